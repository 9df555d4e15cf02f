//! The beginning of a table, for somebody who is to say which column is what.

use std::path::Path;
use std::sync::Arc;

use super::Problems;
use super::cells::short;
use super::columns::Columns;
use super::file::open;
use crate::base::Msg;

/// The beginning of a table.
#[derive(Debug)]
pub struct Glance {
    /// The columns, as far as their names tell.
    pub columns: Columns,
    /// The first rows, each cell cut to what fits on a page.
    pub rows: Vec<Vec<String>>,
}

/// Looks at the first row of a file, and at so many after it.
///
/// # Errors
/// What makes the file as a whole unreadable.
pub fn glance(path: &Path, most: usize) -> Result<Glance, Problems> {
    let mut table = open(path, &Arc::default())?;
    let (columns, _) = Columns::find(&table.head, &[])?;
    let (mut record, mut rows) = (csv::ByteRecord::new(), Vec::new());
    // What is wrong further down is told when the file is checked.
    while rows.len() < most && table.next(&mut record).unwrap_or(false) {
        rows.push(record.iter().map(|cell| short(&String::from_utf8_lossy(cell))).collect());
    }
    Ok(Glance { columns, rows })
}

/// Whether a file is a table at all: a first line with names, and something below it.
///
/// # Errors
/// Why it is none.
pub fn is_table(path: &Path) -> Result<(), Problems> {
    let mut table = open(path, &Arc::default())?;
    Columns::find(&table.head, &[])?;
    // A row that cannot be read is one all the same: the check tells where, and why.
    if table.next(&mut csv::ByteRecord::new()).unwrap_or(true) {
        return Ok(());
    }
    Err(Problems::whole(Msg::new("past-only-names")))
}
