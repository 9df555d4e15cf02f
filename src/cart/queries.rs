//! What screens ask about the cart.

use super::{Cart, CartLine};
use crate::base::ids::{GuestId, ItemId, OptionId, VisitId};
use crate::base::{Lang, Result};
use crate::menu;
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
    })
}

/// The visit's cart, with names in `lang` and today's prices.
///
/// # Errors
/// A fault of the database.
pub fn get(read: &Read<'_>, visit: VisitId, lang: Lang) -> Result<Cart> {
    let rows = read.rows(
        "SELECT c.number, g.number, g.name, c.item_id, c.options, c.quantity, c.note, c.version
         FROM cart_lines c LEFT JOIN guests g ON g.id = c.guest_id
         WHERE c.visit_id = ?1 ORDER BY c.number",
        [visit.0],
        stored,
    )?;
    let lines = rows.into_iter().map(|row| priced(read, row, lang)).collect::<Result<Vec<_>>>()?;
    Ok(Cart { lines })
}

/// Who added a line, if it was a guest.
///
/// # Errors
/// A fault of the database.
pub fn find_guest(read: &Read<'_>, visit: VisitId, number: i64) -> Result<Option<GuestId>> {
    let guest = read.row(
        "SELECT guest_id FROM cart_lines WHERE visit_id = ?1 AND number = ?2",
        [visit.0, number],
        |r| r.get::<_, Option<i64>>(0),
    )?;
    Ok(guest.flatten().map(GuestId))
}

fn priced(read: &Read<'_>, row: Stored, lang: Lang) -> Result<CartLine> {
    let options: Vec<OptionId> = serde_json::from_str(&row.options)?;
    let item = menu::queries::find_item(read, row.item, lang)?;
    let mut line = CartLine {
        number: row.number,
        guest: row.guest,
        item: row.item,
        name: String::new(),
        options,
        option_names: Vec::new(),
        quantity: row.quantity,
        note: row.note,
        version: row.version,
        unit: None,
        tax_ppm: 0,
    };
    if let Some(item) = item {
        let all = item.groups.iter().flat_map(|g| &g.options);
        line.option_names = all.filter(|o| line.options.contains(&o.id)).map(|o| o.name.clone()).collect();
        line.tax_ppm = item.tax_ppm;
        if !item.sold_out() {
            line.unit = menu::price(&item, &line.options).ok().map(|p| p.unit);
        }
        line.name = item.name;
    }
    Ok(line)
}
