//! The people at one table, against the real program: who is choosing, a scan whose answer is lost,
//! another phone, and what is refused.

pub mod support;

use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, CACHE_CONTROL};
use serde_json::Value;
use support::page::{between, escaped};
use support::{House, Persona, Socket, answer};

/// The next paint of the place that says who is choosing, as its text for somebody who is not.
async fn choosing(socket: &mut Socket) -> String {
    let paint = socket.next_paint(|p| p["topic"] == "visit/choosing" && p["full"] == false).await;
    for_others(&paint)
}

fn for_others(paint: &Value) -> String {
    let html = paint["ops"][0][2].as_str().expect("the region");
    let first = html.split_once("<span class=\"not-").map_or("", |(_, rest)| rest);
    between(first, ">", "</span>").unwrap_or_default().to_string()
}

async fn named(house: &House, table: &str, name: &str) -> Persona {
    let guest = house.guest(table).await;
    assert_eq!(guest.post_form("/visit/me", &[("name", name)]).await.0, 303);
    guest
}

async fn live(who: &Persona, screen: &str) -> Socket {
    let mut socket = who.socket(&format!("/live/visit?screen={screen}")).await;
    socket.next_paint(|p| p["topic"] == "visit/choosing" && p["full"] == true).await;
    socket
}

#[tokio::test]
async fn who_has_a_dish_open_is_shown_to_the_table_and_kept_nowhere() {
    let house = House::with_limits(100).await;
    let anna = named(&house, "T4", "Anna").await;
    let ben = named(&house, "T4", "Ben").await;
    let carla = named(&house, "T4", "Carla").await;
    let mut screens = [
        live(&anna, "menu").await,
        live(&ben, "menu").await,
        live(&carla, "menu").await,
    ];
    let mut cart = live(&carla, "cart").await;
    let mut other = live(&house.guest("T5").await, "cart").await;
    let before = house.fingerprint();

    screens[0].say(r#"{"t":"choosing"}"#).await;
    assert_eq!(choosing(&mut cart).await, "Anna is choosing…");
    screens[1].say(r#"{"t":"choosing"}"#).await;
    assert_eq!(choosing(&mut cart).await, "Anna and Ben are choosing…");
    screens[2].say(r#"{"t":"choosing"}"#).await;
    assert_eq!(choosing(&mut cart).await, "3 people are choosing…");

    // A second screen that is opened meanwhile sees it in its first paint, and a sign again changes nothing.
    let mut late = ben.socket("/live/visit?screen=orders").await;
    let full = late.next_paint(|p| p["topic"] == "visit/choosing").await;
    assert_eq!(
        (&full["full"], for_others(&full).as_str()),
        (&true.into(), "3 people are choosing…")
    );
    screens[2].say(r#"{"t":"choosing"}"#).await;
    screens[2].say(r#"{"t":"idle"}"#).await;
    assert_eq!(choosing(&mut cart).await, "Anna and Ben are choosing…");

    // A socket that is gone takes its word along.
    let [one, two, _three] = screens;
    drop(one);
    assert_eq!(choosing(&mut cart).await, "Ben is choosing…");
    drop(two);
    assert_eq!(choosing(&mut cart).await, "");
    assert_eq!(house.fingerprint(), before, "nothing was written");

    // The other table heard nothing of it: what it hears next is about itself.
    other.say(r#"{"t":"choosing"}"#).await;
    let own = choosing(&mut other).await;
    assert!(own.ends_with(" is choosing…") && !own.contains("Ben"), "{own}");
}

#[tokio::test]
async fn who_waits_or_works_here_is_never_choosing() {
    let mut house = House::with_limits(100).await;
    let anna = named(&house, "T4", "Anna").await;
    // A party that has ordered is not forgotten while it is idle.
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    house
        .alter(|db| {
            db.execute("UPDATE visits SET touched_ms = 0, touched_boot = 0", [])
                .expect("an old visit");
        })
        .await;
    let waiting = house.guest("T4").await;
    let mut theirs = waiting.socket("/live/visit?screen=menu").await;
    let mut board = house.staff("kitchen").await.socket("/live/kitchen").await;
    let mut screen = live(&anna, "cart").await;
    for socket in [&mut theirs, &mut board] {
        socket.say(r#"{"t":"choosing"}"#).await;
    }
    let mut own = live(&anna, "menu").await;
    own.say(r#"{"t":"choosing"}"#).await;
    assert_eq!(choosing(&mut screen).await, "Anna is choosing…");
}

#[tokio::test]
async fn a_scan_whose_answer_is_lost_makes_no_new_guest() {
    let house = House::open().await;
    let anna = named(&house, "T4", "Anna").await;
    let old = anna.cookies();
    let scan = house.demo["tables"][3]["url"]
        .as_str()
        .expect("an address")
        .trim_start_matches(&house.url)
        .to_string();
    // The house answers, but the phone keeps the cookie that it has.
    for _ in 0..2 {
        assert_eq!(anna.get(&scan).await.0, 303);
        assert_ne!(anna.cookies(), old);
        anna.take_cookie(&format!("{old}; Path=/"));
    }
    let (status, page) = anna.get("/visit/me").await;
    assert_eq!(status, 200);
    assert!(page.contains("You are Anna"), "{page}");
    assert_eq!(anna.get(&scan).await.0, 303);
    let (_, page) = anna.get("/visit/me").await;
    assert!(page.contains("You are Anna"), "{page}");
    let guests = "SELECT count(*) FROM guests";
    assert_eq!(house.database().query_row(guests, [], |r| r.get::<_, i64>(0)), Ok(1));
    // Once the new cookie is used, the old one is void: a moment later, because nobody waits for it.
    let thief = house.visitor();
    thief.take_cookie(&format!("{old}; Path=/"));
    let void = async {
        while thief.get("/visit/me").await.0 != 401 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(3), void)
        .await
        .expect("the old cookie to end");
}

#[tokio::test]
async fn a_code_is_used_once_by_its_button_only() {
    let house = House::open().await;
    let anna = named(&house, "T4", "Anna").await;
    let made = anna.request(Method::POST, "/visit/handover").send().await.expect("an answer");
    assert_eq!(made.headers()[CACHE_CONTROL], "no-store");
    let page = made.text().await.expect("a page");
    let path = between(&page, &format!("<a href=\"{}", house.url), "\"").expect("a link").to_string();
    let other = house.visitor();
    for method in [Method::GET, Method::HEAD, Method::GET] {
        assert_eq!(answer(other.request(method, &path)).await.0, 200);
    }
    let bare = reqwest::Client::new().post(format!("{}{path}", house.url));
    assert_eq!(answer(bare).await.0, 403, "no page of ours asks");
    assert_eq!(other.get("/visit/me").await.0, 401);

    assert_eq!(other.post_form(&path, &[]).await.0, 303);
    let (_, page) = other.get("/visit/me").await;
    assert!(page.contains("You are Anna"), "{page}");
    assert_eq!(anna.get("/visit/me").await.0, 200, "the first phone stays");
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    other.add(&dish).await;
    let (_, cart) = anna.get("/visit/cart").await;
    assert_eq!(cart.matches(" class=\"group card").count(), 1, "{cart}");

    let eve = house.visitor();
    for (lang, words) in [
        ("en", "This code is no longer good"),
        ("it", "Questo codice non vale più"),
    ] {
        for method in [Method::GET, Method::POST] {
            let (status, page) = answer(eve.request(method, &path).header(ACCEPT_LANGUAGE, lang)).await;
            assert_eq!(status, 410);
            assert!(page.contains(&escaped(words)), "{page}");
        }
    }
    assert_eq!(eve.get("/visit/me").await.0, 401);
    let mut last = 0;
    for _ in 0..12 {
        last = eve.get("/h/0123456789abcdef0123456789abcdef").await.0;
        assert!(matches!(last, 404 | 429), "{last}");
    }
    assert_eq!(last, 429, "who tries many codes waits");
}

#[tokio::test]
async fn what_is_wrong_with_a_name_is_said_beside_it_and_nothing_is_lost() {
    let house = House::with_limits(100).await;
    let (_anna, ben) = (named(&house, "T4", "Anna").await, named(&house, "T4", "Ben").await);
    let long = "x".repeat(21);
    let cases = [
        (
            "anna",
            "Somebody at this table has this name.",
            "Qualcuno a questo tavolo ha già questo nome.",
        ),
        (
            "Staff",
            "Somebody at this table has this name.",
            "Qualcuno a questo tavolo ha già questo nome.",
        ),
        ("\u{200B}", "Please write a name.", "Scrivi un nome, per favore."),
        (
            &long,
            "A name can be 20 characters long at most.",
            "Un nome può avere al massimo 20 caratteri.",
        ),
    ];
    for (name, english, italian) in cases {
        for (lang, words) in [("en", english), ("it", italian)] {
            let before = house.fingerprint();
            let form = ben.request(Method::POST, "/visit/me").form(&[("name", name)]);
            let (status, page) = answer(form.header(ACCEPT_LANGUAGE, lang)).await;
            assert_eq!(status, 422, "{name:?}");
            let told = between(&page, "id=\"name-error\">", "</span>").expect("a sentence");
            assert!(told.contains(&escaped(words)), "{told}");
            assert!(page.contains(&format!("name=\"name\" value=\"{name}\"")), "{page}");
            assert_eq!(house.fingerprint(), before);
        }
    }
}

#[tokio::test]
async fn only_a_stranger_is_sent_away_and_only_from_ones_own_table() {
    let house = House::with_limits(100).await;
    let (_anna, ben) = (named(&house, "T4", "Anna").await, named(&house, "T4", "Ben").await);
    let unknown = ben.post_form("/visit/me", &[("name", "Benno"), ("number", "1")]).await;
    assert_eq!(unknown.0, 400);
    let (status, page) = ben.post_form("/visit/guests/1/send-away", &[]).await;
    assert_eq!(status, 409);
    assert!(page.contains("Please ask our staff"), "{page}");
    assert_eq!(ben.post_form("/visit/guests/99/send-away", &[]).await.0, 404);
    let eve = named(&house, "T5", "Eve").await;
    assert_eq!(
        eve.post_form("/visit/guests/2/send-away", &[]).await.0,
        404,
        "a number of another table"
    );
}
