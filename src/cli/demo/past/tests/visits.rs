//! Whether the visits of the past are what its orders say, and go on where they stood.

use super::*;

/// One number of the database.
fn number(app: &App, sql: &'static str) -> i64 {
    app.read(|r| r.number(sql, [])).unwrap()
}

/// Waits until the past is whole and counted.
fn whole(app: &App) {
    let done = |r: &crate::store::Read<'_>| Ok(Mark::read(r)?.is_some_and(Mark::is_done));
    while !app.read(done).unwrap() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    ended(app);
    app.count_figures().unwrap();
}

const VISITS: Span = Span { all: 75, visits: 4 };

#[test]
fn the_last_days_are_visits_that_everything_is_known_of() {
    let dir = tempfile::tempdir().unwrap();
    let app = house(&dir, VISITS);
    whole(&app);
    let menu = menu();
    let carte = Carte::of(&menu);
    let today = date("2026-11-24");
    let days = (today.0 - 4..today.0).filter_map(|d| days::day(BusinessDay(d), today));
    let expected: Vec<Vec<Order<'_>>> = days.flat_map(|day| orders_by_party(&carte, &day)).collect();
    let lines = |orders: &[Order<'_>]| orders.iter().map(|o| o.lines.len()).sum::<usize>();
    let of = |sql| number(&app, sql) as usize;
    assert!(expected.len() > 40);
    assert_eq!(
        of("SELECT count(*) FROM visits WHERE closed_ms IS NOT NULL AND last_number > 0"),
        expected.len()
    );
    assert_eq!(
        of("SELECT count(*) FROM orders"),
        expected.iter().map(Vec::len).sum::<usize>()
    );
    assert_eq!(
        of("SELECT count(*) FROM order_lines WHERE state IN ('served', 'voided')"),
        expected.iter().map(|orders| lines(orders)).sum::<usize>(),
        "what is counted or sold out today as well"
    );
    for sql in [
        "SELECT count(*) FROM visits WHERE closed_ms IS NULL",
        "SELECT count(*) FROM calls WHERE answered_ms IS NULL",
        "SELECT count(*) FROM cart_lines",
        "SELECT count(*) FROM orders WHERE open = 1",
        "SELECT count(*) FROM events WHERE visit_id IS NOT NULL AND business_day >= 20781",
        "SELECT count(*) FROM events WHERE actor_kind = 'staff'",
    ] {
        assert_eq!(of(sql), 0, "{sql}");
    }
}

#[test]
fn of_visits_everything_is_counted_and_today_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let app = house(&dir, VISITS);
    whole(&app);
    let of = |sql| number(&app, sql);
    for what in sums() {
        let counted = app.read(|r| r.number("SELECT coalesce(sum(n), 0) FROM sum_counts WHERE what = ?1", [what]));
        assert!(counted.unwrap() > 0, "{what}");
    }
    let missed = "SELECT sum(times) FROM missed_searches";
    assert!(of(missed) > 60 && of("SELECT sum(times) FROM missed_dishes") > 5);
    assert!(of("SELECT sum(voided) > 0 AND sum(tips) > 0 AND sum(late) > 0 FROM sum_hours") == 1);
    let removed = "SELECT count(*) FROM order_line_options WHERE option_id IN
                   (SELECT o.id FROM options o JOIN option_groups g ON g.id = o.group_id WHERE g.removes = 1)";
    assert!(of(removed) > 0);
    let as_before = |r: &crate::store::Read<'_>| {
        r.rows(
            "SELECT key, stock, available FROM items WHERE stock IS NOT NULL OR available = 0 ORDER BY key",
            [],
            |r| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?, r.get::<_, bool>(2)?)),
        )
    };
    let counted = [
        ("cannoli", 24, false),
        ("linguine-all-astice", 6, true),
        ("ossobuco", 10, true),
    ];
    assert_eq!(
        app.read(as_before).unwrap(),
        counted.map(|(key, n, there)| (key.to_string(), n, there))
    );
}

fn sums() -> impl Iterator<Item = &'static str> {
    use crate::insights::sums::What;
    [
        What::Station,
        What::Making,
        What::Stay,
        What::FirstOrder,
        What::Rounds,
        What::Party,
        What::Method,
        What::Call,
        What::Language,
        What::Wait,
        What::Nth,
        What::Since,
        What::Cohort,
        What::Made,
    ]
    .into_iter()
    .map(What::word)
}

/// What was sold and who came, as text.
fn seen(app: &App) -> Vec<String> {
    let sql = "SELECT concat_ws(' ', 'h', day, hour, orders, pieces, gross, visits, covers, tips, late) FROM sum_hours
               UNION ALL SELECT concat_ws(' ', at, what, id, bucket, n) FROM sum_counts";
    let mut all = app.read(|r| r.rows(sql, [], |r| r.get::<_, String>(0))).unwrap();
    all.sort();
    all
}

#[test]
fn a_past_that_was_stopped_goes_on_and_no_table_comes_twice() {
    let span = Span { all: 3, visits: 3 };
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = house(&here, span);
    whole(&app);
    let orders = number(&app, "SELECT count(*) FROM orders");
    let popular = "SELECT coalesce(sum(quantity), 0) FROM item_days";
    let pieces = number(&app, popular);
    begin_with(&app, &menu(), span).unwrap();
    whole(&app);
    assert_eq!(
        (number(&app, "SELECT count(*) FROM orders"), number(&app, popular)),
        (orders, pieces)
    );

    let other = house(&there, span);
    while number(&other, "SELECT count(*) FROM orders") == 0 {
        std::thread::yield_now();
    }
    drop(other);
    let clock = Clock::by_hand(1_795_521_600_000 + 86_400_000);
    // Whoever still wrote finds that the house is gone, and ends.
    let other = loop {
        if let Ok(app) = App::open(Config::new(there.path()), Some(clock.clone())) {
            break app;
        }
        std::thread::yield_now();
    };
    begin_with(&other, &menu(), span).unwrap();
    whole(&other);
    assert_eq!(seen(&other), seen(&app), "the same house, although it was stopped");
}
