//! What a group and its options are to be.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::{Msg, Result};
use crate::menu::edit::{OPTIONS_MAX, StandingItem, queries, read_group};
use crate::menu::import::{GroupFile, Words};
use crate::store::Read;
use crate::web::api::answers::Whole;
use crate::web::api::editor::ground::{Ground, Sent};
use crate::web::api::editor::words::{Allergen, Names};

/// What an option is to be.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditOption)]
pub struct EditOptionJson {
    /// Its id; without one it is new.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    id: Option<Whole>,
    #[schema(value_type = Names)]
    names: Words,
    /// What it adds to the price. What is left out costs nothing less.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000, value_type = Option<i64>)]
    price: Option<Whole>,
    /// What it adds to the allergens; where it is left out, what it takes away of the item's own.
    #[serde(default)]
    #[schema(value_type = Vec<Allergen>)]
    allergens: Vec<String>,
    /// The id of the station where the whole line is made if this is chosen; null for the item's.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    station: Option<Whole>,
}

/// What a group is to be, whole.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditGroup)]
pub struct EditGroupJson {
    /// Whether its options are what can be left out; then it has neither names nor numbers, and an item has one at most.
    /// A group that stands stays what it is.
    #[serde(default)]
    removes: bool,
    #[serde(default)]
    #[schema(value_type = Names)]
    names: Words,
    /// At least so many are to be chosen; not more than `max`.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 50, value_type = Option<i64>)]
    min: Option<Whole>,
    /// At most so many; not more than there are options. One where it is left out.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 50, value_type = Option<i64>)]
    max: Option<Whole>,
    /// In order. What is not named goes.
    #[schema(min_items = 1, max_items = 50)]
    options: Vec<EditOptionJson>,
}

impl EditGroupJson {
    /// The group as an edit of an item's: of a new one, or of one that stands.
    ///
    /// # Errors
    /// `Within`; a fault of the database.
    pub fn read(
        &self,
        read: &Read<'_>,
        ground: &Ground,
        item: &StandingItem,
        of: Option<&GroupFile>,
    ) -> Result<GroupFile> {
        let removes = of.map_or(self.removes, |group| group.removes);
        let all = queries::option_ids(read, item.id)?;
        let ids: Vec<_> = all.iter().filter(|(key, ..)| of.is_some_and(|group| group.key == *key)).collect();
        let mut sent = ground.sent();
        sent.words("name", &self.names);
        sent.put("least", self.min.map_or(0, |n| n.0));
        sent.put("most", self.max.map_or(1, |n| n.0));
        if self.options.len() > OPTIONS_MAX {
            sent.wrong("options", Msg::new("menu-file-many").number("max", OPTIONS_MAX as i64));
        }
        let mut seen = BTreeSet::new();
        for (n, option) in self.options.iter().take(OPTIONS_MAX).enumerate() {
            let key = option.id.map(|id| ids.iter().find(|(.., known)| known.0 == id.0).map(|(_, key, _)| key));
            match (option.id, key) {
                (Some(_), Some(None)) => sent.wrong(format!("o{n}-id"), Msg::new("editor-error-gone")),
                (Some(id), _) if !seen.insert(id.0) => {
                    let twice = Msg::new("menu-file-twice").text("key", id.0.to_string());
                    sent.wrong(format!("o{n}-id"), twice);
                }
                _ => {}
            }
            option.put(&mut sent, n, key.flatten().map_or("", |key| key));
        }
        sent.read(|fields, house| read_group(fields, house, removes, item.file.allergens))
    }
}

impl EditOptionJson {
    fn put(&self, sent: &mut Sent<'_>, n: usize, key: &str) {
        let field = |name: &str| format!("o{n}-{name}");
        sent.put(field("key"), key);
        sent.words(&field("name"), &self.names);
        // A row without a name is one that nobody filled in, on the page.
        if key.is_empty() && self.names.values().all(|name| name.trim().is_empty()) {
            let own = sent.own(&field("name"));
            sent.wrong(own, Msg::new("error-name-empty"));
        }
        if let Some(price) = self.price {
            sent.money(field("price"), price.0);
        }
        sent.allergens(&field("allergens"), &self.allergens);
        sent.station(field("station"), self.station.map(|s| s.0));
    }
}
