//! What a guest says at the end: a mark and, if they like, some words.

use actix_web::web::{Data, Form};
use serde::Deserialize;

use super::*;
use crate::base::Msg;
use crate::base::text::Note;
use crate::floor;
use crate::web::pages::refused;

/// The form, on a page of its own and on the thank-you page.
#[derive(Template)]
#[template(path = "guest/_feedback.html")]
pub(super) struct FeedbackForm {
    t: Words,
    mark: i64,
    words: String,
    given: bool,
    problems: Problems,
}
impl askama::filters::HtmlSafe for FeedbackForm {}

impl FeedbackForm {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// The form with what the guest has said before, or has just typed.
pub(super) fn form(read: &Read<'_>, who: &GuestWho, t: Words, typed: Option<Typed>) -> Result<FeedbackForm> {
    if let Some(Typed { mark, words, problems }) = typed {
        return Ok(FeedbackForm {
            t,
            mark: mark.parse().unwrap_or_default(),
            words,
            given: false,
            problems,
        });
    }
    let before = floor::queries::find_feedback(read, who.visit, who.guest)?;
    Ok(FeedbackForm {
        t,
        given: before.is_some(),
        mark: before.as_ref().map_or(0, |b| b.mark),
        words: before.map(|b| b.words).unwrap_or_default(),
        problems: Problems::none(),
    })
}

/// What was typed, and what is wrong with it.
pub(super) struct Typed {
    mark: String,
    words: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "guest/feedback.html")]
struct FeedbackPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    form: FeedbackForm,
}

/// `GET /visit/feedback`: once the bill is paid; before that there is nothing to say yet.
///
/// # Errors
/// 401 without a guest's session.
pub async fn feedback(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    if !web.app.read(|read| floor::queries::is_paid(read, who.visit))? {
        return Ok(reply::see_other("/visit/orders"));
    }
    page(&web, &who, tongue, None)
}

fn page(web: &Web, who: &GuestWho, tongue: Tongue, typed: Option<Typed>) -> Answer {
    if who.closed_ms.is_some() {
        return closed::thanks(web, who, tongue, typed);
    }
    let page = web.app.read(|read| {
        let head = head(read, who, tongue.0, "feedback", "feedback-title")?;
        Ok(FeedbackPage {
            form: form(read, who, head.shell.t, typed)?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "orders",
        })
    })?;
    html(&page)
}

/// A mark and words as they were typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveForm {
    #[serde(default)]
    mark: String,
    words: String,
}

impl GiveForm {
    fn parse(&self) -> Result<(i64, Note)> {
        // What is no number is no mark: the verb says so.
        let mark = self.mark.parse().unwrap_or_default();
        Ok((mark, Note::parse(&self.words).map_err(|e| e.on("words"))?))
    }
}

/// `POST /visit/feedback`: the one thing that the guests of a closed visit still do.
///
/// # Errors
/// As [`floor::actions::feedback`]; what was typed stays in the form.
pub async fn give(web: Data<Web>, who: GuestWho, tongue: Tongue, form: Form<GiveForm>) -> Answer {
    if who.state != GuestState::Seated {
        return Err(Error::Forbidden(Msg::new("error-guest-waiting")).into());
    }
    web.limits.cart(who.guest)?;
    let (actor, visit) = (who.actor(), who.visit);
    let given = match form.parse() {
        Ok((mark, words)) => web.app.write(move |tx| floor::actions::feedback(tx, &actor, visit, mark, &words)).await,
        Err(e) => Err(e),
    };
    match given {
        Ok(()) => Ok(reply::see_other("/visit/feedback")),
        Err(e @ Error::Invalid(_)) => refused(&web, tongue, e, |problems| {
            let (mark, words) = (form.mark.clone(), form.words.clone());
            page(&web, &who, tongue, Some(Typed { mark, words, problems }))
        }),
        Err(e) => Err(e.into()),
    }
}
