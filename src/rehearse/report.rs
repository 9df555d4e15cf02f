//! What a rehearsal found, for people and for programs.
//!
//! As JSON (`format` 1): `house` is what was played (`orders_per_minute` is null at full speed); every time is in
//! milliseconds, with `count`, `p50`, `p95`, `p99` and `max`; memory is in megabytes of a million bytes, and null
//! where it cannot be known.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result as Written};

use serde::{Deserialize, Serialize};

use super::Settings;
use super::book::Book;
use super::http::Ask;
use super::times::Spread;
use super::world::World;

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Raised when a field changes its meaning.
    pub format: u32,
    /// The version of the program that played.
    pub program: String,
    /// What was played.
    pub house: Played,
    /// For how long, in seconds.
    pub seconds: f64,
    /// What became of the orders.
    pub orders: Orders,
    /// How long things took, in milliseconds.
    pub latency_ms: Latency,
    /// What went wrong, by its name.
    pub errors: BTreeMap<String, u64>,
    /// Steps that somebody else had taken already.
    pub conflicts: u64,
    /// Screens that lost the house and came back.
    pub screens_returned: u64,
    /// Requests that were answered.
    pub requests: u64,
    /// The memory of the house.
    pub memory_mb: Option<Memory>,
}

/// What was played.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Tables.
    pub tables: usize,
    /// Phones at once.
    pub guests: usize,
    /// Kitchen screens.
    pub screens: usize,
    /// Orders a minute, on average; null at full speed.
    pub orders_per_minute: Option<f64>,
    /// The seed.
    pub seed: i64,
}

/// What became of the orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Orders {
    /// The house has acknowledged so many.
    pub acknowledged: u64,
    /// In a second.
    pub per_second: f64,
    /// So many of them are missing on a kitchen screen or in the house.
    pub lost: u64,
    /// So many are there more than once.
    pub doubled: u64,
}

/// How long things took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Latency {
    /// From the touch that sends an order to the last of its lines on a kitchen screen.
    pub order_to_kitchen: Spread,
    /// From a dish put into the cart to the other phones of the table.
    pub cart_to_phones: Spread,
    /// From a cook's or waiter's touch to the phone that follows the order.
    pub step_to_guest: Spread,
    /// From the scan of a table's code to the menu.
    pub scan_to_menu: Spread,
}

/// Memory that a house holds, in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// At the end.
    pub end: f64,
    /// At most.
    pub most: f64,
}

impl Report {
    pub(super) fn of(book: &Book, settings: &Settings, seconds: f64, memory: Option<Memory>) -> Report {
        let acknowledged = book.orders();
        Report {
            format: 1,
            program: env!("CARGO_PKG_VERSION").into(),
            house: Played {
                tables: settings.tables,
                guests: settings.guests,
                screens: settings.screens,
                orders_per_minute: settings.orders_per_minute,
                seed: settings.seed,
            },
            seconds,
            orders: Orders {
                acknowledged,
                per_second: acknowledged as f64 / seconds.max(0.001),
                lost: book.lost(settings.screens),
                doubled: book.doubled(),
            },
            latency_ms: Latency {
                order_to_kitchen: book.took.kitchen.spread(),
                cart_to_phones: book.took.cart.spread(),
                step_to_guest: book.took.guest.spread(),
                scan_to_menu: book.took.menu.spread(),
            },
            errors: book.errors.clone(),
            conflicts: book.conflicts,
            screens_returned: book.returns,
            requests: book.requests,
            memory_mb: memory,
        }
    }

    /// Whether every order came once.
    pub fn is_sound(&self) -> bool {
        self.orders.lost == 0 && self.orders.doubled == 0
    }
}

impl Memory {
    /// Looks at the memory of the house: that of its process, else what it says of itself.
    pub(super) async fn look(memory: &mut Option<Memory>, process: Option<u32>, world: &World) {
        let found = match process {
            Some(process) => of_process(process),
            None => of_metrics(world).await.map(|mb| Memory { end: mb, most: mb }),
        };
        if let Some(found) = found {
            let most = memory.map_or(found.most, |m| m.most.max(found.most));
            *memory = Some(Memory { most, ..found });
        }
    }
}

/// What the kernel says of a process of this machine: what it holds, and what it has held at most.
fn of_process(process: u32) -> Option<Memory> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let mb = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches("kB").trim().parse::<f64>().ok().map(|kb| kb * 1024.0 / 1e6)
    };
    Some(Memory {
        end: mb("VmRSS:")?,
        most: mb("VmHWM:")?,
    })
}

async fn of_metrics(world: &World) -> Option<f64> {
    let told = world.ask_as_staff(&Ask::get("/metrics")).await?;
    let line = told.text.lines().find_map(|line| line.strip_prefix("comanda_memory_bytes "))?;
    line.trim().parse::<f64>().ok().map(|bytes| bytes / 1e6)
}

/// What went wrong in words; "nothing" where nothing did.
pub(super) fn errors(errors: &BTreeMap<String, u64>) -> String {
    let all = errors.iter().map(|(what, count)| format!("{what} ({count}×)"));
    let all = all.collect::<Vec<_>>().join(", ");
    if all.is_empty() { "nothing".into() } else { all }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        let Played {
            tables,
            guests,
            screens,
            seed,
            ..
        } = self.house;
        let pace = match self.house.orders_per_minute {
            Some(orders) => format!("{orders} orders a minute"),
            None => "full speed".into(),
        };
        writeln!(
            f,
            "Rehearsed for {:.0} s at {pace}: {tables} tables, {guests} phones, {screens} kitchen screens (seed {seed}).\n",
            self.seconds
        )?;
        self.latency_ms.fmt(f)?;
        let Orders {
            acknowledged,
            per_second,
            lost,
            doubled,
        } = self.orders;
        writeln!(
            f,
            "\nOrders: {acknowledged} acknowledged, {per_second:.2} a second; {lost} lost, {doubled} doubled."
        )?;
        writeln!(
            f,
            "Errors: {}. Screens that lost the house and came back: {}.",
            errors(&self.errors),
            self.screens_returned
        )?;
        match self.memory_mb {
            Some(Memory { end, most }) => {
                write!(f, "Memory of the house: {end:.1} MB at the end, {most:.1} MB at most.")
            }
            None => write!(f, "Memory of the house: not known."),
        }
    }
}

impl Display for Latency {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        let mut line = |name: &str, cells: [String; 5]| {
            let [count, p50, p95, p99, max] = cells;
            writeln!(f, "{name:<29}{count:>8}{p50:>9}{p95:>9}{p99:>9}{max:>9}")
        };
        line("milliseconds", ["count", "p50", "p95", "p99", "max"].map(String::from))?;
        for (name, s) in [
            ("order → kitchen screen", self.order_to_kitchen),
            ("cart change → other phones", self.cart_to_phones),
            ("step → guest's phone", self.step_to_guest),
            ("scan → menu", self.scan_to_menu),
        ] {
            let [p50, p95, p99, max] = [s.p50, s.p95, s.p99, s.max].map(|ms| format!("{ms:.1}"));
            line(name, [s.count.to_string(), p50, p95, p99, max])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let settings = Settings {
            tables: 3,
            guests: 6,
            screens: 1,
            orders_per_minute: Some(30.0),
            minutes: 0.5,
            seed: 7,
            cooks: true,
        };
        let mut book = Book::default();
        book.acknowledged(1, 4, 0, 1, false);
        book.error("answered 503");
        Report::of(&book, &settings, 30.0, None)
    }

    #[test]
    fn a_lost_order_is_told_and_makes_it_unsound() {
        let report = report();
        assert!(!report.is_sound());
        let text = report.to_string();
        assert!(
            text.contains("1 acknowledged, 0.03 a second; 1 lost, 0 doubled."),
            "{text}"
        );
        assert!(
            text.contains("answered 503 (1×)") && text.contains("30 orders a minute"),
            "{text}"
        );
    }

    #[test]
    fn the_file_is_read_as_it_was_written() {
        let report = report();
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        assert!(
            text.contains("\"latency_ms\":{\"order_to_kitchen\":{\"count\":0,\"p50\":0.0"),
            "{text}"
        );
    }

    #[test]
    fn a_process_of_this_machine_tells_its_memory() {
        let found = of_process(std::process::id()).unwrap();
        assert!(found.end > 0.5 && found.most >= found.end * 0.9);
    }
}
