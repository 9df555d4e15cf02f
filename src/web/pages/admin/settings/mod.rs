//! The settings of the house: one form with a section for each kind, so that whichever button saves it
//! saves all that was typed. What only somebody else has changed meanwhile stays theirs.

mod field;
pub mod logo;

use actix_web::web::{Data, Form as Posted, Query};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::{Result, Verb};
use crate::settings::form::{Change, Entry, mark};
use crate::settings::{Settings, actions, queries};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};
use field::{Field, Shown, Widget};

/// The sections in their order, each with its settings; `settings-WORD` is the key of a section's name.
const SECTIONS: [(&str, &[&str]); 11] = [
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
    ("guests", &["returning-days", "account-months"]),
    ("wifi", &["wifi-name", "wifi-security", "wifi-password", "wifi-hidden"]),
    ("address", &["base-url"]),
    ("backups", &["backup-place"]),
    ("programs", &["api-origins"]),
];
#[derive(Template)]
#[template(path = "admin/settings.html")]
struct SettingsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    sections: Vec<Section>,
    stale: bool,
    /// What is wrong with no field of its own.
    problem: Option<String>,
}

impl SettingsPage {
    /// The sections with a field that needs another look.
    fn troubled(&self) -> Vec<&'static str> {
        let needs = |s: &&Section| s.fields.iter().any(|f| f.error.is_some() || f.now.is_some());
        self.sections.iter().filter(needs).map(|s| s.word).collect()
    }
}

struct Section {
    word: &'static str,
    fields: Vec<Field>,
    saved: bool,
}

/// The form as it was typed, and what came of it.
struct Typed {
    entries: Vec<Entry>,
    problems: Problems,
    /// Whether it was only asked to look another way, and is compared with what it was opened with still.
    kept: bool,
}

/// What the address says of the last form: the sections that were saved.
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

/// `POST /admin/settings`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else changed the same meanwhile.
pub async fn save(web: Data<Web>, who: StaffWho, tongue: Tongue, posted: Posted<Vec<(String, String)>>) -> Answer {
    let actor = who.actor();
    actor.may(Verb::EditSettings)?;
    who.proved(&web)?;
    let mut posted = posted.into_inner();
    ui::hours::gather(&mut posted, "opening-hours");
    field::gather_rates(&mut posted);
    let entries = read_entries(&posted, &*web.app.read(queries::get)?);
    if !one(&posted, &ui::hours::dropping("opening-hours")).is_empty() {
        let typed = Typed {
            entries,
            problems: Problems::none(),
            kept: true,
        };
        return html(&web.app.read(|read| settings_page(read, &who, tongue, Some(typed), None))?);
    }
    let sent = entries.clone();
    let done = web.app.write(move |tx| actions::save_form(tx, &actor, &sent)).await;
    let error = match done {
        Ok(saved) => return Ok(reply::see_other(&place_of(&saved, one(&posted, "section")))),
        Err(e) => e,
    };
    refused(&web, tongue, error, |problems| {
        let typed = Typed {
            entries,
            problems,
            kept: false,
        };
        html(&web.app.read(|read| settings_page(read, &who, tongue, Some(typed), None))?)
    })
}

/// The page that says what was saved, at the section whose button was pressed.
fn place_of(saved: &[&'static str], pressed: &str) -> String {
    let has = |keys: &[&'static str]| keys.iter().any(|key| saved.contains(key));
    let at = SECTIONS.iter().find(|(word, _)| *word == pressed).map_or(SECTIONS[0].0, |(word, _)| word);
    let told = SECTIONS.iter().filter(|(word, keys)| *word == at || has(keys)).map(|(word, _)| *word);
    format!("/admin/settings?saved={}#{at}", told.collect::<Vec<_>>().join(","))
}

fn one<'p>(posted: &'p [(String, String)], name: &str) -> &'p str {
    let found = posted.iter().find(|(n, _)| n == name);
    found.map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// What was typed for each setting that the form had: it says so with a field, because a browser says
/// nothing of what is not ticked, nor of what cannot be changed.
fn read_entries(posted: &[(String, String)], stands: &Settings) -> Vec<Entry> {
    let read = |key: &'static str| {
        let seen = one(posted, &format!("was.{key}"));
        let sent = posted.iter().filter(|(name, value)| name == key && !value.is_empty());
        let sent: Vec<&str> = sent.map(|(_, v)| v.as_str()).collect();
        let value = match key {
            "approve-first-order" | "wifi-hidden" | "tax-in-prices" => sent.first().map_or("off", |_| "on").into(),
            "languages" | "pay-ways" => sent.join(","),
            "currency" if sent.is_empty() => stands.currency.code().into(),
            _ => sent.first().copied().unwrap_or_default().into(),
        };
        (!seen.is_empty()).then(|| Entry {
            key,
            value,
            seen: seen.into(),
        })
    };
    SECTIONS.iter().flat_map(|(_, keys)| keys.iter().filter_map(|key| read(key))).collect()
}

fn settings_page(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    typed: Option<Typed>,
    saved: Option<&str>,
) -> Result<SettingsPage> {
    let t = words(read, tongue.0)?;
    let (stands, fixed) = (queries::get(read)?, queries::is_currency_fixed(read)?);
    let mut sections = Vec::new();
    for (word, keys) in SECTIONS {
        let standing = queries::form(read, &who.actor(), keys)?;
        let field = |(key, value): (&'static str, String)| field_of(t, &stands, key, &value, typed.as_ref(), fixed);
        sections.push(Section {
            word,
            fields: standing.into_iter().map(field).collect(),
            saved: saved.is_some_and(|saved| saved.split(',').any(|s| s == word)),
        });
    }
    let stale = sections.iter().any(|s: &Section| s.fields.iter().any(|f| f.now.is_some()));
    let problem = typed.and_then(|typed| typed.problems.get("").map(String::from));
    Ok(SettingsPage {
        shell: shell(read, who, tongue, "settings")?,
        person: who.name.clone(),
        tab: "settings",
        sections,
        stale,
        problem: problem.filter(|_| !stale),
    })
}

/// A setting with what was typed, or where only somebody else has changed it, with what stands.
fn field_of(t: Words, stands: &Settings, key: &'static str, value: &str, typed: Option<&Typed>, fixed: bool) -> Field {
    let entry = typed.and_then(|typed| typed.entries.iter().find(|entry| entry.key == key));
    let mut shown = Shown {
        value: value.into(),
        seen: mark(stands, key, value),
        error: typed.and_then(|typed| typed.problems.get(key)).map(String::from),
        clashes: false,
    };
    if let (Some(entry), Some(typed)) = (entry, typed) {
        let change = entry.change(stands);
        if typed.kept {
            shown.seen.clone_from(&entry.seen);
        }
        if typed.kept || change != Change::NotMine {
            shown.value.clone_from(&entry.value);
        }
        shown.clashes = !typed.kept && change == Change::Both;
    }
    Field::new(t, key, value, shown, fixed)
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
