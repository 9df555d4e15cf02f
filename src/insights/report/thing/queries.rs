//! Reads what things do: one by itself, and what goes together. Whoever asks may see the insights: [`Verb::ReadInsights`].

use std::collections::{BTreeMap, HashMap};

use crate::base::ids::OptionId;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Lang, Result, Verb};
use crate::insights::period::Period;
use crate::insights::report::queries::{merged, parts, sources};
use crate::insights::report::{Chosen, Pair, Sold, rounded};
use crate::insights::sums::{Hour, Span};
use crate::insights::{Thing, past};
use crate::menu;
use crate::store::{Read, params};

/// Revenue of each thing on a day, in the hours that are asked for.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn in_hours(
    read: &Read<'_>,
    actor: &Actor,
    day: BusinessDay,
    asked: impl Fn(u8) -> bool,
) -> Result<BTreeMap<Thing, i64>> {
    actor.may(Verb::ReadInsights)?;
    let mut all: BTreeMap<Thing, i64> = BTreeMap::new();
    read.each(
        "SELECT thing, hour, sum_thing_hours.gross FROM sum_things JOIN sum_thing_hours USING (thing, source)
         WHERE source IN (SELECT id FROM sum_sources) AND span = ?2 AND at = ?1 AND day = ?1",
        params![day.0, Span::Day as i64],
        |r| {
            if asked(r.get(1)?) {
                *all.entry(Thing(r.get(0)?)).or_default() += r.get::<_, i64>(2)?;
            }
            Ok(())
        },
    )?;
    Ok(all)
}

/// Pieces and revenue of a thing by day and hour, in the order of the days.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn hours(read: &Read<'_>, actor: &Actor, thing: Thing, period: Period) -> Result<Vec<(BusinessDay, u8, Hour)>> {
    actor.may(Verb::ReadInsights)?;
    let mut all: Vec<((BusinessDay, u8), Hour)> = Vec::new();
    for source in sources(read)? {
        read.each(
            "SELECT day, hour, pieces, gross FROM sum_thing_hours
             WHERE thing = ?1 AND source = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, hour",
            params![thing.0, source, period.from.0, period.to.0],
            |r| {
                let sum = Hour {
                    pieces: r.get(2)?,
                    gross: r.get(3)?,
                    ..Hour::default()
                };
                all.push(((BusinessDay(r.get(0)?), r.get(1)?), sum));
                Ok(())
            },
        )?;
    }
    Ok(merged(all).into_iter().map(|((day, hour), sum)| (day, hour, sum)).collect())
}

/// How many orders there were.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn orders(read: &Read<'_>, actor: &Actor, period: Period) -> Result<i64> {
    actor.may(Verb::ReadInsights)?;
    read.number(
        "SELECT coalesce(sum(orders), 0) FROM sum_hours
         WHERE source IN (SELECT id FROM sum_sources) AND day BETWEEN ?1 AND ?2",
        [period.from.0, period.to.0],
    )
}

/// Things that were ordered together in at least so many orders, the strongest first; `sold` names them.
/// All of them, or those of one.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn pairs(
    read: &Read<'_>,
    actor: &Actor,
    period: Period,
    sold: &[Sold],
    least: i64,
    of: Option<Thing>,
) -> Result<Vec<Pair>> {
    let orders = orders(read, actor, period)?;
    let mut rows: Vec<[i64; 3]> = Vec::new();
    for (times, span, part) in parts(read, period)? {
        read.each(
            "SELECT a, b, orders FROM sum_pairs
             WHERE source IN (SELECT id FROM sum_sources) AND span = ?1 AND at BETWEEN ?2 AND ?3
               AND (?4 IS NULL OR a = ?4 OR b = ?4)",
            params![span as i64, part.from.0, part.to.0, of.map(|t| t.0)],
            |r| {
                rows.push([r.get(0)?, r.get(1)?, times * r.get::<_, i64>(2)?]);
                Ok(())
            },
        )?;
    }
    // Each day, month and year is a run of its own: the sort merges them, and a pair is added up where it stands.
    rows.sort_by_key(|[a, b, _]| (*a, *b));
    let all = rows.chunk_by(|one, other| one[..2] == other[..2]);
    let all = all.filter_map(|same| Some((same.first()?, same.iter().map(|[.., n]| n).sum::<i64>())));
    let named: HashMap<i64, &Sold> = sold.iter().map(|s| (s.thing.0, s)).collect();
    let mut found: Vec<(f64, Pair)> = Vec::new();
    for ([a, b, _], n) in all.filter(|(_, n)| *n >= least) {
        let (Some(a), Some(b)) = (named.get(a), named.get(b)) else {
            continue;
        };
        let lift = n as f64 * orders as f64 / (a.part.orders.max(1) as f64 * b.part.orders.max(1) as f64);
        let pair = Pair {
            things: [a.thing, b.thing],
            names: [a.name.clone(), b.name.clone()],
            orders: n,
            support_ppm: rounded(n * 1_000_000, orders.max(1)),
            lift,
        };
        // By lift alone, rare pairs would lead by chance: it is weighed with how often they come.
        found.push((n as f64 * lift.ln(), pair));
    }
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.names.cmp(&other.names)));
    Ok(found.into_iter().map(|(_, pair)| pair).collect())
}

/// What was chosen with things, or with one of them, the most first; `sold` names them.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn choices(
    read: &Read<'_>,
    actor: &Actor,
    period: Period,
    sold: &[Sold],
    lang: Lang,
    of: Option<Thing>,
) -> Result<Vec<Chosen>> {
    actor.may(Verb::ReadInsights)?;
    let mut all: HashMap<(i64, i64), i64> = HashMap::new();
    for (times, span, part) in parts(read, period)? {
        read.each(
            "SELECT thing, choice, pieces FROM sum_choices
             WHERE source IN (SELECT id FROM sum_sources) AND span = ?1 AND at BETWEEN ?2 AND ?3
               AND (?4 IS NULL OR thing = ?4)",
            params![span as i64, part.from.0, part.to.0, of.map(|t| t.0)],
            |r| {
                *all.entry((r.get(0)?, r.get(1)?)).or_default() += times * r.get::<_, i64>(2)?;
                Ok(())
            },
        )?;
    }
    let mut chosen = Vec::new();
    for ((thing, choice), pieces) in all.into_iter().filter(|(_, pieces)| *pieces > 0) {
        let Some(of) = sold.iter().find(|s| s.thing.0 == thing) else {
            continue;
        };
        let (name, removes) = if choice < 0 {
            (past::queries::choice(read, -choice)?, false)
        } else {
            menu::queries::chosen_name(read, OptionId(choice), lang)?
        };
        chosen.push(Chosen {
            thing: of.name.clone(),
            name,
            removes,
            pieces,
            share_ppm: rounded(pieces * 1_000_000, of.part.pieces.max(1)),
        });
    }
    chosen.sort_by(|a, b| (b.pieces, &a.thing, &a.name).cmp(&(a.pieces, &b.thing, &b.name)));
    Ok(chosen)
}

/// A longer period is told by month.
const DAYS: i64 = 92;

/// What every thing brought, day by day until today, or month by month of a long period: of whole months only.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn trends(read: &Read<'_>, actor: &Actor, period: Period, today: BusinessDay) -> Result<BTreeMap<Thing, Vec<i64>>> {
    actor.may(Verb::ReadInsights)?;
    let last = period.to.min(today);
    let span = if period.days() > DAYS { Span::Month } else { Span::Day };
    let mut spans: Vec<BusinessDay> = Vec::new();
    let mut at = match span.first(period.from) {
        first if first == period.from => first,
        _ => span.next(period.from),
    };
    while at <= last && span.next(at).0 <= period.to.0 + 1 {
        spans.push(at);
        at = span.next(at);
    }
    let rows = read.rows(
        "SELECT thing, at, sum(gross) FROM sum_things
         WHERE source IN (SELECT id FROM sum_sources) AND span = ?1 AND at BETWEEN ?2 AND ?3 GROUP BY at, thing",
        params![span as i64, period.from.0, last.0],
        |r| Ok((Thing(r.get(0)?), BusinessDay(r.get(1)?), r.get::<_, i64>(2)?)),
    )?;
    let mut all: BTreeMap<Thing, Vec<i64>> = BTreeMap::new();
    for (thing, at, gross) in rows {
        let line = all.entry(thing).or_insert_with(|| vec![0; spans.len()]);
        if let Some(point) = spans.binary_search(&at).ok().and_then(|n| line.get_mut(n)) {
            *point = gross;
        }
    }
    Ok(all)
}
