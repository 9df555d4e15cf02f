//! The menu as a file: in and out, with its pictures beside it.

use std::collections::BTreeMap;
use std::path::Path;

use super::verbs::House;
use super::{Told, put};
use crate::app::control::{Command, Outcome};
use crate::base::ids::{hex, unhex};
use crate::config::Config;
use crate::menu::import::{Change, Form, How, Imported, picture_names};

/// The largest picture file that is read; the import says which ones are too large.
const PICTURE_READ_MAX: u64 = 4 << 20;
/// The folder beside a file, in which its pictures are looked for and written.
const FOLDER: &str = "pictures";

/// What the table looks like; shown by `comanda import menu --help`.
pub(super) const TABLE_HELP: &str = "\
Two kinds of file are read: JSON (an example: `comanda export menu --json` in the demo), and
tables in CSV, which a spreadsheet can edit. UTF-8 with commas or semicolons; prices have a
point. The first row names the columns, in any order:

  kind                        station, category, item, group, option or removal (what may be
                              left out); a row belongs to the nearest row above that can hold it
  key                         small letters, digits, - and _; it stays when names change
  name:en, description:en     one column for each language
  price:EUR                   of items; of options what they add. The head names the currency
  tax_percent                 of items; else the house's rate
  station                     of items and categories, and of options that go elsewhere
  tags, allergens             words with spaces between them; of a removal what it takes away
  picture                     a file beside this one or in the folder `pictures`
  available                   yes or no, of items and options
  stock, restock:mon, …       how many there are, and how many that weekday begins with
  cost                        of items: what one costs the house, written as prices are
  hidden                      yes or no, of items and categories: guests do not see them
  hours                       of items and categories: when they are served, such as
                              mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
  min, max                    how many options of a group one may choose
  warn_minutes, late_minutes  of stations: when a ticket is slow, and late

A cell that begins with = + - @ is written with an apostrophe before it, and read without.
What the file does not name leaves the menu. Stock and availability are taken where the file
says another value than the file before it. A file with a problem changes nothing.

Examples:
  comanda import menu menu.json
  comanda import menu menu.csv --dry-run";

pub(super) fn import(config: Config, file: &Path, dry_run: bool) -> Told {
    let cannot = |e: &dyn std::fmt::Display| vec![format!("{} cannot be read: {e}.", file.display())];
    let bytes = std::fs::read(file).map_err(|e| cannot(&e))?;
    let form = Form::of(&file.to_string_lossy(), &bytes);
    let pictures = pictures_beside(file, &picture_names(form, &bytes));
    let text = String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        let hint = if form == Form::Csv {
            "; save it as “CSV UTF-8”"
        } else {
            ""
        };
        cannot(&format!("line {line} is not in UTF-8{hint}"))
    })?;
    let command = Command::ImportMenu {
        form,
        text,
        pictures,
        dry_run,
    };
    let Outcome::Imported(counts, changes) = House::new(config).send(command)? else {
        return Ok(());
    };
    let Imported {
        added,
        changed,
        removed,
    } = counts;
    if dry_run {
        changes.iter().for_each(tell);
        say!("{added} would be added, {changed} changed, {removed} removed. Nothing was changed.");
    } else {
        say!("{added} added, {changed} changed, {removed} removed.");
    }
    Ok(())
}

fn tell(change: &Change) {
    let how = match change.how {
        How::Added => "add",
        How::Changed => "change",
        How::Removed => "remove",
    };
    let parts = if change.parts.is_empty() {
        String::new()
    } else {
        format!(": {}", change.parts.join(", "))
    };
    say!("{how:<7} {} {} ({}){parts}", change.what, change.name, change.key);
}

/// The bytes of these pictures in hexadecimal, as far as they lie beside the file.
fn pictures_beside(file: &Path, names: &[String]) -> BTreeMap<String, String> {
    let beside = file.parent().unwrap_or(Path::new("."));
    let mut pictures = BTreeMap::new();
    for folder in [beside.to_path_buf(), beside.join(FOLDER)] {
        for name in names {
            let path = folder.join(name);
            let small = std::fs::metadata(&path).is_ok_and(|m| m.is_file() && m.len() <= PICTURE_READ_MAX);
            if let Some(bytes) = small.then(|| std::fs::read(&path).ok()).flatten() {
                pictures.insert(name.clone(), hex(&bytes));
            }
        }
    }
    pictures
}

pub(super) fn export(config: Config, form: Option<Form>, to: Option<&Path>) -> Told {
    let named = |p: &Path| Form::of(&p.to_string_lossy(), b"{");
    let form = form.unwrap_or_else(|| to.map_or(Form::Json, named));
    let mut house = House::new(config);
    let Outcome::Menu { text, pictures } = house.send(Command::ExportMenu { form })? else {
        return Ok(());
    };
    let Some(file) = to else {
        return put(None, text.as_bytes());
    };
    let folder = file.parent().unwrap_or(Path::new("")).join(FOLDER);
    if !pictures.is_empty() {
        std::fs::create_dir_all(&folder).map_err(|e| vec![format!("{} cannot be made: {e}.", folder.display())])?;
    }
    for name in &pictures {
        let hash = name.split('.').next().unwrap_or_default().to_string();
        if let Outcome::Picture(bytes) = house.send(Command::Picture { hash })? {
            put(Some(&folder.join(name)), &unhex(&bytes).unwrap_or_default())?;
        }
    }
    put(Some(file), text.as_bytes())?;
    say!(
        "{} is written, with {} pictures beside it.",
        file.display(),
        pictures.len()
    );
    Ok(())
}
