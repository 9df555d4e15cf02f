//! The trattoria to try everything with: a menu, tables and accounts, in a
//! directory that is gone at the end.

mod past;

use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Told, qr, serve};
use crate::app::{App, control, sample};
use crate::base::ids::hex;
use crate::base::text::Name;
use crate::base::{Actor, Error, Result as Answer, Role};
use crate::config::Config;
use crate::menu::import::MenuFile;
use crate::menu::stock::POPULAR_DAYS;
use crate::people::password::{self, Password};
use crate::store::{Tx, random};
use crate::{menu, people, settings, tables};

const SETTINGS: [(&str, &str); 3] = [
    ("house-name", "Trattoria Da Rosa"),
    ("currency", "EUR"),
    ("time-zone", "Europe/Rome"),
];
/// What Da Rosa's guests like, and about how many of it they order on a quiet day.
const LIKED: [(&str, i64); 9] = [
    ("margherita", 14),
    ("carbonara", 11),
    ("spritz", 10),
    ("tiramisu", 9),
    ("arancini", 8),
    ("diavola", 6),
    ("bruschetta", 5),
    ("tagliata-di-manzo", 3),
    ("gelato", 3),
];
const STAFF: [(&str, Role); 4] = [
    ("rosa", Role::Owner),
    ("marco", Role::Manager),
    ("giulia", Role::Floor),
    ("luca", Role::Kitchen),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    name: String,
    area: String,
    seats: i64,
}

/// What a program that starts the demo wants to know; one line of JSON.
#[derive(Serialize)]
struct Demo {
    base_url: String,
    tables: Vec<TableLine>,
    accounts: Vec<AccountLine>,
}

#[derive(Serialize)]
struct TableLine {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct AccountLine {
    role: Role,
    name: &'static str,
    password: String,
}

/// A directory that is removed when this is dropped.
pub(super) struct Gone(pub(super) PathBuf);

impl Drop for Gone {
    fn drop(&mut self) {
        // What cannot be removed is in the system's temporary place anyway.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How the demo is to be.
pub(super) struct Ways {
    /// The data directory was named and stays.
    pub(super) kept: bool,
    /// It says one line of JSON.
    pub(super) json: bool,
    /// It comes with the last thirteen months.
    pub(super) past: bool,
    /// It says of itself that nothing in it counts, and lets fake guests in.
    pub(super) rehearsal: bool,
}

/// Runs the demo.
pub(super) fn run(mut config: Config, ways: &Ways) -> Told {
    let told = |e: Error| control::sentences(&e);
    let _gone = if ways.kept {
        None
    } else {
        config.data = temporary()?;
        Some(Gone(config.data.clone()))
    };
    if ways.rehearsal {
        config = config.rehearsing();
    }
    let (app, listener) = serve::open(config)?;
    let rehearsal = ways.rehearsal;
    app.store
        .write_blocking(move |tx| settings::actions::rehearse(tx, rehearsal))
        .map_err(told)?;
    let accounts = accounts(&app).map_err(told)?;
    let demo = Demo {
        base_url: app.base_url(),
        tables: tables_of(&app).map_err(told)?,
        accounts,
    };
    if ways.json {
        say!("{}", serde_json::to_string(&demo).map_err(|e| vec![e.to_string()])?);
    } else {
        show(&app, &demo, ways.kept)?;
    }
    if ways.past {
        past::begin(&app, &menu_file(&app).map_err(told)?).map_err(told)?;
    }
    serve::keep(app, listener)
}

/// A new directory for data that do not stay.
pub(super) fn temporary() -> Result<PathBuf, Vec<String>> {
    let name = random::<8>().map_err(|e| control::sentences(&e))?;
    let dir = std::env::temp_dir().join(format!("comanda-demo-{}", hex(&name)));
    let mut builder = std::fs::DirBuilder::new();
    // Others on this machine have no business in it; and it must be new.
    let made = builder.mode(0o700).create(&dir);
    made.map_err(|e| vec![format!("{} cannot be made: {e}.", dir.display())])?;
    Ok(dir)
}

/// Fills an empty house, or takes the demo's own again; the accounts get fresh
/// passwords, since the old ones were shown once and are not stored.
fn accounts(app: &App) -> Answer<Vec<AccountLine>> {
    let mut accounts = Vec::new();
    let mut hashes = Vec::new();
    for (name, role) in STAFF {
        let password = Password::fresh()?;
        hashes.push(password::hash(&password)?);
        let password = password.as_str().to_string();
        accounts.push(AccountLine { role, name, password });
    }
    let (menu, tables) = (menu_file(app)?, table_files()?);
    app.store.write_blocking(move |tx| {
        if !people::queries::has_owner(tx)? {
            fill(tx, &menu, &tables)?;
        } else if people::queries::find(tx, STAFF[0].0)?.is_none_or(|p| p.role != Role::Owner) {
            return Err(Error::fault(
                "This data directory holds another house than the demo; it was left as it is.",
            ));
        }
        for ((name, role), hash) in STAFF.into_iter().zip(&hashes) {
            match people::queries::find(tx, name)? {
                Some(_) => people::actions::reset_password(tx, &Actor::House, name, hash)?,
                None => {
                    people::actions::add(tx, &Actor::House, &Name::parse(name)?, role, hash)?;
                }
            }
        }
        Ok(())
    })?;
    app.refresh_calendar()?;
    Ok(accounts)
}

fn fill(tx: &Tx<'_>, menu: &MenuFile, tables: &[TableFile]) -> Answer<()> {
    for (key, value) in SETTINGS {
        settings::actions::set(tx, &Actor::House, key, value)?;
    }
    menu::actions::import(tx, &Actor::House, menu)?;
    past_sales(tx)?;
    if !tables::queries::list(tx)?.is_empty() {
        return Ok(());
    }
    for table in tables {
        let name = Name::parse(&table.name)?;
        let place = tables::plan::Place::table(&table.area, table.seats)?;
        tables::plan::actions::add(tx, &Actor::House, &[name], &place)?;
    }
    Ok(())
}

/// Four weeks of sales, the same at every start, so that guests see what is popular here.
fn past_sales(tx: &Tx<'_>) -> Answer<()> {
    for days_ago in 1..POPULAR_DAYS {
        count_liked(tx, days_ago, days_ago, 1)?;
    }
    menu::stock::actions::count_popular(tx)
}

/// Counts what was sold so many days before the first start, or takes it away again; it was so many days ago.
fn count_liked(tx: &Tx<'_>, before: i64, days_ago: i64, sign: i64) -> Answer<()> {
    for (nth, (key, quiet)) in (1i64..).zip(LIKED) {
        // Two evenings of seven are full, and no two evenings are quite alike.
        let full = if before % 7 < 2 { quiet / 2 } else { 0 };
        let sold = sign * (quiet + full + (before * nth) % 3);
        menu::stock::actions::count_past_sales(tx, &Actor::House, key, days_ago, sold)?;
    }
    Ok(())
}

fn menu_file(app: &App) -> Answer<MenuFile> {
    // The demo's menu is in the currency that `fill` sets.
    let currency = crate::base::money::Currency::parse(SETTINGS[1].1);
    sample::menu(currency.unwrap_or(app.read(settings::queries::get)?.currency))
}

fn table_files() -> Answer<Vec<TableFile>> {
    Ok(serde_json::from_slice(&sample::file("tables.json")?)?)
}

fn tables_of(app: &App) -> Answer<Vec<TableLine>> {
    let all = app.read(tables::queries::list)?;
    let line = |t: &tables::Table| TableLine {
        name: t.name.clone(),
        url: control::url_of(app, t),
    };
    Ok(all.iter().map(line).collect())
}

fn show(app: &App, demo: &Demo, kept: bool) -> Told {
    say!("{} is open at:", SETTINGS[0].1);
    for address in app.addresses() {
        say!("  {address}");
    }
    say!("\nThe staff signs in at {}/sign-in:", demo.base_url);
    for account in &demo.accounts {
        say!("  {:<8} {:<7} {}", account.role.word(), account.name, account.password);
    }
    say!("\nThe tables' QR codes lead to:");
    for table in &demo.tables {
        say!("  {:<6} {}", table.name, table.url);
    }
    if let Some(table) = demo.tables.first() {
        say!(
            "\n{} is this one; scan it with a phone on the same network:\n\n{}",
            table.name,
            qr::text(&table.url)?
        );
    }
    if !kept {
        say!("Everything is gone when this ends (Ctrl-C).");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_demo_fills_a_house_and_takes_it_again() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), None).unwrap();
        let first = accounts(&app).unwrap();
        let signs_in = |account: &AccountLine| {
            let found = app.read(|r| people::queries::find_sign_in(r, account.name)).unwrap().unwrap();
            (found.1 == account.role, password::verify(&account.password, &found.2))
        };
        assert!(first.iter().all(|a| signs_in(a) == (true, true)));
        let tables = tables_of(&app).unwrap();
        assert!(tables.len() >= 10 && tables.iter().all(|t| t.url.contains("/t/")));
        let again = accounts(&app).unwrap();
        assert_eq!(
            (signs_in(&first[0]), signs_in(&again[0])),
            ((true, false), (true, true))
        );
        assert_eq!(tables_of(&app).unwrap().len(), tables.len());
        let items: usize = app
            .read(|r| menu::queries::menu(r, Lang::En))
            .unwrap()
            .iter()
            .map(|c| c.items.len())
            .sum();
        assert_eq!(items, 60);
        let liked = |app: &App| {
            let menu = app.read(|r| menu::queries::menu(r, Lang::En)).unwrap();
            let popular = menu.into_iter().flat_map(|c| c.items).filter(|i| i.popular);
            popular.map(|i| i.name).collect::<Vec<_>>()
        };
        let expected = [
            "Sicilian arancini",
            "Spaghetti carbonara",
            "Pizza Margherita",
            "Rosa’s tiramisù",
            "Venetian spritz",
        ];
        assert_eq!(liked(&app), expected);
        // The jobs count anew at every start, and find the same.
        app.store.write_blocking(menu::stock::actions::count_popular).unwrap();
        assert_eq!(liked(&app), expected);
    }

    #[test]
    fn another_house_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), None).unwrap();
        let add = |tx: &Tx<'_>| people::actions::create_owner(tx, &Name::parse("Anna")?, "hash");
        app.store.write_blocking(add).unwrap();
        assert!(accounts(&app).is_err());
        assert!(tables_of(&app).unwrap().is_empty());
    }
}
