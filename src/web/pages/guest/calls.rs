//! Help: calls for the staff, each with its reason, and the bill with the way to pay.

use actix_web::web::{Data, Form, Path};
use serde::Deserialize;

use super::*;
use crate::base::Msg;
use crate::floor::{self, Reason};

#[derive(Template)]
#[template(path = "guest/help.html")]
struct HelpPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    calls: CallsRegion,
    /// The ways to pay that are ways at the end; with none the bill is asked for without one.
    ways: Vec<PayWay>,
    languages: Vec<Lang>,
}

/// The reasons that have a button of their own; the bill has one for each way to pay.
const REASONS: [Reason; 5] = [
    Reason::Water,
    Reason::Cutlery,
    Reason::Question,
    Reason::Problem,
    Reason::Staff,
];

/// `GET /visit/help`
///
/// # Errors
/// 401 without a guest's session.
pub async fn help(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let page = web.app.read(|read| {
        let head = head(read, &who, tongue.0, "help", "tab-help")?;
        let house = settings::queries::get(read)?;
        let mut ways = house.pay_ways;
        ways.retain(|way| *way != PayWay::Later);
        Ok(HelpPage {
            calls: visit(read, &who, head.shell.t, head.seq).calls()?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "help",
            ways,
            languages: house.languages,
        })
    })?;
    html(&page)
}

/// Why a guest calls, and for the bill how they would like to pay.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallForm {
    reason: String,
    pay: Option<String>,
}

impl CallForm {
    fn parse(&self) -> Result<(Reason, Option<PayWay>)> {
        let wrong = |field, key| Error::field(field, Msg::new(key));
        let reason = Reason::parse(&self.reason).ok_or_else(|| wrong("reason", "error-call-reason"))?;
        let pay = match self.pay.as_deref() {
            Some(word) => Some(PayWay::parse(word).ok_or_else(|| wrong("pay", "error-pay-way"))?),
            None => None,
        };
        Ok((reason, pay))
    }
}

/// `POST /visit/calls`
///
/// # Errors
/// As [`floor::actions::call`]; 429 for who calls all the time.
pub async fn call(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, form: Form<CallForm>) -> Answer {
    who.seated()?;
    let (reason, pay) = form.parse()?;
    web.limits.call(who.guest)?;
    let (actor, visit) = (who.actor(), who.visit);
    web.app.write(move |tx| floor::actions::call(tx, &actor, visit, reason, pay)).await?;
    answer(&req, &web, &who, tongue)
}

/// `POST /visit/calls/{reason}/cancel`
///
/// # Errors
/// `NotFound` for a reason that is none; as [`floor::actions::cancel_call`].
pub async fn cancel(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<String>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let reason = Reason::parse(&path).ok_or_else(Error::missing)?;
    let (actor, visit) = (who.actor(), who.visit);
    web.app.write(move |tx| floor::actions::cancel_call(tx, &actor, visit, reason)).await?;
    answer(&req, &web, &who, tongue)
}

fn answer(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue) -> Answer {
    if reply::wants_regions(req) {
        return forms::regions(web, who, tongue, &["calls"], None);
    }
    Ok(reply::see_other("/visit/help"))
}
