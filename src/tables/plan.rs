//! The plan of the house, as its owner draws it: which tables there are, in which areas and order.

pub mod actions;
pub mod queries;

use super::TableKind;
use crate::base::text::Name;
use crate::base::{Error, Msg, Result};

/// How many tables are added at once, at most.
pub const MANY_MAX: u64 = 100;

/// Where a table stands, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The area.
    pub area: Name,
    /// What it is.
    pub kind: TableKind,
    /// How many people sit there; 0 at a counter.
    pub seats: i64,
}

impl Place {
    /// A place as somebody typed it. A counter has no seats, whatever was typed.
    ///
    /// # Errors
    /// `Invalid` on `area`, and on `seats` outside 1 to 99; `Malformed` if a part was no text.
    pub fn new(area: &str, kind: TableKind, seats: Option<i64>) -> Result<Place> {
        let seats = match kind {
            TableKind::Counter => Some(0),
            TableKind::Table => seats.filter(|n| (1..=99).contains(n)),
        };
        let mut wrong = Vec::new();
        let area = match Name::parse(area) {
            Ok(area) => Some(area),
            Err(Error::Invalid(told)) => {
                wrong.extend(told.into_iter().map(|(_, msg)| ("area", msg)));
                None
            }
            Err(e) => return Err(e),
        };
        if seats.is_none() {
            wrong.push(("seats", Msg::new("error-covers")));
        }
        match (area, seats) {
            (Some(area), Some(seats)) => Ok(Place { area, kind, seats }),
            _ => Err(Error::Invalid(wrong)),
        }
    }

    /// A table with seats.
    ///
    /// # Errors
    /// As [`Place::new`].
    pub fn table(area: &str, seats: i64) -> Result<Place> {
        Place::new(area, TableKind::Table, Some(seats))
    }
}

/// The names from the first to the last one: `T8` and `T12` are T8, T9 and so on. Without
/// a last one it is the first alone. Zeros in front stay: `01` to `12`.
///
/// # Errors
/// `Invalid` on `name`, or on `last` if it does not go on from the first or is too far away;
/// `Malformed` if a part was no text.
pub fn names(first: &str, last: &str) -> Result<Vec<Name>> {
    let name = Name::parse(first)?;
    if last.trim().is_empty() {
        return Ok(vec![name]);
    }
    let wrong = |key| Error::field("last", Msg::new(key).number("max", MANY_MAX as i64));
    let last = Name::parse(last)?;
    let (begin, from, width) = numbered(name.as_str()).ok_or_else(|| wrong("cards-error-range"))?;
    let (other, to, _) = numbered(last.as_str()).ok_or_else(|| wrong("cards-error-range"))?;
    if begin.to_lowercase() != other.to_lowercase() || to < from {
        return Err(wrong("cards-error-range"));
    }
    if to - from >= MANY_MAX {
        return Err(wrong("cards-error-many"));
    }
    (from..=to).map(|n| Name::parse(&format!("{begin}{n:0width$}"))).collect()
}

/// New tables as somebody typed them: their names, as [`names`] reads them, and their place.
///
/// # Errors
/// Everything that is wrong with both.
pub fn read(first: &str, last: &str, area: &str, kind: TableKind, seats: Option<i64>) -> Result<(Vec<Name>, Place)> {
    match (names(first, last), Place::new(area, kind, seats)) {
        (Ok(names), Ok(place)) => Ok((names, place)),
        (Err(Error::Invalid(mut wrong)), Err(Error::Invalid(more))) => {
            wrong.extend(more);
            Err(Error::Invalid(wrong))
        }
        (Err(e), _) | (_, Err(e)) => Err(e),
    }
}

/// A name's beginning, the number at its end, and how wide that is written if zeros lead it.
fn numbered(name: &str) -> Option<(&str, u64, usize)> {
    let begin = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &name[begin.len()..];
    let width = if digits.starts_with('0') { digits.len() } else { 0 };
    Some((begin, digits.parse().ok()?, width))
}

#[cfg(test)]
mod tests;
