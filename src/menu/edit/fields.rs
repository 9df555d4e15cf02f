//! The fields of a form as they were typed, and what its buttons do with rows of them.

use super::OPTIONS_MAX;
use crate::menu::Allergens;
use crate::menu::import::Words;

/// The fields of a form as they were typed, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a form.
    pub fn new(fields: Vec<(String, String)>) -> Fields {
        Fields(fields)
    }
    /// The first value of a field; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }
    /// Every value of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }
    /// Whether a field has this value, as a box that is ticked does.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }
    /// Every value of a field in one text.
    pub fn joined(&self, name: &str) -> String {
        self.all(name).collect::<Vec<_>>().join(", ")
    }
    /// The names of the fields that say something.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name.as_str())
    }
    /// Adds a field.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }
    /// Puts one value in the place of a field's.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.add(name, value);
    }
    /// Puts another form's values in the place of a field's.
    pub(super) fn replace(&mut self, name: &str, other: &Fields) {
        self.0.retain(|(n, _)| n != name);
        self.0.extend(other.0.iter().filter(|(n, _)| n == name).cloned());
    }
    pub(super) fn words(&mut self, name: &str, words: &Words) {
        for (language, text) in words {
            self.add(format!("{name}-{language}"), text);
        }
    }
    pub(super) fn allergens(&mut self, name: &str, set: Allergens) {
        for word in set.words() {
            self.add(name, word);
        }
    }
    /// The form with its options known by their keys, whatever place they stand at.
    pub(super) fn by_key(&self) -> Fields {
        let renamed = |(name, value): &(String, String)| match of_option(name) {
            Some(n) => {
                let rest = name.split_once('-').map_or("", |(_, rest)| rest);
                (format!("{}/{rest}", self.one(&format!("o{n}-key"))), value.clone())
            }
            None => (name.clone(), value.clone()),
        };
        Fields(self.0.iter().map(renamed).collect())
    }
    /// How many options a form about a group names.
    fn options(&self) -> usize {
        self.0
            .iter()
            .filter_map(|(name, _)| of_option(name))
            .max()
            .map_or(0, |n| n.min(OPTIONS_MAX) + 1)
    }
    /// The form with its options in another order: the nth field group is the one that
    /// was at `order[n]`; what is not in the order goes.
    fn reordered(&self, order: &[usize]) -> Fields {
        let mut fields = Fields(self.0.iter().filter(|(n, _)| of_option(n).is_none()).cloned().collect());
        for (to, from) in order.iter().enumerate() {
            let prefix = format!("o{from}-");
            for (name, value) in &self.0 {
                if let Some(rest) = name.strip_prefix(&prefix) {
                    fields.add(format!("o{to}-{rest}"), value);
                }
            }
        }
        fields
    }
    /// Does what a button of the form about a group asks: `up-2`, `down-2`, `drop-2`,
    /// `add`. Nothing is stored by it.
    #[must_use]
    pub fn rearranged(&self, button: &str) -> Fields {
        let mut order: Vec<usize> = (0..self.options()).collect();
        let (verb, number) = button.split_once('-').unwrap_or((button, ""));
        let at = number.parse::<usize>().ok().filter(|n| *n < order.len());
        match (verb, at) {
            ("up", Some(n)) if n > 0 => order.swap(n, n - 1),
            ("down", Some(n)) if n + 1 < order.len() => order.swap(n, n + 1),
            ("drop", Some(n)) => {
                order.remove(n);
            }
            ("add", _) if order.len() < OPTIONS_MAX => {
                let mut fields = self.reordered(&order);
                fields.add(format!("o{}-key", order.len()), "");
                return fields;
            }
            _ => {}
        }
        self.reordered(&order)
    }
    /// The numbers of a group's options that the form shows.
    pub fn option_numbers(&self) -> std::ops::Range<usize> {
        0..self.options()
    }
}

/// Which option of a group a field of the form belongs to.
fn of_option(name: &str) -> Option<usize> {
    name.strip_prefix('o')?.split_once('-')?.0.parse().ok()
}
