//! The command line against the real program: what it prints, and how it ends.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn comanda(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
    // Of the environment only what the test names; and no configuration file lies in `dir`.
    command.env_clear().env("TMPDIR", dir).current_dir(dir).args(args);
    command
}

fn run(dir: &Path, args: &[&str]) -> Output {
    comanda(dir, args).output().expect("the program starts")
}

/// What it said on the standard output stream; it must have ended well.
fn said(dir: &Path, args: &[&str]) -> String {
    let out = run(dir, args);
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("it speaks UTF-8")
}

/// The sentences of a refusal, a line each; it must have ended with 1 and said nothing else.
fn refused(dir: &Path, args: &[&str]) -> String {
    let out = run(dir, args);
    assert_eq!(out.status.code(), Some(1), "{args:?}");
    assert!(out.stdout.is_empty(), "{args:?}");
    let told = String::from_utf8(out.stderr).expect("it speaks UTF-8");
    assert!(!told.trim().is_empty() && !told.contains("panicked"), "{told}");
    told
}

/// Kills the program when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn settings_are_listed_set_and_refused_in_words() {
    let dir = tempfile::tempdir().unwrap();
    assert!(said(dir.path(), &["settings"]).contains("time-zone            Europe/Rome"));
    said(dir.path(), &["settings", "house-name", "Da Rosa"]);
    assert_eq!(said(dir.path(), &["settings", "house-name"]), "Da Rosa\n");
    assert!(refused(dir.path(), &["settings", "colour", "red"]).contains("house-name"));
    assert!(refused(dir.path(), &["settings", "cut-over", "late"]).contains("04:00"));
}

#[test]
fn people_get_a_password_that_is_shown_once_or_read() {
    let dir = tempfile::tempdir().unwrap();
    let added = said(dir.path(), &["user", "add", "Rosa", "--role", "owner"]);
    assert!(added.contains("The password is: "), "{added}");
    let mut child = comanda(
        dir.path(),
        &["user", "add", "Luca", "--role", "kitchen", "--password-stdin"],
    )
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    child.stdin.take().unwrap().write_all(b"one two three four\n").unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(out.contains("Luca") && !out.contains("one two"), "{out}");
    assert_eq!(said(dir.path(), &["user", "list"]), "owner    Rosa\nkitchen  Luca\n");
    assert!(said(dir.path(), &["user", "reset-password", "luca"]).contains("The password is: "));
    assert!(refused(dir.path(), &["user", "reset-password", "Eve"]).contains("Eve"));
    assert!(refused(dir.path(), &["user", "add", "ROSA", "--role", "floor"]).contains("ROSA"));
}

#[test]
fn a_refused_menu_names_every_problem_in_a_line_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let text = r#"{"format":"comanda-menu","version":1,"currency":"EUR","languages":["en"],
        "stations":[{"key":"k","name":{"en":"Kitchen"}}],
        "categories":[{"key":"c","name":{"en":"C"},"items":[
            {"key":"soup","name":{"en":"Soup"},"price":"5","station":"k"},
            {"key":"cake","name":{"en":"Cake"},"price":"-4","station":"x"}]}]}"#;
    let file = dir.path().join("menu.json");
    std::fs::write(&file, text).unwrap();
    let told = refused(dir.path(), &["import", "menu", "menu.json"]);
    let paths: Vec<&str> = told.lines().map(|l| l.split(": ").next().unwrap()).collect();
    assert_eq!(
        paths,
        ["categories[0].items[1].price", "categories[0].items[1].station"]
    );
    std::fs::write(&file, text.replace("\"-4\"", "\"4\"").replace("\"x\"", "\"k\"")).unwrap();
    assert_eq!(
        said(dir.path(), &["import", "menu", "menu.json"]),
        "2 added, 0 changed, 0 removed.\n"
    );
    assert_eq!(
        said(dir.path(), &["import", "menu", "menu.json"]),
        "0 added, 0 changed, 0 removed.\n"
    );
    assert!(refused(dir.path(), &["import", "menu", "none.json"]).contains("none.json"));
    assert!(refused(dir.path(), &["qr", "T1"]).contains("no tables"));
}

#[test]
fn what_keeps_it_from_starting_is_one_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let told = refused(dir.path(), &["serve", "--listen", &address]);
    assert!(
        told.contains(&taken.local_addr().unwrap().port().to_string()) && told.contains("taken"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");

    std::fs::write(dir.path().join("file"), "").unwrap();
    assert!(refused(dir.path(), &["--data", "file/data", "settings"]).contains("cannot be written"));

    let told = refused(dir.path(), &["settings", "logo", "0123456789abcdef/480x120"]);
    assert!(told.contains("Upload the logo"), "a picture that is not there: {told}");
    said(dir.path(), &["settings"]);
    let db = rusqlite::Connection::open(dir.path().join("comanda-data/comanda.db")).unwrap();
    db.pragma_update(None, "user_version", 999).unwrap();
    drop(db);
    let told = refused(dir.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("999") && told.contains("newer"), "{told}");

    std::fs::write(dir.path().join("bad.toml"), "colour = 'red'").unwrap();
    assert!(refused(dir.path(), &["--config", "bad.toml", "settings"]).contains("colour"));
    assert!(refused(dir.path(), &["--base-url", "comanda.local", "settings"]).contains("http://"));
}

/// A menu of two dishes as a table.
const TABLE: &str = "kind,key,name:en,price:EUR,allergens,available,stock
station,k,Kitchen,,,,
category,c,Food,,,,
item,soup,Soup,5.00,celery milk,yes,
removal,cream,Cream,,milk,,
item,cake,Cake,4.50,,yes,8
";

/// The menu as the house exports it.
fn menu(dir: &Path, form: &str) -> String {
    said(dir, &["export", "menu", form])
}

#[test]
fn a_table_is_imported_whole_or_refused_with_every_line_and_column() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let file = dir.join("menu.csv");
    let wrong = TABLE.replace("5.00", "5.001").replace(",8", ",many").replace(",milk", ",eggs");
    std::fs::write(&file, wrong + "dish,pie,Pie,3.00,,yes,\n").unwrap();
    for args in [
        &["import", "menu", "menu.csv"][..],
        &["import", "menu", "menu.csv", "--dry-run"],
    ] {
        let told = refused(dir, args);
        let places: Vec<&str> = told.lines().map(|l| l.split(": ").next().unwrap()).collect();
        let expected = [
            "line 4, column price:EUR",
            "line 5, column allergens",
            "line 6, column stock",
            "line 7, column kind",
        ];
        assert_eq!(places, expected, "{told}");
    }
    assert!(!menu(dir, "--json").contains("soup"), "nothing was taken");
}

#[test]
fn a_table_is_read_as_spreadsheets_write_it() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let file = dir.join("menu.csv");
    std::fs::write(&file, b"kind,key,name:en\nstation,k,Caf\xe9\n").unwrap();
    let told = refused(dir, &["import", "menu", "menu.csv"]);
    assert!(told.contains("line 2") && told.contains("UTF-8"), "{told}");
    std::fs::write(
        &file,
        format!("\u{feff}{}", TABLE.replace(',', ";").replace('\n', "\r\n")),
    )
    .unwrap();
    assert_eq!(
        said(dir, &["import", "menu", "menu.csv"]),
        "2 added, 0 changed, 0 removed.\n"
    );
}

#[test]
fn a_dry_run_names_what_would_be_done_and_does_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    std::fs::write(dir.join("menu.csv"), TABLE).unwrap();
    let said_first = said(dir, &["import", "menu", "menu.csv", "--dry-run"]);
    let expected = "add     station Kitchen (k)\nadd     category Food (c)\nadd     item Soup (soup)\n\
                    add     item Cake (cake)\n2 would be added, 0 changed, 0 removed. Nothing was changed.\n";
    assert_eq!(said_first, expected);
    assert!(!menu(dir, "--csv").contains("soup"));
    said(dir, &["import", "menu", "menu.csv"]);
    let before = menu(dir, "--csv");
    let other = TABLE
        .replace("item,cake,Cake", "item,tart,Tart")
        .replace("5.00", "5.50")
        .replace("Cream", "Sour cream");
    std::fs::write(dir.join("other.csv"), other).unwrap();
    let expected = "change  item Soup (soup): price 5.00 → 5.50, removals\nadd     item Tart (tart)\n\
                    remove  item Cake (cake)\n1 would be added, 1 changed, 1 removed. Nothing was changed.\n";
    assert_eq!(said(dir, &["import", "menu", "other.csv", "--dry-run"]), expected);
    assert_eq!(menu(dir, "--csv"), before);
    assert_eq!(
        said(dir, &["import", "menu", "other.csv"]),
        "1 added, 1 changed, 1 removed.\n"
    );
}

const NOTHING: &str = "0 would be added, 0 changed, 0 removed. Nothing was changed.\n";
const UNCHANGED: &str = "0 added, 0 changed, 0 removed.\n";

/// Exports the menu of the house in `dir` in both forms, with and without a
/// file, and imports each again, which must change nothing.
fn round_trips(dir: &Path, pictures: usize) {
    let house = |args: &[&str]| said(dir, &[&["--data", "house"], args].concat());
    for (flag, file) in [("--json", "out/menu.json"), ("--csv", "out/menu.csv")] {
        let _ = std::fs::create_dir(dir.join("out"));
        let told = house(&["export", "menu", flag, "--to", file]);
        assert!(told.contains(&format!("{pictures} pictures")), "{told}");
        let text = house(&["export", "menu", flag]);
        assert_eq!(std::fs::read_to_string(dir.join(file)).expect("it was written"), text);
        assert_eq!(house(&["import", "menu", file, "--dry-run"]), NOTHING, "{file}");
        assert_eq!(house(&["import", "menu", file]), UNCHANGED, "{file}");
        // A text alone does too: its pictures are in the house.
        std::fs::write(dir.join("alone"), &text).expect("there is room");
        assert_eq!(house(&["import", "menu", "alone"]), UNCHANGED, "{file}");
        assert_eq!(house(&["export", "menu", flag]), text);
        // And another house takes it with its pictures.
        let other = dir.join(format!("other{flag}"));
        let other = other.to_str().expect("a path in UTF-8");
        let currency = house(&["settings", "currency"]);
        said(dir, &["--data", other, "settings", "currency", currency.trim()]);
        let told = said(dir, &["--data", other, "import", "menu", file]);
        assert!(!told.starts_with("0 added"), "{told}");
        assert_eq!(said(dir, &["--data", other, "export", "menu", flag]), text);
    }
    let found = std::fs::read_dir(dir.join("out/pictures")).map_or(0, Iterator::count);
    assert_eq!(found, pictures);
}

#[test]
fn the_pizza_places_menu_comes_back_as_it_went_without_a_server() {
    let dir = tempfile::tempdir().unwrap();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pizzaplace-menu.json");
    said(dir.path(), &["--data", "house", "settings", "currency", "USD"]);
    assert!(said(dir.path(), &["--data", "house", "import", "menu", fixture]).starts_with("32 added"));
    round_trips(dir.path(), 0);
    assert_eq!(
        said(dir.path(), &["--data", "house", "import", "menu", fixture]),
        UNCHANGED
    );
}

/// What a reader finds in a PNG picture of a code.
fn decoded(png: &[u8]) -> String {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("of some size")];
    let size = reader.next_frame(&mut pixels).expect("with pixels");
    let (width, height) = (size.width as usize, size.height as usize);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    picture.detect_grids().remove(0).decode().expect("a QR code").1
}

/// The codes of the demo's tables in every form; `tables` are their names and addresses.
fn codes(dir: &Path, tables: &[(&str, &str)]) {
    let qr = |args: &[&str]| said(dir, &[&["--data", "house", "qr"], args].concat());
    let list: Vec<String> = qr(&[]).lines().map(String::from).collect();
    let expected: Vec<String> = tables.iter().map(|(name, url)| format!("{name:<6} {url}")).collect();
    assert_eq!(list, expected);
    let (name, url) = tables[0];
    assert!(qr(&[&name.to_lowercase()]).contains(url));
    assert!(qr(&[name, "--svg"]).starts_with("<?xml"));
    let png = run(dir, &["--data", "house", "qr", name, "--png"]);
    assert_eq!(decoded(&png.stdout), url);
    assert!(qr(&[name, "--to", "T.png"]).contains("T.png is written"));
    assert_eq!(std::fs::read(dir.join("T.png")).expect("it was written"), png.stdout);
    let sheet = qr(&["--sheet"]);
    assert!(sheet.contains("Trattoria Da Rosa") && sheet.contains("Scan to order"));
    assert!(tables.iter().all(|(name, _)| sheet.contains(&format!(">Table {name}</text>"))));
    assert_eq!(sheet.matches("<svg").count(), tables.len().div_ceil(8));
    assert!(qr(&["--to", "cards.pdf"]).contains("cards.pdf is written"));
    let pdf = std::fs::read(dir.join("cards.pdf")).expect("it was written");
    assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF"));
    let refused = |args: &[&str]| refused(dir, &[&["--data", "house", "qr"], args].concat());
    assert!(refused(&["--png"]).contains("Say which table"));
    assert!(refused(&["T999"]).contains("There are: "));
    assert!(refused(&[name, "--svg", "--to", "none/T.svg"]).contains("cannot be written"));
}

#[test]
fn the_demo_says_one_line_of_json_and_verbs_go_through_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = comanda(
        dir.path(),
        &[
            "demo",
            "--no-past",
            "--json",
            "--data",
            "house",
            "--listen",
            "127.0.0.1:0",
        ],
    );
    let mut running = Running(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut out = BufReader::new(running.0.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let told: serde_json::Value = serde_json::from_str(&line).unwrap();
    let base = told["base_url"].as_str().unwrap();
    assert!(base.starts_with("http://127.0.0.1:"), "{base}");
    let url = told["tables"][0]["url"].as_str().unwrap();
    assert!(url.starts_with(&format!("{base}/t/")), "{url}");
    let roles: Vec<_> = told["accounts"].as_array().unwrap().iter().map(|a| a["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["owner", "manager", "floor", "kitchen"]);

    // The door opens a moment after the line; until then the directory is in use.
    let socket = dir.path().join("house/control.sock");
    while !socket.exists() {
        assert!(running.0.try_wait().unwrap().is_none(), "it ended");
        std::thread::yield_now();
    }
    assert_eq!(
        said(dir.path(), &["--data", "house", "settings", "house-name"]),
        "Trattoria Da Rosa\n"
    );
    let tables = told["tables"].as_array().unwrap().iter();
    let tables: Vec<_> = tables.map(|t| (t["name"].as_str().unwrap(), t["url"].as_str().unwrap())).collect();
    codes(dir.path(), &tables);
    round_trips(dir.path(), 60);
    let told = refused(dir.path(), &["serve", "--data", "house", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("in use"), "{told}");
}
