//! Bad input against the real program: each has its status, a sentence that its sender understands
//! in their language, and changes nothing. And the faults of a project with the same aim, each with
//! a test of its name.

#![expect(clippy::too_many_lines, reason = "a list of cases is read from its top to its end")]

pub mod support;

use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use reqwest::{Method, RequestBuilder};
use support::page::{between, escaped, field, ops, values};
use support::{House, Persona, answer};
use tokio_tungstenite::tungstenite::{Error, Message};

/// Asks in English and in Italian: the status, the sentence in the visitor's language, and a house
/// that is as it was.
async fn refused(house: &House, ask: impl Fn() -> RequestBuilder, status: u16, english: &str, italian: &str) {
    for (lang, words) in [("en", english), ("it", italian)] {
        let before = house.fingerprint();
        let (got, body) = answer(ask().header(ACCEPT_LANGUAGE, lang)).await;
        assert_eq!(got, status, "for {words:?}: {body}");
        assert!(body.contains(&escaped(words)), "{words:?} is not in {body}");
        assert_eq!(house.fingerprint(), before, "{words:?}, but something changed");
    }
}

/// A form, to be sent as often as wanted.
fn form<'a>(who: &'a Persona, path: &'a str, fields: &'a [(&'a str, &'a str)]) -> impl Fn() -> RequestBuilder + 'a {
    move || who.request(Method::POST, path).form(fields)
}

const CART: &str = "/visit/cart/lines";
/// A sentence in English and in Italian.
type Words = (&'static str, &'static str);

/// What is wrong, the fields of the form, the status and the sentence.
type Case<'a> = (&'static str, &'a [(&'static str, &'a str)], u16, Words);

const LOST: Words = ("We cannot find this any more.", "Non lo troviamo più.");
const QUANTITY: Words = (
    "Please choose a quantity from 1 to 20.",
    "Scegli una quantità da 1 a 20.",
);

#[tokio::test]
async fn a_dish_that_cannot_be_had_is_not_added() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let (ragu, fries, caprese) = (
        anna.dish("Pasta with Bolognese ragù").await,
        anna.dish("Fries").await,
        anna.dish("Buffalo caprese").await,
    );
    let (_, sheet) = anna.get(&format!("/menu/items/{fries}")).await;
    let foreign = values(&sheet, "data-price").len();
    assert!(foreign > 0, "the fries have sauces");
    let sauce = between(&sheet, "name=\"option-", "\"").expect("a sauce");
    let long = "é".repeat(281);
    let changed = (
        "This choice has changed. Please choose again.",
        "Questa scelta è cambiata.",
    );
    let unknown = (
        "something in it that we don't know",
        "contiene qualcosa che non conosciamo",
    );
    let cases: &[Case<'_>] = &[
        (
            "a price",
            &[("item", &caprese), ("quantity", "1"), ("price", "1")],
            400,
            unknown,
        ),
        (
            "another item's option",
            &[("item", &caprese), ("quantity", "1"), ("option-1", sauce)],
            422,
            changed,
        ),
        (
            "an option that is none",
            &[("item", &caprese), ("quantity", "1"), ("option-1", "one")],
            400,
            unknown,
        ),
        (
            "no pasta",
            &[("item", &ragu), ("quantity", "1")],
            422,
            ("please choose one.", ": scegline uno, per favore."),
        ),
        ("none", &[("item", &caprese), ("quantity", "0")], 422, QUANTITY),
        (
            "fewer than none",
            &[("item", &caprese), ("quantity", "-1")],
            422,
            QUANTITY,
        ),
        (
            "one more than a guest may",
            &[("item", &caprese), ("quantity", "21")],
            422,
            QUANTITY,
        ),
        (
            "too many",
            &[("item", &caprese), ("quantity", "1000000000")],
            422,
            QUANTITY,
        ),
        (
            "more than a number",
            &[("item", &caprese), ("quantity", "99999999999999999999")],
            422,
            QUANTITY,
        ),
        (
            "a long note",
            &[("item", &caprese), ("quantity", "1"), ("note", &long)],
            422,
            ("at most.", "al massimo 280"),
        ),
        ("an unknown item", &[("item", "999999"), ("quantity", "1")], 404, LOST),
        ("no item", &[("item", "pizza"), ("quantity", "1")], 404, LOST),
    ];
    for (what, fields, status, (english, italian)) in cases {
        println!("{what}");
        refused(&house, form(&anna, CART, fields), *status, english, italian).await;
    }
    // The dish of the demo that is sold out has no form on the page; a form from before it was may still come.
    let cannoli = anna.dish("Sicilian cannoli").await;
    let gone = [("item", cannoli.as_str()), ("quantity", "1")];
    refused(
        &house,
        form(&anna, CART, &gone),
        409,
        "has just sold out",
        "è appena terminato",
    )
    .await;
    // Of a dish that is counted nobody gets more than there is.
    let lobster = anna.dish("Linguine with lobster").await;
    let seven = [("item", lobster.as_str()), ("quantity", "7")];
    let (english, italian) = (
        "Sorry, there are only 6 Linguine with lobster left.",
        "ne sono rimasti solo 6.",
    );
    refused(&house, form(&anna, CART, &seven), 409, english, italian).await;
}

/// A language that is chosen in the middle of the visit counts for what is refused after it.
#[tokio::test]
async fn a_refusal_names_the_dish_in_the_language_that_was_chosen_last() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let toast = anna.dish("Tomato bruschetta").await;
    let many = [("item", toast.as_str()), ("quantity", "1")];
    let cook = house.staff("kitchen").await;
    cook.post_form(&format!("/kitchen/items/{toast}"), &[("available", "no")]).await;
    let (_, before) = anna.post_form(CART, &many).await;
    anna.post_form("/language", &[("language", "it"), ("back", "/menu")]).await;
    let (status, after) = anna.post_form(CART, &many).await;
    assert_eq!(status, 409);
    assert!(before.contains("Tomato bruschetta"), "{before}");
    assert!(after.contains("Bruschetta al pomodoro"), "{after}");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_so() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let caprese = anna.dish("Buffalo caprese").await;
    let huge = "a".repeat(1 << 20);
    let fields = [("item", caprese.as_str()), ("quantity", "1"), ("note", &huge)];
    let much = ("This is more than we can take.", "È più di quanto possiamo ricevere.");
    refused(&house, form(&anna, CART, &fields), 413, much.0, much.1).await;
    let unread = (
        "We could not read this request.",
        "Non siamo riusciti a leggere la richiesta.",
    );
    let raw = |body: Vec<u8>| {
        let request = anna.request(Method::POST, CART);
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
    };
    let start = format!("item={caprese}&quantity=1&note=");
    for bytes in [&b"\xff\xfe"[..], b"%ff%fe", b"%C3", b"\xc3"] {
        let body = [start.as_bytes(), bytes].concat();
        refused(&house, || raw(body.clone()), 400, unread.0, unread.1).await;
    }
    let json = || anna.request(Method::POST, CART).header(CONTENT_TYPE, "application/json").body("{}");
    refused(&house, json, 400, unread.0, unread.1).await;
    let form_of_orders = |body: &'static str| {
        let request = anna.request(Method::POST, "/visit/orders");
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
    };
    let lacking = || form_of_orders("key=0123456789abcdef&lines=1:1&total=ten&pay=later");
    refused(&house, lacking, 400, unread.0, unread.1).await;
    // What is no number is no line of this house.
    refused(
        &house,
        form(&anna, "/visit/cart/lines/one", &[("change", "1")]),
        404,
        LOST.0,
        LOST.1,
    )
    .await;
}

#[tokio::test]
async fn another_tables_lines_are_not_there() {
    let house = House::with_limits(100).await;
    let (anna, eve) = (house.guest("T4").await, house.guest("T5").await);
    let caprese = anna.dish("Buffalo caprese").await;
    anna.add(&caprese).await;
    anna.send().await;
    anna.add(&caprese).await;
    let (_, cart) = anna.get("/visit/cart").await;
    let line = between(&cart, "<li id=\"line-", "\"").expect("a line").to_string();
    let gone = ("This line is no longer in the cart.", "");
    refused(
        &house,
        form(&eve, &format!("{CART}/{line}"), &[("change", "1")]),
        404,
        gone.0,
        gone.1,
    )
    .await;
    // To remove what is not there is no wish that could fail; but it removes nothing of others.
    let before = house.fingerprint();
    eve.post_form(&format!("{CART}/{line}/remove"), &[]).await;
    assert_eq!(house.fingerprint(), before);
    let (_, orders) = anna.get("/visit/orders").await;
    let sent = between(&orders, "id=\"sent-", "\"").expect("a line").to_string();
    refused(
        &house,
        form(&eve, &format!("/visit/orders/lines/{sent}/take-back"), &[]),
        404,
        LOST.0,
        LOST.1,
    )
    .await;
    // Eve sends Anna's line with a key of her own.
    let fields = anna.sending().await;
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    refused(
        &house,
        form(&eve, "/visit/orders", &fields),
        409,
        "There is nothing to send",
        "Non c'è nulla da inviare",
    )
    .await;
}

#[tokio::test]
async fn a_session_that_is_none_or_has_ended_may_do_nothing() {
    let mut house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let caprese = anna.dish("Buffalo caprese").await;
    let fields = [("item", caprese.as_str()), ("quantity", "1")];
    let ended = ("your session has ended", "la sessione è terminata");
    let nobody = house.visitor();
    refused(&house, form(&nobody, CART, &fields), 401, ended.0, ended.1).await;
    for garbage in [
        "comanda_guest=x",
        "comanda_guest=' OR 1=1 --",
        "comanda_guest=%00",
        &format!("comanda_guest={}", "a".repeat(64)),
    ] {
        let ask = || nobody.request(Method::POST, CART).header(COOKIE, garbage).form(&fields);
        refused(&house, ask, 401, ended.0, ended.1).await;
    }
    // A new scan gives a new session; once it is used, whoever has the old one has nothing.
    let old = anna.cookies();
    let url = house.demo["tables"][3]["url"].as_str().expect("an address").to_string();
    assert_eq!(anna.get(url.trim_start_matches(&house.url)).await.0, 303);
    assert_eq!(anna.get("/visit/orders").await.0, 200);
    let ask = || nobody.request(Method::POST, CART).header(COOKIE, &old).form(&fields);
    let void =
        async { while answer(nobody.request(Method::GET, "/visit/orders").header(COOKIE, &old)).await.0 != 401 {} };
    tokio::time::timeout(Duration::from_secs(3), void).await.expect("the old session to end");
    refused(&house, ask, 401, ended.0, ended.1).await;
    // Thirteen hours after the close the receipt is no longer theirs either.
    assert_eq!(anna.get("/visit/orders").await.0, 200);
    house
        .alter(|db| {
            let hours = 13 * 3_600_000_i64;
            db.execute("UPDATE visits SET closed_ms = touched_ms - ?1", [hours])
                .expect("a hand in the database");
        })
        .await;
    refused(&house, form(&anna, CART, &fields), 401, ended.0, ended.1).await;
    let (status, body) = anna.get("/visit/orders").await;
    assert!(status == 401 && body.contains(ended.0), "{status}: {body}");
}

#[tokio::test]
async fn a_closed_visit_takes_nothing_more() {
    let house = House::with_limits(100).await;
    let (anna, giulia) = (house.guest("T4").await, house.staff("floor").await);
    let caprese = anna.dish("Buffalo caprese").await;
    anna.add(&caprese).await;
    let sending = anna.sending().await;
    let sending: Vec<_> = sending.iter().map(|(n, v)| (*n, v.as_str())).collect();
    close(&house, &giulia, "T4").await;
    let closed = ("This table is closed.", "Questo tavolo è chiuso.");
    let fields = [("item", caprese.as_str()), ("quantity", "1")];
    refused(&house, form(&anna, CART, &fields), 409, closed.0, closed.1).await;
    refused(&house, form(&anna, "/visit/orders", &sending), 409, closed.0, closed.1).await;
    refused(
        &house,
        form(&anna, "/visit/calls", &[("reason", "bill")]),
        409,
        closed.0,
        closed.1,
    )
    .await;
    refused(
        &house,
        form(&anna, &format!("{CART}/1"), &[("change", "1")]),
        409,
        closed.0,
        closed.1,
    )
    .await;
    let mut socket = anna.socket("/live/visit?screen=cart").await;
    assert_eq!(socket.closed().await, 4401);
    assert_eq!(anna.get("/visit/orders").await.0, 200, "the receipt can still be read");
}

/// Closes the visit at a table of the demo, on which nothing is due.
async fn close(house: &House, floor: &Persona, table: &str) {
    let db = house.database();
    let sql = "SELECT v.id FROM visits v JOIN tables t ON t.id = v.table_id WHERE t.name = ?1 AND closed_ms IS NULL";
    let visit: i64 = db.query_row(sql, [table], |r| r.get(0)).expect("an open visit");
    let (status, body) = floor.post_form(&format!("/floor/visits/{visit}/close"), &[]).await;
    assert_eq!(status, 303, "{body}");
}

#[tokio::test]
async fn a_step_that_the_machine_refuses_changes_nothing() {
    let house = House::with_limits(100).await;
    let (anna, luca, giulia) = (
        house.guest("T4").await,
        house.staff("kitchen").await,
        house.staff("floor").await,
    );
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    let (_, board) = luca.get("/kitchen").await;
    let line = format!("/kitchen/lines/{}", values(&board, "data-line")[0]);
    let ticket = format!(
        "/kitchen/tickets/{}",
        between(&board, "action=\"/kitchen/tickets/", "\"").expect("a ticket")
    );
    for step in ["accept", "start", "ready"] {
        assert_eq!(luca.post_form(&line, &[("step", step)]).await.0, 303, "{step}");
    }
    refused(
        &house,
        form(&luca, &line, &[("step", "accept")]),
        409,
        "This is already",
        "È già",
    )
    .await;
    refused(
        &house,
        form(&luca, &ticket, &[("step", "start")]),
        409,
        "This is already",
        "È già",
    )
    .await;
    assert_eq!(luca.post_form(&line, &[("step", "serve")]).await.0, 303);
    for step in ["accept", "start", "ready", "serve", "fire", "approve", "take-back"] {
        println!("{step}");
        let before = house.fingerprint();
        let (status, body) = luca.post_form(&line, &[("step", step)]).await;
        assert!(status == 409 || status == 403, "{step}: {status} {body}");
        assert_eq!(house.fingerprint(), before, "{step}");
    }
    refused(
        &house,
        form(&luca, &line, &[("step", "recall")]),
        403,
        "You may not do this.",
        "Non puoi farlo tu.",
    )
    .await;
    let number = line.rsplit('/').next().expect("a number");
    let void = format!("/floor/lines/{number}/void");
    refused(
        &house,
        form(&giulia, &void, &[("reason", "cold")]),
        403,
        "You may not do this.",
        "Non puoi farlo tu.",
    )
    .await;
    let marco = house.staff("manager").await;
    refused(
        &house,
        form(&marco, &void, &[("reason", " ")]),
        422,
        "Please give a reason",
        "Indica un motivo",
    )
    .await;
    refused(
        &house,
        form(&luca, "/kitchen/lines/999999", &[("step", "accept")]),
        404,
        LOST.0,
        LOST.1,
    )
    .await;
    refused(
        &house,
        form(&luca, "/kitchen/tickets/999999/1", &[("step", "accept")]),
        404,
        LOST.0,
        LOST.1,
    )
    .await;
}

#[tokio::test]
async fn another_pages_request_is_not_taken() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let caprese = anna.dish("Buffalo caprese").await;
    let fields = [("item", caprese.as_str()), ("quantity", "1")];
    let words = ("did not come from our own pages", "non viene dalle nostre pagine");
    let client = reqwest::Client::new();
    let place = format!("{}{CART}", house.url);
    let bare = || client.post(&place).header(COOKIE, anna.cookies()).form(&fields);
    refused(&house, bare, 403, words.0, words.1).await;
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", ""] {
        refused(&house, || bare().header(ORIGIN, origin), 403, words.0, words.1).await;
    }
    let away = (
        "use the address on your table's card",
        "l'indirizzo che trovi sulla scheda",
    );
    for host in ["evil.example", "127.0.0.1.evil.example"] {
        refused(
            &house,
            || bare().header(ORIGIN, &house.url).header(HOST, host),
            421,
            away.0,
            away.1,
        )
        .await;
        refused(
            &house,
            || client.get(format!("{}/menu", house.url)).header(HOST, host),
            421,
            away.0,
            away.1,
        )
        .await;
    }
    for headers in [&[][..], &[("origin", "http://evil.example")], &[("origin", "null")]] {
        let refusal = anna.socket_with("/live/visit?screen=cart", headers, None).await.err().expect("a refusal");
        assert!(
            matches!(&*refusal, Error::Http(a) if a.status() == 403),
            "{headers:?}: {refusal}"
        );
    }
    let evil = [("host", "evil.example"), ("origin", "http://evil.example")];
    let refusal = anna.socket_with("/live/visit?screen=cart", &evil, None).await.err().expect("a refusal");
    assert!(matches!(&*refusal, Error::Http(a) if a.status() == 421), "{refusal}");
}

#[tokio::test]
async fn a_socket_that_says_too_much_is_closed() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let before = house.fingerprint();
    let long = format!(r#"{{"t":"sync","x":"{}"}}"#, "a".repeat(5000));
    let cases = [
        ("no JSON", Message::text("{"), 1008),
        ("an unknown word", Message::text(r#"{"t":"order","item":1}"#), 1008),
        ("5 kB", Message::text(long), 1009),
        ("bytes", Message::binary(vec![0_u8, 159, 146, 150]), 1008),
    ];
    for (what, message, code) in cases {
        let mut socket = anna.socket("/live/visit?screen=cart").await;
        socket.send(message).await;
        assert_eq!(socket.closed().await, code, "{what}");
    }
    let mut socket = anna.socket("/live/visit?screen=cart").await;
    for _ in 0..11 {
        socket.say(r#"{"t":"sync"}"#).await;
    }
    assert_eq!(socket.closed().await, 1008, "eleven messages at once");
    assert_eq!(house.fingerprint(), before);
}

// --- The faults of a project with the same aim ----------------------------------------------------

#[tokio::test]
async fn fault_carts_belong_to_a_login() {
    let house = House::with_limits(100).await;
    let (anna, ben, eve) = (
        house.guest("T4").await,
        house.guest("T4").await,
        house.guest("T5").await,
    );
    anna.add(&anna.dish("Buffalo caprese").await).await;
    let (_, shared) = ben.get("/visit/cart").await;
    assert!(
        shared.contains("Buffalo caprese"),
        "nobody signed in, and the table has one cart: {shared}"
    );
    let (_, other) = eve.get("/visit/cart").await;
    assert!(!other.contains("Buffalo caprese"), "another table has its own");
}

#[tokio::test]
async fn fault_a_dish_is_lost_when_two_add_at_once() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let (caprese, risotto) = (anna.dish("Buffalo caprese").await, anna.dish("Porcini risotto").await);
    let add = async |who: &Persona, item: &str| {
        for _ in 0..15 {
            who.add(item).await;
        }
    };
    tokio::join!(
        add(&anna, &caprese),
        add(&ben, &risotto),
        add(&anna, &risotto),
        add(&ben, &caprese)
    );
    let (_, bar) = ben.get("/visit/orders").await;
    assert_eq!(between(&bar, "class=\"count\">", "<"), Some("60"));
    // A line that both change at once takes both changes.
    let (_, cart) = anna.get("/visit/cart").await;
    let path = format!("{CART}/{}", between(&cart, "<li id=\"line-", "\"").expect("a line"));
    let one = [("change", "1")];
    tokio::join!(
        anna.post_form(&path, &one),
        ben.post_form(&path, &one),
        anna.post_form(&path, &one)
    );
    let (_, bar) = ben.get("/visit/orders").await;
    assert_eq!(between(&bar, "class=\"count\">", "<"), Some("63"));
}

#[tokio::test]
async fn fault_the_client_says_the_price() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let caprese = anna.dish("Buffalo caprese").await;
    let fields = [("item", caprese.as_str()), ("quantity", "20"), ("price", "1")];
    assert_eq!(anna.post_form(CART, &fields).await.0, 400);
    assert_eq!(anna.post_form(CART, &fields[..2]).await.0, 303);
    let [key, lines, total, _] = anna.sending().await;
    assert_eq!(total.1, (20 * 1050).to_string());
    let cheap = [
        ("key", key.1.as_str()),
        ("lines", &lines.1),
        ("total", "100"),
        ("pay", "later"),
    ];
    let changed = ("The total has changed: it is now", "Il totale è cambiato: ora è");
    refused(&house, form(&anna, "/visit/orders", &cheap), 409, changed.0, changed.1).await;
    let paid = [
        ("key", key.1.as_str()),
        ("lines", &lines.1),
        ("total", &total.1),
        ("pay", "later"),
        ("paid", "yes"),
    ];
    let (status, body) = anna.post_form("/visit/orders", &paid).await;
    assert_eq!(status, 400, "{body}");
    anna.send().await;
    let db = house.database();
    let count = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i64>(0)).expect("a number");
    assert_eq!(
        count("SELECT count(*) FROM bills"),
        0,
        "nothing is paid that nobody took"
    );
    assert_eq!(count("SELECT sum(unit_price * quantity) FROM order_lines"), 20 * 1050);
}

#[tokio::test]
async fn fault_anybody_cancels_anybodys_order() {
    let house = House::with_limits(100).await;
    let (anna, ben, eve) = (
        house.guest("T4").await,
        house.guest("T4").await,
        house.guest("T5").await,
    );
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    let (_, page) = anna.get("/visit/orders").await;
    let line = between(&page, "id=\"sent-", "\"").expect("a line");
    let path = format!("/visit/orders/lines/{line}/take-back");
    let own = ("Only the guest who ordered it", "Può ritirarlo solo chi l'ha ordinato.");
    refused(&house, form(&ben, &path, &[]), 403, own.0, own.1).await;
    refused(&house, form(&eve, &path, &[]), 404, LOST.0, LOST.1).await;
    refused(
        &house,
        form(&house.visitor(), &path, &[]),
        401,
        "Please scan the code",
        "Inquadra il codice",
    )
    .await;
    assert_eq!(anna.post_form(&path, &[]).await.0, 303, "whose it is may");
}

#[tokio::test]
async fn fault_nonsense_is_a_status() {
    let house = House::with_limits(100).await;
    let (anna, luca) = (house.guest("T4").await, house.staff("kitchen").await);
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    let (_, board) = luca.get("/kitchen").await;
    let line = format!("/kitchen/lines/{}", values(&board, "data-line")[0]);
    for word in ["nonsense", "", "served'; DROP TABLE orders", "SERVE"] {
        let fields = [("step", word)];
        refused(
            &house,
            form(&luca, &line, &fields),
            422,
            "We don't know this step.",
            "Non conosciamo questo passaggio.",
        )
        .await;
    }
}

#[tokio::test]
async fn fault_four_taps_make_four_orders() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    anna.add(&anna.dish("Buffalo caprese").await).await;
    let fields = anna.sending().await;
    let tap = || answer(anna.request(Method::POST, "/visit/orders").form(&fields));
    let taps = tokio::join!(tap(), tap(), tap(), tap());
    assert_eq!([taps.0.0, taps.1.0, taps.2.0, taps.3.0], [303; 4]);
    let (_, page) = anna.get("/visit/orders").await;
    assert_eq!(page.matches("<section class=\"card\" id=\"order-").count(), 1, "{page}");
    // The same key with something else in it is another order in disguise.
    let [key, lines, total, _] = &fields;
    let other = [
        ("key", key.1.as_str()),
        ("lines", &lines.1),
        ("total", &total.1),
        ("pay", "cash"),
    ];
    let (status, body) = anna.post_form("/visit/orders", &other).await;
    assert_eq!(status, 422, "{body}");
}

#[tokio::test]
async fn fault_the_guests_page_polls() {
    let house = House::with_limits(100).await;
    let (anna, ben, luca) = (
        house.guest("T4").await,
        house.guest("T4").await,
        house.staff("kitchen").await,
    );
    let mut cart = ben.socket("/live/visit?screen=cart").await;
    let mut orders = ben.socket("/live/visit?screen=orders").await;
    anna.add(&anna.dish("Buffalo caprese").await).await;
    // From here on Ben's phone asks for nothing.
    cart.next_paint(|p| p.to_string().contains("Buffalo caprese")).await;
    anna.send().await;
    let (_, board) = luca.get("/kitchen").await;
    let line = format!("/kitchen/lines/{}", values(&board, "data-line")[0]);
    assert_eq!(luca.post_form(&line, &[("step", "accept")]).await.0, 303);
    let shows = |html: &str| values(html, "data-state") == ["accepted"];
    orders
        .next_paint(|p| ops(p).iter().any(|op| op.last().is_some_and(|html| shows(html))))
        .await;
}

#[tokio::test]
async fn fault_carts_vanish_with_a_cache_server() {
    let mut house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    anna.add(&anna.dish("Buffalo caprese").await).await;
    let before = house.fingerprint();
    house.power_cut().await;
    assert_eq!(house.fingerprint(), before);
    let (status, cart) = anna.get("/visit/cart").await;
    assert!(status == 200 && cart.contains("Buffalo caprese"), "{cart}");
    assert_eq!(field(&cart, "total"), "1050");
}

#[tokio::test]
async fn fault_the_kitchens_list_grows_with_the_past() {
    let mut house = House::with_limits(100).await;
    let (anna, luca) = (house.guest("T4").await, house.staff("kitchen").await);
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    let (_, before) = luca.get("/kitchen").await;
    // 4,000 orders that were served on other days.
    let past = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)";
    house
        .alter(|db| {
            let orders = "INSERT INTO orders (public_id, visit_id, business_day, number, placed_ms, placed_boot,
                                              placed_mono_ms, guest_id, pay, open)
                          SELECT randomblob(16), visit_id, business_day - 1 - i / 100, 1 + i % 100, placed_ms - i,
                                 placed_boot, placed_mono_ms, guest_id, pay, 0 FROM n, orders";
            let lines = "INSERT INTO order_lines (order_id, visit_id, number, guest_id, item_id, revision, quantity,
                                                  unit_price, tax_ppm, allergens, station_id, note, state, state_ms)
                         SELECT o.id, l.visit_id, 1000 + o.id, l.guest_id, l.item_id, l.revision, l.quantity,
                                l.unit_price, l.tax_ppm, l.allergens, l.station_id, l.note, 'served', l.state_ms
                         FROM orders o, order_lines l WHERE o.open = 0";
            assert_eq!(db.execute(&format!("{past} {orders}"), []).expect("orders"), 4000);
            assert_eq!(db.execute(lines, []).expect("lines"), 4000);
        })
        .await;
    let (_, after) = luca.get("/kitchen").await;
    // The age of a ticket goes by the clock that runs since the start, so it may differ by a moment.
    let without_ages = |page: &str| {
        let all = values(page, "data-since").into_iter();
        all.fold(page.to_string(), |page, since| page.replace(since, ""))
    };
    assert_eq!(
        without_ages(&after),
        without_ages(&before),
        "the board shows what is open and nothing else"
    );
    let mut socket = luca.socket("/live/kitchen").await;
    let paint = socket.next_paint(|p| p.to_string().contains("Buffalo caprese")).await;
    let tickets: usize = ops(&paint).iter().map(|op| op.join("").matches("<article").count()).sum();
    assert_eq!(tickets, 1);
    // The board's query, as it is written, walks indexes that have only what is open or unseen.
    let source = include_str!("../src/orders/queries.rs");
    let parts = [
        "FROM orders WHERE open = 1",
        "FROM orders WHERE id IN (SELECT order_id FROM order_lines WHERE unseen = 1)",
    ];
    assert!(
        parts.iter().all(|p| source.contains(p)),
        "the board asks for something else"
    );
    let db = house.database();
    let sql = parts.map(|p| format!("SELECT id, visit_id, number {p}")).join(" UNION ");
    let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {sql} ORDER BY id")).expect("a statement");
    let rows = plan.query_map([], |r| r.get::<_, String>(3)).expect("a plan");
    let plan: Vec<_> = rows.map(|row| row.expect("a row")).collect();
    for index in ["orders_open", "order_lines_unseen"] {
        assert!(plan.iter().any(|row| row.contains(index)), "{plan:?}");
    }
    let whole = |row: &&String| row.starts_with("SCAN order") && !row.contains("INDEX");
    assert_eq!(plan.iter().find(whole), None, "{plan:?}");
}

#[tokio::test]
async fn too_often_is_told_with_the_time_to_wait() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let fields = [("reason", "staff")];
    // Once for each reason, so to say.
    for _ in 0..6 {
        assert_eq!(anna.post_form("/visit/calls", &fields).await.0, 303);
    }
    let before = house.fingerprint();
    let answer = anna.request(Method::POST, "/visit/calls").form(&fields).send().await.expect("an answer");
    assert_eq!(answer.status(), 429);
    let wait = answer.headers()["retry-after"].to_str().expect("digits").parse::<u64>().expect("seconds");
    assert!(Duration::from_secs(wait) <= Duration::from_secs(30) && wait > 0);
    assert_eq!(house.fingerprint(), before);
}
