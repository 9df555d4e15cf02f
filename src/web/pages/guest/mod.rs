//! The guest's screens: menu, item, cart, orders, help, and the thank-you page.

mod closed;
mod diet;
mod dishes;
mod forms;
mod join;
mod regions;
mod sheet;

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use askama::Template;

use closed::{thanks, waiting};
pub use diet::{diet, set_diet, text_size};
pub use dishes::{Menus, menu, paint_item, paint_menu};
pub(super) use forms::{PlaceForm, Typed};
pub use forms::{add, call, change, place, remove, take_back};
pub use join::{home, language, scan};
pub use regions::Visit;
use regions::{BillRegion, CallsRegion, CartRegion, CartbarRegion, GuestsRegion, OrdersRegion, SummaryRegion};
pub use sheet::item;
use sheet::item_page;

use super::{Problems, html, render};
use crate::base::ids::{ItemId, OptionId};
use crate::base::{Error, Lang, Result, Verb};
use crate::bills::{self, Bill};

use crate::orders::{self, Order, State};
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
    Ok(Head {
        table: tables::queries::get_visit(read, who.visit)?.table_name,
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
        ..Shell::new(t, &house.house_name, t.t(title), &class)
    })
}

fn visit<'a>(read: &'a Read<'a>, who: &GuestWho, t: Words, seq: i64) -> Visit<'a> {
    Visit::new(read, who.visit, t, seq)
}

/// The regions that a screen of a guest shows.
pub fn regions_of(screen: &str) -> &'static [&'static str] {
    match screen {
        "menu" => &["guests", "cartbar", "item"],
        "cart" => &["guests", "cart"],
        "orders" => &["guests", "cartbar", "orders", "bill"],
        "help" => &["guests", "cartbar", "calls"],
        "item" => &["guests", "cartbar"],
        _ => &["guests"],
    }
}

/// Where a guest who cannot order any more, or not yet, is led instead.
fn instead(web: &Web, who: &GuestWho, tongue: Tongue) -> Option<Answer> {
    match (who.closed_ms, who.state) {
        (Some(_), _) => Some(thanks(web, who, tongue)),
        (None, GuestState::Waiting) => Some(waiting(web, who, tongue)),
        // Who was sent away has no session any more.
        (None, GuestState::Seated | GuestState::Away) => None,
    }
}

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
}

/// `GET /visit/cart`
///
/// # Errors
/// 401 without a guest's session.
pub async fn cart(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    cart_page(&web, &who, tongue, None, None)
}

fn cart_page(web: &Web, who: &GuestWho, tongue: Tongue, chosen: Option<PayWay>, problem: Option<String>) -> Answer {
    let page = web.app.read(|read| {
        let head = head(read, who, tongue.0, "cart", "cart-title")?;
        let (cart, summary) = visit(read, who, head.shell.t, head.seq).cart_and_summary()?;
        let ways = settings::queries::get(read)?.pay_ways;
        let first = ways.first().copied().unwrap_or(PayWay::Later);
        Ok(CartPage {
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            tab: "cart",
            cart,
            summary,
            key: RequestKey::fresh()?.as_str().to_string(),
            chosen: chosen.unwrap_or(if ways.contains(&PayWay::Later) {
                PayWay::Later
            } else {
                first
            }),
            ways,
            problem,
        })
    })?;
    html(&page)
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

#[derive(Template)]
#[template(path = "guest/help.html")]
struct HelpPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    calls: CallsRegion,
}

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
        Ok(HelpPage {
            calls: visit(read, &who, head.shell.t, head.seq).calls()?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "help",
        })
    })?;
    html(&page)
}
