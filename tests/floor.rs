//! The floor's pad against the real program: a waiter orders for guests, in the table's own cart.

pub mod support;

use support::page::{between, field};
use support::{House, Persona};

/// Anna has chosen a caprese; Rosa's pad of her visit, and the dish.
async fn with_a_caprese(house: &House) -> (Persona, Persona, i64, String) {
    let (anna, rosa) = (house.guest("T4").await, house.staff("floor").await);
    let caprese = anna.dish("Buffalo caprese").await;
    anna.add(&caprese).await;
    let newest = house.database().query_row("SELECT max(id) FROM visits", [], |r| r.get(0));
    (anna, rosa, newest.expect("a visit"), caprese)
}

#[tokio::test]
async fn a_waiter_orders_for_guests_in_their_own_cart() {
    let house = House::with_limits(100).await;
    let (anna, rosa, visit, caprese) = with_a_caprese(&house).await;
    let cart = format!("/floor/visits/{visit}/cart/lines");
    let mut socket = rosa.socket(&format!("/live/floor/{visit}?screen=pad")).await;
    let first = socket.next_paint(|m| m["full"] == true).await;
    assert!(
        first.to_string().contains("Buffalo caprese"),
        "what guests chose is on the pad: {first}"
    );
    let two = [("item", caprese.as_str()), ("quantity", "2"), ("note", "no basil")];
    assert_eq!(rosa.post_form(&cart, &two).await.0, 303);
    let seen = socket.next_paint(|m| m.to_string().contains("no basil")).await;
    assert!(seen.to_string().contains("pad-sum"), "{seen}");
    let (_, shared) = anna.get("/visit/cart").await;
    assert!(shared.contains("no basil"), "the guest sees it");

    let (_, page) = rosa.get(&format!("/floor/visits/{visit}/order")).await;
    let line = between(&page, "<li id=\"pad-", "\"").expect("a line").to_string();
    let (_, found) = rosa.get(&format!("/floor/visits/{visit}/order?q=MOZZARELLA+starter")).await;
    assert!(
        found.contains("Buffalo caprese") && !found.contains("Tomato bruschetta"),
        "by what is in it"
    );
    let one_more = rosa.post_form(&format!("{cart}/{line}"), &[("change", "1")]).await;
    assert_eq!(one_more.0, 303);
    let (_, page) = rosa.get(&format!("/floor/visits/{visit}/order")).await;
    let form = ["key", "pay", "lines", "total"].map(|n| (n, field(&page, n)));
    let sent = rosa.post_form(&format!("/floor/visits/{visit}/orders"), &form).await;
    assert_eq!(sent.0, 303);
    let (_, orders) = anna.get("/visit/orders").await;
    assert!(orders.contains("no basil"), "{orders}");
}

#[tokio::test]
async fn the_pad_finds_dishes_refuses_in_words_and_is_the_floors() {
    let house = House::with_limits(100).await;
    let (_, rosa, visit, caprese) = with_a_caprese(&house).await;
    let pad = format!("/floor/visits/{visit}/order");
    let (status, page) = rosa.get(&format!("{pad}?q=CAPRESE")).await;
    assert_eq!(status, 200);
    assert!(page.contains("Buffalo caprese") && !page.contains("Fries"));
    let many = [("item", caprese.as_str()), ("quantity", "100"), ("note", "for ten")];
    let (status, again) = rosa.post_form(&format!("/floor/visits/{visit}/cart/lines"), &many).await;
    assert_eq!(status, 422);
    assert!(again.contains("for ten") && again.contains("quantity-error"), "{again}");
    let nothing = [
        ("key", "0123456789abcdef0123456789abcdef"),
        ("pay", "later"),
        ("lines", ""),
        ("total", "0"),
    ];
    let (status, again) = rosa.post_form(&format!("/floor/visits/{visit}/orders"), &nothing).await;
    assert_eq!(status, 409);
    assert!(again.contains("Find a dish"), "the pad comes again: {again}");
    let (status, _) = house.staff("kitchen").await.get(&pad).await;
    assert_eq!(status, 403, "a cook does not order for guests");
}
