//! What a verb works with: the transaction, the time, facts, request keys and chance.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use rusqlite::{Params, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::read::Read;
use crate::base::ids::VisitId;
use crate::base::time::{Calendar, Now};
use crate::base::{Actor, Error, Event, Fact, Msg, Result};

/// A verb's transaction: it reads what [`Read`] reads, changes rows and emits facts.
pub struct Tx<'c> {
    read: Read<'c>,
    pub(super) next_seq: Cell<i64>,
    pub(super) events: RefCell<Vec<Event>>,
    /// Whether rows were changed by a job that stays.
    pub(super) wrote: Cell<bool>,
}

impl<'c> Deref for Tx<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}

impl<'c> Tx<'c> {
    pub(super) fn new(read: Read<'c>, next_seq: i64) -> Self {
        Tx {
            read,
            next_seq: Cell::new(next_seq),
            events: RefCell::new(Vec::new()),
            wrote: Cell::new(false),
        }
    }

    /// Changes rows; answers how many.
    ///
    /// # Errors
    /// A fault of the database, or `NoRoom`.
    pub fn run(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }

    /// Adds a row; answers its id.
    ///
    /// # Errors
    /// A fault of the database, or `NoRoom`.
    pub fn insert(&self, sql: &str, params: impl Params) -> Result<i64> {
        Ok(self.conn.prepare_cached(sql)?.insert(params)?)
    }

    /// Writes a fact in this transaction; it is published after the commit.
    ///
    /// # Errors
    /// A fault of the database, or `NoRoom`.
    pub fn emit<F: Fact>(&self, actor: &Actor, visit: Option<VisitId>, fact: &F) -> Result<i64> {
        let seq = self.next_seq.get();
        let (actor_kind, actor_id) = actor.stored();
        let payload = serde_json::to_string(fact)?;
        self.run(
            "INSERT INTO events (seq, at_ms, boot, mono_ms, business_day, actor_kind, actor_id, visit_id, feature, version, payload)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                seq, self.now.at_ms, self.now.boot, self.now.mono_ms, self.day.0, actor_kind,
                actor_id, visit.map(|v| v.0), F::FEATURE, F::VERSION, payload
            ],
        )?;
        self.next_seq.set(seq + 1);
        self.events.borrow_mut().push(Event {
            seq,
            at_ms: self.now.at_ms,
            day: self.day,
            actor_kind,
            actor_id,
            visit,
            feature: F::FEATURE,
            payload,
        });
        Ok(seq)
    }

    /// Does `work` as if it were another time, on that day of the calendar. Its facts stand with that time, in
    /// the order in which they are written: for the past of a house that is made up.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn as_of<T>(&self, at_ms: i64, calendar: &Calendar, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let earlier = self.now.at_ms - at_ms;
        let now = Now {
            at_ms,
            mono_ms: self.now.mono_ms - earlier,
            ..self.now
        };
        let then = Tx::new(
            Read::new(self.conn, (self.memo, self.uncommitted), now, calendar),
            self.next_seq.get(),
        );
        let done = work(&then)?;
        self.next_seq.set(then.next_seq.get());
        self.events.borrow_mut().append(&mut then.events.borrow_mut());
        Ok(done)
    }

    /// Does `work` once for a request key: the same actor, key and body get the
    /// stored answer again. Only successes are stored.
    ///
    /// # Errors
    /// What `work` answers; `Invalid` on `key` if the key came with another body before.
    pub fn once<T, B>(
        &self,
        actor: &Actor,
        key: &RequestKey,
        verb: &'static str,
        visit: Option<VisitId>,
        body: &B,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        B: Serialize,
    {
        let (kind, id) = actor.stored();
        let hash = Sha256::digest(serde_json::to_vec(&(verb, body))?);
        let stored = self.row(
            "SELECT body_hash, result FROM request_keys WHERE actor_kind = ?1 AND actor_id = ?2 AND key = ?3",
            params![kind, id, key.0],
            |r| Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, String>(1)?)),
        )?;
        if let Some((known, result)) = stored {
            if known != hash.as_slice() {
                return Err(Error::field("key", Msg::new("error-key-reused")));
            }
            return Ok(serde_json::from_str(&result)?);
        }
        let result = work()?;
        self.run(
            "INSERT INTO request_keys (actor_kind, actor_id, key, verb, body_hash, result, visit_id, at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                kind,
                id,
                key.0,
                verb,
                hash.as_slice(),
                serde_json::to_string(&result)?,
                visit.map(|v| v.0),
                self.now.at_ms
            ],
        )?;
        Ok(result)
    }

    /// Remembers a value under a key, for what has no table of its own.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn remember(&self, key: &str, value: &str) -> Result<()> {
        self.run(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )?;
        Ok(())
    }

    /// Forgets the answers to somebody who will not send their keys again.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn forget_keys_of(&self, actor: &Actor) -> Result<()> {
        let (kind, id) = actor.stored();
        self.run(
            "DELETE FROM request_keys WHERE actor_kind = ?1 AND actor_id = ?2",
            params![kind, id],
        )?;
        Ok(())
    }

    /// Forgets answers that are older than a day.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn forget_old_keys(&self) -> Result<()> {
        const KEPT_MS: i64 = 24 * 3_600_000;
        self.run("DELETE FROM request_keys WHERE at_ms < ?1", [self.now.at_ms - KEPT_MS])?;
        Ok(())
    }

    /// A new public id: UUID version 7 of the transaction's time.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn public_id(&self) -> Result<Vec<u8>> {
        let ms = u64::try_from(self.now.at_ms).unwrap_or(0);
        let id = uuid::Builder::from_unix_timestamp_millis(ms, &random::<10>()?).into_uuid();
        Ok(id.as_bytes().to_vec())
    }
}

/// Bytes from the system's random source.
///
/// # Errors
/// A fault if there is none.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Error::fault(format!("no random source: {e}")))?;
    Ok(bytes)
}

/// A key that a page or browser made for one intended change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey(String);

impl RequestKey {
    /// Reads a key: 16 to 64 letters, digits, `-` or `_`.
    ///
    /// # Errors
    /// `Invalid` on the field `key`.
    pub fn parse(raw: &str) -> Result<Self> {
        let plain = raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if (16..=64).contains(&raw.len()) && plain {
            Ok(RequestKey(raw.to_string()))
        } else {
            Err(Error::field("key", Msg::new("error-key")))
        }
    }
    /// A fresh key for a form.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn fresh() -> Result<Self> {
        Ok(RequestKey(crate::base::ids::hex(&random::<16>()?)))
    }
    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
