//! What screens ask about the cart.

use std::collections::BTreeSet;

use super::facts::CartFact;
use super::{Cart, CartLine, Trouble};
use crate::base::ids::{GuestId, ItemId, VisitId};
use crate::base::{Lang, Money, Result};
use crate::menu::dishes::Dishes;
use crate::menu::{self, Allergens, Item, Priced};
use crate::store::{Read, Row};

/// A line as it is stored, without the menu's words and prices.
pub(super) struct Stored {
    pub(super) number: i64,
    pub(super) guest: Option<(i64, String)>,
    pub(super) item: ItemId,
    pub(super) options: String,
    pub(super) quantity: i64,
    pub(super) note: String,
    pub(super) version: i64,
    pub(super) seen_unit: Option<i64>,
    pub(super) by: Option<GuestId>,
}

/// A line with the dish as it was chosen: what an order stores of it, read once.
pub struct Chosen {
    /// The line as screens show it.
    pub line: CartLine,
    /// Who added it; `None` for the floor.
    pub by: Option<GuestId>,
    /// The dish and what one costs; `None` if it cannot be had so any more.
    pub dish: Option<(Item, Priced)>,
}

fn stored(r: &Row<'_>) -> rusqlite::Result<Stored> {
    let guest = r.get::<_, Option<i64>>(1)?;
    Ok(Stored {
        number: r.get(0)?,
        guest: match guest {
            Some(number) => Some((number, r.get(2)?)),
            None => None,
        },
        item: ItemId(r.get(3)?),
        options: r.get(4)?,
        quantity: r.get(5)?,
        note: r.get(6)?,
        version: r.get(7)?,
        seen_unit: r.get(8)?,
        by: r.get::<_, Option<i64>>(9)?.map(GuestId),
    })
}

/// The visit's cart, with names in `lang` and today's prices.
///
/// # Errors
/// A fault of the database.
pub fn get(read: &Read<'_>, visit: VisitId, lang: Lang) -> Result<Cart> {
    let lines = chosen(read, visit, lang)?.into_iter().map(|c| c.line).collect();
    Ok(Cart { lines })
}

/// The same with all that an order wants to know of a line.
///
/// # Errors
/// A fault of the database.
pub fn chosen(read: &Read<'_>, visit: VisitId, lang: Lang) -> Result<Vec<Chosen>> {
    let rows = read.rows(
        "SELECT c.number, g.number, g.name, c.item_id, c.options, c.quantity, c.note, c.version, c.seen_unit, c.guest_id
         FROM cart_lines c LEFT JOIN guests g ON g.id = c.guest_id
         WHERE c.visit_id = ?1 ORDER BY c.number",
        [visit.0],
        stored,
    )?;
    let dishes = Dishes::of(read, lang)?;
    rows.into_iter().map(|row| priced(read, visit, row, (&dishes, lang))).collect()
}

/// The visits in whose carts one of these items lies.
///
/// # Errors
/// A fault of the database.
pub fn visits_with(read: &Read<'_>, items: &[ItemId]) -> Result<BTreeSet<VisitId>> {
    let mut visits = BTreeSet::new();
    // Carts hold only what was not sent yet, so they are few enough to be looked through.
    read.each("SELECT item_id, visit_id FROM cart_lines", [], |r| {
        if items.contains(&ItemId(r.get(0)?)) {
            visits.insert(VisitId(r.get(1)?));
        }
        Ok(())
    })?;
    Ok(visits)
}

/// What a line was that is not in the cart any more. The facts of carts know it
/// until the visit closes.
///
/// # Errors
/// A fault of the database.
pub fn find_former(read: &Read<'_>, visit: VisitId, number: i64) -> Result<Option<ItemId>> {
    let facts = read.rows(
        "SELECT payload FROM events WHERE visit_id = ?1 AND feature = 'cart'",
        [visit.0],
        |r| r.get::<_, String>(0),
    )?;
    for fact in facts {
        if let CartFact::LineAdded { line, item, .. } = serde_json::from_str(&fact)?
            && line == number
        {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn priced(read: &Read<'_>, visit: VisitId, row: Stored, (dishes, lang): (&Dishes, Lang)) -> Result<Chosen> {
    let by = row.by;
    let found = find_item(read, visit, row.number, row.item, dishes)?;
    let mut line = bare(row)?;
    let Some(item) = found else {
        line.name = menu::queries::last_name(read, line.item, lang)?;
        line.unit_before = None;
        let dish = None;
        return Ok(Chosen { line, by, dish });
    };
    let chosen = |all: &mut dyn Iterator<Item = &menu::Choice>| -> Vec<String> {
        all.filter(|o| line.options.contains(&o.id)).map(|o| o.name.clone()).collect()
    };
    line.option_names = chosen(&mut item.groups.iter().flat_map(|g| &g.options));
    line.removals = chosen(&mut item.removals.iter());
    line.tax_ppm = item.tax_ppm;
    line.allergens = item.allergens;
    let priced = menu::price(&item, &line.options).ok();
    line.trouble = trouble(&item, line.quantity).or(priced.is_none().then_some(Trouble::Options));
    let before = line.unit_before.take();
    if let Some(priced) = &priced {
        line.allergens = priced.allergens;
        line.unit = line.trouble.is_none().then_some(priced.unit);
        line.unit_before = before.filter(|before| *before != priced.unit);
    }
    line.name.clone_from(&item.name);
    let dish = priced.map(|priced| (item, priced));
    Ok(Chosen { line, by, dish })
}

/// A line without what the menu knows of it: as of a dish that is gone. The price that was seen stands in `unit_before`.
fn bare(row: Stored) -> Result<CartLine> {
    Ok(CartLine {
        number: row.number,
        guest: row.guest,
        item: row.item,
        name: String::new(),
        options: serde_json::from_str(&row.options)?,
        option_names: Vec::new(),
        removals: Vec::new(),
        allergens: Allergens::default(),
        quantity: row.quantity,
        note: row.note,
        version: row.version,
        unit: None,
        trouble: Some(Trouble::Gone),
        unit_before: row.seen_unit.map(Money),
        tax_ppm: 0,
    })
}

/// The item of a line as its own guest may have it: what the line itself holds is not gone for it.
///
/// # Errors
/// A fault of the database.
pub fn find_item(read: &Read<'_>, visit: VisitId, line: i64, item: ItemId, dishes: &Dishes) -> Result<Option<Item>> {
    let mut found = dishes.find(read, item)?;
    if let Some(item) = found.as_mut().filter(|item| item.stock.is_some()) {
        item.held -= menu::stock::queries::held_by(read, visit, line)?;
    }
    Ok(found)
}

pub(super) fn trouble(item: &Item, quantity: i64) -> Option<Trouble> {
    match item.left() {
        _ if !item.available => Some(Trouble::Gone),
        _ if item.later.is_some() => Some(Trouble::Later),
        Some(0) if item.all_held() => Some(Trouble::Held),
        Some(0) => Some(Trouble::Gone),
        Some(left) if left < quantity => Some(Trouble::Few(left)),
        _ => None,
    }
}
