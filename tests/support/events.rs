//! Programs that follow the house's facts.

use std::collections::VecDeque;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::api;
use super::{House, PATIENCE, Socket};

/// Signs a program in; answers its access token.
pub async fn sign_in(house: &House, role: &str) -> String {
    let accounts = house.demo["accounts"].as_array().expect("accounts");
    let account = accounts.iter().find(|a| a["role"] == role).expect("an account");
    let grant = json!({"grant_type": "password", "name": account["name"], "password": account["password"]});
    let (status, _, tokens) = api::Client::new(house.visitor()).post("/api/v1/auth/token", &grant).await;
    assert_eq!(status, 200, "{tokens}");
    tokens["access_token"].as_str().expect("a token").to_string()
}

/// A program that follows by server-sent events.
pub struct Follower {
    answer: Response,
    rest: String,
    ready: VecDeque<Value>,
    /// The id of the last message that was read.
    pub id: String,
}

impl Follower {
    /// Follows with a token, from where the query and the id of the last message say.
    pub async fn open(house: &House, token: &str, query: &str, last: Option<&str>) -> Result<Follower, (u16, Value)> {
        let place = format!("{}/api/v1/events{query}", house.url);
        let mut request = Client::new().get(place).header(ACCEPT, "text/event-stream");
        request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        if let Some(id) = last {
            request = request.header("last-event-id", id);
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        if status != 200 {
            let text = answer.text().await.expect("a body");
            return Err((status, serde_json::from_str(&text).unwrap_or(Value::Null)));
        }
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        Ok(Follower {
            answer,
            rest: String::new(),
            ready: VecDeque::new(),
            id: String::new(),
        })
    }

    /// The next message; `None` once the stream has ended.
    pub async fn next(&mut self) -> Option<Value> {
        self.next_within(PATIENCE).await
    }

    /// The next message of a stream that may be silent for long.
    pub async fn next_within(&mut self, patience: Duration) -> Option<Value> {
        timeout(patience, self.read()).await.expect("a message in time")
    }

    async fn read(&mut self) -> Option<Value> {
        loop {
            if let Some(message) = self.ready.pop_front() {
                self.id = message["id"].as_str().expect("an id").to_string();
                return Some(message["data"].clone());
            }
            let bytes = self.answer.chunk().await.ok().flatten()?;
            self.rest.push_str(std::str::from_utf8(&bytes).expect("messages in UTF-8"));
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let field = |name: &str| block.lines().find_map(|l| l.strip_prefix(name));
                if let Some(data) = field("data: ") {
                    let data: Value = serde_json::from_str(data).expect("a message in JSON");
                    self.ready.push_back(json!({"id": field("id: ").expect("an id"), "data": data}));
                }
                self.rest = rest.to_string();
            }
        }
    }

    /// Every fact until one of this kind, which is the last one.
    pub async fn until(&mut self, kind: &str) -> Vec<Value> {
        let mut facts = Vec::new();
        loop {
            let message = self.next().await.unwrap_or_else(|| panic!("no {kind} after {facts:#?}"));
            let found = message["kind"] == kind;
            facts.push(message);
            if found {
                return facts;
            }
        }
    }
}

/// Follows on a socket with a token.
pub async fn socket(house: &House, token: &str, query: &str, room: Option<u32>) -> Socket {
    let bearer = format!("Bearer {token}");
    let path = format!("/api/v1/events{query}");
    let opened = house.visitor().socket_with(&path, &[("authorization", &bearer)], room).await;
    opened.expect("a socket")
}

/// The kinds of messages.
pub fn kinds(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|m| m["kind"].as_str().expect("a kind")).collect()
}

/// The numbers of those that are facts.
pub fn numbers(messages: &[Value]) -> Vec<i64> {
    let is_fact = |m: &&Value| !["hello", "beat", "reset"].contains(&m["kind"].as_str().expect("a kind"));
    let all = messages.iter().filter(is_fact);
    all.map(|m| m["seq"].as_i64().expect("a number")).collect()
}
