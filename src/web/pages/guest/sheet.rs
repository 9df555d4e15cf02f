//! The sheet of one dish: what can be chosen and left out, what it then
//! contains, and what comes near to it when it has sold out.

use actix_web::web::Query;
use serde::Deserialize;

use super::account::Heart;
use super::*;
use crate::base::Money;
use crate::cart;
use crate::customers;
use crate::menu::dishes::Dishes;
use crate::menu::{self, Allergens, Choice, Group, Item};
use crate::tables::diet::Diet;
use crate::web::actor::CustomerWho;
use crate::web::missed::note_opened;
use crate::web::pages::words;

/// So many dishes stand in for one that has sold out.
const NEAR: usize = 3;

/// The form of one dish, with what was typed and what is wrong with it.
#[derive(Template)]
#[template(path = "guest/_sheet.html")]
struct Sheet {
    t: Words,
    key: String,
    item: Item,
    diet: Diet,
    near: Vec<Item>,
    chosen: Vec<OptionId>,
    note: String,
    quantity: String,
    instead: Option<i64>,
    /// For who has an account.
    heart: Option<Heart>,
    problems: Problems,
}
impl askama::filters::HtmlSafe for Sheet {}

impl Sheet {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }

    /// What is ticked: what was chosen, or at first the first of a required single
    /// choice that suits the guest.
    fn picked(&self, option: &Choice, group: &Group) -> bool {
        if !self.chosen.is_empty() {
            return option.available && self.chosen.contains(&option.id);
        }
        let free = || group.options.iter().filter(|o| o.available);
        let first = free().find(|o| self.suits(o)).or_else(|| free().next());
        group.least == 1 && group.most == 1 && first.is_some_and(|o| o.id == option.id)
    }

    fn suits(&self, option: &Choice) -> bool {
        option.allergens.common(self.diet.avoids).is_empty()
    }

    fn left_out(&self, removal: &Choice) -> bool {
        self.chosen.contains(&removal.id)
    }

    /// What it contains as it is ticked.
    fn contains(&self) -> Allergens {
        let left_out = self.item.removals.iter().filter(|r| self.left_out(r));
        let own = left_out.fold(self.item.allergens, |set, r| set.without(r.allergens));
        let groups = self.item.groups.iter();
        let ticked = groups.flat_map(|g| g.options.iter().filter(|o| self.picked(o, g)));
        ticked.fold(own, |set, o| set.and(o.allergens))
    }

    /// Everything that it could contain.
    fn could_contain(&self) -> Allergens {
        let options = self.item.groups.iter().flat_map(|g| &g.options);
        options.fold(self.item.allergens, |set, o| set.and(o.allergens))
    }

    /// What one costs as it is ticked.
    fn price(&self) -> Money {
        let groups = self.item.groups.iter();
        let ticked = groups.flat_map(|g| g.options.iter().filter(|o| self.picked(o, g)));
        self.item.price + ticked.map(|o| o.delta).sum()
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

/// The line of the cart that is to be chosen anew.
#[derive(Deserialize)]
pub struct Instead {
    instead: Option<i64>,
}

/// `GET /menu/items/{item}`: the sheet for a live page, a page of its own without script. With `instead`,
/// what is chosen takes the place of that line of the cart, and begins as it is.
///
/// # Errors
/// `NotFound`; 401 without a guest's session.
pub async fn item(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    path: Path<i64>,
    query: Query<Instead>,
) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let mut typed = forms::Typed::blank(ItemId(path.into_inner()))?;
    if let Some(number) = query.instead {
        let cart = web.app.read(|read| cart::queries::get(read, who.visit, tongue.0))?;
        // A line that is gone meanwhile is simply chosen as a new one.
        if let Some(line) = cart.lines.into_iter().find(|l| l.number == number && l.item == typed.item) {
            typed.instead = Some(number);
            typed.options = line.options;
            typed.quantity = line.quantity.to_string();
            typed.note = line.note;
        }
    }
    item_page(&req, &web, &who, tongue, typed, Problems::none())
}

pub(super) fn item_page(
    req: &HttpRequest,
    web: &Data<Web>,
    who: &GuestWho,
    tongue: Tongue,
    typed: forms::Typed,
    problems: Problems,
) -> Answer {
    let customer = CustomerWho::session(req)?.map(|s| s.actor());
    web.app.read(|read| {
        who.actor().may_in(Verb::ReadVisit, who.visit)?;
        let mut sheet = sheet(read, who, words(read, tongue.0)?, typed, problems)?;
        if let Some(customer) = customer {
            sheet.heart = Some(Heart {
                t: sheet.t,
                name: sheet.item.name.clone(),
                on: customers::queries::favourites(read, &customer)?.contains(&sheet.item.id),
            });
        }
        note_opened(web, who, &sheet.item);
        if reply::wants_regions(req) {
            return Ok(Ok(reply::dialog(req, render(&sheet)?)));
        }
        let mut head = head(read, who, tongue.0, "item", "tab-menu")?;
        head.shell.title.clone_from(&sheet.item.name);
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

fn sheet(read: &Read<'_>, who: &GuestWho, t: Words, typed: forms::Typed, problems: Problems) -> Result<Sheet> {
    let item = Dishes::of(read, t.lang)?.find(read, typed.item)?.ok_or_else(Error::missing)?;
    let diet = tables::diet::queries::get(read, who.guest)?;
    let mut near = Vec::new();
    if item.sold_out() {
        let menu = menu::queries::menu(read, t.lang)?;
        let suits = |i: &Item| diet.shows(i) && !diet.clashes(i);
        near = menu::guide::nearest(&item, &menu, suits, NEAR).into_iter().cloned().collect();
    }
    Ok(Sheet {
        t,
        key: typed.key,
        item,
        diet,
        near,
        chosen: typed.options,
        note: typed.note,
        quantity: typed.quantity,
        instead: typed.instead,
        heart: None,
        problems,
    })
}

/// A dish's sheet as a guest without a diet sees it, for who has no seat.
///
/// # Errors
/// `NotFound` for what guests do not see; a fault of the database or of a template.
pub fn preview_dish(read: &Read<'_>, t: Words, id: ItemId) -> Result<String> {
    render(&Sheet {
        t,
        key: String::new(),
        item: menu::queries::find_item(read, id, t.lang)?.ok_or_else(Error::missing)?,
        diet: Diet::default(),
        near: Vec::new(),
        chosen: Vec::new(),
        note: String::new(),
        quantity: "1".into(),
        instead: None,
        heart: None,
        problems: Problems::none(),
    })
}
