//! A whole evening: `comanda rehearse` plays guests, cooks and waiters on a house that rehearses, from the other
//! core. Bytes per order are here those of all that belongs to one: joining, the cart, the order, each step of the
//! kitchen, the payment, the figures.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

use super::house::{demo, pinned, port_of, program};
use super::phone::Phone;
use super::{Failure, Figures, Ways, proc};

/// A full house, whatever comes from it.
const HOUSE: [&str; 4] = ["--guests", "200", "--screens", "3"];
/// Where they sit, five at each.
const TABLES: u16 = 40;

/// A folder in memory, where a sync takes nothing: what is measured there is the house alone, whatever the disk does that hour.
const MEMORY: &str = "/dev/shm";

/// `evening`: what the rehearsals found, and what they found in memory (`…_in_memory`).
pub fn evening(ways: &Ways) -> Result<Figures, Failure> {
    let mut figures = Figures::new();
    let minutes = if ways.quick { "0.5" } else { "1.5" };
    let memory = tempfile::tempdir_in(MEMORY)?;
    for (name, pace) in [("full_house", "60"), ("busy", "600")] {
        let plan = ["--minutes", minutes, "--orders-per-minute", pace];
        figures.insert(name.into(), played(&ways.dir.join(name), &plan)?);
        let found = played(&memory.path().join(name), &plan)?;
        figures.insert(format!("{name}_in_memory"), found);
    }
    Ok(figures)
}

/// An evening of a house in a new folder.
fn played(data: &Path, plan: &[&str]) -> Result<Value, Failure> {
    let (mut child, told) = demo(&mut pinned(program()), data, &["--rehearsal"])?;
    let watch = Watch::start(data);
    let tables = TABLES.to_string();
    let plan = [&["--tables", &tables], &HOUSE[..], plan].concat();
    let found = furnish(&told).and_then(|()| play(&told, data, &plan));
    let syncs = watch.end();
    let written = proc::written(child.id());
    let memory = proc::resident(child.id());
    Command::new("kill").arg(child.id().to_string()).status()?;
    child.wait()?;
    let (mut found, written, syncs) = (found?, written?, syncs?);
    if found["house"]["tables"] != TABLES {
        return Err(format!("parties sat at {} of {TABLES} tables", found["house"]["tables"]).into());
    }
    let orders = found["orders"]["acknowledged"].as_f64().ok_or("no orders")?;
    found["bytes_per_order"] = json!(written / orders);
    found["resident_kb"] = json!(memory?);
    found["sync_ms"] = json!([proc::at(&syncs, 0.5), proc::at(&syncs, 0.99)]);
    Ok(found)
}

/// Adds as many tables as are taken: the demo has a dozen, and at a table of seventeen each change of the cart is told to
/// sixteen.
fn furnish(demo: &Value) -> Result<(), Failure> {
    let port = port_of(demo)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut phone = Phone::early(port).await?;
        let owner = phone.sign_in(demo, "owner").await?;
        let form = format!("name=R1&last=R{TABLES}&area=R&kind=table&seats=5");
        match phone.post("/admin/tables", &owner, &form).await? {
            303 => Ok(()),
            status => Err(format!("the tables were answered {status}: {}", phone.body()).into()),
        }
    })
}

/// From one sync that is measured meanwhile to the next.
const EVERY: Duration = Duration::from_millis(100);

/// Syncs of the same disk during the evening: one that stalls holds up orders as well, and before and after it is not seen. It
/// adds ten syncs a second to the evening's.
struct Watch {
    over: Arc<AtomicBool>,
    found: JoinHandle<Result<Vec<f64>, Failure>>,
}

impl Watch {
    fn start(dir: &Path) -> Watch {
        let (over, dir) = (Arc::new(AtomicBool::new(false)), dir.to_path_buf());
        let until = over.clone();
        let found = std::thread::spawn(move || {
            let (mut probe, mut syncs) = (proc::Probe::new(&dir)?, Vec::new());
            while !until.load(Ordering::Relaxed) {
                syncs.push(proc::ms(probe.sync()?));
                std::thread::sleep(EVERY);
            }
            Ok(syncs)
        });
        Watch { over, found }
    }

    /// What each took, in ms.
    fn end(self) -> Result<Vec<f64>, Failure> {
        self.over.store(true, Ordering::Relaxed);
        self.found.join().map_err(|_| "the probe of the disk panicked")?
    }
}

/// Plays an evening there; answers its report.
fn play(demo: &Value, data: &Path, plan: &[&str]) -> Result<Value, Failure> {
    let owner = demo["accounts"].as_array().and_then(|all| all.iter().find(|a| a["role"] == "owner"));
    let owner = owner.ok_or("no owner")?;
    let word = |value: &Value| value.as_str().map(str::to_string).ok_or("not a word");
    let report = data.join("report.json");
    let mut child = Command::new(program())
        .args([
            "rehearse",
            "--url",
            &word(&demo["base_url"])?,
            "--name",
            &word(&owner["name"])?,
            "--json",
        ])
        .arg(&report)
        .args(plan)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    writeln!(input, "{}", word(&owner["password"])?)?;
    drop(input);
    let status = child.wait()?;
    let text = std::fs::read_to_string(report).map_err(|e| format!("the rehearsal ended {status}: {e}"))?;
    Ok(serde_json::from_str(&text)?)
}
