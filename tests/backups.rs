//! Backups of the real program: while orders come in, by hand and by its command line.

pub mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use support::House;
use support::api::Client;

fn comanda(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
    command.env_clear().current_dir(data).args(args).arg("--data").arg(data);
    command.output().expect("the program starts")
}

/// What it said; it must have ended well.
fn said(data: &Path, args: &[&str]) -> String {
    let out = comanda(data, args);
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("it speaks UTF-8")
}

/// The sentences of a refusal.
fn refused(data: &Path, args: &[&str]) -> String {
    let out = comanda(data, args);
    assert_eq!(out.status.code(), Some(1), "{args:?}");
    String::from_utf8(out.stderr).expect("it speaks UTF-8")
}

/// A backup beside the open house, by the command line; its folder.
fn back_up(data: &Path) -> PathBuf {
    PathBuf::from(said(data, &["backup"]).lines().next().expect("its folder"))
}

#[tokio::test]
async fn the_owner_makes_one_with_a_button_and_sees_its_age() {
    let house = House::open().await;
    let owner = house.staff("owner").await;
    let (status, page) = owner.get("/admin/backups").await;
    assert_eq!(status, 200);
    assert!(page.contains("None yet") && page.contains("comanda restore"), "{page}");
    assert_eq!(owner.post_form("/admin/backups", &[]).await.0, 303);
    let mut looks = tokio::time::interval(Duration::from_millis(50));
    let page = loop {
        looks.tick().await;
        let (_, page) = owner.get("/admin/backups?done=1").await;
        if !page.contains("<progress") {
            break page;
        }
    };
    assert!(
        page.contains("The backup was made and checked.") && page.contains("0 minutes ago"),
        "{page}"
    );
    assert!(owner.get("/admin").await.1.contains("0 minutes ago"));
    let manager = house.staff("manager").await;
    assert_eq!(manager.get("/admin/backups").await.0, 403);
    assert!(!manager.get("/admin").await.1.contains("/admin/backups"));
}

/// The backups as a program reads them, once none is made any more.
async fn told(program: &Client) -> Value {
    let mut looks = tokio::time::interval(Duration::from_millis(50));
    loop {
        looks.tick().await;
        let told = program.get("/api/v1/backups").await;
        if told["last"]["state"] != "running" {
            return told;
        }
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn a_program_makes_one_once_and_reads_how_the_second_place_did() {
    let house = House::open().await;
    let owner = Client::new(house.staff("owner").await);
    let none = owner.get("/api/v1/backups").await;
    assert_eq!(none["backups"], serde_json::json!([]), "{none}");
    assert!(none["age_seconds"].is_null() && none["place"].is_null() && none["last"]["state"] == "idle");
    // Sent twice it is made once.
    let (path, key) = ("/api/v1/backups", "a-backup-by-hand-1");
    for _ in 0..2 {
        let (status, headers, begun) = owner.ask(Method::POST, path, None, key).await;
        assert!(status == 202 && headers["location"] == path, "{status}: {begun}");
        told(&owner).await;
    }
    let made = told(&owner).await;
    assert_eq!(made["last"]["state"], "done", "{made}");
    let all = made["backups"].as_array().expect("backups");
    assert!(
        all.len() == 1 && all[0]["verified"] == true && all[0]["kind"] == "by-hand",
        "{made}"
    );
    let folder = house.data().join("backups").join(all[0]["name"].as_str().expect("a name"));
    let size = std::fs::metadata(folder.join("comanda.db")).expect("the copy").len();
    assert_eq!(all[0]["bytes"], size);
    assert!(made["age_seconds"].as_i64().expect("an age") < 60 && made["late"] == false);
    // What cannot tell what is in it any more is not called a good one.
    std::fs::remove_file(folder.join("backup.json")).expect("the file");
    let spoilt = told(&owner).await;
    assert!(
        spoilt["backups"][0]["verified"] == false && spoilt["age_seconds"].is_null(),
        "{spoilt}"
    );
    // The second place, before and after, and when it is taken out.
    let stick = tempfile::tempdir().expect("a folder");
    let place = stick.path().to_str().expect("a path").to_string();
    house.set("backup-place", &place);
    assert_eq!(told(&owner).await["place"]["state"], "next");
    for (key, gone) in [("a-backup-by-hand-2", false), ("a-backup-by-hand-3", true)] {
        if gone {
            std::fs::remove_dir_all(&place).expect("the folder");
        }
        assert_eq!(owner.ask(Method::POST, path, None, key).await.0, 202);
        let state = told(&owner).await["place"]["state"].clone();
        let has_copy = state == "done" || state == "same-disk";
        assert!(if gone { state == "missing" } else { has_copy }, "{state}");
    }
    for (who, status) in [("manager", 403), ("kitchen", 403)] {
        let other = Client::new(house.staff(who).await);
        assert_eq!(other.status(path).await, status, "{who}");
        assert_eq!(
            other.ask(Method::POST, path, None, "a-backup-by-hand-4").await.0,
            status,
            "{who}"
        );
    }
}

#[tokio::test]
async fn the_command_line_makes_and_checks_one_beside_the_open_house() {
    let house = House::open().await;
    let path = back_up(house.data());
    assert!(path.starts_with(house.data().join("backups")), "{}", path.display());
    let told = said(house.data(), &["verify", path.to_str().expect("a path")]);
    assert!(
        told.contains("is whole") && told.contains("facts up to number"),
        "{told}"
    );
    // The database in it says which one is meant, too; and another folder may get it.
    let stick = tempfile::tempdir().expect("a folder");
    let told = said(
        house.data(),
        &["backup", "--to", stick.path().to_str().expect("a path")],
    );
    let there = PathBuf::from(told.lines().next().expect("its folder"));
    let file = there.join("comanda.db");
    said(house.data(), &["verify", file.to_str().expect("a path")]);
    let mut bytes = std::fs::read(&file).expect("the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    std::fs::write(&file, bytes).expect("the copy");
    let told = refused(house.data(), &["verify", there.to_str().expect("a path")]);
    assert!(told.contains("damaged") && told.contains("comanda.db"), "{told}");
    assert!(refused(house.data(), &["backup", "--to", "/nowhere/at/all"]).contains("is not there"));
}

/// The program on a data directory; it is killed when the test ends.
struct Running {
    child: std::process::Child,
    url: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(data: &Path) -> Running {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_comanda"))
        .env_clear()
        .current_dir(data)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let urls = lines.map_while(Result::ok).filter_map(|l| Some(l[l.find("http://")?..].to_string()));
    let url = urls.take(1).next().expect("its address");
    Running { child, url }
}

/// Every row of every table as text, by table.
fn rows(file: &Path) -> std::collections::BTreeMap<String, Vec<String>> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let conn = rusqlite::Connection::open_with_flags(file, flags).expect("a database");
    let mut ask = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a statement");
    let tables: Vec<String> = ask.query_map([], |r| r.get(0)).expect("tables").map(|t| t.expect("a name")).collect();
    let all = |table: &String| {
        let mut ask = conn.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a statement");
        let width = ask.column_count();
        let row = |r: &rusqlite::Row<'_>| {
            let values: Result<Vec<rusqlite::types::Value>, _> = (0..width).map(|n| r.get(n)).collect();
            values.map(|values| format!("{values:?}"))
        };
        ask.query_map([], row).expect("rows").map(|r| r.expect("a row")).collect()
    };
    tables.iter().map(|t| (t.clone(), all(t))).collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, step by step")]
async fn a_drill_brings_a_busy_house_back_row_by_row() {
    let house = House::with_limits(1000).await;
    let guest = house.guest("T4").await;
    let dish = guest.dish("Buffalo caprese").await;
    guest.add(&dish).await;
    guest.send().await;
    // Orders come in while the backup is made.
    let (data, busy) = (house.data().to_path_buf(), guest.clone());
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let orders = tokio::spawn(async move {
        let mut sent = 0;
        while stopped.try_recv().is_err() {
            busy.add(&dish).await;
            busy.send().await;
            sent += 1;
        }
        sent
    });
    let path = tokio::task::spawn_blocking(move || back_up(&data)).await.expect("a backup");
    stop.send(()).expect("the orders go on");
    let sent = orders.await.expect("orders");
    let ordered = || -> i64 {
        house
            .database()
            .query_row("SELECT count(*) FROM orders", [], |r| r.get(0))
            .expect("a count")
    };
    assert_eq!(ordered(), sent + 1, "no order was lost meanwhile");

    // An open house is not replaced.
    let named = path.to_str().expect("a path");
    let told = refused(house.data(), &["restore", named]);
    assert!(told.contains("in use"), "{told}");
    let fresh = tempfile::tempdir().expect("a folder");
    let told = said(fresh.path(), &["restore", named]);
    assert!(
        told.contains("is in place") && told.contains("signs in again"),
        "{told}"
    );
    let (was, is) = (rows(&path.join("comanda.db")), rows(&fresh.path().join("comanda.db")));
    assert!(!was["orders"].is_empty() && was.keys().eq(is.keys()));
    for (table, before) in &was {
        let after = &is[table];
        match table.as_str() {
            "guest_sessions" | "staff_sessions" | "customer_sessions" | "api_sessions" => {
                assert!(after.is_empty(), "{table}")
            }
            // That the sessions were ended, and by whom, is added.
            "events" | "changes" => assert!(after.starts_with(before), "{table}"),
            "meta" => {
                let other: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
                assert!(other.len() == 1 && other[0].contains("epoch"), "{other:?}");
            }
            _ => assert_eq!(after, before, "{table}"),
        }
    }
    for key in ["table.key", "api.keys"] {
        let read = |dir: &Path| std::fs::read(dir.join(key)).expect("a key");
        assert_eq!(read(house.data()), read(fresh.path()), "{key}");
    }
    // The program opens on it: the table's code still works, the old session does not.
    let opened = serve(fresh.path());
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let get = |path: String, cookies: String| {
        let request = client.get(format!("{}{path}", opened.url)).header("cookie", cookies);
        async move { request.send().await.expect("an answer").status().as_u16() }
    };
    assert_eq!(get(house.table_path("T4"), String::new()).await, 303);
    assert_eq!(get("/visit/orders".into(), guest.cookies()).await, 401);
}

#[test]
fn what_was_there_is_kept_aside_and_a_bad_backup_changes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path();
    said(data, &["settings", "house-name", "Before"]);
    let path = back_up(data);
    said(data, &["settings", "house-name", "After"]);
    let bytes = std::fs::read(data.join("comanda.db")).expect("the database");
    // A damaged backup is refused, and the house stays as it is.
    let bad = data.join("comanda-bad");
    std::fs::create_dir(&bad).expect("a folder");
    for name in ["comanda.db", "backup.json"] {
        std::fs::copy(path.join(name), bad.join(name)).expect("a copy");
    }
    let mut spoilt = std::fs::read(bad.join("comanda.db")).expect("the copy");
    spoilt[50_000] ^= 1;
    std::fs::write(bad.join("comanda.db"), spoilt).expect("the copy");
    assert!(refused(data, &["restore", "comanda-bad"]).contains("damaged"));
    assert!(refused(data, &["restore", "nothing-here"]).contains("nothing-here"));
    assert_eq!(std::fs::read(data.join("comanda.db")).expect("the database"), bytes);
    assert_eq!(said(data, &["settings", "house-name"]), "After\n");

    let told = said(data, &["restore", path.to_str().expect("a path")]);
    assert!(told.contains("facts more"), "{told}");
    assert_eq!(said(data, &["settings", "house-name"]), "Before\n");
    let aside = told.lines().find_map(|l| l.strip_prefix("They are kept in ")).expect("where");
    let aside = PathBuf::from(aside.trim_end_matches('.'));
    // And back again, from what was kept aside: a database alone will do.
    said(data, &["restore", aside.join("comanda.db").to_str().expect("a path")]);
    assert_eq!(said(data, &["settings", "house-name"]), "After\n");
    // A damaged database is told in words and replaced by its newest backup.
    std::fs::write(data.join("comanda.db"), "rubbish in the place of the database").expect("the database");
    let told = refused(data, &["settings", "house-name"]);
    assert!(
        told.contains("comanda restore") && told.contains("Nothing was changed"),
        "{told}"
    );
    said(data, &["restore", path.to_str().expect("a path")]);
    assert_eq!(said(data, &["settings", "house-name"]), "Before\n");
}

#[tokio::test]
async fn an_account_that_was_deleted_since_is_deleted_again() {
    let mut house = House::with_limits(100).await;
    for (name, table) in [("Anna", "T4"), ("Ben", "T5")] {
        let form = [("name", name), ("secret", "correct horse battery")];
        assert_eq!(house.guest(table).await.post_form("/me/register", &form).await.0, 303);
    }
    let path = back_up(house.data());
    let ben = house.visitor();
    let form = [("name", "Ben"), ("secret", "correct horse battery")];
    assert_eq!(ben.post_form("/me/sign-in", &form).await.0, 303);
    assert_eq!(
        ben.post_form("/me/delete", &[("old", "correct horse battery")]).await.0,
        303
    );
    house.kill();
    let names = || {
        let db = house.database();
        let mut ask = db.prepare("SELECT name FROM customers ORDER BY name").expect("a question");
        let rows = ask.query_map([], |r| r.get::<_, String>(0)).expect("rows");
        rows.map(|name| name.expect("a name")).collect::<Vec<_>>()
    };
    let told = said(house.data(), &["restore", path.to_str().expect("a path")]);
    assert!(told.contains("deleted again: 1"), "{told}");
    assert_eq!(names(), ["Anna"]);
    // Data that cannot be read cannot tell.
    std::fs::write(house.database_path(), "rubbish in the place of the database").expect("the database");
    let told = said(house.data(), &["restore", path.to_str().expect("a path")]);
    assert!(told.contains("such accounts are back"), "{told}");
    assert_eq!(names(), ["Anna", "Ben"]);
}

#[test]
fn a_restore_that_a_power_cut_ended_is_finished_at_the_next_start() {
    let dir = tempfile::tempdir().expect("a folder");
    let (data, ready) = (dir.path(), dir.path().join("restored"));
    said(data, &["settings", "house-name", "New"]);
    std::fs::create_dir(&ready).expect("a folder");
    std::fs::rename(data.join("comanda.db"), ready.join("comanda.db")).expect("the database");
    std::fs::rename(data.join("table.key"), ready.join("table.key")).expect("the key");
    // What belongs to the house of before must not be read into the new one.
    std::fs::write(data.join("comanda.db-wal"), "of another database").expect("a log");
    assert_eq!(said(data, &["settings", "house-name"]), "New\n");
    assert!(!ready.exists() && data.join("table.key").exists());
}
