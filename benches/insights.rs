//! Measures how long the owner's pages take over a long history, with the real program in release: each
//! page over a week, a month, a year and the whole time, at 10,000, 100,000 and 1,000,000 orders of
//! about four dishes on three years' days. The median of fifteen requests, in milliseconds.
//!
//! `cargo bench --bench insights` says figures and never fails for one. The orders are added to the sums
//! with what is counted of a visit each; what is measured is the reading.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use comanda::base::Money;
use comanda::base::chance::Chance;
use comanda::base::time::{BusinessDay, Calendar, Clock};
use comanda::insights::sums::actions::write;
use comanda::insights::sums::{Sums, What, month, time_bucket};
use comanda::insights::{Sale, SoldLine, Source, Thing};
use comanda::store::Store;
use reqwest::Client;
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_comanda");
const DAYS: i64 = 3 * 365;
const TIMES: usize = 15;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    end(&mut start(dir.path())?.0)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut have = 0;
    for orders in [10_000, 100_000, 1_000_000] {
        let begun = Instant::now();
        fill(dir.path(), have, orders)?;
        have = orders;
        println!("{orders} orders, filled in {:.1} s", begun.elapsed().as_secs_f64());
        let (mut child, demo) = start(dir.path())?;
        let measured = runtime.block_on(pages(&demo));
        end(&mut child)?;
        measured?;
    }
    Ok(())
}

/// Ends the program as a service manager does, so that its files are whole.
fn end(child: &mut Child) -> Result<(), Failure> {
    Command::new("kill").arg(child.id().to_string()).status()?;
    child.wait()?;
    Ok(())
}

fn start(dir: &Path) -> Result<(Child, Value), Failure> {
    let mut child = Command::new(PROGRAM)
        .args(["demo", "--no-past", "--json", "--listen", "127.0.0.1:18777", "--data"])
        .arg(dir)
        .env("COMANDA_LIMITS", "1000")
        .env("RUST_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    Ok((child, serde_json::from_str(&line)?))
}

/// A number from 0 up to `end`.
fn below(chance: &mut Chance, end: i64) -> i64 {
    (chance.part() * end as f64) as i64
}

/// Adds orders until there are so many, spread evenly over the days.
fn fill(dir: &Path, have: i64, want: i64) -> Result<(), Failure> {
    let calendar = Calendar::new("Europe/Rome", 240).ok_or("no zone")?;
    let store = Store::open(dir, Clock::machine(1), calendar, Box::new(|_, _| ()))?;
    let today = store.read(|read| Ok(read.day))?;
    let each = (want - have) / DAYS + 1;
    let mut chance = Chance::of(want, 0);
    for day in 0..DAYS {
        let mut sums = Sums::default();
        for _ in 0..each {
            let sale = sale(BusinessDay(today.0 - day), &mut chance);
            sums.sale(&sale);
            visit(&mut sums, &sale, &mut chance);
        }
        store.write_blocking(move |tx| write(tx, Source::HOUSE, &sums))?;
    }
    Ok(())
}

fn sale(day: BusinessDay, chance: &mut Chance) -> Sale {
    let hour = [12, 13, 13, 14, 19, 19, 20, 20, 21, 22][below(chance, 10) as usize];
    let lines = (0..2 + below(chance, 5)).map(|_| SoldLine {
        thing: Thing(1 + below(chance, 60)),
        choices: Vec::new(),
        quantity: 1 + below(chance, 2),
        gross: Money(500 + below(chance, 2_000)),
        tax: Money(100),
    });
    Sale {
        day,
        lines: lines.collect(),
        minute: hour * 60 + below(chance, 60),
    }
}

/// Counts what is counted of a visit of one order.
fn visit(sums: &mut Sums, sale: &Sale, chance: &mut Chance) {
    let (day, slot) = (sale.day, (sale.day, sale.minute));
    sums.at(slot).visits += 1;
    sums.at(slot).covers += 2;
    let first = month(day) - below(chance, 12).min(below(chance, 12));
    let counted = [
        (What::Stay, 0, 6 + below(chance, 20)),
        (What::FirstOrder, 0, 2 + below(chance, 12)),
        (What::Rounds, 0, 1 + below(chance, 3)),
        (What::Party, 0, 1 + below(chance, 6)),
        (What::Method, 1 + below(chance, 3), 0),
        (What::Call, 0, below(chance, 40)),
        (What::Language, below(chance, 5), 0),
        (What::Nth, 0, 1 + below(chance, 9)),
        (What::Since, 0, below(chance, 200)),
        (What::Cohort, first, 0),
    ];
    for (what, id, bucket) in counted {
        sums.count(day, what, id, bucket, 1_000);
    }
    for line in &sale.lines {
        sums.at(slot).cooked += 1;
        sums.count(day, What::Wait, 0, 5 + below(chance, 40), 0);
        sums.count(
            day,
            What::Station,
            1 + line.thing.0 % 3,
            time_bucket(200 + below(chance, 1_500)),
            0,
        );
        sums.count(
            day,
            What::Making,
            line.thing.0,
            time_bucket(200 + below(chance, 1_500)),
            0,
        );
    }
}

async fn pages(demo: &Value) -> Result<(), Failure> {
    let url = "http://127.0.0.1:18777";
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let accounts = demo["accounts"].as_array().ok_or("no accounts")?;
    let owner = accounts.iter().find(|a| a["role"] == "owner").ok_or("no owner")?;
    let form = ["name", "password"].map(|k| (k, owner[k].as_str().unwrap_or_default()));
    let answer = client.post(format!("{url}/sign-in")).header(ORIGIN, url).form(&form).send().await?;
    let cookie = answer.headers().get(SET_COOKIE).ok_or("not signed in")?.to_str()?;
    let cookie = cookie.split(';').next().ok_or("no cookie")?.to_string();
    for page in ["overview", "hours", "dishes", "dishes/1", "guests", "running"] {
        let mut line = format!("  {page:<9}");
        for (name, query) in [
            ("week", ""),
            ("month", "length=month"),
            ("year", "length=year"),
            ("all", "length=own&from=2020-01-01"),
        ] {
            let mut took = Vec::new();
            for _ in 0..TIMES {
                let begun = Instant::now();
                let ask = client.get(format!("{url}/admin/insights/{page}?{query}")).header(COOKIE, &cookie);
                let answer = ask.send().await?.error_for_status()?;
                answer.bytes().await?;
                took.push(begun.elapsed());
            }
            took.sort_unstable();
            let median: Duration = took[TIMES / 2];
            line += &format!("  {name} {:>6.1}", median.as_secs_f64() * 1e3);
        }
        println!("{line} ms");
    }
    Ok(())
}
