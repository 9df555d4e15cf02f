//! The live screens' protocol on raw sockets: what comes first, that nothing is missing in between,
//! and with which words a socket ends.

#![expect(clippy::disallowed_methods, reason = "how long something took is what is measured")]

pub mod support;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::page::{self, between};
use support::{House, Socket};

/// The first messages of a socket: the hello, and a full paint of each of these regions.
async fn opening(socket: &mut Socket, topics: &[&str]) -> Value {
    let hello = socket.next().await.expect("a hello");
    assert_eq!(hello["t"], "hello", "{hello}");
    let mut left: Vec<_> = topics.to_vec();
    while !left.is_empty() {
        let paint = socket.next().await.expect("a paint");
        if paint["t"] == "beat" {
            continue;
        }
        assert_eq!(
            (&paint["t"], &paint["full"]),
            (&"paint".into(), &true.into()),
            "{paint}"
        );
        left.retain(|topic| paint["topic"] != *topic);
    }
    hello
}

const CART: [&str; 2] = ["visit/guests", "visit/cart"];

#[tokio::test]
async fn a_socket_begins_with_its_history_and_everything_it_shows() {
    let mut house = House::open().await;
    let anna = house.guest("T4").await;
    let hello = opening(&mut anna.socket("/live/visit?screen=cart").await, &CART).await;
    assert_eq!((&hello["beat"], &hello["stale"]), (&10.into(), &25.into()));
    assert!(hello["epoch"].as_str().is_some_and(|e| !e.is_empty()), "{hello}");
    let luca = house.staff("kitchen").await;
    let staff = luca.socket("/live/kitchen").await.next().await.expect("a hello");
    assert_eq!((&staff["beat"], &staff["stale"]), (&2.into(), &5.into()));
    assert_eq!(staff["epoch"], hello["epoch"], "one history");
    house.power_cut().await;
    let again = opening(&mut anna.socket("/live/visit?screen=cart").await, &CART).await;
    assert_eq!(again["epoch"], hello["epoch"], "a start is no new history");
}

#[tokio::test]
async fn every_paint_names_the_one_before_it() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let caprese = anna.dish("Buffalo caprese").await;
    let mut socket = ben.socket("/live/visit?screen=orders").await;
    opening(
        &mut socket,
        &["visit/guests", "visit/cartbar", "visit/orders", "visit/bill"],
    )
    .await;
    for _ in 0..5 {
        anna.add(&caprese).await;
        anna.send().await;
    }
    let mut last: HashMap<String, i64> = HashMap::new();
    let mut partial = 0;
    loop {
        let paint = socket.next().await.expect("a paint");
        if paint["t"] != "paint" {
            continue;
        }
        let topic = paint["topic"].as_str().expect("a topic").to_string();
        let (prev, seq) = (
            paint["prev"].as_i64().expect("a number"),
            paint["seq"].as_i64().expect("a number"),
        );
        assert!(prev < seq, "{paint}");
        if let Some(known) = last.insert(topic, seq) {
            assert_eq!(prev, known, "something is missing before {paint}");
            partial += 1;
        }
        if paint.to_string().contains("data-order=\\\"5\\\"") {
            break;
        }
    }
    assert!(partial > 3, "only {partial} paints followed another");
}

/// What the cart's paint does, each with the id that it is about.
fn told(paint: &Value) -> Vec<(&str, &str)> {
    let all = page::ops(paint).into_iter();
    all.map(|op| (op[0], op[1 + usize::from(op[0] == "place")])).collect()
}

#[tokio::test]
async fn a_line_of_the_cart_is_told_with_its_guest_and_without_the_rest_of_the_table() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let caprese = anna.dish("Buffalo caprese").await;
    let mut phone = ben.socket("/live/visit?screen=cart").await;
    opening(&mut phone, &CART).await;
    let is_cart = |p: &Value| p["topic"] == "visit/cart";

    anna.add(&caprese).await;
    let first = phone.next_paint(is_cart).await;
    let expected = [("place", "of-1"), ("remove", "cart-empty"), ("replace", "summary")];
    assert_eq!(told(&first), expected, "{first}");
    ben.add(&caprese).await;
    let second = phone.next_paint(is_cart).await;
    assert_eq!(told(&second)[0], ("place", "of-2"), "{second}");
    assert!(!second.to_string().contains("id=\\\"line-1\\\""), "{second}");
    let (_, page) = ben.get("/visit/cart").await;
    let lines = |page: &str| page.matches("<li id=\"line-").count();
    assert_eq!(lines(&page), 2);

    // One more of it: the same, and the sum with it.
    let change = [("change", "1")];
    assert_eq!(anna.post_form("/visit/cart/lines/1", &change).await.0, 303);
    let more = phone.next_paint(is_cart).await;
    assert_eq!(told(&more)[0], ("place", "of-1"));
    assert!(more.to_string().contains(">2</output>"), "{more}");

    // What is gone may have been the last of its guest: then the cart is told whole.
    assert_eq!(ben.post_form("/visit/cart/lines/2/remove", &[]).await.0, 303);
    let gone = phone.next_paint(is_cart).await;
    assert_eq!(told(&gone), [("replace", "cart"), ("replace", "summary")]);
    assert_eq!(lines(&gone.to_string().replace("\\\"", "\"")), 1);
}

#[tokio::test]
async fn a_phone_is_told_of_nothing_that_it_does_not_show() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let caprese = anna.dish("Buffalo caprese").await;
    let mut phone = ben.socket("/live/visit?screen=help").await;
    opening(&mut phone, &["visit/guests", "visit/calls"]).await;
    for _ in 0..3 {
        anna.add(&caprese).await;
    }
    anna.send().await;
    assert_eq!(anna.post_form("/visit/calls", &[("reason", "staff")]).await.0, 303);
    loop {
        let paint = phone.next_paint(|_| true).await;
        let topic = paint["topic"].as_str().expect("a topic");
        assert!(
            ["visit/cartbar", "visit/guests", "visit/calls"].contains(&topic),
            "{paint}"
        );
        if topic == "visit/calls" && paint["full"] == false {
            break;
        }
    }
}

#[tokio::test]
async fn a_screen_that_asks_is_painted_anew() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let mut socket = anna.socket("/live/visit?screen=cart").await;
    opening(&mut socket, &CART).await;
    socket.say(r#"{"t":"sync"}"#).await;
    for topic in CART {
        let paint = socket.next_paint(|p| p["topic"] == topic).await;
        assert_eq!(paint["full"], true, "{paint}");
    }
}

#[tokio::test]
async fn a_closed_visits_sockets_are_closed_at_once() {
    let house = House::open().await;
    let (anna, ben, giulia) = (
        house.guest("T4").await,
        house.guest("T4").await,
        house.staff("floor").await,
    );
    let eve = house.guest("T5").await;
    let mut sockets = Vec::new();
    for (who, screen) in [(&anna, "cart"), (&anna, "menu"), (&ben, "orders")] {
        let mut socket = who.socket(&format!("/live/visit?screen={screen}")).await;
        opening(&mut socket, &["visit/guests"]).await;
        sockets.push(socket);
    }
    let mut other = eve.socket("/live/visit?screen=cart").await;
    opening(&mut other, &CART).await;
    let (_, floor) = giulia.get("/floor").await;
    let card = floor
        .split("<a class=\"table")
        .find(|a| a.contains("class=\"name\">T4<"))
        .expect("the table");
    let (_, desk) = giulia.get(between(card, "href=\"", "\"").expect("a link")).await;
    let visit = between(&desk, "action=\"/floor/visits/", "/").expect("a visit");
    let (status, body) = giulia.post_form(&format!("/floor/visits/{visit}/close"), &[]).await;
    let acknowledged = Instant::now();
    assert_eq!(status, 303, "{body}");
    for socket in &mut sockets {
        assert_eq!(socket.closed().await, 4401);
    }
    let took = acknowledged.elapsed();
    assert!(took < Duration::from_millis(100), "{took:?}");
    eve.add(&eve.dish("Buffalo caprese").await).await;
    other.next_paint(|p| p.to_string().contains("Buffalo caprese")).await;
}

#[tokio::test]
async fn a_program_that_ends_says_so() {
    let mut house = House::open().await;
    let (anna, luca) = (house.guest("T4").await, house.staff("kitchen").await);
    let mut phone = anna.socket("/live/visit?screen=cart").await;
    let mut board = luca.socket("/live/kitchen").await;
    opening(&mut phone, &CART).await;
    opening(&mut board, &[]).await;
    let took = house.terminate().await;
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(phone.closed().await, 1012);
    assert_eq!(board.closed().await, 1012);
}

#[tokio::test]
async fn a_phone_that_lost_its_sockets_is_not_locked_out() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let mut open = Vec::new();
    for screen in ["cart", "menu", "orders", "help", "cart"] {
        let mut socket = anna.socket(&format!("/live/visit?screen={screen}")).await;
        opening(&mut socket, &["visit/guests"]).await;
        open.push(socket);
    }
    assert_eq!(open[0].closed().await, 4409);
    assert_eq!(open[1].closed().await, 4409);
    anna.add(&anna.dish("Buffalo caprese").await).await;
    open[4].next_paint(|p| p.to_string().contains("Buffalo caprese")).await;
}
