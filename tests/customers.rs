//! Guests with an account, against the real program: the same guest on every phone, through restarts,
//! over visits, until they delete it.
#![expect(clippy::too_many_lines, reason = "each test is one story, step by step")]

pub mod support;

use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION};
use serde_json::{Value, json};
use support::api::Client;
use support::page::{between, escaped, field};
use support::{House, Persona, answer};

const SECRET: &str = "correct horse battery";

/// Opens an account on a phone that sits at a table.
async fn register(guest: &Persona, name: &str) {
    let (status, body) = guest.post_form("/me/register", &[("name", name), ("secret", SECRET)]).await;
    assert_eq!(status, 303, "{body}");
}

/// Signs a phone in.
async fn sign_in(phone: &Persona, name: &str) {
    let (status, body) = phone.post_form("/me/sign-in", &[("name", name), ("secret", SECRET)]).await;
    assert_eq!(status, 303, "{body}");
}

/// What the table calls this phone's guest.
async fn called(phone: &Persona) -> String {
    let (status, page) = phone.get("/visit/me").await;
    assert_eq!(status, 200, "{page}");
    field(&page, "name").to_string()
}

/// The visit is served, paid and closed.
async fn leave(house: &House, table: &str) {
    let waiter = house.staff("owner").await;
    let db = house.database();
    let asked =
        "SELECT v.id FROM visits v JOIN tables t ON t.id = v.table_id WHERE t.name = ?1 AND v.closed_ms IS NULL";
    let visit: i64 = db.query_row(asked, [table], |r| r.get(0)).expect("a visit");
    let (_, desk) = waiter.get(&house.path_of_table(table)).await;
    if let Some(due) = between(&desk, "data-due=\"", "\"").filter(|due| *due != "0") {
        let euros = format!(
            "{}.{:02}",
            due.parse::<i64>().expect("an amount") / 100,
            due.parse::<i64>().expect("an amount") % 100
        );
        let paid = [
            ("key", "0123456789abcdef-pay"),
            ("amount", euros.as_str()),
            ("method", "cash"),
        ];
        let (status, body) = waiter.post_form(&format!("/floor/visits/{visit}/payments"), &paid).await;
        assert_eq!(status, 303, "{body}");
    }
    let (status, body) = waiter.post_form(&format!("/floor/visits/{visit}/close"), &[("served", "yes")]).await;
    assert_eq!(status, 303, "{body}");
}

#[tokio::test]
async fn a_customer_is_the_same_guest_on_every_phone_and_after_a_power_cut() {
    let mut house = House::with_limits(100).await;
    let one = house.guest("T4").await;
    assert_eq!(one.post_form("/visit/me", &[("name", "Anna")]).await.0, 303);
    register(&one, "anna.rossi").await;
    let dish = one.dish("Buffalo caprese").await;
    one.add(&dish).await;

    // A second phone at the same table, which had put something in the cart before it was signed in.
    let two = house.guest("T4").await;
    two.add(&dish).await;
    sign_in(&two, "Anna.Rossi").await;
    assert_eq!(called(&two).await, "Anna");
    let (_, cart) = two.get("/visit/cart").await;
    assert_eq!(
        cart.matches(" class=\"group card").count(),
        1,
        "all of it is Anna's: {cart}"
    );
    let mut phones = [
        one.socket("/live/visit?screen=cart").await,
        two.socket("/live/visit?screen=cart").await,
    ];
    for phone in &mut phones {
        phone.next_paint(|p| p["topic"] == "visit/cart" && p["full"] == true).await;
    }
    two.add(&one.dish("Tomato bruschetta").await).await;
    for phone in &mut phones {
        phone.next_paint(|p| p.to_string().contains("Tomato bruschetta")).await;
    }
    drop(phones);

    house.power_cut().await;
    // A third phone that has scanned nothing goes on where the others are; the first has left.
    let three = house.visitor();
    sign_in(&three, "anna rossi").await;
    assert_eq!(called(&three).await, "Anna");
    let (_, cart) = three.get("/visit/cart").await;
    assert!(
        cart.contains("Tomato bruschetta") && cart.contains("Buffalo caprese"),
        "{cart}"
    );
    three.send().await;
    let (_, me) = three.get("/me").await;
    assert!(me.contains("Ordered once") || me.contains("Ordered 2 times"), "{me}");

    // Signing out leaves the phone at the table, with its cart; its account is gone from it.
    two.add(&dish).await;
    assert_eq!(two.post_form("/me/sign-out", &[]).await.0, 303);
    assert_eq!(called(&two).await, "Anna");
    let response = two.request(Method::GET, "/me").send().await.expect("an answer");
    assert_eq!(response.headers()["location"], "/me/sign-in?next=/me");
    // A phone that is ended from afar leaves the table.
    let (_, settings) = three.get("/me/settings").await;
    let other = between(&settings, "action=\"/me/sessions/", "/end\"").expect("another phone").to_string();
    let mut lost = one.socket("/live/visit?screen=cart").await;
    assert_eq!(three.post_form(&format!("/me/sessions/{other}/end"), &[]).await.0, 303);
    assert_eq!(one.get("/visit/cart").await.0, 401);
    assert_eq!(lost.closed().await, 4401);
}

#[tokio::test]
async fn what_was_not_sent_the_usual_and_favourites_are_there_at_the_next_visit() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    register(&anna, "Anna").await;
    let (caprese, potatoes) = (anna.dish("Buffalo caprese").await, anna.dish("Roast potatoes").await);
    anna.add(&caprese).await;
    anna.send().await;
    anna.add(&potatoes).await;
    assert_eq!(
        anna.post_form(&format!("/me/favourites/{potatoes}"), &[("on", "1")]).await.0,
        303
    );
    let (_, menu) = anna.get("/menu").await;
    assert!(menu.contains("id=\"favourites\""), "above the menu");
    let (_, dish) = anna.get(&format!("/menu/items/{potatoes}")).await;
    assert!(dish.contains("aria-pressed=\"true\""), "{dish}");
    leave(&house, "T4").await;
    let (_, thanks) = anna.get("/menu").await;
    assert!(thanks.contains("href=\"/me\""), "the way to the account: {thanks}");

    let next = house.guest("T7").await;
    let (_, menu) = next.get("/menu").await;
    assert!(!menu.contains("id=\"favourites\""), "nobody is known yet");
    sign_in(&next, "anna").await;
    let (_, me) = next.get("/me").await;
    assert!(
        me.contains("You did not send these") && me.contains("Roast potatoes"),
        "{me}"
    );
    assert!(me.contains("Ordered once"), "{me}");
    // The usual goes into the cart as any dish does.
    let (_, cart) = next.get("/visit/cart").await;
    assert!(!cart.contains("Roast potatoes"), "{cart}");
    let taken = next.request(Method::POST, "/me/kept").send().await.expect("an answer");
    assert_eq!(taken.headers()["location"], "/me?taken=1&stay=0");
    let (_, cart) = next.get("/visit/cart").await;
    assert!(cart.contains("Roast potatoes"), "{cart}");
    let (_, me) = next.get("/me?taken=1&stay=0").await;
    assert!(
        me.contains("One line is in the cart.") && !me.contains("You did not send these"),
        "{me}"
    );
    let (_, history) = next.get("/me/history").await;
    assert!(
        history.contains("Buffalo caprese") && history.contains("Table T4"),
        "{history}"
    );
    assert_eq!(
        history.matches("<article class=\"card stack\"").count(),
        2,
        "both visits"
    );
}

#[tokio::test]
async fn everything_is_taken_along_and_then_nothing_is_left_but_the_order() {
    let house = House::with_limits(100).await;
    let anna = house.guest("T4").await;
    let form = [
        ("name", "Anna Rossi"),
        ("secret", SECRET),
        ("email", "anna@rossi.example"),
    ];
    assert_eq!(anna.post_form("/me/register", &form).await.0, 303);
    assert_eq!(anna.post_form("/visit/me", &[("name", "Annina")]).await.0, 303);
    let dish = anna.dish("Buffalo caprese").await;
    let noted = [("item", dish.as_str()), ("quantity", "1"), ("note", "no basil")];
    assert_eq!(anna.post_form("/visit/cart/lines", &noted).await.0, 303);
    anna.send().await;
    anna.add(&dish).await;
    anna.post_form(&format!("/me/favourites/{dish}"), &[("on", "1")]).await;
    leave(&house, "T4").await;

    let file = anna.request(Method::GET, "/me/export.json").send().await.expect("an answer");
    assert_eq!(file.headers()[CACHE_CONTROL], "no-store");
    assert!(file.headers()[CONTENT_DISPOSITION].to_str().expect("text").contains("my-data.json"));
    let all: Value = serde_json::from_str(&file.text().await.expect("a file")).expect("JSON");
    assert_eq!(
        (&all["account"]["name"], &all["account"]["email"]),
        (&"Anna Rossi".into(), &"anna@rossi.example".into())
    );
    assert_eq!(all["favourites"][0], "Buffalo caprese");
    assert_eq!(all["not_sent_last_time"][0]["name"], "Buffalo caprese");
    let visit = &all["visits"][0];
    assert_eq!(
        (&visit["called"][0], &visit["dishes"][0]["note"]),
        (&"Annina".into(), &"no basil".into())
    );
    assert_eq!(all["signed_in"].as_array().map(Vec::len), Some(1));
    assert!(!all.to_string().contains("argon2"), "no secret leaves the house");

    let orders = "SELECT count(*) FROM order_lines";
    let count = |sql: &str| house.database().query_row(sql, [], |r| r.get::<_, i64>(0)).expect("a number");
    let before = count(orders);
    let (status, page) = anna.post_form("/me/delete", &[("old", "not the secret")]).await;
    assert_eq!(status, 422);
    assert!(page.contains("id=\"old-error\""), "{page}");
    assert_eq!(anna.post_form("/me/delete", &[("old", SECRET)]).await.0, 303);
    assert_eq!(count(orders), before, "the order stays in the books");
    for (what, sql) in [
        ("the account", "SELECT count(*) FROM customers"),
        ("links", "SELECT count(*) FROM customer_guests"),
        ("favourites", "SELECT count(*) FROM customer_favourites"),
        ("what was kept", "SELECT count(*) FROM left_lines"),
        ("sign-ins", "SELECT count(*) FROM customer_sessions"),
        (
            "the name at the table",
            "SELECT count(*) FROM guests WHERE name = 'Annina'",
        ),
        (
            "facts",
            "SELECT count(*) FROM events WHERE payload LIKE '%nna%ossi%' OR payload LIKE '%Annina%'",
        ),
    ] {
        assert_eq!(count(sql), 0, "{what}");
    }
    let (status, _) = house
        .visitor()
        .post_form("/me/sign-in", &[("name", "Anna Rossi"), ("secret", SECRET)])
        .await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_guessing_is_slow() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    register(&anna, "Anna").await;
    let cases = [
        (
            ("anna", SECRET, ""),
            "name-error",
            "This name is taken",
            "Questo nome è già preso",
        ),
        (
            ("x", SECRET, ""),
            "name-error",
            "at least 2 characters",
            "almeno 2 caratteri",
        ),
        (
            ("Ben", "short", ""),
            "secret-error",
            "At least 10 characters",
            "Almeno 10 caratteri",
        ),
        (
            ("Ben", "123456", ""),
            "secret-error",
            "tries this one first",
            "lo provano tutti",
        ),
        (
            ("Ben", SECRET, "ben"),
            "email-error",
            "e-mail address",
            "indirizzo e-mail",
        ),
    ];
    for ((name, secret, email), place, english, italian) in cases {
        for (lang, words) in [("en", english), ("it", italian)] {
            let before = house.fingerprint();
            let form = [("name", name), ("secret", secret), ("email", email)];
            let request = ben.request(Method::POST, "/me/register").form(&form).header(ACCEPT_LANGUAGE, lang);
            let (status, page) = answer(request).await;
            assert_eq!(status, 422, "{page}");
            let told = between(&page, &format!("id=\"{place}\">"), "</span>").expect("a sentence");
            assert!(told.contains(&escaped(words)), "{lang}: {told}");
            assert!(
                page.contains(&format!("name=\"email\" value=\"{email}\"")),
                "what was typed stays"
            );
            assert!(!page.contains(SECRET), "but for the secret");
            assert_eq!(house.fingerprint(), before);
        }
    }
    // A wrong secret and a name that nobody has are told alike, and tries become slow.
    let eve = house.visitor();
    let (mut told, mut last) = (Vec::new(), 0);
    for name in ["Anna", "Nobody", "Anna", "Nobody", "Anna", "Anna", "Anna"] {
        let (status, page) = eve.post_form("/me/sign-in", &[("name", name), ("secret", "493817")]).await;
        last = status;
        if status == 401 {
            told.push(between(&page, "id=\"sign-in-error\">", "</p>").expect("a sentence").to_string());
            assert_eq!(field(&page, "name"), name, "the name stays");
        }
    }
    assert_eq!(last, 429);
    told.dedup();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(eve.get("/me").await.0, 303);
}

#[tokio::test]
async fn nothing_of_another_customer_is_there() {
    let house = House::with_limits(100).await;
    let (anna, ben) = (house.guest("T4").await, house.guest("T5").await);
    register(&anna, "Anna").await;
    register(&ben, "Ben").await;
    anna.add(&anna.dish("Buffalo caprese").await).await;
    anna.send().await;
    let session: i64 = house
        .database()
        .query_row("SELECT min(id) FROM customer_sessions", [], |r| r.get(0))
        .expect("a session");
    let before = house.fingerprint();
    assert_eq!(ben.post_form(&format!("/me/sessions/{session}/end"), &[]).await.0, 404);
    assert_eq!(house.fingerprint(), before);
    for page in ["/me", "/me/history", "/me/export.json", "/me/settings"] {
        let (status, body) = ben.get(page).await;
        assert_eq!(status, 200);
        assert!(
            !body.contains("Buffalo caprese") && !body.contains("Anna"),
            "{page}: {body}"
        );
    }
    // Their passphrase changed, only this phone stays.
    let tablet = house.visitor();
    sign_in(&tablet, "Ben").await;
    let change = [("old", SECRET), ("secret", "another horse battery")];
    assert_eq!(ben.post_form("/me/secret", &change).await.0, 303);
    assert_eq!((ben.get("/me").await.0, tablet.get("/me").await.0), (200, 303));
    let (status, _) = tablet.post_form("/me/sign-in", &[("name", "Ben"), ("secret", SECRET)]).await;
    assert_eq!(status, 401);
    // The cookie is for this house's own pages alone.
    let fresh = house.visitor();
    let form = [("name", "Ben"), ("secret", "another horse battery")];
    let given = fresh.request(Method::POST, "/me/sign-in").form(&form).send().await.expect("an answer");
    let cookies: Vec<_> = given.headers().get_all("set-cookie").iter().map(|c| c.to_str().expect("text")).collect();
    assert_eq!(cookies.len(), 2, "the account's and the table's: {cookies:?}");
    assert!(
        cookies
            .iter()
            .all(|c| c.contains("HttpOnly") && c.contains("SameSite=Lax") && c.contains("Path=/")),
        "{cookies:?}"
    );
}

#[tokio::test]
async fn a_program_of_a_customer_has_what_the_pages_have() {
    let house = House::with_limits(100).await;
    let (guest, visit) = Client::sit(&house, "T4").await;
    let wish = json!({"name": "Anna", "secret": SECRET, "email": "anna@rossi.example"});
    let key = "a-key-that-is-used-once";
    let (status, headers, made) = guest.ask(Method::POST, "/api/v1/customers", Some(&wish), key).await;
    assert_eq!(
        (status, &headers["cache-control"]),
        (201, &"no-store".parse().expect("a value")),
        "{made}"
    );
    let (status, _, again) = guest.ask(Method::POST, "/api/v1/customers", Some(&wish), key).await;
    assert_eq!(
        (status, &again["customer"]["id"]),
        (201, &made["customer"]["id"]),
        "the same key opens it once"
    );
    assert_eq!(guest.post("/api/v1/customers", &wish).await.0, 409);
    let anna = Client::program(&house, &made["tokens"]["access_token"]);
    let me = anna.get("/api/v1/me").await;
    assert_eq!(
        (&me["role"], &me["name"], &me["visit"]),
        (&json!("customer"), &json!("Anna"), &json!(visit))
    );

    // At the table her token is her guest's.
    let menu = anna.get("/api/v1/menu").await;
    let item = |name: &str| {
        let all = menu["categories"].as_array().expect("categories").iter();
        let mut items = all.flat_map(|c| c["items"].as_array().expect("items"));
        items.find(|i| i["name"] == name).expect("a dish")["id"].clone()
    };
    let cart = format!("/api/v1/visits/{visit}/cart");
    for (dish, quantity) in [("Buffalo caprese", 2), ("Roast potatoes", 1)] {
        let line = json!({"item": item(dish), "quantity": quantity});
        assert_eq!(anna.post(&format!("{cart}/lines"), &line).await.0, 201);
    }
    assert_eq!(
        guest.get(&cart).await["lines"].as_array().map(Vec::len),
        Some(2),
        "one guest, one cart"
    );
    let line = &anna.get(&cart).await["lines"][0];
    let round = json!({"lines": [{"number": line["number"], "version": line["version"]}], "total": line["total"], "pay": "later"});
    let (status, _, told) = anna.post(&format!("/api/v1/visits/{visit}/orders"), &round).await;
    assert_eq!(status, 201, "{told}");
    let usual = anna.get("/api/v1/me/usual").await;
    assert_eq!(
        (&usual["usual"][0]["dish"]["name"], &usual["usual"][0]["times"]),
        (&json!("Buffalo caprese"), &json!(2))
    );
    let love = format!("/api/v1/me/favourites/{}", item("Buffalo caprese"));
    assert_eq!(anna.ask(Method::PUT, &love, None, "").await.0, 204);
    assert_eq!(
        anna.get("/api/v1/me/favourites").await["items"],
        json!([item("Buffalo caprese")])
    );
    assert_eq!(
        anna.status("/api/v1/visits/999999").await,
        404,
        "no other visit is there"
    );
    assert_eq!(anna.status("/api/v1/floor").await, 403);

    leave(&house, "T4").await;
    assert_eq!(
        anna.get("/api/v1/me/kept").await["lines"][0]["dish"]["name"],
        "Roast potatoes"
    );
    assert_eq!(
        anna.get("/api/v1/me/history").await["visits"][0]["lines"].as_array().map(Vec::len),
        Some(1)
    );
    // Another program signs in, sits down with its token, and takes the kept cart up.
    let grant = json!({"grant_type": "customer", "name": "ANNA", "secret": SECRET, "label": "Watch"});
    let (status, _, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &grant).await;
    assert_eq!((status, &tokens["role"]), (200, &json!("customer")), "{tokens}");
    let watch = Client::program(&house, &tokens["access_token"]);
    let path = house.table_path("T7");
    let token = path.rsplit('/').next().expect("a token");
    let (status, _, seat) = watch.post("/api/v1/join", &json!({"table_token": token})).await;
    assert_eq!(status, 201, "{seat}");
    let next = &seat["visit"]["id"];
    let elsewhere = watch.post("/api/v1/me/kept/take-up", &json!({"visit": visit})).await;
    assert_eq!(elsewhere.0, 404, "that visit is over");
    let (status, _, taken) = watch.post("/api/v1/me/kept/take-up", &json!({"visit": next})).await;
    assert_eq!((status, &taken), (200, &json!({"taken": 1, "stay": 0})));
    let cart = watch.get(&format!("/api/v1/visits/{next}/cart")).await;
    assert_eq!(cart["lines"][0]["name"], "Roast potatoes");
    // Refresh tokens are good for one use; sessions are listed and ended; nobody else's are.
    let renew = json!({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]});
    let (status, _, renewed) = Client::new(house.visitor()).post("/api/v1/auth/token", &renew).await;
    assert_eq!((status, &renewed["role"]), (200, &json!("customer")));
    let listed = watch.get("/api/v1/me/sessions").await;
    let session = |label: &str| {
        let all = listed["programs"].as_array().expect("programs").iter();
        all.clone().find(|p| p["label"] == label).expect("a program")["id"]
            .as_str()
            .expect("an id")
            .to_string()
    };
    let bens = register_program(&house, "Ben").await;
    assert_eq!(
        bens.delete(&format!("/api/v1/me/sessions/{}", session("Watch"))).await,
        404
    );
    assert_eq!(
        watch.delete(&format!("/api/v1/me/sessions/{}", session("Watch"))).await,
        204
    );
    assert_eq!(watch.status("/api/v1/me").await, 401);
    assert_eq!(
        anna.get("/api/v1/me/export").await["account"]["email"],
        "anna@rossi.example"
    );
    let (status, _, told) = anna.post("/api/v1/me/delete", &json!({"secret": "something else"})).await;
    assert_eq!((status, &told["errors"][0]["field"]), (422, &json!("old")), "{told}");
    assert_eq!(anna.post("/api/v1/me/delete", &json!({"secret": SECRET})).await.0, 204);
    assert_eq!(anna.status("/api/v1/me").await, 401);
    assert_eq!(bens.status("/api/v1/me/account").await, 200);
}

/// A program of somebody who opens an account at T5.
async fn register_program(house: &House, name: &str) -> Client {
    let (guest, _) = Client::sit(house, "T5").await;
    let (status, _, made) = guest.post("/api/v1/customers", &json!({"name": name, "secret": SECRET})).await;
    assert_eq!(status, 201, "{made}");
    Client::program(house, &made["tokens"]["access_token"])
}
