//! A disk that remembers: a VFS of SQLite's that does what the system's does and writes down every write,
//! truncation, sync and deletion of the database's files, in order. From that the disk can be put together as a
//! power cut may have left it at any moment.
//!
//! The file objects are the system VFS's own; only four of their methods are replaced, by ones that write down
//! what they are asked and then ask the system's.

#![expect(
    unsafe_code,
    reason = "SQLite's interface for file systems is a table of C functions"
)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock};

use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};

use crate::support::chance::Chance;

/// What is written to a disk in one piece.
const SECTOR: usize = 512;

/// Something that happened, in the order in which it did.
#[derive(Debug, Clone)]
pub enum Op {
    /// Bytes were written from an offset on.
    Write(String, usize, Vec<u8>),
    /// A file was cut to a length.
    Truncate(String, usize),
    /// Everything that was written to a file is on the disk; with the first sync of a new journal or log, so is
    /// what was deleted in the directory.
    Sync(String, bool),
    /// A file was deleted; whether the directory was synced, too.
    Delete(String, bool),
    /// Somebody was told that something is done: this many times before.
    Told,
}

#[derive(Default)]
struct Recorder {
    dir: PathBuf,
    ops: Vec<Op>,
    /// What replaces `FULL` in `PRAGMA synchronous`, if anything.
    synchronous: Option<u8>,
    /// The name of each open file by its address.
    names: HashMap<usize, String>,
    /// Files whose first sync syncs their directory as well, as the system's VFS does it.
    new: HashSet<usize>,
    /// Our methods by the address of the system's: files that are locked have others than those that are not.
    methods: HashMap<usize, &'static sqlite3_io_methods>,
}

static RECORDER: OnceLock<Mutex<Recorder>> = OnceLock::new();
static SYSTEMS: OnceLock<sqlite3_io_methods> = OnceLock::new();

fn recorder() -> MutexGuard<'static, Recorder> {
    RECORDER.get_or_init(Mutex::default).lock().expect("a recorder")
}

/// Writes down from now on what happens to databases in `dir`. `synchronous` takes the place of `FULL` there:
/// `1` is NORMAL, `0` is OFF.
pub fn record(dir: &Path, synchronous: Option<u8>) {
    static REGISTERED: OnceLock<()> = OnceLock::new();
    REGISTERED.get_or_init(register);
    let mut recorder = recorder();
    recorder.ops.clear();
    recorder.dir = dir.canonicalize().expect("the directory");
    recorder.synchronous = synchronous;
}

/// Notes that somebody was told that something is done.
pub fn told() {
    recorder().ops.push(Op::Told);
}

/// Ends the recording; answers everything that was written down.
pub fn recorded() -> Vec<Op> {
    let mut recorder = recorder();
    recorder.dir = PathBuf::new();
    std::mem::take(&mut recorder.ops)
}

/// Puts the recorder in front of the system's VFS, as the one that every connection of this process uses.
fn register() {
    // SAFETY: the default VFS is static and complete; its copy lives as long as the process, differs from it in
    // its name and two functions, and those hand everything on to it.
    unsafe {
        let mut copy = *ffi::sqlite3_vfs_find(std::ptr::null());
        copy.zName = c"remembers".as_ptr();
        copy.xOpen = Some(open);
        copy.xDelete = Some(delete);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(copy)), 1), ffi::SQLITE_OK);
    }
}

fn system() -> *mut sqlite3_vfs {
    // SAFETY: the name is a C string; the system's VFS is never unregistered.
    unsafe { ffi::sqlite3_vfs_find(c"unix".as_ptr()) }
}

/// The name of a file in the recorded directory.
unsafe fn name_of(recorder: &Recorder, path: *const c_char) -> Option<String> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite hands over a C string.
    let path = Path::new(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
    let here = path.parent()?.canonicalize().ok()? == recorder.dir;
    here.then(|| path.file_name().map(|name| name.to_string_lossy().into_owned())).flatten()
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    told: *mut c_int,
) -> c_int {
    const RECORDED: c_int = ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL;
    // SAFETY: the arguments are those that SQLite made for the system's VFS; a file whose opening succeeded has
    // methods, and these are static.
    unsafe {
        let done = (*system()).xOpen.expect("xOpen")(system(), path, file, flags, told);
        let mut recorder = recorder();
        if done == ffi::SQLITE_OK
            && flags & RECORDED != 0
            && let Some(name) = name_of(&recorder, path)
        {
            let systems = *(*file).pMethods;
            SYSTEMS.get_or_init(|| systems);
            let ours = recorder.methods.entry((*file).pMethods as usize).or_insert_with(|| {
                Box::leak(Box::new(sqlite3_io_methods {
                    // Without memory maps, which would write past us.
                    iVersion: systems.iVersion.min(2),
                    xWrite: Some(write),
                    xTruncate: Some(truncate),
                    xSync: Some(sync),
                    xFileControl: Some(control),
                    ..systems
                }))
            });
            (*file).pMethods = *ours;
            recorder.names.insert(file as usize, name);
            recorder.new.remove(&(file as usize));
            if flags & ffi::SQLITE_OPEN_CREATE != 0 && flags & ffi::SQLITE_OPEN_MAIN_DB == 0 {
                recorder.new.insert(file as usize);
            }
        }
        done
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, path: *const c_char, sync_dir: c_int) -> c_int {
    // SAFETY: as in `open`.
    unsafe {
        let mut recorder = recorder();
        let done = (*system()).xDelete.expect("xDelete")(system(), path, sync_dir);
        if done == ffi::SQLITE_OK
            && let Some(name) = name_of(&recorder, path)
        {
            recorder.ops.push(Op::Delete(name, sync_dir != 0));
        }
        done
    }
}

/// Writes down what happened to a file of the recorded directory.
fn note(file: *mut sqlite3_file, op: impl FnOnce(String) -> Op) {
    let mut recorder = recorder();
    let name = recorder.names.get(&(file as usize)).cloned().expect("a file that was opened here");
    if !recorder.dir.as_os_str().is_empty() {
        recorder.ops.push(op(name));
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, bytes: *const c_void, len: c_int, at: sqlite3_int64) -> c_int {
    let systems = SYSTEMS.get().expect("the system's methods");
    // SAFETY: SQLite hands over `len` readable bytes, and a file that the system's VFS opened.
    unsafe {
        let count = usize::try_from(len).expect("a length");
        let copy = std::slice::from_raw_parts(bytes.cast::<u8>(), count).to_vec();
        note(file, |name| {
            Op::Write(name, usize::try_from(at).expect("an offset"), copy)
        });
        systems.xWrite.expect("xWrite")(file, bytes, len, at)
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    let systems = SYSTEMS.get().expect("the system's methods");
    note(file, |name| Op::Truncate(name, usize::try_from(size).expect("a size")));
    // SAFETY: a file that the system's VFS opened.
    unsafe { systems.xTruncate.expect("xTruncate")(file, size) }
}

/// The real disk need not sync: what counts is what was written down.
unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    let with_directory = recorder().new.remove(&(file as usize));
    note(file, |name| Op::Sync(name, with_directory));
    ffi::SQLITE_OK
}

unsafe extern "C" fn control(file: *mut sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    let systems = SYSTEMS.get().expect("the system's methods");
    // SAFETY: with a pragma come three C strings: room for an answer, the name, and the value or null. The value
    // is SQLite's own copy, which it reads after this call; a digit and its end fit into the four letters.
    unsafe {
        if op == ffi::SQLITE_FCNTL_PRAGMA
            && let Some(level) = recorder().synchronous
        {
            let words = arg.cast::<*mut c_char>();
            let (name, value) = (*words.add(1), *words.add(2));
            if CStr::from_ptr(name) == c"synchronous" && !value.is_null() && CStr::from_ptr(value) == c"FULL" {
                *value = c_char::try_from(b'0' + level).expect("a digit");
                *value.add(1) = 0;
            }
        }
        systems.xFileControl.expect("xFileControl")(file, op, arg)
    }
}

// --- The disk as a power cut leaves it -----------------------------------------------------------

/// What is surely on the disk, and what may be.
#[derive(Default)]
pub struct Disk {
    files: BTreeMap<String, Kept>,
}

#[derive(Default)]
struct Kept {
    /// The file as of its last sync, if it is there.
    synced: Option<Vec<u8>>,
    /// What happened since, in order.
    since: Vec<Op>,
}

/// How much of what was not synced has reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Luck {
    /// Nothing.
    None,
    /// Everything.
    All,
    /// The first so many, the last of them torn.
    Prefix,
    /// Any, in whole or in sectors.
    Some,
}

impl Disk {
    /// Goes on by one step.
    pub fn take(&mut self, op: &Op) {
        match op {
            Op::Write(name, ..) | Op::Truncate(name, _) => self.of(name).since.push(op.clone()),
            Op::Sync(name, with_directory) => {
                if *with_directory {
                    self.files.values_mut().for_each(Kept::delete_for_good);
                }
                let kept = self.of(name);
                let mut whole = kept.synced.take().unwrap_or_default();
                for op in std::mem::take(&mut kept.since) {
                    apply(&mut whole, &op);
                }
                kept.synced = Some(whole);
            }
            Op::Delete(name, with_directory) => {
                self.of(name).since.push(op.clone());
                if *with_directory {
                    self.files.values_mut().for_each(Kept::delete_for_good);
                }
            }
            Op::Told => {}
        }
    }

    fn of(&mut self, name: &str) -> &mut Kept {
        self.files.entry(name.to_string()).or_default()
    }

    /// Puts the files into `dir` as a power cut may leave them now.
    pub fn cut(&self, dir: &Path, luck: Luck, chance: &mut Chance) {
        for (name, kept) in &self.files {
            if let Some(bytes) = kept.after(luck, chance) {
                std::fs::write(dir.join(name), bytes).expect("a file");
            }
        }
    }
}

impl Kept {
    /// What was deleted does not come back.
    fn delete_for_good(&mut self) {
        if let Some(at) = self.since.iter().rposition(|op| matches!(op, Op::Delete(..))) {
            self.synced = None;
            self.since.drain(..=at);
        }
    }

    fn after(&self, luck: Luck, chance: &mut Chance) -> Option<Vec<u8>> {
        let mut whole = self.synced.clone();
        let mut since = &self.since[..];
        // A deletion that was not synced may not have happened; then what came after it went to another file.
        while let Some(at) = since.iter().position(|op| matches!(op, Op::Delete(..))) {
            let deleted = match luck {
                Luck::None => false,
                Luck::All => true,
                Luck::Prefix | Luck::Some => chance.once_in(2),
            };
            if !deleted {
                since = &since[..at];
                break;
            }
            whole = None;
            since = &since[at + 1..];
        }
        let most = chance.below(since.len() as u64 + 1);
        for (at, op) in (0..).zip(since) {
            let reached = match luck {
                Luck::None => false,
                Luck::All => true,
                Luck::Prefix => at < most,
                Luck::Some => chance.once_in(2),
            };
            if reached {
                let torn = luck == Luck::Some && chance.once_in(3) || luck == Luck::Prefix && at + 1 == most;
                let file = whole.get_or_insert_default();
                match op {
                    Op::Write(_, from, bytes) if torn => tear(file, *from, bytes, chance),
                    op => apply(file, op),
                }
            }
        }
        whole
    }
}

fn apply(file: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write(_, at, bytes) => put(file, *at, bytes),
        Op::Truncate(_, size) => file.resize(*size, 0),
        Op::Delete(..) => file.clear(),
        Op::Sync(..) | Op::Told => {}
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

/// Writes some of the sectors that a write touches.
fn tear(file: &mut Vec<u8>, at: usize, bytes: &[u8], chance: &mut Chance) {
    let mut from = at;
    while from < at + bytes.len() {
        let to = ((from / SECTOR + 1) * SECTOR).min(at + bytes.len());
        if chance.once_in(2) {
            put(file, from, &bytes[from - at..to - at]);
        }
        from = to;
    }
}
