//! The menu and its dishes. The menu's body is the same for everybody and is made once per change.

use std::borrow::Borrow;

use actix_web::HttpResponse;
use actix_web::web::{Form, Query};
use serde::Deserialize;

use super::account::FavouritesRegion;
use super::diet::Marked;
use super::*;
use crate::base::money::Currency;
use crate::menu::search::Search;
use crate::menu::{self, Category, Item};
use crate::tables::diet::Diet;
use crate::web::actor::CustomerWho;
use crate::web::missed::note_search;
use crate::web::pages::kitchen;
use crate::web::shared::Shared;

/// So many dishes are shown as popular.
const POPULAR: usize = 5;

#[derive(Template)]
#[template(path = "guest/menu.html")]
struct MenuPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    /// What was searched for without script.
    q: String,
    found: Option<Found>,
    marked: Marked,
    favourites: FavouritesRegion,
    body: Arc<Shared>,
}

/// How many dishes are left, where some are hidden.
struct Found {
    shown: usize,
    all: usize,
}

impl Found {
    fn of(menu: &[Category], search: Option<&Search>, diet: &Diet) -> Found {
        let dishes = || menu.iter().flat_map(|c| c.items.iter().map(move |i| (c, i)));
        Found {
            shown: dishes().filter(|(c, i)| diet.shows(i) && search.is_none_or(|s| s.suits(c, i))).count(),
            all: dishes().count(),
        }
    }

    fn words(&self, t: &Words) -> String {
        if self.shown == 0 {
            return t.t("found-none");
        }
        let template = t.t("found");
        template.replace("{n}", &self.shown.to_string()).replace("{all}", &self.all.to_string())
    }
}

/// One dish on the menu.
#[derive(Template)]
#[template(path = "guest/_item.html")]
struct ItemRegion<'a> {
    t: &'a Words,
    seq: i64,
    item: &'a Item,
    lazy: bool,
}
impl askama::filters::HtmlSafe for ItemRegion<'_> {}

impl<'a> ItemRegion<'a> {
    /// The dish as of a sequence number; its picture may wait until it is in sight.
    fn new(t: &'a Words, seq: i64, item: &'a Item, lazy: impl Borrow<bool>) -> Self {
        let lazy = *lazy.borrow();
        ItemRegion { t, seq, item, lazy }
    }
}

/// What other guests like, above the menu; empty where nothing is counted yet.
#[derive(Template)]
#[template(path = "guest/_popular.html")]
struct PopularRegion<'a> {
    t: &'a Words,
    seq: i64,
    items: Vec<&'a Item>,
}
impl askama::filters::HtmlSafe for PopularRegion<'_> {}

impl<'a> PopularRegion<'a> {
    fn new(t: &'a Words, seq: i64, menu: &'a [Category]) -> Self {
        let items = popular(menu);
        PopularRegion { t, seq, items }
    }
}

/// The whole menu: rail and dishes.
#[derive(Template)]
#[template(path = "guest/_menu.html")]
struct MenuBody {
    t: Words,
    seq: i64,
    categories: Vec<Category>,
}

/// What is looked for without script.
#[derive(Deserialize)]
pub struct Looked {
    q: Option<String>,
}

/// `POST /menu/missed`: a guest has looked for something and found nothing.
///
/// # Errors
/// 401 without a guest's session; 403 for who does not sit there; 429.
pub async fn missed(web: Data<Web>, who: GuestWho, tongue: Tongue, looked: Form<Looked>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    note_search(&web, &who, tongue.0, looked.q.as_deref().unwrap_or_default());
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /menu`
///
/// # Errors
/// 401 without a guest's session.
pub async fn menu(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, looked: Query<Looked>) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let q = looked.into_inner().q.unwrap_or_default();
    let customer = CustomerWho::session(&req)?.map(|s| s.actor());
    let page = web.app.read(|read| {
        let t = super::super::words(read, tongue.0)?;
        // While somebody searches, only what is found is shown.
        let favourites = FavouritesRegion::of(read, customer.filter(|_| q.is_empty()), t)?;
        menu_page(read, &web, &who, tongue, q, favourites)
    })?;
    if page.found.as_ref().is_some_and(|found| found.shown == 0) {
        note_search(&web, &who, tongue.0, &page.q);
    }
    let html = render(&page)?;
    Ok(page.body.page(html))
}

fn menu_page(
    read: &Read<'_>,
    web: &Web,
    who: &GuestWho,
    tongue: Tongue,
    q: String,
    favourites: FavouritesRegion,
) -> Result<MenuPage> {
    let head = head(read, who, tongue.0, "menu", "tab-menu")?;
    let t = head.shell.t;
    let diet = tables::diet::queries::get(read, who.guest)?;
    let search = Search::parse(&q);
    let mut found = None;
    if search.is_some() || diet.filters() {
        found = Some(Found::of(&menu::queries::menu(read, t.lang)?, search.as_ref(), &diet));
    }
    let version = menu::queries::version(read)?;
    let mut live = format!("/live/visit?screen=menu&menu={version}");
    let body = if let Some(search) = &search {
        // The socket brings the rest of the menu, for who goes on searching with script.
        live = "/live/visit?screen=menu".into();
        Arc::new(Shared::new(searched(read, t, head.seq, search)?).map_err(unpacked)?)
    } else {
        let made_of = MadeOf {
            menu: version,
            currency: t.currency,
            language: settings::queries::language(read)?,
        };
        web.menus.get(made_of, t.lang, || menu_body(read, t, head.seq))?
    };
    Ok(MenuPage {
        shell: head.shell.live(live),
        table: head.table,
        guests: head.guests,
        cartbar: head.cartbar,
        tab: "menu",
        q,
        found,
        marked: Marked { t, diet },
        favourites,
        body,
    })
}

fn menu_body(read: &Read<'_>, t: Words, seq: i64) -> Result<String> {
    let categories = menu::queries::menu(read, t.lang)?;
    render(&MenuBody { t, seq, categories })
}

/// The menu as every guest sees it, for who has no seat.
///
/// # Errors
/// A fault of the database or of a template.
pub fn preview_menu(read: &Read<'_>, t: Words) -> Result<String> {
    menu_body(read, t, read.seq()?)
}

/// The part of the menu that a search finds.
fn searched(read: &Read<'_>, t: Words, seq: i64, search: &Search) -> Result<String> {
    let mut categories = search.narrow(menu::queries::menu(read, t.lang)?);
    for item in categories.iter_mut().flat_map(|c| &mut c.items) {
        item.popular = false;
    }
    render(&MenuBody { t, seq, categories })
}

/// What sells well and can be ordered, for the strip above the menu.
fn popular(menu: &[Category]) -> Vec<&Item> {
    let all = menu.iter().flat_map(|c| &c.items);
    all.filter(|i| i.popular && !i.sold_out()).take(POPULAR).collect()
}

/// One dish as operations of a paint: for the menu, and for the kitchen's list.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_item(read: &Read<'_>, t: Words, seq: i64, id: ItemId) -> Result<Vec<(&'static str, Vec<Op>)>> {
    let Some(item) = menu::queries::find_item(read, id, t.lang)? else {
        return Ok(Vec::new());
    };
    let mut ops = vec![replace(&format!("item-{id}"), &ItemRegion::new(&t, seq, &item, true))?];
    if item.popular {
        let menu = menu::queries::menu(read, t.lang)?;
        ops.push(replace("popular", &PopularRegion::new(&t, seq, &menu))?);
    }
    Ok(vec![
        ("item", ops),
        ("stock", vec![kitchen::paint_stock(t, seq, &item)?]),
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

fn unpacked(e: std::io::Error) -> Error {
    Error::fault(format!("the menu was not packed: {e}"))
}

/// The menu's body, rendered once per change and language.
#[derive(Default)]
pub struct Menus(std::sync::Mutex<std::collections::HashMap<Lang, (MadeOf, Arc<Shared>)>>);

/// What the menu's body was made of; anything else makes it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeOf {
    /// The menu's version.
    pub menu: i64,
    /// The house's currency.
    pub currency: Currency,
    /// The house's language, which stands in where a text is missing.
    pub language: Lang,
}

impl Menus {
    /// The body of one state of the menu, from the cache or made now.
    ///
    /// # Errors
    /// What `make` answers.
    pub fn get(&self, made_of: MadeOf, lang: Lang, make: impl FnOnce() -> Result<String>) -> Result<Arc<Shared>> {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((known, body)) = kept.get(&lang)
            && *known == made_of
        {
            return Ok(body.clone());
        }
        let body = Arc::new(Shared::new(make()?).map_err(unpacked)?);
        kept.insert(lang, (made_of, body.clone()));
        Ok(body)
    }
}
