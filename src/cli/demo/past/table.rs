//! What happened at one table, from the first guest to the bill, by the verbs that guests, cooks and waiters use.
//!
//! All of it is one transaction, so that no screen of today ever shows a table of the past.

use std::collections::{BTreeMap, BTreeSet};

use super::party::{Line, Party, Round};
use super::phones::Phone;
use crate::base::chance::Chance;
use crate::base::ids::{CallId, LineId, OptionId, OrderId, StationId, TableId, VisitId};
use crate::base::text::Note;
use crate::base::time::Calendar;
use crate::base::{Actor, Error, Lang, Money, Result};
use crate::bills::Method;
use crate::bills::actions::Pay;
use crate::cart::actions::Add;
use crate::floor::{Reason, Wish};
use crate::orders::actions::Place;
use crate::orders::{Step, queries};
use crate::settings::PayWay;
use crate::store::{RequestKey, Tx, random};
use crate::{bills, cart, floor, menu, orders, tables};

const SECOND: f64 = 1_000.0;
const MINUTE: f64 = 60.0 * SECOND;

/// Something that happened at the table.
enum Act {
    Join(Phone),
    Send(usize),
    Step(OrderId, StationId, Step),
    Void(LineId),
    Call(Reason),
    Answer(CallId),
}

/// Plays it, at the first of the tables on which nobody sits; where all are taken, nothing happened.
pub(super) fn play(tx: &Tx<'_>, calendar: &Calendar, party: &Party, tables: &[TableId]) -> Result<()> {
    let midnight = party.day.date().at(0, 0, 0, 0);
    let (Some(zero), Some(first)) = (calendar.instant(midnight), party.rounds.first()) else {
        return Ok(());
    };
    for table in tables {
        if tables::queries::find_open_visit(tx, *table)?.is_some() {
            continue;
        }
        let mut evening = Evening {
            chance: Chance::of(party.day.0, 30_000 + party.number as u64),
            calendar,
            party,
            table: *table,
            visit: VisitId(0),
            guests: Vec::new(),
            to_come: BTreeMap::new(),
            acts: 0,
            at_ms: zero + first.minute * 60_000,
        };
        evening.plan(zero);
        return evening.pass(tx);
    }
    Ok(())
}

struct Evening<'p> {
    chance: Chance,
    calendar: &'p Calendar,
    party: &'p Party,
    table: TableId,
    visit: VisitId,
    guests: Vec<Actor>,
    /// What is still to happen: when, and which of what happens then.
    to_come: BTreeMap<(i64, usize), Act>,
    acts: usize,
    at_ms: i64,
}

impl Evening<'_> {
    /// Something happens after about so long.
    fn after(&mut self, at_ms: i64, (from, to): (f64, f64), act: Act) -> i64 {
        let then = at_ms + self.chance.around(from, to) as i64;
        self.acts += 1;
        self.to_come.insert((then, self.acts), act);
        then
    }

    /// What does not follow from what else happens.
    fn plan(&mut self, zero: i64) {
        let sits_ms = self.at_ms - self.chance.around(4.0 * MINUTE, 14.0 * MINUTE) as i64;
        for phone in &self.party.phones {
            self.after(sits_ms, (0.2 * MINUTE, 3.0 * MINUTE), Act::Join(*phone));
        }
        for (n, round) in self.party.rounds.iter().enumerate() {
            self.after(zero + round.minute * 60_000, (0.0, MINUTE), Act::Send(n));
        }
        if !self.party.phones.is_empty() && self.chance.in_hundred(34.0) {
            let reasons = [
                Reason::Staff,
                Reason::Water,
                Reason::Cutlery,
                Reason::Question,
                Reason::Problem,
            ];
            let reason = reasons[self.chance.among([9.0, 6.0, 3.0, 4.0, 1.0].into_iter())];
            self.after(self.at_ms, (5.0 * MINUTE, 45.0 * MINUTE), Act::Call(reason));
        }
        self.at_ms = sits_ms;
    }

    fn pass(&mut self, tx: &Tx<'_>) -> Result<()> {
        let (table, covers) = (self.table, Some(self.party.guests));
        let open = |tx: &Tx<'_>| tables::actions::open(tx, &Actor::House, table, covers);
        self.visit = tx.as_of(self.at_ms, self.calendar, open)?;
        while let Some(((at_ms, _), act)) = self.to_come.pop_first() {
            self.at_ms = at_ms;
            tx.as_of(at_ms, self.calendar, |tx| self.act(tx, act))?;
        }
        self.leave(tx)
    }

    fn act(&mut self, tx: &Tx<'_>, act: Act) -> Result<()> {
        let visit = self.visit;
        match act {
            Act::Join(phone) => {
                let joined =
                    tables::actions::join(tx, &Actor::Nobody, self.table, None, &random::<32>()?, phone.lang());
                let (guest, visit) = joined?;
                tables::known::actions::came(tx, &Actor::Nobody, visit, &phone.hash())?;
                self.guests.push(Actor::Guest { guest, visit });
            }
            Act::Send(round) => self.send(tx, &self.party.rounds[round])?,
            // What was voided does not move any more.
            Act::Step(order, station, step) => {
                moved(orders::actions::step_ticket(
                    tx,
                    &Actor::House,
                    order,
                    Some(station),
                    step,
                    &Note::default(),
                ))?;
            }
            Act::Void(line) => {
                let reason = Note::parse("changed their mind")?;
                moved(orders::actions::step_line(tx, &Actor::House, line, Step::Void, &reason))?;
            }
            Act::Call(reason) => {
                let Some(guest) = self.guests.first() else {
                    return Ok(());
                };
                let call = floor::actions::call(tx, guest, visit, reason, Wish::default())?;
                let longest = MINUTE * (1.5 + 2.5 * self.party.crowd);
                self.after(self.at_ms, (12.0 * SECOND, longest), Act::Answer(call));
            }
            Act::Answer(call) => floor::actions::answer(tx, &Actor::House, call)?,
        }
        Ok(())
    }

    /// Puts a round into the cart and sends it; then the kitchen has it.
    fn send(&mut self, tx: &Tx<'_>, round: &Round) -> Result<()> {
        let who = match self.guests.len() {
            0 => Actor::House,
            many => self.guests[(self.chance.part() * many as f64) as usize % many],
        };
        let (mut seen, mut total) = (Vec::new(), Money::ZERO);
        for line in &round.lines {
            // A dish that is not on the menu any more, or chosen otherwise, was not ordered.
            if let Some(number) = moved(self.add(tx, &who, line))? {
                seen.push((number, 1));
                total = total + line.unit.times(line.quantity);
            }
        }
        if seen.is_empty() {
            return Ok(());
        }
        let pay = PayWay::Later;
        let place = Place { seen, total, pay };
        let placed = orders::actions::place(tx, &who, self.visit, &RequestKey::fresh()?, &place)?;
        if placed.waiting {
            orders::actions::approve_order(tx, &Actor::House, placed.order)?;
        }
        round.lines.iter().try_for_each(|line| set_gone(tx, line, true))?;
        self.cook(tx, placed.order, round)
    }

    /// Adds a line to the cart. Of what is counted today as many more are made as they have, so that
    /// as many are left as before.
    fn add(&self, tx: &Tx<'_>, who: &Actor, line: &Line) -> Result<i64> {
        if line.is_counted
            && let Some(item) = menu::queries::find_item(tx, line.item, Lang::En)?
        {
            let more = item.stock.map(|stock| stock + line.quantity);
            menu::stock::actions::set_stock(tx, &Actor::House, line.item, more)?;
        }
        set_gone(tx, line, false)?;
        let add = Add {
            item: line.item,
            options: line.options.clone(),
            quantity: line.quantity,
            note: Note::default(),
            instead: None,
        };
        cart::actions::add(tx, who, self.visit, None, &add)
    }

    /// What the stations do with an order.
    fn cook(&mut self, tx: &Tx<'_>, order: OrderId, round: &Round) -> Result<()> {
        let lines = queries::list_lines(tx, order, None)?;
        for station in lines.iter().map(|l| l.station).collect::<BTreeSet<_>>() {
            let late = menu::queries::late_minutes(tx, station)? as f64 * MINUTE * self.party.crowd;
            let step = |step: Step| Act::Step(order, station, step);
            let seen = self.after(self.at_ms, (10.0 * SECOND, 1.5 * MINUTE), step(Step::Accept));
            let ready = self.after(seen, (0.25 * late, late), step(Step::Bump));
            self.after(
                ready,
                (15.0 * SECOND, 2.5 * MINUTE * self.party.crowd),
                step(Step::Serve),
            );
        }
        for line in lines {
            // Of what is counted there would be one more today.
            let counted = round.lines.iter().any(|l| l.item == line.item && l.is_counted);
            if !counted && self.chance.in_hundred(1.2) {
                self.after(self.at_ms, (0.5 * MINUTE, 20.0 * MINUTE), Act::Void(line.id));
            }
        }
        Ok(())
    }

    /// They ask for the bill, pay and go.
    fn leave(&mut self, tx: &Tx<'_>) -> Result<()> {
        self.at_ms += self.chance.around(5.0 * MINUTE, 24.0 * MINUTE) as i64;
        let (visit, calls) = (self.visit, self.chance.in_hundred(45.0));
        if let Some(guest) = self.guests.first().filter(|_| calls) {
            let call = |tx: &Tx<'_>| floor::actions::call(tx, guest, visit, Reason::Bill, Wish::default());
            tx.as_of(self.at_ms, self.calendar, call)?;
        }
        self.at_ms += self.chance.around(0.5 * MINUTE, (1.5 + 4.0 * self.party.crowd) * MINUTE) as i64;
        tx.as_of(self.at_ms, self.calendar, |tx| self.pay(tx))?;
        self.at_ms += self.chance.around(0.5 * MINUTE, 4.0 * MINUTE) as i64;
        tx.as_of(self.at_ms, self.calendar, |tx| {
            floor::actions::close(tx, &Actor::House, visit)
        })
    }

    fn pay(&mut self, tx: &Tx<'_>) -> Result<()> {
        let due = bills::queries::get(tx, self.visit)?.due();
        let parts = if self.party.guests > 1 && self.chance.in_hundred(14.0) {
            2
        } else {
            1
        };
        for amount in due.split(parts).into_iter().filter(|part| *part > Money::ZERO) {
            let methods = [Method::Card, Method::Cash, Method::Other];
            let method = methods[self.chance.among([60.0, 36.0, 4.0].into_iter())];
            let some = if self.chance.in_hundred(48.0) { 1.0 } else { 0.0 };
            let share = some * self.chance.around(20_000.0, 110_000.0);
            let tip = Money(amount.share(share as i64).0 / 50 * 50);
            let pay = Pay { method, amount, tip };
            floor::settle::actions::pay(tx, &Actor::House, self.visit, &RequestKey::fresh()?, pay)?;
        }
        Ok(())
    }
}

/// What is sold out today was not, while it was ordered.
fn set_gone(tx: &Tx<'_>, line: &Line, gone: bool) -> Result<()> {
    if line.is_gone {
        menu::stock::actions::set_available(tx, &Actor::House, line.item, !gone)?;
    }
    let set = |option: &OptionId| menu::stock::actions::set_option_available(tx, &Actor::House, *option, !gone);
    line.gone.iter().try_for_each(set)
}

/// What came of it; `None` where the house did not allow it.
fn moved<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(done) => Ok(Some(done)),
        Err(Error::Conflict(_) | Error::Invalid(_) | Error::NotFound(_)) => Ok(None),
        Err(e) => Err(e),
    }
}
