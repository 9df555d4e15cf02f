//! Figures as typed values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::insights::sheet::{Cell, Column};
use crate::web::pages::admin::insights::{Card, Section};
use crate::web::ui::Words;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Unit)]
pub enum UnitJson {
    /// How many.
    Count,
    /// A whole number of the currency's smallest unit.
    Money,
    /// A part of a whole, parts per million.
    Share,
    /// A change against what was, parts per million.
    Change,
    /// A number, such as an average.
    Number,
    /// A span of time.
    Seconds,
    /// A business day (ISO 8601).
    Day,
    /// A year and a month, such as `2026-03`.
    Month,
    /// An hour on the wall clock, 0 to 23.
    Hour,
    /// A day of the week, 1 for Monday.
    Weekday,
    /// A name that people gave.
    Text,
    /// A word of the house, the same in every language; the table's `words` say it in the caller's.
    Word,
}

/// A value; what is not known is null, never 0.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueJson {
    /// A whole number.
    Whole(i64),
    /// One with decimals.
    Number(f64),
    /// Anything else.
    Text(String),
}

// A whole number is a number too, so a choice of one among these, as would be derived, fits none.
impl PartialSchema for ValueJson {
    fn schema() -> RefOr<Schema> {
        let kinds = SchemaType::from_iter([Type::Number, Type::String]);
        let says = "A value, of the unit that stands beside it";
        ObjectBuilder::new().schema_type(kinds).description(Some(says)).into()
    }
}

impl ToSchema for ValueJson {
    fn name() -> Cow<'static, str> {
        "Figure".into()
    }
}

/// Parts per million.
fn ppm(part: f64) -> ValueJson {
    ValueJson::Whole((part * 1e6).round() as i64)
}

/// Its unit and value; `None` for what is not known.
fn typed(cell: &Cell) -> Option<(UnitJson, ValueJson)> {
    Some(match cell.known() {
        Cell::Empty => return None,
        Cell::Text(text) => (UnitJson::Text, ValueJson::Text(text.clone())),
        Cell::Key(key) => (UnitJson::Word, ValueJson::Text((*key).into())),
        Cell::Count(n) => (UnitJson::Count, ValueJson::Whole(*n)),
        Cell::Money(amount) => (UnitJson::Money, ValueJson::Whole(amount.0)),
        Cell::Share(part) => (UnitJson::Share, ppm(*part)),
        Cell::Change(part) => (UnitJson::Change, ppm(*part)),
        Cell::Decimal(number) => (UnitJson::Number, ValueJson::Number(*number)),
        Cell::Seconds(n) => (UnitJson::Seconds, ValueJson::Whole(*n)),
        Cell::Day(day) => (UnitJson::Day, ValueJson::Text(day.date().to_string())),
        Cell::Month(year, month) => (UnitJson::Month, ValueJson::Text(format!("{year:04}-{month:02}"))),
        Cell::Hour(hour) => (UnitJson::Hour, ValueJson::Whole((*hour).into())),
        Cell::Weekday(day) => (UnitJson::Weekday, ValueJson::Whole((*day).into())),
    })
}

fn value(cell: &Cell) -> Option<ValueJson> {
    typed(cell).map(|(_, value)| value)
}

fn unit(cell: &Cell) -> Option<UnitJson> {
    typed(cell).map(|(unit, _)| unit)
}

/// What else belongs to a number.
#[derive(Serialize, ToSchema)]
#[schema(as = InsightsMore)]
pub struct MoreJson {
    #[schema(examples("ninth-decile"))]
    key: &'static str,
    unit: Option<UnitJson>,
    value: Option<ValueJson>,
}

/// A number that stands for itself.
#[derive(Serialize, ToSchema)]
#[schema(as = InsightsCard)]
pub struct CardJson {
    #[schema(examples("gross"))]
    key: &'static str,
    /// In the caller's language.
    title: String,
    /// How it is counted, in the caller's language.
    what: String,
    /// The unit of `value` and `was`; null where neither is known.
    unit: Option<UnitJson>,
    value: Option<ValueJson>,
    /// What it is compared with.
    was: Option<ValueJson>,
    /// How much more it is than that, parts per million.
    change_ppm: Option<i64>,
    more: Vec<MoreJson>,
}

/// The key of a figure, for machines.
fn key(title: &'static str) -> &'static str {
    title.strip_prefix("figure-").unwrap_or(title)
}

impl CardJson {
    /// A number; `compared` says whether what it is compared with is known.
    pub fn new(t: Words, card: &Card, compared: bool) -> CardJson {
        let [is, was] = &card.figures;
        let more = card.more.iter().map(|(key, cell)| MoreJson {
            key,
            unit: unit(cell),
            value: value(cell),
        });
        CardJson {
            key: key(card.title),
            title: t.t(card.title),
            what: t.t(&format!("what-{}", card.title)),
            unit: unit(is).or_else(|| unit(was)),
            value: value(is),
            was: value(was).filter(|_| compared),
            change_ppm: card.change,
            more: more.collect(),
        }
    }
}

/// A column of a table.
#[derive(Serialize, ToSchema)]
#[schema(as = InsightsColumn)]
pub struct ColumnJson {
    #[schema(examples("gross"))]
    key: &'static str,
    /// In the caller's language.
    title: String,
    /// The unit of its values; null where none is known.
    unit: Option<UnitJson>,
}

/// A table of figures.
#[derive(Serialize, ToSchema)]
#[schema(as = InsightsTable)]
pub struct TableJson {
    /// As in the names of its files.
    #[schema(examples("days"))]
    name: &'static str,
    /// In the caller's language.
    title: String,
    /// How it is counted, in the caller's language.
    what: String,
    columns: Vec<ColumnJson>,
    /// A value for each column.
    rows: Vec<Vec<Option<ValueJson>>>,
    /// The dish of each row, where rows are dishes; else empty.
    dishes: Vec<i64>,
    /// The words of the house that stand in it, in the caller's language.
    words: BTreeMap<String, String>,
}

impl TableJson {
    /// The table of a section.
    pub fn new(t: Words, section: &Section) -> TableJson {
        let sheet = &section.sheet;
        let column = |(at, column): (usize, &Column)| ColumnJson {
            key: column.name,
            title: t.t(column.title),
            unit: sheet.rows.iter().filter_map(|row| row.get(at)).find_map(unit),
        };
        let words = sheet.rows.iter().flatten().filter_map(|cell| match cell {
            Cell::Key(key) => Some(((*key).to_string(), t.t(key))),
            _ => None,
        });
        TableJson {
            name: sheet.name,
            title: t.t(sheet.title),
            what: t.t(&format!("what-{}", sheet.title)),
            columns: sheet.columns.iter().enumerate().map(column).collect(),
            rows: sheet.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
            dishes: section.things.iter().map(|thing| thing.0).collect(),
            words: words.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Money;

    #[test]
    fn every_cell_has_its_unit_and_what_is_not_known_is_null() {
        for (cell, json, word) in [
            (Cell::Empty, "null", None),
            (Cell::Share(f64::NAN), "null", None),
            (Cell::Count(0), "0", Some(UnitJson::Count)),
            (Cell::Money(Money(-1250)), "-1250", Some(UnitJson::Money)),
            (Cell::Share(0.063), "63000", Some(UnitJson::Share)),
            (Cell::Change(-0.25), "-250000", Some(UnitJson::Change)),
            (Cell::Decimal(2.5), "2.5", Some(UnitJson::Number)),
            (Cell::Month(2026, 3), "\"2026-03\"", Some(UnitJson::Month)),
            (Cell::Key("total"), "\"total\"", Some(UnitJson::Word)),
        ] {
            assert_eq!(serde_json::to_string(&value(&cell)).unwrap(), json, "{cell:?}");
            assert_eq!(unit(&cell), word, "{cell:?}");
        }
    }
}
