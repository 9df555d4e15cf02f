//! What an edit changed, noted field by field as the screen shows it.

use super::{
    Fields, StandingItem, StationEdit, differences, group_fields, item_fields, queries, station_fields, stations,
};
use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::{CategoryId, GroupId, ItemId, StationId};
use crate::base::{Actor, Lang, Result};
use crate::menu::edit::{CategoryEdit, category_fields};
use crate::menu::import::GroupFile;
use crate::menu::queries::last_name;
use crate::settings;
use crate::store::Tx;

/// Notes what an item became; `before` is missing for a new one.
pub(super) fn item(tx: &Tx<'_>, actor: &Actor, before: Option<&StandingItem>, id: ItemId) -> Result<()> {
    let house = settings::queries::get(tx)?;
    let (currency, lang) = (house.currency, house.language);
    let decimal = lang.number_style().decimal;
    let fields = |item: &StandingItem| item_fields(item, currency, decimal);
    let after = queries::standing(tx, id, true)?;
    let before = before.map(fields).unwrap_or_default();
    rows(
        tx,
        actor,
        lang,
        Kind::Item,
        id.0,
        &last_name(tx, id, lang)?,
        &before,
        &fields(&after),
    )
}

/// Notes what a category became; `before` is missing for a new one.
pub(super) fn category(
    tx: &Tx<'_>,
    actor: &Actor,
    before: Option<&CategoryEdit>,
    after: &CategoryEdit,
    id: CategoryId,
) -> Result<()> {
    let lang = settings::queries::language(tx)?;
    let name = queries::category_name(tx, id, lang)?;
    let before = before.map(category_fields).unwrap_or_default();
    rows(
        tx,
        actor,
        lang,
        Kind::Category,
        id.0,
        &name,
        &before,
        &category_fields(after),
    )
}

/// Notes what a station became; `before` is missing for a new one.
pub(super) fn station(
    tx: &Tx<'_>,
    actor: &Actor,
    before: Option<&StationEdit>,
    after: &StationEdit,
    id: StationId,
) -> Result<()> {
    let lang = settings::queries::language(tx)?;
    let name = stations::queries::station_name(tx, id, lang)?;
    let before = before.map(station_fields).unwrap_or_default();
    rows(
        tx,
        actor,
        lang,
        Kind::Station,
        id.0,
        &name,
        &before,
        &station_fields(after),
    )
}

/// Notes that a thing is gone, or back.
pub(super) fn gone(tx: &Tx<'_>, actor: &Actor, kind: Kind, id: i64, name: &str, deleted: bool) -> Result<()> {
    let removed = audit::word("log-removed");
    let (was, became) = if deleted {
        (name, removed.as_str())
    } else {
        (removed.as_str(), name)
    };
    note(tx, actor, kind, id, name, &[("name", was, became)])
}

/// Notes what became of the groups of an item: each option by itself, so that a new order is no change.
pub(super) fn groups(tx: &Tx<'_>, actor: &Actor, item: &StandingItem, after: &[GroupFile]) -> Result<()> {
    let house = settings::queries::get(tx)?;
    let lang = house.language;
    let dish = last_name(tx, item.id, lang)?;
    let before = &item.file.groups;
    let mut keys: Vec<&str> = before.iter().chain(after).map(|g| g.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let parts = |all: &[GroupFile], key: &str| -> Fields {
        let Some(group) = all.iter().find(|g| g.key == key) else {
            return Fields::default();
        };
        let decimal = lang.number_style().decimal;
        group_fields(group, house.currency, decimal).by_key()
    };
    for key in keys {
        let named = after.iter().chain(before).find(|g| g.key == key);
        let name = named.map(|g| queries::pick(&g.names, [lang.code(), "en"])).unwrap_or_default();
        let name = if name.is_empty() {
            lang.t("editor-removals")
        } else {
            name
        };
        let (was, is) = (parts(before, key), parts(after, key));
        rows(
            tx,
            actor,
            lang,
            Kind::Choice,
            item.id.0,
            &format!("{dish}: {name}"),
            &was,
            &is,
        )?;
    }
    Ok(())
}

/// A row for each field that differs.
#[expect(clippy::too_many_arguments, reason = "whose, of what, from what to what")]
fn rows(
    tx: &Tx<'_>,
    actor: &Actor,
    lang: Lang,
    kind: Kind,
    id: i64,
    name: &str,
    before: &Fields,
    after: &Fields,
) -> Result<()> {
    for d in differences(before, after) {
        let Some(label) = label(kind, &d.field) else { continue };
        let was = shown(tx, lang, &d.field, &d.before)?;
        let became = shown(tx, lang, &d.field, &d.after)?;
        note(tx, actor, kind, id, name, &[(label, &was, &became)])?;
    }
    Ok(())
}

/// The key of a field's label on the screen; nothing for what no screen shows.
fn label(kind: Kind, field: &str) -> Option<&'static str> {
    if field.contains("name-") {
        return Some("name");
    }
    if field.starts_with("description-") {
        return Some("editor-description");
    }
    Some(match field.rsplit('/').next().unwrap_or_default() {
        "price" if kind == Kind::Choice => "editor-delta",
        "price" => "editor-price",
        "tax" => "editor-tax",
        "cost" => "editor-cost",
        "stock" => "editor-stock",
        "category" => "editor-category",
        "station" => "editor-station",
        "allergens" => "editor-allergens",
        "tags" => "editor-tags",
        "hidden" => "editor-hidden",
        "hours" => "editor-hours",
        "warn" => "stations-warn",
        "late" => "stations-late",
        "least" => "editor-least",
        "most" => "editor-most",
        _ => return None,
    })
}

/// A field's value as the screen shows it, in the house's language.
fn shown(tx: &Tx<'_>, lang: Lang, field: &str, value: &str) -> Result<String> {
    if value.is_empty() || field.contains("name-") || field.starts_with("description-") {
        return Ok(value.into());
    }
    let each = |prefix: &str| {
        let words = value.split(", ").map(|w| lang.t(&format!("{prefix}-{w}")));
        words.collect::<Vec<_>>().join(", ")
    };
    Ok(match field.rsplit('/').next().unwrap_or_default() {
        "allergens" => each("allergen"),
        "tags" => each("tag"),
        "hidden" => audit::word("editor-hidden"),
        "category" => queries::category_name(tx, CategoryId(value.parse().unwrap_or_default()), lang)?,
        "station" => {
            let named = crate::menu::queries::stations(tx, lang)?.into_iter().find(|s| s.key == value);
            named.map_or(value.into(), |s| s.name)
        }
        _ => value.into(),
    })
}

/// Notes that a group is gone, or back.
pub(super) fn group_gone(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId, deleted: bool) -> Result<()> {
    gone(tx, actor, Kind::Choice, item.0, &group_of(tx, item, id)?, deleted)
}

/// Notes that a group stands at another place.
pub(super) fn group_moved(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId, places: [usize; 2]) -> Result<()> {
    moved(tx, actor, Kind::Choice, item.0, &group_of(tx, item, id)?, places)
}

/// Notes that a thing stands at another place among its like: where it was and is, counted from 0.
pub(super) fn moved(tx: &Tx<'_>, actor: &Actor, kind: Kind, id: i64, name: &str, places: [usize; 2]) -> Result<()> {
    let [was, is] = places.map(|place| (place + 1).to_string());
    note(tx, actor, kind, id, name, &[("log-place", &was, &is)])
}

/// A group with its dish, as the log calls it.
fn group_of(tx: &Tx<'_>, item: ItemId, id: GroupId) -> Result<String> {
    let lang = settings::queries::language(tx)?;
    let name = queries::group_name(tx, item, id, lang)?;
    let name = if name.is_empty() {
        lang.t("editor-removals")
    } else {
        name
    };
    Ok(format!("{}: {name}", last_name(tx, item, lang)?))
}
