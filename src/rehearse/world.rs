//! What everybody who plays in a rehearsal shares: the house's address, the staff's session, the menu, the ledger
//! and the time.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::Error;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;
use tokio::time::sleep;

use super::address::Address;
use super::alarm::Alarm;
use super::book::Book;
use super::http::{Ask, Client, Told};
use super::menu::{self, Dish};
use super::party::Party;
use super::{Account, Settings};
use crate::base::chance::Chance;
use crate::base::ids::hex;
use crate::base::time::Clock;

/// A request that got no answer, or that the house had no time for, is asked again so often.
const AGAIN: u32 = 3;
/// After so long.
const AGAIN_AFTER: Duration = Duration::from_millis(250);

/// The world of a rehearsal.
pub struct World {
    /// How it is to be.
    pub settings: Settings,
    /// The ledger.
    pub book: RefCell<Book>,
    /// What can be ordered.
    pub dishes: RefCell<Rc<Vec<Dish>>>,
    /// Whose an order is, by its number.
    pub parties: RefCell<HashMap<i64, Rc<Party>>>,
    /// Nobody begins anything any more.
    pub over: Cell<bool>,
    /// How many phones are at tables.
    pub phones: Cell<usize>,
    /// How many screens of the staff have been painted.
    pub screens: Cell<usize>,
    address: Rc<Address>,
    clock: Clock,
    alarm: Alarm,
    begun_us: Cell<i64>,
    /// Connections of the staff that nobody uses just now.
    staff: RefCell<Vec<Client>>,
    keys: Cell<u64>,
}

impl World {
    /// Signs the staff in and reads the menu.
    ///
    /// # Errors
    /// A sentence: the house is not there, knows nobody of this name, or sells nothing.
    pub async fn open(settings: Settings, address: Address, account: &Account) -> Result<Rc<World>, String> {
        let address = Rc::new(address);
        let mut staff = Client::new(address.clone());
        let fields = [("name", account.name.as_str()), ("password", account.password.as_str())];
        let told = staff.ask(&Ask::form("/sign-in", &fields)).await.map_err(|e| not_there(&address, &e))?;
        if told.status != 303 {
            return Err(format!(
                "The house lets nobody in as {} with this password.",
                account.name
            ));
        }
        let clock = Clock::machine(0);
        let alarm =
            Alarm::start(clock.clone()).map_err(|e| format!("This machine has no room for one more thread: {e}."))?;
        let world = Rc::new(World {
            settings,
            book: RefCell::default(),
            dishes: RefCell::default(),
            parties: RefCell::default(),
            over: Cell::new(false),
            phones: Cell::new(0),
            screens: Cell::new(0),
            address,
            clock,
            alarm,
            begun_us: Cell::new(0),
            staff: RefCell::new(vec![staff]),
            keys: Cell::new(0),
        });
        world.read_menu().await;
        if world.dishes.borrow().is_empty() {
            return Err("There is nothing on the menu that can be ordered now without running out.".into());
        }
        Ok(world)
    }

    /// The evening begins now.
    pub fn begin(&self) {
        self.begun_us.set(self.clock.mono_us());
    }

    /// Microseconds since the evening began.
    pub fn now_us(&self) -> i64 {
        self.clock.mono_us() - self.begun_us.get()
    }

    /// Waits for a moment of the evening; one that is over is not waited for.
    pub async fn until(&self, at_us: i64) {
        if at_us > self.now_us() {
            self.alarm.at(at_us + self.begun_us.get()).await;
        }
    }

    /// When something counts as begun that was meant for a moment: then, however late it is; or now, where
    /// everything is done as soon as it can be.
    pub fn since(&self, due_us: i64) -> i64 {
        if self.settings.full_speed() {
            self.now_us()
        } else {
            due_us
        }
    }

    /// Somebody who has not been here yet.
    pub fn stranger(&self) -> Client {
        Client::new(self.address.clone())
    }

    /// The path of a link of the house.
    pub fn path_of(&self, url: &str) -> String {
        self.address.path_of(url).unwrap_or_default().to_string()
    }

    /// Chance of somebody's own.
    pub fn chance(&self, about: u64) -> Chance {
        Chance::of(self.settings.seed, about)
    }

    /// A key that no other request of this rehearsal has, nor of one before.
    pub fn key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        let run = hex(&self.clock.now().at_ms.to_be_bytes());
        format!("rehearse-{run}-{}", hex(&self.keys.get().to_be_bytes()))
    }

    /// The staff's browser, for another screen.
    pub fn staff_screen(&self) -> Client {
        let kept = self.staff.borrow();
        kept.first().map_or_else(|| self.stranger(), Client::again)
    }

    /// Asks as the staff, on a connection that is free.
    pub async fn ask_as_staff(&self, ask: &Ask<'_>) -> Option<Told> {
        let free = {
            let mut all = self.staff.borrow_mut();
            // One always stays, for its cookies.
            if all.len() > 1 {
                all.pop()
            } else {
                all.first().map(Client::again)
            }
        };
        let mut client = free.unwrap_or_else(|| self.stranger());
        let told = self.ask(&mut client, ask).await;
        self.staff.borrow_mut().push(client);
        told
    }

    /// Asks until there is an answer, a few times; `None` if there was none. What comes of it but a success or a
    /// refusal is counted as an error.
    pub async fn ask(&self, client: &mut Client, ask: &Ask<'_>) -> Option<Told> {
        for _ in 0..AGAIN {
            match client.ask(ask).await {
                Ok(told) if !matches!(told.status, 429 | 500..) => {
                    self.book.borrow_mut().requests += 1;
                    return Some(told);
                }
                Ok(told) => self.book.borrow_mut().error(&format!("answered {}", told.status)),
                Err(e) => self.book.borrow_mut().error(&format!("no answer: {}", e.kind())),
            }
            if self.over.get() {
                return None;
            }
            sleep(AGAIN_AFTER).await;
        }
        None
    }

    /// Reads the menu anew: something may have been sold out.
    pub async fn read_menu(&self) {
        if let Some(told) = self.ask_as_staff(&Ask::get("/api/v1/menu")).await {
            *self.dishes.borrow_mut() = Rc::new(menu::dishes(&told.json()));
        }
    }

    /// Something to read as the staff, as JSON.
    pub async fn read_as_staff(&self, path: &str) -> Value {
        let told = self.ask_as_staff(&Ask::get(path)).await;
        told.filter(|told| told.status == 200).map(|told| told.json()).unwrap_or_default()
    }
}

/// The sentence for a house that does not answer.
pub fn not_there(address: &Address, e: &Error) -> String {
    format!("No house answers at {}: {e}.", address.origin())
}
