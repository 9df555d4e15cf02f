//! How a guest goes on with another device.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use super::Caller;
use super::answers::time;
use super::me::own;
use super::visits::JoinedJson;
use crate::base::ids::VisitId;
use crate::base::{Actor, Error, Msg, Result};
use crate::people::SessionToken;
use crate::store::Tx;
use crate::tables::party::{CODE_MS, Code, actions, queries};
use crate::web::State as Web;
use crate::web::actor::peer;
use crate::web::error::Answer;

/// A secret is for this answer only.
const UNKEPT: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// A code to go on with another device: good once, for five minutes.
#[derive(Serialize, ToSchema)]
#[schema(as = Handover)]
pub struct HandoverJson {
    #[schema(examples("0123456789abcdef0123456789abcdef"))]
    code: String,
    /// What another phone scans.
    url: String,
    #[schema(format = DateTime)]
    good_until: String,
}

/// Makes a code with which the guest who asks goes on with another device. It takes the place of an older one.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/me/handover", tag = "visits", operation_id = "makeHandover",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 201, body = HandoverJson)))]
pub async fn make(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let visit = VisitId(*path);
    own(&web, &caller, visit)?;
    let code = Code::fresh()?;
    let (actor, hash) = (caller.actor(), code.hash());
    web.app.write(move |tx| actions::make_handover(tx, &actor, visit, &hash)).await?;
    let place = format!("/api/v1/handovers/{}", code.as_str());
    let body = HandoverJson {
        url: format!("{}/h/{}", web.app.base_url(), code.as_str()),
        code: code.as_str().into(),
        good_until: time(web.app.store.clock().now().at_ms + CODE_MS),
    };
    let mut answer = HttpResponse::Created();
    Ok(answer.insert_header((header::LOCATION, place)).insert_header(UNKEPT).json(body))
}

/// Whose code it is.
#[derive(Serialize, ToSchema)]
#[schema(as = HandoverLook)]
pub struct LookJson {
    /// The guest's name.
    name: String,
    /// The table's name.
    table: String,
}

/// The code of an address; who tries many is slowed down.
fn known(req: &HttpRequest, web: &Web, raw: &str) -> Result<Code> {
    web.limits.join(peer(req))?;
    let found = Code::parse(raw).ok_or_else(|| Error::NotFound(Msg::new("handover-unknown")));
    let found = found.and_then(|code| {
        web.app.read(|read| queries::get_handover(read, &code.hash()))?;
        Ok(code)
    });
    if matches!(found, Err(Error::NotFound(_))) {
        web.limits.unknown_token(peer(req))?;
    }
    found
}

/// Tells whose code it is, and does not use it up.
#[utoipa::path(get, path = "/api/v1/handovers/{code}", tag = "visits", operation_id = "getHandover",
    params(("code" = String, Path, description = "The code", max_length = 64)), security(()),
    responses((status = 200, body = LookJson), (status = 409, description = "It was used, or is too old")))]
pub async fn look(req: HttpRequest, web: Data<Web>, path: Path<String>) -> Answer {
    let code = known(&req, &web, &path)?;
    let found = web.app.read(|read| queries::get_handover(read, &code.hash()))?;
    let body = LookJson {
        name: found.name,
        table: found.table,
    };
    Ok(HttpResponse::Ok().insert_header(UNKEPT).json(body))
}

/// Uses a code up: who asks goes on as its guest, with a token of their own. A token that came along ends when the new
/// one is first used.
#[utoipa::path(post, path = "/api/v1/handovers/{code}", tag = "visits", operation_id = "takeHandover",
    params(("code" = String, Path, description = "The code", max_length = 64)), security((), ("guest" = [])),
    responses((status = 201, body = JoinedJson), (status = 409, description = "It was used, or is too old")))]
pub async fn take(req: HttpRequest, web: Data<Web>, path: Path<String>) -> Answer {
    let code = known(&req, &web, &path)?;
    let old = super::bearer::bearer(&req).map(|token| token.hash());
    let token = SessionToken::fresh()?;
    let new = token.hash();
    let work = move |tx: &Tx<'_>| {
        let visit = queries::get_handover(tx, &code.hash())?.visit;
        let old = old.as_ref().map(|h| h.as_slice());
        let guest = actions::use_handover(tx, &Actor::Nobody, &code.hash(), old, &new)?;
        Ok((guest, visit))
    };
    let (guest, visit) = web.app.write(work).await?;
    let joined = web.app.read(|read| JoinedJson::read(read, &token, guest, visit))?;
    let place = (header::LOCATION, format!("/api/v1/visits/{visit}"));
    Ok(HttpResponse::Created().insert_header(place).insert_header(UNKEPT).json(joined))
}
