//! How an import stands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::past::{Job, Progress, Standing, Step};
use crate::base::Lang;
use crate::insights::past::{Found, Problem, Problems};
use crate::web::api::lines::mirror;

mirror! {
    /// What a long job does.
    StepJson as SalesStep = Step {
        /// Reads the file.
        Reading,
        /// Looks for orders that are there already.
        Comparing,
        /// Adds the orders to the figures.
        Counting,
        /// Removes orders.
        Removing,
    }
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = SalesState)]
pub enum StateJson {
    /// Nothing was asked for.
    Idle,
    /// It runs.
    Running,
    /// It is done, or would be where it was only checked.
    Done,
    /// Orders were taken back.
    TakenBack,
    /// The file has problems; nothing was changed.
    Refused,
    /// It could not be done; nothing was changed.
    Failed,
}

/// How far it is: so much of so much, whatever it counts by.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesProgress)]
pub struct ProgressJson {
    step: StepJson,
    #[schema(minimum = 0)]
    done: u64,
    #[schema(minimum = 0)]
    of: u64,
}

impl From<Progress> for ProgressJson {
    fn from(progress: Progress) -> Self {
        ProgressJson {
            step: progress.step.into(),
            done: progress.done,
            of: progress.of,
        }
    }
}

/// What an import found.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesFound)]
pub struct FoundJson {
    /// Orders that are new.
    orders: i64,
    /// Orders that were there already.
    known: i64,
    /// Lines of the new orders.
    lines: i64,
    /// What was paid for them.
    gross: i64,
    /// The day of the first of them.
    #[schema(format = Date)]
    from: Option<String>,
    /// The day of the last of them.
    #[schema(format = Date)]
    to: Option<String>,
    /// Names that are dishes of the menu.
    matched: Vec<String>,
    /// Names that only the other system knows.
    unmatched: Vec<String>,
}

impl From<&Found> for FoundJson {
    fn from(found: &Found) -> Self {
        FoundJson {
            orders: found.orders,
            known: found.known,
            lines: found.lines,
            gross: found.gross.0,
            from: found.days.map(|(from, _)| from.date().to_string()),
            to: found.days.map(|(_, to)| to.date().to_string()),
            matched: found.matched.clone(),
            unmatched: found.unmatched.clone(),
        }
    }
}

/// A line of a file that cannot be taken.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesProblem)]
pub struct ProblemJson {
    /// The line, from 1; 0 for the file as a whole.
    line: u64,
    /// The column's name; empty for the line as a whole.
    column: String,
    /// What is wrong, for programs.
    code: &'static str,
    /// What is wrong, in the caller's language.
    detail: String,
}

impl ProblemJson {
    fn new(problem: &Problem, lang: Lang) -> ProblemJson {
        ProblemJson {
            line: problem.line,
            column: problem.column.clone(),
            code: problem.sentence.key,
            detail: lang.msg(&problem.sentence),
        }
    }
}

/// What is wrong with a file.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesProblems)]
pub struct ProblemsJson {
    /// How many in all.
    count: usize,
    /// The first hundred of them.
    told: Vec<ProblemJson>,
}

impl ProblemsJson {
    fn new(problems: &Problems, lang: Lang) -> ProblemsJson {
        ProblemsJson {
            count: problems.count,
            told: problems.told.iter().map(|p| ProblemJson::new(p, lang)).collect(),
        }
    }
}

/// How a check or an import stands.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesStanding)]
pub struct StandingJson {
    state: StateJson,
    /// While it runs.
    progress: Option<ProgressJson>,
    /// Once it is done.
    found: Option<FoundJson>,
    /// How many orders were taken back.
    taken_back: Option<i64>,
    /// Where the file has problems.
    problems: Option<ProblemsJson>,
    /// Why it failed, in the caller's language.
    detail: Option<String>,
}

impl StandingJson {
    /// How it stands.
    pub fn new(standing: &Standing, lang: Lang) -> StandingJson {
        let mut told = StandingJson {
            state: StateJson::Idle,
            progress: None,
            found: None,
            taken_back: None,
            problems: None,
            detail: None,
        };
        match standing {
            Standing::Idle => {}
            Standing::Running(progress) => {
                told.state = StateJson::Running;
                told.progress = Some((*progress).into());
            }
            Standing::Done(found) => {
                told.state = StateJson::Done;
                told.found = Some(found.into());
            }
            Standing::TakenBack(orders) => {
                told.state = StateJson::TakenBack;
                told.taken_back = Some(*orders);
            }
            Standing::Refused(problems) => {
                told.state = StateJson::Refused;
                told.problems = Some(ProblemsJson::new(problems, lang));
            }
            Standing::Failed(e) => {
                told.state = StateJson::Failed;
                told.detail = e.messages().first().map(|(_, msg)| lang.msg(msg));
            }
        }
        told
    }
}

/// What runs, or ran last.
#[derive(Serialize, ToSchema)]
#[schema(as = LastSales)]
pub struct LastJson {
    /// The file's id; null where orders were taken back, or nothing was asked for since the start.
    file: Option<String>,
    /// The file's name.
    name: Option<String>,
    /// Whether it is a check, which keeps nothing.
    check: bool,
    standing: StandingJson,
}

impl LastJson {
    /// A job and how it stands.
    pub fn new(job: Option<&Job>, standing: &Standing, lang: Lang) -> LastJson {
        LastJson {
            file: job.map(|j| j.file.clone()),
            name: job.map(|j| j.name.clone()),
            check: job.is_some_and(|j| j.dry_run),
            standing: StandingJson::new(standing, lang),
        }
    }
}
