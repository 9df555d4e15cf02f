//! What the API's doors are knocked at with: the address, and the JSON that is sent there.

use comanda::web::routes::Route;
use serde_json::{Value, json};

use super::Things;

/// The knock at a route of the API; `None` for one that the walk does not know.
#[expect(clippy::too_many_lines, reason = "a table, a row for each route")]
pub fn knock_at(route: &Route, things: &Things, demo: &Value) -> Option<(String, String)> {
    let t = |name| things.get(name);
    let path = route.path;
    let visit = t("visit");
    let body = match (route.method, path) {
        ("GET", _) => "",
        ("PUT", "/api/v1/tables/{table}") => r#"{"name": "T97", "area": "Roof", "kind": "counter"}"#,
        ("PUT", "/api/v1/tables/{table}/area") => r#"{"name": "Terrace"}"#,
        ("PUT", "/api/v1/people/{person}") => r#"{"name": "Extra", "role": "kitchen"}"#,
        ("PATCH", "/api/v1/settings") => r#"{"house_name": "Somebody's"}"#,
        ("PUT" | "DELETE", "/api/v1/settings/logo") | ("DELETE", "/api/v1/devices/{device}") => "",
        ("POST", "/api/v1/backups") => "",
        ("POST", "/api/v1/tables") => r#"{"name": "T96", "area": "Roof", "kind": "table", "seats": 2}"#,
        // So many minutes are refused, to whoever may ask.
        ("POST", "/api/v1/rehearsal") => r#"{"tables": 1, "guests": 1, "orders": 1, "minutes": 0, "cooks": true}"#,
        ("POST", "/api/v1/rehearsal/end") => "",
        ("POST", "/api/v1/people") => r#"{"name": "Another", "role": "kitchen", "password": "twelve letters"}"#,
        // Too short to be taken, so that no password is tried: too many tries would close the sign-in.
        ("POST", "/api/v1/me/password") => r#"{"old": "not the old one", "password": "short"}"#,
        ("POST", "/api/v1/auth/proof") => r#"{"password": "not the right one"}"#,
        ("POST", "/api/v1/devices") => r#"{"name": "Till"}"#,
        ("POST", p) if p.ends_with("/move") => r#"{"position": 0}"#,
        ("POST", p) if p.ends_with("/password") => r#"{"password": "twelve letters"}"#,
        ("POST", p) if p.ends_with("/pin") => r#"{"pin": "2468"}"#,
        ("PUT", p) if p.ends_with("/availability") => r#"{"available": false}"#,
        ("PUT", p) if p.ends_with("/stock") => r#"{"left": 3}"#,
        ("POST", "/api/v1/customers") => r#"{"name": "Somebody newer", "secret": "correct horse battery"}"#,
        ("PUT", "/api/v1/me/email") => r#"{"email": "dora@example.org"}"#,
        ("PUT", "/api/v1/me/sharing") => r#"{"shares": true}"#,
        ("PUT", "/api/v1/me/secret") => r#"{"old": "correct horse battery", "secret": "correct horse battery"}"#,
        ("POST", "/api/v1/me/delete") => r#"{"secret": "correct horse battery"}"#,
        ("POST", "/api/v1/me/kept/take-up") => r#"{"visit": 1}"#,
        ("PUT" | "DELETE", p) if p.starts_with("/api/v1/me/") => "",
        ("PUT", p) if p.ends_with("/me") => r#"{"name": "Somebody"}"#,
        ("PUT", p) if p.ends_with("/diet") => {
            r#"{"avoids": ["milk"], "allergic": true, "hides": false, "diets": ["vegan"]}"#
        }
        ("PUT", p) if p.ends_with("/language") => r#"{"language": "it"}"#,
        ("PUT", p) if p.ends_with("/feedback") => r#"{"mark": 4}"#,
        ("POST", p) if p.ends_with("/missed") => r#"{"words": "sushi"}"#,
        ("POST", p) if p.ends_with("/handover") || p.ends_with("/again") || p.starts_with("/api/v1/handovers/") => "",
        ("POST", p) if p.ends_with("/check") => "{}",
        ("POST", p) if p.ends_with("/import") || p == "/api/v1/sales/files" => "",
        ("DELETE", p) if p.starts_with("/api/v1/sales/") => "",
        ("POST", "/api/v1/kitchen/undo") => r#"{"lines": [1], "to": "accepted"}"#,
        ("PUT", p) if p.ends_with("/covers") => r#"{"covers": 2}"#,
        ("POST", "/api/v1/auth/token") => {
            let account = &demo["accounts"][3];
            let grant = json!({"grant_type": "password", "name": account["name"], "password": account["password"]});
            return Some((path.into(), grant.to_string()));
        }
        ("POST", "/api/v1/keys") => r#"{"name": "Till", "role": "kitchen", "scopes": ["menu:read"]}"#,
        ("DELETE", p) if p.starts_with("/api/v1/auth/") || p.starts_with("/api/v1/keys/") => "",
        ("POST" | "PUT", "/api/v1/menu/editor/categories" | "/api/v1/menu/editor/categories/{category}") => {
            r#"{"names": {"en": "Specials"}}"#
        }
        ("POST" | "PUT", "/api/v1/menu/editor/items" | "/api/v1/menu/editor/items/{item}") => {
            r#"{"category": 1, "names": {"en": "Toast"}, "price": 350, "tax_ppm": 100000, "station": 1}"#
        }
        ("POST" | "PUT", p) if p.ends_with("/groups") || p.ends_with("/groups/{group}") => {
            r#"{"names": {"en": "Size"}, "options": [{"names": {"en": "Large"}}]}"#
        }
        ("POST" | "PUT", "/api/v1/menu/editor/stations" | "/api/v1/menu/editor/stations/{station}") => {
            r#"{"names": {"en": "Grill"}, "warn_minutes": 5, "late_minutes": 9}"#
        }
        ("PUT", p) if p.ends_with("/hidden") => r#"{"hidden": true}"#,
        ("POST", p) if p.ends_with("/move") => r#"{"position": 1}"#,
        ("POST", p) if p.ends_with("/copy") || p.ends_with("/restore") => "",
        ("PUT", p) if p.ends_with("/photo") => "{}",
        ("POST", p) if p.starts_with("/api/v1/menu/files/") => "{}",
        ("DELETE", p) if p.starts_with("/api/v1/menu/editor/") => "",
        ("POST", "/api/v1/join") => r#"{"table_token": "nonsense"}"#,
        ("POST", "/api/v1/tables/{table}/visits") => r#"{"covers": 2}"#,
        ("POST", p) if p.ends_with("/cart/lines") => {
            let line = format!(r#"{{"item": {}, "quantity": 1}}"#, t("item"));
            return Some((path.replace("{visit}", visit), line));
        }
        ("POST", p) if p.ends_with("/change") => r#"{"by": 1}"#,
        ("POST", p) if p.ends_with("{visit}/orders") => {
            r#"{"lines": [{"number": 1, "version": 1}], "total": 1, "pay": "cash"}"#
        }
        ("POST", p) if p.ends_with("/payments") => r#"{"method": "cash", "amount": 1}"#,
        ("POST", p) if p.ends_with("/calls") => r#"{"reason": "water"}"#,
        ("POST", p) if p.ends_with("/steps") => r#"{"step": "accept"}"#,
        ("POST", p) if p.ends_with("{visit}/close") => "{}",
        ("POST", p)
            if [
                "/fit",
                "/take-back",
                "/admit",
                "/send-away",
                "/waive",
                "/seen",
                "/answer",
                "/approve",
                "/refuse",
                "/retire",
                "/restore",
                "/rotate",
                "/leave",
                "/return",
                "/end-sessions",
                "/end-others",
                "/end-all",
            ]
            .iter()
            .any(|end| p.ends_with(end)) =>
        {
            ""
        }
        ("DELETE", p) if p.contains("/cart/lines/") || p.contains("/calls/") => "",
        _ => return None,
    };
    let line = match path {
        p if p.contains("/cart/") => t("cart line"),
        p if p.contains("/visits/") => t("sent line"),
        _ => t("untouched line"),
    };
    let place = path
        .replace("{visit}", visit)
        .replace("{line}", line)
        .replace("{item}", t("item"))
        .replace("{option}", t("option"))
        .replace("{category}", "1")
        .replace("{group}", "1")
        .replace("{order}", t(if path.contains("/visits/") { "round" } else { "order" }))
        .replace("{station}", t("station"))
        .replace("{table}", t("free table"))
        .replace("{call}", t("call"))
        .replace("{guest}", "1")
        .replace("{reason}", "bill")
        .replace("{person}", t("person"))
        .replace("{device}", "0")
        .replace("{session}", "0")
        .replace("{code}", "0123456789abcdef0123456789abcdef")
        .replace("{page}", "overview")
        .replace("{dish}", t("item"))
        .replace("{import}", "1")
        .replace("{file}", if path.contains("/insights/") { "days.csv" } else { "0a" })
        .replace("{key}", "0a");
    Some((place, body.into()))
}
