//! The tables of a page as files.

use actix_web::web::{Data, Path, Query};

use super::content;
use super::scope::{Asked, Scope};
use crate::base::{Error, Verb};
use crate::insights::sheet::Sheet;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
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
    who.actor().may(Verb::ReadInsights)?;
    who.proved(&web)?;
    let (name, form) = file.rsplit_once('.').ok_or_else(Error::missing)?;
    let (t, mut sheets) = web.app.read(|read| {
        let t = words(read, tongue.0)?;
        let scope = Scope::new(read, &who, t, &asked)?;
        let sections = content(read, &scope, &page)?.sections;
        Ok((t, sections.into_iter().map(|s| s.sheet).collect::<Vec<_>>()))
    })?;
    sheets.retain(|sheet| name == "all" || sheet.name == name);
    let name = format!("comanda-{name}.{form}");
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
