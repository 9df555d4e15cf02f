//! The cards to print, as a page and as PDF.

use std::fmt;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use askama::Template;
use askama::filters::HtmlSafe;

use super::doubt::{self, Doubt};
use super::{Web, html, shell};
use crate::app::control::url_of;
use crate::base::{Actor, Lang, Result, Verb};
use crate::settings;
use crate::store::Read;
use crate::tables::Table;
use crate::tables::plan::queries::areas;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::cards::{Deck, Size, papers, pdf, svg};
use crate::web::error::{Answer, Failure};
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// What is to be printed, as the address says it: `size`, any of `area` and `table`, `beneath`.
type Asked = Query<Vec<(String, String)>>;

/// An area on the form, and its tables.
struct Area {
    name: String,
    chosen: bool,
    tables: Vec<(Table, bool)>,
}

/// A page of cards, drawn.
struct Drawn(String);

impl HtmlSafe for Drawn {}
impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the form says, filled in where it says nothing.
struct Choice {
    size: Size,
    areas: Vec<Area>,
    /// Whether English stands beneath the house's language; `None` where that is English.
    beneath: Option<bool>,
}

impl Choice {
    fn read(read: &Read<'_>, asked: &[(String, String)], own: Lang) -> Result<Choice> {
        let all = |field: &'static str| asked.iter().filter(move |(n, _)| n == field).map(|(_, v)| v.as_str());
        let one = |field: &'static str, value: &str| all(field).any(|v| v == value);
        // An address without a choice is everything; a form with nothing ticked is nothing.
        let every = ["chosen", "area", "table"].into_iter().all(|field| all(field).next().is_none());
        let areas = areas(read)?.into_iter().map(|(name, tables)| {
            let pick = |t: Table| {
                let chosen = one("table", &t.id.to_string());
                (t, chosen)
            };
            Area {
                chosen: every || one("area", &name),
                tables: tables.into_iter().map(pick).collect(),
                name,
            }
        });
        let first = all("size").next().is_none();
        Ok(Choice {
            size: all("size").next().and_then(Size::parse).unwrap_or(Size::Sheet),
            areas: areas.collect(),
            beneath: (own != Lang::En).then(|| first || one("beneath", "en")),
        })
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        let of = |area: &'_ Area| area.chosen;
        let all = self
            .areas
            .iter()
            .flat_map(move |a| a.tables.iter().map(move |(t, one)| (t, of(a) || *one)));
        all.filter(|(_, chosen)| *chosen).map(|(t, _)| t)
    }
}

/// What is printed, for who may print it and, where a card tells the Wi-Fi's password, has proved it.
fn deck(
    web: &Web,
    actor: &Actor,
    proved: impl FnOnce() -> std::result::Result<(), Failure>,
    asked: &[(String, String)],
) -> std::result::Result<(Deck, Choice), Failure> {
    let house = web.app.read(|read| {
        actor.may(Verb::EditTables)?;
        settings::queries::get(read)
    })?;
    if !house.wifi.name.is_empty() {
        proved()?;
    }
    let lang = house.language;
    let choice = web.app.read(|read| Choice::read(read, asked, lang))?;
    let card = |t: &Table| (t.kind.named(lang, &t.name), url_of(&web.app, t));
    let deck = Deck {
        house: house.house_name.clone(),
        lang,
        beneath: choice.beneath.filter(|on| *on).map(|_| Lang::En),
        wifi: house.wifi.clone(),
        tables: choice.tables().map(card).collect(),
    };
    Ok((deck, choice))
}

#[derive(Template)]
#[template(path = "admin/tables/cards.html")]
struct CardsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    size: Size,
    areas: Vec<Area>,
    beneath: Option<bool>,
    wifi: bool,
    fits_pdf: bool,
    papers: Vec<Drawn>,
    doubt: Option<Doubt>,
}

/// `GET /admin/tables/cards`
///
/// # Errors
/// `Forbidden`; `NeedsProof` where the cards tell the Wi-Fi's password.
pub async fn cards(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Asked) -> Answer {
    let (deck, choice) = deck(&web, &who.actor(), || who.proved(&web), &asked)?;
    let drawn = papers(&deck, choice.size)?;
    let page = CardsPage {
        shell: web.app.read(|read| shell(read, &who, tongue, "print-cards"))?,
        person: who.name.clone(),
        tab: "tables",
        size: choice.size,
        areas: choice.areas,
        beneath: choice.beneath,
        wifi: !deck.wifi.name.is_empty(),
        fits_pdf: deck.fits_pdf(),
        papers: drawn.iter().map(|p| Drawn(svg::drawn(p, deck.lang))).collect(),
        doubt: doubt::of(&web).await,
    };
    html(&page)
}

/// `GET /admin/tables/cards.pdf`
///
/// # Errors
/// As [`cards`].
pub async fn file(web: Data<Web>, who: StaffWho, asked: Asked) -> Answer {
    let file = printed(&web, &who.actor(), || who.proved(&web), &asked)?;
    Ok(file.unwrap_or_else(|| reply::see_other("/admin/tables/cards?chosen=on")))
}

/// The cards as a PDF; `None` where no table is chosen.
///
/// # Errors
/// As [`cards`]; `proved` tells whether the password was given just now.
pub fn printed(
    web: &Web,
    actor: &Actor,
    proved: impl FnOnce() -> std::result::Result<(), Failure>,
    asked: &[(String, String)],
) -> std::result::Result<Option<HttpResponse>, Failure> {
    let (deck, choice) = deck(web, actor, proved, asked)?;
    if deck.tables.is_empty() {
        return Ok(None);
    }
    let bytes = pdf::file(&deck, choice.size)?;
    let name = format!("inline; filename=\"cards-{}.pdf\"", choice.size.word());
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/pdf").insert_header(("content-disposition", name));
    Ok(Some(answer.body(bytes)))
}
