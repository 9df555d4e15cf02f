use super::*;
use crate::base::actor::{Actor, Role};
use crate::base::hours::{Hours, Later};
use crate::base::{Lang, Msg};
use crate::menu::edit::{categories, choices, items};
use crate::menu::import::{Form, MenuFile, export};
use crate::menu::queries::menu;
use crate::settings::Terms;
use crate::testing::{self, staff};

const BOSS: Actor = Actor::House;

fn house() -> House {
    House {
        currency: Currency::parse("EUR").unwrap(),
        languages: ["en", "it"].map(String::from).to_vec(),
        stations: ["kitchen", "bar"].map(String::from).to_vec(),
        categories: vec![CategoryId(1), CategoryId(2)],
    }
}

fn typed(fields: &[(&str, &str)]) -> Fields {
    Fields::new(fields.iter().map(|(n, v)| ((*n).to_string(), (*v).to_string())).collect())
}

fn dish(more: &[(&str, &str)]) -> Fields {
    let mut all = vec![
        ("name-en", "Toast"),
        ("price", "3.50"),
        ("tax", "10"),
        ("category", "1"),
        ("station", "kitchen"),
    ];
    all.retain(|(n, _)| more.iter().all(|(m, _)| m != n));
    all.extend(more);
    typed(&all)
}

fn wrong<T: std::fmt::Debug>(read: std::result::Result<T, Vec<Problem>>) -> Vec<String> {
    read.unwrap_err().into_iter().map(|p| p.field).collect()
}

#[test]
fn a_form_is_read_as_people_write_it() {
    let form = dish(&[
        ("price", " 12,5 "),
        ("tax", "8,875 %"),
        ("cost", "3.1"),
        ("allergens", "milk"),
        ("allergens", "eggs"),
    ]);
    let edit = read_item(&form, &house()).unwrap();
    assert_eq!(
        (edit.price, edit.tax_ppm, edit.cost),
        (Money(1250), 88_750, Some(Money(310)))
    );
    assert_eq!(edit.allergens.words().collect::<Vec<_>>(), ["eggs", "milk"]);
    assert_eq!((edit.hidden, edit.stock), (false, None));
    let edit = read_item(&dish(&[("hidden", "on"), ("stock", "7"), ("stock-was", "")]), &house()).unwrap();
    assert_eq!((edit.hidden, edit.stock), (true, Some(Some(7))));
    // A count that nobody touched is not written, and an empty one is counted no more.
    let edit = |now, was| read_item(&dish(&[("stock", now), ("stock-was", was)]), &house()).unwrap().stock;
    assert_eq!(
        (edit("7", "7"), edit("", "7"), edit("0", "7")),
        (None, Some(None), Some(Some(0)))
    );
}

#[test]
fn every_field_that_is_wrong_is_told() {
    let form = typed(&[
        ("name-it", &"x".repeat(61)),
        ("description-en", &"x".repeat(281)),
        ("price", "-1"),
        ("tax", "101"),
        ("category", "9"),
        ("station", "roof"),
        ("cost", "1.234"),
        ("allergens", "sugar"),
        ("tags", "blue"),
        ("stock", "many"),
    ]);
    let mut fields = wrong(read_item(&form, &house()));
    fields.sort();
    let all = [
        "allergens",
        "category",
        "cost",
        "description-en",
        "name-it",
        "price",
        "station",
        "stock",
        "tags",
        "tax",
    ];
    assert_eq!(fields, all);
    assert_eq!(wrong(read_item(&dish(&[("name-en", " ")]), &house())), ["name-en"]);
    assert_eq!(wrong(read_category(&typed(&[]), &house())), ["name-en"]);
}

#[test]
fn rows_of_options_are_ordered_dropped_and_added() {
    let rows = typed(&[
        ("name-en", "Size"),
        ("o0-key", "s"),
        ("o0-name-en", "Small"),
        ("o1-key", "l"),
        ("o1-name-en", "Large"),
        ("o1-allergens", "milk"),
    ]);
    let up = rows.rearranged("up-1");
    assert_eq!(
        (up.one("o0-key"), up.one("o0-allergens"), up.one("o1-key")),
        ("l", "milk", "s")
    );
    assert_eq!(up.one("name-en"), "Size");
    assert_eq!(rows.rearranged("down-0"), up);
    let one = rows.rearranged("drop-0");
    assert_eq!((one.one("o0-key"), one.option_numbers()), ("l", 0..1));
    assert_eq!(rows.rearranged("add").option_numbers(), 0..3);
    for nothing in ["up-0", "down-1", "drop-7", "drop-x", "sing"] {
        assert_eq!(rows.rearranged(nothing).option_numbers(), 0..2, "{nothing}");
    }
    let mut full = Fields::default();
    full.add(format!("o{}-key", OPTIONS_MAX - 1), "");
    assert_eq!(full.rearranged("add").option_numbers(), 0..OPTIONS_MAX);
}

#[test]
fn a_group_is_read_with_its_limits_and_without_blank_rows() {
    let group = |more: &[(&str, &str)]| {
        let mut all = vec![
            ("name-en", "Size"),
            ("least", "1"),
            ("most", "1"),
            ("o0-name-en", "Small"),
            ("o2-name-it", "Grande"),
            ("o2-price", "2,5"),
        ];
        all.extend(more);
        read_group(&typed(&all), &house(), false, Allergens::default())
    };
    let read = group(&[("o1-key", "")]).unwrap();
    let deltas: Vec<_> = read.options.iter().map(|o| o.delta.0).collect();
    assert_eq!(deltas, [0, 250]);
    assert_eq!(wrong(group(&[("o1-key", "known")])), ["o1-name-en"]);
    let limits = |least, most| {
        let form = typed(&[
            ("name-en", "Size"),
            ("least", least),
            ("most", most),
            ("o0-name-en", "Small"),
        ]);
        wrong(read_group(&form, &house(), false, Allergens::default()))
    };
    assert_eq!(limits("0", "2"), ["most"]);
    assert_eq!(limits("2", "1"), ["least"]);
    let none = typed(&[("name-en", "Size"), ("least", "0"), ("most", "1")]);
    assert_eq!(
        wrong(read_group(&none, &house(), false, Allergens::default())),
        ["o0-name-en"]
    );
}

#[test]
fn what_can_be_left_out_takes_away_only_what_the_dish_has() {
    let out = typed(&[("o0-name-en", "Cheese"), ("o0-allergens", "milk"), ("o0-price", "9")]);
    let milk = Allergens::default().with("milk").unwrap();
    let read = read_group(&out, &house(), true, milk).unwrap();
    assert_eq!(
        (read.key.as_str(), read.most, read.options[0].delta),
        (REMOVALS, 1, Money::ZERO)
    );
    assert_eq!(
        wrong(read_group(&out, &house(), true, Allergens::default())),
        ["o0-allergens"]
    );
}

#[test]
fn keys_are_made_of_names_and_never_twice() {
    let key = |name: &str, known: &[&str]| {
        let names = Words::from([("en".to_string(), name.to_string())]);
        let known: Vec<String> = known.iter().map(|k| (*k).to_string()).collect();
        new_key(&names, "it", "item", &known)
    };
    assert_eq!(key("Crème brûlée!", &[]), "creme-brulee");
    assert_eq!(key("Pizza", &["pizza", "pizza-2"]), "pizza-3");
    assert_eq!(key("寿司", &["item"]), "item-2");
    assert_eq!(key("Removals", &[]), "item");
}

#[test]
fn a_margin_is_of_the_price_without_tax() {
    assert_eq!(
        margin_ppm(Money(1100), 100_000, Terms::default(), Some(Money(250))),
        Some(750_000)
    );
    assert_eq!(
        margin_ppm(Money(1100), 100_000, Terms::default(), Some(Money(2000))),
        Some(-1_000_000)
    );
    let added = Terms {
        tax_added: true,
        ..Terms::default()
    };
    assert_eq!(margin_ppm(Money(1000), 100_000, added, Some(Money(250))), Some(750_000));
    assert_eq!(margin_ppm(Money(1100), 100_000, Terms::default(), None), None);
    assert_eq!(margin_ppm(Money::ZERO, 0, Terms::default(), Some(Money(1))), None);
}

fn standing(house: &testing::House, name: &str) -> StandingItem {
    let id = house.item(name).id;
    house.store.read(|r| queries::item(r, &BOSS, id)).unwrap()
}

fn save(house: &testing::House, name: &str, change: impl FnOnce(&mut ItemEdit)) {
    let item = standing(house, name);
    let mut edit = item.edit();
    change(&mut edit);
    house.write(move |tx| items::actions::save(tx, &BOSS, item.id, &item.version(), &edit));
}

fn names(house: &testing::House) -> Vec<String> {
    let all = house.store.read(|r| menu(r, Lang::En)).unwrap();
    all.into_iter().flat_map(|c| c.items).map(|i| i.name).collect()
}

#[test]
fn a_form_made_from_what_is_gone_is_refused_and_changes_nothing() {
    let house = testing::open();
    let item = standing(&house, "Soup");
    let (id, seen) = (item.id, item.version());
    save(&house, "Soup", |edit| edit.price = Money(600));
    let mine = ItemEdit {
        price: Money(700),
        ..item.edit()
    };
    let again = mine.clone();
    let refused = house.try_write(move |tx| items::actions::save(tx, &BOSS, id, &seen, &mine));
    assert!(matches!(
        refused,
        Err(Error::Conflict(Msg {
            key: "editor-stale",
            ..
        }))
    ));
    assert_eq!(house.item("Soup").price, Money(600));
    // With what stands now it goes through.
    let seen = standing(&house, "Soup").version();
    house.write(move |tx| items::actions::save(tx, &BOSS, id, &seen, &again));
    assert_eq!(house.item("Soup").price, Money(700));
    // What is sold meanwhile makes no form stale, and does not come back.
    let before = standing(&house, "Lobster");
    let anna = house.guest(1);
    house.add(anna, "Lobster", 1).unwrap();
    house.place(anna).unwrap();
    assert_eq!(standing(&house, "Lobster").version(), before.version());
    save(&house, "Lobster", |edit| edit.price = Money(3100));
    assert_eq!(house.item("Lobster").stock, Some(2));
    save(&house, "Lobster", |edit| edit.stock = Some(Some(9)));
    assert_eq!(house.item("Lobster").stock, Some(9));
}

#[test]
fn a_new_dish_is_on_the_menu_and_in_the_file() {
    let house = testing::open();
    let edit = read_item(
        &dish(&[("name-it", "Pane"), ("description-it", "Caldo"), ("cost", "1")]),
        &self::house(),
    )
    .unwrap();
    let id = house.write(move |tx| items::actions::add(tx, &BOSS, &edit));
    let made = house.item("Toast");
    assert_eq!((made.id, made.price, made.tax_ppm), (id, Money(350), 100_000));
    assert_eq!(names(&house), ["Pizza", "Soup", "Lobster", "Toast", "Wine"]);
    let languages = house.store.read(queries::languages).unwrap();
    assert_eq!(languages, ["en", "it"]);
    let rows = house.store.read(|r| overview::queries::overview(r, &BOSS, Lang::En)).unwrap();
    let row = |name: &str| rows.iter().flat_map(|c| &c.items).find(|i| i.name == name).unwrap();
    // It has no English description, and the pizza is in English alone.
    assert_eq!(
        (row("Toast").missing.as_slice(), row("Pizza").missing.as_slice()),
        (&["en".to_string()][..], &["it".to_string()][..])
    );
    assert!(row("Soup").missing.is_empty());
    // The file that the house writes brings the same menu again.
    let told = house.store.read(|r| export(r, &BOSS, Form::Json)).unwrap().text;
    let file: MenuFile =
        crate::menu::import::parse(told.as_bytes(), Currency::parse("EUR").unwrap(), &|_: &str| None).unwrap();
    let done = house.write(move |tx| crate::menu::actions::import(tx, &BOSS, &file));
    assert_eq!(done, crate::menu::import::Imported::default());
}

#[test]
fn what_is_hidden_or_deleted_no_guest_sees_and_it_comes_back() {
    let house = testing::open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    let soup = house.item("Soup").id;
    let hide = |hidden| house.write(move |tx| items::actions::set_hidden(tx, &BOSS, soup, hidden));
    hide(true);
    assert_eq!(names(&house), ["Pizza", "Lobster", "Wine"]);
    assert!(
        house.cart(anna).lines[0].trouble.is_some(),
        "the cart says that it is gone"
    );
    assert!(house.add(anna, "Wine", 1).is_ok());
    hide(false);
    assert_eq!(house.cart(anna).lines[0].trouble, None);
    let delete = |deleted| house.write(move |tx| items::actions::set_deleted(tx, &BOSS, soup, deleted));
    delete(true);
    delete(true);
    assert_eq!(names(&house), ["Pizza", "Lobster", "Wine"]);
    assert!(house.store.read(|r| queries::item(r, &BOSS, soup)).is_err());
    let food = CategoryId(1);
    let category = |deleted| house.write(move |tx| categories::actions::set_deleted(tx, &BOSS, food, deleted));
    category(true);
    assert_eq!(names(&house), ["Wine"]);
    let back = house.try_write(move |tx| items::actions::set_deleted(tx, &BOSS, soup, false));
    assert!(matches!(back, Err(Error::Conflict(_))));
    category(false);
    delete(false);
    assert_eq!(names(&house), ["Pizza", "Soup", "Lobster", "Wine"]);
    house.write(move |tx| categories::actions::set_hidden(tx, &BOSS, food, true));
    assert_eq!(names(&house), ["Wine"]);
}

#[test]
fn things_are_moved_and_copied() {
    let house = testing::open();
    let soup = house.item("Soup").id;
    let to = |place| house.write(move |tx| items::actions::move_to(tx, &BOSS, soup, place));
    to(0);
    assert_eq!(names(&house), ["Soup", "Pizza", "Lobster", "Wine"]);
    to(99);
    assert_eq!(names(&house), ["Pizza", "Lobster", "Soup", "Wine"]);
    house.write(|tx| categories::actions::move_to(tx, &BOSS, CategoryId(2), 0));
    assert_eq!(names(&house), ["Wine", "Pizza", "Lobster", "Soup"]);
    let facts = house.events.lock().unwrap().len();
    to(99);
    assert_eq!(
        house.events.lock().unwrap().len(),
        facts,
        "what stays where it is tells nothing"
    );
    let pizza = house.item("Pizza").id;
    let made = house.write(move |tx| items::actions::copy(tx, &BOSS, pizza));
    assert!(house.store.read(|r| queries::item(r, &BOSS, made)).unwrap().hidden);
    house.write(move |tx| items::actions::set_hidden(tx, &BOSS, made, false));
    assert_eq!(names(&house), ["Wine", "Pizza", "Pizza (2)", "Lobster", "Soup"]);
    let (first, second) = (house.item("Pizza"), house.item("Pizza (2)"));
    assert_eq!(first.groups.len(), second.groups.len());
    assert_ne!(first.groups[0].id, second.groups[0].id);
    // Into another category, at its end.
    save(&house, "Soup", |edit| edit.category = CategoryId(2));
    assert_eq!(names(&house), ["Wine", "Soup", "Pizza", "Pizza (2)", "Lobster"]);
}

#[test]
fn groups_are_added_ordered_deleted_and_brought_back() {
    let house = testing::open();
    let pizza = house.item("Pizza").id;
    let out = typed(&[("o0-name-en", "Dough"), ("o0-allergens", "gluten")]);
    let gluten = house.item("Pizza").allergens;
    let removal = read_group(&out, &self::house(), true, gluten).unwrap();
    house.write(move |tx| choices::actions::add(tx, &BOSS, pizza, &removal));
    let form = typed(&[
        ("name-en", "Size"),
        ("least", "0"),
        ("most", "1"),
        ("o0-name-en", "Slice"),
        ("o0-station", "bar"),
    ]);
    let group = read_group(&form, &self::house(), false, gluten).unwrap();
    house.write(move |tx| choices::actions::add(tx, &BOSS, pizza, &group));
    let item = standing(&house, "Pizza");
    let keys: Vec<_> = item.file.groups.iter().map(|g| g.key.as_str()).collect();
    assert_eq!(keys, ["size", "extras", "size-2", REMOVALS]);
    assert_eq!(house.item("Pizza").removals[0].allergens, gluten);
    let (extras, sliced) = (item.groups[1], item.groups[2]);
    house.write(move |tx| choices::actions::move_to(tx, &BOSS, pizza, sliced, 0));
    house.write(move |tx| choices::actions::delete(tx, &BOSS, pizza, extras));
    let shown =
        |house: &testing::House| -> Vec<String> { house.item("Pizza").groups.iter().map(|g| g.name.clone()).collect() };
    assert_eq!(shown(&house), ["Size", "Size"]);
    house.write(move |tx| choices::actions::restore(tx, &BOSS, pizza, extras));
    house.write(move |tx| choices::actions::restore(tx, &BOSS, pizza, extras));
    assert_eq!(shown(&house), ["Size", "Size", "Extras"]);
    let egg = house.item("Pizza").groups[2].options.iter().find(|o| o.name == "Egg").cloned().unwrap();
    assert!(!egg.available && egg.delta == Money(100), "it comes back as it went");
    // What the dish does not contain any more nothing can take away.
    save(&house, "Pizza", |edit| edit.allergens = Allergens::default());
    assert!(house.item("Pizza").removals[0].allergens.is_empty());
}

#[test]
fn a_category_takes_its_dishes_along_to_another_station() {
    let house = testing::open();
    let food = CategoryId(1);
    let at = |station: &str| {
        let station = Some(station.to_string());
        house.write(move |tx| {
            let before = queries::category(tx, &BOSS, food)?;
            let edit = CategoryEdit {
                station,
                ..before.clone()
            };
            categories::actions::save(tx, &BOSS, food, &version(&before), &edit)
        });
    };
    let station = |name: &str| standing(&house, name).file.station;
    at("kitchen");
    save(&house, "Soup", |edit| edit.station = "bar".into());
    at("bar");
    assert_eq!(
        (station("Pizza"), station("Soup"), station("Wine")),
        ("bar".into(), "bar".into(), "bar".into())
    );
    at("kitchen");
    assert_eq!(station("Wine"), "bar");
}

const HOUR: i64 = 3_600_000;

/// Sets the hours of the soup.
fn serve(house: &testing::House, text: &str) {
    let (soup, hours) = (house.item("Soup").id, Hours::parse(text).unwrap());
    house.write(move |tx| {
        let before = queries::item(tx, &BOSS, soup)?;
        let edit = ItemEdit { hours, ..before.edit() };
        items::actions::save(tx, &BOSS, soup, &before.version(), &edit)
    });
}

/// When the soup is served, so much later.
fn turned(house: &testing::House, ms: i64) -> Option<Later> {
    house.clock.advance(ms);
    house.write(crate::menu::hours::actions::turn);
    house.item("Soup").later
}

#[test]
fn a_dish_is_served_in_its_hours() {
    // It is nine o'clock in Rome, on Friday the 15th of January 2027.
    let house = testing::open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    serve(&house, "mon-fri 12:00-15:00");
    assert_eq!(
        house.item("Soup").later,
        Some(Later::Today(720)),
        "a saved change counts at once"
    );
    assert!(
        house.cart(anna).lines[0].unit.is_none(),
        "what lies in a cart cannot be sent"
    );
    assert!(house.place(anna).is_err());
    match house.add(anna, "Soup", 1) {
        Err(Error::Conflict(msg)) => assert_eq!(Lang::En.msg(&msg), "Soup is not served now: from 12:00."),
        other => panic!("{other:?}"),
    }
    assert_eq!(turned(&house, 3 * HOUR), None);
    house.add(anna, "Soup", 1).unwrap();
    let seq = house.store.read(|r| r.seq()).unwrap();
    assert_eq!(turned(&house, 60_000), None);
    assert_eq!(
        house.store.read(|r| r.seq()).unwrap(),
        seq,
        "nothing turned, nothing is told"
    );
    assert_eq!(turned(&house, 3 * HOUR), Some(Later::Day(0, 720)), "not before Monday");
}

#[test]
fn a_dish_is_served_where_its_hours_and_its_categorys_meet() {
    let house = testing::open();
    serve(&house, "mon-fri 12:00-15:00");
    let category = house.item("Soup").category;
    let evening = Hours::parse("18:00-24:00").unwrap();
    house.write(move |tx| {
        let before = queries::category(tx, &BOSS, category)?;
        let edit = CategoryEdit {
            hours: evening,
            ..before.clone()
        };
        categories::actions::save(tx, &BOSS, category, &version(&before), &edit)
    });
    assert_eq!(house.item("Soup").later, Some(Later::Never), "the two never meet");
    serve(&house, "");
    assert_eq!(house.item("Soup").later, Some(Later::Today(18 * 60)));
    assert_eq!(turned(&house, 9 * HOUR), None);
}

#[test]
fn an_empty_house_gets_its_first_dish() {
    let house = testing::bare();
    let names = Words::from([("en".to_string(), "Starters".to_string())]);
    let category = CategoryEdit {
        names,
        station: None,
        hidden: false,
        hours: Hours::default(),
    };
    let id = house.write(move |tx| categories::actions::add(tx, &BOSS, &category));
    let of = house.store.read(|r| queries::house(r, &BOSS)).unwrap();
    assert_eq!(
        (of.stations.as_slice(), of.languages.len()),
        (&["kitchen".to_string()][..], Lang::ALL.len())
    );
    let edit = read_item(&dish(&[("category", &id.to_string())]), &of).unwrap();
    house.write(move |tx| items::actions::add(tx, &BOSS, &edit));
    assert_eq!(self::names(&house), ["Toast"]);
}

#[test]
fn cooks_and_waiters_edit_no_menu() {
    let house = testing::open();
    let soup = house.item("Soup").id;
    for role in Role::ALL {
        let may = matches!(role, Role::Manager | Role::Owner);
        let actor = staff(role);
        assert_eq!(
            house.store.read(|r| overview::queries::overview(r, &actor, Lang::En)).is_ok(),
            may
        );
        assert_eq!(house.store.read(|r| queries::house(r, &actor)).is_ok(), may);
        assert_eq!(
            house.try_write(move |tx| items::actions::set_hidden(tx, &actor, soup, true)).is_ok(),
            may
        );
        assert_eq!(
            house.try_write(move |tx| items::actions::set_deleted(tx, &actor, soup, false)).is_ok(),
            may
        );
        assert_eq!(
            house.try_write(move |tx| items::actions::copy(tx, &actor, soup)).is_ok(),
            may
        );
        assert_eq!(
            house
                .try_write(move |tx| categories::actions::move_to(tx, &actor, CategoryId(1), 0))
                .is_ok(),
            may
        );
        assert_eq!(
            house
                .try_write(move |tx| categories::actions::set_deleted(tx, &actor, CategoryId(1), false))
                .is_ok(),
            may
        );
    }
}

#[test]
fn differences_are_told_field_by_field() {
    let (a, b) = (
        dish(&[("allergens", "milk")]),
        dish(&[("price", "4"), ("allergens", "milk"), ("allergens", "eggs")]),
    );
    let told: Vec<_> = differences(&a, &b).into_iter().map(|d| (d.field, d.before, d.after)).collect();
    let say = |f: &str, b: &str, a: &str| (f.to_string(), b.to_string(), a.to_string());
    assert_eq!(
        told,
        [say("allergens", "milk", "milk, eggs"), say("price", "3.50", "4")]
    );
}

fn noted(house: &testing::House) -> Vec<(String, String, String)> {
    let every = crate::audit::Filter::default();
    let all = house.store.read(|r| crate::audit::queries::list(r, &BOSS, &every, None, 100)).unwrap();
    all.into_iter().rev().map(|c| (c.field, c.was, c.became)).collect()
}

#[test]
fn every_changed_field_is_noted() {
    let house = testing::open();
    let noted = || noted(&house);
    let start = noted().len();
    let since = |n: usize| noted().split_off(n);
    let say = |f: &str, b: &str, a: &str| (f.to_string(), b.to_string(), a.to_string());
    save(&house, "Soup", |edit| {
        edit.price = Money(650);
        edit.cost = Some(Money(200));
        edit.allergens = Allergens::default().with("milk").unwrap();
        edit.category = CategoryId(2);
        edit.hidden = true;
    });
    let told = since(start);
    let hidden = crate::audit::word("editor-hidden");
    let mut wanted = vec![
        say("editor-allergens", "None of them", "Milk"),
        say("editor-category", "Food", "Drinks"),
        say("editor-cost", "", "2.00"),
        say("editor-hidden", "", &hidden),
        say("editor-price", "5.00", "6.50"),
    ];
    wanted.sort();
    assert_eq!(told, wanted);
    // Of a group, each option by its own name: another order is no change.
    let item = standing(&house, "Pizza");
    let (id, mut group) = (item.groups[0], item.file.groups[0].clone());
    let seen = group_version(&group);
    group.options.swap(0, 1);
    group.options[0].delta = Money(300);
    let before = noted().len();
    house.write(move |tx| choices::actions::save(tx, &BOSS, item.id, id, &seen, &group));
    assert_eq!(since(before), [say("editor-delta", "2.50", "3.00")]);
    let before = noted().len();
    house.write(move |tx| choices::actions::delete(tx, &BOSS, item.id, id));
    assert_eq!(
        since(before),
        [say("name", "Pizza: Size", &crate::audit::word("log-removed"))]
    );
}

#[test]
fn marks_and_allergens_say_the_same() {
    let house = testing::open();
    let told = |name: &str, change: fn(&mut ItemEdit)| {
        let standing = standing(&house, name);
        let mut edit = standing.edit();
        change(&mut edit);
        let done = house.try_write(move |tx| {
            items::actions::save(tx, &staff(Role::Owner), standing.id, &standing.version(), &edit)
        });
        done.map_err(|e| e.messages().into_iter().map(|(field, msg)| (field, msg.key)).collect::<Vec<_>>())
    };
    let vegan = |edit: &mut ItemEdit| edit.tags = vec!["vegan".into()];
    assert_eq!(told("Soup", vegan), Ok(()));
    let milk: fn(&mut ItemEdit) = |edit| edit.allergens = Allergens::default().with("milk").unwrap();
    assert_eq!(told("Soup", milk), Err(vec![("tags", "menu-clash-vegan")]));
    // A required choice that always has it counts as well.
    assert_eq!(told("Pizza", |edit| edit.allergens = Allergens::default()), Ok(()));
    assert_eq!(told("Pizza", |edit| edit.tags = vec!["gluten-free".into()]), Ok(()));
    let pizza = standing(&house, "Pizza");
    let mut size = pizza.file.groups[0].clone();
    for option in &mut size.options {
        option.allergens = Allergens::default().with("gluten").unwrap();
    }
    let (item, id, seen) = (pizza.id, pizza.groups[0], group_version(&pizza.file.groups[0]));
    let done = house.try_write(move |tx| choices::actions::save(tx, &staff(Role::Owner), item, id, &seen, &size));
    assert_eq!(done.unwrap_err().messages()[0].0, "least");
}

#[test]
fn a_form_states_the_allergens_or_does_not() {
    let form = |ticked: &[&str]| {
        let ticked: Vec<_> = ticked.iter().map(|word| ("allergens", *word)).collect();
        let read = read_item(&dish(&ticked), &house());
        read.map(|edit| edit.allergens).map_err(|wrong| wrong[0].field.clone())
    };
    assert_eq!(form(&[]), Ok(Allergens::UNSTATED));
    assert_eq!(form(&["none"]), Ok(Allergens::default()));
    assert_eq!(form(&["milk"]), Ok(Allergens::default().with("milk").unwrap()));
    assert_eq!(form(&["milk", "none"]), Err("allergens".into()));
}
