//! Past sales on the owner's page, against the real program: brought, looked at, checked, imported, taken back.

pub mod support;

use std::time::Duration;

use reqwest::Method;
use support::page::between;
use support::{House, Persona, answer};

const HOME: &str = "/admin/insights/import";
const GOOD: &str = "No;Day;At;What;Size;Euro\n1;2/1/2020;12:00;Buffalo caprese;M;10,50\n1;2/1/2020;12:00;Grappa;;4\n2;13/1/2020;19:30;Grappa;;4\n";
/// Which column of it is what; its names say it only of some.
const COLUMNS: [(&str, &str); 7] = [
    ("order", "0"),
    ("date", "1"),
    ("time", "2"),
    ("item", "3"),
    ("option", "4"),
    ("price", "5"),
    ("dates", ""),
];

async fn brought(who: &Persona, text: &str) -> String {
    let (status, page, place) = who.upload(HOME, "sales", "till.csv", text.as_bytes()).await;
    assert_eq!(status, 303, "{page}");
    place
}

/// The page once nothing runs any more.
async fn ended(who: &Persona, path: &str) -> String {
    for _ in 0..200 {
        let (status, page) = who.get(path).await;
        if status == 303 {
            return who.get(&format!("{HOME}?done=1")).await.1;
        }
        assert_eq!(status, 200, "{page}");
        if !page.contains("<progress class=\"grow\"") {
            return page;
        }
        assert!(
            page.contains("http-equiv=\"refresh\""),
            "it loads itself anew without a script"
        );
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{path} never ends");
}

async fn checked(who: &Persona, place: &str, columns: &[(&str, &str)]) -> String {
    let (status, page) = who.post_form(&format!("{place}/check"), columns).await;
    assert_eq!(status, 303, "{page}");
    ended(who, place).await
}

/// How many files wait in the data directory.
fn files(house: &House) -> usize {
    std::fs::read_dir(house.data().join("sales")).map_or(0, Iterator::count)
}

fn past_orders(house: &House) -> i64 {
    let count = "SELECT count(*) FROM past_orders";
    house.database().query_row(count, [], |r| r.get(0)).expect("a count")
}

#[tokio::test]
async fn a_file_is_looked_at_checked_imported_and_taken_back() {
    let house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    let place = brought(&owner, GOOD).await;
    let (_, page) = owner.get(&place).await;
    assert!(
        page.contains("<td>Buffalo caprese</td>") && page.contains(">Euro</th>"),
        "the first rows"
    );
    let guessed = between(&page, "id=\"date-0\"", "</select>").expect("a list").to_string();
    assert!(
        !guessed.contains("selected") || guessed.contains("selected>Day"),
        "{guessed}"
    );
    // Not before it was checked.
    assert_eq!(owner.post_form(&place, &[]).await.0, 409);
    let page = checked(&owner, &place, &COLUMNS).await;
    assert!(
        page.contains("This file can be imported") && page.contains("€18.50"),
        "{page}"
    );
    assert!(
        page.contains("<summary>One name is a dish of the menu</summary><p>Buffalo caprese</p>"),
        "{page}"
    );
    assert!(page.contains("One name is not on the menu") && page.contains("<p>Grappa</p>"));
    assert_eq!((past_orders(&house), files(&house)), (0, 1), "nothing is changed yet");
    assert_eq!(owner.post_form(&place, &[]).await.0, 303);
    let page = ended(&owner, &place).await;
    assert!(
        page.contains("2 orders were imported.") && page.contains("till.csv"),
        "{page}"
    );
    assert_eq!((past_orders(&house), files(&house)), (2, 0), "its file is gone");
    let (_, figures) = owner.get("/admin/insights?length=month&at=2020-01-01").await;
    assert!(figures.contains("€18.50 of it is from imported sales."), "{figures}");
}

#[tokio::test]
async fn the_same_again_adds_nothing_and_what_was_imported_leaves_whole() {
    let house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    let place = brought(&owner, GOOD).await;
    checked(&owner, &place, &COLUMNS).await;
    assert_eq!(owner.post_form(&place, &[]).await.0, 303);
    ended(&owner, &place).await;
    // The same again adds nothing.
    let again = brought(&owner, GOOD).await;
    let page = checked(&owner, &again, &COLUMNS).await;
    assert!(
        page.contains("There is nothing new in this file") && !page.contains("Import 0"),
        "{page}"
    );
    let (_, page) = owner.get(HOME).await;
    let path = between(&page, "action=\"/admin/insights/imports/", "\"").expect("a button").to_string();
    assert_eq!(
        owner.post_form(&format!("/admin/insights/imports/{path}"), &[]).await.0,
        303
    );
    let page = ended(&owner, &format!("{HOME}?done=1")).await;
    assert!(
        page.contains("2 orders were taken back.") && page.contains("Nothing was imported yet."),
        "{page}"
    );
    assert_eq!(past_orders(&house), 0);
    assert_eq!(
        owner.post_form(&format!("/admin/insights/imports/{path}"), &[]).await.0,
        404
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_and_the_columns_stay_as_they_were_said() {
    let house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    let before = house.fingerprint();
    for (name, bytes, words) in [
        ("none.csv", &b""[..], "Choose a file first."),
        ("a.csv", b"\n\n", "The file is empty."),
        ("a.csv", b"date,item,price\n", "no sales below it"),
        ("a.csv.gz", b"\x1f\x8bnothing", "The file cannot be read"),
        ("a.csv", b"d\xe9but,b\n1,2\n", "not in UTF-8"),
    ] {
        let (status, page, _) = owner.upload(HOME, "sales", name, bytes).await;
        assert_eq!(status, 422, "{name}");
        assert!(
            page.contains(words) && page.contains("id=\"sales-error\""),
            "{name}: {page}"
        );
    }
    assert_eq!(files(&house), 0);
    let place = brought(&owner, GOOD).await;
    let mut wrong = COLUMNS;
    wrong[5] = ("price", "3");
    let page = checked(&owner, &place, &wrong).await;
    assert!(
        page.contains("3 things are wrong with this file")
            && page.contains("<strong>Line 2</strong> <code>What</code>")
    );
    let price = between(&page, "id=\"price-0\"", "</select>").expect("a list");
    assert!(price.contains("value=\"3\" selected"), "{price}");
    assert_eq!(owner.post_form(&place, &[]).await.0, 409, "it is not imported");
    for bad in [("price", "x"), ("colour", "1"), ("dates", "ymd")] {
        assert_eq!(owner.post_form(&format!("{place}/check"), &[bad]).await.0, 400);
    }
    let page = checked(&owner, &place, &[("price", "99")]).await;
    assert!(page.contains("There is no column “100”."), "{page}");
    assert_eq!(owner.post_form(&format!("{place}/cancel"), &[]).await.0, 303);
    assert_eq!((files(&house), house.fingerprint()), (0, before));
    assert!(owner.get(&place).await.0 == 303);
}

#[tokio::test]
async fn a_file_is_its_bringers_alone_and_waits_for_a_fresh_proof() {
    let mut house = House::with_limits(100).await;
    let (owner, other, manager) = (
        house.staff("owner").await,
        house.staff("owner").await,
        house.staff("manager").await,
    );
    assert_eq!(manager.get(HOME).await.0, 403);
    assert_eq!(manager.upload(HOME, "sales", "till.csv", GOOD.as_bytes()).await.0, 403);
    let place = brought(&owner, GOOD).await;
    checked(&owner, &place, &COLUMNS).await;
    let gone = other.request(Method::GET, &place).send().await.expect("an answer");
    assert_eq!(gone.headers()["location"], format!("{HOME}?gone=1"));
    assert_eq!(other.post_form(&place, &[]).await.0, 303);
    other.post_form(&format!("{place}/cancel"), &[]).await;
    assert_eq!(files(&house), 1, "nobody else throws it away");
    assert_eq!(answer(manager.request(Method::POST, &place)).await.0, 403);
    // A second one takes the place of the first.
    let next = brought(&owner, GOOD).await;
    assert_eq!(
        (owner.get(&place).await.0, owner.get(&next).await.0, files(&house)),
        (303, 200, 1)
    );
    house.power_cut().await;
    assert_eq!(owner.post_form(&next, &[]).await.0, 403, "the password is asked for");
    let (_, page) = owner.get(&format!("{HOME}?gone=1")).await;
    assert!(page.contains("This file is not kept any more."), "{page}");
    assert_eq!(past_orders(&house), 0);
}
