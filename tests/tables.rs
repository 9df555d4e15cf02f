//! Tables are drawn up over HTTP: every open floor shows them at once, and a card that is no longer
//! good says so.

pub mod support;

use support::page::{field, values};
use support::{House, Persona};

/// The number of the table with this name on the owner's list.
async fn id_of(boss: &Persona, name: &str) -> String {
    let (status, page) = boss.get("/admin/tables").await;
    assert_eq!(status, 200, "{page}");
    let link = format!("\">{name}</a></h3>");
    let (before, _) = page.split_once(&link).unwrap_or_else(|| panic!("no {name} in {page}"));
    before.rsplit("/admin/tables/").next().expect("a link").to_string()
}

/// The names on the list, in order.
async fn names(boss: &Persona) -> Vec<String> {
    let (_, page) = boss.get("/admin/tables").await;
    let links = page.split("</a></h3>").filter_map(|part| part.rsplit_once("<h3>"));
    links
        .filter_map(|(_, link)| link.split_once('>'))
        .map(|(_, name)| name.to_string())
        .collect()
}

fn scan(house: &House, table: &str) -> String {
    let tables = house.demo["tables"].as_array().expect("tables");
    let found = tables.iter().find(|t| t["name"] == table).expect("a table");
    let url = found["url"].as_str().expect("an address");
    url.trim_start_matches(&house.url).to_string()
}

/// The answer to the form for new tables.
async fn add(boss: &Persona, name: &str, last: &str, area: &str, seats: &str) -> (u16, String) {
    let form = [
        ("name", name),
        ("last", last),
        ("area", area),
        ("kind", "table"),
        ("seats", seats),
    ];
    boss.post_form("/admin/tables", &form).await
}

#[tokio::test]
async fn new_tables_stand_on_every_floor_at_once() {
    let house = House::with_limits(100).await;
    let (boss, waiter) = (house.staff("manager").await, house.staff("floor").await);
    let mut floor = waiter.socket("/live/floor").await;
    assert_eq!(add(&boss, "R8", "R11", "Roof", "6").await.0, 303);
    floor
        .next_paint(|p| p.to_string().contains("Roof") && p.to_string().contains("R11"))
        .await;
    let all = names(&boss).await;
    assert_eq!(all[all.len() - 4..], ["R8", "R9", "R10", "R11"]);

    // A counter is a place without seats.
    let form = [("name", "Pickup"), ("area", "Roof"), ("kind", "counter"), ("seats", "")];
    assert_eq!(boss.post_form("/admin/tables", &form).await.0, 303);
    let counter = id_of(&boss, "Pickup").await;
    let (_, page) = boss.get(&format!("/admin/tables/{counter}")).await;
    let url = page.split(&house.url).nth(1).and_then(|rest| rest.split(['"', '<']).next());
    let anna = house.visitor();
    assert_eq!(anna.get(url.expect("the address")).await.0, 303);
    let (_, menu) = anna.get("/menu").await;
    assert!(menu.contains("<span>Counter Pickup</span>"), "{menu}");
    assert!(house.guest("T4").await.get("/menu").await.1.contains("<span>Table T4</span>"));
}

#[tokio::test]
async fn what_is_wrong_with_a_table_is_told_beside_its_field_and_stays() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let before = names(&boss).await;
    let (status, page) = add(&boss, "T3", "T5", "", "0").await;
    assert_eq!(status, 422);
    assert_eq!(
        (field(&page, "name"), field(&page, "last"), field(&page, "seats")),
        ("T3", "T5", "0")
    );
    for wrong in ["area-error", "seats-error"] {
        assert!(page.contains(&format!("id=\"{wrong}\"")), "{wrong} in {page}");
    }
    let (status, page) = add(&boss, "T3", "T5", "Roof", "4").await;
    assert!(status == 422 && page.contains("Already in use: T3, T4, T5."), "{page}");
    let (status, page) = add(&boss, "X1", "Y4", "Roof", "4").await;
    assert!(status == 422 && page.contains("id=\"last-error\""), "{page}");
    let sofa = [("name", "X1"), ("area", "Roof"), ("kind", "sofa")];
    assert_eq!(boss.post_form("/admin/tables", &sofa).await.0, 400);
    assert_eq!(names(&boss).await, before);
    for who in ["floor", "kitchen"] {
        assert_eq!(
            add(&house.staff(who).await, "X1", "", "Roof", "4").await.0,
            403,
            "{who}"
        );
    }
}

#[tokio::test]
async fn two_who_edit_the_same_table_are_told_and_lose_nothing() {
    let house = House::with_limits(100).await;
    let (rosa, marco) = (house.staff("owner").await, house.staff("manager").await);
    let path = format!("/admin/tables/{}", id_of(&rosa, "T1").await);
    let (_, page) = rosa.get(&path).await;
    let version = field(&page, "version").to_string();
    let mut floor = house.staff("floor").await.socket("/live/floor").await;
    let save = async |who: &Persona, name: &str, seats: &str, version: &str| {
        let form = [
            ("name", name),
            ("area", "Roof"),
            ("kind", "table"),
            ("seats", seats),
            ("version", version),
        ];
        who.post_form(&path, &form).await
    };
    assert_eq!(save(&rosa, "Window", "2", &version).await.0, 303);
    floor.next_paint(|p| p.to_string().contains("Window")).await;
    let (status, page) = save(&marco, "T1 left", "3", &version).await;
    assert_eq!(status, 409);
    for told in [
        "Somebody else saved this",
        "Stands now: Window",
        "Stands now: 2",
        "Save mine anyway",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert_eq!((field(&page, "name"), field(&page, "seats")), ("T1 left", "3"));
    let version = field(&page, "version").to_string();
    assert_eq!(save(&marco, "T1 left", "3", &version).await.0, 303);
    assert_eq!(field(&rosa.get(&path).await.1, "name"), "T1 left");
    // The log has each field with what it was and became.
    let (_, log) = rosa.get("/admin/log?kind=table").await;
    for told in ["Window", "T1 left", "Roof"] {
        assert!(log.contains(told), "{told} in {log}");
    }
}

#[tokio::test]
async fn an_area_is_renamed_and_ordered() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let all = names(&boss).await;
    let (first, last) = (all[0].clone(), all[all.len() - 1].clone());
    let of = id_of(&boss, &last).await;
    let path = format!("/admin/tables/{of}/area");
    let (_, page) = boss.get(&path).await;
    let was = field(&page, "version").to_string();
    let mut floor = house.staff("floor").await.socket("/live/floor").await;
    assert_eq!(
        boss.post_form(&path, &[("name", "Orchard"), ("version", &was)]).await.0,
        303
    );
    let heading = format!(">{was}</h2>");
    floor
        .next_paint(|p| p.to_string().contains(">Orchard</h2>") && !p.to_string().contains(&heading))
        .await;
    let (status, page) = boss.post_form(&path, &[("name", "Meadow"), ("version", &was)]).await;
    assert!(
        status == 409 && field(&page, "name") == "Meadow" && page.contains("Orchard"),
        "{page}"
    );
    let (_, other) = boss.get(&format!("/admin/tables/{}/area", id_of(&boss, &first).await)).await;
    let other = field(&other, "version").to_lowercase();
    let (status, page) = boss.post_form(&path, &[("name", &other), ("version", "Orchard")]).await;
    assert!(status == 422 && page.contains("id=\"name-error\""), "{page}");

    assert_eq!(
        boss.post_form(&format!("{path}/move"), &[("position", "0")]).await.0,
        303
    );
    let moved = names(&boss).await;
    assert_ne!(moved[0], first);
    assert!(moved.contains(&first) && moved.len() == all.len());
    let top = format!("/admin/tables/{}/move", id_of(&boss, &moved[0]).await);
    assert_eq!(boss.post_form(&top, &[("position", "1")]).await.0, 303);
    assert_eq!(names(&boss).await[1], moved[0]);
    assert_eq!(boss.post_form(&top, &[]).await.0, 400);
}

#[tokio::test]
async fn a_table_is_retired_when_nobody_sits_there_and_comes_back_with_its_card() {
    let house = House::with_limits(100).await;
    let (boss, waiter) = (house.staff("manager").await, house.staff("floor").await);
    let id = id_of(&boss, "T7").await;
    let (retire, restore) = (
        format!("/admin/tables/{id}/retire"),
        format!("/admin/tables/{id}/restore"),
    );
    let anna = house.guest("T7").await;
    let (status, page) = boss.post_form(&retire, &[]).await;
    assert_eq!(status, 409);
    assert!(
        page.contains("Guests are sitting there.") && field(&page, "name") == "T7",
        "{page}"
    );
    let (_, desk) = waiter.get(&format!("/floor/tables/{id}")).await;
    let close = values(&desk, "action")
        .into_iter()
        .find(|a| a.ends_with("/close"))
        .expect("a way to close");
    assert_eq!(waiter.post_form(close, &[]).await.0, 303);
    let mut floor = waiter.socket("/live/floor").await;
    assert_eq!(boss.post_form(&retire, &[]).await.0, 303);
    floor
        .next_paint(|p| p.to_string().contains("id=\\\"areas\\\"") && !p.to_string().contains(">T7<"))
        .await;
    assert_eq!(waiter.get(&format!("/floor/tables/{id}")).await.0, 404);
    assert_eq!(boss.get(&format!("/admin/tables/{id}")).await.0, 404);

    let (status, page) = anna.get(&scan(&house, "T7")).await;
    assert!(
        status == 404 && page.contains("This table’s card is no longer in use."),
        "{page}"
    );
    let (_, list) = boss.get(&format!("/admin/tables?retired={id}")).await;
    assert!(list.contains("T7 is no longer in use.") && list.contains(&format!("action=\"{restore}\"")));
    assert_eq!(boss.post_form(&restore, &[]).await.0, 303);
    assert_eq!(house.visitor().get(&scan(&house, "T7")).await.0, 303);
    assert_eq!(waiter.post_form(&retire, &[]).await.0, 403);
}

#[tokio::test]
async fn a_retired_table_whose_name_was_given_away_waits_for_it() {
    let house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let act = async |id: &str, what: &str| boss.post_form(&format!("/admin/tables/{id}/{what}"), &[]).await;
    let old = id_of(&boss, "T7").await;
    assert_eq!(act(&old, "retire").await.0, 303);
    assert_eq!(add(&boss, "t7", "", "Roof", "2").await.0, 303);
    let (status, page) = act(&old, "restore").await;
    assert!(status == 409 && page.contains("Another table has this name."), "{page}");
    assert_eq!(act(&id_of(&boss, "t7").await, "retire").await.0, 303);
    assert_eq!(act(&old, "restore").await.0, 303);
    assert_eq!(
        names(&boss).await.iter().filter(|n| n.eq_ignore_ascii_case("T7")).count(),
        1
    );
    assert_eq!(act(&old, "sell").await.0, 404);
}

#[tokio::test]
async fn a_new_code_asks_for_proof_and_the_old_card_says_that_it_is_old() {
    let mut house = House::with_limits(100).await;
    let boss = house.staff("manager").await;
    let path = format!("/admin/tables/{}", id_of(&boss, "T5").await);
    let old = scan(&house, "T5");
    // A proof ends with the run of the program in which it was given.
    house.power_cut().await;
    let (status, page) = boss.post_form(&format!("{path}/rotate"), &[]).await;
    assert!(status == 403 && page.contains("name=\"proof\""), "{page}");
    assert_eq!(house.visitor().get(&old).await.0, 303, "nothing has changed");
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == "manager").expect("a manager");
    let password = account["password"].as_str().expect("a password");
    let (status, page) = boss.post_form(&format!("{path}/rotate"), &[("proof", password)]).await;
    assert_eq!(status, 303, "{page}");
    let (status, page) = house.visitor().get(&old).await;
    assert!(
        status == 404 && page.contains("The card on your table was renewed."),
        "{page}"
    );
    let (_, list) = boss.get(&format!("/admin/tables?rotated={}", id_of(&boss, "T5").await)).await;
    assert!(list.contains("print the card again"), "{list}");
}

#[tokio::test]
async fn cards_tell_the_wifi_only_to_who_has_given_proof() {
    let mut house = House::with_limits(100).await;
    let (boss, waiter) = (house.staff("manager").await, house.staff("floor").await);
    let (status, page) = boss.get("/admin/tables/cards").await;
    assert!(status == 200 && !page.contains("Password:"), "{page}");
    house
        .alter(|db| {
            let set =
                "INSERT INTO settings (key, value) VALUES ('wifi-name', 'Ospiti'), ('wifi-password', 'pasta al forno')
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            db.execute(set, []).expect("a network");
        })
        .await;
    for path in ["/admin/tables/cards", "/admin/tables/cards.pdf?size=pocket"] {
        let answer = boss.request(reqwest::Method::GET, path).send().await.expect("an answer");
        let place = answer.headers().get("location").and_then(|p| p.to_str().ok()).unwrap_or_default();
        assert!(answer.status() == 303 && place.starts_with("/account/proof"), "{place}");
        assert_eq!(waiter.get(path).await.0, 403, "{path}");
    }
    // Signing in is a proof.
    let boss = house.staff("manager").await;
    let (_, page) = boss.get("/admin/tables/cards?size=tent").await;
    assert!(page.contains(">Network: Ospiti</text>") && page.contains(">Password: pasta al forno</text>"));
    let answer = boss
        .request(reqwest::Method::GET, "/admin/tables/cards.pdf")
        .send()
        .await
        .expect("a file");
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    assert!(answer.headers()["cache-control"].to_str().expect("words").contains("no-store"));
    // The demo listens on the machine itself alone, where no phone comes.
    assert!(page.contains("which only this machine itself can open."), "{page}");
}

#[tokio::test]
async fn a_form_with_no_table_ticked_prints_nothing() {
    let house = House::open().await;
    let boss = house.staff("manager").await;
    let answer = boss
        .request(reqwest::Method::GET, "/admin/tables/cards.pdf?chosen=on&size=tent")
        .send()
        .await;
    assert_eq!(
        answer.expect("an answer").headers()["location"],
        "/admin/tables/cards?chosen=on"
    );
    let (_, none) = boss.get("/admin/tables/cards?chosen=on&size=tent").await;
    assert!(
        none.contains("Tick an area or a table first.") && !none.contains("t-paper"),
        "{none}"
    );
}
