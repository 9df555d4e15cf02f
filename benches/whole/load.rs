//! More than the house can do, and what else it does meanwhile: ten times as many changes of carts as it manages at its
//! best, and orders while a backup is made and the figures are looked at.

use std::cell::Cell;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::fill::{Guest, seat};
use super::house::House;
use super::orders::{PHONES, rush};
use super::phone::{Phone, together};
use super::{Failure, Figures, Ways, proc};

/// Connections over which ten times as much comes.
const CROWD: usize = 1_500;

/// `load`: changes of carts a second at the best and under ten times as much; orders beside other work.
pub fn load(ways: &Ways) -> Result<Figures, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut figures = Figures::new();
    let span = Duration::from_secs(if ways.quick { 2 } else { 5 });
    let data = House::make(&ways.dir, "load")?;
    let guests = seat(&data, 0, CROWD)?;
    let house = House::settled(&data)?;
    figures.insert("overload".into(), runtime.block_on(overload(&house, &guests, span))?);
    drop(house);
    let (data, demo) = House::make_demo(&ways.dir, "beside")?;
    let guests = seat(&data, 0, ways.runs * 3 * 1_600)?;
    let house = House::settled(&data)?;
    figures.insert(
        "beside".into(),
        runtime.block_on(beside(&house, &demo, &guests, ways.runs))?,
    );
    Ok(figures)
}

/// What a connection was answered: when it was due, how long it took, and the status.
type Answers = Vec<(f64, u16)>;

async fn overload(house: &House, guests: &[Guest], span: Duration) -> Result<Value, Failure> {
    let best = changes(connect(house.port, &guests[..PHONES]).await?, span, None).await?;
    let peak = good(&best) as f64 / span.as_secs_f64();
    let each = Duration::from_secs_f64(CROWD as f64 / (10.0 * peak));
    let crowd = connect(house.port, guests).await?;
    // What the connections themselves take is another figure's.
    let before = proc::resident(house.process())?;
    let all = changes(crowd, span, Some(each)).await?;
    let after = proc::resident(house.process())?;
    let refused: Vec<f64> = all.iter().filter(|(_, status)| *status == 503).map(|(ms, _)| *ms).collect();
    Ok(json!({
        "peak_per_second": peak, "done_per_second": good(&all) as f64 / span.as_secs_f64(),
        "refused": refused.len(), "refused_p99_ms": (!refused.is_empty()).then(|| proc::at(&refused, 0.99)),
        "asked_per_second": all.len() as f64 / span.as_secs_f64(),
        "other": others(&all).values().sum::<usize>(), "others": others(&all),
        "memory_before_kb": before, "memory_after_kb": after,
    }))
}

/// How many answers there were of each other status.
fn others(answers: &Answers) -> std::collections::BTreeMap<String, usize> {
    let mut others = std::collections::BTreeMap::new();
    for (_, status) in answers.iter().filter(|(_, status)| !matches!(status, 303 | 503)) {
        *others.entry(status.to_string()).or_default() += 1;
    }
    others
}

fn good(answers: &Answers) -> usize {
    answers.iter().filter(|(_, status)| *status == 303).count()
}

/// A phone for each guest, which has changed its cart once.
async fn connect(port: u16, guests: &[Guest]) -> Result<Vec<(Phone, Guest)>, Failure> {
    let mut crowd = Vec::new();
    for guest in guests {
        let mut phone = Phone::new(port).await?;
        phone.post(&line(guest)?, &guest.cookie, "change=1").await?;
        crowd.push((phone, guest.clone()));
    }
    Ok(crowd)
}

/// Where the first line of a guest's cart is changed.
fn line(guest: &Guest) -> Result<String, Failure> {
    let line = guest.lines.split(':').next().ok_or("no line")?;
    Ok(format!("/visit/cart/lines/{line}"))
}

/// Each guest changes a line of the own cart for so long: at once again, or in these steps, as far as the answers allow.
async fn changes(crowd: Vec<(Phone, Guest)>, span: Duration, each: Option<Duration>) -> Result<Answers, Failure> {
    let begun = Instant::now();
    let count = crowd.len() as f64;
    let all = crowd.into_iter().enumerate().map(|(n, (mut phone, guest))| async move {
        let (path, mut answers) = (line(&guest)?, Answers::new());
        let mut due = begun + each.unwrap_or_default().mul_f64(n as f64 / count);
        let mut more = true;
        loop {
            tokio::time::sleep_until(due.into()).await;
            let asked = Instant::now();
            if asked.duration_since(begun) >= span {
                break;
            }
            let change = if more { "change=1" } else { "change=-1" };
            let status = phone.post(&path, &guest.cookie, change).await?;
            answers.push((proc::ms(asked.elapsed()), status));
            // After a refusal the same again: one less than there is would take the line away.
            more ^= status == 303;
            if status == 503 {
                // Who is refused before the form was read finds the connection closed.
                phone = phone.again().await?;
            }
            due = each.map_or(asked, |each| (due + each).max(asked));
        }
        Ok(answers)
    });
    Ok(together(all).await?.into_iter().flatten().collect())
}

/// Orders a second, alone and beside a backup and the figures of a house with a past, in turn.
async fn beside(house: &House, demo: &Value, guests: &[Guest], runs: usize) -> Result<Value, Failure> {
    let mut phone = Phone::new(house.port).await?;
    let owner = phone.sign_in(demo, "owner").await?;
    let over = Cell::new(false);
    // Backups and looks at the figures one after the other for as long as orders come.
    let ask = async |path: &str, form: Option<&str>| {
        let (mut phone, mut times) = (Phone::new(house.port).await?, 0);
        while !over.get() {
            let status = match form {
                Some(form) => phone.post(path, &owner, form).await?,
                None => phone.get(path, &owner).await?,
            };
            times += usize::from(matches!(status, 200 | 303));
        }
        Ok::<_, Failure>(times)
    };
    let mut shares = guests.chunks(guests.len() / (3 * runs)).enumerate();
    let mut orders = async || {
        let (run, guests) = shares.next().ok_or("too few guests")?;
        let rate = burst(house.port, guests, run).await;
        over.set(true);
        rate
    };
    let (mut alone, mut with_backups, mut with_looks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut backups, mut looks) = (0, 0);
    for _ in 0..runs {
        alone.push(orders().await?);
        over.set(false);
        let (times, rate) = futures_util::future::join(ask("/admin/backups", Some("")), orders()).await;
        backups += times?;
        with_backups.push(rate?);
        over.set(false);
        let (times, rate) = futures_util::future::join(ask("/admin/insights/dishes", None), orders()).await;
        looks += times?;
        with_looks.push(rate?);
    }
    Ok(json!({
        "orders_per_second": alone, "beside_backups": with_backups, "backups": backups,
        "beside_figures": with_looks, "looks": looks,
    }))
}

/// Orders per second of callers that each wait for "sent" before the next.
async fn burst(port: u16, guests: &[Guest], run: usize) -> Result<f64, Failure> {
    Ok(guests.len() as f64 / rush(port, guests, run).await?)
}
