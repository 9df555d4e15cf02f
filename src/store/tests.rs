use std::sync::Mutex;

use serde::Deserialize;

use super::*;
use crate::base::ids::GuestId;
use crate::base::ids::VisitId;
use crate::base::{Actor, Fact, Msg};

#[derive(serde::Serialize, Deserialize, Debug, PartialEq)]
#[serde(tag = "kind")]
enum Probe {
    Done { n: i64 },
}
impl Fact for Probe {
    const FEATURE: &'static str = "probe";
}

struct House {
    store: Store,
    seen: Arc<Mutex<Vec<i64>>>,
    _dir: tempfile::TempDir,
}

fn open() -> House {
    let dir = tempfile::tempdir().unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = seen.clone();
    let store = Store::open(
        dir.path(),
        Clock::by_hand(1_800_000_000_000),
        Calendar::new("Europe/Rome", 240).unwrap(),
        Box::new(move |when, events| {
            if when == Told::NotYet {
                told.lock().unwrap().extend(events.iter().map(|e| e.seq));
            }
        }),
    )
    .unwrap();
    House { store, seen, _dir: dir }
}

fn put(tx: &Tx<'_>, key: &str) -> Result<()> {
    tx.run("INSERT INTO meta (key, value) VALUES (?1, '')", [key])?;
    tx.emit(&Actor::House, None, &Probe::Done { n: 1 })?;
    Ok(())
}

fn has(house: &House, key: &str) -> bool {
    let key = key.to_string();
    house.store.read(|r| r.number("SELECT count(*) FROM meta WHERE key = ?1", [key])).unwrap() == 1
}

#[test]
fn a_refused_or_panicking_job_leaves_no_row_no_fact_and_its_neighbours_unhurt() {
    let house = open();
    let gate = Arc::new(std::sync::Barrier::new(2));
    let held = gate.clone();
    // The first job waits until the others are queued, so that all share one commit.
    let first = house.store.writer.submit(move |tx| {
        held.wait();
        put(tx, "first")
    });
    let refused = house.store.writer.submit(|tx| {
        put(tx, "refused")?;
        Err::<(), _>(Error::Conflict(Msg::new("error-forbidden")))
    });
    let panicked = house.store.writer.submit(|tx| -> Result<()> {
        put(tx, "panicked")?;
        panic!("on purpose");
    });
    let last = house.store.writer.submit(|tx| put(tx, "last"));
    gate.wait();
    assert!(first.unwrap().blocking_recv().unwrap().is_ok());
    assert!(matches!(
        refused.unwrap().blocking_recv().unwrap(),
        Err(Error::Conflict(_))
    ));
    assert!(matches!(
        panicked.unwrap().blocking_recv().unwrap(),
        Err(Error::Fault(_))
    ));
    assert!(last.unwrap().blocking_recv().unwrap().is_ok());
    assert!(has(&house, "first") && has(&house, "last"));
    assert!(!has(&house, "refused") && !has(&house, "panicked"));
    assert_eq!(
        *house.seen.lock().unwrap(),
        vec![1, 2],
        "no gap, no fact of the refused"
    );
    assert_eq!(house.store.read(|r| r.seq()).unwrap(), 2);
}

#[test]
fn the_same_key_gives_the_same_answer_and_another_body_is_refused() {
    let house = open();
    let ask = |body: i64| {
        house.store.write_blocking(move |tx| {
            let key = RequestKey::parse("0123456789abcdef")?;
            let guest = Actor::Guest {
                guest: GuestId(1),
                visit: VisitId(1),
            };
            tx.once(&guest, &key, "test", None, &body, || {
                put(tx, "once")?;
                Ok(tx.now.at_ms)
            })
        })
    };
    let first = ask(1).unwrap();
    house.store.clock().advance(1000);
    assert_eq!(ask(1).unwrap(), first);
    assert!(matches!(ask(2), Err(Error::Invalid(_))));
    assert_eq!(house.seen.lock().unwrap().len(), 1);
}

/// What is made of the rows of `put`, under the number of the newest of them.
fn made(read: &Read<'_>, seq: i64) -> Result<(String, i64)> {
    let stamp = Stamp {
        seqs: [seq, 0],
        other: 0,
    };
    let mut times = 0;
    let made = read.made(0, stamp, || {
        times = 1;
        read.row("SELECT group_concat(key) FROM meta WHERE value = ''", [], |r| {
            r.get::<_, String>(0)
        })
    })?;
    Ok((made.as_ref().clone().unwrap_or_default(), times))
}

#[test]
fn what_was_made_of_rows_is_kept_until_they_change_and_never_from_what_was_taken_back() {
    let house = open();
    house.store.write_blocking(|tx| put(tx, "a")).unwrap();
    let read = |seq| house.store.read(|r| made(r, seq)).unwrap();
    assert_eq!((read(1), read(1)), (("a".into(), 1), ("a".into(), 0)));
    // The writer has it too, and does not keep what it has not committed.
    let refused = house.store.write_blocking(|tx| {
        assert_eq!(made(tx, 1)?, ("a".into(), 0));
        put(tx, "b")?;
        assert_eq!(made(tx, 2)?, ("a,b".into(), 1));
        assert_eq!(made(tx, 2)?, ("a,b".into(), 1), "not kept");
        Err::<(), _>(Error::conflict("no"))
    });
    assert!(refused.is_err());
    // The number is given out again, for something else.
    house.store.write_blocking(|tx| put(tx, "c")).unwrap();
    assert_eq!(read(2), ("a,c".into(), 1));
    // What is committed it may keep.
    house.store.write_blocking(|tx| put(tx, "d")).unwrap();
    let kept = house.store.write_blocking(|tx| made(tx, 3));
    assert_eq!(kept.unwrap(), ("a,c,d".into(), 1));
    assert_eq!(read(3), ("a,c,d".into(), 0));
}

#[test]
fn a_full_queue_says_busy_and_loses_nothing() {
    let house = open();
    let gate = Arc::new(std::sync::Barrier::new(2));
    let held = gate.clone();
    let first = house.store.writer.submit(move |_| {
        held.wait();
        Ok(())
    });
    let mut waiting = Vec::new();
    let busy = loop {
        match house.store.writer.submit(|tx| tx.emit(&Actor::House, None, &Probe::Done { n: 2 })) {
            Ok(answer) => waiting.push(answer),
            Err(e) => break e,
        }
        assert!(waiting.len() <= 2000, "the queue has a bound");
    };
    assert!(matches!(busy, Error::Busy));
    gate.wait();
    assert!(first.unwrap().blocking_recv().unwrap().is_ok());
    let seqs: Vec<i64> = waiting.into_iter().map(|a| a.blocking_recv().unwrap().unwrap()).collect();
    assert!(seqs.windows(2).all(|w| w[1] == w[0] + 1));
}

#[test]
fn the_database_is_set_up_as_promised() {
    let house = open();
    let got = house.store.write_blocking(|tx| {
        Ok((
            tx.number("PRAGMA page_size", [])?,
            tx.number("PRAGMA synchronous", [])?,
            tx.number("PRAGMA foreign_keys", [])?,
        ))
    });
    assert_eq!(got.unwrap(), (512, 2, 1));
}

#[test]
fn a_second_opener_and_a_newer_database_are_refused_in_words() {
    let house = open();
    let again = |dir: &Path| {
        Store::open(
            dir,
            Clock::by_hand(0),
            Calendar::new("UTC", 0).unwrap(),
            Box::new(|_, _| ()),
        )
    };
    let dir = house.store.dir().to_path_buf();
    assert!(again(&dir).err().unwrap().0.contains("in use"));
    house.store.write_blocking(|tx| tx.number("PRAGMA user_version", [])).unwrap();
    let House { store, _dir, .. } = house;
    drop(store);
    Connection::open(dir.join("comanda.db"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let refused = again(&dir).err().unwrap().0;
    assert!(refused.contains("99") && refused.contains("newer"), "{refused}");
}

#[test]
fn readers_cannot_write() {
    let house = open();
    let tried = house.store.readers.with(|conn| Ok(conn.execute("DELETE FROM meta", [])?));
    assert!(tried.is_err());
}

#[test]
fn a_group_that_cannot_begin_leaves_nothing_and_the_next_one_works() {
    let house = open();
    house.store.write_blocking(|tx| put(tx, "before")).unwrap();
    // Another program holds the write lock: the group's transaction cannot begin.
    let other = Connection::open(house.store.dir().join("comanda.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = house.store.write_blocking(|tx| put(tx, "refused"));
    assert!(refused.is_err());
    other.execute_batch("ROLLBACK").unwrap();
    house.store.write_blocking(|tx| put(tx, "after")).unwrap();
    assert!(has(&house, "before") && has(&house, "after") && !has(&house, "refused"));
    assert_eq!(*house.seen.lock().unwrap(), vec![1, 2]);
}

#[test]
fn a_transaction_that_ends_by_itself_takes_its_whole_group_along() {
    let house = open();
    let gate = Arc::new(std::sync::Barrier::new(2));
    let held = gate.clone();
    // As SQLite does when the disk is full: the transaction is gone in the middle of a job.
    let first = house.store.writer.submit(move |tx| {
        held.wait();
        put(tx, "first")?;
        tx.run("ROLLBACK", [])?;
        Ok(())
    });
    let second = house.store.writer.submit(|tx| put(tx, "second"));
    gate.wait();
    assert!(first.unwrap().blocking_recv().unwrap().is_err());
    assert!(second.unwrap().blocking_recv().unwrap().is_err());
    assert!(!has(&house, "first") && !has(&house, "second"));
    house.store.write_blocking(|tx| put(tx, "third")).unwrap();
    assert!(has(&house, "third"));
}

fn again(dir: &Path) -> std::result::Result<Store, OpenError> {
    let utc = Calendar::new("UTC", 0).unwrap();
    Store::open(dir, Clock::by_hand(1_800_003_600_000), utc, Box::new(|_, _| ()))
}

/// A closed house with a backup that is an hour old.
fn closed() -> tempfile::TempDir {
    let House { store, _dir, .. } = open();
    store.write_blocking(|tx| put(tx, "before")).unwrap();
    let job = backup::make::Job {
        from: _dir.path(),
        into: &_dir.path().join(backup::FOLDER),
        kind: backup::Kind::Nightly,
        now: store.clock().now(),
        calendar: &store.calendar(),
        pace: &backup::Pace::at_once(store.clock().clone()),
    };
    backup::make::make(&job).unwrap();
    drop(store);
    _dir
}

#[test]
fn a_damaged_database_is_told_with_the_newest_good_backup_and_left_as_it_is() {
    type Spoil = fn(&mut Vec<u8>);
    let spoils: [(&str, Spoil); 3] = [
        ("the header", |bytes| bytes[..16].fill(0)),
        ("the schema", |bytes| bytes[100..512].fill(0x5a)),
        ("everything", Vec::clear),
    ];
    for (what, spoil) in spoils {
        let dir = closed();
        let file = dir.path().join("comanda.db");
        let mut bytes = std::fs::read(&file).unwrap();
        spoil(&mut bytes);
        std::fs::write(&file, &bytes).unwrap();
        let told = again(dir.path()).err().expect(what).0;
        for words in ["comanda restore", "1 hours old", "fact number 1", "Nothing was changed"] {
            assert!(told.contains(words), "{what}: {told}");
        }
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{what}");
    }
}

#[test]
fn no_empty_house_takes_the_place_of_one_that_is_gone() {
    let dir = closed();
    std::fs::remove_file(dir.path().join("comanda.db")).unwrap();
    let told = again(dir.path()).err().unwrap().0;
    assert!(
        told.contains("is not there") && told.contains("comanda restore"),
        "{told}"
    );
    // A backup that is damaged itself is not offered.
    let all = backup::list(&dir.path().join(backup::FOLDER)).unwrap();
    std::fs::write(all[0].path.join("comanda.db"), "rubbish").unwrap();
    let told = again(dir.path()).err().unwrap().0;
    assert!(told.contains("no good backup"), "{told}");
    // What is really new begins empty.
    assert!(again(tempfile::tempdir().unwrap().path()).is_ok());
}

#[test]
fn damaged_pages_are_found_by_looking_through_it() {
    let house = open();
    let pace = backup::Pace::at_once(Clock::by_hand(0));
    assert_eq!(backup::check::quick(house.store.dir(), &pace).unwrap(), None);
    let House { store, _dir, .. } = house;
    drop(store);
    let file = _dir.path().join("comanda.db");
    // A page that no start reads: where the lines of orders begin.
    let root = rusqlite::Connection::open(&file).unwrap().query_row(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'order_lines'",
        [],
        |r| r.get::<_, i64>(0),
    );
    let begins = (root.unwrap() as usize - 1) * 512;
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[begins..begins + 64].fill(0xa5);
    std::fs::write(&file, bytes).unwrap();
    let store = again(_dir.path()).expect("header and schema are whole");
    assert!(backup::check::quick(store.dir(), &pace).unwrap().is_some());
}

/// Who reads with a pool's connection until it is told to stop.
fn borrow(pool: &Arc<pool::Pool>) -> (std::sync::mpsc::Receiver<()>, std::sync::mpsc::Sender<()>) {
    let ((tell, has_one), (stop, stopped)) = (std::sync::mpsc::channel(), std::sync::mpsc::channel::<()>());
    let pool = pool.clone();
    std::thread::spawn(move || {
        pool.with(|_| {
            tell.send(()).unwrap();
            // An error means that nobody can say stop any more.
            let _ = stopped.recv();
            Ok(())
        })
    });
    (has_one, stop)
}

#[test]
fn readers_are_opened_when_they_are_needed_and_who_cannot_have_one_waits_for_who_has() {
    let moment = std::time::Duration::from_millis(100);
    let patience = std::time::Duration::from_secs(30);
    let house = open();
    let file = house._dir.path().join("comanda.db");
    let pool = Arc::new(pool::Pool::open(&file, 2).unwrap());
    assert_eq!(pool.opened(), 1);
    let (first, first_stops) = borrow(&pool);
    first.recv_timeout(patience).unwrap();
    let (second, second_stops) = borrow(&pool);
    second.recv_timeout(patience).unwrap();
    let (third, third_stops) = borrow(&pool);
    assert!(third.recv_timeout(moment).is_err(), "there are as many as there may be");
    assert_eq!(pool.opened(), 2);
    drop(first_stops);
    third.recv_timeout(patience).unwrap();
    drop((second_stops, third_stops));

    // The system refuses a second one.
    let pool = Arc::new(pool::Pool::open(&file, 2).unwrap());
    std::fs::rename(&file, file.with_extension("away")).unwrap();
    let (first, first_stops) = borrow(&pool);
    first.recv_timeout(patience).unwrap();
    let (second, _second_stops) = borrow(&pool);
    assert!(second.recv_timeout(moment).is_err());
    drop(first_stops);
    second.recv_timeout(patience).unwrap();
    assert_eq!(pool.opened(), 1);
}

/// What is steady, asked for twice: how often it was asked of the database until then.
fn asked(read: &Read<'_>) -> Result<[i64; 2]> {
    let asked = std::cell::Cell::new(0);
    let ask = || {
        read.steady(|| {
            asked.set(asked.get() + 1);
            Ok(Arc::new(asked.get()))
        })
    };
    Ok([*ask()?, *ask()?])
}

#[test]
fn what_is_steady_is_asked_once_in_a_state_and_by_who_writes_each_time() {
    let house = open();
    assert_eq!(house.store.read(asked).unwrap(), [1, 1]);
    assert_eq!(house.store.read(asked).unwrap(), [1, 1], "another state asks anew");
    assert_eq!(house.store.write_blocking(|tx| asked(tx)).unwrap(), [1, 2]);
}

#[test]
fn the_disk_refuses_no_more_once_any_row_was_written() {
    let house = open();
    let stats = house.store.stats();
    stats.committed(&Err(Error::NoRoom), 0, false);
    assert!(stats.refuses());
    // Neither who only looks nor who takes back what was written has tried the disk.
    house.store.write_blocking(|tx| tx.seq()).unwrap();
    let refused = house.store.write_blocking(|tx| {
        put(tx, "refused")?;
        Err::<(), _>(Error::Conflict(Msg::new("error-forbidden")))
    });
    assert!(refused.is_err() && stats.refuses());
    house
        .store
        .write_blocking(|tx| tx.run("INSERT INTO meta (key, value) VALUES ('no fact', '')", []))
        .unwrap();
    assert!(!stats.refuses());
}
