//! Today, as it runs, and the period's totals and trend.

use super::{Card, Content, Scope, Section, known, sheet, shown, weekday};
use crate::base::time::BusinessDay;
use crate::base::{Money, Result};
use crate::insights::period::{Length, Period};
use crate::insights::report::{Day, change_ppm, queries, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::{Hour, first_of_month};
use crate::store::Read;
use crate::web::ui::chart::{self, Point};

/// How many days like today it is compared with.
const LIKES: usize = 4;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let (today, likes) = today(read, scope)?;
    let is = days(read, scope, scope.period)?;
    let was = days(read, scope, scope.other)?;
    let (sum, before) = (total(&is), total(&was));
    let lengthy = scope.period.days() > 92;
    let trend = if scope.period.days() == 1 {
        by_hour(read, scope)?
    } else if lengthy {
        by_month(scope, &is, &was)
    } else {
        by_day(scope, &is, &was)
    };
    let mut sections = vec![trend];
    if lengthy {
        sections.push(Section::of(table(scope, "days", "sheet-days", &is, Cell::Day)));
    }
    Ok(Content {
        today,
        likes,
        cards: cards(scope, &sum, &before),
        sections,
    })
}

fn total(days: &[Day]) -> Hour {
    days.iter().fold(Hour::default(), |sum, (_, day)| sum.and(*day))
}

/// The days of a period. Of the last day that is like today only as much as has passed today counts.
fn days(read: &Read<'_>, scope: &Scope, period: Period) -> Result<Vec<Day>> {
    let mut all = queries::days(read, &scope.actor, period)?;
    if scope.runs() && !period.has(scope.today) {
        if let Some((day, sum)) = all.last_mut().filter(|(day, _)| *day == period.to) {
            let (minute, cut) = (scope.minute, scope.house.cut_over_minutes);
            *sum = queries::until(read, &scope.actor, *day, minute, cut)?;
        }
    }
    Ok(all)
}

/// Today's numbers against the same weekday's average at the same minute.
fn today(read: &Read<'_>, scope: &Scope) -> Result<(Vec<Card>, String)> {
    let (minute, cut, t) = (scope.minute, scope.house.cut_over_minutes, scope.t);
    let until = |day: BusinessDay| queries::until(read, &scope.actor, day, minute, cut);
    let likes = queries::likes(read, &scope.actor, scope.today, LIKES)?;
    let usual = likes.iter().try_fold(Hour::default(), |sum, day| {
        Ok::<_, crate::base::Error>(sum.and(until(*day)?))
    })?;
    let (is, n) = (until(scope.today)?, likes.len() as i64);
    let card = |title: &'static str, value: String, is: i64, of: i64, shown: &dyn Fn(i64) -> String| Card {
        title,
        value,
        change: (n > 0).then(|| change_ppm(is * n, of)).flatten(),
        beside: match n {
            0 => String::new(),
            _ => t.with("insights-usual", "value", shown(rounded(of, n))),
        },
    };
    let (money, count) = (|v: i64| t.money(Money(v)), |v: i64| t.lang.count(v));
    let average = |h: &Hour| h.average().unwrap_or_default().0;
    let cards = vec![
        card("figure-gross", money(is.gross), is.gross, usual.gross, &money),
        card("figure-orders", count(is.orders), is.orders, usual.orders, &count),
        card("figure-covers", count(is.covers), is.covers, usual.covers, &count),
        card(
            "figure-average",
            money(average(&is)),
            average(&is),
            average(&usual) * n.max(1),
            &money,
        ),
    ];
    let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
    let weekday = t.lang.weekday(weekday(scope.today));
    let said = match n {
        0 => t.t("insights-no-likes"),
        n => format!("{} · {weekday} {clock}", t.n("insights-likes", n)),
    };
    Ok((cards, said))
}

fn cards(scope: &Scope, sum: &Hour, before: &Hour) -> Vec<Card> {
    let t = scope.t;
    let card = |title: &'static str, value: String, is: i64, was: i64, shown: String| Card {
        title,
        value,
        change: change_ppm(is, was),
        beside: shown,
    };
    let was = |words: String| t.with("insights-was", "value", words);
    let money = |title, is: i64, of: i64| card(title, t.money(Money(is)), is, of, was(t.money(Money(of))));
    let count = |title, is: i64, of: i64| card(title, t.lang.count(is), is, of, was(t.lang.count(of)));
    let maybe = |title, is: Option<Money>, of: Option<Money>| {
        let shown = |m: Option<Money>| m.map_or("–".into(), |m| t.money(m));
        let (a, b) = (is.unwrap_or_default().0, of.unwrap_or_default().0);
        card(title, shown(is), a, b, was(shown(of)))
    };
    let pieces = |h: &Hour| (h.orders > 0).then(|| Cell::Decimal(h.pieces as f64 / h.orders as f64));
    let mut all = vec![
        money("figure-gross", sum.gross, before.gross),
        money("figure-net", sum.net().0, before.net().0),
        money("figure-tax", sum.tax, before.tax),
        count("figure-orders", sum.orders, before.orders),
        maybe("figure-average", sum.average(), before.average()),
        card(
            "figure-pieces",
            pieces(sum).map_or("–".into(), |c| shown(t, &c)),
            sum.pieces * before.orders,
            before.pieces * sum.orders,
            was(pieces(before).map_or("–".into(), |c| shown(t, &c))),
        ),
        money("figure-voided", sum.voided, before.voided),
    ];
    // What nobody counted is absent and not zero.
    if sum.covers > 0 || before.covers > 0 {
        all.push(count("figure-covers", sum.covers, before.covers));
        all.push(maybe("figure-per-cover", sum.per_cover(), before.per_cover()));
    }
    for (title, is, of) in [
        ("figure-tips", sum.tips, before.tips),
        ("figure-service", sum.service, before.service),
    ] {
        if is > 0 || of > 0 {
            all.push(money(title, is, of));
        }
    }
    all
}

const COLUMNS: [&str; 8] = [
    "figure-when",
    "figure-gross",
    "figure-net",
    "figure-tax",
    "figure-orders",
    "figure-average",
    "figure-covers",
    "figure-voided",
];

fn row(first: Cell, sum: &Hour) -> Vec<Cell> {
    vec![
        first,
        Cell::Money(sum.gross()),
        Cell::Money(sum.net()),
        Cell::Money(Money(sum.tax)),
        Cell::Count(sum.orders),
        known(sum.average(), Cell::Money),
        known(Some(sum.covers).filter(|n| *n > 0), Cell::Count),
        Cell::Money(Money(sum.voided)),
    ]
}

fn table(_: &Scope, name: &'static str, title: &'static str, days: &[Day], first: fn(BusinessDay) -> Cell) -> Sheet {
    let rows = days.iter().map(|(day, sum)| row(first(*day), sum));
    sheet(name, title, &COLUMNS, rows.collect())
}

/// A point of the chart: revenue, and what it was in the period that it is compared with.
fn point(scope: &Scope, label: String, named: &str, is: i64, other: Option<i64>) -> Point {
    let t = scope.t;
    let beside = other.map(|o| format!(" · {}", t.with("insights-was", "value", t.money(Money(o)))));
    Point {
        label,
        value: is,
        other,
        title: format!("{named}: {}{}", t.money(Money(is)), beside.unwrap_or_default()),
    }
}

fn drawn(scope: &Scope, sheet: Sheet, points: &[Point]) -> Section {
    let t = scope.t;
    let best = points.iter().max_by_key(|p| p.value).filter(|p| p.value > 0);
    let scale = |v: i64| {
        let words = t.money(Money(v));
        // Cents at an axis say nothing.
        words.replace(&format!("{}00", t.lang.number_style().decimal), "")
    };
    Section {
        says: best.map_or(String::new(), |p| t.with("insights-best", "value", &p.title)),
        drawing: (!points.is_empty()).then(|| chart::columns(points, scale)),
        ..Section::of(sheet)
    }
}

fn by_day(scope: &Scope, is: &[Day], was: &[Day]) -> Section {
    let t = scope.t;
    let at = |days: &[Day], day: i64| days.iter().find(|(d, _)| d.0 == day).map(|(_, sum)| sum.gross);
    let mut points = Vec::new();
    for n in 0..scope.period.days() {
        let day = BusinessDay(scope.period.from.0 + n);
        let other = scope.other.from.0 + n;
        let label = match scope.length {
            Length::Week => t.lang.weekday_short(weekday(day)),
            _ => day.date().strftime("%-d.%-m.").to_string(),
        };
        let other = (other <= scope.other.to.0).then(|| at(was, other).unwrap_or_default());
        let named = t.lang.day(day);
        points.push(point(scope, label, &named, at(is, day.0).unwrap_or_default(), other));
    }
    drawn(scope, table(scope, "days", "sheet-days", is, Cell::Day), &points)
}

fn by_month(scope: &Scope, is: &[Day], was: &[Day]) -> Section {
    let months = |days: &[Day]| {
        let mut all: Vec<Day> = Vec::new();
        for (day, sum) in days {
            let month = first_of_month(*day);
            match all.last_mut().filter(|(last, _)| *last == month) {
                Some((_, all)) => *all = all.and(*sum),
                None => all.push((month, *sum)),
            }
        }
        all
    };
    let (is, was) = (months(is), months(was));
    // The nth month of one beside the nth of the other.
    let index = |from: BusinessDay, day: BusinessDay| {
        let (a, b) = (from.date(), day.date());
        i32::from(b.year() - a.year()) * 12 + i32::from(b.month() - a.month())
    };
    let points: Vec<Point> = is
        .iter()
        .map(|(month, sum)| {
            let n = index(scope.period.from, *month);
            let other = was.iter().find(|(m, _)| index(scope.other.from, *m) == n).map(|(_, s)| s.gross);
            let named = scope.t.lang.month_short(month.date().year(), month.date().month().unsigned_abs());
            point(scope, named.clone(), &named, sum.gross, other)
        })
        .collect();
    drawn(
        scope,
        table(scope, "months", "sheet-months", &is, |day| {
            Cell::Month(day.date().year(), day.date().month().unsigned_abs())
        }),
        &points,
    )
}

fn by_hour(read: &Read<'_>, scope: &Scope) -> Result<Section> {
    let order = |hour: i64| (hour * 60 - scope.house.cut_over_minutes + 1_440) % 1_440;
    let ask = |period: Period| queries::hours(read, &scope.actor, period);
    let mut is = ask(scope.period)?;
    let was = ask(scope.other)?;
    is.sort_by_key(|(_, hour, _)| order(i64::from(*hour)));
    let points: Vec<Point> = is
        .iter()
        .map(|(_, hour, sum)| {
            let other = was.iter().find(|(_, h, _)| h == hour).map(|(_, _, s)| s.gross);
            let named = format!("{hour:02}:00");
            point(scope, named.clone(), &named, sum.gross, other)
        })
        .collect();
    let rows = is.iter().map(|(_, hour, sum)| row(Cell::Hour(*hour), sum));
    let sheet = sheet("hours", "sheet-hours", &COLUMNS, rows.collect());
    Ok(drawn(scope, sheet, &points))
}
