//! A live screen's socket (RFC 6455), from the screen's side: it reads texts and answers pings.

use std::io::{Error, ErrorKind, Result};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::http::{Client, connect, head, wrong};
use crate::base::chance::Chance;

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// The longest message that is read.
const MESSAGE_MAX: usize = 8 << 20;
/// A screen that hears nothing for so long has lost its house; the slowest beats every ten seconds.
const SILENCE: Duration = Duration::from_secs(30);

/// The code with which the house closes the screens of a visit that is over.
const ENDED: u16 = 4401;

/// An open socket.
pub struct Socket {
    stream: BufReader<TcpStream>,
    chance: Chance,
    /// With which code the house has closed it.
    closed: Option<u16>,
}

impl Socket {
    /// Opens the socket of a screen with the cookies of a browser.
    ///
    /// # Errors
    /// If the house is not there or refuses it.
    pub async fn open(client: &Client, path: &str) -> Result<Socket> {
        let address = client.address();
        let mut chance = Chance::of(path.len() as i64, 3);
        let key = STANDARD.encode(mask(&mut chance).repeat(4));
        let ask = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nOrigin: {}\r\nCookie: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n",
            address.host,
            address.origin(),
            client.cookies(),
        );
        let opened = async {
            let mut stream = BufReader::new(connect(address).await?);
            stream.get_mut().write_all(ask.as_bytes()).await?;
            let head = head(&mut stream).await?;
            if head.split(' ').nth(1) == Some("101") {
                let closed = None;
                Ok(Socket { stream, chance, closed })
            } else {
                Err(wrong("the upgrade of a screen"))
            }
        };
        timeout(SILENCE, opened).await.map_err(|_| Error::from(ErrorKind::TimedOut))?
    }

    /// The next text; `None` when the house has closed the socket.
    ///
    /// # Errors
    /// If the connection broke, or the house has said nothing for half a minute.
    pub async fn next(&mut self) -> Result<Option<String>> {
        let mut text = Vec::new();
        loop {
            let (last, kind, body) =
                timeout(SILENCE, self.frame()).await.map_err(|_| Error::from(ErrorKind::TimedOut))??;
            match kind {
                0 | TEXT => {
                    text.extend(body);
                    if text.len() > MESSAGE_MAX {
                        return Err(wrong("a message of this size"));
                    }
                    if last {
                        return String::from_utf8(text).map(Some).map_err(|_| wrong("text in UTF-8"));
                    }
                }
                PING => self.send(PONG, &body).await?,
                CLOSE => {
                    self.closed = body.first_chunk().map(|code| u16::from_be_bytes(*code));
                    // It is over anyway.
                    let _ = self.send(CLOSE, &body).await;
                    return Ok(None);
                }
                _ => {}
            }
        }
    }

    /// Whether the house has closed it because there is nothing more to show.
    pub fn has_ended(&self) -> bool {
        self.closed == Some(ENDED)
    }

    async fn frame(&mut self) -> Result<(bool, u8, Vec<u8>)> {
        let first = self.stream.read_u8().await?;
        let length = match self.stream.read_u8().await? & 127 {
            126 => u64::from(self.stream.read_u16().await?),
            127 => self.stream.read_u64().await?,
            short => u64::from(short),
        };
        let length = usize::try_from(length).ok().filter(|l| *l <= MESSAGE_MAX);
        let mut body = vec![0; length.ok_or_else(|| wrong("a message of this size"))?];
        self.stream.read_exact(&mut body).await?;
        Ok((first & 128 != 0, first & 15, body))
    }

    /// Sends a short frame; those of a screen are masked (5.3).
    async fn send(&mut self, kind: u8, body: &[u8]) -> Result<()> {
        let mask = mask(&mut self.chance);
        let body = &body[..body.len().min(125)];
        // At most 125 bytes, so the length fits.
        let mut frame = vec![128 | kind, 128 | body.len() as u8];
        frame.extend(mask);
        frame.extend(body.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
        self.stream.get_mut().write_all(&frame).await
    }
}

fn mask(chance: &mut Chance) -> [u8; 4] {
    ((chance.part() * f64::from(u32::MAX)) as u32).to_be_bytes()
}
