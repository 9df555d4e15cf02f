//! A house that is set up as its owner would: from the command line and the office's pages, with the
//! menu of the pizza place whose sales lie in `tests/fixtures`.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::page::values;
use super::{House, Persona, first_line, program, spawn};

/// The roles of the people who work there; each one's name is the role's.
const STAFF: [&str; 3] = ["owner", "floor", "kitchen"];
const PASSWORD: &str = "extra mozzarella, please";

/// A pizza of the sales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pizza {
    /// The item's key in the menu's file.
    pub key: String,
    /// The size's key.
    pub size: String,
    /// Its price in cents.
    pub price: i64,
}

/// The first orders of the year, each a list of pizzas.
pub fn sales(orders: usize) -> Vec<Vec<Pizza>> {
    let packed = std::fs::File::open(fixture("pizzaplace.csv.gz")).expect("the sales");
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("the sales");
    let mut found: Vec<Vec<Pizza>> = Vec::new();
    let mut last = "";
    for row in text.lines().skip(1) {
        let cells: Vec<_> = row.split(',').collect();
        if cells[0] != last {
            if found.len() == orders {
                break;
            }
            found.push(Vec::new());
            last = cells[0];
        }
        let pizza = Pizza {
            key: cells[3].replace('_', "-"),
            size: cells[4].to_lowercase(),
            price: super::page::cents(cells[6]),
        };
        found.last_mut().expect("an order").push(pizza);
    }
    found
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What the form of a dish sends for a pizza: the item, the name of the size's field, and its value.
pub type Choices = HashMap<(String, String), (String, String, String)>;

impl House {
    /// The pizza place with so many tables, `T1` and on, and every rate limit so many times as generous.
    pub async fn pizzeria(tables: usize, limits: u32) -> House {
        let data = TempDir::new().expect("a temporary directory");
        verb(&data, &["settings", "currency", "USD"], "");
        verb(&data, &["import", "menu", &fixture("pizzaplace-menu.json")], "");
        for role in STAFF {
            verb(
                &data,
                &["user", "add", role, "--role", role, "--password-stdin"],
                PASSWORD,
            );
        }
        let (mut child, stdout) = spawn(program(), &["serve", "--listen", "127.0.0.1:0"], &data, limits, &[]);
        let (greeting, rest) = first_line(stdout, &mut child).await;
        let address = rest.recv().expect("the address");
        let url = address.trim().to_string();
        assert!(url.starts_with("http://127.0.0.1:"), "{greeting}{address}");
        let accounts: Vec<_> = STAFF.iter().map(|r| json!({"role": r, "name": r, "password": PASSWORD})).collect();
        let demo = json!({"base_url": url, "tables": [], "accounts": accounts});
        let mut house = House {
            url,
            demo,
            child,
            data,
            limits,
            env: Vec::new(),
        };
        house.until_open().await;
        house.demo["tables"] = house.add_tables(tables).await;
        house
    }

    async fn add_tables(&self, count: usize) -> Value {
        let owner = self.staff("owner").await;
        let names: Vec<_> = (1..=count).map(|n| format!("T{n}")).collect();
        for name in &names {
            let fields = [
                ("name", name.as_str()),
                ("area", "Room"),
                ("kind", "table"),
                ("seats", "4"),
            ];
            let (status, body) = owner.post_form("/admin/tables", &fields).await;
            assert_eq!(status, 303, "{name}: {body}");
        }
        let address = |name: &String| {
            let told = verb(&self.data, &["qr", name], "");
            let line = told.lines().next().expect("a line").to_string();
            let (_, url) = line.split_once("  ").expect("a name and an address");
            json!({"name": name, "url": url})
        };
        names.iter().map(address).collect()
    }
}

/// Reads off the menu's pages what a form must send for every pizza in every size.
pub async fn choices(guest: &Persona) -> Choices {
    let text = std::fs::read_to_string(fixture("pizzaplace-menu.json")).expect("the menu");
    let menu: Value = serde_json::from_str(&text).expect("JSON");
    let (_, page) = guest.get("/menu").await;
    let mut found = Choices::new();
    let lists = menu["categories"].as_array().into_iter().flatten().map(|c| c["items"].as_array());
    for item in lists.flatten().flatten() {
        let name = super::page::escaped(item["name"]["en"].as_str().expect("a name"));
        let (before, _) = page.split_once(&format!(" data-sheet>{name}</a>")).expect("the dish on the menu");
        let id = before.rsplit("href=\"/menu/items/").next().expect("a link").trim_end_matches('"');
        let (_, sheet) = guest.get(&format!("/menu/items/{id}")).await;
        for size in item["groups"][0]["options"].as_array().expect("sizes") {
            let words = format!(">{}<", size["name"]["en"].as_str().expect("a name"));
            let (before, _) = sheet.split_once(&words).unwrap_or_else(|| panic!("no {words} in {sheet}"));
            let input = before.rsplit("<input").next().expect("an input");
            let key = |v: &Value| v["key"].as_str().expect("a key").to_string();
            let sent = (
                id.to_string(),
                values(input, "name")[0].to_string(),
                values(input, "value")[0].to_string(),
            );
            found.insert((key(item), key(size)), sent);
        }
    }
    found
}

/// A verb of the command line, with this on its standard input; answers what it said.
fn verb(data: &TempDir, args: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_comanda"))
        .args(args)
        .arg("--data")
        .arg(data.path())
        .current_dir(data.path())
        .env_remove("COMANDA_BASE_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program to start");
    let mut stdin = child.stdin.take().expect("its input");
    // A verb that reads nothing may have ended already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let out = child.wait_with_output().expect("its end");
    assert!(out.status.success(), "{args:?}");
    String::from_utf8(out.stdout).expect("UTF-8")
}
