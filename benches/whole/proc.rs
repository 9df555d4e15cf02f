//! What the kernel knows of a process, and of the disk.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::Failure;

/// A field of a file of `/proc` that has lines of `name: number`.
fn field(file: &str, name: &str) -> Result<f64, Failure> {
    let text = std::fs::read_to_string(file)?;
    let line = text.lines().find(|l| l.starts_with(name)).ok_or_else(|| format!("no {name} in {file}"))?;
    Ok(line.split_whitespace().nth(1).ok_or("no figure")?.parse()?)
}

/// Resident memory, in kB.
pub fn resident(process: u32) -> Result<f64, Failure> {
    field(&format!("/proc/{process}/status"), "VmRSS:")
}

/// Bytes that the process had the kernel send to the device.
pub fn written(process: u32) -> Result<f64, Failure> {
    field(&format!("/proc/{process}/io"), "write_bytes:")
}

/// Processor time that a process took until now, in seconds.
pub fn cpu(process: u32) -> Result<f64, Failure> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |n: usize| -> f64 { after.split_whitespace().nth(n).and_then(|w| w.parse().ok()).unwrap_or(0.0) };
    // The kernel counts in hundredths on every Linux of today.
    Ok((ticks(11) + ticks(12)) / 100.0)
}

/// Processor time of children that have ended, in seconds.
pub fn cpu_of_children() -> Result<f64, Failure> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |n: usize| -> f64 { after.split_whitespace().nth(n).and_then(|w| w.parse().ok()).unwrap_or(0.0) };
    Ok((ticks(13) + ticks(14)) / 100.0)
}

/// A file to which a little is added and synced: the shortest that anything durable can take.
pub struct Probe(File);

impl Probe {
    /// In a folder of the disk that is measured.
    pub fn new(dir: &Path) -> Result<Probe, Failure> {
        Ok(Probe(File::create(dir.join("probe"))?))
    }

    /// One append of 4 KiB with its sync.
    pub fn sync(&mut self) -> Result<Duration, Failure> {
        let begun = Instant::now();
        self.0.write_all(&[7; 4096])?;
        self.0.sync_data()?;
        Ok(begun.elapsed())
    }
}

/// Many syncs, in ms.
pub fn syncs(dir: &Path, count: usize) -> Result<Vec<f64>, Failure> {
    let mut probe = Probe::new(dir)?;
    (0..count).map(|_| probe.sync().map(ms)).collect()
}

/// A span in milliseconds.
pub fn ms(span: Duration) -> f64 {
    span.as_secs_f64() * 1e3
}

/// The figure at a share of a list.
pub fn at(figures: &[f64], share: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get(((last as f64) * share).round() as usize).copied().unwrap_or(f64::NAN)
}

/// The middle one.
pub fn median(figures: &[f64]) -> f64 {
    at(figures, 0.5)
}

/// Today, as the machine's clock says.
pub fn today() -> String {
    let out = Command::new("date").arg("+%Y-%m-%d %H:%M").output();
    out.map_or_else(
        |_| String::new(),
        |o| String::from_utf8_lossy(&o.stdout).trim().to_string(),
    )
}
