//! Who has how many sockets open: a prank must not take the places of a full house.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::web::Data;
use tokio::sync::oneshot;

use super::State;
use crate::base::ids::{KeyId, VisitId};
use crate::base::{Error, Result};

/// Whose sockets are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Device([u8; 32]),
    Visit(VisitId),
    Staff(i64),
    Program([u8; 16]),
    Key(KeyId),
    /// Every stream of facts; those of guests and of the staff each for themselves.
    Streams {
        guests: bool,
    },
}

/// Who takes a socket.
#[derive(Debug, Clone)]
pub struct Seat(Vec<(Holder, usize)>);

impl Seat {
    /// A guest's device: 3 for itself, 40 for its visit.
    pub fn guest(session: [u8; 32], visit: VisitId) -> Seat {
        Seat(vec![(Holder::Device(session), 3), (Holder::Visit(visit), 40)])
    }
    /// A staff session: 12 screens.
    pub fn staff(session: i64) -> Seat {
        Seat(vec![(Holder::Staff(session), 12)])
    }
    /// A person's program: 12 streams.
    pub fn program(session: [u8; 16]) -> Seat {
        Seat(vec![(Holder::Program(session), 12)])
    }
    /// A machine's key, which several machines may have: 24 streams.
    pub fn key(key: KeyId) -> Seat {
        Seat(vec![(Holder::Key(key), 24)])
    }
    /// This seat as one of those who follow facts: 600 guests, and 200 others, so that guests take nobody's place.
    pub fn following(mut self, guests: bool) -> Seat {
        self.0.push((Holder::Streams { guests }, if guests { 600 } else { 200 }));
        self
    }
}

/// Resolves when a newer socket of the same device has taken the seat.
pub type Displaced = oneshot::Receiver<()>;

/// Who has how many sockets open.
pub struct Sockets {
    open: Mutex<Open>,
    factor: usize,
}

#[derive(Default)]
struct Open {
    /// The number of the newest socket.
    last: u64,
    /// Each holder's sockets, the oldest first.
    held: HashMap<Holder, VecDeque<u64>>,
    /// Each socket's seat; its socket hears when the sender goes.
    seats: HashMap<u64, (Seat, oneshot::Sender<()>)>,
}

impl Open {
    fn end(&mut self, socket: u64) {
        let Some((seat, _)) = self.seats.remove(&socket) else {
            return;
        };
        for (holder, _) in &seat.0 {
            if let Some(all) = self.held.get_mut(holder) {
                all.retain(|one| *one != socket);
                if all.is_empty() {
                    self.held.remove(holder);
                }
            }
        }
    }

    /// A socket of a device that has as many as it may: the oldest.
    fn oldest_of_full_device(&self, seat: &Seat, is_full: impl Fn(&Open, &(Holder, usize)) -> bool) -> Option<u64> {
        let device = seat.0.iter().find(|h| matches!(h.0, Holder::Device(_)))?;
        let all = self.held.get(&device.0)?;
        is_full(self, device).then(|| all.front().copied()).flatten()
    }
}

impl Sockets {
    /// None yet; every limit times `factor`.
    pub fn new(factor: u32) -> Sockets {
        Sockets {
            open: Mutex::default(),
            factor: usize::try_from(factor).unwrap_or(usize::MAX).max(1),
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, seat: &Seat) -> Result<(u64, Displaced)> {
        let mut open = self.open();
        let is_full = |open: &Open, (holder, most): &(Holder, usize)| {
            open.held.get(holder).map_or(0, VecDeque::len) >= most.saturating_mul(self.factor)
        };
        // A phone that lost its Wi-Fi still holds sockets that nobody reads: they must not lock it out.
        if let Some(oldest) = open.oldest_of_full_device(seat, is_full) {
            open.end(oldest);
        }
        if seat.0.iter().any(|h| is_full(&open, h)) {
            return Err(Error::TooOften(5));
        }
        open.last += 1;
        let socket = open.last;
        for (holder, _) in &seat.0 {
            open.held.entry(*holder).or_default().push_back(socket);
        }
        let (sender, displaced) = oneshot::channel();
        open.seats.insert(socket, (seat.clone(), sender));
        Ok((socket, displaced))
    }

    /// How many sockets guests have open, and how many the staff.
    pub fn count(&self) -> (usize, usize) {
        let open = self.open();
        let desks = open
            .seats
            .values()
            .filter(|(seat, _)| {
                seat.0
                    .iter()
                    .any(|h| matches!(h.0, Holder::Staff(_) | Holder::Program(_) | Holder::Key(_)))
            })
            .count();
        (open.seats.len() - desks, desks)
    }

    fn give_back(&self, socket: u64) {
        self.open().end(socket);
    }
}

/// A taken seat; it is free again when this goes.
pub struct Taken {
    /// The web's side of the house.
    pub web: Data<State>,
    socket: u64,
}

impl Taken {
    /// Takes a seat, from the oldest socket of a device that has as many as it may.
    ///
    /// # Errors
    /// `TooOften` if the visit or the staff session has as many as it may.
    pub fn new(web: &Data<State>, seat: &Seat) -> Result<(Taken, Displaced)> {
        let (socket, displaced) = web.sockets.take(seat)?;
        let taken = Taken {
            web: web.clone(),
            socket,
        };
        Ok((taken, displaced))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.web.sockets.give_back(self.socket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot::error::TryRecvError;

    #[test]
    fn a_fourth_socket_of_a_device_takes_the_seat_of_its_oldest() {
        let sockets = Sockets::new(1);
        let seat = Seat::guest([7; 32], VisitId(1));
        let mut open: Vec<_> = (0..3).map(|_| sockets.take(&seat).unwrap()).collect();
        let (other, mut others) = sockets.take(&Seat::guest([8; 32], VisitId(1))).unwrap();
        assert_eq!(open[0].1.try_recv(), Err(TryRecvError::Empty));
        sockets.take(&seat).unwrap();
        assert_eq!(open[0].1.try_recv(), Err(TryRecvError::Closed), "the oldest is told");
        for one in &mut open[1..] {
            assert_eq!(one.1.try_recv(), Err(TryRecvError::Empty));
        }
        assert_eq!(others.try_recv(), Err(TryRecvError::Empty));
        // The end of a socket that lost its seat frees nobody else's.
        sockets.give_back(open[0].0);
        assert_eq!(sockets.open().held[&Holder::Device([7; 32])].len(), 3);
        assert_eq!(sockets.open().held[&Holder::Visit(VisitId(1))].len(), 4);
        for (socket, _) in &open[1..] {
            sockets.give_back(*socket);
        }
        sockets.give_back(other);
        assert_eq!(sockets.open().held[&Holder::Visit(VisitId(1))].len(), 1);
    }

    #[test]
    fn a_full_table_and_a_full_desk_take_no_more() {
        let sockets = Sockets::new(1);
        let mut open = Vec::new();
        for n in 0..40 {
            open.push(sockets.take(&Seat::guest([n; 32], VisitId(1))).unwrap());
        }
        assert!(sockets.take(&Seat::guest([99; 32], VisitId(1))).is_err());
        open.push(sockets.take(&Seat::guest([99; 32], VisitId(2))).unwrap());
        for _ in 0..12 {
            open.push(sockets.take(&Seat::staff(1)).unwrap());
        }
        assert!(sockets.take(&Seat::staff(1)).is_err());
        assert_eq!(sockets.count(), (41, 12));
        for (socket, _) in &open {
            sockets.give_back(*socket);
        }
        assert!(sockets.open().held.is_empty() && sockets.open().seats.is_empty());
    }
}
