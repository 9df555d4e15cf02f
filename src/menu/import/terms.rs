//! Whether and when guests see a thing of the menu, and what it costs the house.

use super::changes::{step, yes};
use super::fields::Fields;
use super::parts::Parts;
use crate::base::hours::Hours;
use crate::base::money::Currency;
use crate::base::{Money, Msg};

/// What a file says of an item or a category beside what is sold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// What one costs the house; of items only.
    pub cost: Option<Money>,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// When it is served.
    pub hours: Hours,
}

impl Terms {
    /// What is otherwise, in the words of the file.
    pub(super) fn parts(&self, new: &Terms, currency: Currency) -> Vec<String> {
        let mut parts = Vec::new();
        if self.cost != new.cost {
            let plain = |cost: Option<Money>| cost.map_or_else(|| "none".into(), |c| currency.plain(c));
            parts.push(step("cost", plain(self.cost), plain(new.cost)));
        }
        if self.hidden != new.hidden {
            parts.push(step("hidden", yes(self.hidden), yes(new.hidden)));
        }
        if self.hours != new.hours {
            let words = |hours: &Hours| {
                if hours.is_always() {
                    "always".into()
                } else {
                    hours.to_string()
                }
            };
            parts.push(step("hours", words(&self.hours), words(&new.hours)));
        }
        parts
    }
}

impl Parts<'_> {
    /// The fields `cost`, `hidden` and `hours` of an item.
    pub(super) fn terms(&mut self, fields: &Fields<'_>) -> Terms {
        let has_cost = self.report.text(fields, "cost", false).is_some();
        let cost = has_cost.then(|| self.price(fields, "cost")).flatten();
        Terms {
            cost,
            ..self.times(fields)
        }
    }

    /// The fields `hidden` and `hours` of an item or a category.
    pub(super) fn times(&mut self, fields: &Fields<'_>) -> Terms {
        let hidden = self.report.flag(fields, "hidden", false);
        let text = self.report.text(fields, "hours", false).unwrap_or_default();
        let hours = Hours::parse(text);
        if hours.is_none() {
            self.report.add(&fields.at("hours"), Msg::new("menu-file-hours"));
        }
        Terms {
            cost: None,
            hidden,
            hours: hours.unwrap_or_default(),
        }
    }
}
