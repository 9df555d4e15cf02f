//! The owner changes the house's settings over HTTP.

pub mod support;

use support::page::{between, field, settings_seen};
use support::{House, Persona};

/// Sends what a section of the form says, as a browser does that has only this one.
async fn save(who: &Persona, section: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let (status, page) = who.get("/admin/settings").await;
    assert_eq!(status, 200, "{page}");
    send(who, &settings_seen(&page, section), section, fields).await
}

async fn send(who: &Persona, seen: &[(String, String)], section: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let seen = seen.iter().map(|(k, v)| (k.as_str(), v.as_str()));
    let all: Vec<_> = seen.chain([("section", section)]).chain(fields.iter().copied()).collect();
    who.post_form("/admin/settings", &all).await
}

fn setting(house: &House, key: &str) -> String {
    let asked = "SELECT value FROM settings WHERE key = ?1";
    house.database().query_row(asked, [key], |r| r.get(0)).unwrap_or_default()
}

const WIFI: [(&str, &str); 3] = [
    ("wifi-name", "Ospiti"),
    ("wifi-security", "wpa"),
    ("wifi-password", "pasta al forno"),
];

#[tokio::test]
async fn an_owner_saves_a_section_at_once() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    assert_eq!(save(&rosa, "wifi", &WIFI).await.0, 303);
    assert_eq!(setting(&house, "wifi-name"), "Ospiti");
    let (_, page) = rosa.get("/admin/settings?saved=wifi").await;
    assert!(
        page.contains("value=\"pasta al forno\"") && page.contains("Saved."),
        "{page}"
    );
    let orders = [
        ("approve-first-order", "on"),
        ("join-nod", "first"),
        ("guard-pieces", "30"),
        ("guard-total", "200"),
        ("idle-minutes", "20"),
    ];
    assert_eq!(save(&rosa, "orders", &orders).await.0, 303);
    assert_eq!(setting(&house, "approve-first-order"), "on");
    // A box that is not ticked is not sent.
    assert_eq!(save(&rosa, "orders", &orders[1..]).await.0, 303);
    assert_eq!(setting(&house, "approve-first-order"), "off");
    let money = [
        ("tax-in-prices", "on"),
        ("tax-percent", "22"),
        ("pay-ways", "later"),
        ("pay-ways", ""),
        ("pay-ways", "cash"),
        ("pay-ways", ""),
    ];
    assert_eq!(
        save(&rosa, "money", &money).await.0,
        303,
        "the currency is fixed and not sent"
    );
    assert_eq!(setting(&house, "pay-ways"), "later,cash");
    let (_, log) = rosa.get("/admin/log").await;
    assert!(
        log.contains("Wi-Fi password") && !log.contains("pasta al forno"),
        "{log}"
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_nothing_is_saved() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let before = house.fingerprint();
    let wrong = [
        ("wifi-name", "Ospiti"),
        ("wifi-security", "open"),
        ("wifi-password", "left over"),
        ("wifi-hidden", "on"),
    ];
    let (status, page) = save(&rosa, "wifi", &wrong).await;
    assert_eq!(status, 422);
    for kept in [
        "id=\"wifi-password-error\"",
        "An open Wi-Fi has no password",
        "value=\"left over\"",
        "value=\"open\" selected",
        "name=\"wifi-hidden\" value=\"on\" checked",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    let (status, page) = save(
        &rosa,
        "house",
        &[("house-name", ""), ("cut-over", "noon"), ("language", "it")],
    )
    .await;
    assert_eq!(status, 422);
    assert!(
        page.contains("id=\"house-name-error\"") && page.contains("id=\"cut-over-error\""),
        "{page}"
    );
    assert_eq!(house.fingerprint(), before);
}

#[tokio::test]
async fn two_who_change_the_same_section_are_told() {
    let house = House::with_limits(100).await;
    let (rosa, other) = (house.staff("owner").await, house.staff("owner").await);
    let (_, page) = rosa.get("/admin/settings").await;
    let seen = [settings_seen(&page, "wifi"), settings_seen(&page, "receipts")].concat();
    assert_eq!(save(&other, "wifi", &WIFI).await.0, 303);
    let mine = [
        ("wifi-name", "Gäste"),
        ("wifi-security", "wpa"),
        ("wifi-password", "pasta al forno"),
        ("receipt-foot", "Danke!"),
    ];
    let (status, page) = send(&rosa, &seen, "wifi", &mine).await;
    assert_eq!(status, 409);
    for told in [
        "Somebody else saved this",
        "Stands now: Ospiti",
        "value=\"Gäste\"",
        "Danke!",
        "Save mine anyway",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert_eq!(setting(&house, "wifi-name"), "Ospiti");
    let again = [settings_seen(&page, "wifi"), settings_seen(&page, "receipts")].concat();
    let saved = send(&rosa, &again, "wifi", &mine).await;
    assert_eq!(saved.0, 303, "the page that told it saves anyway");
    assert_eq!(setting(&house, "wifi-name"), "Gäste");
    assert_eq!(setting(&house, "receipt-foot"), "Danke!");
}

#[tokio::test]
async fn any_button_saves_every_section_and_leaves_to_others_what_only_they_changed() {
    let house = House::with_limits(100).await;
    let (rosa, other) = (house.staff("owner").await, house.staff("owner").await);
    let (_, page) = rosa.get("/admin/settings").await;
    let seen = ["look", "receipts", "hours"].map(|section| settings_seen(&page, section)).concat();
    let hours = [
        ("opening-hours.0.day", "mon"),
        ("opening-hours.0.from", "12:00"),
        ("opening-hours.0.to", "15:00"),
    ];
    assert_eq!(save(&other, "hours", &hours).await.0, 303);
    let mine = [
        ("accent", "red"),
        ("receipt-foot", "Danke!"),
        ("receipt-head", "Via Roma"),
    ];
    let (status, page) = send(&rosa, &seen, "look", &mine).await;
    assert_eq!(status, 422);
    for kept in [
        "Danke!",
        "Via Roma",
        "id=\"accent-error\"",
        "href=\"#look\"",
        "value=\"12:00\"",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    assert_eq!(setting(&house, "receipt-foot"), "");
    let mine = [
        ("accent", "#1b5e20"),
        ("receipt-foot", "Danke!"),
        ("receipt-head", "Via Roma"),
    ];
    assert_eq!(send(&rosa, &seen, "look", &mine).await.0, 303);
    assert_eq!(setting(&house, "opening-hours"), "mon 12:00-15:00");
    assert_eq!(
        (setting(&house, "receipt-foot"), setting(&house, "accent")),
        ("Danke!".into(), "#1b5e20".into())
    );
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of what is typed, and what is told")]
async fn rows_of_hours_stay_as_typed_and_can_be_removed() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| ("opening-hours.0.day", day));
    let typed = [
        &week[..],
        &[("opening-hours.0.from", "12:00"), ("receipt-foot", "Danke!")],
    ]
    .concat();
    let (status, page) = save(&rosa, "hours", &typed).await;
    assert_eq!(status, 422);
    assert_eq!(page.matches("name=\"opening-hours.0.day\"").count(), 7);
    let row = between(&page, "class=\"h-row\"", "class=\"h-times\"").expect("a row");
    assert_eq!(row.matches(" checked").count(), 7, "{row}");
    for (fields, told) in [
        (
            &[("opening-hours.0.from", "12:00"), ("opening-hours.0.to", "15:00")][..],
            "Tick at least one day",
        ),
        (&[("opening-hours.0.closed", "on")], "needs the dates"),
        (
            &[
                ("opening-hours.0.day", "mon"),
                ("opening-hours.0.from", "12:00"),
                ("opening-hours.0.to", "15:00"),
                ("opening-hours.1.day", "mon"),
                ("opening-hours.1.from", "14:00"),
                ("opening-hours.1.to", "18:00"),
            ],
            "Two rows cover the same time",
        ),
    ] {
        let (status, page) = save(&rosa, "hours", fields).await;
        assert_eq!(status, 422);
        assert!(page.contains(told), "{told} in {page}");
    }
    let rows = [
        ("opening-hours.0.day", "mon"),
        ("opening-hours.0.from", "11:11"),
        ("opening-hours.1.day", "tue"),
        ("opening-hours.1.from", "12:12"),
        ("opening-hours.drop", "0"),
    ];
    let (status, page) = save(&rosa, "hours", &rows).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("value=\"12:12\"") && !page.contains("value=\"11:11\""),
        "{page}"
    );
    assert_eq!(setting(&house, "opening-hours"), "");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of what is typed, and what is told")]
async fn money_says_what_is_wrong_with_each_field() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let right = [("tax-in-prices", "on"), ("tax-percent", "10")];
    for (wrong, told) in [
        (
            &[("pay-ways", "cash"), ("service-percent", "150")][..],
            "Write the service charge",
        ),
        (&[("pay-ways", "")], "at least one way to pay"),
        (&[("pay-ways", "cheque")], "“cheque” is no way to pay"),
        (&[("pay-ways", "cash"), ("pay-ways", "cash")], "is there twice"),
        (&[("pay-ways", "cash"), ("tips", "5,7")], "one tip or two"),
        (
            &[
                ("pay-ways", "cash"),
                ("tax-rates.0.percent", "22"),
                ("tax-rates.0.name", "Drinks"),
                ("tax-rates.1.percent", "22 %"),
                ("tax-rates.1.name", "Wine"),
            ],
            "22 % is there twice",
        ),
        (
            &[("pay-ways", "cash"), ("tax-rates.0.name", "Bread")],
            "Give each rate a name",
        ),
    ] {
        let (status, page) = save(&rosa, "money", &[&right[..], wrong].concat()).await;
        assert_eq!(status, 422, "{told}");
        assert!(page.contains(told), "{told} in {page}");
        assert!(
            wrong
                .iter()
                .all(|(name, value)| !name.ends_with("name") || page.contains(&format!("value=\"{value}\"")))
        );
    }
    let rates = [
        ("pay-ways", "cash"),
        ("tips", "5,10"),
        ("tax-rates.0.percent", "22"),
        ("tax-rates.0.name", "Drinks"),
        ("tax-rates.3.percent", "4,5"),
        ("tax-rates.3.name", "Bread; rolls"),
    ];
    assert_eq!(save(&rosa, "money", &[&right[..], &rates].concat()).await.0, 303);
    assert_eq!(setting(&house, "tax-rates"), "22 Drinks; 4.5 Bread, rolls");
    assert_eq!(setting(&house, "tips"), "5 10");
    let (_, page) = rosa.get("/admin/settings").await;
    assert_eq!(
        (field(&page, "tax-rates.1.name"), field(&page, "tax-rates.2.name")),
        ("Bread, rolls", "")
    );
}

#[tokio::test]
async fn guests_are_offered_the_languages_of_the_house() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let fields = [
        ("house-name", "Da Rosa"),
        ("language", "it"),
        ("languages", "de"),
        ("time-zone", "Europe/Rome"),
        ("cut-over", "04:00"),
    ];
    assert_eq!(save(&rosa, "house", &fields).await.0, 303);
    let anna = house.guest("T4").await;
    let (_, help) = anna.get("/visit/help").await;
    assert!(help.contains("<html lang=\"it\""), "{help}");
    assert!(
        help.contains("value=\"de\"") && !help.contains("value=\"fr\""),
        "{help}"
    );
}

/// Closed from yesterday to tomorrow, and open all day else.
fn closed_around_today(house: &House) -> Vec<(&'static str, String)> {
    let day = |sql: &str| house.database().query_row(sql, [], |r| r.get(0)).expect("a day");
    vec![
        ("opening-hours.0.day", "mon".into()),
        ("opening-hours.0.day", "tue".into()),
        ("opening-hours.0.day", "wed".into()),
        ("opening-hours.0.day", "thu".into()),
        ("opening-hours.0.day", "fri".into()),
        ("opening-hours.0.day", "sat".into()),
        ("opening-hours.0.day", "sun".into()),
        ("opening-hours.0.from", "00:00".into()),
        ("opening-hours.0.to", "00:00".into()),
        ("opening-hours.2.first", day("SELECT date('now', '-1 day')")),
        ("opening-hours.2.last", day("SELECT date('now', '+1 day')")),
        ("opening-hours.2.closed", "on".into()),
    ]
}

/// The floor sends what the first party has chosen.
async fn floor_sends(house: &House, rosa: &Persona) {
    let visit = house.database().query_row("SELECT min(id) FROM visits", [], |r| r.get::<_, i64>(0));
    let visit = visit.expect("a visit");
    let (_, pad) = rosa.get(&format!("/floor/visits/{visit}/order")).await;
    let form = ["key", "pay", "lines", "total"].map(|n| (n, field(&pad, n)));
    assert_eq!(
        rosa.post_form(&format!("/floor/visits/{visit}/orders"), &form).await.0,
        303
    );
}

#[tokio::test]
async fn a_closed_house_says_when_it_opens() {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let early = house.guest("T1").await;
    early.add(&early.dish("Buffalo caprese").await).await;
    let wrong = [("opening-hours.0.day", "mon"), ("opening-hours.0.from", "12:00")];
    let (status, page) = save(&rosa, "hours", &wrong).await;
    assert_eq!(status, 422);
    let kept = page.contains("id=\"opening-hours-error\"") && page.contains("value=\"12:00\"");
    assert!(kept, "{page}");
    let closed = closed_around_today(&house);
    let closed: Vec<_> = closed.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut cart = early.socket("/live/visit?screen=cart").await;
    cart.next_paint(|p| p["full"] == true).await;
    assert_eq!(save(&rosa, "hours", &closed).await.0, 303);
    cart.next_paint(|p| p.to_string().contains("takes no orders now")).await;
    let (late, url) = (house.visitor(), house.table_path("T2"));
    let (status, page) = late.get(&url).await;
    assert_eq!(status, 409);
    for told in ["We are closed now", "from 00:00", "Every day", "Closed", &url] {
        assert!(page.contains(told), "{told} in {page}");
    }
    // Who sits there already keeps the cart, and is told why it stays.
    let order = early.sending().await;
    let order: Vec<_> = order.iter().map(|(k, v)| (*k, v.as_str())).collect();
    for (status, page) in [
        early.get("/visit/cart").await,
        early.post_form("/visit/orders", &order).await,
    ] {
        assert!(page.contains("takes no orders now"), "{status} {page}");
    }
    // Whom the floor seats, and orders for, is served.
    assert_eq!(rosa.post_form("/floor/tables/2/open", &[("covers", "2")]).await.0, 303);
    assert_eq!(late.get(&url).await.0, 303);
    floor_sends(&house, &rosa).await;
    assert_eq!(save(&rosa, "hours", &[]).await.0, 303);
    early.add(&early.dish("Buffalo caprese").await).await;
    early.send().await;
}

/// A house that charges for service, offers tips and has words for its receipts; and its owner.
async fn charging() -> (House, Persona) {
    let house = House::with_limits(100).await;
    let rosa = house.staff("owner").await;
    let money = [
        ("tax-in-prices", "on"),
        ("tax-percent", "10"),
        ("service-percent", "10"),
        ("tips", "5 10"),
        ("pay-ways", "later"),
        ("pay-ways", "cash"),
    ];
    assert_eq!(save(&rosa, "money", &money).await.0, 303);
    let texts = [
        ("receipt-head", "Via Roma 1\r\nVAT 0123"),
        ("receipt-foot", "Grazie <3"),
    ];
    assert_eq!(save(&rosa, "receipts", &texts).await.0, 303);
    (house, rosa)
}

#[tokio::test]
async fn charge_tip_and_receipt_go_from_the_settings_to_the_guest() {
    let (house, rosa) = charging().await;
    let anna = house.guest("T1").await;
    anna.add(&anna.dish("Buffalo caprese").await).await;
    let (_, cart) = anna.get("/visit/cart").await;
    assert!(cart.contains("Service charge 10%") && cart.contains("€11.55"), "{cart}");
    anna.send().await;
    let own = [("reason", "bill"), ("pay", "cash"), ("tip", "own"), ("own", "99")];
    let (status, page) = anna.post_form("/visit/calls", &own).await;
    assert_eq!(status, 422);
    assert!(
        page.contains("id=\"tip-error\"") && page.contains("value=\"99\""),
        "{page}"
    );
    let tenth = [("reason", "bill"), ("pay", "cash"), ("tip", "10")];
    assert_eq!(anna.post_form("/visit/calls", &tenth).await.0, 303);

    let table = house.path_of_table("T1");
    let (_, desk) = rosa.get(&table).await;
    assert!(desk.contains("tip €1.16") && field(&desk, "tip") == "1.16", "{desk}");
    let visit = between(&desk, "/floor/visits/", "/").expect("a visit").to_string();
    let pay = [
        ("key", field(&desk, "key")),
        ("amount", field(&desk, "amount")),
        ("tip", "1.16"),
        ("method", "cash"),
    ];
    assert_eq!(
        rosa.post_form(&format!("/floor/visits/{visit}/payments"), &pay).await.0,
        303
    );
    let (_, receipt) = rosa.get(&format!("/floor/visits/{visit}/receipt")).await;
    for told in [
        "Via Roma 1\nVAT 0123",
        "Grazie &#60;3",
        "€11.55",
        "€12.71",
        "Service charge 10%",
    ] {
        assert!(receipt.contains(told), "{told} in {receipt}");
    }
}

#[tokio::test]
async fn where_prices_are_without_tax_the_bill_adds_it_for_who_sits_down_later() {
    let house = House::with_limits(100).await;
    let (rosa, early) = (house.staff("owner").await, house.guest("T1").await);
    let money = [("tax-percent", "10"), ("pay-ways", "later")];
    assert_eq!(save(&rosa, "money", &money).await.0, 303);
    assert_eq!(setting(&house, "tax-in-prices"), "off");
    let late = house.guest("T2").await;
    for (guest, words, total) in [
        (&early, "of which tax 10%", "€10.50"),
        (&late, "plus tax 10%", "€11.55"),
    ] {
        guest.add(&guest.dish("Buffalo caprese").await).await;
        let (_, cart) = guest.get("/visit/cart").await;
        assert!(cart.contains(words) && cart.contains(total), "{words} in {cart}");
        guest.send().await;
        let (_, orders) = guest.get("/visit/orders").await;
        let due = between(&orders, "data-due=\"", "\"").expect("what is due");
        assert_eq!(format!("€{}.{}", &due[..2], &due[2..]), total);
    }
}
