//! Sales of another system: brought as a file, looked at, checked, imported; and taken back.
//!
//! A file is checked by importing it without keeping anything, so what the page says is what an import
//! does. Both run on a thread of their own; a page that shows one loads itself anew until it has ended.

mod file;
mod mapping;

pub use file::{apply, cancel, check, file};

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::super::super::{html, refused};
use super::super::shell;
use crate::app::past::{self, Bringer, Job, Progress, Standing, Step};
use crate::base::time::BusinessDay;
use crate::base::{Error, Msg, Result, Verb};
use crate::insights::past::queries::{Import, list};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::sales::brought;
use crate::web::ui::{self, Shell, Words};
use crate::web::upload;

const HOME: &str = "/admin/insights/import";

/// How far something is that runs.
struct Running {
    title: &'static str,
    name: String,
    step: &'static str,
    per_cent: u64,
}

impl Running {
    fn of(progress: Progress, job: Option<Job>) -> Running {
        let title = match &job {
            None => "past-removing",
            Some(job) if job.dry_run => "past-checking",
            Some(_) => "past-importing",
        };
        let step = match progress.step {
            Step::Reading => "past-step-reading",
            Step::Comparing => "past-step-comparing",
            Step::Counting => "past-step-counting",
            Step::Removing => "past-step-removing",
        };
        Running {
            title,
            name: job.map(|j| j.name).unwrap_or_default(),
            step,
            per_cent: progress.done * 100 / progress.of.max(1),
        }
    }
}

#[derive(Template)]
#[template(path = "admin/insights/import.html")]
struct ImportPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    running: Option<Running>,
    /// What was done last, in a sentence.
    done: Option<String>,
    problem: Option<String>,
    /// The imports, with when they were made and their days, in words.
    imports: Vec<(Import, String, String)>,
}

/// What the page is to say.
#[derive(Deserialize)]
pub struct Told {
    /// Whether a file that somebody asked for is not kept any more.
    gone: Option<u8>,
    /// Whether something has just ended.
    done: Option<u8>,
}

/// `GET /admin/insights/import`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, told: Query<Told>) -> Answer {
    let problem = told.gone.map(|_| tongue.0.t("past-gone"));
    show(&web, &who, tongue, told.done.is_some(), problem)
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, ended: bool, problem: Option<String>) -> Answer {
    let page = web.app.read(|read| {
        let imports = list(read, &who.actor())?;
        let shell = shell(read, who, tongue, "past")?;
        let (t, calendar) = (shell.t, web.app.store.calendar());
        let (running, done, failed) = match web.app.sales.standing() {
            Standing::Running(progress) => (Some(Running::of(progress, web.app.sales.job())), None, None),
            Standing::Done(found) if ended => (None, Some(t.n("past-done", found.orders)), None),
            Standing::TakenBack(orders) if ended => (None, Some(t.n("past-taken-back", orders)), None),
            Standing::Failed(e) if ended => (None, None, e.messages().first().map(|(_, m)| t.msg(m))),
            _ => (None, None, None),
        };
        let words = |i: Import| {
            let made = t.lang.date_time(calendar.local(i.made_ms));
            let days = days(t, i.days);
            (i, made, days)
        };
        Ok(ImportPage {
            imports: imports.into_iter().map(words).collect(),
            running,
            done,
            problem: problem.or(failed),
            shell,
            person: who.name.clone(),
            tab: "insights",
        })
    })?;
    html(&page)
}

fn days(t: Words, days: Option<(BusinessDay, BusinessDay)>) -> String {
    days.map_or(String::new(), |(from, to)| {
        format!("{} – {}", t.lang.day(from), t.lang.day(to))
    })
}

/// `POST /admin/insights/import`: keeps a file, and leads to what is in it.
///
/// # Errors
/// `Forbidden`; `Invalid` for a file that is too large or no table; `NoRoom`.
pub async fn bring(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Multipart) -> Answer {
    match bring_now(&web, &who, form).await {
        Ok(file) => Ok(reply::see_other(&format!("{HOME}/{file}"))),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, false, problems.get("sales").map(String::from))
        }),
    }
}

/// The session of a browser as who brings files.
fn bringer(who: &StaffWho) -> Bringer {
    Bringer::Browser(who.session_id)
}

async fn bring_now(web: &Data<Web>, who: &StaffWho, form: Multipart) -> Result<String> {
    who.actor().may(Verb::ImportSales)?;
    brought(web, who.actor(), bringer(who), async |path| {
        let name = upload::to_disk(form, "sales", past::FILE_MAX, past::too_large(), path).await?;
        name.ok_or_else(|| Error::field("sales", Msg::new("transfer-none")))
    })
    .await
}

/// `POST /admin/insights/imports/{import}/take-back`
///
/// # Errors
/// `NeedsProof`; `Forbidden`; `NotFound`; `Conflict` while another import runs, with the page anew.
pub async fn take_back(web: Data<Web>, who: StaffWho, tongue: Tongue, import: Path<i64>) -> Answer {
    who.actor().may(Verb::ImportSales)?;
    who.proved(&web)?;
    let (app, actor) = (web.app.clone(), who.actor());
    let begun = actix_web::web::block(move || past::take_back(&app, actor, *import)).await;
    match begun.map_err(|_| Error::Busy)? {
        Ok(()) => Ok(reply::see_other(&format!("{HOME}?done=1"))),
        Err(Error::Conflict(msg)) => {
            let mut answer = show(&web, &who, tongue, false, Some(tongue.0.msg(&msg)))?;
            *answer.status_mut() = StatusCode::CONFLICT;
            Ok(answer)
        }
        Err(e) => Err(e.into()),
    }
}
