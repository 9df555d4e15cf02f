//! The same again: a line or a whole round that the table has ordered, once more.

use actix_web::web::{Data, Form, Path};
use serde::Deserialize;

use super::*;
use crate::orders::actions::Again;

/// The browser's own key, where there is a script to make one: a region that
/// several phones share carries none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    key: Option<String>,
}

impl Key {
    fn parse(&self) -> Result<Option<RequestKey>> {
        self.key.as_deref().map(RequestKey::parse).transpose()
    }
}

/// `POST /visit/orders/lines/{line}/again`
///
/// # Errors
/// As [`orders::actions::again`].
pub async fn again(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<Key>,
) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, line, key) = (who.actor(), who.visit, path.into_inner(), form.parse()?);
    web.app
        .write(move |tx| orders::actions::again(tx, &actor, visit, key.as_ref(), line))
        .await?;
    done(&req, &web, &who, tongue, &[])
}

/// `POST /visit/orders/{order}/again`, by the order's number of the day.
///
/// # Errors
/// As [`orders::actions::again_round`].
pub async fn again_round(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<Key>,
) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, order, key) = (who.actor(), who.visit, path.into_inner(), form.parse()?);
    let Again { missing, .. } = web
        .app
        .write(move |tx| orders::actions::again_round(tx, &actor, visit, key.as_ref(), order))
        .await?;
    done(&req, &web, &who, tongue, &missing)
}

/// Says that it lies in the cart, and what does not.
fn done(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue, missing: &[i64]) -> Answer {
    if reply::wants_regions(req) {
        let words = web.app.read(|read| missing_words(read, who, tongue.0, missing))?;
        let words = words.unwrap_or_else(|| tongue.0.t("added"));
        return forms::regions(web, who, tongue, &["cartbar"], Some(&words));
    }
    if missing.is_empty() {
        return Ok(reply::see_other("/visit/cart"));
    }
    let numbers: Vec<_> = missing.iter().map(i64::to_string).collect();
    Ok(reply::see_other(&format!("/visit/cart?missing={}", numbers.join("."))))
}

/// The sentence that names what of a round could not be had once more.
pub(super) fn missing_words(read: &Read<'_>, who: &GuestWho, lang: Lang, missing: &[i64]) -> Result<Option<String>> {
    if missing.is_empty() {
        return Ok(None);
    }
    let orders = orders::queries::list_of_visit(read, who.visit, lang)?;
    let lines = orders.iter().flat_map(|o| &o.lines).filter(|l| missing.contains(&l.number));
    let names: Vec<_> = lines.map(|l| l.name.as_str()).collect();
    Ok((!names.is_empty()).then(|| lang.with("again-missing", "items", names.join(", "))))
}
