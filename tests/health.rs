//! How the house says how it is: ready or not, in numbers, in words, and with a disk that is full.

pub mod support;

use std::process::Command;

use reqwest::Method;
use serde_json::{Value, json};
use support::{House, Persona};

async fn ready(who: &Persona) -> (u16, Value) {
    let (status, body) = who.get("/readyz").await;
    (status, serde_json::from_str(&body).expect("JSON"))
}

fn state(told: &Value, name: &str) -> String {
    let all = told["checks"].as_array().expect("checks");
    let check = all.iter().find(|c| c["name"] == name).unwrap_or_else(|| panic!("no {name} in {told}"));
    check["state"].as_str().expect("a state").to_string()
}

#[tokio::test]
async fn a_ready_house_says_what_it_has_looked_at() {
    let house = House::open().await;
    let (status, told) = ready(&house.visitor()).await;
    assert_eq!((status, &told["ready"]), (200, &json!(true)), "{told}");
    for name in ["writer", "database", "clock", "backup"] {
        assert_eq!(state(&told, name), "good", "{told}");
    }
    assert_ne!(state(&told, "disk"), "bad", "{told}");
    let text = told.to_string();
    assert!(
        !text.contains("mend") && !text.contains(house.data().to_str().expect("a path")),
        "{text}"
    );
}

/// Orders until one is refused: status and page of that, and how many were acknowledged with the first.
async fn until_refused(guest: &Persona, dish: &str) -> ((u16, String), i64) {
    for acknowledged in 1..500 {
        let (added, page) = guest.post_form("/visit/cart/lines", &[("item", dish), ("quantity", "1")]).await;
        if added != 303 {
            return ((added, page), acknowledged);
        }
        let fields = guest.sending().await;
        let sent = guest
            .request(Method::POST, "/visit/orders")
            .form(&fields)
            .send()
            .await
            .expect("an answer");
        let status = sent.status().as_u16();
        if status != 303 {
            return ((status, sent.text().await.expect("a page")), acknowledged);
        }
    }
    panic!("the limit is never reached")
}

#[tokio::test]
async fn a_full_disk_refuses_orders_in_words_and_takes_them_again_once_there_is_room() {
    let house = House::with_limits(1000).await;
    let (guest, owner) = (house.guest("T4").await, house.staff("owner").await);
    let dish = guest.dish("Buffalo caprese").await;
    guest.add(&dish).await;
    guest.send().await;
    let told = async || owner.get("/admin").await.1.contains("The disk takes nothing any more");
    assert!(!told().await);
    house.limit_files(Some(40_000));
    let (refused, acknowledged) = until_refused(&guest, &dish).await;
    assert_eq!(refused.0, 507, "{}", refused.1);
    assert!(refused.1.contains("disk is full"), "{}", refused.1);
    // Reading goes on, and the watchers are told.
    assert_eq!(guest.get("/menu").await.0, 200);
    assert_eq!(guest.get("/visit/orders").await.0, 200);
    let (status, checks) = ready(&guest).await;
    assert_eq!(
        (
            status,
            state(&checks, "disk").as_str(),
            state(&checks, "writer").as_str()
        ),
        (503, "bad", "good"),
        "{checks}"
    );
    assert!(told().await, "the owner sees it");
    // Nothing half-done stays: every order has its lines, and there are as many as were acknowledged.
    let count = |sql: &str| -> i64 { house.database().query_row(sql, [], |r| r.get(0)).expect("a count") };
    assert_eq!(count("SELECT count(*) FROM orders"), acknowledged);
    assert_eq!(
        count("SELECT count(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)"),
        0
    );
    house.limit_files(None);
    guest.add(&dish).await;
    guest.send().await;
    assert_eq!(count("SELECT count(*) FROM orders"), acknowledged + 1);
    assert_eq!(ready(&guest).await.0, 200);
    assert!(!told().await);
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn the_numbers_are_the_owners_and_of_a_machine_that_may_read_them() {
    let house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    assert_eq!(house.visitor().get("/metrics").await.0, 303);
    for role in ["kitchen", "floor", "manager"] {
        assert_eq!(house.staff(role).await.get("/metrics").await.0, 403, "{role}");
    }
    let guest = house.guest("T4").await;
    let _phone = guest.socket("/live/visit?screen=cart").await;
    guest.add(&guest.dish("Buffalo caprese").await).await;
    let (status, text) = owner.get("/metrics").await;
    assert_eq!(status, 200, "{text}");
    for line in [
        "# TYPE comanda_commit_seconds histogram",
        "comanda_sockets{kind=\"guests\"} 1",
        "comanda_request_seconds_count{method=\"POST\",route=\"/visit/cart/lines\"} 1",
        "comanda_writer_waiting 0",
        "comanda_database_damaged 0",
    ] {
        assert!(text.lines().any(|l| l == line), "{line} in {text}");
    }
    assert!(!text.contains("comanda_commit_seconds_count 0"));
    as_the_format_wants(&text);
    let key = |scope: &str| {
        let request = owner.request(Method::POST, "/api/v1/keys");
        let body = json!({ "name": scope, "role": "owner", "scopes": [scope] }).to_string();
        request
            .header("content-type", "application/json")
            .header("idempotency-key", format!("a-key-for-{scope}-once").replace(':', "-"))
            .body(body)
            .send()
    };
    for (scope, wanted) in [("health:read", 200), ("menu:read", 403)] {
        let answer = key(scope).await.expect("an answer");
        let status = answer.status();
        let made: Value = serde_json::from_str(&answer.text().await.expect("a body")).expect("JSON");
        assert!(status.is_success(), "{made}");
        let secret = made["secret"].as_str().or(made["key"].as_str()).unwrap_or_else(|| panic!("{made}"));
        let request = house.visitor().request(Method::GET, "/metrics").bearer_auth(secret);
        assert_eq!(
            request.send().await.expect("an answer").status().as_u16(),
            wanted,
            "{scope}"
        );
    }
}

/// Every sample belongs to a family that was named before it, each family stands once and together.
fn as_the_format_wants(text: &str) {
    let (mut family, mut seen) = (String::new(), std::collections::HashSet::new());
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            family = rest.split(' ').next().expect("a name").to_string();
            assert!(seen.insert(family.clone()), "{family} stands twice");
        } else if !line.starts_with('#') {
            let (name, value) = line.rsplit_once(' ').expect("a value");
            assert!(name.starts_with(&family), "{line} is not of {family}");
            assert!(value.parse::<f64>().is_ok(), "{line}");
        }
    }
    assert!(seen.len() > 10, "{seen:?}");
}

fn doctor(data: &std::path::Path, listen: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
    command
        .env_clear()
        .args(["doctor", "--listen", listen, "--data"])
        .arg(data)
        .current_dir(data);
    let out = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.code(), said)
}

#[tokio::test]
async fn the_doctor_says_what_is_wrong_and_how_to_mend_it() {
    let mut house = House::open().await;
    let (code, told) = doctor(house.data(), "127.0.0.1:0");
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("good  writer") && told.contains("the house is open"),
        "{told}"
    );
    house.terminate().await;
    std::fs::remove_file(house.data().join("table.key")).expect("the key");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let (code, told) = doctor(house.data(), &taken.local_addr().expect("an address").to_string());
    assert_eq!(code, Some(1), "{told}");
    for words in [
        "BAD   keys",
        "table.key is not there",
        "BAD   port",
        "--listen",
        "good  database",
        "good  schema",
        "2 of",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    let empty = tempfile::tempdir().expect("a folder");
    let (code, told) = doctor(empty.path(), "127.0.0.1:0");
    assert!(code == Some(1) && told.contains("There is no house"), "{told}");
    assert_eq!(
        std::fs::read_dir(empty.path()).expect("a folder").count(),
        0,
        "it makes none"
    );
}
