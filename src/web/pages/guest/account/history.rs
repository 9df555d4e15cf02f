//! What a customer had in the house, visit by visit.

use super::*;
use crate::base::ids::VisitId;
use crate::orders::State;

/// So many visits are on a page.
const EACH: i64 = 10;

#[derive(Template)]
#[template(path = "guest/account/history.html")]
struct HistoryPage {
    shell: Shell,
    seat: Option<Place>,
    visits: Vec<(String, Past)>,
    /// The visit before which older ones are asked for, if there are any.
    older: Option<i64>,
    first: bool,
}

/// Which page.
#[derive(Deserialize)]
pub struct Asked {
    before: Option<i64>,
}

/// `GET /me/history`
///
/// # Errors
/// To the sign-in for who is no customer.
pub async fn history(web: Data<Web>, who: CustomerWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    let page = web.app.read(|read| {
        let (actor, lang) = (who.actor(), tongue.0);
        let frame = frame(read, who.seat.as_ref(), lang, "history-title")?;
        let before = asked.before.map(VisitId);
        // One more than is shown tells whether there are older ones.
        let mut found = customers::history::queries::list(read, &actor, before, EACH + 1, lang)?;
        let more = found.len() as i64 > EACH;
        found.truncate(EACH as usize);
        Ok(HistoryPage {
            shell: frame.shell,
            seat: frame.seat,
            older: found.last().filter(|_| more).map(|p| p.visit.0),
            visits: found.into_iter().map(|p| (when(&web.app, lang, p.opened_ms), p)).collect(),
            first: before.is_none(),
        })
    })?;
    html(&page)
}
