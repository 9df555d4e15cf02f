//! The guest's menu page and its 304, beside a page of bare actix-web that says hello, all asked by wrk on the
//! other core with 64 connections.

use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;

use super::fill::seat;
use super::house::{House, free_port, page, pinned};
use super::{Failure, Figures, Ways, proc};

/// `menu`: requests per second of the three, and what wrk took of its core.
pub fn menu(ways: &Ways) -> Result<Figures, Failure> {
    let data = House::make(&ways.dir, "menu")?;
    let guest = seat(&data, 0, 1)?.pop().ok_or("no guest")?;
    let house = House::open(&data)?;
    let port = free_port()?;
    let mut bare = pinned(&ways.limit).args(["hello", &port.to_string()]).stdout(Stdio::null()).spawn()?;
    let cookie = format!("Cookie: {}", guest.cookie);
    let first = page(house.port, "/menu", &format!("{cookie}\r\n"))?;
    let head = String::from_utf8_lossy(&first).split("\r\n\r\n").next().unwrap_or_default().to_string();
    let tag = super::phone::header(&head, "etag").ok_or("the menu has no tag")?;
    let known = format!("If-None-Match: {tag}");
    let mut figures: [Vec<f64>; 4] = Default::default();
    let measured = (|| {
        for _ in 0..ways.runs {
            let span = if ways.quick { 1 } else { 3 };
            let own = proc::cpu_of_children()?;
            figures[0].push(wrk(port, "/", &[], span)?);
            figures[3].push((proc::cpu_of_children()? - own) / span as f64);
            figures[1].push(wrk(house.port, "/menu", &[&cookie], span)?);
            figures[2].push(wrk(house.port, "/menu", &[&cookie, &known], span)?);
        }
        Ok::<_, Failure>(())
    })();
    bare.kill()?;
    bare.wait()?;
    measured?;
    let names = [
        "hello_per_second",
        "page_per_second",
        "known_per_second",
        "generator_cores",
    ];
    let mut all: Figures = names
        .into_iter()
        .zip(figures)
        .map(|(name, list)| (name.to_string(), json!(list)))
        .collect();
    all.insert("page_bytes".into(), json!(first.len()));
    Ok(all)
}

/// Requests per second; every answer must be a good one.
fn wrk(port: u16, path: &str, headers: &[&str], seconds: u64) -> Result<f64, Failure> {
    let mut command = Command::new("wrk");
    command.args(["-t1", "-c64", &format!("-d{seconds}s")]);
    for header in headers {
        command.args(["-H", header]);
    }
    let out = command.arg(format!("http://127.0.0.1:{port}{path}")).output()?;
    let text = String::from_utf8(out.stdout)?;
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        return Err(text.into());
    }
    let rate = text
        .lines()
        .find_map(|l| l.trim().strip_prefix("Requests/sec:"))
        .ok_or("wrk says no rate")?;
    std::thread::sleep(Duration::from_millis(100));
    Ok(rate.trim().parse()?)
}
