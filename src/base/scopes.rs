//! What a token or key is for. A scope only narrows: it never gives what the role has not. Who may change something
//! may read it: `menu:write` includes `menu:read`, and so do all of one name.

use super::actor::Verb;

macro_rules! scopes {
    ($($name:ident = $word:literal: $($verb:ident)|+;)+) => {
        /// A part of the house that a program may be let into.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names are the words of the table")]
        pub enum Scope {
            $($name),+
        }

        impl Scope {
            /// Every scope.
            pub const ALL: &'static [Scope] = &[$(Scope::$name),+];

            /// The word in tokens and in the database.
            pub fn word(self) -> &'static str {
                match self {
                    $(Scope::$name => $word),+
                }
            }

            /// The one scope of a verb.
            pub fn of(verb: Verb) -> Scope {
                match verb {
                    $($(Verb::$verb)|+ => Scope::$name),+
                }
            }
        }
    };
}

scopes! {
    MenuRead = "menu:read": ReadMenu;
    MenuWrite = "menu:write": EditMenu;
    OrdersRead = "orders:read": ReadVisit;
    OrdersWrite = "orders:write": EditCart | PlaceOrder | TakeBackLine | ApproveOrder | VoidLine | VoidCooking;
    KitchenRead = "kitchen:read": ReadBoard;
    KitchenWrite = "kitchen:write": StepLine | SellOut;
    FloorRead = "floor:read": ReadFloor;
    FloorWrite = "floor:write": JoinVisit | OpenVisit | CloseVisit | SeatGuests | ServeLine | CallStaff | AnswerCall
        | OwnGuest | GiveFeedback | OpenAccount;
    PaymentsWrite = "payments:write": TakePayment | WaiveService;
    PeopleWrite = "people:write": EditPeople | EditOwners | PairDevices;
    SettingsRead = "settings:read": ReadAdmin | ReadLog;
    SettingsWrite = "settings:write": EditSettings | EditTables | KeepBackups;
    InsightsRead = "insights:read": ReadInsights;
    InsightsWrite = "insights:write": ImportSales;
    HealthRead = "health:read": ReadHealth;
    Account = "account": OwnAccount | OwnProfile;
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scopes(u32);

impl Scopes {
    /// All of them: a person's own program may what they may.
    pub fn all() -> Scopes {
        Scope::ALL.iter().copied().collect()
    }
    /// Those of what a guest with an account may do, at a table and without.
    pub fn of_customers() -> Scopes {
        use Scope::{Account, FloorWrite, MenuRead, OrdersRead, OrdersWrite};
        [MenuRead, OrdersRead, OrdersWrite, FloorWrite, Account].into_iter().collect()
    }
    /// Those that a machine's key can have: it has no account.
    pub fn of_machines() -> impl Iterator<Item = Scope> {
        Scope::ALL.iter().copied().filter(|s| *s != Scope::Account)
    }
    /// Reads words with spaces between them; `None` if one is not ours.
    pub fn parse(words: &str) -> Option<Scopes> {
        let scope = |word| Scope::ALL.iter().copied().find(|s| s.word() == word);
        words.split_ascii_whitespace().map(scope).collect()
    }
    /// The words with spaces between them.
    pub fn words(self) -> String {
        let words: Vec<&str> = Scope::ALL.iter().filter(|s| self.has(**s)).map(|s| s.word()).collect();
        words.join(" ")
    }
    /// Whether this one is among them.
    pub fn has(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u32) != 0
    }
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// Whether they let somebody do this, if the role does too.
    pub fn allows(self, verb: Verb) -> bool {
        let scope = Scope::of(verb);
        self.has(scope) || scope.within().is_some_and(|wider| self.has(wider))
    }
}

impl Scope {
    /// The scope that includes it: of `menu:read` that is `menu:write`.
    fn within(self) -> Option<Scope> {
        let of = self.word().strip_suffix(":read")?;
        Scope::ALL.iter().copied().find(|wider| wider.word().strip_suffix(":write") == Some(of))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Scopes {
        Scopes(scopes.into_iter().fold(0, |all, s| all | 1 << s as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_change_something_may_read_it() {
        for scope in Scope::ALL {
            let scopes = Scopes::from_iter([*scope]);
            let others: Vec<&str> = Verb::ALL
                .into_iter()
                .filter(|verb| scopes.allows(*verb))
                .map(|verb| Scope::of(verb).word())
                .filter(|word| *word != scope.word())
                .collect();
            let read = scope.word().replace(":write", ":read");
            assert!(others.iter().all(|word| *word == read), "{scope:?}: {others:?}");
        }
        let allows = |words: &str, verb| Scopes::parse(words).unwrap().allows(verb);
        assert!(allows("menu:write", Verb::ReadMenu) && allows("orders:write", Verb::ReadVisit));
        assert!(!allows("menu:read", Verb::EditMenu) && !allows("floor:write", Verb::ReadMenu));
    }
}
