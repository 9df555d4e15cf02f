//! The owner's pages: the house at a glance; the menu, its photos and its files; the kitchen's
//! stations; tables and their QR codes; people; paired devices; keys for machines; backups; the rehearsal; who changed what.

pub mod backups;
pub mod checklist;
pub mod devices;
pub mod files;
pub mod insights;
pub mod keys;
pub mod log;
pub mod menu;
pub mod people;
pub mod photo;
pub mod rehearsal;
pub mod settings;
pub mod stations;
pub mod tables;

use actix_web::web::Data;
use askama::Template;

use self::backups::Room;
use super::{desk_shell, html};
use crate::base::{Result, Role, Verb};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/home.html")]
struct HomePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    missing: Vec<checklist::ToDo>,
    tables: usize,
    dishes: usize,
    /// How old the newest backup is, for who keeps them.
    backup: Option<backups::AgeTold>,
    /// What is wrong with the database.
    damage: Option<String>,
    /// So many per cent of the disk are free, where that is too little.
    room: Option<Room>,
}

/// `GET /admin`
///
/// # Errors
/// `Forbidden`.
pub async fn home(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        let menu = crate::menu::queries::menu(read, tongue.0)?;
        let shell = shell(read, &who, tongue, "admin")?;
        Ok(HomePage {
            damage: web.app.soundness.damage(),
            room: Room::of(&web),
            backup: backups::told(&web, &who, shell.t)?,
            shell,
            person: who.name.clone(),
            tab: "home",
            missing: checklist::missing(&web.app, read, &who.actor())?,
            tables: crate::tables::queries::list(read)?.len(),
            dishes: menu.iter().map(|c| c.items.len()).sum(),
        })
    })?;
    html(&page)
}

/// The shell of an admin page, for who may see one.
fn shell(read: &Read<'_>, who: &StaffWho, tongue: Tongue, title: &str) -> Result<Shell> {
    who.actor().may(Verb::ReadAdmin)?;
    let mut shell = desk_shell(read, tongue.0, "admin", title)?;
    shell.owner = who.role == Role::Owner;
    Ok(shell)
}
