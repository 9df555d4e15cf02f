//! Programs sign in with tokens, machines have keys, and whoever is out is out at once.

pub mod support;

use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};
use support::House;
use support::api::Client;

/// The sign-in of the first person with a role.
fn grant(house: &House, role: &str) -> Value {
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == role).expect("an account");
    json!({"grant_type": "password", "name": account["name"], "password": account["password"], "label": "Till"})
}

/// The tokens of somebody who signs in.
async fn sign_in(house: &House, role: &str) -> Value {
    let (status, headers, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &grant(house, role)).await;
    assert_eq!(status, 200, "{tokens}");
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(
        (&tokens["token_type"], &tokens["expires_in"]),
        (&json!("Bearer"), &json!(900))
    );
    tokens
}

/// What a refresh token brings.
async fn refresh(house: &House, token: &Value) -> (u16, Value) {
    let body = json!({"grant_type": "refresh_token", "refresh_token": token});
    let (status, _, tokens) = Client::new(house.visitor()).post("/api/v1/auth/token", &body).await;
    (status, tokens)
}

#[tokio::test]
async fn a_program_signs_in_and_renews_its_tokens() {
    let house = House::open().await;
    let mut wrong = grant(&house, "owner");
    wrong["password"] = json!("not the password");
    let (status, headers, body) = Client::new(house.visitor()).post("/api/v1/auth/token", &wrong).await;
    assert_eq!((status, &body["code"]), (401, &json!("password-wrong")), "{body}");
    assert_eq!(headers["www-authenticate"], "Bearer");
    let first = sign_in(&house, "owner").await;
    let owner = Client::program(&house, &first["access_token"]);
    let me = owner.get("/api/v1/me").await;
    assert_eq!(me["role"], "owner");
    let (status, second) = refresh(&house, &first["refresh_token"]).await;
    assert_eq!(status, 200, "{second}");
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(owner.status("/api/v1/floor").await, 200, "it lasts its minutes");
    let (status, third) = refresh(&house, &second["refresh_token"]).await;
    assert_eq!(status, 200, "{third}");
    // A refresh token that comes again after what was given for it was used, was stolen: the session ends, at once.
    let (status, refused) = refresh(&house, &first["refresh_token"]).await;
    assert_eq!((status, &refused["code"]), (401, &json!("sign-in")), "{refused}");
    let renewed = Client::program(&house, &third["access_token"]);
    assert_eq!(
        (
            owner.status("/api/v1/floor").await,
            renewed.status("/api/v1/floor").await
        ),
        (401, 401)
    );
    assert_eq!(refresh(&house, &third["refresh_token"]).await.0, 401);
}

#[tokio::test]
async fn a_program_whose_answer_was_lost_asks_again() {
    let house = House::open().await;
    let first = sign_in(&house, "floor").await;
    let (status, lost) = refresh(&house, &first["refresh_token"]).await;
    assert_eq!(status, 200, "{lost}");
    // Nobody has used what was lost: the same token brings another one, and then another.
    let mut again = Value::Null;
    for _ in 0..2 {
        let (status, tokens) = refresh(&house, &first["refresh_token"]).await;
        assert_eq!(status, 200, "{tokens}");
        again = tokens;
    }
    let waiter = Client::program(&house, &again["access_token"]);
    assert_eq!(waiter.status("/api/v1/floor").await, 200);
    let (status, next) = refresh(&house, &again["refresh_token"]).await;
    assert_eq!(status, 200, "{next}");
    // What was lost has been found by somebody: there are two who have the session, and it ends for both.
    assert_eq!(refresh(&house, &lost["refresh_token"]).await.0, 401);
    assert_eq!(waiter.status("/api/v1/floor").await, 401);
    assert_eq!(refresh(&house, &next["refresh_token"]).await.0, 401);
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let house = House::open().await;
    let page = Client::new(house.staff("owner").await);
    let [one, two] = [sign_in(&house, "owner").await, sign_in(&house, "owner").await];
    let [one, two] = [one, two].map(|tokens| Client::program(&house, &tokens["access_token"]));
    let all = one.get("/api/v1/auth/sessions").await;
    let current: Vec<_> = all["programs"].as_array().expect("programs").iter().map(|p| &p["current"]).collect();
    assert_eq!(current, [false, true], "the newest first");
    assert_eq!(all["programs"][0]["label"], "Till");
    assert_eq!(all["browsers"].as_array().map(Vec::len), Some(1));
    let other = all["programs"][0]["id"].as_str().expect("an id");
    let cook = Client::program(&house, &sign_in(&house, "kitchen").await["access_token"]);
    assert_eq!(
        cook.delete(&format!("/api/v1/auth/sessions/{other}")).await,
        404,
        "it is not theirs"
    );
    assert_eq!(one.delete(&format!("/api/v1/auth/sessions/{other}")).await, 204);
    assert_eq!(two.status("/api/v1/me").await, 401);
    let browser = &all["browsers"][0]["id"];
    assert_eq!(one.delete(&format!("/api/v1/auth/browsers/{browser}")).await, 204);
    assert_eq!(page.status("/api/v1/me").await, 401);
    assert_eq!(one.delete("/api/v1/auth/sessions/current").await, 204);
    assert_eq!(one.status("/api/v1/me").await, 401);
}

#[tokio::test]
async fn a_token_that_was_changed_is_none() {
    let house = House::open().await;
    let tokens = sign_in(&house, "kitchen").await;
    let token = tokens["access_token"].as_str().expect("a token");
    let (head, rest) = token.split_once('.').expect("a JWT");
    let (claims, mark) = rest.split_once('.').expect("a JWT");
    // {"alg":"none"}
    let none = "eyJhbGciOiJub25lIn0";
    let owner = sign_in(&house, "owner").await;
    let theirs = owner["access_token"].as_str().expect("a token").split('.').nth(1).expect("claims");
    for wrong in [
        format!("{none}.{claims}."),
        format!("{none}.{claims}.{mark}"),
        format!("{head}.{theirs}.{mark}"),
        format!("{head}.{claims}."),
        format!("{head}.{claims}"),
        tokens["refresh_token"].as_str().expect("a token").to_string(),
    ] {
        let liar = Client::program(&house, &json!(wrong));
        assert_eq!(liar.status("/api/v1/me").await, 401, "{wrong}");
    }
    assert_eq!(Client::program(&house, &json!(token)).status("/api/v1/me").await, 200);
}

/// A token made by hand, without the code that is tested (RFC 7515, 3).
fn forged<M: Mac + KeyInit>(header: &Value, claims: &Value, secret: &[u8]) -> Value {
    let part = |v: &Value| URL_SAFE_NO_PAD.encode(v.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    let mut mac = <M as KeyInit>::new_from_slice(secret).expect("a key of any length");
    mac.update(text.as_bytes());
    json!(format!(
        "{text}.{}",
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    ))
}

/// A part of a token as JSON.
fn part(token: &Value, n: usize) -> Value {
    let text = token.as_str().and_then(|t| t.split('.').nth(n)).expect("a part");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).expect("base64")).expect("JSON")
}

/// The house's own key, as it lies in its file.
fn own_key(house: &House) -> Vec<u8> {
    let file = std::fs::read(house.data().join("api.keys")).expect("the keys");
    let keys: Value = serde_json::from_slice(&file).expect("JSON");
    let text = keys[0]["secret"].as_str().expect("a secret");
    let byte = |n: usize| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).expect("hex");
    (0..text.len() / 2).map(byte).collect()
}

fn changed(of: &Value, fields: &[(&str, Value)]) -> Value {
    let mut of = of.clone();
    fields.iter().for_each(|(name, value)| of[name] = value.clone());
    of
}

#[tokio::test]
async fn what_the_house_did_not_sign_or_not_for_now_opens_nothing() {
    let house = House::open().await;
    let token = sign_in(&house, "floor").await["access_token"].take();
    let (head, claims, own) = (part(&token, 0), part(&token, 1), own_key(&house));
    let now = claims["iat"].as_i64().expect("a time");
    let hs256 = forged::<Hmac<Sha256>>;
    let says = |name: &str, value: Value| hs256(&head, &changed(&claims, &[(name, value)]), &own);
    let when = |from: i64, to: i64| changed(&claims, &[("nbf", json!(now + from)), ("exp", json!(now + to))]);
    let alg = |name: &str| changed(&head, &[("alg", json!(name))]);
    // Made like this a token is good: what is refused below is refused for its one difference.
    let good = Client::program(&house, &hs256(&head, &claims, &own));
    assert_eq!(good.status("/api/v1/floor").await, 200);
    for (why, token) in [
        ("expired", hs256(&head, &when(-900, -1), &own)),
        ("not yet valid", hs256(&head, &when(300, 900), &own)),
        ("good for a day", hs256(&head, &when(0, 86_400), &own)),
        ("another key", hs256(&head, &claims, &[7; 32])),
        (
            "an unknown key",
            hs256(&changed(&head, &[("kid", json!("0a"))]), &claims, &own),
        ),
        (
            "another algorithm",
            forged::<Hmac<Sha512>>(&alg("HS512"), &claims, &own),
        ),
        ("an algorithm by name", hs256(&alg("none"), &claims, &own)),
        ("another role", says("role", json!("owner"))),
        ("another person", says("sub", json!("0198c0de"))),
        ("another house", says("iss", json!("comanda:0a"))),
        ("for somebody else", says("aud", json!("till"))),
        ("no session", says("sid", json!("0a"))),
    ] {
        let (status, _, body) = Client::program(&house, &token).ask(Method::GET, "/api/v1/floor", None, "").await;
        assert_eq!((status, &body["code"]), (401, &json!("sign-in")), "{why}: {body}");
    }
}

/// A visit in which somebody has sent a dish.
async fn ordered(house: &House) -> i64 {
    let (anna, visit) = Client::sit(house, "T4").await;
    let menu = anna.get("/api/v1/menu").await;
    let item = &menu["categories"][0]["items"][0]["id"];
    let line = json!({"item": item, "quantity": 1});
    assert_eq!(
        anna.post(&format!("/api/v1/visits/{visit}/cart/lines"), &line).await.0,
        201
    );
    let cart = anna.get(&format!("/api/v1/visits/{visit}/cart")).await;
    let seen = json!({"number": cart["lines"][0]["number"], "version": cart["lines"][0]["version"]});
    let order = json!({"lines": [seen], "total": cart["total"], "pay": "cash"});
    assert_eq!(
        anna.post(&format!("/api/v1/visits/{visit}/orders"), &order).await.0,
        201
    );
    visit
}

#[tokio::test]
async fn a_key_that_reads_changes_nothing() {
    let house = House::open().await;
    let visit = ordered(&house).await;
    let owner = Client::program(&house, &sign_in(&house, "owner").await["access_token"]);
    let reads = json!([
        "menu:read",
        "orders:read",
        "kitchen:read",
        "floor:read",
        "settings:read",
        "insights:read"
    ]);
    let wish = json!({"name": "Sign", "role": "owner", "scopes": reads});
    let made = owner.post("/api/v1/keys", &wish).await.2;
    let sign = Client::program(&house, &made["secret"]);
    let tickets = sign.get("/api/v1/kitchen/tickets").await;
    let line = &tickets["tickets"][0]["lines"][0]["id"];
    let void = json!({"step": "void", "reason": "no"});
    for (path, body) in [
        (format!("/api/v1/lines/{line}/steps"), void),
        (format!("/api/v1/kitchen/lines/{line}/steps"), json!({"step": "bump"})),
        (format!("/api/v1/visits/{visit}/guests/1/send-away"), json!({})),
        (format!("/api/v1/visits/{visit}/close"), json!({})),
    ] {
        let (status, _, body) = sign.post(&path, &body).await;
        assert_eq!(status, 403, "{path}: {body}");
    }
    let after = sign.get("/api/v1/kitchen/tickets").await;
    assert_eq!(after["tickets"][0]["lines"], tickets["tickets"][0]["lines"]);
}

#[tokio::test]
async fn new_signing_keys_sign_nobody_out() {
    let house = House::open().await;
    let before = sign_in(&house, "owner").await;
    let rotate = Command::new(env!("CARGO_BIN_EXE_comanda"))
        .args(["keys", "rotate", "--data"])
        .arg(house.data())
        .output()
        .expect("the program runs");
    assert!(rotate.status.success(), "{rotate:?}");
    let after = sign_in(&house, "owner").await;
    let head = |tokens: &Value| tokens["access_token"].as_str().and_then(|t| t.split('.').next()).map(String::from);
    assert_ne!(head(&before), head(&after), "another key signs");
    for tokens in [&before, &after] {
        assert_eq!(
            Client::program(&house, &tokens["access_token"]).status("/api/v1/me").await,
            200
        );
    }
}

#[tokio::test]
async fn a_key_is_made_once_for_a_request_that_comes_twice() {
    let house = House::open().await;
    let owner = Client::program(&house, &sign_in(&house, "owner").await["access_token"]);
    let wish = json!({"name": "Till", "role": "floor", "scopes": ["menu:read"]});
    let once = "the-same-request-twice";
    let make = || owner.ask(Method::POST, "/api/v1/keys", Some(&wish), once);
    assert_eq!(make().await.0, 201);
    let (status, _, body) = make().await;
    assert_eq!((status, &body["code"]), (409, &json!("key-made")), "{body}");
    let keys = owner.get("/api/v1/keys").await;
    assert_eq!(keys["keys"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_machine_has_a_key_for_what_it_is_for() {
    let house = House::open().await;
    let owner = Client::program(&house, &sign_in(&house, "owner").await["access_token"]);
    let wish = json!({"name": "Sign at the door", "role": "floor", "scopes": ["menu:read", "floor:read"]});
    let (status, headers, made) = owner.post("/api/v1/keys", &wish).await;
    assert_eq!(
        (status, &headers["cache-control"]),
        (201, &"no-store".parse().expect("a value")),
        "{made}"
    );
    let sign = Client::program(&house, &made["secret"]);
    assert_eq!(sign.get("/api/v1/me").await["name"], "Sign at the door");
    assert_eq!(sign.status("/api/v1/floor").await, 200);
    assert_eq!(
        sign.status("/api/v1/kitchen/tickets").await,
        403,
        "it is not for the kitchen"
    );
    let (status, _, body) = sign.post("/api/v1/keys", &wish).await;
    assert_eq!(status, 403, "a machine makes none: {body}");
    let listed = owner.get("/api/v1/keys").await;
    assert!(
        listed["keys"][0].get("secret").is_none() && listed["keys"][0]["seen_at"].is_string(),
        "{listed}"
    );
    let manager = Client::program(&house, &sign_in(&house, "manager").await["access_token"]);
    let owners = json!({"name": "All", "role": "owner", "scopes": ["menu:read"]});
    assert_eq!(
        manager.post("/api/v1/keys", &owners).await.0,
        403,
        "no more than the maker's own"
    );
    let nonsense = json!({"name": "All", "role": "floor", "scopes": ["everything"]});
    let (status, _, body) = owner.post("/api/v1/keys", &nonsense).await;
    assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("scopes")), "{body}");
    let id = made["key"]["id"].as_str().expect("an id");
    assert_eq!(owner.delete(&format!("/api/v1/keys/{id}")).await, 204);
    assert_eq!(sign.status("/api/v1/floor").await, 401);
}

#[tokio::test]
async fn any_key_tells_who_it_is_and_who_may_change_something_may_read_it() {
    let house = House::open().await;
    let owner = Client::program(&house, &sign_in(&house, "owner").await["access_token"]);
    let key = async |scope: &str| {
        let wish = json!({"name": format!("For {scope}"), "role": "manager", "scopes": [scope]});
        let (status, _, made) = owner.post("/api/v1/keys", &wish).await;
        assert_eq!(status, 201, "{made}");
        assert_eq!(made["key"]["scopes"], json!([scope]), "it is told as it was asked for");
        Client::program(&house, &made["secret"])
    };
    let (pays, edits, reads) = (
        key("payments:write").await,
        key("menu:write").await,
        key("menu:read").await,
    );
    for (client, name) in [
        (&pays, "For payments:write"),
        (&edits, "For menu:write"),
        (&reads, "For menu:read"),
    ] {
        let me = client.get("/api/v1/me").await;
        assert_eq!((&me["name"], &me["role"]), (&json!(name), &json!("manager")));
    }
    let editor = "/api/v1/menu/editor/categories";
    let statuses = async |client: &Client| [client.status("/api/v1/menu").await, client.status(editor).await];
    assert_eq!(statuses(&pays).await, [403, 403]);
    assert_eq!(statuses(&edits).await, [200, 200]);
    assert_eq!(statuses(&reads).await, [200, 403]);
    assert_eq!(edits.status("/api/v1/floor").await, 403, "of its own name only");
}
