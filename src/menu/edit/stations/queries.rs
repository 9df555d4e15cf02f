//! The stations as who runs them sees them: also the retired ones, and what is made where.

use crate::base::ids::{CategoryId, ItemId, OptionId, StationId};
use crate::base::{Actor, Error, Lang, Result, Verb};
use crate::menu::edit::StationEdit;
use crate::menu::edit::queries::{category_name, pick};
use crate::menu::import::Words;
use crate::menu::queries::{Station, every_station, last_name, option_name};
use crate::settings;
use crate::store::{Read, params};

/// So many names tell what goes to a station; the rest is counted.
const TOLD: usize = 3;

/// What of the menu goes to a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// The first few, by name.
    pub names: Vec<String>,
    /// How many there are besides.
    pub more: i64,
}

impl Uses {
    /// The names in one text.
    pub fn listed(&self) -> String {
        self.names.join(", ")
    }
}

/// Every station, those in use first and in their order, with what goes there.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<(Station, Uses)>> {
    actor.may(Verb::EditMenu)?;
    let all = every_station(read, lang)?.into_iter();
    all.map(|s| Ok((s.clone(), uses(read, s.id, lang)?))).collect()
}

/// One station with everything that can be edited.
///
/// # Errors
/// `Forbidden`; `NotFound` for one that is not in use.
pub fn station(read: &Read<'_>, actor: &Actor, id: StationId) -> Result<StationEdit> {
    actor.may(Verb::EditMenu)?;
    let row = read.row(
        "SELECT names, warn_minutes, late_minutes FROM stations WHERE id = ?1 AND position >= 0",
        [id.0],
        |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?)),
    )?;
    let (names, warn_minutes, late_minutes) = row.ok_or_else(Error::missing)?;
    Ok(StationEdit {
        names: serde_json::from_str(&names)?,
        warn_minutes,
        late_minutes,
    })
}

/// The names of a station, also of a retired one, and whether it is in use.
pub(super) fn standing(read: &Read<'_>, id: StationId) -> Result<(Words, bool)> {
    let row = read.row("SELECT names, position >= 0 FROM stations WHERE id = ?1", [id.0], |r| {
        Ok((r.get::<_, String>(0)?, r.get(1)?))
    })?;
    let (names, active) = row.ok_or_else(Error::missing)?;
    Ok((serde_json::from_str(&names)?, active))
}

/// The name of a station, also of a retired one.
///
/// # Errors
/// `NotFound`.
pub fn station_name(read: &Read<'_>, id: StationId, lang: Lang) -> Result<String> {
    let (names, _) = standing(read, id)?;
    Ok(pick(&names, [lang.code(), settings::queries::language(read)?.code()]))
}

/// The stations in use, in order.
pub(super) fn ids(read: &Read<'_>) -> Result<Vec<StationId>> {
    read.rows(
        "SELECT id FROM stations WHERE position >= 0 ORDER BY position, id",
        [],
        |r| r.get(0).map(StationId),
    )
}

/// The keys of every station that ever was.
pub(super) fn keys(read: &Read<'_>) -> Result<Vec<String>> {
    read.rows("SELECT key FROM stations", [], |r| r.get(0))
}

/// A name of these that a station in use has already, in whichever language, this one aside.
pub(super) fn taken(read: &Read<'_>, names: &Words, but: Option<StationId>) -> Result<Option<String>> {
    let own = settings::queries::language(read)?.code();
    let others = read.rows(
        "SELECT names FROM stations WHERE position >= 0 AND id IS NOT ?1",
        params![but.map(|s| s.0)],
        |r| r.get::<_, String>(0),
    )?;
    for theirs in others {
        let theirs: Words = serde_json::from_str(&theirs)?;
        for language in names.keys().chain(theirs.keys()) {
            // As screens in this language call them, where one has no word of its own in it too.
            let [ours, theirs] = [names, &theirs].map(|w| pick(w, [language, own]));
            if ours.to_lowercase() == theirs.to_lowercase() {
                return Ok(Some(ours));
            }
        }
    }
    Ok(None)
}

/// What of the menu goes to a station, hidden dishes too: categories, dishes, options.
///
/// # Errors
/// A fault of the database.
pub fn uses(read: &Read<'_>, station: StationId, lang: Lang) -> Result<Uses> {
    let mut all = Vec::new();
    let mut names = Vec::new();
    for (what, sql) in GOES_THERE {
        let rows = read.rows(sql, [station.0], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        all.extend(rows.into_iter().map(|row| (what, row)));
    }
    for (what, (id, item, revision)) in all.iter().take(TOLD) {
        names.push(match what {
            What::Category => category_name(read, CategoryId(*id), lang)?,
            What::Item => last_name(read, ItemId(*id), lang)?,
            What::Option => {
                let (option, _) = option_name(read, OptionId(*id), *revision, lang)?;
                format!("{}: {option}", last_name(read, ItemId(*item), lang)?)
            }
        });
    }
    let more = i64::try_from(all.len() - names.len()).unwrap_or(i64::MAX);
    Ok(Uses { names, more })
}

/// What can go to a station.
#[derive(Clone, Copy)]
enum What {
    Category,
    Item,
    Option,
}

/// The id of each that goes to a station; of an option with its item and the item's revision.
const GOES_THERE: [(What, &str); 3] = [
    (
        What::Category,
        "SELECT id, 0, 0 FROM categories WHERE station_id = ?1 AND active = 1 ORDER BY position, id",
    ),
    (
        What::Item,
        "SELECT i.id, i.id, i.revision FROM items i JOIN categories c ON c.id = i.category_id
         WHERE i.station_id = ?1 AND i.active = 1 AND c.active = 1 ORDER BY c.position, i.position, i.id",
    ),
    (
        What::Option,
        "SELECT o.id, i.id, i.revision FROM options o JOIN option_groups g ON g.id = o.group_id
           JOIN items i ON i.id = g.item_id JOIN categories c ON c.id = i.category_id
         WHERE o.station_id = ?1 AND o.active = 1 AND g.active = 1 AND i.active = 1 AND c.active = 1
         ORDER BY c.position, i.position, g.position, o.position, o.id",
    ),
];
