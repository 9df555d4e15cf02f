//! A crowd of phones that all look at the menu: one dish sells out, and the last phone is told, beside the same bytes to
//! bare sockets; and 3,000 phones that come back within a second after the access point's restart, while somebody orders.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::fill::{Guest, seat};
use super::house::{House, free_port, page, pinned};
use super::orders::open_files;
use super::phone::{Phone, early, key, together};
use super::{Failure, Figures, Ways, proc};

/// The socket of a screen.
pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What a phone that was not told within this has lost.
const LOST: Duration = Duration::from_secs(20);
/// Orders before the phones come back, and at most so many while they do.
const CALM: usize = 100;
const BUSY: usize = 300;
/// One order after the other, from the intended time of the last.
const APART: Duration = Duration::from_millis(50);

/// `crowd`: ms until the last of 1,000 and 5,000 phones, of bare sockets, and of who comes back.
pub fn crowd(ways: &Ways) -> Result<Figures, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let most = open_files()? / 2 - 100;
    let mut figures = Figures::new();
    for (name, phones) in [("thousand", 1_000), ("five_thousand", 5_000.min(most))] {
        let (data, demo) = House::make_demo(&ways.dir, "crowd")?;
        let guests = seat(&data, 0, phones)?;
        let house = House::open_for(&data, 2 * phones)?;
        let (last, bytes, lost) = runtime.block_on(told(&house, &demo, &guests, 2 * ways.runs))?;
        drop(house);
        let bare = runtime.block_on(bare(ways, phones, bytes))?;
        let told = json!({ "phones": phones, "last_ms": last, "bare_ms": bare, "bytes": bytes, "lost": lost });
        figures.insert(name.into(), told);
    }
    let data = House::make(&ways.dir, "crowd")?;
    let guests = seat(&data, 0, 3_000.min(most) + CALM + BUSY)?;
    let house = House::open_for(&data, 8_192)?;
    figures.insert("back".into(), runtime.block_on(back(&house, &guests))?);
    Ok(figures)
}

/// Tells every phone so many times that a dish is gone, or there again: ms until the last, bytes, and who was not told.
async fn told(
    house: &House,
    demo: &Value,
    guests: &[Guest],
    times: usize,
) -> Result<(Vec<f64>, usize, usize), Failure> {
    let (phones, live) = (guests.len(), live(house, &guests[0])?);
    let mut sockets = Vec::with_capacity(phones);
    for guest in guests {
        sockets.push(look(house.port, &guest.cookie, &live).await?);
    }
    let mut cook = Phone::new(house.port).await?;
    let cookie = cook.sign_in(demo, "kitchen").await?;
    let (dish, mark) = (
        format!("/kitchen/items/{}", guests[0].item.0),
        format!("item-{}", guests[0].item.0),
    );
    let (mut last, mut bytes, mut lost) = (Vec::new(), 0, 0);
    for n in 0..times {
        let begun = Instant::now();
        let told = format!("available={}", if n % 2 == 0 { "no" } else { "yes" });
        let all = std::mem::take(&mut sockets).into_iter().map(|mut socket| {
            let mark = mark.clone();
            async move {
                let heard = heard(&mut socket, begun, &mark).await;
                Ok((socket, heard))
            }
        });
        let (status, all) = futures_util::future::join(cook.post(&dish, &cookie, &told), together(all)).await;
        if status? != 303 {
            return Err("the dish was not taken off the menu".into());
        }
        let (again, heard): (Vec<_>, Vec<_>) = all?.into_iter().unzip();
        sockets = again;
        let heard: Vec<(Duration, usize)> = heard.into_iter().flatten().collect();
        lost += phones - heard.len();
        bytes = heard.first().map_or(bytes, |(_, bytes)| *bytes);
        last.push(proc::ms(heard.iter().map(|(at, _)| *at).max().unwrap_or_default()));
    }
    Ok((last, bytes, lost))
}

/// When a socket was told of the dish, and in how many bytes.
async fn heard(socket: &mut Socket, begun: Instant, mark: &str) -> Option<(Duration, usize)> {
    let told = async {
        loop {
            let message = socket.next().await?.ok()?;
            if message.to_text().is_ok_and(|text| text.contains(mark)) {
                return Some((begun.elapsed(), message.len()));
            }
        }
    };
    tokio::time::timeout(LOST, told).await.ok()?
}

/// Where the menu's page says that its screen is: with the version of the menu that it has.
fn live(house: &House, guest: &Guest) -> Result<String, Failure> {
    let page = page(house.port, "/menu", &format!("Cookie: {}\r\n", guest.cookie))?;
    let page = String::from_utf8_lossy(&page);
    let path = page.split("data-live=\"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(path.ok_or("the menu is not live")?.replace("&#38;", "&").replace("&amp;", "&"))
}

/// The same bytes to as many sockets by a program that does nothing else.
async fn bare(ways: &Ways, phones: usize, bytes: usize) -> Result<Vec<f64>, Failure> {
    let port = free_port()?;
    let mut child = pinned(&ways.limit).args(["fan", &port.to_string()]).stdout(Stdio::null()).spawn()?;
    let measured = async {
        let mut ask = early(port).await?;
        let mut sockets = Vec::with_capacity(phones);
        for _ in 0..phones {
            sockets.push(TcpStream::connect(("127.0.0.1", port)).await?);
        }
        let mut took = Vec::new();
        for _ in 0..2 * ways.runs {
            let begun = Instant::now();
            ask.write_all(&u64::try_from(phones)?.to_le_bytes()).await?;
            ask.write_all(&u64::try_from(bytes)?.to_le_bytes()).await?;
            let all = std::mem::take(&mut sockets).into_iter().map(|mut socket: TcpStream| async move {
                let mut read = vec![0; bytes];
                socket.read_exact(&mut read).await?;
                Ok((socket, begun.elapsed()))
            });
            let (again, all): (Vec<_>, Vec<_>) = together(all).await?.into_iter().unzip();
            sockets = again;
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
async fn back(house: &House, guests: &[Guest]) -> Result<Value, Failure> {
    let (orders, guests) = guests.split_at(CALM + BUSY);
    let (orders, busy) = orders.split_at(CALM);
    let (phones, live_at) = (guests.len(), live(house, &guests[0])?);
    let port = house.port;
    let before = order_on(port, orders.to_vec(), 0, Arc::default()).await?;
    let all_came = Arc::new(AtomicBool::new(false));
    let busy = tokio::spawn(order_on(port, busy.to_vec(), 1, all_came.clone()));
    let all = guests.iter().cloned().enumerate().map(|(n, guest)| {
        let live_at = live_at.clone();
        async move {
            // The jitter that the pages have.
            let jitter = Duration::from_secs(1).mul_f64(n as f64 / phones as f64);
            tokio::time::sleep(jitter).await;
            let begun = Instant::now();
            let socket = look(port, &guest.cookie, &live_at).await?;
            Ok((proc::ms(begun.elapsed()), socket))
        }
    });
    // Who came stays until all are there.
    let (took, _sockets): (Vec<_>, Vec<_>) = together(all).await?.into_iter().unzip();
    all_came.store(true, Ordering::Relaxed);
    let during = busy.await??;
    Ok(json!({
        "phones": took.len(),
        "last_ms": proc::at(&took, 1.0), "p50_ms": proc::at(&took, 0.5),
        "orders_calm_p99_ms": proc::at(&before, 0.99), "orders_p99_ms": proc::at(&during, 0.99),
    }))
}

/// One order after the other in even steps until it is enough; ms from the intended time of each.
async fn order_on(port: u16, guests: Vec<Guest>, run: usize, enough: Arc<AtomicBool>) -> Result<Vec<f64>, Failure> {
    let mut phone = Phone::new(port).await?;
    let (begun, mut took) = (tokio::time::Instant::now(), Vec::new());
    for (n, guest) in guests.iter().enumerate() {
        let due = begun + APART * u32::try_from(n)?;
        tokio::time::sleep_until(due).await;
        phone.order(guest, &key("crowd", run, n)).await?;
        took.push(proc::ms(due.elapsed()));
        if enough.load(Ordering::Relaxed) {
            break;
        }
    }
    Ok(took)
}

/// A screen with its first paint.
pub async fn look(port: u16, cookie: &str, path: &str) -> Result<Socket, Failure> {
    let mut ask = format!("ws://127.0.0.1:{port}{path}").into_client_request()?;
    ask.headers_mut().insert("cookie", cookie.parse()?);
    ask.headers_mut().insert("origin", format!("http://127.0.0.1:{port}").parse()?);
    let (mut socket, _) = tokio_tungstenite::connect_async(ask).await?;
    socket.next().await.ok_or("the socket closed")??;
    Ok(socket)
}
