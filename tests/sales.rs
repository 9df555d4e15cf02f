//! A year of a pizza place's sales imported by the real program, against a recount by plain loops.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;

use comanda::app::App;
use comanda::base::time::BusinessDay;
use comanda::base::{Actor, Lang};
use comanda::config::Config;
use comanda::insights::past;
use comanda::insights::period::Period;
use comanda::insights::report::{queries, thing};

const OWNER: Actor = Actor::House;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn run(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
    command.env_clear().current_dir(dir).args(args).arg("--data").arg(dir.join("data"));
    command.output().expect("the program starts")
}

fn said(dir: &Path, args: &[&str]) -> String {
    let out = run(dir, args);
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("UTF-8")
}

fn refused(dir: &Path, args: &[&str]) -> String {
    let out = run(dir, args);
    assert_eq!(out.status.code(), Some(1), "{args:?}");
    assert!(out.stdout.is_empty(), "{args:?}");
    String::from_utf8(out.stderr).expect("UTF-8")
}

fn open(dir: &Path) -> Arc<App> {
    App::open(Config::new(dir.join("data")), None).expect("the house")
}

fn file(dir: &Path, text: &[u8]) -> String {
    let path = dir.join("sales.csv");
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

/// Every row that an import writes and the figures read, as text.
fn dump(dir: &Path) -> Vec<String> {
    let db = rusqlite::Connection::open(dir.join("data/comanda.db")).expect("the database");
    let mut all = Vec::new();
    for table in [
        "sum_hours",
        "sum_minutes",
        "sum_things",
        "sum_choices",
        "sum_pairs",
        "sum_thing_hours",
        "sum_sources",
        "past_imports",
        "past_items",
        "past_options",
        "past_orders",
        "past_lines",
        "past_line_options",
    ] {
        let mut rows = db.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let cells: Vec<_> = (0..columns).map(|n| format!("{:?}", row.get_ref(n).expect("a cell"))).collect();
            all.push(format!("{table} {}", cells.join(" ")));
        }
    }
    all
}

/// A row of the file.
struct Pizza {
    order: String,
    day: BusinessDay,
    hour: u8,
    name: String,
    category: String,
    cents: i64,
}

fn pizzas() -> Vec<Pizza> {
    let packed = std::fs::File::open(fixture("pizzaplace.csv.gz")).expect("the sales");
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("the sales");
    let cents = |price: &str| {
        let (whole, part) = price.split_once('.').expect("a price");
        whole.parse::<i64>().expect("a number") * 100 + format!("{part:0<2}").parse::<i64>().expect("a number")
    };
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Pizza {
            order: cells[0].into(),
            day: BusinessDay::parse(cells[1]).expect("a day"),
            hour: cells[2][..2].parse().expect("an hour"),
            name: cells[3].into(),
            category: cells[5].into(),
            cents: cents(cells[6]),
        }
    };
    text.lines().skip(1).map(row).collect()
}

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

fn year() -> Period {
    Period {
        from: day("2015-01-01"),
        to: day("2015-12-31"),
    }
}

/// Orders, pieces and gross.
type Sum = (i64, i64, i64);

fn by<K: Ord>(pizzas: &[Pizza], key: impl Fn(&Pizza) -> K) -> BTreeMap<K, Sum> {
    let mut sums: BTreeMap<K, (BTreeSet<&str>, i64, i64)> = BTreeMap::new();
    for pizza in pizzas {
        let sum = sums.entry(key(pizza)).or_default();
        sum.0.insert(&pizza.order);
        sum.1 += 1;
        sum.2 += pizza.cents;
    }
    sums.into_iter()
        .map(|(k, (orders, n, cents))| (k, (orders.len() as i64, n, cents)))
        .collect()
}

fn month(day: BusinessDay) -> i8 {
    day.date().month()
}

fn weekday(day: BusinessDay) -> i8 {
    day.date().weekday().to_monday_one_offset()
}

fn totals(app: &App, pizzas: &[Pizza]) {
    let days = app.read(|r| queries::days(r, &OWNER, year())).expect("days");
    let sums: BTreeMap<_, _> = days.iter().map(|(d, h)| (*d, (h.orders, h.pieces, h.gross))).collect();
    assert_eq!(sums, by(pizzas, |p| p.day));
    let all = sums.values().fold((0, 0, 0), |a, s| (a.0 + s.0, a.1 + s.1, a.2 + s.2));
    assert_eq!((all, sums.len()), ((21_350, 49_574, 81_786_005), 358));
    assert_eq!((all.2 + all.0 / 2) / all.0, 3831);
    let best = sums.iter().max_by_key(|(_, s)| s.2).expect("a day");
    assert_eq!((*best.0, best.1.2), (day("2015-11-27"), 442_245));
    let per = |key: &dyn Fn(BusinessDay) -> i8, n: i8| -> i64 {
        sums.iter().filter(|(d, _)| key(**d) == n).map(|(_, s)| s.2).sum()
    };
    assert_eq!(
        (per(&month, 7), per(&month, 6), per(&weekday, 5)),
        (7_255_790, 6_823_020, 13_607_390)
    );
    for (n, sum) in by(pizzas, |p| month(p.day)) {
        assert_eq!(per(&month, n), sum.2, "month {n}");
    }
    let hours = app.read(|r| queries::hours(r, &OWNER, year())).expect("hours");
    let mut week: BTreeMap<(i8, u8), Sum> = BTreeMap::new();
    let mut orders: BTreeMap<u8, i64> = BTreeMap::new();
    for (day, hour, h) in hours {
        let sum = week.entry((weekday(day), hour)).or_default();
        *sum = (sum.0 + h.orders, sum.1 + h.pieces, sum.2 + h.gross);
        *orders.entry(hour).or_default() += h.orders;
    }
    assert_eq!(week, by(pizzas, |p| (weekday(p.day), p.hour)));
    assert_eq!(orders.iter().max_by_key(|(_, n)| **n), Some((&12, &2520)));
}

fn dishes(app: &App, pizzas: &[Pizza]) {
    let sold = app.read(|r| queries::things(r, &OWNER, year(), Lang::En)).expect("things");
    let sums: BTreeMap<_, _> = sold
        .iter()
        .map(|s| (s.name.clone(), (s.part.orders, s.part.pieces, s.part.gross)))
        .collect();
    assert_eq!(sums, by(pizzas, |p| p.name.clone()));
    let most = sold.iter().max_by_key(|s| s.part.pieces).expect("a pizza");
    assert_eq!((most.name.as_str(), most.part.pieces), ("classic_dlx", 2453));
    let (first, last) = (&sold[0], &sold[sold.len() - 1]);
    assert_eq!((first.name.as_str(), first.part.gross), ("thai_ckn", 4_343_425));
    assert_eq!((last.name.as_str(), last.part.gross), ("brie_carre", 1_158_850));
    let mut categories: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for one in &sold {
        let sum = categories.entry(one.category.clone()).or_default();
        *sum = (sum.0 + one.part.pieces, sum.1 + one.part.gross);
    }
    let plain = by(pizzas, |p| p.category.clone()).into_iter().map(|(k, s)| (k, (s.1, s.2)));
    assert_eq!(categories, plain.collect());
    let mut orders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for pizza in pizzas {
        orders.entry(&pizza.order).or_default().insert(&pizza.name);
    }
    let mut together: BTreeMap<[String; 2], i64> = BTreeMap::new();
    for names in orders.values() {
        for a in names {
            for b in names.iter().filter(|b| *b > a) {
                *together.entry([a.to_string(), b.to_string()]).or_default() += 1;
            }
        }
    }
    let pairs = app.read(|r| thing::queries::pairs(r, &OWNER, year(), &sold, 1, None)).expect("pairs");
    let pairs = pairs.into_iter().map(|p| {
        let mut names = p.names;
        names.sort();
        (names, p.orders)
    });
    assert_eq!(pairs.collect::<BTreeMap<_, _>>(), together);
}

#[test]
fn a_year_of_sales_is_in_the_figures_once_and_leaves_no_trace() {
    let dir = tempfile::tempdir().unwrap();
    let sales = fixture("pizzaplace.csv.gz");
    let sales = sales.to_str().unwrap();
    said(dir.path(), &["settings", "currency", "USD"]);
    let empty = dump(dir.path());
    let told = said(dir.path(), &["import", "sales", sales, "--dry-run"]);
    assert!(
        told.contains("21350 new orders with 49574 lines would be imported; 0 are there"),
        "{told}"
    );
    assert_eq!(dump(dir.path()), empty, "a trial leaves nothing");
    let told = said(dir.path(), &["import", "sales", sales]);
    assert!(
        told.contains("21350 new orders with 49574 lines; 0 were there already."),
        "{told}"
    );
    assert!(told.contains("From 2015-01-01 to 2015-12-31."), "{told}");
    let pizzas = pizzas();
    let app = open(dir.path());
    totals(&app, &pizzas);
    dishes(&app, &pizzas);
    let id = app.read(|r| past::queries::list(r, &OWNER)).unwrap()[0].id;
    drop(app);
    let whole = dump(dir.path());
    let told = said(dir.path(), &["import", "sales", sales]);
    assert!(
        told.contains("0 new orders with 0 lines; 21350 were there already."),
        "{told}"
    );
    assert_eq!(dump(dir.path()), whole, "twice doubles nothing");
    said(dir.path(), &["import", "sales", "--take-back", &id.to_string()]);
    assert_eq!(dump(dir.path()), empty);
    assert!(refused(dir.path(), &["import", "sales", "--take-back", &id.to_string()]).contains('.'));
}

const HEAD: &str = "id,date,time,name,size,type,price\n";

fn small(rows: &str) -> Vec<u8> {
    format!("{HEAD}{rows}").into_bytes()
}

#[test]
fn an_order_with_other_lines_is_an_error_and_its_rows_need_not_be_together() {
    let dir = tempfile::tempdir().unwrap();
    let first = small(
        "1,2015-01-01,12:00,Soup,S,food,5\n2,2015-01-01,12:01,Soup,S,food,5\n1,2015-01-01,12:00,Wine,L,drinks,4\n",
    );
    let path = file(dir.path(), &first);
    assert!(said(dir.path(), &["import", "sales", &path]).contains("2 new orders with 3 lines"));
    let before = dump(dir.path());
    // The same in another order of rows, and one more.
    let more = small(
        "1,2015-01-01,12:00,Wine,L,drinks,4\n1,2015-01-01,12:00,Soup,S,food,5\n2,2015-01-02,12:01,Soup,S,food,5\n",
    );
    let path = file(dir.path(), &more);
    assert!(said(dir.path(), &["import", "sales", &path, "--dry-run"]).contains("1 new orders with 1 lines"));
    assert_eq!(dump(dir.path()), before);
    let other = small("3,2015-01-02,12:00,Tea,S,food,5\n1,2015-01-01,12:00,Soup,S,food,6\n");
    let path = file(dir.path(), &other);
    let told = refused(dir.path(), &["import", "sales", &path]);
    assert!(
        told.contains("line 3: The order 1 of 2015-01-01 is there already"),
        "{told}"
    );
    assert_eq!(dump(dir.path()), before, "an error changes nothing");
    let listed = said(dir.path(), &["import", "sales", "--list"]);
    assert!(listed.contains("2 orders  sales.csv"), "{listed}");
}

/// Rows that cannot be taken, at the end of a file of good ones, with the words that tell it.
fn bad_rows() -> Vec<(Vec<u8>, &'static str)> {
    let good = "1,2015-01-01,12:00,Soup,S,food,5\n".repeat(400);
    let bad = |row: &str| small(&format!("{good}{row}\n"));
    vec![
        (
            bad("2,2015-01-01,12:00,Soup,S,food,NaN"),
            "line 402, price: “NaN” is not an amount in EUR",
        ),
        (bad("2,2015-01-01,12:00,Soup,S,food,inf"), "line 402, price: “inf”"),
        (bad("2,2015-01-01,12:00,Soup,S,food,-5"), "line 402, price: “-5”"),
        (bad("2,2015-01-01,12:00,Soup,S,food,5.001"), "at most 2 decimals"),
        (
            bad("2,2015-01-01,12:00,=1+1,S,food,5"),
            "line 402, name: A formula is not taken.",
        ),
        (
            bad("2,2015-01-01,12:00,,S,food,5"),
            "line 402, name: Something is missing here.",
        ),
        (
            bad("2,2015-02-30,12:00,Soup,S,food,5"),
            "line 402, date: “2015-02-30” is not a date",
        ),
        (
            bad("2,2015-01-01,25:00,Soup,S,food,5"),
            "line 402, time: “25:00” is not a time",
        ),
        (bad("2,2915-01-01,12:00,Soup,S,food,5"), "in the future"),
        (bad("2,2015-01-01"), "line 402: The row has 2 cells, the first row 7."),
    ]
}

/// Files that cannot be taken at all.
fn bad_files() -> Vec<(Vec<u8>, &'static str)> {
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(HEAD.as_bytes()).expect("it works");
    bomb.write_all(&vec![b'1'; 64 << 20]).expect("it works");
    let mut cut = std::fs::read(fixture("pizzaplace.csv.gz")).expect("it works");
    cut.truncate(cut.len() / 2);
    let utf16: Vec<u8> = format!("\u{feff}{HEAD}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        (
            small("1,13/01/2015,12:00,Soup,S,food,5\n2,01/13/2015,12:00,Soup,S,food,5\n"),
            "line 3, date: Here day and month",
        ),
        (
            small("1,02/01/2015,12:00,Soup,S,food,5\n"),
            "line 2, date: This date can be read in two ways",
        ),
        (small(&"x\n".repeat(250)), "And 150 more. In all 250 errors."),
        (
            small(&format!("1,\"{}", "x".repeat(2 << 20))),
            "a quote may not be closed",
        ),
        (
            b"a,b\n1,2\n".to_vec(),
            "No column was found for “Date” (date). The file has: a, b.",
        ),
        (Vec::new(), "The file is empty."),
        (utf16, "not in UTF-8"),
        (
            [small(""), b"2,2015-01-01,12:00,Caf\xe9,S,food,5\n".to_vec()].concat(),
            "line 2, name: This is not in UTF-8",
        ),
        (bomb.finish().expect("it works"), "a row of it is too long"),
        (cut, "cannot be read"),
        (b"\x1f\x8bnothing".to_vec(), "cannot be read"),
    ]
}

/// A till that was taken for an order.
fn crowded() -> (Vec<u8>, &'static str) {
    let rows: String = (0..5_000).map(|n| format!("till,2015-01-01,12:00,Soup {n},S,food,5\n")).collect();
    (
        small(&rows),
        "line 2: The order till has more than 300 lines: is another column",
    )
}

#[test]
fn hostile_files_are_refused_in_words_and_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    said(dir.path(), &["settings"]);
    let before = dump(dir.path());
    for (text, words) in bad_rows().into_iter().chain(bad_files()).chain([crowded()]) {
        let path = file(dir.path(), &text);
        let told = refused(dir.path(), &["import", "sales", &path]);
        assert!(told.contains(words), "{words}: {told}");
        assert_eq!(dump(dir.path()), before, "{words}");
    }
    assert_eq!(
        std::fs::read_dir(dir.path().join("data/sales")).unwrap().count(),
        0,
        "no copy is left"
    );
    let path = file(dir.path(), &small("1,2015-01-01,12:00,Soup,S,food,5\n"));
    assert!(refused(dir.path(), &["import", "sales", &path, "--map", "item=Dish"]).contains("no column “Dish”"));
    assert!(refused(dir.path(), &["import", "sales", &path, "--map", "colour=name"]).contains("is not a field"));
    assert!(refused(dir.path(), &["import", "sales", "nowhere.csv"]).contains("nowhere.csv cannot be read"));
}

/// The program at work; it ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(dir: &Path) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
    command
        .env_clear()
        .current_dir(dir)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(dir.join("data"));
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let running = Running(child);
    while !dir.join("data/control.sock").exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    running
}

#[test]
fn a_crash_in_the_middle_of_an_import_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    said(dir.path(), &["settings", "currency", "USD"]);
    let empty = dump(dir.path());
    let running = serve(dir.path());
    let sales = fixture("pizzaplace.csv.gz");
    let mut import = Command::new(env!("CARGO_BIN_EXE_comanda"));
    import
        .env_clear()
        .args(["import", "sales"])
        .arg(&sales)
        .arg("--data")
        .arg(dir.path().join("data"));
    let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let staged = |least: i64| {
        let db = rusqlite::Connection::open(dir.path().join("data/comanda.db")).unwrap();
        let count = |n: &rusqlite::Row<'_>| n.get::<_, i64>(0);
        db.query_row("SELECT count(*) FROM past_orders", [], count).is_ok_and(|n| n >= least)
    };
    while !staged(500) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(running);
    assert!(!import.wait().unwrap().success());
    assert!(dump(dir.path()).len() > empty.len(), "it was in the middle");
    let running = serve(dir.path());
    while dump(dir.path()) != empty {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    drop(running);
}

#[test]
fn a_running_house_imports_and_knows_its_own_dishes() {
    let dir = tempfile::tempdir().unwrap();
    said(dir.path(), &["settings", "currency", "USD"]);
    said(
        dir.path(),
        &["import", "menu", fixture("pizzaplace-menu.json").to_str().unwrap()],
    );
    let running = serve(dir.path());
    let path = file(
        dir.path(),
        &small("1,2015-01-01,12:00,classic_dlx,M,classic,16\n1,2015-01-01,12:00,Grappa,M,drinks,4\n"),
    );
    let told = said(dir.path(), &["import", "sales", &path]);
    assert!(
        told.contains("Dishes of the menu: classic_dlx.") && told.contains("Not on the menu: Grappa."),
        "{told}"
    );
    drop(running);
    let app = open(dir.path());
    let sold = app.read(|r| queries::things(r, &OWNER, year(), Lang::En)).unwrap();
    let seen: Vec<_> = sold.iter().map(|s| (s.thing.0 > 0, s.name.as_str(), s.category.as_str())).collect();
    assert_eq!(seen[1], (false, "Grappa", "drinks"));
    assert!(
        seen[0].0 && seen[0].1 != "classic_dlx",
        "the dish's own name is shown: {seen:?}"
    );
}
