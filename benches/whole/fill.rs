//! Seats guests in a house that is closed, each alone at a table with two dishes in the cart, by the verbs that
//! pages use. What is measured then begins with the sending.

use std::path::Path;

use comanda::base::ids::{ItemId, VisitId};
use comanda::base::text::{Name, Note};
use comanda::base::time::{Calendar, Clock};
use comanda::base::{Actor, Lang};
use comanda::cart::actions::Add;
use comanda::people::SessionToken;
use comanda::store::{Read, Store, Tx};
use comanda::tables::plan::Place;
use comanda::{cart, menu, tables};

use super::Failure;

/// Guests that are seated in one job.
const AT_ONCE: usize = 256;

/// A guest with a cart that can be sent.
#[derive(Clone)]
pub struct Guest {
    /// Who acts.
    pub actor: Actor,
    /// At which visit.
    pub visit: VisitId,
    /// What the phone keeps.
    pub cookie: String,
    /// The lines as the cart's form names them.
    pub lines: String,
    /// The total that was shown.
    pub total: i64,
    /// One of its dishes.
    pub item: ItemId,
}

impl Guest {
    /// The form that sends the cart; `key` makes it another request.
    pub fn form(&self, key: &str) -> String {
        let lines = self.lines.replace(':', "%3A").replace(',', "%2C");
        format!("key={key}&lines={lines}&total={}&pay=later", self.total)
    }
}

/// Seats so many guests at tables of their own; `nth` makes their names new.
pub fn seat(data: &Path, nth: usize, count: usize) -> Result<Vec<Guest>, Failure> {
    let calendar = Calendar::new("Europe/Rome", 240).ok_or("no zone")?;
    let store = Store::open(data, Clock::machine(1), calendar, Box::new(|_, _| ()))?;
    let items = store.read(plain)?;
    let mut guests = Vec::with_capacity(count);
    while guests.len() < count {
        let from = guests.len();
        let names: Vec<String> = (from..count.min(from + AT_ONCE)).map(|n| format!("B{nth}-{n}")).collect();
        let items = items.clone();
        guests.extend(store.write_blocking(move |tx| {
            names
                .iter()
                .enumerate()
                .map(|(n, name)| one(tx, name, &items, from + n))
                .collect::<comanda::base::Result<Vec<_>>>()
        })?);
    }
    Ok(guests)
}

/// The dishes that can be ordered as they are.
pub fn plain(read: &Read<'_>) -> comanda::base::Result<Vec<ItemId>> {
    let menu = menu::queries::menu(read, Lang::En)?;
    let plain = menu.iter().flat_map(|c| &c.items).filter(|i| !i.has_choice() && i.stock.is_none());
    Ok(plain.filter(|i| i.available && i.later.is_none()).map(|i| i.id).collect())
}

/// Seats one guest at a new table and fills the cart, with dishes that `n` chooses.
pub fn one(tx: &Tx<'_>, name: &str, items: &[ItemId], n: usize) -> comanda::base::Result<Guest> {
    let house = Actor::House;
    let table = tables::plan::actions::add(tx, &house, &[Name::parse(name)?], &Place::table("Bench", 4)?)?;
    let token = SessionToken::fresh()?;
    let (guest, visit) = tables::actions::join(tx, &house, table[0], None, &token.hash(), Lang::En)?;
    let actor = Actor::Guest { guest, visit };
    for dish in [0, 1] {
        let add = Add {
            item: items[(2 * n + dish) % items.len()],
            options: Vec::new(),
            quantity: 1,
            note: Note::default(),
            instead: None,
        };
        cart::actions::add(tx, &actor, visit, None, &add)?;
    }
    let cart = cart::queries::get(tx, visit, Lang::En)?;
    let lines: Vec<_> = cart.sendable().map(|l| format!("{}:{}", l.number, l.version)).collect();
    Ok(Guest {
        actor,
        visit,
        cookie: format!("comanda_guest={}", token.as_str()),
        lines: lines.join(","),
        total: cart.total().0,
        item: items[2 * n % items.len()],
    })
}
