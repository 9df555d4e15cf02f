//! Verbs on photos.

use crate::audit::{self, Kind};
use crate::base::ids::ItemId;
use crate::base::{Actor, Result, Verb};
use crate::menu::actions::tell;
use crate::menu::facts::MenuFact;
use crate::menu::import::Picture;
use crate::menu::photo::queries::of_item;
use crate::menu::queries::last_name;
use crate::settings::{self, Logo};
use crate::store::{Tx, params};

/// Gives an item this photo, or none.
///
/// # Errors
/// `Forbidden`; `NotFound` if the menu does not have it.
pub fn set(tx: &Tx<'_>, actor: &Actor, item: ItemId, photo: Option<&Picture>) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let before = of_item(tx, item)?;
    let hash = photo.map(|p| p.hash.as_str());
    if before.as_deref() == hash {
        return Ok(());
    }
    if let Some(photo) = photo {
        store(tx, photo)?;
    }
    tx.run("UPDATE items SET picture = ?2 WHERE id = ?1", params![item.0, hash])?;
    drop_unused(tx)?;
    tell(tx, actor, &MenuFact::PhotoSet { item })?;
    let name = last_name(tx, item, settings::queries::language(tx)?)?;
    let was = before.map(|_| audit::word("log-photo-was")).unwrap_or_default();
    let is = hash.map(|_| audit::word("log-photo-is")).unwrap_or_default();
    audit::actions::note(tx, actor, Kind::Item, item.0, &name, &[("photo", &was, &is)])
}

/// Gives the house this logo, or none.
///
/// # Errors
/// `Forbidden` for all but the owner.
pub fn set_logo(tx: &Tx<'_>, actor: &Actor, logo: Option<&(Picture, Logo)>) -> Result<()> {
    actor.may(Verb::EditSettings)?;
    if let Some((picture, _)) = logo {
        store(tx, picture)?;
    }
    let value = logo.map(|(_, logo)| logo.to_string()).unwrap_or_default();
    settings::actions::save(tx, actor, &[("logo", value)])?;
    drop_unused(tx)
}

/// Keeps a picture in all its sizes.
pub(in crate::menu) fn store(tx: &Tx<'_>, picture: &Picture) -> Result<()> {
    tx.run(
        "INSERT INTO pictures (hash, kind, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![picture.hash, picture.kind, picture.bytes],
    )?;
    for (side, bytes) in &picture.sizes {
        tx.run(
            "INSERT INTO picture_sizes (hash, side, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![picture.hash, side, bytes],
        )?;
    }
    Ok(())
}

/// Forgets the pictures that no item has, the house's logo aside.
pub(in crate::menu) fn drop_unused(tx: &Tx<'_>) -> Result<()> {
    let house = settings::queries::get(tx)?;
    let logo = house.logo.as_ref().map(|logo| &logo.hash);
    tx.run(
        "DELETE FROM pictures WHERE hash NOT IN (SELECT picture FROM items WHERE picture IS NOT NULL) AND hash IS NOT ?1",
        [logo],
    )?;
    Ok(())
}
