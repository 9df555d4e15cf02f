//! Reads the sums of a period. Whoever asks may see the insights: [`Verb::ReadInsights`].

use std::collections::BTreeMap;

use super::{Day, Running, Sold};
use crate::base::ids::ItemId;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Lang, Money, Result, Verb};
use crate::insights::Thing;
use crate::insights::past;
use crate::insights::period::{Period, fewest};
use crate::insights::sums::{Hour, Part, Span, What};
use crate::menu;
use crate::store::{Read, params};

const HOUR: &str = "sum(orders), sum(pieces), sum(gross), sum(tax), sum(voided), sum(visits), sum(covers),
  sum(service), sum(tips), sum(cooked), sum(late), sum(iif(source = 0, gross, 0))";

/// Whose sums are shown.
///
/// # Errors
/// A fault of the database.
pub fn sources(read: &Read<'_>) -> Result<Vec<i64>> {
    read.rows("SELECT id FROM sum_sources ORDER BY id", [], |r| r.get(0))
}

/// The sums of each source one after the other, by what `sql` groups them by: of a single source they come out of the
/// index in that order, where several at once would have to be sorted row by row.
fn by_source<K: Ord>(
    read: &Read<'_>,
    sql: &str,
    period: Period,
    mut map: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<(K, Hour)>,
) -> Result<Vec<(K, Hour)>> {
    let mut all = Vec::new();
    for source in sources(read)? {
        let of_one = |r: &rusqlite::Row<'_>| map(r).map(|row| all.push(row));
        read.each(sql, [source, period.from.0, period.to.0], of_one)?;
    }
    Ok(merged(all))
}

/// Sums of several sources, each in order, as one.
pub fn merged<K: Ord>(mut all: Vec<(K, Hour)>) -> Vec<(K, Hour)> {
    // One run for each source: the sort merges them.
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().fold(Vec::new(), |mut merged: Vec<(K, Hour)>, (key, sum)| {
        match merged.last_mut().filter(|last| last.0 == key) {
            Some(last) => last.1 = last.1.and(sum),
            None => merged.push((key, sum)),
        }
        merged
    })
}

fn hour(r: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Hour> {
    Ok(Hour {
        orders: r.get(first)?,
        pieces: r.get(first + 1)?,
        gross: r.get(first + 2)?,
        tax: r.get(first + 3)?,
        voided: r.get(first + 4)?,
        visits: r.get(first + 5)?,
        covers: r.get(first + 6)?,
        service: r.get(first + 7)?,
        tips: r.get(first + 8)?,
        cooked: r.get(first + 9)?,
        late: r.get(first + 10)?,
        own: r.get(first + 11)?,
    })
}

/// A period as whole years, months and days, for the sums of what was sold, and how often each counts.
///
/// # Errors
/// A fault of the database.
pub fn parts(read: &Read<'_>, period: Period) -> Result<Vec<(i64, Span, Period)>> {
    let later = "SELECT EXISTS (SELECT 1 FROM sum_hours WHERE source IN (SELECT id FROM sum_sources) AND day > ?1)";
    Ok(fewest(closed(period, read.number(later, [period.to.0])?)))
}

/// One after which nothing is known is read as if its last month and year were over, so that this
/// month's days need not be read one by one.
pub(super) fn closed(period: Period, later: i64) -> Vec<(Span, Period)> {
    let whole = Period {
        to: BusinessDay(Span::Year.next(period.to).0 - 1),
        ..period
    };
    if later == 0 { whole.parts() } else { period.parts() }
}

/// Every day of a period on which something was sold, in order.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn days(read: &Read<'_>, actor: &Actor, period: Period) -> Result<Vec<Day>> {
    actor.may(Verb::ReadInsights)?;
    let sql = format!("SELECT day, {HOUR} FROM sum_hours WHERE source = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY day");
    by_source(read, &sql, period, |r| Ok((BusinessDay(r.get(0)?), hour(r, 1)?)))
}

/// The sums of a period by day and hour.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn hours(read: &Read<'_>, actor: &Actor, period: Period) -> Result<Vec<(BusinessDay, u8, Hour)>> {
    actor.may(Verb::ReadInsights)?;
    let sql = "SELECT day, hour, orders, pieces, gross, tax, voided, visits, covers, service, tips, cooked, late,
                 iif(source = 0, gross, 0)
               FROM sum_hours WHERE source = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, hour";
    let of_each = by_source(read, sql, period, |r| {
        Ok(((BusinessDay(r.get(0)?), r.get(1)?), hour(r, 2)?))
    })?;
    Ok(of_each.into_iter().map(|((day, hour), sum)| (day, hour, sum)).collect())
}

/// The first day of which any sale is known.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn first_day(read: &Read<'_>, actor: &Actor) -> Result<Option<BusinessDay>> {
    actor.may(Verb::ReadInsights)?;
    let first = "SELECT min((SELECT min(day) FROM sum_hours WHERE source = sum_sources.id)) FROM sum_sources";
    let day = read.row(first, [], |r| r.get::<_, Option<i64>>(0))?;
    Ok(day.flatten().map(BusinessDay))
}

/// What was sold in a period by imported sales alone, tax included.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn imported(read: &Read<'_>, actor: &Actor, period: Period) -> Result<Money> {
    actor.may(Verb::ReadInsights)?;
    let sum = "SELECT coalesce(sum(gross), 0) FROM sum_hours
               WHERE source IN (SELECT id FROM sum_sources WHERE id > 0) AND day BETWEEN ?1 AND ?2";
    read.number(sum, [period.from.0, period.to.0]).map(Money)
}

/// What was sold on a day until a minute of the wall clock, on days that end so many minutes after
/// midnight: orders, pieces, gross, covers. For the figures of a day that still runs, and its likes.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn until(read: &Read<'_>, actor: &Actor, day: BusinessDay, minute: i64, cut_over: i64) -> Result<Hour> {
    actor.may(Verb::ReadInsights)?;
    let sums = read.row(
        "SELECT coalesce(sum(orders), 0), coalesce(sum(pieces), 0), coalesce(sum(gross), 0), coalesce(sum(covers), 0), coalesce(sum(iif(source = 0, gross, 0)), 0)
         FROM sum_minutes WHERE source IN (SELECT id FROM sum_sources) AND day = ?1
           AND (minute - ?3 + 1440) % 1440 <= (?2 - ?3 + 1440) % 1440",
        [day.0, minute, cut_over],
        |r| {
            Ok(Hour {
                orders: r.get(0)?,
                pieces: r.get(1)?,
                gross: r.get(2)?,
                covers: r.get(3)?,
                own: r.get(4)?,
                ..Hour::default()
            })
        },
    )?;
    Ok(sums.unwrap_or_default())
}

/// What ran on a day at a minute of the wall clock, as in [`until`]; `None` where nobody counted it: on
/// days of imported sales alone.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn running(
    read: &Read<'_>,
    actor: &Actor,
    day: BusinessDay,
    minute: i64,
    cut_over: i64,
) -> Result<Option<Running>> {
    actor.may(Verb::ReadInsights)?;
    let sum = |what: What| {
        read.row(
            "SELECT count(*), coalesce(sum(iif(upto, n, 0)), 0), coalesce(sum(iif(upto, amount, 0)), 0) FROM
               (SELECT n, amount, (bucket - ?5 + 1440) % 1440 <= (?4 - ?5 + 1440) % 1440 AS upto
                FROM sum_counts WHERE span = ?1 AND what = ?2 AND at = ?3)",
            params![Span::Day as i64, what.word(), day.0, minute, cut_over],
            |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?)),
        )
    };
    let [open, load, made] = [sum(What::Open)?, sum(What::Load)?, sum(What::Made)?].map(Option::unwrap_or_default);
    // Of days before these were counted only what was made could be known.
    Ok((open.0 > 0).then_some(Running {
        open: open.1.max(0),
        load: load.1.max(0),
        made: made.1,
        late: made.2,
    }))
}

/// The last days before one, on the same weekday, on which something was sold; within a quarter of a year.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn likes(read: &Read<'_>, actor: &Actor, day: BusinessDay, most: usize) -> Result<Vec<BusinessDay>> {
    let before = Period {
        from: BusinessDay(day.0 - 91),
        to: BusinessDay(day.0 - 1),
    };
    let sold = days(read, actor, before)?.into_iter().rev();
    let same = sold.filter(|(d, sum)| (day.0 - d.0) % 7 == 0 && sum.orders > 0);
    Ok(same.map(|(d, _)| d).take(most).collect())
}

/// What was sold of each thing, the most first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn things(read: &Read<'_>, actor: &Actor, period: Period, lang: Lang) -> Result<Vec<Sold>> {
    actor.may(Verb::ReadInsights)?;
    let mut all: BTreeMap<Thing, Part> = BTreeMap::new();
    for (times, span, part) in parts(read, period)? {
        let rows = read.rows(
            "SELECT thing, sum(orders), sum(pieces), sum(gross), sum(tax) FROM sum_things
             WHERE source IN (SELECT id FROM sum_sources) AND span = ?1 AND at BETWEEN ?2 AND ?3 GROUP BY thing",
            params![span as i64, part.from.0, part.to.0],
            |r| Ok((Thing(r.get(0)?), [r.get::<_, i64>(1)?, r.get(2)?, r.get(3)?, r.get(4)?])),
        )?;
        for (thing, [orders, pieces, gross, tax]) in rows {
            let sum = all.entry(thing).or_default();
            sum.orders += times * orders;
            sum.pieces += times * pieces;
            sum.gross += times * gross;
            sum.tax += times * tax;
        }
    }
    let mut sold = Vec::new();
    for (thing, part) in all.into_iter().filter(|(_, part)| part.pieces != 0) {
        let (name, category, cost) = names(read, thing, lang)?;
        sold.push(Sold {
            thing,
            name,
            category,
            part,
            cost: cost.map(|c| c.times(part.pieces)),
        });
    }
    sold.sort_by(|a, b| (b.part.gross, &a.name).cmp(&(a.part.gross, &b.name)));
    Ok(sold)
}

/// Name, category and cost of a thing; nothing but empty words for one that nobody knows.
///
/// # Errors
/// A fault of the database.
pub fn names(read: &Read<'_>, thing: Thing, lang: Lang) -> Result<(String, String, Option<Money>)> {
    if thing.0 < 0 {
        let (name, category) = past::queries::name(read, thing.0.wrapping_neg())?;
        return Ok((name, category, None));
    }
    menu::queries::sold_name(read, ItemId(thing.0), lang)
}
