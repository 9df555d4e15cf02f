//! The API's description as a page: RapiDoc, out of the program itself, so that it works without the internet.

use actix_web::http::header;
use actix_web::web::Data;
use askama::Template;

use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;
use crate::web::pages::{desk_shell, html};
use crate::web::ui::{self, Shell};

/// The walls of this page alone. RapiDoc writes style attributes and sheets as it draws, which the house's own pages
/// never do. Scripts come from the house as everywhere, and it speaks to nobody else.
const WALLS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "api/docs.html")]
struct DocsPage {
    shell: Shell,
}

/// `GET /api/docs`
///
/// # Errors
/// A fault of the database.
pub async fn page(web: Data<Web>, tongue: Tongue) -> Answer {
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "docs", "docs-title"))?;
    let mut answer = html(&DocsPage { shell })?;
    let walls = header::HeaderValue::from_static(WALLS);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, walls);
    Ok(answer)
}
