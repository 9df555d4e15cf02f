//! Past sales from the command line.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::app::App;
use crate::app::past::{Job, Progress, Standing, start, take_back};
use crate::base::{Actor, Error, Lang, Result};
use crate::insights::past::rows::DayOrder;
use crate::insights::past::{self, Found, Problem};

/// What the command line asks of past sales.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "sales", rename_all = "kebab-case")]
pub enum SalesCommand {
    /// Begins to import some; it may take longer than a caller waits.
    Import {
        /// The file's name.
        name: String,
        /// Its copy in the data directory.
        file: String,
        /// Which column is what, such as `date=Datum,item=Artikel`.
        map: String,
        /// The order of day and month, if it was said.
        dates: Option<DayOrder>,
        /// Only tells what would be done.
        dry_run: bool,
    },
    /// How that goes.
    State,
    /// Lists the imports.
    List,
    /// Begins to take one back.
    TakeBack {
        /// Which one.
        import: i64,
    },
}

/// What is told of past sales.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "value", rename_all = "kebab-case")]
pub enum SalesState {
    /// No import runs.
    Idle,
    /// It is so far.
    Running(Progress),
    /// This is what it found.
    Done(Found),
    /// So many orders were taken back.
    TakenBack(i64),
    /// The imports: id, file, orders.
    List(Vec<(i64, String, i64)>),
}

pub(super) fn run(app: &Arc<App>, command: SalesCommand) -> Result<Outcome> {
    const HOUSE: Actor = Actor::House;
    match command {
        SalesCommand::Import {
            name,
            file,
            map,
            dates,
            dry_run,
        } => {
            let said = past::columns::said(&map).map_err(Error::Malformed)?;
            let order = dates;
            let job = Job {
                name,
                file,
                said,
                order,
                dry_run,
            };
            start(app, HOUSE, job)?;
        }
        SalesCommand::State => return state(app),
        SalesCommand::List => {
            let all = app.read(|r| past::queries::list(r, &HOUSE))?;
            let rows = all.into_iter().map(|i| (i.id, i.name, i.orders)).collect();
            return Ok(Outcome::Sales(SalesState::List(rows)));
        }
        SalesCommand::TakeBack { import } => take_back(app, HOUSE, import)?,
    }
    Ok(Outcome::Done)
}

fn state(app: &App) -> Result<Outcome> {
    Ok(match app.sales.standing() {
        Standing::Idle => Outcome::Sales(SalesState::Idle),
        Standing::Running(progress) => Outcome::Sales(SalesState::Running(progress)),
        Standing::TakenBack(orders) => Outcome::Sales(SalesState::TakenBack(orders)),
        Standing::Done(found) => Outcome::Sales(SalesState::Done(found)),
        Standing::Failed(e) => return Err(e),
        Standing::Refused(problems) => {
            let mut sentences: Vec<String> = problems.told.iter().map(told).collect();
            let left = problems.count - problems.told.len();
            if left > 0 {
                sentences.push(format!("And {left} more. In all {} errors.", problems.count));
            }
            sentences.push("Nothing was changed.".into());
            Outcome::Refused(sentences)
        }
    })
}

fn told(problem: &Problem) -> String {
    let sentence = Lang::En.msg(&problem.sentence);
    match (problem.line, problem.column.as_str()) {
        (0, _) => sentence,
        (line, "") => format!("line {line}: {sentence}"),
        (line, column) => format!("line {line}, {column}: {sentence}"),
    }
}
