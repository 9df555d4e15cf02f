//! How marks are painted: each region that somebody shows, from one state of the house.

use std::collections::BTreeSet;

use super::marks::Mark;
use crate::app::App;
use crate::base::ids::{OrderId, StationId, TableId};
use crate::base::{Actor, Result};
use crate::live::Topic;
use crate::store::Read;
use crate::web::pages::admin::insights;
use crate::web::pages::{floor, guest, kitchen};
use crate::web::screen::{Op, Parts, STATIONS};
use crate::web::ui::Words;

/// A topic's dirty regions that somebody shows.
///
/// # Errors
/// A fault of the database or of a template.
pub fn parts(
    app: &App,
    read: &Read<'_>,
    topic: Topic,
    (marks, shown): (&BTreeSet<Mark>, &BTreeSet<&str>),
    t: Words,
    seq: i64,
) -> Result<Parts> {
    Ok(match topic {
        Topic::Visit(id) => visit_parts(app, &guest::Visit::new(read, id, t, seq), marks, shown)?,
        Topic::Menu => menu_parts(read, marks, shown, t, seq)?,
        Topic::Station(station) => station_parts(read, station, marks, t, seq)?,
        Topic::Floor => vec![("floor", floor_ops(read, marks, t, seq)?)],
        Topic::Insights => vec![("today", insights::paint_today(read, t, seq)?)],
        Topic::Desk(visit) => {
            let wanted = |name| shown.contains(name) && marks.contains(&Mark::Region(name));
            let mut out = Vec::new();
            if wanted("pad") {
                out.push(("pad", floor::paint_pad(read, visit, t, seq)?));
            }
            if wanted("desk") {
                out.push(("desk", floor::paint_desk(read, visit, t, seq)?));
            }
            out
        }
    })
}

fn visit_parts(app: &App, visit: &guest::Visit<'_>, marks: &BTreeSet<Mark>, shown: &BTreeSet<&str>) -> Result<Parts> {
    let mut out = Vec::new();
    for mark in marks {
        if let Mark::Region(name) = mark
            && shown.contains(name)
        {
            out.push((*name, visit.paint_live(app, name)?));
        }
    }
    // Where a region is painted whole, its parts are in it.
    let in_parts = |region| shown.contains(region) && !marks.contains(&Mark::Region(region));
    let lines: Vec<_> = marks.iter().filter_map(Mark::line).collect();
    if in_parts("cart") && (!lines.is_empty() || marks.contains(&Mark::Summary)) {
        out.push(("cart", visit.paint_lines(&lines)?));
    }
    let orders: Vec<_> = marks.iter().filter_map(Mark::order).collect();
    if in_parts("orders") && !orders.is_empty() {
        out.push(("orders", visit.paint_orders(&orders)?));
    }
    Ok(out)
}

fn menu_parts(read: &Read<'_>, marks: &BTreeSet<Mark>, shown: &BTreeSet<&str>, t: Words, seq: i64) -> Result<Parts> {
    let mut out = Vec::new();
    for mark in marks {
        if let Mark::Item(item) = mark {
            out.extend(guest::paint_item(read, t, seq, *item)?);
        }
    }
    if marks.contains(&Mark::Menu) {
        if shown.contains("item") {
            out.push(("item", guest::paint_menu(read, t, seq)?));
        }
        if shown.contains("stock") {
            out.push(("stock", kitchen::paint_stocks(read, t, seq)?));
        }
    }
    Ok(out)
}

fn floor_ops(read: &Read<'_>, marks: &BTreeSet<Mark>, t: Words, seq: i64) -> Result<Vec<Op>> {
    if marks.contains(&Mark::AllTables) {
        return floor::paint(read, &Actor::House, t, seq);
    }
    let is_marked = |region| marks.contains(&Mark::Region(region));
    let changes = floor::Changes {
        tables: tables_of(read, marks)?,
        orders: marks.iter().filter_map(Mark::order).collect(),
        ready: is_marked("ready"),
        asks: is_marked("asks"),
        calls: is_marked("calls"),
    };
    floor::paint_changes(read, t, seq, &changes)
}

/// A station's tickets that are dirty, and with them what is to make there.
fn station_parts(read: &Read<'_>, station: StationId, marks: &BTreeSet<Mark>, t: Words, seq: i64) -> Result<Parts> {
    if marks.contains(&Mark::Stations) {
        return Ok(vec![(STATIONS, Vec::new())]);
    }
    let mut out = Vec::new();
    let orders = orders_of(read, marks, station)?;
    if !orders.is_empty() {
        let ops = orders.into_iter().map(|order| kitchen::paint_ticket(read, t, seq, order, station));
        out.push(("board", ops.collect::<Result<_>>()?));
    }
    if marks.contains(&Mark::AllDay) {
        out.push((
            "all-day",
            kitchen::paint_all_day(read, &Actor::House, t, seq, &[station])?,
        ));
    }
    Ok(out)
}

/// The orders whose tickets at a station are to be painted.
fn orders_of(read: &Read<'_>, marks: &BTreeSet<Mark>, station: StationId) -> Result<BTreeSet<OrderId>> {
    let mut orders = BTreeSet::new();
    for mark in marks {
        match mark {
            Mark::Ticket(order) => {
                orders.insert(*order);
            }
            Mark::TicketsOf(visit) => orders.extend(crate::orders::queries::list_open_at(read, *visit, station)?),
            _ => {}
        }
    }
    Ok(orders)
}

fn tables_of(read: &Read<'_>, marks: &BTreeSet<Mark>) -> Result<Vec<TableId>> {
    let mut tables = Vec::new();
    for mark in marks {
        match mark {
            Mark::Table(table) => tables.push(*table),
            Mark::TableOf(visit) => tables.push(crate::tables::queries::get_visit(read, *visit)?.table),
            _ => {}
        }
    }
    Ok(tables)
}
