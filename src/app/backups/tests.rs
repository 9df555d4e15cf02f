use super::*;
use crate::base::Role;
use crate::base::ids::StaffId;
use crate::base::time::Clock;
use crate::config::Config;

const HOUR: i64 = 3_600_000;

struct House {
    app: Arc<App>,
    dir: tempfile::TempDir,
}

/// A house that has one fact, at four in the afternoon.
fn open() -> House {
    let dir = tempfile::tempdir().unwrap();
    let at = "2026-11-20T15:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
    let app = App::open(Config::new(dir.path()), Some(Clock::by_hand(at))).unwrap();
    let house = House { app, dir };
    house.set("house-name", "Da Rosa");
    house
}

impl House {
    fn set(&self, key: &'static str, value: &str) {
        let value = value.to_string();
        let set = move |tx: &crate::store::Tx<'_>| settings::actions::set(tx, &Actor::House, key, &value);
        self.app.store.write_blocking(set).unwrap();
    }
    /// So much later; then the timed job runs, and what it begins is waited for.
    fn after(&self, ms: i64) -> Health {
        self.app.store.clock().advance(ms);
        turn(&self.app);
        while matches!(self.app.backups.standing(), Standing::Running(..)) {
            std::thread::yield_now();
        }
        health(&self.app, &Actor::House).unwrap()
    }
}

#[test]
fn one_is_made_each_night_and_its_age_is_told() {
    let house = open();
    let told = house.after(HOUR);
    assert!(told.all.is_empty() && told.age_ms.is_none() && !told.late);
    // Half past four in the morning in Rome.
    let told = house.after(11 * HOUR + HOUR / 2);
    assert_eq!((told.all.len(), told.age_ms), (1, Some(0)));
    assert_eq!(told.all[0].manifest.as_ref().unwrap().kind, Kind::Nightly);
    let told = house.after(HOUR);
    assert_eq!((told.all.len(), told.age_ms), (1, Some(HOUR)));
    let told = house.after(23 * HOUR);
    assert_eq!(told.all.len(), 2);
}

#[test]
fn a_house_without_a_backup_for_two_days_is_told_in_red() {
    let house = open();
    // A file where the folder should be: none can be made.
    std::fs::write(house.dir.path().join("backups"), "").unwrap();
    house.app.store.clock().advance(49 * HOUR);
    turn(&house.app);
    while matches!(house.app.backups.standing(), Standing::Running(..)) {
        std::thread::yield_now();
    }
    assert!(matches!(house.app.backups.standing(), Standing::Failed(_)));
    std::fs::remove_file(house.dir.path().join("backups")).unwrap();
    let told = health(&house.app, &Actor::House).unwrap();
    assert!(told.late && told.age_ms.is_none());
    // It is not tried each minute, but it is tried again.
    assert!(house.after(HOUR / 60).all.is_empty());
    let told = house.after(HOUR);
    assert!(!told.late && told.all.len() == 1);
}

#[test]
fn a_stick_that_was_not_there_gets_its_copy_once_it_is() {
    let house = open();
    let stick = house.dir.path().join("stick");
    house.set("backup-place", stick.to_str().unwrap());
    let told = house.after(13 * HOUR);
    let elsewhere = told.elsewhere.unwrap();
    assert_eq!((elsewhere.trouble, told.all.len()), (Some(Trouble::Missing), 1));
    std::fs::create_dir(&stick).unwrap();
    let told = house.after(HOUR);
    let elsewhere = told.elsewhere.unwrap();
    assert_eq!((elsewhere.trouble, elsewhere.same_disk), (None, true));
    assert_eq!(backup::list(&stick).unwrap().len(), 1);
    // Another place has no outcome yet.
    house.set("backup-place", "/nowhere");
    assert_eq!(health(&house.app, &Actor::House).unwrap().elsewhere, None);
}

#[test]
fn guests_are_not_disturbed_but_not_for_ever() {
    let house = open();
    house.set("opening-hours", "mon-sun 05:00-04:59");
    assert!(house.after(13 * HOUR).all.is_empty());
    assert_eq!(house.after(24 * HOUR).all.len(), 1);
}

#[test]
fn only_owners_and_the_house_make_one_and_one_at_a_time() {
    let house = open();
    for role in [Role::Kitchen, Role::Floor, Role::Manager] {
        let who = Actor::Staff {
            staff: StaffId(1),
            role,
        };
        assert!(
            matches!(start(&house.app, &who, None), Err(Error::Forbidden(_))),
            "{role:?}"
        );
        assert!(health(&house.app, &who).is_err());
    }
    let missing = start(&house.app, &Actor::House, Some("/nowhere/at/all".into()));
    assert!(matches!(missing, Err(Error::Conflict(_))));
    let owner = Actor::Staff {
        staff: StaffId(1),
        role: Role::Owner,
    };
    start(&house.app, &owner, None).unwrap();
    // It is claimed before the thread begins, so whoever comes while it runs is told.
    let second = start(&house.app, &owner, None);
    house.app.backups.close();
    match second {
        Err(Error::Conflict(msg)) => assert_eq!(msg.key, "backup-busy"),
        other => assert!(other.is_ok(), "the first one had ended"),
    }
    assert!(start(&house.app, &owner, None).is_err(), "none is begun any more");
}
