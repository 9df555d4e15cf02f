//! A house of every released schema is opened, migrated and goes on as it was.

use std::io::Read;
use std::path::Path;

use comanda::base::ids::{CustomerId, StaffId, VisitId};
use comanda::base::time::{BusinessDay, Calendar, Clock};
use comanda::base::{Actor, Lang, Role};
use comanda::insights::period::Period;
use comanda::insights::report;
use comanda::insights::sums::What;
use comanda::orders::State;
use comanda::store::{Store, backup};
use comanda::{bills, cart, customers, floor, insights, menu, orders, people, settings, tables};

/// Unpacks `tests/fixtures/schema-N.db.gz` into `dir`.
fn unpack(schema: u32, dir: &Path) {
    let name = format!("{}/tests/fixtures/schema-{schema}.db.gz", env!("CARGO_MANIFEST_DIR"));
    let packed = std::fs::File::open(name).expect("the fixture");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("the fixture");
    std::fs::write(dir.join("comanda.db"), bytes).expect("a file");
}

/// Opens the house of a schema, which migrates it, and keeps a copy as it was.
fn open(schema: u32, dir: &Path) -> Store {
    unpack(schema, dir);
    let calendar = Calendar::new("Europe/Rome", 240).expect("a zone");
    let clock = Clock::by_hand(1_795_433_600_000);
    let store = Store::open(dir, clock, calendar, Box::new(|_, _| ())).expect("it is migrated");
    let now = store.read(|read| read.number("PRAGMA user_version", [])).expect("a number");
    let kept = backup::list(&dir.join(backup::FOLDER)).expect("a folder");
    let kept: Vec<_> = kept.into_iter().filter_map(|f| f.manifest).map(|m| (m.kind, m.schema)).collect();
    let wanted = (i64::from(schema) < now).then_some((backup::Kind::BeforeMigration, i64::from(schema)));
    assert_eq!(kept, wanted.as_slice(), "a backup of every house that is migrated");
    store
}

#[test]
fn a_house_that_lacks_a_column_is_refused_in_words() {
    let dir = tempfile::tempdir().expect("a directory");
    unpack(6, dir.path());
    let conn = rusqlite::Connection::open(dir.path().join("comanda.db")).expect("the fixture");
    conn.execute_batch("ALTER TABLE calls DROP COLUMN tip").expect("a column less");
    drop(conn);
    let calendar = Calendar::new("Europe/Rome", 240).expect("a zone");
    let told = Store::open(dir.path(), Clock::by_hand(0), calendar, Box::new(|_, _| ()));
    let told = told.err().expect("a refusal").to_string();
    assert!(told.contains("version 6, but calls.tip is not in it"), "{told}");
}

#[test]
fn a_house_of_the_twelfth_schema_keeps_its_customers_and_what_they_did_not_send() {
    let dir = tempfile::tempdir().expect("a directory");
    open(12, dir.path())
        .read(|read| {
            let mara = Actor::Customer {
                customer: CustomerId(1),
            };
            let me = customers::queries::me(read, &mara)?;
            assert_eq!((me.name.as_str(), me.shares), ("Mara", true));
            let wine = menu::queries::menu(read, Lang::En)?
                .into_iter()
                .flat_map(|c| c.items)
                .find(|i| i.name == "Wine")
                .expect("the wine");
            assert_eq!(customers::queries::favourites(read, &mara)?, [wine.id]);
            let kept = customers::queries::kept(read, &mara, Lang::En)?;
            let told: Vec<_> = kept.iter().map(|l| (l.quantity, l.dish.item, l.note.as_str())).collect();
            assert_eq!(told, [(2, wine.id, "cold")]);
            // What is parsed of the settings is of those that the house has, not of a new one.
            assert_eq!(settings::queries::get(read)?.receipt_head, "Via Roma 1");
            Ok(())
        })
        .expect("it is read");
}

#[test]
fn a_house_of_the_ninth_schema_keeps_its_figures_its_import_and_its_keys() {
    let dir = tempfile::tempdir().expect("a directory");
    open(9, dir.path())
        .read(|read| {
            let owner = Actor::Staff {
                staff: StaffId(1),
                role: Role::Owner,
            };
            let imports = insights::past::queries::list(read, &owner)?;
            assert_eq!(
                (imports.len(), imports[0].name.as_str(), imports[0].gross.0),
                (1, "small.csv", 3150)
            );
            let period = Period {
                from: BusinessDay(20_727),
                to: BusinessDay(20_785),
            };
            let days = report::queries::days(read, &owner, period)?;
            let told: Vec<_> = days.iter().map(|(day, sum)| (day.0, sum.orders, sum.gross, sum.own)).collect();
            let expected = [(20_727, 1, 2200, 0), (20_728, 1, 950, 0), (20_780, 3, 6650, 6650)];
            assert_eq!(told, expected);
            let sold = report::queries::things(read, &owner, period, Lang::En)?;
            let soup = sold.iter().find(|s| s.name == "Soup").map(|s| s.part.pieces);
            assert_eq!(soup, Some(4), "of this house and of the import");
            assert!(sold.iter().any(|s| s.name == "Polenta" && s.thing.0 < 0));
            let phones = report::counted::queries::counts(read, &owner, period, What::Nth)?;
            assert_eq!(phones[&0], [(1, (1, 0)), (2, (1, 0))].into(), "one, and once again");
            let keys = people::token::machine::queries::list(read, &owner)?;
            assert_eq!((keys.len(), keys[0].name.as_str()), (1, "The till"));
            Ok(())
        })
        .expect("it is read");
}

#[test]
fn a_house_of_the_sixth_schema_keeps_terms_tips_hours_and_costs() {
    let dir = tempfile::tempdir().expect("a directory");
    open(6, dir.path())
        .read(|read| {
            let visits = tables::queries::list_open_visits(read)?;
            let named = |table: &str| visits.iter().find(|v| v.table_name == table).expect("a visit");
            assert_eq!(
                (named("T1").terms.service_ppm, named("T3").terms.service_ppm),
                (0, 100_000)
            );
            let bill = bills::queries::get(read, named("T3").id)?;
            assert_eq!((bill.ordered.0, bill.service.0, bill.due().0), (800, 80, 380));
            assert_eq!((bill.tips().0, bill.payments[0].amount.0), (50, 550));
            let calls = floor::queries::list_calls_of(read, named("T3").id)?;
            assert_eq!(calls[0].tip.map(|tip| tip.0), Some(88));
            let house = settings::queries::get(read)?;
            assert_eq!(
                (house.tips.clone(), house.receipt_head.as_str()),
                (vec![50_000, 100_000], "Via Roma 1")
            );
            let owner = Actor::Staff {
                staff: StaffId(1),
                role: Role::Owner,
            };
            let soup = menu::queries::menu(read, Lang::En)?
                .into_iter()
                .flat_map(|c| c.items)
                .find(|i| i.name == "Soup");
            let soup = menu::edit::queries::item(read, &owner, soup.expect("the soup").id)?;
            assert_eq!(soup.cost.map(|c| c.0), Some(120));
            assert_eq!(soup.hours.to_string(), "mon-fri 12:00-14:30");
            Ok(())
        })
        .expect("it is read");
}

#[test]
fn a_house_of_the_second_schema_keeps_holds_diets_and_calls() {
    let dir = tempfile::tempdir().expect("a directory");
    open(2, dir.path())
        .read(|read| {
            let visits = tables::queries::list_open_visits(read)?;
            let visit = visits.iter().find(|v| v.table_name == "T2").expect("the second party").id;
            let guests = tables::queries::list_guests(read, visit)?;
            let diet = tables::diet::queries::get(read, guests[0].id)?;
            let avoids: Vec<_> = diet.avoids.words().collect();
            assert_eq!(
                (avoids.as_slice(), diet.allergic),
                (["gluten", "milk"].as_slice(), true)
            );
            let cart = cart::queries::get(read, visit, Lang::En)?;
            let told: Vec<_> = cart.lines.iter().map(|l| (l.quantity, l.name.as_str(), l.note.as_str())).collect();
            assert_eq!(told, [(1, "Lobster", ""), (2, "Soup", "hot")]);
            assert_eq!(cart.total().0, 4000);
            let lobster = menu::queries::menu(read, Lang::En)?
                .into_iter()
                .flat_map(|c| c.items)
                .find(|i| i.name == "Lobster");
            assert_eq!(lobster.and_then(|i| i.left()), Some(1), "one of two is held");
            assert_eq!(floor::queries::list_calls(read)?.len(), 2);
            Ok(())
        })
        .expect("it is read");
}

#[test]
fn a_house_of_the_first_schema_goes_on_as_it_was() {
    let dir = tempfile::tempdir().expect("a directory");
    open(1, dir.path())
        .read(|read| {
            let visits = tables::queries::list_open_visits(read)?;
            assert_eq!((visits.len(), visits[0].table_name.as_str()), (1, "T1"));
            let visit: VisitId = visits[0].id;
            let orders = orders::queries::list_of_visit(read, visit, Lang::En)?;
            let lines: Vec<_> = orders.iter().flat_map(|o| &o.lines).collect();
            let told: Vec<_> = lines.iter().map(|l| (l.quantity, l.name.as_str(), l.unit.0, l.state)).collect();
            let expected = [
                (1, "Pizza", 1050, State::Accepted),
                (2, "Soup", 500, State::Sent),
                (1, "Lobster", 3000, State::Sent),
                (2, "Wine", 400, State::Sent),
            ];
            assert_eq!(told, expected);
            assert_eq!(
                (lines[0].options.as_slice(), lines[0].note.as_str()),
                (["Large".to_string()].as_slice(), "well done")
            );
            assert!(lines.iter().all(|l| l.removals.is_empty() && l.allergies.is_empty() && !l.unseen));
            assert_eq!(bills::queries::get(read, visit)?.total().0, 5850);
            let cart = cart::queries::get(read, visit, Lang::En)?;
            assert_eq!((cart.count(), cart.total().0, cart.lines[0].trouble), (1, 500, None));
            let lobster = menu::queries::menu(read, Lang::En)?
                .into_iter()
                .flat_map(|c| c.items)
                .find(|i| i.name == "Lobster");
            assert_eq!(lobster.and_then(|i| i.left()), Some(2));
            assert_eq!(floor::queries::list_calls(read)?.len(), 1, "the call for the bill");
            Ok(())
        })
        .expect("it is read");
}
