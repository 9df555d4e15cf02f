//! How the house is: what `/readyz` answers, `comanda doctor` says and the staff's pages warn of.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{App, backups};
use crate::base::time::{built_ms, is_lost};
use crate::base::{Actor, Result};
use crate::store::backup::DATABASE;
use crate::store::room::Room;
use crate::store::{Read, room};

/// With less than this free, in bytes, nobody should count on the next order.
const LEAST: u64 = 16 << 20;
/// A newest fact that is so far ahead was written, or is looked at, by a clock that is wrong.
const AHEAD_MS: i64 = 3_600_000;

/// How one thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Good,
    /// It works, but somebody should look at it.
    Warn,
    /// It does not work.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What.
    pub name: String,
    /// How it is.
    pub state: State,
    /// In words, which name no path and no person.
    pub says: String,
    /// How to mend it; empty where nothing is to be mended.
    pub mend: String,
}

impl Check {
    /// A check by its parts.
    pub fn new(name: &str, state: State, says: impl Into<String>, mend: &str) -> Check {
        Check {
            name: name.into(),
            state,
            says: says.into(),
            mend: if state == State::Good {
                String::new()
            } else {
                mend.into()
            },
        }
    }
}

/// Whether a house with these checks can take orders.
pub fn is_ready(checks: &[Check]) -> bool {
    checks.iter().all(|c| c.state != State::Bad)
}

/// Looks at everything, after a round trip through the writer.
pub fn checks(app: &App, writer: &Result<()>) -> Vec<Check> {
    vec![
        match writer {
            Ok(()) => Check::new("writer", State::Good, "a job went through and came back", ""),
            Err(_) => Check::new(
                "writer",
                State::Bad,
                "a job did not come back in time",
                "The disk may be slow or broken; the log says more. A restart reads the truth.",
            ),
        },
        disk(room::of(app.store.dir()), app.store.stats().refuses()),
        clock_check(app.read(clock).ok().flatten()),
        backup_check(backups::health(app, &Actor::House)),
        database(app.store.dir(), app.soundness.damage()),
    ]
}

/// The room on the disk.
pub fn disk(room: std::io::Result<Room>, refuses: bool) -> Check {
    const MEND: &str = "Make room on the disk: remove what is not the house's, or old backups. Orders go on by \
                        themselves once there is room.";
    let Ok(room) = room else {
        return Check::new(
            "disk",
            State::Bad,
            "it cannot be asked",
            "Look at the data directory and its rights.",
        );
    };
    let free = format!("{} % free, {} MB", room.percent(), room.free >> 20);
    match room {
        _ if refuses => Check::new("disk", State::Bad, format!("it refused the last order; {free}"), MEND),
        room if room.free < LEAST => Check::new("disk", State::Bad, free, MEND),
        room if room.is_short() => Check::new("disk", State::Warn, free, MEND),
        _ => Check::new("disk", State::Good, free, ""),
    }
}

/// What is wrong with the clock, as the key of its sentence.
///
/// # Errors
/// A fault of the database.
pub fn clock(read: &Read<'_>) -> Result<Option<&'static str>> {
    // The machine's own clock is asked first: what is read here goes on from the last fact where that is lost.
    if is_lost() || read.now.at_ms < built_ms() {
        return Ok(Some("clock-before-build"));
    }
    let ahead = read.latest()?.is_some_and(|at| at > read.now.at_ms + AHEAD_MS);
    Ok(ahead.then_some("clock-behind"))
}

/// The check of that.
pub fn clock_check(trouble: Option<&str>) -> Check {
    const MEND: &str = "Set the time of the machine (timedatectl), and let it ask the network for it. Orders and \
                        their ages stay right meanwhile; the business day may be another one.";
    match trouble {
        None => Check::new("clock", State::Good, "plausible", ""),
        Some("clock-before-build") => Check::new("clock", State::Warn, "before this program was built", MEND),
        Some(_) => Check::new("clock", State::Warn, "before the last order", MEND),
    }
}

/// The check of the newest backup's age.
pub fn backup_check(health: Result<backups::Health>) -> Check {
    const MEND: &str = "Run comanda backup, or press the button on /admin/backups; it says why none is made.";
    match health {
        Err(_) => Check::new("backup", State::Warn, "the folder of the backups cannot be read", MEND),
        Ok(health) => {
            let says = match health.age_ms {
                Some(age) => format!("{} hours old", age / 3_600_000),
                None => "none yet".to_string(),
            };
            let state = if health.late { State::Warn } else { State::Good };
            Check::new("backup", state, says, MEND)
        }
    }
}

/// The check of the database.
pub fn database(data: &Path, damage: Option<String>) -> Check {
    // Pages come from memory for a while, so the disk itself is asked.
    if let Err(e) = read_head(data) {
        let says = format!("its file cannot be read: {e}");
        return Check::new(
            "database",
            State::Bad,
            says,
            "Look at the disk, and at the rights of the data directory.",
        );
    }
    match damage {
        None => Check::new("database", State::Good, "nothing wrong is known", ""),
        Some(what) => Check::new(
            "database",
            State::Bad,
            format!("damaged: {what}"),
            "Stop the house and run comanda restore with its newest backup; the damaged files are kept.",
        ),
    }
}

fn read_head(data: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::FileExt;
    let file = std::fs::File::open(data.join(DATABASE))?;
    file.read_exact_at(&mut [0; 16], 0)
}

/// The files of keys in a data directory: that they are there, and their owner's alone.
pub fn keys(data: &Path) -> Check {
    use std::os::unix::fs::PermissionsExt;
    let wrong: Vec<String> = crate::store::backup::KEYS
        .iter()
        .filter_map(|name| match std::fs::metadata(data.join(name)) {
            Err(_) => Some(format!("{name} is not there")),
            Ok(meta) if meta.permissions().mode() & 0o077 != 0 => Some(format!("{name} can be read by others")),
            Ok(_) => None,
        })
        .collect();
    if wrong.is_empty() {
        return Check::new("keys", State::Good, "there, and their owner's alone", "");
    }
    let mend = "Take table.key from a backup before the next start, or every card is to be printed again; and chmod \
                600 both.";
    Check::new("keys", State::Bad, wrong.join(", "), mend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Clock;
    use crate::config::Config;

    #[test]
    fn a_disk_is_short_below_a_tenth_and_bad_when_it_is_full_or_refuses() {
        let room = |free: u64| {
            Ok(Room {
                free: free << 20,
                total: 1000 << 20,
            })
        };
        let state = |free, refuses| disk(room(free), refuses).state;
        assert_eq!(
            (state(100, false), state(99, false), state(15, false)),
            (State::Good, State::Warn, State::Bad)
        );
        assert_eq!(state(500, true), State::Bad);
        assert!(disk(room(50), false).says.starts_with("5 % free"));
        assert_eq!(disk(Err(std::io::Error::other("gone")), false).state, State::Bad);
    }

    #[test]
    fn a_clock_before_the_build_or_before_the_last_fact_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let clock_by_hand = Clock::by_hand(built_ms() + 10 * 3_600_000);
        let app = App::open(Config::new(dir.path()), Some(clock_by_hand.clone())).unwrap();
        let set = |tx: &crate::store::Tx<'_>| crate::settings::actions::set(tx, &Actor::House, "house-name", "Rosa");
        app.store.write_blocking(set).unwrap();
        let told = || app.read(clock).unwrap();
        assert_eq!(told(), None);
        clock_by_hand.jump(-2 * 3_600_000);
        assert_eq!(told(), Some("clock-behind"));
        clock_by_hand.jump(-24 * 3_600_000);
        assert_eq!(told(), Some("clock-before-build"));
        clock_by_hand.jump(365 * 24 * 3_600_000);
        assert_eq!(
            told(),
            None,
            "a clock that is ahead cannot be told from a house that was closed"
        );
        let all = checks(&app, &Ok(()));
        assert!(is_ready(&all), "{all:?}");
        assert!(!is_ready(&checks(&app, &Err(crate::base::Error::Busy))));
    }
}
