//! The form about one dish.

mod groups;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::form::{self, Form};
use super::{Again, shell, with_status};
use crate::base::ids::{CategoryId, GroupId, ItemId};
use crate::base::{Error, Lang, Result};
use crate::menu::edit::items::actions;
use crate::menu::edit::{Fields, House, StandingItem, item_fields, margin_ppm, queries, read_item};
use crate::menu::queries::last_name;
use crate::settings;
use crate::settings::queries::show_percent;
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};
use groups::{GroupRow, groups};

#[derive(Template)]
#[template(path = "admin/menu/item.html")]
struct ItemPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    action: String,
    id: Option<ItemId>,
    form: Form,
    version: String,
    margin: Option<String>,
    picture: Option<String>,
    groups: Vec<GroupRow>,
    /// Whether it says already what can be left out.
    removes: bool,
    done: Option<super::Done>,
}

impl ItemPage {
    /// Whether a group stands last among those that can be moved.
    fn is_last(&self, index: usize) -> bool {
        self.groups.get(index + 1).is_none_or(|g| g.removes)
    }
}

/// Where a new dish goes.
#[derive(Deserialize)]
pub struct Into {
    category: Option<i64>,
}

/// What the address says of the last form about a group.
#[derive(Deserialize)]
pub struct LastGroup {
    deleted: Option<i64>,
    saved: Option<String>,
}

/// `GET /admin/menu/items/new?category=`
///
/// # Errors
/// `Forbidden`.
pub async fn new_item(web: Data<Web>, who: StaffWho, tongue: Tongue, into: Query<Into>) -> Answer {
    let fields = web.app.read(|read| blank(read, &who, tongue.0, into.category.map(CategoryId)))?;
    let again = Again::wrong(fields, Vec::new());
    page(&web, &who, tongue, None, Some(again), None)
}

/// A new dish: the house's rate, made where its category's are.
fn blank(read: &Read<'_>, who: &StaffWho, lang: Lang, category: Option<CategoryId>) -> Result<Fields> {
    let house = queries::house(read, &who.actor())?;
    let decimal = lang.number_style().decimal;
    let mut fields = Fields::default();
    fields.add(
        "tax",
        show_percent(settings::queries::get(read)?.tax_ppm).replace('.', decimal),
    );
    if let Some(id) = category.or(house.categories.first().copied()) {
        fields.add("category", id.to_string());
        let usual = queries::category(read, &who.actor(), id)?.station;
        fields.add("station", usual.or(house.stations.first().cloned()).unwrap_or_default());
    }
    Ok(fields)
}

/// `GET /admin/menu/items/{item}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn item(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, last: Query<LastGroup>) -> Answer {
    page(
        &web,
        &who,
        tongue,
        Some(ItemId(path.into_inner())),
        None,
        Some(last.into_inner()),
    )
}

/// `POST /admin/menu/items`
///
/// # Errors
/// The page again with what was typed.
pub async fn add_item(web: Data<Web>, who: StaffWho, tongue: Tongue, typed: Posted<Vec<(String, String)>>) -> Answer {
    let fields = Form::fields(typed.into_inner());
    if Form::is_kept(&fields) {
        return page(&web, &who, tongue, None, Some(Again::wrong(fields, Vec::new())), None);
    }
    let edit = match read_item(&fields, &house(&web, &who)?) {
        Ok(edit) => edit,
        Err(problems) => return page(&web, &who, tongue, None, Some(Again::wrong(fields, problems)), None),
    };
    let actor = who.actor();
    let id = match web.app.write(move |tx| actions::add(tx, &actor, &edit)).await {
        Err(Error::Invalid(wrong)) => return page(&web, &who, tongue, None, Some(Again::refused(fields, wrong)), None),
        added => added?,
    };
    Ok(reply::see_other(&format!("/admin/menu?saved=item-{id}#item-{id}")))
}

/// `POST /admin/menu/items/{item}`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save_item(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    let id = ItemId(path.into_inner());
    let mut fields = Form::fields(typed.into_inner());
    if Form::is_kept(&fields) {
        return page(
            &web,
            &who,
            tongue,
            Some(id),
            Some(Again::wrong(fields, Vec::new())),
            None,
        );
    }
    let actor = who.actor();
    let before = match web.app.read(|read| queries::item(read, &actor, id)) {
        Err(Error::NotFound(_)) => return page(&web, &who, tongue, None, Some(Again::gone(fields)), None),
        before => before?,
    };
    let seen = before.version();
    let house = house(&web, &who)?;
    let now = || item_fields(&before, house.currency, tongue.0.number_style().decimal);
    if fields.one("version") != seen && fields.merge(&now()) {
        return page(&web, &who, tongue, Some(id), Some(Again::stale(fields)), None);
    }
    let edit = match read_item(&fields, &house) {
        Ok(edit) => edit,
        Err(problems) => return page(&web, &who, tongue, Some(id), Some(Again::wrong(fields, problems)), None),
    };
    if before.file.price != edit.price {
        who.proved(&web)?;
    }
    match web.app.write(move |tx| actions::save(tx, &actor, id, &seen, &edit)).await {
        Ok(()) => Ok(reply::see_other(&format!("/admin/menu?saved=item-{id}#item-{id}"))),
        Err(Error::Conflict(_)) => page(&web, &who, tongue, Some(id), Some(Again::stale(fields)), None),
        Err(Error::Invalid(wrong)) => page(&web, &who, tongue, Some(id), Some(Again::refused(fields, wrong)), None),
        Err(e) => Err(e.into()),
    }
}

fn house(web: &Web, who: &StaffWho) -> Result<House> {
    web.app.read(|read| queries::house(read, &who.actor()))
}

fn page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    id: Option<ItemId>,
    again: Option<Again>,
    last: Option<LastGroup>,
) -> Answer {
    let status = again.as_ref().map_or(StatusCode::OK, Again::status);
    let page = web.app.read(|read| item_page(read, who, tongue, id, again, last))?;
    with_status(&page, status)
}

fn item_page(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    id: Option<ItemId>,
    again: Option<Again>,
    last: Option<LastGroup>,
) -> Result<ItemPage> {
    let (actor, t) = (who.actor(), words(read, tongue.0)?);
    let house = queries::house(read, &actor)?;
    let standing = id.map(|id| queries::item(read, &actor, id)).transpose()?;
    let decimal = tongue.0.number_style().decimal;
    let now = standing.as_ref().map(|s| item_fields(s, t.currency, decimal)).unwrap_or_default();
    let mut version = standing.as_ref().map(StandingItem::version).unwrap_or_default();
    let form = match again {
        None => Form::new(read, t, &house, now, &[])?,
        Some(mut again) if again.stale => {
            count_anew(&mut again.fields, now.one("stock"));
            let mut form = Form::new(read, t, &house, again.fields, &again.problems)?;
            form.stale(now);
            form
        }
        Some(again) => {
            version = again.fields.one("version").into();
            Form::gone(again.gone, Form::new(read, t, &house, again.fields, &again.problems)?)
        }
    };
    let mut shell = shell(read, who, tongue, "editor-new-item")?;
    if let Some(id) = id {
        shell.title = last_name(read, id, tongue.0)?;
    }
    let terms = settings::queries::get(read)?.terms;
    let margin = |s: &StandingItem| margin_ppm(s.file.price, s.file.tax_ppm.unwrap_or_default(), terms, s.cost);
    Ok(ItemPage {
        shell,
        person: who.name.clone(),
        tab: "menu",
        action: id.map_or("/admin/menu/items".into(), |id| format!("/admin/menu/items/{id}")),
        id,
        margin: standing.as_ref().and_then(margin).map(|ppm| t.percent(ppm / 1000 * 1000)),
        picture: standing.as_ref().and_then(|s| s.file.picture.clone()),
        removes: standing.as_ref().is_some_and(|s| s.file.groups.iter().any(|g| g.removes)),
        groups: standing.map(|s| groups(read, t, &s)).transpose()?.unwrap_or_default(),
        done: told(read, t, id, last)?,
        form,
        version,
    })
}

/// A count that nobody touched is the one of now; one that was typed is measured against it.
fn count_anew(fields: &mut Fields, now: &str) {
    if fields.one("stock").trim() == fields.one("stock-was") {
        fields.set("stock", now);
    }
    fields.set("stock-was", now);
}

fn told(read: &Read<'_>, t: Words, item: Option<ItemId>, last: Option<LastGroup>) -> Result<Option<super::Done>> {
    let (Some(item), Some(last)) = (item, last) else {
        return Ok(None);
    };
    let Some(group) = last.deleted else {
        let words = last.saved.map(|_| t.t("editor-saved-options"));
        return Ok(words.map(|words| super::Done { words, undo: None }));
    };
    let mut name = queries::group_name(read, item, GroupId(group), t.lang)?;
    if name.is_empty() {
        name = t.t("editor-removals");
    }
    Ok(Some(super::Done {
        words: t.with("editor-deleted", "name", name),
        undo: Some(format!("/admin/menu/items/{item}/groups/{group}/restore")),
    }))
}
