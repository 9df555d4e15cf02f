//! What a house still lacks before its first evening.

use crate::app::App;
use crate::base::{Actor, Lang, Result, Role, Verb};
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

/// What is missing, in the order in which one would do it, as far as this person may do it; nothing
/// in a house that is ready.
///
/// # Errors
/// A fault of the database.
pub fn missing(app: &App, read: &Read<'_>, actor: &Actor) -> Result<Vec<ToDo>> {
    let owns = Verb::EditSettings.allows(actor);
    // The setup's own pages are the owners'; the others have the same on the pages of tables and menu.
    let [tables_at, menu_at] = if owns {
        ["/setup/tables", "/setup/menu"]
    } else {
        ["/admin/tables", "/admin/menu"]
    };
    let settings = settings::queries::get(read)?;
    let has_menu = menu::queries::menu(read, Lang::En)?.iter().any(|c| !c.items.is_empty());
    let all = [
        (owns && settings.setup_next != Step::Done, "todo-setup", "/setup"),
        (owns && app.named_url().is_empty(), "todo-address", "/setup/address"),
        (tables::queries::list(read)?.is_empty(), "todo-tables", tables_at),
        (!has_menu, "todo-menu", menu_at),
        (!has_staff(read)?, "todo-people", "/admin/people"),
    ];
    let open = all.into_iter().filter(|(is_open, _, _)| *is_open);
    Ok(open.map(|(_, key, place)| ToDo { key, place }).collect())
}

/// Whether anybody but owners and managers may sign in: the kitchen's screen is no place for an owner's session.
fn has_staff(read: &Read<'_>) -> Result<bool> {
    let people = people::queries::list(read, &Actor::House)?;
    Ok(people.iter().any(|p| p.active && p.role < Role::Manager))
}
