//! What facts change on the screens: each marks what is to be painted, as little of it as the fact touches.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::{ItemId, OrderId, TableId, VisitId};
use crate::base::{Event, Fact, Result};
use crate::bills::facts::BillFact;
use crate::cart::facts::CartFact;
use crate::floor::facts::FloorFact;
use crate::insights::facts::InsightFact;
use crate::live::Topic;
use crate::menu::facts::MenuFact;
use crate::orders::facts::OrderFact;
use crate::orders::state::State;
use crate::settings::facts::SettingFact;
use crate::tables::facts::TableFact;
use crate::web::screen::{DOOR, GUESTS};

/// What became dirty in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A region by its name.
    Region(&'static str),
    /// One line of a cart by its number.
    Line(i64),
    /// What a cart says below its lines: the sum, and whether it waits for a nod.
    Summary,
    /// One round of a visit.
    Order(OrderId),
    /// What is still to make at a station.
    AllDay,
    /// One dish.
    Item(ItemId),
    /// The whole menu.
    Menu,
    /// What every cart says of the house.
    Carts,
    /// One ticket.
    Ticket(OrderId),
    /// The open tickets of one visit, at whichever station they are.
    TicketsOf(VisitId),
    /// The stations themselves: their names, order or minutes.
    Stations,
    /// Every table: the plan is another one.
    AllTables,
    /// One table.
    Table(TableId),
    /// The table of one visit.
    TableOf(VisitId),
}

impl Mark {
    /// The line that it is, if any.
    pub fn line(&self) -> Option<i64> {
        if let Mark::Line(line) = self { Some(*line) } else { None }
    }

    /// The order that it is, if any.
    pub fn order(&self) -> Option<OrderId> {
        if let Mark::Order(order) = self {
            Some(*order)
        } else {
            None
        }
    }
}

/// What became dirty, by topic.
pub type Dirty = BTreeMap<Topic, BTreeSet<Mark>>;

/// Marks what a fact changes.
///
/// # Errors
/// If the fact cannot be read.
pub fn mark(event: &Event, dirty: &mut Dirty) -> Result<()> {
    let (order, table) = (OrderFact::of(event)?, TableFact::of(event)?);
    if let Some(visit) = event.visit {
        mark_visit(event, visit, (order.as_ref(), table.as_ref()), dirty)?;
    }
    if let Some(order) = &order {
        mark_tickets(order, dirty);
    }
    if let Some(table) = &table {
        mark_tables(event.visit, table, dirty);
    }
    mark_menu(event, dirty)
}

fn add(dirty: &mut Dirty, topic: Topic, marks: &[Mark]) {
    dirty.entry(topic).or_default().extend(marks);
}

fn regions(dirty: &mut Dirty, topic: Topic, names: &[&'static str]) {
    dirty.entry(topic).or_default().extend(names.iter().map(|name| Mark::Region(name)));
}

/// Marks what a fact about a visit changes for its guests and on the floor.
fn mark_visit(
    event: &Event,
    visit: VisitId,
    (order, table): (Option<&OrderFact>, Option<&TableFact>),
    dirty: &mut Dirty,
) -> Result<()> {
    let (guests, desk) = (Topic::Visit(visit), Topic::Desk(visit));
    if let Some(fact) = CartFact::of(event)? {
        // What guests are still choosing is only on the pad of who orders for them.
        add(dirty, guests, &[Mark::Region("cartbar"), Mark::Line(fact.line())]);
        regions(dirty, desk, &["pad"]);
        return Ok(());
    }
    regions(dirty, Topic::Insights, &["today"]);
    regions(dirty, desk, &["desk"]);
    if let Some(fact) = order {
        mark_order(visit, fact, dirty);
        mark_floor(visit, fact, dirty);
        return Ok(());
    }
    let names: &[&'static str] = match (event.feature, table) {
        (BillFact::FEATURE, _) => &["bill"],
        (FloorFact::FEATURE, _) => &["calls"],
        (_, Some(fact)) => names_of(fact),
        _ => &[GUESTS],
    };
    regions(dirty, guests, names);
    if names.contains(&"cart") {
        regions(dirty, desk, &["pad"]);
    }
    add(dirty, Topic::Floor, &[Mark::TableOf(visit)]);
    regions(dirty, Topic::Floor, floor_lists(event.feature, table));
    Ok(())
}

/// Marks what a fact of tables changes beyond the screens of its visit.
fn mark_tables(visit: Option<VisitId>, fact: &TableFact, dirty: &mut Dirty) {
    // What tables tell of a visit may stand on its tickets: a guest's name and allergies.
    if let Some(visit) = visit {
        add(dirty, Topic::Floor, &[Mark::TicketsOf(visit)]);
    }
    match fact {
        TableFact::VisitClosed { table, .. } | TableFact::VisitOpened { table, .. } => {
            add(dirty, Topic::Floor, &[Mark::Table(*table)]);
        }
        TableFact::TableAdded { .. }
        | TableFact::TableEdited { .. }
        | TableFact::TableMoved { .. }
        | TableFact::TableRetired { .. }
        | TableFact::TableRestored { .. } => add(dirty, Topic::Floor, &[Mark::AllTables]),
        _ => {}
    }
}

/// Marks what a fact of orders changes for its visit.
fn mark_order(visit: VisitId, fact: &OrderFact, dirty: &mut Dirty) {
    let (guests, desk) = (Topic::Visit(visit), Topic::Desk(visit));
    match fact {
        OrderFact::OrderPlaced { order, .. } => {
            add(dirty, guests, &[Mark::Order(*order)]);
            regions(dirty, guests, &["cartbar", "cart", "bill"]);
            regions(dirty, desk, &["pad"]);
        }
        OrderFact::LineStepped { order, from, to, .. } => {
            let is_at = |states: &[State]| states.contains(from) || states.contains(to);
            add(dirty, guests, &[Mark::Order(*order)]);
            if is_at(&[State::Voided]) {
                regions(dirty, guests, &["bill"]);
            }
            // What nobody has nodded to or taken on yet counts towards a large order, which waits for a nod.
            if is_at(&[State::Voided, State::Waiting, State::Held, State::Sent]) {
                add(dirty, guests, &[Mark::Summary]);
                regions(dirty, desk, &["pad"]);
            }
        }
        OrderFact::ChangeAcknowledged { order, .. }
        | OrderFact::OrderCompleted { order }
        | OrderFact::OrderReopened { order } => add(dirty, guests, &[Mark::Order(*order)]),
    }
}

/// Marks what a fact of orders changes on the floor, which does not see what the kitchen is doing, only what is ready.
fn mark_floor(visit: VisitId, fact: &OrderFact, dirty: &mut Dirty) {
    let waits = match fact {
        OrderFact::OrderPlaced { lines, .. } => {
            add(dirty, Topic::Floor, &[Mark::TableOf(visit)]);
            lines.iter().any(|l| l.state == State::Waiting)
        }
        OrderFact::LineStepped { order, from, to, .. } if !(from.is_to_make() && to.is_to_make()) => {
            add(dirty, Topic::Floor, &[Mark::TableOf(visit), Mark::Order(*order)]);
            [from, to].contains(&&State::Waiting)
        }
        _ => false,
    };
    if waits {
        regions(dirty, Topic::Floor, &["asks"]);
    }
}

/// The lists of the floor that a fact about a visit changes, if it is none of orders.
fn floor_lists(feature: &str, table: Option<&TableFact>) -> &'static [&'static str] {
    match (feature, table) {
        (BillFact::FEATURE, _) => &[],
        (FloorFact::FEATURE, _) => &["calls"],
        // Who has another name, or has gone, may stand anywhere.
        (_, Some(TableFact::GuestRenamed { .. } | TableFact::GuestMerged { .. } | TableFact::VisitClosed { .. })) => {
            &["asks", "calls", "ready"]
        }
        _ => &["asks"],
    }
}

/// Marks what a fact of orders changes in the kitchen.
fn mark_tickets(fact: &OrderFact, dirty: &mut Dirty) {
    let mut add = |station, mark| add(dirty, Topic::Station(station), &[mark]);
    match fact {
        OrderFact::OrderPlaced { order, lines, .. } => {
            for line in lines.iter().filter(|l| l.state.is_on_ticket()) {
                add(line.station, Mark::Ticket(*order));
                add(line.station, Mark::AllDay);
            }
        }
        OrderFact::LineStepped {
            order,
            station,
            from,
            to,
            ..
        } => {
            if to.is_on_ticket() {
                add(*station, Mark::Ticket(*order));
            }
            if from.is_to_make() != to.is_to_make() {
                add(*station, Mark::AllDay);
            }
        }
        OrderFact::ChangeAcknowledged { order, station, .. } => {
            add(*station, Mark::Ticket(*order));
        }
        _ => {}
    }
}

/// The regions of a visit that a fact about its guests changes.
fn names_of(fact: &TableFact) -> &'static [&'static str] {
    match fact {
        // The phone of who is merged may wait at the door.
        TableFact::GuestRenamed { .. } | TableFact::GuestMerged { .. } => {
            &[GUESTS, DOOR, "people", "choosing", "cart", "orders", "calls"]
        }
        TableFact::ServiceWaived { .. } => &["bill", "cart"],
        TableFact::HandoverMade { .. } | TableFact::HandoverUsed { .. } | TableFact::PhoneCame { .. } => &[],
        _ => &[GUESTS, "people", DOOR],
    }
}

/// Marks what a fact of the menu, of the settings or of imported sales changes.
fn mark_menu(event: &Event, dirty: &mut Dirty) -> Result<()> {
    // What an import brings may be of the days that today is compared with.
    if event.feature == InsightFact::FEATURE {
        regions(dirty, Topic::Insights, &["today"]);
    }
    // What is set, or that the house has opened or closed, stands with the carts; never in the menu.
    if event.feature == SettingFact::FEATURE {
        add(dirty, Topic::Menu, &[Mark::Carts]);
    }
    let fact = MenuFact::of(event)?;
    if let Some(MenuFact::StationEdited { .. } | MenuFact::MenuImported { .. }) = fact {
        add(dirty, Topic::Floor, &[Mark::Stations]);
    }
    let mark = match fact {
        Some(
            MenuFact::AvailabilitySet { item, .. }
            | MenuFact::OptionAvailabilitySet { item, .. }
            | MenuFact::StockChanged { item, .. }
            | MenuFact::CountingEnded { item }
            | MenuFact::RestockSet { item }
            | MenuFact::HoursTurned { item },
        ) => Mark::Item(item),
        Some(
            MenuFact::MenuImported { .. }
            | MenuFact::PhotoSet { .. }
            | MenuFact::PopularCounted {}
            | MenuFact::ItemEdited { .. }
            | MenuFact::CategoryEdited { .. },
        ) => Mark::Menu,
        // Guests know no stations.
        Some(MenuFact::StationEdited { .. }) => return Ok(()),
        None => match CartFact::of(event)? {
            Some(CartFact::ItemHeld { item, .. }) => Mark::Item(item),
            _ => return Ok(()),
        },
    };
    add(dirty, Topic::Menu, &[mark]);
    Ok(())
}
