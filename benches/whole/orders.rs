//! Orders per second that are on the disk, of 64 phones at once, each of which waits for "sent" before the next:
//! through HTTP with every check on, beside bare rusqlite with the same callers before and after.

use std::process::Command;
use std::time::Instant;

use serde_json::json;

use super::fill::{Guest, seat};
use super::house::{House, pinned};
use super::phone::{Phone, key, together};
use super::{Failure, Figures, Ways, proc};

/// Phones at once.
pub const PHONES: usize = 64;

/// `orders`: the house's rate, the bare rate, one sync, and what the generator took of its own core.
pub fn orders(ways: &Ways) -> Result<Figures, Failure> {
    let count = if ways.quick { 2_048 } else { 6_400 };
    let (mut rates, mut bare, mut syncs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut server, mut own) = (Vec::new(), Vec::new());
    for run in 0..ways.runs {
        bare.push(limit(ways, count)?);
        syncs.push(proc::median(&proc::syncs(&ways.dir, 50)?));
        let data = House::make(&ways.dir, "orders")?;
        let guests = seat(&data, run, count)?;
        let house = House::settled(&data)?;
        let (cpu, mine) = (proc::cpu(house.process())?, proc::cpu(std::process::id())?);
        let took = burst(house.port, &guests, run)?;
        rates.push(count as f64 / took);
        server.push((proc::cpu(house.process())? - cpu) / took);
        own.push((proc::cpu(std::process::id())? - mine) / took);
        bare.push(limit(ways, count)?);
    }
    let mut figures = Figures::new();
    for (name, list) in [
        ("per_second", rates),
        ("bare_per_second", bare),
        ("sync_ms", syncs),
        ("server_cores", server),
        ("generator_cores", own),
    ] {
        figures.insert(name.into(), json!(list));
    }
    Ok(figures)
}

/// What bare rusqlite does in the same folder now.
fn limit(ways: &Ways, count: usize) -> Result<f64, Failure> {
    let dir = tempfile::tempdir_in(&ways.dir)?;
    let out = pinned(&ways.limit)
        .arg("sqlite")
        .arg(dir.path())
        .args([PHONES.to_string(), count.to_string()])
        .output()?;
    Ok(String::from_utf8(out.stdout)?
        .trim()
        .parse()
        .map_err(|_| String::from_utf8_lossy(&out.stderr).to_string())?)
}

/// Every guest's order, over 64 connections; answers the seconds that it took.
fn burst(port: u16, guests: &[Guest], run: usize) -> Result<f64, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(rush(port, guests, run))
}

/// The same, beside something else.
pub async fn rush(port: u16, guests: &[Guest], run: usize) -> Result<f64, Failure> {
    let share = guests.len() / PHONES;
    let mut phones = Vec::new();
    for _ in 0..PHONES {
        phones.push(Phone::new(port).await?);
    }
    let begun = Instant::now();
    let shares = guests.chunks(share).map(<[Guest]>::to_vec);
    let each = phones.into_iter().zip(shares).enumerate();
    let each = each.map(|(p, (mut phone, guests))| async move {
        for (n, guest) in guests.iter().enumerate() {
            phone.order(guest, &key("burst", run, p * share + n)).await?;
        }
        Ok(())
    });
    together(each).await?;
    Ok(begun.elapsed().as_secs_f64())
}

/// Says what the kernel has for a limit of open files, so that thousands of sockets do not fail halfway.
pub fn open_files() -> Result<usize, Failure> {
    let out = Command::new("sh").args(["-c", "ulimit -n"]).output()?;
    Ok(String::from_utf8(out.stdout)?.trim().parse().unwrap_or(usize::MAX))
}
