//! What the pages of the insights are made of, and how their cells are written.

use super::today::Today;
use crate::base::time::BusinessDay;
use crate::insights::Thing;
use crate::insights::report::rounded;
use crate::insights::sheet::{Cell, Column, Sheet};
use crate::web::ui::Words;
use crate::web::ui::diet::Html;

/// A part of a page: a drawing where there is one, and the table with the same figures.
pub struct Section {
    /// The table.
    pub sheet: Sheet,
    /// Its drawing.
    pub drawing: Option<Html>,
    /// A table whose numbers are told by colour as well.
    pub heat: Option<Heat>,
    /// What is to be seen, in a sentence.
    pub says: String,
    /// The key of what stands there without rows.
    pub nothing: &'static str,
    /// Whether the table is long and waits to be opened.
    pub folded: bool,
    /// The dish of each row, where rows are dishes.
    pub things: Vec<Thing>,
    /// A small drawing for each of the first rows.
    pub lines: Vec<Html>,
}

impl Section {
    /// A table alone.
    pub fn of(sheet: Sheet) -> Section {
        Section {
            sheet,
            drawing: None,
            heat: None,
            says: String::new(),
            nothing: "insights-nothing",
            folded: false,
            things: Vec::new(),
            lines: Vec::new(),
        }
    }
}

/// A number that stands for itself.
pub struct Card {
    /// The key of its title.
    pub title: &'static str,
    /// What it is and what it is compared with; empty where that is not known.
    pub figures: [Cell; 2],
    /// The first of them in words.
    pub value: String,
    /// Against what it is compared with: parts per million.
    pub change: Option<i64>,
    /// That in words, or what else is to be said.
    pub beside: String,
    /// What else belongs to it, each with its name for machines.
    pub more: Vec<(&'static str, Cell)>,
}

/// What is better the less of it there is.
const LESS: [&str; 5] = [
    "figure-voided",
    "figure-first-order",
    "figure-wait",
    "figure-call",
    "figure-late-today",
];
/// What is neither good nor bad when it changes.
const EITHER: [&str; 3] = ["figure-tax", "figure-stay", "figure-making"];

impl Card {
    /// A number and what it is compared with.
    pub fn new(t: Words, title: &'static str, figures: [Cell; 2], change: Option<i64>, beside: String) -> Card {
        Card {
            title,
            value: shown(t, &figures[0]),
            figures,
            change,
            beside,
            more: Vec::new(),
        }
    }

    /// With what else belongs to it.
    pub fn with(self, more: Vec<(&'static str, Cell)>) -> Card {
        Card { more, ..self }
    }

    /// The classes of its change: nothing where it rounds to none.
    pub fn way(&self) -> &'static str {
        let change = self.change.map_or(0, |ppm| rounded(ppm, 1_000));
        let less = LESS.contains(&self.title);
        match (change.signum(), less) {
            (0, _) => "",
            (1, _) if EITHER.contains(&self.title) => "up",
            (_, _) if EITHER.contains(&self.title) => "down",
            (1, false) => "up good",
            (1, true) => "up bad",
            (_, false) => "down bad",
            (_, true) => "down good",
        }
    }
}

/// A dish by its name.
pub struct About {
    pub name: String,
    pub category: String,
}

/// What a page holds.
#[derive(Default)]
pub struct Content {
    /// The dish that it is about.
    pub about: Option<About>,
    /// Today, where it is on the page.
    pub today: Option<Today>,
    /// Numbers that stand for themselves.
    pub cards: Vec<Card>,
    /// Tables.
    pub sections: Vec<Section>,
}

/// A table, each of whose cells has how strong it is, from 0 to 5.
pub struct Heat {
    /// What is above the columns.
    pub heads: Vec<String>,
    /// The name of the row, and by column the strength and what stands there.
    pub rows: Vec<(String, Vec<(u8, String)>)>,
}

/// A table whose columns are told by their keys, `figure-NAME`, and defined by `what-TITLE`.
pub fn sheet(name: &'static str, title: &'static str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |key: &&'static str| Column::new(key.strip_prefix("figure-").unwrap_or(key), key);
    Sheet {
        rows,
        ..Sheet::new(name, title, columns.iter().map(column).collect())
    }
}

/// A cell of what may not be known.
pub fn known<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}

/// A share in parts per million.
pub fn ppm(ppm: i64) -> Cell {
    Cell::Share(ppm as f64 / 1e6)
}

/// A change in parts per million.
pub fn change(ppm: i64) -> Cell {
    Cell::Change(ppm as f64 / 1e6)
}

pub fn shown(t: Words, cell: &Cell) -> String {
    cell.show(t.lang, t.currency)
}

/// The day of the week, 1 for Monday.
pub fn weekday(day: BusinessDay) -> u8 {
    day.date().weekday().to_monday_one_offset().unsigned_abs()
}

/// A change in parts per million, for people.
pub fn change_words(t: Words, ppm: i64) -> String {
    t.lang.change(ppm as f64 / 1e6)
}
