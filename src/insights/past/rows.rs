//! The rows of a table, one by one: each is understood whole, or its problems are told.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::civil::Date;

use super::cells::{Cell, Written, clock, named, rate_ppm, short, split, written};
use super::columns::{Columns, Field};
use super::file::{Table, open, unreadable};
use super::{Problem, Problems, Row};
use crate::base::money::Currency;
use crate::base::time::{BusinessDay, Calendar};
use crate::base::{Money, Msg};

/// In which order a file writes day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// What the rows are read by.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The house's currency.
    pub currency: Currency,
    /// The house's time zone and cut-over.
    pub calendar: Calendar,
    /// Its business day: nothing was sold later.
    pub today: BusinessDay,
    /// Which column is what, as far as somebody said.
    pub said: super::columns::Said,
    /// The order of day and month, if somebody said.
    pub order: Option<DayOrder>,
}

/// Rows of one order are not further apart: till systems number their orders anew each day.
const ONE_ORDER_MS: i64 = 3 * 3_600_000;

/// The rows of a file.
pub struct Rows {
    table: Table,
    record: csv::ByteRecord,
    columns: Columns,
    reading: Reading,
    /// The order of the row before, its business day, and when that row was.
    last: Option<(String, BusinessDay, i64)>,
}

impl Rows {
    /// Opens a file, finds its columns, and looks through it for the order of day and month. Its bytes
    /// are counted as they are read: once, or twice where nobody said that order.
    ///
    /// # Errors
    /// What makes the file as a whole unreadable.
    pub fn open(path: &Path, reading: &Reading, counter: &Arc<AtomicU64>) -> Result<Rows, Problems> {
        let mut rows = Rows::begin(path, reading, counter)?;
        if rows.reading.order.is_none() {
            let order = rows.look()?;
            rows = Rows::begin(path, reading, counter)?;
            rows.reading.order = order;
        }
        Ok(rows)
    }

    fn begin(path: &Path, reading: &Reading, counter: &Arc<AtomicU64>) -> Result<Rows, Problems> {
        let table = open(path, counter)?;
        let (columns, problems) = Columns::find(&table.head, &reading.said)?;
        if problems.count > 0 {
            return Err(problems);
        }
        let reading = reading.clone();
        Ok(Rows {
            table,
            record: csv::ByteRecord::new(),
            columns,
            reading,
            last: None,
        })
    }

    /// The order of day and month that all dates agree with; `None` where none says.
    fn look(&mut self) -> Result<Option<DayOrder>, Problems> {
        let (mut proof, mut unsure, mut problems) = (None, None, Problems::default());
        while self.advance()? {
            let Ok(Written::Either(a, b, year)) = self.text(Field::Date).and_then(|t| written(split(&t).0)) else {
                continue;
            };
            let order = match (Date::new(year, b, a).is_ok(), Date::new(year, a, b).is_ok()) {
                (true, false) => DayOrder::DayFirst,
                (false, true) => DayOrder::MonthFirst,
                (true, true) => {
                    unsure.get_or_insert_with(|| self.problem(Field::Date, Msg::new("past-unsure")));
                    continue;
                }
                // It is told when the row is read.
                (false, false) => continue,
            };
            if proof.is_some_and(|p| p != order) {
                problems.extend([self.problem(Field::Date, Msg::new("past-mixed"))]);
            } else {
                proof = Some(order);
            }
        }
        problems.extend(unsure.filter(|_| proof.is_none()));
        if problems.count == 0 { Ok(proof) } else { Err(problems) }
    }

    fn advance(&mut self) -> Result<bool, Problems> {
        let line = |r: &csv::ByteRecord| r.position().map_or(0, csv::Position::line);
        let before = line(&self.record);
        self.table.next(&mut self.record).map_err(|e| {
            let mut problems = Problems::whole(unreadable(&e));
            problems.told[0].line = before + 1;
            problems
        })
    }

    fn problem(&self, field: Field, sentence: Msg) -> Problem {
        Problem {
            line: self.record.position().map_or(0, csv::Position::line),
            column: self.columns.name(field),
            sentence,
        }
    }

    /// The next row, or its problems.
    ///
    /// # Errors
    /// Where the file cannot be read any further.
    pub fn step(&mut self) -> Result<Option<Result<Row, Vec<Problem>>>, Problems> {
        if !self.advance()? {
            return Ok(None);
        }
        if self.record.len() != self.columns.head.len() {
            let sentence = Msg::new("past-cells")
                .number("cells", self.record.len().try_into().unwrap_or(i64::MAX))
                .number("columns", self.columns.head.len().try_into().unwrap_or(i64::MAX));
            let mut problem = self.problem(Field::Date, sentence);
            problem.column.clear();
            return Ok(Some(Err(vec![problem])));
        }
        let (mut row, at_ms) = match self.row() {
            Ok(read) => read,
            Err(problems) => return Ok(Some(Err(problems))),
        };
        // An order that is still open when the business day ends is one, of the day on which it began.
        let goes_on = |(order, day, before): &(String, BusinessDay, i64)| {
            *order == row.order && day.0 + 1 == row.day.0 && (0..=ONE_ORDER_MS).contains(&(at_ms - before))
        };
        if let Some((_, day, _)) = self.last.take().filter(goes_on) {
            row.day = day;
        }
        self.last = Some((row.order.clone(), row.day, at_ms));
        Ok(Some(Ok(row)))
    }

    /// A row, and when it was.
    fn row(&self) -> Result<(Row, i64), Vec<Problem>> {
        let mut problems = Vec::new();
        let mut bad = |field, sentence| problems.push(self.problem(field, sentence));
        let when = self.when().map_err(|(field, m)| bad(field, m)).ok();
        let mut name = |field| self.name(field, true).map_err(|m| bad(field, m)).unwrap_or_default();
        let (order, item) = (name(Field::Order), name(Field::Item));
        let category = self.name(Field::Category, false).map_err(|m| bad(Field::Category, m)).unwrap_or_default();
        let options = self.options().map_err(|m| bad(Field::Option, m)).unwrap_or_default();
        let quantity = self.quantity().map_err(|m| bad(Field::Quantity, m)).unwrap_or(1);
        let gross = self.gross(quantity).map_err(|(field, m)| bad(field, m)).unwrap_or_default();
        let tax = self.tax(gross).map_err(|(field, m)| bad(field, m)).unwrap_or_default();
        let Some((day, minute, at_ms)) = when.filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        let row = Row {
            line: self.record.position().map_or(0, csv::Position::line),
            day,
            minute,
            order,
            item,
            category,
            options,
            quantity,
            gross,
            tax,
        };
        Ok((row, at_ms))
    }

    fn cell(&self, at: usize) -> Cell<String> {
        let bytes = self.record.get(at).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| Msg::new("past-utf8"))?.trim();
        if text.starts_with(['=', '@']) {
            return Err(Msg::new("past-formula"));
        }
        Ok(text.to_string())
    }

    /// The text of a field's column; empty where there is none.
    fn text(&self, field: Field) -> Cell<String> {
        self.columns.get(field).map_or(Ok(String::new()), |at| self.cell(at))
    }

    fn name(&self, field: Field, needed: bool) -> Cell<String> {
        self.text(field).and_then(|text| named(text, needed))
    }

    fn options(&self) -> Cell<Vec<String>> {
        let mut options = Vec::new();
        for at in self.columns.all(Field::Option) {
            let option = named(self.cell(at)?, false)?;
            if !option.is_empty() && !options.contains(&option) {
                options.push(option);
            }
        }
        Ok(options)
    }

    /// Business day, minute and instant. A time that the clock skipped is an hour later, one that it struck
    /// twice is the first.
    fn when(&self) -> Result<(BusinessDay, i64, i64), (Field, Msg)> {
        let text = self.text(Field::Date).map_err(|m| (Field::Date, m))?;
        let (date, rest) = split(&text);
        let bad = || (Field::Date, Msg::new("past-date").text("value", short(&text)));
        let date = match (written(date).map_err(|m| (Field::Date, m))?, self.reading.order) {
            (Written::Sure(date), _) => date,
            (Written::Either(a, b, year), Some(DayOrder::MonthFirst)) => Date::new(year, a, b).map_err(|_| bad())?,
            (Written::Either(a, b, year), _) => Date::new(year, b, a).map_err(|_| bad())?,
        };
        let (field, time) = match self.columns.get(Field::Time) {
            Some(_) => (Field::Time, self.text(Field::Time).map_err(|m| (Field::Time, m))?),
            None => (Field::Date, rest.to_string()),
        };
        let time = clock(&time).ok_or_else(|| (field, Msg::new("past-time").text("value", short(&time))))?;
        let at_ms = self.reading.calendar.instant(date.to_datetime(time)).ok_or_else(bad)?;
        let day = self.reading.calendar.day_of(at_ms);
        if day > self.reading.today || date.year() < 1970 {
            return Err((Field::Date, Msg::new("past-when").text("value", short(&text))));
        }
        let local = self.reading.calendar.local(at_ms);
        Ok((day, i64::from(local.hour()) * 60 + i64::from(local.minute()), at_ms))
    }

    fn quantity(&self) -> Cell<i64> {
        let text = self.text(Field::Quantity)?;
        let plain = text.split_once(['.', ',']).filter(|(_, rest)| rest.bytes().all(|b| b == b'0'));
        let digits = plain.map_or(text.as_str(), |(whole, _)| whole);
        match digits.parse::<i64>() {
            _ if self.columns.get(Field::Quantity).is_none() => Ok(1),
            Ok(n) if (1..=9999).contains(&n) && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(n),
            _ => Err(Msg::new("past-quantity").text("value", short(&text))),
        }
    }

    fn money(&self, field: Field) -> Result<Money, (Field, Msg)> {
        let text = self.text(field).map_err(|m| (field, m))?;
        let currency = self.reading.currency;
        let bad = || {
            let sentence = Msg::new("past-money").text("value", short(&text)).text("currency", currency.code());
            (field, sentence.number("decimals", currency.decimals().into()))
        };
        currency
            .read(&text)
            .filter(|m| *m >= Money::ZERO && !text.starts_with('-'))
            .ok_or_else(bad)
    }

    fn gross(&self, quantity: i64) -> Result<Money, (Field, Msg)> {
        if self.columns.get(Field::Total).is_some() {
            return self.money(Field::Total);
        }
        Ok(self.money(Field::Price)?.times(quantity))
    }

    fn tax(&self, gross: Money) -> Result<Money, (Field, Msg)> {
        let (tax, field) = if self.columns.get(Field::Tax).is_some() {
            (self.money(Field::Tax)?, Field::Tax)
        } else if self.columns.get(Field::Rate).is_some() {
            let text = self.text(Field::Rate).map_err(|m| (Field::Rate, m))?;
            let bad = || (Field::Rate, Msg::new("past-rate").text("value", short(&text)));
            (gross.tax_inside(rate_ppm(&text).ok_or_else(bad)?), Field::Rate)
        } else {
            return Ok(Money::ZERO);
        };
        if tax > gross {
            return Err((field, Msg::new("past-tax")));
        }
        Ok(tax)
    }
}
