//! The paired devices of the house.

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::text::Name;
use crate::base::time::Calendar;
use crate::people::SessionToken;
use crate::people::devices::{self, Device};
use crate::web::State as Web;
use crate::web::actor::{DEVICE, StaffWho, Tongue, device_cookie, token_hash};
use crate::web::error::Answer;
use crate::web::pages::account::quick::paired;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/devices.html")]
struct DevicesPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    devices: Vec<Device>,
    here: Option<i64>,
    name: String,
    calendar: Calendar,
    problems: Problems,
}

impl DevicesPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn is_here(&self, device: &Device) -> bool {
        self.here == Some(device.id)
    }
    fn when(&self, device: &Device) -> String {
        self.shell.t.lang.date_time(self.calendar.local(device.seen_ms))
    }
}

/// `GET /admin/devices`
///
/// # Errors
/// `Forbidden`.
pub async fn devices(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    devices_page(&req, &web, &who, tongue, "", Problems::none())
}

fn devices_page(
    req: &HttpRequest,
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    name: &str,
    problems: Problems,
) -> Answer {
    let here = paired(req, web)?.map(|d| d.id);
    let page = web.app.read(|read| {
        Ok(DevicesPage {
            shell: shell(read, who, tongue, "devices")?,
            person: who.name.clone(),
            tab: "devices",
            devices: devices::queries::list(read, &who.actor())?,
            here,
            name: name.to_string(),
            calendar: web.app.store.calendar(),
            problems,
        })
    })?;
    html(&page)
}

/// What the device in hand is called.
#[derive(Deserialize)]
pub struct Called {
    name: String,
}

/// `POST /admin/devices`: pairs the device in hand.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `name`; `Forbidden`.
pub async fn pair(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue, form: Form<Called>) -> Answer {
    who.proved(&web)?;
    let name = match Name::parse(&form.name) {
        Ok(name) => name,
        Err(e) => {
            return refused(&web, tongue, e, |problems| {
                devices_page(&req, &web, &who, tongue, &form.name, problems)
            });
        }
    };
    let (actor, old, token) = (who.actor(), token_hash(&req, DEVICE), SessionToken::fresh()?);
    let hash = token.hash();
    let pair = web
        .app
        .write(move |tx| devices::actions::pair(tx, &actor, &name, old.as_ref().map(|h| &h[..]), &hash));
    pair.await?;
    let mut answer = reply::see_other("/admin/devices");
    reply::give_cookie(&mut answer, &device_cookie(&token))?;
    Ok(answer)
}

/// `POST /admin/devices/{device}/revoke`
///
/// # Errors
/// `NeedsProof`; `Forbidden`, `NotFound`.
pub async fn revoke(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    who.proved(&web)?;
    let (actor, device) = (who.actor(), path.into_inner());
    web.app.write(move |tx| devices::actions::revoke(tx, &actor, device)).await?;
    Ok(reply::see_other("/admin/devices"))
}
