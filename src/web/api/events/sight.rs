//! Who is told which facts.

use crate::base::Verb;
use crate::web::api::Caller;

/// A set of rights: a fact has those of which one is needed to be told it, a caller those that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sights(pub u8);

impl Sights {
    /// To sit at the table that it is about.
    pub const TABLE: Sights = Sights(1);
    /// To read the menu, as a part of the staff.
    pub const MENU: Sights = Sights(2);
    /// To read any visit.
    pub const VISITS: Sights = Sights(4);
    /// To see the kitchen's board.
    pub const BOARD: Sights = Sights(8);
    /// To see the floor.
    pub const FLOOR: Sights = Sights(16);
    /// To read the log.
    pub const LOG: Sights = Sights(32);
    /// To see the figures.
    pub const INSIGHTS: Sights = Sights(64);

    /// The staff's rights, with the verb of each.
    const OF_STAFF: [(Sights, Verb); 6] = [
        (Sights::MENU, Verb::ReadMenu),
        (Sights::VISITS, Verb::ReadVisit),
        (Sights::BOARD, Verb::ReadBoard),
        (Sights::FLOOR, Verb::ReadFloor),
        (Sights::LOG, Verb::ReadLog),
        (Sights::INSIGHTS, Verb::ReadInsights),
    ];

    /// Those of a caller: a program's are narrowed by its scopes.
    pub fn of(caller: &Caller) -> Sights {
        let has = |verb: Verb| match caller {
            Caller::Guest(_) | Caller::Customer(_) => false,
            Caller::Staff(who) => who.actor().may(verb).is_ok(),
            Caller::Program(bearer) => bearer.may(verb).is_ok(),
        };
        let own = match caller {
            Caller::Guest(who) if who.seated().is_ok() => Sights::TABLE,
            _ => Sights(0),
        };
        let all = Sights::OF_STAFF.iter().filter(|(_, verb)| has(*verb));
        all.fold(own, |all, (sight, _)| all.or(*sight))
    }

    /// Both.
    pub const fn or(self, other: Sights) -> Sights {
        Sights(self.0 | other.0)
    }
    /// Whether one of these is among the others.
    pub fn meets(self, other: Sights) -> bool {
        self.0 & other.0 != 0
    }
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
