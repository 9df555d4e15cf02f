//! What can be chosen of an item: groups of options, and what can be left out.

use serde_json::Value;

use super::fields::Fields;
use super::parts::{OPTIONS_MAX, Parts};
use super::{GroupFile, OptionFile, REMOVALS, Words};
use crate::base::{Money, Msg};
use crate::menu::Allergens;

const OPTION_FIELDS: [&str; 6] = ["key", "name", "price", "allergens", "station", "available"];

impl Parts<'_> {
    pub(super) fn group(&mut self, path: &str, value: &Value, keys: &mut Vec<String>) -> Option<GroupFile> {
        let fields = self.report.object(path, value, &["key", "name", "min", "max", "options"])?;
        let key = self.report.key(&fields, keys);
        if key.as_deref() == Some(REMOVALS) {
            self.report.add(&fields.at("key"), Msg::new("menu-file-reserved").text("key", REMOVALS));
        }
        let names = self.report.names(&fields, &self.languages);
        let mut keys = Vec::new();
        let options = self.report.list(&fields, "options", true, OPTIONS_MAX);
        // A choice from nothing could never be met, nor offered.
        let count = options.len().max(1) as i64;
        let most = self.report.number(&fields, "max", true, 1, count);
        let least = self.report.number(&fields, "min", true, 0, most.unwrap_or(count));
        let options: Vec<_> = options.into_iter().map(|(path, v)| self.option(&path, v, &mut keys)).collect();
        if options.is_empty() {
            self.report.add(&fields.at("options"), Msg::new("menu-file-optionless"));
        }
        Some(GroupFile {
            key: key?,
            names: names?,
            least: least?,
            most: most?,
            removes: false,
            options: options.into_iter().collect::<Option<_>>()?,
        })
    }

    /// What can be left out of an item with these allergens, as its last group; `None` if nothing can.
    pub(super) fn removals(&mut self, item: &Fields<'_>, of_item: Allergens) -> Option<Option<GroupFile>> {
        let all = self.report.list(item, REMOVALS, false, OPTIONS_MAX);
        let most = all.len() as i64;
        let mut keys = Vec::new();
        let options: Vec<_> = all.into_iter().map(|(path, v)| self.removal(&path, v, &mut keys, of_item)).collect();
        (most > 0).then_some(())?;
        Some(options.into_iter().collect::<Option<_>>().map(|options| GroupFile {
            key: REMOVALS.into(),
            names: Words::new(),
            least: 0,
            most,
            removes: true,
            options,
        }))
    }

    fn removal(&mut self, path: &str, value: &Value, keys: &mut Vec<String>, of_item: Allergens) -> Option<OptionFile> {
        let fields = self.report.object(path, value, &["key", "name", "allergens"])?;
        let key = self.report.key(&fields, keys);
        let names = self.report.names(&fields, &self.languages);
        let allergens = self.report.allergens(&fields);
        // What is not said of the dish itself nobody could be warned of.
        let foreign: Vec<_> = allergens.without(of_item).words().collect();
        if !foreign.is_empty() {
            let sentence = Msg::new("menu-file-removal").text("words", foreign.join(", "));
            self.report.add(&fields.at("allergens"), sentence);
        }
        Some(OptionFile {
            key: key?,
            names: names?,
            delta: Money::ZERO,
            allergens,
            station: None,
            available: true,
        })
    }

    fn option(&mut self, path: &str, value: &Value, keys: &mut Vec<String>) -> Option<OptionFile> {
        let fields = self.report.object(path, value, &OPTION_FIELDS)?;
        let key = self.report.key(&fields, keys);
        let names = self.report.names(&fields, &self.languages);
        let delta = self.price(&fields, "price");
        let allergens = self.report.allergens(&fields);
        let station = self.station_of(&fields);
        let available = self.report.flag(&fields, "available", true);
        Some(OptionFile {
            key: key?,
            names: names?,
            delta: delta?,
            allergens,
            station,
            available,
        })
    }
}
