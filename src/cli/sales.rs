//! Past sales from another system: in, and taken back.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::Told;
use super::verbs::House;
use crate::app::control::{Command, Outcome, SalesCommand, SalesState};
use crate::app::past::{Progress, Step, place};
use crate::config::Config;
use crate::insights::past::Found;
use crate::insights::past::rows::DayOrder;

/// What the table looks like; shown by `comanda import sales --help`.
pub(super) const HELP: &str = "\
The file is a table (CSV with commas, semicolons or tabs, UTF-8, also packed with gzip); its first
row names the columns, each other row is a line of an order. Columns are found by usual names in
five languages; --map says what is called otherwise, such as --map date=Datum,item=Artikel.

  date, time       2026-11-30, 30.11.2026, 30/11/2026 or 11/30/2026 (then --dates may be needed);
                   18:05, 18:05:59 or 6:05 pm, on the wall of the house; or both in one column
  order            what tells one order of a day from the others
  item, category   what was sold
  option           a choice, such as the size; give it twice for two columns
  quantity         1 if there is none
  price or total   of one, or of the line; tax included, in the house's currency
  tax or rate      the tax in the line, or its per cent

An order that is there already is left out, so the same file may come again. A file with an error
changes nothing.

Examples:
  comanda import sales 2025.csv --dry-run
  comanda import sales till.csv.gz --map item=Produkt,option=Beilage
  comanda import sales --list
  comanda import sales --take-back 3";

/// What `comanda import sales` is told.
#[derive(Args)]
pub(super) struct SalesArgs {
    /// The file
    #[arg(required_unless_present_any = ["list", "take_back"])]
    file: Option<PathBuf>,
    /// Which column is what: FIELD=COLUMN, with commas between; nothing after = is no column
    #[arg(long, value_name = "FIELDS")]
    map: Vec<String>,
    /// The order of day and month, where no date of the file tells: dmy or mdy
    #[arg(long, value_parser = day_order)]
    dates: Option<DayOrder>,
    /// Only says what would be imported
    #[arg(long)]
    dry_run: bool,
    /// Lists the imports
    #[arg(long, conflicts_with_all = ["file", "take_back"])]
    list: bool,
    /// Takes an import back whole
    #[arg(long, value_name = "NUMBER", conflicts_with = "file")]
    take_back: Option<i64>,
}

fn day_order(word: &str) -> Result<DayOrder, String> {
    match word {
        "dmy" => Ok(DayOrder::DayFirst),
        "mdy" => Ok(DayOrder::MonthFirst),
        _ => Err("there are dmy and mdy".into()),
    }
}

pub(super) fn run(config: Config, args: &SalesArgs) -> Told {
    match (&args.file, args.take_back) {
        (Some(file), _) => import(config, file, args),
        (None, Some(import)) => take_back(config, import),
        (None, None) => list(config),
    }
}

/// How often a running import is looked at.
const LOOK: Duration = Duration::from_millis(100);

fn import(config: Config, file: &Path, args: &SalesArgs) -> Told {
    let cannot = |e: &std::io::Error| vec![format!("{} cannot be read: {e}.", file.display())];
    let (place, to) = place(&config.data).map_err(|e| vec![format!("The data directory cannot be written: {e}.")])?;
    let copy = Copy(to);
    // The server may not see the file, and nobody changes a copy meanwhile.
    std::fs::copy(file, &copy.0).map_err(|e| cannot(&e))?;
    let command = SalesCommand::Import {
        name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        file: place,
        map: args.map.join(","),
        dates: args.dates,
        dry_run: args.dry_run,
    };
    match ended(&mut House::new(config), command)? {
        SalesState::Done(found) => {
            tell(&found, args.dry_run);
            Ok(())
        }
        _ => Err(vec![
            "The import has ended with the server; nothing was changed.".into(),
        ]),
    }
}

/// A copy in the data directory, gone when this is dropped.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        // The server removes it too, where it could be used; and after a day, whatever happened.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Begins a long job and tells how far it is until it ends, where somebody looks on.
fn ended(house: &mut House, command: SalesCommand) -> Result<SalesState, Vec<String>> {
    house.send(Command::Sales(command))?;
    let looks_on = std::io::stderr().is_terminal();
    loop {
        let state = house.send(Command::Sales(SalesCommand::State))?;
        match state {
            Outcome::Sales(SalesState::Running(Progress { step, done, of })) => {
                if looks_on {
                    let words = match step {
                        Step::Reading => "Reading the file",
                        Step::Comparing => "Looking for orders that are there already",
                        Step::Counting => "Adding the orders to the figures",
                        Step::Removing => "Removing orders",
                    };
                    eprint!("\r\x1b[K{words}: {} %", done * 100 / of.max(1));
                }
                std::thread::sleep(LOOK);
            }
            other => {
                if looks_on {
                    eprint!("\r\x1b[K");
                }
                match other {
                    Outcome::Sales(state) => return Ok(state),
                    _ => return Ok(SalesState::Idle),
                }
            }
        }
    }
}

fn tell(found: &Found, dry_run: bool) {
    let Found {
        orders, known, lines, ..
    } = found;
    if let Some((from, to)) = found.days {
        say!("From {} to {}.", from.date(), to.date());
    }
    if !found.matched.is_empty() {
        say!("Dishes of the menu: {}.", found.matched.join(", "));
    }
    if !found.unmatched.is_empty() {
        say!("Not on the menu: {}.", found.unmatched.join(", "));
    }
    if found.more_names > 0 {
        say!("{} more names are not listed.", found.more_names);
    }
    if dry_run {
        say!(
            "{orders} new orders with {lines} lines would be imported; {known} are there already. Nothing was changed."
        );
    } else {
        say!("{orders} new orders with {lines} lines; {known} were there already.");
    }
}

fn list(config: Config) -> Told {
    let list = Command::Sales(SalesCommand::List);
    if let Outcome::Sales(SalesState::List(all)) = House::new(config).send(list)? {
        for (id, name, orders) in all {
            say!("{id:<6} {orders:>8} orders  {name}");
        }
    }
    Ok(())
}

fn take_back(config: Config, import: i64) -> Told {
    match ended(&mut House::new(config), SalesCommand::TakeBack { import })? {
        SalesState::TakenBack(orders) => {
            say!("The import is taken back: {orders} orders.");
            Ok(())
        }
        _ => Err(vec![
            "The server has ended: the import is not shown any more, and its next start removes the rest.".into(),
        ]),
    }
}
