//! The parts of a menu file, from the whole down to an option.

use std::collections::HashMap;

use serde_json::Value;

use super::fields::{Fields, Report};
use super::{
    CategoryFile, GroupFile, ItemFile, MINUTES, MINUTES_MAX, MenuFile, Picture, Pictures, Problem, StationFile, TAGS,
    contained, picture,
};
use crate::base::money::{Currency, PRICE_MAX};
use crate::base::{Money, Msg};
use crate::menu::Allergens;
use crate::menu::guide::belied;
use crate::menu::stock::STOCK_MAX;
use crate::settings::queries::parse_percent;

const CATEGORIES_MAX: usize = 100;
const ITEMS_MAX: usize = 500;
pub(super) const OPTIONS_MAX: usize = 50;
const ITEM_FIELDS: [&str; 17] = [
    "key",
    "name",
    "description",
    "price",
    "tax_percent",
    "station",
    "tags",
    "allergens",
    "picture",
    "available",
    "stock",
    "restock",
    "cost",
    "hidden",
    "hours",
    "groups",
    "removals",
];

pub(super) struct Parts<'p> {
    pub(super) report: Report,
    currency: Currency,
    load: Pictures<'p>,
    pub(super) languages: Vec<String>,
    stations: Vec<String>,
    items: Vec<String>,
    /// Names of picture files that were read already, with their hash.
    hashes: HashMap<String, Option<String>>,
    pictures: Vec<Picture>,
}

pub(super) fn read(value: &Value, currency: Currency, load: Pictures<'_>) -> Result<MenuFile, Vec<Problem>> {
    let mut parts = Parts {
        report: Report::default(),
        currency,
        load,
        languages: Vec::new(),
        stations: Vec::new(),
        items: Vec::new(),
        hashes: HashMap::new(),
        pictures: Vec::new(),
    };
    let file = parts.file(value);
    match file {
        Some(file) if parts.report.problems.is_empty() => Ok(file),
        _ => Err(parts.report.problems),
    }
}

impl Parts<'_> {
    fn file(&mut self, value: &Value) -> Option<MenuFile> {
        let known = ["format", "version", "currency", "languages", "stations", "categories"];
        let file = self.report.object("", value, &known)?;
        if self.report.text(&file, "format", true).is_some_and(|f| f != "comanda-menu") {
            self.report.add("format", Msg::new("menu-file-format"));
        }
        self.report.number(&file, "version", true, 1, 1);
        let code = self.report.text(&file, "currency", true);
        if code.is_some_and(|c| c != self.currency.code()) {
            let sentence = Msg::new("menu-file-currency").text("house", self.currency.code());
            self.report.add("currency", sentence);
        }
        self.languages(&file);
        let mut keys = Vec::new();
        let stations = self.report.list(&file, "stations", true, CATEGORIES_MAX);
        let stations: Vec<_> = stations.into_iter().map(|(path, v)| self.station(&path, v, &mut keys)).collect();
        self.stations = keys;
        let mut keys = Vec::new();
        let categories = self.report.list(&file, "categories", true, CATEGORIES_MAX);
        let categories: Vec<_> = categories.into_iter().map(|(path, v)| self.category(&path, v, &mut keys)).collect();
        Some(MenuFile {
            languages: self.languages.clone(),
            stations: stations.into_iter().collect::<Option<_>>()?,
            categories: categories.into_iter().collect::<Option<_>>()?,
            pictures: std::mem::take(&mut self.pictures),
        })
    }

    /// Any language may be in a file, also one that the screens do not speak yet.
    fn languages(&mut self, file: &Fields<'_>) {
        for (path, value) in self.report.list(file, "languages", true, 30) {
            let tag = value.as_str().filter(|t| {
                let small = |s: &str| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
                t.len() <= 20 && t.split('-').all(small)
            });
            match tag {
                Some(tag) if !self.languages.iter().any(|l| l == tag) => self.languages.push(tag.into()),
                _ => self.report.add(&path, Msg::new("menu-file-language")),
            }
        }
    }

    fn station(&mut self, path: &str, value: &Value, keys: &mut Vec<String>) -> Option<StationFile> {
        let fields = self.report.object(path, value, &["key", "name", "warn_minutes", "late_minutes"])?;
        let key = self.report.key(&fields, keys);
        let names = self.report.names(&fields, &self.languages);
        let warn = self.report.number(&fields, "warn_minutes", false, 1, MINUTES_MAX);
        let least = warn.unwrap_or(1);
        let late = self.report.number(&fields, "late_minutes", false, least, MINUTES_MAX);
        let warn = warn.unwrap_or(MINUTES.0.min(late.unwrap_or(MINUTES.0)));
        Some(StationFile {
            key: key?,
            names: names?,
            warn_minutes: warn,
            late_minutes: late.unwrap_or(MINUTES.1.max(warn)),
        })
    }

    fn category(&mut self, path: &str, value: &Value, keys: &mut Vec<String>) -> Option<CategoryFile> {
        let fields = self.report.object(path, value, &["key", "name", "station", "hidden", "hours", "items"])?;
        let key = self.report.key(&fields, keys);
        let names = self.report.names(&fields, &self.languages);
        let items = self.report.list(&fields, "items", true, ITEMS_MAX);
        let station = self.station_of(&fields);
        let terms = self.times(&fields);
        let usual = station.clone().or_else(|| self.stations.first().cloned());
        let items: Vec<_> = items.into_iter().map(|(path, v)| self.item(&path, v, usual.as_deref())).collect();
        Some(CategoryFile {
            key: key?,
            names: names?,
            station,
            terms,
            items: items.into_iter().collect::<Option<_>>()?,
        })
    }

    fn item(&mut self, path: &str, value: &Value, usual: Option<&str>) -> Option<ItemFile> {
        let fields = self.report.object(path, value, &ITEM_FIELDS)?;
        let key = self.report.key(&fields, &mut self.items);
        let names = self.report.names(&fields, &self.languages);
        let descriptions = self.report.descriptions(&fields, &self.languages);
        let price = self.price(&fields, "price");
        let tax_ppm = self.tax(&fields);
        let station = self.station_of(&fields).or_else(|| usual.map(String::from));
        if station.is_none() {
            self.report.add(&fields.at("station"), Msg::new("menu-file-missing"));
        }
        let tags = self.report.chosen(&fields, "tags", &TAGS);
        let allergens = self.report.stated(&fields);
        let picture = self.picture(&fields);
        let terms = self.terms(&fields);
        let available = self.report.flag(&fields, "available", true);
        let stock = self.report.number(&fields, "stock", false, 0, STOCK_MAX);
        let restock = self.report.week(&fields, "restock");
        let groups = self.groups(&fields, &tags, allergens);
        Some(ItemFile {
            key: key?,
            names: names?,
            descriptions,
            price: price?,
            tax_ppm,
            station: station?,
            tags,
            allergens,
            picture,
            available,
            stock,
            restock,
            terms,
            groups: groups?,
        })
    }

    /// The groups of an item with these marks and allergens. Marks that they belie are a problem.
    fn groups(&mut self, item: &Fields<'_>, tags: &[String], allergens: Allergens) -> Option<Vec<GroupFile>> {
        let mut keys = Vec::new();
        let groups = self.report.list(item, "groups", false, OPTIONS_MAX);
        let mut groups: Vec<_> = groups.into_iter().map(|(path, v)| self.group(&path, v, &mut keys)).collect();
        groups.extend(self.removals(item, allergens));
        let groups: Option<Vec<GroupFile>> = groups.into_iter().collect();
        if let Some(sentence) = belied(tags, contained(allergens, groups.as_deref().unwrap_or_default())) {
            self.report.add(&item.at("tags"), sentence);
        }
        groups
    }

    pub(super) fn price(&mut self, fields: &Fields<'_>, name: &str) -> Option<Money> {
        let text = self.report.text(fields, name, true)?;
        let price = self.currency.read(text).filter(|p| (0..=PRICE_MAX).contains(&p.0));
        if price.is_none() {
            let sentence = Msg::new("menu-file-price")
                .text("currency", self.currency.code())
                .number("decimals", i64::from(self.currency.decimals()));
            self.report.add(&fields.at(name), sentence);
        }
        price
    }

    fn tax(&mut self, fields: &Fields<'_>) -> Option<i64> {
        let text = self.report.text(fields, "tax_percent", false)?;
        let ppm = parse_percent(text);
        if ppm.is_none() {
            self.report.add(&fields.at("tax_percent"), Msg::new("error-tax-percent"));
        }
        ppm
    }

    /// The station that is named, if one is.
    pub(super) fn station_of(&mut self, fields: &Fields<'_>) -> Option<String> {
        let key = self.report.text(fields, "station", false)?;
        if self.stations.iter().any(|s| s == key) {
            return Some(key.into());
        }
        let sentence = Msg::new("menu-file-word").text("known", self.stations.join(", "));
        self.report.add(&fields.at("station"), sentence);
        None
    }

    fn picture(&mut self, fields: &Fields<'_>) -> Option<String> {
        let name = self.report.text(fields, "picture", false)?;
        if let Some(known) = self.hashes.get(name) {
            return known.clone();
        }
        let found = picture::plain_name(name).then(|| (self.load)(name)).flatten();
        let taken = found.ok_or_else(|| Msg::new("menu-file-picture-missing")).and_then(picture::read);
        let hash = match taken {
            Ok(picture) => {
                let hash = picture.hash.clone();
                if self.pictures.iter().all(|p| p.hash != hash) {
                    self.pictures.push(picture);
                }
                Some(hash)
            }
            Err(sentence) => {
                self.report.add(&fields.at("picture"), sentence);
                None
            }
        };
        self.hashes.insert(name.into(), hash.clone());
        hash
    }
}
