//! The real program, pinned to the first core, in a folder of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Failure, proc};

/// The program that was just built, or another one to compare it with.
pub fn program() -> String {
    std::env::var("BENCH_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_comanda").into())
}

/// The core of whatever is measured; who asks has the other.
const CORE: &str = "0";

/// As many connections as the program has room for where nobody says another number.
const CONNECTIONS: usize = 4_096;

/// The program, running; it ends with this value.
pub struct House {
    child: Child,
    /// Its port on the loopback.
    pub port: u16,
}

impl Drop for House {
    fn drop(&mut self) {
        // Asked, as a service manager does, so that its files are whole; it may have ended by itself.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

impl House {
    /// Makes a demo's house in a new folder and leaves it closed.
    pub fn make(dir: &Path, name: &str) -> Result<PathBuf, Failure> {
        Ok(House::make_demo(dir, name)?.0)
    }

    /// As [`House::make`]; says also what the demo said of its accounts.
    pub fn make_demo(dir: &Path, name: &str) -> Result<(PathBuf, Value), Failure> {
        let data = dir.join(name);
        // What is left of an earlier run is another house.
        let _ = std::fs::remove_dir_all(&data);
        let (child, demo) = demo(&mut Command::new(program()), &data, &[])?;
        let port = port_of(&demo)?;
        let house = House { child, port };
        house.wait()?;
        drop(house);
        Ok((data, demo))
    }

    /// Opens the house of a folder.
    pub fn open(data: &Path) -> Result<House, Failure> {
        House::open_for(data, CONNECTIONS)
    }

    /// As [`House::open`], with room for so many connections.
    pub fn open_for(data: &Path, connections: usize) -> Result<House, Failure> {
        let house = House::spawn_for(data, connections)?;
        house.wait()?;
        Ok(house)
    }

    /// Starts the program, and does not wait for it.
    pub fn spawn(data: &Path) -> Result<House, Failure> {
        House::spawn_for(data, CONNECTIONS)
    }

    fn spawn_for(data: &Path, connections: usize) -> Result<House, Failure> {
        let port = free_port()?;
        let child = pinned(program())
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(data)
            .current_dir(data)
            // The limits are asked of every request as ever, and stay out of the way of one machine that is all guests.
            .env("COMANDA_LIMITS", "100000")
            .env("COMANDA_CONNECTIONS", connections.to_string())
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        Ok(House { child, port })
    }

    /// As [`House::open`], and waits until what it does after a start is done: it counts figures of what was
    /// committed before.
    pub fn settled(data: &Path) -> Result<House, Failure> {
        let house = House::open(data)?;
        let mut last = -1.0;
        while proc::written(house.process())? != last {
            last = proc::written(house.process())?;
            std::thread::sleep(Duration::from_millis(700));
        }
        Ok(house)
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it answers a page; answers its bytes.
    pub fn wait(&self) -> Result<usize, Failure> {
        let begun = Instant::now();
        loop {
            match page(self.port, "/sign-in", "") {
                Ok(bytes) if bytes.len() > 500 => return Ok(bytes.len()),
                Ok(_) => return Err("the first page is no page".into()),
                Err(_) if begun.elapsed() < Duration::from_secs(60) => std::thread::yield_now(),
                Err(e) => return Err(e.into()),
            }
        }
    }
}

/// Starts a demo's house without a past; answers what it says of itself.
pub fn demo(command: &mut Command, data: &Path, more: &[&str]) -> Result<(Child, Value), Failure> {
    let mut child = command
        .args(["demo", "--no-past", "--json", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more)
        .env("RUST_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    Ok((child, serde_json::from_str(&line)?))
}

/// The port of a demo's house, from what it says of itself.
pub fn port_of(demo: &Value) -> Result<u16, Failure> {
    let port = demo["base_url"].as_str().and_then(|url| url.rsplit(':').next()?.parse().ok());
    Ok(port.ok_or("no port")?)
}

/// A program on the first core.
pub fn pinned(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", CORE]).arg(program);
    command
}

/// A port that nobody has.
pub fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A page with all its bytes, over a connection of its own. `headers` are whole lines.
pub fn page(port: u16, path: &str, headers: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let ask = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Connection: close\r\n\r\n");
    stream.write_all(ask.as_bytes())?;
    let mut page = Vec::new();
    stream.read_to_end(&mut page)?;
    Ok(page)
}
