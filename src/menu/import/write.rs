//! The menu that the house has now, written as a file that can be imported.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::current::queries::{current, picture_kinds};
use super::{CategoryFile, DAYS, Form, GroupFile, ItemFile, MenuFile, OptionFile, StationFile, Terms, Words, table};
use crate::base::money::Currency;
use crate::base::{Actor, Money, Result, Verb};
use crate::menu::Allergens;
use crate::settings;
use crate::settings::queries::show_percent;
use crate::store::Read;

/// A menu as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// The names of the pictures that belong beside it: their hash, and an ending by their kind.
    pub pictures: Vec<String>,
}

/// The whole menu as a file, with availability and stock as they are now. It
/// imports again without a change.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn export(read: &Read<'_>, actor: &Actor, form: Form) -> Result<Exported> {
    actor.may(Verb::EditMenu)?;
    let currency = settings::queries::get(read)?.currency;
    let names = picture_names(picture_kinds(read)?);
    let file = current(read)?;
    let items = file.categories.iter().flat_map(|c| &c.items);
    let mut pictures: Vec<_> = items.filter_map(|i| names.get(i.picture.as_ref()?).cloned()).collect();
    pictures.sort_unstable();
    pictures.dedup();
    let text = write(&file, form, currency, &names)?;
    Ok(Exported { text, pictures })
}

/// The file names of pictures by hash, from their media types.
fn picture_names(kinds: HashMap<String, String>) -> HashMap<String, String> {
    let name = |(hash, kind): (String, String)| {
        let ending = match kind.as_str() {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            _ => "webp",
        };
        let name = format!("{hash}.{ending}");
        (hash, name)
    };
    kinds.into_iter().map(name).collect()
}

pub(super) fn write(
    file: &MenuFile,
    form: Form,
    currency: Currency,
    pictures: &HashMap<String, String>,
) -> Result<String> {
    let out = Writer { currency, pictures }.file(file);
    match form {
        Form::Json => Ok(serde_json::to_string_pretty(&out)? + "\n"),
        Form::Csv => table::write(&serde_json::to_value(&out)?),
    }
}

#[derive(Serialize)]
struct FileOut<'f> {
    format: &'static str,
    version: i64,
    currency: &'static str,
    languages: &'f [String],
    stations: Vec<StationOut<'f>>,
    categories: Vec<CategoryOut<'f>>,
}

#[derive(Serialize)]
struct StationOut<'f> {
    key: &'f str,
    name: &'f Words,
    warn_minutes: i64,
    late_minutes: i64,
}

#[derive(Serialize)]
struct CategoryOut<'f> {
    key: &'f str,
    name: &'f Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    station: Option<&'f str>,
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    items: Vec<ItemOut<'f>>,
}

#[derive(Serialize)]
struct ItemOut<'f> {
    key: &'f str,
    name: &'f Words,
    description: &'f Words,
    price: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax_percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    station: Option<&'f str>,
    tags: &'f [String],
    allergens: Vec<&'static str>,
    picture: Option<&'f str>,
    available: bool,
    stock: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "week")]
    restock: Option<[Option<i64>; 7]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    groups: Vec<GroupOut<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removals: Vec<RemovalOut<'f>>,
}

#[derive(Serialize)]
struct GroupOut<'f> {
    key: &'f str,
    name: &'f Words,
    min: i64,
    max: i64,
    options: Vec<OptionOut<'f>>,
}

#[derive(Serialize)]
struct OptionOut<'f> {
    key: &'f str,
    name: &'f Words,
    price: String,
    allergens: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    station: Option<&'f str>,
    available: bool,
}

#[derive(Serialize)]
struct RemovalOut<'f> {
    key: &'f str,
    name: &'f Words,
    allergens: Vec<&'static str>,
}

fn week<S: Serializer>(plan: &Option<[Option<i64>; 7]>, to: S) -> std::result::Result<S::Ok, S::Error> {
    let counts = plan.unwrap_or_default();
    to.collect_map(DAYS.iter().zip(counts).filter_map(|(day, count)| Some((day, count?))))
}

/// An item's allergens: nothing where nobody has stated them.
fn stated(set: Allergens) -> Vec<&'static str> {
    match set {
        Allergens::UNSTATED => Vec::new(),
        set if set.is_empty() => vec!["none"],
        set => set.words().collect(),
    }
}

/// Its hours, unless they are always.
fn hours(terms: &Terms) -> Option<String> {
    (!terms.hours.is_always()).then(|| terms.hours.to_string())
}

struct Writer<'f> {
    currency: Currency,
    pictures: &'f HashMap<String, String>,
}

impl<'f> Writer<'f> {
    fn file(&self, file: &'f MenuFile) -> FileOut<'f> {
        let station = |s: &'f StationFile| StationOut {
            key: &s.key,
            name: &s.names,
            warn_minutes: s.warn_minutes,
            late_minutes: s.late_minutes,
        };
        FileOut {
            format: "comanda-menu",
            version: 1,
            currency: self.currency.code(),
            languages: &file.languages,
            stations: file.stations.iter().map(station).collect(),
            categories: file.categories.iter().map(|c| self.category(c)).collect(),
        }
    }

    fn category(&self, c: &'f CategoryFile) -> CategoryOut<'f> {
        CategoryOut {
            key: &c.key,
            name: &c.names,
            station: c.station.as_deref(),
            hidden: c.terms.hidden,
            hours: hours(&c.terms),
            items: c.items.iter().map(|i| self.item(i, c.station.as_deref())).collect(),
        }
    }

    /// What the category says of the station need not be said again.
    fn item(&self, i: &'f ItemFile, usual: Option<&str>) -> ItemOut<'f> {
        let (removals, groups): (Vec<_>, Vec<_>) = i.groups.iter().partition(|g| g.removes);
        let removal = |o: &'f OptionFile| RemovalOut {
            key: &o.key,
            name: &o.names,
            allergens: o.allergens.words().collect(),
        };
        ItemOut {
            key: &i.key,
            name: &i.names,
            description: &i.descriptions,
            price: self.price(i.price),
            tax_percent: i.tax_ppm.map(show_percent),
            station: Some(i.station.as_str()).filter(|s| Some(*s) != usual),
            tags: &i.tags,
            allergens: stated(i.allergens),
            picture: i.picture.as_ref().and_then(|hash| self.pictures.get(hash)).map(String::as_str),
            available: i.available,
            stock: i.stock,
            restock: i.restock,
            cost: i.terms.cost.map(|c| self.price(c)),
            hidden: i.terms.hidden,
            hours: hours(&i.terms),
            groups: groups.into_iter().map(|g| self.group(g)).collect(),
            removals: removals.into_iter().flat_map(|g| &g.options).map(removal).collect(),
        }
    }

    fn group(&self, g: &'f GroupFile) -> GroupOut<'f> {
        let option = |o: &'f OptionFile| OptionOut {
            key: &o.key,
            name: &o.names,
            price: self.price(o.delta),
            allergens: o.allergens.words().collect(),
            station: o.station.as_deref(),
            available: o.available,
        };
        GroupOut {
            key: &g.key,
            name: &g.names,
            min: g.least,
            max: g.most,
            options: g.options.iter().map(option).collect(),
        }
    }

    fn price(&self, amount: Money) -> String {
        self.currency.plain(amount)
    }
}
