//! The verbs that do one thing and end. They go through the running server if
//! there is one; if not, they open the house themselves.

use std::io::BufRead;
use std::sync::Arc;

use super::Told;
use crate::app::App;
use crate::app::control::{Command, Outcome, ask, run, sentences};
use crate::base::Role;
use crate::config::Config;
use crate::people::password::{self, Password};

/// The house that a verb is about. It is opened once, and only if no server runs.
pub(super) struct House {
    config: Config,
    app: Option<Arc<App>>,
}

impl House {
    pub(super) fn new(config: Config) -> House {
        House { config, app: None }
    }

    /// Does it, here or there.
    pub(super) fn send(&mut self, command: Command) -> Result<Outcome, Vec<String>> {
        let there = if self.app.is_none() {
            ask(&self.config.data, &command)
        } else {
            None
        };
        let outcome = match there {
            Some(outcome) => outcome,
            None => run(self.open()?, command).map_err(|e| sentences(&e))?,
        };
        match outcome {
            Outcome::Refused(sentences) => Err(sentences),
            other => Ok(other),
        }
    }

    fn open(&mut self) -> Result<&Arc<App>, Vec<String>> {
        let app = match self.app.take() {
            Some(app) => app,
            None => App::open(self.config.clone(), None).map_err(|e| vec![format!("{e}.")])?,
        };
        Ok(self.app.insert(app))
    }
}

fn send(config: Config, command: Command) -> Result<Outcome, Vec<String>> {
    House::new(config).send(command)
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

/// `comanda openapi`
pub(super) fn openapi() -> Told {
    print!("{}", crate::web::api::doc::json().map_err(|e| vec![e.to_string()])?);
    Ok(())
}

pub(super) fn rotate_keys(config: Config) -> Told {
    send(config, Command::RotateKeys)?;
    say!(
        "A new key signs the API's access tokens; those of the old one end within 15 minutes, and nobody is signed out."
    );
    Ok(())
}

pub(super) fn rebuild_insights(config: Config) -> Told {
    send(config, Command::RebuildInsights)?;
    say!("The figures are counted anew.");
    Ok(())
}

pub(super) fn try_forecast(config: Config) -> Told {
    let Outcome::Trials(trials) = send(config, Command::TryForecast)? else {
        return Ok(());
    };
    say!("made at   days   off by   plain average off by   within the band (80 % are meant)");
    for t in trials {
        let [error, plain, within] = [t.error, t.plain_error, t.within].map(|part| part * 100.0);
        say!(
            "{:02}:00   {:>6}   {error:>4.1} %   {plain:>18.1} %   {within:>5.0} %",
            t.hour,
            t.days
        );
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

/// A password on the standard input's first line.
pub(super) fn first_line() -> Result<String, Vec<String>> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.map_err(|e| vec![format!("The password cannot be read: {e}.")])?;
    Ok(line.trim_end_matches(['\r', '\n']).to_string())
}

fn new_password(from_stdin: bool) -> Result<(Password, String), Vec<String>> {
    let password = if from_stdin {
        Password::parse(&first_line()?)
    } else {
        Password::fresh()
    };
    let password = password.map_err(|e| sentences(&e))?;
    let hash = password::hash(&password).map_err(|e| sentences(&e))?;
    Ok((password, hash))
}
