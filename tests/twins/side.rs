//! One of the houses, walked in one way: by the forms of pages, by programs, or by machines with keys.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use comanda::store::RequestKey;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::steps::Step;
use super::support::page::between;
use super::support::{House, Persona};

/// How a house is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the forms of pages.
    Page,
    /// By the JSON twins, the staff with access tokens.
    Program,
    /// By the JSON twins, the staff as machines with keys of their role.
    Machine,
}

/// What stands for 401, 403, 404 and a page that leads to the sign-in.
pub const REFUSED: u16 = 403;
/// What stands for every answer that says that it is done.
const DONE: u16 = 200;

/// What machines and programs of the staff are for: everything but accounts.
const SCOPES: [&str; 14] = [
    "menu:read",
    "menu:write",
    "orders:read",
    "orders:write",
    "kitchen:read",
    "kitchen:write",
    "floor:read",
    "floor:write",
    "payments:write",
    "people:write",
    "settings:read",
    "settings:write",
    "insights:read",
    "insights:write",
];

/// The sales that are brought.
const SALES: &str = "No;Day;At;What;Euro\n1;2/1/2020;12:00;Buffalo caprese;10,50\n2;13/1/2020;19:30;Grappa;4\n";

/// Where machines have nothing, because it is about a person and what they hold: there the third house is walked by
/// its people's programs.
const PERSONS: [&str; 4] = ["/api/v1/auth/", "/api/v1/me/", "/api/v1/devices", "/api/v1/keys"];

/// Facts that tell of a session, which a browser has and a program has not, or the other way round.
const OF_SESSIONS: [&str; 5] = [
    "CustomerSignedIn",
    "CustomerSignedOut",
    "CustomerApiSessionEnded",
    "ApiSessionStarted",
    "ApiSessionEnded",
];

/// Tables that hold sessions, secrets and sums, or what is compared apart.
const APART: [&str; 11] = [
    "meta",
    "events",
    "request_keys",
    "staff_sessions",
    "guest_sessions",
    "customer_sessions",
    "api_sessions",
    "refresh_tokens",
    "api_keys",
    "menu_uploads",
    "sqlite_sequence",
];

/// A file that a step brings: in a form's field, or as the body of a request.
struct File {
    field: &'static str,
    name: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
}

pub struct Side {
    way: Way,
    house: House,
    db: Connection,
    /// With the cookies of their pages.
    people: BTreeMap<&'static str, Persona>,
    /// What a program of theirs shows.
    tokens: BTreeMap<&'static str, String>,
    /// What a program shows about what is their own: accounts.
    own: BTreeMap<&'static str, String>,
    /// What answers told, for later steps: codes and ids that differ by house.
    told: BTreeMap<&'static str, String>,
    /// The last fact before the step.
    since: i64,
}

impl Side {
    pub async fn open(way: Way) -> Side {
        let house = House::with_limits(1000).await;
        for (key, value) in [("approve-first-order", "on"), ("service-percent", "10")] {
            let set = Command::new(env!("CARGO_BIN_EXE_comanda"))
                .args(["settings", key, value, "--data"])
                .arg(house.data())
                .output()
                .expect("the program runs");
            assert!(set.status.success(), "{set:?}");
        }
        let db = house.database();
        let mut side = Side {
            way,
            db,
            people: ["nobody", "anna", "eve", "ben", "cleo"].map(|name| (name, house.visitor())).into(),
            tokens: BTreeMap::new(),
            own: BTreeMap::new(),
            told: BTreeMap::new(),
            since: 0,
            house,
        };
        side.sign_in().await;
        side
    }

    /// All three houses see the same sign-ins, so that they stay equal; each is walked with one kind.
    async fn sign_in(&mut self) {
        let mut keys = BTreeMap::new();
        for role in ["owner", "manager", "floor", "kitchen"] {
            let page = self.house.staff(role).await;
            let grant = json!({"grant_type": "password", "name": self.account(role, "name"), "password": self.account(role, "password")});
            let (status, tokens) = self.send("nobody", Method::POST, "/api/v1/auth/token", &grant.to_string()).await;
            assert_eq!(status, 200, "{tokens}");
            let token = tokens["access_token"].as_str().expect("a token").to_string();
            self.tokens.insert(role, token);
            let key = json!({"name": role, "role": role, "scopes": SCOPES}).to_string();
            let (status, made) = self.send("owner", Method::POST, "/api/v1/keys", &key).await;
            assert_eq!(status, 201, "{made}");
            keys.insert(role, made["secret"].as_str().expect("a secret").to_string());
            self.people.insert(role, page);
        }
        // What is ended later, besides what the walk goes on with.
        self.house.staff("manager").await;
        let grant = json!({"grant_type": "password", "name": self.account("manager", "name"), "password": self.account("manager", "password")});
        let (status, tokens) = self.send("nobody", Method::POST, "/api/v1/auth/token", &grant.to_string()).await;
        assert_eq!(status, 200, "{tokens}");
        self.own.clone_from(&self.tokens);
        if self.way == Way::Machine {
            self.tokens.extend(keys);
        }
    }

    /// What the demo says of the account of a role.
    fn account(&self, role: &str, field: &str) -> String {
        let accounts = self.house.demo["accounts"].as_array().expect("accounts");
        let account = accounts.iter().find(|a| a["role"] == role).expect("an account");
        account[field].as_str().expect("a text").to_string()
    }

    /// A request of a program; answers status and JSON.
    async fn send(&self, name: &str, method: Method, path: &str, body: &str) -> (u16, Value) {
        self.send_file(name, method, path, ("application/json", body.as_bytes())).await
    }

    async fn send_file(&self, name: &str, method: Method, path: &str, (kind, body): (&str, &[u8])) -> (u16, Value) {
        let stranger = self.house.visitor();
        let key = RequestKey::fresh().expect("a key");
        let is_change = [Method::PUT, Method::PATCH, Method::DELETE].contains(&method);
        let mut request = stranger.request(method, path).header("idempotency-key", key.as_str());
        if is_change {
            request = request.header(IF_MATCH, "*");
        }
        if let Some(token) = self.token(name, path) {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        if !body.is_empty() {
            request = request.header(CONTENT_TYPE, kind).body(body.to_vec());
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        let text = answer.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// What somebody's program shows there.
    fn token(&self, name: &str, path: &str) -> Option<&String> {
        let is_own = path == "/api/v1/join" || PERSONS.iter().any(|place| path.starts_with(place));
        let own = self.own.get(name).filter(|_| is_own);
        own.or_else(|| self.tokens.get(name))
    }

    /// The file that a step brings.
    async fn file(&self, step: &Step) -> Option<File> {
        let file = |field, name, kind, bytes| {
            Some(File {
                field,
                name,
                kind,
                bytes,
            })
        };
        match step.page.0 {
            "/admin/insights/import" => file("sales", "till.csv", "text/csv", SALES.into()),
            "/admin/menu/items/{item}/photo" => file("photo", "toast.jpg", "image/jpeg", photo()),
            "/admin/settings/logo" => file("logo", "sign.jpg", "image/jpeg", photo()),
            "/admin/menu/files" | "/admin/menu/files/{id}" => {
                let (_, menu) = self.send("owner", Method::GET, "/api/v1/menu/files/menu.json", "").await;
                let menu = menu.to_string().replace("Grappa", "Grappa of the house");
                file("menu", "menu.json", "application/json", menu.into_bytes())
            }
            _ => None,
        }
    }

    /// Takes a step; answers what came of it in the words that pages and programs share.
    pub async fn take(&mut self, step: &Step, name: &'static str) -> u16 {
        self.since = self.number("SELECT max(seq) FROM events");
        let status = match self.way {
            Way::Page => self.by_page(step, name).await,
            Way::Program | Way::Machine => self.by_program(step, name).await,
        };
        if step.api.1.contains("/sales/") {
            self.until_imported().await;
        }
        status
    }

    #[expect(
        clippy::too_many_lines,
        reason = "what a page takes and answers, in the order in which it does"
    )]
    async fn by_page(&mut self, step: &Step, name: &'static str) -> u16 {
        let (route, form) = step.page;
        let path = self.filled(&step.placed(route), name).await;
        let stranger = self.house.visitor();
        let who = if name == "nobody" {
            &stranger
        } else {
            &self.people[name]
        };
        let mut fields = Vec::new();
        for (field, value) in form {
            let value = match *value {
                "<form>" => shown(&who.get(&path).await.1, field),
                value => self.filled(value, name).await,
            };
            fields.push((*field, value));
        }
        let file = self.file(step).await.filter(|_| route != "/admin/menu/files/{id}");
        let (status, page, place) = if let Some(file) = file {
            who.upload(&path, file.field, file.name, &file.bytes).await
        } else {
            let method = if route.starts_with("/t/") {
                Method::GET
            } else {
                Method::POST
            };
            let request = who.request(method.clone(), &path);
            let request = if method == Method::POST {
                request.form(&fields)
            } else {
                request
            };
            let answer = request.send().await.expect("an answer");
            let place = answer.headers().get("location").map(|v| v.to_str().expect("a path").to_string());
            let status = answer.status().as_u16();
            (status, answer.text().await.expect("text"), place.unwrap_or_default())
        };
        if let Some(code) = between(&page, "/h/", "<").filter(|_| status == 200) {
            self.told.insert("code", code.chars().take_while(char::is_ascii_hexdigit).collect());
        }
        for (at, told) in [("/admin/insights/import/", "file"), ("/admin/menu/files/", "menu")] {
            if let Some(file) = place.strip_prefix(at).filter(|_| status == 303) {
                self.told.insert(told, file.split('?').next().unwrap_or_default().into());
            }
        }
        match status {
            303 if place.starts_with("/sign-in?next=") => REFUSED,
            410 => 409,
            status => shared(status),
        }
    }

    async fn by_program(&mut self, step: &Step, name: &'static str) -> u16 {
        let (method, route, body) = step.api;
        let path = self.filled(&step.placed(route), name).await;
        let body = self.filled(body, name).await;
        let path = match (method, route) {
            ("POST", "/api/v1/sales/files") => format!("{path}?name=till.csv"),
            _ => path,
        };
        let method: Method = method.parse().expect("a method");
        let (status, answer) = match self.file(step).await {
            Some(file) => self.send_file(name, method, &path, (file.kind, &file.bytes)).await,
            None => self.send(name, method, &path, &body).await,
        };
        assert!(status < 500, "{path}: {answer}");
        if let Some(token) = answer["token"].as_str().filter(|_| answer["guest"].is_object()) {
            self.tokens.insert(name, token.into());
        }
        if let Some(token) = answer["tokens"]["access_token"].as_str() {
            self.own.insert(name, token.into());
        }
        for told in ["code", "file"] {
            if let Some(value) = answer[told].as_str().filter(|_| status == 201) {
                self.told.insert(told, value.into());
            }
        }
        shared(status)
    }

    /// Eve's program names Anna's visit.
    pub async fn trespass(&mut self, step: &Step) -> u16 {
        let (method, route, body) = step.api;
        let before = self.rows(false);
        let path = self.filled(&step.placed(route), "anna").await;
        let body = self.filled(body, "anna").await;
        let (status, answer) = self.send("eve", method.parse().expect("a method"), &path, &body).await;
        assert_eq!(self.rows(false), before, "{path}: {answer}");
        shared(status)
    }

    /// Waits until nothing is imported any more.
    async fn until_imported(&self) {
        for _ in 0..400 {
            let (_, found) = self.send("owner", Method::GET, "/api/v1/sales/imports", "").await;
            if found["last"]["standing"]["state"] != "running" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("an import never ends");
    }

    /// Puts what stands in this house in place of `<names>`.
    async fn filled(&self, text: &str, name: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, more)) = rest.split_once('<') {
            let (thing, after) = more.split_once('>').expect("a name");
            out += before;
            out += &self.thing(thing, name).await;
            rest = after;
        }
        out + rest
    }

    fn number(&self, sql: &str) -> i64 {
        let found = self.db.query_row(sql, [], |r| r.get::<_, Option<i64>>(0)).optional();
        found.expect("a number").flatten().unwrap_or_default()
    }

    fn text(&self, sql: &str) -> String {
        let text = self.db.query_row(sql, [], |r| r.get::<_, Option<String>>(0)).expect("a text");
        text.unwrap_or_default()
    }

    /// What a name means in this house, for somebody: guests' things are those of their own visit, the staff's of T4.
    #[expect(clippy::too_many_lines, reason = "a table, a row for each name")]
    async fn thing(&self, thing: &str, name: &str) -> String {
        let table = if name == "eve" { "T5" } else { "T4" };
        let visit = self.number(&format!(
            "SELECT max(v.id) FROM visits v JOIN tables t ON t.id = v.table_id WHERE t.name = '{table}'"
        ));
        let of = |what: &str| self.number(&what.replace("$visit", &visit.to_string())).to_string();
        let (first, last) = thing.split_once(' ').unwrap_or((thing, ""));
        let line = |column: &str| {
            of(&format!(
                "SELECT {column} FROM order_lines WHERE visit_id = $visit AND state = '{last}' ORDER BY id LIMIT 1"
            ))
        };
        match first {
            "key" => RequestKey::fresh().expect("a key").as_str().into(),
            "visit" => visit.to_string(),
            "token" => self.house.table_path(table).rsplit('/').next().expect("a token").into(),
            "free" => of("SELECT id FROM tables WHERE name = 'T9'"),
            "plain" => of(&format!(
                "SELECT id FROM items WHERE stock IS NULL AND restock IS NULL AND hidden = 0 AND hours = '' AND active = 1
                 AND category_id IN (SELECT id FROM categories WHERE hours = '' AND hidden = 0) AND id NOT IN (SELECT item_id FROM option_groups) ORDER BY id LIMIT 1 OFFSET {last}"
            )),
            "option" => of("SELECT min(o.id) FROM options o JOIN option_groups g ON g.id = o.group_id WHERE g.removes = 0"),
            "cart" => of("SELECT max(number) FROM cart_lines WHERE visit_id = $visit"),
            "seen" => self.text(&format!(
                "SELECT group_concat(number || ':' || version) FROM (SELECT * FROM cart_lines WHERE visit_id = {visit} ORDER BY number)"
            )),
            "seen-json" => self.text(&format!(
                "SELECT json_group_array(json_object('number', number, 'version', version))
                 FROM (SELECT * FROM cart_lines WHERE visit_id = {visit} ORDER BY number)"
            )),
            "total" => of("SELECT sum(c.quantity * i.price) FROM cart_lines c JOIN items i ON i.id = c.item_id WHERE c.visit_id = $visit"),
            "line" => line("id"),
            "number" => line("number"),
            "order" => line("order_id"),
            "station" => line("station_id"),
            "round" => of("SELECT max(number) FROM orders WHERE visit_id = $visit"),
            "waiting" => of("SELECT min(order_id) FROM order_lines WHERE state = 'waiting'"),
            "call" => of("SELECT max(id) FROM calls WHERE answered_ms IS NULL"),
            "guest" => of(&format!("SELECT number FROM guests WHERE visit_id = $visit AND number = {last}")),
            "import" => of("SELECT max(id) FROM past_imports"),
            "newest" => of(&format!("SELECT max(id) FROM {last}")),
            "newest-key" => self.text("SELECT lower(hex(public_id)) FROM api_keys ORDER BY id DESC LIMIT 1"),
            "sized" => of("SELECT item_id FROM option_groups WHERE removes = 0 ORDER BY id DESC LIMIT 1"),
            "size" => of("SELECT max(id) FROM option_groups WHERE removes = 0"),
            "station-id" => of("SELECT min(id) FROM stations"),
            "station-key" => self.text("SELECT key FROM stations ORDER BY id LIMIT 1"),
            "password" => self.account(name, "password"),
            "spare" => match last {
                "program" => self.text("SELECT lower(hex(s.public_id)) FROM api_sessions s JOIN staff p ON p.id = s.staff_id WHERE p.role = 'manager' ORDER BY s.id DESC LIMIT 1"),
                _ => of("SELECT max(s.id) FROM staff_sessions s JOIN staff p ON p.id = s.staff_id WHERE p.role = 'manager'"),
            },
            "due" | "due-plain" => {
                let path = format!("/api/v1/visits/{visit}/bill");
                let (_, bill) = self.send("owner", Method::GET, &path, "").await;
                let due = bill["due"].as_i64().unwrap_or_default();
                if first == "due" { due.to_string() } else { format!("{}.{:02}", due / 100, due % 100) }
            }
            told => self.told.get(told).cloned().unwrap_or_else(|| "0a".into()),
        }
    }

    /// The facts since the step began, as text; of machines without who it was.
    fn facts(&self, by_key: bool) -> Vec<String> {
        let sql = "SELECT feature, actor_kind, actor_id, coalesce(visit_id, 0), payload FROM events WHERE seq > ?1 ORDER BY seq";
        let mut facts = self.db.prepare_cached(sql).expect("facts");
        let rows = facts.query_map([self.since], |r| {
            let (kind, id): (String, i64) = (r.get(1)?, r.get(2)?);
            let by = match kind.as_str() {
                "staff" | "key" if by_key => "the house's own".to_string(),
                _ => format!("{kind} {id}"),
            };
            let mut fact: Value = serde_json::from_str(&r.get::<_, String>(4)?).expect("a fact in JSON");
            // How long something took is another thing on each clock.
            if fact["made"].is_object() {
                fact["made"] = json!("made");
            }
            let (feature, visit): (String, i64) = (r.get(0)?, r.get(3)?);
            let kind = fact["kind"].as_str().unwrap_or_default().to_string();
            Ok((kind, format!("{feature} {by} {visit} {fact}")))
        });
        let all = rows.expect("rows").map(|r| r.expect("a row"));
        all.filter(|(kind, _)| !OF_SESSIONS.contains(&kind.as_str()))
            .map(|(_, fact)| fact)
            .collect()
    }

    /// Every row of every table that is compared, without times and secrets.
    fn rows(&self, by_key: bool) -> BTreeMap<String, Vec<String>> {
        let mut tables = self
            .db
            .prepare_cached("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .expect("tables");
        let names = tables.query_map([], |r| r.get::<_, String>(0)).expect("tables");
        let names: Vec<String> = names.map(|n| n.expect("a name")).collect();
        let kept = names.into_iter().filter(|n| !APART.contains(&n.as_str()) && !n.starts_with("sum_"));
        kept.map(|table| {
            let mut rows = self.db.prepare_cached(&format!("SELECT * FROM {table}")).expect("a table");
            let columns: Vec<String> = rows.column_names().into_iter().map(String::from).collect();
            let same = |name: &str| {
                let timed =
                    ["_ms", "boot"].iter().any(|end| name.ends_with(end)) || (table == "changes" && name == "seq");
                let whose = by_key && (name.ends_with("_by") || name == "staff_id" || name == "key_id");
                !timed && !whose && !name.ends_with("_hash")
            };
            let kept: Vec<usize> = (0..columns.len()).filter(|at| same(&columns[*at])).collect();
            let mut found = rows.query([]).expect("rows");
            let mut all = Vec::new();
            while let Some(row) = found.next().expect("a row") {
                let cell = |at: &usize| match row.get_ref(*at).expect("a cell") {
                    ValueRef::Blob(_) => None,
                    other => Some(format!("{}={other:?}", columns[*at])),
                };
                all.push(kept.iter().filter_map(cell).collect::<Vec<_>>().join(" "));
            }
            // Some tables lie in the order of a secret, which differs from house to house.
            all.sort();
            (table.clone(), all)
        })
        .collect()
    }
}

/// What a form shows in a field; empty where there is none.
fn shown(page: &str, field: &str) -> String {
    let value = between(page, &format!("name=\"{field}\" value=\""), "\"");
    value
        .map(|text| text.replace("&#38;", "&").replace("&#39;", "'").replace("&#34;", "\""))
        .unwrap_or_default()
}

/// A picture that packs like a photo.
fn photo() -> Vec<u8> {
    let image = image::RgbImage::from_fn(300, 300, |x, y| {
        image::Rgb([(x / 2) as u8, (y / 2) as u8, (x ^ y) as u8])
    });
    let mut bytes = Vec::new();
    let mut jpeg = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    jpeg.encode_image(&image).expect("a JPEG");
    bytes
}

fn shared(status: u16) -> u16 {
    match status {
        200 | 201 | 202 | 204 | 303 => DONE,
        401 | 403 | 404 => REFUSED,
        other => other,
    }
}

/// What two houses have that the other has not; some things are written in passing, so it looks more than once.
pub async fn differences(a: &Side, b: &Side, by_key: bool) -> Vec<String> {
    let mut found = Vec::new();
    for look in 0..40 {
        if look > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        found.clear();
        let (facts, others) = (a.facts(by_key), b.facts(by_key));
        if facts != others {
            found.push(format!("facts: {facts:#?} and {others:#?}"));
        }
        let (rows, other) = (a.rows(by_key), b.rows(by_key));
        for (table, rows) in &rows {
            let others = &other[table];
            let only = |these: &[String], those: &[String]| -> Vec<String> {
                these.iter().filter(|r| !those.contains(r)).cloned().collect()
            };
            if rows != others {
                found.push(format!(
                    "{table}: {:#?} and {:#?}",
                    only(rows, others),
                    only(others, rows)
                ));
            }
        }
        if found.is_empty() {
            break;
        }
    }
    found
}
