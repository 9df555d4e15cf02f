//! The photo of an item, sent as it is: a program has a file in hand, and no form.

use actix_web::web::{Data, Path, Payload};

use super::words::Picture;
use crate::base::Verb;
use crate::base::ids::ItemId;
use crate::menu::photo::{UPLOAD_MAX, actions, queries, take, too_large};
use crate::web::State as Web;
use crate::web::api::Caller;
use crate::web::api::answers::done;
use crate::web::error::Answer;
use crate::web::upload;

/// Gives an item a photo: JPEG, PNG or WebP, of at most 10 MB and 24 megapixels. The square in its middle is drawn anew
/// in three sizes; nothing else of the file is kept.
#[utoipa::path(put, path = "/api/v1/menu/editor/items/{item}/photo", tag = "editor", operation_id = "setPhoto",
    params(("item" = i64, Path, description = "The item's id")),
    request_body(content((Picture = "image/jpeg"), (Picture = "image/png"), (Picture = "image/webp"))),
    responses((status = 204, description = "Done"), (status = 422, description = "The file is no picture that can be shown")))]
pub async fn set(web: Data<Web>, caller: Caller, path: Path<i64>, body: Payload) -> Answer {
    // Before ten megabytes are read for whoever may not; the verb asks again.
    let (actor, item) = (caller.actor(), ItemId(*path));
    actor.may(Verb::EditMenu)?;
    web.app.read(|read| queries::of_item(read, item))?;
    let bytes = upload::body(body, UPLOAD_MAX, too_large()).await?;
    let photo = upload::decoded(bytes, "photo", take).await?;
    web.app.write(move |tx| actions::set(tx, &actor, item, Some(&photo))).await?;
    done()
}

/// Takes an item's photo away.
#[utoipa::path(delete, path = "/api/v1/menu/editor/items/{item}/photo", tag = "editor", operation_id = "removePhoto",
    params(("item" = i64, Path, description = "The item's id")),
    responses((status = 204, description = "Done")))]
pub async fn remove(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, item) = (caller.actor(), ItemId(*path));
    web.app.write(move |tx| actions::set(tx, &actor, item, None)).await?;
    done()
}
