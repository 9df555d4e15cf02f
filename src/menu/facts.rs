//! What happened to the menu.

use serde::{Deserialize, Serialize};

use crate::base::Fact;
use crate::base::ids::{CategoryId, ItemId, OptionId, StationId};

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum MenuFact {
    MenuImported {
        added: i64,
        changed: i64,
        removed: i64,
    },
    AvailabilitySet {
        item: ItemId,
        available: bool,
    },
    OptionAvailabilitySet {
        item: ItemId,
        option: OptionId,
        available: bool,
    },
    StockChanged {
        item: ItemId,
        left: i64,
    },
    RestockSet {
        item: ItemId,
    },
    CountingEnded {
        item: ItemId,
    },
    PhotoSet {
        item: ItemId,
    },
    PopularCounted {},
    // Its hours began or ended, or what is said of them is another day's.
    HoursTurned {
        item: ItemId,
    },
    ItemEdited {
        item: ItemId,
        edit: Edit,
    },
    CategoryEdited {
        category: CategoryId,
        edit: Edit,
    },
    StationEdited {
        station: StationId,
        edit: Edit,
    },
}

/// What was done to an item, a category or a station by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the edits")]
pub enum Edit {
    Added,
    Saved,
    Moved,
    Deleted,
    Restored,
}

impl Fact for MenuFact {
    const FEATURE: &'static str = "menu";
}
