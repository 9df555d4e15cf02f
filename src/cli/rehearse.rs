//! A rehearsal from the command line: on a house of its own, a second process of this program whose data are gone
//! at the end, or on one that runs and rehearses.

use std::io::{BufRead, BufReader, IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Child, Command, Stdio};

use clap::Args;
use futures_util::future::{Either, select};
use serde::Deserialize;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::LocalSet;

use super::demo::{Gone, temporary};
use super::{Told, verbs};
use crate::rehearse::report::Report;
use crate::rehearse::{Account, House, Progress, Settings, run as play};

/// Shown below the options.
pub(super) const HELP: &str = "Without --url it opens the demo's house in a second process, with data that are gone at the end. \
A running house is taken only while it rehearses; its staff is played as somebody of --name, whose password is read from the standard input's first line. \
It ends with 1 where an order was lost or doubled.\nExamples:\n  \
comanda rehearse --minutes 5 --orders-per-minute 40\n  \
comanda rehearse --full-speed --tables 50 --guests 200 --json report.json\n  \
comanda rehearse --url http://192.168.1.10:8080 --name rosa < password";

/// How it is to be.
#[derive(Args)]
pub(super) struct Options {
    /// How many tables are taken
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=500))]
    tables: u16,
    /// How many phones sit at them at once
    #[arg(long, default_value_t = 36, value_parser = clap::value_parser!(u16).range(1..=2000))]
    guests: u16,
    /// How many kitchen screens are looked at
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=50))]
    screens: u16,
    /// How many orders come in a minute, on average
    #[arg(long, default_value_t = 20.0, value_parser = orders, value_name = "ORDERS")]
    orders_per_minute: f64,
    /// As many orders as the house can take
    #[arg(long, conflicts_with = "orders_per_minute")]
    full_speed: bool,
    /// How long it lasts
    #[arg(long, default_value_t = 2.0, value_parser = minutes)]
    minutes: f64,
    /// The same seed gives the same evening
    #[arg(long, default_value_t = 1)]
    seed: i64,
    /// The address of a house that runs and rehearses
    #[arg(long, requires = "name")]
    url: Option<String>,
    /// Who plays the staff there: a manager or an owner
    #[arg(long, requires = "url")]
    name: Option<String>,
    /// Leaves the kitchen and the tables to real cooks and waiters
    #[arg(long)]
    no_cooks: bool,
    /// Writes the report for programs into a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

fn orders(text: &str) -> Result<f64, String> {
    within(text, 0.1, 60_000.0)
}

fn minutes(text: &str) -> Result<f64, String> {
    within(text, 0.05, 600.0)
}

fn within(text: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|n| (least..=most).contains(n));
    number.ok_or_else(|| format!("a number from {least} to {most}"))
}

/// Runs it.
pub(super) fn run(options: &Options) -> Told {
    let settings = Settings {
        tables: options.tables.into(),
        guests: options.guests.into(),
        screens: options.screens.into(),
        orders_per_minute: (!options.full_speed).then_some(options.orders_per_minute),
        minutes: options.minutes,
        seed: options.seed,
        cooks: !options.no_cooks,
    };
    let named = options.url.clone().zip(options.name.clone());
    let report = match named {
        Some((url, name)) => {
            let password = verbs::first_line()?;
            let account = Account { name, password };
            let house = House {
                url,
                account,
                process: None,
                throw_away: false,
            };
            evening(&house, settings)?
        }
        None => {
            let own = Own::open()?;
            evening(&own.house, settings)?
        }
    };
    if let Some(file) = &options.json {
        write(file, &report)?;
    }
    say!("{report}");
    if report.is_sound() {
        return Ok(());
    }
    let orders = &report.orders;
    Err(vec![format!(
        "{} orders were lost and {} doubled.",
        orders.lost, orders.doubled
    )])
}

/// Plays until it is over or somebody ends it.
fn evening(house: &House, settings: Settings) -> Result<Report, Vec<String>> {
    let cannot = |e: std::io::Error| vec![format!("The rehearsal cannot run: {e}.")];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(cannot)?;
    let bar = Bar::new();
    let ended = async {
        let mut term = signal(SignalKind::terminate()).map_err(cannot)?;
        let mut int = signal(SignalKind::interrupt()).map_err(cannot)?;
        let signals = select(Box::pin(term.recv()), Box::pin(int.recv()));
        let played = pin!(play(house, settings, |progress| bar.show(&progress)));
        match select(played, signals).await {
            Either::Left((report, _)) => report.map_err(|sentence| vec![sentence]),
            Either::Right(_) => Err(vec!["The rehearsal was ended before its time.".into()]),
        }
    };
    let report = LocalSet::new().block_on(&runtime, ended);
    bar.clear();
    report
}

fn write(file: &Path, report: &Report) -> Told {
    let text = serde_json::to_vec_pretty(report).map_err(|e| vec![e.to_string()])?;
    super::put(Some(file), &[text.as_slice(), b"\n"].concat())
}

/// A line on a terminal that says how far it is; nothing where there is none.
struct Bar(bool);

impl Bar {
    fn new() -> Bar {
        Bar(stderr().is_terminal())
    }

    /// Shows how far it is; answers that it goes on.
    fn show(&self, progress: &Progress) -> bool {
        if self.0 {
            // Nobody may look any more.
            let _ = write!(stderr(), "\r\x1b[K{}", line(progress));
        }
        true
    }

    fn clear(&self) {
        if self.0 {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

fn line(p: &Progress) -> String {
    const WIDTH: usize = 20;
    let part = (p.seconds / p.of_seconds).clamp(0.0, 1.0);
    let full = (part * WIDTH as f64) as usize;
    format!(
        "{}{} {:3.0} % · {} orders · {} phones · 99 of 100 in the kitchen within {:.0} ms · {} errors",
        "█".repeat(full),
        "░".repeat(WIDTH - full),
        part * 100.0,
        p.orders,
        p.phones,
        p.kitchen_p99_ms,
        p.errors
    )
}

/// A house of our own: it and its data end with this value.
struct Own {
    house: House,
    child: Child,
    _gone: Gone,
}

#[derive(Deserialize)]
struct DemoLine {
    base_url: String,
    accounts: Vec<AccountLine>,
}

#[derive(Deserialize)]
struct AccountLine {
    role: String,
    name: String,
    password: String,
}

impl Own {
    fn open() -> Result<Own, Vec<String>> {
        let cannot = |e: std::io::Error| vec![format!("A house to rehearse in cannot be opened: {e}.")];
        let data = temporary()?;
        let gone = Gone(data.clone());
        let program = std::env::current_exe().map_err(cannot)?;
        let mut child = Command::new(program)
            .args([
                "demo",
                "--rehearsal",
                "--no-past",
                "--json",
                "--listen",
                "127.0.0.1:0",
                "--data",
            ])
            .arg(&data)
            // It stands among its data, where no configuration lies.
            .current_dir(&data)
            .env_remove("COMANDA_BASE_URL")
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(cannot)?;
        let Some((url, account)) = greeting(&mut child) else {
            end(&mut child);
            return Err(vec!["The house to rehearse in did not open.".into()]);
        };
        let house = House {
            url,
            account,
            process: Some(child.id()),
            throw_away: true,
        };
        Ok(Own {
            house,
            child,
            _gone: gone,
        })
    }
}

/// Where a house has opened, and its owner; `None` if it did not.
fn greeting(child: &mut Child) -> Option<(String, Account)> {
    let mut line = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut line).ok()?;
    let demo: DemoLine = serde_json::from_str(&line).ok()?;
    let AccountLine { name, password, .. } = demo.accounts.into_iter().find(|account| account.role == "owner")?;
    Some((demo.base_url, Account { name, password }))
}

impl Drop for Own {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Nothing of it stays, so it needs no time to end well.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_time_and_not_beyond() {
        let at = |seconds| {
            line(&Progress {
                seconds,
                of_seconds: 60.0,
                orders: 3,
                ..Progress::default()
            })
        };
        assert!(at(0.0).starts_with("░░") && at(0.0).contains("  0 %"), "{}", at(0.0));
        assert!(at(30.0).starts_with(&format!("{}{}", "█".repeat(10), "░".repeat(10))));
        assert!(at(90.0).contains("100 %") && !at(90.0).contains('░'));
    }
}
