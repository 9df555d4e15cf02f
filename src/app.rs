//! The running house: store, hub, keys and configuration, started and stopped in order.

mod address;
pub mod backups;
pub mod control;
mod figures;
pub mod health;
pub mod jobs;
mod last;
pub mod notify;
mod numbers;
pub mod past;
pub mod rehearsal;
pub mod restore;
pub mod room;
pub mod sample;
pub mod soundness;
pub mod transfer;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::time::{Calendar, Clock};
use crate::base::{Error, Event, Fact, Result};
use crate::config::Config;
use crate::live::Hub;
use crate::people::token::keys::Keys;
use crate::settings;
use crate::settings::facts::SettingFact;
use crate::store::{OpenError, Publish, Read, Store, Told, Tx, random};
use crate::tables::token::Key;

/// Facts of one commit, in the order of their sequence.
pub type Facts = Arc<[Event]>;

/// Everything that a request needs. It lives as long as the program.
pub struct App {
    /// The database.
    pub store: Store,
    /// Who follows what.
    pub hub: Hub,
    /// How the program was started.
    pub config: Config,
    /// The key of the tables' QR tokens.
    pub key: Key,
    /// The keys that sign the API's access tokens.
    pub tokens: Keys,
    /// The one-time code that makes the first owner; shown at the start.
    pub setup_code: String,
    /// The backup that is made.
    pub backups: backups::Desk,
    /// The live screens in numbers.
    pub numbers: numbers::Numbers,
    /// Whether the database is sound.
    pub soundness: soundness::Soundness,
    /// The import of past sales that runs.
    pub sales: past::Desk,
    /// The rehearsal that is held, or begins.
    pub rehearsal: Arc<rehearsal::Desk>,
    listeners: Listeners,
    named: Arc<address::Named>,
}

/// Who hears of facts, and of which: a thread that is woken for nothing takes time from those who wait.
struct Listener {
    wants: Wants,
    sender: Sender<Facts>,
}

type Wants = Box<dyn Fn(&[Event]) -> bool + Send>;
type Listeners = Arc<Mutex<Vec<Listener>>>;

impl App {
    /// Opens the house in the configuration's data directory.
    ///
    /// # Errors
    /// One sentence for the terminal.
    pub fn open(config: Config, clock: Option<Clock>) -> std::result::Result<Arc<App>, OpenError> {
        let told = |e: Error| OpenError(e.to_string());
        let (listeners, named) = (Listeners::default(), Arc::new(address::Named::default()));
        let publish = publisher(listeners.clone(), named.clone());
        let boot = i64::from_be_bytes(random::<8>().map_err(told)?) & i64::MAX;
        let clock = clock.unwrap_or_else(|| Clock::machine(boot));
        let utc = Calendar::new("UTC", 240).ok_or_else(|| OpenError("the time zones are missing".into()))?;
        let store = Store::open(&config.data, clock, utc, publish)?;
        let key = Key::load(store.dir()).map_err(told)?;
        let tokens = Keys::load(store.dir(), store.epoch(), store.clock().now().at_ms).map_err(told)?;
        let setup_code = setup_code().map_err(told)?;
        let app = App {
            store,
            hub: Hub::default(),
            config,
            key,
            tokens,
            setup_code,
            backups: backups::Desk::default(),
            numbers: numbers::Numbers::default(),
            soundness: soundness::Soundness::default(),
            sales: past::Desk::default(),
            rehearsal: Arc::default(),
            listeners,
            named,
        };
        app.named.changed();
        app.follow_settings().map_err(told)?;
        app.refresh_calendar().map_err(told)?;
        Ok(Arc::new(app))
    }

    /// Runs a verb; see [`Store::write`].
    ///
    /// # Errors
    /// What the verb answers.
    pub async fn write<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.store.write(job).await
    }

    /// Runs a query; see [`Store::read`].
    ///
    /// # Errors
    /// What the query answers.
    pub fn read<T>(&self, query: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.store.read(query)
    }

    /// The facts of every commit from now on; and nothing, where [`App::nudge`] woke who listens.
    pub fn listen(&self) -> Receiver<Facts> {
        self.listen_where(|_| true)
    }

    /// The facts of those commits that are wanted, asked when each is published: after it can be read.
    pub fn listen_where(&self, wants: impl Fn(&[Event]) -> bool + Send + 'static) -> Receiver<Facts> {
        let (sender, receiver) = channel();
        let wants = Box::new(wants);
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.push(Listener { wants, sender });
        receiver
    }

    /// Wakes who listens although there is no fact: what is painted from memory has changed.
    pub fn nudge(&self) {
        publish(&self.listeners, Arc::new([]));
    }

    /// Takes the time zone and cut-over from the settings.
    ///
    /// # Errors
    /// A fault of the database, or of a zone that is not known.
    pub fn refresh_calendar(&self) -> Result<()> {
        let settings = self.read(settings::queries::get)?;
        let calendar = Calendar::new(&settings.time_zone, settings.cut_over_minutes)
            .ok_or_else(|| Error::fault(format!("unknown time zone {}", settings.time_zone)))?;
        self.store.set_calendar(calendar);
        Ok(())
    }
}

/// What is done with the facts of a commit.
fn publisher(listeners: Listeners, named: Arc<address::Named>) -> Publish {
    Box::new(move |told, events: &[Event]| match told {
        // The author of the change may come back at the new address at once.
        Told::NotYet if events.iter().any(|e| e.feature == SettingFact::FEATURE) => named.changed(),
        Told::NotYet => {}
        Told::Yes => publish(&listeners, events.into()),
    })
}

fn publish(listeners: &Listeners, facts: Facts) {
    let mut listeners = listeners.lock().unwrap_or_else(PoisonError::into_inner);
    listeners.retain(|l| !(l.wants)(&facts) || l.sender.send(facts.clone()).is_ok());
}

/// Eight digits and capitals without those that look alike.
fn setup_code() -> Result<String> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let bytes = random::<8>()?;
    Ok(bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect())
}
