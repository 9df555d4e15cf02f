//! The backups of the house: how old the newest is, what is kept, how the second place did, and a verb that makes one.
//!
//! A backup changes nothing of the house, so it leaves no fact: the stream of facts tells nothing of it, and how far
//! one is, is read here.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, ok, time};
use super::lines::mirror;
use crate::app::backups::{self, Elsewhere, Standing, Trouble};
use crate::base::{Lang, Result, Verb};
use crate::settings;
use crate::store::Tx;
use crate::store::backup::{Found, Kind};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;
use crate::web::pages::admin::backups::short_room;

mirror! {
    /// Why a backup was made.
    KindJson as BackupKind = Kind {
        /// Each night, after the business day has ended.
        Nightly,
        /// Somebody asked for it.
        ByHand,
        /// A newer program was about to change the database.
        BeforeMigration,
    }
}

/// A backup that is kept in the data directory.
#[derive(Serialize, ToSchema)]
#[schema(as = Backup)]
pub struct BackupJson {
    /// The name of its folder, for `comanda restore`.
    #[schema(examples("comanda-2026-11-28-043000-nightly"))]
    name: String,
    /// Whether it was read back and found whole, and tells what is in it. One that cannot tell that any more has
    /// nothing but a name.
    verified: bool,
    #[schema(format = DateTime, examples("2026-11-28T03:30:00Z"))]
    made_at: Option<String>,
    kind: Option<KindJson>,
    /// The size of the database in bytes.
    #[schema(minimum = 0, examples(4_194_304))]
    bytes: Option<u64>,
    /// The number of the newest fact in it.
    #[schema(minimum = 0, examples(1204))]
    seq: Option<i64>,
    /// The version of the program that made it.
    #[schema(examples("0.1.0"))]
    program: Option<String>,
}

impl From<Found> for BackupJson {
    fn from(found: Found) -> Self {
        let (name, told) = (found.name(), found.manifest);
        BackupJson {
            name,
            verified: told.is_some(),
            made_at: told.as_ref().map(|m| time(m.at_ms)),
            kind: told.as_ref().map(|m| m.kind.into()),
            bytes: told.as_ref().map(|m| m.bytes),
            seq: told.as_ref().map(|m| m.seq),
            program: told.map(|m| m.program),
        }
    }
}

/// How the backup stands that is made, or was made last since the program started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = BackupState)]
pub enum StateJson {
    /// None was asked for.
    Idle,
    /// It is made.
    Running,
    /// It was made and checked.
    Done,
    /// The newest was brought to the second place, or not, as `place` tells.
    Carried,
    /// It was not made.
    Failed,
}

/// How far a backup is.
#[derive(Serialize, ToSchema)]
#[schema(as = LastBackup)]
pub struct LastJson {
    state: StateJson,
    /// While it runs: so much of the part at hand is done, in per cent.
    #[schema(minimum = 0, maximum = 100, examples(40))]
    percent: Option<u64>,
    /// Why it failed, in the caller's language.
    detail: Option<String>,
}

impl LastJson {
    fn new(standing: &Standing, lang: Lang) -> LastJson {
        let (state, percent, detail) = match standing {
            Standing::Idle => (StateJson::Idle, None, None),
            Standing::Running(done, of) => (StateJson::Running, Some(done * 100 / (*of).max(1)), None),
            Standing::Done(_) => (StateJson::Done, None, None),
            Standing::Carried => (StateJson::Carried, None, None),
            Standing::Failed(e) => {
                let detail = e.messages().first().map(|(_, msg)| lang.msg(msg));
                (StateJson::Failed, None, detail)
            }
        };
        LastJson { state, percent, detail }
    }
}

/// How the second place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = BackupPlaceState)]
pub enum PlaceStateJson {
    /// The next backup goes there too.
    Next,
    /// It has a copy, which was read back and is whole.
    Done,
    /// It has a copy, but on the disk of the data: no help when that breaks.
    SameDisk,
    /// The folder is not there.
    Missing,
    /// The program may not write there.
    Refused,
    /// There is no room.
    Room,
    /// What was read back is not what was written.
    Damaged,
    /// It has no copy for another reason, which the log tells.
    Other,
}

impl From<Trouble> for PlaceStateJson {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Missing => PlaceStateJson::Missing,
            Trouble::Refused => PlaceStateJson::Refused,
            Trouble::Room => PlaceStateJson::Room,
            Trouble::Damaged => PlaceStateJson::Damaged,
            Trouble::Other => PlaceStateJson::Other,
        }
    }
}

/// The second place, which gets a copy of each backup: the setting `backup_place`.
#[derive(Serialize, ToSchema)]
#[schema(as = BackupPlace)]
pub struct PlaceJson {
    #[schema(examples("/media/stick"))]
    folder: String,
    state: PlaceStateJson,
    /// When it was last tried.
    #[schema(format = DateTime)]
    tried_at: Option<String>,
}

impl PlaceJson {
    fn new(folder: String, told: Option<Elsewhere>) -> PlaceJson {
        let state = match &told {
            None => PlaceStateJson::Next,
            Some(Elsewhere {
                trouble: Some(trouble), ..
            }) => (*trouble).into(),
            Some(Elsewhere { same_disk: true, .. }) => PlaceStateJson::SameDisk,
            Some(_) => PlaceStateJson::Done,
        };
        PlaceJson {
            folder,
            state,
            tried_at: told.map(|e| time(e.at_ms)),
        }
    }
}

/// The backups of the house.
#[derive(Serialize, ToSchema)]
#[schema(as = Backups)]
pub struct BackupsJson {
    /// The newest first.
    backups: Vec<BackupJson>,
    /// How old the newest is in seconds; null where there is none.
    #[schema(minimum = 0, examples(39_600))]
    age_seconds: Option<i64>,
    /// Whether the house has been without a new one for too long: two days.
    late: bool,
    last: LastJson,
    /// Null where the house has none.
    place: Option<PlaceJson>,
    /// What is wrong with the database, in SQLite's words; null where nothing is known to be.
    damage: Option<String>,
    /// So many per cent of the disk are free, where that is too little; else null.
    #[schema(minimum = 0, maximum = 100)]
    room_percent: Option<i64>,
}

impl BackupsJson {
    fn of(web: &Web, caller: &Caller, lang: Lang) -> Result<BackupsJson> {
        let health = backups::health(&web.app, &caller.actor())?;
        let place = web.app.read(settings::queries::get)?.backup_place.clone();
        Ok(BackupsJson {
            backups: health.all.into_iter().map(BackupJson::from).collect(),
            age_seconds: health.age_ms.map(|ms| ms / 1000),
            late: health.late,
            last: LastJson::new(&web.app.backups.standing(), lang),
            place: (!place.is_empty()).then(|| PlaceJson::new(place, health.elsewhere)),
            damage: web.app.soundness.damage(),
            room_percent: short_room(web),
        })
    }
}

/// The backups that are kept, how old the newest is, and how the second place did.
///
/// No fact is told of a backup, for it changes nothing of the house: who waits for one reads `last` here.
#[utoipa::path(get, path = "/api/v1/backups", tag = "backups", operation_id = "getBackups",
    responses((status = 200, body = BackupsJson)))]
pub async fn list(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    ok(&BackupsJson::of(&web, &caller, tongue.0)?)
}

/// Begins to make a backup; reading them tells how far it is. Orders go on meanwhile.
#[utoipa::path(post, path = "/api/v1/backups", tag = "backups", operation_id = "makeBackup", params(Key),
    responses((status = 202, body = BackupsJson), (status = 409, description = "One is made already")))]
pub async fn make(web: Data<Web>, caller: Caller, tongue: Tongue, key: Key) -> Answer {
    let (app, actor) = (web.app.clone(), caller.actor());
    actor.may(Verb::KeepBackups)?;
    let begin = move |tx: &Tx<'_>| {
        tx.once(&actor, &key.0, "backups.make", None, &(), || {
            backups::start(&app, &actor, None)
        })
    };
    web.app.write(begin).await?;
    let body = BackupsJson::of(&web, &caller, tongue.0)?;
    let place = (header::LOCATION, "/api/v1/backups");
    Ok(HttpResponse::Accepted().insert_header(place).json(body))
}
