//! The ledger: what the house has acknowledged, what its screens have shown, and whether that is the same. And how
//! long everything took, from the moment when it was meant to be done: a phone that waits for a slow house still
//! counts the time that it waits.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::page::Ticket;
use super::times::Times;

/// What is measured.
#[derive(Debug, Default)]
pub struct Took {
    /// From the scan of a code to the menu's last byte.
    pub menu: Times,
    /// From the touch that sends an order to the last of its lines on a kitchen screen; each screen counts.
    pub kitchen: Times,
    /// From a dish put into the cart to another phone of the table; each phone counts.
    pub cart: Times,
    /// From a cook's or waiter's touch to the phone that follows the order.
    pub guest: Times,
}

/// An order, from either side.
#[derive(Debug, Default)]
struct Order {
    /// When it was meant to be sent, and how many lines it has; `None` as long as nobody of ours knows it.
    sent: Option<(i64, usize)>,
    /// It waited for a waiter's nod, so how long it took says nothing of the house.
    waited: bool,
    /// What each screen has shown of it.
    shown: BTreeMap<usize, Shown>,
}

#[derive(Debug, Default)]
struct Shown {
    /// Its lines, and the station whose ticket each is on.
    lines: BTreeMap<i64, i64>,
    /// Lines that came on a second ticket.
    twice: BTreeSet<i64>,
    /// When the last of them came.
    whole_us: Option<i64>,
}

/// The ledger.
#[derive(Debug, Default)]
pub struct Book {
    /// How long things took.
    pub took: Took,
    /// What went wrong, by its name.
    pub errors: BTreeMap<String, u64>,
    /// Steps that somebody else had taken already.
    pub conflicts: u64,
    /// Screens that lost their house and came back.
    pub returns: u64,
    /// How many requests were answered.
    pub requests: u64,
    orders: HashMap<i64, Order>,
    acknowledged: u64,
    /// Screens that were away for a while: what came and went meanwhile they cannot have shown.
    away: BTreeSet<usize>,
    /// Orders that nobody of ours knows the fate of, by visit.
    given_up: HashMap<i64, usize>,
    visits: HashMap<i64, BTreeSet<i64>>,
    /// Orders that the house itself does not have, or has although nobody sent them.
    missing: BTreeSet<i64>,
    strange: u64,
}

impl Book {
    /// Something went wrong.
    pub fn error(&mut self, what: &str) {
        *self.errors.entry(what.to_string()).or_default() += 1;
    }

    /// The house has acknowledged an order; the same one twice is an error.
    pub fn acknowledged(&mut self, visit: i64, number: i64, due_us: i64, lines: usize, waited: bool) {
        let order = self.orders.entry(number).or_default();
        if order.sent.is_some() {
            self.strange += 1;
            return;
        }
        order.sent = Some((due_us, lines));
        order.waited = waited;
        let whole = order.shown.values().filter(|s| s.lines.len() >= lines);
        // It may have been quicker on the screen than the answer on the phone; then its last line came there.
        let whole: Vec<i64> = whole.filter_map(|s| s.whole_us).collect();
        if !waited {
            whole.into_iter().for_each(|at| self.took.kitchen.took(at - due_us));
        }
        self.acknowledged += 1;
        self.visits.entry(visit).or_default().insert(number);
    }

    /// An order was sent and never answered: it may be there or not.
    pub fn given_up(&mut self, visit: i64) {
        *self.given_up.entry(visit).or_default() += 1;
    }

    /// A screen shows a ticket.
    pub fn showed(&mut self, screen: usize, ticket: &Ticket, at_us: i64) {
        let order = self.orders.entry(ticket.number).or_default();
        let shown = order.shown.entry(screen).or_default();
        let before = shown.lines.len();
        for line in &ticket.lines {
            if *shown.lines.entry(*line).or_insert(ticket.station) != ticket.station {
                shown.twice.insert(*line);
            }
        }
        if shown.lines.len() == before {
            return;
        }
        shown.whole_us = Some(at_us);
        if let Some((due_us, lines)) = order.sent
            && shown.lines.len() == lines
            && !order.waited
        {
            self.took.kitchen.took(at_us - due_us);
        }
    }

    /// A screen has lost its house.
    pub fn was_away(&mut self, screen: usize) {
        self.away.insert(screen);
        self.returns += 1;
    }

    /// What the house itself says that the phones of a visit have ordered.
    pub fn house_says(&mut self, visit: i64, numbers: &BTreeSet<i64>) {
        let ours = self.visits.get(&visit).cloned().unwrap_or_default();
        self.missing.extend(ours.difference(numbers));
        let more = numbers.difference(&ours).count();
        let pardoned = self.given_up.get(&visit).copied().unwrap_or(0);
        self.strange += more.saturating_sub(pardoned) as u64;
    }

    /// How many orders were acknowledged.
    pub fn orders(&self) -> u64 {
        self.acknowledged
    }

    /// Whether every order is on each of so many screens.
    pub fn is_even(&self, screens: usize) -> bool {
        self.lost(screens) == 0
    }

    /// Orders that were acknowledged and are missing: on a screen that was there all the time, on all of them, or
    /// in the house itself.
    pub fn lost(&self, screens: usize) -> u64 {
        let is_whole = |order: &Order, screen: usize, lines: usize| {
            order.shown.get(&screen).is_some_and(|shown| shown.lines.len() >= lines)
        };
        let steady = |screen: &usize| !self.away.contains(screen);
        let is_lost = |order: &Order| {
            let Some((_, lines)) = order.sent else { return false };
            let nowhere = screens > 0 && !(0..screens).any(|screen| is_whole(order, screen, lines));
            nowhere || (0..screens).filter(steady).any(|screen| !is_whole(order, screen, lines))
        };
        let gone = |(number, order): &(&i64, &Order)| is_lost(order) || self.missing.contains(number);
        self.orders.iter().filter(gone).count() as u64
    }

    /// Orders that a screen has shown with more lines than were sent or a line on two tickets, or that the house
    /// has and nobody sent.
    pub fn doubled(&self) -> u64 {
        let more = |order: &Order| {
            let lines = order.sent.map_or(usize::MAX, |(_, lines)| lines);
            order.shown.values().any(|s| s.lines.len() > lines || !s.twice.is_empty())
        };
        self.orders.values().filter(|order| more(order)).count() as u64 + self.strange
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(number: i64, station: i64, lines: &[i64]) -> Ticket {
        Ticket {
            order: number + 1000,
            number,
            station,
            lines: lines.to_vec(),
        }
    }

    #[test]
    fn an_order_on_every_screen_once_is_neither_lost_nor_doubled() {
        let mut book = Book::default();
        book.acknowledged(1, 7, 100, 3, false);
        for screen in 0..2 {
            book.showed(screen, &ticket(7, 1, &[1, 2]), 5_100);
            book.showed(screen, &ticket(7, 2, &[3]), 9_100);
            // Painted once more.
            book.showed(screen, &ticket(7, 1, &[1, 2]), 20_000);
        }
        assert_eq!((book.orders(), book.lost(2), book.doubled()), (1, 0, 0));
        let spread = book.took.kitchen.spread();
        assert_eq!((spread.count, spread.max), (2, 9.0));
    }

    #[test]
    fn a_screen_may_be_quicker_than_the_answer() {
        let mut book = Book::default();
        book.showed(0, &ticket(7, 1, &[1]), 4_000);
        assert_eq!(book.took.kitchen.spread().count, 0);
        book.acknowledged(1, 7, 1_000, 1, false);
        assert_eq!(book.took.kitchen.spread().max, 3.0);
        assert!(book.is_even(1));
    }

    #[test]
    fn what_is_missing_or_there_twice_is_counted() {
        let mut book = Book::default();
        (1..=5).for_each(|number| book.acknowledged(1, number, 0, 1, false));
        book.showed(0, &ticket(1, 1, &[1]), 1);
        book.showed(0, &ticket(2, 1, &[2, 22]), 1);
        book.showed(0, &ticket(3, 1, &[3]), 1);
        book.showed(0, &ticket(3, 2, &[3]), 1);
        // A half of it is not all of it.
        book.acknowledged(1, 6, 0, 2, false);
        book.showed(0, &ticket(6, 1, &[6]), 1);
        assert_eq!((book.lost(1), book.doubled()), (3, 2));
        book.house_says(1, &BTreeSet::from([2, 3, 4, 5, 6, 99]));
        assert_eq!((book.lost(1), book.doubled()), (4, 3));
    }

    #[test]
    fn a_screen_that_was_away_cannot_have_shown_everything() {
        let mut book = Book::default();
        book.acknowledged(1, 1, 0, 1, false);
        book.showed(0, &ticket(1, 1, &[1]), 1);
        assert_eq!(book.lost(2), 1);
        book.was_away(1);
        assert_eq!((book.lost(2), book.returns), (0, 1));
        book.was_away(0);
        book.acknowledged(1, 2, 0, 1, false);
        assert_eq!(book.lost(2), 1, "no screen has it");
    }

    #[test]
    fn an_order_without_an_answer_may_be_there() {
        let mut book = Book::default();
        book.given_up(1);
        book.house_says(1, &BTreeSet::from([4]));
        assert_eq!(book.doubled(), 0);
        book.house_says(1, &BTreeSet::from([4, 5]));
        assert_eq!(book.doubled(), 1);
    }
}
