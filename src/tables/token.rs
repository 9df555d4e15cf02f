//! A table's QR token: the first 128 bits of HMAC-SHA-256 (RFC 2104) over the
//! table's id and generation, keyed by a file, so that cards can be printed
//! again and a retired token is still recognised.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::Table;
use crate::base::ids::{TableId, hex, unhex};
use crate::base::{Error, Result};
use crate::store::random;

/// The key of all table tokens.
pub struct Key([u8; 32]);

/// What a scanned token means.
#[derive(Debug, PartialEq, Eq)]
pub enum Scan {
    /// The token of this table.
    Table(TableId),
    /// A token that this table had before.
    Renewed(TableId),
    /// A token of a table that is no longer in use.
    Retired(TableId),
    /// No token of ours.
    Unknown,
}

impl Key {
    /// Reads `table.key` in the data directory, or makes it (mode 0600).
    ///
    /// # Errors
    /// A fault if it cannot be read or written, or is damaged.
    pub fn load(dir: &Path) -> Result<Key> {
        let file = dir.join("table.key");
        let told = |e: &dyn std::fmt::Display| Error::fault(format!("{}: {e}", file.display()));
        match std::fs::read_to_string(&file) {
            Ok(text) => {
                let bytes = unhex(text.trim()).and_then(|b| <[u8; 32]>::try_from(b).ok());
                bytes.map(Key).ok_or_else(|| told(&"not a key"))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let key = Key(random::<32>()?);
                let mut out = OpenOptions::new()
                    .create_new(true)
                    .write(true)
                    .mode(0o600)
                    .open(&file)
                    .map_err(|e| told(&e))?;
                out.write_all(hex(&key.0).as_bytes())
                    .and_then(|()| out.sync_all())
                    .map_err(|e| told(&e))?;
                Ok(key)
            }
            Err(e) => Err(told(&e)),
        }
    }

    /// The token of a table's generation: 32 hexadecimal digits.
    pub fn token(&self, table: TableId, generation: i64) -> String {
        hex(&self.bytes(table, generation))
    }

    /// Which table a token belongs to. Every candidate is compared, in constant time each.
    pub fn scan(&self, tables: &[Table], token: &str) -> Scan {
        let Some(asked) = unhex(token).filter(|t| t.len() == 16) else {
            return Scan::Unknown;
        };
        let mut found = Scan::Unknown;
        for table in tables {
            for generation in 1..=table.generation {
                let same: bool = self.bytes(table.id, generation).ct_eq(asked.as_slice()).into();
                if same {
                    found = match (table.active, generation == table.generation) {
                        (false, _) => Scan::Retired(table.id),
                        (true, false) => Scan::Renewed(table.id),
                        (true, true) => Scan::Table(table.id),
                    };
                }
            }
        }
        found
    }

    fn bytes(&self, table: TableId, generation: i64) -> [u8; 16] {
        let mut out = [0; 16];
        // A key of 32 bytes is always taken.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) {
            mac.update(format!("table {table} {generation}").as_bytes());
            out.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::TableKind;

    #[test]
    fn tokens_are_stable_distinct_and_recognised_after_rotation() {
        let dir = tempfile::tempdir().unwrap();
        let key = Key::load(dir.path()).unwrap();
        let again = Key::load(dir.path()).unwrap();
        let table = |id, generation| Table {
            id: TableId(id),
            name: String::new(),
            area: String::new(),
            kind: TableKind::Table,
            seats: 4,
            generation,
            active: id < 3,
            version: 1,
        };
        let tables = [table(1, 1), table(2, 2), table(3, 2)];
        assert_eq!(key.token(TableId(1), 1), again.token(TableId(1), 1));
        assert_eq!(key.scan(&tables, &key.token(TableId(2), 2)), Scan::Table(TableId(2)));
        assert_eq!(key.scan(&tables, &key.token(TableId(2), 1)), Scan::Renewed(TableId(2)));
        for generation in [1, 2] {
            let card = key.token(TableId(3), generation);
            assert_eq!(key.scan(&tables, &card), Scan::Retired(TableId(3)));
        }
        assert_eq!(key.scan(&tables, &key.token(TableId(1), 2)), Scan::Unknown);
        assert_eq!(key.scan(&tables, "zz"), Scan::Unknown);
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(dir.path().join("table.key")).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}
