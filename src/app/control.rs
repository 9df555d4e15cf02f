//! The door for the command line: a Unix socket in the data directory, for
//! the house's own account on the machine only (mode 0600).
//!
//! One line of JSON in, one out. While the server runs, the command line's
//! verbs go through it, so that there is never a second writer and live
//! screens hear of every change; otherwise they run here in the same way.

mod backups;
mod door;
mod sales;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use backups::{BackupCommand, BackupState};
pub use door::{Door, ask, listen};
pub use sales::{SalesCommand, SalesState};

use serde::{Deserialize, Serialize};

use super::App;
use super::health::{Check, checks};
use super::transfer::{self, Mode};
use crate::base::ids::{hex, unhex};
use crate::base::text::Name;
use crate::base::{Actor, Error, Lang, Result, Role};
use crate::insights::forecast::Trial;
use crate::menu::import::{Change, Exported, Form, Imported, Problem, export};
use crate::store::Tx;
use crate::{insights, menu, people, settings, tables};

/// What the command line asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Makes the menu what a file says.
    ImportMenu {
        /// How the file is written.
        form: Form,
        /// The file.
        text: String,
        /// The bytes of the pictures beside it in hexadecimal, by file name.
        pictures: BTreeMap<String, String>,
        /// Only tells what would be done.
        dry_run: bool,
    },
    /// The menu as a file.
    ExportMenu {
        /// How the file is written.
        form: Form,
    },
    /// A picture of the menu; each goes in a line of its own, for together they may be too long.
    Picture {
        /// The hash of its bytes.
        hash: String,
    },
    /// Lists the settings.
    SettingsList,
    /// Sets one.
    SettingsSet {
        /// Its key.
        key: String,
        /// Its value as text.
        value: String,
    },
    /// Adds a person.
    UserAdd {
        /// Their name.
        name: String,
        /// What they are.
        role: Role,
        /// The hash of their password: the password itself stays in the asking process.
        hash: String,
    },
    /// Lists the people.
    UserList,
    /// Gives a person another password.
    UserReset {
        /// Their name.
        name: String,
        /// Its hash.
        hash: String,
    },
    /// What is about backups.
    Backup(BackupCommand),
    /// How the house is.
    Health,
    /// What is about past sales.
    Sales(SalesCommand),
    /// Signs access tokens of the API with a new key from now on.
    RotateKeys,
    /// Counts the figures anew from the facts.
    RebuildInsights,
    /// How well the forecast would have done on the days that are over.
    TryForecast,
    /// The addresses in the tables' QR codes.
    Qr {
        /// One table's name; else all of them are meant.
        table: Option<String>,
    },
}

/// What became of it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", content = "value", rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// The menu was imported, or would be; the counts, and the things one by one.
    Imported(Imported, Vec<Change>),
    /// The menu as a file.
    Menu {
        /// The file.
        text: String,
        /// The names of its pictures; a name begins with the picture's hash.
        pictures: Vec<String>,
    },
    /// A picture's bytes in hexadecimal.
    Picture(String),
    /// The settings as text, by key.
    Settings(Vec<(String, String)>),
    /// The people: name, role, whether they may sign in.
    People(Vec<(String, Role, bool)>),
    /// Tables with their addresses, and what belongs on their cards.
    Tables {
        /// The house's name.
        house: String,
        /// The tag of its language.
        language: String,
        /// The guests' network.
        wifi: settings::Wifi,
        /// The tables.
        tables: Vec<TableLink>,
    },
    /// How the forecast would have done, by the hour.
    Trials(Vec<Trial>),
    /// How a backup goes.
    Backup(BackupState),
    /// How the house is.
    Health(Vec<Check>),
    /// What is told of past sales.
    Sales(SalesState),
    /// It was not done; the reasons, a sentence each.
    Refused(Vec<String>),
}

/// Where a table's QR code leads.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLink {
    /// The table's name.
    pub name: String,
    /// That name as guests read it.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Runs a command as the house itself: who may open the data directory owns it.
///
/// # Errors
/// What the verb answers.
#[expect(clippy::too_many_lines, reason = "a table, a row for each command")]
pub fn run(app: &Arc<App>, command: Command) -> Result<Outcome> {
    const HOUSE: Actor = Actor::House;
    let write = &app.store;
    app.follow_settings()?;
    Ok(match command {
        Command::ImportMenu {
            form,
            text,
            pictures,
            dry_run,
        } => import(app, form, &text, &pictures, dry_run)?,
        Command::ExportMenu { form } => {
            let Exported { text, pictures } = app.read(|r| export(r, &HOUSE, form))?;
            Outcome::Menu { text, pictures }
        }
        Command::Picture { hash } => picture(app, &hash)?,
        Command::SettingsList => {
            let all = app.read(settings::queries::list)?;
            Outcome::Settings(all.into_iter().map(|(k, v)| (k.to_string(), v)).collect())
        }
        Command::SettingsSet { key, value } => {
            write.write_blocking(move |tx| set(tx, &key, &value))?;
            Outcome::Done
        }
        Command::UserAdd { name, role, hash } => {
            let name = Name::parse(&name)?;
            write.write_blocking(move |tx| people::actions::add(tx, &HOUSE, &name, role, &hash))?;
            Outcome::Done
        }
        Command::UserList => people(app)?,
        Command::UserReset { name, hash } => {
            write.write_blocking(move |tx| people::actions::reset_password(tx, &HOUSE, &name, &hash))?;
            Outcome::Done
        }
        Command::TryForecast => Outcome::Trials(try_forecast(app)?),
        Command::Sales(command) => sales::run(app, command)?,
        Command::Health => Outcome::Health(checks(app, &write.write_blocking(|_| Ok(())))),
        Command::Backup(command) => backups::run(app, command)?,
        Command::RotateKeys => app.tokens.rotate(app.store.clock().now().at_ms).map(|()| Outcome::Done)?,
        Command::RebuildInsights => app.recount_figures().map(|()| Outcome::Done)?,
        Command::Qr { table } => links(app, table.as_deref())?,
    })
}

fn try_forecast(app: &App) -> Result<Vec<Trial>> {
    // From before the first guest to late in the evening.
    const HOURS: [i64; 5] = [11, 14, 17, 19, 21];
    app.count_figures()?;
    app.read(|read| {
        let cut_over = settings::queries::get(read)?.cut_over_minutes;
        insights::forecast::queries::trial(read, &Actor::House, &HOURS, cut_over)
    })
}

fn people(app: &App) -> Result<Outcome> {
    let all = app.read(|r| people::queries::list(r, &Actor::House))?;
    Ok(Outcome::People(
        all.into_iter().map(|p| (p.name, p.role, p.active)).collect(),
    ))
}

fn set(tx: &Tx<'_>, key: &str, value: &str) -> Result<()> {
    settings::actions::set(tx, &Actor::House, key, value)?;
    menu::photo::queries::logo_is_there(tx)
}

/// The sentences of an error, for the terminal.
pub fn sentences(e: &Error) -> Vec<String> {
    match e {
        Error::Fault(what) => vec![what.to_string()],
        other => other.messages().iter().map(|(_, m)| Lang::En.msg(m)).collect(),
    }
}

fn import(app: &App, form: Form, text: &str, pictures: &BTreeMap<String, String>, dry_run: bool) -> Result<Outcome> {
    let beside = |name: &str| pictures.get(name).and_then(|hex| unhex(hex));
    let told = |p: &Problem| match (p.path.as_str(), p.name.as_str()) {
        ("", _) => Lang::En.msg(&p.sentence),
        (path, "") => format!("{path}: {}", Lang::En.msg(&p.sentence)),
        (path, name) => format!("{path}: {name}: {}", Lang::En.msg(&p.sentence)),
    };
    let file = match transfer::read(app, form, text.as_bytes(), &beside)? {
        Ok(file) => file,
        Err(problems) => return Ok(Outcome::Refused(problems.iter().map(told).collect())),
    };
    let mode = if dry_run { Mode::Trial } else { Mode::Apply };
    let (counts, changes) = transfer::import(app, Actor::House, file, mode)?;
    Ok(Outcome::Imported(counts, changes))
}

fn picture(app: &App, hash: &str) -> Result<Outcome> {
    let found = app.read(|r| menu::queries::find_picture(r, hash))?;
    Ok(match found {
        Some((_, bytes)) => Outcome::Picture(hex(&bytes)),
        None => Outcome::Refused(vec![format!("There is no picture {hash}.")]),
    })
}

fn links(app: &App, wanted: Option<&str>) -> Result<Outcome> {
    let (settings, all) = app.read(|r| Ok((settings::queries::get(r)?, tables::queries::list(r)?)))?;
    let is_meant = |t: &&tables::Table| wanted.is_none_or(|name| t.name.eq_ignore_ascii_case(name.trim()));
    let link = |t: &tables::Table| TableLink {
        name: t.name.clone(),
        title: t.kind.named(settings.language, &t.name),
        url: url_of(app, t),
    };
    let tables: Vec<_> = all.iter().filter(is_meant).map(link).collect();
    if tables.is_empty() {
        let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
        return Ok(Outcome::Refused(vec![match (names.as_slice(), wanted) {
            (names @ [_, ..], Some(name)) => format!("There is no table {name}. There are: {}.", names.join(", ")),
            _ => "There are no tables yet.".into(),
        }]));
    }
    Ok(Outcome::Tables {
        house: settings.house_name.clone(),
        language: settings.language.code().into(),
        wifi: settings.wifi.clone(),
        tables,
    })
}

/// The address in a table's QR code.
pub fn url_of(app: &App, table: &tables::Table) -> String {
    format!("{}/t/{}", app.base_url(), app.key.token(table.id, table.generation))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::door::SOCKET;
    use super::*;
    use crate::config::Config;

    fn set(key: &str, value: &str) -> Command {
        Command::SettingsSet {
            key: key.into(),
            value: value.into(),
        }
    }

    #[test]
    fn commands_go_through_the_door_while_it_is_open() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), None).unwrap();
        assert!(ask(dir.path(), &Command::SettingsList).is_none());
        std::fs::write(dir.path().join(SOCKET), "left by a crash").unwrap();
        let door = listen(app.clone()).unwrap();
        let mode = std::fs::metadata(dir.path().join(SOCKET)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(ask(dir.path(), &set("house-name", "Da Rosa")), Some(Outcome::Done));
        assert_eq!(app.read(settings::queries::get).unwrap().house_name, "Da Rosa");
        let refused = ask(dir.path(), &set("currency", "x"));
        assert!(matches!(refused, Some(Outcome::Refused(s)) if s.len() == 1));
        drop(door);
        assert!(!dir.path().join(SOCKET).exists());
        assert!(ask(dir.path(), &Command::SettingsList).is_none());
    }

    #[test]
    fn a_refused_menu_tells_every_problem_with_its_path() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), None).unwrap();
        let command = Command::ImportMenu {
            form: Form::Json,
            dry_run: false,
            text: r#"{"format":"x","version":2}"#.into(),
            pictures: BTreeMap::new(),
        };
        let Outcome::Refused(lines) = run(&app, command).unwrap() else {
            panic!("it was taken")
        };
        assert!(lines.iter().any(|l| l.starts_with("version: ")), "{lines:?}");
        assert!(lines.len() >= 4, "{lines:?}");
    }
}
