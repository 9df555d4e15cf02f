//! A disk that cannot be written, cannot be read, or does not sync: orders are refused in words, nothing half-done
//! stays, and service returns by itself; after a failed sync the program ends and comes back with the truth.
//!
//! The disk is a library of the test's own between the program and its files: `tests/disk/shim.c`.

pub mod support;

use std::os::unix::process::ExitStatusExt;

use reqwest::Method;
use support::{House, Persona, answer};

const DISH: &str = "Buffalo caprese";

/// See errno(3).
const EIO: i32 = 5;
const EROFS: i32 = 30;
/// See signal(7).
const SIGABRT: i32 = 6;

fn count(house: &House, sql: &str) -> i64 {
    house.database().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn orders(house: &House) -> i64 {
    count(house, "SELECT count(*) FROM orders")
}

/// That nothing half-done has stayed.
fn whole(house: &House) {
    let empty = "SELECT count(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)";
    assert_eq!(count(house, empty), 0);
    assert_eq!(support::replay::complaints(&house.database()), Vec::<String>::new());
}

/// Sends what the cart holds; the status and the page.
async fn send(guest: &Persona, fields: &[(&str, String)]) -> (u16, String) {
    answer(guest.request(Method::POST, "/visit/orders").form(fields)).await
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_refuses_orders_in_words_and_service_returns_by_itself() {
    let house = House::with_faults().await;
    let guest = house.guest("T4").await;
    let dish = guest.dish(DISH).await;
    for (acknowledged, number) in (0..).zip([EROFS, EIO]) {
        guest.add(&dish).await;
        let fields = guest.sending().await;
        house.break_disk(&format!("write {number}\n"));
        let (status, page) = send(&guest, &fields).await;
        assert_eq!(status, 507, "{number}: {page}");
        assert!(page.contains("cannot be written"), "{number}: {page}");
        let (status, page) = guest.post_form("/visit/cart/lines", &[("item", &dish), ("quantity", "1")]).await;
        assert_eq!(status, 507, "{number}: {page}");
        // Reading goes on, with the cart as it was, and the watchers are told.
        assert_eq!(guest.get("/menu").await.0, 200, "{number}");
        let (status, cart) = guest.get("/visit/cart").await;
        assert!(status == 200 && cart.contains(DISH), "{number}: {cart}");
        let (status, told) = guest.get("/readyz").await;
        assert_eq!(status, 503, "{number}: {told}");
        assert_eq!(orders(&house), acknowledged, "{number}");
        whole(&house);
        // Nobody has to do anything once the disk can be written again; the same key is one order.
        house.break_disk("");
        for _ in 0..2 {
            let (status, page) = send(&guest, &fields).await;
            assert_eq!(status, 303, "{number}: {page}");
        }
        assert_eq!(orders(&house), acknowledged + 1, "{number}");
        assert_eq!(guest.get("/readyz").await.0, 200, "{number}");
        whole(&house);
    }
}

#[tokio::test]
async fn a_failed_sync_ends_the_program_and_it_comes_back_with_the_truth() {
    let mut house = House::with_faults().await;
    let guest = house.guest("T4").await;
    let dish = guest.dish(DISH).await;
    for _ in 0..3 {
        guest.add(&dish).await;
        guest.send().await;
    }
    guest.add(&dish).await;
    let fields = guest.sending().await;
    house.break_disk(&format!("sync {EIO}\n"));
    let sent = guest.request(Method::POST, "/visit/orders").form(&fields).send().await;
    assert!(sent.is_err(), "nothing may be acknowledged: {sent:?}");
    let status = house.ended().await;
    assert_eq!(status.signal(), Some(SIGABRT), "{status}");
    house.break_disk("");
    house.start_again().await;
    // What was acknowledged is there; what was not is there or not, and is one with the retry.
    assert!((3..=4).contains(&orders(&house)), "{}", orders(&house));
    let (status, page) = send(&guest, &fields).await;
    assert_eq!(status, 303, "{page}");
    assert_eq!(orders(&house), 4);
    whole(&house);
}

#[tokio::test]
async fn a_disk_that_cannot_be_read_is_told_in_words_and_nothing_is_lost() {
    let mut house = House::with_faults().await;
    let guest = house.guest("T4").await;
    let dish = guest.dish(DISH).await;
    guest.add(&dish).await;
    guest.send().await;
    // Of a house that has just started little is in memory.
    house.power_cut().await;
    house.break_disk(&format!("read {EIO}\n"));
    let mut refused = 0;
    for path in ["/visit/orders", "/visit/cart", "/menu", "/sign-in", "/visit/guests"] {
        let (status, page) = guest.get(path).await;
        if status >= 500 {
            refused += 1;
            assert!(page.contains("<h1>") && !page.contains("disk"), "{path}: {page}");
        }
    }
    assert!(refused > 0, "the disk was asked");
    assert_eq!(guest.get("/readyz").await.0, 503);
    house.break_disk("");
    let (status, page) = guest.get("/visit/orders").await;
    assert!(status == 200 && page.contains(DISH), "{page}");
    guest.add(&dish).await;
    guest.send().await;
    assert_eq!(orders(&house), 2);
    whole(&house);
}
