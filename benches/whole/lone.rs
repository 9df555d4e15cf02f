//! How long a lone order takes until it is told "sent", beside one sync of the same disk and a page of bare actix-web, each
//! a moment later: after a pause even a page that does nothing finds a core that sleeps and caches that others have filled.

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use super::fill::{Guest, seat};
use super::house::{House, free_port, pinned};
use super::phone::{Phone, key};
use super::{Failure, Figures, Ways, proc};

/// From one order to the next: the house is idle in between, as it mostly is.
const EVERY: Duration = Duration::from_millis(60);

/// `lone`: each run's p50 and p99 of orders and of syncs.
pub fn lone(ways: &Ways) -> Result<Figures, Failure> {
    let count = if ways.quick { 100 } else { 300 };
    let data = House::make(&ways.dir, "lone")?;
    let guests = seat(&data, 0, ways.runs * count)?;
    let house = House::settled(&data)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let bare = free_port()?;
    let mut hello = pinned(&ways.limit).args(["hello", &bare.to_string()]).stdout(Stdio::null()).spawn()?;
    let measured = runtime.block_on(paced(ways, house.port, bare, &guests, count));
    hello.kill()?;
    hello.wait()?;
    let names = ["p50_ms", "p99_ms", "sync_p50_ms", "sync_p99_ms", "bare_p50_ms"];
    let lists = names.into_iter().zip(measured?);
    Ok(lists.map(|(name, list)| (name.to_string(), json!(list))).collect())
}

/// Each run's figures: of orders, of syncs, and of the bare page.
async fn paced(ways: &Ways, port: u16, bare: u16, guests: &[Guest], count: usize) -> Result<[Vec<f64>; 5], Failure> {
    let mut figures: [Vec<f64>; 5] = Default::default();
    for (run, guests) in guests.chunks(count).enumerate() {
        let mut probe = proc::Probe::new(&ways.dir)?;
        let (mut took, mut syncs, mut pages) = (Vec::new(), Vec::new(), Vec::new());
        let (mut phone, mut other) = (Phone::new(port).await?, Phone::early(bare).await?);
        let mut ticks = tokio::time::interval(EVERY);
        for (n, guest) in guests.iter().enumerate() {
            ticks.tick().await;
            let begun = Instant::now();
            phone.order(guest, &key("lone", run, n)).await?;
            took.push(proc::ms(begun.elapsed()));
            tokio::time::sleep(EVERY / 4).await;
            syncs.push(proc::ms(probe.sync()?));
            tokio::time::sleep(EVERY / 4).await;
            let begun = Instant::now();
            other.get("/", "").await?;
            pages.push(proc::ms(begun.elapsed()));
        }
        let all = [
            (&took, 0.5),
            (&took, 0.99),
            (&syncs, 0.5),
            (&syncs, 0.99),
            (&pages, 0.5),
        ];
        for (list, (of, share)) in figures.iter_mut().zip(all) {
            list.push(proc::at(of, share));
        }
    }
    Ok(figures)
}
