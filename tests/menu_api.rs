//! The menu is edited over the JSON API as on the owner's pages: the same rows, the same log, the same refusals.

pub mod support;

use comanda::store::RequestKey;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use support::api::Client;
use support::page::field;
use support::{House, Persona};

const EDITOR: &str = "/api/v1/menu/editor";
const FILES: &str = "/api/v1/menu/files";

fn items(id: &Value) -> String {
    format!("{EDITOR}/items/{id}")
}

fn toast() -> Value {
    json!({"category": 1, "names": {"en": "Toast", "it": "Toast"}, "descriptions": {"en": "With ham"}, "price": 350,
        "cost": 110, "tax_ppm": 88_750, "allergens": ["gluten", "milk"], "tags": ["spicy"], "station": 1, "hidden": true,
        "hours": "mon-fri 12:00-14:30", "stock": 7})
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

async fn form(who: &Persona, path: &str, fields: &[(&str, &str)]) {
    let (status, page) = who.post_form(path, fields).await;
    assert_eq!(status, 303, "{path}: {page}");
}

/// The newest rows, column by column but for what tells two things apart, and what was logged since.
fn written(house: &House, since: i64) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
    let db = house.database();
    let all = |sql: &str| {
        let mut found = db.prepare(sql).expect("a statement");
        let columns = found.column_count();
        let rows = found.query_map([], |r| (0..columns).map(|n| r.get::<_, Cell>(n)).collect());
        rows.expect("rows").map(|r| r.expect("a row")).collect::<Vec<Vec<Cell>>>()
    };
    let rows = all("SELECT i.category_id, i.revision, i.price, i.tax_ppm, i.station_id, i.tags, i.allergens, i.stock,
           i.available, i.active, i.cost, i.hidden, i.hours, i.later, t.revision, t.language, t.name, t.description,
           g.key, g.names, g.least, g.most, g.removes, g.active, o.key, o.delta, o.allergens, o.station_id, o.active,
           o.position, x.language, x.revision, x.name
         FROM items i JOIN item_texts t ON t.item_id = i.id LEFT JOIN option_groups g ON g.item_id = i.id
           LEFT JOIN options o ON o.group_id = g.id LEFT JOIN option_texts x ON x.option_id = o.id
         WHERE i.id = (SELECT max(id) FROM items) ORDER BY t.revision, t.language, g.key, o.key, x.revision, x.language");
    let log = format!("SELECT kind, thing_name, field, was, became FROM changes WHERE id > {since} ORDER BY id");
    (rows, all(&log))
}

fn number(house: &House, sql: &str) -> i64 {
    house.database().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn log_end(house: &House) -> i64 {
    number(house, "SELECT max(id) FROM changes")
}

/// A dish that the page made, changed, and gave choices; answers what was written.
#[expect(clippy::too_many_lines, reason = "one story beside its twin, step by step")]
async fn by_form(house: &House, boss: &Persona) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
    let since = log_end(house);
    let dish = [
        ("category", "1"),
        ("name-en", "Toast"),
        ("name-it", "Toast"),
        ("description-en", "With ham"),
        ("price", "3.50"),
        ("cost", "1.10"),
        ("tax", "8.875"),
        ("allergens", "gluten"),
        ("allergens", "milk"),
        ("tags", "spicy"),
        ("station", "kitchen"),
        ("hidden", "on"),
        ("hours", "mon-fri 12:00-14:30"),
        ("stock", "7"),
    ];
    form(boss, "/admin/menu/items", &dish).await;
    let path = format!("/admin/menu/items/{}", number(house, "SELECT max(id) FROM items"));
    let version = |page: &str| field(page, "version").to_string();
    let (_, page) = boss.get(&path).await;
    let seen = version(&page);
    let mut dearer: Vec<_> = dish.iter().copied().filter(|(n, _)| !matches!(*n, "price" | "hidden")).collect();
    dearer.extend([("price", "4.00"), ("stock-was", "7"), ("version", seen.as_str())]);
    form(boss, &path, &dearer).await;
    let size = [
        ("name-en", "Size"),
        ("least", "1"),
        ("most", "1"),
        ("o0-name-en", "Small"),
        ("o1-name-en", "Large"),
        ("o1-price", "2.50"),
        ("o1-allergens", "eggs"),
        ("o1-station", "bar"),
    ];
    form(boss, &format!("{path}/groups"), &size).await;
    let less = [("removes", "on"), ("o0-name-en", "Cheese"), ("o0-allergens", "milk")];
    form(boss, &format!("{path}/groups"), &less).await;
    let group = format!(
        "{path}/groups/{}",
        number(house, "SELECT max(id) FROM option_groups WHERE removes = 0")
    );
    let (_, page) = boss.get(&group).await;
    let seen = version(&page);
    let other = [
        ("version", seen.as_str()),
        ("name-en", "Format"),
        ("least", "0"),
        ("most", "1"),
        ("o0-key", "large"),
        ("o0-name-en", "Large"),
        ("o0-price", "3.00"),
        ("o1-name-en", "Giant"),
    ];
    form(boss, &group, &other).await;
    form(boss, &format!("{group}/delete"), &[]).await;
    form(boss, &format!("{group}/restore"), &[]).await;
    form(boss, &format!("{path}/move"), &[("position", "0")]).await;
    form(boss, &format!("{path}/hide"), &[]).await;
    form(boss, &format!("{path}/delete"), &[]).await;
    form(boss, &format!("{path}/restore"), &[]).await;
    form(boss, &format!("{path}/copy"), &[]).await;
    written(house, since)
}

/// The same over the API.
#[expect(clippy::too_many_lines, reason = "one story beside its twin, step by step")]
async fn by_json(house: &House, boss: &Client) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
    let since = log_end(house);
    let (status, headers, item) = boss.post(&format!("{EDITOR}/items"), &toast()).await;
    assert_eq!(status, 201, "{item}");
    let path = items(&item["id"]);
    assert_eq!(headers["location"], path.as_str());
    let tag = headers["etag"].to_str().expect("a tag");
    assert_eq!(boss.read(&path).await, (item.clone(), tag.to_string()));
    let dearer = with(with(toast(), "price", json!(400)), "hidden", json!(false));
    let (status, _, body) = boss.change(Method::PUT, &path, tag, Some(&dearer)).await;
    assert_eq!((status, &body["price"]), (200, &json!(400)), "{body}");
    let bar = number(house, "SELECT id FROM stations WHERE key = 'bar'");
    let size = json!({"names": {"en": "Size"}, "min": 1, "max": 1, "options": [{"names": {"en": "Small"}},
        {"names": {"en": "Large"}, "price": 250, "allergens": ["eggs"], "station": bar}]});
    let (status, headers, group) = boss.post(&format!("{path}/groups"), &size).await;
    assert_eq!(status, 201, "{group}");
    let less = json!({"removes": true, "options": [{"names": {"en": "Cheese"}, "allergens": ["milk"]}]});
    let (status, _, body) = boss.post(&format!("{path}/groups"), &less).await;
    assert_eq!((status, &body["removes"]), (201, &json!(true)), "{body}");
    let at = format!("{path}/groups/{}", group["id"]);
    let other = json!({"names": {"en": "Format"}, "options": [
        {"id": group["options"][1]["id"], "names": {"en": "Large"}, "price": 300}, {"names": {"en": "Giant"}}]});
    let tag = headers["etag"].to_str().expect("a tag");
    let (status, headers, body) = boss.change(Method::PUT, &at, tag, Some(&other)).await;
    assert_eq!((status, &body["options"][1]["price"]), (200, &json!(0)), "{body}");
    assert_eq!(
        body["options"][0]["id"], group["options"][1]["id"],
        "it is the same option"
    );
    let tag = headers["etag"].to_str().expect("a tag");
    assert_eq!(boss.change(Method::DELETE, &at, tag, None).await.0, 204);
    assert_eq!(boss.post(&format!("{at}/restore"), &json!(null)).await.0, 204);
    assert_eq!(boss.post(&format!("{path}/move"), &json!({"position": 0})).await.0, 204);
    assert_eq!(
        boss.put(&format!("{path}/hidden"), &json!({"hidden": true})).await.0,
        204
    );
    assert_eq!(boss.change(Method::DELETE, &path, "*", None).await.0, 204);
    assert_eq!(boss.status(&path).await, 404);
    assert_eq!(boss.post(&format!("{path}/restore"), &json!(null)).await.0, 204);
    let (status, _, copy) = boss.post(&format!("{path}/copy"), &json!(null)).await;
    assert_eq!((status, &copy["names"]["en"]), (201, &json!("Toast (2)")), "{copy}");
    written(house, since)
}

#[tokio::test]
async fn a_dish_of_the_api_is_written_and_logged_as_one_of_the_page() {
    let [one, two] = [House::with_limits(100).await, House::with_limits(100).await];
    let form = by_form(&one, &one.staff("manager").await).await;
    let json = by_json(&two, &Client::new(two.staff("manager").await)).await;
    assert_eq!(json.0, form.0);
    assert_eq!(json.1, form.1);
    assert!(form.0.len() > 4 && form.1.len() > 20, "{form:?}");
    let facts = "SELECT group_concat(json_extract(payload, '$'), ';') FROM events WHERE feature = 'menu'";
    let told = |house: &House| house.database().query_row(facts, [], |r| r.get::<_, String>(0)).expect("facts");
    assert_eq!(told(&one), told(&two));
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story beside its twin, step by step")]
async fn categories_and_stations_are_edited_as_on_their_pages() {
    let [one, two] = [House::with_limits(100).await, House::with_limits(100).await];
    let (page, api) = (one.staff("manager").await, Client::new(two.staff("manager").await));
    let log = |house: &House| written(house, 0).1;
    // Stations.
    form(
        &page,
        "/admin/stations",
        &[("name-en", "Grill"), ("warn", "5"), ("late", "9")],
    )
    .await;
    let grill = json!({"names": {"en": "Grill"}, "warn_minutes": 5, "late_minutes": 9});
    let (status, headers, made) = api.post(&format!("{EDITOR}/stations"), &grill).await;
    assert_eq!(status, 201, "{made}");
    let id = made["id"].as_i64().expect("an id");
    let at = format!("{EDITOR}/stations/{id}");
    let (_, station) = page.get(&format!("/admin/stations/{id}")).await;
    let slower = [
        ("name-en", "Grill"),
        ("warn", "6"),
        ("late", "12"),
        ("version", field(&station, "version")),
    ];
    form(&page, &format!("/admin/stations/{id}"), &slower).await;
    let slow = json!({"names": {"en": "Grill"}, "warn_minutes": 6, "late_minutes": 12});
    let tag = headers["etag"].to_str().expect("a tag");
    assert_eq!(api.change(Method::PUT, &at, tag, Some(&slow)).await.0, 200);
    assert_eq!(
        api.change(Method::PUT, &at, tag, Some(&slow)).await.0,
        412,
        "it is another one by now"
    );
    // Categories.
    let specials = [
        ("name-en", "Specials"),
        ("station", "grill"),
        ("hours", "sun 12:00-15:00"),
    ];
    form(&page, "/admin/menu/categories", &specials).await;
    let sundays = json!({"names": {"en": "Specials"}, "station": id, "hours": "sun 12:00-15:00"});
    let (status, _, made) = api.post(&format!("{EDITOR}/categories"), &sundays).await;
    assert_eq!((status, &made["station"]), (201, &json!(id)), "{made}");
    let (category, at_category) = (made["id"].clone(), format!("{EDITOR}/categories/{}", made["id"]));
    // What something goes to is not retired.
    let (status, _, body) = api.change(Method::DELETE, &at, "*", None).await;
    assert_eq!((status, &body["code"]), (409, &json!("stations-error-used")), "{body}");
    let (of_page, of_station) = (
        format!("/admin/menu/categories/{category}"),
        format!("/admin/stations/{id}"),
    );
    for (what, position) in [("move", "0"), ("hide", ""), ("delete", "")] {
        form(&page, &format!("{of_page}/{what}"), &[("position", position)]).await;
    }
    for (what, position) in [("move", "0"), ("retire", ""), ("restore", "")] {
        form(&page, &format!("{of_station}/{what}"), &[("position", position)]).await;
    }
    form(&page, &format!("{of_page}/restore"), &[]).await;
    assert_eq!(
        api.post(&format!("{at_category}/move"), &json!({"position": 0})).await.0,
        204
    );
    assert_eq!(
        api.put(&format!("{at_category}/hidden"), &json!({"hidden": true})).await.0,
        204
    );
    let (gone, tag) = api.read(&at_category).await;
    assert_eq!(gone["hidden"], true);
    assert_eq!(api.change(Method::DELETE, &at_category, &tag, None).await.0, 204);
    let list = api.get(&format!("{EDITOR}/categories")).await;
    assert_eq!(
        list["deleted"][0],
        json!({"kind": "category", "id": category, "name": "Specials"})
    );
    assert_eq!(
        (&list["categories"][0]["id"], &list["categories"][0]["deleted"]),
        (&category, &json!(true))
    );
    assert_eq!(api.post(&format!("{at}/move"), &json!({"position": 0})).await.0, 204);
    assert_eq!(api.change(Method::DELETE, &at, "*", None).await.0, 204);
    let list = api.get(&format!("{EDITOR}/stations")).await;
    let last = list["stations"].as_array().and_then(|all| all.last()).expect("a station");
    assert_eq!((&last["id"], &last["active"]), (&json!(id), &json!(false)));
    assert_eq!(api.post(&format!("{at}/restore"), &json!(null)).await.0, 204);
    assert_eq!(api.post(&format!("{at_category}/restore"), &json!(null)).await.0, 204);
    let (form, json) = (log(&one), log(&two));
    assert_eq!(json, form);
    assert!(form.len() > 10);
}

/// The places that a refusal names, in order.
fn places(body: &Value) -> Vec<&str> {
    let errors = body["errors"].as_array().map_or(&[][..], Vec::as_slice);
    errors.iter().filter_map(|e| e["field"].as_str()).collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table, a row for each refusal")]
async fn every_value_that_is_refused_is_named_by_its_place() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    let (_, _, item) = boss.post(&format!("{EDITOR}/items"), &toast()).await;
    let groups = format!("{}/groups", items(&item["id"]));
    let add = format!("{EDITOR}/items");
    let group = |options: Value| json!({"names": {"en": "Size"}, "options": options});
    let long = "x".repeat(61);
    let many: Vec<_> = (0..51).map(|n| json!({"names": {"en": format!("O{n}")}})).collect();
    let station = |warn: i64, late: i64| json!({"names": {"en": "Grill"}, "warn_minutes": warn, "late_minutes": late});
    let category = |field: &str, value: Value| with(json!({"names": {"en": "Specials"}}), field, value);
    let before = house.fingerprint();
    for (path, body, place) in [
        (&add, with(toast(), "names", json!({})), "names.en"),
        (&add, with(toast(), "names", json!({"it": long})), "names.it"),
        (
            &add,
            with(toast(), "names", json!({"xx": "Toast", "en": "T"})),
            "names.xx",
        ),
        (
            &add,
            with(toast(), "descriptions", json!({"de": "y".repeat(281)})),
            "descriptions.de",
        ),
        (&add, with(toast(), "price", json!(-1)), "price"),
        (&add, with(toast(), "price", json!(100_000_001)), "price"),
        (&add, with(toast(), "cost", json!(i64::MAX)), "cost"),
        (&add, with(toast(), "tax_ppm", json!(-1)), "tax_ppm"),
        (&add, with(toast(), "tax_ppm", json!(1_000_001)), "tax_ppm"),
        (&add, with(toast(), "category", json!(999)), "category"),
        (&add, with(toast(), "station", json!(999)), "station"),
        (&add, with(toast(), "station", Value::Null), "station"),
        (&add, with(toast(), "tags", json!(["blue"])), "tags"),
        (&add, with(toast(), "tags", json!(["vegan"])), "tags"),
        (&add, with(toast(), "allergens", json!(["sugar"])), "allergens"),
        (&add, with(toast(), "allergens", json!(["none"])), "allergens"),
        (&add, with(toast(), "hours", json!("always")), "hours"),
        (&add, with(toast(), "stock", json!(-1)), "stock"),
        (&add, with(toast(), "stock", json!(1_000_001)), "stock"),
        (
            &format!("{EDITOR}/categories"),
            category("names", json!({"en": " "})),
            "names.en",
        ),
        (
            &format!("{EDITOR}/categories"),
            category("station", json!(0)),
            "station",
        ),
        (
            &format!("{EDITOR}/categories"),
            category("hours", json!("mon 25:00-26:00")),
            "hours",
        ),
        (&format!("{EDITOR}/stations"), station(0, 9), "warn_minutes"),
        (&format!("{EDITOR}/stations"), station(9, 9), "late_minutes"),
        (&format!("{EDITOR}/stations"), station(9, 601), "late_minutes"),
        (
            &format!("{EDITOR}/stations"),
            with(station(5, 9), "names", json!({"en": "bar"})),
            "names",
        ),
        (&groups, group(json!([])), "options[0].names.en"),
        (&groups, group(json!(many)), "options"),
        (
            &groups,
            group(json!([{"names": {"en": "A"}}, {"names": {"it": long}}])),
            "options[1].names.it",
        ),
        (&groups, group(json!([{"names": {}}])), "options[0].names.en"),
        (
            &groups,
            group(json!([{"names": {"en": "A"}, "price": -5}])),
            "options[0].price",
        ),
        (
            &groups,
            group(json!([{"names": {"en": "A"}, "allergens": ["x"]}])),
            "options[0].allergens",
        ),
        (
            &groups,
            group(json!([{"names": {"en": "A"}, "station": 77}])),
            "options[0].station",
        ),
        (
            &groups,
            group(json!([{"id": 1, "names": {"en": "A"}}])),
            "options[0].id",
        ),
        (
            &groups,
            with(group(json!([{"names": {"en": "A"}}])), "max", json!(2)),
            "max",
        ),
        (
            &groups,
            with(group(json!([{"names": {"en": "A"}}])), "min", json!(2)),
            "min",
        ),
        (
            &groups,
            json!({"removes": true, "options": [{"names": {"en": "Ham"}, "allergens": ["fish"]}]}),
            "options[0].allergens",
        ),
    ] {
        let (status, _, answer) = boss.post(path, &body).await;
        assert_eq!(status, 422, "{body}: {answer}");
        assert!(places(&answer).contains(&place), "{place}: {answer}");
        assert!(
            answer["errors"][0]["code"].as_str().is_some_and(|code| !code.is_empty()),
            "{answer}"
        );
    }
    for wrong in [json!({"position": -1}), json!({"position": 1_000_001})] {
        let (status, _, answer) = boss.post(&format!("{}/move", items(&item["id"])), &wrong).await;
        assert_eq!((status, places(&answer)), (422, vec!["position"]), "{answer}");
    }
    let (status, _, answer) = boss.post(&add, &with(toast(), "colour", json!("red"))).await;
    assert_eq!((status, &answer["code"]), (400, &json!("malformed")), "{answer}");
    assert!(
        answer["reason"].as_str().is_some_and(|why| why.contains("colour")),
        "{answer}"
    );
    assert_eq!(house.fingerprint(), before);
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_written_over() {
    let house = House::with_limits(100).await;
    let (page, boss) = (house.staff("manager").await, Client::new(house.staff("owner").await));
    let toast = with(toast(), "hidden", json!(false));
    let (_, headers, item) = boss.post(&format!("{EDITOR}/items"), &toast).await;
    let (path, of_page) = (items(&item["id"]), format!("/admin/menu/items/{}", item["id"]));
    let tag = headers["etag"].to_str().expect("a tag");
    // A count moves by itself and outdates nobody.
    let stock = format!("/api/v1/menu/items/{}/stock", item["id"]);
    assert_eq!(boss.put(&stock, &json!({"left": 7})).await.0, 204);
    assert_eq!(
        boss.get(&stock).await,
        json!({"available": true, "left": 7, "sold_out_options": []})
    );
    let (status, headers, _) = boss
        .change(Method::PUT, &path, tag, Some(&with(toast.clone(), "price", json!(351))))
        .await;
    assert_eq!(status, 200);
    let tag = headers["etag"].to_str().expect("a tag").to_string();
    form(&page, &format!("{of_page}/hide"), &[]).await;
    for method in [Method::PUT, Method::DELETE] {
        let body = Some(toast.clone()).filter(|_| method == Method::PUT);
        let (status, _, answer) = boss.change(method.clone(), &path, &tag, body.as_ref()).await;
        assert_eq!((status, &answer["code"]), (412, &json!("outdated")), "{answer}");
        let (status, _, answer) = boss.ask(method, &path, body.as_ref(), "").await;
        assert_eq!((status, &answer["code"]), (428, &json!("unconditional")), "{answer}");
    }
    let (now, tag) = boss.read(&path).await;
    assert_eq!((&now["hidden"], &now["price"]), (&json!(true), &json!(351)));
    assert_eq!(boss.change(Method::PUT, &path, &tag, Some(&toast)).await.0, 200);
    assert_eq!(boss.get(&stock).await["left"], 7, "the count is what it was");
    let (_, tag) = boss.read(&path).await;
    let uncounted = with(toast, "stock", Value::Null);
    assert_eq!(boss.change(Method::PUT, &path, &tag, Some(&uncounted)).await.0, 200);
    assert_eq!(boss.get(&stock).await["left"], Value::Null);
}

#[tokio::test]
async fn what_is_sent_again_under_its_key_is_made_once() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    let count = |table: &str| number(&house, &format!("SELECT count(*) FROM {table}"));
    let (_, _, item) = boss.post(&format!("{EDITOR}/items"), &toast()).await;
    let path = items(&item["id"]);
    let group = json!({"names": {"en": "Size"}, "options": [{"names": {"en": "Large"}}]});
    for (path, body, table) in [
        (
            format!("{EDITOR}/categories"),
            json!({"names": {"en": "Specials"}}),
            "categories",
        ),
        (format!("{EDITOR}/items"), toast(), "items"),
        (format!("{path}/copy"), Value::Null, "items"),
        (format!("{path}/groups"), group, "option_groups"),
        (
            format!("{EDITOR}/stations"),
            json!({"names": {"en": "Grill"}, "warn_minutes": 5, "late_minutes": 9}),
            "stations",
        ),
    ] {
        let (before, key) = (count(table), RequestKey::fresh().expect("a key"));
        let body = Some(&body).filter(|b| !b.is_null());
        let first = boss.ask(Method::POST, &path, body, key.as_str()).await;
        let again = boss.ask(Method::POST, &path, body, key.as_str()).await;
        assert_eq!((first.0, again.0), (201, 201), "{path}: {}", first.2);
        assert_eq!(
            (&first.2, first.1.get("etag")),
            (&again.2, again.1.get("etag")),
            "{path}"
        );
        assert_eq!(count(table), before + 1, "{path}");
        let (status, _, answer) = boss.ask(Method::POST, &path, body, "").await;
        assert_eq!((status, places(&answer)), (422, vec!["key"]), "{path}: {answer}");
    }
    let key = RequestKey::fresh().expect("a key");
    for (body, status) in [(toast(), 201), (with(toast(), "price", json!(1)), 422)] {
        let told = boss.ask(Method::POST, &format!("{EDITOR}/items"), Some(&body), key.as_str()).await;
        assert_eq!(told.0, status, "{}", told.2);
    }
}

#[tokio::test]
async fn the_items_of_a_category_come_in_pieces_in_the_owners_order() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    let list = format!("{EDITOR}/categories/1/items");
    let ids = |piece: &Value| {
        let rows = piece["items"].as_array().expect("items").iter();
        rows.map(|row| row["id"].as_i64().expect("an id")).collect::<Vec<_>>()
    };
    let whole = boss.get(&list).await;
    let last = ids(&whole)[ids(&whole).len() - 1];
    assert_eq!(
        boss.post(&format!("{EDITOR}/items/{last}/move"), &json!({"position": 0})).await.0,
        204
    );
    let whole = ids(&boss.get(&list).await);
    assert_eq!(whole[0], last);
    let (mut pieces, mut after) = (Vec::new(), String::new());
    loop {
        let piece = boss.get(&format!("{list}?limit=2{after}")).await;
        pieces.extend(ids(&piece));
        match piece["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(pieces, whole);
    for wrong in ["limit=0", "after=999999", "after=x"] {
        assert_eq!(boss.status(&format!("{list}?{wrong}")).await, 422, "{wrong}");
    }
}

#[tokio::test]
async fn a_key_edits_the_menu_within_its_scopes_and_is_named_in_the_log() {
    let house = House::with_limits(100).await;
    let owner = Client::new(house.staff("owner").await);
    let mut machines = Vec::new();
    for (role, scope) in [
        ("manager", "menu:write"),
        ("manager", "menu:read"),
        ("floor", "menu:write"),
    ] {
        let wish = json!({"name": format!("Till {role} {scope}"), "role": role, "scopes": [scope]});
        let (status, _, made) = owner.post("/api/v1/keys", &wish).await;
        assert_eq!(status, 201, "{made}");
        machines.push(Client::program(&house, &made["secret"]));
    }
    let mut told = Vec::new();
    for machine in &machines {
        told.push(machine.post(&format!("{EDITOR}/items"), &toast()).await.0);
    }
    assert_eq!(told, [201, 403, 403]);
    let log = owner.get("/api/v1/log?kind=item&limit=1").await;
    assert_eq!(log["changes"][0]["by"], "Till manager menu:write");
}

#[tokio::test]
async fn another_price_wants_the_password_given_just_now() {
    let mut house = House::with_limits(100).await;
    let page = Client::new(house.staff("owner").await);
    let (_, _, item) = page.post(&format!("{EDITOR}/items"), &toast()).await;
    // A start anew ends the proof, not the session.
    house.power_cut().await;
    let path = items(&item["id"]);
    let dearer = with(toast(), "price", json!(999));
    let (status, _, answer) = page.change(Method::PUT, &path, "*", Some(&dearer)).await;
    assert_eq!((status, &answer["code"]), (403, &json!("proof-needed")), "{answer}");
    let renamed = with(toast(), "names", json!({"en": "Toasted"}));
    assert_eq!(page.change(Method::PUT, &path, "*", Some(&renamed)).await.0, 200);
    let grill = json!({"names": {"en": "Grill"}, "warn_minutes": 5, "late_minutes": 9});
    assert_eq!(page.post(&format!("{EDITOR}/stations"), &grill).await.0, 403);
    assert_eq!(
        send(&page, &format!("{FILES}/import"), "application/json", b"{}").await.0,
        403
    );
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let owner = accounts.iter().find(|a| a["role"] == "owner").expect("the owner");
    let grant = json!({"grant_type": "password", "name": owner["name"], "password": owner["password"]});
    let (_, _, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &grant).await;
    let program = Client::program(&house, &tokens["access_token"]);
    let (status, _, body) = program.change(Method::PUT, &path, "*", Some(&dearer)).await;
    assert_eq!((status, &body["price"]), (200, &json!(999)), "{body}");
}

/// Sends a file as it is.
async fn send(who: &Client, path: &str, kind: &str, bytes: &[u8]) -> (u16, Value) {
    let method = if path.ends_with("/photo") {
        Method::PUT
    } else {
        Method::POST
    };
    let mut request = who.persona.request(method, path).header(CONTENT_TYPE, kind).body(bytes.to_vec());
    if let Some(token) = &who.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    let text = answer.text().await.expect("a body");
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}

#[tokio::test]
async fn a_menu_file_is_exported_checked_and_imported() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    for (name, kind) in [("menu.json", "application/json"), ("menu.csv", "text/csv")] {
        let (status, text) = boss.persona.get(&format!("{FILES}/{name}")).await;
        let (_, of_page) = boss.persona.get(&format!("/admin/menu/files/{name}")).await;
        assert_eq!((status, &text), (200, &of_page));
        let (status, told) = send(&boss, &format!("{FILES}/check"), kind, text.as_bytes()).await;
        assert_eq!((status, &told["changes"]), (200, &json!([])), "{told}");
    }
    let (_, text) = boss.persona.get(&format!("{FILES}/menu.json")).await;
    let dearer = text.replacen("\"price\": \"7.50\"", "\"price\": \"77.70\"", 1);
    let before = house.fingerprint();
    let (_, told) = send(&boss, &format!("{FILES}/check"), "application/json", dearer.as_bytes()).await;
    assert_eq!(told["changes"][0]["parts"], json!(["price 7.50 → 77.70"]), "{told}");
    assert_eq!(house.fingerprint(), before, "to look changes nothing");
    let seen = told["seen"].as_str().expect("a print");
    let import = format!("{FILES}/import?seen={seen}");
    // Something else than what was seen is not done.
    let (status, answer) = send(&boss, &import, "application/json", text.as_bytes()).await;
    assert_eq!((status, &answer["code"]), (409, &json!("transfer-stale")), "{answer}");
    let (status, done) = send(&boss, &import, "application/json", dearer.as_bytes()).await;
    assert_eq!(
        (status, &done["changed"], &done["seen"]),
        (200, &json!(1), &told["seen"]),
        "{done}"
    );
    let guest = house.guest("T4").await;
    assert!(guest.get("/menu").await.1.contains("77.70"), "phones show it at once");
}

#[tokio::test]
async fn a_file_with_problems_or_that_empties_the_menu_changes_nothing() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    let before = house.fingerprint();
    let import = format!("{FILES}/import");
    let other = include_str!("fixtures/pizzaplace-menu.json").replacen("\"USD\"", "\"EUR\"", 1);
    let (status, answer) = send(&boss, &import, "application/json", other.as_bytes()).await;
    assert_eq!((status, places(&answer)), (422, vec!["remove"]), "{answer}");
    let wrong = other.replacen("\"price\": \"", "\"price\": \"x", 2);
    let (status, answer) = send(&boss, &format!("{FILES}/check"), "application/json", wrong.as_bytes()).await;
    assert_eq!((status, places(&answer).len()), (422, 2), "{answer}");
    assert!(places(&answer)[0].ends_with(".price"), "{answer}");
    let table = b"kind,key,name:en,price:EUR\ncategory,pizza,Pizza,\nitem,margherita,Margherita,abc\n";
    let (status, answer) = send(&boss, &import, "text/csv", table).await;
    assert_eq!(status, 422, "{answer}");
    assert!(!places(&answer).is_empty(), "{answer}");
    let (status, _) = send(&boss, &import, "application/json", &vec![b' '; (8 << 20) + 1]).await;
    assert_eq!(status, 413);
    assert_eq!(house.fingerprint(), before);
    let (status, done) = send(
        &boss,
        &format!("{import}?remove=true"),
        "application/json",
        other.as_bytes(),
    )
    .await;
    assert_eq!(status, 200, "{done}");
    assert!(done["many"].as_array().is_some_and(|all| all.len() > 10));
    assert_ne!(house.fingerprint(), before);
}

#[tokio::test]
async fn a_photo_is_sent_as_it_is_and_taken_away() {
    let house = House::with_limits(100).await;
    let boss = Client::new(house.staff("owner").await);
    let guest = house.guest("T4").await;
    let dish = guest.dish("Buffalo caprese").await;
    let path = format!("{EDITOR}/items/{dish}");
    let at = format!("{path}/photo");
    let image = image::RgbImage::from_fn(900, 600, |x, y| image::Rgb([(x / 4) as u8, (y / 3) as u8, 7]));
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&image).expect("a JPEG");
    assert_eq!(send(&boss, &at, "image/jpeg", &jpeg).await.0, 204);
    let picture = boss.get(&path).await["picture"].as_str().expect("a picture").to_string();
    assert!(guest.get("/menu").await.1.contains(&format!("{picture}/216")));
    for (bytes, status) in [
        (&jpeg[..jpeg.len() / 2], 422),
        (b"<svg/>", 422),
        (b"", 422),
        (&vec![0; (10 << 20) + 1], 413),
    ] {
        let (told, answer) = send(&boss, &at, "image/png", bytes).await;
        assert_eq!(told, status, "{answer}");
        assert!(status == 413 || places(&answer) == ["photo"], "{answer}");
    }
    assert_eq!(
        send(&boss, &format!("{EDITOR}/items/999/photo"), "image/jpeg", &jpeg).await.0,
        404
    );
    let cook = Client::new(house.staff("kitchen").await);
    assert_eq!(send(&cook, &at, "image/jpeg", &jpeg).await.0, 403);
    assert_eq!(boss.get(&path).await["picture"], picture.as_str());
    assert_eq!(boss.delete(&at).await, 204);
    assert_eq!(boss.get(&path).await["picture"], Value::Null);
    assert_eq!(guest.get(&picture).await.0, 404);
}
