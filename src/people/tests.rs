use super::actions::*;
use super::queries::*;
use super::*;
use crate::base::text::Name;
use crate::base::time::{Calendar, Clock};
use crate::base::{Error, Role};
use crate::store::{Store, Tx};

struct House {
    store: Store,
    _dir: tempfile::TempDir,
}

fn open() -> House {
    let dir = tempfile::tempdir().unwrap();
    let calendar = Calendar::new("UTC", 0).unwrap();
    let store = Store::open(
        dir.path(),
        Clock::by_hand(1_800_000_000_000),
        calendar,
        Box::new(|_, _| ()),
    )
    .unwrap();
    House { store, _dir: dir }
}

impl House {
    fn write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.store.write_blocking(work)
    }
    fn person(&self, name: &str, role: Role) -> Actor {
        let name = Name::parse(name).unwrap();
        let staff = self.write(move |tx| add(tx, &Actor::House, &name, role, "hash")).unwrap();
        Actor::Staff { staff, role }
    }
    fn sign_in(&self, actor: &Actor) -> SessionToken {
        let token = SessionToken::fresh().unwrap();
        let (staff, hash) = (actor.staff().unwrap(), token.hash());
        self.write(move |tx| start_session(tx, staff, &hash, "Browser\non a phone")).unwrap();
        token
    }
    fn session(&self, token: &SessionToken) -> Option<Session> {
        self.store.read(|r| find_session(r, &token.hash())).unwrap()
    }
}

#[test]
fn tokens_are_read_back_and_only_their_hash_is_stored() {
    let token = SessionToken::fresh().unwrap();
    let again = SessionToken::parse(token.as_str()).unwrap();
    assert_eq!(again.hash(), token.hash());
    assert_eq!(token.as_str().len(), 64);
    for bad in ["", "00", "zz", &"0".repeat(63), &"g".repeat(64)] {
        assert!(SessionToken::parse(bad).is_none());
    }
}

#[test]
fn there_is_one_first_owner() {
    let house = open();
    let first = |name: &'static str| house.write(move |tx| create_owner(tx, &Name::parse(name)?, "hash"));
    assert!(!house.store.read(has_owner).unwrap());
    first("Rosa").unwrap();
    assert!(house.store.read(has_owner).unwrap());
    assert!(matches!(first("Eve"), Err(Error::Conflict(_))));
    let found = house.store.read(|r| find_sign_in(r, " rosa ")).unwrap().unwrap();
    assert_eq!((found.1, found.2.as_str()), (Role::Owner, "hash"));
    assert!(house.store.read(|r| find_sign_in(r, "eve")).unwrap().is_none());
}

#[test]
fn managers_add_those_below_them_and_names_are_unique() {
    let house = open();
    let manager = house.person("Marco", Role::Manager);
    let waiter = house.person("Giulia", Role::Floor);
    let tried =
        |actor: Actor, name: &'static str, role| house.write(move |tx| add(tx, &actor, &Name::parse(name)?, role, "h"));
    assert!(tried(manager, "Luca", Role::Kitchen).is_ok());
    assert!(matches!(tried(manager, "Eve", Role::Manager), Err(Error::Forbidden(_))));
    assert!(matches!(tried(waiter, "Eve", Role::Kitchen), Err(Error::Forbidden(_))));
    assert!(matches!(tried(manager, "LUCA", Role::Floor), Err(Error::Invalid(_))));
    let names: Vec<String> = house.store.read(|r| list(r, &manager)).unwrap().into_iter().map(|p| p.name).collect();
    assert_eq!(names, ["Marco", "Giulia", "Luca"]);
    assert!(house.store.read(|r| list(r, &waiter)).is_err());
}

#[test]
fn sessions_end_by_idleness_by_age_and_by_role() {
    let hour = 3_600_000;
    for (role, idle_hours) in [
        (Role::Owner, 8),
        (Role::Manager, 8),
        (Role::Floor, 16),
        (Role::Kitchen, 720),
    ] {
        let house = open();
        let token = house.sign_in(&house.person("Ada", role));
        assert_eq!(house.session(&token).unwrap().role, role);
        house.store.clock().advance(idle_hours * hour - 1);
        assert!(house.session(&token).is_some(), "{role:?}");
        house.store.clock().advance(1);
        assert!(house.session(&token).is_none(), "{role:?}");
        house.write(drop_expired_sessions).unwrap();
        assert_eq!(
            house.store.read(|r| r.number("SELECT count(*) FROM staff_sessions", [])).unwrap(),
            0
        );
    }
    let house = open();
    let token = house.sign_in(&house.person("Ada", Role::Owner));
    for _ in 0..(720 / 6) {
        let Some(session) = house.session(&token) else {
            panic!("used often enough")
        };
        house.write(move |tx| touch_session(tx, session.session_id)).unwrap();
        house.write(drop_expired_sessions).unwrap();
        house.store.clock().advance(6 * hour);
    }
    assert!(house.session(&token).is_none(), "30 days are the end");
}

#[test]
fn sessions_are_ended_by_their_owner_and_by_who_may_edit_them() {
    let house = open();
    let (owner, manager) = (house.person("Rosa", Role::Owner), house.person("Marco", Role::Manager));
    let (anna, ben) = (house.person("Anna", Role::Floor), house.person("Ben", Role::Kitchen));
    let tokens = [owner, manager, anna, ben].map(|a| house.sign_in(&a));
    let id = |n: usize| house.session(&tokens[n]).unwrap().session_id;
    let seen = |actor: Actor| house.store.read(|r| list_sessions(r, &actor)).unwrap().len();
    assert_eq!((seen(owner), seen(manager), seen(anna)), (4, 3, 1));
    let end = |actor: Actor, session: i64| house.write(move |tx| end_session(tx, &actor, session));
    assert!(matches!(end(anna, id(3)), Err(Error::NotFound(_))));
    assert!(matches!(end(manager, id(0)), Err(Error::NotFound(_))));
    assert!(end(anna, id(2)).is_ok() && end(manager, id(3)).is_ok());
    assert!(house.session(&tokens[2]).is_none() && house.session(&tokens[3]).is_none());
    let all = |actor: Actor, of: Actor| house.write(move |tx| end_all_sessions(tx, &actor, of.staff().unwrap()));
    assert!(matches!(all(manager, owner), Err(Error::Forbidden(_))));
    assert!(all(owner, manager).is_ok());
    assert!(house.session(&tokens[1]).is_none() && house.session(&tokens[0]).is_some());
}

#[test]
fn a_new_password_ends_that_persons_sessions_only() {
    let house = open();
    let (manager, cook) = (
        house.person("Marco", Role::Manager),
        house.person("Luca", Role::Kitchen),
    );
    let tokens = [manager, cook].map(|a| house.sign_in(&a));
    let reset = |actor: Actor, name: &'static str| house.write(move |tx| reset_password(tx, &actor, name, "new"));
    assert!(matches!(reset(cook, "Luca"), Err(Error::Forbidden(_))));
    assert!(matches!(reset(manager, "Marco"), Err(Error::Forbidden(_))));
    assert!(matches!(reset(Actor::House, "Nobody"), Err(Error::NotFound(_))));
    reset(manager, "luca").unwrap();
    assert!(house.session(&tokens[0]).is_some() && house.session(&tokens[1]).is_none());
    assert_eq!(house.store.read(|r| find_sign_in(r, "Luca")).unwrap().unwrap().2, "new");
}

#[test]
fn a_person_keeps_the_newest_devices() {
    let house = open();
    let cook = house.person("Luca", Role::Kitchen);
    let first = house.sign_in(&cook);
    let last = (0..SESSIONS_EACH).map(|_| house.sign_in(&cook)).last().unwrap();
    assert!(house.session(&first).is_none());
    assert_eq!(house.session(&last).unwrap().device, "Browser on a phone");
}

#[test]
fn managers_edit_only_those_below_them() {
    let house = open();
    let (owner, manager) = (house.person("Rosa", Role::Owner), house.person("Marco", Role::Manager));
    let (cook, other) = (house.person("Luca", Role::Kitchen), house.person("Pia", Role::Manager));
    let id = |actor: &Actor| actor.staff().unwrap();
    let change = |actor: Actor, of: StaffId, name: &'static str, role| {
        house.write(move |tx| team::actions::change(tx, &actor, of, &Name::parse(name)?, role))
    };
    change(manager, id(&cook), "Luca B.", Role::Floor).unwrap();
    let tried = [
        change(manager, id(&cook), "Luca", Role::Manager),
        change(manager, id(&other), "Pia", Role::Floor),
        change(manager, id(&owner), "Rosa", Role::Floor),
        change(manager, id(&manager), "Marco", Role::Owner),
        change(cook, id(&cook), "Luca", Role::Floor),
    ];
    for (n, refused) in tried.into_iter().enumerate() {
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{n}: {refused:?}");
    }
    assert!(matches!(change(owner, id(&cook), "ROSA", Role::Floor), Err(Error::Invalid(f)) if f[0].0 == "name"));
    assert!(matches!(
        change(owner, StaffId(99), "X", Role::Floor),
        Err(Error::NotFound(_))
    ));
    let active = |actor: Actor, of: StaffId| house.write(move |tx| team::actions::set_active(tx, &actor, of, false));
    assert!(matches!(active(manager, id(&other)), Err(Error::Forbidden(_))));
    let pin = |actor: Actor, of: StaffId| house.write(move |tx| team::actions::set_pin(tx, &actor, of, Some("h")));
    assert!(matches!(pin(manager, id(&owner)), Err(Error::Forbidden(_))));
    assert!(matches!(pin(cook, id(&manager)), Err(Error::Forbidden(_))));
    assert!(pin(cook, id(&cook)).is_ok() && pin(manager, id(&cook)).is_ok());
    let see = |actor: &Actor, of: &Actor| house.store.read(|r| get(r, actor, id(of))).is_ok();
    assert!(see(&manager, &cook) && !see(&manager, &owner) && !see(&cook, &cook));
}

#[test]
fn another_role_and_leaving_end_the_sessions() {
    let house = open();
    let owner = house.person("Rosa", Role::Owner);
    let cook = house.person("Luca", Role::Kitchen);
    let staff = cook.staff().unwrap();
    let change = |name: &'static str, role| {
        house
            .write(move |tx| team::actions::change(tx, &owner, staff, &Name::parse(name)?, role))
            .unwrap();
    };
    let active = |active| {
        house.write(move |tx| team::actions::set_active(tx, &owner, staff, active)).unwrap();
    };
    let token = house.sign_in(&cook);
    change("Luca Bianchi", Role::Kitchen);
    assert_eq!(
        house.session(&token).unwrap().name,
        "Luca Bianchi",
        "a name ends nothing"
    );
    change("Luca Bianchi", Role::Floor);
    assert!(house.session(&token).is_none());
    let token = house.sign_in(&cook);
    active(false);
    assert!(house.session(&token).is_none());
    assert!(house.store.read(|r| find_sign_in(r, "Luca Bianchi")).unwrap().is_none());
    let start = house.write(move |tx| start_session(tx, staff, &[1; 32], "x"));
    assert!(matches!(start, Err(Error::SignIn(_))));
    active(true);
    assert!(house.session(&token).is_none(), "an old session does not come back");
    house.sign_in(&cook);
}

#[test]
fn the_last_owner_stays_also_when_two_go_at_once() {
    let house = open();
    let (ada, bea) = (house.person("Ada", Role::Owner), house.person("Bea", Role::Owner));
    let demote = |actor: Actor| {
        let staff = actor.staff().unwrap();
        let name = if actor == ada { "Ada" } else { "Bea" };
        house.write(move |tx| team::actions::change(tx, &actor, staff, &Name::parse(name)?, Role::Floor))
    };
    let leave = |actor: Actor| {
        let staff = actor.staff().unwrap();
        house.write(move |tx| team::actions::set_active(tx, &actor, staff, false))
    };
    let done = std::thread::scope(|s| {
        let both = [s.spawn(|| demote(ada)), s.spawn(|| leave(bea))];
        both.map(|t| t.join().unwrap())
    });
    let refused: Vec<_> = done.iter().filter(|d| d.is_err()).collect();
    assert_eq!(refused.len(), 1, "{done:?}");
    assert!(matches!(refused[0], Err(Error::Invalid(f)) if f[0].0 == "role"));
    assert!(house.store.read(has_owner).unwrap());
    let last = if done[0].is_err() { ada } else { bea };
    assert!(demote(last).is_err() && leave(last).is_err());
}

#[test]
fn ones_own_new_password_ends_the_other_devices() {
    let house = open();
    let cook = house.person("Luca", Role::Kitchen);
    let (here, there) = (house.sign_in(&cook), house.sign_in(&cook));
    let session = house.session(&here).unwrap().session_id;
    house
        .write(move |tx| team::actions::change_own_password(tx, &cook, team::actions::Here::Browser(session), "new"))
        .unwrap();
    assert!(house.session(&here).is_some() && house.session(&there).is_none());
    assert_eq!(house.store.read(|r| find_sign_in(r, "Luca")).unwrap().unwrap().2, "new");
}

#[test]
fn what_changes_about_people_is_in_the_log_without_secrets() {
    let house = open();
    let owner = house.person("Rosa", Role::Owner);
    let staff = house.person("Luca", Role::Kitchen).staff().unwrap();
    house
        .write(move |tx| {
            team::actions::set_pin(tx, &owner, staff, Some("$pin"))?;
            reset_password(tx, &owner, "Luca", "$password")?;
            team::actions::change(tx, &owner, staff, &Name::parse("Lu")?, Role::Floor)?;
            team::actions::set_active(tx, &owner, staff, false)
        })
        .unwrap();
    let filter = crate::audit::Filter {
        by: Some(owner.staff()),
        ..Default::default()
    };
    let log = house.store.read(|r| crate::audit::queries::list(r, &owner, &filter, None, 99)).unwrap();
    let fields: Vec<_> = log.iter().rev().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["pin", "password", "name", "role", "person-state"]);
    assert!(log.iter().all(|c| !c.was.contains('$') && !c.became.contains('$')));
}

#[test]
fn a_password_is_fresh_for_five_minutes_of_the_same_run() {
    let house = open();
    let cook = house.person("Luca", Role::Kitchen);
    let token = house.sign_in(&cook);
    let session = house.session(&token).unwrap();
    let now = house.store.clock().now();
    assert!(session.is_proved(&now));
    let later = |mono: i64, boot: i64| crate::base::time::Now {
        at_ms: now.at_ms - 86_400_000,
        boot,
        mono_ms: now.mono_ms + mono,
    };
    assert!(
        session.is_proved(&later(PROOF_MS - 1, now.boot)),
        "a jump of the wall clock changes nothing"
    );
    assert!(!session.is_proved(&later(PROOF_MS, now.boot)));
    assert!(!session.is_proved(&later(0, now.boot + 1)), "another run asks again");
    house.store.clock().advance(PROOF_MS);
    house.write(move |tx| prove(tx, session.session_id)).unwrap();
    assert!(house.session(&token).unwrap().is_proved(&house.store.clock().now()));
}

impl House {
    /// Pairs a device whose cookie had one hash and gets another.
    fn pair(&self, actor: Actor, old: Option<[u8; 1]>, new: [u8; 1]) -> Result<i64> {
        self.write(move |tx| {
            let name = Name::parse("Kitchen tablet")?;
            devices::actions::pair(tx, &actor, &name, old.as_ref().map(|h| &h[..]), &new)
        })
    }
    fn is_paired(&self, hash: [u8; 1]) -> bool {
        self.store.read(|r| devices::queries::find(r, &hash)).unwrap().is_some()
    }
}

#[test]
fn managers_pair_devices_and_a_device_is_paired_once() {
    let house = open();
    let (manager, cook) = (
        house.person("Marco", Role::Manager),
        house.person("Luca", Role::Kitchen),
    );
    assert!(matches!(house.pair(cook, None, [1]), Err(Error::Forbidden(_))));
    assert!(matches!(house.pair(Actor::House, None, [1]), Err(Error::Forbidden(_))));
    house.pair(manager, None, [1]).unwrap();
    house.pair(manager, Some([1]), [2]).unwrap();
    assert!(!house.is_paired([1]) && house.is_paired([2]));
}

#[test]
fn a_session_by_pin_ends_with_its_device() {
    let house = open();
    let (manager, cook) = (
        house.person("Marco", Role::Manager),
        house.person("Luca", Role::Kitchen),
    );
    let staff = cook.staff().unwrap();
    let device = house.pair(manager, None, [1]).unwrap();
    house.write(move |tx| team::actions::set_pin(tx, &cook, staff, Some("pin"))).unwrap();
    let begin = |pin: &'static str, device, hash: [u8; 32]| {
        house.write(move |tx| devices::actions::sign_in(tx, staff, pin, device, &hash, "x"))
    };
    assert!(
        matches!(begin("another", device, [7; 32]), Err(Error::SignIn(_))),
        "the PIN has changed meanwhile"
    );
    assert!(
        matches!(begin("pin", 99, [7; 32]), Err(Error::SignIn(_))),
        "the device was revoked meanwhile"
    );
    let here = SessionToken::fresh().unwrap();
    assert_eq!(begin("pin", device, here.hash()).unwrap(), Role::Kitchen);
    let elsewhere = house.sign_in(&cook);
    assert_eq!(house.session(&here).unwrap().paired, Some(device));
    let proofs = |token: &SessionToken| {
        let session = house.session(token).unwrap().session_id;
        house.store.read(|r| find_proof(r, session)).unwrap().unwrap().pin_hash.is_some()
    };
    assert!(
        proofs(&here) && !proofs(&elsewhere),
        "a PIN proves nothing but where it was typed"
    );
    let end = |actor: Actor| house.write(move |tx| devices::actions::revoke(tx, &actor, device));
    assert!(matches!(end(cook), Err(Error::Forbidden(_))));
    end(manager).unwrap();
    assert!(house.session(&here).is_none() && house.session(&elsewhere).is_some() && !house.is_paired([1]));
}
