//! The menu as a file, described: what an export writes and an import reads. The reading itself, which tells every problem
//! with its place, is [`crate::menu::import`]'s; a test holds the two together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words::{Descriptions, Names, Tag};
use crate::menu::import::Words;

/// A whole menu. Things are known by their keys, so that names may change; what the file does not name leaves the menu.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFile)]
pub struct MenuFileJson {
    #[schema(examples("comanda-menu"), pattern = "^comanda-menu$")]
    format: String,
    #[schema(minimum = 1, maximum = 1)]
    version: i64,
    /// ISO 4217; the house's own.
    #[schema(min_length = 3, max_length = 3)]
    currency: String,
    /// The languages that its texts may have.
    languages: Vec<String>,
    /// Where lines are made, in order.
    stations: Vec<StationFileJson>,
    /// In order.
    categories: Vec<CategoryFileJson>,
}

/// A station of a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileStation)]
pub struct StationFileJson {
    #[schema(examples("oven"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    /// After so many minutes a ticket is called slow; 10 where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 600)]
    warn_minutes: Option<i64>,
    /// After so many minutes a ticket is called late; 18 where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 600)]
    late_minutes: Option<i64>,
}

/// A category of a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileCategory)]
pub struct CategoryFileJson {
    #[schema(examples("bread"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    /// The key of the station where its items are made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("oven"))]
    station: Option<String>,
    /// Whether guests do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<bool>,
    /// When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; always where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    /// In order.
    items: Vec<ItemFileJson>,
}

/// An item of a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileItem)]
pub struct ItemFileJson {
    #[schema(examples("focaccia"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Descriptions>)]
    description: Option<Words>,
    /// Without options, in the currency's units, with a point.
    #[schema(examples("4.50"), pattern = "^[0-9]{1,7}([.][0-9]{1,3})?$")]
    price: String,
    /// The house's usual rate where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("10"), pattern = "^[0-9]{1,3}([.][0-9]{1,4})?$")]
    tax_percent: Option<String>,
    /// The key of the station where it is made; its category's where it is left out, or else the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("oven"))]
    station: Option<String>,
    #[serde(default)]
    #[schema(value_type = Vec<Tag>)]
    tags: Vec<String>,
    /// `none` where it has none of them; empty where nobody has stated them.
    #[serde(default)]
    allergens: Vec<String>,
    /// The file name of a picture that the house has.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("1f35e.webp"))]
    picture: Option<String>,
    /// True where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    available: Option<bool>,
    /// How many there are; null where nobody counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1_000_000)]
    stock: Option<i64>,
    /// With how many a weekday begins, by `mon` to `sun`.
    #[serde(skip_serializing_if = "Option::is_none")]
    restock: Option<BTreeMap<String, i64>>,
    /// What one costs the house; unknown where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("1.20"), pattern = "^[0-9]{1,7}([.][0-9]{1,3})?$")]
    cost: Option<String>,
    /// Whether guests do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<bool>,
    /// As of a category.
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    /// What guests choose, in order.
    #[serde(default)]
    groups: Vec<GroupFileJson>,
    /// What guests can leave out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    removals: Vec<RemovalFileJson>,
}

/// A group of options of a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileGroup)]
pub struct GroupFileJson {
    #[schema(examples("size"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    /// At least so many are to be chosen.
    #[schema(minimum = 0, maximum = 50)]
    min: i64,
    /// At most so many.
    #[schema(minimum = 1, maximum = 50)]
    max: i64,
    /// In order.
    options: Vec<OptionFileJson>,
}

/// An option of a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileOption)]
pub struct OptionFileJson {
    #[schema(examples("large"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    /// What it adds to the price.
    #[schema(examples("1.50"), pattern = "^[0-9]{1,7}([.][0-9]{1,3})?$")]
    price: String,
    /// What it adds to the allergens.
    #[serde(default)]
    allergens: Vec<String>,
    /// The key of the station where the whole line is made if this is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("oven"))]
    station: Option<String>,
    /// True where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    available: Option<bool>,
}

/// What guests can leave out of an item, in a menu file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MenuFileRemoval)]
pub struct RemovalFileJson {
    #[schema(examples("salt"))]
    key: String,
    #[schema(value_type = Names)]
    name: Words,
    /// What it takes away of the item's allergens.
    #[serde(default)]
    allergens: Vec<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Nothing of `is` is lost in `told`; what it does not say may be added.
    fn holds(is: &Value, told: &Value, at: &str) {
        match (is, told) {
            (Value::Object(is), Value::Object(told)) => {
                for (name, value) in is.iter().filter(|(_, value)| !value.is_null()) {
                    holds(value, &told[name], &format!("{at}.{name}"));
                }
            }
            (Value::Array(is), Value::Array(told)) => {
                assert_eq!(is.len(), told.len(), "{at}");
                is.iter().zip(told).for_each(|(is, told)| holds(is, told, at));
            }
            _ => assert_eq!(is, told, "{at}"),
        }
    }

    #[test]
    fn what_the_house_writes_is_as_it_is_described() {
        for text in [
            include_str!("../../../../assets/demo/menu.json"),
            include_str!("../../../../tests/fixtures/pizzaplace-menu.json"),
        ] {
            let file: MenuFileJson = serde_json::from_str(text).unwrap();
            let told = serde_json::to_value(file).unwrap();
            holds(&serde_json::from_str(text).unwrap(), &told, "");
        }
        let more = r#"{"format": "comanda-menu", "version": 1, "currency": "EUR", "languages": [], "stations": [], "categories": [], "more": 1}"#;
        assert!(serde_json::from_str::<MenuFileJson>(more).is_err());
    }
}
