//! Hearts on dishes.

use actix_web::web::Form;

use super::*;
use crate::base::Actor;
use crate::menu;

/// The heart of a dish, on its sheet.
#[derive(Template)]
#[template(path = "guest/account/_heart.html")]
pub struct Heart {
    /// Words of the viewer.
    pub t: Words,
    /// The dish's name.
    pub name: String,
    /// Whether it is a favourite.
    pub on: bool,
}
impl HtmlSafe for Heart {}

/// A customer's favourites, above the menu; empty for who is none.
#[derive(Template)]
#[template(path = "guest/account/_favourites.html")]
pub struct FavouritesRegion {
    t: Words,
    items: Vec<Item>,
}
impl HtmlSafe for FavouritesRegion {}

impl FavouritesRegion {
    /// Those of the customer who looks, if it is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn of(read: &Read<'_>, actor: Option<Actor>, t: Words) -> Result<FavouritesRegion> {
        let items = actor.map_or(Ok(Vec::new()), |actor| items(read, &actor, t.lang))?;
        Ok(FavouritesRegion { t, items })
    }
}

/// The dishes of a customer's favourites that are on the menu, the newest first.
pub(super) fn items(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<Item>> {
    let ids = queries::favourites(read, actor)?;
    let found = ids.into_iter().map(|id| menu::queries::find_item(read, id, lang));
    Ok(found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// On or off, and where to go back to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeartForm {
    on: u8,
    back: Option<String>,
}

/// `POST /me/favourites/{item}`
///
/// # Errors
/// As [`customers::actions::set_favourite`].
pub async fn favourite(
    req: HttpRequest,
    web: Data<Web>,
    who: CustomerWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<HeartForm>,
) -> Answer {
    let (actor, item, on) = (who.actor(), ItemId(*path), form.on > 0);
    web.app.write(move |tx| customers::actions::set_favourite(tx, &actor, item, on)).await?;
    if reply::wants_regions(&req) {
        let heart = web.app.read(|read| {
            let t = crate::web::pages::words(read, tongue.0)?;
            let name = menu::queries::last_name(read, item, tongue.0)?;
            Ok(Heart { t, name, on })
        })?;
        return Ok(reply::regions(&[render(&heart)?]));
    }
    let back = form.back.as_deref().and_then(reply::safe_path);
    let dish = format!("/menu/items/{item}");
    Ok(reply::see_other(back.unwrap_or(&dish)))
}
