//! Memory of the idle house, and of each phone that looks at the menu's live screen.

use serde_json::json;

use super::crowd::{Socket, look};
use super::fill::{Guest, seat};
use super::house::{House, page};
use super::orders::open_files;
use super::{Failure, Figures, Ways, proc};

/// `memory`: kB of the idle house, KiB a phone, kB with all of them.
pub fn memory(ways: &Ways) -> Result<Figures, Failure> {
    let phones = 3_000.min(open_files()? / 2 - 50);
    let (mut idle, mut each, mut full) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..ways.runs.min(3) {
        let data = House::make(&ways.dir, "memory")?;
        let guests = seat(&data, run, phones)?;
        let house = House::open(&data)?;
        std::thread::sleep(std::time::Duration::from_millis(500));
        idle.push(proc::resident(house.process())?);
        // The menu's body is made once, whoever looks.
        page(house.port, "/menu", &format!("Cookie: {}\r\n", guests[0].cookie))?;
        let before = proc::resident(house.process())?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let after = runtime.block_on(async {
            let sockets = open(house.port, &guests).await?;
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            let after = proc::resident(house.process())?;
            drop(sockets);
            Ok::<_, Failure>(after)
        })?;
        each.push((after - before) / phones as f64);
        full.push(after);
    }
    let mut figures = Figures::new();
    figures.insert("idle_kb".into(), json!(idle));
    figures.insert("phone_kb".into(), json!(each));
    figures.insert("full_kb".into(), json!(full));
    figures.insert("phones".into(), json!(phones));
    Ok(figures)
}

/// A socket for every guest, with its first paint taken.
async fn open(port: u16, guests: &[Guest]) -> Result<Vec<Socket>, Failure> {
    let mut sockets = Vec::with_capacity(guests.len());
    for guest in guests {
        sockets.push(look(port, &guest.cookie, "/live/visit?screen=cart").await?);
    }
    Ok(sockets)
}
