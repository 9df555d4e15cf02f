//! Paired devices: screens of the house, on which a PIN is enough to sign in.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, done, ok, time};
use crate::base::Verb;
use crate::base::text::Name;
use crate::people::SessionToken;
use crate::people::devices::{actions, queries};
use crate::web::State as Web;
use crate::web::actor::{DEVICE, device_cookie, token_hash};
use crate::web::error::Answer;
use crate::web::pages::account::quick::paired;
use crate::web::reply;

/// A paired device.
#[derive(Serialize, ToSchema)]
#[schema(as = Device)]
pub struct DeviceJson {
    id: i64,
    /// What the house calls it.
    name: String,
    /// The last sign-in on it, or its pairing.
    #[schema(format = DateTime)]
    seen_at: String,
    /// Whether it is the browser that asks.
    current: bool,
}

/// The paired devices.
#[derive(Serialize, ToSchema)]
#[schema(as = Devices)]
pub struct DevicesJson {
    devices: Vec<DeviceJson>,
}

/// Every paired device, the newest first.
#[utoipa::path(get, path = "/api/v1/devices", tag = "people", operation_id = "getDevices",
    responses((status = 200, body = DevicesJson)))]
pub async fn devices(req: HttpRequest, web: Data<Web>, caller: Caller) -> Answer {
    let here = here(&req, &web, &caller)?;
    let devices = web.app.read(|read| queries::list(read, &caller.actor()))?;
    let json = |device: crate::people::devices::Device| DeviceJson {
        current: here == Some(device.id),
        id: device.id,
        name: device.name,
        seen_at: time(device.seen_ms),
    };
    ok(&DevicesJson {
        devices: devices.into_iter().map(json).collect(),
    })
}

/// The device of a page's browser, if it is paired; a program is known by its token alone.
fn here(req: &HttpRequest, web: &Web, caller: &Caller) -> crate::base::Result<Option<i64>> {
    match caller {
        Caller::Staff(_) => Ok(paired(req, web)?.map(|device| device.id)),
        Caller::Guest(_) | Caller::Customer(_) | Caller::Program(_) => Ok(None),
    }
}

/// A device to be paired.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PairDevice)]
pub struct PairJson {
    /// What the house calls it.
    #[schema(min_length = 1, max_length = 60, examples("Till at the bar"))]
    name: String,
}

/// What the paired device shows from now on.
#[derive(Serialize, ToSchema)]
#[schema(as = PairedDevice)]
pub struct PairedJson {
    /// The value of its cookie `comanda_device`, told a program this once: whoever shows it may sign in with a PIN.
    /// Null for a page, whose browser gets the cookie itself.
    token: Option<String>,
}

/// Pairs the device in hand: the browser of a page, or what a program shows pages in. For who gave their password just
/// now. Who loses the answer sends the same key again: it is one device, and the token of the last answer counts.
#[utoipa::path(post, path = "/api/v1/devices", tag = "people", operation_id = "pairDevice", params(Key),
    request_body = PairJson, responses((status = 201, body = PairedJson),
        (status = 409, description = "The same request was answered, and somebody has signed in on the device since")))]
pub async fn pair(req: HttpRequest, web: Data<Web>, caller: Caller, key: Key, body: Json<PairJson>) -> Answer {
    let actor = caller.actor();
    actor.may(Verb::PairDevices)?;
    caller.proved(&web)?;
    let (name, token) = (Name::parse(&body.name)?, SessionToken::fresh()?);
    let is_page = matches!(caller, Caller::Staff(_));
    let old = token_hash(&req, DEVICE).filter(|_| is_page);
    let hash = token.hash();
    let pair = move |tx: &crate::store::Tx<'_>| {
        let old = old.as_ref().map(|h| &h[..]);
        let mut is_new = false;
        let device = tx.once(&actor, &key.0, "devices.pair", None, &name.as_str(), || {
            is_new = true;
            actions::pair(tx, &actor, &name, old, &hash)
        })?;
        if is_new {
            return Ok(());
        }
        actions::pair_again(tx, &actor, device, &hash)
    };
    web.app.write(pair).await?;
    let mut answer = HttpResponse::Created();
    answer
        .insert_header(("location", "/api/v1/devices"))
        .insert_header(("cache-control", "no-store"));
    let mut answer = answer.json(&PairedJson {
        token: (!is_page).then(|| token.as_str().to_string()),
    });
    if is_page {
        reply::give_cookie(&mut answer, &device_cookie(&token))?;
    }
    Ok(answer)
}

/// Ends a pairing, and every session that began there with a PIN. For who gave their password just now.
#[utoipa::path(delete, path = "/api/v1/devices/{device}", tag = "people", operation_id = "revokeDevice",
    params(("device" = i64, Path, description = "The device's id")),
    responses((status = 204, description = "Done")))]
pub async fn revoke(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, device) = (caller.actor(), *path);
    actor.may(Verb::PairDevices)?;
    caller.proved(&web)?;
    web.app.write(move |tx| actions::revoke(tx, &actor, device)).await?;
    done()
}
