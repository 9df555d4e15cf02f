//! Facts as they happen, for programs, against the real program: who is told what, in which order, and that
//! nothing is missing or comes twice however often a stream breaks off.

pub mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::House;
use support::api::Client;
use support::events::{Follower, kinds, numbers, sign_in, socket};
use tokio_tungstenite::tungstenite::Error;

/// A guest at a table with their token, and how a round is sent.
struct Guest {
    client: Client,
    visit: i64,
    item: Value,
}

impl Guest {
    async fn sit(house: &House, table: &str) -> Guest {
        let (client, visit) = Client::sit(house, table).await;
        let menu = client.get("/api/v1/menu").await;
        let items = menu["categories"].as_array().expect("categories").iter();
        let mut items = items.flat_map(|c| c["items"].as_array().expect("items"));
        let item = items.find(|i| i["name"] == "Buffalo caprese").expect("a dish")["id"].clone();
        Guest { client, visit, item }
    }

    fn token(&self) -> &str {
        self.client.token.as_deref().expect("a token")
    }

    fn at(&self, rest: &str) -> String {
        format!("/api/v1/visits/{}{rest}", self.visit)
    }

    async fn add(&self) {
        let line = json!({"item": self.item, "quantity": 1});
        let (status, _, body) = self.client.post(&self.at("/cart/lines"), &line).await;
        assert_eq!(status, 201, "{body}");
    }

    async fn send(&self) {
        let cart = self.client.get(&self.at("/cart")).await;
        let lines = cart["lines"].as_array().expect("lines").iter();
        let seen: Vec<_> = lines.map(|l| json!({"number": l["number"], "version": l["version"]})).collect();
        let round = json!({"lines": seen, "total": cart["total"], "pay": "cash"});
        let (status, _, body) = self.client.post(&self.at("/orders"), &round).await;
        assert_eq!(status, 201, "{body}");
    }
}

/// The first messages of a stream: what comes before the first beat.
async fn opened(follower: &mut Follower) -> Vec<Value> {
    let first = follower.until("beat").await;
    assert_eq!(first[0]["kind"], "hello", "{first:#?}");
    assert_eq!(first[0]["data"]["beat_s"], 10);
    first
}

/// Everything of the board's first ticket is made; answers the ticket.
async fn bump(cook: &Client) -> Value {
    let tickets = cook.get("/api/v1/kitchen/tickets").await;
    let ticket = &tickets["tickets"][0];
    let steps = format!(
        "/api/v1/kitchen/tickets/{}/{}/steps",
        ticket["order"], ticket["station"]
    );
    assert_eq!(cook.post(&steps, &json!({"step": "bump"})).await.0, 200);
    ticket.clone()
}

/// What a guest is told of a line that was added, sent and made.
fn check_words(anna: &Guest, told: &[Value]) {
    assert!(numbers(told).is_sorted_by(|a, b| a < b), "{told:#?}");
    for fact in told {
        assert_eq!(fact["visit"], anna.visit, "{fact}");
        assert!(fact["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{fact}");
    }
    assert_eq!((&told[0]["actor"], &told[0]["guest"]), (&json!("guest"), &json!(1)));
    assert_eq!(
        told[0]["data"],
        json!({"line": 1, "item": anna.item, "options": [], "quantity": 1})
    );
    let line = &told[1]["data"]["lines"][0];
    assert_eq!(
        (&line["number"], &line["guest"], &line["state"]),
        (&json!(1), &json!(1), &json!("sent"))
    );
    assert_eq!((&told[2]["actor"], &told[2]["guest"]), (&json!("staff"), &Value::Null));
    assert_eq!(
        (&told[2]["data"]["from"], &told[2]["data"]["to"]),
        (&json!("sent"), &json!("ready"))
    );
    for id in [&told[1]["data"]["order"], &line["line"], &told[2]["data"]["line"]] {
        assert_eq!(*id, Value::Null, "the house's ids are the staff's");
    }
}

#[tokio::test]
async fn facts_come_in_order_and_say_what_happened() {
    let house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let cook = Client::program(&house, &json!(sign_in(&house, "kitchen").await));
    let mut table = Follower::open(&house, anna.token(), "", None).await.expect("a stream");
    assert_eq!(kinds(&opened(&mut table).await), ["hello", "beat"], "from now on");
    let floor = sign_in(&house, "floor").await;
    let mut desk = socket(&house, &floor, "", None).await;
    for kind in ["hello", "beat"] {
        assert_eq!(desk.next().await.expect("a message")["kind"], kind);
    }
    anna.add().await;
    anna.send().await;
    let ticket = bump(&cook).await;
    let told = table.until("line-stepped").await;
    assert_eq!(kinds(&told), ["cart-line-added", "order-placed", "line-stepped"]);
    check_words(&anna, &told);
    let mut seen = Vec::new();
    while seen.last().is_none_or(|m: &Value| m["kind"] != "line-stepped") {
        seen.push(desk.next().await.expect("a message"));
    }
    assert_eq!(numbers(&seen), numbers(&told), "the same facts, on a socket");
    assert_eq!(seen[1]["data"]["order"], ticket["order"]);
    assert_eq!(seen[2]["data"]["line"], ticket["lines"][0]["id"]);
}

/// What each of several programs is told of the same evening, from its beginning.
async fn told(house: &House, token: &str) -> Vec<Value> {
    let mut follower = Follower::open(house, token, "?after=0", None).await.expect("a stream");
    opened(&mut follower).await
}

/// A key for a machine with these scopes.
async fn key(house: &House, role: &str, scopes: &[&str]) -> String {
    let owner = Client::program(house, &json!(sign_in(house, "owner").await));
    let wanted = json!({"name": "Machine", "role": role, "scopes": scopes});
    let (status, _, made) = owner.post("/api/v1/keys", &wanted).await;
    assert_eq!(status, 201, "{made}");
    made["secret"].as_str().expect("a secret").to_string()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table, a row for each of those who follow")]
async fn everybody_is_told_what_they_may_know_and_nothing_else() {
    let house = House::open().await;
    let (anna, eve) = (Guest::sit(&house, "T4").await, Guest::sit(&house, "T5").await);
    anna.add().await;
    anna.send().await;
    anna.add().await;
    let waiter = Client::program(&house, &json!(sign_in(&house, "floor").await));
    let (status, _, body) = anna.client.post(&anna.at("/calls"), &json!({"reason": "water"})).await;
    assert_eq!(status, 201, "{body}");
    let due = anna.client.get(&anna.at("/bill")).await["due"].clone();
    let pay = json!({"method": "cash", "amount": due});
    assert_eq!(waiter.post(&anna.at("/payments"), &pay).await.0, 201);
    let has = |told: &[Value], kind: &str| told.iter().any(|m| m["kind"] == kind);
    let of_anna = told(&house, anna.token()).await;
    for kind in [
        "visit-opened",
        "guest-joined",
        "cart-line-added",
        "order-placed",
        "call-made",
        "payment-taken",
    ] {
        assert!(has(&of_anna, kind), "{kind}: {of_anna:#?}");
    }
    let of_eve = told(&house, eve.token()).await;
    assert!(
        has(&of_eve, "guest-joined") && !has(&of_eve, "order-placed"),
        "{of_eve:#?}"
    );
    for (guest, told) in [(&anna, &of_anna), (&eve, &of_eve)] {
        let own = |m: &Value| {
            m["visit"] == guest.visit || ["hello", "beat"].contains(&m["kind"].as_str().unwrap_or_default())
        };
        assert!(told.iter().all(own), "only their own table: {told:#?}");
    }
    // Each row: who, what they are told, what they are not.
    let rows: [(String, &[&str], &[&str]); 6] = [
        (
            sign_in(&house, "kitchen").await,
            &["order-placed"],
            &[
                "cart-line-added",
                "payment-taken",
                "call-made",
                "signed-in",
                "visit-opened",
            ],
        ),
        (
            sign_in(&house, "floor").await,
            &["order-placed", "cart-line-added", "payment-taken", "call-made"],
            &["signed-in", "staff-added", "setting-changed"],
        ),
        (
            sign_in(&house, "manager").await,
            &["payment-taken"],
            &["signed-in", "staff-added", "setting-changed"],
        ),
        (
            sign_in(&house, "owner").await,
            &["payment-taken", "api-session-started", "staff-added"],
            &[],
        ),
        (
            key(&house, "owner", &["kitchen:read"]).await,
            &["order-placed"],
            &["payment-taken", "cart-line-added", "staff-added"],
        ),
        (
            key(&house, "kitchen", &["menu:read"]).await,
            &["menu-imported"],
            &["order-placed", "payment-taken", "staff-added"],
        ),
    ];
    for (token, are, are_not) in &rows {
        let all = told(&house, token).await;
        for kind in *are {
            assert!(has(&all, kind), "{kind}: {:?}", kinds(&all));
        }
        for kind in *are_not {
            assert!(!has(&all, kind), "{kind}: {:?}", kinds(&all));
        }
        assert!(numbers(&all).is_sorted_by(|a, b| a < b));
    }
    let blind = key(&house, "floor", &["payments:write"]).await;
    let refused = Follower::open(&house, &blind, "", None).await.err().expect("a refusal");
    assert_eq!(
        (refused.0, &refused.1["code"]),
        (403, &json!("forbidden")),
        "a key that reads nothing"
    );
    assert_eq!(
        Follower::open(&house, "nonsense", "", None).await.err().map(|e| e.0),
        Some(401)
    );
}

#[tokio::test]
async fn a_power_cut_loses_no_fact_and_doubles_none() {
    let mut house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let waiter = sign_in(&house, "floor").await;
    let mut table = Follower::open(&house, anna.token(), "?after=0", None).await.expect("a stream");
    let mut desk = Follower::open(&house, &waiter, "?after=0", None).await.expect("a stream");
    let (mut of_table, mut of_desk) = (opened(&mut table).await, opened(&mut desk).await);
    anna.add().await;
    of_table.extend(table.until("cart-line-added").await);
    of_desk.extend(desk.until("cart-line-added").await);
    // These are committed, and nobody reads them before the program is pulled from the wall.
    anna.add().await;
    anna.send().await;
    house.power_cut().await;
    let (table_id, desk_id) = (table.id.clone(), desk.id.clone());
    anna.add().await;
    let mut table = Follower::open(&house, anna.token(), "", Some(&table_id)).await.expect("a stream");
    of_table.extend(opened(&mut table).await);
    let (epoch, seq) = desk_id.split_once('-').expect("an id");
    let mut desk = socket(&house, &waiter, &format!("?after={seq}&epoch={epoch}"), None).await;
    anna.send().await;
    of_table.extend(table.until("order-placed").await);
    let mut rounds = 0;
    while rounds < 2 {
        let message = desk.next().await.expect("a message");
        rounds += usize::from(message["kind"] == "order-placed");
        of_desk.push(message);
    }
    let whole = |token: String| {
        let house = &house;
        async move { numbers(&told(house, &token).await) }
    };
    assert_eq!(numbers(&of_table), whole(anna.token().into()).await);
    assert_eq!(numbers(&of_desk), whole(waiter.clone()).await);
    assert_eq!(kinds(&of_table).iter().filter(|k| **k == "order-placed").count(), 2);
}

#[tokio::test]
async fn a_place_that_is_not_there_is_said_so() {
    let house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let open = |query: &'static str, last: Option<&'static str>| Follower::open(&house, anna.token(), query, last);
    for (query, last, reason) in [
        ("?after=999999999", None, "ahead"),
        ("?after=1&epoch=0123456789abcdef", None, "epoch"),
        ("", Some("0123456789abcdef-1"), "epoch"),
        // A browser comes back with the address that it came with first.
        ("?after=1", Some("999999999"), "ahead"),
    ] {
        let mut stream = open(query, last).await.expect("a stream");
        let first = opened(&mut stream).await;
        assert_eq!(kinds(&first), ["hello", "reset", "beat"], "{query} {last:?}");
        assert_eq!(first[1]["data"]["reason"], reason);
        assert_eq!(first[0]["seq"], first[2]["seq"]);
        drop(stream);
    }
    for (query, last) in [
        ("?after=x", None),
        ("?after=-1", None),
        ("?since=1", None),
        ("", Some("nonsense")),
        ("", Some("a-b-3")),
        ("", Some("-1")),
    ] {
        let (status, body) = open(query, last).await.err().expect("a refusal");
        assert_eq!((status, &body["code"]), (400, &json!("malformed")), "{query} {last:?}");
    }
}

#[tokio::test]
async fn whose_session_ends_is_told_no_more() {
    let house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let (token, other) = (sign_in(&house, "manager").await, sign_in(&house, "manager").await);
    let manager = Client::program(&house, &json!(other));
    let mut phone = socket(&house, anna.token(), "", None).await;
    let mut page = Follower::open(&house, anna.token(), "", None).await.expect("a stream");
    opened(&mut page).await;
    for kind in ["hello", "beat"] {
        assert_eq!(phone.next().await.expect("a message")["kind"], kind);
    }
    assert_eq!(manager.post(&anna.at("/close"), &json!({})).await.0, 204);
    let last = page.until("visit-closed").await;
    assert_eq!(
        last.last().expect("a fact")["data"]["table"].as_i64().map(|t| t > 0),
        Some(true)
    );
    assert!(page.next().await.is_none(), "the stream ends");
    assert_eq!(phone.closed().await, 4401);
    let (status, body) = Follower::open(&house, anna.token(), "", None).await.err().expect("a refusal");
    assert_eq!((status, &body["code"]), (409, &json!("visit-closed")));
    let mut till = socket(&house, &token, "", None).await;
    let mut screen = Follower::open(&house, &token, "", None).await.expect("a stream");
    opened(&mut screen).await;
    assert_eq!(till.next().await.expect("a message")["kind"], "hello");
    let one = Client::program(&house, &json!(token));
    assert_eq!(one.delete("/api/v1/auth/sessions/current").await, 204);
    assert_eq!(till.closed().await, 4401);
    while screen.next().await.is_some() {}
}

#[tokio::test]
async fn a_program_that_ends_says_so_and_a_quiet_one_lives() {
    let mut house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let mut phone = socket(&house, anna.token(), "", None).await;
    let mut page = Follower::open(&house, anna.token(), "", None).await.expect("a stream");
    opened(&mut page).await;
    for kind in ["hello", "beat"] {
        assert_eq!(phone.next().await.expect("a message")["kind"], kind);
    }
    // Something that is none of theirs moves the place where they stand all the same.
    let eve = Guest::sit(&house, "T5").await;
    eve.add().await;
    let newest: i64 = house
        .database()
        .query_row("SELECT max(seq) FROM events", [], |r| r.get(0))
        .expect("a number");
    let patience = Duration::from_secs(15);
    let beat = page.next_within(patience).await.expect("a beat");
    assert_eq!((&beat["kind"], &beat["seq"]), (&json!("beat"), &json!(newest)));
    assert_eq!(phone.next_within(patience).await.expect("a beat")["seq"], newest);
    let took = house.terminate().await;
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(phone.closed().await, 1012);
    assert!(page.next().await.is_none());
}

#[tokio::test]
async fn a_page_of_another_site_follows_nothing() {
    let house = House::open().await;
    let waiter = house.staff("floor").await;
    let status = |opened: Result<support::Socket, Box<Error>>| match opened.map_err(|e| *e) {
        Ok(_) => 101,
        Err(Error::Http(answer)) => answer.status().as_u16(),
        Err(other) => panic!("{other}"),
    };
    let origin = house.url.clone();
    assert_eq!(
        status(waiter.socket_with("/api/v1/events", &[("origin", &origin)], None).await),
        101
    );
    assert_eq!(
        status(waiter.socket_with("/api/v1/events", &[("origin", "http://evil.example")], None).await),
        403
    );
    assert_eq!(status(waiter.socket_with("/api/v1/events", &[], None).await), 403);
    assert_eq!(
        status(house.visitor().socket_with("/api/v1/events", &[], None).await),
        401
    );
    let anna = Guest::sit(&house, "T4").await;
    let in_address = format!("/api/v1/events?access_token={}", anna.token());
    assert_ne!(
        status(house.visitor().socket_with(&in_address, &[], None).await),
        101,
        "no token in an address"
    );
}

#[tokio::test]
async fn nobody_takes_more_streams_than_they_may() {
    let house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let mut open = Vec::new();
    for _ in 0..4 {
        let mut stream = Follower::open(&house, anna.token(), "", None).await.expect("a stream");
        opened(&mut stream).await;
        open.push(stream);
    }
    assert!(open[0].next().await.is_none(), "the oldest of a device goes");
    let token = sign_in(&house, "floor").await;
    let mut all = Vec::new();
    for _ in 0..12 {
        all.push(Follower::open(&house, &token, "", None).await.expect("a stream"));
    }
    assert_eq!(
        Follower::open(&house, &token, "", None).await.err().map(|e| e.0),
        Some(429)
    );
}

/// How many facts a house has had that has been open for long.
const MANY: i64 = 60_000;

#[tokio::test]
async fn a_reader_that_takes_nothing_is_shed_and_goes_on_later() {
    let mut house = House::open().await;
    let anna = Guest::sit(&house, "T4").await;
    let waiter = sign_in(&house, "floor").await;
    house
        .alter(|db| {
            let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
                INSERT INTO events SELECT (SELECT max(seq) FROM events) + i, at_ms, boot, mono_ms, business_day,
                  actor_kind, actor_id, visit_id, feature, version, payload
                FROM n, (SELECT * FROM events WHERE payload LIKE '%GuestJoined%' LIMIT 1)";
            db.execute(fill, [MANY]).expect("facts");
        })
        .await;
    let before = house.memory();
    let mut slow = socket(&house, &waiter, "?after=0", Some(4096)).await;
    // It reads nothing until it is shed, and then only what was on its way.
    tokio::time::sleep(Duration::from_secs(13)).await;
    let grown = house.memory() - before;
    assert!(grown < 8 << 20, "{grown} bytes for one reader");
    let mut last = 0;
    let code = loop {
        match slow.next().await {
            Ok(message) => last = message["seq"].as_i64().expect("a number"),
            Err(code) => break code,
        }
    };
    assert!(matches!(code, 1013 | 1006), "{code}");
    assert!(last < MANY / 2, "it was not slow: {last}");
    let mut again = Follower::open(&house, &waiter, &format!("?after={last}"), None).await.expect("a stream");
    let rest = opened(&mut again).await;
    let newest: i64 = house
        .database()
        .query_row("SELECT max(seq) FROM events", [], |r| r.get(0))
        .expect("a number");
    let known = numbers(&rest);
    assert_eq!(
        (known.first(), known.last()),
        (Some(&(last + 1)), Some(&newest)),
        "it goes on where it was"
    );
    assert!(known.windows(2).all(|w| w[0] + 1 == w[1]));
    drop(anna);
}
