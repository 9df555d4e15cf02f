//! Today as it runs: a live region, painted whenever something was ordered, made, paid or changed.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Card, weekday};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Money, Result};
use crate::insights::report::{Running, change_ppm, queries, rounded};
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
    cards: Vec<Card>,
    /// What they are compared with.
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
    let card = |title: &'static str, shown: &dyn Fn(i64) -> String, is: i64, of: i64| Card {
        title,
        value: shown(is),
        change: (n > 0).then(|| change_ppm(is * n, of)).flatten(),
        beside: match n {
            0 => String::new(),
            _ => t.with("insights-usual", "value", shown(rounded(of, n))),
        },
    };
    let (money, count) = (|v: i64| t.money(Money(v)), |v: i64| t.lang.count(v));
    let average = |h: &Hour| h.average().unwrap_or_default().0;
    let mut all = vec![
        card("figure-gross", &money, is.gross, usual.gross),
        card("figure-orders", &count, is.orders, usual.orders),
        card("figure-average", &money, average(is), average(usual) * n.max(1)),
    ];
    // Imported sales know of no guests: nobody was counted, which is not zero.
    if is.covers > 0 || usual.covers > 0 || is.orders == 0 && usual.orders == 0 {
        all.insert(2, card("figure-covers", &count, is.covers, usual.covers));
    }
    all
}

/// What today comes to, where enough days like it are known.
fn forecast(read: &Read<'_>, t: Words, minute: i64, cut: i64) -> Result<Option<Card>> {
    let found = insights::forecast::queries::today(read, &Actor::House, minute, cut)?;
    let money = |v: i64| t.money(Money(v));
    Ok(found.map(|f| Card {
        title: "figure-forecast",
        value: money(f.likely),
        change: None,
        beside: format!("{} – {}", money(f.low), money(f.high)),
    }))
}

/// What is under way at this moment, beside what usually is; where that was counted.
fn running(read: &Read<'_>, t: Words, days: &[BusinessDay], (minute, cut): (i64, i64)) -> Result<Vec<Card>> {
    let at = |day: BusinessDay| queries::running(read, &Actor::House, day, minute, cut);
    let known: Vec<Running> = days.iter().filter_map(|day| at(*day).transpose()).collect::<Result<_>>()?;
    let usual = known.iter().copied().fold(Running::default(), Running::and);
    let n = known.len() as i64;
    let card = |title: &'static str, is: i64, of: i64| Card {
        title,
        value: t.lang.count(is),
        change: (n > 0).then(|| change_ppm(is * n, of)).flatten(),
        beside: match n {
            0 => String::new(),
            // Of few, a rounded average would say less than its tenth.
            _ => t.with("insights-usual", "value", t.lang.decimal(of as f64 / n as f64, 1)),
        },
    };
    let late = |running: Running| running.late_ppm();
    let share = |ppm: i64| t.lang.share(ppm as f64 / 1e6);
    let (is, was) = (at(read.day)?.and_then(late), late(usual));
    Ok(vec![
        card(
            "figure-open",
            tables::queries::list_open_visits(read)?.len() as i64,
            usual.open,
        ),
        card("figure-making", orders::queries::making(read)?, usual.load),
        Card {
            title: "figure-late-today",
            value: is.map_or("–".into(), share),
            change: is.zip(was).and_then(|(is, was)| change_ppm(is, was)),
            beside: was.map_or(String::new(), |was| t.with("insights-usual", "value", share(was))),
        },
    ])
}
