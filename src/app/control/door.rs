//! The socket itself: one line of JSON in, one out.

use std::io::{BufRead, BufReader, Read as _, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use serde::Serialize;

use super::{Command, Outcome, run, sentences};
use crate::app::App;

/// The socket's name in the data directory.
pub(super) const SOCKET: &str = "control.sock";
/// The longest line: a menu with its pictures.
const LINE_MAX: u64 = 64 << 20;
/// How long one side waits for the other.
const PATIENCE: Duration = Duration::from_secs(60);

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

fn serve(app: &Arc<App>, stream: &UnixStream) -> std::io::Result<()> {
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
    if line.len() as u64 > LINE_MAX {
        let words = format!(
            "{} MB are too much at once, {} are allowed",
            line.len() >> 20,
            LINE_MAX >> 20
        );
        return Err(std::io::Error::other(words));
    }
    stream.write_all(&line)
}
