//! From the house's facts to what is told of them, and to whom. A new fact does not compile without its word here.

use serde::de::DeserializeOwned;

use super::fact::{ActorJson, EventJson, FactJson, SentLineJson};
use super::sight::Sights;
use crate::base::ids::{CallId, GuestId, LineId, OrderId};
use crate::base::{Event, Fact, Money, Result};
use crate::bills::facts::BillFact;
use crate::cart::facts::CartFact;
use crate::floor::facts::FloorFact;
use crate::insights::facts::InsightFact;
use crate::menu::facts::MenuFact;
use crate::orders::facts::{OrderFact, PlacedLine};

use crate::people::facts::PeopleFact;
use crate::settings::facts::SettingFact;
use crate::store::Read;
use crate::tables::facts::TableFact;
use crate::web::api::answers::time;
use crate::{floor, orders, tables};

/// Every feature whose facts are told.
pub const FEATURES: [&str; 9] = [
    SettingFact::FEATURE,
    PeopleFact::FEATURE,
    MenuFact::FEATURE,
    TableFact::FEATURE,
    CartFact::FEATURE,
    OrderFact::FEATURE,
    BillFact::FEATURE,
    FloorFact::FEATURE,
    InsightFact::FEATURE,
];

/// Who is told, and what.
type Told = (Sights, FactJson);

const PARTY: Sights = Sights::TABLE.or(Sights::VISITS);
const SERVICE: Sights = Sights::VISITS.or(Sights::FLOOR);

/// A fact as the staff is told it, or as guests are: they know no ids of the house. `None` for what nobody is told.
///
/// # Errors
/// A fault of the database.
pub fn told(read: &Read<'_>, event: &Event, for_staff: bool) -> Result<Option<(Sights, EventJson)>> {
    let teller = Teller { read, for_staff };
    let Some((to, fact)) = teller.fact(event)? else {
        return Ok(None);
    };
    let (actor, guest) = match event.actor_kind {
        "guest" => (ActorJson::Guest, Some(teller.guest(GuestId(event.actor_id))?)),
        "staff" => (ActorJson::Staff, None),
        "key" => (ActorJson::Machine, None),
        _ => (ActorJson::House, None),
    };
    let told = EventJson {
        seq: event.seq,
        at: time(event.at_ms),
        visit: event.visit.map(|v| v.0),
        actor,
        guest,
        fact,
    };
    Ok(Some((to, told)))
}

/// A fact that cannot be read is logged and passed over: nobody could ever get past it.
fn read_fact<F: Fact + DeserializeOwned>(event: &Event) -> Option<F> {
    F::of(event).unwrap_or_else(|e| {
        tracing::error!(error = %e, "a fact could not be told");
        None
    })
}

struct Teller<'r> {
    read: &'r Read<'r>,
    for_staff: bool,
}

impl Teller<'_> {
    fn guest(&self, id: GuestId) -> Result<i64> {
        tables::queries::guest_number(self.read, id)
    }
    fn order(&self, id: OrderId) -> Option<i64> {
        self.for_staff.then_some(id.0)
    }
    fn number(&self, id: OrderId) -> Result<i64> {
        orders::queries::number(self.read, id)
    }

    fn fact(&self, event: &Event) -> Result<Option<Told>> {
        match event.feature {
            CartFact::FEATURE => Ok(read_fact(event).map(cart)),
            OrderFact::FEATURE => read_fact(event).map(|fact| self.of_orders(fact)).transpose(),
            BillFact::FEATURE => Ok(read_fact(event).map(bill)),
            FloorFact::FEATURE => read_fact(event).map(|fact| self.of_floor(fact)).transpose(),
            TableFact::FEATURE => match read_fact(event) {
                Some(fact) => self.of_tables(fact),
                None => Ok(None),
            },
            MenuFact::FEATURE => Ok(read_fact(event).map(|fact| (Sights::MENU, menu(fact)))),
            SettingFact::FEATURE => Ok(read_fact(event).map(setting)),
            PeopleFact::FEATURE => Ok(read_fact(event).map(|fact| (Sights::LOG, person(fact)))),
            InsightFact::FEATURE => Ok(read_fact(event).map(|fact| (Sights::INSIGHTS, figures(fact)))),
            _ => Ok(None),
        }
    }

    fn of_orders(&self, fact: OrderFact) -> Result<Told> {
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

    fn of_floor(&self, fact: FloorFact) -> Result<Told> {
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
    fn of_tables(&self, fact: TableFact) -> Result<Option<Told>> {
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

fn cart(fact: CartFact) -> Told {
    let told = match fact {
        CartFact::LineAdded {
            line,
            item,
            options,
            quantity,
        } => FactJson::CartLineAdded {
            line,
            item: item.0,
            options: options.iter().map(|o| o.0).collect(),
            quantity,
        },
        CartFact::LineChanged { line, quantity } => FactJson::CartLineChanged { line, quantity },
        CartFact::LineRemoved { line } => FactJson::CartLineRemoved { line },
        CartFact::ItemHeld { line, item, quantity } => FactJson::CartItemHeld {
            line,
            item: item.0,
            quantity,
        },
    };
    (PARTY, told)
}

fn bill(fact: BillFact) -> Told {
    let BillFact::PaymentTaken {
        method, amount, tip, ..
    } = fact;
    let (method, amount, tip) = (method.into(), amount.0, tip.0);
    (PARTY, FactJson::PaymentTaken { method, amount, tip })
}

fn menu(fact: MenuFact) -> FactJson {
    use MenuFact as F;
    match fact {
        F::MenuImported {
            added,
            changed,
            removed,
        } => FactJson::MenuImported {
            added,
            changed,
            removed,
        },
        F::AvailabilitySet { item, available } => FactJson::AvailabilitySet {
            item: item.0,
            available,
        },
        F::OptionAvailabilitySet {
            item,
            option,
            available,
        } => FactJson::OptionAvailabilitySet {
            item: item.0,
            option: option.0,
            available,
        },
        F::StockChanged { item, left } => FactJson::StockChanged { item: item.0, left },
        F::RestockSet { item } => FactJson::RestockSet { item: item.0 },
        F::CountingEnded { item } => FactJson::CountingEnded { item: item.0 },
        F::PhotoSet { item } => FactJson::PhotoSet { item: item.0 },
        F::PopularCounted {} => FactJson::PopularCounted {},
        F::HoursTurned { item } => FactJson::HoursTurned { item: item.0 },
        F::ItemEdited { item, edit } => FactJson::ItemEdited {
            item: item.0,
            edit: edit.into(),
        },
        F::CategoryEdited { category, edit } => FactJson::CategoryEdited {
            category: category.0,
            edit: edit.into(),
        },
        F::StationEdited { station, edit } => FactJson::StationEdited {
            station: station.0,
            edit: edit.into(),
        },
    }
}

fn setting(fact: SettingFact) -> Told {
    match fact {
        SettingFact::SettingChanged { key } => (Sights::LOG, FactJson::SettingChanged { key }),
        SettingFact::HouseTurned {} => (Sights::MENU, FactJson::HouseTurned {}),
    }
}

fn figures(fact: InsightFact) -> FactJson {
    match fact {
        InsightFact::SalesImported { import, orders, lines } => FactJson::SalesImported { import, orders, lines },
        InsightFact::SalesRemoved { import } => FactJson::SalesRemoved { import },
    }
}

fn person(fact: PeopleFact) -> FactJson {
    use PeopleFact as F;
    match fact {
        F::StaffAdded { staff, role } => FactJson::StaffAdded {
            person: staff.0,
            role: role.into(),
        },
        F::StaffChanged { staff, role } => FactJson::StaffChanged {
            person: staff.0,
            role: role.into(),
        },
        F::StaffActive { staff, active } => FactJson::StaffActive {
            person: staff.0,
            active,
        },
        F::PasswordReset { staff } => FactJson::PasswordReset { person: staff.0 },
        F::PinSet { staff, set } => FactJson::PinSet { person: staff.0, set },
        F::DevicePaired { device } => FactJson::DevicePaired { device },
        F::DeviceRevoked { device } => FactJson::DeviceRevoked { device },
        F::SignedIn { staff } => FactJson::SignedIn { person: staff.0 },
        F::SessionEnded { staff, session } => FactJson::SessionEnded {
            person: staff.0,
            session,
        },
        F::AllSessionsEnded { staff } => FactJson::AllSessionsEnded { person: staff.0 },
        F::OtherSessionsEnded { staff, session } => FactJson::OtherSessionsEnded {
            person: staff.0,
            session,
        },
        F::ApiSessionStarted { staff, .. } => FactJson::ApiSessionStarted { person: staff.0 },
        F::ApiSessionEnded { staff, .. } => FactJson::ApiSessionEnded { person: staff.0 },
        F::ApiKeyMade { role, .. } => FactJson::ApiKeyMade { role: role.into() },
        F::ApiKeyRevoked { .. } => FactJson::ApiKeyRevoked {},
    }
}
