//! Files that wait to be imported: in the data directory, for a day at most.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Bringer, Waiting};
use crate::app::App;
use crate::base::ids::hex;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::store::random;

/// The largest file, as it is sent.
pub const FILE_MAX: u64 = 512 << 20;

/// The words for a file that is larger.
pub fn too_large() -> Msg {
    Msg::new("past-file-large").number("max", (FILE_MAX >> 20) as i64)
}

/// The folder in the data directory in which files wait.
const FOLDER: &str = "sales";
/// So long a file waits.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// A new name and place for a file that is to be imported; see [`path_of`]. It is in the data directory,
/// where the server may read it whatever it is shut off from, and where nobody changes it meanwhile.
///
/// # Errors
/// If the folder cannot be made.
pub fn place(data: &Path) -> std::io::Result<(String, PathBuf)> {
    let folder = data.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let name = hex(&random::<8>().map_err(std::io::Error::other)?);
    let path = folder.join(&name);
    Ok((name, path))
}

/// The place of a file that waits.
///
/// # Errors
/// `NotFound` for what can be no name of one.
pub fn path_of(app: &App, file: &str) -> Result<PathBuf> {
    if file.is_empty() || !file.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::missing());
    }
    Ok(app.store.dir().join(FOLDER).join(file))
}

/// Keeps a file that was brought to its [`place`], for who brought it.
///
/// # Errors
/// `Forbidden`.
pub fn wait(app: &App, actor: Actor, waiting: Waiting) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    for gone in app.sales.wait(waiting) {
        let _ = std::fs::remove_file(path_of(app, &gone.file)?);
    }
    Ok(())
}

/// Throws a waiting file away.
///
/// # Errors
/// `Forbidden`; `NotFound` for another's.
pub fn throw_away(app: &App, actor: Actor, by: Bringer, file: &str) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    app.sales.waiting(by, file)?;
    app.sales.forget(file);
    let _ = std::fs::remove_file(path_of(app, file)?);
    Ok(())
}

/// Removes the files that nobody imported for a day; the program that brought them may be gone.
///
/// # Errors
/// If the folder cannot be read.
pub(in crate::app) fn forget_old(app: &App) -> std::io::Result<()> {
    let folder = app.store.dir().join(FOLDER);
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        // A time in the future is a clock that was set back: that file waits its day from now on.
        if entry.metadata()?.modified()?.elapsed().is_ok_and(|age| age > KEPT) {
            app.sales.forget(&entry.file_name().to_string_lossy());
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
