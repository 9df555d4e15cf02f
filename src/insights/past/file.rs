//! The file itself: packed or not, what parts its columns, and how much of it is read at once.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use super::Problems;
use crate::base::Msg;

/// The most that is read of a file, unpacked.
const LARGEST: u64 = 4 << 30;
/// The longest row: a quote that is never closed must not take the whole file into memory.
const LONGEST_ROW: usize = 1 << 20;
/// How a gzip file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// What some programs put before UTF-8.
const MARK: &str = "\u{feff}";

/// A file whose bytes are counted as they are read.
struct Counted(File, Arc<AtomicU64>);

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read(into)?;
        self.1.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// The table's bytes, within bounds.
pub(super) struct Bounded {
    inner: Box<dyn Read>,
    left: u64,
    since: Rc<Cell<usize>>,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.left = self
            .left
            .checked_sub(n as u64)
            .ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        self.since.set(self.since.get() + n);
        if self.since.get() > LONGEST_ROW {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(n)
    }
}

/// A table that is read row by row.
pub(super) struct Table {
    reader: csv::Reader<Bounded>,
    since: Rc<Cell<usize>>,
    /// The first row.
    pub(super) head: csv::ByteRecord,
}

impl Table {
    /// Opens a file, whose bytes are counted as they are read, packed as they are.
    pub(super) fn open(path: &Path, counter: &Arc<AtomicU64>) -> io::Result<Table> {
        let mut file = File::open(path)?;
        let mut magic = Vec::new();
        (&mut file).take(2).read_to_end(&mut magic)?;
        file.rewind()?;
        let file = Counted(file, counter.clone());
        let unpacked: Box<dyn Read> = if magic == GZIP {
            Box::new(MultiGzDecoder::new(BufReader::new(file)))
        } else {
            Box::new(file)
        };
        let mut begin = BufReader::with_capacity(64 << 10, unpacked);
        let first = begin.fill_buf()?;
        let marked = first.starts_with(MARK.as_bytes());
        let delimiter = delimiter(first);
        if marked {
            begin.consume(MARK.len());
        }
        let since = Rc::new(Cell::new(0));
        let bounded = Bounded {
            inner: Box::new(begin),
            left: LARGEST,
            since: since.clone(),
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(bounded);
        let mut head = csv::ByteRecord::new();
        reader.read_byte_record(&mut head).map_err(broken)?;
        Ok(Table { reader, since, head })
    }

    /// Reads the next row; false at the end.
    pub(super) fn next(&mut self, record: &mut csv::ByteRecord) -> io::Result<bool> {
        self.since.set(0);
        self.reader.read_byte_record(record).map_err(broken)
    }
}

fn broken(e: csv::Error) -> io::Error {
    match e.into_kind() {
        csv::ErrorKind::Io(e) => e,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Opens a table that has a first line.
pub(super) fn open(path: &Path, counter: &Arc<AtomicU64>) -> Result<Table, Problems> {
    let table = Table::open(path, counter).map_err(|e| Problems::whole(unreadable(&e)))?;
    if table.head.iter().all(<[u8]>::is_empty) {
        return Err(Problems::whole(Msg::new("past-empty")));
    }
    Ok(table)
}

/// Why it cannot be read, in words.
pub(super) fn unreadable(e: &io::Error) -> Msg {
    match e.kind() {
        io::ErrorKind::FileTooLarge => Msg::new("past-too-large"),
        io::ErrorKind::InvalidData => Msg::new("past-too-long"),
        _ => Msg::new("past-unreadable").text("why", e.to_string()),
    }
}

/// What parts the columns: whichever of comma, semicolon and tab stands most often in the first line.
fn delimiter(text: &[u8]) -> u8 {
    let line = text.split(|b| *b == b'\n').next().unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        for (_, n) in counts.iter_mut().filter(|(d, _)| d == byte && !quoted) {
            *n += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(d, _)| *d)
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn what_parts_columns_is_seen_outside_quotes() {
        assert_eq!(delimiter(b"a;\"b,c,d\";e\n1,2,3"), b';');
        assert_eq!(delimiter(b"a\tb\n"), b'\t');
        assert_eq!(delimiter(b"a"), b',');
    }
}
