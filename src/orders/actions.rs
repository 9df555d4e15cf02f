//! Verbs on orders and their lines. Long because all that changes an order is
//! in this one file, the sending and the steps.

use serde::{Deserialize, Serialize};

use super::facts::{Made, OrderFact, PlacedLine};
use super::queries::{LineHead, get_line, get_visit_line, list_lines};
use super::state::{State, Step};
use super::{Line, Order, queries};
use crate::base::ids::{GuestId, LineId, OrderId, StationId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Lang, Money, Msg, Result, Verb};
use crate::cart::queries::Chosen;
use crate::cart::{self, CartLine, Trouble};
use crate::menu::{self, Allergens};
use crate::settings::{self, PayWay};
use crate::store::{RequestKey, Tx, params};
use crate::tables;
use crate::tables::actions::{approve, take_part};
use crate::tables::queries::get_visit;

/// What somebody sends: the lines and versions that they saw, and the total.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Small number and version of each line that was seen. Lines that came later stay in the cart.
    pub seen: Vec<(i64, i64)>,
    /// The total that was shown.
    pub total: Money,
    /// How they would like to pay.
    pub pay: PayWay,
}

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The order.
    pub order: OrderId,
    /// Its number of the day.
    pub number: i64,
    /// Whether it waits for the floor's nod.
    pub waiting: bool,
}

/// Sends lines of the cart as one order. The same key gives the same order.
///
/// # Errors
/// `Conflict` if the cart is empty, was changed since it was seen, its price
/// changed, something is sold out or the house is closed for guests; `Invalid` on `pay`; and as [`take_part`].
pub fn place(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: &RequestKey, place: &Place) -> Result<Placed> {
    let open = take_part(tx, actor, Verb::PlaceOrder, visit)?;
    tx.once(actor, key, "orders.place", Some(visit), place, || {
        let house = settings::queries::get(tx)?;
        if !house.pay_ways.contains(&place.pay) {
            return Err(Error::field("pay", Msg::new("error-pay-way")));
        }
        if let Some(later) = house.closed_for_orders(tx.local).filter(|_| actor.guest().is_some()) {
            let lang = tables::queries::language_of(tx, actor)?;
            return Err(Error::Conflict(settings::closed_words(later, lang)));
        }
        let lines = seen_lines(tx, actor, visit, place)?;
        let total: Money = lines.iter().map(|c| c.line.total()).sum();
        if total != place.total {
            let lang = tables::queries::language_of(tx, actor)?;
            return Err(Error::Conflict(other_price(
                &lines,
                |m| house.currency.show(m, lang),
                total,
            )));
        }
        let pieces = lines.iter().map(|c| c.line.quantity).sum();
        let nod = match actor.guest() {
            Some(_) => queries::nod(tx, &house, &open, pieces, total)?,
            None => None,
        };
        let state = if nod.is_some() { State::Waiting } else { State::Sent };
        store(tx, actor, visit, place.pay, lines, state)
    })
}

/// The sentence for a total that is not the one that was seen, with the dish whose price changed.
fn other_price(lines: &[Chosen], show: impl Fn(Money) -> String, total: Money) -> Msg {
    let mut lines = lines.iter().map(|c| &c.line);
    let changed = lines.find_map(|l| Some((&l.name, l.unit_before?, l.unit?)));
    let msg = match changed {
        Some((item, before, after)) => Msg::new("error-price-of")
            .text("item", item)
            .text("before", show(before))
            .text("after", show(after)),
        None => Msg::new("error-price-changed"),
    };
    msg.text("total", show(total))
}

/// The lines that were seen, if they are still as they were.
fn seen_lines(tx: &Tx<'_>, actor: &Actor, visit: VisitId, place: &Place) -> Result<Vec<Chosen>> {
    let lang = tables::queries::language_of(tx, actor)?;
    let mut cart = cart::queries::chosen(tx, visit, lang)?;
    if place.seen.is_empty() || cart.is_empty() {
        return Err(Error::conflict("error-cart-empty"));
    }
    for (number, version) in &place.seen {
        let Some(line) = cart.iter().map(|c| &c.line).find(|l| l.number == *number) else {
            return Err(Error::Conflict(former(tx, visit, *number, lang)?));
        };
        if let Some(trouble) = line.trouble {
            return Err(Error::Conflict(troubled(line, trouble)));
        }
        if line.version != *version {
            let msg = Msg::new("error-line-changed").text("item", &line.name);
            return Err(Error::Conflict(msg.number("n", line.quantity)));
        }
    }
    cart.retain(|c| place.seen.iter().any(|(number, _)| *number == c.line.number));
    Ok(cart)
}

/// What happened to a line that is not in the cart any more.
fn former(tx: &Tx<'_>, visit: VisitId, number: i64, lang: Lang) -> Result<Msg> {
    let (key, item) = match get_visit_line(tx, visit, number) {
        Ok(sent) => ("error-line-sent", Some(sent.item)),
        Err(Error::NotFound(_)) => ("error-line-removed", cart::queries::find_former(tx, visit, number)?),
        Err(e) => return Err(e),
    };
    Ok(match item {
        Some(item) => Msg::new(key).text("item", menu::queries::last_name(tx, item, lang)?),
        None => Msg::new("error-cart-changed"),
    })
}

/// Why a line cannot be sent, in words.
fn troubled(line: &CartLine, trouble: Trouble) -> Msg {
    let msg = match trouble {
        Trouble::Gone => Msg::new("error-sold-out"),
        Trouble::Later => Msg::new("error-not-now"),
        Trouble::Held => Msg::new("error-held").number("n", 0),
        Trouble::Few(left) => Msg::new("error-stock-left").number("n", left),
        Trouble::Options => Msg::new("error-line-options"),
    };
    msg.text("item", &line.name)
}

fn store(tx: &Tx<'_>, actor: &Actor, visit: VisitId, pay: PayWay, lines: Vec<Chosen>, state: State) -> Result<Placed> {
    let number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM orders WHERE business_day = ?1",
        [tx.day.0],
    )?;
    let id = tx.insert(
        "INSERT INTO orders (public_id, visit_id, business_day, number, placed_ms, placed_boot, placed_mono_ms, guest_id, pay)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            tx.public_id()?, visit.0, tx.day.0, number, tx.now.at_ms, tx.now.boot, tx.now.mono_ms,
            actor.guest().map(|g| g.0), pay.word()
        ],
    )?;
    let order = OrderId(id);
    let placed = lines
        .into_iter()
        .map(|chosen| store_line(tx, actor, visit, order, chosen, state))
        .collect::<Result<Vec<_>>>()?;
    let fact = OrderFact::OrderPlaced {
        order,
        number,
        pay,
        lines: placed,
    };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(Placed {
        order,
        number,
        waiting: state == State::Waiting,
    })
}

fn store_line(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    order: OrderId,
    Chosen { line, by, dish }: Chosen,
    state: State,
) -> Result<PlacedLine> {
    let (item, priced) = dish.ok_or_else(Error::missing)?;
    menu::stock::actions::sell(tx, actor, visit, line.number, &item, line.quantity)?;
    cart::actions::take(tx, visit, line.number)?;
    let mut placed = PlacedLine {
        line: LineId(0),
        number: line.number,
        guest: by,
        item: item.id,
        revision: item.revision,
        options: priced.options,
        quantity: line.quantity,
        unit: priced.unit,
        tax_ppm: item.tax_ppm,
        station: priced.station,
        state,
    };
    placed.line = insert_line(tx, visit, order, &placed, priced.allergens, &line.note)?;
    Ok(placed)
}

fn insert_line(
    tx: &Tx<'_>,
    visit: VisitId,
    order: OrderId,
    line: &PlacedLine,
    allergens: Allergens,
    note: &str,
) -> Result<LineId> {
    let id = tx.insert(
        "INSERT INTO order_lines (order_id, visit_id, number, guest_id, item_id, revision, quantity,
                                  unit_price, tax_ppm, allergens, station_id, note, state, state_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            order.0,
            visit.0,
            line.number,
            line.guest.map(|g| g.0),
            line.item.0,
            line.revision,
            line.quantity,
            line.unit.0,
            line.tax_ppm,
            allergens.0,
            line.station.0,
            note,
            line.state.word(),
            tx.now.at_ms
        ],
    )?;
    for (option, delta) in &line.options {
        tx.run(
            "INSERT INTO order_line_options (line_id, option_id, delta) VALUES (?1, ?2, ?3)",
            params![id, option.0, delta.0],
        )?;
    }
    Ok(LineId(id))
}

/// The permission that a step asks for, before the machine is asked.
fn verb(step: Step, from: State) -> Verb {
    match step {
        Step::Approve | Step::Refuse => Verb::ApproveOrder,
        Step::Fire | Step::Accept | Step::Start | Step::Bump => Verb::StepLine,
        Step::Recall if from == State::Served => Verb::ReadFloor,
        Step::Recall => Verb::StepLine,
        Step::Serve => Verb::ServeLine,
        Step::TakeBack => Verb::TakeBackLine,
        Step::Void if matches!(from, State::Cooking | State::Ready | State::Served) => Verb::VoidCooking,
        Step::Void => Verb::VoidLine,
    }
}

/// Moves one line on, or back. `reason` is kept for a void and a refusal.
///
/// # Errors
/// `NotFound`; `Conflict` with the state that stands; `Forbidden`; `Invalid` on a missing `reason`.
pub fn step_line(tx: &Tx<'_>, actor: &Actor, line: LineId, step: Step, reason: &Note) -> Result<()> {
    let head = get_line(tx, line)?;
    get_visit(tx, head.visit)?.open()?;
    step_head(tx, actor, &head, step, reason)?;
    settle(tx, actor, &head)
}

/// Takes back a line of one's own visit, by its small number.
///
/// # Errors
/// As [`step_line`]; `Forbidden` for another guest's line.
pub fn take_back(tx: &Tx<'_>, actor: &Actor, visit: VisitId, number: i64) -> Result<()> {
    take_part(tx, actor, Verb::TakeBackLine, visit)?;
    let head = get_visit_line(tx, visit, number)?;
    if head.guest != actor.guest() {
        return Err(Error::Forbidden(Msg::new("error-not-your-line")));
    }
    step_head(tx, actor, &head, Step::TakeBack, &Note::default())?;
    settle(tx, actor, &head)
}

/// Moves every line of a ticket (an order's lines at one station; all for
/// `None`) that the step fits. Answers how many moved.
///
/// # Errors
/// `NotFound` if there is no such ticket; the first line's refusal if none moved.
pub fn step_ticket(
    tx: &Tx<'_>,
    actor: &Actor,
    order: OrderId,
    station: Option<StationId>,
    step: Step,
    reason: &Note,
) -> Result<usize> {
    let lines = list_lines(tx, order, station)?;
    let first = lines.first().cloned().ok_or_else(Error::missing)?;
    get_visit(tx, first.visit)?.open()?;
    // What is on the table stays there: a ticket that is taken back is what the kitchen still has.
    let on_table = |l: &&LineHead| step == Step::Recall && l.state == State::Served;
    let mut moved = 0;
    let mut refused = None;
    for head in lines.iter().filter(|l| !on_table(l)) {
        match step_head(tx, actor, head, step, reason) {
            Ok(()) => moved += 1,
            Err(e @ Error::Conflict(_)) => refused = refused.or(Some(e)),
            Err(e) => return Err(e),
        }
    }
    match refused {
        Some(e) if moved == 0 => Err(e),
        None if moved == 0 => Err(Error::Conflict(Msg::new("error-step").key("state", first.state.key()))),
        _ => {
            settle(tx, actor, &first)?;
            Ok(moved)
        }
    }
}

/// Approves a visit's waiting order: it goes to the kitchen, and the visit's next
/// ones at once, unless one of those is too large to go there unseen.
///
/// # Errors
/// As [`step_ticket`].
pub fn approve_order(tx: &Tx<'_>, actor: &Actor, order: OrderId) -> Result<()> {
    actor.may(Verb::ApproveOrder)?;
    step_ticket(tx, actor, order, None, Step::Approve, &Note::default())?;
    tx.run("UPDATE orders SET approved = 1 WHERE id = ?1", [order.0])?;
    let visit = list_lines(tx, order, None)?.first().map(|l| l.visit);
    approve(tx, actor, visit.ok_or_else(Error::missing)?)
}

/// Refuses a visit's waiting order. That needs no words of its own: the log says who and when.
///
/// # Errors
/// As [`step_ticket`].
pub fn refuse_order(tx: &Tx<'_>, actor: &Actor, order: OrderId, lang: Lang) -> Result<()> {
    let reason = Note::parse(&lang.t("refused-by-floor"))?;
    step_ticket(tx, actor, order, None, Step::Refuse, &reason).map(drop)
}

/// What came of asking for a round once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    /// How many lines went into the cart.
    pub added: i64,
    /// The small numbers of the round's lines that cannot be had any more.
    pub missing: Vec<i64>,
}

/// Puts a line that the table has ordered into the cart once more, as the actor's
/// own: with what was chosen, left out and noted.
///
/// # Errors
/// `NotFound` for another visit's line; as [`cart::actions::add`].
pub fn again(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: Option<&RequestKey>, number: i64) -> Result<()> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let work = || {
        let head = get_visit_line(tx, visit, number)?;
        let order = queries::get(tx, head.order, Lang::En)?;
        let line = order.lines.iter().find(|l| l.number == number).ok_or_else(Error::missing)?;
        add_again(tx, actor, visit, line)
    };
    match key {
        Some(key) => tx.once(actor, key, "orders.again", Some(visit), &number, work),
        None => work(),
    }
}

/// Puts everything of a round that can be had into the cart once more, as the actor's own.
///
/// # Errors
/// `NotFound` for another visit's round; the first line's refusal if nothing of it can be had.
pub fn again_round(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: Option<&RequestKey>, number: i64) -> Result<Again> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let work = || add_round(tx, actor, visit, &queries::get_round(tx, visit, number, Lang::En)?);
    match key {
        Some(key) => tx.once(actor, key, "orders.again-round", Some(visit), &number, work),
        None => work(),
    }
}

fn add_round(tx: &Tx<'_>, actor: &Actor, visit: VisitId, order: &Order) -> Result<Again> {
    let mut again = Again {
        added: 0,
        missing: Vec::new(),
    };
    let mut refused = None;
    for line in order.lines.iter().filter(|l| l.state != State::Voided) {
        match add_again(tx, actor, visit, line) {
            Ok(()) => again.added += 1,
            // A refusal of the cart's comes before it writes anything, so the others can go on.
            Err(e @ (Error::Conflict(_) | Error::Invalid(_) | Error::NotFound(_))) => {
                again.missing.push(line.number);
                refused = refused.or(Some(e));
            }
            Err(e) => return Err(e),
        }
    }
    match refused {
        Some(e) if again.added == 0 => Err(e),
        None if again.added == 0 => Err(Error::missing()),
        _ => Ok(again),
    }
}

fn add_again(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: &Line) -> Result<()> {
    let add = cart::actions::Add {
        item: line.item,
        options: line.chosen.clone(),
        quantity: line.quantity,
        note: Note::parse(&line.note)?,
        instead: None,
    };
    cart::actions::add(tx, actor, visit, None, &add).map(|_| ())
}

fn step_head(tx: &Tx<'_>, actor: &Actor, head: &LineHead, step: Step, reason: &Note) -> Result<()> {
    actor.may_in(verb(step, head.state), head.visit)?;
    let to = head.state.step(step, actor)?;
    if step.wants_reason() && reason.as_str().is_empty() {
        return Err(Error::field("reason", Msg::new("error-reason")));
    }
    let reason = step.wants_reason().then_some(reason.as_str());
    // What was on the board and goes must be seen by a cook.
    let unseen = to == State::Voided && head.state.is_missed_by_cooks();
    tx.run(
        "UPDATE order_lines SET state = ?2, state_ms = ?3, void_reason = ?4, unseen = ?5 WHERE id = ?1",
        params![head.id.0, to.word(), tx.now.at_ms, reason, unseen],
    )?;
    // What nobody has begun to make can be sold again.
    let untouched = matches!(head.state, State::Waiting | State::Held | State::Sent | State::Accepted);
    if to == State::Voided && untouched {
        menu::stock::actions::give_back(tx, actor, head.item, head.quantity)?;
    }
    let fact = OrderFact::LineStepped {
        order: head.order,
        line: head.id,
        station: head.station,
        from: head.state,
        to,
        made: (to == State::Ready && head.state.is_to_make()).then(|| made(tx, head)).transpose()?,
    };
    tx.emit(actor, Some(head.visit), &fact)?;
    Ok(())
}

/// How long a line took that is ready now.
fn made(tx: &Tx<'_>, head: &LineHead) -> Result<Made> {
    let seconds = tx.now.since(&queries::placed(tx, head.order)?).max(0) / 1_000;
    let late = seconds >= 60 * menu::queries::late_minutes(tx, head.station)?;
    Ok(Made { seconds, late })
}

/// Notes that a cook has seen what was changed of a line. To see it twice is no
/// error, and a closed visit's can be seen too: the kitchen may have its food.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn acknowledge(tx: &Tx<'_>, actor: &Actor, line: LineId) -> Result<()> {
    actor.may(Verb::StepLine)?;
    acknowledge_head(tx, actor, &get_line(tx, line)?)
}

/// Notes that a cook has seen every change of a ticket.
///
/// # Errors
/// `Forbidden`; `NotFound` if there is no such ticket.
pub fn acknowledge_ticket(tx: &Tx<'_>, actor: &Actor, order: OrderId, station: StationId) -> Result<()> {
    actor.may(Verb::StepLine)?;
    let lines = list_lines(tx, order, Some(station))?;
    if lines.is_empty() {
        return Err(Error::missing());
    }
    lines.iter().try_for_each(|head| acknowledge_head(tx, actor, head))
}

fn acknowledge_head(tx: &Tx<'_>, actor: &Actor, head: &LineHead) -> Result<()> {
    if !head.unseen {
        return Ok(());
    }
    tx.run("UPDATE order_lines SET unseen = 0 WHERE id = ?1", [head.id.0])?;
    let fact = OrderFact::ChangeAcknowledged {
        order: head.order,
        line: head.id,
        station: head.station,
    };
    tx.emit(actor, Some(head.visit), &fact)?;
    Ok(())
}

/// Moves what a guest has sent to the one whom they are the same person as; `tables` has the fact.
///
/// # Errors
/// A fault of the database.
pub(crate) fn adopt_record(tx: &Tx<'_>, visit: VisitId, from: GuestId, into: GuestId) -> Result<()> {
    for moved in [
        "UPDATE order_lines SET guest_id = ?3 WHERE visit_id = ?1 AND guest_id = ?2",
        "UPDATE orders SET guest_id = ?3 WHERE visit_id = ?1 AND guest_id = ?2",
    ] {
        tx.run(moved, params![visit.0, from.0, into.0])?;
    }
    Ok(())
}

/// Marks an order as completed when nothing is left to do, and back.
fn settle(tx: &Tx<'_>, actor: &Actor, head: &LineHead) -> Result<()> {
    let left = tx.number(
        "SELECT count(*) FROM order_lines WHERE order_id = ?1 AND state NOT IN ('served', 'voided')",
        [head.order.0],
    )?;
    let open = i64::from(left > 0);
    let changed = tx.run(
        "UPDATE orders SET open = ?2 WHERE id = ?1 AND open <> ?2",
        params![head.order.0, open],
    )?;
    if changed > 0 {
        let order = head.order;
        let fact = if open == 1 {
            OrderFact::OrderReopened { order }
        } else {
            OrderFact::OrderCompleted { order }
        };
        tx.emit(actor, Some(head.visit), &fact)?;
    }
    Ok(())
}
