//! What a guest sees who waits for a nod, and after the visit was closed.

use super::*;
use crate::customers;
use crate::web::pages::receipt::Receipt;

#[derive(Template)]
#[template(path = "guest/waiting.html")]
struct WaitingPage {
    shell: Shell,
}

pub(super) fn waiting(web: &Web, who: &GuestWho, tongue: Tongue) -> Answer {
    let shell = web.app.read(|read| shell(read, who, tongue.0, "waiting-title"))?;
    html(&WaitingPage {
        shell: shell.live("/live/visit?screen=waiting"),
    })
}

#[derive(Template)]
#[template(path = "guest/thanks.html")]
struct ThanksPage {
    shell: Shell,
    receipt: Receipt,
    feedback: feedback::FeedbackForm,
    /// Whether this guest has an account, where the visit is to be found again.
    account: bool,
}

pub(super) fn thanks(web: &Web, who: &GuestWho, tongue: Tongue, typed: Option<feedback::Typed>) -> Answer {
    let calendar = web.app.store.calendar();
    let page = web.app.read(|read| {
        let visit = tables::queries::get_visit(read, who.visit)?;
        let shell = shell(read, who, tongue.0, "thanks-title")?;
        Ok(ThanksPage {
            feedback: feedback::form(read, who, shell.t, typed)?,
            account: customers::seat::queries::owner_of(read, who.guest)?.is_some(),
            shell,
            receipt: Receipt::new(read, &calendar, &visit, tongue.0)?,
        })
    })?;
    html(&page)
}
