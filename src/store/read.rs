//! Reading: a view of one state of the database.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use jiff::civil::DateTime;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::memo::{Kept, Memo, Stamp};
use crate::base::ids::VisitId;
use crate::base::time::{BusinessDay, Calendar, Now};
use crate::base::{Actor, Event, Result};

/// One state of the database, and the time at which it was asked for.
pub struct Read<'c> {
    pub(super) conn: &'c Connection,
    /// What was made of rows before.
    pub(super) memo: &'c Memo,
    /// The first sequence that is not committed in this state.
    pub(super) uncommitted: i64,
    /// What was asked of this state and does not change in it.
    seen: RefCell<Vec<Kept>>,
    /// When this began.
    pub now: Now,
    /// The business day of that time.
    pub day: BusinessDay,
    /// That time on the house's wall.
    pub local: DateTime,
}

impl<'c> Read<'c> {
    pub(super) fn new(
        conn: &'c Connection,
        (memo, uncommitted): (&'c Memo, i64),
        now: Now,
        calendar: &Calendar,
    ) -> Self {
        Read {
            conn,
            memo,
            uncommitted,
            seen: RefCell::default(),
            now,
            day: calendar.day_of(now.at_ms),
            local: calendar.local(now.at_ms),
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, map).optional()?)
    }

    /// Every row.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, map)?;
        Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
    }

    /// Hands over every row, for what is added up in memory: SQLite sorts before it groups, which many
    /// rows for few sums pay four times over.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }

    /// What is made of rows that are as their stamp says; made once for all who see the same stamp. `one` tells values
    /// of the same type apart.
    ///
    /// # Errors
    /// What `make` answers.
    pub fn made<T: Any + Send + Sync>(
        &self,
        one: u8,
        stamp: Stamp,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        if let Some(known) = self.memo.get(one, stamp) {
            return Ok(known);
        }
        let value = Arc::new(make()?);
        if stamp.seqs.iter().all(|seq| *seq < self.uncommitted) {
            self.memo.keep(one, stamp, &value);
        }
        Ok(value)
    }

    /// What is asked again and again of one state, one value of each type: asked once while it is read. A transaction
    /// that writes asks each time, because it changes the state itself.
    ///
    /// # Errors
    /// What `ask` answers.
    pub fn steady<T: Any + Send + Sync>(&self, ask: impl FnOnce() -> Result<Arc<T>>) -> Result<Arc<T>> {
        let known = self.seen.borrow().iter().find_map(|kept| kept.clone().downcast().ok());
        if let Some(known) = known {
            return Ok(known);
        }
        let value = ask()?;
        if self.uncommitted == i64::MAX {
            self.seen.borrow_mut().push(value.clone());
        }
        Ok(value)
    }

    /// One number: a count or a sum; zero if there is no row or it is null.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn number(&self, sql: &str, params: impl Params) -> Result<i64> {
        let value = self.row(sql, params, |r| r.get::<_, Option<i64>>(0))?;
        Ok(value.flatten().unwrap_or(0))
    }

    /// What was remembered under a key.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn remembered(&self, key: &str) -> Result<Option<String>> {
        self.row("SELECT value FROM meta WHERE key = ?1", [key], |r| r.get(0))
    }

    /// When the house's first fact was written; `None` before there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn began(&self) -> Result<Option<i64>> {
        self.row("SELECT at_ms FROM events ORDER BY seq LIMIT 1", [], |r| r.get(0))
    }

    /// The latest time of the newest facts, by the clock that they were written by; `None` before there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn latest(&self) -> Result<Option<i64>> {
        let sql = "SELECT max(at_ms) FROM (SELECT at_ms FROM events ORDER BY seq DESC LIMIT 200)";
        Ok(self.row(sql, [], |r| r.get::<_, Option<i64>>(0))?.flatten())
    }

    /// The sequence of the newest fact in this state.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn seq(&self) -> Result<i64> {
        self.number("SELECT max(seq) FROM events", [])
    }

    /// The facts after one up to and with another, in order, of these features; those of one visit, or all.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn facts(
        &self,
        [after, upto]: [i64; 2],
        visit: Option<VisitId>,
        features: &[&'static str],
    ) -> Result<Vec<Event>> {
        let mut found = Vec::new();
        self.each(
            "SELECT seq, at_ms, business_day, actor_kind, actor_id, visit_id, feature, payload FROM events
             WHERE seq > ?1 AND seq <= ?2 AND (?3 IS NULL OR visit_id = ?3) ORDER BY seq",
            params![after, upto, visit.map(|v| v.0)],
            |r| {
                let word = r.get_ref(6)?.as_str()?;
                let Some(feature) = features.iter().find(|f| **f == word) else {
                    return Ok(());
                };
                found.push(Event {
                    seq: r.get(0)?,
                    at_ms: r.get(1)?,
                    day: BusinessDay(r.get(2)?),
                    actor_kind: Actor::kind_of(r.get_ref(3)?.as_str()?),
                    actor_id: r.get(4)?,
                    visit: r.get::<_, Option<i64>>(5)?.map(VisitId),
                    feature,
                    payload: r.get(7)?,
                });
                Ok(())
            },
        )?;
        Ok(found)
    }
}
