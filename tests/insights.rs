//! The owner's figures over HTTP: they follow the orders, say what they mean, and are files as well.

pub mod support;

use std::collections::HashSet;
use std::io::Cursor;
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use support::page::between;
use support::{House, Persona};

/// The page as soon as it shows something: facts are counted a moment after they are committed.
async fn page_with(who: &Persona, path: &str, shown: &str) -> String {
    for _ in 0..100 {
        let (status, page) = who.get(path).await;
        assert_eq!(status, 200, "{path}: {page}");
        if page.contains(shown) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{path} never shows {shown}: {}", who.get(path).await.1);
}

/// Whoever asks for the file of a table.
async fn file(who: &Persona, path: &str) -> (String, Vec<u8>) {
    let answer = who.request(reqwest::Method::GET, path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    let kind = answer.headers()["content-type"].to_str().expect("a type").to_string();
    (kind, answer.bytes().await.expect("a file").to_vec())
}

#[tokio::test]
async fn what_is_sold_is_in_the_figures_a_moment_later() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let before = page_with(&owner, "/admin/insights", "Today so far").await;
    let orders = |page: &str| {
        let card = between(page, "<h3>Orders</h3>", "</p>").expect("a card").to_string();
        card.rsplit('>').next().and_then(|n| n.trim().parse::<i64>().ok()).expect("a number")
    };
    let was = orders(&before);
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    for _ in 0..100 {
        let (_, page) = owner.get("/admin/insights").await;
        if orders(&page) == was + 1 {
            let dishes = page_with(&owner, "/admin/insights/dishes", "Buffalo caprese").await;
            assert!(dishes.contains("Never sold"), "the rest of the menu");
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("an order that was sent is never counted");
}

#[tokio::test]
async fn today_moves_while_orders_come_in() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let anna = house.guest("T4").await;
    let mut screen = owner.socket("/live/insights").await;
    screen.next_paint(|paint| paint.to_string().contains("id=\\\"today\\\"")).await;
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    screen.next_paint(|paint| paint.to_string().contains("€10.50")).await;
    assert!(house.staff("floor").await.try_socket("/live/insights").await.is_err());
}

#[tokio::test]
async fn every_table_is_a_file_for_spreadsheets() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    let owner = house.staff("owner").await;
    // Until then it is among those never sold.
    page_with(&owner, "/admin/insights", "Highest: ").await;
    let (kind, csv) = file(&owner, "/admin/insights/dishes/dishes.csv").await;
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(kind.starts_with("text/csv") && csv.contains("Buffalo caprese"), "{csv}");
    let (kind, book) = file(&owner, "/admin/insights/dishes/all.xlsx").await;
    assert!(kind.contains("spreadsheetml") && book.starts_with(b"PK"), "{kind}");
    for missing in [
        "dishes/none.csv",
        "dishes/all.csv",
        "dishes/dishes.pdf",
        "nothing/dishes.csv",
        "nothing",
    ] {
        assert_eq!(
            owner.get(&format!("/admin/insights/{missing}")).await.0,
            404,
            "{missing}"
        );
    }
}

#[tokio::test]
async fn a_dish_has_a_page_of_its_own() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    page_with(&owner, "/admin/insights", "Highest: ").await;
    let dishes = owner.get("/admin/insights/dishes").await.1;
    let row = between(&dishes, "<th scope=\"row\" class=\"word\"><a href=\"", "</a>").expect("a link");
    let (to, name) = row.split_once("\">").expect("its name");
    assert_eq!(name, "Buffalo caprese");
    let (status, page) = owner.get(to).await;
    assert_eq!(status, 200, "{to}: {page}");
    assert!(
        page.contains("<h2>Buffalo caprese</h2>") && page.contains("When it is ordered"),
        "{page}"
    );
    let sold = between(&page, "<h3>Sold</h3>", "</p>").expect("a card");
    let each = between(&page, "<h3>Revenue each</h3>", "</p>").expect("a card");
    assert!(sold.ends_with(">1") && each.ends_with(">€10.50"), "{sold} {each}");
    let path = to.split('?').next().expect("a path");
    let (_, csv) = file(&owner, &format!("{path}/when.csv")).await;
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(csv.contains(",1,10.50"), "{csv}");
    for missing in [
        "dishes/999999",
        "dishes/-999999",
        "dishes/0",
        "dishes/1/none.csv",
        "dishes/999999/all.xlsx",
    ] {
        let path = format!("/admin/insights/{missing}");
        assert_eq!(owner.get(&path).await.0, 404, "{missing}");
    }
}

#[tokio::test]
async fn the_whole_period_is_one_workbook() {
    let house = House::open().await;
    let anna = house.guest("T4").await;
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    let owner = house.staff("owner").await;
    let page = page_with(&owner, "/admin/insights", "Highest: ").await;
    let to = between(&page, "href=\"/admin/insights/whole.xlsx", "\"").expect("a link");
    let to = format!(
        "/admin/insights/whole.xlsx{}",
        to.replace("&amp;", "&").replace("&#38;", "&")
    );
    let (_, bytes) = file(&owner, &to).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    let own: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert!(
        own.len() == names.len() && names.iter().all(|n| n.chars().count() <= 31),
        "{names:?}"
    );
    for name in ["Revenue by day", "Orders by weekday and hour", "Dishes", "Never sold"] {
        assert!(names.iter().any(|n| n == name), "{name} of {names:?}");
    }
    let dishes = book.worksheet_range("Dishes").expect("a table");
    let first: Vec<_> = dishes.rows().nth(1).expect("a row").iter().take(3).cloned().collect();
    let sold = [
        Data::String("Buffalo caprese".into()),
        Data::Float(1.0),
        Data::Float(10.5),
    ];
    assert_eq!(first, sold);
}

#[tokio::test]
async fn a_period_is_asked_for_and_a_wrong_one_is_told_beside_its_field() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let (_, page) = owner.get("/admin/insights?length=month&at=2025-02-10&against=year").await;
    assert!(page.contains("Sat 1 Feb 2025 – Fri 28 Feb 2025"), "{page}");
    assert!(page.contains("Compared with Thu 1 Feb 2024 – Wed 28 Feb 2024.") && page.contains("counted whole"));
    let (status, page) = owner.get("/admin/insights?length=own&from=2025-03-02&to=2025-03-01").await;
    assert_eq!(status, 422);
    assert!(
        page.contains("id=\"to-error\"") && page.contains("cannot be before the first"),
        "{page}"
    );
    let (status, page) = owner.get("/admin/insights/hours?length=own&from=soon").await;
    assert!(status == 422 && page.contains("id=\"from-error\""), "{page}");
    let nothing = owner.get("/admin/insights/dishes?length=day&at=2020-01-01").await.1;
    assert!(nothing.contains("Nothing in this period."), "{nothing}");
}

#[tokio::test]
async fn who_asks_for_nothing_sees_four_weeks_and_no_change_against_days_that_nobody_knows() {
    let house = House::open().await;
    let (owner, anna) = (house.staff("owner").await, house.guest("T4").await);
    let dish = anna.dish("Buffalo caprese").await;
    anna.add(&dish).await;
    anna.send().await;
    let page = page_with(&owner, "/admin/insights/dishes", "Sales are known only from").await;
    let from = between(&page, "name=\"from\" type=\"date\" value=\"", "\"").expect("a day").to_string();
    let to = between(&page, "name=\"to\" type=\"date\" value=\"", "\"").expect("a day");
    let day = |text: &str| comanda::base::time::BusinessDay::parse(text).expect("a day").0;
    assert_eq!(day(to) - day(&from), 27);
    let (_, over) = owner.get("/admin/insights?length=own&from=2020-01-01&to=2020-01-02").await;
    assert!(
        over.contains("Sales are known only from") && !over.contains("class=\"chip up"),
        "{over}"
    );
}

#[tokio::test]
async fn managers_read_the_figures_and_others_do_not() {
    let house = House::open().await;
    for (role, status) in [("manager", 200), ("floor", 403), ("kitchen", 403)] {
        let who = house.staff(role).await;
        for path in ["/admin/insights", "/admin/insights/running", "/admin/insights/dishes/1"] {
            assert_eq!(who.get(path).await.0, status, "{role} {path}");
        }
    }
}

/// The cookie by which a phone is known again, as an answer gives it.
async fn phone_of(who: &Persona, path: &str) -> Option<String> {
    let answer = who.request(reqwest::Method::GET, path).send().await.expect("an answer");
    let given = answer.headers().get_all("set-cookie").iter();
    let mut phones = given.filter_map(|c| c.to_str().ok().filter(|c| c.starts_with("comanda_phone=")));
    phones.next().map(String::from)
}

async fn know_phones(house: &House, owner: &Persona, days: &str) {
    let page = owner.get("/admin/settings").await.1;
    let mut form = support::page::settings_seen(&page, "guests");
    form.retain(|(name, _)| name != "returning-days");
    form.push(("returning-days".into(), days.into()));
    form.push(("account-months".into(), "24".into()));
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(owner.post_form("/admin/settings", &fields).await.0, 303);
    let kept = "SELECT value FROM settings WHERE key = 'returning-days'";
    let value: String = house.database().query_row(kept, [], |r| r.get(0)).expect("the setting");
    assert_eq!(value, days);
}

#[tokio::test]
async fn a_phone_is_known_again_only_where_the_house_says_so() {
    let house = House::with_limits(100).await;
    let owner = house.staff("owner").await;
    let table = house.table_path("T4");
    let phone = house.visitor();
    assert_eq!(phone_of(&phone, &table).await, None, "not by default");
    let page = owner.get("/admin/insights/guests").await.1;
    assert!(page.contains("does not know guests’ phones again"), "{page}");
    know_phones(&house, &owner, "90").await;
    let given = phone_of(&phone, &table).await.expect("a cookie");
    assert!(given.contains("HttpOnly") && given.contains("SameSite=Lax") && given.contains("Max-Age=7776000"));
    let again = phone_of(&phone, &table).await.expect("a cookie");
    assert_eq!(given.split(';').next(), again.split(';').next(), "the same number");
    let page = page_with(&owner, "/admin/insights/guests", "for the first time").await;
    assert!(
        page.contains("New and returning") && !page.contains("for the second time"),
        "{page}"
    );
    let token = given.split(';').next().and_then(|c| c.split('=').nth(1)).expect("a number");
    let dump = std::fs::read(house.database_path()).expect("the database");
    assert!(
        !dump.windows(token.len()).any(|w| w == token.as_bytes()),
        "only its hash is kept"
    );
    know_phones(&house, &owner, "0").await;
    let gone = phone_of(&phone, &table).await.expect("a cookie");
    assert!(
        gone.starts_with("comanda_phone=;") && gone.contains("Max-Age=0"),
        "{gone}"
    );
}

#[tokio::test]
async fn what_guests_miss_is_counted_once_each_without_who_it_was() {
    let house = House::with_limits(100).await;
    let (owner, cook) = (house.staff("owner").await, house.staff("kitchen").await);
    let (anna, ben) = (house.guest("T4").await, house.guest("T4").await);
    let dish = anna.dish("Buffalo caprese").await;
    for who in [&anna, &anna, &ben] {
        assert_eq!(who.post_form("/menu/missed", &[("q", "Sushi")]).await.0, 204);
        assert_eq!(who.get("/menu?q=ramen").await.0, 200);
        who.get("/menu?q=caprese").await;
        who.get(&format!("/menu/items/{dish}")).await;
    }
    let sold_out = cook.post_form(&format!("/kitchen/items/{dish}"), &[("available", "no")]).await;
    assert!(sold_out.0 < 400, "{}", sold_out.1);
    for who in [&anna, &anna, &ben] {
        who.get(&format!("/menu/items/{dish}")).await;
    }
    page_with(&owner, "/admin/insights/dishes?length=day", "Wanted while sold out").await;
    let rows = |csv: Vec<u8>| {
        let text = String::from_utf8(csv).expect("UTF-8");
        text.lines().skip(1).map(|line| line.replace('"', "")).collect::<Vec<_>>()
    };
    let mut seen = (Vec::<String>::new(), Vec::<String>::new());
    for _ in 0..100 {
        let (_, missed) = file(&owner, "/admin/insights/dishes/missed.csv?length=day").await;
        let (_, wanted) = file(&owner, "/admin/insights/dishes/wanted.csv?length=day").await;
        seen = (rows(missed), rows(wanted));
        if seen.0 == ["ramen,2", "sushi,2"] && seen.1.len() == 1 && seen.1[0].starts_with("Buffalo caprese,2,") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("each guest counts once: {seen:?}");
}
