//! The cards on the tables: one layout in millimetres, drawn as SVG for a web page and as PDF, so that
//! the two cannot differ. A card says how to get into the Wi-Fi, if the house told it, and has the
//! table's code.

mod font;
mod layout;
pub mod pdf;
pub mod svg;
mod wifi;

pub use layout::{Paper, papers};

use crate::base::Lang;
use crate::settings::Wifi;

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Eight cards on A4.
    Sheet,
    /// A tent of A5: the same face twice, one upside down, folded between them.
    Tent,
    /// Ten cards of the size of a bank card (ISO/IEC 7810 ID-1) on A4.
    Pocket,
}

impl Size {
    /// Every size, as a form lists them.
    pub const ALL: [Size; 3] = [Size::Sheet, Size::Tent, Size::Pocket];
    /// The word in addresses and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Size::Sheet => "sheet",
            Size::Tent => "tent",
            Size::Pocket => "pocket",
        }
    }
    /// The size of a word.
    pub fn parse(word: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Size::Sheet => "cards-size-sheet",
            Size::Tent => "cards-size-tent",
            Size::Pocket => "cards-size-pocket",
        }
    }
    /// The paper's width and height in millimetres.
    fn paper(self) -> (f32, f32) {
        match self {
            Size::Sheet | Size::Pocket => (210.0, 297.0),
            Size::Tent => (148.0, 210.0),
        }
    }
}

/// What stands on the cards.
pub struct Deck {
    /// The house's name.
    pub house: String,
    /// The language of the words.
    pub lang: Lang,
    /// The language of smaller words beneath, if it is another one.
    pub beneath: Option<Lang>,
    /// The guests' network; one without a name is left out.
    pub wifi: Wifi,
    /// Each table's name in words, and its address.
    pub tables: Vec<(String, String)>,
}

impl Deck {
    /// Whether a PDF can have all its letters; a browser has more.
    pub fn fits_pdf(&self) -> bool {
        let wifi = [&self.wifi.name, &self.wifi.password];
        let tables = self.tables.iter().map(|(name, _)| name);
        wifi.into_iter().chain([&self.house]).chain(tables).all(|text| font::has(text))
    }
}

#[cfg(test)]
mod tests;
