//! Power cuts, as bad as a disk allows: what was synced is there, of what was not, nothing, everything, some or
//! torn pieces. A house works on a disk that writes down everything; then the disk is put together as it may have
//! been at hundreds of moments, the store is opened on it, and whatever somebody had been told was done by then
//! must be there, once, with the facts in a row.
//!
//! That the test can find a loss is a test, too: with `synchronous=OFF` it must, and with `NORMAL`.
//!
//! `COMANDA_CUTS` says how many moments are looked at (300), `COMANDA_SEED` repeats a run's choices.

pub mod support;

#[path = "power_cut/disk.rs"]
mod disk;

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Barrier, Mutex};

use comanda::base::ids::{OrderId, StaffId, TableId};
use comanda::base::money::Currency;
use comanda::base::text::{Name, Note};
use comanda::base::time::{Calendar, Clock};
use comanda::base::{Actor, Lang, Money, Role};
use comanda::bills::{Method, actions::Pay};
use comanda::cart::actions::Add;
use comanda::orders::actions::Place;
use comanda::orders::{State, Step};
use comanda::settings::PayWay;
use comanda::store::{RequestKey, Store, Tx};
use comanda::{cart, floor, menu, orders, people, tables};
use disk::{Disk, Luck, Op};
use rusqlite::Connection;
use support::chance::Chance;
use support::replay;

/// One recorder, so one house at a time.
static ALONE: Mutex<()> = Mutex::new(());
/// How often the house is opened and closed.
const LIVES: usize = 3;
/// Parties at once.
const PARTIES: usize = 3;
/// Rounds of a party in each life: enough for the log to be folded into the database in the middle.
const ROUNDS: usize = 45;

const MENU: &str = r#"{"format":"comanda-menu","version":1,"currency":"EUR","languages":["en"],
  "stations":[{"key":"kitchen","name":{"en":"Kitchen"}}],
  "categories":[{"key":"food","name":{"en":"Food"},"items":[
    {"key":"soup","name":{"en":"Soup"},"price":"5.00","tax_percent":"10","allergens":["none"],"station":"kitchen"}]}]}"#;

const STAFF: Actor = Actor::Staff {
    staff: StaffId(1),
    role: Role::Owner,
};

/// Something that somebody was told is done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Done {
    /// A line in the cart of a visit, by its number.
    Line(i64, i64),
    Order(i64),
    Step(i64, &'static str),
    Payment(i64),
}

type Told = Arc<Mutex<Vec<Done>>>;

fn open(dir: &Path) -> Result<Store, String> {
    let calendar = Calendar::new("Europe/Rome", 240).expect("a calendar");
    Store::open(dir, Clock::by_hand(1_800_000_000_000), calendar, Box::new(|_, _| {})).map_err(|e| e.to_string())
}

// --- The house -----------------------------------------------------------------------------------

/// Lets a house work, and answers what happened to its disk and what was told, in the same order.
fn evening(synchronous: Option<u8>) -> (Vec<Op>, Vec<Done>) {
    let dir = tempfile::tempdir().expect("a directory");
    disk::record(dir.path(), synchronous);
    let told = Told::default();
    for life in 0..LIVES {
        let store = open(dir.path()).expect("a store");
        if life == 0 {
            set_up(&store);
        }
        let begin = Barrier::new(PARTIES);
        std::thread::scope(|scope| {
            for party in 0..PARTIES {
                let (store, told, begin) = (&store, &told, &begin);
                scope.spawn(move || {
                    begin.wait();
                    dine(store, party, told);
                });
            }
        });
    }
    let ops = disk::recorded();
    let done = told.lock().expect("the ledger").clone();
    (ops, done)
}

fn set_up(store: &Store) {
    let currency = Currency::parse("EUR").expect("a currency");
    let file = menu::import::parse(MENU.as_bytes(), currency, &|_: &str| None).expect("a menu");
    let done = store.write_blocking(move |tx| {
        menu::actions::import(tx, &Actor::House, &file)?;
        people::actions::create_owner(tx, &Name::parse("Rosa")?, "no password")?;
        for party in 0..PARTIES {
            let place = tables::plan::Place::table("Sala", 4)?;
            tables::plan::actions::add(tx, &Actor::House, &[Name::parse(&format!("T{party}"))?], &place)?;
        }
        Ok(())
    });
    done.expect("a house");
}

/// Notes that something is done, and that it was told, as one.
fn tell(told: &Told, done: impl IntoIterator<Item = Done>) {
    let mut told = told.lock().expect("the ledger");
    for one in done {
        told.push(one);
        disk::told();
    }
}

/// A party orders, is served and pays, again and again.
fn dine(store: &Store, party: usize, told: &Told) {
    let table = TableId(i64::try_from(party).expect("a number") + 1);
    let cookie: [u8; 32] = comanda::store::random().expect("a random source");
    let guest = store.write_blocking(move |tx| {
        let (guest, _) = tables::actions::join(tx, &Actor::Nobody, table, None, &cookie, Lang::En)?;
        let session = tables::queries::find_guest_session(tx, &cookie)?.expect("a session");
        Ok(Actor::Guest {
            guest,
            visit: session.visit,
        })
    });
    let guest = guest.expect("a seat");
    for _ in 0..ROUNDS {
        round(store, guest, told);
    }
}

fn round(store: &Store, guest: Actor, told: &Told) {
    let Actor::Guest { visit, .. } = guest else {
        panic!("not a guest");
    };
    let menu = store.read(|r| menu::queries::menu(r, Lang::En)).expect("the menu");
    let add = Add {
        item: menu[0].items[0].id,
        options: vec![],
        quantity: 2,
        note: Note::default(),
        instead: None,
    };
    let number =
        store.write_blocking(move |tx| cart::actions::add(tx, &guest, visit, Some(&RequestKey::fresh()?), &add));
    tell(told, [Done::Line(visit.0, number.expect("a line"))]);
    let seen = store.read(|r| cart::queries::get(r, visit, Lang::En)).expect("the cart");
    let place = Place {
        seen: seen.lines.iter().map(|l| (l.number, l.version)).collect(),
        total: seen.total(),
        pay: PayWay::Later,
    };
    let placed =
        store.write_blocking(move |tx| orders::actions::place(tx, &guest, visit, &RequestKey::fresh()?, &place));
    let order = placed.expect("an order").order;
    tell(told, [Done::Order(order.0)]);
    serve(store, order, told);
    let pay = Pay {
        method: Method::Cash,
        amount: Money(1000),
        tip: Money(0),
    };
    let bill =
        store.write_blocking(move |tx| floor::settle::actions::pay(tx, &STAFF, visit, &RequestKey::fresh()?, pay));
    tell(told, [Done::Payment(bill.expect("a payment").0)]);
}

/// The kitchen makes an order, and the floor carries it out.
fn serve(store: &Store, order: OrderId, told: &Told) {
    let lines = store.read(|r| Ok(orders::queries::get(r, order, Lang::En)?.lines)).expect("the lines");
    let steps = [
        (Step::Accept, State::Accepted),
        (Step::Bump, State::Ready),
        (Step::Serve, State::Served),
    ];
    for (step, to) in steps {
        let work = move |tx: &Tx<'_>| orders::actions::step_ticket(tx, &STAFF, order, None, step, &Note::default());
        assert_eq!(store.write_blocking(work).expect("a step"), lines.len());
        tell(told, lines.iter().map(|l| Done::Step(l.id.0, to.word())));
    }
}

// --- After the cut -------------------------------------------------------------------------------

/// What somebody finds who opens the database again.
#[derive(Debug, Default)]
struct Found {
    /// Why it does not open, or what is wrong with it.
    broken: Option<String>,
    /// What was told and is not there.
    lost: Vec<Done>,
}

fn look(dir: &Path, told: &[Done]) -> Found {
    let broken = |e: String| Found {
        broken: Some(e),
        lost: Vec::new(),
    };
    match open(dir) {
        Ok(store) => drop(store),
        Err(e) => return broken(e),
    }
    let db = Connection::open(dir.join("comanda.db")).expect("the database");
    let whole = db.query_row("PRAGMA integrity_check", [], |r| r.get::<_, String>(0));
    if whole.as_deref() != Ok("ok") {
        return broken(format!("{whole:?}"));
    }
    match there(&db) {
        Ok(there) => Found {
            broken: replay::complaints(&db).first().cloned(),
            lost: told.iter().filter(|done| !there.contains(done)).cloned().collect(),
        },
        Err(e) => broken(e.to_string()),
    }
}

/// Everything that is there.
fn there(db: &Connection) -> rusqlite::Result<HashSet<Done>> {
    let mut found = HashSet::new();
    let sql = "SELECT visit_id, number FROM cart_lines UNION ALL SELECT visit_id, number FROM order_lines";
    let mut ask = db.prepare(sql)?;
    for row in ask.query_map([], |r| Ok(Done::Line(r.get(0)?, r.get(1)?)))? {
        found.insert(row?);
    }
    for (sql, kind) in [
        ("SELECT id FROM orders", Done::Order as fn(i64) -> Done),
        ("SELECT id FROM bills", Done::Payment),
    ] {
        let mut ask = db.prepare(sql)?;
        for row in ask.query_map([], |r| Ok(kind(r.get(0)?)))? {
            found.insert(row?);
        }
    }
    let sql = "SELECT payload ->> 'line', payload ->> 'to' FROM events WHERE payload ->> 'kind' = 'LineStepped'";
    let mut ask = db.prepare(sql)?;
    for row in ask.query_map([], |r| Ok((r.get(0)?, r.get::<_, String>(1)?)))? {
        let (line, to) = row?;
        let state = State::parse(&to).expect("a state");
        found.insert(Done::Step(line, state.word()));
    }
    Ok(found)
}

/// What many cuts came to.
#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    /// Cuts that lost something that was told.
    losing: usize,
    /// The most that one of them lost.
    most_lost: usize,
    /// Cuts after which the database does not open or is not whole.
    broken: usize,
    /// The first that went wrong, in words.
    first: Option<String>,
}

/// The moments to look at: half of them anywhere, half around what changes more than a log's end: syncs of the
/// database itself, truncations, deletions, and the log's beginnings.
fn moments(ops: &[Op], count: usize, chance: &mut Chance) -> Vec<usize> {
    let is_edge = |op: &Op| match op {
        Op::Sync(name, _) | Op::Write(name, 0, _) => {
            name == "comanda.db" || name.ends_with("-wal") && matches!(op, Op::Write(..))
        }
        Op::Truncate(..) | Op::Delete(..) => true,
        _ => false,
    };
    let edges: Vec<usize> = (0..ops.len()).filter(|at| is_edge(&ops[*at])).collect();
    let mut chosen: Vec<usize> = (0..count)
        .map(|n| {
            let anywhere = usize::try_from(chance.below(ops.len() as u64)).expect("an index");
            let near = usize::try_from(chance.below(6)).expect("a number");
            if n % 2 == 0 {
                anywhere
            } else {
                (chance.one_of(&edges) + near).min(ops.len())
            }
        })
        .collect();
    chosen.sort_unstable();
    chosen
}

/// Lets a house work and cuts its power at many moments.
fn cuts(synchronous: Option<u8>, count: usize, seed: u64) -> Tally {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut chance = Chance::new(seed);
    let (ops, told) = evening(synchronous);
    let syncs = ops.iter().filter(|op| matches!(op, Op::Sync(..))).count();
    let folds = ops.iter().filter(|op| matches!(op, Op::Sync(name, _) if name == "comanda.db")).count();
    println!(
        "{} operations, {} told, {syncs} syncs, {folds} of the database itself",
        ops.len(),
        told.len()
    );
    let (mut disk, mut at, mut known) = (Disk::default(), 0, 0);
    let mut tally = Tally::default();
    for moment in moments(&ops, count, &mut chance) {
        for op in &ops[at..moment] {
            known += usize::from(matches!(op, Op::Told));
            disk.take(op);
        }
        at = moment;
        let luck = *chance.one_of(&[Luck::None, Luck::All, Luck::Prefix, Luck::Some]);
        let dir = tempfile::tempdir().expect("a directory");
        disk.cut(dir.path(), luck, &mut chance);
        let found = look(dir.path(), &told[..known]);
        tally.cuts += 1;
        tally.losing += usize::from(!found.lost.is_empty());
        tally.most_lost = tally.most_lost.max(found.lost.len());
        tally.broken += usize::from(found.broken.is_some());
        if tally.first.is_none() && (found.broken.is_some() || !found.lost.is_empty()) {
            tally.first = Some(format!(
                "at {moment} of {} with {luck:?}, {known} told: {found:?}",
                ops.len()
            ));
        }
    }
    tally
}

fn count() -> usize {
    std::env::var("COMANDA_CUTS").map_or(300, |n| n.parse().expect("COMANDA_CUTS is a number"))
}

#[test]
fn what_was_told_survives_every_power_cut() {
    let seed = Chance::seed();
    let tally = cuts(None, count(), seed);
    println!("COMANDA_SEED={seed}: FULL {tally:?}");
    assert!(tally.first.is_none(), "COMANDA_SEED={seed}: {tally:#?}");
}

#[test]
fn less_synced_would_lose_and_the_test_would_see_it() {
    let seed = Chance::seed();
    let normal = cuts(Some(1), count() / 3, seed);
    println!("COMANDA_SEED={seed}: NORMAL {normal:?}");
    assert!(
        normal.losing > 0,
        "COMANDA_SEED={seed}: NORMAL lost nothing: {normal:#?}"
    );
    assert_eq!(
        normal.broken, 0,
        "COMANDA_SEED={seed}: NORMAL loses the newest and keeps the rest whole: {normal:#?}"
    );
    let off = cuts(Some(0), count() / 3, seed);
    println!("COMANDA_SEED={seed}: OFF {off:?}");
    assert!(
        off.losing + off.broken > 0,
        "COMANDA_SEED={seed}: OFF lost nothing: {off:#?}"
    );
}
