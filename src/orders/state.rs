//! The one state machine that moves a line. An order's state is derived from
//! its lines; "shown" and "seen" are receipts, not states.

use serde::{Deserialize, Serialize};

use crate::base::{Actor, Error, Msg, Result, Role, Verb};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the words of the domain")]
pub enum State {
    Waiting,
    Held,
    Sent,
    Accepted,
    Cooking,
    Ready,
    Served,
    Voided,
}

/// What can be done to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the verbs of the domain")]
pub enum Step {
    Approve,
    Refuse,
    Fire,
    Accept,
    Start,
    Bump,
    Serve,
    Recall,
    TakeBack,
    Void,
}

use State::{Accepted, Cooking, Held, Ready, Sent, Served, Voided, Waiting};

/// Who may take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// The guest whose line it is.
    Guest,
    /// Cooks, and everybody who may see the board.
    Kitchen,
    /// Waiters and above.
    Floor,
    /// Managers and owners.
    Manager,
}

/// The whole machine: from, step, to, by. What is not here is refused.
const MOVES: &[(State, Step, State, By)] = &[
    (Waiting, Step::Approve, Sent, By::Floor),
    (Waiting, Step::Refuse, Voided, By::Floor),
    (Held, Step::Fire, Sent, By::Guest),
    (Held, Step::Fire, Sent, By::Kitchen),
    (Sent, Step::Accept, Accepted, By::Kitchen),
    (Sent, Step::Start, Cooking, By::Kitchen),
    (Accepted, Step::Start, Cooking, By::Kitchen),
    (Sent, Step::Bump, Ready, By::Kitchen),
    (Accepted, Step::Bump, Ready, By::Kitchen),
    (Cooking, Step::Bump, Ready, By::Kitchen),
    (Ready, Step::Serve, Served, By::Kitchen),
    (Accepted, Step::Recall, Sent, By::Kitchen),
    (Cooking, Step::Recall, Accepted, By::Kitchen),
    (Ready, Step::Recall, Cooking, By::Kitchen),
    (Served, Step::Recall, Ready, By::Floor),
    (Waiting, Step::TakeBack, Voided, By::Guest),
    (Held, Step::TakeBack, Voided, By::Guest),
    (Sent, Step::TakeBack, Voided, By::Guest),
    (Waiting, Step::Void, Voided, By::Floor),
    (Held, Step::Void, Voided, By::Floor),
    (Sent, Step::Void, Voided, By::Floor),
    (Accepted, Step::Void, Voided, By::Floor),
    (Cooking, Step::Void, Voided, By::Manager),
    (Ready, Step::Void, Voided, By::Manager),
    (Served, Step::Void, Voided, By::Manager),
];

impl By {
    fn is(self, actor: &Actor) -> bool {
        match (self, actor) {
            (_, Actor::House) => true,
            (By::Guest, Actor::Guest { .. }) => true,
            (By::Kitchen, Actor::Staff { .. } | Actor::Machine { .. }) => true,
            (By::Floor, Actor::Staff { role, .. } | Actor::Machine { role, .. }) => *role >= Role::Floor,
            (By::Manager, Actor::Staff { role, .. } | Actor::Machine { role, .. }) => *role >= Role::Manager,
            _ => false,
        }
    }
}

impl State {
    /// Every state.
    pub const ALL: [State; 8] = [Waiting, Held, Sent, Accepted, Cooking, Ready, Served, Voided];

    /// The word in the database and in pages.
    pub fn word(self) -> &'static str {
        match self {
            Waiting => "waiting",
            Held => "held",
            Sent => "sent",
            Accepted => "accepted",
            Cooking => "cooking",
            Ready => "ready",
            Served => "served",
            Voided => "voided",
        }
    }
    /// The state of a word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Waiting => "state-waiting",
            Held => "state-held",
            Sent => "state-sent",
            Accepted => "state-accepted",
            Cooking => "state-cooking",
            Ready => "state-ready",
            Served => "state-served",
            Voided => "state-voided",
        }
    }
    /// Whether nothing is left to do.
    pub fn is_final(self) -> bool {
        matches!(self, Served | Voided)
    }
    /// Whether the kitchen sees it on a ticket.
    pub fn is_on_ticket(self) -> bool {
        !matches!(self, Waiting | Held)
    }
    /// Whether the kitchen still has to make it.
    pub fn is_to_make(self) -> bool {
        matches!(self, Sent | Accepted | Cooking)
    }
    /// Whether a cook must hear that it is voided: it was on the board, and nobody has taken it away to serve it.
    pub fn is_missed_by_cooks(self) -> bool {
        self.is_to_make() || self == Ready
    }

    /// Where a step leads, for this actor.
    ///
    /// # Errors
    /// `Conflict` with the state that stands if the machine refuses the step,
    /// `Forbidden` if somebody else may take it.
    pub fn step(self, step: Step, actor: &Actor) -> Result<State> {
        let mut moves = MOVES.iter().filter(|m| m.0 == self && m.1 == step).peekable();
        if moves.peek().is_none() {
            return Err(Error::Conflict(Msg::new("error-step").key("state", self.key())));
        }
        moves
            .find(|m| m.3.is(actor) && step.is_for(actor))
            .map(|m| m.2)
            .ok_or_else(|| Error::Forbidden(Msg::new("error-forbidden")))
    }
}

impl Step {
    /// Whether a machine's key is for this step at all; who may take it is in the table.
    fn is_for(self, actor: &Actor) -> bool {
        let verbs: &[Verb] = match self {
            Step::Approve | Step::Refuse => &[Verb::ApproveOrder],
            Step::Fire | Step::Accept | Step::Start | Step::Bump => &[Verb::StepLine],
            Step::Serve | Step::Recall => &[Verb::ServeLine, Verb::StepLine],
            Step::TakeBack => &[Verb::TakeBackLine],
            Step::Void => &[Verb::VoidLine],
        };
        !matches!(actor, Actor::Machine { .. }) || verbs.iter().any(|v| v.allows(actor))
    }

    /// Every step.
    pub const ALL: [Step; 10] = [
        Step::Approve,
        Step::Refuse,
        Step::Fire,
        Step::Accept,
        Step::Start,
        Step::Bump,
        Step::Serve,
        Step::Recall,
        Step::TakeBack,
        Step::Void,
    ];
    /// The word in pages.
    pub fn word(self) -> &'static str {
        match self {
            Step::Approve => "approve",
            Step::Refuse => "refuse",
            Step::Fire => "fire",
            Step::Accept => "accept",
            Step::Start => "start",
            Step::Bump => "ready",
            Step::Serve => "serve",
            Step::Recall => "recall",
            Step::TakeBack => "take-back",
            Step::Void => "void",
        }
    }
    /// The step of a word.
    pub fn parse(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Whether it wants a reason.
    pub fn wants_reason(self) -> bool {
        matches!(self, Step::Refuse | Step::Void)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::{GuestId, StaffId, VisitId};
    use proptest::prelude::*;

    fn staff(role: Role) -> Actor {
        Actor::Staff {
            staff: StaffId(1),
            role,
        }
    }
    const GUEST: Actor = Actor::Guest {
        guest: GuestId(1),
        visit: VisitId(1),
    };

    #[test]
    fn the_table_of_the_domain_holds() {
        let cook = staff(Role::Kitchen);
        assert_eq!(Sent.step(Step::Accept, &cook).unwrap(), Accepted);
        assert_eq!(Sent.step(Step::Start, &cook).unwrap(), Cooking);
        assert_eq!(Sent.step(Step::Bump, &cook).unwrap(), Ready);
        assert!(matches!(Cooking.step(Step::Accept, &cook), Err(Error::Conflict(_))));
        assert!(matches!(Served.step(Step::Recall, &cook), Err(Error::Forbidden(_))));
        assert_eq!(Served.step(Step::Recall, &staff(Role::Floor)).unwrap(), Ready);
        assert!(matches!(
            Cooking.step(Step::Void, &staff(Role::Floor)),
            Err(Error::Forbidden(_))
        ));
        assert_eq!(Cooking.step(Step::Void, &staff(Role::Manager)).unwrap(), Voided);
        assert_eq!(Sent.step(Step::TakeBack, &GUEST).unwrap(), Voided);
        assert!(matches!(Accepted.step(Step::TakeBack, &GUEST), Err(Error::Conflict(_))));
        assert!(matches!(Sent.step(Step::Accept, &GUEST), Err(Error::Forbidden(_))));
    }

    #[test]
    fn words_go_both_ways() {
        for s in State::ALL {
            assert_eq!(State::parse(s.word()), Some(s));
        }
        for s in Step::ALL {
            assert_eq!(Step::parse(s.word()), Some(s));
        }
        assert_eq!(State::parse("nonsense"), None);
    }

    proptest! {
        #[test]
        fn a_random_walk_never_leaves_the_machine(walk in prop::collection::vec((0usize..10, 0usize..5), 1..60)) {
            let actors = [GUEST, staff(Role::Kitchen), staff(Role::Floor), staff(Role::Manager), staff(Role::Owner)];
            let mut state = Sent;
            for (step, who) in walk {
                let (step, actor) = (Step::ALL[step], actors[who]);
                let listed = MOVES.iter().any(|m| m.0 == state && m.1 == step && m.3.is(&actor));
                match state.step(step, &actor) {
                    Ok(next) => {
                        prop_assert!(listed);
                        prop_assert!(state != Voided, "what is voided stays voided");
                        prop_assert!(next != Waiting && next != Held, "nothing goes back before sending");
                        state = next;
                    }
                    Err(_) => prop_assert!(!listed),
                }
            }
        }
    }
}
