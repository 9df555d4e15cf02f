//! What a client asks first: the house, and who the caller is.

use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::ok;
use super::lines::{PayWayJson, mirror};
use super::visits::GuestJson;
use crate::base::{Actor, Error, Role};
use crate::customers;
use crate::people;
use crate::people::token::{Holder, machine};
use crate::settings;
use crate::web::State as Web;
use crate::web::error::Answer;

/// The house, as everybody may know it.
#[derive(Serialize, ToSchema)]
#[schema(as = House)]
pub struct HouseJson {
    /// Its name.
    #[schema(examples("Osteria del Porto"))]
    name: String,
    /// Currency of every amount (ISO 4217).
    #[schema(examples("EUR"))]
    currency: String,
    /// How many decimals the currency has: amounts are whole numbers of the smallest unit.
    #[schema(examples(2))]
    decimals: u32,
    /// IANA name of the time zone.
    #[schema(examples("Europe/Rome"))]
    time_zone: String,
    /// The house's own language (BCP 47).
    language: String,
    /// The languages that guests are offered.
    languages: Vec<String>,
    /// The ways to pay that guests may choose.
    pay_ways: Vec<PayWayJson>,
    /// The tips that guests are offered with the bill, parts per million of what is due; with none, none is taken.
    tips_ppm: Vec<i64>,
    /// What comes on top of the prices as a service charge, parts per million.
    service_ppm: i64,
    /// Whether tax comes on top of the prices, or is in them.
    tax_added: bool,
    /// Whether this is a rehearsal, of which nothing counts and nothing stays.
    rehearsal: bool,
}

/// The house.
#[utoipa::path(get, path = "/api/v1/house", tag = "house", operation_id = "getHouse", security(()),
    responses((status = 200, body = HouseJson)))]
pub async fn house(web: Data<Web>) -> Answer {
    let house = web.app.read(settings::queries::get)?;
    ok(&HouseJson {
        name: house.house_name.clone(),
        currency: house.currency.code().into(),
        decimals: house.currency.decimals(),
        time_zone: house.time_zone.clone(),
        language: house.language.code().into(),
        languages: house.languages.iter().map(|l| l.code().to_string()).collect(),
        pay_ways: house.pay_ways.iter().copied().map(PayWayJson::from).collect(),
        tips_ppm: house.tips.clone(),
        service_ppm: house.terms.service_ppm,
        tax_added: house.terms.tax_added,
        rehearsal: house.rehearsal,
    })
}

/// Who is asking.
#[derive(Serialize, ToSchema)]
#[schema(as = Me)]
pub struct MeJson {
    /// What they are.
    role: RoleJson,
    /// Their name.
    name: String,
    /// A guest's visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    visit: Option<i64>,
    /// The guest at the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    guest: Option<GuestJson>,
}

mirror! {
    /// What a person of the staff is.
    StaffRoleJson as StaffRole = Role {
        /// A cook or barkeeper.
        Kitchen,
        /// A waiter.
        Floor,
        /// Runs the floor and the menu.
        Manager,
        /// Owns the house.
        Owner,
    }
}

/// What somebody is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Role)]
pub enum RoleJson {
    /// A guest.
    Customer,
    /// A cook or barkeeper.
    Kitchen,
    /// A waiter.
    Floor,
    /// Runs the floor and the menu.
    Manager,
    /// Owns the house.
    Owner,
}

impl From<Role> for RoleJson {
    fn from(role: Role) -> Self {
        match role {
            Role::Kitchen => RoleJson::Kitchen,
            Role::Floor => RoleJson::Floor,
            Role::Manager => RoleJson::Manager,
            Role::Owner => RoleJson::Owner,
        }
    }
}

impl From<Holder> for RoleJson {
    fn from(holder: Holder) -> Self {
        match holder {
            Holder::Staff { role, .. } => role.into(),
            Holder::Customer(_) => RoleJson::Customer,
        }
    }
}

/// Who the caller is. Any token or key may ask, whatever it is for.
#[utoipa::path(get, path = "/api/v1/me", tag = "house", operation_id = "getMe",
    responses((status = 200, body = MeJson)))]
pub async fn me(web: Data<Web>, caller: Caller) -> Answer {
    if let Caller::Guest(who) = &caller {
        return ok(&MeJson {
            role: RoleJson::Customer,
            name: who.name.clone(),
            visit: Some(who.visit.0),
            guest: Some(GuestJson::new(who.number, &who.name, who.state)),
        });
    }
    let actor = caller.actor();
    if let Some(customer) = actor.customer() {
        let me = web.app.read(|read| {
            let seat = customers::seat::queries::find(read, customer, None)?;
            Ok(MeJson {
                role: RoleJson::Customer,
                name: customers::queries::me(read, &actor)?.name,
                visit: seat.as_ref().map(|s| s.visit.0),
                guest: seat.map(|s| GuestJson::new(s.number, &s.name, s.state)),
            })
        })?;
        return ok(&me);
    }
    let (role, name): (RoleJson, String) = web.app.read(|read| match actor {
        Actor::Staff { role, .. } => Ok((role.into(), people::queries::me(read, &actor)?.name)),
        Actor::Machine { key, role, .. } => Ok((role.into(), machine::queries::get(read, key)?.name)),
        Actor::Guest { .. } | Actor::Customer { .. } | Actor::Nobody | Actor::House => Err(Error::missing()),
    })?;
    ok(&MeJson {
        role,
        name,
        visit: None,
        guest: None,
    })
}
