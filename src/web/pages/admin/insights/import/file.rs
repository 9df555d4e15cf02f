//! A file that waits to be imported: its columns, what it would bring, and the import itself.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path};
use askama::Template;

use super::mapping::{self, Mapping, asked};
use super::{HOME, Running, bringer, days};
use crate::app::past::{self, Job, Standing};
use crate::base::{Error, Result, Verb};
use crate::insights::past::glance::glance;
use crate::insights::past::{Found, Problems};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::{Answer, Failure};
use crate::web::pages::admin::shell;
use crate::web::pages::html;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};

/// So many rows are shown beside the columns.
const ROWS: usize = 5;

/// What a file would bring, or why it cannot be taken.
enum Outcome {
    Unchecked,
    Running(Running),
    Good(Found),
    Wrong(Problems),
    Failed(String),
}

#[derive(Template)]
#[template(path = "admin/insights/import_file.html")]
struct FilePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    file: String,
    name: String,
    outcome: Outcome,
    mapping: Mapping,
    problem: Option<String>,
}

impl FilePage {
    fn days(&self, found: &Found) -> String {
        days(self.shell.t, found.days)
    }
    fn again(&self) -> String {
        format!("{HOME}/{}", self.file)
    }
    fn is_chosen(&self, choice: &mapping::Choice, column: &usize) -> bool {
        choice.chosen.as_ref() == Some(column)
    }
}

/// `GET /admin/insights/import/{file}`
///
/// # Errors
/// `Forbidden`. Another session's file, and one whose time is over, is none.
pub async fn file(web: Data<Web>, who: StaffWho, tongue: Tongue, file: Path<String>) -> Answer {
    or_gone(&web, &file, show_file(&web, &who, tongue, &file, None).await)
}

/// Leads who asks for a file that is not kept any more to where they see why.
fn or_gone(web: &Web, file: &str, answer: Answer) -> Answer {
    let told = match web.app.sales.of(file) {
        Some((job, Standing::Done(_))) if !job.dry_run => "done",
        _ => "gone",
    };
    match answer {
        Err(Failure::Told(Error::NotFound(_))) => Ok(reply::see_other(&format!("{HOME}?{told}=1"))),
        other => other,
    }
}

async fn show_file(web: &Data<Web>, who: &StaffWho, tongue: Tongue, file: &str, problem: Option<String>) -> Answer {
    who.actor().may(Verb::ImportSales)?;
    let waiting = web.app.sales.waiting(bringer(who), file)?;
    let path = past::path_of(&web.app, file)?;
    let looked = actix_web::web::block(move || glance(&path, ROWS)).await.map_err(|_| Error::Busy)?;
    let Ok(looked) = looked else {
        return Err(Error::missing().into());
    };
    let of = web.app.sales.of(file);
    let page = web.app.read(|read| {
        let shell = shell(read, who, tongue, "past")?;
        Ok(FilePage {
            mapping: Mapping::of(shell.t, looked, of.as_ref().map(|(job, _)| job)),
            outcome: outcome(of, shell.t),
            person: who.name.clone(),
            tab: "insights",
            file: file.to_string(),
            name: waiting.name,
            shell,
            problem,
        })
    })?;
    html(&page)
}

fn outcome(of: Option<(Job, Standing)>, t: Words) -> Outcome {
    match of {
        None => Outcome::Unchecked,
        Some((job, standing)) => match standing {
            Standing::Running(progress) => Outcome::Running(Running::of(progress, Some(job))),
            Standing::Done(found) => Outcome::Good(found),
            Standing::Refused(problems) => Outcome::Wrong(problems),
            Standing::Failed(e) => Outcome::Failed(e.messages().first().map(|(_, m)| t.msg(m)).unwrap_or_default()),
            Standing::Idle | Standing::TakenBack(_) => Outcome::Unchecked,
        },
    }
}

/// `POST /admin/insights/import/{file}/check`: tries it with the columns as they are said.
///
/// # Errors
/// `Forbidden`; `Malformed`; `Conflict` while another import runs, with the page anew.
pub async fn check(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    file: Path<String>,
    form: Posted<Vec<(String, String)>>,
) -> Answer {
    who.actor().may(Verb::ImportSales)?;
    let begin = || {
        let waiting = web.app.sales.waiting(bringer(&who), &file)?;
        let (said, order) = asked(&form)?;
        let job = Job {
            name: waiting.name,
            file: waiting.file,
            said,
            order,
            dry_run: true,
        };
        past::start(&web.app, who.actor(), job)
    };
    let begun = begin();
    answer(&web, &who, tongue, &file, begun).await
}

/// `POST /admin/insights/import/{file}`: imports what was checked.
///
/// # Errors
/// `NeedsProof`; `Forbidden`; `Conflict` while another import runs or where nothing was checked, with the
/// page anew.
pub async fn apply(web: Data<Web>, who: StaffWho, tongue: Tongue, file: Path<String>) -> Answer {
    who.actor().may(Verb::ImportSales)?;
    who.proved(&web)?;
    let begin = || {
        web.app.sales.waiting(bringer(&who), &file)?;
        match web.app.sales.of(&file) {
            Some((job, Standing::Done(_))) => past::start(&web.app, who.actor(), Job { dry_run: false, ..job }),
            _ => Err(Error::conflict("past-unchecked")),
        }
    };
    let begun = begin();
    answer(&web, &who, tongue, &file, begun).await
}

async fn answer(web: &Data<Web>, who: &StaffWho, tongue: Tongue, file: &str, begun: Result<()>) -> Answer {
    match begun {
        Ok(()) => Ok(reply::see_other(&format!("{HOME}/{file}"))),
        Err(Error::Conflict(msg)) => {
            let page = show_file(web, who, tongue, file, Some(tongue.0.msg(&msg))).await;
            let mut answer = or_gone(web, file, page)?;
            if answer.status().is_success() {
                *answer.status_mut() = StatusCode::CONFLICT;
            }
            Ok(answer)
        }
        Err(e) => or_gone(web, file, Err(e.into())),
    }
}

/// `POST /admin/insights/import/{file}/cancel`: throws the file away.
///
/// # Errors
/// `Forbidden`.
pub async fn cancel(web: Data<Web>, who: StaffWho, file: Path<String>) -> Answer {
    match past::throw_away(&web.app, who.actor(), bringer(&who), &file) {
        Ok(()) | Err(Error::NotFound(_)) => Ok(reply::see_other(HOME)),
        Err(e) => Err(e.into()),
    }
}
