//! Facts whose words want a look at the house: orders, the floor, tables and their guests.

use super::{PARTY, SERVICE, Teller, Told};
use crate::base::ids::{CallId, GuestId, LineId};
use crate::base::{Money, Result};
use crate::floor;
use crate::floor::facts::FloorFact;
use crate::orders;
use crate::orders::facts::{OrderFact, PlacedLine};
use crate::tables::facts::TableFact;
use crate::web::api::events::fact::{FactJson, SentLineJson};
use crate::web::api::events::sight::Sights;

impl Teller<'_> {
    #[expect(clippy::too_many_lines, reason = "a table, a row for each fact")]
    pub(super) fn of_orders(&self, fact: OrderFact) -> Result<Told> {
        let on_board = |is: bool| if is { PARTY.or(Sights::BOARD) } else { PARTY };
        Ok(match fact {
            OrderFact::OrderPlaced {
                order,
                number,
                pay,
                lines,
            } => {
                let to = on_board(lines.iter().any(|line| line.state.is_on_ticket()));
                let lines: Result<_> = lines.into_iter().map(|line| self.sent(line)).collect();
                let placed = FactJson::OrderPlaced {
                    order: self.order(order),
                    number,
                    pay: pay.into(),
                    lines: lines?,
                };
                (to, placed)
            }
            OrderFact::LineStepped {
                order,
                line,
                station,
                from,
                to,
                made: _,
            } => {
                let stepped = FactJson::LineStepped {
                    order: self.order(order),
                    line: self.for_staff.then_some(line.0),
                    order_number: self.number(order)?,
                    number: self.line(line)?,
                    station: station.0,
                    from: from.into(),
                    to: to.into(),
                };
                (on_board(from.is_on_ticket() || to.is_on_ticket()), stepped)
            }
            OrderFact::ChangeAcknowledged { order, line, station } => {
                let seen = FactJson::ChangeAcknowledged {
                    order: order.0,
                    line: line.0,
                    order_number: self.number(order)?,
                    number: self.line(line)?,
                    station: station.0,
                };
                (Sights::VISITS.or(Sights::BOARD), seen)
            }
            OrderFact::OrderCompleted { order } => {
                let (order, number) = (self.order(order), self.number(order)?);
                (on_board(true), FactJson::OrderCompleted { order, number })
            }
            OrderFact::OrderReopened { order } => {
                let (order, number) = (self.order(order), self.number(order)?);
                (on_board(true), FactJson::OrderReopened { order, number })
            }
        })
    }

    fn line(&self, line: LineId) -> Result<i64> {
        orders::queries::line_number(self.read, line)
    }

    fn sent(&self, line: PlacedLine) -> Result<SentLineJson> {
        Ok(SentLineJson {
            line: self.for_staff.then_some(line.line.0),
            number: line.number,
            guest: line.guest.map(|id| self.guest(id)).transpose()?,
            item: line.item.0,
            options: line.options.iter().map(|(id, _)| id.0).collect(),
            quantity: line.quantity,
            unit: line.unit.0,
            station: line.station.0,
            state: line.state.into(),
        })
    }

    #[expect(clippy::too_many_lines, reason = "a table, a row for each fact")]
    pub(super) fn of_floor(&self, fact: FloorFact) -> Result<Told> {
        let call = |id: CallId| self.for_staff.then_some(id.0);
        let why = |id: CallId| floor::queries::call_reason(self.read, id);
        let everybody = SERVICE.or(Sights::TABLE);
        let amount = |tip: Option<Money>| tip.map(|m| m.0);
        Ok(match fact {
            FloorFact::CallMade {
                call: id,
                visit: _,
                reason,
                pay,
                tip,
            } => {
                let (reason, pay, tip) = (reason.into(), pay.map(Into::into), amount(tip));
                let call = call(id);
                (everybody, FactJson::CallMade { call, reason, pay, tip })
            }
            FloorFact::CallPayChanged {
                call: id,
                visit: _,
                pay,
                tip,
            } => {
                let (reason, pay, tip) = (why(id)?.into(), pay.map(Into::into), amount(tip));
                let call = call(id);
                (everybody, FactJson::CallPayChanged { call, reason, pay, tip })
            }
            FloorFact::CallCancelled { call: id, visit: _ } => {
                let (call, reason) = (call(id), why(id)?.into());
                (everybody, FactJson::CallCancelled { call, reason })
            }
            FloorFact::CallAnswered { call: id, visit: _ } => {
                let (call, reason) = (call(id), why(id)?.into());
                (everybody, FactJson::CallAnswered { call, reason })
            }
            FloorFact::FeedbackGiven { visit: _, guest, mark } => {
                let number = self.guest(guest)?;
                (SERVICE, FactJson::FeedbackGiven { number, mark })
            }
            FloorFact::FeedbackAnswered { visit: _, guest } => {
                let number = self.guest(guest)?;
                (SERVICE, FactJson::FeedbackAnswered { number })
            }
        })
    }

    #[expect(clippy::too_many_lines, reason = "a table, a row for each fact")]
    pub(super) fn of_tables(&self, fact: TableFact) -> Result<Option<Told>> {
        use TableFact as F;
        let everybody = SERVICE.or(Sights::TABLE);
        let ticket = SERVICE.or(Sights::BOARD);
        let number = |guest: GuestId| self.guest(guest);
        Ok(Some(match fact {
            F::TableAdded { table } => (Sights::FLOOR, FactJson::TableAdded { table: table.0 }),
            F::TableEdited { table } => (Sights::FLOOR, FactJson::TableEdited { table: table.0 }),
            F::TableMoved { table } => (Sights::FLOOR, FactJson::TableMoved { table: table.0 }),
            F::TableRetired { table } => (Sights::FLOOR, FactJson::TableRetired { table: table.0 }),
            F::TableRestored { table } => (Sights::FLOOR, FactJson::TableRestored { table: table.0 }),
            F::TokenRotated { table, .. } => (Sights::LOG, FactJson::TokenRotated { table: table.0 }),
            F::VisitOpened { table, .. } => (everybody, FactJson::VisitOpened { table: table.0 }),
            F::CoversSet { covers, .. } => (everybody, FactJson::CoversSet { covers }),
            F::ServiceWaived { ppm, .. } => (everybody, FactJson::ServiceWaived { ppm }),
            F::GuestJoined { guest, waiting, .. } => {
                let number = number(guest)?;
                (everybody, FactJson::GuestJoined { number, waiting })
            }
            F::GuestAdmitted { guest, .. } => {
                let number = number(guest)?;
                (everybody, FactJson::GuestAdmitted { number })
            }
            F::GuestMerged { guest, into, .. } => {
                let (number, into) = (number(guest)?, number(into)?);
                (everybody.or(ticket), FactJson::GuestMerged { number, into })
            }
            F::GuestSentAway { guest, .. } => {
                let number = number(guest)?;
                (everybody, FactJson::GuestSentAway { number })
            }
            F::GuestRenamed { guest, .. } => {
                let number = number(guest)?;
                (everybody.or(ticket), FactJson::GuestRenamed { number })
            }
            // Allergies are between a guest and who cooks and serves; a language is nobody's at the table.
            F::DietSet { guest, .. } => {
                let number = number(guest)?;
                (ticket, FactJson::DietSet { number })
            }
            F::LanguageChosen { guest, language, .. } => {
                let (number, language) = (number(guest)?, language.code().to_string());
                (SERVICE, FactJson::LanguageChosen { number, language })
            }
            F::HandoverMade { guest, .. } => {
                let number = number(guest)?;
                (SERVICE, FactJson::HandoverMade { number })
            }
            F::HandoverUsed { guest, .. } => {
                let number = number(guest)?;
                (SERVICE, FactJson::HandoverUsed { number })
            }
            F::VisitApproved { .. } => (everybody, FactJson::VisitApproved {}),
            F::VisitClosed { table, .. } => (everybody, FactJson::VisitClosed { table: table.0 }),
            // Whether a phone was here before is for the figures alone.
            F::PhoneCame { .. } => return Ok(None),
        }))
    }
}
