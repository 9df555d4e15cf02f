//! Measures the whole program from outside, beside what the machine can do at all in the same run: see
//! `benches/run`, which builds and pins everything, and `benches/limit.rs`, which is the limit.
//!
//! ```text
//! benches/run [--quick] [PART...]      # parts: size start memory menu orders lone wear evening crowd load growth
//! ```
//!
//! Each figure is the median of five runs (two with `--quick`), the limit measured before and after in turn.
//! The raw figures go to `benches/results/whole.json`, the table of ratios into `benches/RESULTS.md`. It says
//! figures and never fails for one.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]

mod crowd;
mod evening;
#[expect(dead_code, reason = "who acts is for `benches/hot.rs`")]
mod fill;
mod growth;
mod house;
mod load;
mod lone;
mod memory;
mod menu;
mod old;
mod orders;
mod phone;
mod proc;
mod start;
mod table;
mod wear;

use std::path::PathBuf;

use serde_json::{Map, Value, json};

/// Whatever went wrong, for the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
/// What a part measures: names and lists of raw figures.
pub type Figures = Map<String, Value>;

/// How the run is to be.
pub struct Ways {
    /// How often each figure is measured.
    pub runs: usize,
    /// Whether it is short.
    pub quick: bool,
    /// A folder on the disk that is measured.
    pub dir: PathBuf,
    /// The program of `benches/limit.rs`.
    pub limit: PathBuf,
}

type Part = fn(&Ways) -> Result<Figures, Failure>;

const PARTS: [(&str, Part); 11] = [
    ("size", start::size),
    ("start", start::start),
    ("memory", memory::memory),
    ("menu", menu::menu),
    ("orders", orders::orders),
    ("lone", lone::lone),
    ("wear", wear::wear),
    ("evening", evening::evening),
    ("crowd", crowd::crowd),
    ("load", load::load),
    ("growth", growth::growth),
];

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let quick = words.iter().any(|w| w == "--quick");
    let asked: Vec<&String> = words.iter().filter(|w| !w.starts_with("--")).collect();
    let place = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
    let ways = Ways {
        runs: if quick { 2 } else { 5 },
        quick,
        dir: place("BENCH_DIR")?,
        limit: place("BENCH_LIMIT")?,
    };
    let mut all = table::load();
    for (name, part) in PARTS {
        if !asked.is_empty() && !asked.iter().any(|a| a.as_str() == name) {
            continue;
        }
        eprintln!("== {name}");
        let mut figures = part(&ways)?;
        figures.insert("at".into(), json!(proc::today()));
        figures.insert("quick".into(), json!(quick));
        eprintln!("{}", Value::Object(figures.clone()));
        all.insert(name.into(), Value::Object(figures));
        table::save(&all)?;
    }
    table::write(&all)
}
