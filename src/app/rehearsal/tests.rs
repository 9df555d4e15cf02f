//! Copying a house for a rehearsal, without a server around it.

use super::*;
use crate::base::Lang;

fn house(dir: &Path) -> Arc<App> {
    let app = App::open(Config::new(dir), None).unwrap();
    let fill = |tx: &Tx<'_>| {
        people::actions::create_owner(tx, &Name::parse("Anna")?, "hash")?;
        settings::actions::set(tx, &Actor::House, "opening-hours", "mon 12:00-14:00")?;
        tables::plan::actions::add(
            tx,
            &Actor::House,
            &[Name::parse("T1")?],
            &tables::plan::Place::table("Hall", 4)?,
        )
    };
    app.store.write_blocking(fill).unwrap();
    app
}

#[test]
fn the_copy_is_a_rehearsal_and_the_house_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let app = house(dir.path());
    let seq = app.read(|r| r.seq()).unwrap();
    start(&app, &Actor::House, Wish::OFFERED).unwrap();
    assert!(matches!(start(&app, &Actor::House, Wish::OFFERED), Err(Error::Conflict(m)) if m.key == "rehearsal-runs"));
    let Some(Next::Rehearsal(copy)) = app.rehearsal.next() else {
        panic!("a copy");
    };
    let copied = App::open(config(&app.config, &copy), None).unwrap();
    assert!(runs(&copied).unwrap() && !runs(&app).unwrap());
    assert_ne!(copied.store.epoch(), app.store.epoch());
    let hours = |app: &App| app.read(settings::queries::get).unwrap().opening_hours.is_always();
    assert!(hours(&copied) && !hours(&app));
    assert!(copied.config.limits >= 1000 * app.config.limits);
    assert_eq!(app.read(|r| r.seq()).unwrap(), seq);
    assert!(app.read(|r| people::queries::find(r, PLAYER)).unwrap().is_none());
    end(&copied, &Actor::House).unwrap();
    assert!(copied.rehearsal.stop.wait(std::time::Duration::ZERO));
    drop(copied);
    erase(dir.path());
    assert!(!dir.path().join(FOLDER).exists());
}

#[test]
fn open_tables_wrong_numbers_and_others_than_owners_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let app = house(dir.path());
    let table = app.read(tables::queries::list).unwrap()[0].id;
    app.store
        .write_blocking(move |tx| tables::actions::open(tx, &Actor::House, table, None))
        .unwrap();
    let told = start(&app, &Actor::House, Wish::OFFERED).unwrap_err();
    let (_, words) = told.messages().remove(0);
    assert!(Lang::En.msg(&words).contains('1'), "{}", Lang::En.msg(&words));
    assert!(!dir.path().join(FOLDER).exists() && app.rehearsal.next().is_none());
    let many = Wish {
        tables: 101,
        minutes: 0,
        ..Wish::OFFERED
    };
    let Err(Error::Invalid(wrong)) = start(&app, &Actor::House, many) else {
        panic!("numbers beyond the bounds");
    };
    assert_eq!(
        wrong.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
        ["tables", "minutes"]
    );
    assert!(matches!(
        start(&app, &Actor::Nobody, Wish::OFFERED),
        Err(Error::SignIn(_))
    ));
    assert!(matches!(end(&app, &Actor::House), Err(Error::Conflict(m)) if m.key == "rehearsal-none"));
    assert!(last(&app).is_none());
}
