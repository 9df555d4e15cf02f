//! The menu as a table that a spreadsheet can edit: one row for each thing, in
//! the order of the menu, under a head of column names.
//!
//! A row's `kind` says what it is; it belongs to the nearest row above it that
//! can hold it. Here a table only becomes the same tree as a JSON file, and
//! back: what may stand in a field is decided in one place, and the problems
//! found there are told by line and column.

mod places;
mod read;

use csv::{Terminator, WriterBuilder};
use serde_json::{Value, json};

use super::DAYS;
use crate::base::{Error, Result as Answer};

pub(super) use read::read;

/// What a row can be, with the lists in which it stands, from the outside in.
const KINDS: [(&str, &[&str]); 6] = [
    ("station", &["stations"]),
    ("category", &["categories"]),
    ("item", &["categories", "items"]),
    ("group", &["categories", "items", "groups"]),
    ("option", &["categories", "items", "groups", "options"]),
    ("removal", &["categories", "items", "removals"]),
];
/// The columns; what follows a colon is a language, a currency or a weekday.
const COLUMNS: [&str; 20] = [
    "kind",
    "key",
    "name:",
    "description:",
    "price:",
    "tax_percent",
    "station",
    "tags",
    "allergens",
    "picture",
    "available",
    "stock",
    "restock:",
    "cost",
    "hidden",
    "hours",
    "min",
    "max",
    "warn_minutes",
    "late_minutes",
];
/// What Excel and its kin take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one.
fn defused(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

/// What was meant by a cell: [`defused`] turned back.
fn meant(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// A column of the head: the field, and what follows the colon.
struct Column {
    field: String,
    of: Option<String>,
}

impl Column {
    fn parse(name: &str) -> Option<Column> {
        let (field, of) = match name.split_once(':') {
            Some((field, of)) => (field, Some(of.trim())),
            None => (name, None),
        };
        let known = match of {
            Some("") => false,
            Some(day) if field == "restock" => DAYS.contains(&day),
            Some(_) => COLUMNS.iter().any(|c| c.strip_suffix(':') == Some(field)),
            None => COLUMNS.contains(&field),
        };
        known.then(|| Column {
            field: field.to_string(),
            of: of.map(String::from),
        })
    }

    fn name(&self) -> String {
        match &self.of {
            Some(of) => format!("{}:{of}", self.field),
            None => self.field.clone(),
        }
    }
}

/// Writes the tree of a JSON file as a table, with a byte order mark, by which Excel knows UTF-8.
pub(super) fn write(file: &Value) -> Answer<String> {
    let fault = |e: &dyn std::fmt::Display| Error::fault(format!("csv: {e}"));
    let head = head(file);
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    out.write_record(head.iter().map(Column::name)).map_err(|e| fault(&e))?;
    let mut rows = Vec::new();
    for list in ["stations", "categories"] {
        rows_of(file, list, &mut rows);
    }
    for (kind, thing) in rows {
        out.write_record(head.iter().map(|c| cell(kind, thing, c))).map_err(|e| fault(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| fault(&e))?;
    let text = String::from_utf8(bytes).map_err(|e| fault(&e))?;
    Ok(format!("\u{feff}{text}"))
}

fn head(file: &Value) -> Vec<Column> {
    let words = |list: &Value| -> Vec<String> {
        let all = list.as_array().into_iter().flatten();
        all.filter_map(|w| w.as_str().map(String::from)).collect()
    };
    let mut head = Vec::new();
    for column in COLUMNS.iter() {
        let (field, many) = match column.strip_suffix(':') {
            None => (*column, Vec::new()),
            Some("price") => ("price", words(&json!([file["currency"]]))),
            Some("restock") => ("restock", DAYS.map(String::from).to_vec()),
            Some(field) => (field, words(&file["languages"])),
        };
        let field = field.to_string();
        if column.ends_with(':') {
            head.extend(many.into_iter().map(|of| Column {
                field: field.clone(),
                of: Some(of),
            }));
        } else {
            head.push(Column { field, of: None });
        }
    }
    head
}

/// The things of a list, each followed by what it holds.
fn rows_of<'v>(holder: &'v Value, list: &str, rows: &mut Vec<(&'static str, &'v Value)>) {
    let Some((kind, _)) = KINDS.iter().find(|(_, lists)| lists.last() == Some(&list)) else {
        return;
    };
    for thing in holder[list].as_array().into_iter().flatten() {
        rows.push((kind, thing));
        for inner in ["items", "groups", "options", "removals"] {
            rows_of(thing, inner, rows);
        }
    }
}

fn cell(kind: &str, thing: &Value, column: &Column) -> String {
    if column.field == "kind" {
        return kind.to_string();
    }
    let value = &thing[&column.field];
    let value = match &column.of {
        Some(of) if column.field != "price" => &value[of],
        _ => value,
    };
    match value {
        Value::String(text) => defused(text),
        Value::Bool(flag) => super::changes::yes(*flag).into(),
        Value::Number(n) => n.to_string(),
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
