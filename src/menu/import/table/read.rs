//! Reads a table into the tree of a JSON file.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value, json};

use super::places::{Places, place};
use super::{COLUMNS, Column, KINDS, meant};
use crate::base::Msg;
use crate::menu::import::{Problem, without_mark};

/// Reads a table into the tree of a JSON file.
pub(in crate::menu::import) fn read(bytes: &[u8]) -> Result<(Value, Places), Vec<Problem>> {
    let bytes = without_mark(bytes);
    let text = str::from_utf8(bytes).map_err(|e| {
        let line = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        let path = format!("line {line}");
        let sentence = Msg::new("menu-table-utf8");
        vec![Problem {
            path,
            name: String::new(),
            sentence,
        }]
    })?;
    let head = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let semicolons = head.matches(';').count() > head.matches(',').count();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut lines = Lines {
        text: text.as_bytes(),
        at: 0,
        line: 1,
    };
    for record in reader.records() {
        // Only bytes that are no text fail, and they are refused above.
        let Ok(record) = record else { break };
        table.record(lines.of(&record), &record);
    }
    table.end()
}

/// Counts the lines of a text up to a row. The reader's own count is the end of the row before.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, record: &StringRecord) -> u64 {
        let begin = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        // Between two rows there are the end of a line, and blank lines, which the reader skips.
        while let Some(byte) = self.text.get(self.at) {
            if self.at >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// A column as one may write it.
fn shown(column: &str) -> String {
    match column {
        "price:" => "price:EUR".into(),
        "restock:" => "restock:mon".into(),
        column if column.ends_with(':') => format!("{column}en"),
        column => column.into(),
    }
}

/// Without the spaces around a cell; other spaces than these may be a part of a name.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches([' ', '\t', '\r', '\n'])
}

/// A table while it is read.
#[derive(Default)]
struct Table {
    /// By position; `None` for one without a name.
    head: Option<Vec<Option<Column>>>,
    /// Whether the head cannot be understood; nothing can be said of the rows then.
    headless: bool,
    tree: Map<String, Value>,
    lines: HashMap<String, u64>,
    /// With their lines.
    problems: Vec<(u64, Problem)>,
    /// Whether a row above could not be read, so that nobody knows where the next ones belong.
    lost: bool,
}

impl Table {
    fn add(&mut self, line: u64, column: &str, sentence: Msg) {
        let path = place(line, column);
        self.problems.push((
            line,
            Problem {
                path,
                name: String::new(),
                sentence,
            },
        ));
    }

    fn record(&mut self, line: u64, record: &StringRecord) {
        let cells: Vec<&str> = record.iter().map(|c| trimmed(meant(trimmed(c)))).collect();
        if cells.iter().all(|c| c.is_empty()) {
            return;
        }
        match self.head.take() {
            None => {
                self.head = Some(self.columns(line, &cells));
                self.headless = !self.problems.is_empty();
            }
            Some(head) if self.headless => self.head = Some(head),
            Some(head) => {
                self.row(line, &head, &cells);
                self.head = Some(head);
            }
        }
    }

    fn columns(&mut self, line: u64, cells: &[&str]) -> Vec<Option<Column>> {
        let mut head: Vec<Option<Column>> = Vec::new();
        for cell in cells {
            let column = Column::parse(cell);
            let name = column.as_ref().map(Column::name);
            if column.is_none() && !cell.is_empty() {
                let sentence = Msg::new("menu-table-column").text("known", COLUMNS.map(shown).join(", "));
                self.add(line, cell, sentence);
            } else if name.is_some() && head.iter().flatten().any(|c| Some(c.name()) == name) {
                let sentence = Msg::new("menu-file-twice").text("key", *cell);
                self.add(line, cell, sentence);
            }
            head.push(column);
        }
        for needed in ["kind", "key"] {
            if !head.iter().flatten().any(|c| c.field == needed) {
                let sentence = Msg::new("menu-table-missing").text("column", needed);
                self.add(line, "", sentence);
            }
        }
        head
    }

    fn row(&mut self, line: u64, head: &[Option<Column>], cells: &[&str]) {
        let mut kind = "";
        let mut fields = Map::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            match head.get(at).and_then(Option::as_ref) {
                Some(column) if column.field == "kind" => kind = cell,
                Some(column) => put(&mut fields, column, cell),
                None => {
                    let sentence = Msg::new("menu-table-beyond").text("cell", *cell);
                    self.add(line, "", sentence);
                }
            }
        }
        let known = KINDS.iter().find(|(word, _)| *word == kind);
        let Some((_, lists)) = known else {
            let sentence = Msg::new("menu-file-word").text("known", KINDS.map(|(word, _)| word).join(", "));
            self.add(line, "kind", sentence);
            self.lost = true;
            return;
        };
        self.lost = self.lost && lists.len() > 2;
        if !self.lost {
            self.hang(line, lists, fields);
        }
    }

    /// Hangs a row into the tree, at the end of the innermost of its lists.
    fn hang(&mut self, line: u64, lists: &[&str], mut fields: Map<String, Value>) {
        let (Some((own, outer)), mut path) = (lists.split_last(), String::new()) else {
            return;
        };
        let mut node = &mut self.tree;
        for list in outer {
            let count = node.get(*list).and_then(Value::as_array).map_or(0, Vec::len);
            let last = node.get_mut(*list).and_then(|all| all.as_array_mut()?.last_mut()?.as_object_mut());
            let Some(last) = last else {
                let above = KINDS.iter().find(|(_, lists)| lists.last() == Some(list)).map_or("", |(word, _)| word);
                let sentence = Msg::new("menu-table-orphan").text("kind", above);
                self.add(line, "kind", sentence);
                return;
            };
            path = format!("{path}{list}[{}].", count - 1);
            node = last;
        }
        // Lists that must be there stand for themselves in a table: no row, nothing in it.
        let inner = match *own {
            "categories" => Some("items"),
            "groups" => Some("options"),
            _ => None,
        };
        fields.extend(inner.map(|list| (list.to_string(), json!([]))));
        if let Some(all) = node.entry(*own).or_insert_with(|| json!([])).as_array_mut() {
            self.lines.insert(format!("{path}{own}[{}]", all.len()), line);
            all.push(Value::Object(fields));
        }
    }

    fn end(mut self) -> Result<(Value, Places), Vec<Problem>> {
        let Some(head) = self.head.take().filter(|_| !self.headless) else {
            if !self.headless {
                self.add(1, "", Msg::new("menu-table-empty"));
            }
            return Err(self.problems.into_iter().map(|(_, p)| p).collect());
        };
        let columns: Vec<Column> = head.into_iter().flatten().collect();
        let mut languages: Vec<&String> = Vec::new();
        for column in columns.iter().filter(|c| c.field == "name" || c.field == "description") {
            languages.extend(column.of.iter().filter(|l| !languages.contains(l)).collect::<Vec<_>>());
        }
        let currency = columns.iter().find(|c| c.field == "price").and_then(|c| c.of.as_ref());
        self.tree.insert("format".into(), json!("comanda-menu"));
        self.tree.insert("version".into(), json!(1));
        self.tree.insert("currency".into(), json!(currency));
        self.tree.insert("languages".into(), json!(languages));
        for list in ["stations", "categories"] {
            self.tree.entry(list).or_insert_with(|| json!([]));
        }
        let places = Places {
            lines: self.lines,
            columns,
            problems: self.problems,
        };
        Ok((Value::Object(self.tree), places))
    }
}

/// Puts a cell into its field. What is not of the field's kind stays a text, which is refused as such later.
fn put(fields: &mut Map<String, Value>, column: &Column, cell: &str) {
    let number = || cell.parse::<i64>().map_or_else(|_| json!(cell), |n| json!(n));
    let value = match column.field.as_str() {
        "tags" | "allergens" => json!(cell.split([' ', ',', ';']).filter(|w| !w.is_empty()).collect::<Vec<_>>()),
        "available" | "hidden" => match cell.to_lowercase().as_str() {
            "yes" | "true" => json!(true),
            "no" | "false" => json!(false),
            _ => json!(cell),
        },
        "stock" | "restock" | "min" | "max" | "warn_minutes" | "late_minutes" => number(),
        _ => json!(cell),
    };
    match &column.of {
        Some(of) if column.field != "price" => {
            let whole = fields.entry(&column.field).or_insert_with(|| json!({}));
            whole[of] = value;
        }
        _ => {
            fields.insert(column.field.clone(), value);
        }
    }
}
