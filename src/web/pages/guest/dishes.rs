//! The menu and its dishes. The menu's body is the same for everybody and is made once per change.

use super::*;
use crate::base::money::Currency;
use crate::menu::{self, Choice, Group, Item};
use crate::web::pages::kitchen;

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
        let version = menu::queries::version(read)?;
        let made_of = MadeOf {
            menu: version,
            currency: head.shell.t.currency,
            language: settings::queries::language(read)?,
        };
        let body = web.menus.get(made_of, tongue.0, || menu_body(read, head.shell.t, head.seq))?;
        Ok(MenuPage {
            shell: head.shell.live(format!("/live/visit?screen=menu&menu={version}")),
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
        (
            "item",
            vec![replace(&format!("item-{id}"), &ItemRegion::new(&t, &seq, &item))?],
        ),
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

pub(super) fn item_page(
    req: &HttpRequest,
    web: &Web,
    who: &GuestWho,
    tongue: Tongue,
    typed: forms::Typed,
    problems: impl FnOnce(Words) -> Problems,
) -> Answer {
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
            return Ok(Ok(if look {
                reply::page(part)
            } else {
                reply::regions(&[part])
            }));
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

/// The menu's body, rendered once per change and language.
#[derive(Default)]
pub struct Menus(std::sync::Mutex<std::collections::HashMap<Lang, (MadeOf, Arc<str>)>>);

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
    pub fn get(&self, made_of: MadeOf, lang: Lang, make: impl FnOnce() -> Result<String>) -> Result<Arc<str>> {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((known, body)) = kept.get(&lang)
            && *known == made_of
        {
            return Ok(body.clone());
        }
        let body: Arc<str> = make()?.into();
        kept.insert(lang, (made_of, body.clone()));
        Ok(body)
    }
}
