//! What an order costs the card: bytes that the kernel sends to the device (`write_bytes` of the process) and
//! syncs (counted by strace, in a pass of its own), for lone orders and for bursts of eight. Orders come so slowly that
//! figures counted after each would be in it.

use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::fill::{Guest, seat};
use super::house::House;
use super::phone::{Phone, key};
use super::{Failure, Figures, Ways, proc};

/// From one order or burst to the next.
const APART: Duration = Duration::from_millis(320);

/// `wear`: bytes and syncs per order.
pub fn wear(ways: &Ways) -> Result<Figures, Failure> {
    let runs = ways.runs;
    let (lone, bursts) = if ways.quick { (20, 10) } else { (60, 30) };
    let mut figures: [Vec<f64>; 6] = Default::default();
    for run in 0..runs {
        let (data, demo) = House::make_demo(&ways.dir, "wear")?;
        let guests = seat(&data, run, 2 * (lone + 8 * bursts))?;
        let (alone, together) = guests.split_at(2 * lone);
        for (list, (guests, at_once)) in figures.chunks_mut(3).zip([(alone, 1), (together, 8)]) {
            let (quiet, traced) = guests.split_at(guests.len() / 2);
            let house = House::settled(&data)?;
            let process = house.process();
            let before = proc::written(process)?;
            send(house.port, quiet, at_once, run)?;
            let orders = quiet.len() as f64;
            list[0].push((proc::written(process)? - before) / orders);
            // The figures, which are counted once for many orders, and what stays in the log, which is folded into
            // the database when the house closes.
            figures_of(&house, &demo)?;
            list[1].push((folded(house, before)?) / orders);
            let house = House::settled(&data)?;
            list[2].push(syncs(&house, || send(house.port, traced, at_once, run + 100))? / orders);
        }
    }
    let names = [
        "lone_bytes",
        "lone_bytes_folded",
        "lone_syncs",
        "burst_bytes",
        "burst_bytes_folded",
        "burst_syncs",
    ];
    Ok(names
        .into_iter()
        .zip(figures)
        .map(|(name, list)| (name.to_string(), json!(list)))
        .collect())
}

/// The owner looks at the figures, which counts what is not in them yet.
fn figures_of(house: &House, demo: &Value) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut phone = Phone::new(house.port).await?;
        let owner = phone.sign_in(demo, "owner").await?;
        match phone.get("/admin/insights", &owner).await? {
            200 => Ok(()),
            status => Err(format!("the figures were answered {status}").into()),
        }
    })
}

/// Bytes since `before` with the whole log folded into the database, which the house does when it ends.
fn folded(house: House, before: f64) -> Result<f64, Failure> {
    let process = house.process();
    Command::new("kill").arg(process.to_string()).status()?;
    let mut last = proc::written(process)?;
    // The last figure that can be read before the process is gone: it stays a zombie until it is waited for.
    for _ in 0..500 {
        match proc::written(process) {
            Ok(bytes) if bytes >= last => last = bytes,
            _ => break,
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    drop(house);
    Ok(last - before)
}

/// Sends every guest's cart, so many at once, and waits in between.
fn send(port: u16, guests: &[Guest], at_once: usize, run: usize) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut phones = Vec::new();
        for _ in 0..at_once {
            phones.push(Phone::new(port).await?);
        }
        for (n, group) in guests.chunks(at_once).enumerate() {
            let keys: Vec<_> = (0..at_once).map(|p| key("wear", run, n * at_once + p)).collect();
            let each = phones
                .iter_mut()
                .zip(group)
                .zip(&keys)
                .map(|((phone, guest), key)| phone.order(guest, key));
            futures_util::future::try_join_all(each).await?;
            tokio::time::sleep(APART).await;
        }
        Ok(())
    })
}

/// How often the program synced while `work` ran.
fn syncs(house: &House, work: impl FnOnce() -> Result<(), Failure>) -> Result<f64, Failure> {
    let log = tempfile::NamedTempFile::new()?;
    let mut tracer = Command::new("strace")
        .args([
            "-f",
            "-q",
            "-e",
            "trace=fdatasync,fsync",
            "-p",
            &house.process().to_string(),
            "-o",
        ])
        .arg(log.path())
        .stderr(Stdio::null())
        .spawn()?;
    std::thread::sleep(Duration::from_millis(300));
    let done = work();
    Command::new("kill").args(["-INT", &tracer.id().to_string()]).status()?;
    tracer.wait()?;
    done?;
    let text = std::fs::read_to_string(log.path())?;
    Ok(text.lines().filter(|l| l.contains("sync(") && !l.contains("resumed")).count() as f64)
}
