//! A crowd of phones that all look at the menu: one dish sells out, and the last phone is told, beside the same bytes to
//! bare sockets; and 3,000 phones that come back within a second after the access point's restart, while somebody orders.

use std::process::Stdio;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::fill::{Guest, seat};
use super::house::{House, free_port, pinned};
use super::orders::open_files;
use super::phone::{Phone, key};
use super::{Failure, Figures, Ways, proc};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What a phone that was not told within this has lost.
const LOST: Duration = Duration::from_secs(20);
/// One order after the other, from the intended time of the last.
const APART: Duration = Duration::from_millis(50);

/// `crowd`: ms until the last of 1,000 and 5,000 phones, of bare sockets, and of who comes back.
pub fn crowd(ways: &Ways) -> Result<Figures, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let most = open_files()? / 2 - 100;
    let mut figures = Figures::new();
    for (name, phones) in [("thousand", 1_000), ("five_thousand", 5_000.min(most))] {
        figures.insert(name.into(), runtime.block_on(told(ways, phones))?);
    }
    figures.insert("back".into(), runtime.block_on(back(ways, 3_000.min(most)))?);
    Ok(figures)
}

/// Tells every phone that a dish is gone, and that it is there again.
async fn told(ways: &Ways, phones: usize) -> Result<Value, Failure> {
    let (data, demo) = House::make_demo(&ways.dir, "crowd")?;
    let guests = seat(&data, 0, phones)?;
    let house = House::open(&data)?;
    let mut sockets = Vec::with_capacity(phones);
    for guest in &guests {
        sockets.push(look(house.port, &guest.cookie, "/live/visit?screen=menu").await?);
    }
    let mut cook = Phone::new(house.port).await?;
    let cookie = cook.sign_in(&demo, "kitchen").await?;
    let dish = format!("/kitchen/items/{}", guests[0].item.0);
    let (mut last, mut bytes, mut lost) = (Vec::new(), 0, 0);
    for n in 0..2 * ways.runs {
        let begun = Instant::now();
        let told = format!("available={}", if n % 2 == 0 { "no" } else { "yes" });
        let status = cook.post(&dish, &cookie, &told).await?;
        // Nobody is told before it is on the disk, and then it is answered as well.
        let (answered, all) = (begun.elapsed(), sockets.iter_mut().map(|s| heard(s, begun)));
        let all = futures_util::future::join_all(all).await;
        if status != 303 {
            return Err(format!("the dish was answered {status}").into());
        }
        let heard: Vec<(Duration, usize)> = all.into_iter().flatten().collect();
        lost += phones - heard.len();
        bytes = heard.first().map_or(bytes, |(_, bytes)| *bytes);
        last.push(proc::ms(
            heard.iter().map(|(at, _)| *at).max().unwrap_or_default().saturating_sub(answered),
        ));
    }
    drop(sockets);
    drop(house);
    let bare = bare(ways, phones, bytes).await?;
    Ok(json!({ "phones": phones, "last_ms": last, "bare_ms": bare, "bytes": bytes, "lost": lost }))
}

/// When a socket was told something, and how much it was.
async fn heard(socket: &mut Socket, begun: Instant) -> Option<(Duration, usize)> {
    let message = tokio::time::timeout(LOST, socket.next()).await.ok()??.ok()?;
    Some((begun.elapsed(), message.len()))
}

/// The same bytes to as many sockets by a program that does nothing else.
async fn bare(ways: &Ways, phones: usize, bytes: usize) -> Result<Vec<f64>, Failure> {
    let port = free_port()?;
    let mut child = pinned(&ways.limit).args(["fan", &port.to_string()]).stdout(Stdio::null()).spawn()?;
    let measured = async {
        let mut ask = loop {
            match TcpStream::connect(("127.0.0.1", port)).await {
                Ok(stream) => break stream,
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        };
        let mut sockets = Vec::with_capacity(phones);
        for _ in 0..phones {
            sockets.push(TcpStream::connect(("127.0.0.1", port)).await?);
        }
        let mut took = Vec::new();
        for _ in 0..2 * ways.runs {
            let begun = Instant::now();
            ask.write_all(&u64::try_from(phones)?.to_le_bytes()).await?;
            ask.write_all(&u64::try_from(bytes)?.to_le_bytes()).await?;
            let all = sockets.iter_mut().map(|socket| async move {
                let mut read = vec![0; bytes];
                socket.read_exact(&mut read).await.map(|_| begun.elapsed())
            });
            let all = futures_util::future::try_join_all(all).await?;
            took.push(proc::ms(all.into_iter().max().unwrap_or_default()));
        }
        Ok::<_, Failure>(took)
    }
    .await;
    child.kill()?;
    child.wait()?;
    measured
}

/// Every phone comes back within a second: how long the last takes beyond its own moment, and what orders take meanwhile.
async fn back(ways: &Ways, phones: usize) -> Result<Value, Failure> {
    let data = House::make(&ways.dir, "crowd")?;
    let calm = 100;
    let mut guests = seat(&data, 0, phones + 2 * calm + 200)?;
    let mut orders = guests.split_off(phones);
    let busy = orders.split_off(calm);
    let house = House::open(&data)?;
    let before = order_on(house.port, &orders, 0, || false).await?;
    let coming = std::cell::Cell::new(true);
    let (port, live) = (house.port, std::cell::RefCell::new(Vec::new()));
    let all = guests.iter().enumerate().map(|(n, guest)| {
        let live = &live;
        async move {
            // The jitter that the pages have.
            let jitter = Duration::from_secs(1).mul_f64(n as f64 / phones as f64);
            tokio::time::sleep(jitter).await;
            let begun = Instant::now();
            let socket = look(port, &guest.cookie, "/live/visit?screen=menu").await?;
            live.borrow_mut().push((proc::ms(begun.elapsed()), socket));
            Ok::<_, Failure>(())
        }
    });
    let come = async {
        futures_util::future::try_join_all(all).await?;
        coming.set(false);
        Ok::<_, Failure>(())
    };
    let (came, during) = futures_util::future::join(come, order_on(port, &busy, 1, || !coming.get())).await;
    came?;
    let took: Vec<f64> = live.borrow().iter().map(|(ms, _)| *ms).collect();
    Ok(json!({
        "phones": took.len(),
        "last_ms": proc::at(&took, 1.0), "p50_ms": proc::at(&took, 0.5),
        "orders_calm_p99_ms": proc::at(&before, 0.99), "orders_p99_ms": proc::at(&during?, 0.99),
    }))
}

/// One order after the other in even steps until it is enough; ms from the intended time of each.
async fn order_on(port: u16, guests: &[Guest], run: usize, enough: impl Fn() -> bool) -> Result<Vec<f64>, Failure> {
    let mut phone = Phone::new(port).await?;
    let (begun, mut took) = (tokio::time::Instant::now(), Vec::new());
    for (n, guest) in guests.iter().enumerate() {
        let due = begun + APART * u32::try_from(n)?;
        tokio::time::sleep_until(due).await;
        phone.order(guest, &key("crowd", run, n)).await?;
        took.push(proc::ms(due.elapsed()));
        if enough() {
            break;
        }
    }
    Ok(took)
}

/// A screen with its first paint.
async fn look(port: u16, cookie: &str, path: &str) -> Result<Socket, Failure> {
    let mut ask = format!("ws://127.0.0.1:{port}{path}").into_client_request()?;
    ask.headers_mut().insert("cookie", cookie.parse()?);
    ask.headers_mut().insert("origin", format!("http://127.0.0.1:{port}").parse()?);
    let (mut socket, _) = tokio_tungstenite::connect_async(ask).await?;
    socket.next().await.ok_or("the socket closed")??;
    Ok(socket)
}
