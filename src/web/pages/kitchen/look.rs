//! What a device shows of the kitchen. The address says which stations, so that
//! it can be kept and shared; cookies remember that, the size of the type and
//! whether the counts are open, so that the first paint already looks that way.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;

use crate::base::ids::StationId;
use crate::base::{Error, Result};
use crate::menu::queries::Station;
use crate::web::actor::{cookie, no_cookie};

/// The cookie of the stations that were chosen last.
const STATIONS: &str = "comanda_stations";
/// The cookie of the size of the type; the script writes it.
const SIZE: &str = "comanda_size";
/// The cookie of the open counts; the script writes it.
const ALL_DAY: &str = "comanda_all_day";

/// Which stations a screen shows; all of them without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    /// Whether the address says it.
    asked: bool,
    stations: Vec<StationId>,
}

impl Which {
    /// Reads an address's fields: as many `station` as are wanted, or `station=all`.
    ///
    /// # Errors
    /// `NotFound` for what is no station's number.
    pub fn parse(fields: &[(String, String)]) -> Result<Which> {
        let mut which = Which::default();
        for (_, value) in fields.iter().filter(|(name, _)| name == "station") {
            which.asked = true;
            if value != "all" {
                which.add(StationId(value.parse().map_err(|_| Error::missing())?));
            }
        }
        Ok(which)
    }

    fn add(&mut self, station: StationId) {
        self.stations.push(station);
        self.stations.sort_unstable();
        self.stations.dedup();
    }

    /// The stations to show.
    ///
    /// # Errors
    /// `NotFound` for a station that is not there.
    pub fn stations(&self, all: &[Station]) -> Result<Vec<StationId>> {
        let there = |id: &StationId| all.iter().any(|s| s.id == *id);
        if self.stations.is_empty() {
            Ok(all.iter().map(|s| s.id).collect())
        } else if self.stations.iter().all(there) {
            Ok(self.stations.clone())
        } else {
            Err(Error::missing())
        }
    }

    /// What is left of a choice that names stations which were retired meanwhile; nothing if it stands.
    pub fn left(&self, all: &[Station], ever: &[Station]) -> Option<Which> {
        let known = |id: &StationId| ever.iter().any(|s| s.id == *id);
        let mut left = self.clone();
        left.stations.retain(|id| all.iter().any(|s| s.id == *id));
        (left != *self && self.stations.iter().all(known)).then_some(left)
    }

    /// Whether every station is shown, those of tomorrow too.
    pub fn is_all(&self) -> bool {
        self.stations.is_empty()
    }
    /// Whether this station was chosen.
    pub fn has(&self, station: &StationId) -> bool {
        self.stations.contains(station)
    }
    /// Where a tap on a station's button leads: with it, or without it if it was chosen.
    pub fn toggled(&self, station: &StationId) -> String {
        let mut other = Which {
            asked: true,
            stations: self.stations.iter().copied().filter(|s| s != station).collect(),
        };
        if !self.has(station) {
            other.add(*station);
        }
        other.path("/kitchen")
    }
    /// The address of this choice.
    pub fn path(&self, base: &str) -> String {
        let fields: Vec<_> = self.stations.iter().map(|s| format!("station={s}")).collect();
        match (self.asked, fields.is_empty()) {
            (_, false) => format!("{base}?{}", fields.join("&")),
            (true, true) => format!("{base}?station=all"),
            (false, true) => base.to_string(),
        }
    }

    /// What this device chose last, where the address does not say: its stations, if all are still there.
    pub fn remembered(&self, req: &HttpRequest, all: &[Station]) -> Option<Which> {
        let mut which = Which::default();
        let known = req.cookie(STATIONS).filter(|_| !self.asked)?;
        for id in known.value().split('.') {
            which.add(StationId(id.parse().ok()?));
        }
        which.stations(all).ok().map(|_| which)
    }
    /// The cookie that remembers what the address says.
    pub fn cookie(&self) -> Option<Cookie<'static>> {
        let ids: Vec<_> = self.stations.iter().map(ToString::to_string).collect();
        self.asked.then(|| match ids.is_empty() {
            true => no_cookie(STATIONS),
            false => cookie(STATIONS, ids.join("."), Duration::days(365)),
        })
    }
}

/// The class of the body: the audience, and the size that this device chose.
pub fn class(req: &HttpRequest) -> &'static str {
    let size = req.cookie(SIZE);
    match size.as_ref().map(Cookie::value) {
        Some("small") => "kitchen size-small",
        Some("large") => "kitchen size-large",
        _ => "kitchen",
    }
}

/// Whether this device shows the counts.
pub fn shows_all_day(req: &HttpRequest) -> bool {
    req.cookie(ALL_DAY).is_some_and(|c| c.value() == "open")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn which(query: &[&str]) -> Which {
        let fields: Vec<_> = query.iter().map(|v| ("station".to_string(), (*v).to_string())).collect();
        Which::parse(&fields).unwrap()
    }
    fn station(id: i64) -> Station {
        Station {
            id: StationId(id),
            key: String::new(),
            name: String::new(),
            active: true,
            warn_minutes: 10,
            late_minutes: 18,
        }
    }

    #[test]
    fn a_choice_of_retired_stations_goes_on_with_the_others() {
        let (all, ever) = ([station(1)], [station(1), station(2)]);
        let left = |query: &[&str]| which(query).left(&all, &ever).map(|w| w.path("/kitchen"));
        assert_eq!(left(&["1", "2"]).as_deref(), Some("/kitchen?station=1"));
        assert_eq!(left(&["2"]).as_deref(), Some("/kitchen?station=all"));
        assert_eq!((left(&["1"]), left(&[]), left(&["2", "9"])), (None, None, None));
    }

    #[test]
    fn a_tap_adds_a_station_and_another_takes_it_away() {
        assert_eq!(which(&[]).toggled(&StationId(3)), "/kitchen?station=3");
        assert_eq!(which(&["3"]).toggled(&StationId(1)), "/kitchen?station=1&station=3");
        assert_eq!(which(&["3", "1", "3"]).toggled(&StationId(3)), "/kitchen?station=1");
        assert_eq!(which(&["1"]).toggled(&StationId(1)), "/kitchen?station=all");
        assert!(Which::parse(&[("station".into(), "x".into())]).is_err());
    }

    #[test]
    fn a_screen_shows_what_it_asks_for_or_everything() {
        let all = [station(1), station(2), station(3)];
        assert_eq!(which(&["3", "1"]).stations(&all).unwrap(), [StationId(1), StationId(3)]);
        assert_eq!(which(&[]).stations(&all).unwrap().len(), 3);
        assert_eq!(which(&["all"]).stations(&all).unwrap().len(), 3);
        assert!(which(&["4"]).stations(&all).is_err());
        assert_eq!(which(&["all"]).path("/live/kitchen"), "/live/kitchen?station=all");
    }

    #[test]
    fn a_device_remembers_its_stations_until_it_asks_for_all() {
        let all = [station(1), station(2)];
        let kept = |value: &str| {
            let req = actix_web::test::TestRequest::default().cookie(Cookie::new(STATIONS, value.to_string()));
            which(&[]).remembered(&req.to_http_request(), &all).map(|w| w.path(""))
        };
        assert_eq!(which(&["2", "1"]).cookie().unwrap().value(), "1.2");
        assert_eq!(kept("1.2").as_deref(), Some("?station=1&station=2"));
        assert_eq!((kept("1.9"), kept("x"), kept("")), (None, None, None));
        assert_eq!(which(&["all"]).cookie().unwrap().value(), "");
        assert!(which(&[]).cookie().is_none());
    }
}
