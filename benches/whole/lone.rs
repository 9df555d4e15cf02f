//! How long a lone order takes until it is told "sent", beside one sync of the same disk a moment later.

use std::time::{Duration, Instant};

use serde_json::json;

use super::fill::seat;
use super::house::House;
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
    let mut figures: [Vec<f64>; 4] = Default::default();
    for (run, guests) in guests.chunks(count).enumerate() {
        let mut probe = proc::Probe::new(&ways.dir)?;
        let (mut took, mut syncs) = (Vec::new(), Vec::new());
        runtime.block_on(async {
            let mut phone = Phone::new(house.port).await?;
            let mut ticks = tokio::time::interval(EVERY);
            for (n, guest) in guests.iter().enumerate() {
                ticks.tick().await;
                let begun = Instant::now();
                phone.order(guest, &key("lone", run, n)).await?;
                took.push(proc::ms(begun.elapsed()));
                tokio::time::sleep(EVERY / 3).await;
                syncs.push(proc::ms(probe.sync()?));
            }
            Ok::<_, Failure>(())
        })?;
        for (list, (of, share)) in figures.iter_mut().zip([(&took, 0.5), (&took, 0.99), (&syncs, 0.5), (&syncs, 0.99)])
        {
            list.push(proc::at(of, share));
        }
    }
    let names = ["p50_ms", "p99_ms", "sync_p50_ms", "sync_p99_ms"];
    Ok(names
        .into_iter()
        .zip(figures)
        .map(|(name, list)| (name.to_string(), json!(list)))
        .collect())
}
