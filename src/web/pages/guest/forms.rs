//! What guests change in the cart and on their lines. Each form works without
//! script (and leads to a page) and with it (and answers with this phone's regions).

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path};
use serde::Deserialize;

use super::{item_page, send, visit};
use crate::base::ids::{ItemId, OptionId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result};
use crate::cart;
use crate::orders;
use crate::store::{RequestKey, Tx};
use crate::web::State as Web;
use crate::web::actor::{GuestWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::refused;
use crate::web::reply;
use crate::web::screen::Op;

/// A dish as it was chosen in a form.
pub struct Typed {
    pub(in crate::web::pages) item: ItemId,
    pub(in crate::web::pages) options: Vec<OptionId>,
    pub(in crate::web::pages) quantity: String,
    pub(in crate::web::pages) note: String,
    pub(in crate::web::pages) key: String,
    /// The line of the cart that it takes the place of.
    pub(in crate::web::pages) instead: Option<i64>,
}

impl Typed {
    /// The form before anything was chosen.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn blank(item: ItemId) -> Result<Typed> {
        Ok(Typed {
            item,
            options: Vec::new(),
            quantity: "1".into(),
            note: String::new(),
            key: RequestKey::fresh()?.as_str().to_string(),
            instead: None,
        })
    }

    /// Reads a form's fields. A field that is not ours, such as a price, is refused.
    pub(in crate::web::pages) fn parse(fields: Vec<(String, String)>) -> Result<Typed> {
        let mut item = None;
        let mut typed = Typed::blank(ItemId(0))?;
        typed.key.clear();
        for (name, value) in fields {
            match name.as_str() {
                "item" => item = value.parse().ok().map(ItemId),
                "quantity" => typed.quantity = value,
                "note" => typed.note = value,
                "key" => typed.key = value,
                "instead" => typed.instead = Some(value.parse().map_err(|_| unknown_field())?),
                _ if name.starts_with("group-") || name.starts_with("option-") => {
                    let id = value.parse().map_err(|_| unknown_field())?;
                    typed.options.push(OptionId(id));
                }
                _ => return Err(unknown_field()),
            }
        }
        typed.item = item.ok_or_else(Error::missing)?;
        Ok(typed)
    }

    pub(in crate::web::pages) fn add(&self, actor: &Actor) -> Result<(Option<RequestKey>, cart::actions::Add)> {
        let key = match self.key.as_str() {
            "" => None,
            key => Some(RequestKey::parse(key)?),
        };
        let quantity = self.quantity.trim().parse().unwrap_or(0);
        let add = cart::actions::Add {
            item: self.item,
            options: self.options.clone(),
            quantity: cart::quantity(actor, quantity)?,
            note: Note::parse(&self.note)?,
            instead: self.instead,
        };
        Ok((key, add))
    }
}

pub(super) fn unknown_field() -> Error {
    Error::Malformed(Msg::new("error-field-unknown"))
}

/// `POST /visit/cart/lines`
///
/// # Errors
/// As [`cart::actions::add`]; what was typed stays in the form.
pub async fn add(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    form: Form<Vec<(String, String)>>,
) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let typed = Typed::parse(form.into_inner())?;
    let (actor, visit) = (who.actor(), who.visit);
    let added = match typed.add(&actor) {
        Ok((key, add)) => {
            let work = move |tx: &Tx<'_>| cart::actions::add(tx, &actor, visit, key.as_ref(), &add);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match added {
        Ok(_) if typed.instead.is_some() => Ok(match reply::wants_regions(&req) {
            true => reply::go("/visit/cart"),
            false => reply::see_other("/visit/cart"),
        }),
        Ok(_) if reply::wants_regions(&req) => {
            let words = web.app.read(|read| super::super::words(read, tongue.0))?.t("added");
            let mut answer = regions(&web, &who, tongue, &["cartbar"], Some(&words))?;
            reply::close_dialog(&mut answer);
            Ok(answer)
        }
        Ok(_) => Ok(reply::see_other(&format!("/menu#item-{}", typed.item))),
        // A refusal about the dish is shown in its form; anything else is a page or toast of its own.
        Err(e @ (Error::Invalid(_) | Error::Conflict(_))) if !from_list(&req, &typed) => {
            refused(&web, tongue, e, |problems| {
                item_page(&req, &web, &who, tongue, typed, problems)
            })
        }
        Err(e) => Err(e.into()),
    }
}

/// Whether the tap came from the menu's list, where no form is open that could show a sentence.
fn from_list(req: &HttpRequest, typed: &Typed) -> bool {
    reply::wants_regions(req) && typed.options.is_empty() && typed.note.is_empty() && typed.quantity == "1"
}

/// This phone's regions, with a sentence that is said aloud if there is one.
pub(super) fn regions(web: &Web, who: &GuestWho, tongue: Tongue, names: &[&str], words: Option<&str>) -> Answer {
    let mut parts = web.app.read(|read| {
        let t = super::super::words(read, tongue.0)?;
        let visit = visit(read, who, t, read.seq()?);
        let ops = names.iter().map(|name| visit.paint(name)).collect::<Result<Vec<_>>>()?;
        Ok(ops.into_iter().flatten().filter_map(Op::into_html).collect::<Vec<_>>())
    })?;
    parts.extend(words.map(reply::toast));
    // What stood in the way of sending was about the cart as it was.
    if names.contains(&"cart") {
        parts.push(send::no_refusal());
    }
    Ok(reply::regions(&parts))
}

/// What a change of the cart answers: all of it, for the sum that stands below it is of all, and a phone without its
/// socket may have missed what others did.
fn cart_answer(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue) -> Answer {
    if reply::wants_regions(req) {
        return regions(web, who, tongue, &["cart"], None);
    }
    Ok(reply::see_other("/visit/cart"))
}

/// One more, or one less.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    change: i64,
    key: Option<String>,
}

/// `POST /visit/cart/lines/{line}`
///
/// # Errors
/// As [`cart::actions::change`].
pub async fn change(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<Change>,
) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let key = form.key.as_deref().map(RequestKey::parse).transpose()?;
    let (actor, visit, line, by) = (who.actor(), who.visit, path.into_inner(), form.change);
    web.app
        .write(move |tx| cart::actions::change(tx, &actor, visit, key.as_ref(), line, by))
        .await?;
    cart_answer(&req, &web, &who, tongue)
}

/// `POST /visit/cart/lines/{line}/fit`: only as many as are left.
///
/// # Errors
/// As [`cart::actions::fit`].
pub async fn fit(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<i64>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, line) = (who.actor(), who.visit, path.into_inner());
    web.app.write(move |tx| cart::actions::fit(tx, &actor, visit, line)).await?;
    cart_answer(&req, &web, &who, tongue)
}

/// `POST /visit/cart/lines/{line}/remove`
///
/// # Errors
/// As [`cart::actions::remove`].
pub async fn remove(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<i64>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, line) = (who.actor(), who.visit, path.into_inner());
    web.app.write(move |tx| cart::actions::remove(tx, &actor, visit, line)).await?;
    cart_answer(&req, &web, &who, tongue)
}

/// `POST /visit/orders/lines/{line}/take-back`
///
/// # Errors
/// As [`orders::actions::take_back`].
pub async fn take_back(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<i64>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, line) = (who.actor(), who.visit, path.into_inner());
    web.app.write(move |tx| orders::actions::take_back(tx, &actor, visit, line)).await?;
    if reply::wants_regions(&req) {
        return regions(&web, &who, tongue, &["orders", "bill"], None);
    }
    Ok(reply::see_other("/visit/orders"))
}
