//! What the network does to a house: phones that come back all at once, sockets whose other side is gone or reads
//! nothing, connections that say nothing, and more of them than there is room for. Each has its bound, in numbers.

#![expect(clippy::disallowed_methods, reason = "how long something took is what is measured")]

pub mod support;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::json;
use support::api::Client;
use support::{House, Persona, Socket, answer};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

const PHONES: usize = 1000;
/// So many of them belong to one guest: a table takes no more than 30 guests.
const DEVICES: usize = 4;
/// All phones that came back within a second are live after so long, in a build without optimisation, on a machine that
/// has other work: how fast it is, the benchmarks say.
const BACK: Duration = Duration::from_secs(60);
/// A staff screen that hears nothing for so long says that it is stale.
const STALE: Duration = Duration::from_secs(25);
/// The program ends within so long.
const END: Duration = Duration::from_secs(5);

fn address(house: &House) -> SocketAddr {
    house.url.trim_start_matches("http://").parse().expect("an address")
}

/// Reads until the screen has its hello and a paint.
async fn painted(mut socket: Socket) -> Socket {
    let hello = socket.next_within(BACK * 2).await.expect("a hello");
    assert_eq!(hello["t"], "hello");
    loop {
        if socket.next_within(BACK * 2).await.expect("a paint")["t"] == "paint" {
            return socket;
        }
    }
}

/// A staff screen that notes the longest silence until it is told to stop, and with which code it was closed.
async fn listen(mut socket: Socket, over: Arc<AtomicBool>) -> (Duration, Option<u16>) {
    let (mut longest, mut last) = (Duration::ZERO, Instant::now());
    while !over.load(Ordering::SeqCst) {
        let heard = socket.next_within(Duration::from_secs(60)).await;
        longest = longest.max(last.elapsed());
        last = Instant::now();
        if let Err(code) = heard {
            return (longest, Some(code));
        }
    }
    (longest, None)
}

// --- All at once ---------------------------------------------------------------------------------

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_phones_come_back_within_a_second_and_are_told_when_the_house_ends() {
    assert!(
        comanda::app::room::for_connections(PHONES * 3) >= PHONES * 3,
        "open files for this test"
    );
    let mut house = House::with_limits(100).await;
    let phones = sit_down(&house).await;
    let begun = Instant::now();
    let sockets = come_back(&phones, Duration::from_secs(5)).await;
    println!("{PHONES} phones live for the first time after {:?}", begun.elapsed());
    let over = Arc::new(AtomicBool::new(false));
    let board = house.staff("kitchen").await.socket("/live/kitchen").await;
    let board = tokio::spawn(listen(board, over.clone()));
    let orders = tokio::spawn(order_on(house.guest("Bar 2").await, over.clone()));
    // The access point starts anew: every phone is gone, and back within a second.
    drop(sockets);
    let begun = Instant::now();
    let sockets = come_back(&phones, Duration::from_secs(1)).await;
    let took = begun.elapsed();
    over.store(true, Ordering::SeqCst);
    let (acknowledged, slowest) = orders.await.expect("a guest who orders");
    let (silence, code) = board.await.expect("a board");
    println!(
        "{PHONES} phones back and painted after {took:?}; meanwhile {acknowledged} orders acknowledged, the slowest in \
         {slowest:?}; longest silence of the kitchen's screen {silence:?}; the server holds {} kB",
        house.memory() / 1024
    );
    assert!(took < BACK, "{took:?}");
    assert!(
        acknowledged > 0 && slowest < STALE,
        "{acknowledged} orders, the slowest in {slowest:?}"
    );
    assert!(code.is_none() && silence < STALE, "{code:?}, {silence:?}");
    end(&mut house, sockets, &phones).await;
}

/// Guests at every table, 25 of them, each with four screens: a house of a thousand.
async fn sit_down(house: &House) -> Vec<Persona> {
    let tables = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"];
    let mut guests = Vec::new();
    while guests.len() < PHONES / DEVICES {
        guests.extend(futures_util::future::join_all(tables.iter().map(|table| house.guest(table))).await);
    }
    guests.iter().cycle().take(PHONES).cloned().collect()
}

/// Opens a socket for every phone, spread over a time, and waits until each is painted.
async fn come_back(phones: &[Persona], within: Duration) -> Vec<Socket> {
    let mut coming = JoinSet::new();
    let step = within / u32::try_from(phones.len()).expect("a number");
    for (at, phone) in (0..).zip(phones) {
        let phone = phone.clone();
        coming.spawn(async move {
            sleep(step * at).await;
            painted(phone.socket("/live/visit?screen=cart").await).await
        });
    }
    coming.join_all().await
}

/// Orders again and again; answers how many were acknowledged, and the longest wait.
async fn order_on(guest: Persona, over: Arc<AtomicBool>) -> (usize, Duration) {
    let dish = guest.dish("Buffalo caprese").await;
    let (mut acknowledged, mut slowest) = (0, Duration::ZERO);
    while !over.load(Ordering::SeqCst) {
        guest.add(&dish).await;
        let begun = Instant::now();
        guest.send().await;
        slowest = slowest.max(begun.elapsed());
        acknowledged += 1;
    }
    (acknowledged, slowest)
}

/// The house is told to end while orders come in: what it has taken is answered, and every screen hears why.
async fn end(house: &mut House, sockets: Vec<Socket>, phones: &[Persona]) {
    let mut sending = JoinSet::new();
    for phone in phones.iter().take(30).step_by(3) {
        let dish = phone.dish("Buffalo caprese").await;
        let line = [("item", dish.as_str()), ("quantity", "1")];
        let (status, body) = phone.post_form("/visit/cart/lines", &line).await;
        assert_eq!(status, 303, "{body}");
        let fields = phone.sending().await;
        let request = phone.request(Method::POST, "/visit/orders").form(&fields);
        sending.spawn(async move { (fields[0].1.clone(), request.send().await.is_ok()) });
    }
    let mut closing = JoinSet::new();
    for mut socket in sockets {
        closing.spawn(async move { socket.closed().await });
    }
    let took = house.terminate().await;
    println!("the program ended in {took:?} with {PHONES} sockets open");
    assert!(took < END, "{took:?}");
    let codes = closing.join_all().await;
    assert!(codes.iter().all(|code| *code == 1012), "{codes:?}");
    let db = house.database();
    for (key, answered) in sending.join_all().await {
        let sql = "SELECT count(*) FROM request_keys WHERE key = ?1";
        let kept: i64 = db.query_row(sql, [&key], |r| r.get(0)).expect("a count");
        assert!(answered || kept == 0, "order {key} is kept, and its guest was not told");
    }
}

// --- The other side is gone, or reads nothing ----------------------------------------------------

#[tokio::test]
async fn a_screen_whose_other_side_is_gone_is_closed_after_22_seconds() {
    let house = House::open().await;
    let cook = house.staff("kitchen").await;
    let mut socket = painted(cook.socket("/live/kitchen").await).await;
    let before = house.connections();
    let begun = Instant::now();
    // Nobody reads, so no ping is answered; nothing says that the socket has ended.
    while house.connections() >= before {
        assert!(begun.elapsed() < Duration::from_secs(25), "it is still open");
        sleep(Duration::from_millis(100)).await;
    }
    println!("a screen without a sign of life was closed after {:?}", begun.elapsed());
    // Whether the words reach a side that has not read for so long depends on what it still had to say itself.
    let code = socket.closed().await;
    assert!([1013, 1006].contains(&code), "{code}");
}

/// So many changes are left unread.
const TAPS: usize = 600;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_nothing_is_shed_and_holds_up_nobody() {
    let house = House::with_limits(100).await;
    let luca = house.staff("kitchen").await;
    let over = Arc::new(AtomicBool::new(false));
    let good = tokio::spawn(listen(luca.socket("/live/kitchen").await, over.clone()));
    let (cook, path) = a_ticket(&house, luca.clone()).await;
    let before = house.connections();
    let mut slow = Vec::new();
    for _ in 0..10 {
        slow.push(luca.narrow_socket("/live/kitchen", 4096).await);
    }
    let memory = house.memory() / 1024;
    let begun = Instant::now();
    tap(&cook, &path).await;
    let mut most = 0;
    while house.connections() > before {
        most = most.max(house.memory() / 1024);
        assert!(
            begun.elapsed() < Duration::from_secs(90),
            "{} are left of {}",
            house.connections(),
            before
        );
        sleep(Duration::from_millis(200)).await;
    }
    println!(
        "10 screens that read nothing were gone after {:?}; the server grew from {memory} kB to {most} kB at most",
        begun.elapsed()
    );
    for mut socket in slow {
        let code = socket.closed().await;
        assert!([1013, 1006].contains(&code), "{code}");
    }
    over.store(true, Ordering::SeqCst);
    let (silence, code) = good.await.expect("a board");
    assert!(code.is_none() && silence < STALE, "{code:?}, {silence:?}");
    assert!(most < memory + 16 * 1024, "from {memory} kB to {most} kB");
}

/// An order of two dishes on the kitchen's board: who may move its ticket, and where.
async fn a_ticket(house: &House, luca: Persona) -> (Client, String) {
    let anna = house.guest("T4").await;
    for dish in ["Buffalo caprese", "Spaghetti carbonara"] {
        anna.add(&anna.dish(dish).await).await;
    }
    anna.send().await;
    let cook = Client::new(luca);
    let ticket = cook.get("/api/v1/kitchen/tickets").await["tickets"][0].clone();
    let path = format!(
        "/api/v1/kitchen/tickets/{}/{}/steps",
        ticket["order"], ticket["station"]
    );
    (cook, path)
}

/// Moves a ticket to and fro.
async fn tap(cook: &Client, path: &str) {
    let begun = Instant::now();
    for tap in 0..TAPS {
        let step = if tap % 2 == 0 { "accept" } else { "recall" };
        let (status, _, body) = cook.post(path, &json!({"step": step})).await;
        assert_eq!(status, 200, "{body}");
    }
    println!("{TAPS} taps in {:?}", begun.elapsed());
}

// --- Connections that dawdle ---------------------------------------------------------------------

/// Writes a part, then a letter each half second; answers after how long the other side has ended it.
fn dawdle(to: SocketAddr, first: &[u8], letters: &[u8]) -> Duration {
    let mut stream = TcpStream::connect(to).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_millis(500))).expect("a connection");
    stream.write_all(first).expect("a connection");
    let begun = Instant::now();
    let mut letters = letters.iter();
    let mut heard = [0; 4096];
    loop {
        match stream.read(&mut heard) {
            Ok(0) => return begun.elapsed(),
            Ok(_) => {}
            Err(e) if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => return begun.elapsed(),
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "it is still open");
        if let Some(letter) = letters.next() {
            // It may be closed by now, which the next look tells.
            let _ = stream.write(&[*letter]);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn a_connection_that_dawdles_is_closed() {
    let house = House::open().await;
    let to = address(&house);
    let head = format!("Host: {to}\r\nUser-Agent: {}\r\n", "x".repeat(200));
    let whole = format!("GET /healthz HTTP/1.1\r\n{head}\r\n");
    let begun = format!("{whole}G");
    let post = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 500\r\n\r\nname="
    );
    let cases: [(&str, String, String, u64); 4] = [
        ("says nothing", String::new(), String::new(), 6),
        ("says its request letter by letter", "G".into(), whole[1..].into(), 6),
        ("says its second request letter by letter", begun, whole[1..].into(), 6),
        ("sends its body letter by letter", post, "x".repeat(400), 34),
    ];
    let mut waits = JoinSet::new();
    for (what, first, letters, bound) in cases {
        waits.spawn_blocking(move || (what, dawdle(to, first.as_bytes(), letters.as_bytes()), bound));
    }
    for (what, took, bound) in waits.join_all().await {
        println!("who {what} is closed after {took:?}");
        assert!(took < Duration::from_secs(bound), "{what}: {took:?}");
    }
}

// --- More than there is room for -----------------------------------------------------------------

const ROOM: usize = 64;

/// A client has its connection back a moment after an answer; before that it would take another one.
async fn its_connection() {
    sleep(Duration::from_millis(100)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_takes_no_place_from_the_staff() {
    let house = House::confined(ROOM, None).await;
    let (luca, giulia) = (house.staff("kitchen").await, house.staff("floor").await);
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    let over = Arc::new(AtomicBool::new(false));
    let board = tokio::spawn(listen(painted(luca.socket("/live/kitchen").await).await, over.clone()));
    let crowd: Vec<TcpStream> = (0..ROOM * 4)
        .map(|_| TcpStream::connect(address(&house)).expect("a connection"))
        .collect();
    // Those on the staff's places have a second to show whose they are.
    sleep(Duration::from_millis(1500)).await;
    let begun = Instant::now();
    let fresh = house.visitor();
    for cookie in giulia.cookies().split("; ") {
        fresh.take_cookie(cookie);
    }
    let (status, _) = fresh.get("/floor").await;
    assert_eq!(status, 200, "the staff comes in");
    println!("a waiter came in after {:?}", begun.elapsed());
    let (status, _) = house.visitor().get("/sign-in").await;
    assert_eq!(status, 200, "who would sign in comes in");
    let (status, _) = house.visitor().get("/menu").await;
    assert_eq!(status, 503, "a stranger is told that there is no room");
    // A guest whose connection is there goes on, and the kitchen sees it.
    anna.add(&dish).await;
    let mut second = painted(luca.socket("/live/kitchen").await).await;
    let fields = anna.sending().await;
    its_connection().await;
    let (status, page) = answer(anna.request(Method::POST, "/visit/orders").form(&fields)).await;
    assert_eq!(status, 303, "{page}");
    second.next_paint(|p| p.to_string().contains("Buffalo caprese")).await;
    drop(crowd);
    let room_again = timeout(Duration::from_secs(5), async {
        while house.visitor().get("/sign-in").await.0 != 200 || house.visitor().get("/").await.0 == 503 {
            sleep(Duration::from_millis(50)).await;
        }
    });
    room_again.await.expect("room again");
    over.store(true, Ordering::SeqCst);
    let (silence, code) = board.await.expect("a board");
    assert!(code.is_none() && silence < STALE, "{code:?}, {silence:?}");
}

#[tokio::test]
async fn a_program_without_files_waits_and_goes_on() {
    // The system gives fewer files than the program needs even for the fewest connections.
    let house = House::confined(4096, Some(56)).await;
    let crowd: Vec<TcpStream> = (0..60).map(|_| TcpStream::connect(address(&house)).expect("a connection")).collect();
    sleep(Duration::from_millis(500)).await;
    let before = house.cpu_ms();
    sleep(Duration::from_secs(2)).await;
    let used = house.cpu_ms() - before;
    println!("without files left the program used {used} ms in 2 s");
    assert!(used < 500, "it spins: {used} ms");
    drop(crowd);
    let answers = timeout(Duration::from_secs(10), async {
        while house.visitor().request(Method::GET, "/healthz").send().await.is_err() {
            sleep(Duration::from_millis(50)).await;
        }
    });
    answers.await.expect("an answer once files are free");
}
