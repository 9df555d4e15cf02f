//! Clients of the JSON API.

use comanda::store::RequestKey;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, IF_MATCH};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{House, Persona};

/// An answer: status, headers, JSON (null where there is none).
pub type Told = (u16, HeaderMap, Value);

/// Who speaks JSON: with a token, or with the cookies of their pages.
pub struct Client {
    /// With which cookies.
    pub persona: Persona,
    /// With which token.
    pub token: Option<String>,
}

impl Client {
    /// Somebody with the cookies of their pages.
    pub fn new(persona: Persona) -> Client {
        Client { persona, token: None }
    }

    /// Sits down at a table with its code.
    pub async fn sit(house: &House, table: &str) -> (Client, i64) {
        let mut client = Client::new(house.visitor());
        let path = house.table_path(table);
        let token = path.rsplit('/').next().expect("a token");
        let (status, headers, joined) = client.post("/api/v1/join", &json!({"table_token": token})).await;
        assert_eq!(status, 201, "{joined}");
        let visit = joined["visit"]["id"].as_i64().expect("a visit");
        assert_eq!(headers["location"], format!("/api/v1/visits/{visit}"));
        client.token = joined["token"].as_str().map(String::from);
        (client, visit)
    }

    /// Asks with a key for what is to be done once.
    pub async fn ask(&self, method: Method, path: &str, body: Option<&Value>, key: &str) -> Told {
        self.try_ask(method, path, body, key).await.expect("an answer")
    }

    /// As [`Client::ask`], of a program that may end meanwhile.
    pub async fn try_ask(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        key: &str,
    ) -> Result<Told, reqwest::Error> {
        let request = self.persona.request(method, path).header("idempotency-key", key);
        self.sent(request, body).await
    }

    async fn sent(&self, mut request: RequestBuilder, body: Option<&Value>) -> Result<Told, reqwest::Error> {
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        }
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await?;
        Ok((status, headers, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// What is there.
    pub async fn get(&self, path: &str) -> Value {
        let (status, _, body) = self.ask(Method::GET, path, None, "").await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// Sends something under a new key.
    pub async fn post(&self, path: &str, body: &Value) -> Told {
        let key = RequestKey::fresh().expect("a key");
        self.ask(Method::POST, path, Some(body), key.as_str()).await
    }

    /// Puts something.
    pub async fn put(&self, path: &str, body: &Value) -> Told {
        self.ask(Method::PUT, path, Some(body), "").await
    }

    /// What is there, with its tag.
    pub async fn read(&self, path: &str) -> (Value, String) {
        let (status, headers, body) = self.ask(Method::GET, path, None, "").await;
        assert_eq!(status, 200, "{path}: {body}");
        (body, headers["etag"].to_str().expect("a tag").to_string())
    }

    /// Changes or deletes what was read with a tag.
    pub async fn change(&self, method: Method, path: &str, tag: &str, body: Option<&Value>) -> Told {
        let request = self.persona.request(method, path).header(IF_MATCH, tag);
        self.sent(request, body).await.expect("an answer")
    }

    /// Takes something away.
    pub async fn delete(&self, path: &str) -> u16 {
        self.ask(Method::DELETE, path, None, "").await.0
    }

    /// The status of a look.
    pub async fn status(&self, path: &str) -> u16 {
        self.ask(Method::GET, path, None, "").await.0
    }

    /// A program with this token, and no cookies.
    pub fn program(house: &House, token: &Value) -> Client {
        Client {
            persona: house.visitor(),
            token: Some(token.as_str().expect("a token").to_string()),
        }
    }
}
