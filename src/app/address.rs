//! The address that guests reach the house at, which every QR code begins with: the one that the
//! program was started with, else the one of the settings, else this machine's own on its network.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::App;
use crate::base::Result;
use crate::settings;

/// What every request asks of the settings, as it was last read, so that it is not read from the database each
/// time: the address that somebody named, and whose pages may use the API.
#[derive(Default)]
pub(super) struct Named {
    url: RwLock<Arc<str>>,
    /// The origins whose pages may use the API.
    origins: RwLock<Arc<[String]>>,
    /// How often settings have changed, and how often they had when these were read.
    changes: AtomicU64,
    seen: AtomicU64,
    reading: Mutex<()>,
}

impl Named {
    /// Notes that a setting has changed.
    pub(super) fn changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }
}

impl App {
    /// The address for guests, without a slash at the end.
    pub fn base_url(&self) -> String {
        match &*self.named_url() {
            "" => self.config.base(),
            named => named.to_string(),
        }
    }

    /// The address for guests if somebody named one; else empty. It follows the settings with
    /// [`App::follow_settings`], and reads nothing itself: who asks may be reading.
    pub fn named_url(&self) -> Arc<str> {
        self.named.url.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The origins whose pages may use the API; they follow the settings as the address does.
    pub fn api_origins(&self) -> Arc<[String]> {
        self.named.origins.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes both from the settings if one has changed; before every request and command.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn follow_settings(&self) -> Result<()> {
        let changes = self.named.changes.load(Ordering::Acquire);
        if self.named.seen.load(Ordering::Acquire) == changes {
            return Ok(());
        }
        let _one = self.named.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let house = self.read(settings::queries::get)?;
        let url = self.config.base_url.clone().unwrap_or_else(|| house.base_url.clone());
        *self.named.url.write().unwrap_or_else(PoisonError::into_inner) = url.into();
        *self.named.origins.write().unwrap_or_else(PoisonError::into_inner) = house.api_origins.as_slice().into();
        self.named.seen.store(changes, Ordering::Release);
        Ok(())
    }

    /// Every address of the server that is cheaply known, the one for guests first.
    pub fn addresses(&self) -> Vec<String> {
        let mut all = vec![self.base_url()];
        let own = self.config.addresses().into_iter();
        all.extend(own.filter(|a| *a != all[0]).collect::<Vec<_>>());
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Actor;
    use crate::config::Config;

    fn set(app: &App, value: &'static str) {
        let done = app
            .store
            .write_blocking(move |tx| settings::actions::set(tx, &Actor::House, "base-url", value));
        done.unwrap();
        app.follow_settings().unwrap();
    }

    #[test]
    fn the_setting_counts_at_once_unless_the_start_said_otherwise() {
        let dir = tempfile::tempdir().unwrap();
        let mut config = Config::new(dir.path());
        config.listen = "127.0.0.1:4321".parse().unwrap();
        let app = App::open(config.clone(), None).unwrap();
        assert_eq!(
            (app.base_url().as_str(), &*app.named_url()),
            ("http://127.0.0.1:4321", "")
        );
        set(&app, "https://Menu.example/");
        assert_eq!(app.base_url(), "https://menu.example");
        assert_eq!(app.addresses(), ["https://menu.example", "http://127.0.0.1:4321"]);
        set(&app, "");
        assert_eq!(app.base_url(), "http://127.0.0.1:4321");
        set(&app, "http://pi.local");
        drop(app);
        config.base_url = Some("http://flag.example".into());
        let app = App::open(config, None).unwrap();
        assert_eq!(app.base_url(), "http://flag.example");
    }
}
