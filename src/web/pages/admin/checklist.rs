//! What a house still lacks before its first evening.

use crate::app::App;
use crate::base::{Lang, Result, Role};
use crate::settings::first::Step;
use crate::store::Read;
use crate::{menu, people, settings, tables};

/// One thing that is missing: the key of its sentence, and where it is done.
pub struct ToDo {
    /// What to do.
    pub key: &'static str,
    /// Where.
    pub place: &'static str,
}

/// What is missing, in the order in which one would do it; nothing in a house that is ready.
///
/// # Errors
/// A fault of the database.
pub fn missing(app: &App, read: &Read<'_>) -> Result<Vec<ToDo>> {
    let settings = settings::queries::get(read)?;
    let has_menu = menu::queries::menu(read, Lang::En)?.iter().any(|c| !c.items.is_empty());
    let all = [
        (settings.setup_next != Step::Done, "todo-setup", "/setup"),
        (app.named_url().is_empty(), "todo-address", "/setup/address"),
        (tables::queries::list(read)?.is_empty(), "todo-tables", "/setup/tables"),
        (!has_menu, "todo-menu", "/setup/menu"),
        (!has_staff(read)?, "todo-people", "/admin/people"),
    ];
    let open = all.into_iter().filter(|(is_open, _, _)| *is_open);
    Ok(open.map(|(_, key, place)| ToDo { key, place }).collect())
}

/// Whether anybody but owners and managers may sign in: the kitchen's screen is no place for an owner's session.
fn has_staff(read: &Read<'_>) -> Result<bool> {
    let people = people::queries::list(read, &crate::base::Actor::House)?;
    Ok(people.iter().any(|p| p.active && p.role < Role::Manager))
}
