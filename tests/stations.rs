//! The kitchen's stations are run over HTTP: every open board shows a change at once, and no dish is
//! left without a place where it is made.

pub mod support;

use reqwest::Method;
use serde_json::Value;
use support::page::{between, field, from_id, values};
use support::{House, Persona};

/// The numbers of the stations in use, in order.
async fn ids(boss: &Persona) -> Vec<String> {
    let (status, page) = boss.get("/admin/stations").await;
    assert_eq!(status, 200, "{page}");
    let rows = values(&page, "id").into_iter().filter_map(|id| id.strip_prefix("station-"));
    rows.map(String::from).collect()
}

fn id_of(house: &House, key: &str) -> String {
    let sql = "SELECT id FROM stations WHERE key = ?1";
    let id = house.database().query_row(sql, [key], |r| r.get::<_, i64>(0));
    id.expect("a station").to_string()
}

async fn add(boss: &Persona, name: &str, warn: &str, late: &str) -> (u16, String) {
    let form = [("name-en", name), ("warn", warn), ("late", late)];
    boss.post_form("/admin/stations", &form).await
}

/// The form about a station as it stands, and the answer to it with these fields changed.
async fn save(boss: &Persona, id: &str, change: &[(&str, &str)]) -> (u16, String) {
    let path = format!("/admin/stations/{id}");
    let (status, page) = boss.get(&path).await;
    assert_eq!(status, 200, "{page}");
    let names = ["version", "name-en", "name-it", "name-de", "warn", "late"];
    let mut form: Vec<_> = names.iter().map(|n| (*n, field(&page, n))).collect();
    for (name, value) in change {
        form.iter_mut().filter(|(n, _)| n == name).for_each(|(_, v)| *v = value);
    }
    boss.post_form(&path, &form).await
}

async fn act(boss: &Persona, id: &str, what: &str) -> (u16, String) {
    boss.post_form(&format!("/admin/stations/{id}/{what}"), &[]).await
}

/// Whether a paint of a board has this.
fn has(paint: &Value, words: &str) -> bool {
    let ops = paint["ops"].as_array().map(Vec::as_slice).unwrap_or_default();
    ops.iter().any(|op| op.to_string().replace("\\\"", "\"").contains(words))
}

#[tokio::test]
async fn a_new_station_is_on_every_board_at_once_and_takes_dishes() {
    let house = House::with_limits(1000).await;
    let (boss, cook) = (house.staff("manager").await, house.staff("kitchen").await);
    let mut board = cook.socket("/live/kitchen").await;
    assert_eq!(add(&boss, "Grill", "5", "9").await.0, 303);
    // A screen of all stations is loaded anew: nobody may cook where nobody looks.
    assert_eq!(board.closed().await, 4401);
    let all = ids(&boss).await;
    let grill = all.last().expect("a station");
    let (_, page) = cook.get("/kitchen").await;
    assert!(page.contains(&format!("href=\"/kitchen?station={grill}\"")), "{page}");

    // The menu's editor offers it, and what is sent there is slow and late by its minutes.
    let item = house.guest("T4").await.dish("Negroni").await;
    let path = format!("/admin/menu/items/{item}");
    let (_, page) = boss.get(&path).await;
    let option = from_id(&page, "station").expect("a choice").split("</select>").next().expect("options");
    let key = option.split("<option value=\"").find(|o| o.contains(">Grill<")).expect("the new one");
    let key = key.split('"').next().expect("its key").to_string();
    assert_eq!(key, "grill");
    let mut form: Vec<(&str, &str)> = ["version", "name-en", "price", "tax", "stock", "stock-was"]
        .iter()
        .map(|n| (*n, field(&page, n)))
        .collect();
    let category = house.database();
    let sql = "SELECT category_id FROM items WHERE id = ?1";
    let category: i64 = category.query_row(sql, [&item], |r| r.get(0)).expect("a category");
    let category = category.to_string();
    form.extend([("category", category.as_str()), ("station", &key)]);
    let (status, page) = boss.post_form(&path, &form).await;
    assert_eq!(status, 303, "{page}");
    let anna = house.guest("T4").await;
    anna.add(&item).await;
    anna.send().await;
    let (_, page) = cook.get(&format!("/kitchen?station={grill}")).await;
    assert!(page.contains("data-warn=\"5\" data-late=\"9\""), "{page}");
}

#[tokio::test]
async fn names_and_minutes_reach_the_boards() {
    let house = House::with_limits(1000).await;
    let (boss, cook, anna) = (
        house.staff("owner").await,
        house.staff("kitchen").await,
        house.guest("T4").await,
    );
    let (kitchen, bar) = (id_of(&house, "kitchen"), id_of(&house, "bar"));
    for dish in ["Negroni", "Buffalo caprese"] {
        anna.add(&anna.dish(dish).await).await;
    }
    anna.send().await;
    let mut board = cook.socket(&format!("/live/kitchen?station={bar}&station={kitchen}")).await;
    assert_eq!(
        save(&boss, &bar, &[("name-en", "Taproom"), ("warn", "2"), ("late", "3")]).await.0,
        303
    );
    let paint = board.next_paint(|p| has(p, "Taproom</a>")).await;
    assert!(has(&paint, "data-warn=\"2\" data-late=\"3\""), "{paint}");
    assert!(has(&paint, "Also at: Taproom"), "the other ticket names it: {paint}");
    let counts = board.next_paint(|p| has(p, "all-day-")).await;
    assert!(has(&counts, "Taproom <b"), "{counts}");

    // The log has each field with what it was and became.
    let (_, log) = boss.get("/admin/log?kind=station").await;
    for told in ["Taproom", "Slow after, minutes", "Late after, minutes"] {
        assert!(log.contains(told), "{told} in {log}");
    }
}

#[tokio::test]
async fn the_order_of_the_stations_is_the_boards() {
    let house = House::with_limits(1000).await;
    let (boss, cook) = (house.staff("owner").await, house.staff("kitchen").await);
    let bar = id_of(&house, "bar");
    let mut board = cook.socket("/live/kitchen?station=all").await;
    let before = ids(&boss).await;
    assert_ne!(before[0], bar);
    let top = format!("/admin/stations/{bar}/move");
    assert_eq!(boss.post_form(&top, &[("position", "0")]).await.0, 303);
    let first = format!("id=\"all-day-{bar}\" data-sort=\"0\"");
    board.next_paint(|p| has(p, &first)).await;
    let after = ids(&boss).await;
    assert_eq!(after[0], bar);
    let (_, page) = cook.get("/kitchen?station=all").await;
    let shown = values(&page, "id").into_iter().filter_map(|id| id.strip_prefix("station-"));
    assert_eq!(shown.filter(|id| *id != "all").collect::<Vec<_>>(), after);
    assert_eq!(boss.post_form(&top, &[]).await.0, 400);
}

#[tokio::test]
async fn what_is_wrong_with_a_station_is_told_beside_its_field_and_stays() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let before = ids(&boss).await;
    for (name, warn, late, wrong) in [
        ("", "5", "9", "name-en-error"),
        ("Grill", "0", "9", "warn-error"),
        ("Grill", "5", "601", "late-error"),
        ("Grill", "9", "9", "late-error"),
        ("Grill", "soon", "9", "warn-error"),
        ("kITCHEN", "5", "9", "name-en-error"),
    ] {
        let (status, page) = add(&boss, name, warn, late).await;
        assert!(
            status == 422 && page.contains(&format!("id=\"{wrong}\"")),
            "{wrong}: {page}"
        );
        assert_eq!(
            (field(&page, "name-en"), field(&page, "warn"), field(&page, "late")),
            (name, warn, late)
        );
    }
    // A name is also taken in another language than the house's.
    let form = [
        ("name-en", "Stove"),
        ("name-it", "cucina"),
        ("warn", "5"),
        ("late", "9"),
    ];
    let (status, page) = boss.post_form("/admin/stations", &form).await;
    assert!(status == 422 && page.contains("Already in use: cucina."), "{page}");
    let (status, page) = save(&boss, &before[1], &[("name-en", "KITCHEN")]).await;
    assert!(status == 422 && page.contains("Already in use: KITCHEN."), "{page}");
    assert_eq!(ids(&boss).await, before);
    for who in ["floor", "kitchen"] {
        let who = house.staff(who).await;
        assert_eq!(who.get("/admin/stations").await.0, 403);
        assert_eq!(add(&who, "Grill", "5", "9").await.0, 403);
    }
    assert_eq!(act(&boss, &before[0], "sell").await.0, 404);
}

#[tokio::test]
async fn two_who_edit_the_same_station_are_told_and_lose_nothing() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let bar = id_of(&house, "bar");
    let path = format!("/admin/stations/{bar}");
    let (_, page) = rosa.get(&path).await;
    let version = field(&page, "version").to_string();
    assert_eq!(save(&rosa, &bar, &[("name-en", "Taproom"), ("warn", "2")]).await.0, 303);
    let form = [
        ("name-en", "Counter"),
        ("warn", "4"),
        ("late", "50"),
        ("version", &version),
    ];
    let (status, page) = marco.post_form(&path, &form).await;
    assert_eq!(status, 409);
    for told in [
        "Somebody else saved this",
        "Stands now: Taproom",
        "Stands now: 2",
        "Save mine anyway",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert_eq!((field(&page, "name-en"), field(&page, "warn")), ("Counter", "4"));
    let version = field(&page, "version").to_string();
    let form = [
        ("name-en", "Counter"),
        ("warn", "4"),
        ("late", "50"),
        ("version", &version),
    ];
    assert_eq!(marco.post_form(&path, &form).await.0, 303);
    let (_, list) = rosa.get("/admin/stations").await;
    assert!(
        list.contains(">Counter</a>") && list.contains("slow after 4 min, late after 50 min"),
        "{list}"
    );
}

/// Takes everything off the menu that goes to the bar: answers the dishes and categories.
async fn without_a_bar(house: &House, boss: &Persona) -> [Vec<i64>; 2] {
    let db = house.database();
    let numbers = |sql: &str| -> Vec<i64> {
        let mut all = db.prepare(sql).expect("a question");
        all.query_map([], |r| r.get(0)).expect("rows").map(|r| r.expect("a number")).collect()
    };
    let bar = "active = 1 AND station_id = (SELECT id FROM stations WHERE key = 'bar')";
    let categories = numbers(&format!("SELECT id FROM categories WHERE {bar}"));
    let mut items = numbers(&format!("SELECT id FROM items WHERE {bar}"));
    items.extend(numbers(&format!(
        "SELECT item_id FROM option_groups WHERE id IN (SELECT group_id FROM options WHERE {bar})"
    )));
    assert!(!categories.is_empty() && items.len() > 5);
    let all = items.iter().map(|id| format!("items/{id}"));
    for path in all.chain(categories.iter().map(|id| format!("categories/{id}"))) {
        assert_eq!(boss.post_form(&format!("/admin/menu/{path}/delete"), &[]).await.0, 303);
    }
    [items, categories]
}

#[tokio::test]
async fn what_goes_to_a_station_is_told_and_holds_it() {
    let house = House::with_limits(1000).await;
    let (boss, anna) = (house.staff("manager").await, house.guest("T4").await);
    let bar = id_of(&house, "bar");
    let (status, page) = act(&boss, &bar, "retire").await;
    assert_eq!(status, 409);
    let told = between(&page, "Still comes here: ", ".").expect("what goes there");
    assert!(
        told.starts_with("Soft drinks and coffee, ") && told.ends_with(" more"),
        "{told}"
    );
    assert!(page.contains("Choose another station for them"), "{page}");
    let gelato = anna.dish("Gelato, up to three scoops").await;
    without_a_bar(&house, &boss).await;
    let path = format!("/admin/menu/items/{gelato}");
    assert_eq!(boss.post_form(&format!("{path}/restore"), &[]).await.0, 303);
    // An option that takes its line there holds it too.
    let (status, page) = act(&boss, &bar, "retire").await;
    assert!(
        status == 409 && page.contains("Still comes here: Gelato, up to three scoops: Hot espresso (affogato)."),
        "{page}"
    );
    assert_eq!(ids(&boss).await.len(), 3);
    assert_eq!(boss.post_form(&format!("{path}/delete"), &[]).await.0, 303);
    assert_eq!(act(&boss, &bar, "retire").await.0, 303);
    let (_, list) = boss.get(&format!("/admin/stations?retired={bar}")).await;
    assert!(list.contains("Bar is no longer in use.") && list.contains(&format!("/admin/stations/{bar}/restore")));
    assert_eq!(boss.get(&format!("/admin/stations/{bar}")).await.0, 404);
}

#[tokio::test]
async fn a_retired_station_stays_on_the_board_until_its_tickets_are_done() {
    let house = House::with_limits(1000).await;
    let (boss, cook) = (house.staff("manager").await, house.staff("kitchen").await);
    let (kitchen, bar) = (id_of(&house, "kitchen"), id_of(&house, "bar"));
    let anna = house.guest("T4").await;
    anna.add(&anna.dish("Negroni").await).await;
    anna.send().await;
    without_a_bar(&house, &boss).await;
    let mut own = cook.socket(&format!("/live/kitchen?station={bar}")).await;
    assert_eq!(act(&boss, &bar, "retire").await.0, 303);
    own.next_paint(|p| has(p, "class=\"ticket") && has(p, "Negroni")).await;
    let (_, board) = cook.get(&format!("/kitchen?station={bar}")).await;
    let ticket = between(&board, "action=\"/kitchen/tickets/", "\"").expect("a ticket");
    for step in ["ready", "serve"] {
        cook.post_form(&format!("/kitchen/tickets/{ticket}"), &[("step", step)]).await;
    }
    // Then a screen that showed it is loaded anew, and goes on with what is left of its choice.
    assert_eq!(own.closed().await, 4401);
    let both = format!("/kitchen?station={bar}&station={kitchen}");
    for (choice, left) in [
        (both.as_str(), format!("/kitchen?station={kitchen}")),
        (&format!("/kitchen?station={bar}"), "/kitchen?station=all".into()),
    ] {
        let answer = cook.request(Method::GET, choice).send().await.expect("an answer");
        assert_eq!(answer.headers()["location"], left);
    }
}

#[tokio::test]
async fn what_comes_back_to_a_retired_station_is_made_at_another() {
    let house = House::with_limits(1000).await;
    let boss = house.staff("manager").await;
    let bar = id_of(&house, "bar");
    let [items, categories] = without_a_bar(&house, &boss).await;
    assert_eq!(act(&boss, &bar, "retire").await.0, 303);
    let back = categories.iter().map(|id| format!("categories/{id}"));
    for path in back.chain(items.iter().map(|id| format!("items/{id}"))) {
        assert_eq!(boss.post_form(&format!("/admin/menu/{path}/restore"), &[]).await.0, 303);
    }
    for table in ["items", "categories", "options"] {
        let sql = format!("SELECT count(*) FROM {table} WHERE active = 1 AND station_id = {bar}");
        let left: i64 = house.database().query_row(&sql, [], |r| r.get(0)).expect("a count");
        assert_eq!(left, 0, "{table}");
    }
    assert_eq!(act(&boss, &bar, "restore").await.0, 303);
    assert_eq!(ids(&boss).await.last(), Some(&bar));
}

#[tokio::test]
async fn the_last_station_stays_and_a_name_that_was_given_away_is_waited_for() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    assert_eq!(add(&boss, "Grill", "5", "9").await.0, 303);
    let old = ids(&boss).await.pop().expect("a station");
    assert_eq!(act(&boss, &old, "retire").await.0, 303);
    assert_eq!(act(&boss, &old, "retire").await.0, 303, "twice is once");
    assert_eq!(add(&boss, "grill", "5", "9").await.0, 303);
    let (status, page) = act(&boss, &old, "restore").await;
    assert!(
        status == 409 && page.contains("Another station has this name."),
        "{page}"
    );
    let new = ids(&boss).await.pop().expect("a station");
    assert_eq!(act(&boss, &new, "retire").await.0, 303);
    assert_eq!(act(&boss, &old, "restore").await.0, 303);

    let mut house = house;
    house
        .alter(|db| {
            let set = "UPDATE stations SET position = -1 WHERE key <> 'grill'";
            db.execute(set, []).expect("one station");
        })
        .await;
    let boss = house.staff("manager").await;
    let (status, page) = act(&boss, &old, "retire").await;
    assert!(status == 409 && page.contains("This is the only station"), "{page}");
}

#[tokio::test]
async fn stations_are_changed_with_a_fresh_proof() {
    let mut house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let all = ids(&boss).await;
    // A proof ends with the run of the program in which it was given.
    house.power_cut().await;
    let (status, page) = add(&boss, "Grill", "5", "9").await;
    assert!(status == 403 && page.contains("name=\"proof\""), "{page}");
    let (status, page) = act(&boss, &all[0], "retire").await;
    assert!(status == 403 && page.contains("name=\"proof\""), "{page}");
    assert_eq!(ids(&boss).await, all);
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == "manager").expect("a manager");
    let password = account["password"].as_str().expect("a password");
    let form = [("name-en", "Grill"), ("warn", "5"), ("late", "9"), ("proof", password)];
    assert_eq!(boss.post_form("/admin/stations", &form).await.0, 303);
    assert_eq!(ids(&boss).await.len(), all.len() + 1);
}
