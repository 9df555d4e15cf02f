//! A phone at the end of one kept connection. It reads no more of an answer than it must, so that the generator
//! takes little of the machine.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Failure;
use super::fill::Guest;

/// One connection to the house.
pub struct Phone {
    stream: TcpStream,
    port: u16,
    read: Vec<u8>,
}

/// Does all at once, each as a task of its own: those that are polled together in one task share its budget
/// (`tokio::task::coop`), so that thousands wait for who asks and not for the house.
pub async fn together<T: Send + 'static>(
    all: impl Iterator<Item = impl Future<Output = Result<T, Failure>> + Send + 'static>,
) -> Result<Vec<T>, Failure> {
    let tasks: Vec<_> = all.map(tokio::spawn).collect();
    let mut done = Vec::with_capacity(tasks.len());
    for task in tasks {
        done.push(task.await??);
    }
    Ok(done)
}

/// A connection to a program that has just been started.
pub async fn early(port: u16) -> Result<TcpStream, Failure> {
    for _ in 0..200 {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)).await {
            return Ok(stream);
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(TcpStream::connect(("127.0.0.1", port)).await?)
}

impl Phone {
    /// Connects.
    pub async fn new(port: u16) -> Result<Phone, Failure> {
        Phone::over(TcpStream::connect(("127.0.0.1", port)).await?, port)
    }

    /// Connects to a program that has just been started.
    pub async fn early(port: u16) -> Result<Phone, Failure> {
        Phone::over(early(port).await?, port)
    }

    /// Connects anew.
    pub async fn again(self) -> Result<Phone, Failure> {
        Phone::new(self.port).await
    }

    fn over(stream: TcpStream, port: u16) -> Result<Phone, Failure> {
        stream.set_nodelay(true)?;
        let read = Vec::with_capacity(64 * 1024);
        Ok(Phone { stream, port, read })
    }

    /// Sends the guest's cart as one order; done when it is told "sent".
    pub async fn order(&mut self, guest: &Guest, key: &str) -> Result<(), Failure> {
        let status = self.post("/visit/orders", &guest.cookie, &guest.form(key)).await?;
        if status == 303 {
            Ok(())
        } else {
            Err(self.refusal("an order", status).into())
        }
    }

    /// Sends a form; answers the status.
    pub async fn post(&mut self, path: &str, cookie: &str, form: &str) -> Result<u16, Failure> {
        let port = self.port;
        let ask = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.exchange(&ask).await
    }

    /// Asks for a page; answers the status.
    pub async fn get(&mut self, path: &str, cookie: &str) -> Result<u16, Failure> {
        let port = self.port;
        let ask = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n");
        self.exchange(&ask).await
    }

    /// Signs a member of the staff in; answers the cookie.
    pub async fn sign_in(&mut self, demo: &Value, role: &str) -> Result<String, Failure> {
        let accounts = demo["accounts"].as_array().ok_or("no accounts")?;
        let account = accounts.iter().find(|a| a["role"] == role).ok_or("no such role")?;
        let word = |name: &str| account[name].as_str().unwrap_or_default().replace(' ', "+");
        let form = format!("name={}&password={}", word("name"), word("password"));
        let status = self.post("/sign-in", "", &form).await?;
        let head = String::from_utf8_lossy(&self.read).into_owned();
        let cookie = header(&head, "set-cookie").and_then(|c| c.split(';').next()).filter(|_| status == 303);
        Ok(cookie.ok_or_else(|| self.refusal("the sign-in", status))?.to_string())
    }

    /// The last answer's body.
    pub fn body(&self) -> String {
        let text = String::from_utf8_lossy(&self.read);
        text.split_once("\r\n\r\n").map(|(_, body)| body.to_string()).unwrap_or_default()
    }

    fn refusal(&self, what: &str, status: u16) -> String {
        let body: String = self.body().chars().take(3_000).collect();
        format!("{what} was answered {status}: {body}")
    }

    async fn exchange(&mut self, ask: &str) -> Result<u16, Failure> {
        self.stream.write_all(ask.as_bytes()).await?;
        self.read.clear();
        loop {
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Err("the house hung up".into());
            }
            let Some(head) = self.read.windows(4).position(|w| w == b"\r\n\r\n") else {
                continue;
            };
            let text = std::str::from_utf8(&self.read[..head])?;
            let length: usize = header(text, "content-length").and_then(|v| v.parse().ok()).unwrap_or(0);
            if self.read.len() >= head + 4 + length {
                return Ok(text.get(9..12).and_then(|s| s.parse().ok()).ok_or("no status")?);
            }
        }
    }
}

/// A header of an answer's head.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|l| l.split_once(':'));
    lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim()).next()
}

/// A request key that no other request has.
pub fn key(part: &str, run: usize, n: usize) -> String {
    format!("bench-{part}-{run:04}-{n:08}")
}
