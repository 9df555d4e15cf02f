//! The house as its facts tell it, put together in another way than the program does: from the JSON of the
//! event table alone. What the program stores beside the facts must be the same.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;

/// How carts, orders, payments and visits stand.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Visit, business day, number of the day, way to pay, whether something is left to do.
    pub orders: BTreeMap<i64, (i64, i64, i64, String, bool)>,
    /// Order, visit, number, item, revision, station; quantity, price of one, tax; where it stands.
    pub lines: BTreeMap<i64, ([i64; 6], [i64; 3], String)>,
    /// The chosen options of a line with their prices.
    pub options: BTreeSet<(i64, i64, i64)>,
    /// Item, options and quantity of a visit's line that was not sent.
    pub cart: BTreeMap<(i64, i64), (i64, Value, i64)>,
    /// Visit, method, amount, tip, business day.
    pub payments: BTreeMap<i64, (i64, String, i64, i64, i64)>,
    /// Table, and whether it is closed.
    pub visits: BTreeMap<i64, (i64, bool)>,
}

/// What is wrong with a database, in sentences: its own integrity, gaps in the facts and in the orders'
/// numbers, and facts that tell another story than the tables.
pub fn complaints(db: &Connection) -> Vec<String> {
    let mut found = Vec::new();
    let whole: String = db.query_row("PRAGMA integrity_check", [], |r| r.get(0)).expect("a check");
    if whole != "ok" {
        return vec![format!("integrity_check: {whole}")];
    }
    let strays: i64 = db
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))
        .expect("a check");
    if strays > 0 {
        found.push(format!("{strays} rows lead nowhere"));
    }
    let (told, gaps) = from_facts(db);
    found.extend(gaps);
    let stored = stored(db);
    if told != stored {
        found.push(format!("the facts tell {told:#?}, but stored is {stored:#?}"));
    }
    let mut days: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (_, day, number, ..) in stored.orders.values() {
        days.entry(*day).or_default().push(*number);
    }
    for (day, mut numbers) in days {
        numbers.sort_unstable();
        if numbers.iter().zip(1..).any(|(number, expected)| *number != expected) {
            found.push(format!("the orders of day {day} are numbered {numbers:?}"));
        }
    }
    found
}

/// One fact.
struct Fact {
    seq: i64,
    day: i64,
    visit: Option<i64>,
    payload: Value,
}

impl Fact {
    fn number(&self, field: &str) -> i64 {
        number(&self.payload, field)
    }
    fn of_visit(&self) -> i64 {
        self.visit.expect("a visit")
    }
}

fn number(value: &Value, field: &str) -> i64 {
    value[field].as_i64().unwrap_or_else(|| panic!("no number {field} in {value}"))
}

fn word(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no word {field} in {value}")).to_string()
}

/// Puts the house together from its facts, and says where some are missing. The facts of a cart are
/// dropped when its visit closes: before that fact there may be gaps, after the last such none.
fn from_facts(db: &Connection) -> (Standing, Vec<String>) {
    let mut house = Standing::default();
    let (mut last, mut gap) = (0, 0);
    let mut gaps = Vec::new();
    for fact in facts(db) {
        if fact.seq != last + 1 {
            gap = last + 1;
        }
        last = fact.seq;
        if fact.payload["kind"] == "VisitClosed" {
            gap = 0;
        }
        house.take(&fact);
    }
    if gap > 0 {
        gaps.push(format!("fact {gap} is missing, and no visit was closed since"));
    }
    (house, gaps)
}

fn facts(db: &Connection) -> Vec<Fact> {
    let sql = "SELECT seq, business_day, visit_id, payload FROM events ORDER BY seq";
    let mut ask = db.prepare(sql).expect("the facts");
    let rows = ask.query_map([], |r| {
        let text: String = r.get(3)?;
        let payload = serde_json::from_str(&text).expect("JSON");
        let (seq, day, visit) = (r.get(0)?, r.get(1)?, r.get(2)?);
        Ok(Fact {
            seq,
            day,
            visit,
            payload,
        })
    });
    rows.expect("the facts").map(|row| row.expect("a fact")).collect()
}

impl Standing {
    fn take(&mut self, fact: &Fact) {
        let p = &fact.payload;
        match p["kind"].as_str().unwrap_or_default() {
            "VisitOpened" => {
                self.visits.insert(fact.number("visit"), (fact.number("table"), false));
            }
            "VisitClosed" => {
                self.visits.get_mut(&fact.number("visit")).expect("a visit that was opened").1 = true;
            }
            "LineAdded" => {
                let line = (fact.number("item"), p["options"].clone(), fact.number("quantity"));
                let twice = self.cart.insert((fact.of_visit(), fact.number("line")), line);
                assert!(twice.is_none(), "line added twice: {p}");
            }
            "LineChanged" => {
                let line = self.cart.get_mut(&(fact.of_visit(), fact.number("line")));
                line.expect("a line that was added").2 = fact.number("quantity");
            }
            "LineRemoved" => {
                self.cart.remove(&(fact.of_visit(), fact.number("line")));
            }
            "OrderPlaced" => self.place(fact),
            "LineStepped" => {
                let line = self.lines.get_mut(&fact.number("line")).expect("a line that was placed");
                assert_eq!(line.2, word(p, "from"), "a step from elsewhere: {p}");
                line.2 = word(p, "to");
            }
            "OrderCompleted" => self.orders.get_mut(&fact.number("order")).expect("an order").4 = false,
            "OrderReopened" => self.orders.get_mut(&fact.number("order")).expect("an order").4 = true,
            "PaymentTaken" => {
                let (visit, method) = (fact.number("visit"), word(p, "method"));
                let payment = (visit, method, fact.number("amount"), fact.number("tip"), fact.day);
                let twice = self.payments.insert(fact.number("bill"), payment);
                assert!(twice.is_none(), "paid twice: {p}");
            }
            _ => {}
        }
    }

    fn place(&mut self, fact: &Fact) {
        let (p, visit, order) = (&fact.payload, fact.of_visit(), fact.number("order"));
        let stands = (visit, fact.day, fact.number("number"), word(p, "pay"), true);
        let twice = self.orders.insert(order, stands);
        assert!(twice.is_none(), "placed twice: {p}");
        for line in p["lines"].as_array().expect("lines") {
            let n = |field| number(line, field);
            self.cart.remove(&(visit, n("number")));
            let what = [order, visit, n("number"), n("item"), n("revision"), n("station")];
            let counted = [n("quantity"), n("unit"), n("tax_ppm")];
            self.lines.insert(n("line"), (what, counted, word(line, "state")));
            for option in line["options"].as_array().expect("options") {
                let (id, delta) = (option[0].as_i64(), option[1].as_i64());
                self.options.insert((n("line"), id.expect("an option"), delta.expect("a price")));
            }
        }
    }
}

/// The rows of a question, each as `map` reads it.
fn rows<T, C: FromIterator<T>>(
    db: &Connection,
    sql: &str,
    map: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> C {
    let mut ask = db.prepare(sql).expect("a question");
    let rows = ask.query_map([], map).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

/// How the tables stand.
fn stored(db: &Connection) -> Standing {
    let orders = "SELECT id, visit_id, business_day, number, pay, open FROM orders";
    let lines = "SELECT id, order_id, visit_id, number, item_id, revision, station_id, quantity, unit_price, tax_ppm,
                        state FROM order_lines";
    let payments = "SELECT id, visit_id, method, amount, tip, business_day FROM bills";
    Standing {
        orders: rows(db, orders, |r| {
            Ok((r.get(0)?, (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))
        }),
        lines: rows(db, lines, |r| {
            let what = [r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?];
            Ok((r.get(0)?, (what, [r.get(7)?, r.get(8)?, r.get(9)?], r.get(10)?)))
        }),
        options: rows(db, "SELECT line_id, option_id, delta FROM order_line_options", |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        }),
        cart: rows(
            db,
            "SELECT visit_id, number, item_id, options, quantity FROM cart_lines",
            |r| {
                let options: String = r.get(3)?;
                let options = serde_json::from_str(&options).expect("JSON");
                Ok(((r.get(0)?, r.get(1)?), (r.get(2)?, options, r.get(4)?)))
            },
        ),
        payments: rows(db, payments, |r| {
            Ok((r.get(0)?, (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))
        }),
        visits: rows(db, "SELECT id, table_id, closed_ms IS NOT NULL FROM visits", |r| {
            Ok((r.get(0)?, (r.get(1)?, r.get(2)?)))
        }),
    }
}
