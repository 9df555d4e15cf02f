//! Reading the log.

use super::{Change, Filter, Kind};
use crate::base::ids::StaffId;
use crate::base::{Actor, Result, Verb};
use crate::store::{Read, Row, params};

/// The changes that a filter lets through, newest first, at most `most`; with `older` only those
/// before that place in the log.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor, filter: &Filter, older: Option<i64>, most: i64) -> Result<Vec<Change>> {
    actor.may(Verb::ReadLog)?;
    read.rows(
        "SELECT id, at_ms, staff_id, kind, thing_name, field, was, became,
           (SELECT name FROM api_keys WHERE api_keys.id = changes.key_id) FROM changes
         WHERE id < ?1 AND (?2 IS NULL OR coalesce(staff_id, -key_id, 0) = ?2) AND (?3 IS NULL OR kind = ?3)
           AND business_day BETWEEN ?4 AND ?5
         ORDER BY id DESC LIMIT ?6",
        params![
            older.unwrap_or(i64::MAX),
            filter.by.map(|staff| staff.map_or(0, |s| s.0)),
            filter.kind.map(Kind::word),
            filter.from.map_or(i64::MIN, |d| d.0),
            filter.to.map_or(i64::MAX, |d| d.0),
            most
        ],
        change,
    )
}

fn change(r: &Row<'_>) -> rusqlite::Result<Change> {
    let word: String = r.get(3)?;
    let kind = Kind::parse(&word).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, format!("kind {word}").into())
    })?;
    Ok(Change {
        id: r.get(0)?,
        at_ms: r.get(1)?,
        staff: r.get::<_, Option<i64>>(2)?.map(StaffId),
        kind,
        name: r.get(4)?,
        field: r.get(5)?,
        was: r.get(6)?,
        became: r.get(7)?,
        machine: r.get(8)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::actions::note;
    use crate::base::Role;
    use crate::base::time::BusinessDay;
    use crate::testing::{open, staff};

    #[test]
    fn only_what_changed_is_noted_with_who_and_when() {
        let house = open();
        let owner = staff(Role::Owner);
        let long = "x".repeat(1000);
        house.write(move |tx| {
            let fields = [("name", "Soup", "Soup"), ("price", "5.00", "5.50"), ("note", "", &long)];
            note(tx, &owner, Kind::Item, 7, "Soup", &fields)?;
            note(tx, &Actor::House, Kind::Setting, 0, "", &[("currency", "EUR", "USD")])
        });
        let read = |filter: Filter, older| house.store.read(|r| list(r, &owner, &filter, older, 2)).unwrap();
        let newest = read(Filter::default(), None);
        assert_eq!(newest[0].field, "currency");
        assert_eq!((newest[0].staff, newest[0].kind), (None, Kind::Setting));
        assert_eq!(newest[1].became.chars().count(), 300);
        let of_items = |older| {
            let filter = Filter {
                by: Some(owner.staff()),
                kind: Some(Kind::Item),
                ..Filter::default()
            };
            read(filter, older)
        };
        let fields: Vec<_> = of_items(None).into_iter().map(|c| c.field).collect();
        assert_eq!(fields, ["note", "price"], "what stayed is no change");
        let older = of_items(Some(of_items(None)[0].id));
        assert_eq!((older[0].was.as_str(), older[0].became.as_str()), ("5.00", "5.50"));
        let day = house.store.read(|r| Ok(r.day)).unwrap();
        let only = |from: i64, to: i64| {
            let filter = Filter {
                from: Some(BusinessDay(day.0 + from)),
                to: Some(BusinessDay(day.0 + to)),
                ..Filter::default()
            };
            read(filter, None).len()
        };
        assert_eq!((only(-1, 0), only(0, 1), only(1, 2), only(-2, -1)), (2, 2, 0, 0));
    }

    #[test]
    fn the_log_is_the_owners() {
        let house = open();
        for role in [Role::Kitchen, Role::Floor, Role::Manager] {
            let refused = house.store.read(|r| list(r, &staff(role), &Filter::default(), None, 1));
            assert!(refused.is_err(), "{role:?}");
        }
    }
}
