//! The owner's work over the API, beside the owner's pages: tables and people, devices and settings do the same by
//! either way, are refused the same, and neither writes over what the other has changed. And how pages of other sites
//! come to the API, and what it tells of its limits.

#![expect(
    clippy::too_many_lines,
    reason = "what is done and what comes of it are read in one piece"
)]

pub mod support;

use comanda::base::{Actor, Role, Verb};
use comanda::web::routes::{Access, ROUTES};
use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};
use support::House;
use support::api::{Client, Told};

const WORDS: &str = "four words do well";

/// A program of the first person with a role.
async fn program(house: &House, role: &str) -> Client {
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == role).expect("an account");
    let grant = json!({"grant_type": "password", "name": account["name"], "password": account["password"]});
    let (status, _, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &grant).await;
    assert_eq!(status, 200, "{tokens}");
    Client::program(house, &tokens["access_token"])
}

/// What stands, and its tag.
async fn standing(client: &Client, path: &str) -> (Value, String) {
    let (status, headers, body) = client.ask(Method::GET, path, None, "").await;
    assert_eq!(status, 200, "{path}: {body}");
    (body, headers["etag"].to_str().expect("a tag").to_string())
}

/// Changes what stood under a tag.
async fn edit(client: &Client, method: Method, path: &str, tag: Option<&str>, body: impl Into<reqwest::Body>) -> Told {
    let mut request = client.persona.request(method, path).header("content-type", "application/json").body(body);
    request = match &client.token {
        Some(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    };
    let request = match tag {
        Some(tag) => request.header("if-match", tag),
        None => request,
    };
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let text = answer.text().await.expect("a body");
    (status, headers, serde_json::from_str(&text).unwrap_or(Value::Null))
}

async fn put(client: &Client, path: &str, tag: &str, body: &Value) -> Told {
    edit(client, Method::PUT, path, Some(tag), body.to_string()).await
}

fn id(thing: &Value) -> i64 {
    thing["id"].as_i64().expect("an id")
}

/// The fields that a refusal names.
fn fields(body: &Value) -> Vec<&str> {
    let errors = body["errors"].as_array().expect("errors");
    errors.iter().map(|e| e["field"].as_str().expect("a field")).collect()
}

#[tokio::test]
async fn tables_are_added_and_changed_as_on_the_page() {
    let house = House::with_limits(100).await;
    let (owner, page) = (program(&house, "owner").await, house.staff("owner").await);
    let new = json!({"name": "R1", "last": "R3", "area": "Roof", "kind": "table", "seats": 2});
    let key = "a-key-of-sixteen-0";
    let (status, headers, added) = owner.ask(Method::POST, "/api/v1/tables", Some(&new), key).await;
    assert_eq!(
        (status, added["tables"].as_array().map(Vec::len)),
        (201, Some(3)),
        "{added}"
    );
    let first = id(&added["tables"][0]);
    assert_eq!(headers["location"], format!("/api/v1/tables/{first}"));
    let again = owner.ask(Method::POST, "/api/v1/tables", Some(&new), key).await;
    assert_eq!((again.0, &again.2), (201, &added), "the same key adds once");
    let other = json!({"name": "R9", "area": "Roof", "kind": "table", "seats": 2});
    let (status, _, told) = owner.ask(Method::POST, "/api/v1/tables", Some(&other), key).await;
    assert_eq!(
        (status, fields(&told)),
        (422, vec!["key"]),
        "another body under it is refused"
    );
    let (_, list) = page.get("/admin/tables").await;
    assert!(list.contains("R1") && list.contains("R3") && !list.contains("R9"));
    assert!(
        list.contains(added["tables"][0]["url"].as_str().expect("an address")),
        "the page has its address"
    );

    for (wrong, told) in [
        (
            json!({"name": "R2", "area": "Roof", "kind": "table", "seats": 2}),
            vec!["name"],
        ),
        (
            json!({"name": " ", "area": "", "kind": "table", "seats": 0}),
            vec!["name", "area", "seats"],
        ),
        (
            json!({"name": "R4", "last": "Q9", "area": "Roof", "kind": "table", "seats": 2}),
            vec!["last"],
        ),
    ] {
        let (status, _, body) = owner.post("/api/v1/tables", &wrong).await;
        assert_eq!((status, fields(&body)), (422, told), "{body}");
    }

    let place = format!("/api/v1/tables/{first}");
    let (table, tag) = standing(&owner, &place).await;
    assert_eq!(
        (&table["name"], &table["seats"], &table["active"]),
        (&json!("R1"), &json!(2), &json!(true))
    );
    let wish = json!({"name": "R1", "area": "Roof", "kind": "counter"});
    assert_eq!(edit(&owner, Method::PUT, &place, None, wish.to_string()).await.0, 428);
    // The page edits it in between.
    let typed = [
        ("name", "R1"),
        ("area", "Roof"),
        ("kind", "table"),
        ("seats", "6"),
        ("version", "1"),
    ];
    assert_eq!(page.post_form(&format!("/admin/tables/{first}"), &typed).await.0, 303);
    let (status, _, told) = put(&owner, &place, &tag, &wish).await;
    assert_eq!(status, 412, "{told}");
    let (table, tag) = standing(&owner, &place).await;
    assert_eq!(table["seats"], 6);
    let (status, headers, table) = put(&owner, &place, &tag, &wish).await;
    assert_eq!(
        (status, &table["kind"], &table["seats"]),
        (200, &json!("counter"), &json!(0)),
        "{table}"
    );
    let (_, newest) = standing(&owner, &place).await;
    assert_eq!(headers["etag"], newest, "the answer has the tag of what stands now");
    // And the page, whose form is older, is told.
    let typed = [
        ("name", "R1"),
        ("area", "Roof"),
        ("kind", "table"),
        ("seats", "4"),
        ("version", "2"),
    ];
    assert_eq!(page.post_form(&format!("/admin/tables/{first}"), &typed).await.0, 409);
}

#[tokio::test]
async fn the_plan_is_ordered_retired_and_named() {
    let house = House::with_limits(100).await;
    let (owner, page) = (program(&house, "manager").await, house.staff("owner").await);
    let plan = owner.get("/api/v1/tables").await;
    let names = |plan: &Value, area: usize| -> Vec<String> {
        let tables = plan["areas"][area]["tables"].as_array().expect("tables");
        tables.iter().map(|t| t["name"].as_str().expect("a name").to_string()).collect()
    };
    let before = names(&plan, 0);
    let second = id(&plan["areas"][0]["tables"][1]);
    let status = |told: Told| told.0;
    let to = json!({"position": 0});
    assert_eq!(
        status(owner.post(&format!("/api/v1/tables/{second}/move"), &to).await),
        204
    );
    let plan = owner.get("/api/v1/tables").await;
    assert_eq!(names(&plan, 0)[..2], [before[1].clone(), before[0].clone()]);
    let negative = owner.post(&format!("/api/v1/tables/{second}/move"), &json!({"position": -1})).await;
    assert_eq!((negative.0, fields(&negative.2)), (422, vec!["position"]));
    let last_area = plan["areas"].as_array().expect("areas").len() - 1;
    let there = id(&plan["areas"][last_area]["tables"][0]);
    assert_eq!(
        status(owner.post(&format!("/api/v1/tables/{there}/area/move"), &to).await),
        204
    );
    let area = format!("/api/v1/tables/{there}/area");
    let (stands, tag) = standing(&owner, &area).await;
    assert_eq!(stands["position"], 0);
    let was = stands["name"].as_str().expect("a name");
    let renamed = put(&owner, &area, &tag, &json!({"name": "Garden"})).await;
    assert_eq!(
        (renamed.0, &renamed.2["name"]),
        (200, &json!("Garden")),
        "{}",
        renamed.2
    );
    assert_eq!(
        put(&owner, &area, &tag, &json!({"name": was})).await.0,
        412,
        "it has another name by now"
    );
    let (_, list) = page.get("/admin/tables").await;
    assert!(list.contains("Garden") && list.find("Garden") < list.find(&before[0]));

    let _anna = house.guest("T4").await;
    let busy: i64 = house
        .database()
        .query_row("SELECT id FROM tables WHERE name = 'T4'", [], |r| r.get(0))
        .expect("T4");
    let open = owner.post(&format!("/api/v1/tables/{busy}/retire"), &Value::Null).await;
    assert_eq!(
        (open.0, &open.2["code"]),
        (409, &json!("cards-error-visit")),
        "{}",
        open.2
    );
    for _ in 0..2 {
        let told = owner.post(&format!("/api/v1/tables/{second}/retire"), &Value::Null).await;
        assert_eq!(told.0, 204, "twice is once");
    }
    assert_eq!(owner.get(&format!("/api/v1/tables/{second}")).await["active"], false);
    assert_eq!(
        owner.get("/api/v1/tables").await["retired"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(owner.status(&format!("/api/v1/tables/{second}/qr.svg")).await, 404);
    assert_eq!(
        status(owner.post(&format!("/api/v1/tables/{second}/restore"), &Value::Null).await),
        204
    );
    assert_eq!(owner.status("/api/v1/tables/99999").await, 404);
}

#[tokio::test]
async fn codes_and_cards_are_those_of_the_pages() {
    let house = House::with_limits(100).await;
    let (owner, page) = (program(&house, "owner").await, house.staff("owner").await);
    let plan = owner.get("/api/v1/tables").await;
    let table = &plan["areas"][0]["tables"][0];
    let (at, url) = (id(table), table["url"].as_str().expect("an address").to_string());
    let bytes = async |place: String| {
        let request = owner.persona.request(Method::GET, &place);
        let token = owner.token.as_ref().expect("a token");
        let answer = request.header(AUTHORIZATION, format!("Bearer {token}")).send().await.expect("an answer");
        let kind = answer.headers()["content-type"].to_str().expect("a kind").to_string();
        (kind, answer.bytes().await.expect("a body").to_vec())
    };
    let (kind, svg) = bytes(format!("/api/v1/tables/{at}/qr.svg")).await;
    let (_, drawn) = page.get(&format!("/admin/tables/{at}/qr.svg")).await;
    assert_eq!(
        (kind.as_str(), String::from_utf8_lossy(&svg)),
        ("image/svg+xml", drawn.into())
    );
    let (kind, png) = bytes(format!("/api/v1/tables/{at}/qr.png")).await;
    assert_eq!((kind.as_str(), &png[1..4]), ("image/png", &b"PNG"[..]));
    let (_, whole) = bytes("/api/v1/tables/cards.pdf".into()).await;
    let (kind, one) = bytes(format!("/api/v1/tables/cards.pdf?size=tent&table={at}&english=false")).await;
    assert!(kind == "application/pdf" && one.starts_with(b"%PDF") && whole.len() > one.len());
    assert_eq!(owner.status("/api/v1/tables/cards.pdf?table=99999").await, 404);
    assert_eq!(owner.status("/api/v1/tables/cards.pdf?size=huge").await, 400);

    let key = "a-key-of-sixteen-1";
    let place = format!("/api/v1/tables/{at}/rotate");
    let (status, _, rotated) = owner.ask(Method::POST, &place, None, key).await;
    assert_eq!(status, 200, "{rotated}");
    assert_ne!(rotated["url"], url);
    let again = owner.ask(Method::POST, &place, None, key).await;
    assert_eq!(again.2, rotated, "the same key gives one new code");
    let scan = house.visitor().get(url.trim_start_matches(&house.url)).await;
    assert_ne!(scan.0, 303, "the old card does not work");
}

#[tokio::test]
async fn people_are_the_pages_people() {
    let house = House::with_limits(100).await;
    let (owner, page) = (program(&house, "owner").await, house.staff("owner").await);
    let sign_in = async |name: &str, password: &str| {
        let fields = [("name", name), ("password", password)];
        house.visitor().post_form("/sign-in", &fields).await.0
    };
    let key = "a-key-of-sixteen-2";
    let new = json!({"name": "Gaia", "role": "floor"});
    let (status, headers, added) = owner.ask(Method::POST, "/api/v1/people", Some(&new), key).await;
    assert_eq!(
        (status, &headers["cache-control"]),
        (201, &"no-store".parse().expect("a value")),
        "{added}"
    );
    let made = added["password"].as_str().expect("a password");
    assert_eq!(sign_in("Gaia", made).await, 303);
    let again = owner.ask(Method::POST, "/api/v1/people", Some(&new), key).await;
    assert_eq!((again.0, &again.2["person"]), (201, &added["person"]));
    assert_eq!(again.2["password"], Value::Null, "it is told once");
    let kept: Vec<u8> = house
        .database()
        .query_row(
            "SELECT CAST(result AS BLOB) FROM request_keys WHERE verb = 'people.add'",
            [],
            |r| r.get(0),
        )
        .expect("a key");
    assert!(
        !String::from_utf8_lossy(&kept).contains(made),
        "no password is kept with a key"
    );
    for (wrong, told) in [
        (json!({"name": "Gaia", "role": "floor", "password": WORDS}), "name"),
        (json!({"name": "Ugo", "role": "floor", "password": "short"}), "password"),
        (json!({"name": "", "role": "floor", "password": WORDS}), "name"),
    ] {
        let (status, _, body) = owner.post("/api/v1/people", &wrong).await;
        assert_eq!((status, fields(&body)), (422, vec![told]), "{body}");
    }

    let place = format!("/api/v1/people/{}", id(&added["person"]));
    let (person, tag) = standing(&owner, &place).await;
    assert_eq!((&person["role"], &person["pin"]), (&json!("floor"), &json!(false)));
    // The page edits her in between.
    let form = place.replace("/api/v1/", "/admin/");
    assert_eq!(
        page.post_form(&form, &[("name", "Gaia B."), ("role", "floor")]).await.0,
        303
    );
    assert_eq!(
        put(&owner, &place, &tag, &json!({"name": "Gaia", "role": "kitchen"})).await.0,
        412
    );
    let (_, tag) = standing(&owner, &place).await;
    let (status, _, person) = put(&owner, &place, &tag, &json!({"name": "Gaia B.", "role": "kitchen"})).await;
    assert_eq!((status, &person["role"]), (200, &json!("kitchen")), "{person}");
    let (_, shown) = page.get("/admin/people").await;
    assert!(shown.contains("Gaia B."));

    let (status, _, reset) = owner.post(&format!("{place}/password"), &json!({})).await;
    assert_eq!(status, 200);
    assert_eq!(sign_in("Gaia B.", made).await, 401);
    assert_eq!(
        sign_in("Gaia B.", reset["password"].as_str().expect("a password")).await,
        303
    );
    let (status, _, reset) = owner.post(&format!("{place}/password"), &json!({"password": WORDS})).await;
    assert_eq!((status, &reset["password"]), (200, &Value::Null));
    for (pin, status, has) in [
        (json!("1234"), 422, false),
        (json!("8305"), 204, true),
        (Value::Null, 204, false),
    ] {
        let told = owner.post(&format!("{place}/pin"), &json!({"pin": pin})).await;
        assert_eq!(told.0, status, "{pin}: {}", told.2);
        assert_eq!(owner.get(&place).await["pin"], has, "{pin}");
    }
    let gaia = house.visitor();
    let fields_of = [("name", "Gaia B."), ("password", WORDS)];
    assert_eq!(gaia.post_form("/sign-in", &fields_of).await.0, 303);
    assert_eq!(owner.post(&format!("{place}/end-sessions"), &Value::Null).await.0, 204);
    assert_eq!(gaia.get("/account").await.0, 303, "she is signed out");
    assert_eq!(owner.post(&format!("{place}/leave"), &Value::Null).await.0, 204);
    assert_eq!(sign_in("Gaia B.", WORDS).await, 401);
    assert_eq!(owner.post(&format!("{place}/return"), &Value::Null).await.0, 204);
    assert_eq!(sign_in("Gaia B.", WORDS).await, 303);

    let people = owner.get("/api/v1/people").await;
    let boss = people["people"]
        .as_array()
        .and_then(|all| all.iter().find(|p| p["role"] == "owner"))
        .expect("an owner");
    let place = format!("/api/v1/people/{}", id(boss));
    let last = owner.post(&format!("{place}/leave"), &Value::Null).await;
    assert_eq!((last.0, fields(&last.2)), (422, vec!["role"]), "the last owner stays");
    let manager = program(&house, "manager").await;
    assert_eq!(
        manager.get("/api/v1/people").await,
        people,
        "who edits people sees them all"
    );
    assert_eq!(manager.status(&place).await, 403);
    assert_eq!(
        manager.post(&format!("{place}/pin"), &json!({"pin": null})).await.0,
        403
    );
    let above = json!({"name": "Ugo", "role": "manager", "password": WORDS});
    assert_eq!(
        manager.post("/api/v1/people", &above).await.0,
        403,
        "nobody makes an equal"
    );
}

#[tokio::test]
async fn a_device_is_paired_by_a_program_and_revoked() {
    let house = House::with_limits(100).await;
    let (manager, page) = (
        program(&house, "manager").await,
        Client::new(house.staff("manager").await),
    );
    let (status, headers, made) = manager.post("/api/v1/devices", &json!({"name": "Kiosk"})).await;
    assert_eq!(status, 201, "{made}");
    assert!(!headers.contains_key("set-cookie"));
    let kiosk = house.visitor();
    kiosk.take_cookie(&format!("comanda_device={}", made["token"].as_str().expect("a token")));
    assert_eq!(manager.post("/api/v1/me/pin", &json!({"pin": "8305"})).await.0, 204);
    let (_, sign_in) = kiosk.get("/sign-in").await;
    let manager_name = manager.get("/api/v1/me").await["name"].as_str().expect("a name").to_string();
    assert!(sign_in.contains(&manager_name), "a PIN opens it there");
    let (status, headers, made) = page.post("/api/v1/devices", &json!({"name": "Counter"})).await;
    assert_eq!(
        (status, &made["token"]),
        (201, &Value::Null),
        "no script of a page sees it"
    );
    assert!(
        headers["set-cookie"]
            .to_str()
            .is_ok_and(|c| c.starts_with("comanda_device=") && c.contains("HttpOnly"))
    );
    let listed = page.get("/api/v1/devices").await;
    let all = listed["devices"].as_array().expect("devices");
    let told: Vec<_> = all.iter().map(|d| (&d["name"], &d["current"])).collect();
    assert_eq!(
        told,
        [(&json!("Counter"), &json!(true)), (&json!("Kiosk"), &json!(false))]
    );
    let place = format!("/api/v1/devices/{}", id(&all[1]));
    assert_eq!(manager.delete(&place).await, 204);
    assert_eq!(manager.delete(&place).await, 404);
    let (_, sign_in) = kiosk.get("/sign-in").await;
    assert!(!sign_in.contains(&manager_name));
    assert_eq!(manager.post("/api/v1/devices", &json!({"name": " "})).await.0, 422);
}

#[tokio::test]
async fn who_may_not_is_told_so_whatever_else_is_missing() {
    let house = House::with_limits(100).await;
    let no_body = async |client: &Client, method: Method, path: &str| edit(client, method, path, None, "").await.0;
    for client in [
        program(&house, "kitchen").await,
        Client::new(house.staff("kitchen").await),
    ] {
        for (method, path) in [
            (Method::PUT, "/api/v1/tables/1"),
            (Method::PATCH, "/api/v1/settings"),
            (Method::DELETE, "/api/v1/menu/editor/items/1"),
            (Method::POST, "/api/v1/tables"),
            (Method::POST, "/api/v1/backups"),
        ] {
            assert_eq!(no_body(&client, method.clone(), path).await, 403, "{method} {path}");
        }
    }
    let manager = program(&house, "manager").await;
    assert_eq!(
        no_body(&manager, Method::DELETE, "/api/v1/menu/editor/items/1").await,
        428
    );
    assert_eq!(no_body(&manager, Method::POST, "/api/v1/tables").await, 400);
}

#[tokio::test]
async fn a_device_whose_answer_was_lost_is_paired_once() {
    let house = House::with_limits(100).await;
    let manager = program(&house, "manager").await;
    let wish = json!({"name": "Kiosk"});
    let pair = async |key: &str| manager.ask(Method::POST, "/api/v1/devices", Some(&wish), key).await;
    let (first, second) = (pair("a-device-of-mine-1").await, pair("a-device-of-mine-1").await);
    assert_eq!((first.0, second.0), (201, 201), "{}", second.2);
    assert_ne!(first.2["token"], second.2["token"]);
    let listed = manager.get("/api/v1/devices").await;
    assert_eq!(listed["devices"].as_array().map(Vec::len), Some(1));
    // The last answer counts: on a browser with its token somebody is looked for (the cook has no PIN), one with the
    // other is no device.
    let cook: i64 = house
        .database()
        .query_row("SELECT id FROM staff WHERE role = 'kitchen' AND active = 1", [], |r| {
            r.get(0)
        })
        .expect("a cook");
    let cook = cook.to_string();
    let tries = async |token: &Value| {
        let browser = house.visitor();
        browser.take_cookie(&format!("comanda_device={}; Path=/", token.as_str().expect("a token")));
        browser.post_form("/sign-in/pin", &[("person", &cook), ("pin", "0000")]).await.0
    };
    assert_eq!(
        (tries(&second.2["token"]).await, tries(&first.2["token"]).await),
        (404, 403)
    );
    assert_eq!(pair("a-device-of-mine-2").await.0, 201);
    let device = id(&listed["devices"][0]);
    assert_eq!(manager.delete(&format!("/api/v1/devices/{device}")).await, 204);
    let (status, _, told) = pair("a-device-of-mine-1").await;
    assert_eq!((status, &told["code"]), (409, &json!("device-paired")), "{told}");
}

#[tokio::test]
async fn settings_are_typed_and_refused_by_their_names() {
    let house = House::with_limits(100).await;
    let (owner, page) = (program(&house, "owner").await, house.staff("owner").await);
    let (before, tag) = standing(&owner, "/api/v1/settings").await;
    assert!(before["tax_in_prices"].is_boolean() && before["tips_ppm"].is_array() && before["guard_total"] == "auto");
    let change = async |tag: &str, body: Value| {
        edit(&owner, Method::PATCH, "/api/v1/settings", Some(tag), body.to_string()).await
    };
    let wish = json!({
        "house_name": "Da Rosa", "tips_ppm": [50_000, 75_000], "service_ppm": 125_000, "guard_total": 300,
        "tax_rates": [{"name": "Drinks", "ppm": 220_000}], "pay_ways": ["later", "cash"], "cut_over": "05:30",
        "opening_hours": "mon-fri 12:00-14:30; sat 18:00-01:00", "wifi_hidden": true, "accent": null,
        "api_origins": ["https://Shop.example:443/"],
    });
    let (status, _, after) = change(&tag, wish.clone()).await;
    assert_eq!(status, 200, "{after}");
    for (name, is) in wish
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(name, _)| *name != "accent" && *name != "api_origins")
    {
        assert_eq!(&after[name], is, "{name}");
    }
    assert_eq!(
        (&after["accent"], &after["api_origins"]),
        (&before["accent"], &json!(["https://shop.example"]))
    );
    let (_, shown) = page.get("/admin/settings").await;
    assert!(shown.contains("Da Rosa") && shown.contains("12:00") && shown.contains("https://shop.example"));
    assert_eq!(change(&tag, json!({"house_name": "Da Gino"})).await.0, 412);
    assert_eq!(edit(&owner, Method::PATCH, "/api/v1/settings", None, "{}").await.0, 428);
    let (_, tag) = standing(&owner, "/api/v1/settings").await;
    // Somebody at the page, or at the command line, changes another one.
    house.set("idle-minutes", "60");
    assert_eq!(change(&tag, json!({"house_name": "Da Gino"})).await.0, 412);
    let (_, tag) = standing(&owner, "/api/v1/settings").await;
    let (status, _, told) = change(
        &tag,
        json!({"house_name": "", "tax_ppm": 2_000_000, "tips_ppm": [5, 5], "opening_hours": "mon", "guard_pieces": -1,
            "api_origins": ["null"], "currency": "XXX1", "wifi_name": "a name that is longer than 32 bytes"}),
    )
    .await;
    assert_eq!(status, 422, "{told}");
    let mut named = fields(&told);
    named.sort_unstable();
    assert_eq!(
        named,
        [
            "api_origins",
            "currency",
            "guard_pieces",
            "house_name",
            "opening_hours",
            "tax_ppm",
            "tips_ppm",
            "wifi_name"
        ]
    );
    let (now, tag) = standing(&owner, "/api/v1/settings").await;
    assert_eq!(
        (&now["house_name"], &now["idle_minutes"]),
        (&json!("Da Rosa"), &json!(60)),
        "all or nothing"
    );
    assert_eq!(
        change(&tag, json!({"currency": "USD"})).await.0,
        409,
        "there are prices"
    );
    assert_eq!(change(&tag, json!({"nonsense": 1})).await.0, 400);
    assert_eq!(program(&house, "manager").await.status("/api/v1/settings").await, 403);
}

#[tokio::test]
async fn a_logo_is_sent_as_it_is() {
    let house = House::with_limits(100).await;
    let owner = program(&house, "owner").await;
    let (_, tag) = standing(&owner, "/api/v1/settings").await;
    let picture = a_picture().expect("a picture");
    let place = "/api/v1/settings/logo";
    let (status, headers, now) = edit(&owner, Method::PUT, place, Some(&tag), picture.clone()).await;
    assert_eq!(status, 200, "{now}");
    let url = now["logo"]["url"].as_str().expect("an address");
    assert_eq!(
        house.visitor().request(Method::GET, url).send().await.expect("an answer").status(),
        200
    );
    assert_eq!(edit(&owner, Method::PUT, place, Some(&tag), picture).await.0, 412);
    let tag = headers["etag"].to_str().expect("a tag");
    for wrong in [Vec::new(), b"no picture at all".to_vec()] {
        let (status, _, told) = edit(&owner, Method::PUT, place, Some(tag), wrong).await;
        assert_eq!((status, fields(&told)), (422, vec!["logo"]), "{told}");
    }
    let (status, _, now) = edit(&owner, Method::DELETE, place, Some(tag), "").await;
    assert_eq!((status, &now["logo"]), (200, &Value::Null), "{now}");
}

/// A small picture.
fn a_picture() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 16);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&[120; 64 * 16])?;
    writer.finish()?;
    Ok(bytes)
}

#[tokio::test]
async fn what_the_pages_ask_a_password_for_wants_one_here() {
    let mut house = House::with_limits(100).await;
    let owner = program(&house, "owner").await;
    house.set("wifi-password", "pasta al forno");
    house.set("wifi-name", "Ospiti");
    let key = json!({"name": "Till", "role": "manager", "scopes": ["people:write"]});
    let (_, _, machine) = owner.post("/api/v1/keys", &key).await;
    // After a restart nobody has given their password just now.
    house.power_cut().await;
    let document = owner.get("/api/openapi.json").await;
    let mut asked = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let office = [
                "/tables",
                "/people",
                "/devices",
                "/settings",
                "/keys",
                "/me/password",
                "/me/pin",
                "/auth/proof",
            ];
            if !office.iter().any(|o| path.starts_with(&format!("/api/v1{o}"))) || path.ends_with("/visits") {
                continue;
            }
            let wants = operation["responses"]["403"].to_string().contains("proof-needed");
            let place = path
                .replace("{table}", "1")
                .replace("{person}", "2")
                .replace("{device}", "1")
                .replace("{key}", "0a");
            let body = body_of(method, path);
            let method: Method = method.to_uppercase().parse().expect("a method");
            let mut request = owner.persona.request(method, &place).header("if-match", "\"none\"");
            request = request
                .header("idempotency-key", "a-key-of-sixteen-3")
                .header("content-type", "application/json");
            let token = owner.token.as_ref().expect("a token");
            let answer = request
                .header(AUTHORIZATION, format!("Bearer {token}"))
                .body(body)
                .send()
                .await
                .expect("an answer");
            let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap_or_default());
            let refused = status == 403 && text.contains("\"proof-needed\"");
            assert_eq!(refused, wants, "{place}: {status} {text}");
            asked += usize::from(wants);
        }
    }
    assert_eq!(asked, 16);
    let words = house.demo["accounts"]
        .as_array()
        .and_then(|all| all.iter().find(|a| a["role"] == "owner"))
        .expect("one");
    let (status, _, told) = owner.post("/api/v1/auth/proof", &json!({"password": "not the right one"})).await;
    assert_eq!((status, fields(&told)), (422, vec!["password"]));
    assert_eq!(owner.post("/api/v1/me/pin", &json!({"pin": "8305"})).await.0, 403);
    assert_eq!(
        owner.post("/api/v1/auth/proof", &json!({"password": words["password"]})).await.0,
        204
    );
    assert_eq!(owner.post("/api/v1/me/pin", &json!({"pin": "8305"})).await.0, 204);
    // A page's session proves itself at the same place, and a machine needs its scope alone.
    let page = Client::new(house.staff("owner").await);
    assert_eq!(
        page.post("/api/v1/auth/proof", &json!({"password": words["password"]})).await.0,
        204
    );
    let machine = Client::program(&house, &machine["secret"]);
    let new = json!({"name": "Gaia", "role": "floor", "password": WORDS});
    assert_eq!(machine.post("/api/v1/people", &new).await.0, 201);
    assert_eq!(
        machine.post("/api/v1/auth/proof", &json!({"password": "x"})).await.0,
        403
    );
    assert_eq!(
        machine.post("/api/v1/devices", &json!({"name": "x"})).await.0,
        403,
        "only a person has one in hand"
    );
}

/// A body that can be read.
fn body_of(method: &str, path: &str) -> String {
    let body = match (method, path.rsplit('/').next().unwrap_or_default()) {
        ("get" | "delete", _) | (_, "retire" | "restore" | "rotate" | "leave" | "return" | "end-sessions" | "logo") => {
            return String::new();
        }
        (_, "move") => json!({"position": 0}),
        (_, "pin") => json!({"pin": null}),
        (_, "proof") => json!({"password": "not the right one"}),
        (_, "password") if path.ends_with("/me/password") => json!({"old": "not the old one", "password": WORDS}),
        (_, "password" | "settings") => json!({}),
        (_, "keys") => json!({"name": "x", "role": "kitchen", "scopes": ["menu:read"]}),
        (_, "area" | "devices") => json!({"name": "Roof"}),
        (_, "people" | "{person}") => json!({"name": "x", "role": "kitchen"}),
        (_, "tables" | "{table}") => json!({"name": "R77", "area": "Roof", "kind": "counter"}),
        other => panic!("no body for {other:?}"),
    };
    body.to_string()
}

#[tokio::test]
async fn each_role_reads_what_its_pages_show() {
    let house = House::with_limits(100).await;
    let _anna = house.guest("T4").await;
    let (guest, _) = Client::sit(&house, "T5").await;
    assert_eq!(guest.status("/api/v1/tables").await, 403);
    let mut asked = 0;
    for role in Role::ALL {
        let client = program(&house, role.word()).await;
        let actor = Actor::Staff {
            staff: comanda::base::ids::StaffId(1),
            role,
        };
        for route in ROUTES.iter().filter(|r| r.method == "GET" && r.path.starts_with("/api/v1/")) {
            let Access::Api(verb) = route.access else { continue };
            let office = [
                Verb::EditTables,
                Verb::ReadAdmin,
                Verb::EditPeople,
                Verb::PairDevices,
                Verb::EditSettings,
            ];
            if !office.contains(&verb) || route.path.starts_with("/api/v1/menu") {
                continue;
            }
            let cook = house.database().query_row("SELECT id FROM staff WHERE role = 'kitchen'", [], |r| {
                r.get::<_, i64>(0)
            });
            let place = route.path.replace("{table}", "1").replace("{person}", &cook.expect("a cook").to_string());
            let wanted = if verb.allows(&actor) { 200 } else { 403 };
            assert_eq!(client.status(&place).await, wanted, "{} at {place}", role.word());
            asked += 1;
        }
    }
    assert!(asked >= 36, "{asked}");
}

#[tokio::test]
async fn a_program_changes_its_persons_password_and_goes_on() {
    let house = House::with_limits(100).await;
    let [one, two] = [program(&house, "manager").await, program(&house, "manager").await];
    let page = house.staff("manager").await;
    let old = house.demo["accounts"]
        .as_array()
        .and_then(|all| all.iter().find(|a| a["role"] == "manager"))
        .expect("one");
    let wrong = one
        .post(
            "/api/v1/me/password",
            &json!({"old": "not the old one", "password": WORDS}),
        )
        .await;
    assert_eq!((wrong.0, fields(&wrong.2)), (422, vec!["old"]));
    let right = json!({"old": old["password"], "password": WORDS});
    assert_eq!(one.post("/api/v1/me/password", &right).await.0, 204);
    assert_eq!(
        (one.status("/api/v1/me").await, two.status("/api/v1/me").await),
        (200, 401)
    );
    assert_eq!(page.get("/account").await.0, 303, "and the browsers are out");
    let fields = [("name", old["name"].as_str().expect("a name")), ("password", WORDS)];
    let page = house.visitor();
    assert_eq!(page.post_form("/sign-in", &fields).await.0, 303);
    assert_eq!(one.post("/api/v1/auth/sessions/end-others", &Value::Null).await.0, 204);
    assert_eq!(
        (page.get("/account").await.0, one.status("/api/v1/me").await),
        (303, 200)
    );
    assert_eq!(one.post("/api/v1/auth/sessions/end-all", &Value::Null).await.0, 204);
    assert_eq!(one.status("/api/v1/me").await, 401);
}

/// The items of a structured list: each its name and its parameters.
fn items(headers: &reqwest::header::HeaderMap, name: &str) -> Vec<(String, Vec<(String, u64)>)> {
    let text = headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().expect("text");
    let item = |item: &str| {
        let mut parts = item.split(';');
        let name = parts.next().expect("a name").trim_matches('"').to_string();
        let pair = |p: &str| p.split_once('=').map(|(k, v)| (k.to_string(), v.parse().expect("a number")));
        (name, parts.map(|p| pair(p).expect("a pair")).collect())
    };
    text.split(", ").map(item).collect()
}

#[tokio::test]
async fn answers_tell_of_the_limits() {
    let house = House::open().await;
    let (guest, visit) = Client::sit(&house, "T4").await;
    let (_, headers, _) = guest.ask(Method::GET, "/api/v1/me", None, "").await;
    let policy = items(&headers, "ratelimit-policy");
    assert_eq!(policy[0], ("session".into(), vec![("q".into(), 60), ("w".into(), 3)]));
    let left = items(&headers, "ratelimit");
    assert_eq!(
        left.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["session", "address"]
    );
    let of = |left: &[(String, Vec<(String, u64)>)]| left[0].1[0].clone();
    assert!(of(&left).0 == "r" && of(&left).1 < 60, "{left:?}");
    // Calls have a bucket of their own, which is soon empty.
    let call = format!("/api/v1/visits/{visit}/calls");
    let mut last = None;
    for _ in 0..12 {
        let told = guest.post(&call, &json!({"reason": "water"})).await;
        let left = items(&told.1, "ratelimit");
        assert_eq!(left[0].0, "call", "the narrowest first");
        if told.0 == 429 && of(&left).1 == 0 {
            let wait: u64 = told.1["retry-after"].to_str().expect("text").parse().expect("seconds");
            last = Some(wait);
            break;
        }
    }
    assert!(last.is_some_and(|wait| (1..=5).contains(&wait)), "{last:?}");
    // Each program has its own, and so has each key, whatever the address; what the house did not sign is a stranger's.
    let owner = program(&house, "owner").await;
    let wish = json!({"name": "Sign", "role": "floor", "scopes": ["menu:read"]});
    let sign = Client::program(&house, &owner.post("/api/v1/keys", &wish).await.2["secret"]);
    let jwt = owner.token.clone().expect("a token");
    let forged = Client::program(&house, &json!(format!("{}x", &jwt[..jwt.len() - 2])));
    for (client, bucket) in [(&owner, "session"), (&sign, "session"), (&forged, "stranger")] {
        let (_, headers, _) = client.ask(Method::GET, "/api/v1/me", None, "").await;
        let left = items(&headers, "ratelimit");
        assert_eq!(left[0].0, bucket);
        assert!(left[0].1[0].1 > 50, "another's use is not theirs: {left:?}");
    }
    // Refusals tell too; pages do not.
    let (status, headers, _) = Client::new(house.visitor()).ask(Method::GET, "/api/v1/me", None, "").await;
    assert_eq!((status, items(&headers, "ratelimit")[0].0.as_str()), (401, "stranger"));
    let page = house.visitor().request(Method::GET, "/sign-in").send().await.expect("an answer");
    assert!(!page.headers().contains_key("ratelimit"));
    let nobody = house.visitor();
    let mut refused = None;
    for _ in 0..400 {
        let answer = nobody.request(Method::GET, "/api/v1/house").send().await.expect("an answer");
        if answer.status() == 429 {
            refused = Some(answer.headers().clone());
            break;
        }
    }
    let headers = refused.expect("a limit");
    assert!(headers.contains_key("retry-after"));
    assert_eq!(items(&headers, "ratelimit")[0].1[0], ("r".into(), 0));
}

/// A header as text.
fn text<'h>(headers: &'h reqwest::header::HeaderMap, name: &str) -> &'h str {
    headers[name].to_str().expect("text")
}

/// The answer to somebody at a page of another site.
async fn from(house: &House, method: Method, path: &str, more: &[(&str, &str)]) -> reqwest::Response {
    let client = reqwest::Client::new();
    let mut request = client.request(method, format!("{}{path}", house.url));
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    request.send().await.expect("an answer")
}

#[tokio::test]
async fn pages_of_named_origins_use_the_api_with_a_token() {
    const SHOP: &str = "https://shop.example";
    const ALLOW: &str = "access-control-allow-origin";
    let house = House::with_limits(100).await;
    let ask = [("origin", SHOP), ("access-control-request-method", "PUT")];
    let off = from(&house, Method::OPTIONS, "/api/v1/house", &ask).await;
    assert!(
        off.status() == 405 && !off.headers().contains_key(ALLOW),
        "off until the owner names somebody"
    );
    house.set("api-origins", "https://shop.example http://192.168.1.20:3000");

    let preflight = from(&house, Method::OPTIONS, "/api/v1/settings", &ask).await;
    let headers = preflight.headers();
    assert_eq!((preflight.status().as_u16(), text(headers, ALLOW)), (204, SHOP));
    let allowed = headers["access-control-allow-methods"].to_str().expect("text");
    assert!(
        allowed.contains("GET") && allowed.contains("PATCH") && !allowed.contains("PUT"),
        "{allowed}"
    );
    let brings = headers["access-control-allow-headers"].to_str().expect("text");
    assert!(
        ["Authorization", "Idempotency-Key", "If-Match"].iter().all(|h| brings.contains(h)),
        "{brings}"
    );
    assert!(!headers.contains_key("access-control-allow-credentials"));
    let unknown = from(&house, Method::OPTIONS, "/api/v1/nonsense", &ask).await;
    assert_eq!(unknown.status(), 404);
    let page = from(&house, Method::OPTIONS, "/sign-in", &ask).await;
    assert!(
        page.status() == 405 && !page.headers().contains_key(ALLOW),
        "only the API"
    );

    let answer = from(&house, Method::GET, "/api/v1/house", &[("origin", SHOP)]).await;
    assert_eq!((answer.status().as_u16(), text(answer.headers(), ALLOW)), (200, SHOP));
    let shows = answer.headers()["access-control-expose-headers"].to_str().expect("text");
    assert!(
        ["ETag", "Location", "RateLimit", "Retry-After"].iter().all(|h| shows.contains(h)),
        "{shows}"
    );
    assert!(answer.headers().get_all("vary").iter().any(|v| v == "origin"));
    for other in [
        "https://shop.example.evil",
        "https://evil.example",
        "null",
        "http://shop.example",
        "https://SHOP.example",
    ] {
        let answer = from(&house, Method::GET, "/api/v1/house", &[("origin", other)]).await;
        assert!(!answer.headers().contains_key(ALLOW), "{other}");
        let ask = [("origin", other), ("access-control-request-method", "GET")];
        let preflight = from(&house, Method::OPTIONS, "/api/v1/house", &ask).await;
        assert!(
            preflight.status() == 405 && !preflight.headers().contains_key(ALLOW),
            "{other}"
        );
    }
}

#[tokio::test]
async fn a_page_of_another_site_has_a_token_and_no_cookies() {
    const SHOP: &str = "https://shop.example";
    let house = House::with_limits(100).await;
    house.set("api-origins", SHOP);
    let account = &house.demo["accounts"][3];
    let grant = json!({"grant_type": "password", "name": account["name"], "password": account["password"]});
    let client = reqwest::Client::new();
    let sign_in = async |origin: &str| {
        let request = client.post(format!("{}/api/v1/auth/token", house.url)).header("origin", origin);
        request
            .header("content-type", "application/json")
            .body(grant.to_string())
            .send()
            .await
            .expect("an answer")
    };
    assert_eq!(
        sign_in("https://evil.example").await.status(),
        403,
        "not from a site that nobody named"
    );
    let answer = sign_in(SHOP).await;
    assert_eq!(answer.status(), 200);
    let tokens: Value = serde_json::from_str(&answer.text().await.expect("text")).expect("tokens");
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().expect("a token"));
    let with_token = [("origin", SHOP), ("authorization", bearer.as_str())];
    assert_eq!(from(&house, Method::GET, "/api/v1/me", &with_token).await.status(), 200);
    let ended = from(&house, Method::POST, "/api/v1/auth/sessions/end-others", &with_token).await;
    assert_eq!(ended.status(), 204);
    assert_eq!(ended.headers()["access-control-allow-origin"], SHOP);

    // Cookies of this house are nothing there, whoever asks.
    let owner = house.staff("owner").await;
    for origin in [SHOP, "https://evil.example", "null"] {
        let read = owner
            .request(Method::GET, "/api/v1/me")
            .header("origin", origin)
            .send()
            .await
            .expect("an answer");
        assert_eq!(read.status(), 401, "{origin}");
        let end = client
            .post(format!("{}/api/v1/auth/sessions/end-all", house.url))
            .header("origin", origin);
        let end = end.header("cookie", owner.cookies()).send().await.expect("an answer");
        assert!(matches!(end.status().as_u16(), 401 | 403), "{origin}: {}", end.status());
    }
    assert_eq!(owner.get("/account").await.0, 200, "and the owner is signed in still");
    let refused = from(&house, Method::GET, "/api/v1/me", &[("origin", SHOP)]).await;
    assert_eq!(
        (
            refused.status().as_u16(),
            text(refused.headers(), "access-control-allow-origin")
        ),
        (401, SHOP)
    );
}
