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
    deep(all, part, &format!("/{name}"))
}

/// The same of one that stands deeper in its part, by its path (RFC 6901).
fn deep(all: &Figures, part: &str, path: &str) -> Option<f64> {
    match all.get(part)?.pointer(path)? {
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
    let evenings = ["full_house", "full_house_in_memory", "busy", "busy_in_memory"];
    let evening = evenings.into_iter().flat_map(|name| played(all, name)).flatten();
    every
        .flatten()
        .chain(crowded(all))
        .chain(overloaded(all))
        .chain(beside(all))
        .chain(evening)
        .collect()
}

/// The kernel counts in kibibytes; the table says megabytes.
fn mb(kib: f64) -> f64 {
    kib * 1024.0 / 1e6
}

/// Many phones at once.
fn crowded(all: &Figures) -> Vec<Line> {
    let of = |path: &str| deep(all, "crowd", path);
    let told = |name: &str, what, bar, most: f64| {
        let of = |field: &str| of(&format!("/{name}/{field}"));
        let (last, bare, lost) = (of("last_ms")?, of("bare_ms")?, of("lost")?);
        let told = format!(
            "{:.2}: {last:.0} ms and {bare:.0} ms for {:.0} bytes each, with {:.0} phones; {lost:.0} lost",
            last / bare,
            of("bytes")?,
            of("phones")?
        );
        Some((what, bar, told, last <= most * bare && lost == 0.0))
    };
    let come = || {
        let (last, phones) = (of("/back/last_ms")?, of("/back/phones")?);
        let told = format!("{last:.0} ms (p50 {:.0} ms), {phones:.0} phones", of("/back/p50_ms")?);
        let what = "3,000 phones back within a second: the last is live";
        Some((what, "3 s beyond its own moment", told, last <= 3_000.0))
    };
    let orders = || {
        let (calm, busy) = (of("/back/orders_calm_p99_ms")?, of("/back/orders_p99_ms")?);
        let told = format!("{:.1}: {busy:.1} ms and {calm:.1} ms", busy / calm);
        Some((
            "the same: orders' p99 meanwhile",
            "3 of the calm one",
            told,
            busy <= 3.0 * calm,
        ))
    };
    let lines = [
        told(
            "thousand",
            "a dish is gone: told to the last of 1,000 phones",
            "1.15 of bare sockets",
            1.15,
        ),
        told("five_thousand", "the same, 5,000 phones", "1.4 of bare sockets", 1.4),
        come(),
        orders(),
    ];
    lines.into_iter().flatten().collect()
}

/// Ten times too much.
fn overloaded(all: &Figures) -> Vec<Line> {
    let of = |path: &str| deep(all, "load", path);
    let done = || {
        let (peak, done) = (of("/overload/peak_per_second")?, of("/overload/done_per_second")?);
        let told = format!(
            "{:.2}: {done:.0}/s of {peak:.0}/s changes of carts; {:.0}/s were asked for as far as the generator could",
            done / peak,
            of("/overload/asked_per_second")?
        );
        Some((
            "ten times too much: what goes on",
            "0.9 of the peak",
            told,
            done >= 0.9 * peak,
        ))
    };
    let refused = || {
        let (refused, other) = (of("/overload/refused")?, of("/overload/other")?);
        let p99 = of("/overload/refused_p99_ms");
        let mut told = p99.map_or("nobody was refused".into(), |ms| {
            format!("{refused:.0} refusals, p99 {ms:.0} ms")
        });
        let others = all.get("load").and_then(|load| load.pointer("/overload/others")?.as_object());
        for (status, times) in others.into_iter().flatten() {
            told += &format!("; {times} times {status}");
        }
        let met = p99.is_none_or(|ms| ms <= 50.0) && other == 0.0;
        Some(("the same: the rest is told 503", "within 50 ms", told, met))
    };
    let memory = || {
        let (before, after) = (of("/overload/memory_before_kb")?, of("/overload/memory_after_kb")?);
        let told = format!("{:.2}: {:.1} MB and {:.1} MB", after / before, mb(after), mb(before));
        Some(("the same: memory", "1.1 of before", told, after <= 1.1 * before))
    };
    [done(), refused(), memory()].into_iter().flatten().collect()
}

/// Other work beside the orders.
fn beside(all: &Figures) -> Vec<Line> {
    let of = |path: &str| deep(all, "load", path);
    let beside = |field: &str, times: &str, what| {
        let (alone, with) = (of("/beside/orders_per_second")?, of(&format!("/beside/{field}"))?);
        let told = format!(
            "{:.2}: {with:.0}/s of {alone:.0}/s, {:.0} meanwhile",
            with / alone,
            of(&format!("/beside/{times}"))?
        );
        Some((what, "0.9 of alone", told, with >= 0.9 * alone))
    };
    let lines = [
        beside(
            "beside_figures",
            "looks",
            "orders while the figures are looked at without a pause",
        ),
        beside("beside_backups", "backups", "orders while one backup follows the other"),
    ];
    lines.into_iter().flatten().collect()
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
            "{took:.2} ms; a sync {sync:.2} ms, so the bar is {:.2} ms; a page of bare actix-web at the same pace {:.2} ms",
            1.15 * sync + 1.0,
            of("lone", "bare_p50_ms")?
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
        let mb = mb(of("memory", "idle_kb")?);
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
        let (mb, phones) = (mb(of("memory", "full_kb")?), of("memory", "phones")?);
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

/// What the lines of an evening are called.
fn evening_names(name: &str) -> [&'static str; 3] {
    match name {
        "full_house" => [
            "60 orders a minute",
            "60 orders a minute: sent → on a kitchen screen, p99",
            "60 orders a minute: a cart's change → on the other phones, p99",
        ],
        "full_house_in_memory" => [
            "60 orders a minute, in a folder in memory",
            "60 orders a minute, in memory: sent → on a kitchen screen, p99",
            "60 orders a minute, in memory: a cart's change → on the other phones, p99",
        ],
        "busy" => [
            "600 orders a minute",
            "600 orders a minute: sent → on a kitchen screen, p99",
            "600 orders a minute: a cart's change → on the other phones, p99",
        ],
        _ => [
            "600 orders a minute, in a folder in memory",
            "600 orders a minute, in memory: sent → on a kitchen screen, p99",
            "600 orders a minute, in memory: a cart's change → on the other phones, p99",
        ],
    }
}

/// What an evening was: 200 phones at 40 tables, so many orders a minute.
fn played(all: &Figures, name: &'static str) -> [Option<Line>; 3] {
    let of = |path: &str| all.get("evening")?.get(name)?.pointer(path)?.as_f64();
    let [pace, kitchen, cart] = evening_names(name);
    let took = |path: &str, what, more: f64, bar| {
        let (took, sync) = (of(&format!("{path}/p99"))?, of("/sync_ms/1")?);
        let told = format!(
            "{took:.1} ms (p50 {:.1} ms); a sync's p99 meanwhile {sync:.2} ms",
            of(&format!("{path}/p50"))?
        );
        Some((what, bar, told, took <= sync + more))
    };
    let whole = || {
        let (orders, lost, doubled) = (of("/orders/acknowledged")?, of("/orders/lost")?, of("/orders/doubled")?);
        let mut told = format!("{orders:.0} orders, {lost:.0} lost, {doubled:.0} doubled");
        if !name.ends_with("_in_memory") {
            let written = of("/bytes_per_order")? / 1e3;
            told += &format!("; {written:.0} kB written for all that belongs to one");
        }
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
