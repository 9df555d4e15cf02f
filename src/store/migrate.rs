//! Numbered migrations, embedded; a copy of the database is kept before one
//! runs; a database from a newer version is refused in words.

use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{Error as MigrationError, M, MigrationDefinitionError, Migrations};

use super::OpenError;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_house.sql")),
    M::up(include_str!("migrations/0002_guests.sql")),
    M::up(include_str!("migrations/0003_menu.sql")),
    M::up(include_str!("migrations/0004_people.sql")),
    M::up(include_str!("migrations/0005_tables.sql")),
    M::up(include_str!("migrations/0006_house.sql")),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

pub(super) fn run(conn: &mut Connection, dir: &Path) -> Result<(), OpenError> {
    let found: i64 = conn
        .pragma_query_value(None, "user_version", |r| r.get(0))
        .map_err(|e| OpenError(format!("cannot read the database: {e}")))?;
    if found > 0 && found < STEPS.len() as i64 {
        keep(conn, dir, found)?;
    }
    MIGRATIONS.to_latest(conn).map_err(|e| match e {
        MigrationError::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => OpenError(format!(
            "the database in {} has schema version {found}, but this comanda knows only {}: please use the newer program",
            dir.display(),
            STEPS.len()
        )),
        other => OpenError(format!("the database could not be migrated: {other}")),
    })
}

/// Keeps a copy as it was before the migration.
fn keep(conn: &Connection, dir: &Path, version: i64) -> Result<(), OpenError> {
    let backups = dir.join("backups");
    let file = backups.join(format!("before-migration-from-{version}.db"));
    let told = |e: &dyn std::fmt::Display| OpenError(format!("cannot keep a copy before migrating: {e}"));
    std::fs::create_dir_all(&backups).map_err(|e| told(&e))?;
    if file.exists() {
        return Ok(());
    }
    // Under another name until it is whole: half a copy must not pass for one.
    let part = backups.join("before-migration.part");
    match std::fs::remove_file(&part) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(told(&e)),
        _ => {}
    }
    super::private(&part).map_err(|e| told(&e))?;
    conn.execute("VACUUM INTO ?1", [part.to_string_lossy()]).map_err(|e| told(&e))?;
    let whole = std::fs::File::open(&part).and_then(|f| f.sync_all());
    whole.and_then(|()| std::fs::rename(&part, &file)).map_err(|e| told(&e))
}
