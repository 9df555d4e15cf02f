//! The menu as a file: downloaded, uploaded, looked at, applied.

mod preview;

use actix_multipart::Multipart;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::super::{html, refused};
use super::shell;
use crate::app::transfer::{self, Mode};
use crate::base::{Error, Lang, Msg, Result, Verb};
use crate::menu::import::{Change, FILE_MAX, Form, How, Imported, LISTED, Problem, export, too_large};
use crate::menu::transfer::{Upload, actions, many, print, queries};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::{Answer, Failure, status};
use crate::web::reply;
use crate::web::ui::{self, Shell};
use crate::web::upload;
use preview::PreviewPage;

#[derive(Template)]
#[template(path = "admin/files.html")]
struct FilesPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    /// What was done just now.
    done: Option<Imported>,
    problem: Option<String>,
    /// What is wrong with the file: the place, and the sentence.
    rows: Vec<(String, String, String)>,
    /// How many more there are.
    more: i64,
}

/// What an import did, in the address of the page that says so.
#[derive(Deserialize)]
pub struct Done {
    added: Option<i64>,
    changed: Option<i64>,
    removed: Option<i64>,
    /// Whether a file that somebody asked for is not kept any more.
    gone: Option<u8>,
}

/// `GET /admin/menu/files`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, done: Query<Done>) -> Answer {
    let problem = done.gone.map(|_| tongue.0.t("transfer-gone"));
    let done = done.added.map(|added| Imported {
        added,
        changed: done.changed.unwrap_or_default(),
        removed: done.removed.unwrap_or_default(),
    });
    show(&web, &who, tongue, done, problem, Vec::new())
}

fn show(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    done: Option<Imported>,
    problem: Option<String>,
    problems: Vec<Problem>,
) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditMenu)?;
        let shell = shell(read, who, tongue, "transfer")?;
        let told = |p: &Problem| (p.path.clone(), p.name.clone(), shell.t.msg(&p.sentence));
        Ok(FilesPage {
            rows: problems.iter().take(LISTED).map(told).collect(),
            more: problems.len().saturating_sub(LISTED) as i64,
            problem: problem.or_else(|| (!problems.is_empty()).then(|| wrong(tongue.0, problems.len()))),
            shell,
            person: who.name.clone(),
            tab: "files",
            done,
        })
    })?;
    html(&page)
}

fn wrong(lang: Lang, count: usize) -> String {
    lang.msg(&Msg::new("transfer-wrong").number("n", count as i64))
}

/// `GET /admin/menu/files/menu.json`
///
/// # Errors
/// `Forbidden`.
pub async fn json(web: Data<Web>, who: StaffWho) -> Answer {
    download(&web, &who, Form::Json, "menu.json", "application/json")
}

/// `GET /admin/menu/files/menu.csv`
///
/// # Errors
/// `Forbidden`.
pub async fn csv(web: Data<Web>, who: StaffWho) -> Answer {
    download(&web, &who, Form::Csv, "menu.csv", "text/csv; charset=utf-8")
}

fn download(web: &Web, who: &StaffWho, form: Form, name: &str, kind: &str) -> Answer {
    let file = web.app.read(|read| export(read, &who.actor(), form))?;
    let place = format!("attachment; filename=\"{name}\"");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_DISPOSITION, place))
        .content_type(kind)
        .body(file.text))
}

/// `POST /admin/menu/files`: keeps a file that can be imported, and leads to what it would change.
///
/// # Errors
/// `Invalid` with every problem of the file; `Forbidden`.
pub async fn bring(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Multipart) -> Answer {
    match bring_now(&web, &who, form).await {
        Ok(Ok(id)) => Ok(reply::see_other(&format!("/admin/menu/files/{id}"))),
        Ok(Err(problems)) => {
            let mut answer = show(&web, &who, tongue, None, None, problems)?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
        Err(e) => refused(&web, tongue, e, |problems| {
            show(
                &web,
                &who,
                tongue,
                None,
                problems.get("menu").map(String::from),
                Vec::new(),
            )
        }),
    }
}

async fn bring_now(
    web: &Data<Web>,
    who: &StaffWho,
    form: Multipart,
) -> Result<std::result::Result<String, Vec<Problem>>> {
    let (actor, session) = (who.actor(), who.session_id);
    actor.may(Verb::EditMenu)?;
    let file = upload::file(form, "menu", FILE_MAX, too_large()).await?;
    let file = file.ok_or_else(|| Error::field("menu", Msg::new("transfer-none")))?;
    let kept = Upload {
        form: Form::of(&file.name, &file.bytes),
        name: file.name.chars().take(100).collect(),
        bytes: file.bytes,
    };
    let app = web.app.clone();
    let read = move || (transfer::read(&app, kept.form, &kept.bytes, &|_| None), kept);
    let (read, kept) = actix_web::web::block(read).await.map_err(|_| Error::Busy)?;
    if let Err(problems) = read? {
        return Ok(Err(problems));
    }
    web.app.write(move |tx| actions::keep(tx, &actor, session, &kept)).await.map(Ok)
}

/// `GET /admin/menu/files/{id}`: what an uploaded file would change.
///
/// # Errors
/// `Forbidden`. Another session's file, and one whose time is over, is none.
pub async fn preview(web: Data<Web>, who: StaffWho, tongue: Tongue, id: Path<String>) -> Answer {
    or_gone(preview_of(&web, &who, tongue, &id, None).await)
}

/// Leads who asks for a file that is not kept any more to where they bring it again.
fn or_gone(answer: Answer) -> Answer {
    match answer {
        Err(Failure::Told(Error::NotFound(_))) => Ok(reply::see_other("/admin/menu/files?gone=1")),
        other => other,
    }
}

async fn preview_of(web: &Data<Web>, who: &StaffWho, tongue: Tongue, id: &str, problem: Option<String>) -> Answer {
    let (name, (counts, changes)) = run(web, who, id, Mode::Trial).await?;
    let seen = print(&changes);
    let mut groups = Vec::new();
    for how in [How::Removed, How::Changed, How::Added] {
        let of: Vec<Change> = changes.iter().filter(|c| c.how == how).cloned().collect();
        if !of.is_empty() {
            groups.push((how, of));
        }
    }
    let page = web.app.read(|read| {
        Ok(PreviewPage {
            shell: shell(read, who, tongue, "transfer-preview")?,
            person: who.name.clone(),
            tab: "files",
            id: id.to_string(),
            many: many(&changes, queries::dishes(read)?),
            name,
            counts,
            print: seen,
            groups,
            problem,
        })
    })?;
    html(&page)
}

/// Runs the import of an upload, on a thread that may wait.
async fn run(web: &Data<Web>, who: &StaffWho, id: &str, mode: Mode) -> Result<(String, (Imported, Vec<Change>))> {
    let (actor, session) = (who.actor(), who.session_id);
    actor.may(Verb::EditMenu)?;
    let upload = web.app.read(|read| queries::get(read, session, id))?;
    let app = web.app.clone();
    let work = move || {
        // It was read once before; what a station or picture is called may have changed since.
        let file = transfer::read(&app, upload.form, &upload.bytes, &|_| None)?;
        let file = file.map_err(|_| Error::Conflict(Msg::new("transfer-stale")))?;
        Ok((upload.name, transfer::import(&app, actor, file, mode)?))
    };
    actix_web::web::block(work).await.map_err(|_| Error::Busy)?
}

/// What was looked at.
#[derive(Deserialize)]
pub struct Seen {
    print: String,
    /// Ticked where many dishes are to go.
    remove: Option<String>,
}

/// `POST /admin/menu/files/{id}`: imports it, if it still does what was shown.
///
/// # Errors
/// `NeedsProof`; `Conflict`, with the page anew; 422 if many dishes go and nobody has said that they may.
pub async fn apply(web: Data<Web>, who: StaffWho, tongue: Tongue, id: Path<String>, seen: Posted<Seen>) -> Answer {
    who.proved(&web)?;
    let mode = Mode::Asked {
        remove: seen.remove.is_some(),
        seen: Some(seen.into_inner().print),
    };
    match run(&web, &who, &id, mode).await {
        Ok((_, (done, _))) => {
            forget(&web, &who).await?;
            let Imported {
                added,
                changed,
                removed,
            } = done;
            let place = format!("/admin/menu/files?added={added}&changed={changed}&removed={removed}");
            Ok(reply::see_other(&place))
        }
        Err(e @ (Error::Conflict(_) | Error::Invalid(_))) => {
            let told = e.messages().iter().map(|(_, msg)| tongue.0.msg(msg)).collect();
            let mut answer = preview_of(&web, &who, tongue, &id, Some(told)).await?;
            *answer.status_mut() = status(&e);
            Ok(answer)
        }
        Err(e) => or_gone(Err(e.into())),
    }
}

/// `POST /admin/menu/files/{id}/cancel`: forgets the upload.
///
/// # Errors
/// `Forbidden`.
pub async fn cancel(web: Data<Web>, who: StaffWho) -> Answer {
    forget(&web, &who).await?;
    Ok(reply::see_other("/admin/menu/files"))
}

async fn forget(web: &Web, who: &StaffWho) -> Result<()> {
    let (actor, session) = (who.actor(), who.session_id);
    web.app.write(move |tx| actions::drop_of(tx, &actor, session)).await
}
