//! Who has how many sockets open: a prank must not take the places of a full house.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::web::Data;

use super::State;
use crate::base::ids::VisitId;
use crate::base::{Error, Result};

/// Whose sockets are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Device([u8; 32]),
    Visit(VisitId),
    Staff(i64),
}

/// Who takes a socket.
#[derive(Debug, Clone)]
pub struct Seat(Vec<(Holder, u32)>);

impl Seat {
    /// A guest's device: 3 for itself, 40 for its visit.
    pub fn guest(session: [u8; 32], visit: VisitId) -> Seat {
        Seat(vec![(Holder::Device(session), 3), (Holder::Visit(visit), 40)])
    }
    /// A staff session: 12 screens.
    pub fn staff(session: i64) -> Seat {
        Seat(vec![(Holder::Staff(session), 12)])
    }
}

/// Who has how many sockets open.
pub struct Sockets {
    open: Mutex<HashMap<Holder, u32>>,
    factor: u32,
}

impl Sockets {
    /// None yet; every limit times `factor`.
    pub fn new(factor: u32) -> Sockets {
        Sockets {
            open: Mutex::default(),
            factor: factor.max(1),
        }
    }

    fn take(&self, seat: &Seat) -> Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let free =
            |(holder, most): &(Holder, u32)| open.get(holder).copied().unwrap_or(0) < most.saturating_mul(self.factor);
        if !seat.0.iter().all(free) {
            return Err(Error::TooOften(5));
        }
        for (holder, _) in &seat.0 {
            *open.entry(*holder).or_default() += 1;
        }
        Ok(())
    }

    fn give_back(&self, seat: &Seat) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for (holder, _) in &seat.0 {
            if let Some(count) = open.get_mut(holder) {
                *count -= 1;
            }
        }
        open.retain(|_, count| *count > 0);
    }
}

/// A taken seat; it is free again when this goes.
pub struct Taken {
    /// The web's side of the house.
    pub web: Data<State>,
    seat: Seat,
}

impl Taken {
    /// Takes a seat.
    ///
    /// # Errors
    /// `TooOften` if the device, the visit or the staff session has as many as it may.
    pub fn new(web: &Data<State>, seat: Seat) -> Result<Taken> {
        web.sockets.take(&seat)?;
        Ok(Taken { web: web.clone(), seat })
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.web.sockets.give_back(&self.seat);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_and_given_back() {
        let sockets = Sockets::new(1);
        let seat = Seat::guest([7; 32], VisitId(1));
        for _ in 0..3 {
            sockets.take(&seat).unwrap();
        }
        assert!(sockets.take(&seat).is_err());
        sockets.take(&Seat::guest([8; 32], VisitId(1))).unwrap();
        sockets.give_back(&seat);
        sockets.take(&seat).unwrap();
    }

    #[test]
    fn a_full_table_takes_no_more() {
        let sockets = Sockets::new(1);
        for n in 0..40 {
            sockets.take(&Seat::guest([n; 32], VisitId(1))).unwrap();
        }
        assert!(sockets.take(&Seat::guest([99; 32], VisitId(1))).is_err());
        sockets.take(&Seat::guest([99; 32], VisitId(2))).unwrap();
    }
}
