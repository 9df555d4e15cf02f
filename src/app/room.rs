//! How many connections there is room for: each is a file to the system, which gives a program few unless it asks.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The files that the program has open beside connections: the database's, the log, the runtime's.
const OWN: u64 = 96;
/// Fewer connections than this make no house.
const LEAST: u64 = 32;

/// Asks the system for room for so many connections, and answers for how many there is.
pub fn for_connections(wanted: usize) -> usize {
    let wanted = u64::try_from(wanted).unwrap_or(u64::MAX);
    let need = wanted.saturating_add(OWN);
    let limit = getrlimit(Resource::Nofile);
    let hard = limit.maximum.unwrap_or(u64::MAX);
    if limit.current.is_some_and(|now| now < need) {
        let asked = Rlimit {
            current: Some(need.min(hard)),
            maximum: limit.maximum,
        };
        if let Err(e) = setrlimit(Resource::Nofile, asked) {
            tracing::warn!(error = %e, "the system gives no more open files");
        }
    }
    let have = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let room = wanted.min(have.saturating_sub(OWN).max(LEAST));
    if room < wanted {
        tracing::warn!(
            wanted,
            room,
            "fewer connections than configured: the system's limit of open files is too low"
        );
    }
    usize::try_from(room).unwrap_or(usize::MAX)
}
