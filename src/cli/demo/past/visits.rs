//! The last quarter of the demo's past, as visits: what guests, kitchen and floor do is done by the same verbs, at
//! the time at which it was, and all of it is the program's own doing (`Actor::House`), never a person's.
//!
//! It is written in small jobs, a table in each, between which today's orders go on. How far it has come is
//! remembered with each, so that a house that is kept goes on where it stood, and no table comes twice.
//! For the months before, phones come in a visit a day that orders nothing, so that returning guests are
//! known for as long as the house keeps them, while the sales of these days are the import.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use super::super::count_liked;
use super::days::{self, Day};
use super::party::{Line, Party, Round};
use super::phones::Phones;
use super::rounds::{Carte, Order};
use super::table::play;
use super::wishes::missed_on;
use super::{Span, orders_by_party};
use crate::app::{App, past::small};
use crate::base::chance::Chance;
use crate::base::ids::{ItemId, TableId};
use crate::base::time::{BusinessDay, Calendar};
use crate::base::{Actor, Error, Lang, Result};
use crate::menu::import::MenuFile;
use crate::menu::stock::POPULAR_DAYS;
use crate::menu::{self, Item, stock};
use crate::settings;
use crate::store::{Read, Tx};
use crate::tables::{self, Table};

/// Where it is remembered how far the past has come.
const KEY: &str = "demo_past";
/// So many of a hundred lines leave something out, where that can be.
const WITHOUT: f64 = 9.0;
/// How far it has come: the day before which the past ends, the day that is next, and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) end: BusinessDay,
    day: BusinessDay,
    next: usize,
}

impl Mark {
    /// Whether the past is whole.
    #[cfg(test)]
    pub(super) fn is_done(self) -> bool {
        self.day >= self.end
    }

    fn write(self, tx: &Tx<'_>) -> Result<()> {
        tx.remember(KEY, &format!("{} {} {}", self.end.0, self.day.0, self.next))
    }

    /// What is remembered; `None` in a house that has no past yet.
    pub(super) fn read(read: &Read<'_>) -> Result<Option<Mark>> {
        let Some(text) = read.remembered(KEY)? else {
            return Ok(None);
        };
        let numbers: Vec<i64> = text.split(' ').filter_map(|n| n.parse().ok()).collect();
        let [end, day, next] = numbers[..] else {
            return Err(Error::fault("how far the demo's past has come cannot be read"));
        };
        Ok(Some(Mark {
            end: BusinessDay(end),
            day: BusinessDay(day),
            next: usize::try_from(next).unwrap_or_default(),
        }))
    }

    /// Begins it in a house that knows phones again: the guests' page shows who returns.
    pub(super) fn first(app: &Arc<App>, span: Span) -> Result<Mark> {
        small(app, move |tx| {
            let mark = Mark {
                end: tx.day,
                day: BusinessDay(tx.day.0 - span.all),
                next: 0,
            };
            settings::actions::set(tx, &Actor::House, "returning-days", "395")?;
            mark.write(tx)?;
            Ok(mark)
        })
    }
}

/// What is known of the house while its past is written.
struct House {
    menu: MenuFile,
    calendar: Calendar,
    /// The dishes of the menu by their keys.
    items: HashMap<String, Item>,
    tables: Vec<Table>,
    phones: Phones,
    span: Span,
    end: BusinessDay,
}

/// Goes on from a mark on a thread of its own, which ends with the house.
pub(super) fn go_on(app: &Arc<App>, menu: &MenuFile, mark: Mark, span: Span) -> Result<()> {
    let items = app.read(|r| {
        let keys = menu::queries::called(r)?.0.into_iter().rev();
        let find = |(id, key)| Ok(menu::queries::find_item(r, id, Lang::En)?.map(|item| (key, item)));
        keys.filter_map(|named: (ItemId, String)| find(named).transpose())
            .collect::<Result<HashMap<_, _>>>()
    })?;
    let house = Arc::new(House {
        menu: menu.clone(),
        calendar: app.store.calendar(),
        items,
        tables: app.read(tables::queries::list)?,
        phones: Phones::of(BusinessDay(mark.end.0 - span.all), mark.end),
        span,
        end: mark.end,
    });
    let weak = Arc::downgrade(app);
    let spawned = std::thread::Builder::new().name("past".into()).spawn(move || {
        if let Err(e) = write(&weak, &house, mark) {
            tracing::warn!(error = %e, "the demo's past is not whole");
        }
    });
    spawned.map(drop).map_err(|e| Error::fault(format!("no thread: {e}")))
}

fn write(app: &Weak<App>, house: &Arc<House>, mut mark: Mark) -> Result<()> {
    while mark.day < mark.end {
        let day = days::day(mark.day, mark.end);
        let parties = day.as_ref().map(|day| parties(house, day)).unwrap_or_default();
        for job in mark.next..=parties.len() {
            let (Some(app), Some(_)) = (app.upgrade(), &day) else {
                break;
            };
            mark.next = job + 1;
            let (house, party) = (house.clone(), job.checked_sub(1).and_then(|n| parties.get(n)).cloned());
            let done = small(&app, move |tx| {
                mark.write(tx)?;
                match &party {
                    Some(party) => play(tx, &house.calendar, party, &tables_for(&house, party)),
                    None => beginning(tx, &house, mark.day),
                }
            });
            match done {
                Err(e @ (Error::NoRoom | Error::Fault(_))) => return Err(e),
                // Another house than the one that was filled: this table did not come.
                Err(e) => tracing::debug!(error = %e, "a table of the demo's past was left out"),
                Ok(()) => {}
            }
        }
        if app.strong_count() == 0 {
            return Ok(());
        }
        (mark.day, mark.next) = (BusinessDay(mark.day.0 + 1), 0);
    }
    let Some(app) = app.upgrade() else { return Ok(()) };
    small(&app, move |tx| {
        mark.write(tx)?;
        stock::actions::count_popular(tx)
    })
}

/// Who came on a day, if it is one of those with visits.
fn parties(house: &House, day: &Day) -> Vec<Arc<Party>> {
    if day.day.0 < house.end.0 - house.span.visits {
        return Vec::new();
    }
    let carte = Carte::of(&house.menu);
    let mut chance = Chance::of(day.day.0, 4);
    let each = (0..).zip(day.parties.iter().zip(orders_by_party(&carte, day)));
    let party = |(number, (party, orders)): (usize, (&days::Party, Vec<Order<'_>>))| {
        let near = day.parties.iter().filter(|p| (p.minute - party.minute).abs() < 25).count();
        Arc::new(Party {
            day: day.day,
            number,
            guests: party.guests,
            phones: house.phones.at(day.day, number).to_vec(),
            crowd: 0.75 + 0.04 * near as f64,
            rounds: orders.iter().map(|order| round(house, &mut chance, order)).collect(),
        })
    };
    each.map(party).collect()
}

/// An order with the ids that its dishes have in this house; what it does not know is left out.
fn round(house: &House, chance: &mut Chance, order: &Order<'_>) -> Round {
    let mut lines = Vec::new();
    for line in &order.lines {
        let Some(item) = house.items.get(&line.item.key) else {
            continue;
        };
        let chosen = |(group, option): &(usize, usize)| item.groups.get(*group)?.options.get(*option);
        let chosen: Vec<_> = line.options.iter().filter_map(chosen).collect();
        let mut options: Vec<_> = chosen.iter().map(|o| o.id).collect();
        let without = (chance.part() * item.removals.len() as f64) as usize;
        if let Some(removal) = item.removals.get(without).filter(|_| chance.in_hundred(WITHOUT)) {
            options.push(removal.id);
        }
        lines.push(Line {
            item: item.id,
            options,
            quantity: line.quantity,
            unit: line.unit,
            is_counted: item.stock.is_some(),
            is_gone: !item.available,
            gone: chosen.iter().filter(|o| !o.available).map(|o| o.id).collect(),
        });
    }
    Round {
        minute: order.minute,
        lines,
    }
}

/// The tables at which they may sit, the fitting ones first.
fn tables_for(house: &House, party: &Party) -> Vec<TableId> {
    let mut all: Vec<&Table> = house.tables.iter().collect();
    let turn = party.number % all.len().max(1);
    all.rotate_left(turn);
    all.sort_by_key(|t| (t.seats < party.guests, t.seats));
    all.into_iter().map(|t| t.id).collect()
}

/// What does not belong to one table of a day.
fn beginning(tx: &Tx<'_>, house: &House, day: BusinessDay) -> Result<()> {
    let Some(at_ms) = house.calendar.instant(day.date().at(20, 30, 0, 0)) else {
        return Ok(());
    };
    tx.as_of(at_ms, &house.calendar, |tx| {
        missed_on(tx, &house.items, day)?;
        if day.0 >= house.end.0 - house.span.visits {
            let before = house.end.0 - day.0;
            // What the demo begins with for its guests is sold now, and counted then.
            return if before < POPULAR_DAYS {
                count_liked(tx, before, 0, -1)
            } else {
                Ok(())
            };
        }
        match days::day(day, house.end) {
            Some(day) => phones_of(tx, house, &day),
            None => Ok(()),
        }
    })
}

/// The phones of a day of which only the sales are known.
fn phones_of(tx: &Tx<'_>, house: &House, day: &Day) -> Result<()> {
    let free = |t: &&Table| matches!(tables::queries::find_open_visit(tx, t.id), Ok(None));
    let Some(table) = house.tables.iter().find(free) else {
        return Ok(());
    };
    let visit = tables::actions::open(tx, &Actor::House, table.id, None)?;
    for table in 0..day.parties.len() {
        for phone in house.phones.at(day.day, table) {
            tables::known::actions::came(tx, &Actor::Nobody, visit, &phone.hash())?;
        }
    }
    crate::floor::actions::close(tx, &Actor::House, visit)
}
