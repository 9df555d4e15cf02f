//! The house in numbers over the API: a pizza place's year is brought, checked and imported by a program, its figures
//! are read as typed values, and they are those of the files.

pub mod support;

use std::path::Path;
use std::time::Duration;

use comanda::store::RequestKey;
use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};
use support::House;
use support::api::Client;

async fn program(house: &House, role: &str) -> Client {
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == role).expect("an account");
    let grant = json!({"grant_type": "password", "name": account["name"], "password": account["password"]});
    let (status, _, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &grant).await;
    assert_eq!(status, 200, "{tokens}");
    Client::program(house, &tokens["access_token"])
}

/// Sends bytes as they are; answers status and JSON.
async fn bring(who: &Client, name: &str, bytes: Vec<u8>) -> (u16, Value) {
    let token = who.token.as_deref().expect("a token");
    let path = format!("/api/v1/sales/files?name={name}");
    let request = who.persona.request(Method::POST, &path).header("content-type", "text/csv");
    let request = request.header(AUTHORIZATION, format!("Bearer {token}")).body(bytes);
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    (
        status,
        serde_json::from_str(&answer.text().await.expect("a body")).unwrap_or(Value::Null),
    )
}

/// The bytes of a file, and what they are.
async fn file(who: &Client, path: &str) -> (u16, String, Vec<u8>) {
    let token = who.token.as_deref().expect("a token");
    let request = who.persona.request(Method::GET, path).header(AUTHORIZATION, format!("Bearer {token}"));
    let answer = request.send().await.expect("an answer");
    let kind = answer.headers()["content-type"].to_str().expect("a kind").to_string();
    (
        answer.status().as_u16(),
        kind,
        answer.bytes().await.expect("a body").to_vec(),
    )
}

/// How the last import or check stands once it has ended.
async fn ended(who: &Client) -> Value {
    for _ in 0..2400 {
        let last = who.get("/api/v1/sales/imports").await["last"].clone();
        if last["standing"]["state"] != "running" {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never ends");
}

/// A card or a table by its key.
fn one<'v>(list: &'v Value, by: &str, key: &str) -> &'v Value {
    let all = list.as_array().expect("a list");
    all.iter().find(|c| c[by] == key).unwrap_or_else(|| panic!("no {key} in {list}"))
}

#[tokio::test]
async fn a_year_of_a_pizza_place_comes_and_is_read_over_the_api() {
    let house = House::with_limits(1000).await;
    let (owner, manager) = (program(&house, "owner").await, program(&house, "manager").await);
    let year = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pizzaplace.csv.gz"));
    let year = year.expect("the sales");
    assert_eq!(bring(&manager, "year.csv.gz", year.clone()).await.0, 403);
    let (status, brought) = bring(&owner, "year.csv.gz", year).await;
    assert_eq!(status, 201, "{brought}");
    let place = format!("/api/v1/sales/files/{}", brought["file"].as_str().expect("a file"));
    assert_eq!(manager.status(&place).await, 403);
    let (status, _, told) = owner.post(&format!("{place}/import"), &Value::Null).await;
    assert_eq!((status, &told["code"]), (409, &json!("past-unchecked")), "{told}");
    let (status, _, begun) = owner.post(&format!("{place}/check"), &json!({})).await;
    assert_eq!(status, 202, "{begun}");
    let checked = ended(&owner).await;
    let found = &checked["standing"]["found"];
    assert_eq!(
        (&checked["check"], &found["orders"], &found["lines"], &found["gross"]),
        (&json!(true), &json!(21_350), &json!(49_574), &json!(81_786_005)),
        "{checked}"
    );
    // Sent twice under one key it is one import, also when the file is gone meanwhile.
    let key = RequestKey::fresh().expect("a key");
    let import = format!("{place}/import");
    assert_eq!(owner.ask(Method::POST, &import, None, key.as_str()).await.0, 202);
    assert_eq!(ended(&owner).await["standing"]["state"], "done");
    assert_eq!(owner.ask(Method::POST, &import, None, key.as_str()).await.0, 202);
    assert_eq!(owner.post(&import, &Value::Null).await.0, 404);
    let imports = owner.get("/api/v1/sales/imports").await;
    assert_eq!(imports["imports"].as_array().map(Vec::len), Some(1));
    assert_eq!(imports["imports"][0]["gross"], 81_786_005);
    figures(&manager).await;
    files(&manager).await;
    let import = format!("/api/v1/sales/imports/{}", imports["imports"][0]["id"]);
    assert_eq!(manager.delete(&import).await, 403);
    assert_eq!(owner.delete(&import).await, 204);
    assert_eq!(ended(&owner).await["standing"]["taken_back"], 21_350);
    assert_eq!(owner.delete(&import).await, 404);
    let year = manager.get("/api/v1/insights/overview?length=year&at=2015-06-01").await;
    assert_eq!(one(&year["cards"], "key", "gross")["value"], 0);
}

#[expect(clippy::too_many_lines, reason = "a table, a row for each figure")]
async fn figures(who: &Client) {
    let year = who.get("/api/v1/insights/overview?length=year&at=2015-06-01").await;
    let gross = one(&year["cards"], "key", "gross");
    assert_eq!((&gross["value"], &gross["unit"]), (&json!(81_786_005), &json!("money")));
    assert_eq!(
        (&year["imported"], &year["against"]["known"]),
        (&json!(81_786_005), &json!(false))
    );
    // Of the year before nothing is known: that is not zero.
    assert_eq!((&gross["was"], &gross["change_ppm"]), (&Value::Null, &Value::Null));
    assert_eq!(one(&year["cards"], "key", "orders")["value"], 21_350);
    let months = one(&year["tables"], "name", "months");
    assert_eq!(months["rows"].as_array().map(Vec::len), Some(12));
    let july = who.get("/api/v1/insights/overview?length=month&at=2015-07-09").await;
    let gross = one(&july["cards"], "key", "gross");
    assert_eq!(
        (&gross["value"], &gross["was"], &gross["change_ppm"]),
        (&json!(7_255_790), &json!(6_823_020), &json!(63_427)),
        "July against June 2015: + 6.3 %"
    );
    let days = one(&july["tables"], "name", "days");
    let units: Vec<_> = days["columns"].as_array().expect("columns").iter().map(|c| c["unit"].clone()).collect();
    assert_eq!(
        (&units[0], &units[1], &units[4]),
        (&json!("day"), &json!("money"), &json!("count"))
    );
    assert_eq!(days["columns"][6]["key"], "covers");
    assert_eq!(days["rows"][0][6], Value::Null, "nobody counted guests");
    let dishes = who.get("/api/v1/insights/dishes?length=year&at=2015-06-01").await;
    let table = one(&dishes["tables"], "name", "dishes");
    assert_eq!(
        (&table["rows"][0][0], &table["rows"][0][2]),
        (&json!("thai_ckn"), &json!(4_343_425))
    );
    let dish = &table["dishes"][0];
    let one_dish = who.get(&format!("/api/v1/insights/dishes/{dish}?length=year&at=2015-06-01")).await;
    assert_eq!(one_dish["about"]["name"], "thai_ckn");
    assert_eq!(one(&one_dish["cards"], "key", "gross")["value"], 4_343_425);
    for page in ["hours", "guests", "running"] {
        let found = who.get(&format!("/api/v1/insights/{page}?length=year&at=2015-06-01")).await;
        assert_eq!(found["period"]["from"], "2015-01-01", "{page}");
    }
    let hours = who.get("/api/v1/insights/hours?length=year&at=2015-06-01").await;
    let rows = one(&hours["tables"], "name", "peak-hours")["rows"].as_array().expect("rows").clone();
    let orders: i64 = rows.iter().map(|r| r[2].as_i64().expect("a number")).sum();
    assert_eq!(orders, 21_350);
}

/// The files say what the values say.
async fn files(who: &Client) {
    let asked = "length=month&at=2015-07-09";
    let (status, kind, bytes) = file(who, &format!("/api/v1/insights/overview/files/days.csv?{asked}")).await;
    assert_eq!((status, kind.as_str()), (200, "text/csv; charset=utf-8"));
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut csv = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let of_csv: Vec<i64> = csv.records().map(|r| support::page::cents(&r.expect("a row")[1])).collect();
    let july = who.get(&format!("/api/v1/insights/overview?{asked}")).await;
    let rows = one(&july["tables"], "name", "days")["rows"].as_array().expect("rows").clone();
    let of_api: Vec<i64> = rows.iter().map(|r| r[1].as_i64().expect("an amount")).collect();
    assert_eq!((of_csv.iter().sum::<i64>(), &of_csv), (7_255_790, &of_api));
    for path in ["overview/files/all.xlsx", "whole.xlsx"] {
        let (status, kind, bytes) = file(who, &format!("/api/v1/insights/{path}?{asked}")).await;
        assert_eq!((status, &bytes[..2]), (200, &b"PK"[..]), "{path}");
        assert!(kind.contains("spreadsheetml"), "{kind}");
    }
    for (path, status) in [
        ("/api/v1/insights/overview/files/none.csv", 404),
        ("/api/v1/insights/dishes/files/all.csv?length=year&at=2015-06-01", 404),
        (
            "/api/v1/insights/dishes/files/dishes.csv?length=month&at=2015-07-09",
            200,
        ),
        ("/api/v1/insights/nothing", 404),
        ("/api/v1/insights/overview?length=decade", 400),
        ("/api/v1/insights/overview?at=yesterday", 422),
        (
            "/api/v1/insights/overview?length=own&from=2015-02-01&to=2015-01-01",
            422,
        ),
        ("/api/v1/insights/dishes/987654", 404),
    ] {
        assert_eq!(who.status(path).await, status, "{path}");
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn what_is_wrong_with_a_file_is_told_by_row_and_column() {
    let house = House::with_limits(100).await;
    let (owner, other) = (program(&house, "owner").await, program(&house, "owner").await);
    for (bytes, status, code) in [
        (&b""[..], 422, "transfer-none"),
        (b"\n\n", 422, "past-empty"),
        (b"{}", 422, "past-only-names"),
        (b"d\xe9but,b\n1,2\n", 422, "past-utf8"),
    ] {
        let (got, told) = bring(&owner, "a.csv", bytes.to_vec()).await;
        assert_eq!((got, told["code"].as_str()), (status, Some(code)), "{told}");
    }
    let bad = "id,date,time,item,price\n1,2015-01-01,12:00,Soup,5\n2,2015-02-30,12:00,Soup,x\n";
    let (_, brought) = bring(&owner, "till.csv", bad.into()).await;
    assert_eq!(
        (&brought["name"], &brought["head"][3]),
        (&json!("till.csv"), &json!("item"))
    );
    assert_eq!(one(&brought["columns"], "field", "price")["column"], 4);
    let place = format!("/api/v1/sales/files/{}", brought["file"].as_str().expect("a file"));
    assert_eq!(other.status(&place).await, 404, "it is its bringer's alone");
    assert_eq!(owner.post(&format!("{place}/check"), &json!({})).await.0, 202);
    ended(&owner).await;
    let check = owner.get(&place).await["check"].clone();
    assert_eq!(
        (&check["state"], &check["problems"]["count"]),
        (&json!("refused"), &json!(2)),
        "{check}"
    );
    let told: Vec<_> = check["problems"]["told"].as_array().expect("problems").iter().collect();
    assert_eq!(
        (&told[0]["line"], &told[0]["column"]),
        (&json!(3), &json!("date")),
        "{check}"
    );
    for wrong in [
        json!({"columns": [{"field": "colour", "column": 1}]}),
        json!({"dates": "ymd"}),
        json!({"columns": [{"field": "date", "column": "x"}]}),
    ] {
        assert_eq!(owner.post(&format!("{place}/check"), &wrong).await.0, 400, "{wrong}");
    }
    assert_eq!(owner.delete(&place).await, 204);
    assert_eq!(owner.status(&place).await, 404);
}

#[tokio::test]
async fn today_has_its_cards_and_what_is_not_known_is_null() {
    let house = House::open().await;
    let manager = program(&house, "manager").await;
    let today = manager.get("/api/v1/insights/today").await;
    assert_eq!(today["likes"], 0);
    let gross = one(&today["cards"], "key", "gross");
    assert_eq!((&gross["value"], &gross["was"]), (&json!(0), &Value::Null), "{today}");
    let average = one(&today["cards"], "key", "average");
    assert_eq!(average["value"], Value::Null, "of no order there is none");
    assert_eq!(one(&today["cards"], "key", "open")["unit"], "count");
    let cook = program(&house, "kitchen").await;
    for path in [
        "today",
        "overview",
        "whole.xlsx",
        "overview/files/days.csv",
        "dishes/1",
        "dishes/1/files/all.xlsx",
    ] {
        assert_eq!(cook.status(&format!("/api/v1/insights/{path}")).await, 403, "{path}");
    }
}
