//! The address in the QR codes: chosen among the machine's own, and tried with a phone.

use actix_web::http::header;

use super::steps::{Asked, At, Typed, place, save_settings, version};
use super::*;
use crate::base::Verb;
use crate::base::address::{base_url, host_of};
use crate::settings::{Wifi, WifiSecurity};
use crate::web::qr;

/// The choice that stands for the address in the text field.
const OTHER: &str = "other";
/// The settings of this step.
const KEYS: [&str; 4] = ["base-url", "wifi-name", "wifi-security", "wifi-password"];
/// The fields about the guests' Wi-Fi, called like their settings.
const WIFI: [&str; 3] = ["wifi-name", "wifi-security", "wifi-password"];

#[derive(Template)]
#[template(path = "account/setup/address.html")]
struct AddressPage {
    shell: Shell,
    at: At,
    typed: Typed,
    problems: Problems,
    candidates: Vec<String>,
    /// The address that the program was started with: that one counts.
    fixed: Option<String>,
    /// Whether the Wi-Fi has a password already.
    has_password: bool,
    version: String,
}

impl AddressPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// Whether an address is this machine's name, which not every network knows.
    fn is_name(address: &str) -> bool {
        address.contains(".local")
    }
}

pub(super) fn page(mut asked: Asked<'_>) -> Answer {
    let web = asked.web;
    let candidates = candidates(&web.app, asked.req);
    let page = web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::Address, "setup-address")?;
        let stands = settings::queries::get(read)?;
        let chosen = match stands.base_url.as_str() {
            "" => candidates.first().cloned().unwrap_or_default(),
            named => named.to_string(),
        };
        let mut typed = if candidates.contains(&chosen) {
            Typed::of([("base-url", chosen)])
        } else {
            Typed::of([("base-url", OTHER.into()), (OTHER, chosen)])
        };
        typed.put("wifi-name", stands.wifi.name.clone());
        typed.put("wifi-security", stands.wifi.security.word().into());
        Ok(AddressPage {
            version: version(read, asked.who, &KEYS)?,
            has_password: !stands.wifi.password.is_empty(),
            shell,
            at,
            typed: asked.typed.take().unwrap_or(typed),
            problems: std::mem::replace(&mut asked.problems, Problems::none()),
            fixed: web.app.config.base_url.clone(),
            candidates,
        })
    })?;
    html(&page)
}

/// The addresses to choose from: the machine's own, and the one by which this page was found.
fn candidates(app: &crate::app::App, req: &HttpRequest) -> Vec<String> {
    let mut all = app.config.candidates();
    let host = req.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    // On the machine itself its owner calls it by a name that leads a phone to the phone.
    let own = host_of(host);
    let is_loopback = own == "localhost" || own == "[::1]" || own.starts_with("127.");
    if let Some(here) = base_url(&format!("http://{host}")).ok().filter(|_| !is_loopback)
        && !all.contains(&here)
    {
        all.push(here);
    }
    all
}

pub(super) async fn save(web: &Web, who: &StaffWho, typed: &Typed) -> Result<()> {
    let mut values = Vec::new();
    if web.app.config.base_url.is_none() {
        let chosen = match typed.get("base-url") {
            OTHER => typed.get(OTHER),
            listed => listed,
        };
        if chosen.is_empty() {
            return Err(Error::field("base-url", Msg::new("error-base-url")));
        }
        values.push(("base-url", chosen.to_string()));
    }
    values.extend(wifi(&web.app.read(settings::queries::get)?.wifi, typed));
    let actor = who.actor();
    let seen = typed.get("version").to_string();
    web.app.write(move |tx| save_settings(tx, &actor, &KEYS, &seen, &values)).await
}

/// What changes about the guests' Wi-Fi. Its password is never shown again, so an empty field leaves
/// that of the same network as it is.
fn wifi(stands: &Wifi, typed: &Typed) -> Vec<(&'static str, String)> {
    let [name, security, password] = WIFI.map(|key| typed.get(key).to_string());
    let is_same = name == stands.name && security == stands.security.word();
    if name.is_empty() && stands.name.is_empty() || is_same && password.is_empty() {
        return Vec::new();
    }
    if name.is_empty() {
        return vec![(WIFI[0], name), (WIFI[2], String::new())];
    }
    WIFI.into_iter().zip([name, security, password]).collect()
}

#[derive(Template)]
#[template(path = "account/setup/reach.html")]
struct ReachPage {
    shell: Shell,
    at: At,
    url: String,
    code: String,
    reached: bool,
    /// Where the setup goes on.
    next: String,
}

/// `GET /setup/reach`: the chosen address as a QR code, and whether a phone has opened it.
///
/// # Errors
/// `Forbidden` for anybody but an owner.
pub async fn reach_page(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    let base = web.app.base_url();
    let (nonce, reached) = web.reach.probe(&base)?;
    let url = format!("{base}/setup/reach/{nonce}");
    let drawn = qr::svg(&url)?;
    // Inside a page the drawing has no prolog of its own.
    let code = drawn.find("<svg").map_or("", |at| &drawn[at..]).to_string();
    let page = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, "", "setup-reach")?;
        let next = match settings::queries::get(read)?.setup_next {
            Step::Done => "/admin".into(),
            _ => place(Step::Address.next()),
        };
        Ok(ReachPage {
            at: At::step(&shell.t, Step::Address).second(),
            shell,
            url,
            code,
            reached,
            next,
        })
    })?;
    html(&page)
}

#[derive(Template)]
#[template(path = "account/setup/reached.html")]
struct ReachedPage {
    shell: Shell,
}

/// `GET /setup/reach/{nonce}`: opened by a phone in the guests' Wi-Fi, it says that the address is right.
///
/// # Errors
/// `NotFound` for another nonce than the one that is shown, and at another address.
pub async fn reached(req: HttpRequest, web: Data<Web>, tongue: Tongue, nonce: Path<String>) -> Answer {
    let host = req.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    if !web.reach.reached(&nonce, host) {
        return Err(Error::missing().into());
    }
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "setup-reached"))?;
    html(&ReachedPage { shell })
}
