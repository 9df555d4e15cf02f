//! Hours in a form: a row for each span, with its days and times, or the dates that it is about.
//!
//! What was typed is carried as one text in the written form of [`Hours`], also where it is not
//! complete (`mon 12:00-`): so the rows come back as they were typed, and one place judges them.

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;

use super::Words;
use crate::base::hours::{CLOSED, DAYS, NO_DAY, days};

/// So many empty rows wait below those that are filled.
const SPARE: usize = 2;

/// One span, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    days: [bool; 7],
    from: String,
    to: String,
    first: String,
    last: String,
    closed: bool,
}

impl Row {
    /// Whether it is about certain dates; only such a row can be closed.
    fn is_dated(&self) -> bool {
        self.closed || !self.first.is_empty() || !self.last.is_empty()
    }
}

/// The rows of one field.
#[derive(Template)]
#[template(path = "admin/_hours.html")]
pub struct HoursField {
    t: Words,
    key: String,
    label: String,
    hint: String,
    error: Option<String>,
    now: Option<String>,
    weekly: Vec<Row>,
    dated: Vec<Row>,
}
impl HtmlSafe for HoursField {}

impl HoursField {
    /// The rows of a text, with what is said of the field.
    pub fn new(t: Words, key: &str, value: &str, label: String, hint: String) -> HoursField {
        let (dated, weekly) = rows(value).into_iter().partition(Row::is_dated);
        HoursField {
            t,
            key: key.into(),
            label,
            hint,
            error: None,
            now: None,
            weekly,
            dated,
        }
    }

    /// With what is wrong with it, and what stands now where somebody else saved meanwhile.
    #[must_use]
    pub fn told(self, error: Option<String>, now: Option<String>) -> HoursField {
        HoursField { error, now, ..self }
    }

    /// The rows of a kind, numbered through the field.
    fn numbered(&self, dated: bool) -> Vec<(usize, &Row)> {
        let weekly = self.weekly.iter().enumerate();
        let after = self.weekly.len() + SPARE;
        if dated {
            self.dated.iter().enumerate().map(|(n, row)| (n + after, row)).collect()
        } else {
            weekly.collect()
        }
    }

    /// The numbers of the empty rows of a kind.
    fn spare(&self, dated: bool) -> std::ops::Range<usize> {
        let first = if dated {
            self.weekly.len() + SPARE + self.dated.len()
        } else {
            self.weekly.len()
        };
        first..first + SPARE
    }

    /// One row.
    fn row<'a>(&'a self, number: usize, row: &'a Row, dated: bool) -> RowPart<'a> {
        RowPart {
            field: self,
            number,
            row,
            dated,
        }
    }

    /// An empty row.
    fn empty(&self, number: usize, dated: bool) -> RowPart<'_> {
        static EMPTY: Row = Row {
            days: [false; 7],
            from: String::new(),
            to: String::new(),
            first: String::new(),
            last: String::new(),
            closed: false,
        };
        self.row(number, &EMPTY, dated)
    }
}

/// One row of the form.
#[derive(Template)]
#[template(path = "admin/_hours_row.html")]
struct RowPart<'a> {
    field: &'a HoursField,
    number: usize,
    row: &'a Row,
    dated: bool,
}
impl HtmlSafe for RowPart<'_> {}

impl RowPart<'_> {
    /// What the row's fields are called before the dot.
    fn name(&self) -> String {
        format!("{}.{}", self.field.key, self.number)
    }

    /// Each day: its word, its name, and whether the row has it.
    fn days(&self) -> Vec<(&'static str, String, bool)> {
        let day = |(day, on): (&&'static str, bool)| (*day, self.field.t.t(&format!("day-{day}")), on);
        DAYS.iter().zip(self.row.days).map(day).collect()
    }
}

/// Reads the rows out of a text that may not be complete.
fn rows(text: &str) -> Vec<Row> {
    let mut all = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (mut row, mut spans, mut named) = (Row::default(), Vec::new(), false);
        for word in part.split_whitespace() {
            if let Some((first, last)) = word.split_once("..") {
                (row.first, row.last) = (first.into(), last.into());
            } else if word == CLOSED {
                row.closed = true;
            } else if word.contains(':') {
                let (from, to) = word.split_once('-').unwrap_or((word, ""));
                // A field for a time knows no 24:00.
                spans.push((from.to_string(), to.replace("24:00", "00:00")));
            } else {
                row.days = days(word).unwrap_or_default();
                named = true;
            }
        }
        if !named && !row.is_dated() {
            row.days = [true; 7];
        }
        if spans.is_empty() {
            all.push(row.clone());
        }
        all.extend(spans.into_iter().map(|(from, to)| Row {
            from,
            to,
            ..row.clone()
        }));
    }
    all
}

/// Puts the rows of a form (`hours.0.from`) together to the one field that they are, without the one that
/// a button took away (`hours.drop`); a form that has the field itself stays as it is.
pub fn gather(fields: &mut Vec<(String, String)>, key: &str) {
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    fields.retain(|(name, value)| {
        let part = name.strip_prefix(key).and_then(|rest| rest.strip_prefix('.')?.split_once('.'));
        let Some((number, part)) = part.and_then(|(n, part)| Some((n.parse().ok()?, part))) else {
            return true;
        };
        put(rows.entry(number).or_default(), part, value.trim());
        false
    });
    let dropped = fields.iter().find(|(name, _)| *name == dropping(key)).and_then(|(_, n)| n.parse().ok());
    if let Some(number) = dropped {
        rows.insert(number, Row::default());
    }
    if !rows.is_empty() {
        fields.push((key.into(), written(rows.values())));
    }
}

/// The name of the buttons that take a row away.
pub fn dropping(key: &str) -> String {
    format!("{key}.drop")
}

fn put(row: &mut Row, part: &str, value: &str) {
    // What a browser sends has no spaces; what has some would be read as other words.
    let plain = || value.split_whitespace().collect::<String>().replace(';', "");
    match part {
        "day" => {
            if let Some(day) = DAYS.iter().position(|day| *day == value) {
                row.days[day] = true;
            }
        }
        "from" => row.from = plain(),
        "to" => row.to = plain(),
        "first" => row.first = plain(),
        "last" => row.last = plain(),
        "closed" => row.closed = true,
        _ => {}
    }
}

/// The written form of some rows; rows next to each other with the same days are one part.
fn written<'r>(rows: impl Iterator<Item = &'r Row>) -> String {
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows.filter(|row| **row != Row::default()) {
        let days = days_of(row);
        let span = match (row.from.as_str(), row.to.as_str()) {
            _ if row.closed => CLOSED.into(),
            ("", "") => String::new(),
            (from, "00:00") => format!("{from}-24:00"),
            (from, to) => format!("{from}-{to}"),
        };
        match parts.last_mut() {
            Some((same, spans)) if *same == days && !row.closed && !spans.iter().any(|s| s == CLOSED) => {
                spans.push(span)
            }
            _ => parts.push((days, vec![span])),
        }
    }
    let part = |(days, spans): (String, Vec<String>)| format!("{days} {}", spans.join(" ")).trim().to_string();
    parts.into_iter().map(part).collect::<Vec<_>>().join("; ")
}

/// The dates and the days of a row.
fn days_of(row: &Row) -> String {
    let mut words = Vec::new();
    match (row.first.as_str(), row.last.as_str()) {
        ("", "") => {}
        (first, "") => words.push(format!("{first}..{first}")),
        (first, last) => words.push(format!("{first}..{last}")),
    }
    let named: Vec<&str> = (0..7).filter(|n| row.days[*n]).map(|n| DAYS[n]).collect();
    match named.len() {
        // Certain dates need no days, and where all are ticked they stay so.
        0 if row.is_dated() => {}
        0 => words.push(NO_DAY.into()),
        7 if row.is_dated() => words.push("mon-sun".into()),
        7 => {}
        _ => words.push(named.join(",")),
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::hours::Hours;

    fn typed(fields: &[(&str, &str)]) -> String {
        let mut fields: Vec<_> = fields.iter().map(|(k, v)| ((*k).to_string(), (*v).to_string())).collect();
        gather(&mut fields, "hours");
        assert_eq!(fields.len(), 1, "{fields:?}");
        fields.remove(0).1
    }

    #[test]
    fn rows_make_the_written_form_and_come_back() {
        let text = typed(&[
            ("hours.0.day", "mon"),
            ("hours.0.day", "tue"),
            ("hours.0.from", "12:00"),
            ("hours.0.to", "14:30"),
            ("hours.1.day", "mon"),
            ("hours.1.day", "tue"),
            ("hours.1.from", "18:00"),
            ("hours.1.to", "00:00"),
            ("hours.2.from", ""),
            ("hours.10.first", "2026-12-25"),
            ("hours.10.last", ""),
            ("hours.10.closed", "on"),
        ]);
        assert_eq!(text, "mon,tue 12:00-14:30 18:00-24:00; 2026-12-25..2026-12-25 closed");
        assert_eq!(Hours::parse(&text).unwrap().to_string(), text);
        let read = rows(&text);
        assert_eq!(read.len(), 3);
        assert_eq!((read[1].from.as_str(), read[1].to.as_str()), ("18:00", "00:00"));
        assert_eq!(written(read.iter()), text);
    }

    #[test]
    fn what_is_not_complete_is_refused_and_kept() {
        for fields in [
            &[("hours.0.day", "mon")][..],
            &[("hours.0.from", "12:00")],
            &[("hours.0.to", "12:00")],
            &[("hours.0.last", "2026-12-25"), ("hours.0.closed", "on")],
            &[("hours.0.closed", "on")],
            &[("hours.0.from", "12:00"), ("hours.0.to", "1 mon 2")],
            &[("hours.0.from", "12:00"), ("hours.0.to", "13:00")],
        ] {
            let text = typed(fields);
            assert_eq!(Hours::parse(&text), None, "{text}");
            assert_eq!(written(rows(&text).iter()), text);
        }
        assert_eq!(typed(&[("hours.0.from", ""), ("hours.0.to", "")]), "");
        assert_eq!(typed(&[("hours", "mon 12:00-13:00")]), "mon 12:00-13:00");
    }

    #[test]
    fn seven_ticked_days_stay_ticked_and_a_row_can_be_taken_away() {
        let week = DAYS.map(|day| ("hours.0.day", day));
        let wrong = [&week[..], &[("hours.0.from", "12:00"), ("hours.1.first", "2026-12-24")]].concat();
        let read = rows(&typed(&wrong));
        assert_eq!((read[0].days, read[1].days), ([true; 7], [false; 7]));
        let dated = [&week[..], &[("hours.0.first", "2026-12-24")]].concat();
        assert_eq!(rows(&typed(&dated))[0].days, [true; 7]);
        let mut fields: Vec<_> = wrong.iter().map(|(k, v)| ((*k).to_string(), (*v).to_string())).collect();
        fields.push((dropping("hours"), "0".into()));
        gather(&mut fields, "hours");
        let text = &fields.iter().find(|(name, _)| name == "hours").unwrap().1;
        assert_eq!(text, "2026-12-24..2026-12-24");
    }
}
