//! A file of past sales that comes over HTTP, from a page's form or from a program.

use std::path::Path;

use actix_web::web::{Data, block};

use super::State;
use crate::app::past::{self, Bringer, Waiting};
use crate::base::{Actor, Error, Msg, Result};
use crate::insights::past::glance::is_table;

/// Keeps a file that `receive` writes to its place; answers its name among those that wait.
///
/// # Errors
/// `Forbidden`; `Invalid` on `sales` for a file that is no table; and what `receive` answers.
pub async fn brought(
    web: &Data<State>,
    actor: Actor,
    by: Bringer,
    receive: impl AsyncFnOnce(&Path) -> Result<String>,
) -> Result<String> {
    let unplaced = |e: std::io::Error| Error::fault(format!("no place for sales: {e}"));
    let (file, path) = past::place(web.app.store.dir()).map_err(unplaced)?;
    let name = receive(&path).await?;
    let waiting = Waiting {
        name: name.chars().filter(|c| !c.is_control()).take(100).collect(),
        file: file.clone(),
        by,
    };
    past::wait(&web.app, actor, waiting)?;
    let looked = block(move || is_table(&path)).await.map_err(|_| Error::Busy)?;
    if let Err(problems) = looked {
        past::throw_away(&web.app, actor, by, &file)?;
        let sentence = problems.told.into_iter().next().map(|p| p.sentence);
        return Err(Error::field("sales", sentence.unwrap_or(Msg::new("past-empty"))));
    }
    Ok(file)
}
