//! The program's size, and the time from its start to the first page.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::json;

use super::house::{House, program};
use super::{Failure, Figures, Ways, proc};

/// `size`: bytes of the program.
pub fn size(_: &Ways) -> Result<Figures, Failure> {
    let mut figures = Figures::new();
    figures.insert("bytes".into(), json!(std::fs::metadata(program())?.len()));
    Ok(figures)
}

/// `start`: milliseconds to the last byte of the first page, of a house that was there before.
pub fn start(ways: &Ways) -> Result<Figures, Failure> {
    let data = House::make(&ways.dir, "start")?;
    let took: Vec<f64> = (0..2 * ways.runs + 1).map(|_| once(&data)).collect::<Result<_, _>>()?;
    let mut figures = Figures::new();
    figures.insert("ms".into(), json!(took));
    Ok(figures)
}

/// Starts the house of a folder, takes the first page, and ends it.
pub fn once(data: &Path) -> Result<f64, Failure> {
    let begun = Instant::now();
    let house = House::spawn(data)?;
    house.wait()?;
    let took = proc::ms(begun.elapsed());
    Command::new("kill").arg(house.process().to_string()).status()?;
    Ok(took)
}
