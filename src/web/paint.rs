//! The painter: facts mark regions dirty, and what is followed is rendered
//! once per language and sent to everybody who shows it. Long because what a fact
//! marks and how a mark is painted are read together.
//!
//! Two threads, so that the kitchen never queues behind phones: one paints
//! stations, floor and desks, the other visits and the menu. Each takes what
//! waits, paints it in one read transaction, and comes back: the first fact is
//! painted at once, and those that arrive meanwhile are gathered into the next paint.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::app::{App, Facts};
use crate::base::ids::{ItemId, OrderId, StationId, TableId, VisitId};
use crate::base::{Actor, Event, Fact, Result};
use crate::bills::facts::BillFact;
use crate::cart;
use crate::cart::facts::CartFact;
use crate::floor::facts::FloorFact;
use crate::insights::facts::InsightFact;
use crate::live::{Frame, Topic, presence};
use crate::menu::facts::MenuFact;
use crate::orders::facts::OrderFact;
use crate::orders::state::State;
use crate::settings::facts::SettingFact;
use crate::store::Read;
use crate::tables::facts::TableFact;
use crate::web::pages::admin::insights;
use crate::web::pages::{floor, guest, kitchen, words};
use crate::web::screen::{DOOR, GUESTS, Op, STATIONS, frames};
use crate::web::ui::Words;

/// After so long a paint that failed is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// What became dirty in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
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
    fn line(&self) -> Option<i64> {
        if let Mark::Line(line) = self { Some(*line) } else { None }
    }

    fn order(&self) -> Option<OrderId> {
        if let Mark::Order(order) = self {
            Some(*order)
        } else {
            None
        }
    }
}

type Dirty = BTreeMap<Topic, BTreeSet<Mark>>;

/// Which topics a thread paints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    House,
    Guests,
}

impl Lane {
    fn paints(self, topic: &Topic) -> bool {
        let guests = matches!(topic, Topic::Visit(_) | Topic::Menu | Topic::Insights);
        guests == (self == Lane::Guests)
    }
}

/// Starts the painter; it ends with the store's writer.
///
/// # Errors
/// If a thread cannot be started.
pub fn start(app: &Arc<App>) -> std::io::Result<()> {
    for (lane, name) in [(Lane::House, "paint-house"), (Lane::Guests, "paint-guests")] {
        let facts = app.listen();
        let app = Arc::downgrade(app);
        std::thread::Builder::new().name(name.into()).spawn(move || {
            let mut dirty = Dirty::new();
            while gather(&facts, &mut dirty) {
                let Some(app) = app.upgrade() else { return };
                if lane == Lane::Guests {
                    mark_choosing(&app, &mut dirty);
                }
                mark_carts(&app, lane, &mut dirty);
                mark_boards(&app, &mut dirty);
                dirty.retain(|topic, _| lane.paints(topic));
                dirty.retain(|topic, marks| !painted(&app, *topic, marks));
            }
        })?;
    }
    Ok(())
}

/// Waits for facts, takes what waits, and adds what became dirty. What could
/// not be painted is tried again after a while. False at the program's end.
fn gather(facts: &Receiver<Facts>, dirty: &mut Dirty) -> bool {
    let first = if dirty.is_empty() {
        facts.recv().map_err(|_| RecvTimeoutError::Disconnected)
    } else {
        facts.recv_timeout(AGAIN)
    };
    let mut next = match first {
        Ok(group) => Some(group),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => return false,
    };
    while let Some(group) = next {
        for event in group.iter() {
            if let Err(e) = mark(event, dirty) {
                tracing::error!(error = %e, "a fact could not be read");
            }
        }
        next = facts.try_recv().ok();
    }
    true
}

/// Who is choosing changes without a fact.
fn mark_choosing(app: &App, dirty: &mut Dirty) {
    for visit in app.hub.presence.take_changed() {
        dirty.entry(Topic::Visit(visit)).or_default().insert(Mark::Region(presence::REGION));
    }
}

/// What can be ordered changes what carts cost: of one dish the carts in which it lies, otherwise every cart that
/// somebody looks at.
fn mark_carts(app: &App, lane: Lane, dirty: &mut Dirty) {
    let Some(menu) = dirty.get(&Topic::Menu) else { return };
    let dishes = menu.iter().map(|m| if let Mark::Item(item) = m { Some(*item) } else { None });
    let dishes = dishes.collect::<Option<Vec<_>>>().filter(|_| lane == Lane::Guests);
    let concerned = dishes.and_then(|items| {
        let found = app.read(|read| cart::queries::visits_with(read, &items));
        // Too many paints are better than one that is missing.
        found
            .inspect_err(|e| tracing::error!(error = %e, "the carts of a dish were not found"))
            .ok()
    });
    for topic in app.hub.followed(|t| matches!(t, Topic::Visit(_) | Topic::Desk(_)) && lane.paints(t)) {
        let marks = match topic {
            Topic::Visit(visit) if concerned.as_ref().is_some_and(|some| !some.contains(&visit)) => continue,
            Topic::Desk(_) => vec![Mark::Region("pad")],
            _ => vec![Mark::Region("cart"), Mark::Region("cartbar")],
        };
        dirty.entry(topic).or_default().extend(marks);
    }
}

/// Tickets of a visit are marked on the floor's topic, because a fact about a
/// guest knows no stations: here they go to every board that somebody looks at.
/// So do the stations themselves, which every board names.
fn mark_boards(app: &App, dirty: &mut Dirty) {
    let floor = dirty.get(&Topic::Floor).into_iter().flatten();
    let marks: Vec<_> = floor.filter(|m| matches!(m, Mark::TicketsOf(_) | Mark::Stations)).copied().collect();
    if !marks.is_empty() {
        for topic in app.hub.followed(|t| matches!(t, Topic::Station(_))) {
            dirty.entry(topic).or_default().extend(&marks);
        }
    }
}

/// Paints a topic; false if it did not work, so that it stays dirty. A template
/// that panics must not take the thread, and so every other screen, along.
fn painted(app: &App, topic: Topic, marks: &BTreeSet<Mark>) -> bool {
    let done = catch_unwind(AssertUnwindSafe(|| paint(app, topic, marks)));
    match done {
        Ok(Ok(())) => {
            app.numbers.paints.add();
            true
        }
        Ok(Err(e)) => {
            tracing::error!(error = %e, %topic, "a paint failed");
            false
        }
        Err(_) => {
            tracing::error!(%topic, "a paint panicked");
            false
        }
    }
}

/// Marks what a fact changes.
fn mark(event: &Event, dirty: &mut Dirty) -> Result<()> {
    let mut add = |topic: Topic, marks: &[Mark]| dirty.entry(topic).or_default().extend(marks);
    let regions = |names: &[&'static str]| names.iter().map(|n| Mark::Region(n)).collect::<Vec<_>>();
    if let Some(visit) = event.visit {
        let names: &[&'static str] = match event.feature {
            CartFact::FEATURE => &["cartbar"],
            OrderFact::FEATURE => &[],
            BillFact::FEATURE => &["bill"],
            FloorFact::FEATURE => &["calls"],
            TableFact::FEATURE => names_of(event)?,
            _ => &["guests"],
        };
        add(Topic::Visit(visit), &regions(names));
        if let Some(fact) = CartFact::of(event)? {
            add(Topic::Visit(visit), &[Mark::Line(fact.line())]);
        }
        if names.contains(&"cart") || event.feature == CartFact::FEATURE {
            add(Topic::Desk(visit), &regions(&["pad"]));
        }
        let order = OrderFact::of(event)?;
        if let Some(order) = &order {
            mark_order(visit, order, &mut add);
        }
        // What guests are still choosing is only on the pad of who orders for them.
        if event.feature != CartFact::FEATURE {
            add(Topic::Insights, &regions(&["today"]));
            add(Topic::Desk(visit), &regions(&["desk"]));
            match &order {
                Some(order) => mark_floor(visit, order, &mut add),
                None => {
                    add(Topic::Floor, &[Mark::TableOf(visit)]);
                    add(Topic::Floor, &regions(floor_lists(event)?));
                }
            }
        }
    }
    // What tables tell of a visit may stand on its tickets: a guest's name and allergies.
    if let Some(visit) = event.visit.filter(|_| event.feature == TableFact::FEATURE) {
        add(Topic::Floor, &[Mark::TicketsOf(visit)]);
    }
    if let Some(TableFact::VisitClosed { table, .. } | TableFact::VisitOpened { table, .. }) = TableFact::of(event)? {
        add(Topic::Floor, &[Mark::Table(table)]);
    }
    if let Some(
        TableFact::TableAdded { .. }
        | TableFact::TableEdited { .. }
        | TableFact::TableMoved { .. }
        | TableFact::TableRetired { .. }
        | TableFact::TableRestored { .. },
    ) = TableFact::of(event)?
    {
        add(Topic::Floor, &[Mark::AllTables]);
    }
    mark_tickets(event, dirty)?;
    mark_menu(event, dirty)
}

/// Marks what a fact of orders changes for its visit.
fn mark_order(visit: VisitId, fact: &OrderFact, add: &mut impl FnMut(Topic, &[Mark])) {
    let (guests, desk) = (Topic::Visit(visit), Topic::Desk(visit));
    match fact {
        OrderFact::OrderPlaced { order, .. } => {
            let regions = ["cartbar", "cart", "bill"].map(Mark::Region);
            add(guests, &[Mark::Order(*order)]);
            add(guests, &regions);
            add(desk, &[Mark::Region("pad")]);
        }
        OrderFact::LineStepped { order, from, to, .. } => {
            let is_at = |states: &[State]| states.contains(from) || states.contains(to);
            add(guests, &[Mark::Order(*order)]);
            if is_at(&[State::Voided]) {
                add(guests, &[Mark::Region("bill")]);
            }
            // What nobody has nodded to or taken on yet counts towards a large order, which waits for a nod.
            if is_at(&[State::Voided, State::Waiting, State::Held, State::Sent]) {
                add(guests, &[Mark::Summary]);
                add(desk, &[Mark::Region("pad")]);
            }
        }
        OrderFact::ChangeAcknowledged { order, .. }
        | OrderFact::OrderCompleted { order }
        | OrderFact::OrderReopened { order } => add(guests, &[Mark::Order(*order)]),
    }
}

/// Marks what a fact of orders changes on the floor, which does not see what the kitchen is doing, only what is ready.
fn mark_floor(visit: VisitId, fact: &OrderFact, add: &mut impl FnMut(Topic, &[Mark])) {
    let asks = |waits: bool| if waits { &[Mark::Region("asks")][..] } else { &[] };
    match fact {
        OrderFact::OrderPlaced { lines, .. } => {
            add(Topic::Floor, &[Mark::TableOf(visit)]);
            add(Topic::Floor, asks(lines.iter().any(|l| l.state == State::Waiting)));
        }
        OrderFact::LineStepped { order, from, to, .. } if !(from.is_to_make() && to.is_to_make()) => {
            add(Topic::Floor, &[Mark::TableOf(visit), Mark::Order(*order)]);
            add(Topic::Floor, asks([from, to].contains(&&State::Waiting)));
        }
        _ => {}
    }
}

/// The lists of the floor that a fact about a visit changes, if it is none of orders.
fn floor_lists(event: &Event) -> Result<&'static [&'static str]> {
    Ok(match event.feature {
        BillFact::FEATURE => &[],
        FloorFact::FEATURE => &["calls"],
        _ => match TableFact::of(event)? {
            // Who has another name, or has gone, may stand anywhere.
            Some(TableFact::GuestRenamed { .. } | TableFact::GuestMerged { .. } | TableFact::VisitClosed { .. }) => {
                &["asks", "calls", "ready"]
            }
            _ => &["asks"],
        },
    })
}

/// Marks what a fact of orders changes in the kitchen.
fn mark_tickets(event: &Event, dirty: &mut Dirty) -> Result<()> {
    let mut add = |station, mark| {
        dirty.entry(Topic::Station(station)).or_default().insert(mark);
    };
    match OrderFact::of(event)? {
        Some(OrderFact::OrderPlaced { order, lines, .. }) => {
            for line in lines.iter().filter(|l| l.state.is_on_ticket()) {
                add(line.station, Mark::Ticket(order));
                add(line.station, Mark::AllDay);
            }
        }
        Some(OrderFact::LineStepped {
            order,
            station,
            from,
            to,
            ..
        }) => {
            if to.is_on_ticket() {
                add(station, Mark::Ticket(order));
            }
            if from.is_to_make() != to.is_to_make() {
                add(station, Mark::AllDay);
            }
        }
        Some(OrderFact::ChangeAcknowledged { order, station, .. }) => {
            add(station, Mark::Ticket(order));
        }
        _ => {}
    }
    Ok(())
}

/// The regions of a visit that a fact about its guests changes.
fn names_of(event: &Event) -> Result<&'static [&'static str]> {
    Ok(match TableFact::of(event)? {
        Some(TableFact::GuestRenamed { .. } | TableFact::GuestMerged { .. }) => {
            &["guests", "people", "choosing", "cart", "orders", "calls"]
        }
        Some(TableFact::ServiceWaived { .. }) => &["bill", "cart"],
        Some(TableFact::HandoverMade { .. } | TableFact::HandoverUsed { .. } | TableFact::PhoneCame { .. }) => &[],
        _ => &[GUESTS, "people", DOOR],
    })
}

/// Marks what a fact of the menu, of the settings or of imported sales changes.
fn mark_menu(event: &Event, dirty: &mut Dirty) -> Result<()> {
    // What an import brings may be of the days that today is compared with.
    if event.feature == InsightFact::FEATURE {
        dirty.entry(Topic::Insights).or_default().insert(Mark::Region("today"));
    }
    // What is set, or that the house has opened or closed, stands with the carts; never in the menu.
    if event.feature == SettingFact::FEATURE {
        dirty.entry(Topic::Menu).or_default().insert(Mark::Carts);
    }
    if let Some(MenuFact::StationEdited { .. } | MenuFact::MenuImported { .. }) = MenuFact::of(event)? {
        dirty.entry(Topic::Floor).or_default().insert(Mark::Stations);
    }
    let mark = match MenuFact::of(event)? {
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
    dirty.entry(Topic::Menu).or_default().insert(mark);
    Ok(())
}

/// Paints a topic, if somebody follows it, from one state of the house.
fn paint(app: &App, topic: Topic, marks: &BTreeSet<Mark>) -> Result<()> {
    // What is shown is asked before the state is read: who comes later reads a state with these facts in it.
    let shown = app.hub.shown(topic);
    if shown.is_empty() {
        return Ok(());
    }
    if topic == Topic::Insights {
        app.count_figures()?;
    }
    app.read(|read| {
        let seq = read.seq()?;
        for (lang, shown) in &shown {
            let lang = *lang;
            let parts = parts(app, read, topic, (marks, shown), words(read, lang)?, seq)?;
            if parts.is_empty() {
                continue;
            }
            app.hub.send(topic, lang, seq, |prev| {
                let frames =
                    |(region, ops): &(&'static str, Vec<Op>)| frames(topic, region, prev(region), seq, false, ops);
                parts.iter().flat_map(frames).collect()
            });
        }
        Ok(())
    })
}

/// A topic's dirty regions that somebody shows, each with its operations.
fn parts(
    app: &App,
    read: &Read<'_>,
    topic: Topic,
    (marks, shown): (&BTreeSet<Mark>, &BTreeSet<&str>),
    t: Words,
    seq: i64,
) -> Result<Vec<(&'static str, Vec<Op>)>> {
    let mut out = Vec::new();
    match topic {
        Topic::Visit(id) => {
            let visit = guest::Visit::new(read, id, t, seq);
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
        }
        Topic::Menu => {
            for mark in marks {
                match mark {
                    Mark::Carts => {}
                    Mark::Item(item) => out.extend(guest::paint_item(read, t, seq, *item)?),
                    _ if shown.contains("item") => out.push(("item", guest::paint_menu(read, t, seq)?)),
                    _ => {}
                }
            }
            if shown.contains("stock") && marks.contains(&Mark::Menu) {
                out.push(("stock", kitchen::paint_stocks(read, t, seq)?));
            }
        }
        Topic::Station(station) => out.extend(station_parts(read, station, marks, t, seq)?),
        Topic::Floor => out.push(("floor", floor_ops(read, marks, t, seq)?)),
        Topic::Insights => out.push(("today", insights::paint_today(read, t, seq)?)),
        Topic::Desk(visit) => {
            let wanted = |name| shown.contains(name) && marks.contains(&Mark::Region(name));
            if wanted("pad") {
                out.push(("pad", floor::paint_pad(read, visit, t, seq)?));
            }
            if wanted("desk") {
                out.push(("desk", floor::paint_desk(read, visit, t, seq)?));
            }
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
fn station_parts(
    read: &Read<'_>,
    station: StationId,
    marks: &BTreeSet<Mark>,
    t: Words,
    seq: i64,
) -> Result<Vec<(&'static str, Vec<Op>)>> {
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

/// Everything that a screen shows, as one full paint per topic and region that
/// it follows. A region's operations come with the first topic that has them;
/// every other says only where it stands.
pub fn full(topics: &[Topic], seq: i64, parts: &[(&'static str, Vec<Op>)]) -> Vec<(Topic, Vec<Frame>)> {
    let first = |n: usize, ops: &[Op]| if n == 0 { ops.to_vec() } else { Vec::new() };
    topics
        .iter()
        .enumerate()
        .map(|(n, topic)| {
            let frames = parts
                .iter()
                .flat_map(|(region, ops)| frames(*topic, region, 0, seq, true, &first(n, ops)))
                .collect();
            (*topic, frames)
        })
        .collect()
}
