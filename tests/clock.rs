//! A machine without a battery for its clock: it jumps by hours both ways while the house is open, and may know
//! nothing of the time at all when the program starts. Orders stay in their order, with their ages, their numbers
//! and their business days, and the staff is told.

pub mod support;

use std::collections::BTreeSet;

use reqwest::Method;
use rusqlite::Connection;
use serde_json::Value;
use support::api::Client;
use support::page::values;
use support::{House, Persona, replay};

const DISH: &str = "Buffalo caprese";

/// An order is sent; answers its number of the day.
async fn order(guest: &Persona, dish: &str) -> String {
    guest.add(dish).await;
    guest.send().await
}

/// The board's tickets as number and whole minutes of age.
async fn board(cook: &Client) -> Vec<(i64, i64)> {
    let told = cook.get("/api/v1/kitchen/tickets").await;
    let tickets = told["tickets"].as_array().expect("tickets");
    tickets.iter().map(|t| (whole(&t["number"]), whole(&t["minutes"]))).collect()
}

fn whole(value: &Value) -> i64 {
    value.as_i64().expect("a whole number")
}

fn one(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |r| r.get(0)).expect("a number")
}

/// What no clock may change: facts that tell the tables, numbers of a day without gap or double, money that agrees
/// with its facts.
fn sound(house: &House) {
    let db = house.database();
    assert_eq!(replay::complaints(&db), Vec::<String>::new());
    let gaps = "SELECT count(*) FROM (SELECT business_day FROM orders GROUP BY business_day
                HAVING count(*) <> max(number) OR count(DISTINCT number) <> count(*))";
    assert_eq!(one(&db, gaps), 0, "numbers of a day");
}

/// The screens of the staff say that the clock is wrong.
async fn warned(person: &Persona, page: &str, words: &str) {
    let (status, page) = person.get(page).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains(words), "no {words:?} in {page}");
}

#[tokio::test]
async fn orders_keep_their_order_ages_and_numbers_while_the_clock_jumps_by_hours_both_ways() {
    // Long after the program was built, so that no jump leads before that.
    let house = House::with_a_clock("+2400h").await;
    let (anna, cook) = (house.guest("T4").await, Client::new(house.staff("kitchen").await));
    let owner = house.staff("owner").await;
    let dish = anna.dish(DISH).await;
    let mut numbers = vec![order(&anna, &dish).await];
    for jump in ["+2407h", "+2391h", "+2431h", "+2374h"] {
        house.set_clock(jump);
        // Nobody is sent away by it: the guest's session, the cook's and the cart go on.
        numbers.push(order(&anna, &dish).await);
        let tickets = board(&cook).await;
        assert_eq!(tickets.len(), numbers.len(), "{jump}: {tickets:?}");
        let shown: Vec<String> = tickets.iter().map(|(number, _)| number.to_string()).collect();
        assert_eq!(shown, numbers, "{jump}: the oldest is first");
        assert!(
            tickets.iter().all(|(_, minutes)| (0..=1).contains(minutes)),
            "{jump}: {tickets:?}"
        );
        sound(&house);
    }
    // The last jump was back: what is newest lies ahead of the clock.
    warned(&owner, "/admin", "was set back").await;
    warned(&owner, "/floor", "was set back").await;
    // The order of facts is theirs, not the clock's.
    let db = house.database();
    let back = "SELECT count(*) FROM events a JOIN events b ON b.seq = a.seq + 1 WHERE b.at_ms < a.at_ms - 3600000";
    assert!(one(&db, back) >= 2, "the clock was seen to go back");
    // The guest sees all of them, each in a region of its own though two may have the same number of the day.
    let (_, page) = anna.get("/visit/orders").await;
    let regions: Vec<_> = values(&page, "id").into_iter().filter(|id| id.starts_with("order-")).collect();
    assert_eq!(
        regions.iter().collect::<BTreeSet<_>>().len(),
        2 * numbers.len(),
        "{regions:?}"
    );
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn a_clock_that_knows_nothing_of_the_time_goes_on_from_the_last_fact() {
    let mut house = House::with_a_clock("+0").await;
    let (anna, owner) = (house.guest("T4").await, house.staff("owner").await);
    let cook = Client::new(house.staff("kitchen").await);
    let dish = anna.dish(DISH).await;
    let first = order(&anna, &dish).await;
    // The Pi loses its power, and wakes a year before the program was built.
    house.kill();
    house.set_clock("-400d");
    house.start_again().await;
    let second = order(&anna, &dish).await;
    assert_eq!(
        second.parse::<i64>().ok(),
        first.parse::<i64>().ok().map(|n| n + 1),
        "the same business day goes on"
    );
    let db = house.database();
    assert_eq!(one(&db, "SELECT count(DISTINCT business_day) FROM orders"), 1);
    assert_eq!(
        one(
            &db,
            "SELECT count(*) FROM events a JOIN events b ON b.seq = a.seq + 1 WHERE b.at_ms < a.at_ms"
        ),
        0,
        "no fact lies before the one that it followed"
    );
    let tickets = board(&cook).await;
    assert!(
        tickets.iter().all(|(_, minutes)| (0..=1).contains(minutes)),
        "{tickets:?}"
    );
    warned(&owner, "/admin", "before this program was made").await;
    let told = house.visitor().request(Method::GET, "/readyz").send().await.expect("an answer");
    assert_eq!(told.status().as_u16(), 200, "it takes orders all the same");
    assert!(told.text().await.expect("text").contains("\"clock\""));
    // Somebody sets it: the banner goes, and so does the time that was made up.
    house.set_clock("+0");
    let third = order(&anna, &dish).await;
    assert_ne!(third, second);
    let (_, page) = owner.get("/admin").await;
    assert!(
        !page.contains("before this program was made") && !page.contains("was set back"),
        "{page}"
    );
    sound(&house);
}
