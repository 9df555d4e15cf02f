//! A client of HTTP/1.1 (RFC 9112) as a phone is one: a connection that is kept, cookies, and nothing else. It
//! speaks to our own server alone, so what that server never sends is not understood. Written here because every
//! library that does it would bring more into the program than all of the rehearsal.
//! Long because what is asked and how its answer is read belong together.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Result};
use std::rc::Rc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::address::Address;

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest body that is read.
const BODY_MAX: usize = 16 << 20;

/// What is asked.
#[derive(Default)]
pub struct Ask<'a> {
    method: &'a str,
    path: &'a str,
    kind: &'static str,
    body: Vec<u8>,
    key: &'a str,
    regions: &'static str,
}

impl<'a> Ask<'a> {
    /// A page, or something to read.
    pub fn get(path: &'a str) -> Ask<'a> {
        Ask::of("GET", path, "", Vec::new())
    }

    /// A form.
    pub fn form(path: &'a str, fields: &[(&str, &str)]) -> Ask<'a> {
        let body = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
        let body = body.collect::<Vec<_>>().join("&").into_bytes();
        Ask::of("POST", path, "application/x-www-form-urlencoded", body)
    }

    /// A change over the API.
    pub fn json(path: &'a str, body: &serde_json::Value) -> Ask<'a> {
        Ask::of("POST", path, "application/json", body.to_string().into_bytes())
    }

    /// Under a key, which makes it safe to ask again.
    pub fn keyed(self, key: &'a str) -> Ask<'a> {
        Ask { key, ..self }
    }

    /// As the script of our pages asks, for a part of a page.
    pub fn for_regions(self) -> Ask<'a> {
        Ask { regions: "1", ..self }
    }

    fn of(method: &'a str, path: &'a str, kind: &'static str, body: Vec<u8>) -> Ask<'a> {
        Ask {
            method,
            path,
            kind,
            body,
            ..Ask::default()
        }
    }
}

/// A value as a form sends it.
fn escaped(value: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    value
        .bytes()
        .map(|b| {
            if plain(b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// What was answered.
pub struct Told {
    /// The status.
    pub status: u16,
    /// The body; empty where it is not text.
    pub text: String,
}

impl Told {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}

/// A browser: one connection and its cookies.
pub struct Client {
    address: Rc<Address>,
    cookies: BTreeMap<String, String>,
    stream: Option<BufReader<TcpStream>>,
}

impl Client {
    /// Somebody who has not been here yet.
    pub fn new(address: Rc<Address>) -> Client {
        Client {
            address,
            cookies: BTreeMap::new(),
            stream: None,
        }
    }

    /// Another connection with the same cookies.
    #[must_use]
    pub fn again(&self) -> Client {
        Client {
            cookies: self.cookies.clone(),
            ..Client::new(self.address.clone())
        }
    }

    /// The `Cookie` header.
    pub fn cookies(&self) -> String {
        let all = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        all.collect::<Vec<_>>().join("; ")
    }

    /// Where it asks.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Asks. A connection that the house has closed meanwhile is opened anew, once.
    ///
    /// # Errors
    /// If the house is not there, answers nothing in ten seconds or nothing that is HTTP.
    pub async fn ask(&mut self, ask: &Ask<'_>) -> Result<Told> {
        let kept = self.stream.take();
        let late = || Error::new(ErrorKind::TimedOut, "no answer in ten seconds");
        let was_kept = kept.is_some();
        match timeout(PATIENCE, self.exchange(kept, ask)).await.map_err(|_| late())? {
            Err(e) if was_kept && is_closed(&e) => {
                timeout(PATIENCE, self.exchange(None, ask)).await.map_err(|_| late())?
            }
            told => told,
        }
    }

    async fn exchange(&mut self, stream: Option<BufReader<TcpStream>>, ask: &Ask<'_>) -> Result<Told> {
        let mut stream = match stream {
            Some(stream) => stream,
            None => BufReader::new(connect(&self.address).await?),
        };
        let mut head = format!(
            "{} {} HTTP/1.1\r\nHost: {}\r\n",
            ask.method, ask.path, self.address.host
        );
        head.push_str("User-Agent: comanda rehearse\r\nAccept-Encoding: gzip\r\n");
        let mut header = |name: &str, value: &str| {
            if !value.is_empty() {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        };
        header("Cookie", &self.cookies());
        header("Content-Type", ask.kind);
        header("Idempotency-Key", ask.key);
        header("X-Regions", ask.regions);
        if ask.method != "GET" {
            header("Origin", &self.address.origin());
            header("Content-Length", &ask.body.len().to_string());
        }
        let message = [head.as_bytes(), b"\r\n", &ask.body].concat();
        stream.get_mut().write_all(&message).await?;
        let (told, stays) = self.read(&mut stream).await?;
        self.stream = stays.then_some(stream);
        Ok(told)
    }

    async fn read(&mut self, stream: &mut BufReader<TcpStream>) -> Result<(Told, bool)> {
        let head = head(stream).await?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let status: u16 = status.ok_or_else(|| wrong("a line of status"))?;
        let (mut length, mut packed, mut chunked, mut stays) = (0, false, false, true);
        let mut is_text = true;
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(|_| wrong("a length"))?,
                "content-encoding" => packed = value == "gzip",
                "transfer-encoding" => chunked = value == "chunked",
                "connection" => stays = !value.eq_ignore_ascii_case("close"),
                "content-type" => is_text = value.starts_with("text/html") || value.contains("json"),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        let body = if chunked {
            chunks(stream).await?
        } else {
            exactly(stream, length).await?
        };
        let text = if is_text {
            unpacked(body, packed)?
        } else {
            String::new()
        };
        let told = Told { status, text };
        Ok((told, stays))
    }

    fn keep(&mut self, cookie: &str) {
        let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        if value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_string(), value.to_string());
        }
    }
}

/// A connection to the house.
///
/// # Errors
/// If the house is not there.
pub async fn connect(address: &Address) -> Result<TcpStream> {
    let stream = TcpStream::connect(&address.host).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// The first line and the headers of an answer.
///
/// # Errors
/// If the connection ends before; `UnexpectedEof` if it ends before anything came.
pub async fn head(stream: &mut BufReader<TcpStream>) -> Result<String> {
    let mut head = String::new();
    loop {
        let from = head.len();
        if stream.read_line(&mut head).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if head[from..].trim_end().is_empty() {
            return Ok(head);
        }
        if head.len() > 64 << 10 {
            return Err(wrong("headers"));
        }
    }
}

async fn exactly(stream: &mut BufReader<TcpStream>, length: usize) -> Result<Vec<u8>> {
    if length > BODY_MAX {
        return Err(wrong("a body of this size"));
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(body)
}

async fn chunks(stream: &mut BufReader<TcpStream>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let length = usize::from_str_radix(line.trim(), 16).map_err(|_| wrong("a chunk"))?;
        body.extend(exactly(stream, length).await?);
        exactly(stream, 2).await?;
        if length == 0 {
            return Ok(body);
        }
        if body.len() > BODY_MAX {
            return Err(wrong("a body of this size"));
        }
    }
}

fn unpacked(body: Vec<u8>, packed: bool) -> Result<String> {
    if !packed {
        return String::from_utf8(body).map_err(|_| wrong("text in UTF-8"));
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(body.as_slice()).read_to_string(&mut text)?;
    Ok(text)
}

fn is_closed(e: &Error) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionReset, UnexpectedEof};
    matches!(e.kind(), BrokenPipe | ConnectionReset | UnexpectedEof)
}

/// Something else came than was looked for.
pub fn wrong(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, format!("the house did not send {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_escaped() {
        let ask = Ask::form("/x", &[("name", "Rosa è"), ("password", "a&b=c")]);
        assert_eq!(
            String::from_utf8(ask.body).unwrap(),
            "name=Rosa%20%C3%A8&password=a%26b%3Dc"
        );
    }
}
