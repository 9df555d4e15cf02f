//! The guest's screens: menu, item, cart, orders, help, and the thank-you page.

mod forms;
mod join;
mod regions;

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use askama::Template;

pub use forms::{add, call, change, place, remove, take_back};
pub use join::{home, language, scan};
pub use regions::{REGIONS, Visit};
use regions::{BillRegion, CallsRegion, CartRegion, CartbarRegion, GuestsRegion, ItemRegion, MenuBody, OrdersRegion, SummaryRegion};

use super::{Problems, html, render};
use crate::base::ids::{ItemId, OptionId};
use crate::base::{Error, Lang, Result, Verb};
use crate::bills::{self, Bill};
use crate::menu::{self, Choice, Group, Item};
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
        shell: shell.live(format!("/live/visit?screen={screen}")),
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
    Ok(Shell::new(t, &house.house_name, t.t(title), &class))
}

fn visit<'a>(read: &'a Read<'a>, who: &GuestWho, t: Words, seq: i64) -> Visit<'a> {
    Visit {
        read,
        id: who.visit,
        t,
        seq,
    }
}

/// The regions that a screen of a guest shows.
pub fn regions_of(screen: &str) -> &'static [&'static str] {
    match screen {
        "menu" => &["guests", "cartbar", "item"],
        "cart" => &["guests", "cart"],
        "orders" => &["guests", "cartbar", "orders", "bill"],
        "help" => &["guests", "cartbar", "calls"],
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
#[template(path = "guest/waiting.html")]
struct WaitingPage {
    shell: Shell,
}

fn waiting(web: &Web, who: &GuestWho, tongue: Tongue) -> Answer {
    let shell = web.app.read(|read| shell(read, who, tongue.0, "waiting-title"))?;
    html(&WaitingPage {
        shell: shell.live("/live/visit?screen=waiting"),
    })
}

#[derive(Template)]
#[template(path = "guest/thanks.html")]
struct ThanksPage {
    shell: Shell,
    table: String,
    when: String,
    orders: Vec<Order>,
    bill: Bill,
}

fn thanks(web: &Web, who: &GuestWho, tongue: Tongue) -> Answer {
    let calendar = web.app.store.calendar();
    let page = web.app.read(|read| {
        let visit = tables::queries::get_visit(read, who.visit)?;
        let when = calendar.local(visit.closed_ms.unwrap_or(read.now.at_ms));
        Ok(ThanksPage {
            shell: shell(read, who, tongue.0, "thanks-title")?,
            table: visit.table_name,
            when: when.strftime("%d/%m/%Y %H:%M").to_string(),
            orders: orders::queries::list_of_visit(read, who.visit, tongue.0)?,
            bill: bills::queries::get(read, who.visit)?,
        })
    })?;
    html(&page)
}

#[derive(Template)]
#[template(path = "guest/menu.html")]
struct MenuPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    body: Arc<str>,
}

/// `GET /menu`
///
/// # Errors
/// 401 without a guest's session.
pub async fn menu(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let page = web.app.read(|read| {
        let head = head(read, &who, tongue.0, "menu", "tab-menu")?;
        let body = web.menus.get(menu::queries::version(read)?, tongue.0, || menu_body(read, head.shell.t, head.seq))?;
        Ok(MenuPage {
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "menu",
            body,
        })
    })?;
    html(&page)
}

fn menu_body(read: &Read<'_>, t: Words, seq: i64) -> Result<String> {
    let categories = menu::queries::menu(read, t.lang)?;
    render(&MenuBody { t, seq, categories })
}

/// One dish as operations of a paint: for the menu, and for the kitchen's list.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_item(read: &Read<'_>, t: Words, seq: i64, id: ItemId) -> Result<Vec<(&'static str, Vec<Op>)>> {
    let Some(item) = menu::queries::find_item(read, id, t.lang)? else {
        return Ok(Vec::new());
    };
    Ok(vec![
        ("item", vec![replace(&format!("item-{id}"), &ItemRegion::new(&t, &seq, &item))?]),
        ("stock", vec![super::kitchen::paint_stock(t, seq, &item)?]),
    ])
}

/// The whole menu as one operation.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_menu(read: &Read<'_>, t: Words, seq: i64) -> Result<Vec<Op>> {
    let html = menu_body(read, t, seq)?;
    Ok(vec![Op::Replace {
        id: "menu-body".into(),
        html,
    }])
}

/// The form of one dish, with what was typed and what is wrong with it.
#[derive(Template)]
#[template(path = "guest/_sheet.html")]
struct Sheet {
    t: Words,
    key: String,
    item: Item,
    chosen: Vec<OptionId>,
    note: String,
    quantity: String,
    problems: Problems,
}
impl askama::filters::HtmlSafe for Sheet {}

impl Sheet {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// What is ticked: what was chosen, or at first the first of a required single choice.
    fn picked(&self, option: &Choice, group: &Group) -> bool {
        if !self.chosen.is_empty() {
            return self.chosen.contains(&option.id);
        }
        let first = group.options.iter().find(|o| o.available).map(|o| o.id);
        group.least == 1 && group.most == 1 && first == Some(option.id)
    }
}

#[derive(Template)]
#[template(path = "guest/item.html")]
struct ItemPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    sheet: Sheet,
}

/// `GET /menu/items/{item}`: the sheet for a live page, a page of its own without script.
///
/// # Errors
/// `NotFound`; 401 without a guest's session.
pub async fn item(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<i64>) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let blank = forms::Typed::blank(ItemId(path.into_inner()))?;
    item_page(&req, &web, &who, tongue, blank, |_| Problems::none())
}

fn item_page(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue, typed: forms::Typed, problems: impl FnOnce(Words) -> Problems) -> Answer {
    web.app.read(|read| {
        let item = menu::queries::find_item(read, typed.item, tongue.0)?.ok_or_else(Error::missing)?;
        let mut head = head(read, who, tongue.0, "item", "tab-menu")?;
        head.shell.title.clone_from(&item.name);
        let sheet = Sheet {
            t: head.shell.t,
            key: typed.key,
            item,
            chosen: typed.options,
            note: typed.note,
            quantity: typed.quantity,
            problems: problems(head.shell.t),
        };
        if reply::is_htmx(req) {
            // A look fills the empty dialog; a refusal takes the place of the form in it.
            let part = render(&sheet)?;
            let look = req.method() == actix_web::http::Method::GET;
            return Ok(Ok(if look { reply::page(part) } else { reply::regions(&[part]) }));
        }
        Ok(html(&ItemPage {
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "menu",
            sheet,
        }))
    })?
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
            chosen: chosen.unwrap_or(if ways.contains(&PayWay::Later) { PayWay::Later } else { first }),
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

/// The menu's body, rendered once per change and language.
#[derive(Default)]
pub struct Menus(std::sync::Mutex<std::collections::HashMap<Lang, (i64, Arc<str>)>>);

impl Menus {
    /// The body of a version, from the cache or made now.
    ///
    /// # Errors
    /// What `make` answers.
    pub fn get(&self, version: i64, lang: Lang, make: impl FnOnce() -> Result<String>) -> Result<Arc<str>> {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((known, body)) = kept.get(&lang)
            && *known == version
        {
            return Ok(body.clone());
        }
        let body: Arc<str> = make()?.into();
        kept.insert(lang, (version, body.clone()));
        Ok(body)
    }
}
