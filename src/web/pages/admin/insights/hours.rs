//! When guests come: weekday by hour, for who is to work when.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, Heat, Scope, Section, known, ppm, sheet as table, shown, weekday as weekday_of};
use crate::base::Result;
use crate::base::time::BusinessDay;
use crate::insights::period::Period;
use crate::insights::report::{queries, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::Hour;
use crate::store::Read;
use crate::web::ui::Words;

/// Weekday and hour, with the sums of all such hours.
pub type Grid = BTreeMap<(i64, i64), Hour>;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let grid = grid(queries::hours(read, &scope.actor, scope.period)?);
    let mut sections = measures(scope, &grid);
    if let Some(first) = sections.first_mut() {
        first.says = hint(scope, &grid);
    }
    Ok(Content {
        sections,
        ..Content::default()
    })
}

/// What was summed by day and hour, by weekday and hour.
pub fn grid(rows: Vec<(BusinessDay, u8, Hour)>) -> Grid {
    let mut grid = Grid::new();
    for (day, hour, sum) in rows {
        let at = grid.entry((i64::from(weekday_of(day)), i64::from(hour))).or_default();
        *at = at.and(sum);
    }
    grid
}

/// How often a weekday's hour has come in the period, once at least: of today those that have begun.
fn times(scope: &Scope, (weekday, hour): (i64, i64)) -> i64 {
    let to = scope.period.to.min(scope.today);
    let days = Period { to, ..scope.period }.weekdays(weekday);
    let is_today = scope.runs() && i64::from(weekday_of(scope.today)) == weekday;
    (days - i64::from(is_today && scope.is_later(hour))).max(1)
}

/// Orders, revenue, guests and lateness; only what was counted.
fn measures(scope: &Scope, grid: &Grid) -> Vec<Section> {
    let t = scope.t;
    // An axis of cents would hide the hundreds.
    let unit = 10i64.pow(t.currency.decimals());
    let orders = |s: &Hour, n: i64| (s.orders > 0).then(|| (s.orders * 10 / n, tenths(t, s.orders, n)));
    let gross =
        |s: &Hour, n: i64| (s.gross != 0).then(|| (rounded(s.gross, n), t.lang.count(rounded(s.gross, n * unit))));
    let covers = |s: &Hour, n: i64| (s.covers > 0).then(|| (s.covers * 10 / n, tenths(t, s.covers, n)));
    let late = |s: &Hour, _: i64| s.late_ppm().map(|ppm| (ppm, t.lang.share(part(ppm))));
    let mut all = vec![
        heat(scope, grid, sheet(grid, "sheet-heat-orders"), orders),
        heat(scope, grid, sheet(grid, "sheet-heat-gross"), gross),
    ];
    if grid.values().any(|s| s.covers > 0) {
        all.push(heat(scope, grid, sheet(grid, "sheet-heat-covers"), covers));
    }
    if grid.values().any(|s| s.cooked > 0) {
        all.push(heat(scope, grid, sheet(grid, "sheet-heat-late"), late));
    }
    all
}

/// An average with one decimal.
pub fn tenths(t: Words, sum: i64, n: i64) -> String {
    shown(t, &Cell::Decimal(sum as f64 / n as f64))
}

/// One measure as a table that is told by colour as well, and the long form of it all for a spreadsheet.
pub fn heat(
    scope: &Scope,
    grid: &Grid,
    sheet: Sheet,
    measure: impl Fn(&Hour, i64) -> Option<(i64, String)>,
) -> Section {
    let found = grid.iter().filter_map(|(at, sum)| Some((*at, measure(sum, times(scope, *at))?)));
    let found: BTreeMap<(i64, i64), (i64, String)> = found.collect();
    let most = found.values().map(|(v, _)| *v).max().unwrap_or(1).max(1);
    let mut hours: Vec<i64> = grid.keys().map(|(_, hour)| *hour).collect::<BTreeSet<_>>().into_iter().collect();
    hours.sort_by_key(|hour| scope.since_cut(*hour));
    let sold: BTreeSet<i64> = grid.keys().map(|(weekday, _)| *weekday).collect();
    let row = |weekday: i64| {
        let cells = hours.iter().map(|hour| match found.get(&(weekday, *hour)) {
            Some((v, words)) => (u8::try_from(1 + v * 4 / most).unwrap_or(5).min(5), words.clone()),
            None => (0, String::new()),
        });
        (scope.t.lang.weekday(day_name(weekday)), cells.collect())
    };
    Section {
        heat: Some(Heat {
            rows: sold.into_iter().map(row).collect(),
            heads: hours.iter().map(i64::to_string).collect(),
        }),
        ..Section::of(sheet)
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
fn hint(scope: &Scope, grid: &Grid) -> String {
    let t = scope.t;
    let each = |(at, sum): (&(i64, i64), &Hour)| (rounded(sum.orders * 10, times(scope, *at)), at.0, at.1);
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

/// A weekday as a cell has it.
pub fn day_name(weekday: i64) -> u8 {
    u8::try_from(weekday).unwrap_or(1)
}

fn part(ppm: i64) -> f64 {
    ppm as f64 / 1e6
}
