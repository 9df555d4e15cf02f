//! Two people's forms about the same thing: what each has changed since the form was opened, field by field.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::Fields;
use crate::base::hours::Hours;
use crate::base::ids::hex;

/// The field of a form that says what it was opened with.
pub const OPENED: &str = "was";
/// Fields that a form has beside those of the thing; a count moves by itself and is measured apart.
const OWN: [&str; 6] = [OPENED, "version", "do", "stock", "stock-was", "hours.drop"];

impl Fields {
    /// What a form is opened with, field by field, as a text to compare.
    pub fn marks(&self) -> String {
        let named: BTreeSet<&str> = self.names().filter(|name| !OWN.contains(name)).collect();
        let marks: Vec<_> = named.into_iter().map(|name| format!("{name}:{}", self.mark(name))).collect();
        marks.join(" ")
    }

    /// Takes what only somebody else has changed since the form was opened from what stands now, and tells
    /// whether there is a field that both have changed, each to something else.
    pub fn merge(&mut self, now: &Fields) -> bool {
        let opened = self.one(OPENED).to_string();
        let opened: BTreeMap<&str, &str> = opened.split(' ').filter_map(|mark| mark.split_once(':')).collect();
        let nothing = Fields::default().mark("");
        let names = self
            .names()
            .chain(now.names())
            .chain(opened.keys().copied())
            .filter(|name| !OWN.contains(name));
        let names: BTreeSet<String> = names.map(String::from).collect();
        let mut clash = false;
        for name in &names {
            let (mine, theirs) = (self.mark(name), now.mark(name));
            let was = opened.get(name.as_str()).map_or(nothing.as_str(), |mark| mark);
            // A form that does not say what it was opened with has changed everything.
            if mine == was && !opened.is_empty() {
                self.replace(name, now);
            } else if mine != theirs && (theirs != was || opened.is_empty()) {
                clash = true;
            }
        }
        clash
    }

    /// A field's values, however they are ordered and written.
    fn mark(&self, name: &str) -> String {
        let plain = |value: &str| match Hours::parse(value).filter(|_| name == "hours") {
            Some(hours) => hours.to_string(),
            None => value.replace("\r\n", "\n").trim().to_string(),
        };
        let values: BTreeSet<String> = self.all(name).filter(|v| !v.is_empty()).map(plain).collect();
        hex(&Sha256::digest(format!("{values:?}"))[..6])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields {
        let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
        Fields::new(pairs.map(|(name, value)| (name.into(), value.into())).collect())
    }

    fn merged(opened: &str, mine: &str, now: &str) -> (Fields, bool) {
        let mut mine = fields(mine);
        mine.add(OPENED, fields(opened).marks());
        let clash = mine.merge(&fields(now));
        (mine, clash)
    }

    #[test]
    fn who_changed_a_field_alone_has_it() {
        let (form, clash) = merged(
            "price=1 name=a tags=x stock=3",
            "price=2 name=a tags=x stock=3 hidden=on",
            "price=1 name=b tags=y tags=z stock=1",
        );
        assert!(!clash);
        for (name, values) in [
            ("price", "2"),
            ("name", "b"),
            ("tags", "y, z"),
            ("hidden", "on"),
            ("stock", "3"),
        ] {
            assert_eq!(form.joined(name), values, "{name}");
        }
    }

    #[test]
    fn a_field_that_both_changed_stays_mine_and_is_told() {
        let (form, clash) = merged("price=1 name=a", "price=2 name=a", "price=3 name=b");
        assert!(clash);
        assert_eq!((form.one("price"), form.one("name")), ("2", "b"));
        assert!(!merged("price=1", "price=2", "price=2").1, "both to the same");
        assert!(merged("price=1", "", "price=2").1, "mine is emptied");
        assert!(
            !merged("tags=x tags=y", "tags=y tags=x", "tags=x tags=y tags=z").1,
            "the order says nothing"
        );
        let mut silent = fields("price=1");
        assert!(
            silent.merge(&fields("price=2")),
            "a form that says nothing of its opening"
        );
    }

    #[test]
    fn hours_are_the_same_however_they_are_written() {
        let opened = |hours: &str| Fields::new(vec![("hours".into(), hours.into())]);
        let mut mine = opened("mon,tue,wed 9:00-12:00");
        mine.add(OPENED, opened("mon-wed 09:00-12:00").marks());
        assert!(!mine.merge(&opened("sun 09:00-12:00")));
        assert_eq!(mine.one("hours"), "sun 09:00-12:00");
    }
}
