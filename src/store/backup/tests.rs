use std::os::unix::fs::PermissionsExt;

use super::make::{Job, carry, make};
use super::*;
use crate::base::time::Calendar;
use crate::store::Store;

struct House {
    store: Store,
    dir: tempfile::TempDir,
}

fn open() -> House {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("table.key"), "a key").unwrap();
    let rome = Calendar::new("Europe/Rome", 240).unwrap();
    let clock = Clock::by_hand(1_800_000_000_000);
    let store = Store::open(dir.path(), clock, rome, Box::new(|_, _| ())).unwrap();
    House { store, dir }
}

impl House {
    /// Writes pairs of rows, each pair in one commit: a copy that has one of a pair is torn.
    fn pair(&self, n: usize) {
        let told = self.store.write_blocking(move |tx| {
            tx.remember(&format!("left-{n}"), &"x".repeat(600))?;
            tx.remember(&format!("right-{n}"), &"y".repeat(600))
        });
        told.unwrap();
    }

    fn back_up(&self, into: &Path, pace: &Arc<Pace>) -> Result<(PathBuf, Manifest)> {
        make(&Job {
            from: self.dir.path(),
            into,
            kind: Kind::ByHand,
            now: self.store.clock().now(),
            calendar: &self.store.calendar(),
            pace,
        })
    }

    fn backup(&self) -> (PathBuf, Manifest) {
        self.back_up(&self.dir.path().join(FOLDER), &at_once()).unwrap()
    }
}

fn at_once() -> Arc<Pace> {
    Pace::at_once(Clock::by_hand(0))
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn a_backup_has_everything_for_its_owner_alone_and_is_whole() {
    let house = open();
    (0..50).for_each(|n| house.pair(n));
    let (path, told) = house.backup();
    assert_eq!(files(&path), ["backup.json", "comanda.db", "table.key"]);
    for name in files(&path) {
        let mode = std::fs::metadata(path.join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(
        path.file_name().unwrap().to_str().unwrap(),
        "comanda-2027-01-15-090000-by-hand"
    );
    assert_eq!(check::whole(&path, &at_once()).unwrap(), told);
    assert!(told.rows["meta"] >= 100 && told.sha256.len() == 2);
    // A second one in the same second has a name of its own.
    let (other, _) = house.backup();
    assert!(other.ends_with("comanda-2027-01-15-090000-by-hand-2"));
    let all = list(&house.dir.path().join(FOLDER)).unwrap();
    assert_eq!((all.len(), all.iter().all(|f| f.manifest.is_some())), (2, true));
}

#[test]
fn it_is_one_moment_of_a_house_that_goes_on_writing() {
    let house = open();
    (0..2000).for_each(|n| house.pair(n));
    let done = AtomicBool::new(false);
    let (path, told) = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 2000;
            while !done.load(Ordering::Relaxed) {
                house.pair(n);
                n += 1;
            }
        });
        let made = house.back_up(&house.dir.path().join(FOLDER), &Pace::new(Clock::machine(1)));
        done.store(true, Ordering::Relaxed);
        made.unwrap()
    });
    let copy = rusqlite::Connection::open(path.join(DATABASE)).unwrap();
    let count = |side: &str| -> i64 {
        let sql = "SELECT count(*) FROM meta WHERE key LIKE ?1 || '-%'";
        copy.query_row(sql, [side], |r| r.get(0)).unwrap()
    };
    assert_eq!(count("left"), count("right"));
    assert!(count("left") >= 2000 && told.rows["meta"] >= 4000);
    let now = house.store.read(|r| r.number("SELECT count(*) FROM meta", [])).unwrap();
    assert!(now > told.rows["meta"], "orders went on meanwhile: {now}");
}

#[test]
fn whatever_is_damaged_is_found() {
    let house = open();
    (0..200).for_each(|n| house.pair(n));
    let refused = |spoil: &dyn Fn(&Path)| {
        let (path, _) = house.backup();
        spoil(&path);
        let told = check::whole(&path, &at_once()).unwrap_err().to_string();
        std::fs::remove_dir_all(&path).unwrap();
        told
    };
    let flip = |file: PathBuf, at: usize| {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[at] ^= 1;
        std::fs::write(file, bytes).unwrap();
    };
    assert!(refused(&|p| flip(p.join(DATABASE), 40_000)).contains("comanda.db"));
    assert!(refused(&|p| flip(p.join("table.key"), 0)).contains("table.key"));
    assert!(refused(&|p| std::fs::remove_file(p.join(DATABASE)).unwrap()).contains("comanda.db"));
    assert!(refused(&|p| std::fs::write(p.join(MANIFEST), "{").unwrap()).contains("backup.json"));
    // A copy that is damaged inside is found without the sums, too.
    let (path, told) = house.backup();
    for page in 40..120 {
        flip(path.join(DATABASE), page * 512 + 3);
    }
    let inside = check::database(&path.join(DATABASE), &told.rows, &at_once());
    assert!(inside.is_err());
    let missing = BTreeMap::from([("meta".to_string(), told.rows["meta"] + 1)]);
    let (path, _) = house.backup();
    let told = check::database(&path.join(DATABASE), &missing, &at_once()).unwrap_err().to_string();
    assert!(told.contains("meta has"), "{told}");
}

#[test]
fn one_that_is_stopped_leaves_nothing() {
    let house = open();
    let pace = Pace::new(Clock::machine(1));
    pace.stop();
    let folder = house.dir.path().join(FOLDER);
    assert!(matches!(house.back_up(&folder, &pace), Err(Error::Conflict(_))));
    assert!(files(&folder).is_empty());
    // What a power cut has left is swept away by the next one, and is no backup.
    std::fs::create_dir(folder.join(".part-comanda-x")).unwrap();
    assert!(list(&folder).unwrap().is_empty());
    house.backup();
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn a_copy_is_carried_to_another_place_and_one_that_is_not_there_is_told() {
    let house = open();
    let (path, told) = house.backup();
    let stick = tempfile::tempdir().unwrap();
    let there = carry(&path, stick.path(), &at_once()).unwrap();
    assert_eq!(check::whole(&there, &at_once()).unwrap(), told);
    assert_eq!(there.file_name(), path.file_name());
    let gone = stick.path().join("not-there");
    let Err(Error::Conflict(msg)) = carry(&path, &gone, &at_once()) else {
        panic!("it was carried nowhere")
    };
    assert_eq!(msg.key, "backup-place-missing");
    assert!(
        !gone.exists(),
        "a folder of that name on the wrong disk would pass for the stick"
    );
}

#[test]
fn old_ones_are_removed_but_not_the_one_of_just_now() {
    let house = open();
    let folder = house.dir.path().join(FOLDER);
    let mut paths = Vec::new();
    for _ in 0..10 {
        house.store.clock().advance(24 * 3_600_000);
        paths.push(house.backup().0);
    }
    // The clock is set back: by its date this one is the oldest of all.
    house.store.clock().advance(-400 * 24 * 3_600_000);
    let (fresh, _) = house.backup();
    std::fs::create_dir(folder.join("comanda-unknown")).unwrap();
    let removed = keep::thin(&folder, &fresh).unwrap();
    assert!(removed > 0 && fresh.exists() && paths[9].exists() && !paths[0].exists() && !paths[2].exists());
    assert!(
        folder.join("comanda-unknown").exists(),
        "what cannot be read is left alone"
    );
}
