//! The door for the command line: a Unix socket in the data directory, for
//! the house's own account on the machine only (mode 0600).
//!
//! One line of JSON in, one out. While the server runs, the command line's
//! verbs go through it, so that there is never a second writer and live
//! screens hear of every change; otherwise they run here in the same way.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read as _, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::App;
use crate::base::ids::unhex;
use crate::base::text::Name;
use crate::base::{Actor, Error, Lang, Result, Role};
use crate::menu::actions::Imported;
use crate::menu::import::{Problem, parse};
use crate::{menu, people, settings, tables};

/// The socket's name in the data directory.
const SOCKET: &str = "control.sock";
/// The longest line: a menu with its pictures.
const LINE_MAX: u64 = 64 << 20;
/// How long one side waits for the other.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the command line asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Makes the menu what a file says.
    ImportMenu {
        /// The file.
        text: String,
        /// The bytes of the pictures beside it in hexadecimal, by file name.
        pictures: BTreeMap<String, String>,
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
    /// The address in a table's QR code.
    Qr {
        /// The table's name.
        table: String,
    },
}

/// What became of it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", content = "value", rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// The menu was imported.
    Imported(Imported),
    /// The settings as text, by key.
    Settings(Vec<(String, String)>),
    /// The people: name, role, whether they may sign in.
    People(Vec<(String, Role, bool)>),
    /// A table's name and address.
    Table {
        /// Its name.
        name: String,
        /// Its address.
        url: String,
    },
    /// It was not done; the reasons, a sentence each.
    Refused(Vec<String>),
}

/// Runs a command as the house itself: who may open the data directory owns it.
///
/// # Errors
/// What the verb answers.
pub fn run(app: &App, command: Command) -> Result<Outcome> {
    const HOUSE: Actor = Actor::House;
    let write = &app.store;
    Ok(match command {
        Command::ImportMenu { text, pictures } => return import(app, &text, &pictures),
        Command::SettingsList => {
            let all = app.read(settings::queries::list)?;
            Outcome::Settings(all.into_iter().map(|(k, v)| (k.to_string(), v)).collect())
        }
        Command::SettingsSet { key, value } => {
            write.write_blocking(move |tx| settings::actions::set(tx, &HOUSE, &key, &value))?;
            Outcome::Done
        }
        Command::UserAdd { name, role, hash } => {
            let name = Name::parse(&name)?;
            write.write_blocking(move |tx| people::actions::add(tx, &HOUSE, &name, role, &hash))?;
            Outcome::Done
        }
        Command::UserList => {
            let all = app.read(|r| people::queries::list(r, &HOUSE))?;
            Outcome::People(all.into_iter().map(|p| (p.name, p.role, p.active)).collect())
        }
        Command::UserReset { name, hash } => {
            write.write_blocking(move |tx| people::actions::reset_password(tx, &HOUSE, &name, &hash))?;
            Outcome::Done
        }
        Command::Qr { table } => table_url(app, &table)?,
    })
}

/// The sentences of an error, for the terminal.
pub fn sentences(e: &Error) -> Vec<String> {
    match e {
        Error::Fault(what) => vec![what.to_string()],
        other => other.messages().iter().map(|(_, m)| Lang::En.msg(m)).collect(),
    }
}

fn import(app: &App, text: &str, pictures: &BTreeMap<String, String>) -> Result<Outcome> {
    let currency = app.read(settings::queries::get)?.currency;
    let load = |name: &str| pictures.get(name).and_then(|hex| unhex(hex));
    let told = |p: &Problem| match p.path.as_str() {
        "" => Lang::En.msg(&p.sentence),
        path => format!("{path}: {}", Lang::En.msg(&p.sentence)),
    };
    match parse(text.as_bytes(), currency, &load) {
        Err(problems) => Ok(Outcome::Refused(problems.iter().map(told).collect())),
        Ok(file) => {
            let done = app.store.write_blocking(move |tx| menu::actions::import(tx, &Actor::House, &file))?;
            Ok(Outcome::Imported(done))
        }
    }
}

fn table_url(app: &App, name: &str) -> Result<Outcome> {
    let all = app.read(tables::queries::list)?;
    let found = all.iter().find(|t| t.name.eq_ignore_ascii_case(name.trim()));
    Ok(match found {
        Some(t) => Outcome::Table {
            name: t.name.clone(),
            url: url_of(app, t),
        },
        None => {
            let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
            Outcome::Refused(vec![match names.as_slice() {
                [] => "There are no tables yet.".into(),
                names => format!("There is no table {name}. There are: {}.", names.join(", ")),
            }])
        }
    })
}

/// The address in a table's QR code.
pub fn url_of(app: &App, table: &tables::Table) -> String {
    format!("{}/t/{}", app.config.base(), app.key.token(table.id, table.generation))
}

/// The open door; it is shut and removed when this is dropped.
pub struct Door {
    file: PathBuf,
    shut: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Opens the door of a running server.
///
/// # Errors
/// If the socket cannot be made.
pub fn listen(app: Arc<App>) -> std::io::Result<Door> {
    let file = app.store.dir().join(SOCKET);
    // The directory is locked by this process: what lies there is of one that is gone.
    let fresh = app.store.dir().join("control.new");
    for stale in [&file, &fresh] {
        match std::fs::remove_file(stale) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    let listener = UnixListener::bind(&fresh)?;
    // It gets its name only once nobody else can open it.
    std::fs::set_permissions(&fresh, std::fs::Permissions::from_mode(0o600))?;
    std::fs::rename(&fresh, &file)?;
    let shut = Arc::new(AtomicBool::new(false));
    let flag = shut.clone();
    let thread = Builder::new().name("control".into()).spawn(move || {
        for stream in listener.incoming() {
            if flag.load(Ordering::Acquire) {
                return;
            }
            if let Err(e) = stream.and_then(|s| serve(&app, &s)) {
                tracing::warn!(error = %e, "a command was not answered");
            }
        }
    })?;
    Ok(Door {
        file,
        shut,
        thread: Some(thread),
    })
}

impl Drop for Door {
    fn drop(&mut self) {
        self.shut.store(true, Ordering::Release);
        // Wakes the thread that waits for the next caller.
        let woken = UnixStream::connect(&self.file).is_ok();
        // Failing to remove it does no harm: the next start replaces it.
        let _ = std::fs::remove_file(&self.file);
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            let _ = thread.join();
        }
    }
}

fn serve(app: &App, stream: &UnixStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(stream.take(LINE_MAX)).read_line(&mut line)?;
    if line.is_empty() {
        return Ok(());
    }
    let outcome = match serde_json::from_str::<Command>(&line) {
        Ok(command) => run(app, command).unwrap_or_else(|e| Outcome::Refused(sentences(&e))),
        Err(e) => Outcome::Refused(vec![format!("The running server is of another version: {e}.")]),
    };
    send(stream, &outcome)
}

/// Asks the server that runs on this data directory; `None` if none does.
pub fn ask(dir: &Path, command: &Command) -> Option<Outcome> {
    let stream = UnixStream::connect(dir.join(SOCKET)).ok()?;
    let answer = || -> std::io::Result<Outcome> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        send(&stream, command)?;
        let mut line = String::new();
        BufReader::new((&stream).take(LINE_MAX)).read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    };
    Some(answer().unwrap_or_else(|e| Outcome::Refused(vec![format!("The running server did not answer: {e}.")])))
}

fn send(mut stream: &UnixStream, what: &impl Serialize) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    stream.write_all(&line)
}

#[cfg(test)]
mod tests {
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
