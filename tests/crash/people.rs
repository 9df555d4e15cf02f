//! Who is in the house while the program dies: guests, cooks, waiters, and screens that somebody looks at.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::ledger::{Outcome, World};
use super::support::Persona;
use super::support::api::Client;
use super::support::chance::Chance;
use super::support::page::{ops, values};

/// A breath between two taps.
const BREATH_MS: (u64, u64) = (2, 60);
/// One in so many of those whose request was lost gives it up.
const GIVES_UP: u64 = 4;

fn id(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no id: {value}"))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

async fn get(world: &World, client: &Client, path: &str) -> Option<Value> {
    let ((status, _, body), _) = world.told(client, Method::GET, path, None).await;
    (status == 200).then_some(body)
}

/// Whether an answer says that the visit is over, or that the guest's seat is.
fn is_over(status: u16, body: &Value) -> bool {
    matches!(status, 401 | 403 | 404) || body["code"] == "visit-closed"
}

// --- Guests --------------------------------------------------------------------------------------

/// A guest with a phone: one visit after the other.
pub async fn guest(world: Arc<World>, phone: super::support::Persona, token: String, id: u64) {
    let mut chance = world.chance(id);
    while !world.is_over() {
        let mut client = Client::new(phone.clone());
        let seat = json!({"table_token": token});
        let ((status, _, joined), _) = world.told(&client, Method::POST, "/api/v1/join", Some(&seat)).await;
        assert_eq!(status, 201, "{joined}");
        client.token = joined["token"].as_str().map(String::from);
        let visit = self::id(&joined["visit"]["id"]);
        let dishes = dishes(&world, &client).await;
        while !world.is_over() && round(&world, &client, visit, &dishes, &mut chance).await {
            sleep(chance.ms(BREATH_MS.0, BREATH_MS.1)).await;
        }
    }
}

/// What can be ordered without a choice, and without an end.
async fn dishes(world: &World, client: &Client) -> Vec<i64> {
    let menu = get(world, client, "/api/v1/menu").await.expect("the menu");
    let items = list(&menu["categories"]).flat_map(|category| list(&category["items"]));
    let plain = items.filter(|item| {
        let chosen = list(&item["groups"]).any(|group| group["min"] != 0);
        item["left"].is_null() && item["available"] == true && !chosen
    });
    plain.map(|item| id(&item["id"])).collect()
}

/// Puts a few lines into the shared cart and sends what lies there; false once the visit is over.
async fn round(world: &World, client: &Client, visit: i64, dishes: &[i64], chance: &mut Chance) -> bool {
    let orders = get(world, client, &format!("/api/v1/visits/{visit}/orders")).await.unwrap_or_default();
    let mut lines = list(&orders["orders"]).flat_map(|order| list(&order["lines"]));
    // Mostly they eat before they order more, so that a table can be served, paid and closed.
    if lines.any(|line| line["state"] != "served") && !chance.once_in(6) {
        return true;
    }
    let cart = format!("/api/v1/visits/{visit}/cart");
    for _ in 0..=chance.below(2) {
        let note = world.note();
        let line = json!({"item": chance.one_of(dishes), "quantity": 1, "note": note});
        let path = format!("{cart}/lines");
        match world.ask(client, Method::POST, &path, Some(&line), || chance.once_in(GIVES_UP)).await {
            Outcome::Told((201, ..), _) => world.line(visit, note),
            Outcome::Told((status, _, body), lost) => {
                // An attempt before this answer may have come through.
                if lost {
                    world.lost_line(note);
                }
                assert!(
                    is_over(status, &body) || body["code"] == "cart-full",
                    "{status}: {body}"
                );
                if is_over(status, &body) {
                    return false;
                }
            }
            Outcome::GivenUp => world.lost_line(note),
        }
    }
    let ((status, _, cart), _) = world.told(client, Method::GET, &cart, None).await;
    if status != 200 {
        return false;
    }
    send(world, client, visit, &cart, chance).await
}

async fn send(world: &World, client: &Client, visit: i64, cart: &Value, chance: &mut Chance) -> bool {
    let seen: Vec<_> = list(&cart["lines"])
        .map(|l| json!({"number": l["number"], "version": l["version"]}))
        .collect();
    if seen.is_empty() {
        return true;
    }
    let notes: BTreeSet<_> = list(&cart["lines"]).map(|l| l["note"].as_str().expect("a note").to_string()).collect();
    let order = json!({"lines": seen, "total": cart["total"], "pay": "later"});
    let path = format!("/api/v1/visits/{visit}/orders");
    match world.ask(client, Method::POST, &path, Some(&order), || chance.once_in(GIVES_UP)).await {
        Outcome::Told((201, _, body), _) => world.order(id(&body["number"]), (visit, notes)),
        Outcome::Told((status, _, body), lost) => {
            if is_over(status, &body) {
                // With the visit its keys are gone: whether an attempt came through is not told any more.
                if lost {
                    world.lost_order((visit, notes));
                }
                return false;
            }
            // The other phone was quicker, so nothing of this one was ever sent.
            assert_eq!(status, 409, "{body}");
        }
        Outcome::GivenUp => world.lost_order((visit, notes)),
    }
    true
}

// --- The staff -----------------------------------------------------------------------------------

/// A cook, who makes every second line of the board.
pub async fn cook(world: Arc<World>, who: Persona, which: i64) {
    let client = Client::new(who);
    let mut chance = world.chance(100 + which.unsigned_abs());
    while !world.is_over() {
        let board = get(&world, &client, "/api/v1/kitchen/tickets").await.expect("the board");
        let lines = list(&board["tickets"]).flat_map(|ticket| list(&ticket["lines"]));
        for line in lines.filter(|l| id(&l["id"]) % 2 == which) {
            let state = line["state"].as_str().expect("a state");
            let (step, to) = match state {
                "sent" => *chance.one_of(&[("accept", "accepted"), ("start", "cooking"), ("bump", "ready")]),
                "accepted" => *chance.one_of(&[("start", "cooking"), ("bump", "ready")]),
                "cooking" => ("bump", "ready"),
                _ => continue,
            };
            let path = format!("/api/v1/kitchen/lines/{}/steps", line["id"]);
            take(
                &world,
                &client,
                &path,
                &json!({"step": step}),
                (id(&line["id"]), state, to),
            )
            .await;
            if world.is_over() {
                return;
            }
        }
        sleep(chance.ms(BREATH_MS.0, BREATH_MS.1)).await;
    }
}

/// Takes a step that nobody else takes. Steps have no key: a refusal after a lost attempt says that it came through.
async fn take(world: &World, client: &Client, path: &str, body: &Value, step: (i64, &str, &str)) {
    let ((status, _, told), lost) = world.told(client, Method::POST, path, Some(body)).await;
    let came_through = lost && told["code"] == "step";
    assert!(
        matches!(status, 200 | 204) || came_through,
        "{path} {step:?}: {status} {told}"
    );
    world.step(step.0, step.1, step.2);
}

/// A waiter, who nods to large rounds and carries out what is ready.
pub async fn waiter(world: Arc<World>, who: Persona) {
    let client = Client::new(who);
    let mut chance = world.chance(200);
    while !world.is_over() {
        let floor = get(&world, &client, "/api/v1/floor").await.expect("the floor");
        for order in list(&floor["to_approve"]) {
            approve(&world, &client, order).await;
        }
        let lines = list(&floor["to_run"]).flat_map(|run| list(&run["lines"]));
        for line in lines.filter(|l| l["state"] == "ready") {
            let path = format!("/api/v1/lines/{}/steps", line["id"]);
            take(
                &world,
                &client,
                &path,
                &json!({"step": "serve"}),
                (id(&line["id"]), "ready", "served"),
            )
            .await;
            if world.is_over() {
                return;
            }
        }
        sleep(chance.ms(BREATH_MS.0, BREATH_MS.1)).await;
    }
}

/// Lets a large round go to the kitchen.
async fn approve(world: &World, client: &Client, order: &Value) {
    let path = format!("/api/v1/orders/{}/approve", order["order"]);
    let ((status, _, told), lost) = world.told(client, Method::POST, &path, Some(&Value::Null)).await;
    assert!(
        status == 204 || (lost && told["code"] == "step"),
        "{path}: {status} {told}"
    );
    for line in list(&order["lines"]) {
        world.step(id(&line["id"]), "waiting", "sent");
    }
}

/// The till: takes money in parts, and closes who has paid everything.
pub async fn till(world: Arc<World>, who: Persona) {
    let client = Client::new(who);
    let mut chance = world.chance(300);
    let mut tip = 0;
    while !world.is_over() {
        let floor = get(&world, &client, "/api/v1/floor").await.expect("the floor");
        for table in list(&floor["tables"]).filter(|t| !t["visit"].is_null()) {
            let (visit, due) = (id(&table["visit"]), id(&table["due"]));
            if due > 0 && chance.once_in(3) {
                // Mostly all of it, so that tables are closed now and then.
                let amount = if chance.once_in(3) { due / 2 + 1 } else { due };
                tip = (tip + 1) % 400;
                pay(&world, &client, (visit, amount, tip), &mut chance).await;
            } else if table["state"] == "paid" {
                close(&world, &client, visit).await;
            }
            if world.is_over() {
                return;
            }
        }
        sleep(chance.ms(BREATH_MS.0, BREATH_MS.1)).await;
    }
}

async fn pay(world: &World, client: &Client, payment: (i64, i64, i64), chance: &mut Chance) {
    let (visit, amount, tip) = payment;
    let path = format!("/api/v1/visits/{visit}/payments");
    let body = json!({"method": "cash", "amount": amount, "tip": tip});
    match world.ask(client, Method::POST, &path, Some(&body), || chance.once_in(GIVES_UP)).await {
        Outcome::Told((201, ..), _) => world.payment(payment),
        Outcome::Told((status, _, told), _) => panic!("{payment:?}: {status} {told}"),
        Outcome::GivenUp => world.lost_payment(payment),
    }
}

async fn close(world: &World, client: &Client, visit: i64) {
    let path = format!("/api/v1/visits/{visit}/close");
    let ((status, _, told), lost) = world.told(client, Method::POST, &path, Some(&json!({}))).await;
    if status == 204 || (lost && told["code"] == "visit-closed") {
        world.closed(visit, lost);
    } else {
        // A round came in between.
        assert_eq!(status, 409, "{told}");
    }
}

// --- Screens -------------------------------------------------------------------------------------

/// The numbers of the orders that a paint shows.
pub fn numbers(paint: &Value) -> Vec<i64> {
    let all = ops(paint);
    // A ticket of the kitchen's board, an order on a guest's phone.
    let numbers = all.iter().filter_map(|op| op.last()).flat_map(|html| values(html, "data-order"));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// A screen that comes back whenever its socket ends.
pub async fn screen(world: Arc<World>, who: Persona, path: &'static str) {
    const QUIET: Duration = Duration::from_secs(30);
    while !world.is_over() {
        let Ok(mut socket) = who.try_socket(path).await else {
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let mut painted = false;
        while let Ok(message) = socket.next_within(QUIET).await {
            if message["t"] == "paint" {
                world.showed(numbers(&message));
                if !painted {
                    world.screen_came();
                }
                painted = true;
            }
            if world.is_over() {
                return;
            }
        }
    }
}
