//! Backups of the real program: while orders come in, by hand and by its command line.

pub mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use support::House;

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
