//! The raw figures as JSON, and the table of ratios against the bars.

use std::path::PathBuf;

use serde_json::{Map, Value};

use super::{Failure, Figures, proc};

const BEGIN: &str = "<!-- measured: written by benches/run -->";
const END: &str = "<!-- end -->";

fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches").join(name)
}

/// The figures of earlier runs: a part that is not measured again keeps its own.
pub fn load() -> Figures {
    let text = std::fs::read_to_string(place("results/whole.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Keeps the raw figures.
pub fn save(all: &Figures) -> Result<(), Failure> {
    std::fs::create_dir_all(place("results"))?;
    let text = serde_json::to_string_pretty(all)?;
    Ok(std::fs::write(place("results/whole.json"), text + "\n")?)
}

/// The median of a list of raw figures, or the figure itself.
fn figure(all: &Figures, part: &str, name: &str) -> Option<f64> {
    match all.get(part)?.get(name)? {
        Value::Array(list) => Some(proc::median(&list.iter().filter_map(Value::as_f64).collect::<Vec<_>>())),
        one => one.as_f64(),
    }
}

/// A line of the table: what, the bar in words, what was measured in words, and whether the bar is met.
type Line = (&'static str, &'static str, String, bool);

fn lines(all: &Figures) -> Vec<Line> {
    let of = |part: &'static str, name: &'static str| figure(all, part, name);
    let every = speed(&of)
        .into_iter()
        .chain(waiting(&of))
        .chain(room(&of))
        .chain(wear(&of))
        .chain(growth(&of));
    let evening = ["full_house", "busy"].into_iter().flat_map(|name| played(all, name)).flatten();
    every.flatten().chain(evening).collect()
}

type Of<'a> = &'a dyn Fn(&'static str, &'static str) -> Option<f64>;

fn speed(of: Of<'_>) -> [Option<Line>; 3] {
    let orders = || {
        let (rate, bare) = (of("orders", "per_second")?, of("orders", "bare_per_second")?);
        let (sync, own) = (of("orders", "sync_ms")?, of("orders", "generator_cores")?);
        let told = format!(
            "{:.2}: {rate:.0}/s of {bare:.0}/s; a sync {sync:.2} ms; the generator took {own:.2} of its core",
            rate / bare
        );
        Some((
            "durable orders per second, 64 phones at once, every check on",
            "0.6 of bare rusqlite with group commit",
            told,
            rate / bare >= 0.6,
        ))
    };
    let page = |name: &'static str, what| {
        let (rate, bare) = (of("menu", name)?, of("menu", "hello_per_second")?);
        let told = format!("{:.2}: {rate:.0}/s of {bare:.0}/s", rate / bare);
        Some((what, "0.75 of a hello-world page", told, rate / bare >= 0.75))
    };
    [
        orders(),
        page("page_per_second", "the guest's menu page from the cache"),
        page("known_per_second", "its 304"),
    ]
}

fn waiting(of: Of<'_>) -> [Option<Line>; 3] {
    let typical = || {
        let (took, sync) = (of("lone", "p50_ms")?, of("lone", "sync_p50_ms")?);
        let told = format!(
            "{took:.2} ms; a sync {sync:.2} ms, so the bar is {:.2} ms",
            1.15 * sync + 1.0
        );
        Some((
            "a lone order's acknowledgement, p50",
            "1.15 of one sync + 1 ms",
            told,
            took <= 1.15 * sync + 1.0,
        ))
    };
    let worst = || {
        let (took, sync) = (of("lone", "p99_ms")?, of("lone", "sync_p99_ms")?);
        let told = format!("{took:.2} ms; a sync's p99 {sync:.2} ms");
        Some(("the same, p99", "two syncs (both at p99)", told, took <= 2.0 * sync))
    };
    let start = || {
        let took = of("start", "ms")?;
        Some((
            "start to the first page, a house of a demo",
            "10 ms",
            format!("{took:.1} ms"),
            took <= 10.0,
        ))
    };
    [typical(), worst(), start()]
}

fn room(of: Of<'_>) -> [Option<Line>; 4] {
    let size = || {
        let bytes = of("size", "bytes")? / 1e6;
        Some((
            "the program, everything in it",
            "8 MB",
            format!("{bytes:.2} MB"),
            bytes <= 8.0,
        ))
    };
    let idle = || {
        let mb = of("memory", "idle_kb")? * 1024.0 / 1e6;
        Some(("memory, idle", "12 MB", format!("{mb:.1} MB"), mb <= 12.0))
    };
    let phone = || {
        let kb = of("memory", "phone_kb")?;
        Some((
            "memory of a phone's live screen",
            "16 KiB",
            format!("{kb:.1} KiB"),
            kb <= 16.0,
        ))
    };
    let full = || {
        let (mb, phones) = (of("memory", "full_kb")? * 1024.0 / 1e6, of("memory", "phones")?);
        Some((
            "memory with 3,000 phones",
            "64 MB",
            format!("{mb:.1} MB with {phones:.0}"),
            mb <= 64.0,
        ))
    };
    [size(), idle(), phone(), full()]
}

fn wear(of: Of<'_>) -> [Option<Line>; 4] {
    let bytes = |name: &'static str, folded: &'static str, what, bar, most: f64| {
        let (kb, all) = (of("wear", name)? / 1e3, of("wear", folded)? / 1e3);
        let told = format!("{kb:.1} kB, and {all:.1} kB with the figures and the fold of the log into the database");
        Some((what, bar, told, kb <= most))
    };
    let syncs = |name: &'static str, what, bar, most: f64| {
        let count = of("wear", name)?;
        Some((what, bar, format!("{count:.2}"), count <= most))
    };
    [
        bytes(
            "lone_bytes",
            "lone_bytes_folded",
            "written to the device for a lone order",
            "10 kB",
            10.0,
        ),
        bytes(
            "burst_bytes",
            "burst_bytes_folded",
            "written per order in bursts of 8",
            "3 kB",
            3.0,
        ),
        syncs("lone_syncs", "syncs for a lone order", "1.05", 1.05),
        syncs("burst_syncs", "syncs per order in bursts of 8", "1.05", 1.05),
    ]
}

fn growth(of: Of<'_>) -> [Option<Line>; 6] {
    let pair = |old: &'static str, empty: &'static str, what, unit: &str| {
        let (old, empty) = (of("growth", old)?, of("growth", empty)?);
        let told = format!("{:.2}: {old:.1} {unit} and {empty:.1} {unit}", old / empty);
        Some((what, "1.1 of an empty house", told, old <= 1.1 * empty))
    };
    [
        pair(
            "old_start_ms",
            "empty_start_ms",
            "a million old orders: start to the first page",
            "ms",
        ),
        pair(
            "old_memory_kb",
            "empty_memory_kb",
            "the same: memory after 300 orders",
            "kB",
        ),
        pair("old_menu_ms", "empty_menu_ms", "the same: the menu page", "ms"),
        pair("old_cart_ms", "empty_cart_ms", "the same: a change of the cart", "ms"),
        pair("old_order_ms", "empty_order_ms", "the same: an order", "ms"),
        pair(
            "old_kitchen_ms",
            "empty_kitchen_ms",
            "the same: the kitchen's page",
            "ms",
        ),
    ]
}

/// What an evening was: 200 phones at 40 tables, so many orders a minute.
fn played(all: &Figures, name: &'static str) -> [Option<Line>; 3] {
    let of = |path: &str| all.get("evening")?.get(name)?.pointer(path)?.as_f64();
    let [pace, kitchen, cart] = match name {
        "busy" => [
            "600 orders a minute",
            "600 orders a minute: sent → on a kitchen screen, p99",
            "600 orders a minute: a cart's change → on the other phones, p99",
        ],
        _ => [
            "60 orders a minute",
            "60 orders a minute: sent → on a kitchen screen, p99",
            "60 orders a minute: a cart's change → on the other phones, p99",
        ],
    };
    let took = |path: &str, what, more: f64, bar| {
        let (took, sync) = (of(&format!("{path}/p99"))?, of("/sync_ms/1")?);
        let told = format!(
            "{took:.1} ms (p50 {:.1} ms); a sync's p99 {sync:.2} ms",
            of(&format!("{path}/p50"))?
        );
        Some((what, bar, told, took <= sync + more))
    };
    let whole = || {
        let (orders, lost, doubled) = (of("/orders/acknowledged")?, of("/orders/lost")?, of("/orders/doubled")?);
        let told = format!(
            "{orders:.0} orders, {lost:.0} lost, {doubled:.0} doubled; {:.0} kB written for all that belongs to one",
            of("/bytes_per_order")? / 1e3
        );
        Some((pace, "none lost, none doubled", told, lost + doubled == 0.0))
    };
    [
        whole(),
        took("/latency_ms/order_to_kitchen", kitchen, 10.0, "one sync (p99) + 10 ms"),
        took("/latency_ms/cart_to_phones", cart, 5.0, "one sync (p99) + 5 ms"),
    ]
}

/// Writes the table into RESULTS.md, between its marks.
pub fn write(all: &Map<String, Value>) -> Result<(), Failure> {
    let mut table = String::from("| what | bar | measured | met |\n|---|---|---|---|\n");
    for (what, bar, told, met) in lines(all) {
        table += &format!("| {what} | {bar} | {told} | {} |\n", if met { "yes" } else { "**no**" });
    }
    println!("{table}");
    let file = place("RESULTS.md");
    let text = std::fs::read_to_string(&file)?;
    let (before, rest) = text.split_once(BEGIN).ok_or("RESULTS.md has no mark")?;
    let (_, after) = rest.split_once(END).ok_or("RESULTS.md has no end mark")?;
    Ok(std::fs::write(file, format!("{before}{BEGIN}\n{table}{END}{after}"))?)
}
