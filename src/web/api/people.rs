//! The people of the house: their accounts and roles, passwords and PINs.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, done, ok, time};
use super::house::StaffRoleJson;
use super::standing::{IfMatch, made, standing};
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::base::{Actor, Result, Role, Verb};
use crate::people::{self, Person, team};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::web::pages::admin::people::{hashed, set_pin};

/// A person of the staff.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonJson {
    id: i64,
    /// The name that they sign in with.
    name: String,
    role: StaffRoleJson,
    /// False for who has left.
    active: bool,
    /// Whether they have a PIN.
    pin: bool,
    #[schema(format = DateTime)]
    made_at: String,
}

impl From<Person> for PersonJson {
    fn from(person: Person) -> Self {
        PersonJson {
            id: person.id.0,
            name: person.name,
            role: person.role.into(),
            active: person.active,
            pin: person.pin,
            made_at: time(person.created_ms),
        }
    }
}

/// Everybody.
#[derive(Serialize, ToSchema)]
#[schema(as = People)]
pub struct PeopleJson {
    people: Vec<PersonJson>,
}

/// Everybody who has or had an account, the powerful first.
#[utoipa::path(get, path = "/api/v1/people", tag = "people", operation_id = "getPeople",
    responses((status = 200, body = PeopleJson)))]
pub async fn people(web: Data<Web>, caller: Caller) -> Answer {
    let people = web.app.read(|read| people::queries::list(read, &caller.actor()))?;
    ok(&PeopleJson {
        people: people.into_iter().map(PersonJson::from).collect(),
    })
}

/// A person whom the caller may edit: owners and managers are the owners' affair.
#[utoipa::path(get, path = "/api/v1/people/{person}", tag = "people", operation_id = "getPerson",
    params(("person" = i64, Path, description = "The person's id")),
    responses((status = 200, body = PersonJson)))]
pub async fn person(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let person = web.app.read(|read| people::queries::get(read, &caller.actor(), StaffId(*path)))?;
    standing(&PersonJson::from(person))
}

/// Somebody new.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddPerson)]
pub struct AddPersonJson {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    role: StaffRoleJson,
    /// Where it is left out, one is made.
    #[serde(default)]
    #[schema(min_length = 12, max_length = 128)]
    password: Option<String>,
}

/// A person, and the password that was made for them.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedPerson)]
pub struct AddedPersonJson {
    person: PersonJson,
    /// Told this once: null for one that was sent, and where the same key is sent again.
    password: Option<String>,
}

/// Adds a person. For who gave their own password just now.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", operation_id = "addPerson", request_body = AddPersonJson,
    params(Key),
    responses((status = 201, body = AddedPersonJson)))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, body: Json<AddPersonJson>) -> Answer {
    let (actor, Key(key)) = (caller.actor(), key);
    actor.may(Verb::EditPeople)?;
    caller.proved(&web)?;
    let (name, role) = (Name::parse(&body.name)?, Role::from(body.role));
    let (hash, password) = hashed(body.password.as_deref()).await?;
    // The password is not part of it: what is kept with a key is no place for one.
    let sent = (name.as_str().to_string(), role, password.is_none());
    let add = move |tx: &Tx<'_>| {
        let mut is_new = false;
        let id = tx.once(&actor, &key, "people.add", None, &sent, || {
            is_new = true;
            people::actions::add(tx, &actor, &name, role, &hash).map(|staff| staff.0)
        })?;
        Ok((people::queries::get(tx, &actor, StaffId(id))?, is_new))
    };
    let (person, is_new) = web.app.write(add).await?;
    let place = format!("/api/v1/people/{}", person.id);
    let password = password.filter(|_| is_new).map(|p| p.as_str().to_string());
    let mut answer = made(
        &place,
        &AddedPersonJson {
            person: person.into(),
            password,
        },
    )?;
    answer
        .headers_mut()
        .insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// A person as they shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditPerson)]
pub struct EditPersonJson {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    /// Another one ends their sessions and the keys that they made.
    role: StaffRoleJson,
}

/// Gives a person another name or role. For who gave their password just now.
#[utoipa::path(put, path = "/api/v1/people/{person}", tag = "people", operation_id = "changePerson", request_body = EditPersonJson,
    params(("person" = i64, Path, description = "The person's id"),
        IfMatch),
    responses((status = 200, body = PersonJson)))]
pub async fn change(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<i64>,
    body: Json<EditPersonJson>,
) -> Answer {
    let (actor, staff) = (caller.actor(), StaffId(*path));
    actor.may(Verb::EditPeople)?;
    caller.proved(&web)?;
    let (name, role) = (Name::parse(&body.name)?, Role::from(body.role));
    let change = move |tx: &Tx<'_>| {
        was.holds(&PersonJson::from(people::queries::get(tx, &actor, staff)?))?;
        team::actions::change(tx, &actor, staff, &name, role)?;
        people::queries::get(tx, &actor, staff)
    };
    standing(&PersonJson::from(web.app.write(change).await?))
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ResetPassword)]
pub struct ResetPasswordJson {
    /// Where it is left out, one is made.
    #[serde(default)]
    #[schema(min_length = 12, max_length = 128)]
    password: Option<String>,
}

/// The password that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = MadePassword)]
pub struct MadePasswordJson {
    /// Told this once; null for one that was sent.
    password: Option<String>,
}

/// Gives a person a new password and ends their sessions and the keys that they made. For who gave their own just now.
#[utoipa::path(post, path = "/api/v1/people/{person}/password", tag = "people", operation_id = "resetPassword",
    params(("person" = i64, Path, description = "The person's id")), request_body = ResetPasswordJson,
    responses((status = 200, body = MadePasswordJson), (status = 422, description = "The password is too short or too long"), (status = 507, description = "There is no room on the disk")))]
pub async fn password(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<ResetPasswordJson>) -> Answer {
    let (actor, staff) = (caller.actor(), StaffId(*path));
    actor.may(Verb::EditPeople)?;
    caller.proved(&web)?;
    // Whom one may not edit, one learns nothing about, not even by the time of a hash.
    let person = web.app.read(|read| people::queries::get(read, &actor, staff))?;
    let (hash, password) = hashed(body.password.as_deref()).await?;
    web.app
        .write(move |tx| people::actions::reset_password(tx, &actor, &person.name, &hash))
        .await?;
    let body = MadePasswordJson {
        password: password.map(|p| p.as_str().to_string()),
    };
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(body))
}

/// A new PIN.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetPin)]
pub struct PinJson {
    /// Four to eight digits; null for none.
    #[schema(min_length = 4, max_length = 8, pattern = "^[0-9]{4,8}$")]
    pub pin: Option<String>,
}

/// Gives a person a PIN, or takes it away. For who gave their password just now.
#[utoipa::path(post, path = "/api/v1/people/{person}/pin", tag = "people", operation_id = "setPin", request_body = PinJson,
    params(("person" = i64, Path, description = "The person's id")),
    responses((status = 204, description = "Done")))]
pub async fn pin(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<PinJson>) -> Answer {
    let (actor, staff) = (caller.actor(), StaffId(*path));
    actor.may(Verb::EditPeople)?;
    caller.proved(&web)?;
    web.app.read(|read| people::queries::get(read, &actor, staff))?;
    set_pin(&web, actor, staff, body.pin.as_deref()).await?;
    done()
}

/// Somebody has left the house: they are signed out everywhere. For who gave their password just now.
#[utoipa::path(post, path = "/api/v1/people/{person}/leave", tag = "people", operation_id = "personLeaves",
    params(("person" = i64, Path, description = "The person's id")),
    responses((status = 204, description = "Done")))]
pub async fn leave(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    act(&web, &caller, StaffId(*path), |tx, actor, staff| {
        team::actions::set_active(tx, &actor, staff, false)
    })
    .await
}

/// Somebody is back again and may sign in. For who gave their password just now.
#[utoipa::path(post, path = "/api/v1/people/{person}/return", tag = "people", operation_id = "personReturns",
    params(("person" = i64, Path, description = "The person's id")),
    responses((status = 204, description = "Done")))]
pub async fn come_back(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    act(&web, &caller, StaffId(*path), |tx, actor, staff| {
        team::actions::set_active(tx, &actor, staff, true)
    })
    .await
}

/// Signs a person out everywhere. For who gave their password just now.
#[utoipa::path(post, path = "/api/v1/people/{person}/end-sessions", tag = "people", operation_id = "endPersonsSessions",
    params(("person" = i64, Path, description = "The person's id")),
    responses((status = 204, description = "Done")))]
pub async fn end_sessions(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    act(&web, &caller, StaffId(*path), |tx, actor, staff| {
        people::actions::end_all_sessions(tx, &actor, staff)
    })
    .await
}

async fn act(web: &Web, caller: &Caller, staff: StaffId, verb: fn(&Tx<'_>, Actor, StaffId) -> Result<()>) -> Answer {
    let actor = caller.actor();
    actor.may(Verb::EditPeople)?;
    caller.proved(web)?;
    web.app.write(move |tx| verb(tx, actor, staff)).await?;
    done()
}
