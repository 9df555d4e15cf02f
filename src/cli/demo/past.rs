//! The demo's past: thirteen months of a trattoria, made up, and the same for the same day.
//!
//! The figures know nothing of the demo. Ten months of it are sales that come in as every house's sales of
//! another system do, and the owner can take them back. The last three are visits by the verbs of every day
//! ([`visits`]): only these know kitchen times, stays, calls and payments, and thirteen weeks have each weekday
//! often enough to say what is usual. They stay, as all that happened does. More of them would take minutes to
//! write where the whole import takes seconds.

mod days;
mod party;
mod phones;
mod rounds;
mod table;
mod taste;
mod visits;
mod wishes;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::sync::Arc;

use crate::base::chance::Chance;
use days::{DAYS, Day};
use rounds::{Carte, Line, Order};
use visits::Mark;

use crate::app::{App, past};
use crate::audit::{self, Kind};
use crate::base::money::Currency;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Result};
use crate::insights::past::columns::{Field, Pick, Said};
use crate::menu::import::{MenuFile, Words};
use crate::settings;

/// The import's name.
const NAME: &str = "Demo";
/// The language of the names.
const NAMES: &str = "en";
/// The most that is chosen with a dish: each has a column of its own.
const OPTIONS: usize = 8;

/// How many days before today the past has, and the last of them that are visits.
#[derive(Debug, Clone, Copy)]
struct Span {
    all: i64,
    visits: i64,
}

const WHOLE: Span = Span { all: DAYS, visits: 91 };

/// Begins the past, or goes on where it stood. A house that had only the import keeps that; what the owner took
/// back stays away.
pub(super) fn begin(app: &Arc<App>, menu: &MenuFile) -> Result<()> {
    begin_with(app, menu, WHOLE)
}

fn begin_with(app: &Arc<App>, menu: &MenuFile, span: Span) -> Result<()> {
    let imported = has_had(app)?;
    let mark = match app.read(Mark::read)? {
        Some(mark) => mark,
        None if imported => return Ok(()),
        None => Mark::first(app, span)?,
    };
    if !imported {
        import(
            app,
            menu,
            BusinessDay(mark.end.0 - span.all)..BusinessDay(mark.end.0 - span.visits),
            mark.end,
        )?;
    }
    visits::go_on(app, menu, mark, span)
}

fn import(app: &Arc<App>, menu: &MenuFile, past: Range<BusinessDay>, end: BusinessDay) -> Result<()> {
    let cannot = |e: std::io::Error| Error::fault(format!("the demo's past cannot be written: {e}"));
    let (file, path) = past::place(app.store.dir()).map_err(cannot)?;
    // The owner of a house that was kept may have changed it; prices stay as they are written.
    let currency = app.read(settings::queries::get)?.currency;
    let out = BufWriter::new(File::create(&path).map_err(cannot)?);
    write(out, menu, currency, past, end).map_err(cannot)?;
    let job = past::Job {
        name: NAME.into(),
        file,
        said: said(),
        order: None,
        dry_run: false,
    };
    past::start(app, Actor::House, job)
}

fn has_had(app: &App) -> Result<bool> {
    let filter = audit::Filter {
        by: Some(None),
        kind: Some(Kind::Sales),
        ..audit::Filter::default()
    };
    let imports = app.read(|r| audit::queries::list(r, &Actor::House, &filter, None, i64::MAX))?;
    Ok(imports.iter().any(|change| change.name == NAME))
}

/// The columns that are not known by their names.
fn said() -> Said {
    options().map(|name| (Field::Option, Pick::Named(name))).collect()
}

fn options() -> impl Iterator<Item = String> {
    (1..=OPTIONS).map(|n| format!("option {n}"))
}

/// Writes the sales of some days, as they are seen from the end of the past, as the table that `comanda import sales` reads.
fn write(
    out: impl Write,
    menu: &MenuFile,
    currency: Currency,
    past: Range<BusinessDay>,
    end: BusinessDay,
) -> std::io::Result<()> {
    let carte = Carte::of(menu);
    let mut table = csv::Writer::from_writer(out);
    let head = ["date", "time", "order", "item", "category", "quantity", "total", "rate"].map(String::from);
    table.write_record(head.into_iter().chain(options()))?;
    let past = (past.start.0..past.end.0).map(BusinessDay);
    for day in past.filter_map(|d| days::day(d, end)) {
        let date = day.day.date().to_string();
        for (number, order) in (1..).zip(&orders_of(&carte, &day)) {
            for line in &order.lines {
                table.write_record(cells(&date, number, order.minute, line, currency))?;
            }
        }
    }
    table.flush()
}

/// The orders of a day, in their order.
fn orders_of<'m>(carte: &Carte<'m>, day: &Day) -> Vec<Order<'m>> {
    let mut orders: Vec<_> = orders_by_party(carte, day).into_iter().flatten().collect();
    orders.sort_by_key(|o| o.minute);
    orders
}

fn orders_by_party<'m>(carte: &Carte<'m>, day: &Day) -> Vec<Vec<Order<'m>>> {
    let mut chance = Chance::of(day.day.0, 3);
    day.parties.iter().map(|party| rounds::orders(carte, &mut chance, day, party)).collect()
}

fn cells(date: &str, number: usize, minute: i64, line: &Line<'_>, currency: Currency) -> Vec<String> {
    let name = |names: &Words| names.get(NAMES).cloned().unwrap_or_default();
    let per_cent = line.item.tax_ppm.unwrap_or_default() / 10_000;
    let mut cells = vec![
        date.to_string(),
        format!("{:02}:{:02}", minute / 60, minute % 60),
        number.to_string(),
        name(&line.item.names),
        name(&line.category.names),
        line.quantity.to_string(),
        currency.plain(line.unit.times(line.quantity)),
        per_cent.to_string(),
    ];
    cells.extend(
        line.options
            .iter()
            .map(|(group, option)| name(&line.item.groups[*group].options[*option].names)),
    );
    cells.resize(8 + OPTIONS, String::new());
    cells
}

#[cfg(test)]
mod tests;
