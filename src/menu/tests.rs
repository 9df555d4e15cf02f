use proptest::prelude::*;

use super::actions::*;
use super::dishes::Dishes;
use super::import::{Form, MenuFile, export, parse, parse_as};
use super::queries::*;
use super::stock::actions::{give_back, sell, set_available};
use super::*;
use crate::base::actor::{Actor, Role};
use crate::base::ids::{StaffId, VisitId};
use crate::base::money::Currency;
use crate::base::time::{Calendar, Clock};
use crate::base::{Lang, Verb};
use crate::settings;
use crate::store::{Read, Store, Tx};

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
    fn import(&self, file: MenuFile) -> Imported {
        self.write(move |tx| import(tx, &Actor::House, &file)).unwrap()
    }
    fn menu(&self, lang: Lang) -> Vec<Category> {
        self.store.read(|r| menu(r, lang)).unwrap()
    }
    fn item(&self, name: &str) -> Item {
        let all = self.menu(Lang::En).into_iter().flat_map(|c| c.items);
        all.into_iter().find(|i| i.name == name).unwrap()
    }
    fn version(&self) -> i64 {
        self.store.read(version).unwrap()
    }
}

/// Sells of what a cart does not hold.
fn sell_one(tx: &Tx<'_>, item: ItemId, quantity: i64) -> Result<()> {
    let item = find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
    sell(tx, &Actor::House, VisitId(1), 0, &item, quantity)
}

fn small() -> String {
    r#"{"format":"comanda-menu","version":1,"currency":"EUR","languages":["en","it","de"],
      "stations":[{"key":"kitchen","name":{"en":"Kitchen","it":"Cucina"}},{"key":"bar","name":{"en":"Bar"}}],
      "categories":[{"key":"food","name":{"en":"Food","it":"Cucina"},"items":[
        {"key":"soup","name":{"en":"Soup","it":"Zuppa"},"description":{"en":"Hot"},"price":"5.00","tax_percent":"10",
         "station":"kitchen","tags":["vegan"],"allergens":["celery"],
         "groups":[{"key":"size","name":{"en":"Size"},"min":1,"max":1,"options":[
           {"key":"s","name":{"en":"Small"},"price":"0"},{"key":"l","name":{"en":"Large","it":"Grande"},"price":"1.50","allergens":["milk"]}]}]},
        {"key":"cake","name":{"de":"Kuchen"},"price":"4","station":"kitchen","stock":3}]},
       {"key":"drinks","name":{"en":"Drinks"},"items":[{"key":"water","name":{"en":"Water"},"price":"2","station":"bar"}]}]}"#
        .to_string()
}

fn read(text: &str) -> MenuFile {
    parse(text.as_bytes(), Currency::parse("EUR").unwrap(), &|_: &str| None).unwrap()
}

#[test]
fn an_imported_menu_is_read_in_every_language_with_fallbacks() {
    let house = open();
    assert_eq!(
        house.import(read(&small())),
        Imported {
            added: 3,
            changed: 0,
            removed: 0
        }
    );
    let italian = house.menu(Lang::It);
    let names: Vec<_> = italian.iter().flat_map(|c| &c.items).map(|i| i.name.as_str()).collect();
    assert_eq!(names, ["Zuppa", "Kuchen", "Water"]);
    let soup = &italian[0].items[0];
    assert_eq!((italian[0].name.as_str(), soup.description.as_str()), ("Cucina", "Hot"));
    assert_eq!(
        (soup.price, soup.tax_ppm, soup.tags.as_slice()),
        (Money(500), 100_000, ["vegan".to_string()].as_slice())
    );
    let names: Vec<_> = soup.groups[0].options.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(names, ["Small", "Grande"]);
    let stations = house.store.read(|r| stations(r, Lang::It)).unwrap();
    assert_eq!(
        stations.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
        ["Cucina", "Bar"]
    );
    assert_eq!(soup.station, stations[0].id);
    assert_eq!(house.menu(Lang::En)[1].items[0].tax_ppm, 100_000, "the house's rate");
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let house = open();
    house.import(read(&small()));
    let before = house.version();
    assert_eq!(house.import(read(&small())), Imported::default());
    assert_eq!(house.version(), before);
}

#[test]
fn only_what_is_sold_otherwise_gets_a_new_revision_and_old_names_stay() {
    let house = open();
    house.import(read(&small()));
    let old = house.item("Soup");
    let water = house.item("Water").revision;
    let text = small().replace("Soup", "Broth").replace("Large", "Huge");
    assert_eq!(
        house.import(read(&text)),
        Imported {
            added: 0,
            changed: 1,
            removed: 0
        }
    );
    let new = house.item("Broth");
    assert_eq!(
        (new.id, new.revision, house.item("Water").revision),
        (old.id, old.revision + 1, water)
    );
    let option = old.groups[0].options[1].id;
    let told = house.store.read(|r| {
        Ok((
            names(r, old.id, old.revision, Lang::En)?,
            names(r, old.id, new.revision, Lang::En)?,
            option_name(r, option, old.revision, Lang::En)?,
            option_name(r, option, new.revision, Lang::En)?,
        ))
    });
    let expected = (
        "Soup".to_string(),
        "Broth".to_string(),
        ("Large".to_string(), false),
        ("Huge".to_string(), false),
    );
    assert_eq!(told.unwrap(), expected);
    let moved = text.replace(r#""tags":["vegan"]"#, r#""tags":[]"#);
    assert_eq!(house.import(read(&moved)).changed, 1);
    assert_eq!(house.item("Broth").revision, new.revision, "a tag is not what was sold");
}

#[test]
fn what_the_file_does_not_name_goes_and_comes_back_as_it_was() {
    let house = open();
    house.import(read(&small()));
    let (id, fewer) = (
        house.item("Water").id,
        small().replace(r#""key":"water""#, r#""key":"juice""#),
    );
    assert_eq!(
        house.import(read(&fewer)),
        Imported {
            added: 1,
            changed: 0,
            removed: 1
        }
    );
    assert!(house.store.read(|r| find_item(r, id, Lang::En)).unwrap().is_none());
    assert_eq!(
        house.import(read(&small())),
        Imported {
            added: 1,
            changed: 0,
            removed: 1
        }
    );
    assert_eq!(house.item("Water").id, id);
}

#[test]
fn an_import_keeps_the_days_stock_unless_the_file_says_another() {
    let house = open();
    house.import(read(&small()));
    let (cake, soup) = (house.item("Kuchen").id, house.item("Soup").id);
    house.write(move |tx| sell_one(tx, cake, 2)).unwrap();
    house.write(move |tx| set_available(tx, &Actor::House, soup, false)).unwrap();
    house.import(read(&small().replace("Hot", "Very hot")));
    assert_eq!(
        (house.item("Kuchen").stock, house.item("Soup").available),
        (Some(1), false)
    );
    house.import(read(&small().replace(r#""stock":3"#, r#""stock":12"#)));
    assert_eq!(
        (house.item("Kuchen").stock, house.item("Soup").available),
        (Some(12), false)
    );
}

#[test]
fn more_than_there_is_cannot_be_sold() {
    let house = open();
    house.import(read(&small()));
    let cake = house.item("Kuchen").id;
    let take = |n| house.write(move |tx| sell_one(tx, cake, n));
    take(2).unwrap();
    let refused = take(2).unwrap_err();
    assert!(matches!(refused, Error::Conflict(_)));
    assert!(refused.to_string().contains("Kuchen"), "{refused}");
    take(1).unwrap();
    assert!(house.item("Kuchen").sold_out());
    house.write(move |tx| give_back(tx, &Actor::House, cake, 1)).unwrap();
    assert_eq!(house.item("Kuchen").stock, Some(1));
    let soup = house.item("Soup").id;
    let before = house.version();
    house.write(move |tx| sell_one(tx, soup, 99)).unwrap();
    assert_eq!(house.version(), before, "what nobody counts does not change");
}

#[test]
fn cooks_sell_out_and_only_managers_import() {
    let house = open();
    house.import(read(&small()));
    let soup = house.item("Soup").id;
    let staff = |role| Actor::Staff {
        staff: StaffId(1),
        role,
    };
    house.write(move |tx| set_available(tx, &staff(Role::Kitchen), soup, false)).unwrap();
    assert!(house.item("Soup").sold_out());
    let version = house.version();
    house.write(move |tx| set_available(tx, &staff(Role::Kitchen), soup, false)).unwrap();
    assert_eq!(house.version(), version, "twice is once");
    assert!(Verb::EditMenu.allows(&staff(Role::Manager)));
    let tried = house.write(move |tx| import(tx, &staff(Role::Floor), &read(&small())));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
    let gone = house.write(move |tx| set_available(tx, &Actor::House, ItemId(99), true));
    assert!(matches!(gone, Err(Error::NotFound(_))));
}

#[test]
fn dishes_are_read_anew_when_the_menu_has_changed_and_as_they_were_when_it_was_taken_back() {
    let house = open();
    house.import(read(&small()));
    let (soup, cake) = (house.item("Soup").id, house.item("Kuchen").id);
    let has = |read: &Read<'_>, item| Dishes::of(read, Lang::En)?.find(read, item);
    let seen = |item| house.store.read(|r| has(r, item)).unwrap().unwrap();
    assert!((0..2).all(|_| seen(soup).available));
    // Taken back, and the numbers of its facts go to something else.
    let refused = house.write(move |tx| {
        set_available(tx, &Actor::House, soup, false)?;
        assert!(!has(tx, soup)?.unwrap().available, "it sees itself");
        Err::<(), _>(Error::Busy)
    });
    assert!(refused.is_err());
    house.write(move |tx| set_available(tx, &Actor::House, cake, false)).unwrap();
    assert_eq!((seen(soup).available, seen(cake).available), (true, false));
    house.write(move |tx| set_available(tx, &Actor::House, soup, false)).unwrap();
    assert!(!seen(soup).available);
}

#[test]
fn the_same_file_tells_what_the_clock_has_turned_meanwhile() {
    let house = open();
    let hour = house.store.read(|r| Ok(r.local.hour())).unwrap();
    assert!(hour < 22, "a day that is not over soon");
    let hours = format!(r#""tags":["vegan"],"hours":"{hour:02}:00-{:02}:00""#, hour + 1);
    let file = small().replace(r#""tags":["vegan"]"#, &hours);
    house.import(read(&file));
    let soup = house.item("Soup").id;
    let later = || house.store.read(|r| Dishes::of(r, Lang::En)?.find(r, soup)).unwrap().unwrap().later;
    assert!(later().is_none());
    house.store.clock().advance(3_600_000);
    let before = house.version();
    house.import(read(&file));
    assert!(house.version() > before && later().is_some());
}

#[test]
fn a_selection_is_checked_and_priced() {
    let house = open();
    house.import(read(&small()));
    let soup = house.item("Soup");
    let [small, large] = [0, 1].map(|i| soup.groups[0].options[i].id);
    assert_eq!(soup.price_from(), Money(500));
    let priced = price(&soup, &[large]).unwrap();
    assert_eq!(priced.unit, Money(650));
    assert_eq!(priced.allergens.words().collect::<Vec<_>>(), ["milk", "celery"]);
    for wrong in [
        vec![],
        vec![small, large],
        vec![OptionId(999)],
        vec![large, OptionId(999)],
        vec![large, large],
    ] {
        assert!(matches!(price(&soup, &wrong), Err(Error::Invalid(_))), "{wrong:?}");
    }
}

/// `small()` with the soup's onion and milk to leave out, a large soup from the bar, and counts by weekday.
fn smaller() -> String {
    small()
        .replace(r#""tags":["vegan"]"#, r#""tags":["vegetarian"]"#)
        .replace(
            r#""allergens":["celery"]"#,
            r#""allergens":["celery","milk"],"restock":{"fri":12},
          "removals":[{"key":"onion","name":{"en":"Onion","it":"Cipolla"}},
                      {"key":"cream","name":{"en":"Cream"},"allergens":["milk"]}]"#,
        )
        .replace(
            r#""allergens":["milk"]}]}]}"#,
            r#""allergens":["milk"],"station":"bar"}]}]}"#,
        )
}

#[test]
fn a_file_states_allergens_or_not_and_its_marks_agree_with_them() {
    let house = open();
    let text = small().replace(r#""price":"2","#, r#""price":"2","allergens":["none"],"#);
    house.import(read(&text));
    let of = |name: &str| house.item(name).allergens;
    assert_eq!((of("Kuchen"), of("Water")), (Allergens::UNSTATED, Allergens::default()));
    let refused = |text: String| {
        let read = parse(text.as_bytes(), Currency::parse("EUR").unwrap(), &|_: &str| None);
        let told: Vec<_> = read.unwrap_err().into_iter().map(|p| (p.path, p.sentence.key)).collect();
        told
    };
    let dish = "categories[0].items[0]";
    assert_eq!(
        refused(small().replace(r#"["celery"]"#, r#"["celery","milk"]"#)),
        [(format!("{dish}.tags"), "menu-clash-vegan")]
    );
    let each = small().replace(r#""price":"0"}"#, r#""price":"0","allergens":["milk","nuts"]}"#);
    assert_eq!(
        refused(each),
        [(format!("{dish}.tags"), "menu-clash-vegan")],
        "every choice has it"
    );
    assert_eq!(
        refused(small().replace(r#"["celery"]"#, r#"["celery","none"]"#)),
        [(format!("{dish}.allergens"), "menu-file-none")]
    );
}

#[test]
fn removals_routes_and_weeks_are_taken_over_and_twice_is_once() {
    let house = open();
    house.import(read(&smaller()));
    assert_eq!(house.import(read(&smaller())), Imported::default());
    let soup = house.item("Soup");
    assert_eq!((soup.groups.len(), soup.restock.unwrap()[4]), (1, Some(12)));
    let names: Vec<_> = house.menu(Lang::It)[0].items[0].removals.iter().map(|r| r.name.clone()).collect();
    assert_eq!(names, ["Cipolla", "Cream"]);
    let [small_one, large] = [0, 1].map(|i| soup.groups[0].options[i].id);
    let priced = price(&soup, &[small_one, soup.removals[1].id]).unwrap();
    assert_eq!(
        (priced.allergens.words().collect::<Vec<_>>(), priced.station),
        (vec!["celery"], soup.station)
    );
    let bar = house.item("Water").station;
    assert_eq!(price(&soup, &[large]).unwrap().station, bar);

    // A removal is a part of what was sold; where it is made and how many there are is not.
    let revision = |text: String| {
        let done = house.import(read(&text));
        (done.changed, house.item("Soup").revision - soup.revision)
    };
    assert_eq!(
        revision(smaller().replacen(r#","station":"bar"}]}]}"#, "}]}]}", 1)),
        (1, 0)
    );
    assert_eq!(revision(smaller().replace(r#"{"fri":12}"#, r#"{"fri":13}"#)), (1, 0));
    assert_eq!(revision(smaller().replace("Cipolla", "Cipolle")), (1, 1));
    assert_eq!(revision(small()), (1, 2));
    assert!(house.item("Soup").removals.is_empty());
    let told = |r: &crate::store::Read<'_>| option_name(r, soup.removals[0].id, soup.revision, Lang::En);
    assert_eq!(house.store.read(told).unwrap(), ("Onion".to_string(), true));
}

#[test]
fn stations_take_their_thresholds_from_the_file() {
    let house = open();
    let with = |minutes: &str| small().replace(r#""name":{"en":"Bar"}"#, &format!(r#""name":{{"en":"Bar"}}{minutes}"#));
    house.import(read(&small()));
    let (version, bar) = (house.version(), || {
        house.store.read(|r| stations(r, Lang::En)).unwrap().remove(1)
    });
    house.import(read(&with(r#","warn_minutes":4,"late_minutes":8"#)));
    assert_eq!((bar().warn_minutes, bar().late_minutes), (4, 8));
    assert!(house.version() > version);
    house.import(read(&small()));
    assert_eq!((bar().warn_minutes, bar().late_minutes), (10, 18));
}

/// The files that come with the program import, and import again without a change.
#[test]
fn the_files_of_the_house_import_twice_alike() {
    for (file, pictures, items) in [
        ("assets/demo/menu.json", "assets/demo/pictures", 60),
        ("tests/fixtures/pizzaplace-menu.json", "", 32),
    ] {
        let Ok(bytes) = std::fs::read(file) else { continue };
        let currency = if pictures.is_empty() { "USD" } else { "EUR" };
        let load = move |name: &str| std::fs::read(std::path::Path::new(pictures).join(name)).ok();
        let menu = parse(&bytes, Currency::parse(currency).unwrap(), &load).unwrap();
        let house = open();
        house
            .write(move |tx| settings::actions::set(tx, &Actor::House, "currency", currency))
            .unwrap();
        assert_eq!(
            house.import(menu.clone()),
            Imported {
                added: items,
                changed: 0,
                removed: 0
            }
        );
        assert_eq!(house.import(menu.clone()), Imported::default(), "{file}");
        round_trip(&house);
        let shown = house.menu(Lang::It);
        let named = shown
            .iter()
            .flat_map(|c| &c.items)
            .filter(|i| !i.name.is_empty() && i.groups.iter().all(|g| !g.name.is_empty()));
        assert_eq!(named.count() as i64, items);
        let pictures = shown.iter().flat_map(|c| &c.items).filter_map(|i| i.picture.clone());
        for hash in pictures {
            let found = house.store.read(|r| find_picture(r, &hash)).unwrap();
            assert!(found.is_some_and(|(kind, bytes)| kind == "image/webp" && !bytes.is_empty()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_stock_is_never_below_zero_and_nothing_is_lost(steps in prop::collection::vec((any::<bool>(), 1i64..4), 1..25)) {
        let house = open();
        house.import(read(&small()));
        let cake = house.item("Kuchen").id;
        let mut sold = 0;
        for (take, n) in steps {
            if take {
                let taken = house.write(move |tx| sell_one(tx, cake, n));
                prop_assert_eq!(taken.is_ok(), sold + n <= 3);
                sold += if taken.is_ok() { n } else { 0 };
            } else if n <= sold {
                house.write(move |tx| give_back(tx, &Actor::House, cake, n)).unwrap();
                sold -= n;
            }
            prop_assert_eq!(house.item("Kuchen").stock, Some(3 - sold));
        }
    }
}

/// What the house exports, read again; pictures come from the house.
fn exported(house: &House, form: Form) -> (String, MenuFile) {
    let currency = house.store.read(settings::queries::get).unwrap().currency;
    let out = house.store.read(|r| export(r, &Actor::House, form)).unwrap();
    let load = |name: &str| {
        let hash = name.split('.').next().unwrap();
        house.store.read(|r| find_picture(r, hash)).unwrap().map(|(_, bytes)| bytes)
    };
    for picture in &out.pictures {
        assert!(load(picture).is_some(), "{picture}");
    }
    let file = parse_as(form, out.text.as_bytes(), currency, &load);
    (out.text, file.unwrap())
}

/// A round trip through both forms, which must change nothing, not even the version.
fn round_trip(house: &House) {
    for form in [Form::Json, Form::Csv] {
        let (text, file) = exported(house, form);
        let (version, shown) = (house.version(), format!("{:?}", house.menu(Lang::It)));
        let told = house.write(move |tx| import_told(tx, &Actor::House, &file)).unwrap();
        assert_eq!(told, (Imported::default(), Vec::new()), "{text}");
        assert_eq!(
            (house.version(), format!("{:?}", house.menu(Lang::It))),
            (version, shown)
        );
        assert_eq!(exported(house, form).0, text);
    }
}

#[test]
fn what_is_exported_imports_without_a_change_as_it_is_now() {
    let house = open();
    round_trip(&house);
    house.import(read(&smaller()));
    round_trip(&house);
    // What the day has changed is in the file, and the file changes nothing of it.
    let (soup, cake) = (house.item("Soup"), house.item("Kuchen").id);
    house.write(move |tx| set_available(tx, &Actor::House, soup.id, false)).unwrap();
    let large = soup.groups[0].options[1].id;
    house
        .write(move |tx| super::stock::actions::set_option_available(tx, &Actor::House, large, false))
        .unwrap();
    house.write(move |tx| sell_one(tx, cake, 2)).unwrap();
    round_trip(&house);
    let (_, file) = exported(&house, Form::Csv);
    let items: Vec<_> = file.categories.iter().flat_map(|c| &c.items).collect();
    assert_eq!((items[0].available, items[1].stock), (false, Some(1)));
    assert!(!items[0].groups[0].options[1].available);
    // A house of another name for things reads it too.
    let other = open();
    other.import(file);
    assert_eq!(exported(&other, Form::Json).0, exported(&house, Form::Json).0);
}

#[test]
fn only_who_may_edit_the_menu_exports_it() {
    let house = open();
    let floor = Actor::Staff {
        staff: StaffId(1),
        role: Role::Floor,
    };
    let tried = house.store.read(|r| export(r, &floor, Form::Json));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
}

#[test]
fn an_import_tells_what_it_does_thing_by_thing() {
    let house = open();
    house.import(read(&small()));
    let text = smaller()
        .replace(r#""price":"5.00""#, r#""price":"5.50""#)
        .replace(r#""key":"water""#, r#""key":"juice""#)
        .replace(r#""stock":3"#, r#""stock":8"#)
        .replace(
            r#"{"key":"bar","name":{"en":"Bar"}}"#,
            r#"{"key":"bar","name":{"en":"Bar"},"warn_minutes":4}"#,
        );
    let (_, changes) = house.write(move |tx| import_told(tx, &Actor::House, &read(&text))).unwrap();
    let told =
        |c: &super::import::Change| format!("{:?} {} {} {}: {}", c.how, c.what, c.key, c.name, c.parts.join(", "));
    assert_eq!(
        changes.iter().map(told).collect::<Vec<_>>(),
        [
            "Changed station bar Bar: warn_minutes 10 → 4",
            "Changed item soup Soup: price 5.00 → 5.50, allergens, removals, tags, restock, an option’s station",
            "Changed item cake Kuchen: stock 3 → 8",
            "Added item juice Water: ",
            "Removed item water Water: ",
        ]
    );
}

/// A text as people and their programs may write it.
fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "=1+1",
        "-2",
        "+39 06",
        "@home",
        "'",
        "'=x",
        "''-y",
        "a,b;c",
        "say \"hi\"",
        "two\r\nlines",
        "'Nduja",
        "ö 日本 🍕",
        ";",
        "\t=tab",
        "yes",
        "1e3",
        "007",
        "\u{3000}A",
        "\u{a0}=b",
    ]);
    prop_oneof![odd.prop_map(String::from), "\\PC{1,20}", any::<String>()]
        .prop_filter("a name", |t| crate::base::text::Name::parse(t).is_ok())
}

fn any_words() -> impl Strategy<Value = serde_json::Value> {
    let language = prop::sample::select(vec!["en", "it", "pt-BR"]);
    prop::collection::btree_map(language, any_text(), 1..4).prop_map(|words| serde_json::json!(words))
}

prop_compose! {
    fn any_item()(name in any_words(), description in any_words(), cents in 0i64..9999, tax in 0i64..1_000_000,
                  allergens in prop::sample::subsequence(ALLERGENS.to_vec(), 0..5), bits in any::<u32>(),
                  options in prop::collection::vec(any_words(), 0..4), removals in prop::collection::vec(any_words(), 0..3))
                 -> serde_json::Value {
        let bit = |n: u32| bits & (1 << n) != 0;
        let vegan = !allergens.iter().any(|a| ["crustaceans", "eggs", "fish", "milk", "molluscs"].contains(a));
        let said = if allergens.is_empty() && bit(16) { vec!["none"] } else { allergens.clone() };
        let money = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let stations = ["grill", "bar"];
        let key = |n: usize| format!("o{n}");
        let options: Vec<_> = options.iter().enumerate().map(|(n, name)| serde_json::json!({
            "key": key(n), "name": name, "price": money(cents / 2), "available": bit(n as u32 + 8),
            "station": bit(n as u32 + 12).then_some(stations[n % 2]), "allergens": if bit(4) { vec!["fish"] } else { vec![] }})).collect();
        let removals: Vec<_> = removals.iter().enumerate().map(|(n, name)| serde_json::json!({
            "key": key(n), "name": name, "allergens": allergens.iter().take(n).collect::<Vec<_>>()})).collect();
        let count = options.len();
        let group = serde_json::json!({"key": "g", "name": name, "min": 0, "max": count, "options": options});
        serde_json::json!({
            "name": name, "description": if bit(0) { description } else { serde_json::json!({}) }, "price": money(cents),
            "tax_percent": settings::queries::show_percent(tax), "station": bit(1).then_some(stations[usize::from(bit(2))]),
            "tags": if bit(3) && vegan { vec!["vegan", "spicy"] } else { vec![] }, "allergens": said,
            "available": bit(5), "stock": bit(6).then_some(cents % 50),
            "restock": if bit(7) { serde_json::json!({"mon": cents, "sun": 0}) } else { serde_json::json!(null) },
            "groups": if count > 0 { vec![group] } else { vec![] }, "removals": removals})
    }
}

fn any_menu() -> impl Strategy<Value = String> {
    let category = (any_words(), prop::collection::vec(any_item(), 0..4), any::<bool>());
    (prop::collection::vec(category, 0..4), any_words()).prop_map(|(categories, station)| {
        let mut nth = 0;
        let categories = categories.into_iter().enumerate().map(|(n, (name, mut items, routed))| {
            for item in &mut items {
                nth += 1;
                item["key"] = serde_json::json!(format!("i{nth}"));
            }
            serde_json::json!({"key": format!("c{n}"), "name": name, "station": routed.then_some("bar"), "items": items})
        });
        let categories: Vec<_> = categories.collect();
        serde_json::json!({"format": "comanda-menu", "version": 1, "currency": "EUR", "languages": ["it", "pt-BR", "en"],
            "stations": [{"key": "grill", "name": station, "warn_minutes": 3}, {"key": "bar", "name": station}],
            "categories": categories})
        .to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_menu_comes_back_as_it_went(text in any_menu(), other in any_menu()) {
        let house = open();
        house.import(read(&text));
        round_trip(&house);
        // What is exported is the menu whole: it brings it back after any other.
        let (before, file) = exported(&house, Form::Csv);
        house.import(read(&other));
        house.import(file);
        prop_assert_eq!(exported(&house, Form::Csv).0, before);
    }
}
