//! The forecast of a day's end, tried on every day of a pizza place's year (tests/fixtures/README.md).

use std::collections::BTreeMap;
use std::io::Read;

use comanda::base::time::{BusinessDay, Calendar, Clock};
use comanda::base::{Actor, Money};
use comanda::insights::forecast::queries::trial;
use comanda::insights::sums::actions::add;
use comanda::insights::{Sale, SoldLine, Source, Thing};
use comanda::store::Store;

/// The year's orders: date, time and price of each pizza by order, in the file's order.
fn orders() -> BTreeMap<String, Sale> {
    let name = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pizzaplace.csv.gz");
    let mut text = String::new();
    let packed = std::fs::File::open(name).expect("the fixture");
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("a text");
    let mut all = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').map(|c| c.trim_matches('"')).collect();
        let (hour, rest) = cells[2].split_once(':').expect("a time");
        let minute = hour.parse::<i64>().expect("an hour") * 60 + rest[..2].parse::<i64>().expect("a minute");
        let (whole, part) = cells[6].split_once('.').unwrap_or((cells[6], "0"));
        let price = whole.parse::<i64>().expect("dollars") * 100 + format!("{part:0<2}").parse::<i64>().expect("cents");
        let sale = all.entry(cells[0].to_string()).or_insert_with(|| Sale {
            day: BusinessDay::parse(cells[1]).expect("a date"),
            minute,
            lines: Vec::new(),
        });
        sale.lines.push(SoldLine {
            thing: Thing(-1),
            choices: Vec::new(),
            quantity: 1,
            gross: Money(price),
            tax: Money::ZERO,
        });
    }
    all
}

#[test]
fn it_is_nearer_than_the_plain_average_and_its_band_holds_what_it_says() {
    let dir = tempfile::tempdir().expect("a directory");
    let calendar = Calendar::new("America/New_York", 240).expect("a zone");
    // In January 2016.
    let store = Store::open(
        dir.path(),
        Clock::by_hand(1_452_000_000_000),
        calendar,
        Box::new(|_, _| ()),
    )
    .expect("a store");
    let sales: Vec<Sale> = orders().into_values().collect();
    assert_eq!(sales.len(), 21_350);
    store.write_blocking(move |tx| add(tx, Source::HOUSE, &sales)).expect("it is added");
    let trials = store
        .read(|read| trial(read, &Actor::House, &[11, 14, 17, 19, 21], 240))
        .expect("it is tried");
    for t in &trials {
        println!("{t:?}");
        assert!(t.days > 300, "{t:?}");
        assert!(
            (0.7..0.9).contains(&t.within),
            "four of five days end within the band: {t:?}"
        );
    }
    for t in trials.iter().filter(|t| t.hour >= 14) {
        assert!(t.error < t.plain_error, "it is nearer than the plain average: {t:?}");
    }
}
