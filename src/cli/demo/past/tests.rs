//! Whether the past is one that a trattoria could have had.

use std::collections::BTreeSet;

use super::*;
use crate::app::past::Standing;
use crate::app::sample;
use crate::base::Lang;
use crate::base::time::Clock;
use crate::config::Config;
use crate::insights::past::queries::list;
use crate::insights::period::Period;
use crate::insights::report::Pair;
use crate::insights::report::queries;
use crate::insights::report::thing::queries::pairs;
use days::OPEN;

mod visits;

fn menu() -> MenuFile {
    sample::menu(Currency::parse("EUR").unwrap()).unwrap()
}

fn date(text: &str) -> BusinessDay {
    BusinessDay::parse(text).unwrap()
}

/// An order as the tests look at it: its day, its minute, and how many of which dishes for how much.
struct Sent {
    day: BusinessDay,
    minute: i64,
    lines: Vec<(String, i64)>,
    cents: i64,
}

fn sent(today: BusinessDay, of: impl Fn(BusinessDay) -> bool) -> Vec<Sent> {
    let menu = menu();
    let carte = Carte::of(&menu);
    let past = (today.0 - DAYS..today.0).map(BusinessDay).filter(|d| of(*d));
    let on = |day: &Day| {
        let orders = orders_of(&carte, day);
        let seen = |order: &Order<'_>| Sent {
            day: day.day,
            minute: order.minute,
            lines: order.lines.iter().map(|l| (l.item.key.clone(), l.quantity)).collect(),
            cents: order.lines.iter().map(|l| l.unit.times(l.quantity).0).sum(),
        };
        orders.iter().map(seen).collect::<Vec<_>>()
    };
    past.filter_map(|d| days::day(d, today)).flat_map(|d| on(&d)).collect()
}

fn all(today: &str) -> Vec<Sent> {
    sent(date(today), |_| true)
}

fn text(today: &str, days: i64) -> Vec<u8> {
    let mut out = Vec::new();
    let end = date(today);
    let past = BusinessDay(end.0 - days)..end;
    write(&mut out, &menu(), Currency::parse("EUR").unwrap(), past, end).unwrap();
    out
}

/// Orders a day on the days that something is said of.
fn a_day(orders: &[Sent], of: impl Fn(BusinessDay) -> bool) -> f64 {
    let some = orders.iter().filter(|o| of(o.day));
    let days: BTreeSet<i64> = some.clone().map(|o| o.day.0).collect();
    some.count() as f64 / days.len() as f64
}

/// The share of the orders in some months that have a dish.
fn share(orders: &[Sent], months: &[i8], dish: &str) -> f64 {
    let some = orders.iter().filter(|o| months.contains(&o.day.date().month()));
    let with = some.clone().filter(|o| o.lines.iter().any(|(key, _)| key == dish));
    with.count() as f64 / some.count() as f64
}

#[test]
fn the_same_day_has_the_same_past() {
    let once = text("2026-11-24", 40);
    assert!(once.len() > 100_000);
    assert_eq!(once, text("2026-11-24", 40));
    assert_ne!(once, text("2026-11-25", 40));
    let today = date("2026-11-24");
    let alike = (today.0 - DAYS..today.0 - 1).filter(|day| {
        let parties = |d: i64| days::day(BusinessDay(d), today).map(|d| d.parties.iter().map(|p| p.minute).collect());
        let here: Option<Vec<i64>> = parties(*day);
        here.is_some() && here == parties(day + 1)
    });
    assert_eq!(alike.count(), 0, "no two days are the same");
}

#[test]
fn orders_come_while_it_is_open_and_on_most_days() {
    // A day of each season and weekday to look back from.
    for today in ["2026-11-24", "2027-02-01", "2028-03-01", "2026-08-14", "2026-12-27"] {
        let orders = all(today);
        let open = |o: &Sent| OPEN.iter().any(|(from, to)| (*from..*to).contains(&o.minute));
        assert!(orders.iter().all(open), "{today}");
        let days: BTreeSet<i64> = orders.iter().map(|o| o.day.0).collect();
        assert!((308..=330).contains(&days.len()), "{today}: {}", days.len());
        let (first, last) = (days.first().unwrap(), days.last().unwrap());
        let today = date(today);
        assert!(today.0 - first > DAYS - 12 && (1..=9).contains(&(today.0 - last)));
        let same_weekday = |day: &&i64| *day % 7 == today.0 % 7;
        assert!(
            days.iter().filter(same_weekday).count() > 45,
            "it is open on this weekday"
        );
    }
}

#[test]
fn it_is_as_full_as_a_trattoria() {
    let orders = all("2026-11-24");
    let weekday = |n: i64| a_day(&orders, |d| d.date().weekday().to_monday_one_offset() == n as i8);
    let month = |year: i16, month: i8| a_day(&orders, |d| d.date().year() == year && d.date().month() == month);
    let mean = a_day(&orders, |_| true);
    assert!((40.0..70.0).contains(&mean), "{mean}");
    assert!(weekday(2) > 25.0 && weekday(6) < 100.0);
    assert!(weekday(6) > weekday(2) * 1.4 && weekday(5) > weekday(3) * 1.3);
    assert!(month(2025, 12) > month(2026, 1) * 1.25 && month(2026, 8) < month(2026, 6) * 0.95);
    let grown = month(2026, 11) / month(2025, 11);
    assert!((1.01..1.25).contains(&grown), "{grown}");
    let lines = orders.iter().map(|o| o.lines.len()).sum::<usize>() as f64 / orders.len() as f64;
    assert!((2.0..5.0).contains(&lines), "{lines}");
    let average = orders.iter().map(|o| o.cents).sum::<i64>() / orders.len() as i64;
    assert!((2000..5000).contains(&average), "{average}");
    let within = |from: i64, to: i64| orders.iter().filter(|o| (from..to).contains(&o.minute)).count();
    assert!(
        within(750, 840) * 2 > within(0, 1000),
        "most come to lunch at its hours"
    );
    assert!(within(1170, 1290) * 2 > within(1000, 1440), "and to dinner");
}

#[test]
fn guests_like_what_the_demo_says_they_like() {
    let orders = all("2026-11-24");
    let of = |dish: &str| share(&orders, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], dish);
    for (dish, _) in super::super::LIKED {
        assert!(of(dish) > 0.015, "{dish}: {}", of(dish));
    }
    assert!(of("margherita") > of("diavola") && of("carbonara") > of("cacio-e-pepe"));
    let seasons = |dish: &str| (share(&orders, &[12, 1, 2], dish), share(&orders, &[6, 7, 8], dish));
    for dish in ["spritz", "gelato", "caprese"] {
        assert!(seasons(dish).1 > seasons(dish).0 * 1.5, "{dish}: {:?}", seasons(dish));
    }
    for dish in ["risotto-ai-porcini", "ossobuco"] {
        assert!(seasons(dish).0 > seasons(dish).1 * 1.5, "{dish}: {:?}", seasons(dish));
    }
    let known: BTreeSet<String> = menu().categories.into_iter().flat_map(|c| c.items).map(|i| i.key).collect();
    let sold: BTreeSet<&String> = orders.iter().flat_map(|o| o.lines.iter().map(|(key, _)| key)).collect();
    assert!(sold.len() == known.len() && sold.iter().all(|key| known.contains(*key)));
}

#[test]
fn tastes_are_of_dishes_and_options_of_the_menu() {
    let menu = menu();
    let items: Vec<_> = menu.categories.iter().flat_map(|c| &c.items).collect();
    for taste in taste::COURSES.iter().flat_map(|course| course.iter()) {
        assert!(items.iter().any(|i| i.key == taste.dish), "{}", taste.dish);
    }
    let groups: Vec<_> = items.iter().flat_map(|i| i.groups.iter().map(move |g| (i, g))).collect();
    for (item, group) in groups.iter().filter(|(_, g)| !g.removes) {
        let known = taste::choices(&item.key, &group.key);
        assert!(
            known.is_none_or(|w| w.len() >= group.options.len()),
            "{}/{}",
            item.key,
            group.key
        );
    }
    let most = |i: &&crate::menu::import::ItemFile| i.groups.iter().filter(|g| !g.removes).map(|g| g.most).sum::<i64>();
    assert!(items.iter().map(most).max().unwrap() <= OPTIONS as i64);
}

/// A house of the demo with some weeks of the past.
fn house(dir: &tempfile::TempDir, span: Span) -> Arc<App> {
    // 24 November 2026 at noon.
    let clock = Clock::by_hand(1_795_521_600_000);
    let app = App::open(Config::new(dir.path()), Some(clock)).unwrap();
    super::super::accounts(&app).unwrap();
    begin_with(&app, &menu(), span).unwrap();
    app
}

/// What the import found.
fn ended(app: &App) -> Standing {
    loop {
        match app.sales.standing() {
            Standing::Running(_) => std::thread::sleep(std::time::Duration::from_millis(20)),
            other => return other,
        }
    }
}

const SALES: Span = Span { all: 30, visits: 0 };

#[test]
fn the_figures_show_it_and_the_owner_takes_it_back_for_good() {
    let dir = tempfile::tempdir().unwrap();
    let app = house(&dir, SALES);
    let Standing::Done(found) = ended(&app) else {
        panic!("{:?}", app.sales.standing())
    };
    assert!(found.orders > 600 && found.unmatched.is_empty(), "{found:?}");
    let today = date("2026-11-24");
    let period = Period {
        from: BusinessDay(today.0 - 30),
        to: today,
    };
    let owner = Actor::House;
    let days = app.read(|r| queries::days(r, &owner, period)).unwrap();
    let shown: i64 = days.iter().map(|(_, sum)| sum.orders).sum();
    let (gross, tax) = days.iter().fold((0, 0), |(g, t), (_, sum)| (g + sum.gross, t + sum.tax));
    assert_eq!((shown, gross), (found.orders, found.gross.0));
    assert!((gross / 12..gross / 9).contains(&tax), "ten per cent, and some of 22");
    let sold = app.read(|r| queries::things(r, &owner, period, Lang::En)).unwrap();
    assert!(
        sold.len() > 50 && sold.iter().all(|s| s.thing.0 > 0),
        "all are dishes of the menu"
    );
    let pairs = app.read(|r| pairs(r, &owner, period, &sold, 10, None)).unwrap();
    let coffee = |p: &&Pair| p.names.iter().any(|n| n == "Espresso") && p.names.iter().any(|n| n.contains("tiramis"));
    assert!(pairs.iter().find(coffee).unwrap().lift > 1.5);

    begin_with(&app, &menu(), SALES).unwrap();
    let imports = || app.read(|r| list(r, &owner)).unwrap();
    assert_eq!((imports().len(), imports()[0].name.as_str()), (1, NAME));
    past::take_back(&app, owner, imports()[0].id).unwrap();
    ended(&app);
    begin_with(&app, &menu(), SALES).unwrap();
    assert!(imports().is_empty());
}
