//! The cart's page and the sending: the whole price before it, and after a refusal
//! the cart as it stands, what changed in words, and a button that solves it.

use actix_web::HttpRequest;
use actix_web::web::Query;
use actix_web::web::{Data, Form};
use serde::Deserialize;

use super::*;
use crate::base::{Money, Msg};
use crate::cart::Cart;
use crate::orders::actions::Place;
use crate::store::Tx;
use crate::web::error::status;

#[derive(Template)]
#[template(path = "guest/cart.html")]
struct CartPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    tab: &'static str,
    cart: CartRegion,
    summary: SummaryRegion,
    key: String,
    ways: Vec<PayWay>,
    chosen: PayWay,
    problem: Option<String>,
    notice: Option<String>,
}

/// Lines of a round that could not be had once more: their small numbers (`7.8`).
#[derive(Deserialize)]
pub struct Missing {
    missing: Option<String>,
}

/// `GET /visit/cart`
///
/// # Errors
/// 401 without a guest's session.
pub async fn cart(web: Data<Web>, who: GuestWho, tongue: Tongue, query: Query<Missing>) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let missing = query.missing.as_deref().unwrap_or_default().split('.');
    let missing: Vec<i64> = missing.filter_map(|n| n.parse().ok()).collect();
    let mut page = cart_page(&web, &who, tongue, None)?;
    page.notice = web.app.read(|read| again::missing_words(read, &who, tongue.0, &missing))?;
    html(&page)
}

fn cart_page(web: &Web, who: &GuestWho, tongue: Tongue, chosen: Option<PayWay>) -> Result<CartPage> {
    web.app.read(|read| {
        let head = head(read, who, tongue.0, "cart", "cart-title")?;
        let (cart, summary) = visit(read, who, head.shell.t, head.seq).cart_and_summary()?;
        let house = settings::queries::get(read)?;
        Ok(CartPage {
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            tab: "cart",
            cart,
            summary,
            key: RequestKey::fresh()?.as_str().to_string(),
            chosen: chosen.unwrap_or(house.usual_pay_way()),
            ways: house.pay_ways.clone(),
            problem: None,
            notice: None,
        })
    })
}

/// What is sent: lines and versions that were seen (`7:1,8:2`), the total, the way to pay.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceForm {
    key: String,
    lines: String,
    total: i64,
    pay: String,
}

impl PlaceForm {
    /// The lines of a cart that can be sent, as the form names them.
    pub(in crate::web::pages) fn lines_of(cart: &Cart) -> String {
        let seen: Vec<_> = cart.sendable().map(|l| format!("{}:{}", l.number, l.version)).collect();
        seen.join(",")
    }

    pub(in crate::web::pages) fn parse(&self) -> Result<(RequestKey, Place)> {
        let pair = |text: &str| {
            let (number, version) = text.split_once(':')?;
            Some((number.parse().ok()?, version.parse().ok()?))
        };
        let pieces = self.lines.split(',').filter(|s| !s.is_empty());
        let seen: Option<Vec<_>> = pieces.map(pair).collect();
        let place = Place {
            seen: seen.ok_or_else(forms::unknown_field)?,
            total: Money(self.total),
            pay: PayWay::parse(&self.pay).ok_or_else(|| Error::field("pay", Msg::new("error-pay-way")))?,
        };
        Ok((RequestKey::parse(&self.key)?, place))
    }
}

/// `POST /visit/orders`
///
/// # Errors
/// As [`orders::actions::place`]; a refusal shows the cart as it stands, with the reason.
pub async fn place(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, form: Form<PlaceForm>) -> Answer {
    who.seated()?;
    let (actor, visit) = (who.actor(), who.visit);
    let placed = match form.parse() {
        Ok((key, place)) => {
            web.limits.send(who.guest, who.visit)?;
            let work = move |tx: &Tx<'_>| orders::actions::place(tx, &actor, visit, &key, &place);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match placed {
        Ok(_) if reply::wants_regions(&req) => Ok(reply::go("/visit/orders")),
        Ok(_) => Ok(reply::see_other("/visit/orders")),
        Err(e @ (Error::Conflict(_) | Error::Invalid(_))) => refused(&req, &web, &who, tongue, &e, &form.pay),
        Err(e) => Err(e.into()),
    }
}

/// What stands in the way of sending, beside the button that solves it.
#[derive(Template)]
#[template(path = "guest/_refusal.html")]
struct Refusal<'a> {
    words: &'a str,
}

/// Nothing stands in the way any more.
pub(super) fn no_refusal() -> String {
    Refusal { words: "" }.render().unwrap_or_default()
}

fn refused(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue, error: &Error, pay: &str) -> Answer {
    let t = web.app.read(|read| super::super::words(read, tongue.0))?;
    let words: Vec<_> = error.messages().iter().map(|(_, m)| t.msg(m)).collect();
    let words = words.join(" ");
    let mut answer = if reply::wants_regions(req) {
        let cart = web.app.read(|read| visit(read, who, t, read.seq()?).paint("cart"))?;
        let mut parts: Vec<_> = cart.into_iter().filter_map(Op::into_html).collect();
        parts.push(render(&Refusal { words: &words })?);
        // Said aloud at once, also where nothing is left to send.
        parts.push(reply::toast(&words));
        reply::regions(&parts)
    } else {
        let mut page = cart_page(web, who, tongue, PayWay::parse(pay))?;
        page.problem = Some(words);
        html(&page)?
    };
    *answer.status_mut() = status(error);
    Ok(answer)
}
