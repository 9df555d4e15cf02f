//! The page of all dishes, and a dish's own for what is sold out and what is left.

use super::*;
use crate::base::ids::OptionId;
use crate::menu::Choice;
use crate::menu::stock::actions::{set_available, set_option_available, set_stock};
use crate::web::pages::{Problems, refused};

#[derive(Template)]
#[template(path = "kitchen/items.html")]
struct ItemsPage {
    shell: Shell,
    tab: &'static str,
    stocks: StocksRegion,
}

/// `GET /kitchen/items`
///
/// # Errors
/// `Forbidden`.
pub async fn items(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::SellOut)?;
        let shell = desk_shell(read, tongue.0, look::class(&req), "sold-out")?.live("/live/items");
        Ok(ItemsPage {
            stocks: StocksRegion::read(read, shell.t, read.seq()?)?,
            shell,
            tab: "items",
        })
    })?;
    html(&page)
}

/// Where a dish's page was opened: on a ticket's line, or not.
#[derive(Deserialize)]
pub struct Origin {
    line: Option<i64>,
}

impl Origin {
    /// Where to go when it is done: a cook who came from the board goes on cooking.
    fn back(&self, item: &ItemId) -> String {
        match self.line {
            Some(_) => "/kitchen".into(),
            None => format!("/kitchen/items#stock-{item}"),
        }
    }
    /// The part of an address that says it.
    fn query(&self) -> String {
        self.line.map_or_else(String::new, |line| format!("?line={line}"))
    }
}

#[derive(Template)]
#[template(path = "kitchen/item.html")]
struct ItemPage {
    shell: Shell,
    tab: &'static str,
    item: Item,
    /// What was chosen on the line that led here.
    chosen: Vec<OptionId>,
    origin: Origin,
    typed: String,
    problems: Problems,
}

impl ItemPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// Its options: those of the line that led here first.
    fn options(&self) -> Vec<&Choice> {
        let mut all: Vec<_> = self.item.groups.iter().flat_map(|g| &g.options).collect();
        all.sort_by_key(|o| !self.chosen.contains(&o.id));
        all
    }
    fn was_chosen(&self, option: &Choice) -> bool {
        self.chosen.contains(&option.id)
    }
}

/// `GET /kitchen/items/{item}`
///
/// # Errors
/// `Forbidden`; `NotFound` if the menu has no such item.
pub async fn item(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    origin: Query<Origin>,
) -> Answer {
    let item = ItemId(path.into_inner());
    item_page(
        &req,
        &web,
        &who,
        tongue,
        item,
        origin.into_inner(),
        None,
        Problems::none(),
    )
}

#[expect(
    clippy::too_many_arguments,
    reason = "a page with a form: who looks, at what, and what was typed"
)]
fn item_page(
    req: &HttpRequest,
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    id: ItemId,
    origin: Origin,
    typed: Option<&str>,
    problems: Problems,
) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::SellOut)?;
        let item = menu::queries::find_item(read, id, tongue.0)?.ok_or_else(Error::missing)?;
        let chosen = match origin.line {
            Some(line) => orders::queries::chosen(read, LineId(line))?,
            None => Vec::new(),
        };
        let left = item.stock.map_or_else(String::new, |n| n.to_string());
        let mut shell = desk_shell(read, tongue.0, look::class(req), "sold-out")?;
        shell.title.clone_from(&item.name);
        Ok(ItemPage {
            shell,
            tab: "items",
            item,
            chosen,
            origin,
            typed: typed.map_or(left, String::from),
            problems,
        })
    })?;
    html(&page)
}

/// Whether an item or an option is to be had.
#[derive(Deserialize)]
pub struct Available {
    available: String,
}

impl Available {
    fn parse(&self) -> Result<bool> {
        match self.available.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(Error::field("available", Msg::new("error-step-unknown"))),
        }
    }
}

/// `POST /kitchen/items/{item}`
///
/// # Errors
/// `NotFound`; `Invalid` on `available`.
pub async fn available(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    path: Path<i64>,
    origin: Query<Origin>,
    form: Form<Available>,
) -> Answer {
    let (actor, item, available) = (who.actor(), ItemId(path.into_inner()), form.parse()?);
    web.app.write(move |tx| set_available(tx, &actor, item, available)).await?;
    super::super::done(&req, &origin.back(&item))
}

/// `POST /kitchen/items/{item}/options/{option}`
///
/// # Errors
/// `NotFound`; `Invalid` on `available`.
pub async fn option(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    path: Path<(i64, i64)>,
    origin: Query<Origin>,
    form: Form<Available>,
) -> Answer {
    let (item, option) = path.into_inner();
    let (actor, available) = (who.actor(), form.parse()?);
    web.app
        .write(move |tx| set_option_available(tx, &actor, OptionId(option), available))
        .await?;
    super::super::done(&req, &origin.back(&ItemId(item)))
}

/// How many there are; nothing if nobody counts any more.
#[derive(Deserialize)]
pub struct Left {
    stock: String,
}

/// `POST /kitchen/items/{item}/stock`
///
/// # Errors
/// `NotFound`; `Invalid` on `stock`, with what was typed.
pub async fn stock(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    origin: Query<Origin>,
    form: Form<Left>,
) -> Answer {
    let (actor, item) = (who.actor(), ItemId(path.into_inner()));
    let left = match form.stock.trim() {
        "" => None,
        // What is no number is refused by the verb as one that there cannot be.
        text => Some(text.parse().unwrap_or(-1)),
    };
    match web.app.write(move |tx| set_stock(tx, &actor, item, left)).await {
        Ok(()) => super::super::done(&req, &origin.back(&item)),
        Err(e) => refused(&web, tongue, e, |problems| {
            item_page(
                &req,
                &web,
                &who,
                tongue,
                item,
                origin.into_inner(),
                Some(&form.stock),
                problems,
            )
        }),
    }
}
