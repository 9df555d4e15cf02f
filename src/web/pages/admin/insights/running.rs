//! How the house runs: the kitchen's times, how long tables stay, how long guests wait.

use super::spreads::{both, time};
use super::{Card, Content, Scope, Section, known, ppm, sheet};
use crate::base::Result;
use crate::base::ids::ItemId;
use crate::insights::report::{Spread, counted, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::{What, bucket_middle};
use crate::menu;
use crate::store::Read;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let mut sections = Vec::new();
    for what in [What::Station, What::Making] {
        let sheet = kitchen(read, scope, what)?;
        if !sheet.rows.is_empty() {
            sections.push(Section::of(sheet));
        }
    }
    Ok(Content {
        cards: cards(read, scope)?,
        sections,
        ..Content::default()
    })
}

/// Median and ninth decile of the time until something is ready, and how much of it was late.
fn kitchen(read: &Read<'_>, scope: &Scope, what: What) -> Result<Sheet> {
    let stations = menu::queries::stations(read, scope.t.lang)?;
    let mut rows = Vec::new();
    for (id, buckets) in counted::queries::counts(read, &scope.actor, scope.period, what)? {
        let late: i64 = buckets.values().map(|(_, late)| late).sum();
        let spread = Spread(buckets.into_iter().map(|(bucket, (n, _))| (bucket, n)).collect());
        let name = match what {
            What::Station => stations.iter().find(|s| s.id.0 == id).map(|s| s.name.clone()).unwrap_or_default(),
            _ => menu::queries::sold_name(read, ItemId(id), scope.t.lang)?.0,
        };
        let time = |ppm: i64| known(spread.at(ppm), |bucket| Cell::Seconds(bucket_middle(bucket)));
        rows.push(vec![
            Cell::Text(name),
            Cell::Count(spread.count()),
            time(500_000),
            time(900_000),
            ppm(rounded(late * 1_000_000, spread.count().max(1))),
        ]);
    }
    let is_station = what == What::Station;
    Ok(sheet(
        if is_station { "stations" } else { "making" },
        if is_station { "sheet-stations" } else { "sheet-making" },
        &[
            if is_station { "figure-station" } else { "figure-dish" },
            "figure-made",
            "figure-median",
            "figure-ninth",
            "figure-late",
        ],
        rows,
    ))
}

/// What is told by one number; only what somebody has counted.
fn cards(read: &Read<'_>, scope: &Scope) -> Result<Vec<Card>> {
    let all = [
        time(scope, "figure-stay", both(read, scope, What::Stay)?, 300),
        time(scope, "figure-wait", both(read, scope, What::Wait)?, 60),
        time(scope, "figure-call", both(read, scope, What::Call)?, 10),
    ];
    Ok(all.into_iter().flatten().collect())
}
