//! Keys for machines: a till, a sign, a website.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, http::header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, done, ok, time};
use super::house::StaffRoleJson;
use crate::base::ids::KeyId;
use crate::base::text::Name;
use crate::base::{Error, Msg, Verb};
use crate::people::token::Scopes;
use crate::people::token::machine::{ApiKey, actions, queries};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::error::Answer;

/// A machine's key, without its secret.
#[derive(Serialize, ToSchema)]
#[schema(as = Key)]
pub struct KeyJson {
    id: String,
    name: String,
    /// What it may do at most: as a person of the staff with this role.
    role: StaffRoleJson,
    /// What it is for.
    scopes: Vec<String>,
    /// The name of who made it.
    made_by: String,
    #[schema(format = DateTime)]
    made_at: String,
    /// When it was last used, to five minutes; null for never.
    #[schema(format = DateTime)]
    seen_at: Option<String>,
}

impl From<ApiKey> for KeyJson {
    fn from(key: ApiKey) -> Self {
        KeyJson {
            id: key.public_id,
            name: key.name,
            role: key.role.into(),
            scopes: key.scopes.words().split_ascii_whitespace().map(String::from).collect(),
            made_by: key.made_by,
            made_at: time(key.made_ms),
            seen_at: key.seen_ms.map(time),
        }
    }
}

/// The keys that the caller may revoke.
#[derive(Serialize, ToSchema)]
#[schema(as = Keys)]
pub struct KeysJson {
    keys: Vec<KeyJson>,
}

/// Every key that the caller may revoke, the newest first.
#[utoipa::path(get, path = "/api/v1/keys", tag = "auth", operation_id = "getKeys",
    responses((status = 200, body = KeysJson)))]
pub async fn keys(web: Data<Web>, caller: Caller) -> Answer {
    let keys = web.app.read(|read| queries::list(read, &caller.actor()))?;
    ok(&KeysJson {
        keys: keys.into_iter().map(KeyJson::from).collect(),
    })
}

/// A key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MakeKey)]
pub struct MakeKeyJson {
    /// What it is for.
    #[schema(min_length = 1, max_length = 60, examples("Till at the bar"))]
    name: String,
    /// What it may do at most: as a person of the staff with this role.
    role: StaffRoleJson,
    /// Such as `orders:read`; a scope only narrows what the role may.
    #[schema(min_items = 1, max_items = 32, examples("menu:read"))]
    scopes: Vec<String>,
}

/// A new key.
#[derive(Serialize, ToSchema)]
#[schema(as = MadeKey)]
pub struct MadeKeyJson {
    /// For `Authorization: Bearer`. It is shown this once.
    secret: String,
    key: KeyJson,
}

/// Makes a key, for who gave their password just now.
#[utoipa::path(post, path = "/api/v1/keys", tag = "auth", operation_id = "makeKey",
    params(Key),
    request_body = MakeKeyJson, responses((status = 201, body = MadeKeyJson),
        (status = 409, description = "It was made already by the same request; its secret is not shown again")))]
pub async fn make(web: Data<Web>, caller: Caller, key: Key, body: Json<MakeKeyJson>) -> Answer {
    let actor = caller.actor();
    actor.may(Verb::EditPeople)?;
    caller.proved(&web)?;
    let (name, role) = (Name::parse(&body.name)?, body.role.into());
    let scopes = Scopes::parse(&body.scopes.join(" "));
    let scopes = scopes.ok_or_else(|| Error::field("scopes", Msg::new("error-key-scopes")))?;
    let Key(request) = key;
    let work = move |tx: &Tx<'_>| {
        let mut made = None;
        let sent = (name.as_str(), role, scopes.words());
        let id: i64 = tx.once(&actor, &request, "keys.make", None, &sent, || {
            let (id, secret) = actions::make(tx, &actor, &name, role, scopes)?;
            made = Some(secret);
            Ok(id.0)
        })?;
        // A secret is kept nowhere, so a request that comes again cannot be answered as the first time.
        Ok((KeyId(id), made.ok_or_else(|| Error::conflict("error-key-made"))?))
    };
    let (id, secret) = web.app.write(work).await?;
    let body = MadeKeyJson {
        secret: secret.as_str().into(),
        key: web.app.read(|read| queries::get(read, id))?.into(),
    };
    let place = (header::LOCATION, "/api/v1/keys");
    let kept = (header::CACHE_CONTROL, "no-store");
    Ok(HttpResponse::Created().insert_header(place).insert_header(kept).json(body))
}

/// Revokes a key: whoever has it is out at once.
#[utoipa::path(delete, path = "/api/v1/keys/{key}", tag = "auth", operation_id = "revokeKey",
    params(("key" = String, Path, description = "The key's id", max_length = 64)),
    responses((status = 204, description = "Done")))]
pub async fn revoke(web: Data<Web>, caller: Caller, path: Path<String>) -> Answer {
    let (actor, id) = (caller.actor(), path.into_inner());
    web.app.write(move |tx| actions::revoke(tx, &actor, &id)).await?;
    done()
}
