//! A table of figures: the one form that every screen, file and workbook is made from.
//!
//! Figures keep what they are (an amount, a share, a day) until they are written: for people in
//! the language of the house, for machines in a form that other programs read.

use crate::base::money::Currency;
use crate::base::time::BusinessDay;
use crate::base::{Lang, Money};

/// A table of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name for machines, as in the address and the name of its file: `revenue-by-day`.
    pub name: &'static str,
    /// The key of its title.
    pub title: &'static str,
    /// The key of its definition.
    pub note: Option<&'static str>,
    /// Its columns; the first one names the row.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, which adds up the others.
    pub total: Option<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name for machines: `revenue_gross`.
    pub name: &'static str,
    /// The key of its title.
    pub title: &'static str,
    /// The key of its definition.
    pub note: Option<&'static str>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known, which is not zero.
    Empty,
    /// A name that people gave.
    Text(String),
    /// The key of a word of ours.
    Key(&'static str),
    /// How many.
    Count(i64),
    /// An amount.
    Money(Money),
    /// A part of one: 0.063 is 6.3 %.
    Share(f64),
    /// A change by a part of what was.
    Change(f64),
    /// A number with one decimal.
    Decimal(f64),
    /// A span of time.
    Seconds(i64),
    /// A business day.
    Day(BusinessDay),
    /// A year and a month, 1 to 12.
    Month(i16, u8),
    /// An hour on the wall clock.
    Hour(u8),
    /// A day of the week, 1 for Monday.
    Weekday(u8),
}

impl Column {
    /// A column whose title says all.
    pub const fn new(name: &'static str, title: &'static str) -> Column {
        Column {
            name,
            title,
            note: None,
        }
    }

    /// With the key of its definition.
    #[must_use]
    pub const fn note(self, key: &'static str) -> Column {
        Column {
            note: Some(key),
            ..self
        }
    }
}

impl Sheet {
    /// A table without rows.
    pub fn new(name: &'static str, title: &'static str, columns: Vec<Column>) -> Sheet {
        Sheet {
            name,
            title,
            note: None,
            columns,
            rows: Vec::new(),
            total: None,
        }
    }

    /// With the key of its definition.
    #[must_use]
    pub fn note(self, key: &'static str) -> Sheet {
        Sheet {
            note: Some(key),
            ..self
        }
    }
}

impl Cell {
    /// For people. A number that is not one (nothing divided by nothing) is not known either.
    pub fn show(&self, lang: Lang, currency: Currency) -> String {
        match self.known() {
            Cell::Empty => "–".into(),
            Cell::Text(text) => text.clone(),
            Cell::Key(key) => lang.t(key),
            Cell::Count(n) => lang.count(*n),
            Cell::Money(amount) => currency.show(*amount, lang),
            Cell::Share(part) => lang.share(*part),
            Cell::Change(part) => lang.change(*part),
            Cell::Decimal(value) => lang.decimal(*value, 1),
            Cell::Seconds(seconds) => lang.span(*seconds),
            Cell::Day(day) => lang.day(*day),
            Cell::Month(year, month) => lang.month(*year, *month),
            Cell::Hour(hour) => format!("{hour:02}:00"),
            Cell::Weekday(day) => lang.weekday(*day),
        }
    }

    /// For other programs: decimals with a dot in the currency's digits, dates by ISO 8601, seconds,
    /// parts of one. Words are in the given language.
    pub fn plain(&self, lang: Lang, currency: Currency) -> String {
        match self.known() {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Key(key) => lang.t(key),
            Cell::Count(n) | Cell::Seconds(n) => n.to_string(),
            Cell::Money(amount) => currency.plain(*amount),
            Cell::Share(value) | Cell::Change(value) | Cell::Decimal(value) => decimal(*value),
            Cell::Day(day) => day.date().to_string(),
            Cell::Month(year, month) => format!("{year:04}-{month:02}"),
            Cell::Hour(n) | Cell::Weekday(n) => n.to_string(),
        }
    }

    /// The cell, or the empty one for a number that is not one.
    pub fn known(&self) -> &Cell {
        match self {
            Cell::Share(x) | Cell::Change(x) | Cell::Decimal(x) if !x.is_finite() => &Cell::Empty,
            cell => cell,
        }
    }

    /// Whether it is a word: words stand at the beginning of their column, numbers at its end.
    pub fn is_word(&self) -> bool {
        matches!(
            self,
            Cell::Text(_) | Cell::Key(_) | Cell::Day(_) | Cell::Month(..) | Cell::Hour(_) | Cell::Weekday(_)
        )
    }
}

/// At most four decimals, without needless zeros.
fn decimal(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(cell: &Cell) -> (String, String) {
        let eur = Currency::parse("EUR").unwrap();
        (cell.show(Lang::De, eur), cell.plain(Lang::De, eur))
    }

    #[test]
    fn every_cell_is_written_for_people_and_for_machines() {
        let day = BusinessDay::parse("2026-11-20").unwrap();
        for (cell, people, machines) in [
            (Cell::Empty, "–", ""),
            (Cell::Text("Tiramisù".into()), "Tiramisù", "Tiramisù"),
            (Cell::Key("total"), &Lang::De.t("total"), &Lang::De.t("total")),
            (Cell::Count(12_345), "12.345", "12345"),
            (Cell::Money(Money(-123_456)), "-1.234,56\u{a0}€", "-1234.56"),
            (Cell::Share(0.063), "6,3\u{a0}%", "0.063"),
            (Cell::Change(0.25), "+25\u{a0}%", "0.25"),
            (Cell::Decimal(2.26), "2,3", "2.26"),
            (Cell::Seconds(130), "2\u{a0}min 10\u{a0}s", "130"),
            (Cell::Day(day), "Fr 20.11.2026", "2026-11-20"),
            (Cell::Month(2026, 3), "März 2026", "2026-03"),
            (Cell::Hour(9), "09:00", "9"),
            (Cell::Weekday(1), "Montag", "1"),
            (Cell::Share(f64::NAN), "–", ""),
            (Cell::Change(f64::INFINITY), "–", ""),
            (Cell::Decimal(-0.00001), "0,0", "0"),
        ] {
            assert_eq!(both(&cell), (people.into(), machines.into()), "{cell:?}");
        }
        let jpy = Currency::parse("JPY").unwrap();
        assert_eq!(Cell::Money(Money(1250)).plain(Lang::En, jpy), "1250");
    }
}
