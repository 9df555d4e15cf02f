//! The sockets of the screens: what each follows, shows and is painted from.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path, Payload, Query};
use serde::Deserialize;

use super::admin::insights::paint_today;
use super::{floor, guest, kitchen, words};
use crate::base::ids::{StationId, VisitId};
use crate::base::{Lang, Result, Verb};
use crate::live::Topic;
use crate::menu;
use crate::store::Read;
use crate::tables::{self, GuestState};
use crate::web::State as Web;
use crate::web::actor::{GuestWho, StaffWho, Tongue};
use crate::web::choosing::Choosing;
use crate::web::error::Answer;
use crate::web::paint::full;
use crate::web::screen::{Alive, DOOR, Parts, STATIONS, Screen, Snapshot};
use crate::web::socket;
use crate::web::turns;
use crate::web::ui::Words;

/// A snapshot of these topics, made by `parts`.
fn snapshot(
    topics: &[Topic],
    lang: Lang,
    parts: impl Fn(&Read<'_>, Words, i64) -> Result<Parts> + 'static,
) -> Snapshot {
    let topics = topics.to_vec();
    Box::new(move |app| {
        app.read(|read| {
            let seq = read.seq()?;
            let parts = parts(read, words(read, lang)?, seq)?;
            Ok((seq, full(&topics, seq, &parts)))
        })
    })
}

/// Which of the guest's screens.
#[derive(Deserialize)]
pub struct GuestScreen {
    screen: String,
    /// The version of the menu that the page was made with.
    menu: Option<i64>,
}

/// `GET /live/visit`
///
/// # Errors
/// 401 without a session; 429 where the visit has too many sockets; 503 where too many come at once.
pub async fn visit(
    req: HttpRequest,
    body: Payload,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    query: Query<GuestScreen>,
) -> Answer {
    who.actor().may_in(Verb::ReadVisit, who.visit)?;
    turns::wait(&web, &req).await?;
    // Who waits for a nod is told when it comes, and sees nothing of the table.
    let regions = match who.state {
        GuestState::Seated => guest::regions_of(&query.screen),
        GuestState::Waiting | GuestState::Away => &[DOOR],
    };
    let known = query.menu;
    let id = who.visit;
    let mut topics = vec![Topic::Visit(id)];
    if regions.contains(&"item") {
        topics.push(Topic::Menu);
    }
    let app = web.app.clone();
    let paints = snapshot(&topics, tongue.0, move |read, t, seq| {
        let visit = guest::Visit::new(read, id, t, seq);
        let paint = |name: &&'static str| match *name {
            // The menu is large, so it is sent anew only if it has changed since the page was made.
            "item" if known != Some(menu::queries::version(read)?) => guest::paint_menu(read, t, seq),
            other => visit.paint_live(&app, other),
        };
        regions.iter().map(|name| Ok((*name, paint(name)?))).collect()
    });
    let mut screen = Screen::guest(topics, tongue.0, regions, paints, who.alive());
    if who.state == GuestState::Seated {
        screen.choosing = Some(Choosing::new(web.app.clone(), id, who.number));
    }
    socket::open(&req, body, &web, who.seat(), screen)
}

/// `GET /live/kitchen`
///
/// # Errors
/// `Forbidden`; `NotFound` for an unknown station.
pub async fn kitchen(
    req: HttpRequest,
    body: Payload,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    query: Query<Vec<(String, String)>>,
) -> Answer {
    let actor = who.actor();
    actor.may(Verb::ReadBoard)?;
    let which = kitchen::Which::parse(&query)?;
    let stations = web.app.read(|read| which.stations(&crate::kitchen::queries::stations(read, tongue.0)?))?;
    let topics: Vec<_> = stations.iter().map(|s| Topic::Station(*s)).collect();
    let alive = same_stations(who.alive(), which.clone(), stations.clone(), tongue.0);
    let paints = snapshot(&topics, tongue.0, move |read, t, seq| {
        kitchen::snapshot(read, &actor, t, seq, &which, &stations)
    });
    let screen = Screen::staff(topics, tongue.0, &["board", "all-day", STATIONS], paints, alive);
    socket::open(&req, body, &web, who.seat(), screen)
}

/// A board follows the stations that there were when it was opened: with others
/// it is loaded anew, so that no ticket is made where nobody looks.
fn same_stations(session: Alive, which: kitchen::Which, shown: Vec<StationId>, lang: Lang) -> Alive {
    Box::new(move |app| {
        let now = app.read(|read| which.stations(&crate::kitchen::queries::stations(read, lang)?));
        // A station that has nothing to do any more may stay on the screen.
        let same = now.is_ok_and(|now| now.iter().all(|s| shown.contains(s)));
        same && session(app)
    })
}

/// `GET /live/items`: what is sold out.
///
/// # Errors
/// `Forbidden`.
pub async fn items(req: HttpRequest, body: Payload, web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    who.actor().may(Verb::SellOut)?;
    let topics = vec![Topic::Menu];
    let paints = snapshot(&topics, tongue.0, |read, t, seq| {
        Ok(vec![("stock", kitchen::paint_stocks(read, t, seq)?)])
    });
    let screen = Screen::staff(topics, tongue.0, &["stock"], paints, who.alive());
    socket::open(&req, body, &web, who.seat(), screen)
}

/// `GET /live/floor`
///
/// # Errors
/// `Forbidden`.
pub async fn floor(req: HttpRequest, body: Payload, web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let actor = who.actor();
    actor.may(Verb::ReadFloor)?;
    let topics = vec![Topic::Floor];
    let paints = snapshot(&topics, tongue.0, move |read, t, seq| {
        Ok(vec![("floor", floor::paint(read, &actor, t, seq)?)])
    });
    let screen = Screen::staff(topics, tongue.0, &["floor"], paints, who.alive());
    socket::open(&req, body, &web, who.seat(), screen)
}

/// `GET /live/insights`: today's figures.
///
/// # Errors
/// `Forbidden`.
pub async fn insights(req: HttpRequest, body: Payload, web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    who.actor().may(Verb::ReadInsights)?;
    let topics = vec![Topic::Insights];
    let paints = snapshot(&topics, tongue.0, |read, t, seq| {
        Ok(vec![("today", paint_today(read, t, seq)?)])
    });
    let screen = Screen::staff(topics, tongue.0, &["today"], paints, who.alive());
    socket::open(&req, body, &web, who.seat(), screen)
}

/// Which of a visit's screens on the floor.
#[derive(Deserialize)]
pub struct DeskScreen {
    screen: Option<String>,
}

/// `GET /live/floor/{visit}`: one visit's desk, or the pad to order for it.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn desk(
    req: HttpRequest,
    body: Payload,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    query: Query<DeskScreen>,
) -> Answer {
    let visit = VisitId(path.into_inner());
    who.actor().may(Verb::ReadFloor)?;
    web.app.read(|read| tables::queries::get_visit(read, visit))?;
    let topics = vec![Topic::Desk(visit)];
    if query.screen.as_deref() == Some("pad") {
        let paints = snapshot(&topics, tongue.0, move |read, t, seq| {
            Ok(vec![("pad", floor::paint_pad(read, visit, t, seq)?)])
        });
        let screen = Screen::staff(topics, tongue.0, &["pad"], paints, who.alive());
        return socket::open(&req, body, &web, who.seat(), screen);
    }
    let paints = snapshot(&topics, tongue.0, move |read, t, seq| {
        Ok(vec![("desk", floor::paint_desk(read, visit, t, seq)?)])
    });
    let screen = Screen::staff(topics, tongue.0, &["desk"], paints, who.alive());
    socket::open(&req, body, &web, who.seat(), screen)
}
