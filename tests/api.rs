//! The JSON API against the real program: two guests at one table, a cook, a waiter, and what is refused.

pub mod support;

use comanda::store::RequestKey;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use support::House;
use support::api::Client;

/// The id of a dish by its name.
fn dish(menu: &Value, name: &str) -> i64 {
    let items = menu["categories"]
        .as_array()
        .expect("categories")
        .iter()
        .flat_map(|c| c["items"].as_array());
    let found = items.flatten().find(|i| i["name"] == name);
    found.and_then(|i| i["id"].as_i64()).unwrap_or_else(|| panic!("no {name}"))
}

/// What is sent of a cart that was seen.
fn sending(cart: &Value) -> Value {
    let lines = cart["lines"].as_array().expect("lines").iter();
    let seen: Vec<_> = lines.map(|l| json!({"number": l["number"], "version": l["version"]})).collect();
    json!({"lines": seen, "total": cart["total"], "pay": "card-at-table"})
}

#[tokio::test]
async fn a_phone_whose_answer_was_lost_joins_once() {
    let house = House::open().await;
    let path = house.table_path("T4");
    let code = json!({"table_token": path.rsplit('/').next().expect("a token")});
    let phone = Client::new(house.visitor());
    let join = async |key: &str| phone.ask(Method::POST, "/api/v1/join", Some(&code), key).await;
    let (lost, came) = (join("a-seat-of-mine-1").await, join("a-seat-of-mine-1").await);
    assert_eq!((lost.0, came.0), (201, 201), "{}", came.2);
    assert_eq!(
        (&lost.2["guest"], &lost.2["visit"]["id"]),
        (&came.2["guest"], &came.2["visit"]["id"])
    );
    assert_eq!(came.2["visit"]["guests"].as_array().map(Vec::len), Some(1), "one guest");
    let (first, second) = (
        Client::program(&house, &lost.2["token"]),
        Client::program(&house, &came.2["token"]),
    );
    assert_eq!(second.status("/api/v1/me").await, 200);
    // Once the second is used, the first is good no more. That is written in passing, and whoever asked with the first
    // meanwhile would have used that one.
    let used = "SELECT count(*) FROM guest_sessions WHERE replaces IS NULL";
    let mut looks = tokio::time::interval(std::time::Duration::from_millis(20));
    for _ in 0..500 {
        if house.database().query_row(used, [], |r| r.get(0)) == Ok(1) {
            break;
        }
        looks.tick().await;
    }
    assert_eq!(first.status("/api/v1/me").await, 401);
    // Who knows the key gets nothing from it any more, and who has another one is another guest.
    let (status, _, told) = join("a-seat-of-mine-1").await;
    assert_eq!((status, &told["code"]), (409, &json!("joined")), "{told}");
    assert_eq!(second.status("/api/v1/me").await, 200);
    let (status, _, other) = join("a-seat-of-mine-2").await;
    assert_eq!((status, &other["guest"]["number"]), (201, &json!(2)), "{other}");
    assert_eq!(join("short").await.0, 422);
}

#[tokio::test]
async fn a_dinner_over_the_api_alone() {
    let house = House::open().await;
    let (anna, visit) = Client::sit(&house, "T4").await;
    let (ben, same) = Client::sit(&house, "T4").await;
    assert_eq!(visit, same, "one table, one visit");
    let at = |rest: &str| format!("/api/v1/visits/{visit}{rest}");
    let caprese = dish(&anna.get("/api/v1/menu").await, "Buffalo caprese");
    for client in [&anna, &ben] {
        let (status, _, line) = client.post(&at("/cart/lines"), &json!({"item": caprese, "quantity": 1})).await;
        assert_eq!(status, 201, "{line}");
    }
    let cart = ben.get(&at("/cart")).await;
    let adders: Vec<_> = cart["lines"].as_array().expect("lines").iter().map(|l| l["guest"].clone()).collect();
    assert_eq!(adders, [json!(1), json!(2)], "who added what");
    // Sent twice under one key it is one order.
    let key = RequestKey::fresh().expect("a key");
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let (status, _, placed) = ben.ask(Method::POST, &at("/orders"), Some(&sending(&cart)), key.as_str()).await;
        assert_eq!(status, 201, "{placed}");
        numbers.push(placed["number"].clone());
    }
    assert_eq!(numbers[0], numbers[1]);
    assert_eq!(
        anna.get(&at("/orders")).await["orders"].as_array().map(Vec::len),
        Some(1)
    );
    cook_and_serve(&house, visit).await;
    let orders = anna.get(&at("/orders")).await;
    assert_eq!(orders["orders"][0]["lines"][0]["state"], "served");
    assert!(
        orders["orders"][0].get("id").is_none(),
        "the house's ids are the staff's"
    );
    settle(&house, &anna, visit).await;
}

/// The kitchen makes everything of a visit, and the floor carries it out.
async fn cook_and_serve(house: &House, visit: i64) {
    let cook = Client::new(house.staff("kitchen").await);
    let waiter = Client::new(house.staff("floor").await);
    let floor = waiter.get("/api/v1/floor").await;
    for order in floor["to_approve"].as_array().expect("orders") {
        let (status, _, body) = waiter.post(&format!("/api/v1/orders/{}/approve", order["order"]), &json!(null)).await;
        assert_eq!(status, 204, "{body}");
    }
    let tickets = cook.get("/api/v1/kitchen/tickets").await;
    let ticket = &tickets["tickets"][0];
    assert_eq!(ticket["table"], "T4");
    let steps = format!(
        "/api/v1/kitchen/tickets/{}/{}/steps",
        ticket["order"], ticket["station"]
    );
    let (status, _, taken) = cook.post(&steps, &json!({"step": "accept"})).await;
    assert_eq!((status, &taken["undo"]["to"]), (200, &json!("accepted")), "{taken}");
    // A tap by mistake is taken back, and taken again.
    assert_eq!(cook.post("/api/v1/kitchen/undo", &taken["undo"]).await.0, 204);
    let (status, _, again) = cook.post("/api/v1/kitchen/undo", &taken["undo"]).await;
    assert_eq!((status, &again["code"]), (409, &json!("step")), "{again}");
    assert_eq!(cook.post(&steps, &json!({"step": "bump"})).await.0, 200);
    let (status, _, twice) = cook.post(&steps, &json!({"step": "bump"})).await;
    assert_eq!((status, &twice["code"]), (409, &json!("step")), "{twice}");
    let floor = waiter.get("/api/v1/floor").await;
    let run = floor["to_run"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|r| r["visit"] == visit)
        .expect("to run");
    for line in run["lines"].as_array().expect("lines") {
        let path = format!("/api/v1/lines/{}/steps", line["id"]);
        assert_eq!(waiter.post(&path, &json!({"step": "serve"})).await.0, 204);
    }
}

/// The bill is asked for, paid with a tip, and the table is closed.
async fn settle(house: &House, anna: &Client, visit: i64) {
    let at = |rest: &str| format!("/api/v1/visits/{visit}{rest}");
    let waiter = Client::new(house.staff("floor").await);
    let wish = json!({"reason": "bill", "pay": "cash"});
    let (status, _, made) = anna.post(&at("/calls"), &wish).await;
    assert_eq!(status, 201, "{made}");
    let call = &waiter.get("/api/v1/floor").await["calls"][0];
    assert_eq!((&call["reason"], &call["pay"]), (&json!("bill"), &json!("cash")));
    let due = anna.get(&at("/bill")).await["due"].clone();
    let (status, _, body) = anna.post(&at("/payments"), &json!({"method": "cash", "amount": due})).await;
    assert_eq!(status, 403, "a guest takes no payment: {body}");
    let pay = json!({"method": "cash", "amount": due, "tip": 200});
    let (status, _, bill) = waiter.post(&at("/payments"), &pay).await;
    assert_eq!(
        (status, &bill["due"], &bill["tips"]),
        (201, &json!(0), &json!(200)),
        "{bill}"
    );
    assert_eq!(waiter.post(&at("/close"), &json!({})).await.0, 204);
    assert!(
        anna.get(&at("")).await["closed_at"].is_string(),
        "the receipt can be read"
    );
    let (status, _, body) = anna.post(&at("/cart/lines"), &json!({"item": 1, "quantity": 1})).await;
    assert_eq!((status, &body["code"]), (409, &json!("visit-closed")), "{body}");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table, a row for each refusal")]
async fn every_refusal_is_a_problem_with_a_code() {
    let house = House::open().await;
    let (anna, visit) = Client::sit(&house, "T4").await;
    let (eve, _) = Client::sit(&house, "T5").await;
    let at = |rest: &str| format!("/api/v1/visits/{visit}{rest}");
    let line = json!({"item": 1, "quantity": 0});
    let (method, none) = (Method::POST, None);
    let key = "0123456789abcdef";
    let strange = Client::new(house.visitor());
    let cases = [
        (
            anna.ask(Method::GET, "/api/v1/nothing", none, "").await,
            404,
            "not-found",
        ),
        (anna.ask(Method::PATCH, &at("/cart"), none, "").await, 405, "malformed"),
        (
            anna.ask(Method::GET, "/api/v1/visits/x", none, "").await,
            404,
            "not-found",
        ),
        (
            anna.ask(Method::GET, "/api/v1/events?after=x", none, "").await,
            400,
            "malformed",
        ),
        (
            anna.ask(method.clone(), &at("/cart/lines"), none, key).await,
            415,
            "malformed",
        ),
        (
            anna.ask(method.clone(), &at("/cart/lines"), Some(&json!({"a": 1})), key).await,
            400,
            "malformed",
        ),
        (
            anna.ask(method.clone(), &at("/cart/lines"), Some(&line), key).await,
            422,
            "quantity",
        ),
        (
            anna.ask(method.clone(), &at("/cart/lines"), Some(&line), "short").await,
            422,
            "key",
        ),
        (eve.ask(Method::GET, &at("/cart"), none, "").await, 404, "not-found"),
        (eve.ask(Method::GET, "/api/v1/floor", none, "").await, 403, "forbidden"),
        (strange.ask(Method::GET, &at("/cart"), none, "").await, 401, "sign-in"),
    ];
    for ((status, headers, body), expected, code) in cases {
        assert_eq!((status, body["code"].as_str()), (expected, Some(code)), "{body}");
        assert_eq!(headers["content-type"], "application/problem+json", "{body}");
        assert_eq!(body["status"], expected, "{body}");
        assert_eq!(headers.contains_key("www-authenticate"), expected == 401, "{body}");
        assert_eq!(headers.contains_key("allow"), expected == 405, "{body}");
    }
    let long = json!({"item": 1, "quantity": 1, "note": "x".repeat(70_000)});
    let (status, _, body) = anna.post(&at("/cart/lines"), &long).await;
    assert_eq!((status, body["code"].as_str()), (413, Some("too-large")), "{body}");
}

#[tokio::test]
async fn a_cookie_needs_its_own_page_and_a_token_does_not() {
    let house = House::open().await;
    let waiter = house.staff("floor").await;
    let cookies = waiter.cookies();
    let bare = |token: Option<String>| {
        let request = reqwest::Client::new().post(format!("{}/api/v1/join", house.url));
        let request = request.header("cookie", cookies.clone());
        let request = request.header(CONTENT_TYPE, "application/json").body(r#"{"table_token": "x"}"#);
        match token {
            Some(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
            None => request,
        }
    };
    let status = |answer: reqwest::Response| answer.status().as_u16();
    assert_eq!(
        status(bare(None).send().await.expect("an answer")),
        403,
        "no page of ours"
    );
    assert_eq!(status(bare(Some("x".into())).send().await.expect("an answer")), 404);
    // Whose token is none is nobody, whatever cookies come along.
    let floor = reqwest::Client::new()
        .get(format!("{}/api/v1/floor", house.url))
        .header("cookie", cookies.clone());
    assert_eq!(
        status(floor.try_clone().expect("a copy").send().await.expect("an answer")),
        200
    );
    let floor = floor.header(AUTHORIZATION, "Bearer x");
    assert_eq!(status(floor.send().await.expect("an answer")), 401);
}

#[tokio::test]
async fn a_program_without_cookies_needs_no_page() {
    let house = House::open().await;
    let status = |answer: reqwest::Response| answer.status().as_u16();
    let alone = |origin: Option<&'static str>| {
        let request = reqwest::Client::new().post(format!("{}/api/v1/join", house.url));
        let request = request.header(CONTENT_TYPE, "application/json").body(r#"{"table_token": "x"}"#);
        origin.map_or_else(
            || request.try_clone().expect("a copy"),
            |from| request.try_clone().expect("a copy").header("origin", from),
        )
    };
    assert_eq!(
        status(alone(None).send().await.expect("an answer")),
        404,
        "no browser, nothing to borrow"
    );
    let foreign = alone(Some("http://evil.example")).send().await.expect("an answer");
    assert_eq!(status(foreign), 403, "another site's page");
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let house = House::open().await;
    let (anna, _) = Client::sit(&house, "T4").await;
    let cook = Client::new(house.staff("kitchen").await);
    let (_, headers, menu) = anna.ask(Method::GET, "/api/v1/menu", None, "").await;
    let tag = headers["etag"].to_str().expect("a tag").to_string();
    let again = || async {
        let token = anna.token.clone().expect("a token");
        let request = anna
            .persona
            .request(Method::GET, "/api/v1/menu")
            .header(AUTHORIZATION, format!("Bearer {token}"));
        request.header("if-none-match", &tag).send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(again().await, 304);
    let caprese = dish(&menu, "Buffalo caprese");
    let path = format!("/api/v1/menu/items/{caprese}/availability");
    assert_eq!(
        anna.put(&path, &json!({"available": false})).await.0,
        403,
        "a guest sells nothing out"
    );
    assert_eq!(cook.put(&path, &json!({"available": false})).await.0, 204);
    assert_eq!(again().await, 200);
    let item = anna.get(&format!("/api/v1/menu/items/{caprese}")).await;
    assert_eq!(item["available"], false);
}

#[tokio::test]
async fn the_log_comes_in_pieces() {
    let house = House::open().await;
    let owner = Client::new(house.staff("owner").await);
    for name in ["Da Rosa", "Da Gino", "Da Lia"] {
        house.set("house-name", name);
    }
    let mut names = Vec::new();
    let mut place = String::from("/api/v1/log?kind=setting&limit=2");
    while !place.is_empty() {
        let piece = owner.get(&place).await;
        let changes = piece["changes"].as_array().expect("changes");
        assert!(changes.len() <= 2);
        names.extend(changes.iter().map(|c| c["became"].as_str().expect("a value").to_string()));
        place = piece["next"].as_str().map_or(String::new(), |next| {
            format!("/api/v1/log?kind=setting&limit=2&after={next}")
        });
    }
    assert_eq!(names[..3], ["Da Lia", "Da Gino", "Da Rosa"]);
    for wrong in ["limit=0", "limit=201", "after=x", "from=yesterday"] {
        assert_eq!(owner.status(&format!("/api/v1/log?{wrong}")).await, 422, "{wrong}");
    }
}
