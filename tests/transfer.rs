//! The menu as a file on the owner's page, against the real program.

pub mod support;

use std::collections::HashMap;

use reqwest::Method;
use support::page::field;
use support::{House, Persona, answer};

const FILES: &str = "/admin/menu/files";

/// Uploads and looks; answers the address and the page of what would change.
async fn looked_at(who: &Persona, name: &str, text: &str) -> (String, String) {
    let (status, page, place) = who.upload(FILES, "menu", name, text.as_bytes()).await;
    assert_eq!(status, 303, "{page}");
    let (status, page) = who.get(&place).await;
    assert_eq!(status, 200, "{page}");
    (place, page)
}

async fn applied(who: &Persona, place: &str, page: &str) -> (u16, String) {
    who.post_form(place, &[("print", field(page, "print"))]).await
}

fn kept(house: &House) -> i64 {
    let count = "SELECT count(*) FROM menu_uploads";
    house.database().query_row(count, [], |r| r.get(0)).expect("a count")
}

/// What the menu holds, whole.
fn menu_of(house: &House) -> HashMap<String, String> {
    let db = house.database();
    let mut all = db
        .prepare("SELECT key, revision || price || active || tags || allergens || available || coalesce(picture, '') FROM items")
        .expect("a statement");
    let rows = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).expect("rows");
    rows.map(|r| r.expect("a row")).collect()
}

#[tokio::test]
async fn what_is_downloaded_is_uploaded_again_without_a_change() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let before = menu_of(&house);
    for name in ["menu.json", "menu.csv"] {
        let (status, text) = owner.get(&format!("{FILES}/{name}")).await;
        assert_eq!(status, 200);
        let (place, page) = looked_at(&owner, name, &text).await;
        assert!(page.contains("Nothing: the menu is already like this."), "{name}");
        assert_eq!(applied(&owner, &place, &page).await.0, 303);
        assert_eq!(menu_of(&house), before, "{name}");
        assert_eq!(kept(&house), 0);
    }
}

#[tokio::test]
async fn another_menu_is_shown_before_it_is_applied_and_then_is_the_menu() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let before = menu_of(&house);
    let text = include_str!("fixtures/pizzaplace-menu.json").replacen("\"USD\"", "\"EUR\"", 1);
    let (place, page) = looked_at(&owner, "pizza.json", &text).await;
    assert!(page.contains(">New <") && page.contains(">Leave the menu <"));
    assert_eq!(menu_of(&house), before, "to look changes nothing");
    // Every dish of the house would go: that is asked for by itself.
    let (status, asked) = applied(&owner, &place, &page).await;
    assert_eq!((status, menu_of(&house) == before), (422, true));
    for told in [
        "takes many dishes off the menu",
        "name=\"remove\"",
        "Yes, remove ",
        "Buffalo caprese · ",
    ] {
        assert!(asked.contains(told), "{told} in {asked}");
    }
    let sure = [("print", field(&asked, "print")), ("remove", "on")];
    assert_eq!(owner.post_form(&place, &sure).await.0, 303);
    // And it goes round too.
    for name in ["menu.csv", "menu.json"] {
        let (_, text) = owner.get(&format!("{FILES}/{name}")).await;
        let (_, page) = looked_at(&owner, name, &text).await;
        assert!(page.contains("Nothing: the menu is already like this."), "{name}");
    }
}

#[tokio::test]
async fn a_price_is_shown_before_and_after_and_is_on_phones_once_applied() {
    let house = House::open().await;
    let (owner, guest) = (house.staff("owner").await, house.guest("T4").await);
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let dearer = text.replacen("\"price\": \"7.50\"", "\"price\": \"77.70\"", 1);
    assert_ne!(text, dearer);
    let (place, page) = looked_at(&owner, "menu.json", &dearer).await;
    assert!(page.contains("price 7.50 → 77.70") && page.contains("One dish changes."));
    assert!(!guest.get("/menu").await.1.contains("77.70"));
    let (status, _) = applied(&owner, &place, &page).await;
    assert_eq!(status, 303);
    assert!(guest.get("/menu").await.1.contains("77.70"));
    assert!(owner.get("/admin/log").await.1.contains("77.70"));
    // It is applied once.
    let (status, _) = applied(&owner, &place, &page).await;
    assert_eq!((status, kept(&house)), (303, 0));
}

#[tokio::test]
async fn where_the_proof_is_old_the_password_is_asked_for_and_nothing_is_lost() {
    let mut house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let dearer = text.replacen("\"price\": \"7.50\"", "\"price\": \"77.70\"", 1);
    let (place, page) = looked_at(&owner, "menu.json", &dearer).await;
    let before = menu_of(&house);
    // A start anew ends the proof, not the session.
    house.power_cut().await;
    let (status, asked) = applied(&owner, &place, &page).await;
    assert_eq!((status, menu_of(&house) == before), (403, true), "{asked}");
    assert!(asked.contains("name=\"proof\"") && field(&asked, "print") == field(&page, "print"));
    let account = house.demo["accounts"].as_array().expect("accounts");
    let password = account.iter().find(|a| a["role"] == "owner").expect("the owner")["password"].clone();
    let again = [
        ("print", field(&page, "print")),
        ("proof", password.as_str().expect("a password")),
    ];
    assert_eq!(owner.post_form(&place, &again).await.0, 303);
    assert_ne!(menu_of(&house), before);
}

#[tokio::test]
async fn what_was_not_shown_is_not_applied() {
    let house = House::open().await;
    let (owner, manager) = (house.staff("owner").await, house.staff("manager").await);
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let (place, page) = looked_at(&owner, "a.json", &text.replacen("\"7.50\"", "\"7.70\"", 1)).await;
    // Somebody else changes the same dish meanwhile.
    let (theirs, other) = looked_at(&manager, "b.json", &text.replacen("\"7.50\"", "\"9.90\"", 1)).await;
    assert_eq!(applied(&manager, &theirs, &other).await.0, 303);
    let (status, anew) = applied(&owner, &place, &page).await;
    assert_eq!(status, 409);
    assert!(anew.contains("price 9.90 → 7.70") && anew.contains("The menu has changed since you looked."));
    assert_eq!(applied(&owner, &place, &anew).await.0, 303);
}

#[tokio::test]
async fn every_mistake_is_told_with_its_place_and_nothing_is_kept() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let before = menu_of(&house);
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let wrong = text.replacen("\"7.50\"", "\"7,5x\"", 1).replacen("\"gluten\"", "\"glue\"", 1);
    let (status, page, _) = owner.upload(FILES, "menu", "menu.json", wrong.as_bytes()).await;
    assert_eq!(status, 422);
    assert!(page.contains("2 things are wrong with this file"));
    assert!(
        page.contains("<strong>Tomato bruschetta</strong> <code>categories[0].items[0].price</code>")
            && page.contains("<code>")
    );
    let (_, table) = owner.get(&format!("{FILES}/menu.csv")).await;
    let (status, page, _) = owner
        .upload(FILES, "menu", "menu.csv", table.replacen("7.50", "7.5x", 1).as_bytes())
        .await;
    assert_eq!(status, 422);
    assert!(page.contains("One thing is wrong with this file"));
    for (name, bytes, words) in [
        ("menu.json", &b"{"[..], "not a JSON file"),
        ("menu.csv", b"\xff\xfe\x00k", "UTF-8"),
        ("", b"", "Choose a file first."),
        ("menu.json", &vec![b' '; 9 << 20], "8 MB"),
    ] {
        let (status, page, _) = owner.upload(FILES, "menu", name, bytes).await;
        assert_eq!(status, 422, "{words}");
        assert!(page.contains(words), "{words}");
    }
    assert_eq!((kept(&house), menu_of(&house)), (0, before));
}

#[tokio::test]
async fn an_upload_is_of_the_session_that_brought_it() {
    let house = House::open().await;
    let (owner, manager) = (house.staff("owner").await, house.staff("manager").await);
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let (place, page) = looked_at(&owner, "a.json", &text.replacen("\"7.50\"", "\"7.70\"", 1)).await;
    let gone = "/admin/menu/files?gone=1";
    for request in [
        manager.request(Method::GET, &place),
        manager.request(Method::POST, &place).form(&[("print", field(&page, "print"))]),
    ] {
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["location"], gone);
    }
    assert!(answer(manager.request(Method::GET, gone)).await.1.contains("15 minutes"));
    assert_eq!(owner.post_form(&format!("{place}/cancel"), &[]).await.0, 303);
    assert_eq!(kept(&house), 0);
}

/// Cost, hidden and hours of every dish and category.
fn terms(house: &House) -> Vec<(Option<i64>, bool, String)> {
    let db = house.database();
    let mut all = db
        .prepare(
            "SELECT cost, hidden, hours FROM items WHERE active = 1
             UNION ALL SELECT NULL, hidden, hours FROM categories WHERE active = 1 ORDER BY 1, 2, 3",
        )
        .expect("a statement");
    let rows = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("rows");
    rows.map(|r| r.expect("a row")).collect()
}

#[tokio::test]
async fn cost_hidden_and_hours_go_round_and_are_shown_before_they_change() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let (_, text) = owner.get(&format!("{FILES}/menu.json")).await;
    let (week, season) = (
        "mon-fri 12:00-14:30; sat 18:00-01:00",
        "2026-12-01..2026-12-24 11:00-15:00",
    );
    let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    file["categories"][0]["hours"] = season.into();
    let item = &mut file["categories"][0]["items"][0];
    (item["cost"], item["hidden"], item["hours"]) = ("2.35".into(), true.into(), week.into());
    let (place, page) = looked_at(&owner, "menu.json", &file.to_string()).await;
    let hours = [week, season].map(|h| format!("hours always → {h}"));
    for words in ["cost none → 2.35", "hidden no → yes", &hours[0], &hours[1]] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(applied(&owner, &place, &page).await.0, 303);
    let changed = terms(&house);
    assert!(changed.contains(&(Some(235), true, week.into())) && changed.contains(&(None, false, season.into())));
    for name in ["menu.json", "menu.csv"] {
        let (_, text) = owner.get(&format!("{FILES}/{name}")).await;
        assert!(
            text.contains(week) && text.contains(season) && text.contains("2.35"),
            "{name}"
        );
        let (place, page) = looked_at(&owner, name, &text).await;
        assert!(page.contains("Nothing: the menu is already like this."), "{name}");
        assert_eq!(applied(&owner, &place, &page).await.0, 303);
        assert_eq!(terms(&house), changed, "{name}");
        // Every mistake is told at its place.
        let wrong = text.replacen(week, "someday", 1).replacen("2.35", "2.3x", 1);
        let (status, page, _) = owner.upload(FILES, "menu", name, wrong.as_bytes()).await;
        assert_eq!(status, 422);
        let place = if name == "menu.json" { ".hours" } else { "column hours" };
        assert!(
            page.contains("2 things are wrong") && page.contains(place),
            "{name}: {page}"
        );
    }
}
