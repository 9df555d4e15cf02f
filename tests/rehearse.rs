//! A rehearsal by the command line: fake guests on the real program.

pub mod support;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::House;

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
