//! The people at one table: one's name, who else sits there and who is choosing.

use actix_web::web::Form;
use askama::filters::HtmlSafe;
use serde::Deserialize;

use super::*;
use crate::app::App;
use crate::base::Msg;
use crate::floor;
use crate::live::presence;
use crate::store::Tx;
use crate::tables::party::{NAME_MAX, own_name};
use crate::web::actor::CustomerWho;
use crate::web::pages::refused;
use crate::web::ui::Plain;

/// Who is choosing just now, of the others.
#[derive(Template)]
#[template(path = "guest/_choosing.html")]
pub struct ChoosingRegion {
    t: Words,
    seq: i64,
    /// The small numbers and names.
    choosing: Vec<(i64, String)>,
}
impl HtmlSafe for ChoosingRegion {}

impl ChoosingRegion {
    /// Classes that hide the sentence from those whom it names: they have one of their own.
    fn but(&self) -> String {
        let all: Vec<_> = self.choosing.iter().map(|(number, _)| format!("not-{number}")).collect();
        all.join(" ")
    }

    /// The sentence for this guest, whom it leaves out; 0 for one who is not choosing.
    fn words(&self, reader: impl Plain<i64>) -> String {
        let reader = reader.plain();
        let mut others = self
            .choosing
            .iter()
            .filter(|(number, _)| *number != reader)
            .map(|(_, name)| name.as_str());
        match (others.next(), others.next(), others.count()) {
            (Some(one), None, _) => self.t.with("choosing-one", "name", one),
            (Some(one), Some(two), 0) => {
                let both = Msg::new("choosing-two").text("first", one).text("second", two);
                self.t.msg(&both)
            }
            (Some(_), Some(_), more) => self.t.n("choosing-many", more as i64 + 2),
            (None, ..) => String::new(),
        }
    }
}

/// Who sits at the table, with a way to say that somebody does not belong to it.
#[derive(Template)]
#[template(path = "guest/_people.html")]
pub struct PeopleRegion {
    t: Words,
    seq: i64,
    people: Vec<Neighbour>,
}
impl HtmlSafe for PeopleRegion {}

struct Neighbour {
    number: i64,
    name: String,
    /// Whether others came earlier and may still send them away.
    may_be_stranger: bool,
}

impl GuestsRegion {
    /// The place where it says who is choosing; the socket fills it.
    pub fn choosing(&self) -> ChoosingRegion {
        let (t, seq) = (self.t, self.seq);
        let choosing = Vec::new();
        ChoosingRegion { t, seq, choosing }
    }
}

impl Visit<'_> {
    /// A region by its name, as [`Visit::paint`]; also the one that is made of what screens say.
    ///
    /// # Errors
    /// A fault of the database or of a template.
    pub fn paint_live(&self, app: &App, region: &str) -> Result<Vec<Op>> {
        match region {
            presence::REGION => self.paint_choosing(app),
            _ => self.paint(region),
        }
    }

    fn paint_choosing(&self, app: &App) -> Result<Vec<Op>> {
        let numbers = app.hub.presence.choosing(self.id);
        let mut guests = match numbers.as_slice() {
            [] => Vec::new(),
            _ => tables::queries::list_guests(self.read, self.id)?,
        };
        guests.retain(|g| numbers.contains(&g.number) && g.state == GuestState::Seated);
        let region = ChoosingRegion {
            t: self.t,
            seq: self.seq,
            choosing: guests.into_iter().map(|g| (g.number, g.name)).collect(),
        };
        Ok(vec![replace(presence::REGION, &region)?])
    }

    /// Who sits at the table.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn people(&self) -> Result<PeopleRegion> {
        let guests = tables::queries::list_guests(self.read, self.id)?;
        let senders = orders::queries::senders(self.read, self.id)?;
        let seated = guests.into_iter().filter(|g| g.state == GuestState::Seated);
        let people = seated.enumerate().map(|(n, g)| Neighbour {
            may_be_stranger: n > 0 && !senders.contains(&g.id),
            number: g.number,
            name: g.name,
        });
        Ok(PeopleRegion {
            t: self.t,
            seq: self.seq,
            people: people.collect(),
        })
    }
}

#[derive(Template)]
#[template(path = "guest/me.html")]
struct MePage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    people: PeopleRegion,
    own: String,
    name: String,
    /// The account that is signed in on this phone.
    account: Option<String>,
    problems: Problems,
}

impl MePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /visit/me`
///
/// # Errors
/// 401 without a guest's session.
pub async fn me(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    me_page(&req, &web, &who, tongue, &who.name, Problems::none())
}

fn me_page(req: &HttpRequest, web: &Web, who: &GuestWho, tongue: Tongue, name: &str, problems: Problems) -> Answer {
    let account = CustomerWho::session(req)?.map(|s| s.name);
    let page = web.app.read(|read| {
        let head = head(read, who, tongue.0, "me", "me-name")?;
        Ok(MePage {
            people: visit(read, who, head.shell.t, head.seq).people()?,
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "me",
            own: who.name.clone(),
            name: name.to_string(),
            account,
            problems,
        })
    })?;
    html(&page)
}

/// A name as it was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

/// `POST /visit/me`
///
/// # Errors
/// As [`own_name`] and [`tables::party::actions::rename`]; what was typed stays.
pub async fn rename(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, form: Form<NameForm>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit) = (who.actor(), who.visit);
    let renamed = match own_name(&form.name) {
        Ok(name) => {
            let work = move |tx: &Tx<'_>| tables::party::actions::rename(tx, &actor, visit, &name);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match renamed {
        Ok(()) => Ok(reply::see_other("/visit/me")),
        Err(e) => refused(&web, tongue, e, |problems| {
            me_page(&req, &web, &who, tongue, &form.name, problems)
        }),
    }
}

/// `POST /visit/guests/{guest}/send-away`
///
/// # Errors
/// As [`floor::actions::send_away`].
pub async fn send_away(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue, path: Path<i64>) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let (actor, visit, number) = (who.actor(), who.visit, path.into_inner());
    match web.app.write(move |tx| floor::actions::send_away(tx, &actor, visit, number)).await {
        Ok(()) => Ok(reply::see_other("/visit/me")),
        Err(e) => refused(&web, tongue, e, |problems| {
            me_page(&req, &web, &who, tongue, &who.name, problems)
        }),
    }
}
