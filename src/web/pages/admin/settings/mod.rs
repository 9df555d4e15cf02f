//! The settings of the house, in sections: each is a form of its own, saved as a whole.

mod field;
pub mod logo;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html};
use super::shell;
use crate::base::{Error, Result, Verb};
use crate::settings::{self, actions, queries};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::{Answer, status};
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell};
use field::{Field, Widget};

/// The sections in their order, each with its settings; `settings-WORD` is the key of a section's name.
const SECTIONS: [(&str, &[&str]); 8] = [
    (
        "house",
        &["house-name", "language", "languages", "time-zone", "cut-over"],
    ),
    ("look", &["accent"]),
    (
        "money",
        &[
            "currency",
            "tax-in-prices",
            "tax-percent",
            "tax-rates",
            "service-percent",
            "tips",
            "pay-ways",
        ],
    ),
    ("receipts", &["receipt-head", "receipt-foot"]),
    (
        "orders",
        &[
            "approve-first-order",
            "join-nod",
            "guard-pieces",
            "guard-total",
            "idle-minutes",
        ],
    ),
    ("hours", &["opening-hours"]),
    ("wifi", &["wifi-name", "wifi-security", "wifi-password", "wifi-hidden"]),
    ("address", &["base-url"]),
];
#[derive(Template)]
#[template(path = "admin/settings.html")]
struct SettingsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    sections: Vec<Section>,
}

struct Section {
    word: &'static str,
    version: String,
    fields: Vec<Field>,
    saved: bool,
    stale: bool,
    /// What is wrong with no field of its own.
    problem: Option<String>,
}

/// A section as it was typed, and what came of it.
struct Typed {
    section: String,
    values: Vec<(&'static str, String)>,
    problems: Problems,
    stale: bool,
}

/// What the address says of the last form.
#[derive(Deserialize)]
pub struct Last {
    saved: Option<String>,
}

/// `GET /admin/settings`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, last: Query<Last>) -> Answer {
    html(&web.app.read(|read| settings_page(read, &who, tongue, None, last.saved.as_deref()))?)
}

/// `POST /admin/settings/{section}`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<String>,
    posted: Posted<Vec<(String, String)>>,
) -> Answer {
    let (section, actor) = (path.into_inner(), who.actor());
    actor.may(Verb::EditSettings)?;
    let (_, keys) = SECTIONS.iter().find(|(word, _)| *word == section).ok_or_else(Error::missing)?;
    who.proved(&web)?;
    let standing = web.app.read(|read| queries::form(read, &actor, keys))?;
    let mut posted = posted.into_inner();
    ui::hours::gather(&mut posted, "opening-hours");
    let values = read_values(standing, &posted);
    let (seen, sent) = (one(&posted, "version").to_string(), values.clone());
    let done = web.app.write(move |tx| actions::save_form(tx, &actor, &seen, &sent)).await;
    let (status, problems) = match done {
        Ok(()) => return Ok(reply::see_other(&format!("/admin/settings?saved={section}#{section}"))),
        Err(Error::Conflict(_)) => (StatusCode::CONFLICT, Problems::none()),
        Err(e) => {
            let t = web.app.read(|read| words(read, tongue.0))?;
            (status(&e), Problems::of(e, t)?)
        }
    };
    let typed = Typed {
        section,
        values,
        problems,
        stale: status == StatusCode::CONFLICT,
    };
    let page = web.app.read(|read| settings_page(read, &who, tongue, Some(typed), None))?;
    let mut answer = html(&page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

fn one<'p>(posted: &'p [(String, String)], name: &str) -> &'p str {
    posted
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.as_str())
        .unwrap_or_default()
}

/// What was typed for each setting of a section. A browser says nothing of what is not ticked, nor of
/// what cannot be changed.
fn read_values(standing: Vec<(&'static str, String)>, posted: &[(String, String)]) -> Vec<(&'static str, String)> {
    let read = |(key, stands): (&'static str, String)| {
        let mut sent: Vec<&str> = posted
            .iter()
            .filter(|(name, value)| name == key && !value.is_empty())
            .map(|(_, v)| v.as_str())
            .collect();
        let value = match key {
            "approve-first-order" | "wifi-hidden" | "tax-in-prices" => sent.first().map_or("off", |_| "on").into(),
            "languages" | "pay-ways" => {
                let mut seen = Vec::new();
                sent.retain(|v| {
                    !seen.contains(v) && {
                        seen.push(*v);
                        true
                    }
                });
                sent.join(",")
            }
            "currency" if sent.is_empty() => stands,
            _ => sent.first().copied().unwrap_or_default().into(),
        };
        (key, value)
    };
    standing.into_iter().map(read).collect()
}

fn settings_page(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    mut typed: Option<Typed>,
    saved: Option<&str>,
) -> Result<SettingsPage> {
    let t = words(read, tongue.0)?;
    let fixed = queries::is_currency_fixed(read)?;
    let mut sections = Vec::new();
    for (word, keys) in SECTIONS {
        let standing = queries::form(read, &who.actor(), keys)?;
        let typed = typed.take_if(|typed| typed.section == word);
        let fields = standing.iter().map(|(key, stands)| Field::new(t, key, stands, typed.as_ref(), fixed));
        sections.push(Section {
            word,
            version: settings::version(&standing),
            fields: fields.collect(),
            saved: saved == Some(word),
            stale: typed.as_ref().is_some_and(|typed| typed.stale),
            problem: typed.and_then(|typed| typed.problems.get("").map(String::from)),
        });
    }
    Ok(SettingsPage {
        shell: shell(read, who, tongue, "settings")?,
        person: who.name.clone(),
        tab: "settings",
        sections,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_place() {
        let mut placed: Vec<&str> = SECTIONS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        let mut all = queries::KEYS.to_vec();
        // Where the first setup goes on is nothing to choose; the logo has a page of its own.
        placed.extend(["setup-next", "logo"]);
        placed.sort_unstable();
        all.sort_unstable();
        assert_eq!(placed, all);
        assert!(field::HINTED.iter().all(|key| all.contains(key)));
    }
}
