//! The codes on the tables: as pictures, and as cards to print.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::lines::mirror;
use crate::app::control::url_of;
use crate::base::ids::TableId;
use crate::base::{Error, Result, Verb};
use crate::tables;
use crate::web::State as Web;
use crate::web::cards::Size;
use crate::web::error::Answer;
use crate::web::pages::admin::tables::printed;
use crate::web::qr;

/// The address in a table's code, for who may see it.
fn address(web: &Web, caller: &Caller, table: i64) -> Result<String> {
    let table = web.app.read(|read| {
        caller.actor().may(Verb::ReadAdmin)?;
        tables::queries::get(read, TableId(table))
    })?;
    Ok(url_of(&web.app, &table))
}

/// A table's code as a drawing, made for print.
#[utoipa::path(get, path = "/api/v1/tables/{table}/qr.svg", tag = "tables", operation_id = "getCodeSvg",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 200, body = String, content_type = "image/svg+xml")))]
pub async fn svg(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let picture = qr::svg(&address(&web, &caller, *path)?)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(picture))
}

/// A table's code as a picture of about 600 pixels.
#[utoipa::path(get, path = "/api/v1/tables/{table}/qr.png", tag = "tables", operation_id = "getCodePng",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 200, body = Vec<u8>, content_type = "image/png")))]
pub async fn png(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let picture = qr::png(&address(&web, &caller, *path)?)?;
    Ok(HttpResponse::Ok().content_type("image/png").body(picture))
}

mirror! {
    /// The size of the cards.
    SizeJson as CardSize = Size {
        /// Eight on A4.
        Sheet,
        /// A tent of A5.
        Tent,
        /// Ten of the size of a bank card on A4.
        Pocket,
    }
}

/// Which cards.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CardsAsked {
    /// Eight on a sheet where it is left out.
    #[param(inline)]
    size: Option<SizeJson>,
    /// Only of this area; all where both are left out.
    #[param(max_length = 60)]
    area: Option<String>,
    /// Only of the table with this id.
    table: Option<i64>,
    /// Whether English stands beneath the house's language; it does where this is left out.
    english: Option<bool>,
}

/// The cards of tables that are not retired, to print. Where they tell the Wi-Fi's password, for who gave theirs just now.
#[utoipa::path(get, path = "/api/v1/tables/cards.pdf", tag = "tables", operation_id = "getCards", params(CardsAsked),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 404, description = "There is no such table")))]
pub async fn cards(web: Data<Web>, caller: Caller, asked: Query<CardsAsked>) -> Answer {
    let CardsAsked {
        size,
        area,
        table,
        english,
    } = asked.into_inner();
    let mut form = vec![("chosen".to_string(), "on".to_string())];
    let mut say = |name: &str, value: String| form.push((name.into(), value));
    say("size", size.map_or(Size::Sheet, Size::from).word().into());
    let every = area.is_none() && table.is_none();
    area.into_iter().for_each(|area| say("area", area));
    table.into_iter().for_each(|id| say("table", id.to_string()));
    if english.unwrap_or(true) {
        say("beneath", "en".into());
    }
    form.retain(|(name, _)| !every || name != "chosen");
    let proved = || caller.proved(&web);
    printed(&web, &caller.actor(), proved, &form)?.ok_or_else(|| Error::missing().into())
}
