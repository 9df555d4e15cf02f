//! Who acts, and the one table of who may do what.
//!
//! Permission is asked inside the verb, so that HTML, JSON and the command
//! line cannot differ. What the table does not name is refused. Long because it is one table.

use serde::{Deserialize, Serialize};

use super::error::{Error, Msg, Result};
use super::ids::{CustomerId, GuestId, KeyId, StaffId, VisitId};
use super::scopes::Scopes;

/// What a person of the staff is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Cooks and barkeepers.
    Kitchen,
    /// Waiters.
    Floor,
    /// Runs the floor and the menu.
    Manager,
    /// Owns the house.
    Owner,
}

impl Role {
    /// Every role, the least powerful first.
    pub const ALL: [Role; 4] = [Role::Kitchen, Role::Floor, Role::Manager, Role::Owner];

    /// The word used in files, in the database and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Role::Kitchen => "kitchen",
            Role::Floor => "floor",
            Role::Manager => "manager",
            Role::Owner => "owner",
        }
    }
    /// The role of a word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.word() == word)
    }
    /// The key of the role's name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Role::Kitchen => "role-kitchen",
            Role::Floor => "role-floor",
            Role::Manager => "role-manager",
            Role::Owner => "role-owner",
        }
    }
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is known: no session, or one that has ended.
    Nobody,
    /// A guest of a visit.
    Guest {
        /// Which guest.
        guest: GuestId,
        /// Of which visit: the session decides, never the request.
        visit: VisitId,
    },
    /// A guest who has an account, about what is theirs beyond one visit. At a table they are its
    /// guest like everybody: what they do there they do as [`Actor::Guest`].
    Customer {
        /// Which account.
        customer: CustomerId,
    },
    /// A person of the staff.
    Staff {
        /// Who.
        staff: StaffId,
        /// What they are.
        role: Role,
    },
    /// A machine, such as a till, with a key that somebody of the staff made for it.
    Machine {
        /// Its key.
        key: KeyId,
        /// What it may do at most.
        role: Role,
        /// What of that it is for.
        scopes: Scopes,
    },
    /// The program itself (timed jobs) or the machine's administrator on its command line.
    House,
}

/// Everything that somebody may ask for; each row of the permission table is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the words of the permission table")]
pub enum Verb {
    JoinVisit,
    ReadMenu,
    ReadVisit,
    EditCart,
    PlaceOrder,
    CallStaff,
    TakeBackLine,
    OwnGuest,
    GiveFeedback,
    ReadBoard,
    StepLine,
    SellOut,
    ReadFloor,
    OpenVisit,
    CloseVisit,
    SeatGuests,
    ApproveOrder,
    ServeLine,
    VoidLine,
    VoidCooking,
    TakePayment,
    WaiveService,
    AnswerCall,
    ReadAdmin,
    EditMenu,
    EditTables,
    EditPeople,
    EditOwners,
    EditSettings,
    ReadLog,
    ReadInsights,
    ImportSales,
    PairDevices,
    KeepBackups,
    ReadHealth,
    OwnAccount,
    OpenAccount,
    OwnProfile,
}

impl Verb {
    /// Every verb, for the test that walks them.
    pub const ALL: [Verb; 38] = [
        Verb::JoinVisit,
        Verb::ReadMenu,
        Verb::ReadVisit,
        Verb::EditCart,
        Verb::PlaceOrder,
        Verb::CallStaff,
        Verb::TakeBackLine,
        Verb::OwnGuest,
        Verb::GiveFeedback,
        Verb::ReadBoard,
        Verb::StepLine,
        Verb::SellOut,
        Verb::ReadFloor,
        Verb::OpenVisit,
        Verb::CloseVisit,
        Verb::SeatGuests,
        Verb::ApproveOrder,
        Verb::ServeLine,
        Verb::VoidLine,
        Verb::VoidCooking,
        Verb::TakePayment,
        Verb::WaiveService,
        Verb::AnswerCall,
        Verb::ReadAdmin,
        Verb::EditMenu,
        Verb::EditTables,
        Verb::EditPeople,
        Verb::EditOwners,
        Verb::EditSettings,
        Verb::ReadLog,
        Verb::ReadInsights,
        Verb::ImportSales,
        Verb::PairDevices,
        Verb::KeepBackups,
        Verb::ReadHealth,
        Verb::OwnAccount,
        Verb::OpenAccount,
        Verb::OwnProfile,
    ];

    /// The permission table: may a guest (of the visit at hand)?
    fn guest(self) -> bool {
        matches!(
            self,
            Verb::JoinVisit
                | Verb::ReadMenu
                | Verb::ReadVisit
                | Verb::EditCart
                | Verb::PlaceOrder
                | Verb::CallStaff
                | Verb::TakeBackLine
                | Verb::OwnGuest
                | Verb::GiveFeedback
                | Verb::OpenAccount
        )
    }

    /// The permission table: may somebody with an account who sits at no table?
    fn customer(self) -> bool {
        matches!(self, Verb::JoinVisit | Verb::ReadMenu | Verb::OwnProfile)
    }

    /// The permission table: may a person of this role?
    fn staff(self, role: Role) -> bool {
        use Role::{Floor, Kitchen, Manager, Owner};
        let who: &[Role] = match self {
            Verb::ReadMenu | Verb::OwnAccount | Verb::SellOut | Verb::ReadBoard => &Role::ALL,
            Verb::StepLine => &[Kitchen, Floor, Manager, Owner],
            Verb::ServeLine => &[Kitchen, Floor, Manager, Owner],
            Verb::ReadVisit
            | Verb::EditCart
            | Verb::PlaceOrder
            | Verb::ReadFloor
            | Verb::OpenVisit
            | Verb::CloseVisit
            | Verb::SeatGuests
            | Verb::ApproveOrder
            | Verb::VoidLine
            | Verb::TakePayment
            | Verb::AnswerCall => &[Floor, Manager, Owner],
            Verb::VoidCooking
            | Verb::WaiveService
            | Verb::ReadAdmin
            | Verb::EditMenu
            | Verb::EditTables
            | Verb::EditPeople
            | Verb::PairDevices => &[Manager, Owner],
            Verb::EditOwners
            | Verb::EditSettings
            | Verb::ReadLog
            | Verb::ImportSales
            | Verb::KeepBackups
            | Verb::ReadHealth => &[Owner],
            Verb::ReadInsights => &[Manager, Owner],
            Verb::JoinVisit
            | Verb::CallStaff
            | Verb::TakeBackLine
            | Verb::OwnGuest
            | Verb::GiveFeedback
            | Verb::OpenAccount
            | Verb::OwnProfile => &[],
        };
        who.contains(&role)
    }

    /// Whether this kind of actor may do it at all; the verb itself checks
    /// that the thing is theirs.
    pub fn allows(self, actor: &Actor) -> bool {
        match actor {
            Actor::Nobody => matches!(self, Verb::JoinVisit),
            Actor::Guest { .. } => self.guest(),
            Actor::Customer { .. } => self.customer(),
            Actor::Staff { role, .. } => self.staff(*role),
            // It has no account.
            Actor::Machine { role, scopes, .. } => self != Verb::OwnAccount && scopes.allows(self) && self.staff(*role),
            Actor::House => true,
        }
    }
}

impl Actor {
    /// Asks the permission table.
    ///
    /// # Errors
    /// `SignIn` if nobody is known, `Forbidden` if this actor may not.
    pub fn may(&self, verb: Verb) -> Result<()> {
        if verb.allows(self) {
            return Ok(());
        }
        Err(match self {
            Actor::Nobody => Error::SignIn(Msg::new("error-sign-in")),
            _ => Error::Forbidden(Msg::new("error-forbidden")),
        })
    }

    /// Asks the table, and that a guest's visit is this one.
    ///
    /// # Errors
    /// As [`Actor::may`]; `NotFound` for a guest of another visit.
    pub fn may_in(&self, verb: Verb, visit: VisitId) -> Result<()> {
        self.may(verb)?;
        match self {
            Actor::Guest { visit: own, .. } if *own != visit => Err(Error::missing()),
            _ => Ok(()),
        }
    }

    /// The same actor for what follows from a verb that was asked for: scopes name what a program asks, not each
    /// thing that the house does then.
    #[must_use]
    pub fn onward(&self) -> Actor {
        match *self {
            Actor::Machine { key, role, .. } => Actor::Machine {
                key,
                role,
                scopes: Scopes::all(),
            },
            other => other,
        }
    }

    /// The guest, if it is one.
    pub fn guest(&self) -> Option<GuestId> {
        match self {
            Actor::Guest { guest, .. } => Some(*guest),
            _ => None,
        }
    }

    /// The account of a guest, if it is one.
    pub fn customer(&self) -> Option<CustomerId> {
        match self {
            Actor::Customer { customer } => Some(*customer),
            _ => None,
        }
    }

    /// The person of the staff, if it is one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Actor::Staff { staff, .. } => Some(*staff),
            _ => None,
        }
    }

    /// The machine's key, if it is one.
    pub fn key(&self) -> Option<KeyId> {
        match self {
            Actor::Machine { key, .. } => Some(*key),
            _ => None,
        }
    }

    /// Kind and id as the event table keeps them.
    pub fn stored(&self) -> (&'static str, i64) {
        match self {
            Actor::Nobody => ("nobody", 0),
            Actor::Guest { guest, .. } => ("guest", guest.0),
            Actor::Customer { customer } => ("customer", customer.0),
            Actor::Staff { staff, .. } => ("staff", staff.0),
            Actor::Machine { key, .. } => ("key", key.0),
            Actor::House => ("house", 0),
        }
    }

    /// The kind that the event table keeps under this word.
    pub fn kind_of(word: &str) -> &'static str {
        let known = ["guest", "customer", "staff", "key", "house"];
        known.into_iter().find(|kind| *kind == word).unwrap_or("nobody")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::scopes::Scope;

    const GUEST: Actor = Actor::Guest {
        guest: GuestId(1),
        visit: VisitId(1),
    };

    fn staff(role: Role) -> Actor {
        Actor::Staff {
            staff: StaffId(1),
            role,
        }
    }

    #[test]
    fn nobody_may_only_join() {
        for verb in Verb::ALL {
            assert_eq!(verb.allows(&Actor::Nobody), verb == Verb::JoinVisit, "{verb:?}");
        }
    }

    #[test]
    fn guests_never_touch_the_house() {
        for verb in [
            Verb::StepLine,
            Verb::SellOut,
            Verb::ReadFloor,
            Verb::TakePayment,
            Verb::EditSettings,
        ] {
            assert!(GUEST.may(verb).is_err(), "{verb:?}");
        }
        assert!(GUEST.may_in(Verb::ReadVisit, VisitId(1)).is_ok());
        assert!(matches!(
            GUEST.may_in(Verb::ReadVisit, VisitId(2)),
            Err(Error::NotFound(_))
        ));
    }

    #[test]
    fn an_account_is_the_customers_own_affair() {
        let customer = Actor::Customer {
            customer: CustomerId(1),
        };
        for verb in Verb::ALL {
            let own = matches!(verb, Verb::JoinVisit | Verb::ReadMenu | Verb::OwnProfile);
            assert_eq!(verb.allows(&customer), own, "{verb:?}");
            let others = verb == Verb::OwnProfile && Role::ALL.iter().any(|r| verb.allows(&staff(*r)));
            assert!(!others, "{verb:?}");
        }
        assert!(!Verb::OwnProfile.allows(&GUEST) && Verb::OpenAccount.allows(&GUEST));
    }

    #[test]
    fn a_machine_may_what_its_role_and_its_scopes_may_but_has_no_account() {
        let key = KeyId(1);
        for role in Role::ALL {
            let all = Actor::Machine {
                key,
                role,
                scopes: Scopes::all(),
            };
            for verb in Verb::ALL {
                let wanted = verb.allows(&staff(role)) && verb != Verb::OwnAccount;
                assert_eq!(verb.allows(&all), wanted, "{verb:?} {role:?}");
                for scope in Scope::ALL {
                    let scopes = Scopes::from_iter([*scope]);
                    let narrow = Actor::Machine { key, role, scopes };
                    assert_eq!(
                        verb.allows(&narrow),
                        wanted && scopes.allows(verb),
                        "{verb:?} {scope:?}"
                    );
                    assert_eq!(verb.allows(&narrow.onward()), wanted, "{verb:?}");
                }
            }
        }
    }

    #[test]
    fn a_higher_role_may_what_a_waiter_may() {
        for verb in Verb::ALL {
            if verb.allows(&staff(Role::Floor)) {
                assert!(verb.allows(&staff(Role::Manager)), "{verb:?}");
            }
            if verb.allows(&staff(Role::Manager)) {
                assert!(verb.allows(&staff(Role::Owner)), "{verb:?}");
            }
        }
        assert!(!Verb::EditSettings.allows(&staff(Role::Manager)));
        assert!(!Verb::VoidCooking.allows(&staff(Role::Floor)));
        assert!(!Verb::TakePayment.allows(&staff(Role::Kitchen)));
    }
}
