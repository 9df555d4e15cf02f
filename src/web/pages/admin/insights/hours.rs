//! When guests come: weekday by hour, for who is to work when.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, Heat, Scope, Section, known, ppm, sheet as table, shown, weekday as weekday_of};
use crate::base::Result;
use crate::insights::report::{queries, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::Hour;
use crate::store::Read;

/// Weekday and hour, with the sums of all such hours.
type Grid = BTreeMap<(i64, i64), Hour>;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let rows = queries::hours(read, &scope.actor, scope.period)?;
    let mut grid = Grid::new();
    let mut open: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (day, hour, sum) in rows {
        let weekday = i64::from(weekday_of(day));
        let at = grid.entry((weekday, i64::from(hour))).or_default();
        *at = at.and(sum);
        open.entry(weekday).or_default().insert(day.0);
    }
    // An average is over the days on which something was sold.
    let days = |weekday: i64| open.get(&weekday).map_or(0, BTreeSet::len) as i64;
    let mut hours: Vec<i64> = grid.keys().map(|(_, hour)| *hour).collect::<BTreeSet<_>>().into_iter().collect();
    let cut = scope.house.cut_over_minutes;
    hours.sort_by_key(|hour| (hour * 60 - cut + 1_440) % 1_440);
    let mut sections = measures(scope, &grid, &hours);
    for heat in sections.iter_mut().filter_map(|s| s.heat.as_mut()) {
        heat.rows.retain(|(weekday, _)| days(*weekday) > 0);
    }
    if let Some(first) = sections.first_mut() {
        first.says = hint(scope, &grid, days);
    }
    Ok(Content {
        sections,
        ..Content::default()
    })
}

/// Orders, revenue, guests and lateness; only what was counted.
fn measures(scope: &Scope, grid: &Grid, hours: &[i64]) -> Vec<Section> {
    let t = scope.t;
    let tenths = |v: i64, n: i64| shown(t, &Cell::Decimal(v as f64 / n as f64));
    // An axis of cents would hide the hundreds.
    let unit = 10i64.pow(t.currency.decimals());
    let orders = |s: &Hour, n: i64| (s.orders > 0).then(|| (s.orders * 10 / n, tenths(s.orders, n)));
    let gross =
        |s: &Hour, n: i64| (s.gross != 0).then(|| (rounded(s.gross, n), t.lang.count(rounded(s.gross, n * unit))));
    let covers = |s: &Hour, n: i64| (s.covers > 0).then(|| (s.covers * 10 / n, tenths(s.covers, n)));
    let late = |s: &Hour, _: i64| s.late_ppm().map(|ppm| (ppm, t.lang.share(part(ppm))));
    let mut all = vec![
        heat(scope, grid, hours, "sheet-heat-orders", orders),
        heat(scope, grid, hours, "sheet-heat-gross", gross),
    ];
    if grid.values().any(|s| s.covers > 0) {
        all.push(heat(scope, grid, hours, "sheet-heat-covers", covers));
    }
    if grid.values().any(|s| s.cooked > 0) {
        all.push(heat(scope, grid, hours, "sheet-heat-late", late));
    }
    all
}

/// One measure as a table that is told by colour as well, and the long form of it all for a spreadsheet.
fn heat(
    scope: &Scope,
    grid: &Grid,
    hours: &[i64],
    title: &'static str,
    measure: impl Fn(&Hour, i64) -> Option<(i64, String)>,
) -> Section {
    let days = |weekday: i64| {
        let all = (scope.period.from.0..=scope.period.to.0.min(scope.today.0))
            .filter(|d| (d + 3).rem_euclid(7) + 1 == weekday);
        (all.count() as i64).max(1)
    };
    let at = |weekday: i64, hour: i64| grid.get(&(weekday, hour)).and_then(|sum| measure(sum, days(weekday)));
    let most = grid.keys().filter_map(|(w, h)| at(*w, *h)).map(|(v, _)| v).max().unwrap_or(1).max(1);
    let rows = (1..8).map(|weekday| {
        let cells = hours.iter().map(|hour| match at(weekday, *hour) {
            Some((v, words)) => (u8::try_from(1 + v * 4 / most).unwrap_or(5).min(5), words),
            None => (0, String::new()),
        });
        (weekday, cells.collect())
    });
    Section {
        heat: Some(Heat {
            hours: hours.to_vec(),
            rows: rows.collect(),
        }),
        ..Section::of(sheet(grid, title))
    }
}

fn sheet(grid: &Grid, title: &'static str) -> Sheet {
    let row = |((weekday, hour), sum): (&(i64, i64), &Hour)| {
        vec![
            Cell::Weekday(day_name(*weekday)),
            Cell::Hour(u8::try_from(*hour).unwrap_or_default()),
            Cell::Count(sum.orders),
            Cell::Money(sum.gross()),
            Cell::Count(sum.covers),
            known(sum.late_ppm(), ppm),
        ]
    };
    let name = match title {
        "sheet-heat-orders" => "peak-hours",
        "sheet-heat-gross" => "peak-revenue",
        "sheet-heat-covers" => "peak-covers",
        _ => "peak-late",
    };
    let columns = [
        "figure-weekday",
        "figure-hour",
        "figure-orders",
        "figure-gross",
        "figure-covers",
        "figure-late",
    ];
    table(name, title, &columns, grid.iter().map(row).collect())
}

/// Where hands are needed most, and where fewest.
fn hint(scope: &Scope, grid: &Grid, days: impl Fn(i64) -> i64) -> String {
    let t = scope.t;
    let each =
        |((weekday, hour), sum): (&(i64, i64), &Hour)| (sum.orders * 10 / days(*weekday).max(1), *weekday, *hour);
    let mut all: Vec<_> = grid.iter().map(each).filter(|(n, _, _)| *n > 0).collect();
    all.sort_unstable();
    let (Some(quiet), Some(busy)) = (all.first(), all.last()) else {
        return String::new();
    };
    let named = |(n, weekday, hour): &(i64, i64, i64)| {
        let orders = shown(t, &Cell::Decimal(*n as f64 / 10.0));
        format!("{} {hour:02}:00 ({orders})", t.lang.weekday(day_name(*weekday)))
    };
    format!(
        "{} {}",
        t.with("insights-busiest", "when", named(busy)),
        t.with("insights-quietest", "when", named(quiet))
    )
}

fn day_name(weekday: i64) -> u8 {
    u8::try_from(weekday).unwrap_or(1)
}

fn part(ppm: i64) -> f64 {
    ppm as f64 / 1e6
}
