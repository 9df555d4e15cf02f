//! From the house's facts to what is told of them, and to whom. A new fact does not compile without its word here.

mod service;

use serde::de::DeserializeOwned;

use super::fact::{ActorJson, EventJson, FactJson};
use super::sight::Sights;
use crate::base::ids::{GuestId, OrderId};
use crate::base::{Event, Fact, Result};
use crate::bills::facts::BillFact;
use crate::cart::facts::CartFact;
use crate::floor::facts::FloorFact;
use crate::insights::facts::InsightFact;
use crate::menu::facts::MenuFact;
use crate::orders::facts::OrderFact;

use crate::people::facts::PeopleFact;
use crate::settings::facts::SettingFact;
use crate::store::Read;
use crate::tables::facts::TableFact;
use crate::web::api::answers::time;
use crate::{orders, tables};

/// Every feature whose facts are told. A guest's account is theirs alone: its facts are told to nobody.
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
        "customer" => (ActorJson::Customer, None),
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
            PeopleFact::FEATURE => Ok(read_fact(event).and_then(person).map(|fact| (Sights::LOG, fact))),
            InsightFact::FEATURE => Ok(read_fact(event).map(|fact| (Sights::INSIGHTS, figures(fact)))),
            _ => Ok(None),
        }
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

#[expect(clippy::too_many_lines, reason = "a table, a row for each fact")]
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

fn person(fact: PeopleFact) -> Option<FactJson> {
    use PeopleFact as F;
    Some(match fact {
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
        // A guest's account is theirs alone.
        F::CustomerApiSessionEnded { .. } => return None,
    })
}
