//! The program is killed again and again in the middle of a busy evening (SIGKILL, at chosen-by-chance
//! moments, some while it is still opening), and started again on the same data. Guests, cooks and waiters
//! go on over HTTP and sockets meanwhile: what was not acknowledged they ask again with the same key, or give up.
//!
//! A ledger keeps what was acknowledged. At the end every acknowledged line, order, step and payment must be in
//! the database exactly once, what somebody gave up at most once, and nothing else; the facts must tell what the
//! tables hold; and nothing that a screen has shown may be missing.
//!
//! `COMANDA_KILLS` says how often it is killed (20), `COMANDA_SEED` repeats a run's choices.

pub mod support;

#[path = "crash/ledger.rs"]
mod ledger;
#[path = "crash/people.rs"]
mod people;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ledger::{Sums, World};
use people::{cook, guest, screen, till, waiter};
use support::chance::Chance;
use support::{House, replay};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

const TABLES: [&str; 5] = ["T1", "T2", "T3", "T4", "T5"];
/// How long everybody may take for what they have begun, once the house stays open.
const LAST_ROUND: Duration = Duration::from_secs(60);
/// A kill comes so many milliseconds after the house is open again.
const BETWEEN_MS: (u64, u64) = (40, 1200);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_or_doubled_however_often_the_program_is_killed() {
    let kills: usize = std::env::var("COMANDA_KILLS").map_or(20, |n| n.parse().expect("COMANDA_KILLS is a number"));
    let seed = Chance::seed();
    println!("COMANDA_SEED={seed} COMANDA_KILLS={kills}");
    let mut chance = Chance::new(seed);
    let mut house = House::with_limits(1000).await;
    let world = Arc::new(World::new(seed));
    let people = open_the_doors(&house, &world).await;
    let mut met = Met::default();
    for _ in 0..kills {
        sleep(chance.ms(BETWEEN_MS.0, BETWEEN_MS.1)).await;
        let under_way = world.under_way();
        house.kill();
        met.in_flight += usize::from(under_way > 0);
        world.died(keys_on_disk(&house));
        if chance.once_in(5) {
            met.opening += 1;
            house.start_and_kill(chance.ms(0, 400)).await;
        }
        house.start_again().await;
    }
    world.stop();
    timeout(LAST_ROUND, people.join_all())
        .await
        .expect("everybody to end what they have begun");
    let shown = board(&house).await;
    // The last word is the disk's, not that of the program that runs.
    house.kill();
    let db = house.database();
    let mut wrong = replay::complaints(&db);
    wrong.extend(world.complaints(&db));
    wrong.extend(missing_on_the_board(&db, &shown));
    println!(
        "{kills} kills: {} with a request in flight, {} between a commit and its answer, {} more while it opened",
        met.in_flight,
        world.kills_between_commit_and_answer(),
        met.opening
    );
    println!("{}", world.sums());
    assert!(wrong.is_empty(), "COMANDA_SEED={seed}\n{}", wrong.join("\n"));
    enough(kills, &world.sums());
}

/// An evening on which little happened proves little.
fn enough(kills: usize, sums: &Sums) {
    assert!(sums.acknowledged > kills * 20, "too little happened: {sums}");
    assert!(
        sums.orders > kills && sums.steps > kills && sums.payments > 0,
        "too little happened: {sums}"
    );
    assert!(sums.screens > kills, "the screens did not come back: {sums}");
}

/// What the kills met.
#[derive(Default)]
struct Met {
    in_flight: usize,
    opening: usize,
}

async fn open_the_doors(house: &House, world: &Arc<World>) -> JoinSet<()> {
    let mut people = JoinSet::new();
    for (at, table) in TABLES.iter().enumerate() {
        let path = house.table_path(table);
        let token = path.rsplit('/').next().expect("a token").to_string();
        for phone in 0..2 {
            let id = (at * 2 + phone) as u64;
            people.spawn(guest(world.clone(), house.visitor(), token.clone(), id));
        }
        people.spawn(screen(
            world.clone(),
            house.guest(table).await,
            "/live/visit?screen=orders",
        ));
    }
    let luca = house.staff("kitchen").await;
    for which in 0..2 {
        people.spawn(cook(world.clone(), luca.clone(), which));
    }
    people.spawn(screen(world.clone(), luca, "/live/kitchen"));
    let giulia = house.staff("floor").await;
    people.spawn(waiter(world.clone(), giulia.clone()));
    people.spawn(till(world.clone(), giulia.clone()));
    people.spawn(screen(world.clone(), giulia, "/live/floor"));
    people
}

/// The request keys whose answers are on the disk now, read from a copy: opening the database itself would
/// take the recovery from the program.
fn keys_on_disk(house: &House) -> HashSet<String> {
    let copy = tempfile::tempdir().expect("a directory");
    for name in ["comanda.db", "comanda.db-wal"] {
        let from = house.data().join(name);
        if Path::exists(&from) {
            std::fs::copy(from, copy.path().join(name)).expect("a copy");
        }
    }
    let db = rusqlite::Connection::open(copy.path().join("comanda.db")).expect("the copy");
    let mut ask = db.prepare("SELECT key FROM request_keys").expect("a question");
    let keys = ask.query_map([], |r| r.get(0)).expect("keys");
    keys.map(|key| key.expect("a key")).collect()
}

/// The numbers of the orders that a kitchen's new screen shows.
async fn board(house: &House) -> HashSet<i64> {
    let mut socket = house.staff("kitchen").await.socket("/live/kitchen").await;
    let mut shown = HashSet::new();
    loop {
        let message = socket.next().await.expect("a message");
        match message["t"].as_str() {
            Some("beat") => return shown,
            Some("paint") => shown.extend(people::numbers(&message)),
            _ => {}
        }
    }
}

fn missing_on_the_board(db: &rusqlite::Connection, shown: &HashSet<i64>) -> Vec<String> {
    let sql = "SELECT DISTINCT o.number FROM orders o JOIN order_lines l ON l.order_id = o.id
               WHERE l.state IN ('sent', 'accepted', 'cooking')";
    let mut ask = db.prepare(sql).expect("a question");
    let open = ask.query_map([], |r| r.get::<_, i64>(0)).expect("orders").map(|n| n.expect("a number"));
    let missing = open.filter(|number| !shown.contains(number));
    missing.map(|number| format!("order {number} is not on the kitchen's screen")).collect()
}
