//! A small house for the features' own tests: real SQLite, a clock by hand.

use std::sync::{Arc, Mutex};

use crate::base::ids::{GuestId, ItemId, OptionId, StaffId, TableId, VisitId};
use crate::base::money::Currency;
use crate::base::text::{Name, Note};
use crate::base::time::{Calendar, Clock};
use crate::base::{Actor, Event, Lang, Result, Role};
use crate::cart::actions::Add;
use crate::menu::{self, Item};
use crate::orders::actions::{Place, Placed};
use crate::settings::PayWay;
use crate::store::{RequestKey, Store, Told, Tx};
use crate::{cart, orders, tables};

/// A house with two tables and a menu of four items.
pub struct House {
    pub store: Store,
    pub events: Arc<Mutex<Vec<Event>>>,
    pub clock: Clock,
    _dir: tempfile::TempDir,
}

pub const MENU: &str = r#"{"format":"comanda-menu","version":1,"currency":"EUR","languages":["en","it"],
  "stations":[{"key":"kitchen","name":{"en":"Kitchen"}},{"key":"bar","name":{"en":"Bar"}}],
  "categories":[{"key":"food","name":{"en":"Food"},"items":[
    {"key":"pizza","name":{"en":"Pizza"},"price":"8.00","tax_percent":"10","station":"kitchen","allergens":["gluten"],
     "groups":[{"key":"size","name":{"en":"Size"},"min":1,"max":1,"options":[
        {"key":"s","name":{"en":"Small"},"price":"0"},{"key":"l","name":{"en":"Large"},"price":"2.50","allergens":["milk"]}]},
       {"key":"extras","name":{"en":"Extras"},"min":0,"max":2,"options":[
        {"key":"a","name":{"en":"Olives"},"price":"1"},{"key":"b","name":{"en":"Ham"},"price":"2"},{"key":"c","name":{"en":"Egg"},"price":"1","available":false}]}]},
    {"key":"soup","name":{"en":"Soup","it":"Zuppa"},"price":"5.00","tax_percent":"10","allergens":["none"],"station":"kitchen"},
    {"key":"lobster","name":{"en":"Lobster"},"price":"30.00","tax_percent":"10","allergens":["none"],"station":"kitchen","stock":3}]},
   {"key":"drinks","name":{"en":"Drinks"},"items":[{"key":"wine","name":{"en":"Wine"},"price":"4.00","tax_percent":"22","allergens":["none"],"station":"bar"}]}]}"#;

/// A house with nothing in it.
pub fn bare() -> House {
    let dir = tempfile::tempdir().unwrap();
    let events = Arc::new(Mutex::new(Vec::new()));
    let kept = events.clone();
    let clock = Clock::by_hand(1_800_000_000_000);
    let store = Store::open(
        dir.path(),
        clock.clone(),
        Calendar::new("Europe/Rome", 240).unwrap(),
        Box::new(move |told, new| {
            if told == Told::NotYet {
                kept.lock().unwrap().extend(new.iter().cloned());
            }
        }),
    )
    .unwrap();
    House {
        store,
        events,
        clock,
        _dir: dir,
    }
}

pub fn open() -> House {
    let house = bare();
    let file = menu::import::parse(MENU.as_bytes(), Currency::parse("EUR").unwrap(), &|_: &str| None).unwrap();
    house.write(move |tx| {
        menu::actions::import(tx, &Actor::House, &file)?;
        // The staff actors below are this person.
        crate::people::actions::create_owner(tx, &Name::parse("Rosa")?, "no password")?;
        for name in ["T1", "T2"] {
            tables::plan::actions::add(
                tx,
                &Actor::House,
                &[Name::parse(name)?],
                &tables::plan::Place::table("Sala", 4)?,
            )?;
        }
        Ok(())
    });
    house
}

impl House {
    pub fn try_write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.store.write_blocking(work)
    }
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> T {
        self.try_write(work).unwrap()
    }
    /// Changes the menu by a statement, told as the editor would.
    pub fn alter(&self, sql: &'static str) {
        self.write(move |tx| {
            tx.run(sql, [])?;
            let seq = tx.emit(&Actor::House, None, &menu::facts::MenuFact::PopularCounted {})?;
            menu::actions::touched(tx, seq)
        });
    }
    /// A guest who scans the code of a table with a new phone.
    pub fn guest(&self, table: i64) -> Actor {
        let cookie: [u8; 32] = crate::store::random().unwrap();
        self.write(move |tx| {
            let (guest, _) = tables::actions::join(tx, &Actor::Nobody, TableId(table), None, &cookie, Lang::En)?;
            let session = tables::queries::find_guest_session(tx, &cookie)?.unwrap();
            assert_eq!(session.guest, guest);
            Ok(Actor::Guest {
                guest,
                visit: session.visit,
            })
        })
    }
    pub fn item(&self, name: &str) -> Item {
        let menu = self.store.read(|r| menu::queries::menu(r, Lang::En)).unwrap();
        menu.into_iter().flat_map(|c| c.items).find(|i| i.name == name).unwrap()
    }
    pub fn option(&self, item: &str, option: &str) -> OptionId {
        let item = self.item(item);
        item.groups.iter().flat_map(|g| &g.options).find(|o| o.name == option).unwrap().id
    }
    pub fn add(&self, who: Actor, item: &str, quantity: i64) -> Result<i64> {
        let add = add(self.item(item).id, vec![], quantity);
        self.try_write(move |tx| cart::actions::add(tx, &who, visit(who), None, &add))
    }
    /// Sends everything that the cart holds, with a new key.
    pub fn place(&self, who: Actor) -> Result<Placed> {
        let place = self.seen(who);
        let key = RequestKey::fresh().unwrap();
        self.try_write(move |tx| orders::actions::place(tx, &who, visit(who), &key, &place))
    }
    /// What a guest sees when they look at the cart.
    pub fn seen(&self, who: Actor) -> Place {
        let cart = self.store.read(|r| cart::queries::get(r, visit(who), Lang::En)).unwrap();
        Place {
            seen: cart.lines.iter().map(|l| (l.number, l.version)).collect(),
            total: cart.total(),
            pay: PayWay::Later,
        }
    }
    /// A visit's cart as its guest sees it.
    pub fn cart(&self, who: Actor) -> cart::Cart {
        self.store.read(|r| cart::queries::get(r, visit(who), Lang::En)).unwrap()
    }
    pub fn orders(&self, who: Actor) -> Vec<orders::Order> {
        self.store.read(|r| orders::queries::list_of_visit(r, visit(who), Lang::En)).unwrap()
    }
}

pub fn staff(role: Role) -> Actor {
    Actor::Staff {
        staff: StaffId(1),
        role,
    }
}

pub fn visit(who: Actor) -> VisitId {
    match who {
        Actor::Guest { visit, .. } => visit,
        _ => panic!("not a guest"),
    }
}

pub fn guest_id(who: Actor) -> GuestId {
    who.guest().unwrap()
}

pub fn add(item: ItemId, options: Vec<OptionId>, quantity: i64) -> Add {
    Add {
        item,
        options,
        quantity,
        note: Note::default(),
        instead: None,
    }
}
