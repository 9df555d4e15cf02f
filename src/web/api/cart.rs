//! The shared cart of a visit.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, created, done, ok};
use crate::base::Result;
use crate::base::ids::{ItemId, OptionId, VisitId};
use crate::base::text::Note;
use crate::cart::{self, CartLine, Trouble};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

/// Why a line cannot be sent as it is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Trouble)]
pub enum TroubleJson {
    /// It is not on the menu any more, or sold out.
    Gone,
    /// It is not served at this hour.
    Later,
    /// All that there are lie in other carts.
    Held,
    /// There are not so many left.
    Few,
    /// What was chosen is not offered any more.
    Options,
}

impl From<Trouble> for TroubleJson {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Gone => TroubleJson::Gone,
            Trouble::Later => TroubleJson::Later,
            Trouble::Held => TroubleJson::Held,
            Trouble::Few(_) => TroubleJson::Few,
            Trouble::Options => TroubleJson::Options,
        }
    }
}

/// A line of the cart with its price as of now.
#[derive(Serialize, ToSchema)]
#[schema(as = CartLine)]
pub struct CartLineJson {
    /// Its number in the visit.
    number: i64,
    /// Raised by every change of this line.
    version: i64,
    /// The number of the guest who added it; null for the floor.
    guest: Option<i64>,
    item: i64,
    name: String,
    /// The chosen options' ids.
    options: Vec<i64>,
    /// Their names.
    option_names: Vec<String>,
    /// The names of what is left out.
    removals: Vec<String>,
    quantity: i64,
    /// A note for the kitchen; possibly empty.
    note: String,
    /// The price of one; null where it cannot be ordered as it is.
    unit: Option<i64>,
    /// The price of the line; 0 for what cannot be ordered.
    total: i64,
    /// Why it cannot be ordered as it is.
    trouble: Option<TroubleJson>,
}

impl From<CartLine> for CartLineJson {
    fn from(line: CartLine) -> Self {
        CartLineJson {
            number: line.number,
            version: line.version,
            guest: line.guest.as_ref().map(|(number, _)| *number),
            item: line.item.0,
            total: line.total().0,
            unit: line.unit.map(|m| m.0),
            trouble: line.trouble.map(TroubleJson::from),
            name: line.name,
            options: line.options.iter().map(|o| o.0).collect(),
            option_names: line.option_names,
            removals: line.removals,
            quantity: line.quantity,
            note: line.note,
        }
    }
}

/// The cart as it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Cart)]
pub struct CartJson {
    /// In the order in which they were added.
    lines: Vec<CartLineJson>,
    /// What sending it would cost, at its prices.
    total: i64,
    /// How many pieces.
    pieces: i64,
}

/// The cart of a visit.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/cart", tag = "cart", operation_id = "getCart",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = CartJson)))]
pub async fn cart(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>) -> Answer {
    let cart = web.app.read(|read| {
        let visit = caller.reads(read, VisitId(*path))?;
        cart::queries::get(read, visit.id, tongue.0)
    })?;
    ok(&CartJson {
        total: cart.total().0,
        pieces: cart.count(),
        lines: cart.lines.into_iter().map(CartLineJson::from).collect(),
    })
}

/// A dish as it was chosen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddLine)]
pub struct AddJson {
    #[schema(value_type = i64)]
    item: Whole,
    /// The ids of what is chosen and of what is left out.
    #[serde(default)]
    #[schema(max_items = 100, value_type = Vec<i64>)]
    options: Vec<Whole>,
    /// At most 20 for a guest, 99 for the staff.
    #[schema(minimum = 1, maximum = 99, value_type = i64)]
    quantity: Whole,
    /// A note for the kitchen.
    #[serde(default)]
    #[schema(max_length = 280)]
    note: String,
    /// The number of a line that it takes the place of.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    instead: Option<Whole>,
}

/// The number of a line.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedLine)]
pub struct AddedJson {
    number: i64,
}

/// Adds a line to the cart, or raises the same guest's equal one.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/cart/lines", tag = "cart", operation_id = "addLine",
    params(("visit" = i64, Path, description = "The visit's id"),
        Key),
    request_body = AddJson,
    responses((status = 201, body = AddedJson), (status = 409, description = "It is sold out, or the cart is full")))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>, body: Json<AddJson>) -> Answer {
    let visit = VisitId(*path);
    edits(&web, &caller, visit)?;
    let (actor, Key(key)) = (caller.actor(), key);
    let add = cart::actions::Add {
        item: ItemId(body.item.0),
        options: body.options.iter().map(|o| OptionId(o.0)).collect(),
        quantity: cart::quantity(&actor, body.quantity.0)?,
        note: Note::parse(&body.note)?,
        instead: body.instead.map(|n| n.0),
    };
    let work = move |tx: &Tx<'_>| cart::actions::add(tx, &actor, visit, Some(&key), &add);
    let number = web.app.write(work).await?;
    created(&format!("/api/v1/visits/{visit}/cart"), &AddedJson { number })
}

/// Who may change the cart now, and not too often.
///
/// # Errors
/// As [`Caller::changes`]; `TooOften`.
pub fn edits(web: &Web, caller: &Caller, visit: VisitId) -> Result<()> {
    caller.changes(visit)?;
    match caller.actor().guest() {
        Some(guest) => web.limits.cart(guest),
        None => Ok(()),
    }
}

/// How many more or fewer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeLine)]
pub struct ChangeJson {
    /// A difference, so that two who add one at once add two. Nothing left removes the line.
    #[schema(minimum = -99, maximum = 99, value_type = i64)]
    by: Whole,
}

/// Changes how many of a line are wanted.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/cart/lines/{line}/change", tag = "cart", operation_id = "changeLine",
    params(("visit" = i64, Path, description = "The visit's id"), ("line" = i64, Path, description = "The line's number"),
        Key),
    request_body = ChangeJson,
    responses((status = 204, description = "Done"), (status = 409, description = "There are not so many left")))]
pub async fn change(
    web: Data<Web>,
    caller: Caller,
    key: Key,
    path: Path<(i64, i64)>,
    body: Json<ChangeJson>,
) -> Answer {
    let ((visit, line), by) = (*path, body.by.0);
    edits(&web, &caller, VisitId(visit))?;
    let (actor, Key(key)) = (caller.actor(), key);
    let work = move |tx: &Tx<'_>| cart::actions::change(tx, &actor, VisitId(visit), Some(&key), line, by);
    web.app.write(work).await?;
    done()
}

/// Lessens a line to what is left.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/cart/lines/{line}/fit", tag = "cart", operation_id = "fitLine",
    params(("visit" = i64, Path, description = "The visit's id"), ("line" = i64, Path, description = "The line's number")),
    responses((status = 204, description = "Done"), (status = 409, description = "Nothing is left")))]
pub async fn fit(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (visit, line) = *path;
    edits(&web, &caller, VisitId(visit))?;
    let actor = caller.actor();
    web.app.write(move |tx| cart::actions::fit(tx, &actor, VisitId(visit), line)).await?;
    done()
}

/// Removes a line. One that is gone already is no error.
#[utoipa::path(delete, path = "/api/v1/visits/{visit}/cart/lines/{line}", tag = "cart", operation_id = "removeLine",
    params(("visit" = i64, Path, description = "The visit's id"), ("line" = i64, Path, description = "The line's number")),
    responses((status = 204, description = "Done")))]
pub async fn remove(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (visit, line) = *path;
    edits(&web, &caller, VisitId(visit))?;
    let actor = caller.actor();
    web.app.write(move |tx| cart::actions::remove(tx, &actor, VisitId(visit), line)).await?;
    done()
}
