//! The phones of a party: they scan the code, look through the menu, fill the cart together, send, follow what they
//! sent, pay and go.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::http::{Ask, Client};
use super::menu::choose;
use super::page::files;
use super::party::{Party, watch};
use super::plan::{Round, Sitting};
use super::world::World;
use crate::base::chance::Chance;

/// A cart that changed between a look and the touch is looked at again, so often.
const LOOKS: u32 = 4;
/// How long a party waits at most for what it ordered, once it would like to pay, looking so often.
const WAITS: (u32, Duration) = (100, Duration::from_millis(100));
/// How long before the touch a dish's page is opened.
const READS_US: i64 = 300_000;

/// A table with its parties of the evening, one after the other.
pub async fn table(world: Rc<World>, link: String, sittings: Vec<Sitting>, nth: usize) {
    let mut chance = world.chance(1000 + nth as u64);
    for sitting in sittings {
        world.until(sitting.arrives_us).await;
        let Some(mut guests) = Guests::arrive(&world, &link, sitting.phones).await else {
            continue;
        };
        for (nth, round) in sitting.rounds.iter().enumerate() {
            guests.round(&world, round, nth, &mut chance).await;
        }
        world.until(sitting.leaves_us).await;
        guests.leave(&world).await;
    }
}

/// A table whose parties order as fast as the house answers, until the evening is over.
pub async fn busy_table(world: Rc<World>, link: String, phones: usize, nth: usize, end_us: i64) {
    let mut chance = world.chance(1000 + nth as u64);
    while world.now_us() < end_us && !world.over.get() {
        let Some(mut guests) = Guests::arrive(&world, &link, phones).await else {
            // A house that lets nobody in is not stormed.
            sleep(Duration::from_millis(500)).await;
            continue;
        };
        for nth in 0..8 {
            if world.now_us() >= end_us {
                break;
            }
            let adds = (0..phones).map(|phone| (NOW, phone)).collect();
            guests.round(&world, &Round { adds, sent_us: NOW }, nth, &mut chance).await;
        }
        guests.leave(&world).await;
    }
}

/// In the place of a moment: as soon as it can be done.
const NOW: i64 = -1;

/// The phones of a party.
struct Guests {
    party: Rc<Party>,
    phones: Vec<Client>,
    screens: Vec<JoinHandle<()>>,
    /// The guests' numbers in the visit.
    ours: BTreeSet<i64>,
    /// When the last of them had the menu: nobody touches a dish before.
    seated_us: i64,
}

impl Guests {
    /// Everybody scans the code. The first phone follows the orders, the others have the cart open.
    async fn arrive(world: &Rc<World>, link: &str, phones: usize) -> Option<Guests> {
        let mut guests: Option<Guests> = None;
        for nth in 0..phones {
            let mut phone = world.stranger();
            let Some((visit, number)) = sit_down(world, &mut phone, link).await else {
                continue;
            };
            let guests = guests.get_or_insert_with(|| Guests {
                party: Rc::new(Party::new(visit)),
                phones: Vec::new(),
                screens: Vec::new(),
                ours: BTreeSet::new(),
                seated_us: 0,
            });
            let screen = watch(world.clone(), guests.party.clone(), phone.again(), nth);
            guests.screens.push(tokio::task::spawn_local(screen));
            guests.phones.push(phone);
            guests.ours.insert(number);
            guests.seated_us = world.now_us();
            world.phones.set(world.phones.get() + 1);
        }
        guests
    }

    async fn round(&mut self, world: &World, round: &Round, nth: usize, chance: &mut Chance) {
        let mut taken = Vec::new();
        for (due_us, phone) in &round.adds {
            if world.over.get() {
                return;
            }
            let phone = phone % self.phones.len();
            self.add(world, phone, self.once_seated(*due_us), &mut taken, chance).await;
        }
        self.send(world, nth % self.phones.len(), self.once_seated(round.sent_us)).await;
    }

    /// A moment that was meant for a touch, or the first one at which it can come: how long it takes to sit down is
    /// measured for itself.
    fn once_seated(&self, due_us: i64) -> i64 {
        if due_us == NOW {
            NOW
        } else {
            due_us.max(self.seated_us + READS_US)
        }
    }

    /// Opens a dish and puts it into the cart.
    async fn add(&mut self, world: &World, nth: usize, due_us: i64, taken: &mut Vec<i64>, chance: &mut Chance) {
        let dishes = world.dishes.borrow().clone();
        let Some((item, line)) = choose(&dishes, taken, chance) else {
            return;
        };
        let phone = &mut self.phones[nth];
        // It is read before it is chosen: what counts is the touch.
        world.until(due_us - READS_US).await;
        world.ask(phone, &Ask::get(&format!("/menu/items/{item}")).for_regions()).await;
        world.until(due_us).await;
        let due_us = world.since(due_us);
        let (path, key) = (format!("/api/v1/visits/{}/cart/lines", self.party.visit), world.key());
        let Some(told) = world.ask(phone, &Ask::json(&path, &line).keyed(&key)).await else {
            return;
        };
        match (told.status, told.json()["number"].as_i64()) {
            (201, Some(number)) => {
                taken.push(item);
                self.party.added(world, number, due_us, nth);
            }
            // Sold out since the menu was read.
            (409, _) => world.read_menu().await,
            (status, _) => world.book.borrow_mut().error(&format!("a dish was answered {status}")),
        }
    }

    /// Looks at the cart and sends what lies there.
    async fn send(&mut self, world: &World, nth: usize, due_us: i64) {
        let visit = self.party.visit;
        let phone = &mut self.phones[nth];
        world.ask(phone, &Ask::get("/visit/cart")).await;
        let cart = format!("/api/v1/visits/{visit}/cart");
        let path = format!("/api/v1/visits/{visit}/orders");
        for look in 0..LOOKS {
            let Some(cart) = world.ask(phone, &Ask::get(&cart)).await.map(|told| told.json()) else {
                return;
            };
            let lines = sendable(&cart);
            if lines.is_empty() {
                return;
            }
            world.until(due_us).await;
            let since = if look > 0 { world.now_us() } else { world.since(due_us) };
            let (key, count) = (world.key(), lines.len());
            let order = json!({"lines": lines, "total": cart["total"], "pay": "later"});
            let Some(told) = world.ask(phone, &Ask::json(&path, &order).keyed(&key)).await else {
                world.book.borrow_mut().given_up(visit);
                return;
            };
            let answer = told.json();
            match (told.status, answer["number"].as_i64()) {
                (201, Some(number)) => {
                    let waits = answer["waiting"] == true;
                    world.parties.borrow_mut().insert(number, self.party.clone());
                    world.book.borrow_mut().acknowledged(visit, number, since, count, waits);
                    return self.follow(world, nth, waits).await;
                }
                // The cart is not as it was seen.
                (409, _) => {}
                (status, _) => world.book.borrow_mut().error(&format!("an order was answered {status}")),
            }
        }
        world.book.borrow_mut().error("an order was refused");
    }

    /// Looks at what was sent; a waiter nods to it where it waits for that.
    async fn follow(&mut self, world: &World, nth: usize, waits: bool) {
        // Real waiters nod themselves.
        if waits && world.settings.cooks {
            approve(world).await;
        }
        world.ask(&mut self.phones[nth], &Ask::get("/visit/orders")).await;
    }

    /// Waits until everything is there, pays, and the table is free again.
    async fn leave(mut self, world: &World) {
        let visit = self.party.visit;
        let path = format!("/api/v1/visits/{visit}/orders");
        for _ in 0..WAITS.0 {
            let Some(told) = world.ask(&mut self.phones[0], &Ask::get(&path)).await else {
                break;
            };
            let said = told.json();
            let orders = list(&said["orders"]).filter(|order| {
                let mut guests = list(&order["lines"]).filter_map(|line| line["guest"].as_i64());
                guests.any(|guest| self.ours.contains(&guest))
            });
            let mut open = list(&said["orders"]).flat_map(|order| list(&order["lines"]));
            if !open.any(|line| line["state"] != "served" && line["state"] != "voided") || world.over.get() {
                let numbers = orders.filter_map(|order| order["number"].as_i64()).collect();
                world.book.borrow_mut().house_says(visit, &numbers);
                break;
            }
            sleep(WAITS.1).await;
        }
        let due = world.read_as_staff(&format!("/api/v1/visits/{visit}/bill")).await["due"].as_i64();
        if let Some(amount) = due.filter(|due| *due > 0) {
            let (path, key) = (format!("/api/v1/visits/{visit}/payments"), world.key());
            let pay = json!({"method": "cash", "amount": amount, "tip": amount / 10});
            world.ask_as_staff(&Ask::json(&path, &pay).keyed(&key)).await;
        }
        let path = format!("/api/v1/visits/{visit}/close");
        let told = world.ask_as_staff(&Ask::json(&path, &json!({"all_served": true}))).await;
        if let Some(status) = told.map(|told| told.status).filter(|status| *status != 204) {
            world.book.borrow_mut().error(&format!("a closing was answered {status}"));
        }
        world.parties.borrow_mut().retain(|_, party| party.visit != visit);
        world.phones.set(world.phones.get().saturating_sub(self.phones.len()));
        self.screens.iter().for_each(JoinHandle::abort);
    }
}

/// Scans the code, looks at the menu with its files, and answers the visit and the guest's number there.
async fn sit_down(world: &World, phone: &mut Client, link: &str) -> Option<(i64, i64)> {
    let begun = world.now_us();
    let scan = world.ask(phone, &Ask::get(link)).await?;
    let menu = world.ask(phone, &Ask::get("/menu")).await?;
    world.book.borrow_mut().took.menu.took(world.now_us() - begun);
    for file in files(&menu.text) {
        world.ask(phone, &Ask::get(&file)).await;
    }
    let me = world.ask(phone, &Ask::get("/api/v1/me")).await?.json();
    let (Some(visit), Some(number)) = (me["visit"].as_i64(), me["guest"]["number"].as_i64()) else {
        world.book.borrow_mut().error(&format!("a scan was answered {}", scan.status));
        return None;
    };
    if me["guest"]["state"] == "waiting" {
        let path = format!("/api/v1/visits/{visit}/guests/{number}/admit");
        world.ask_as_staff(&Ask::json(&path, &json!({}))).await;
    }
    Some((visit, number))
}

/// The lines of a cart that can be sent, as they were seen.
fn sendable(cart: &Value) -> Vec<Value> {
    let lines = list(&cart["lines"]).filter(|line| line["trouble"].is_null());
    lines.map(|line| json!({"number": line["number"], "version": line["version"]})).collect()
}

/// A waiter nods to every round that waits for it.
async fn approve(world: &World) {
    let floor = world.read_as_staff("/api/v1/floor").await;
    for order in list(&floor["to_approve"]).filter_map(|order| order["order"].as_i64()) {
        let path = format!("/api/v1/orders/{order}/approve");
        world.ask_as_staff(&Ask::json(&path, &json!({}))).await;
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
