//! Numbered migrations, embedded; a backup is made before one runs; a database from a newer version is refused in words.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{Error as MigrationError, M, MigrationDefinitionError, Migrations};

use super::OpenError;
use super::backup::{self, make};
use crate::base::time::{Calendar, Clock};

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
    M::up(include_str!("migrations/0010_customers.sql")),
    M::up(include_str!("migrations/0011_lean.sql")),
    M::up(include_str!("migrations/0012_buckets.sql")),
    M::up(include_str!("migrations/0013_stamp.sql")),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

pub(super) fn run(conn: &mut Connection, dir: &Path, clock: &Clock, calendar: &Calendar) -> Result<(), OpenError> {
    let found: i64 = conn
        .pragma_query_value(None, "user_version", |r| r.get(0))
        .map_err(|e| OpenError(format!("cannot read the database: {e}")))?;
    if found > 0 && found < STEPS.len() as i64 {
        keep(dir, clock, calendar)?;
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

/// The schema of a database, and the newest that this program knows.
///
/// # Errors
/// If it cannot be read.
pub(super) fn schema(conn: &Connection) -> rusqlite::Result<(i64, i64)> {
    let found = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    Ok((found, STEPS.len() as i64))
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
         was never released; its backup from before the migration is in backups/"
    )))
}

fn columns(conn: &Connection) -> rusqlite::Result<BTreeSet<(String, String)>> {
    let mut ask =
        conn.prepare("SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'")?;
    let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Keeps a backup as it was before the migration.
fn keep(dir: &Path, clock: &Clock, calendar: &Calendar) -> Result<(), OpenError> {
    let job = make::Job {
        from: dir,
        into: &dir.join(backup::FOLDER),
        kind: backup::Kind::BeforeMigration,
        now: clock.now(),
        calendar,
        pace: &backup::Pace::at_once(clock.clone()),
    };
    let made = make::make(&job);
    made.map(drop)
        .map_err(|e| OpenError(format!("cannot keep a backup before migrating: {e}")))
}
