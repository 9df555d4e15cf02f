//! Help: calls for the staff, each with its reason, and the bill with the way to pay.

use actix_web::web::{Data, Form, Path};
use serde::Deserialize;

use super::*;
use crate::base::money::Currency;
use crate::base::{Money, Msg};
use crate::floor::{self, Reason, Tip, Wish};
use crate::settings::queries::{parse_percent, show_percent};
use crate::web::pages::refused;

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
    /// The tips that are offered: what the form sends, and how much that is now.
    tips: Vec<(String, String, Money)>,
    languages: Vec<Lang>,
    typed: CallForm,
    problems: Problems,
}

impl HelpPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn tip(&self) -> &str {
        self.typed.tip.as_deref().unwrap_or_default()
    }
    fn own(&self) -> &str {
        self.typed.own.as_deref().unwrap_or_default()
    }
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
    show(&web, &who, tongue, CallForm::default(), Problems::none())
}

fn show(web: &Web, who: &GuestWho, tongue: Tongue, typed: CallForm, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        let head = head(read, who, tongue.0, "help", "tab-help")?;
        let house = settings::queries::get(read)?;
        let due = bills::queries::get(read, who.visit)?.due().max(Money::ZERO);
        let t = head.shell.t;
        let offered = |ppm: &i64| (show_percent(*ppm), t.percent(*ppm), due.share(*ppm));
        let mut ways = house.pay_ways.clone();
        ways.retain(|way| *way != PayWay::Later);
        Ok(HelpPage {
            tips: house.tips.iter().map(offered).collect(),
            typed,
            problems,
            calls: visit(read, who, head.shell.t, head.seq).calls()?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "help",
            ways,
            languages: house.languages.clone(),
        })
    })?;
    html(&page)
}

/// Why a guest calls, and for the bill how they would like to pay.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct CallForm {
    reason: String,
    pay: Option<String>,
    /// One of the tips that are offered, in per cent; `own` for another; nothing for none.
    tip: Option<String>,
    /// The tip that the guest names.
    own: Option<String>,
}

impl CallForm {
    fn parse(&self, currency: Currency) -> Result<(Reason, Wish)> {
        let wrong = |field, key| Error::field(field, Msg::new(key));
        let reason = Reason::parse(&self.reason).ok_or_else(|| wrong("reason", "error-call-reason"))?;
        let pay = match self.pay.as_deref() {
            Some(word) => Some(PayWay::parse(word).ok_or_else(|| wrong("pay", "error-pay-way"))?),
            None => None,
        };
        let own = self.own.as_deref().unwrap_or_default().trim();
        let ticked = self.tip.as_deref().unwrap_or_default();
        let example = || Msg::new("error-amount-words").text("example", currency.plain(Money(1250)));
        let tip = match ticked {
            // Whoever types an amount means it, also where "no tip" is still ticked beside it.
            "" if own.is_empty() => None,
            "" | "own" => Some(currency.read(own).map(Tip::Amount).ok_or_else(|| Error::field("tip", example()))?),
            offered => Some(parse_percent(offered).map(Tip::Share).ok_or_else(|| wrong("tip", "error-tip"))?),
        };
        Ok((reason, Wish { pay, tip }))
    }
}

/// `POST /visit/calls`
///
/// # Errors
/// As [`floor::actions::call`]; 429 for who calls all the time.
pub async fn call(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, form: Form<CallForm>) -> Answer {
    who.seated()?;
    match call_now(&web, &who, &form).await {
        Ok(()) => answer(&req, &web, &who, tongue),
        // A live page keeps what was typed by itself.
        Err(e) if reply::wants_regions(&req) => Err(e.into()),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, form.into_inner(), problems)
        }),
    }
}

async fn call_now(web: &Web, who: &GuestWho, form: &CallForm) -> Result<()> {
    let currency = web.app.read(settings::queries::get)?.currency;
    let (reason, wish) = form.parse(currency)?;
    web.limits.call(who.guest)?;
    let (actor, visit) = (who.actor(), who.visit);
    web.app.write(move |tx| floor::actions::call(tx, &actor, visit, reason, wish)).await?;
    Ok(())
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
