//! Writes sums: one row is added to per key, whatever was sold.

use std::collections::BTreeMap;

use super::{Hour, Span, Sums};
use crate::base::Result;
use crate::insights::{Sale, Source};
use crate::store::{Tx, params};

/// Adds sales to the sums of a source.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn add(tx: &Tx<'_>, source: Source, sales: &[Sale]) -> Result<()> {
    let mut sums = Sums::default();
    for sale in sales {
        sums.sale(sale);
    }
    write(tx, source, &sums)
}

/// Writes what was summed.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn write(tx: &Tx<'_>, source: Source, sums: &Sums) -> Result<()> {
    let mut hours: BTreeMap<(i64, i64), Hour> = BTreeMap::new();
    for ((day, minute), sum) in sums.minutes.iter().filter(|(_, sum)| **sum != Hour::default()) {
        let hour = hours.entry((day.0, minute / 60)).or_default();
        *hour = hour.and(*sum);
        tx.run(
            "INSERT INTO sum_minutes (source, day, minute, orders, pieces, gross, covers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, pieces = pieces + excluded.pieces,
               gross = gross + excluded.gross, covers = covers + excluded.covers",
            params![source.0, day.0, minute, sum.orders, sum.pieces, sum.gross, sum.covers],
        )?;
    }
    for ((day, hour), sum) in hours {
        write_hour(tx, source, day, hour, &sum)?;
    }
    for ((day, thing), sum) in &sums.things {
        for (span, at) in Span::of(*day) {
            tx.run(
                "INSERT INTO sum_things (source, span, at, thing, orders, pieces, gross, tax) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, pieces = pieces + excluded.pieces,
                   gross = gross + excluded.gross, tax = tax + excluded.tax",
                params![source.0, span as i64, at.0, thing.0, sum.orders, sum.pieces, sum.gross, sum.tax],
            )?;
        }
    }
    for ((day, thing, choice), (pieces, gross)) in &sums.choices {
        for (span, at) in Span::of(*day) {
            tx.run(
                "INSERT INTO sum_choices (source, span, at, thing, choice, pieces, gross) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET pieces = pieces + excluded.pieces, gross = gross + excluded.gross",
                params![source.0, span as i64, at.0, thing.0, choice.0, pieces, gross],
            )?;
        }
    }
    write_rest(tx, source, sums)
}

fn write_hour(tx: &Tx<'_>, source: Source, day: i64, hour: i64, sum: &Hour) -> Result<()> {
    tx.run(
        "INSERT INTO sum_hours (source, day, hour, orders, pieces, gross, tax, voided, visits, covers, service, tips, cooked, late)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT DO UPDATE SET orders = orders + excluded.orders, pieces = pieces + excluded.pieces,
           gross = gross + excluded.gross, tax = tax + excluded.tax, voided = voided + excluded.voided,
           visits = visits + excluded.visits, covers = covers + excluded.covers, service = service + excluded.service,
           tips = tips + excluded.tips, cooked = cooked + excluded.cooked, late = late + excluded.late",
        params![
            source.0, day, hour, sum.orders, sum.pieces, sum.gross, sum.tax, sum.voided, sum.visits, sum.covers,
            sum.service, sum.tips, sum.cooked, sum.late
        ],
    )?;
    Ok(())
}

fn write_rest(tx: &Tx<'_>, source: Source, sums: &Sums) -> Result<()> {
    for ((day, a, b), orders) in sums.pairs.iter().filter(|(_, orders)| **orders != 0) {
        for (span, at) in Span::of(*day) {
            tx.run(
                "INSERT INTO sum_pairs (source, span, at, a, b, orders) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET orders = orders + excluded.orders",
                params![source.0, span as i64, at.0, a.0, b.0, orders],
            )?;
        }
    }
    for ((thing, day, hour), (pieces, gross)) in &sums.thing_hours {
        tx.run(
            "INSERT INTO sum_thing_hours (thing, source, day, hour, pieces, gross) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET pieces = pieces + excluded.pieces, gross = gross + excluded.gross",
            params![thing.0, source.0, day.0, hour, pieces, gross],
        )?;
    }
    for ((day, what, id, bucket), (n, amount)) in &sums.counts {
        // What runs at a minute is only asked of a day.
        let spans = if what.is_by_minute() { 1 } else { Span::ALL.len() };
        for (span, at) in Span::of(*day).into_iter().take(spans) {
            tx.run(
                "INSERT INTO sum_counts (span, at, what, id, bucket, n, amount) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET n = n + excluded.n, amount = amount + excluded.amount",
                params![span as i64, at.0, what.word(), id, bucket, n, amount],
            )?;
        }
    }
    Ok(())
}

/// Forgets some of the sums of a source; true while there may be more of them, so that it is
/// done in small jobs.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &Tx<'_>, source: Source) -> Result<bool> {
    const AT_ONCE: usize = 5_000;
    let mut gone = 0;
    gone += tx.run(
        "DELETE FROM sum_hours WHERE (source, day, hour) IN (SELECT source, day, hour FROM sum_hours WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    gone += tx.run(
        "DELETE FROM sum_minutes WHERE (source, day, minute) IN (SELECT source, day, minute FROM sum_minutes WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    gone += tx.run(
        "DELETE FROM sum_things WHERE (source, span, at, thing) IN
           (SELECT source, span, at, thing FROM sum_things WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    gone += tx.run(
        "DELETE FROM sum_choices WHERE (source, span, at, thing, choice) IN
           (SELECT source, span, at, thing, choice FROM sum_choices WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    gone += tx.run(
        "DELETE FROM sum_pairs WHERE (source, span, at, a, b) IN
           (SELECT source, span, at, a, b FROM sum_pairs WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    gone += tx.run(
        "DELETE FROM sum_thing_hours WHERE (thing, source, day, hour) IN
           (SELECT thing, source, day, hour FROM sum_thing_hours WHERE source = ?1 LIMIT 5000)",
        [source.0],
    )?;
    Ok(gone >= AT_ONCE)
}

/// Shows the sums of a source that is whole.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn show(tx: &Tx<'_>, source: Source) -> Result<()> {
    tx.run("INSERT INTO sum_sources (id) VALUES (?1)", [source.0])?;
    Ok(())
}

/// Shows the sums of a source no longer.
///
/// # Errors
/// A fault of the database.
pub fn hide(tx: &Tx<'_>, source: Source) -> Result<()> {
    tx.run("DELETE FROM sum_sources WHERE id = ?1", [source.0])?;
    Ok(())
}
