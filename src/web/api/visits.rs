//! Visits: joining a table, and who sits there.

use actix_web::HttpRequest;
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{MaybeKey, created, done, ok, time};
use super::lines::mirror;
use super::me::own;
use super::pay::BillJson;
use crate::base::ids::{GuestId, VisitId};
use crate::base::{Actor, Error, Msg, Result};
use crate::people::SessionToken;
use crate::store::{Read, Tx};
use crate::tables::party::own_name;
use crate::tables::token::Scan;
use crate::tables::{GuestState, TableKind, Visit};
use crate::web::State as Web;
use crate::web::actor::{Tongue, peer};
use crate::web::error::Answer;
use crate::{bills, customers, settings, tables};

mirror! {
    /// Where a guest stands in their visit.
    GuestStateJson as GuestState = GuestState {
        /// Takes part.
        Seated,
        /// Waits for a nod of the floor.
        Waiting,
        /// Was sent away.
        Away,
    }
}

mirror! {
    /// What a service point is.
    TableKindJson as TableKind = TableKind {
        /// People sit there.
        Table,
        /// People stand there, or take away.
        Counter,
    }
}

/// A guest at a table.
#[derive(Serialize, ToSchema)]
#[schema(as = Guest)]
pub struct GuestJson {
    /// The small number in the visit.
    number: i64,
    /// The name that the table sees.
    name: String,
    state: GuestStateJson,
}

impl GuestJson {
    /// A guest.
    pub fn new(number: i64, name: &str, state: GuestState) -> GuestJson {
        GuestJson {
            number,
            name: name.into(),
            state: state.into(),
        }
    }
}

/// A table of a visit.
#[derive(Serialize, ToSchema)]
#[schema(as = VisitTable)]
pub struct VisitTableJson {
    id: i64,
    name: String,
    kind: TableKindJson,
}

/// One party at one table.
#[derive(Serialize, ToSchema)]
#[schema(as = Visit)]
pub struct VisitJson {
    id: i64,
    table: VisitTableJson,
    #[schema(format = DateTime)]
    opened_at: String,
    /// Null while it is open.
    #[schema(format = DateTime)]
    closed_at: Option<String>,
    /// How many people, if somebody said so.
    covers: Option<i64>,
    guests: Vec<GuestJson>,
    bill: BillJson,
}

impl VisitJson {
    /// A visit as it stands.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn read(read: &Read<'_>, visit: &Visit) -> Result<VisitJson> {
        let guests = tables::queries::list_guests(read, visit.id)?;
        Ok(VisitJson {
            id: visit.id.0,
            table: VisitTableJson {
                id: visit.table.0,
                name: visit.table_name.clone(),
                kind: visit.table_kind.into(),
            },
            opened_at: time(visit.opened_ms),
            closed_at: visit.closed_ms.map(time),
            covers: visit.covers,
            guests: guests.iter().map(|g| GuestJson::new(g.number, &g.name, g.state)).collect(),
            bill: BillJson::from(&bills::queries::get(read, visit.id)?),
        })
    }
}

/// What a phone scans.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Join)]
pub struct JoinJson {
    /// The last part of the address in the table's QR code.
    #[schema(examples("k3v9w2n8q5x7z1b4"), max_length = 64)]
    table_token: String,
}

/// A seat at a table.
#[derive(Serialize, ToSchema)]
#[schema(as = Joined)]
pub struct JoinedJson {
    /// The bearer token of this guest, for as long as their visit lasts and its receipt can be read.
    token: String,
    guest: GuestJson,
    visit: VisitJson,
}

impl JoinedJson {
    /// The seat of a guest who has just come.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn read(read: &Read<'_>, token: &SessionToken, guest: GuestId, visit: VisitId) -> Result<JoinedJson> {
        let guests = tables::queries::list_guests(read, visit)?;
        let me = guests.iter().find(|g| g.id == guest).ok_or_else(Error::missing)?;
        Ok(JoinedJson {
            token: token.as_str().into(),
            guest: GuestJson::new(me.number, &me.name, me.state),
            visit: VisitJson::read(read, &tables::queries::get_visit(read, visit)?)?,
        })
    }
}

/// Joins a table's visit with the token of its QR code, or opens one. A guest who comes again with their
/// token keeps their seat, and gets a new token in place of it. A customer's program that comes with its token is
/// the guest whom the customer is there already, or a new one; it may act with either token.
///
/// Who comes without a token and loses the answer sends the same `Idempotency-Key` again, and stays one guest: the token
/// of the last answer counts. Once one of them was used, it is 409. Choose a key that nobody guesses, such as a UUID.
#[utoipa::path(post, path = "/api/v1/join", tag = "visits", operation_id = "joinVisit",
    params(MaybeKey), request_body = JoinJson, security((), ("guest" = []), ("account" = [])),
    responses((status = 201, body = JoinedJson), (status = 401, description = "The account's token that came along is none"),
        (status = 404, description = "No table has this token"),
        (status = 409, description = "The house is closed, the party is full, or the same request was answered and the answer used")))]
pub async fn join(req: HttpRequest, web: Data<Web>, tongue: Tongue, key: MaybeKey, body: Json<JoinJson>) -> Answer {
    web.limits.join(peer(&req))?;
    let known = web.app.read(tables::queries::list_with_retired)?;
    let table = match web.app.key.scan(&known, &body.table_token) {
        Scan::Table(table) => table,
        Scan::Renewed(_) | Scan::Retired(_) => return Err(Error::NotFound(Msg::new("token-retired")).into()),
        Scan::Unknown => {
            web.limits.unknown_token(peer(&req))?;
            return Err(Error::NotFound(Msg::new("token-unknown")).into());
        }
    };
    let old = super::bearer::bearer(&req).map(|token| token.hash());
    let customer = super::caller::customer(&req)?;
    let token = SessionToken::fresh()?;
    let lang = web.app.read(settings::queries::get)?.spoken(tongue.0);
    let new = token.hash();
    let work = move |tx: &Tx<'_>| {
        let old = old.as_ref().map(|h| h.as_slice());
        match (customer, &key.0) {
            (Some(customer), _) => customers::seat::actions::join(tx, customer, table, old, &new, lang),
            (None, Some(key)) if old.is_none() => {
                tables::actions::join_once(tx, &Actor::Nobody, table, key, &new, lang)
            }
            (None, _) => tables::actions::join(tx, &Actor::Nobody, table, old, &new, lang),
        }
    };
    let (guest, visit) = web.app.write(work).await?;
    let joined = web.app.read(|read| JoinedJson::read(read, &token, guest, visit))?;
    created(&format!("/api/v1/visits/{visit}"), &joined)
}

/// A visit as it stands, with its guests and its bill.
#[utoipa::path(get, path = "/api/v1/visits/{visit}", tag = "visits", operation_id = "getVisit",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = VisitJson)))]
pub async fn visit(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let visit = web.app.read(|read| {
        let visit = caller.reads(read, VisitId(*path))?;
        VisitJson::read(read, &visit)
    })?;
    ok(&visit)
}

/// A guest's own name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Rename)]
pub struct RenameJson {
    #[schema(examples("Anna"), min_length = 1, max_length = 20)]
    name: String,
}

/// Gives the guest who asks another name.
#[utoipa::path(put, path = "/api/v1/visits/{visit}/me", tag = "visits", operation_id = "renameMe",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = RenameJson,
    responses((status = 204, description = "Done")))]
pub async fn rename(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<RenameJson>) -> Answer {
    let visit = VisitId(*path);
    own(&web, &caller, visit)?;
    let (actor, name) = (caller.actor(), own_name(&body.name)?);
    web.app.write(move |tx| tables::party::actions::rename(tx, &actor, visit, &name)).await?;
    done()
}
