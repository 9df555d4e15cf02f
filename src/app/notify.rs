//! Tells systemd how the house is (sd_notify(3)): that it is open, that it lives, that it ends.
//!
//! It lives when a job went through the writer and came back: a program that answers pages from its cache
//! while no order can be written is started again. Without systemd nothing is told.

use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::App;
use super::jobs::Stop;
use crate::base::Result;

/// Whom to tell, and how often it wants to hear.
#[derive(Debug, Default)]
pub struct Notify {
    socket: Option<(UnixDatagram, SocketAddr)>,
    every: Option<Duration>,
}

impl Notify {
    /// What the environment says: `NOTIFY_SOCKET`, and `WATCHDOG_USEC` with `WATCHDOG_PID`.
    ///
    /// # Errors
    /// If there is a socket that cannot be used.
    pub fn of(var: impl Fn(&str) -> Option<String>) -> std::io::Result<Notify> {
        let Some(name) = var("NOTIFY_SOCKET").filter(|name| name.starts_with(['/', '@'])) else {
            return Ok(Notify::default());
        };
        let to = match name.strip_prefix('@') {
            Some(name) => SocketAddr::from_abstract_name(name)?,
            None => SocketAddr::from_pathname(&name)?,
        };
        let ours = var("WATCHDOG_PID").is_none_or(|id| id == std::process::id().to_string());
        let span = var("WATCHDOG_USEC").filter(|_| ours).and_then(|us| us.parse().ok()).filter(|us| *us > 0);
        Ok(Notify {
            socket: Some((UnixDatagram::unbound()?, to)),
            // Twice in the time that it waits, as its manual advises.
            every: span.map(|us| Duration::from_micros(us) / 2),
        })
    }

    /// The house is open.
    pub fn ready(&self) {
        self.say("READY=1\nSTATUS=The house is open");
    }

    /// It ends.
    pub fn stopping(&self) {
        self.say("STOPPING=1\nSTATUS=The house closes");
    }

    fn say(&self, words: &str) {
        if let Some((socket, to)) = &self.socket
            && let Err(e) = socket.send_to_addr(words.as_bytes(), to)
        {
            tracing::warn!(error = %e, "the service manager was not told");
        }
    }
}

/// Tells regularly that the writer answers; it ends with this.
pub struct Watch {
    stop: Arc<Stop>,
    thread: Option<JoinHandle<()>>,
}

/// Begins to tell that the house lives, where somebody wants to hear it.
///
/// # Errors
/// If the machine has no thread left.
pub fn watch(app: &Arc<App>, notify: Arc<Notify>) -> std::io::Result<Option<Watch>> {
    let Some(every) = notify.every else { return Ok(None) };
    let app = app.clone();
    tell(every, notify, move || app.store.write_blocking(|_| Ok(()))).map(Some)
}

fn tell(
    every: Duration,
    notify: Arc<Notify>,
    round_trip: impl Fn() -> Result<()> + Send + 'static,
) -> std::io::Result<Watch> {
    let stop = Arc::new(Stop::default());
    let told = stop.clone();
    let thread = Builder::new().name("watch".into()).spawn(move || {
        loop {
            match round_trip() {
                Ok(()) => notify.say("WATCHDOG=1"),
                Err(e) => tracing::error!(error = %e, "the writer did not answer"),
            }
            if told.wait(every) {
                return;
            }
        }
    })?;
    Ok(Watch {
        stop,
        thread: Some(thread),
    })
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.ask();
        if let Some(thread) = self.thread.take() {
            // What it met has been logged by its thread.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Error;
    use std::sync::atomic::{AtomicBool, Ordering};

    fn manager(at: &std::path::Path) -> (UnixDatagram, Arc<Notify>) {
        let file = at.join("notify");
        let socket = UnixDatagram::bind(&file).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let vars = move |name: &str| match name {
            "NOTIFY_SOCKET" => Some(file.to_str().unwrap().to_string()),
            "WATCHDOG_USEC" => Some("20000".to_string()),
            "WATCHDOG_PID" => Some(std::process::id().to_string()),
            _ => None,
        };
        (socket, Arc::new(Notify::of(vars).unwrap()))
    }

    fn heard(socket: &UnixDatagram) -> String {
        let mut bytes = [0; 200];
        let n = socket.recv(&mut bytes).unwrap();
        String::from_utf8(bytes[..n].to_vec()).unwrap()
    }

    #[test]
    fn the_manager_hears_that_the_house_is_open_lives_and_ends() {
        let dir = tempfile::tempdir().unwrap();
        let (socket, notify) = manager(dir.path());
        let app = App::open(crate::config::Config::new(dir.path().join("data")), None).unwrap();
        notify.ready();
        assert!(heard(&socket).starts_with("READY=1\n"));
        let watch = watch(&app, notify.clone()).unwrap();
        assert_eq!([heard(&socket), heard(&socket)], ["WATCHDOG=1", "WATCHDOG=1"]);
        drop(watch);
        notify.stopping();
        let last = std::iter::repeat_with(|| heard(&socket)).find(|words| words != "WATCHDOG=1");
        assert!(last.unwrap().starts_with("STOPPING=1"));
    }

    #[test]
    fn a_writer_that_does_not_answer_is_not_told_alive() {
        let dir = tempfile::tempdir().unwrap();
        let (socket, notify) = manager(dir.path());
        socket.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        let answers = Arc::new(AtomicBool::new(false));
        let asked = answers.clone();
        let round_trip = move || {
            if asked.load(Ordering::Relaxed) {
                Ok(())
            } else {
                Err(Error::Busy)
            }
        };
        let watch = tell(Duration::from_millis(10), notify, round_trip).unwrap();
        assert!(socket.recv(&mut [0; 200]).is_err(), "nothing is said");
        answers.store(true, Ordering::Relaxed);
        assert_eq!(heard(&socket), "WATCHDOG=1");
        drop(watch);
    }

    #[test]
    fn without_a_manager_nothing_is_said_and_another_ones_watchdog_is_not_ours() {
        Notify::of(|_| None).unwrap().ready();
        let other = |name: &str| match name {
            "NOTIFY_SOCKET" => Some("@comanda-nobody-listens".to_string()),
            "WATCHDOG_USEC" => Some("1000".to_string()),
            "WATCHDOG_PID" => Some("1".to_string()),
            _ => None,
        };
        let notify = Notify::of(other).unwrap();
        assert!(notify.every.is_none() && notify.socket.is_some());
        notify.ready();
    }
}
