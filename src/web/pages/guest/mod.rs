//! The guest's screens: menu, item, cart, orders, help, and the thank-you page.

pub mod account;
mod again;
mod calls;
mod closed;
mod diet;
mod dishes;
mod feedback;
mod forms;
mod handover;
mod join;
mod party;
mod regions;
mod rounds;
mod send;
mod sheet;
mod summary;

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use askama::Template;

pub use again::{again, again_round};
pub use calls::{call, cancel, help};
use closed::{thanks, waiting};
pub use diet::{diet, set_diet, text_size};
pub use dishes::{Menus, menu, missed, paint_item, paint_menu, preview_menu};
pub use feedback::{feedback, give};
pub(super) use forms::Typed;
pub use forms::{add, change, fit, remove, take_back};
pub use handover::{go_on, go_on_page, handover, handover_page};
pub use join::{home, language, scan};
pub use party::{me, rename, send_away};
pub use regions::Visit;
use regions::{BillRegion, CallsRegion, CartRegion, CartbarRegion, GuestsRegion};
use rounds::OrdersRegion;
pub(super) use send::PlaceForm;
pub use send::{cart, place};
use sheet::item_page;
pub use sheet::{item, preview_dish};
use summary::SummaryRegion;

use super::{Problems, html, render};
use crate::base::ids::{ItemId, OptionId};
use crate::base::{Error, Lang, Result, Verb};
use crate::bills;
use crate::live::Shows;

use crate::orders;
use crate::settings::{self, PayWay};
use crate::store::{Read, RequestKey};
use crate::tables::{self, GuestState};
use crate::web::State as Web;
use crate::web::actor::{GuestWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::screen::{Op, replace};
use crate::web::ui::{self, Shell, Words};

/// What every page of a guest reads first.
struct Head {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    seq: i64,
}

fn head(read: &Read<'_>, who: &GuestWho, lang: Lang, screen: &str, title: &str) -> Result<Head> {
    who.actor().may_in(Verb::ReadVisit, who.visit)?;
    let shell = shell(read, who, lang, title)?;
    let seq = read.seq()?;
    let visit = visit(read, who, shell.t, seq);
    let place = tables::queries::get_visit(read, who.visit)?;
    Ok(Head {
        table: place.table_kind.named(lang, &place.table_name),
        guests: visit.guests()?,
        cartbar: visit.cartbar()?,
        shell: Shell {
            marks: Some(ui::diet::marks(&tables::diet::queries::get(read, who.guest)?)),
            ..shell
        }
        .live(format!("/live/visit?screen={screen}")),
        seq,
    })
}

fn shell(read: &Read<'_>, who: &GuestWho, lang: Lang, title: &str) -> Result<Shell> {
    let house = settings::queries::get(read)?;
    let t = Words {
        lang,
        currency: house.currency,
    };
    let class = format!("guest me-{}", who.number);
    Ok(Shell {
        text: who.text,
        ..Shell::new(t, &house, t.t(title), &class)
    })
}

fn visit<'a>(read: &'a Read<'a>, who: &GuestWho, t: Words, seq: i64) -> Visit<'a> {
    Visit::new(read, who.visit, t, seq)
}

/// The regions that a screen of a guest shows.
pub fn regions_of(screen: &str) -> Shows {
    match screen {
        "menu" => &["guests", "choosing", "cartbar", "item"],
        "cart" => &["guests", "choosing", "cart"],
        "orders" => &["guests", "choosing", "cartbar", "orders", "bill"],
        "help" => &["guests", "choosing", "cartbar", "calls"],
        "item" | "feedback" | "account" => &["guests", "choosing", "cartbar"],
        "me" => &["guests", "choosing", "cartbar", "people"],
        _ => &["guests"],
    }
}

/// Where a guest who cannot order any more, or not yet, is led instead.
fn instead(web: &Web, who: &GuestWho, tongue: Tongue) -> Option<Answer> {
    match (who.closed_ms, who.state) {
        (Some(_), _) => Some(thanks(web, who, tongue, None)),
        (None, GuestState::Waiting) => Some(waiting(web, who, tongue)),
        // Who was sent away has no session any more.
        (None, GuestState::Seated | GuestState::Away) => None,
    }
}

#[derive(Template)]
#[template(path = "guest/orders.html")]
struct OrdersPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    orders: OrdersRegion,
    bill: BillRegion,
}

/// `GET /visit/orders`
///
/// # Errors
/// 401 without a guest's session.
pub async fn orders(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let page = web.app.read(|read| {
        let head = head(read, &who, tongue.0, "orders", "orders-title")?;
        let visit = visit(read, &who, head.shell.t, head.seq);
        Ok(OrdersPage {
            orders: visit.orders()?,
            bill: visit.bill()?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "orders",
        })
    })?;
    html(&page)
}
