//! What was acknowledged, what was asked and never answered, and whether the database agrees.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use comanda::store::RequestKey;
use reqwest::Method;
use rusqlite::Connection;
use serde_json::Value;
use tokio::time::sleep;

use super::support::api::{Client, Told};
use super::support::chance::Chance;

/// An order as it was asked for: its visit, and the notes of its lines, of which no two are the same.
pub type Wanted = (i64, BTreeSet<String>);

#[derive(Default)]
struct Ledger {
    /// Notes of lines that were put into a cart, with their visit.
    lines: HashMap<String, i64>,
    /// Notes of lines that were asked for and given up.
    lost_lines: HashSet<String>,
    /// The number of each order with what it holds.
    orders: Vec<(i64, Wanted)>,
    lost_orders: Vec<Wanted>,
    /// Line, from, to.
    steps: Vec<(i64, String, String)>,
    /// Visit, amount, tip.
    payments: Vec<(i64, i64, i64)>,
    lost_payments: Vec<(i64, i64, i64)>,
    closed: HashSet<i64>,
    /// How many of them had to be asked for again, because the program died over the closing.
    closed_again: usize,
    /// Order numbers that a screen has shown.
    shown: HashSet<i64>,
    /// Requests that got no answer, by the life of the program that they died with.
    unanswered: Vec<(usize, String)>,
    /// The keys that were on the disk when each life ended.
    on_disk: Vec<HashSet<String>>,
}

/// What everybody shares.
pub struct World {
    seed: u64,
    ledger: Mutex<Ledger>,
    lives: AtomicUsize,
    in_flight: AtomicUsize,
    acknowledged: AtomicUsize,
    screens: AtomicUsize,
    notes: AtomicUsize,
    over: AtomicBool,
}

/// What came of asking until there was an answer.
pub enum Outcome {
    /// The answer, and whether an attempt before it got none.
    Told(Told, bool),
    /// It got no answer, and nobody asked again.
    GivenUp,
}

/// What happened, in numbers.
pub struct Sums {
    pub acknowledged: usize,
    pub unanswered: usize,
    pub lines: usize,
    pub orders: usize,
    pub steps: usize,
    pub payments: usize,
    pub given_up: usize,
    pub closed: usize,
    pub closed_again: usize,
    pub screens: usize,
}

impl std::fmt::Display for Sums {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} requests acknowledged: {} lines, {} orders, {} steps, {} payments, {} visits closed, {} of them asked for again; \
             {} attempts got no answer, {} of them were given up; screens came {} times",
            self.acknowledged,
            self.lines,
            self.orders,
            self.steps,
            self.payments,
            self.closed,
            self.closed_again,
            self.unanswered,
            self.given_up,
            self.screens
        )
    }
}

impl World {
    pub fn new(seed: u64) -> World {
        World {
            seed,
            ledger: Mutex::default(),
            lives: AtomicUsize::new(0),
            in_flight: AtomicUsize::new(0),
            acknowledged: AtomicUsize::new(0),
            screens: AtomicUsize::new(0),
            notes: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        }
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().expect("a ledger that nobody has torn")
    }

    /// Somebody's own chance.
    pub fn chance(&self, who: u64) -> Chance {
        Chance::new(self.seed ^ (who + 1).wrapping_mul(0x5851_f42d_4c95_7f2d))
    }
    pub fn stop(&self) {
        self.over.store(true, Ordering::SeqCst);
    }
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
    pub fn under_way(&self) -> usize {
        self.in_flight.load(Ordering::SeqCst)
    }
    /// The program has died, and these keys were on the disk.
    pub fn died(&self, on_disk: HashSet<String>) {
        self.ledger().on_disk.push(on_disk);
        self.lives.fetch_add(1, Ordering::SeqCst);
    }
    /// A note that no other line has.
    pub fn note(&self) -> String {
        format!("n{}", self.notes.fetch_add(1, Ordering::SeqCst))
    }

    pub fn line(&self, visit: i64, note: String) {
        self.ledger().lines.insert(note, visit);
    }
    pub fn lost_line(&self, note: String) {
        self.ledger().lost_lines.insert(note);
    }
    pub fn order(&self, number: i64, wanted: Wanted) {
        self.ledger().orders.push((number, wanted));
    }
    pub fn lost_order(&self, wanted: Wanted) {
        self.ledger().lost_orders.push(wanted);
    }
    pub fn step(&self, line: i64, from: &str, to: &str) {
        self.ledger().steps.push((line, from.into(), to.into()));
    }
    pub fn payment(&self, payment: (i64, i64, i64)) {
        self.ledger().payments.push(payment);
    }
    pub fn lost_payment(&self, payment: (i64, i64, i64)) {
        self.ledger().lost_payments.push(payment);
    }
    pub fn closed(&self, visit: i64, again: bool) {
        let mut ledger = self.ledger();
        ledger.closed.insert(visit);
        ledger.closed_again += usize::from(again);
    }
    pub fn showed(&self, orders: impl IntoIterator<Item = i64>) {
        self.ledger().shown.extend(orders);
    }
    pub fn screen_came(&self) {
        self.screens.fetch_add(1, Ordering::SeqCst);
    }

    /// Asks until there is an answer. `lets_go` says, after an attempt that the program died with, whether
    /// nobody asks again.
    pub async fn ask(
        &self,
        client: &Client,
        method: Method,
        path: &str,
        body: Option<&Value>,
        mut lets_go: impl FnMut() -> bool,
    ) -> Outcome {
        const AGAIN: Duration = Duration::from_millis(25);
        let key = RequestKey::fresh().expect("a key");
        let mut lost = false;
        loop {
            let life = self.lives.load(Ordering::SeqCst);
            self.in_flight.fetch_add(1, Ordering::SeqCst);
            let told = client.try_ask(method.clone(), path, body, key.as_str()).await;
            self.in_flight.fetch_sub(1, Ordering::SeqCst);
            match told {
                Ok((429 | 503, ..)) => {}
                Ok(told) => {
                    self.acknowledged.fetch_add(1, Ordering::SeqCst);
                    return Outcome::Told(told, lost);
                }
                // Nobody was there to hear it.
                Err(e) if e.is_connect() => {}
                Err(_) => {
                    lost = true;
                    self.ledger().unanswered.push((life, key.as_str().to_string()));
                    if lets_go() {
                        return Outcome::GivenUp;
                    }
                }
            }
            sleep(AGAIN).await;
        }
    }

    /// Asks until there is an answer, whatever happens.
    pub async fn told(&self, client: &Client, method: Method, path: &str, body: Option<&Value>) -> (Told, bool) {
        match self.ask(client, method, path, body, || false).await {
            Outcome::Told(told, lost) => (told, lost),
            Outcome::GivenUp => unreachable!("it never lets go"),
        }
    }

    /// How many kills came after the commit of a request and before its answer.
    pub fn kills_between_commit_and_answer(&self) -> usize {
        let ledger = self.ledger();
        let met = |(life, keys): &(usize, &HashSet<String>)| {
            ledger.unanswered.iter().any(|(at, key)| at == life && keys.contains(key))
        };
        ledger.on_disk.iter().enumerate().filter(met).count()
    }

    pub fn sums(&self) -> Sums {
        let ledger = self.ledger();
        Sums {
            acknowledged: self.acknowledged.load(Ordering::SeqCst),
            unanswered: ledger.unanswered.len(),
            lines: ledger.lines.len(),
            orders: ledger.orders.len(),
            steps: ledger.steps.len(),
            payments: ledger.payments.len(),
            given_up: ledger.lost_lines.len() + ledger.lost_orders.len() + ledger.lost_payments.len(),
            closed: ledger.closed.len(),
            closed_again: ledger.closed_again,
            screens: self.screens.load(Ordering::SeqCst),
        }
    }

    /// Where the database is not what was acknowledged, in sentences.
    pub fn complaints(&self, db: &Connection) -> Vec<String> {
        let ledger = self.ledger();
        let mut wrong = ledger.of_lines(db);
        wrong.extend(ledger.of_orders(db));
        wrong.extend(ledger.of_steps(db));
        wrong.extend(ledger.of_payments(db));
        wrong.extend(ledger.of_closings(db));
        wrong
    }
}

/// Counts equal rows of a question.
fn count<K: Ord>(
    db: &Connection,
    sql: &str,
    map: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<K>,
) -> BTreeMap<K, usize> {
    let mut ask = db.prepare(sql).expect("a question");
    let mut counted = BTreeMap::new();
    for row in ask.query_map([], map).expect("rows") {
        *counted.entry(row.expect("a row")).or_default() += 1;
    }
    counted
}

impl Ledger {
    fn of_lines(&self, db: &Connection) -> Vec<String> {
        let mut wrong = Vec::new();
        let there = count(
            db,
            "SELECT note FROM cart_lines UNION ALL SELECT note FROM order_lines",
            |r| r.get::<_, String>(0),
        );
        for (note, visit) in &self.lines {
            let found = there.get(note).copied().unwrap_or(0);
            // What lay in the cart of a visit that was closed is gone.
            let least = usize::from(!self.closed.contains(visit));
            if found < least || found > 1 {
                wrong.push(format!("line {note} of visit {visit} is there {found} times"));
            }
        }
        for (note, found) in &there {
            let known = self.lines.contains_key(note) || self.lost_lines.contains(note);
            if !known || *found > 1 {
                wrong.push(format!("line {note} is there {found} times, known: {known}"));
            }
        }
        wrong
    }

    fn of_orders(&self, db: &Connection) -> Vec<String> {
        let mut wrong = Vec::new();
        let sql =
            "SELECT o.number, o.visit_id, group_concat(l.note) FROM orders o JOIN order_lines l ON l.order_id = o.id
                   GROUP BY o.id";
        let there = count(db, sql, |r| {
            let notes: String = r.get(2)?;
            let wanted: Wanted = (r.get(1)?, notes.split(',').map(String::from).collect());
            Ok((r.get::<_, i64>(0)?, wanted))
        });
        let mut acknowledged = BTreeSet::new();
        for order in &self.orders {
            if !acknowledged.insert(order) {
                wrong.push(format!("order {order:?} was acknowledged as two"));
            }
            if there.get(order).copied().unwrap_or(0) != 1 {
                wrong.push(format!("order {order:?} is there {:?} times", there.get(order)));
            }
        }
        let mut given_up = self.lost_orders.clone();
        for order in there.keys().filter(|o| !acknowledged.contains(o)) {
            match given_up.iter().position(|wanted| *wanted == order.1) {
                Some(at) => drop(given_up.swap_remove(at)),
                None => wrong.push(format!("nobody asked for order {order:?}")),
            }
        }
        let numbers: HashSet<i64> = there.keys().map(|(number, _)| *number).collect();
        for number in self.shown.difference(&numbers) {
            wrong.push(format!("a screen has shown order {number}, which is not there"));
        }
        wrong
    }

    fn of_closings(&self, db: &Connection) -> Vec<String> {
        let there = count(db, "SELECT id FROM visits WHERE closed_ms IS NOT NULL", |r| {
            r.get::<_, i64>(0)
        });
        let there: HashSet<i64> = there.into_keys().collect();
        let lost = self.closed.difference(&there).map(|visit| format!("visit {visit} is open again"));
        let strange = there.difference(&self.closed).map(|visit| format!("nobody closed visit {visit}"));
        lost.chain(strange).collect()
    }

    fn of_steps(&self, db: &Connection) -> Vec<String> {
        let sql = "SELECT payload ->> 'line', payload ->> 'from', payload ->> 'to' FROM events
                   WHERE feature = 'orders' AND payload ->> 'kind' = 'LineStepped'";
        let there = count(db, sql, |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?))
        });
        let mut wrong = Vec::new();
        let mut asked = BTreeSet::new();
        for step in &self.steps {
            asked.insert(step);
            if there.get(step) != Some(&1) {
                wrong.push(format!("step {step:?} is there {:?} times", there.get(step)));
            }
        }
        let strange = there.keys().filter(|step| !asked.contains(step));
        wrong.extend(strange.map(|step| format!("nobody took the step {step:?}")));
        wrong
    }

    fn of_payments(&self, db: &Connection) -> Vec<String> {
        let there = count(db, "SELECT visit_id, amount - tip, tip FROM bills", |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?))
        });
        let times = |list: &[(i64, i64, i64)], one| list.iter().filter(|p| *p == one).count();
        let all: BTreeSet<_> = there.keys().chain(&self.payments).chain(&self.lost_payments).collect();
        let mut wrong = Vec::new();
        for payment in all {
            let found = there.get(payment).copied().unwrap_or(0);
            let least = times(&self.payments, payment);
            if found < least || found > least + times(&self.lost_payments, payment) {
                wrong.push(format!(
                    "payment {payment:?} is there {found} times, acknowledged {least}"
                ));
            }
        }
        wrong
    }
}
