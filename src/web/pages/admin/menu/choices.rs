//! The form about a group of options, or about what can be left out. Its rows are
//! ordered, added and dropped by buttons that post the form and store nothing:
//! only "Save" does. Long because a group is read, checked, shown again and told stale in one form.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::form::Form;
use super::{Again, Place, shell, with_status};
use crate::base::ids::{GroupId, ItemId};
use crate::base::{Actor, Error, Result, Verb};
use crate::menu::edit::choices::actions;
use crate::menu::edit::{Fields, Problem, changes_price, group_fields, group_version, queries, read_group};
use crate::menu::import::GroupFile;
use crate::menu::queries::last_name;
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/menu/group.html")]
struct GroupPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    action: String,
    item: ItemId,
    item_name: String,
    removes: bool,
    form: Form,
    version: String,
    /// What stands now, line by line, where somebody else saved meanwhile.
    now: Option<Vec<String>>,
}

impl GroupPage {
    fn rows(&self) -> std::ops::Range<usize> {
        self.form.fields.option_numbers()
    }
    fn last(&self, n: usize) -> bool {
        n + 1 == self.rows().end
    }
    /// What a row is called, for who hears its buttons.
    fn row_name(&self, n: usize) -> String {
        let names = self.form.languages.iter().map(|l| self.form.fields.one(&format!("o{n}-name-{l}")));
        let name = names.into_iter().find(|name| !name.is_empty());
        name.map_or_else(|| self.shell.t.n("editor-row", n as i64 + 1), String::from)
    }
    fn at(&self, n: usize, name: &str) -> String {
        format!("o{n}-{name}")
    }
    fn ticked(&self, n: usize) -> usize {
        self.form.fields.all(&format!("o{n}-allergens")).count()
    }
    fn key(&self, n: usize) -> &str {
        self.form.fields.one(&format!("o{n}-key"))
    }
}

/// What a new group is for.
#[derive(Deserialize)]
pub struct Kind {
    removes: Option<String>,
}

/// `GET /admin/menu/items/{item}/groups/new?removes=`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn new_group(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, kind: Query<Kind>) -> Answer {
    let mut fields = Fields::default();
    if kind.removes.is_some() {
        fields.add("removes", "on");
    }
    fields.add("least", "0");
    fields.add("most", "1");
    fields.add("o0-key", "");
    fields.add("o1-key", "");
    let again = Again::wrong(fields, Vec::new());
    page(&web, &who, tongue, ItemId(path.into_inner()), None, Some(again))
}

/// `GET /admin/menu/items/{item}/groups/{group}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn group(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<(i64, i64)>) -> Answer {
    let (item, group) = path.into_inner();
    page(&web, &who, tongue, ItemId(item), Some(GroupId(group)), None)
}

/// `POST /admin/menu/items/{item}/groups`
///
/// # Errors
/// The page again with what was typed.
pub async fn add_group(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    save(&web, &who, tongue, ItemId(path.into_inner()), None, typed.into_inner()).await
}

/// `POST /admin/menu/items/{item}/groups/{group}`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save_group(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, i64)>,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    let (item, group) = path.into_inner();
    save(
        &web,
        &who,
        tongue,
        ItemId(item),
        Some(GroupId(group)),
        typed.into_inner(),
    )
    .await
}

async fn save(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    item: ItemId,
    id: Option<GroupId>,
    typed: Vec<(String, String)>,
) -> Answer {
    let (actor, fields) = (who.actor(), Fields::new(typed));
    let button = fields.one("do");
    if !button.is_empty() && button != "save" {
        let again = Again::wrong(fields.rearranged(button), Vec::new());
        return page(web, who, tongue, item, id, Some(again));
    }
    let read = web.app.read(|read| read_form(read, &actor, item, id, &fields));
    let read = match read {
        Err(Error::NotFound(_)) if id.is_some() => {
            return page(web, who, tongue, item, None, Some(Again::gone(fields)));
        }
        read => read?,
    };
    let group = match read {
        (Ok(group), before) => {
            if before.is_some_and(|b| changes_price(&b, &group)) {
                who.proved(web)?;
            }
            group
        }
        (Err(problems), _) => return page(web, who, tongue, item, id, Some(Again::wrong(fields, problems))),
    };
    let seen = fields.one("version").to_string();
    let work = move |tx: &Tx<'_>| match id {
        Some(id) => actions::save(tx, &actor, item, id, &seen, &group),
        None => actions::add(tx, &actor, item, &group),
    };
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other(&format!(
            "/admin/menu/items/{item}?saved=options#options"
        ))),
        Err(Error::Conflict(_)) => page(web, who, tongue, item, id, Some(Again::stale(fields))),
        Err(Error::Invalid(wrong)) => page(web, who, tongue, item, id, Some(Again::refused(fields, wrong))),
        Err(e) => Err(e.into()),
    }
}

/// What was typed, and the group as it stands.
type Typed = (std::result::Result<GroupFile, Vec<Problem>>, Option<GroupFile>);

fn read_form(read: &Read<'_>, actor: &Actor, item: ItemId, id: Option<GroupId>, fields: &Fields) -> Result<Typed> {
    let house = queries::house(read, actor)?;
    let standing = queries::item(read, actor, item)?;
    let before = id.map(|id| standing.group(id).cloned()).transpose()?;
    let removes = before.as_ref().map_or(fields.has("removes", "on"), |b| b.removes);
    Ok((read_group(fields, &house, removes, standing.file.allergens), before))
}

/// `POST /admin/menu/items/{item}/groups/{group}/{what}`: `move`, `delete`, `restore`.
///
/// # Errors
/// As the verbs in [`actions`].
pub async fn do_group(web: Data<Web>, who: StaffWho, path: Path<(i64, i64, String)>, place: Posted<Place>) -> Answer {
    let (item, id, what) = path.into_inner();
    let (item, id, actor) = (ItemId(item), GroupId(id), who.actor());
    actor.may(Verb::EditMenu)?;
    let position = if what == "move" { place.position()? } else { 0 };
    let next = match what.as_str() {
        "delete" => format!("/admin/menu/items/{item}?deleted={id}#options"),
        _ => format!("/admin/menu/items/{item}#options"),
    };
    let work = move |tx: &Tx<'_>| match what.as_str() {
        "move" => actions::move_to(tx, &actor, item, id, position),
        "delete" => actions::delete(tx, &actor, item, id),
        "restore" => actions::restore(tx, &actor, item, id),
        _ => Err(Error::missing()),
    };
    web.app.write(work).await?;
    Ok(reply::see_other(&next))
}

fn page(web: &Web, who: &StaffWho, tongue: Tongue, item: ItemId, id: Option<GroupId>, again: Option<Again>) -> Answer {
    let status = again.as_ref().map_or(StatusCode::OK, Again::status);
    let page = web.app.read(|read| group_page(read, who, tongue, item, id, again))?;
    with_status(&page, status)
}

fn group_page(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    item: ItemId,
    id: Option<GroupId>,
    again: Option<Again>,
) -> Result<GroupPage> {
    let (actor, t) = (who.actor(), words(read, tongue.0)?);
    let house = queries::house(read, &actor)?;
    let standing = queries::item(read, &actor, item)?;
    let group = id.map(|id| standing.group(id)).transpose()?;
    let mut version = group.map(group_version).unwrap_or_default();
    let mut now = None;
    let form = match again {
        None => {
            let decimal = tongue.0.number_style().decimal;
            let fields = group.map(|g| group_fields(g, t.currency, decimal)).unwrap_or_default();
            Form::new(read, t, &house, fields, &[])?
        }
        Some(again) => {
            if again.stale {
                now = Some(group.map(|g| lines(g, tongue, t)).unwrap_or_default());
            } else {
                version = again.fields.one("version").into();
            }
            Form::gone(again.gone, Form::new(read, t, &house, again.fields, &again.problems)?)
        }
    };
    let removes = group.map_or(form.fields.has("removes", "on"), |g| g.removes);
    let shell = headed(read, who, tongue, item, id.filter(|_| !removes), removes)?;
    let action = format!("/admin/menu/items/{item}/groups");
    Ok(GroupPage {
        shell,
        person: who.name.clone(),
        tab: "menu",
        action: id.map_or(action.clone(), |id| format!("{action}/{id}")),
        item,
        item_name: last_name(read, item, tongue.0)?,
        removes,
        form,
        version,
        now,
    })
}

/// The page's shell, with the group's own name where it has one.
fn headed(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    item: ItemId,
    named: Option<GroupId>,
    removes: bool,
) -> Result<Shell> {
    let title = if removes { "editor-removals" } else { "editor-new-group" };
    let mut shell = shell(read, who, tongue, title)?;
    if let Some(id) = named {
        shell.title = queries::group_name(read, item, id, tongue.0)?;
    }
    Ok(shell)
}

/// A group in words: its names, then its options with theirs.
fn lines(group: &GroupFile, tongue: Tongue, t: crate::web::ui::Words) -> Vec<String> {
    let names = |names: &crate::menu::import::Words| names.values().cloned().collect::<Vec<_>>().join(" / ");
    let option = |o: &crate::menu::import::OptionFile| {
        let allergens = ui::allergens(&t, &o.allergens);
        let price = t.currency.show(o.delta, tongue.0);
        [names(&o.names), price, allergens]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let head = (!group.removes).then(|| format!("{} ({}–{})", names(&group.names), group.least, group.most));
    head.into_iter().chain(group.options.iter().map(option)).collect()
}
