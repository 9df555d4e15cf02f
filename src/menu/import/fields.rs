//! Reads single fields of a JSON file and remembers what is wrong with them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{DAYS, Problem, Words};
use crate::base::Msg;
use crate::base::text::{Name, Note};
use crate::menu::Allergens;
use crate::menu::stock::STOCK_MAX;

/// The longest key.
const KEY_MAX: usize = 60;

/// The problems so far.
#[derive(Default)]
pub(super) struct Report {
    pub(super) problems: Vec<Problem>,
}

impl Report {
    /// Adds a problem.
    pub(super) fn add(&mut self, path: &str, sentence: Msg) {
        self.problems.push(Problem {
            path: path.into(),
            name: String::new(),
            sentence,
        });
    }

    /// The object at `path`, with no fields but the known ones.
    pub(super) fn object<'v>(&mut self, path: &str, value: &'v Value, known: &[&str]) -> Option<Fields<'v>> {
        let Some(map) = value.as_object() else {
            self.add(path, Msg::new("menu-file-object"));
            return None;
        };
        for name in map.keys().filter(|k| !known.contains(&k.as_str())) {
            let sentence = Msg::new("menu-file-unknown").text("known", known.join(", "));
            self.add(&join(path, name), sentence);
        }
        Some(Fields { path: path.into(), map })
    }

    /// The elements of a field that is a list; none if it is missing and may be.
    pub(super) fn list<'v>(
        &mut self,
        of: &Fields<'v>,
        name: &str,
        required: bool,
        most: usize,
    ) -> Vec<(String, &'v Value)> {
        let path = of.at(name);
        match of.map.get(name) {
            Some(Value::Array(all)) if all.len() <= most => {
                let numbered = all.iter().enumerate();
                return numbered.map(|(i, v)| (format!("{path}[{i}]"), v)).collect();
            }
            Some(Value::Array(_)) => self.add(&path, Msg::new("menu-file-many").number("max", most as i64)),
            None if !required => {}
            None => self.add(&path, Msg::new("menu-file-missing")),
            Some(_) => self.add(&path, Msg::new("menu-file-list")),
        }
        Vec::new()
    }

    /// A field that is a text; null counts as missing.
    pub(super) fn text<'v>(&mut self, of: &Fields<'v>, name: &str, required: bool) -> Option<&'v str> {
        match of.map.get(name) {
            Some(Value::String(text)) => return Some(text),
            None | Some(Value::Null) if !required => {}
            None => self.add(&of.at(name), Msg::new("menu-file-missing")),
            Some(_) => self.add(&of.at(name), Msg::new("menu-file-text")),
        }
        None
    }

    /// A field that is a whole number from `least` to `most`; null counts as missing.
    pub(super) fn number(&mut self, of: &Fields<'_>, name: &str, required: bool, least: i64, most: i64) -> Option<i64> {
        match of.map.get(name) {
            None | Some(Value::Null) if !required => None,
            None => {
                self.add(&of.at(name), Msg::new("menu-file-missing"));
                None
            }
            Some(value) => {
                let number = value.as_i64().filter(|n| (least..=most).contains(n));
                if number.is_none() {
                    let sentence = Msg::new("menu-file-number").number("min", least).number("max", most);
                    self.add(&of.at(name), sentence);
                }
                number
            }
        }
    }

    /// A field that is true or false, and `otherwise` if it is missing.
    pub(super) fn flag(&mut self, of: &Fields<'_>, name: &str, otherwise: bool) -> bool {
        match of.map.get(name) {
            None => otherwise,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.add(&of.at(name), Msg::new("menu-file-flag"));
                otherwise
            }
        }
    }

    /// A field that is an object of counts by weekday, Monday first in the answer; `None` if it names no day.
    pub(super) fn week(&mut self, of: &Fields<'_>, name: &str) -> Option<[Option<i64>; 7]> {
        let value = of.map.get(name).filter(|v| !v.is_null())?;
        let fields = self.object(&of.at(name), value, &DAYS)?;
        let counts = DAYS.map(|day| self.number(&fields, day, false, 0, STOCK_MAX));
        counts.iter().any(Option::is_some).then_some(counts)
    }

    /// The field `key`: small letters, digits, `-` and `_`, and none of `seen`.
    pub(super) fn key(&mut self, of: &Fields<'_>, seen: &mut Vec<String>) -> Option<String> {
        let key = self.text(of, "key", true)?;
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        if key.is_empty() || key.len() > KEY_MAX || !key.bytes().all(plain) {
            self.add(&of.at("key"), Msg::new("menu-file-key"));
            return None;
        }
        if seen.iter().any(|s| s == key) {
            self.add(&of.at("key"), Msg::new("menu-file-twice").text("key", key));
            return None;
        }
        seen.push(key.into());
        Some(key.into())
    }

    /// The field `name`: a name in one language at least.
    pub(super) fn names(&mut self, of: &Fields<'_>, languages: &[String]) -> Option<Words> {
        let before = self.problems.len();
        let words = self.words(of, "name", languages, |t| {
            Name::parse(t).map(|n| n.as_str().to_string())
        });
        let none = words.is_empty() && self.problems.len() == before;
        if none {
            self.add(&of.at("name"), Msg::new("menu-file-nameless"));
        }
        (!words.is_empty()).then_some(words)
    }

    /// The field `description`, possibly in no language.
    pub(super) fn descriptions(&mut self, of: &Fields<'_>, languages: &[String]) -> Words {
        let mut words = self.words(of, "description", languages, |t| {
            Note::parse(t).map(|n| n.as_str().to_string())
        });
        words.retain(|_, text| !text.is_empty());
        words
    }

    /// The field of an item that lists its allergens: `none` says that it has none, and
    /// where it says nothing, nobody has stated them.
    pub(super) fn stated(&mut self, of: &Fields<'_>) -> Allergens {
        let known: Vec<&str> = crate::menu::ALLERGENS.into_iter().chain(["none"]).collect();
        let words = self.chosen(of, "allergens", &known);
        if words.len() > 1 && words.iter().any(|w| w == "none") {
            self.add(&of.at("allergens"), Msg::new("menu-file-none"));
        }
        match words.as_slice() {
            [] => Allergens::UNSTATED,
            words => words.iter().fold(Allergens::default(), |set, word| set.with(word).unwrap_or(set)),
        }
    }

    /// A field that lists allergens.
    pub(super) fn allergens(&mut self, of: &Fields<'_>) -> Allergens {
        let mut all = Allergens::default();
        for word in self.chosen(of, "allergens", &crate::menu::ALLERGENS) {
            all = all.with(&word).unwrap_or(all);
        }
        all
    }

    /// A field that lists some of the known words, each once.
    pub(super) fn chosen(&mut self, of: &Fields<'_>, name: &str, known: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for (path, value) in self.list(of, name, false, known.len()) {
            match value.as_str().filter(|w| known.contains(w)) {
                Some(word) if words.iter().any(|w| w == word) => {
                    self.add(&path, Msg::new("menu-file-twice").text("key", word));
                }
                Some(word) => words.push(word.into()),
                None => self.add(&path, Msg::new("menu-file-word").text("known", known.join(", "))),
            }
        }
        words
    }

    fn words(
        &mut self,
        of: &Fields<'_>,
        name: &str,
        languages: &[String],
        read: impl Fn(&str) -> crate::base::Result<String>,
    ) -> Words {
        let mut words = BTreeMap::new();
        let Some(value) = of.map.get(name).filter(|v| !v.is_null()) else {
            return words;
        };
        let known: Vec<&str> = languages.iter().map(String::as_str).collect();
        let Some(fields) = self.object(&of.at(name), value, &known) else {
            return words;
        };
        for language in languages {
            let Some(text) = self.text(&fields, language, false) else {
                continue;
            };
            match read(text) {
                Ok(text) => {
                    words.insert(language.clone(), text);
                }
                Err(e) => {
                    for (_, sentence) in e.messages() {
                        self.add(&fields.at(language), sentence);
                    }
                }
            }
        }
        words
    }
}

/// The fields of one object, and where it stands.
pub(super) struct Fields<'v> {
    path: String,
    map: &'v Map<String, Value>,
}

impl Fields<'_> {
    /// The path of one of its fields.
    pub(super) fn at(&self, name: &str) -> String {
        join(&self.path, name)
    }
}

fn join(path: &str, name: &str) -> String {
    // Names of unknown fields come from the file: they are shortened, and shown as text.
    let short: String = name.chars().filter(|c| !c.is_control()).take(KEY_MAX).collect();
    if path.is_empty() {
        short
    } else {
        format!("{path}.{short}")
    }
}
