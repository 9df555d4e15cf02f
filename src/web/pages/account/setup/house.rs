//! What the house is called, and where it is.

use super::steps::{Asked, At, Typed, save_settings, version};
use super::*;
use crate::base::money::Currency;
use crate::base::time::zones;

/// The settings of this step; a field of the form is called like its setting.
const KEYS: [&str; 4] = ["house-name", "currency", "time-zone", "cut-over"];

#[derive(Template)]
#[template(path = "account/setup/house.html")]
struct HousePage {
    shell: Shell,
    at: At,
    typed: Typed,
    problems: Problems,
    currencies: Vec<Currency>,
    zones: Vec<String>,
    /// Whether nobody has said yet where the house is: the browser may know it better.
    guessing: bool,
    version: String,
}

impl HousePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

pub(super) fn page(mut asked: Asked<'_>) -> Answer {
    let web = asked.web;
    let page = web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::House, "setup-house")?;
        let is_new = settings::queries::get(read)?.setup_next == Step::House;
        let guessing = is_new && asked.typed.is_none();
        let typed = match asked.typed.take() {
            Some(typed) => typed,
            None => standing(read, &asked, is_new)?,
        };
        let mut zones = zones();
        let zone = typed.get("time-zone").to_string();
        if !zones.contains(&zone) {
            // A house may have a zone that is no place, such as UTC.
            zones.insert(0, zone);
        }
        Ok(HousePage {
            shell,
            at,
            guessing,
            version: version(read, asked.who, &KEYS)?,
            typed,
            problems: std::mem::replace(&mut asked.problems, Problems::none()),
            currencies: Currency::all().collect(),
            zones,
        })
    })?;
    html(&page)
}

/// The settings as they stand; of a new house what is likely.
fn standing(read: &crate::store::Read<'_>, asked: &Asked<'_>, is_new: bool) -> Result<Typed> {
    let all = settings::queries::list(read)?;
    let value = |key: &str| all.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone()).unwrap_or_default();
    let mut typed = Typed::of(KEYS.map(|key| (key, value(key))));
    if is_new {
        let (currency, zone) = guess::of(asked.req, asked.lang);
        typed.put("house-name", String::new());
        typed.put("currency", currency.into());
        typed.put("time-zone", zone.into());
    }
    Ok(typed)
}

pub(super) async fn save(web: &Web, who: &StaffWho, typed: &Typed) -> Result<()> {
    let actor = who.actor();
    let values = KEYS.map(|key| (key, typed.get(key).to_string()));
    let seen = typed.get("version").to_string();
    web.app.write(move |tx| save_settings(tx, &actor, &KEYS, &seen, &values)).await?;
    // The calendar's own thread would do so in a moment; the next page may show times already.
    web.app.refresh_calendar()
}
