//! The tables of a page, or of all of them, as files.

use actix_web::web::{Data, Path, Query};

use super::scope::{Asked, Scope};
use super::{PAGES, Place, content};
use crate::base::{Actor, Error, Verb};
use crate::insights::Thing;
use crate::insights::sheet::Sheet;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::{Answer, Failure};
use crate::web::pages::words;
use crate::web::sheet as files;

/// `GET /admin/insights/{page}/{file}`: a table of a page as `NAME.csv` or `NAME.xlsx`, or all of them as `all.xlsx`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` on a day; a redirect where fresh proof is needed.
pub async fn file(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(String, String)>,
    asked: Query<Asked>,
) -> Answer {
    let (page, file) = path.into_inner();
    proved(&web, &who)?;
    send(&web, who.actor(), tongue, &[Place::page(&page)?], &file, &asked)
}

/// `GET /admin/insights/dishes/{thing}/{file}`: the same of a dish.
///
/// # Errors
/// As [`file`].
pub async fn dish_file(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, String)>,
    asked: Query<Asked>,
) -> Answer {
    let (thing, file) = path.into_inner();
    proved(&web, &who)?;
    send(&web, who.actor(), tongue, &[Place::Dish(Thing(thing))], &file, &asked)
}

/// `GET /admin/insights/whole.xlsx`: the tables of every page.
///
/// # Errors
/// `Forbidden`; `Invalid` on a day; a redirect where fresh proof is needed.
pub async fn whole(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    proved(&web, &who)?;
    send_whole(&web, who.actor(), tongue, &asked)
}

/// A file leaves the house: from a page that wants the password, given just now.
fn proved(web: &Web, who: &StaffWho) -> Result<(), Failure> {
    who.actor().may(Verb::ReadInsights)?;
    who.proved(web)
}

/// The tables of every page.
///
/// # Errors
/// `Forbidden`; `Invalid` on a day.
pub fn send_whole(web: &Web, actor: Actor, tongue: Tongue, asked: &Asked) -> Answer {
    let pages = PAGES.map(|(name, _)| Place::Page(name));
    send(web, actor, tongue, &pages, "all.xlsx", asked)
}

/// A table of some places as `NAME.csv` or `NAME.xlsx`, or all of them as `all.xlsx`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` on a day.
pub fn send(web: &Web, actor: Actor, tongue: Tongue, places: &[Place], file: &str, asked: &Asked) -> Answer {
    actor.may(Verb::ReadInsights)?;
    let (name, form) = file.rsplit_once('.').ok_or_else(Error::missing)?;
    let (t, ends, mut sheets) = web.app.read(|read| {
        let t = words(read, tongue.0)?;
        let scope = Scope::new(read, actor, t, asked)?;
        let mut sheets = Vec::new();
        for place in places {
            sheets.extend(content(read, &scope, *place)?.sections.into_iter().map(|s| s.sheet));
        }
        let ends = format!("{}-{}", scope.period.from.date(), scope.period.to.date());
        Ok((t, ends, sheets))
    })?;
    sheets.retain(|sheet| name == "all" || sheet.name == name);
    let name = match places {
        [_] => format!("comanda-{name}.{form}"),
        _ => format!("comanda-{ends}.{form}"),
    };
    match (form, sheets.as_slice()) {
        ("csv", [sheet]) => Ok(files::csv(&t, sheet).download(&name)),
        ("xlsx", [_, ..]) => {
            let sheets: Vec<&Sheet> = sheets.iter().collect();
            let book = files::xlsx(&t, &sheets).map_err(|e| Error::fault(format!("a workbook: {e}")))?;
            Ok(files::download(book, &name))
        }
        _ => Err(Error::missing().into()),
    }
}
