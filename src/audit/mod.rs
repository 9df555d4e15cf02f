//! Who changed what: one row for each field of a thing of the house that somebody changed.
//!
//! A verb that changes something says so with [`actions::note`] in its own transaction. The log is
//! the owner's. Facts carry no names; what a change was from and to stands here.

pub mod actions;
pub mod queries;

use crate::base::ids::StaffId;
use crate::base::time::BusinessDay;

/// What kind of thing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The menu as a whole, such as by an import.
    Menu,
    /// A category of the menu.
    Category,
    /// A dish.
    Item,
    /// A group of choices, or one of them.
    Choice,
    /// A station of the kitchen.
    Station,
    /// A table.
    Table,
    /// A person of the staff.
    Person,
    /// A paired device.
    Device,
    /// A setting of the house.
    Setting,
    /// Sales of another system.
    Sales,
    /// A key of a machine.
    Key,
    /// A backup that the house went back to.
    Backup,
}

impl Kind {
    /// Every kind, as the filter lists them.
    pub const ALL: [Kind; 12] = [
        Kind::Menu,
        Kind::Category,
        Kind::Item,
        Kind::Choice,
        Kind::Station,
        Kind::Table,
        Kind::Person,
        Kind::Device,
        Kind::Setting,
        Kind::Sales,
        Kind::Key,
        Kind::Backup,
    ];

    /// The word in the database and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Menu => "menu",
            Kind::Category => "category",
            Kind::Item => "item",
            Kind::Choice => "choice",
            Kind::Station => "station",
            Kind::Table => "table",
            Kind::Person => "person",
            Kind::Device => "device",
            Kind::Setting => "setting",
            Kind::Sales => "sales",
            Kind::Key => "key",
            Kind::Backup => "backup",
        }
    }
    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> String {
        format!("log-kind-{}", self.word())
    }
}

/// Begins a value that is a sentence's key; no text that somebody typed can hold it.
const KEY: char = '\u{1}';

/// A value that each reader sees in their own language, by the key of its sentence.
pub fn word(key: &str) -> String {
    format!("{KEY}{key}")
}

/// The key of a value that is a sentence.
pub fn key_of(value: &str) -> Option<&str> {
    value.strip_prefix(KEY)
}

/// One field that somebody changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its place in the log.
    pub id: i64,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Who; `None` for a machine and for the house itself.
    pub staff: Option<StaffId>,
    /// The name of the key of the machine that did it.
    pub machine: Option<String>,
    /// What kind of thing.
    pub kind: Kind,
    /// How the thing was called then; empty where the field says it all.
    pub name: String,
    /// The key of the field's name on screens.
    pub field: String,
    /// What it was; empty for what is new.
    pub was: String,
    /// What it became; empty for what is gone.
    pub became: String,
}

/// Which changes are asked for; nothing set is everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only by this person; `Some(None)` is the house itself.
    pub by: Option<Option<StaffId>>,
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// From this business day on.
    pub from: Option<BusinessDay>,
    /// Up to this business day.
    pub to: Option<BusinessDay>,
}
