//! A fake service on a real house: phones, kitchen screens and waiters that know it only by its pages, its API and
//! its sockets, as those of guests and staff do. They follow the house's own menu and come in a wave, as guests do.
//!
//! Every time is measured from the moment at which something was meant to be done, not from when a slow house let
//! it be done ("coordinated omission"). Each order that the house acknowledged must come onto each kitchen screen
//! once, no more and no less.
//!
//! One thread plays everybody, so nothing here is shared between threads.

mod address;
mod alarm;
mod book;
mod guests;
mod http;
mod menu;
mod page;
mod party;
mod plan;
pub mod report;
mod socket;
mod staff;
mod times;
mod world;

use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::{JoinHandle, spawn_local};
use tokio::time::sleep;

use address::Address;
use book::Book;
use http::{Ask, Client};
use plan::Evening;
use report::{Memory, Report};
use world::{World, not_there};

/// How a rehearsal is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many tables are taken, as long as the house has so many.
    pub tables: usize,
    /// How many phones sit at them at once.
    pub guests: usize,
    /// How many kitchen screens are looked at.
    pub screens: usize,
    /// How many orders come in a minute, on average; `None` for as many as the house can take.
    pub orders_per_minute: Option<f64>,
    /// How long it lasts.
    pub minutes: f64,
    /// The same seed gives the same evening.
    pub seed: i64,
    /// Whether the kitchen and the waiters are played too, and not left to real ones.
    pub cooks: bool,
}

impl Settings {
    /// Whether everything is done as soon as it can be.
    fn full_speed(&self) -> bool {
        self.orders_per_minute.is_none()
    }

    fn length_us(&self) -> i64 {
        (self.minutes * 60e6) as i64
    }
}

/// Somebody of the staff who may do everything that an evening needs: a manager or an owner.
pub struct Account {
    /// The name that they sign in with.
    pub name: String,
    /// Their password.
    pub password: String,
}

/// The house that is rehearsed.
pub struct House {
    /// Its address, such as `http://127.0.0.1:8080`.
    pub url: String,
    /// Who plays the staff.
    pub account: Account,
    /// Its process, where it is one of this machine.
    pub process: Option<u32>,
    /// Whether tables may be added to it, because nothing of it stays.
    pub throw_away: bool,
}

/// How far a rehearsal is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Seconds since it began.
    pub seconds: f64,
    /// How many it lasts.
    pub of_seconds: f64,
    /// Orders that were acknowledged.
    pub orders: u64,
    /// Phones at tables.
    pub phones: usize,
    /// What went wrong so far.
    pub errors: u64,
    /// Up to how many milliseconds 99 of 100 orders took to the kitchen.
    pub kitchen_p99_ms: f64,
}

/// How long the screens of the staff may take to open, and orders to come after the last.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long they may take to come when the rehearsal is ended before its time.
const HURRY: Duration = Duration::from_secs(2);
/// How long the last parties have to eat, pay and go.
const GOODBYE_US: i64 = 45_000_000;
/// How often it is looked how far it is.
const LOOK: Duration = Duration::from_millis(200);

/// Plays the evening; it ends by itself. `told` hears now and then how far it is, and answers
/// whether it goes on. Needs a `LocalSet` around it.
///
/// # Errors
/// A sentence: the house is not there, does not rehearse, lets nobody in, or took no order at all.
pub async fn run(house: &House, settings: Settings, told: impl Fn(Progress) -> bool) -> Result<Report, String> {
    let address = Address::parse(&house.url)?;
    rehearses(&address).await?;
    let world = World::open(settings, address, &house.account).await?;
    let links = tables(&world, house.throw_away).await?;
    let settings = Settings {
        tables: links.len(),
        guests: settings.guests.max(links.len()),
        ..settings
    };
    let screens = open_screens(&world).await?;
    world.begin();
    let tables = open_tables(&world, &settings, links);
    let mut memory = None;
    let last_us = settings.length_us() + GOODBYE_US;
    let mut left = PATIENCE;
    while !tables.iter().all(JoinHandle::is_finished) && world.now_us() < last_us {
        if !told(progress(&world)) {
            tables.iter().for_each(JoinHandle::abort);
            left = HURRY;
            break;
        }
        Memory::look(&mut memory, house.process, &world).await;
        sleep(LOOK).await;
    }
    let seconds = world.now_us().min(settings.length_us()) as f64 / 1e6;
    even(&world, settings.screens, left).await;
    world.over.set(true);
    Memory::look(&mut memory, house.process, &world).await;
    tables.iter().chain(&screens).for_each(JoinHandle::abort);
    let book: &Book = &world.book.borrow();
    if book.orders() == 0 {
        return Err(format!(
            "The house took no order. What went wrong: {}.",
            report::errors(&book.errors)
        ));
    }
    Ok(Report::of(book, &settings, seconds, memory))
}

/// Waits for what is still on its way to the screens.
async fn even(world: &World, screens: usize, mut left: Duration) {
    while !world.book.borrow().is_even(screens) && !left.is_zero() {
        sleep(LOOK).await;
        left = left.saturating_sub(LOOK);
    }
}

/// Asks the house whether it rehearses: fake orders never come among real ones.
async fn rehearses(address: &Address) -> Result<(), String> {
    let mut client = Client::new(Rc::new(address.clone()));
    let told = client.ask(&Ask::get("/api/v1/house")).await.map_err(|e| not_there(address, &e))?;
    let house = told.json();
    if told.status != 200 || !house["name"].is_string() {
        return Err(format!("What answers at {} is no house of Comanda.", address.origin()));
    }
    if house["rehearsal"] != true {
        return Err(format!(
            "The house at {} is in service, and fake orders never come among real ones. Begin a rehearsal there \
             first, or start one to try with: comanda demo --rehearsal.",
            address.origin()
        ));
    }
    Ok(())
}

/// The links of the tables that are taken: those where nobody sits, in the house's order.
async fn tables(world: &World, throw_away: bool) -> Result<Vec<String>, String> {
    let wanted = world.settings.tables.max(1);
    let mut links = links(world).await;
    if links.len() < wanted && throw_away {
        let last = format!("R{}", wanted - links.len());
        let add = json!({"name": "R1", "last": last, "area": "R", "kind": "table", "seats": 4});
        world.ask_as_staff(&Ask::json("/api/v1/tables", &add).keyed(&world.key())).await;
        links = self::links(world).await;
    }
    links.truncate(wanted);
    if links.is_empty() {
        return Err("The house has no table where nobody sits.".into());
    }
    Ok(links)
}

async fn links(world: &World) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let floor = world.read_as_staff("/api/v1/floor").await;
    let taken = list(&floor["tables"]).into_iter().filter(|table| !table["visit"].is_null());
    let taken: Vec<Value> = taken.map(|table| table["id"].clone()).collect();
    let plan = world.read_as_staff("/api/v1/tables").await;
    let all = list(&plan["areas"]).into_iter().flat_map(|area| list(&area["tables"]));
    let free = all.filter(|table| !taken.contains(&table["id"]));
    free.filter_map(|table| Some(world.path_of(table["url"].as_str()?))).collect()
}

/// The screens of the kitchen and the floor; answers when each has been painted.
async fn open_screens(world: &Rc<World>) -> Result<Vec<JoinHandle<()>>, String> {
    let mut screens = vec![spawn_local(staff::floor(world.clone()))];
    let wanted = world.settings.screens;
    screens.extend((0..wanted).map(|nth| spawn_local(staff::kitchen(world.clone(), nth))));
    let mut left = PATIENCE;
    while world.screens.get() < wanted {
        if left.is_zero() {
            return Err(format!(
                "{} of {wanted} kitchen screens could not be opened.",
                wanted - world.screens.get()
            ));
        }
        sleep(LOOK).await;
        left = left.saturating_sub(LOOK);
    }
    Ok(screens)
}

fn open_tables(world: &Rc<World>, settings: &Settings, links: Vec<String>) -> Vec<JoinHandle<()>> {
    let evening = Evening {
        tables: settings.tables,
        guests: settings.guests,
        orders_per_minute: settings.orders_per_minute.unwrap_or_default(),
        length_us: settings.length_us(),
        seed: settings.seed,
        turns: settings.cooks,
    };
    if settings.full_speed() {
        let all = links.into_iter().enumerate();
        let begin = |(nth, link)| {
            let phones = plan::phones_of(&evening, nth);
            spawn_local(guests::busy_table(world.clone(), link, phones, nth, evening.length_us))
        };
        return all.map(begin).collect();
    }
    let all = links.into_iter().zip(plan::plan(&evening)).enumerate();
    all.map(|(nth, (link, sittings))| spawn_local(guests::table(world.clone(), link, sittings, nth)))
        .collect()
}

fn progress(world: &World) -> Progress {
    let book = world.book.borrow();
    Progress {
        seconds: world.now_us() as f64 / 1e6,
        of_seconds: world.settings.minutes * 60.0,
        orders: book.orders(),
        phones: world.phones.get(),
        errors: book.errors.values().sum(),
        kitchen_p99_ms: book.took.kitchen.up_to(99) as f64 / 1000.0,
    }
}
