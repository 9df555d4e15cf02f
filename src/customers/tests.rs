use super::actions::{Registration, register};
use super::history::queries::list;
use super::queries::{favourites, find_sign_in, kept, me, usual};
use super::seat::queries::{find, owner_of};
use super::*;
use crate::base::ids::{GuestId, TableId};
use crate::base::{Lang, Money, Role};
use crate::bills::actions::Pay;
use crate::bills::{self, Method};
use crate::people::SessionToken;
use crate::store::{RequestKey, Tx};
use crate::tables::{self, GuestState};
use crate::testing::{House, guest_id, open, staff, visit};
use crate::{floor, orders};

/// A phone: the hash of its session at a table.
type Phone = [u8; 32];

fn phone() -> Phone {
    SessionToken::fresh().unwrap().hash()
}

impl House {
    fn scan(&self, table: i64, phone: Phone) -> Actor {
        self.write(move |tx| {
            let (guest, visit) = tables::actions::join(tx, &Actor::Nobody, TableId(table), None, &phone, Lang::En)?;
            Ok(Actor::Guest { guest, visit })
        })
    }
    fn try_register(&self, who: Actor, name: &str) -> Result<CustomerId> {
        let new = Registration {
            login: Login::parse(name).unwrap(),
            secret_hash: "a hash".into(),
            email: None,
        };
        self.try_write(move |tx| register(tx, &who, visit(who), None, &new))
    }
    fn customer(&self, who: Actor, name: &str) -> Actor {
        let customer = self.try_register(who, name).unwrap();
        Actor::Customer { customer }
    }
    /// Signs in on a phone; answers the session at the table that it has then.
    fn sign_in(&self, customer: Actor, old: Option<Phone>) -> Option<Phone> {
        let (id, new) = (customer.customer().unwrap(), phone());
        let moved =
            self.write(move |tx| seat::actions::sit(tx, id, old.as_ref().map(|o| o.as_slice()), &new, Lang::En));
        if moved { Some(new) } else { old }
    }
    fn sits(&self, phone: Phone) -> Actor {
        let found = self.store.read(|r| tables::queries::find_guest_session(r, &phone)).unwrap();
        found.unwrap().actor()
    }
    fn states(&self, who: Actor) -> Vec<(i64, GuestState)> {
        let all = self.store.read(|r| tables::queries::list_guests(r, visit(who))).unwrap();
        all.into_iter().map(|g| (g.id.0, g.state)).collect()
    }
    /// Serves and pays what a visit has, and closes it.
    fn leave(&self, who: Actor) {
        let v = visit(who);
        self.write(move |tx| {
            let boss = staff(Role::Owner);
            floor::settle::actions::serve_all(tx, &boss, v)?;
            let due = bills::queries::get(tx, v)?.due();
            if due > Money::ZERO {
                let pay = Pay {
                    method: Method::Cash,
                    amount: due,
                    tip: Money::ZERO,
                };
                bills::actions::pay(tx, &boss, v, &RequestKey::fresh()?, pay)?;
            }
            floor::actions::close(tx, &boss, v)
        });
    }
    fn count(&self, sql: &'static str) -> i64 {
        self.store.read(|r| r.number(sql, [])).unwrap()
    }
}

#[test]
fn names_are_one_without_case_and_accents() {
    let house = open();
    house.customer(house.guest(1), "Zoë Café");
    for same in ["zoe cafe", " ZOË  CAFÉ ", "Zoe-Café"] {
        let found = house.store.read(|r| find_sign_in(r, same)).unwrap();
        assert!(found.is_some(), "{same}");
        let taken = house.try_register(house.guest(2), same);
        assert!(matches!(taken, Err(Error::Invalid(f)) if f[0].0 == "name"), "{same}");
    }
    assert!(house.store.read(|r| find_sign_in(r, "zoe cafes")).unwrap().is_none());
    for bad in ["", "x", "--", &"x".repeat(41)] {
        assert!(
            matches!(Login::parse(bad), Err(Error::Invalid(f)) if f[0].0 == "name"),
            "{bad:?}"
        );
    }
}

#[test]
fn secrets_are_long_enough_and_addresses_look_like_some() {
    use secret::Secret;
    for good in ["ten letters", "482913", "4829137650", "пароль-и-ещё"] {
        assert!(Secret::parse(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "short",
        "nine char",
        "48291",
        "123456",
        "000000",
        "121212",
        &"x".repeat(129),
    ] {
        assert!(
            matches!(Secret::parse(bad), Err(Error::Invalid(f)) if f[0].0 == "secret"),
            "{bad}"
        );
    }
    assert_eq!(email("  ").unwrap(), None);
    assert_eq!(email(" a.b@c.example ").unwrap().as_deref(), Some("a.b@c.example"));
    for bad in [
        "a",
        "a@b",
        "@b.example",
        "a b@c.example",
        "a@.example",
        &format!("{}@x.example", "y".repeat(250)),
    ] {
        assert!(
            matches!(email(bad), Err(Error::Invalid(f)) if f[0].0 == "email"),
            "{bad}"
        );
    }
}

#[test]
fn a_second_phone_at_the_same_table_becomes_the_same_guest() {
    let house = open();
    let one = phone();
    let anna = house.scan(1, one);
    let account = house.customer(anna, "Anna");
    house.add(anna, "Wine", 1).unwrap();
    let two = phone();
    let other = house.scan(1, two);
    house.add(other, "Wine", 2).unwrap();
    house.place(other).unwrap();
    house.add(other, "Wine", 1).unwrap();
    let two = house.sign_in(account, Some(two)).unwrap();
    assert_eq!(house.sits(two), anna, "the same guest");
    assert_eq!(house.sits(one), anna, "on the first phone too");
    // What the second phone had done is theirs as well, and nobody is counted twice.
    let own = guest_id(anna);
    assert!(house.cart(anna).lines.iter().all(|l| l.guest.as_ref().map(|g| g.0) == Some(1)));
    assert!(
        house
            .orders(anna)
            .iter()
            .flat_map(|o| &o.lines)
            .all(|l| l.guest.as_ref().map(|g| g.0) == Some(own))
    );
    assert_eq!(
        house.states(anna),
        [(own.0, GuestState::Seated), (guest_id(other).0, GuestState::Away)]
    );
    // Signing in again changes nothing.
    assert_eq!(house.sign_in(account, Some(two)), Some(two));
    // A phone that was nowhere goes on at the table as well.
    let three = house.sign_in(account, None).unwrap();
    assert_eq!(house.sits(three), anna);
}

#[test]
fn allergies_are_never_lost_when_two_guests_are_one() {
    let house = open();
    let anna = house.scan(1, phone());
    let account = house.customer(anna, "Anna");
    let two = phone();
    let other = house.scan(1, two);
    let diet = tables::diet::Diet {
        avoids: crate::menu::Allergens::default().with("nuts").unwrap(),
        allergic: true,
        ..Default::default()
    };
    house.write(move |tx| tables::diet::actions::set(tx, &other, visit(other), &diet));
    house.sign_in(account, Some(two));
    let now = house.store.read(|r| tables::diet::queries::get(r, guest_id(anna))).unwrap();
    assert!(now.allergic && now.avoids.words().eq(["nuts"]));
}

#[test]
fn a_phone_that_was_another_customers_gets_a_guest_of_its_own() {
    let house = open();
    let shared = phone();
    let anna = house.scan(1, shared);
    let account = house.customer(anna, "Anna");
    let ben = house.customer(house.guest(2), "Ben");
    house.add(anna, "Wine", 1).unwrap();
    // Anna has signed out; her seat is still on the phone when Ben signs in.
    let ben_of_t2 = house.store.read(|r| find(r, ben.customer().unwrap(), None)).unwrap().unwrap();
    let now = house.sign_in(ben, Some(shared)).unwrap();
    let bens = house.sits(now);
    assert_ne!(bens, anna);
    assert_eq!(visit(bens), visit(anna), "at the same table");
    assert_ne!(guest_id(bens), ben_of_t2.guest);
    let owner = |g: GuestId| house.store.read(|r| owner_of(r, g)).unwrap();
    assert_eq!(owner(guest_id(anna)), account.customer(), "what is Anna's stays hers");
    assert_eq!(owner(guest_id(bens)), ben.customer());
    assert_eq!(house.cart(anna).lines[0].guest.as_ref().map(|g| g.0), Some(1));
}

#[test]
fn what_was_not_sent_is_taken_up_at_the_next_visit() {
    let house = open();
    let anna = house.guest(1);
    let account = house.customer(anna, "Anna");
    house.add(house.guest(1), "Wine", 1).unwrap();
    house.add(anna, "Wine", 2).unwrap();
    house.leave(anna);
    let left = house.store.read(|r| kept(r, &account, Lang::En)).unwrap();
    assert_eq!(left.len(), 1, "only her own: {left:?}");
    assert_eq!((left[0].dish.name.as_str(), left[0].quantity), ("Wine", 2));
    let next = phone();
    let again = house.scan(2, next);
    house.sign_in(account, Some(next));
    let done = house.write(move |tx| actions::take_up(tx, &account, &again, visit(again), None));
    assert_eq!(done, (1, 0));
    assert_eq!(house.cart(again).count(), 2);
    assert!(house.store.read(|r| kept(r, &account, Lang::En)).unwrap().is_empty());
}

#[test]
fn history_usual_and_favourites_are_ones_own() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    let account = house.customer(anna, "Anna");
    let other = house.customer(ben, "Ben");
    for (who, n) in [(anna, 2), (ben, 1), (anna, 1)] {
        house.add(who, "Wine", n).unwrap();
        house.place(who).unwrap();
    }
    let past = |who: Actor| house.store.read(|r| list(r, &who, None, 10, Lang::En)).unwrap();
    assert_eq!((past(account).len(), past(account)[0].lines.len()), (1, 2));
    assert_eq!(past(other)[0].lines.len(), 1);
    let often = house.store.read(|r| usual(r, &account, Lang::En)).unwrap();
    assert_eq!((often.len(), often[0].0.name.as_str(), often[0].1), (1, "Wine", 3));
    let wine = house.item("Wine").id;
    for on in [true, true] {
        house.write(move |tx| actions::set_favourite(tx, &account, wine, on));
    }
    let loved = |who: Actor| house.store.read(|r| favourites(r, &who)).unwrap();
    assert_eq!((loved(account), loved(other)), (vec![wine], vec![]));
    // A guest without an account has none of it.
    assert!(house.store.read(|r| favourites(r, &anna)).is_err());
    assert!(house.store.read(|r| me(r, &staff(Role::Owner))).is_err());
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
fn deleting_an_account_leaves_the_books_and_nothing_of_the_person() {
    let house = open();
    let anna = house.guest(1);
    let account = house.customer(anna, "Anna Rossi");
    let id = account.customer().unwrap();
    let name = crate::base::text::Name::parse("Annina").unwrap();
    house.write(move |tx| tables::party::actions::rename(tx, &anna, visit(anna), &name));
    house.add(anna, "Wine", 2).unwrap();
    house.place(anna).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    house.leave(anna);
    house.write(move |tx| {
        sessions::actions::start(tx, id, &phone(), "A phone")?;
        let found = me(tx, &account)?;
        crate::people::token::actions::start_for(tx, id, &found.public_id, "A program", 5)?;
        actions::set_email(tx, &account, Some("anna@rossi.example"))
    });
    let ordered = house.count("SELECT count(*) FROM order_lines");
    house.write(move |tx| actions::delete(tx, &account));
    for (table, sql) in [
        ("customers", "SELECT count(*) FROM customers"),
        ("links", "SELECT count(*) FROM customer_guests"),
        ("sessions", "SELECT count(*) FROM customer_sessions"),
        ("programs", "SELECT count(*) FROM api_sessions"),
        ("left lines", "SELECT count(*) FROM left_lines"),
        (
            "names",
            "SELECT count(*) FROM guests WHERE name = 'Annina' OR keeps = 1",
        ),
        (
            "facts",
            "SELECT count(*) FROM events WHERE payload LIKE '%Rossi%' OR payload LIKE '%rossi%' OR payload LIKE '%Annina%'",
        ),
    ] {
        assert_eq!(house.count(sql), 0, "{table}");
    }
    assert_eq!(
        house.count("SELECT count(*) FROM order_lines"),
        ordered,
        "the books stay"
    );
    assert!(house.store.read(|r| me(r, &account)).is_err());
    // Nobody else ever gets the number that facts name.
    let next = house.customer(house.guest(2), "Anna Rossi");
    assert!(next.customer().unwrap() > id);
}

#[test]
fn an_account_that_nobody_uses_is_removed_in_time() {
    let house = open();
    let anna = house.customer(house.guest(1), "Anna");
    let ben = house.customer(house.guest(1), "Ben");
    house.clock.advance(12 * MONTH_MS);
    let id = ben.customer().unwrap();
    house.write(move |tx| sessions::actions::seen(tx, id));
    house.clock.advance(12 * MONTH_MS);
    house.write(actions::remove_unused);
    assert!(house.store.read(|r| me(r, &anna)).is_err());
    assert!(house.store.read(|r| me(r, &ben)).is_ok());
    // The owner may say another time, and it counts for accounts that are there already.
    house.write(|tx| crate::settings::actions::set(tx, &Actor::House, "account-months", "13"));
    house.write(actions::remove_unused);
    assert!(house.store.read(|r| me(r, &ben)).is_ok());
    house.write(|tx| crate::settings::actions::set(tx, &Actor::House, "account-months", "12"));
    house.write(actions::remove_unused);
    assert!(house.store.read(|r| me(r, &ben)).is_err());
}

#[test]
fn another_customers_session_is_not_there() {
    let house = open();
    let anna = house.customer(house.guest(1), "Anna");
    let ben = house.customer(house.guest(1), "Ben");
    let start = |who: Actor| {
        let id = who.customer().unwrap();
        house.write(move |tx| sessions::actions::start(tx, id, &phone(), "A phone"))
    };
    let (annas, bens) = (start(anna), start(ben));
    let stolen = house.try_write(move |tx: &Tx<'_>| sessions::actions::end(tx, &ben, annas));
    assert!(matches!(stolen, Err(Error::NotFound(_))));
    house.write(move |tx| sessions::actions::end_others(tx, &ben, Some(bens), None));
    let left = |who: Actor| house.store.read(|r| sessions::queries::list(r, &who)).unwrap().len();
    assert_eq!((left(anna), left(ben)), (1, 1));
    for _ in 0..20 {
        start(anna);
    }
    assert_eq!(left(anna) as i64, sessions::EACH);
}

#[test]
fn whoever_does_not_allow_it_is_a_number_to_the_house() {
    let house = open();
    let (a, b) = (house.guest(1), house.guest(1));
    let (anna, _ben) = (house.customer(a, "Anna"), house.customer(b, "Ben"));
    for who in [a, b] {
        house.add(who, "Wine", 1).unwrap();
        house.place(who).unwrap();
    }
    house.write(move |tx| actions::set_sharing(tx, &anna, true));
    let (known, all) = house
        .store
        .read(|r| {
            let boss = staff(Role::Owner);
            let day = r.day;
            Ok((
                sharing::queries::known(r, &boss, day, day)?,
                sharing::queries::accounts(r, &boss, day, day)?,
            ))
        })
        .unwrap();
    assert_eq!(
        known.iter().map(|k| (k.name.as_str(), k.visits)).collect::<Vec<_>>(),
        [("Anna", 1)]
    );
    assert_eq!((all.all, all.came, all.spent.0), (2, 2, known[0].spent.0 * 2));
    assert!(
        house
            .store
            .read(|r| sharing::queries::known(r, &staff(Role::Floor), r.day, r.day))
            .is_err()
    );
    assert!(house.store.read(|r| orders::queries::most_ordered(r, &[], 3)).unwrap().is_empty());
}
