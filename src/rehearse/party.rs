//! What the phones of a party show: the cart that they share, and how far their orders are; and when they showed it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

use super::http::Client;
use super::page::{Paint, numbers, ranks_of};
use super::socket::Socket;
use super::world::World;

/// The visit of a party, as its phones see it.
pub struct Party {
    /// The visit's id.
    pub visit: i64,
    /// Lines of the cart: whose they are and since when, and when each phone has shown them.
    lines: RefCell<HashMap<i64, Line>>,
    /// Steps of an order that the phone which follows it has not shown yet.
    steps: RefCell<HashMap<i64, Vec<Step>>>,
}

#[derive(Default)]
struct Line {
    added: Option<(i64, usize)>,
    seen: HashMap<usize, i64>,
}

/// So many lines of an order shall be as far as this, since a moment.
struct Step {
    rank: usize,
    lines: usize,
    due_us: i64,
}

impl Party {
    /// The party of a visit that has just begun.
    pub fn new(visit: i64) -> Party {
        Party {
            visit,
            lines: RefCell::default(),
            steps: RefCell::default(),
        }
    }

    /// A step will be taken that brings so many more lines of an order so far.
    pub fn steps_on(&self, order: i64, rank: usize, lines: usize, due_us: i64) {
        let mut all = self.steps.borrow_mut();
        let steps = all.entry(order).or_default();
        let before = steps.iter().filter(|s| s.rank == rank).map(|s| s.lines).max().unwrap_or(0);
        let lines = before + lines;
        steps.push(Step { rank, lines, due_us });
    }

    /// A phone shows where the lines of the orders are.
    fn shows_orders(&self, world: &World, html: &str) {
        let now = world.now_us();
        for (order, steps) in self.steps.borrow_mut().iter_mut() {
            let Some(ranks) = ranks_of(html, *order) else { continue };
            for step in steps.iter_mut().filter(|s| s.due_us != DONE) {
                if ranks.iter().filter(|rank| **rank >= step.rank).count() >= step.lines {
                    world.book.borrow_mut().took.guest.took(now - step.due_us);
                    step.due_us = DONE;
                }
            }
        }
    }

    /// A phone shows the cart.
    fn shows_cart(&self, world: &World, phone: usize, html: &str, is_first: bool) {
        let now = world.now_us();
        for number in numbers(html, "line-") {
            let mut lines = self.lines.borrow_mut();
            let line = lines.entry(number).or_default();
            if line.seen.contains_key(&phone) {
                continue;
            }
            // What lay there before the phone looked tells nothing.
            line.seen.insert(phone, if is_first { DONE } else { now });
            match line.added {
                Some((due_us, author)) if author != phone && !is_first => {
                    world.book.borrow_mut().took.cart.took(now - due_us);
                }
                _ => {}
            }
        }
    }

    /// A phone has put a line into the cart; the others may have shown it already.
    pub fn added(&self, world: &World, number: i64, due_us: i64, author: usize) {
        let mut lines = self.lines.borrow_mut();
        let line = lines.entry(number).or_default();
        if line.added.is_some() {
            return;
        }
        line.added = Some((due_us, author));
        for (_, at) in line.seen.iter().filter(|(phone, at)| **phone != author && **at != DONE) {
            world.book.borrow_mut().took.cart.took(at - due_us);
        }
    }
}

/// In the place of a moment: nothing is measured any more.
const DONE: i64 = i64::MIN;

/// A phone's live screen, which comes back when it loses its house.
pub async fn watch(world: Rc<World>, party: Rc<Party>, client: Client, nth: usize) {
    let path = if nth == 0 {
        "/live/visit?screen=orders"
    } else {
        "/live/visit?screen=cart"
    };
    while !world.over.get() {
        if let Ok(mut socket) = Socket::open(&client, path).await {
            let mut is_first = true;
            while let Ok(Some(message)) = socket.next().await {
                let Some(paint) = Paint::read(&message) else { continue };
                is_first &= paint.full;
                for html in &paint.html {
                    if nth == 0 {
                        party.shows_orders(&world, html);
                    } else {
                        party.shows_cart(&world, nth, html, is_first);
                    }
                }
            }
            if socket.has_ended() {
                return;
            }
        }
        world.book.borrow_mut().returns += 1;
        sleep(Duration::from_millis(200)).await;
    }
}
