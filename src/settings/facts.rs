//! What happened to the settings.

use serde::{Deserialize, Serialize};

use crate::base::Fact;

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum SettingFact {
    // The key is one of ours; the value may be a name and stays in its row.
    SettingChanged { key: String },
    // The house has just opened or closed by its hours.
    HouseTurned {},
}

impl Fact for SettingFact {
    const FEATURE: &'static str = "settings";
}
