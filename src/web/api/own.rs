//! What people change about their own account.

use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Caller;
use super::answers::done;
use super::people::PinJson;
use crate::base::{Error, Result};
use crate::people;
use crate::people::team::actions::{Here, end_other_sessions};
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::web::pages::account::own;
use crate::web::pages::admin::people::set_pin;

/// The session that asks.
fn here(caller: &Caller) -> Result<Here> {
    let program = caller.session().map(Here::Program);
    caller.browser().map(Here::Browser).or(program).ok_or_else(Error::missing)
}

/// A new password of one's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangePassword)]
pub struct PasswordsJson {
    /// The one until now.
    #[schema(max_length = 1024)]
    old: String,
    #[schema(min_length = 12, max_length = 128)]
    password: String,
}

/// Gives the person who asks a new password. Their other sessions end, and the keys that they made.
#[utoipa::path(post, path = "/api/v1/me/password", tag = "auth", operation_id = "changePassword", request_body = PasswordsJson,
    responses((status = 204, description = "Done")))]
pub async fn password(req: HttpRequest, web: Data<Web>, caller: Caller, body: Json<PasswordsJson>) -> Answer {
    let actor = caller.actor();
    let me = web.app.read(|read| people::queries::me(read, &actor))?;
    let whose = (actor, me.name.as_str(), here(&caller)?);
    own::change(&req, &web, whose, &body.old, &body.password).await?;
    done()
}

/// Gives the person who asks a PIN, or takes it away. For who gave their password just now.
#[utoipa::path(post, path = "/api/v1/me/pin", tag = "auth", operation_id = "setOwnPin", request_body = PinJson,
    responses((status = 204, description = "Done")))]
pub async fn pin(web: Data<Web>, caller: Caller, body: Json<PinJson>) -> Answer {
    let actor = caller.actor();
    let me = web.app.read(|read| people::queries::me(read, &actor))?;
    caller.proved(&web)?;
    set_pin(&web, actor, me.id, body.pin.as_deref()).await?;
    done()
}

/// Signs the person who asks out everywhere else.
#[utoipa::path(post, path = "/api/v1/auth/sessions/end-others", tag = "auth", operation_id = "endOtherSessions",
    responses((status = 204, description = "Done")))]
pub async fn end_others(web: Data<Web>, caller: Caller) -> Answer {
    let actor = caller.actor();
    web.app.read(|read| people::queries::me(read, &actor))?;
    let here = here(&caller)?;
    web.app.write(move |tx| end_other_sessions(tx, &actor, here)).await?;
    done()
}

/// Signs the person who asks out everywhere, here too.
#[utoipa::path(post, path = "/api/v1/auth/sessions/end-all", tag = "auth", operation_id = "endAllSessions",
    responses((status = 204, description = "Done")))]
pub async fn end_all(web: Data<Web>, caller: Caller) -> Answer {
    let actor = caller.actor();
    let me = web.app.read(|read| people::queries::me(read, &actor))?;
    web.app.write(move |tx| people::actions::end_all_sessions(tx, &actor, me.id)).await?;
    done()
}
