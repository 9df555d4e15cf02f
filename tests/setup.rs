//! A new owner's first steps over HTTP: the code, every step, what is refused, and going on after a
//! reload or a power cut.

pub mod support;

use reqwest::Method;
use support::page::{between, escaped, field, values};
use support::{House, Persona, answer};

const ACCOUNT: [(&str, &str); 2] = [("name", "rosa"), ("password", "mezza luna e basilico")];
const HOUSE: [(&str, &str); 4] = [
    ("house-name", "Da Rosa"),
    ("currency", "EUR"),
    ("time-zone", "Europe/Berlin"),
    ("cut-over", "05:00"),
];
const AREAS: [(&str, &str); 5] = [
    ("area-1", "Inside"),
    ("count-1", "3"),
    ("area-2", "Garden"),
    ("count-2", "2"),
    ("counter", "on"),
];

/// Where a post leads.
async fn leads(who: &Persona, path: &str, fields: &[(&str, &str)]) -> String {
    let response = who.request(Method::POST, path).form(fields).send().await.expect("an answer");
    let status = response.status();
    let place = response.headers().get("location").map(|v| v.to_str().expect("a path").to_string());
    let body = response.text().await.expect("a body");
    assert_eq!(status, 303, "{path}: {body}");
    place.expect("a place")
}

/// As a browser sends a step: with what its form was made from.
async fn sends(who: &Persona, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let (_, page) = who.get(path).await;
    let mut form = fields.to_vec();
    form.push(("version", field(&page, "version")));
    who.post_form(path, &form).await
}

/// Where a step leads that a browser sends.
async fn saves(who: &Persona, path: &str, fields: &[(&str, &str)]) -> String {
    let (_, page) = who.get(path).await;
    let mut form = fields.to_vec();
    form.push(("version", field(&page, "version")));
    leads(who, path, &form).await
}

/// Where `/setup` leads.
async fn next(who: &Persona) -> String {
    let response = who.request(Method::GET, "/setup").send().await.expect("an answer");
    let place = response.headers().get("location").map(|v| v.to_str().expect("a path").to_string());
    place.unwrap_or_default()
}

/// A new house whose owner has come as far as the first step.
async fn owned() -> (House, Persona) {
    let (house, code) = House::empty().await;
    let rosa = house.visitor();
    // As people copy it: in groups, in small letters.
    let typed = format!(" {}-{} ", &code[..4], &code[4..]).to_lowercase();
    let form = [("code", typed.as_str()), ACCOUNT[0], ACCOUNT[1]];
    assert_eq!(leads(&rosa, "/setup", &form).await, "/setup/house");
    (house, rosa)
}

fn setting(house: &House, key: &str) -> String {
    let sql = "SELECT value FROM settings WHERE key = ?1";
    house.database().query_row(sql, [key], |r| r.get(0)).unwrap_or_default()
}

fn count(house: &House, sql: &str) -> i64 {
    house.database().query_row(sql, [], |r| r.get(0)).expect("a number")
}

#[tokio::test]
async fn every_mistake_of_the_first_page_is_told_at_once() {
    let (house, _) = House::empty().await;
    let eve = house.visitor();
    let (status, page) = eve.post_form("/setup", &[("code", "AAAA"), ("name", ""), ("password", "short")]).await;
    assert_eq!(status, 422);
    for told in ["code-error", "name-error", "password-error"] {
        assert!(page.contains(&format!("id=\"{told}\"")), "{told} in {page}");
    }
}

#[tokio::test]
async fn only_the_code_makes_the_owner_and_the_page_speaks_their_language() {
    let (house, code) = House::empty().await;
    let eve = house.visitor();
    let (status, page) = eve.post_form("/setup", &[("code", "AAAAAAAA"), ("name", "Eve"), ACCOUNT[1]]).await;
    assert!(
        status == 422 && page.contains("not the code") && page.contains("value=\"Eve\""),
        "{page}"
    );
    assert!(!page.contains(ACCOUNT[1].1), "a password comes back on no page");
    // Nobody is let past the first page.
    for path in ["/setup/house", "/setup/menu", "/setup/reach"] {
        let (status, _) = eve.get(path).await;
        assert_eq!(status, 303, "{path}");
        assert!(!matches!(eve.post_form(path, &HOUSE).await.0, 200 | 303), "{path}");
    }
    let mut told = 0;
    for _ in 0..12 {
        told = eve.post_form("/setup", &[("code", "AAAAAAAA"), ("name", "Eve"), ACCOUNT[1]]).await.0;
    }
    assert_eq!(told, 429, "guessing is slowed down");
    assert_eq!(count(&house, "SELECT count(*) FROM staff"), 0);

    let (house, again) = House::empty().await;
    assert_ne!(code, again);
    let rosa = house.visitor();
    let (_, page) = rosa.get(&format!("/setup?code={again}")).await;
    assert!(page.contains(&format!("value=\"{again}\"")), "{page}");
    let back = values(&page, "value").into_iter().find(|v| v.starts_with("/setup?")).expect("a way back");
    assert_eq!(
        leads(&rosa, "/language", &[("language", "de"), ("back", back)]).await,
        back
    );
    let (_, page) = rosa.get(back).await;
    assert!(page.contains("lang=\"de\"") && page.contains(&format!("value=\"{again}\"")));
    let form = [("code", again.as_str()), ACCOUNT[0], ACCOUNT[1]];
    assert_eq!(leads(&rosa, "/setup", &form).await, "/setup/house");
    assert_eq!(setting(&house, "language"), "de");
    // The code has done its work.
    let (status, _) = house.visitor().post_form("/setup", &form).await;
    assert_eq!(status, 409);
    assert_eq!(next(&house.visitor()).await, "/setup/house");
    let (status, _) = house.visitor().get("/setup/house").await;
    assert_eq!(status, 303);
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one way from the code to the cards, told in order")]
async fn the_setup_leads_to_cards_and_goes_on_after_a_power_cut() {
    let (mut house, rosa) = owned().await;
    assert_eq!(saves(&rosa, "/setup/house", &HOUSE).await, "/setup/tax");
    assert_eq!(setting(&house, "time-zone"), "Europe/Berlin");
    let rates = [
        ("tax-in-prices", "off"),
        ("tax-percent", "19"),
        ("name-1", "Food; hot"),
        ("rate-1", "7,0 %"),
    ];
    assert_eq!(saves(&rosa, "/setup/tax", &rates).await, "/setup/tables");
    assert_eq!(
        (setting(&house, "tax-percent"), setting(&house, "tax-rates")),
        ("19".into(), "7 Food, hot".into())
    );
    house.power_cut().await;
    assert_eq!(next(&rosa).await, "/setup/tables");
    assert_eq!(setting(&house, "tax-in-prices"), "off");
    let (_, page) = rosa.get("/setup/tax").await;
    assert!(page.contains("value=\"off\" checked"), "{page}");
    assert!(
        page.contains("value=\"19\"") && page.contains("value=\"Food, hot\""),
        "{page}"
    );
    // A start anew ends the proof, not the session.
    assert_eq!(
        rosa.post_form("/account/proof", &[("proof", ACCOUNT[1].1)]).await.0,
        303
    );
    assert_eq!(leads(&rosa, "/setup/tables", &AREAS).await, "/setup/address");
    // Sent twice, there is no second set.
    assert_eq!(leads(&rosa, "/setup/tables", &AREAS).await, "/setup/address");
    let names = "SELECT group_concat(name || '@' || area, ' ') FROM (SELECT * FROM tables ORDER BY position)";
    let names: String = house.database().query_row(names, [], |r| r.get(0)).expect("tables");
    assert_eq!(
        names,
        "T1@Inside T2@Inside T3@Inside T4@Garden T5@Garden Counter@Counter"
    );
    // A step that was sent again does not lead back.
    assert_eq!(saves(&rosa, "/setup/house", &HOUSE).await, "/setup/tax");
    assert_eq!(next(&rosa).await, "/setup/address");

    assert_eq!(leads(&rosa, "/setup/address/skip", &[]).await, "/setup/menu");
    for _ in 0..2 {
        leads(&rosa, "/setup/menu", &[]).await;
    }
    assert_eq!(count(&house, "SELECT count(*) FROM items WHERE active = 1"), 60);
    assert_eq!(count(&house, "SELECT count(*) FROM items WHERE tax_ppm <> 190000"), 0);
    assert_eq!(next(&rosa).await, "/admin");
    let (_, page) = rosa.get("/setup/done").await;
    let table = values(&page, "href").into_iter().find(|h| h.contains("/t/")).expect("a table to try");
    let guest = house.visitor();
    let (status, _) = guest.get(table.trim_start_matches(&house.url)).await;
    assert_eq!(status, 303);
    assert!(guest.get("/menu").await.1.contains("Buffalo caprese"));
    let (_, page) = rosa.get("/admin").await;
    assert!(
        page.contains("/admin/people") && !page.contains("href=\"/setup\""),
        "{page}"
    );
    // The rates are offered where dishes are edited.
    let (_, page) = rosa.get("/admin/menu/items/1").await;
    assert!(page.contains("<option value=\"7\">Food, hot</option>"), "{page}");
    // A step that was done later leads back to the owner's pages.
    assert_eq!(saves(&rosa, "/setup/tax", &rates).await, "/admin");
    let noted = count(
        &house,
        "SELECT count(*) FROM changes WHERE kind = 'setting' AND staff_id IS NOT NULL",
    );
    assert!(noted >= 6, "{noted}");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table, some rows for each step")]
async fn what_is_refused_stays_typed_and_leads_nowhere() {
    let (house, rosa) = owned().await;
    let bad = [
        ("house-name", " "),
        ("currency", "EUR"),
        ("time-zone", "Europe/Rom"),
        ("cut-over", "25:00"),
    ];
    let (status, page) = sends(&rosa, "/setup/house", &bad).await;
    assert_eq!(status, 422);
    for field in ["house-name", "time-zone", "cut-over"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field} in {page}");
    }
    assert!(!page.contains("currency-error") && page.contains("value=\"25:00\""));
    assert_eq!(setting(&house, "currency"), "", "all or nothing");
    for rates in [
        [("name-1", "Drinks"), ("rate-1", "")],
        [("name-1", ""), ("rate-1", "22")],
    ] {
        let form = [("tax-percent", "10"), rates[0], rates[1]];
        let (status, page) = sends(&rosa, "/setup/tax", &form).await;
        assert!(
            status == 422 && page.contains("tax-rates-error") && page.contains("value=\"10\""),
            "{page}"
        );
    }
    for (count, shown) in [
        ("x", "count-1-error"),
        ("-1", "count-1-error"),
        ("201", "count-1-error"),
        ("", "count-1-error"),
    ] {
        let (status, page) = rosa.post_form("/setup/tables", &[("area-1", "Loft"), ("count-1", count)]).await;
        assert!(
            status == 422 && page.contains(shown) && page.contains("value=\"Loft\""),
            "{count}: {page}"
        );
    }
    let (status, page) = rosa.post_form("/setup/tables", &[("area-1", " "), ("count-1", "2")]).await;
    assert!(status == 422 && page.contains("area-1-error"), "{page}");
    let form = [("base-url", "other"), ("other", "pi.example/menu")];
    let (status, page) = sends(&rosa, "/setup/address", &form).await;
    assert!(
        status == 422 && page.contains("base-url-error") && page.contains("pi.example/menu"),
        "{page}"
    );
    assert_eq!(rosa.get("/setup/nowhere").await.0, 404);
    assert_eq!(next(&rosa).await, "/setup/house");
    assert_eq!(count(&house, "SELECT count(*) FROM tables"), 0);
}

#[tokio::test]
async fn two_who_change_the_same_step_are_told_and_lose_nothing() {
    let (house, rosa) = owned().await;
    let (_, mine) = rosa.get("/setup/house").await;
    saves(&rosa, "/setup/house", &HOUSE).await;
    let mut form = HOUSE.to_vec();
    form[0].1 = "Da Marco";
    form.push(("version", field(&mine, "version")));
    let (status, page) = rosa.post_form("/setup/house", &form).await;
    assert!(
        status == 409 && page.contains("Somebody else") && page.contains("value=\"Da Marco\""),
        "{page}"
    );
    assert_eq!(setting(&house, "house-name"), "Da Rosa");
    // The same form sent twice is no conflict; the page that told of one saves anyway.
    let mut twice = HOUSE.to_vec();
    twice.push(("version", field(&mine, "version")));
    assert_eq!(leads(&rosa, "/setup/house", &twice).await, "/setup/tax");
    form[4].1 = field(&page, "version");
    assert_eq!(leads(&rosa, "/setup/house", &form).await, "/setup/tax");
    assert_eq!(setting(&house, "house-name"), "Da Marco");
}

#[tokio::test]
async fn nobody_but_an_owner_goes_on() {
    let (house, rosa) = owned().await;
    let marco = [
        ("name", "marco"),
        ("role", "manager"),
        ("password", "mezza luna e basilico"),
    ];
    assert_eq!(rosa.post_form("/admin/people", &marco).await.0, 303);
    let boss = house.visitor();
    assert_eq!(boss.post_form("/sign-in", &[marco[0], marco[2]]).await.0, 303);
    let before = house.fingerprint();
    for (path, form) in [
        ("/setup/house", &HOUSE[..]),
        ("/setup/tables", &AREAS[..]),
        ("/setup/menu", &[][..]),
        ("/setup/house/skip", &[][..]),
    ] {
        assert_eq!(boss.post_form(path, form).await.0, 403, "{path}");
    }
    assert_eq!(boss.get("/setup/reach").await.0, 403);
    // Their own first page leads them only where they may go.
    let (_, page) = boss.get("/admin").await;
    let todo = between(&page, "class=\"todo\"", "</ul>").expect("what is missing");
    assert!(todo.contains("/admin/tables") && !todo.contains("/setup"), "{todo}");
    assert_eq!(house.fingerprint(), before);
    // A screen that was left alone is asked for the password, and what was typed is sent again.
    let mut house = house;
    house
        .alter(|db| drop(db.execute("UPDATE staff_sessions SET proved_mono_ms = -1000000", [])))
        .await;
    let (_, page) = rosa.get("/setup/house").await;
    let version = field(&page, "version").to_string();
    let (status, page) = rosa.post_form("/setup/house", &HOUSE).await;
    assert!(status == 403 && page.contains("value=\"Europe/Berlin\""), "{page}");
    assert_eq!(setting(&house, "house-name"), "");
    let mut again = HOUSE.to_vec();
    again.extend([("proof", ACCOUNT[1].1), ("version", &version)]);
    assert_eq!(leads(&rosa, "/setup/house", &again).await, "/setup/tax");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one address, from the choice to the cards")]
async fn the_address_counts_at_once_and_a_phone_says_that_it_is_right() {
    let (house, rosa) = owned().await;
    let (_, page) = rosa.get("/setup/address").await;
    assert!(values(&page, "value").contains(&house.url.as_str()), "{page}");
    let port = house.url.rsplit(':').next().expect("a port");
    let chosen = format!("http://menu.example:{port}");
    let host = chosen.trim_start_matches("http://").to_string();
    let phone = house.visitor();
    let at = |path: String, host: String| answer(phone.request(Method::GET, &path).header("host", host));
    assert_eq!(at("/healthz".into(), host.clone()).await.0, 421);
    let form = [("base-url", "other"), ("other", chosen.as_str())];
    assert_eq!(saves(&rosa, "/setup/address", &form).await, "/setup/reach");
    assert_eq!(at("/healthz".into(), host.clone()).await.0, 200);
    assert_eq!(at("/healthz".into(), "evil.example".into()).await.0, 421);

    let (_, page) = rosa.get("/setup/reach").await;
    assert!(page.contains("data-waiting") && page.contains("<svg"), "{page}");
    let nonce = between(&page, &format!("{}/setup/reach/", escaped(&chosen)), "<")
        .expect("an address")
        .to_string();
    let path = format!("/setup/reach/{nonce}");
    assert_eq!(phone.get(&path).await.0, 404, "at another address it proves nothing");
    assert_eq!(at("/setup/reach/0000".into(), host.clone()).await.0, 404);
    assert!(rosa.get("/setup/reach").await.1.contains("data-waiting"));
    assert_eq!(at(path, host).await.0, 200);
    let (_, page) = rosa.get("/setup/reach").await;
    assert!(
        !page.contains("data-waiting") && page.contains("href=\"/setup/menu\""),
        "{page}"
    );

    let wifi = |password| {
        [
            form[0],
            form[1],
            ("wifi-name", "Ospiti"),
            ("wifi-security", "wpa"),
            ("wifi-password", password),
        ]
    };
    let (status, page) = sends(&rosa, "/setup/address", &wifi("short")).await;
    assert!(
        status == 422 && page.contains("wifi-password-error") && page.contains("value=\"Ospiti\""),
        "{page}"
    );
    saves(&rosa, "/setup/address", &wifi("pasta al forno")).await;
    assert!(!rosa.get("/setup/address").await.1.contains("pasta al forno"));
    saves(&rosa, "/setup/address", &wifi("")).await;
    assert_eq!(
        setting(&house, "wifi-password"),
        "pasta al forno",
        "an empty field leaves it"
    );
    saves(&rosa, "/setup/address", &form).await;
    assert_eq!(setting(&house, "wifi-name") + &setting(&house, "wifi-password"), "");

    leads(&rosa, "/setup/tables", &AREAS).await;
    let (_, page) = rosa.get("/admin/tables").await;
    assert!(
        values(&page, "href").iter().any(|h| h.starts_with(&format!("{chosen}/t/"))),
        "{page}"
    );
}
