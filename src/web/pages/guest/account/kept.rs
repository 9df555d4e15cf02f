//! What was chosen the last time and not sent.

use super::*;

/// `POST /me/kept`: puts it in the cart of the table at which this phone sits.
///
/// # Errors
/// `Conflict` for who sits at none, or if nothing of it can be had; as [`customers::actions::take_up`].
pub async fn take_up(web: Data<Web>, who: CustomerWho) -> Answer {
    let seat = who.seat.as_ref().ok_or_else(|| Error::conflict("error-no-seat"))?;
    web.limits.cart(seat.guest)?;
    let (actor, at_table, visit) = (who.actor(), seat.actor(), seat.visit);
    let (taken, stay) = web
        .app
        .write(move |tx| customers::actions::take_up(tx, &actor, &at_table, visit, None))
        .await?;
    Ok(reply::see_other(&format!("/me?taken={taken}&stay={stay}")))
}

/// `POST /me/kept/let-go`
///
/// # Errors
/// A fault of the database.
pub async fn let_go(web: Data<Web>, who: CustomerWho) -> Answer {
    let actor = who.actor();
    web.app.write(move |tx| customers::actions::let_go(tx, &actor)).await?;
    Ok(reply::see_other("/me"))
}
