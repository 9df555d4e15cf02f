//! Measures what a full evening feels like, with the real program in release:
//!
//! - an order that is sent → its ticket on the kitchen's socket, with 50 tables,
//!   beside one disk sync of the same directory in the same run;
//! - memory of the idle program, start to the first page, bytes of the guest's
//!   page, and the size of the program.
//!
//! `cargo bench --bench kitchen`. It says figures and never fails for one: what
//! a machine can do is compared as ratios, by whoever reads them.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]
#![expect(clippy::too_many_lines, reason = "the service is one loop that is read in one piece")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use reqwest::header::{COOKIE, HeaderValue, ORIGIN, SET_COOKIE};
use reqwest::{Client, redirect};
use scraper::{Html, Selector};
use serde_json::Value;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

const PROGRAM: &str = env!("CARGO_BIN_EXE_comanda");
const TABLES: usize = 50;
/// Orders that are counted, after as many tables have sent one to warm up.
const ORDERS: usize = 400;
/// From one intended order to the next: 20 orders a second, open-loop.
const EVERY: Duration = Duration::from_millis(50);

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    println!(
        "program            {:>9.2} MB",
        std::fs::metadata(PROGRAM)?.len() as f64 / 1e6
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(evening(dir.path()))
}

/// The program, ended with this value.
struct House {
    child: Child,
    url: String,
    demo: Value,
}

impl Drop for House {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn open(dir: &Path) -> Result<House, Failure> {
    let mut child = Command::new(PROGRAM)
        .args(["demo", "--no-past", "--json", "--listen", "127.0.0.1:0", "--data"])
        .arg(dir)
        .env("COMANDA_LIMITS", "1000")
        .env("RUST_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let out = child.stdout.take().ok_or("no output")?;
    BufReader::new(out).read_line(&mut line)?;
    let demo: Value = serde_json::from_str(&line)?;
    let url = demo["base_url"].as_str().ok_or("no address")?.to_string();
    Ok(House { child, url, demo })
}

async fn evening(dir: &Path) -> Result<(), Failure> {
    drop(open(dir)?);
    starts(dir)?;
    let house = open(dir)?;
    let client = Client::builder().redirect(redirect::Policy::none()).build()?;
    let staff = |role: &'static str| sign_in(&client, &house, role);
    let (owner, cook) = (staff("owner").await?, staff("kitchen").await?);
    let urls = tables(&client, &house, &owner).await?;
    let mut guests = Vec::new();
    for url in &urls {
        let answer = client.get(url).send().await?;
        guests.push(cookie(&answer).ok_or("no guest")?);
    }
    page_bytes(&client, &house, &guests[0]).await?;
    let item = simple_item(&client, &house, &guests[0]).await?;
    let (mut took, syncs) = service(&client, &house, &guests, &cook, item, dir).await?;
    report("order → kitchen", &mut took);
    let mut syncs = syncs;
    report("one disk sync", &mut syncs);
    println!("memory after       {:>9.2} MB", resident(house.child.id())? / 1000.0);
    Ok(())
}

/// From the start of the process to the first page's last byte, five times.
fn starts(dir: &Path) -> Result<(), Failure> {
    let (mut took, mut idle) = (Vec::new(), 0.0);
    for _ in 0..5 {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let begun = Instant::now();
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(dir)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()?;
        let bytes = loop {
            match first_page(port) {
                Ok(bytes) => break bytes,
                Err(_) if begun.elapsed() < Duration::from_secs(10) => std::thread::yield_now(),
                Err(e) => return Err(e.into()),
            }
        };
        took.push(begun.elapsed());
        idle = resident(child.id())?;
        child.kill()?;
        child.wait()?;
        assert!(bytes > 1000, "a page came");
    }
    report("start → first page", &mut took);
    println!("idle memory        {:>9.2} MB after it", idle / 1000.0);
    Ok(())
}

fn first_page(port: u16) -> std::io::Result<usize> {
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port))?;
    let ask = format!("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes())?;
    let mut page = Vec::new();
    stream.read_to_end(&mut page)
}

/// Resident memory of a process, in kB.
fn resident(process: u32) -> Result<f64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).ok_or("no memory line")?;
    Ok(line.split_whitespace().nth(1).ok_or("no figure")?.parse()?)
}

fn cookie(answer: &reqwest::Response) -> Option<HeaderValue> {
    let text = answer.headers().get(SET_COOKIE)?.to_str().ok()?;
    HeaderValue::from_str(text.split(';').next()?).ok()
}

async fn sign_in(client: &Client, house: &House, role: &str) -> Result<HeaderValue, Failure> {
    let accounts = house.demo["accounts"].as_array().ok_or("no accounts")?;
    let account = accounts.iter().find(|a| a["role"] == role).ok_or("no such role")?;
    let form = [("name", &account["name"]), ("password", &account["password"])];
    let form = form.map(|(k, v)| (k, v.as_str().unwrap_or_default()));
    let answer = client
        .post(format!("{}/sign-in", house.url))
        .header(ORIGIN, &house.url)
        .form(&form)
        .send()
        .await?;
    Ok(cookie(&answer).ok_or("not signed in")?)
}

/// Adds tables until there are enough; answers their addresses.
async fn tables(client: &Client, house: &House, owner: &HeaderValue) -> Result<Vec<String>, Failure> {
    let page = format!("{}/admin/tables", house.url);
    let had = house.demo["tables"].as_array().ok_or("no tables")?.len();
    for n in had..TABLES {
        let name = format!("X{n}");
        let form = [
            ("name", name.as_str()),
            ("area", "Bench"),
            ("kind", "table"),
            ("seats", "4"),
        ];
        let answer = client
            .post(&page)
            .header(ORIGIN, &house.url)
            .header(COOKIE, owner)
            .form(&form)
            .send()
            .await?;
        assert_eq!(answer.status(), 303, "a table was added");
    }
    let html = client.get(&page).header(COOKIE, owner).send().await?.text().await?;
    let links = Selector::parse(r#"a[href*="/t/"]"#).map_err(|e| e.to_string())?;
    let page = Html::parse_document(&html);
    let urls: Vec<String> = page.select(&links).filter_map(|a| a.attr("href")).map(str::to_string).collect();
    assert_eq!(urls.len(), TABLES, "every table has its address");
    Ok(urls)
}

async fn page_bytes(client: &Client, house: &House, guest: &HeaderValue) -> Result<(), Failure> {
    let ask = || client.get(format!("{}/menu", house.url)).header(COOKIE, guest);
    let plain = ask().send().await?.bytes().await?.len();
    let packed = ask().header("accept-encoding", "gzip").send().await?.bytes().await?.len();
    println!(
        "guest's menu page  {:>9.2} kB, {:.2} kB as gzip",
        plain as f64 / 1e3,
        packed as f64 / 1e3
    );
    Ok(())
}

/// A dish that needs no choice.
async fn simple_item(client: &Client, house: &House, guest: &HeaderValue) -> Result<String, Failure> {
    let page = client
        .get(format!("{}/menu", house.url))
        .header(COOKIE, guest)
        .send()
        .await?
        .text()
        .await?;
    let field = Selector::parse(r#"button[form="add"][name="item"]"#).map_err(|e| e.to_string())?;
    let page = Html::parse_document(&page);
    let item = page.select(&field).find_map(|i| i.attr("value")).ok_or("no simple dish")?;
    Ok(item.to_string())
}

/// The service: times from each intended sending to the kitchen's socket, and of disk syncs in between.
async fn service(
    client: &Client,
    house: &House,
    guests: &[HeaderValue],
    cook: &HeaderValue,
    item: String,
    dir: &Path,
) -> Result<(Vec<Duration>, Vec<Duration>), Failure> {
    let mut request = format!("{}/live/kitchen", house.url.replace("http:", "ws:")).into_client_request()?;
    request.headers_mut().insert("cookie", HeaderValue::from_bytes(cook.as_bytes())?);
    request.headers_mut().insert("origin", HeaderValue::from_str(&house.url)?);
    let (mut socket, _) = tokio_tungstenite::connect_async(request).await?;
    let mut probe = File::create(dir.join("sync.probe"))?;
    let (sent_tell, mut sent) = tokio::sync::mpsc::unbounded_channel();
    let (mut waiting, mut took, mut syncs) = (HashMap::new(), Vec::new(), Vec::new());
    let (total, mut started) = (guests.len() + ORDERS, 0);
    let mut ticks = tokio::time::interval(EVERY);
    let mut seen = 0;
    while seen < total {
        tokio::select! {
            _ = ticks.tick(), if started < total => {
                let (client, url, guest) = (client.clone(), house.url.clone(), guests[started % guests.len()].clone());
                let (item, tell, warm) = (item.clone(), sent_tell.clone(), started < guests.len());
                started += 1;
                tokio::spawn(async move {
                    if let Err(e) = order(&client, &url, &guest, &item, warm, &tell).await {
                        println!("an order failed: {e}");
                    }
                });
                if started.is_multiple_of(4) {
                    syncs.push(sync(&mut probe)?);
                }
            }
            Some((number, begun, warm)) = sent.recv() => {
                waiting.insert(number, (begun, warm));
            }
            message = socket.next() => {
                let at = Instant::now();
                let Some(Message::Text(text)) = message.transpose()? else { continue };
                for number in new_tickets(text.as_str()) {
                    // The page tells its number after the kitchen has it: wait for it.
                    while !waiting.contains_key(&number) {
                        let (known, begun, warm) = sent.recv().await.ok_or("nobody sends")?;
                        waiting.insert(known, (begun, warm));
                    }
                    if let Some((begun, warm)) = waiting.remove(&number) {
                        seen += 1;
                        if !warm {
                            took.push(at.duration_since(begun));
                        }
                    }
                }
            }
        }
    }
    socket.send(Message::Close(None)).await?;
    Ok((took, syncs))
}

type Sent = (u64, Instant, bool);

/// Fills the cart, looks at it, and sends; tells the order's number and when the sending began.
async fn order(
    client: &Client,
    url: &str,
    guest: &HeaderValue,
    item: &str,
    warm: bool,
    tell: &tokio::sync::mpsc::UnboundedSender<Sent>,
) -> Result<(), String> {
    let told = |e: reqwest::Error| e.to_string();
    let post = |path: &str| client.post(format!("{url}{path}")).header(ORIGIN, url).header(COOKIE, guest);
    post("/visit/cart/lines").form(&[("item", item)]).send().await.map_err(told)?;
    let cart = client.get(format!("{url}/visit/cart")).header(COOKIE, guest).send().await.map_err(told)?;
    let cart = cart.text().await.map_err(told)?;
    let field = |name: &str| {
        let (_, rest) = cart.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next().map(str::to_string)
    };
    let need = |name: &str| field(name).ok_or_else(|| format!("no {name} on the cart's page"));
    let form = [
        ("key", need("key")?),
        ("lines", need("lines")?),
        ("total", need("total")?),
        ("pay", "later".into()),
    ];
    let begun = Instant::now();
    let answer = post("/visit/orders").form(&form).send().await.map_err(told)?;
    if answer.status() != 303 {
        return Err(format!("the order was answered {}", answer.status()));
    }
    let page = client
        .get(format!("{url}/visit/orders"))
        .header(COOKIE, guest)
        .send()
        .await
        .map_err(told)?;
    let page = page.text().await.map_err(told)?;
    let number = page.split_once("id=\"order-").and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
    let number = number.ok_or("no order on the page")?;
    tell.send((number, begun, warm)).map_err(|e| e.to_string())
}

/// The order numbers of tickets that a message places on the board as new.
fn new_tickets(text: &str) -> Vec<u64> {
    let Ok(message) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    if message["full"] == true {
        return Vec::new();
    }
    let ops = message["ops"].as_array().cloned().unwrap_or_default();
    let number = |op: &Value| {
        let html = op.get(3)?.as_str()?;
        let (_, rest) = html.split_once("data-order=\"")?;
        rest.split('"').next()?.parse().ok()
    };
    ops.iter().filter_map(number).collect()
}

fn sync(file: &mut File) -> std::io::Result<Duration> {
    let begun = Instant::now();
    file.write_all(&[7; 1024])?;
    file.sync_data()?;
    Ok(begun.elapsed())
}

fn report(what: &str, took: &mut [Duration]) {
    took.sort_unstable();
    let at = |share: f64| {
        let last = took.len().saturating_sub(1);
        took[((last as f64) * share).round() as usize].as_secs_f64() * 1e3
    };
    println!(
        "{what:<18} {:>9.2} ms p50, {:.2} ms p99 ({} times)",
        at(0.5),
        at(0.99),
        took.len()
    );
}
