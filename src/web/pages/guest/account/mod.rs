//! A guest's account: what they find again on every phone on which they sign in. At a table its pages
//! have the table's frame, with the cart in reach; elsewhere they stand alone.

mod door;
mod favourites;
mod history;
mod kept;
mod secrets;

use actix_web::web::Query;
use askama::filters::HtmlSafe;
use serde::Deserialize;

pub use door::{open, register, register_page, registration, sign_in, sign_in_page, sign_out};
pub use favourites::{FavouritesRegion, Heart, favourite};
pub use history::history;
pub use kept::{let_go, take_up};
pub use secrets::{delete, delete_page, email, end_others, end_session, export, secret, settings_page, sharing};

use super::*;
use crate::app::App;
use crate::base::Msg;
use crate::cart::left::{Dish, LeftLine};
use crate::customers::history::Past;
use crate::customers::{self, queries};
use crate::menu::Item;
use crate::web::actor::CustomerWho;
use crate::web::pages::desk_shell;

/// None of the table's own tabs.
const TAB: &str = "account";
/// So many visits are on the first page.
const LATEST: i64 = 3;

/// The frame of a page of an account: the table's, where the phone sits at one.
pub struct Frame {
    shell: Shell,
    seat: Option<Place>,
}

/// What a page shows of the table.
pub struct Place {
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
}

/// The head of a table's pages.
#[derive(Template)]
#[template(path = "guest/_top.html")]
struct TableTop<'a> {
    shell: &'a Shell,
    table: &'a str,
    guests: &'a GuestsRegion,
    tab: &'static str,
}
impl HtmlSafe for TableTop<'_> {}

impl<'a> TableTop<'a> {
    fn new(shell: &'a Shell, place: &'a Place) -> Self {
        TableTop {
            shell,
            table: &place.table,
            guests: &place.guests,
            tab: TAB,
        }
    }
}

/// The tabs of a table's pages.
#[derive(Template)]
#[template(path = "guest/_tabs.html")]
struct TableTabs<'a> {
    shell: &'a Shell,
    guests: &'a GuestsRegion,
    tab: &'static str,
}
impl HtmlSafe for TableTabs<'_> {}

impl<'a> TableTabs<'a> {
    fn new(shell: &'a Shell, place: &'a Place) -> Self {
        TableTabs {
            shell,
            guests: &place.guests,
            tab: TAB,
        }
    }
}

fn frame(read: &Read<'_>, seat: Option<&GuestWho>, lang: Lang, title: &str) -> Result<Frame> {
    let Some(who) = seat else {
        let shell = desk_shell(read, lang, "guest alone", title)?;
        return Ok(Frame { shell, seat: None });
    };
    let head = head(read, who, lang, "account", title)?;
    Ok(Frame {
        shell: head.shell,
        seat: Some(Place {
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
        }),
    })
}

/// How a past visit's day and time are written.
fn when(app: &App, lang: Lang, at_ms: i64) -> String {
    lang.date_time(app.store.calendar().local(at_ms))
}

#[derive(Template)]
#[template(path = "guest/account/me.html")]
struct AccountPage {
    shell: Shell,
    seat: Option<Place>,
    name: String,
    told: Option<String>,
    kept: Vec<LeftLine>,
    /// When they were left.
    left: String,
    usual: Vec<(Dish, i64)>,
    favourites: Vec<Item>,
    /// When, where, what it came to and what it was.
    latest: Vec<(String, Past)>,
}

/// What is said above after something was done.
#[derive(Deserialize)]
pub struct Told {
    taken: Option<i64>,
    stay: Option<i64>,
    new: Option<u8>,
}

impl Told {
    fn words(&self, t: &Words) -> Option<String> {
        if self.new.is_some() {
            return Some(t.t("account-opened"));
        }
        let taken = t.n("kept-taken", self.taken?.clamp(0, 999));
        Some(match self.stay {
            Some(stay) if stay > 0 => format!("{taken} {}", t.n("kept-stay", stay.min(999))),
            _ => taken,
        })
    }
}

/// `GET /me`
///
/// # Errors
/// To the sign-in for who is no customer.
pub async fn me(web: Data<Web>, who: CustomerWho, tongue: Tongue, told: Query<Told>) -> Answer {
    let page = web.app.read(|read| {
        let (actor, lang) = (who.actor(), tongue.0);
        let frame = frame(read, who.seat.as_ref(), lang, "account-title")?;
        let kept = queries::kept(read, &actor, lang)?;
        let left = kept.last().map_or_else(String::new, |l| when(&web.app, lang, l.left_ms));
        let latest = customers::history::queries::list(read, &actor, None, LATEST, lang)?;
        Ok(AccountPage {
            told: told.words(&frame.shell.t),
            shell: frame.shell,
            seat: frame.seat,
            name: who.name.clone(),
            left,
            kept,
            usual: queries::usual(read, &actor, lang)?,
            favourites: favourites::items(read, &actor, lang)?,
            latest: latest.into_iter().map(|p| (when(&web.app, lang, p.opened_ms), p)).collect(),
        })
    })?;
    html(&page)
}
