//! A rehearsal by the command line: fake guests on the real program.

pub mod support;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use support::{House, Persona, Socket, answer};

fn rehearse(dir: &Path, args: &[&str], password: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_comanda"))
        .arg("rehearse")
        .args(args)
        .env_clear()
        .env("TMPDIR", dir)
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    // A run that needs no password may be over before it is written.
    let _ = writeln!(stdin, "{password}");
    drop(stdin);
    child.wait_with_output().expect("its end")
}

fn told(out: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr)
    )
}

/// Runs a rehearsal that must go well, and answers its report.
fn report(args: &[&str]) -> Value {
    let dir = tempfile::tempdir().expect("a directory");
    let out = rehearse(dir.path(), &[args, &["--json", "report.json"]].concat(), "");
    assert!(out.status.success(), "{}", told(&out));
    assert!(out.stderr.is_empty(), "no bar where no terminal is: {}", told(&out));
    let file = std::fs::read(dir.path().join("report.json")).expect("the report");
    let left: Vec<_> = std::fs::read_dir(dir.path()).expect("the directory").collect();
    assert_eq!(left.len(), 1, "the house of the rehearsal is gone: {left:?}");
    serde_json::from_slice(&file).expect("a report in JSON")
}

fn count(report: &Value, what: &str) -> u64 {
    let spread = &report["latency_ms"][what];
    let [p50, p95, p99, max] = ["p50", "p95", "p99", "max"].map(|key| spread[key].as_f64().expect("a time"));
    assert!(0.0 <= p50 && p50 <= p95 && p95 <= p99 && p99 <= max, "{what}: {spread}");
    spread["count"].as_u64().expect("a count")
}

#[test]
fn a_short_evening_loses_and_doubles_nothing() {
    let args = [
        "--tables",
        "14",
        "--guests",
        "30",
        "--screens",
        "2",
        "--minutes",
        "0.2",
        "--orders-per-minute",
        "150",
    ];
    let report = report(&args);
    assert_eq!(report["orders"]["acknowledged"], 30, "{report:#}");
    assert_eq!(
        (&report["orders"]["lost"], &report["orders"]["doubled"]),
        (&0.into(), &0.into()),
        "{report:#}"
    );
    assert_eq!(report["errors"], serde_json::json!({}), "{report:#}");
    assert_eq!(report["screens_returned"], 0, "{report:#}");
    // The demo has 12 tables: two were added, since nothing of it stays.
    assert_eq!((&report["format"], &report["house"]["tables"]), (&1.into(), &14.into()));
    assert_eq!(count(&report, "order_to_kitchen"), 60, "each screen counts: {report:#}");
    assert!(
        count(&report, "scan_to_menu") >= 30 && count(&report, "step_to_guest") >= 60,
        "{report:#}"
    );
    assert!(count(&report, "cart_to_phones") >= 20, "{report:#}");
    assert!(report["memory_mb"]["most"].as_f64() >= report["memory_mb"]["end"].as_f64());
}

#[test]
fn at_full_speed_the_tables_order_as_fast_as_they_are_answered() {
    let report = report(&["--full-speed", "--tables", "4", "--guests", "8", "--minutes", "0.1"]);
    assert!(report["house"]["orders_per_minute"].is_null());
    assert!(report["orders"]["acknowledged"].as_u64() > Some(10), "{report:#}");
    assert_eq!(
        (&report["orders"]["lost"], &report["orders"]["doubled"]),
        (&0.into(), &0.into()),
        "{report:#}"
    );
}

fn owner(house: &House) -> (String, String) {
    let all = house.demo["accounts"].as_array().expect("accounts");
    let owner = all.iter().find(|a| a["role"] == "owner").expect("an owner");
    let text = |field: &str| owner[field].as_str().expect("text").to_string();
    (text("name"), text("password"))
}

#[tokio::test]
async fn a_house_in_service_is_left_alone() {
    let house = House::open().await;
    let dir = tempfile::tempdir().expect("a directory");
    let (name, password) = owner(&house);
    let before = house.fingerprint();
    let out = rehearse(
        dir.path(),
        &["--url", &house.url, "--name", &name, "--minutes", "0.1"],
        &password,
    );
    assert_eq!(out.status.code(), Some(1));
    assert!(
        told(&out).contains("in service") && told(&out).contains("demo --rehearsal"),
        "{}",
        told(&out)
    );
    assert_eq!(house.fingerprint(), before);
    let out = rehearse(dir.path(), &["--url", "http://127.0.0.1:1", "--name", "x"], "x");
    assert!(told(&out).contains("No house answers"), "{}", told(&out));
}

#[tokio::test]
async fn a_house_that_rehearses_is_played_by_its_owner() {
    let house = House::rehearsing().await;
    let dir = tempfile::tempdir().expect("a directory");
    let (name, password) = owner(&house);
    let args = [
        "--url",
        &house.url,
        "--name",
        &name,
        "--tables",
        "3",
        "--guests",
        "6",
        "--minutes",
        "0.1",
    ];
    let wrong = rehearse(dir.path(), &args, "wrong horse battery staple");
    assert!(told(&wrong).contains("lets nobody in"), "{}", told(&wrong));
    let out = rehearse(
        dir.path(),
        &[&args[..], &["--orders-per-minute", "60"]].concat(),
        &password,
    );
    assert!(out.status.success(), "{}", told(&out));
    assert!(told(&out).contains("0 lost, 0 doubled."), "{}", told(&out));
    let orders: i64 = house
        .database()
        .query_row("SELECT count(*) FROM orders", [], |r| r.get(0))
        .expect("a count");
    assert_eq!(orders, 6);
    let open = "SELECT count(*) FROM visits WHERE closed_ms IS NULL";
    let open: i64 = house.database().query_row(open, [], |r| r.get(0)).expect("a count");
    assert_eq!(open, 0, "everybody has paid and gone");
}

// --- From the owner's page -----------------------------------------------------------------------

const WISH: [(&str, &str); 5] = [
    ("tables", "4"),
    ("guests", "8"),
    ("orders", "90"),
    ("minutes", "1"),
    ("cooks", "1"),
];
const BANNER: &str = "class=\"rehearsal\"";

/// A page once it is as looked for; the house may be going over to another one meanwhile.
async fn until(who: &Persona, path: &str, is_it: impl Fn(&str) -> bool) -> String {
    let mut looks = tokio::time::interval(Duration::from_millis(100));
    let mut last = String::new();
    for _ in 0..600 {
        looks.tick().await;
        let Ok(answer) = who.request(Method::GET, path).send().await else {
            continue;
        };
        last = answer.text().await.unwrap_or_default();
        if is_it(&last) {
            return last;
        }
    }
    panic!("{path} never was as looked for: {last}");
}

/// How far the fake guests are.
async fn until_orders(owner: &Persona, count: u64) {
    let is_it = |text: &str| {
        let told: Value = serde_json::from_str(text).unwrap_or_default();
        told["running"] == true && told["progress"]["orders"].as_u64() >= Some(count)
    };
    until(owner, "/api/v1/rehearsal", is_it).await;
}

/// How many rows each table of the house itself has, and the number of the newest fact. The figures (`sum_…`) are left
/// out: they follow the facts a moment later.
fn rows(house: &House) -> Vec<(String, i64)> {
    let db = house.database();
    let mut names = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sum_%' ORDER BY name")
        .expect("tables");
    let names: Vec<String> = names.query_map([], |r| r.get(0)).expect("names").map(|n| n.expect("a name")).collect();
    let count = |name: &String| db.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |r| r.get(0));
    let mut rows: Vec<_> = names.iter().map(|name| (name.clone(), count(name).expect("a count"))).collect();
    let seq = db
        .query_row("SELECT coalesce(max(seq), 0) FROM events", [], |r| r.get(0))
        .expect("a number");
    rows.push(("the newest fact".into(), seq));
    rows
}

/// A kitchen's screen, and the history that it shows.
async fn board(cook: &Persona) -> (Socket, Value) {
    let mut board = cook.socket("/live/kitchen").await;
    let epoch = board.next().await.expect("a greeting")["epoch"].clone();
    (board, epoch)
}

/// Real people in the rehearsal: a guest sends an order, and the cook sees it.
async fn take_part(house: &House, cook: &Persona, epoch: &Value) -> Persona {
    let (mut board, other) = board(cook).await;
    assert_ne!(other, *epoch, "it is another history");
    let guest = house.guest("T9").await;
    until(&guest, "/menu", |page| page.contains(BANNER)).await;
    let (status, lost) = guest.get("/no/such/page").await;
    assert!(
        status == 404 && lost.contains(BANNER),
        "so does what is not there: {lost}"
    );
    guest.add(&guest.dish("Buffalo caprese").await).await;
    let ticket = format!("data-order=\\\"{}\\\"", guest.send().await);
    board.next_paint(|paint| paint.to_string().contains(&ticket)).await;
    guest
}

#[tokio::test]
async fn an_owner_rehearses_and_the_house_is_as_before() {
    let house = House::open().await;
    let (owner, cook) = (house.staff("owner").await, house.staff("kitchen").await);
    let before = (house.fingerprint(), rows(&house));
    let (mut screen, epoch) = board(&cook).await;
    assert_eq!(cook.post_form("/admin/rehearsal", &WISH).await.0, 403);
    let (status, page) = owner.post_form("/admin/rehearsal", &[("tables", "none")]).await;
    assert!(status == 422 && page.contains("1 to 100"), "{status} {page}");
    assert_eq!(owner.post_form("/admin/rehearsal", &WISH).await.0, 303);
    assert_eq!(screen.closed().await, 1012, "the screens come back by themselves");

    // Everybody is still signed in, and every screen says what it is.
    for (who, path) in [
        (&owner, "/admin/rehearsal"),
        (&owner, "/admin"),
        (&cook, "/kitchen"),
        (&owner, "/floor"),
    ] {
        until(who, path, |page| page.contains(BANNER)).await;
    }
    let guest = take_part(&house, &cook, &epoch).await;
    until_orders(&owner, 3).await;
    assert_eq!(
        (house.fingerprint(), rows(&house)),
        before,
        "the house itself is not touched"
    );
    assert_eq!(owner.post_form("/admin/rehearsal", &WISH).await.0, 409);

    assert_eq!(owner.post_form("/admin/rehearsal/end", &[]).await.0, 303);
    let page = until(&owner, "/admin/rehearsal", |page| !page.contains(BANNER)).await;
    assert!(
        page.contains("Every order came onto the kitchen screen, once."),
        "{page}"
    );
    assert_eq!((house.fingerprint(), rows(&house)), before, "nothing of it stays");
    assert!(!house.data().join("rehearsal").exists());
    assert_eq!(board(&cook).await.1, epoch);
    assert_ne!(
        guest.get("/visit/cart").await.0,
        200,
        "who sat in the rehearsal sits nowhere now"
    );
    assert_eq!(owner.post_form("/admin/rehearsal/end", &[]).await.0, 409);
}

#[tokio::test]
async fn a_power_cut_in_the_middle_leads_back_to_the_house() {
    let mut house = House::open().await;
    let owner = house.staff("owner").await;
    let _guest = house.guest("T4").await;
    let (status, page) = owner.post_form("/admin/rehearsal", &WISH).await;
    assert!(status == 409 && page.contains("1 table is open."), "{status} {page}");
    let visit: i64 = house
        .database()
        .query_row("SELECT max(id) FROM visits", [], |r| r.get(0))
        .expect("a visit");
    assert_eq!(
        owner.post_form(&format!("/floor/visits/{visit}/close"), &[]).await.0,
        303
    );
    let before = (house.fingerprint(), rows(&house));

    // As a program does it.
    let wish = r#"{"tables": 3, "guests": 6, "orders": 90, "minutes": 2, "cooks": true}"#;
    let start = owner
        .request(Method::POST, "/api/v1/rehearsal")
        .header("content-type", "application/json")
        .body(wish);
    assert_eq!(answer(start).await.0, 204);
    until_orders(&owner, 2).await;
    assert!(house.data().join("rehearsal").exists());
    house.power_cut().await;
    let told: Value = serde_json::from_str(&owner.get("/api/v1/rehearsal").await.1).expect("JSON");
    assert!(told["running"] == false && told["report"].is_null(), "{told}");
    assert_eq!((house.fingerprint(), rows(&house)), before);
    assert!(!house.data().join("rehearsal").exists());
    assert!(!owner.get("/admin").await.1.contains(BANNER));
}

/// What a program reads of the kitchen: its tickets, each with its order, its station and the states of its lines.
async fn tickets(cook: &Persona) -> Vec<(i64, i64, Vec<String>)> {
    let told: Value = serde_json::from_str(&cook.get("/api/v1/kitchen/tickets").await.1).expect("JSON");
    let number = |of: &Value, key: &str| of[key].as_i64().expect("a number");
    let states = |ticket: &Value| {
        let lines = ticket["lines"].as_array().expect("lines").iter();
        lines.map(|line| line["state"].as_str().expect("a state").to_string()).collect()
    };
    let all = told["tickets"].as_array().expect("tickets").iter();
    all.map(|t| (number(t, "order"), number(t, "station"), states(t))).collect()
}

#[tokio::test]
async fn the_kitchen_is_left_to_real_cooks() {
    let house = House::open().await;
    let (owner, cook) = (house.staff("owner").await, house.staff("kitchen").await);
    let wish = &WISH[..4];
    assert_eq!(owner.post_form("/admin/rehearsal", wish).await.0, 303);
    until_orders(&owner, 4).await;
    let waiting = tickets(&cook).await;
    assert!(waiting.len() >= 4, "{waiting:?}");
    let untouched = |states: &[String]| states.iter().all(|state| state == "sent" || state == "held");
    assert!(
        waiting.iter().all(|(_, _, states)| untouched(states)),
        "nobody else cooks: {waiting:?}"
    );
    // The real cook does, and those who are at the table see it.
    let (order, station, _) = waiting[0];
    let path = format!("/kitchen/tickets/{order}/{station}");
    let (status, told) = cook.post_form(&path, &[("step", "start")]).await;
    assert!(status == 303 || status == 200, "{status} {told}");
    let now = tickets(&cook).await;
    let (_, _, states) = now.iter().find(|(o, s, _)| (*o, *s) == (order, station)).expect("the ticket");
    assert!(states.iter().any(|state| state == "cooking"), "{states:?}");
    assert_eq!(owner.post_form("/admin/rehearsal/end", &[]).await.0, 303);
    let page = until(&owner, "/admin/rehearsal", |page| !page.contains(BANNER)).await;
    assert!(
        page.contains("Every order came onto the kitchen screen, once."),
        "{page}"
    );
}

#[tokio::test]
async fn a_program_that_is_told_to_end_while_it_goes_over_ends_and_leaves_nothing() {
    // Before, in the middle of, and after the way from the house to its copy.
    for wait_ms in [0, 20, 60, 150, 400] {
        let mut house = House::open().await;
        let owner = house.staff("owner").await;
        assert_eq!(owner.post_form("/admin/rehearsal", &WISH).await.0, 303);
        tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        let took = house.terminate().await;
        assert!(took < Duration::from_secs(30), "after {wait_ms} ms it took {took:?}");
        assert!(!house.data().join("rehearsal").exists(), "after {wait_ms} ms");
        // And it is the house that opens again.
        house.start_again().await;
        assert!(!owner.get("/admin").await.1.contains(BANNER), "after {wait_ms} ms");
    }
}
