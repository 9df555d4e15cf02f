//! The kitchen and the floor: screens that are looked at, cooks who take what comes on the first of them a step
//! further, and waiters who carry it out.

use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use super::http::Ask;
use super::page::{Paint, Ticket, rank};
use super::socket::Socket;
use super::world::World;
use crate::base::chance::Chance;

/// How long until a cook begins, until it is ready, and until it is at the table: at least and at most, in
/// microseconds. Less than in a kitchen, so that a short rehearsal sees everything.
const PACE: [(f64, f64); 3] = [(5e5, 2e6), (1e6, 4e6), (5e5, 2e6)];
/// As fast as the house can, nobody waits longer than this.
const HASTE: [(f64, f64); 3] = [(2e4, 1e5); 3];

/// From one plate that is put down to the next.
const PLATE_US: i64 = 150_000;

/// A kitchen's screen; the cooks look at the first.
pub async fn kitchen(world: Rc<World>, nth: usize) {
    let client = world.staff_screen();
    let mut known = HashSet::new();
    let mut has_been_open = false;
    loop {
        if let Ok(mut socket) = Socket::open(&client, "/live/kitchen").await {
            if !has_been_open {
                world.screens.set(world.screens.get() + 1);
            }
            has_been_open = true;
            while let Ok(Some(message)) = socket.next().await {
                let now = world.now_us();
                let Some(paint) = Paint::read(&message) else { continue };
                for ticket in paint.html.iter().flat_map(|html| tickets(html)) {
                    world.book.borrow_mut().showed(nth, &ticket, now);
                    if nth == 0 && world.settings.cooks && known.insert((ticket.order, ticket.station)) {
                        tokio::task::spawn_local(cook(world.clone(), ticket, now));
                    }
                }
            }
        }
        if has_been_open {
            world.book.borrow_mut().was_away(nth);
        }
        sleep(Duration::from_millis(200)).await;
    }
}

/// The tickets of an element: itself, or those of a whole board.
fn tickets(html: &str) -> Vec<Ticket> {
    html.split("<article").filter_map(Ticket::read).collect()
}

/// The floor's overview, looked at.
pub async fn floor(world: Rc<World>) {
    let client = world.staff_screen();
    loop {
        if let Ok(mut socket) = Socket::open(&client, "/live/floor").await {
            while let Ok(Some(_)) = socket.next().await {}
        }
        sleep(Duration::from_millis(200)).await;
    }
}

/// Everything that is done with a ticket, from its coming to the table.
async fn cook(world: Rc<World>, ticket: Ticket, came_us: i64) {
    let mut chance = world.chance(ticket.order.unsigned_abs() * 64 + ticket.station.unsigned_abs());
    let [begin, ready, serve] = if world.settings.full_speed() { HASTE } else { PACE };
    let path = format!("/api/v1/kitchen/tickets/{}/{}/steps", ticket.order, ticket.station);
    let mut due_us = came_us;
    for (step, state, wait) in [("start", "cooking", begin), ("bump", "ready", ready)] {
        due_us += pause(wait, &mut chance);
        take(&world, &ticket, &path, (step, state, ticket.lines.len()), due_us).await;
    }
    due_us += pause(serve, &mut chance);
    for line in &ticket.lines {
        let path = format!("/api/v1/lines/{line}/steps");
        take(&world, &ticket, &path, ("serve", "served", 1), due_us).await;
        due_us += PLATE_US;
    }
}

/// Takes a step at its time, and tells the phone that follows the order what to look for.
async fn take(world: &World, ticket: &Ticket, path: &str, step: (&str, &str, usize), due_us: i64) {
    world.until(due_us).await;
    if world.over.get() {
        return;
    }
    let (step, state, lines) = step;
    let party = world.parties.borrow().get(&ticket.number).cloned();
    if let (Some(party), Some(rank)) = (party, rank(state)) {
        party.steps_on(ticket.number, rank, lines, world.since(due_us));
    }
    let told = world.ask_as_staff(&Ask::json(path, &json!({"step": step}))).await;
    match told.map(|told| told.status) {
        Some(200 | 204) | None => {}
        // A real cook was quicker.
        Some(409) => world.book.borrow_mut().conflicts += 1,
        Some(status) => world.book.borrow_mut().error(&format!("a step was answered {status}")),
    }
}

fn pause((least, most): (f64, f64), chance: &mut Chance) -> i64 {
    (least + (most - least) * chance.part()) as i64
}
