//! What this machine can do at all, for the ratios of `benches/run`: a small program of bare rusqlite with
//! group commit, and a page of bare actix-web that says hello. It knows nothing of Comanda.
//!
//! ```text
//! cargo bench --bench limit -- sqlite DIR CALLERS ORDERS   # orders that are on the disk, per second
//! cargo bench --bench limit -- hello PORT                  # serves until it is killed
//! cargo bench --bench limit -- fan PORT                    # writes so many bytes to so many sockets, when it is asked
//! ```
//!
//! An order is the rows that one of two dishes writes in Comanda (a fact, the order, two lines, the answer to
//! its key, two counts of the day, two lines of the cart that go, the visit that was touched), without any
//! check, query or index beside the keys.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

use actix_web::{HttpResponse, HttpServer, web};
use rusqlite::{Connection, params};

type Failure = Box<dyn std::error::Error>;

/// As many jobs share a commit as in Comanda.
const GROUP: usize = 256;

const SCHEMA: &str = "
CREATE TABLE events (seq INTEGER PRIMARY KEY, at_ms INTEGER, boot INTEGER, mono_ms INTEGER, business_day INTEGER,
  actor_kind TEXT, actor_id INTEGER, visit_id INTEGER, feature TEXT, version INTEGER, payload TEXT) STRICT;
CREATE TABLE request_keys (actor_kind TEXT, actor_id INTEGER, key TEXT, verb TEXT, body_hash BLOB, result TEXT,
  visit_id INTEGER, at_ms INTEGER, PRIMARY KEY (actor_kind, actor_id, key)) STRICT, WITHOUT ROWID;
CREATE TABLE orders (id INTEGER PRIMARY KEY, public_id BLOB, visit_id INTEGER, business_day INTEGER, number INTEGER,
  placed_ms INTEGER, placed_boot INTEGER, placed_mono_ms INTEGER, guest_id INTEGER, pay TEXT) STRICT;
CREATE TABLE order_lines (id INTEGER PRIMARY KEY, order_id INTEGER, visit_id INTEGER, number INTEGER, guest_id INTEGER,
  item_id INTEGER, revision INTEGER, quantity INTEGER, unit_price INTEGER, tax_ppm INTEGER, allergens INTEGER,
  station_id INTEGER, note TEXT, state TEXT, state_ms INTEGER) STRICT;
CREATE TABLE cart_lines (id INTEGER PRIMARY KEY, visit_id INTEGER, item_id INTEGER, options TEXT, note TEXT) STRICT;
CREATE TABLE item_days (item_id INTEGER, business_day INTEGER, quantity INTEGER,
  PRIMARY KEY (item_id, business_day)) STRICT, WITHOUT ROWID;
CREATE TABLE visits (id INTEGER PRIMARY KEY, touched_ms INTEGER, last_number INTEGER) STRICT;";

/// About as long as the fact of an order of two dishes.
const FACT: &str = r#"{"OrderPlaced":{"order":12345,"number":123,"pay":"later","lines":[{"line":23456,"number":1,"guest":345,"item":12,"revision":1,"options":[],"quantity":1,"unit":850,"tax_ppm":100000,"station":1,"state":"Sent"},{"line":23457,"number":2,"guest":345,"item":13,"revision":1,"options":[],"quantity":1,"unit":950,"tax_ppm":100000,"station":1,"state":"Sent"}]}}"#;

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["sqlite", dir, callers, orders] => {
            let rate = sqlite(Path::new(dir), callers.parse()?, orders.parse()?)?;
            println!("{rate:.1}");
            Ok(())
        }
        ["hello", port] => hello(port.parse()?),
        ["fan", port] => fan(port.parse()?),
        _ => Err("say: sqlite DIR CALLERS ORDERS, hello PORT, or fan PORT".into()),
    }
}

/// An order that waits, by its number, and whom to tell.
type Job = (i64, SyncSender<()>);

/// Orders per second of so many callers, each of whom waits for the disk before the next.
fn sqlite(dir: &Path, callers: i64, orders: i64) -> Result<f64, Failure> {
    let conn = open(dir)?;
    for n in 0..orders {
        conn.execute("INSERT INTO visits VALUES (?1, 0, 0)", [n])?;
        for line in [2 * n, 2 * n + 1] {
            conn.execute(
                "INSERT INTO cart_lines VALUES (?1, ?2, ?3, '[]', '')",
                [line, n, line % 60],
            )?;
        }
    }
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    let (jobs, waiting) = sync_channel(1024);
    let writer = std::thread::spawn(move || write(&conn, &waiting));
    let begun = Instant::now();
    let callers: Vec<_> = (0..callers).map(|first| call(jobs.clone(), (first, callers, orders))).collect();
    drop(jobs);
    for caller in callers {
        caller.join().map_err(|_| "a caller panicked")?;
    }
    let took = begun.elapsed();
    writer.join().map_err(|_| "the writer panicked")??;
    Ok(orders as f64 / took.as_secs_f64())
}

fn open(dir: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(dir.join("bare.db"))?;
    conn.pragma_update(None, "page_size", 512)?;
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update_and_check(None, "wal_autocheckpoint", 8000, |_| Ok(()))?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.execute_batch(SCHEMA)?;
    conn.execute_batch("BEGIN")?;
    Ok(conn)
}

fn call(jobs: SyncSender<Job>, (first, step, orders): (i64, i64, i64)) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let (tell, told) = sync_channel(1);
        for n in (first..orders).step_by(step as usize) {
            if jobs.send((n, tell.clone())).is_err() || told.recv().is_err() {
                return;
            }
        }
    })
}

/// Takes what waits, writes it, commits once, and tells everybody.
fn write(conn: &Connection, waiting: &Receiver<Job>) -> rusqlite::Result<()> {
    let mut group = Vec::new();
    while let Ok(first) = waiting.recv() {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        let mut next = Some(first);
        while let Some(job) = next {
            order(conn, job.0)?;
            group.push(job.1);
            next = if group.len() < GROUP {
                waiting.try_recv().ok()
            } else {
                None
            };
        }
        conn.execute_batch("COMMIT")?;
        for tell in group.drain(..) {
            // Nobody else waits on this channel, and it has room for one.
            let _ = tell.try_send(());
        }
    }
    Ok(())
}

fn order(conn: &Connection, n: i64) -> rusqlite::Result<()> {
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| conn.prepare_cached(sql)?.execute(params);
    let at = 1_790_000_000_000_i64 + n;
    run(
        "UPDATE visits SET touched_ms = ?2, last_number = 2 WHERE id = ?1",
        params![n, at],
    )?;
    run(
        "INSERT INTO orders VALUES (?1, ?2, ?1, 20000, ?1, ?3, 77, ?3, ?1, 'later')",
        params![n, [7u8; 16], at],
    )?;
    for line in [2 * n, 2 * n + 1] {
        run(
            "INSERT INTO order_lines VALUES (?1, ?2, ?2, 1, ?2, ?3, 1, 1, 850, 100000, 3, 1, '', 'sent', ?4)",
            params![line, n, line % 60, at],
        )?;
        run("DELETE FROM cart_lines WHERE id = ?1", params![line])?;
        run(
            "INSERT INTO item_days VALUES (?1, 20000, 1) ON CONFLICT DO UPDATE SET quantity = quantity + 1",
            params![line % 60],
        )?;
    }
    run(
        "INSERT INTO events VALUES (?1, ?2, 77, ?2, 20000, 'guest', ?1, ?1, 'orders', 1, ?3)",
        params![n, at, FACT],
    )?;
    let key = format!("{n:032x}");
    run(
        "INSERT INTO request_keys VALUES ('guest', ?1, ?2, 'orders.place', ?3, '{\"order\":1,\"number\":1}', ?1, ?4)",
        params![n, key, [9u8; 32], at],
    )?;
    Ok(())
}

/// Serves one short page with as many workers as Comanda has.
fn hello(port: u16) -> Result<(), Failure> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let page = || async { HttpResponse::Ok().content_type("text/html; charset=utf-8").body("<p>Hello</p>") };
    let app = move || actix_web::App::new().route("/", web::get().to(page));
    let server = HttpServer::new(app).bind(("127.0.0.1", port))?.workers(cores.min(4)).run();
    actix_web::rt::System::new().block_on(server)?;
    Ok(())
}

/// The first that comes asks: how many sockets there will be, and how many bytes each of them is to have.
fn fan(port: u16) -> Result<(), Failure> {
    let door = TcpListener::bind(("127.0.0.1", port))?;
    let mut asks = door.accept()?.0;
    // All of them do not fit into the kernel's queue at once.
    let (tell, come) = std::sync::mpsc::channel();
    std::thread::spawn(move || door.incoming().flatten().try_for_each(|socket| tell.send(socket)));
    let mut sockets: Vec<TcpStream> = Vec::new();
    let (mut many, mut bytes) = ([0; 8], [0; 8]);
    while asks.read_exact(&mut many).is_ok() && asks.read_exact(&mut bytes).is_ok() {
        let text = vec![b'x'; usize::try_from(u64::from_le_bytes(bytes))?];
        while (sockets.len() as u64) < u64::from_le_bytes(many) {
            sockets.push(come.recv()?);
        }
        for socket in &mut sockets {
            socket.write_all(&text)?;
        }
    }
    Ok(())
}
