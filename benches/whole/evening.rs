//! A whole evening: `comanda rehearse` plays guests, cooks and waiters on a house that rehearses, from the other
//! core. Bytes per order are here those of all that belongs to one: joining, the cart, the order, each step of the
//! kitchen, the payment, the figures.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::house::{demo, pinned, program};
use super::{Failure, Figures, Ways, proc};

/// `evening`: what the rehearsals found.
pub fn evening(ways: &Ways) -> Result<Figures, Failure> {
    let mut figures = Figures::new();
    let minutes = if ways.quick { "0.5" } else { "1.5" };
    let plans: [(&str, &[&str]); 2] = [
        ("full_house", &["--orders-per-minute", "60"]),
        ("busy", &["--orders-per-minute", "600"]),
    ];
    for (name, plan) in plans {
        let data = ways.dir.join(name);
        let syncs = proc::syncs(&ways.dir, 100)?;
        let (mut child, told) = demo(&mut pinned(program()), &data, &["--rehearsal"])?;
        let played = play(
            &told,
            &data,
            &[
                &[
                    "--minutes",
                    minutes,
                    "--tables",
                    "40",
                    "--guests",
                    "200",
                    "--screens",
                    "3",
                ],
                plan,
            ]
            .concat(),
        );
        let written = proc::written(child.id());
        let memory = proc::resident(child.id());
        Command::new("kill").arg(child.id().to_string()).status()?;
        child.wait()?;
        let (mut played, written) = (played?, written?);
        let orders = played["orders"]["acknowledged"].as_f64().ok_or("no orders")?;
        played["bytes_per_order"] = json!(written / orders);
        played["resident_kb"] = json!(memory?);
        played["sync_ms"] = json!([proc::at(&syncs, 0.5), proc::at(&syncs, 0.99)]);
        figures.insert(name.into(), played);
    }
    Ok(figures)
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
