//! The way back of a tap. It belongs to the device that tapped, so it is no live
//! region: it comes with the tap's answer, and a cookie keeps it for pages that are loaded.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;

use super::*;
use crate::kitchen::actions::{Moved, step, undo as take_back};
use crate::web::actor::{cookie, no_cookie};

/// The cookie of the last tap.
const UNDO: &str = "comanda_undo";
/// So long a tap can be taken back, in seconds.
const SECONDS: i64 = 30;

/// A tap that can be taken back, as a form carries it.
#[derive(Debug, Deserialize)]
pub struct UndoForm {
    lines: String,
    to: String,
}

impl UndoForm {
    fn of(moved: &Moved) -> UndoForm {
        let ids: Vec<_> = moved.lines.iter().map(ToString::to_string).collect();
        UndoForm {
            lines: ids.join("."),
            to: moved.to.word().into(),
        }
    }
    fn parse(&self) -> Option<Moved> {
        let ids = self.lines.split('.').map(|id| id.parse().map(LineId));
        Some(Moved {
            lines: ids.collect::<std::result::Result<_, _>>().ok()?,
            to: State::parse(&self.to)?,
        })
    }
    fn cookie(&self) -> Cookie<'static> {
        let seconds = Duration::seconds(SECONDS);
        cookie(UNDO, format!("{}-{}", self.lines, self.to), seconds)
    }
    fn remembered(req: &HttpRequest) -> Option<UndoForm> {
        let known = req.cookie(UNDO)?;
        let (lines, to) = known.value().split_once('-')?;
        let (lines, to) = (lines.to_string(), to.to_string());
        Some(UndoForm { lines, to })
    }
}

/// The button that takes the last tap back, if it can be.
#[derive(Template)]
#[template(path = "kitchen/_undo.html")]
pub(super) struct UndoRegion {
    seconds: i64,
    offer: Option<Offer>,
}
impl HtmlSafe for UndoRegion {}

struct Offer {
    form: UndoForm,
    words: String,
}

impl UndoRegion {
    fn new(read: &Read<'_>, t: Words, moved: Option<&Moved>) -> Result<UndoRegion> {
        let offer = match moved {
            Some(moved) => kitchen::queries::find_moved(read, moved)?.map(|(number, table)| {
                let words = Msg::new("board-undo").text("number", number.to_string()).text("table", table);
                Offer {
                    form: UndoForm::of(moved),
                    words: t.msg(&words.key("state", moved.to.key())),
                }
            }),
            None => None,
        };
        Ok(UndoRegion {
            seconds: SECONDS,
            offer,
        })
    }

    /// For a page that is loaded after the tap.
    ///
    /// # Errors
    /// A fault of the database.
    pub(super) fn remembered(read: &Read<'_>, req: &HttpRequest, t: Words) -> Result<UndoRegion> {
        let moved = UndoForm::remembered(req).and_then(|form| form.parse());
        UndoRegion::new(read, t, moved.as_ref())
    }
}

/// Takes a step and answers its way back.
///
/// # Errors
/// As [`step`].
pub(super) async fn stepped(
    req: &HttpRequest,
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    what: What,
    to_take: Step,
) -> Answer {
    let actor = who.actor();
    let moved = web.app.write(move |tx| step(tx, &actor, what, to_take)).await?;
    // To take back a step back would lead in circles.
    let moved = moved.filter(|_| to_take != Step::Recall);
    answer(req, web, tongue, moved.as_ref())
}

/// `POST /kitchen/undo`
///
/// # Errors
/// `Malformed`; and as [`take_back`].
pub async fn undo(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue, form: Form<UndoForm>) -> Answer {
    let malformed = || Error::Malformed(Msg::new("error-malformed"));
    let (actor, moved) = (who.actor(), form.parse().ok_or_else(malformed)?);
    web.app.write(move |tx| take_back(tx, &actor, &moved)).await?;
    answer(&req, &web, tongue, None)
}

fn answer(req: &HttpRequest, web: &Web, tongue: Tongue, moved: Option<&Moved>) -> Answer {
    let mut answer: HttpResponse = if reply::wants_regions(req) {
        let region = web.app.read(|read| UndoRegion::new(read, super::super::words(read, tongue.0)?, moved))?;
        reply::regions(&[super::super::render(&region)?])
    } else {
        reply::see_other("/kitchen")
    };
    let kept = moved.map_or_else(|| no_cookie(UNDO), |m| UndoForm::of(m).cookie());
    reply::give_cookie(&mut answer, &kept)?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_is_remembered_as_it_was() {
        let moved = Moved {
            lines: vec![LineId(7), LineId(12)],
            to: State::Ready,
        };
        let form = UndoForm::of(&moved);
        let req = actix_web::test::TestRequest::default().cookie(form.cookie()).to_http_request();
        assert_eq!(UndoForm::remembered(&req).unwrap().parse(), Some(moved));
        for (lines, to) in [("", "ready"), ("7.x", "ready"), ("7", "eaten")] {
            let wrong = UndoForm {
                lines: lines.into(),
                to: to.into(),
            };
            assert_eq!(wrong.parse(), None, "{wrong:?}");
        }
    }
}
