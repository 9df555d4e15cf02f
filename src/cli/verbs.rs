//! The verbs that do one thing and end. They go through the running server if
//! there is one; if not, they open the house themselves.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

use super::{Told, qr};
use crate::app::App;
use crate::app::control::{Command, Outcome, ask, run, sentences};
use crate::base::Role;
use crate::base::ids::hex;
use crate::config::Config;
use crate::people::password::{self, Password};

/// The largest picture file that is read; the import says which ones are too large.
const PICTURE_READ_MAX: u64 = 4 << 20;

/// Does it, here or there.
fn send(config: Config, command: Command) -> Result<Outcome, Vec<String>> {
    let outcome = match ask(&config.data, &command) {
        Some(outcome) => outcome,
        None => {
            let app = App::open(config, None).map_err(|e| vec![format!("{e}.")])?;
            run(&app, command).map_err(|e| sentences(&e))?
        }
    };
    match outcome {
        Outcome::Refused(sentences) => Err(sentences),
        other => Ok(other),
    }
}

pub(super) fn import_menu(config: Config, file: &Path) -> Told {
    let text = std::fs::read_to_string(file).map_err(|e| vec![format!("{} cannot be read: {e}.", file.display())])?;
    let beside = file.parent().unwrap_or(Path::new("."));
    let mut pictures = BTreeMap::new();
    for folder in [beside.to_path_buf(), beside.join("pictures")] {
        for name in named_pictures(&text) {
            let path = folder.join(&name);
            let small = std::fs::metadata(&path).is_ok_and(|m| m.is_file() && m.len() <= PICTURE_READ_MAX);
            if let Some(bytes) = small.then(|| std::fs::read(&path).ok()).flatten() {
                pictures.insert(name, hex(&bytes));
            }
        }
    }
    match send(config, Command::ImportMenu { text, pictures })? {
        Outcome::Imported(done) => say!(
            "{} added, {} changed, {} removed.",
            done.added,
            done.changed,
            done.removed
        ),
        _ => say!("Done."),
    }
    Ok(())
}

/// The picture files that the text names, so far as it can be read; plain names only.
fn named_pictures(text: &str) -> Vec<String> {
    fn walk(value: &serde_json::Value, names: &mut Vec<String>) {
        match value {
            serde_json::Value::Array(all) => all.iter().for_each(|v| walk(v, names)),
            serde_json::Value::Object(map) => {
                let picture = map.get("picture").and_then(|p| p.as_str());
                names.extend(picture.filter(|n| !n.contains(['/', '\\']) && !n.starts_with('.')).map(String::from));
                map.values().for_each(|v| walk(v, names));
            }
            _ => {}
        }
    }
    let mut names = Vec::new();
    // A text that is no JSON names none, and is refused in words later.
    if let Ok(value) = serde_json::from_str(text) {
        walk(&value, &mut names);
    }
    names
}

pub(super) fn settings(config: Config, key: Option<String>, value: Option<String>) -> Told {
    if let (Some(key), Some(value)) = (&key, value) {
        let key = key.clone();
        send(config, Command::SettingsSet { key, value })?;
        return Ok(());
    }
    let Outcome::Settings(all) = send(config, Command::SettingsList)? else {
        return Ok(());
    };
    let Some(key) = key else {
        for (key, value) in all {
            say!("{key:<20} {value}");
        }
        return Ok(());
    };
    match all.iter().find(|(k, _)| *k == key) {
        Some((_, value)) => say!("{value}"),
        None => {
            let known: Vec<_> = all.iter().map(|(k, _)| k.as_str()).collect();
            return Err(vec![format!(
                "There is no setting {key}. There are: {}.",
                known.join(", ")
            )]);
        }
    }
    Ok(())
}

pub(super) fn user_add(config: Config, name: String, role: Role, from_stdin: bool) -> Told {
    let (password, hash) = new_password(from_stdin)?;
    let shown = name.clone();
    send(config, Command::UserAdd { name, role, hash })?;
    say!("{shown} may sign in as {}.", role.word());
    if !from_stdin {
        say!("The password is: {}", password.as_str());
    }
    Ok(())
}

pub(super) fn user_reset(config: Config, name: String, from_stdin: bool) -> Told {
    let (password, hash) = new_password(from_stdin)?;
    let shown = name.clone();
    send(config, Command::UserReset { name, hash })?;
    say!("{shown} has a new password and is signed out everywhere.");
    if !from_stdin {
        say!("The password is: {}", password.as_str());
    }
    Ok(())
}

pub(super) fn user_list(config: Config) -> Told {
    if let Outcome::People(all) = send(config, Command::UserList)? {
        for (name, role, active) in all {
            let end = if active { "" } else { " (off)" };
            say!("{:<8} {name}{end}", role.word());
        }
    }
    Ok(())
}

pub(super) fn qr(config: Config, table: String, svg: bool) -> Told {
    let Outcome::Table { name, url } = send(config, Command::Qr { table })? else {
        return Ok(());
    };
    if svg {
        say!("{}", qr::picture(&url)?);
    } else {
        say!("{name}  {url}\n\n{}", qr::text(&url)?);
    }
    Ok(())
}

fn new_password(from_stdin: bool) -> Result<(Password, String), Vec<String>> {
    let password = if from_stdin {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        read.map_err(|e| vec![format!("The password cannot be read: {e}.")])?;
        Password::parse(line.trim_end_matches(['\r', '\n']))
    } else {
        Password::fresh()
    };
    let password = password.map_err(|e| sentences(&e))?;
    let hash = password::hash(&password).map_err(|e| sentences(&e))?;
    Ok((password, hash))
}
