//! Numbered migrations, embedded; a copy of the database is kept before one
//! runs; a database from a newer version is refused in words.

use std::collections::BTreeSet;
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
    M::up(include_str!("migrations/0007_insights.sql")),
    M::up(include_str!("migrations/0008_guests.sql")),
    M::up(include_str!("migrations/0009_tokens.sql")),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

pub(super) fn run(conn: &mut Connection, dir: &Path) -> Result<(), OpenError> {
    let found: i64 = conn
        .pragma_query_value(None, "user_version", |r| r.get(0))
        .map_err(|e| OpenError(format!("cannot read the database: {e}")))?;
    if found > 0 && found < STEPS.len() as i64 {
        keep(conn, dir, found)?;
    }
    let told = |e: MigrationError| match e {
        MigrationError::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => OpenError(format!(
            "the database in {} has schema version {found}, but this comanda knows only {}: please use the newer program",
            dir.display(),
            STEPS.len()
        )),
        other => OpenError(format!("the database could not be migrated: {other}")),
    };
    MIGRATIONS.to_latest(conn).map_err(told)?;
    if found > 0 && found < STEPS.len() as i64 {
        compare(conn, found)?;
    }
    Ok(())
}

/// Refuses a database that was migrated and still has not every column: one
/// that a build between two releases wrote says a version that it is not.
fn compare(conn: &Connection, found: i64) -> Result<(), OpenError> {
    let told = |e: &dyn std::fmt::Display| OpenError(format!("the database cannot be checked: {e}"));
    let mut fresh = Connection::open_in_memory().map_err(|e| told(&e))?;
    MIGRATIONS.to_latest(&mut fresh).map_err(|e| told(&e))?;
    let wanted = columns(&fresh).map_err(|e| told(&e))?;
    let there = columns(conn).map_err(|e| told(&e))?;
    let Some((table, column)) = wanted.difference(&there).next() else {
        return Ok(());
    };
    Err(OpenError(format!(
        "the database says schema version {found}, but {table}.{column} is not in it: it was written by a build that \
         was never released; its copy from before the migration is in backups/"
    )))
}

fn columns(conn: &Connection) -> rusqlite::Result<BTreeSet<(String, String)>> {
    let mut ask =
        conn.prepare("SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'")?;
    let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
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
