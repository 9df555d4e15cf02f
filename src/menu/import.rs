//! The menu as a file: a JSON text, or a table for spreadsheets, that names
//! everything by keys, so that it can be edited by hand and imported again.
//! Long because a file is understood with all that it can hold.
//!
//! All problems of a file are found at once, each with the path of its place;
//! a file with a problem changes nothing. What is optional:
//!
//! - of a station: `warn_minutes` (else 10) and `late_minutes` (else 18);
//! - of a category: `station`, where its items are made, `hidden` and `hours` as of an item;
//! - of an item: `description`, `tax_percent` (else the house's), `station` (else
//!   its category's, else the first one), `tags`, `allergens` (`none` where it has none;
//!   without a word nobody has stated them), `picture`,
//!   `available` (else true), `stock` (else uncounted), `restock` (the counts that
//!   weekdays begin with, by `mon` to `sun`), `cost` (else unknown), `hidden` (else false), `hours`
//!   (as [`crate::base::hours`] writes them; else always), `groups`, `removals`;
//! - of an option: `allergens`, `available`, `station`, which takes the whole line there.

pub(super) mod actions;
mod changes;
mod choices;
pub(super) mod current {
    pub(in crate::menu) mod queries;
}
mod fields;
pub(super) mod item {
    pub(in crate::menu) mod actions;
}
mod parts;
pub(super) mod picture;
pub(super) mod queries;
mod table;
mod terms;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use changes::{Change, How, Imported};
pub use terms::Terms;
pub use write::{Exported, export};

use super::Allergens;
use crate::base::money::Currency;
use crate::base::{Money, Msg};

/// Texts by language tag.
pub type Words = BTreeMap<String, String>;

/// The words of tags that the screens know; `tag-WORD` is the key of the name.
pub const TAGS: [&str; 6] = [
    "vegan",
    "vegetarian",
    "gluten-free",
    "spicy",
    "alcoholic",
    "house-favourite",
];
/// The weekdays of `restock`.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The key of the group that holds what can be left out; no other group may have it.
pub const REMOVALS: &str = "removals";
/// The most minutes after which a ticket is slow or late.
pub const MINUTES_MAX: i64 = 600;
/// When a ticket is slow and late, where nobody said it.
pub const MINUTES: (i64, i64) = (10, 18);
/// The largest file, in bytes, without its pictures.
pub const FILE_MAX: usize = 8 << 20;
/// So many problems are listed; a wrong file has thousands, and the first ones explain the rest.
pub const LISTED: usize = 500;

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: `categories[0].items[3].price`; empty for the file itself.
    pub path: String,
    /// The name of what it is about, as the file has it; empty where the place says enough.
    pub name: String,
    /// What, in words.
    pub sentence: Msg,
}

/// A menu file that can be imported.
#[derive(Debug, Clone)]
pub struct MenuFile {
    /// The languages that its texts may have.
    pub languages: Vec<String>,
    /// Where lines are made, in order.
    pub stations: Vec<StationFile>,
    /// The categories with their items, in order.
    pub categories: Vec<CategoryFile>,
    /// The pictures that the items name, each once.
    pub pictures: Vec<Picture>,
}

/// A station of a file.
#[derive(Debug, Clone)]
pub struct StationFile {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Words,
    /// After so many minutes a ticket is called slow.
    pub warn_minutes: i64,
    /// After so many minutes a ticket is called late; not fewer.
    pub late_minutes: i64,
}

/// A category of a file.
#[derive(Debug, Clone)]
pub struct CategoryFile {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Words,
    /// The key of the station where its items are made, if it names one.
    pub station: Option<String>,
    /// Whether and when guests see it.
    pub terms: Terms,
    /// Its items, in order.
    pub items: Vec<ItemFile>,
}

/// An item of a file.
#[derive(Debug, Clone)]
pub struct ItemFile {
    /// Its key, unique in the file.
    pub key: String,
    /// Its name.
    pub names: Words,
    /// What it is; possibly in no language.
    pub descriptions: Words,
    /// Its price without options.
    pub price: Money,
    /// Tax contained in the price, parts per million; `None` for the house's rate.
    pub tax_ppm: Option<i64>,
    /// The key of its station: its own, its category's, or the first one.
    pub station: String,
    /// Words of [`TAGS`].
    pub tags: Vec<String>,
    /// Its allergens.
    pub allergens: Allergens,
    /// The hash of its picture.
    pub picture: Option<String>,
    /// Not sold out.
    pub available: bool,
    /// How many there are; `None` if nobody counts.
    pub stock: Option<i64>,
    /// The counts that weekdays begin with, Monday first.
    pub restock: Option<[Option<i64>; 7]>,
    /// What it costs, whether and when guests see it.
    pub terms: Terms,
    /// Its groups of options, in order; what can be left out is the last one.
    pub groups: Vec<GroupFile>,
}

impl ItemFile {
    /// What it contains whatever is chosen, as [`super::Item::always_contains`] has it.
    pub fn contains(&self) -> Allergens {
        contained(self.allergens, &self.groups)
    }
}

/// What an item with these allergens and groups contains whatever is chosen.
fn contained(own: Allergens, groups: &[GroupFile]) -> Allergens {
    let required = groups.iter().filter(|g| g.least > 0 && !g.removes);
    required.fold(own, |set, group| {
        let every = group.options.iter().map(|o| o.allergens).reduce(Allergens::common);
        set.and(every.unwrap_or_default())
    })
}

/// A group of options of a file.
#[derive(Debug, Clone)]
pub struct GroupFile {
    /// Its key, unique in the item.
    pub key: String,
    /// Its name.
    pub names: Words,
    /// At least so many.
    pub least: i64,
    /// At most so many.
    pub most: i64,
    /// Whether its options are what can be left out.
    pub removes: bool,
    /// The options, in order.
    pub options: Vec<OptionFile>,
}

/// An option of a file.
#[derive(Debug, Clone)]
pub struct OptionFile {
    /// Its key, unique in the group.
    pub key: String,
    /// Its name.
    pub names: Words,
    /// What it adds to the price.
    pub delta: Money,
    /// What it adds to the allergens; as a removal, what it takes away.
    pub allergens: Allergens,
    /// The key of the station where the whole line is made if this is chosen.
    pub station: Option<String>,
    /// Not sold out.
    pub available: bool,
}

/// A picture as it is stored.
#[derive(Debug, Clone)]
pub struct Picture {
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    /// Its media type.
    pub kind: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Smaller ones by their sides, as JPEG; none where it is small itself.
    pub sizes: Vec<(u32, Vec<u8>)>,
}

/// Where pictures come from: the bytes of a file name, if there is such a file.
/// The names that it is asked for are plain: no path, no leading dot.
pub type Pictures<'p> = &'p dyn Fn(&str) -> Option<Vec<u8>>;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// As a tree, in JSON.
    Json,
    /// As a table, in comma-separated values (RFC 4180).
    Csv,
}

impl Form {
    /// The form of a file, by its name's ending, or else by how it begins.
    pub fn of(name: &str, bytes: &[u8]) -> Form {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        match ending.as_deref() {
            Some("json") => Form::Json,
            Some("csv") => Form::Csv,
            _ if without_mark(bytes).trim_ascii_start().starts_with(b"{") => Form::Json,
            _ => Form::Csv,
        }
    }
}

/// Reads a JSON menu file for a house with this currency.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(bytes: &[u8], currency: Currency, pictures: Pictures<'_>) -> Result<MenuFile, Vec<Problem>> {
    parse_as(Form::Json, bytes, currency, pictures)
}

/// Reads a menu file of this form for a house with this currency.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse_as(
    form: Form,
    bytes: &[u8],
    currency: Currency,
    pictures: Pictures<'_>,
) -> Result<MenuFile, Vec<Problem>> {
    match form {
        Form::Json => {
            let tree = tree(bytes)?;
            parts::read(&tree, currency, pictures).map_err(|problems| with_names(&tree, problems))
        }
        Form::Csv => {
            check_size(bytes)?;
            let (tree, places) = table::read(bytes)?;
            places.of_table(parts::read(&tree, currency, pictures))
        }
    }
}

/// Each place with the name of what it is about: nobody counts to the thirtieth dish.
fn with_names(tree: &Value, mut problems: Vec<Problem>) -> Vec<Problem> {
    for problem in &mut problems {
        if let Some(name) = name_at(tree, &problem.path) {
            problem.name = name;
        }
    }
    problems
}

/// The name of the innermost thing on the way to a path that has one, in the menu's first
/// language if it has that.
fn name_at(tree: &Value, path: &str) -> Option<String> {
    let first = tree.pointer("/languages/0").and_then(Value::as_str).unwrap_or_default();
    let (mut at, mut name) = (tree, None);
    for part in path.split('.') {
        let (field, index) = part.split_once('[').unwrap_or((part, ""));
        at = at.get(field)?;
        if let Ok(index) = index.trim_end_matches(']').parse::<usize>() {
            at = at.get(index)?;
        }
        let words = at.get("name").and_then(Value::as_object);
        let own = words.and_then(|w| w.get(first)?.as_str());
        let any = words.and_then(|w| w.values().find_map(Value::as_str));
        name = own.or(any).or(name);
        if part == "name" || at.is_string() || at.is_number() {
            break;
        }
    }
    name.map(|name| name.chars().take(60).collect())
}

/// The picture files that a file names, so far as it can be read; plain names only.
pub fn picture_names(form: Form, bytes: &[u8]) -> Vec<String> {
    fn walk(value: &Value, names: &mut Vec<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|v| walk(v, names)),
            Value::Object(map) => {
                let picture = map.get("picture").and_then(Value::as_str);
                names.extend(picture.filter(|n| picture::plain_name(n)).map(String::from));
                map.values().for_each(|v| walk(v, names));
            }
            _ => {}
        }
    }
    let tree = match form {
        Form::Json => tree(bytes).ok(),
        Form::Csv => table::read(bytes).ok().map(|(tree, _)| tree),
    };
    let mut names = Vec::new();
    // A file that cannot be read names none, and is refused in words later.
    walk(&tree.unwrap_or_default(), &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

fn tree(bytes: &[u8]) -> Result<Value, Vec<Problem>> {
    check_size(bytes)?;
    let json = |e: serde_json::Error| whole(Msg::new("menu-file-json").text("error", e.to_string()));
    serde_json::from_slice(without_mark(bytes)).map_err(json)
}

fn check_size(bytes: &[u8]) -> Result<(), Vec<Problem>> {
    if bytes.len() > FILE_MAX {
        return Err(whole(too_large()));
    }
    Ok(())
}

/// The sentence for a file that is too large.
pub fn too_large() -> Msg {
    Msg::new("menu-file-large").number("max", (FILE_MAX >> 20) as i64)
}

/// Without a byte order mark, which some editors write.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// A problem of the file as a whole.
fn whole(sentence: Msg) -> Vec<Problem> {
    let path = String::new();
    let name = String::new();
    vec![Problem { path, name, sentence }]
}

#[cfg(test)]
mod tests;
