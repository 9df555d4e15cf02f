//! Today as it runs: a live region, painted whenever something was ordered, made, paid or changed.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Card, known, ppm, shown, weekday};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Money, Result};
use crate::insights::report::{Running, change_ppm, queries, rounded};
use crate::insights::sheet::Cell;
use crate::insights::sums::Hour;
use crate::store::Read;
use crate::web::screen::{Op, replace};
use crate::web::ui::Words;
use crate::{insights, orders, settings, tables};

/// How many days like today it is compared with.
const LIKES: usize = 4;

/// Today's numbers against the same weekday's average at the same minute.
#[derive(Template)]
#[template(path = "admin/insights/_today.html")]
pub struct Today {
    t: Words,
    seq: i64,
    /// What was sold, what is expected, what is under way.
    pub cards: Vec<Card>,
    /// With how many days they are compared.
    pub days: usize,
    /// What that is, in words.
    likes: String,
}
impl HtmlSafe for Today {}

/// Today's figures as operations.
///
/// # Errors
/// A fault of the database or a template.
pub fn paint_today(read: &Read<'_>, t: Words, seq: i64) -> Result<Vec<Op>> {
    Ok(vec![replace("today", &Today::new(read, t, seq)?)?])
}

impl Today {
    /// The region as of one state of the house; whoever shows it has asked for the permission.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn new(read: &Read<'_>, t: Words, seq: i64) -> Result<Today> {
        let minute = i64::from(read.local.hour()) * 60 + i64::from(read.local.minute());
        let cut = settings::queries::get(read)?.cut_over_minutes;
        let until = |day: BusinessDay| queries::until(read, &Actor::House, day, minute, cut);
        let days = queries::likes(read, &Actor::House, read.day, LIKES)?;
        let usual = days.iter().try_fold(Hour::default(), |sum, day| Ok::<_, Error>(sum.and(until(*day)?)))?;
        let n = days.len() as i64;
        let mut cards = compared(t, &until(read.day)?, &usual, n);
        cards.extend(forecast(read, t, minute, cut)?);
        cards.extend(running(read, t, &days, (minute, cut))?);
        let at = format!(
            "{} {}:{:02}",
            t.lang.weekday(weekday(read.day)),
            minute / 60,
            minute % 60
        );
        Ok(Today {
            t,
            seq,
            cards,
            days: days.len(),
            likes: match n {
                0 => t.t("insights-no-likes"),
                n => format!("{at} · {}", t.n("insights-likes", n)),
            },
        })
    }
    /// A change in words.
    fn change(&self, ppm: &i64) -> String {
        super::change_words(self.t, *ppm)
    }
    fn way(&self, card: &Card) -> &'static str {
        card.way()
    }
    fn what(&self, title: &str) -> String {
        self.t.t(&format!("what-{title}"))
    }
}

fn compared(t: Words, is: &Hour, usual: &Hour, n: i64) -> Vec<Card> {
    let card = |title: &'static str, [is, of]: [Option<i64>; 2], cell: fn(i64) -> Cell| {
        let (of, change) = match n {
            0 => (None, None),
            _ => (of, is.zip(of).and_then(|(is, of)| change_ppm(is * n, of))),
        };
        let figures = [known(is, cell), known(of.map(|of| rounded(of, n)), cell)];
        let beside = of.map_or(String::new(), |_| {
            t.with("insights-usual", "value", shown(t, &figures[1]))
        });
        Card::new(t, title, figures, change, beside)
    };
    let (money, both) = (
        |v: i64| Cell::Money(Money(v)),
        |of: fn(&Hour) -> i64| [Some(of(is)), Some(of(usual))],
    );
    let average = |h: &Hour| h.average().map(|m| m.0);
    let averages = [average(is), average(usual).map(|of| of * n)];
    let mut all = vec![
        card("figure-gross", both(|h| h.gross), money),
        card("figure-orders", both(|h| h.orders), Cell::Count),
        card("figure-average", averages, money),
    ];
    // Imported sales know of no guests: nobody was counted, which is not zero.
    if is.covers > 0 || usual.covers > 0 || is.orders == 0 && usual.orders == 0 {
        all.insert(2, card("figure-covers", both(|h| h.covers), Cell::Count));
    }
    all
}

/// What today comes to, where enough days like it are known.
fn forecast(read: &Read<'_>, t: Words, minute: i64, cut: i64) -> Result<Option<Card>> {
    let found = insights::forecast::queries::today(read, &Actor::House, minute, cut)?;
    let money = |v: i64| Cell::Money(Money(v));
    Ok(found.map(|f| {
        let [low, high] = [money(f.low), money(f.high)];
        let band = format!("{} – {}", shown(t, &low), shown(t, &high));
        let card = Card::new(t, "figure-forecast", [money(f.likely), Cell::Empty], None, band);
        card.with(vec![("low", low), ("high", high)])
    }))
}

/// What is under way at this moment, beside what usually is; where that was counted.
fn running(read: &Read<'_>, t: Words, days: &[BusinessDay], (minute, cut): (i64, i64)) -> Result<Vec<Card>> {
    let at = |day: BusinessDay| queries::running(read, &Actor::House, day, minute, cut);
    let found: Vec<Running> = days.iter().filter_map(|day| at(*day).transpose()).collect::<Result<_>>()?;
    let usual = found.iter().copied().fold(Running::default(), Running::and);
    let n = found.len() as i64;
    let beside = |was: &Cell| match was {
        Cell::Empty => String::new(),
        was => t.with("insights-usual", "value", shown(t, was)),
    };
    let card = |title: &'static str, is: i64, of: i64| {
        // Of few, a rounded average would say less than its tenth.
        let was = known((n > 0).then(|| of as f64 / n as f64), Cell::Decimal);
        let change = (n > 0).then(|| change_ppm(is * n, of)).flatten();
        let words = beside(&was);
        Card::new(t, title, [Cell::Count(is), was], change, words)
    };
    let late = |running: Running| running.late_ppm();
    let (is, of) = (at(read.day)?.and_then(late), late(usual));
    let change = is.zip(of).and_then(|(is, of)| change_ppm(is, of));
    let [is, was] = [is, of].map(|part| known(part, ppm));
    let words = beside(&was);
    let open = tables::queries::list_open_visits(read)?.len() as i64;
    Ok(vec![
        card("figure-open", open, usual.open),
        card("figure-making", orders::queries::making(read)?, usual.load),
        Card::new(t, "figure-late-today", [is, was], change, words),
    ])
}
