//! What screens ask about orders. Long because all that is read of an order is
//! in this one file, for guests, cooks and the floor.

use super::{Line, Nod, Order, State};
use crate::base::ids::{GuestId, ItemId, LineId, OptionId, OrderId, StationId, VisitId};
use crate::base::time::Now;
use crate::base::{Error, Lang, Money, Result};
use crate::menu::dishes::Dishes;
use crate::menu::{self, Allergens};
use crate::settings::{GuardTotal, PayWay, Settings};
use crate::store::{Read, Row, params};
use crate::tables::Visit;

// From the orders to their lines by CROSS JOIN, which keeps the tables in that order: without statistics SQLite would
// rather look through every line that was ever ordered than through the few open orders.

const ORDER: &str = "id, visit_id, number, placed_ms, placed_boot, placed_mono_ms, pay";

fn order(r: &Row<'_>) -> rusqlite::Result<Order> {
    Ok(Order {
        id: OrderId(r.get(0)?),
        visit: VisitId(r.get(1)?),
        number: r.get(2)?,
        placed: Now {
            at_ms: r.get(3)?,
            boot: r.get(4)?,
            mono_ms: r.get(5)?,
        },
        pay: PayWay::parse(&r.get::<_, String>(6)?).unwrap_or(PayWay::Later),
        lines: Vec::new(),
    })
}

/// The orders of a visit with their lines, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_of_visit(read: &Read<'_>, visit: VisitId, lang: Lang) -> Result<Vec<Order>> {
    let orders = read.rows(
        &format!("SELECT {ORDER} FROM orders WHERE visit_id = ?1 ORDER BY id"),
        [visit.0],
        order,
    )?;
    with_lines(read, orders, lang)
}

/// The guests of a visit who have sent something that was not cancelled.
///
/// # Errors
/// A fault of the database.
pub fn senders(read: &Read<'_>, visit: VisitId) -> Result<Vec<GuestId>> {
    read.rows(
        "SELECT DISTINCT l.guest_id FROM order_lines l JOIN orders o ON o.id = l.order_id
         WHERE o.visit_id = ?1 AND l.guest_id IS NOT NULL AND l.state <> 'voided'",
        [visit.0],
        |r| Ok(GuestId(r.get(0)?)),
    )
}

/// Every order that is not completed or has a change that no cook has acknowledged, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_open(read: &Read<'_>, lang: Lang) -> Result<Vec<Order>> {
    // Two statements in one, so that each is answered by its own small index.
    let orders = read.rows(
        &format!(
            "SELECT {ORDER} FROM orders WHERE open = 1 UNION
             SELECT {ORDER} FROM orders WHERE id IN (SELECT order_id FROM order_lines WHERE unseen = 1) ORDER BY id"
        ),
        [],
        order,
    )?;
    with_lines(read, orders, lang)
}

/// The open orders of which something is in this state, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_with(read: &Read<'_>, state: State, lang: Lang) -> Result<Vec<Order>> {
    let orders = read.rows(
        &format!(
            "SELECT {ORDER} FROM orders WHERE open = 1
               AND EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = orders.id AND l.state = ?1)
             ORDER BY id"
        ),
        [state.word()],
        order,
    )?;
    with_lines(read, orders, lang)
}

/// One order with its lines.
///
/// # Errors
/// `NotFound`.
pub fn get(read: &Read<'_>, id: OrderId, lang: Lang) -> Result<Order> {
    let found = read.row(&format!("SELECT {ORDER} FROM orders WHERE id = ?1"), [id.0], order)?;
    let mut orders = with_lines(read, found.into_iter().collect(), lang)?;
    orders.pop().ok_or_else(Error::missing)
}

fn with_lines(read: &Read<'_>, mut orders: Vec<Order>, lang: Lang) -> Result<Vec<Order>> {
    let dishes = Dishes::of(read, lang)?;
    for order in &mut orders {
        order.lines = lines(read, order.id, &dishes)?;
    }
    Ok(orders)
}

fn lines(read: &Read<'_>, order: OrderId, dishes: &Dishes) -> Result<Vec<Line>> {
    let rows = read.rows(
        "SELECT l.id, l.number, l.guest_id, g.number, g.name, l.item_id, l.revision, l.quantity,
                l.unit_price, l.tax_ppm, l.allergens, l.station_id, l.note, l.state, l.unseen,
                g.allergic * g.avoids,
                (SELECT group_concat(option_id, ' ') FROM order_line_options WHERE line_id = l.id)
         FROM order_lines l LEFT JOIN guests g ON g.id = l.guest_id
         WHERE l.order_id = ?1 ORDER BY l.number",
        [order.0],
        |r| {
            let guest = match r.get::<_, Option<i64>>(2)? {
                Some(id) => Some((GuestId(id), r.get(3)?, r.get(4)?)),
                None => None,
            };
            let line = Line {
                id: LineId(r.get(0)?),
                order,
                number: r.get(1)?,
                guest,
                allergies: Allergens(r.get::<_, Option<u16>>(15)?.unwrap_or_default()),
                item: ItemId(r.get(5)?),
                name: String::new(),
                chosen: ids(r.get(16)?),
                options: Vec::new(),
                removals: Vec::new(),
                quantity: r.get(7)?,
                unit: Money(r.get(8)?),
                tax_ppm: r.get(9)?,
                allergens: Allergens(r.get(10)?),
                station: StationId(r.get(11)?),
                note: r.get(12)?,
                state: state(&r.get::<_, String>(13)?)?,
                unseen: r.get(14)?,
            };
            Ok((line, r.get::<_, i64>(6)?))
        },
    )?;
    rows.into_iter().map(|(line, revision)| named(read, line, revision, dishes)).collect()
}

/// Ids with spaces between them, ascending; none of null. They are put in order here: SQLite has a sorter for each line.
fn ids(text: Option<String>) -> Vec<OptionId> {
    let text = text.unwrap_or_default();
    let mut ids: Vec<_> = text.split_whitespace().filter_map(|id| id.parse().ok().map(OptionId)).collect();
    ids.sort_unstable();
    ids
}

/// What was chosen and left out of a line, ascending by id.
///
/// # Errors
/// A fault of the database.
pub fn chosen(read: &Read<'_>, line: LineId) -> Result<Vec<OptionId>> {
    read.rows(
        "SELECT option_id FROM order_line_options WHERE line_id = ?1 ORDER BY option_id",
        [line.0],
        |r| r.get(0).map(OptionId),
    )
}

/// A line with the words that it was sold with.
fn named(read: &Read<'_>, mut line: Line, revision: i64, dishes: &Dishes) -> Result<Line> {
    line.name = dishes.name(read, line.item, revision)?;
    (line.options, line.removals) = dishes.options(read, &line.chosen, revision)?;
    Ok(line)
}

fn state(word: &str) -> rusqlite::Result<State> {
    State::parse(word).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, format!("state {word}").into())
    })
}

/// What a line is, for a step: its order, visit, state, station and guest.
#[derive(Debug, Clone)]
pub struct LineHead {
    /// The line.
    pub id: LineId,
    /// Its order.
    pub order: OrderId,
    /// Its visit.
    pub visit: VisitId,
    /// Where it stands.
    pub state: State,
    /// Where it is made.
    pub station: StationId,
    /// Whose it is.
    pub guest: Option<GuestId>,
    /// What it is, to give back to the stock.
    pub item: ItemId,
    /// How many.
    pub quantity: i64,
    /// Whether it was changed since, and no cook has acknowledged that yet.
    pub unseen: bool,
}

const HEAD: &str = "id, order_id, visit_id, state, station_id, guest_id, item_id, quantity, unseen";

fn head(r: &Row<'_>) -> rusqlite::Result<LineHead> {
    Ok(LineHead {
        id: LineId(r.get(0)?),
        order: OrderId(r.get(1)?),
        visit: VisitId(r.get(2)?),
        state: state(&r.get::<_, String>(3)?)?,
        station: StationId(r.get(4)?),
        guest: r.get::<_, Option<i64>>(5)?.map(GuestId),
        item: ItemId(r.get(6)?),
        quantity: r.get(7)?,
        unseen: r.get(8)?,
    })
}

/// One line's head.
///
/// # Errors
/// `NotFound`.
pub fn get_line(read: &Read<'_>, id: LineId) -> Result<LineHead> {
    read.row(&format!("SELECT {HEAD} FROM order_lines WHERE id = ?1"), [id.0], head)?
        .ok_or_else(Error::missing)
}

/// A line of this visit by its small number.
///
/// # Errors
/// `NotFound`, also for another visit's line.
pub fn get_visit_line(read: &Read<'_>, visit: VisitId, number: i64) -> Result<LineHead> {
    read.row(
        &format!("SELECT {HEAD} FROM order_lines WHERE visit_id = ?1 AND number = ?2"),
        params![visit.0, number],
        head,
    )?
    .ok_or_else(Error::missing)
}

/// How many dishes the kitchen has still to make.
///
/// # Errors
/// A fault of the database.
pub fn making(read: &Read<'_>) -> Result<i64> {
    read.number(
        "SELECT sum(l.quantity) FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id
         WHERE o.open = 1 AND l.state IN ('sent', 'accepted', 'cooking')",
        [],
    )
}

/// When an order was sent.
///
/// # Errors
/// `NotFound`.
pub fn placed(read: &Read<'_>, order: OrderId) -> Result<Now> {
    read.row(
        "SELECT placed_ms, placed_boot, placed_mono_ms FROM orders WHERE id = ?1",
        [order.0],
        |r| {
            Ok(Now {
                at_ms: r.get(0)?,
                boot: r.get(1)?,
                mono_ms: r.get(2)?,
            })
        },
    )?
    .ok_or_else(Error::missing)
}

/// An order's number of the day.
///
/// # Errors
/// A fault of the database.
pub fn number(read: &Read<'_>, order: OrderId) -> Result<i64> {
    read.number("SELECT number FROM orders WHERE id = ?1", [order.0])
}

/// A line's small number in its visit.
///
/// # Errors
/// A fault of the database.
pub fn line_number(read: &Read<'_>, line: LineId) -> Result<i64> {
    read.number("SELECT number FROM order_lines WHERE id = ?1", [line.0])
}

/// The lines of an order, in one station or all.
///
/// # Errors
/// A fault of the database.
pub fn list_lines(read: &Read<'_>, order: OrderId, station: Option<StationId>) -> Result<Vec<LineHead>> {
    read.rows(
        &format!(
            "SELECT {HEAD} FROM order_lines WHERE order_id = ?1 AND (?2 IS NULL OR station_id = ?2) ORDER BY number"
        ),
        params![order.0, station.map(|s| s.0)],
        head,
    )
}

/// The orders of a visit that have lines at a station and are not completed, or
/// have a change that no cook has acknowledged.
///
/// # Errors
/// A fault of the database.
pub fn list_open_at(read: &Read<'_>, visit: VisitId, station: StationId) -> Result<Vec<OrderId>> {
    read.rows(
        "SELECT DISTINCT o.id FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id
         WHERE o.visit_id = ?1 AND l.station_id = ?2 AND (o.open = 1 OR l.unseen = 1) ORDER BY o.id",
        params![visit.0, station.0],
        |r| r.get(0).map(OrderId),
    )
}

/// One way in which a dish is to be made, and how many so.
#[derive(Debug, Clone)]
pub struct ToMake {
    /// The dish.
    pub item: ItemId,
    /// Its name as it was sold.
    pub name: String,
    /// What was chosen.
    pub options: Vec<String>,
    /// What is left out.
    pub removals: Vec<String>,
    /// How many.
    pub quantity: i64,
}

/// What is still to make at a station, in the order in which it was sent first.
/// Alike lines are one row, so that names are read once for each way.
///
/// # Errors
/// A fault of the database.
pub fn to_make(read: &Read<'_>, station: StationId, lang: Lang) -> Result<Vec<ToMake>> {
    let rows = read.rows(
        "SELECT item_id, revision, sum(quantity), chosen FROM (
           SELECT l.id, l.item_id, l.revision, l.quantity,
             (SELECT group_concat(option_id, ' ') FROM order_line_options WHERE line_id = l.id) AS chosen
           FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id
           WHERE o.open = 1 AND l.station_id = ?1 AND l.state IN ('sent', 'accepted', 'cooking'))
         GROUP BY item_id, revision, chosen ORDER BY min(id)",
        [station.0],
        |r| Ok((ItemId(r.get(0)?), r.get::<_, i64>(1)?, r.get(2)?, ids(r.get(3)?))),
    )?;
    let dishes = Dishes::of(read, lang)?;
    let one = |(item, revision, quantity, chosen): (ItemId, i64, i64, Vec<OptionId>)| {
        let (options, removals) = dishes.options(read, &chosen, revision)?;
        Ok(ToMake {
            item,
            name: dishes.name(read, item, revision)?,
            options,
            removals,
            quantity,
        })
    };
    rows.into_iter().map(one).collect()
}

/// The stations that have lines of orders which are not completed, or a change
/// that no cook has acknowledged.
///
/// # Errors
/// A fault of the database.
pub fn busy_stations(read: &Read<'_>) -> Result<Vec<StationId>> {
    read.rows(
        "SELECT l.station_id FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id WHERE o.open = 1
         UNION SELECT station_id FROM order_lines WHERE unseen = 1",
        [],
        |r| r.get(0).map(StationId),
    )
}

/// Gross amounts by tax rate of everything that a visit ordered and that was not voided.
///
/// # Errors
/// A fault of the database.
pub fn sums(read: &Read<'_>, visit: VisitId) -> Result<Vec<(i64, Money)>> {
    read.rows(
        "SELECT tax_ppm, sum(unit_price * quantity) FROM order_lines
         WHERE visit_id = ?1 AND state <> 'voided' GROUP BY tax_ppm",
        [visit.0],
        |r| Ok((r.get(0)?, Money(r.get(1)?))),
    )
}

/// How many lines of a visit are in which state.
///
/// # Errors
/// A fault of the database.
pub fn count_states(read: &Read<'_>, visit: VisitId) -> Result<Vec<(State, i64)>> {
    read.rows(
        "SELECT state, count(*) FROM order_lines WHERE visit_id = ?1 GROUP BY state",
        [visit.0],
        |r| Ok((state(&r.get::<_, String>(0)?)?, r.get(1)?)),
    )
}

/// Why a round of a guest's, of so many pieces for so much, waits for the floor's
/// nod; `None` if it goes straight to the kitchen.
///
/// # Errors
/// A fault of the database.
pub fn nod(read: &Read<'_>, house: &Settings, visit: &Visit, pieces: i64, total: Money) -> Result<Option<Nod>> {
    if house.approve_first_order && !visit.approved {
        return Ok(Some(Nod::First));
    }
    let guard = match house.guard_total {
        GuardTotal::Auto => menu::queries::mean_price(read)?.times(house.guard_pieces),
        GuardTotal::Units(units) => house.currency.units(units),
    };
    // A large order in small rounds is a large order: what the kitchen has not yet taken on counts too.
    let (more, value) = unseen(read, visit.id)?;
    let too_many = house.guard_pieces > 0 && pieces + more > house.guard_pieces;
    let too_much = guard > Money::ZERO && total + value > guard;
    Ok((too_many || too_much).then_some(Nod::Large))
}

/// The pieces and the value of what guests of a visit have sent that nobody has
/// nodded to and no cook has accepted.
fn unseen(read: &Read<'_>, visit: VisitId) -> Result<(i64, Money)> {
    let sums = read.row(
        "SELECT coalesce(sum(l.quantity), 0), coalesce(sum(l.quantity * l.unit_price), 0)
         FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id
         WHERE o.visit_id = ?1 AND o.open = 1 AND o.guest_id IS NOT NULL AND o.approved = 0 AND l.state = 'sent'",
        [visit.0],
        |r| Ok((r.get(0)?, Money(r.get(1)?))),
    )?;
    Ok(sums.unwrap_or_default())
}

/// A round of this visit by its number of the day; the newest, should a visit last
/// for days.
///
/// # Errors
/// `NotFound`, also for another visit's round.
pub fn get_round(read: &Read<'_>, visit: VisitId, number: i64, lang: Lang) -> Result<Order> {
    let found = read.row(
        &format!("SELECT {ORDER} FROM orders WHERE visit_id = ?1 AND number = ?2 ORDER BY id DESC LIMIT 1"),
        params![visit.0, number],
        order,
    )?;
    let mut orders = with_lines(read, found.into_iter().collect(), lang)?;
    orders.pop().ok_or_else(Error::missing)
}

/// Whether the visit has sent an order before this one.
///
/// # Errors
/// A fault of the database.
pub fn is_add_on(read: &Read<'_>, order: &Order) -> Result<bool> {
    let before = read.number(
        "SELECT count(*) FROM (SELECT 1 FROM orders WHERE visit_id = ?1 AND id < ?2 LIMIT 1)",
        params![order.visit.0, order.id.0],
    )?;
    Ok(before > 0)
}

/// What these guests ordered most often, each dish as it was chosen: the options, and how many. What is
/// not on the menu any more is left out.
///
/// # Errors
/// A fault of the database.
pub fn most_ordered(read: &Read<'_>, guests: &[GuestId], most: i64) -> Result<Vec<(ItemId, Vec<OptionId>, i64)>> {
    read.rows(
        "SELECT item_id, chosen, sum(quantity) FROM (
           SELECT l.id, l.item_id, l.quantity,
             (SELECT group_concat(option_id, ' ') FROM order_line_options WHERE line_id = l.id) AS chosen
           FROM guests g JOIN order_lines l ON l.visit_id = g.visit_id AND l.guest_id = g.id
           JOIN items i ON i.id = l.item_id AND i.active = 1 AND i.hidden = 0
           WHERE g.id IN (SELECT value FROM json_each(?1)) AND l.state <> 'voided')
         GROUP BY item_id, chosen ORDER BY count(*) DESC, max(id) DESC LIMIT ?2",
        params![serde_json::to_string(guests)?, most],
        |r| {
            let chosen = r.get::<_, Option<String>>(1)?.unwrap_or_default();
            let options = chosen.split_whitespace().filter_map(|id| id.parse().ok());
            Ok((ItemId(r.get(0)?), options.collect(), r.get(2)?))
        },
    )
}
