//! The backups of the house: how old the newest is, where they lie, and a button that makes one.

use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::super::{html, refused};
use super::shell;
use crate::app::backups::{self, Elsewhere, Health, Standing};
use crate::base::time::Calendar;
use crate::base::{Lang, Result};
use crate::settings;
use crate::store::backup::{Found, Manifest};
use crate::store::room;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};

#[derive(Template)]
#[template(path = "admin/backups.html")]
struct BackupsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    /// How far one is that is made, in per cent.
    running: Option<u64>,
    /// Whether one was made just now.
    done: bool,
    problem: Option<String>,
    /// What is wrong with the database.
    damage: Option<String>,
    /// So many per cent of the disk are free, where that is too little.
    room: Option<Room>,
    standing: AgeTold,
    place: PlaceTold,
    rows: Vec<Row>,
}

/// How old the newest is.
pub(super) struct AgeTold {
    /// In words.
    pub(super) words: String,
    /// Whether that is too old.
    pub(super) late: bool,
}

impl AgeTold {
    pub(super) fn of(t: Words, health: &Health) -> AgeTold {
        AgeTold {
            words: health.age_ms.map_or_else(|| t.t("backup-none"), |ms| age(t, ms)),
            late: health.late,
        }
    }
}

/// What is to be said of the second place.
struct PlaceTold {
    words: String,
    class: &'static str,
}

struct Row {
    name: String,
    when: String,
    kind: String,
    size: String,
    readable: bool,
}

/// What the page is to say.
#[derive(Deserialize)]
pub struct Told {
    /// Whether a backup has just ended.
    done: Option<u8>,
}

/// `GET /admin/backups`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, told: Query<Told>) -> Answer {
    show(&web, &who, tongue, told.done.is_some(), None)
}

/// `POST /admin/backups`: begins to make one.
///
/// # Errors
/// `Forbidden`; the page again with a sentence while one is made.
pub async fn make(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    match backups::start(&web.app, &who.actor(), None) {
        Ok(()) => Ok(reply::see_other("/admin/backups?done=1")),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, false, problems.get("").map(String::from))
        }),
    }
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, ended: bool, problem: Option<String>) -> Answer {
    let health = backups::health(&web.app, &who.actor())?;
    let page = web.app.read(|read| {
        let shell = shell(read, who, tongue, "backups")?;
        let (t, calendar) = (shell.t, web.app.store.calendar());
        let place = settings::queries::get(read)?.backup_place.clone();
        let (running, done, failed) = match web.app.backups.standing() {
            Standing::Running(done, of) => (Some(done * 100 / of.max(1)), false, None),
            Standing::Done(_) | Standing::Carried => (None, ended, None),
            Standing::Failed(e) => (None, false, e.messages().first().map(|(_, m)| t.msg(m))),
            Standing::Idle => (None, false, None),
        };
        Ok(BackupsPage {
            standing: AgeTold::of(t, &health),
            place: place_told(t, &calendar, &place, health.elsewhere),
            rows: health.all.into_iter().map(|found| row(t, &calendar, &found)).collect(),
            running,
            done,
            problem: problem.or(failed),
            damage: web.app.soundness.damage(),
            room: Room::of(web),
            shell,
            person: who.name.clone(),
            tab: "backups",
        })
    })?;
    html(&page)
}

fn place_told(t: Words, calendar: &Calendar, place: &str, told: Option<Elsewhere>) -> PlaceTold {
    let (key, class) = match &told {
        _ if place.is_empty() => ("backup-place-none", "warn"),
        None => ("backup-place-next", ""),
        Some(Elsewhere {
            trouble: Some(trouble), ..
        }) => (trouble.key(), "bad"),
        Some(Elsewhere { same_disk: true, .. }) => ("backup-place-same-disk", "warn"),
        Some(_) => ("backup-place-done", "good"),
    };
    let when = told.map(|e| t.lang.date_time(calendar.local(e.at_ms)));
    let words = t.with(key, "place", place);
    PlaceTold {
        words: when.map_or(words.clone(), |when| format!("{words} ({when})")),
        class,
    }
}

fn row(t: Words, calendar: &Calendar, found: &Found) -> Row {
    let told = |of: &dyn Fn(&Manifest) -> String| found.manifest.as_ref().map(of).unwrap_or_default();
    Row {
        name: found.name(),
        when: told(&|m| t.lang.date_time(calendar.local(m.at_ms))),
        kind: told(&|m| t.t(&format!("backup-kind-{}", m.kind.word()))),
        size: told(&|m| size(t.lang, m.bytes)),
        readable: found.manifest.is_some(),
    }
}

/// How long ago something was.
fn age(t: Words, ms: i64) -> String {
    const HOUR: i64 = 3_600_000;
    match ms {
        ..HOUR => t.n("backup-age-minutes", ms / 60_000),
        ms if ms < 48 * HOUR => t.n("backup-age-hours", ms / HOUR),
        ms => t.n("backup-age-days", ms / (24 * HOUR)),
    }
}

/// A size as people say it.
fn size(lang: Lang, bytes: u64) -> String {
    let tenths = |unit: u64| {
        format!(
            "{}{}{}",
            bytes / unit,
            lang.number_style().decimal,
            bytes / (unit / 10) % 10
        )
    };
    match bytes {
        0..1_000_000 => format!("{}\u{a0}kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => tenths(1_000_000) + "\u{a0}MB",
        _ => tenths(1_000_000_000) + "\u{a0}GB",
    }
}

/// How many per cent of the disk of the data are free, where that is too little.
pub fn short_room(web: &Web) -> Option<i64> {
    let room = room::of(web.app.store.dir()).ok()?;
    room.is_short().then(|| room.percent())
}

/// What the owner must know of the disk of the data.
pub enum Room {
    /// It refused the last thing that was to be kept.
    Refuses,
    /// So many per cent of it are free, which is too little.
    Short(i64),
}

impl Room {
    /// That of the house, where there is something to know.
    pub fn of(web: &Web) -> Option<Room> {
        if web.app.store.stats().refuses() {
            return Some(Room::Refuses);
        }
        short_room(web).map(Room::Short)
    }
}

/// How old the newest backup is, for the owner's start page.
///
/// # Errors
/// A fault of the disk.
pub(super) fn told(web: &Web, who: &StaffWho, t: Words) -> Result<Option<AgeTold>> {
    if !crate::base::Verb::KeepBackups.allows(&who.actor()) {
        return Ok(None);
    }
    Ok(Some(AgeTold::of(t, &backups::health(&web.app, &who.actor())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_ages_are_said_as_people_say_them() {
        assert_eq!(size(Lang::En, 999), "1\u{a0}kB");
        assert_eq!(size(Lang::It, 1_249_000), "1,2\u{a0}MB");
        assert_eq!(size(Lang::En, 3_990_000_000), "3.9\u{a0}GB");
        let t = Words {
            lang: Lang::En,
            currency: crate::base::money::Currency::parse("EUR").unwrap(),
        };
        assert_eq!(age(t, 59 * 60_000), "59 minutes ago");
        assert_eq!(age(t, 3_600_000), "1 hour ago");
        assert_eq!(age(t, 49 * 3_600_000), "2 days ago");
    }
}
