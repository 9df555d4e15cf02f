//! The waiter's pad: ordering for guests in the table's own cart, equal in rank
//! with their phones. What guests have chosen is there too, and is sent along.

use actix_web::web::Query;
use askama::filters::HtmlSafe;

use super::*;
use crate::base::ids::ItemId;
use crate::cart::{self, Cart, CartLine, Trouble};
use crate::menu::{self, Category, Choice, Group, Item};
use crate::orders::actions::Place;
use crate::settings::PayWay;
use crate::store::Tx;
use crate::web::pages::guest::{PlaceForm, Typed};
use crate::web::screen::{Op, replace};
use crate::web::ui::Words;

/// The lines of the cart, with what can be done to each.
#[derive(Template)]
#[template(path = "floor/_pad_cart.html")]
pub struct PadCart {
    t: Words,
    seq: i64,
    visit: VisitId,
    cart: Cart,
}
impl HtmlSafe for PadCart {}

impl PadCart {
    fn trouble(&self, line: &CartLine) -> Option<String> {
        Some(match line.trouble? {
            Trouble::Few(n) => self.t.n("left", n),
            Trouble::Held => self.t.t("pad-held"),
            Trouble::Later => self.t.t("line-later"),
            Trouble::Gone | Trouble::Options => self.t.t("line-sold-out"),
        })
    }
}

/// What is sent, and what it costs.
#[derive(Template)]
#[template(path = "floor/_pad_sum.html")]
pub struct PadSum {
    t: Words,
    seq: i64,
    count: i64,
    total: crate::base::Money,
    lines: String,
}
impl HtmlSafe for PadSum {}

fn regions(read: &Read<'_>, visit: VisitId, t: Words, seq: i64) -> Result<(PadCart, PadSum)> {
    let cart = cart::queries::get(read, visit, t.lang)?;
    let sum = PadSum {
        t,
        seq,
        count: cart.sendable().map(|l| l.quantity).sum(),
        total: cart.total(),
        lines: PlaceForm::lines_of(&cart),
    };
    Ok((PadCart { t, seq, visit, cart }, sum))
}

/// The pad's regions as operations.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_pad(read: &Read<'_>, visit: VisitId, t: Words, seq: i64) -> Result<Vec<Op>> {
    let (cart, sum) = regions(read, visit, t, seq)?;
    Ok(vec![replace("pad-cart", &cart)?, replace("pad-sum", &sum)?])
}

#[derive(Template)]
#[template(path = "floor/pad.html")]
struct PadPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    visit: Visit,
    q: String,
    categories: Vec<Category>,
    cart: PadCart,
    sum: PadSum,
    key: String,
    pay: PayWay,
    problems: Problems,
}

/// What is looked for.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// `GET /floor/visits/{visit}/order`
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` for a closed visit.
pub async fn pad(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, query: Query<Search>) -> Answer {
    pad_page(
        &web,
        &who,
        tongue,
        VisitId(path.into_inner()),
        &query.q,
        Problems::none(),
    )
}

fn pad_page(web: &Web, who: &StaffWho, tongue: Tongue, visit: VisitId, q: &str, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditCart)?;
        let visit = tables::queries::get_visit(read, visit)?.open()?;
        let mut shell = desk_shell(read, tongue.0, class(who), "pad-title")?;
        shell.title = shell.t.with("pad-for", "table", &visit.table_name);
        let mut categories = menu::queries::menu(read, tongue.0)?;
        match menu::search::Search::parse(q) {
            Some(search) => categories = search.narrow(categories),
            None => categories.retain(|c| !c.items.is_empty()),
        }
        let (cart, sum) = regions(read, visit.id, shell.t, read.seq()?)?;
        Ok(PadPage {
            shell: shell.live(format!("/live/floor/{}?screen=pad", visit.id)),
            person: who.name.clone(),
            tab: "",
            visit,
            q: q.to_string(),
            categories,
            cart,
            sum,
            key: RequestKey::fresh()?.as_str().to_string(),
            // A waiter who writes down a round takes the money later.
            pay: settings::queries::get(read)?.usual_pay_way(),
            problems,
        })
    })?;
    html(&page)
}

#[derive(Template)]
#[template(path = "floor/pad_item.html")]
struct PadItemPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    visit: VisitId,
    item: Item,
    typed: Typed,
    problems: Problems,
}

impl PadItemPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn single(&self, group: &Group) -> bool {
        group.least == 1 && group.most == 1
    }
    fn picked(&self, option: &Choice) -> bool {
        self.typed.options.contains(&option.id)
    }
}

/// `GET /floor/visits/{visit}/order/{item}`: the form of a dish with its choices.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn pad_item(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<(i64, i64)>) -> Answer {
    let (visit, item) = path.into_inner();
    let blank = Typed::blank(ItemId(item))?;
    item_page(&web, &who, tongue, VisitId(visit), blank, Problems::none())
}

fn item_page(web: &Web, who: &StaffWho, tongue: Tongue, visit: VisitId, typed: Typed, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditCart)?;
        tables::queries::get_visit(read, visit)?.open()?;
        let item = menu::queries::find_item(read, typed.item, tongue.0)?.ok_or_else(Error::missing)?;
        let mut shell = desk_shell(read, tongue.0, class(who), "pad-title")?;
        shell.title.clone_from(&item.name);
        Ok(PadItemPage {
            shell,
            person: who.name.clone(),
            tab: "",
            visit,
            item,
            typed,
            problems,
        })
    })?;
    html(&page)
}

fn pad_path(visit: VisitId) -> String {
    format!("/floor/visits/{visit}/order")
}

/// `POST /floor/visits/{visit}/cart/lines`
///
/// # Errors
/// As [`cart::actions::add`]; what was chosen stays in the form.
pub async fn pad_add(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<Vec<(String, String)>>,
) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let typed = Typed::parse(form.into_inner())?;
    let added = match typed.add(&actor) {
        Ok((key, add)) => {
            let work = move |tx: &Tx<'_>| cart::actions::add(tx, &actor, visit, key.as_ref(), &add);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match added {
        Ok(_) => crate::web::pages::done(&req, &pad_path(visit)),
        // From the list a refusal is a sentence at the foot; the dish's own page shows it in its form.
        Err(e) if reply::wants_regions(&req) => Err(e.into()),
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            item_page(&web, &who, tongue, visit, typed, problems)
        }),
    }
}

/// One more, or one less.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PadChange {
    change: i64,
    key: Option<String>,
}

/// `POST /floor/visits/{visit}/cart/lines/{line}`
///
/// # Errors
/// As [`cart::actions::change`].
pub async fn pad_change(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, i64)>,
    form: Form<PadChange>,
) -> Answer {
    let (visit, line) = path.into_inner();
    let (actor, visit, by) = (who.actor(), VisitId(visit), form.change);
    let key = form.key.as_deref().map(RequestKey::parse).transpose()?;
    let work = move |tx: &Tx<'_>| cart::actions::change(tx, &actor, visit, key.as_ref(), line, by);
    match web.app.write(work).await {
        Ok(()) => crate::web::pages::done(&req, &pad_path(visit)),
        Err(e) if reply::wants_regions(&req) => Err(e.into()),
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            pad_page(&web, &who, tongue, visit, "", problems)
        }),
    }
}

/// `POST /floor/visits/{visit}/orders`
///
/// # Errors
/// As [`orders::actions::place`]; a refusal shows the pad as it stands, with the reason.
pub async fn pad_send(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<PlaceForm>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let placed = match form.parse() {
        Ok((key, place)) => {
            let work = move |tx: &Tx<'_>| send(tx, &actor, visit, &key, &place);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match placed {
        Ok(table) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            pad_page(&web, &who, tongue, visit, "", problems)
        }),
    }
}

fn send(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: &RequestKey, place: &Place) -> Result<TableId> {
    orders::actions::place(tx, actor, visit, key, place)?;
    Ok(tables::queries::get_visit(tx, visit)?.table)
}
