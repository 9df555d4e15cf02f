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

#[test]
fn the_demo_says_one_line_of_json_and_verbs_go_through_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = comanda(
        dir.path(),
        &["demo", "--json", "--data", "house", "--listen", "127.0.0.1:0"],
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
    assert!(said(dir.path(), &["--data", "house", "qr", "t1"]).contains(url));
    assert!(said(dir.path(), &["--data", "house", "qr", "T1", "--svg"]).contains("<svg"));
    let told = refused(dir.path(), &["serve", "--data", "house", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("in use"), "{told}");
}
