//! How a guest goes on with another phone.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

use super::join::MessagePage;
use super::*;
use crate::base::{Actor, Msg};
use crate::people::SessionToken;
use crate::store::Tx;
use crate::tables::party::{CODE_MS, Code};
use crate::web::actor::{GUEST, guest_cookie, peer, token_hash};
use crate::web::pages::desk_shell;
use crate::web::qr;

#[derive(Template)]
#[template(path = "guest/handover.html")]
struct HandoverPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    picture: String,
    url: String,
    until: String,
}

/// `GET /visit/handover`: a code is shown once, so the way to a new one.
///
/// # Errors
/// 401 without a guest's session.
pub async fn handover_page(who: GuestWho) -> Answer {
    who.actor().may_in(Verb::ReadVisit, who.visit)?;
    Ok(reply::see_other("/visit/me"))
}

/// `POST /visit/handover`: makes a code and shows it.
///
/// # Errors
/// As [`tables::party::actions::make_handover`].
pub async fn handover(web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let code = Code::fresh()?;
    let (actor, visit, hash) = (who.actor(), who.visit, code.hash());
    web.app
        .write(move |tx| tables::party::actions::make_handover(tx, &actor, visit, &hash))
        .await?;
    let url = format!("{}/h/{}", web.app.base_url(), code.as_str());
    let until = web.app.store.calendar().local(web.app.store.clock().now().at_ms + CODE_MS);
    let svg = qr::svg(&url)?;
    let page = web.app.read(|read| {
        let head = head(read, &who, tongue.0, "me", "handover-title")?;
        Ok(HandoverPage {
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "me",
            // What comes before the element is for a file of its own.
            picture: svg.find("<svg").map_or_else(String::new, |at| svg[at..].to_string()),
            url,
            until: until.strftime("%H:%M").to_string(),
        })
    })?;
    Ok(unkept(html(&page)?))
}

/// The secret on a page is for this look at it only.
fn unkept(mut answer: HttpResponse) -> HttpResponse {
    let never = header::HeaderValue::from_static("no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, never);
    answer
}

#[derive(Template)]
#[template(path = "guest/go_on.html")]
struct GoOnPage {
    shell: Shell,
    question: String,
    name: String,
}

/// `GET /h/{code}`: asks. Only the button uses the code up, so that previews and checks of links do not.
///
/// # Errors
/// 404 and 410 as friendly pages; 429 for who tries many.
pub async fn go_on_page(req: HttpRequest, web: Data<Web>, tongue: Tongue, path: Path<String>) -> Answer {
    web.limits.join(peer(&req))?;
    let found = match code_of(&path) {
        Ok(code) => web.app.read(|read| tables::party::queries::get_handover(read, &code.hash())),
        Err(e) => Err(e),
    };
    let handover = match found {
        Ok(handover) => handover,
        Err(e) => return no_handover(&req, &web, tongue, e),
    };
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "handover-title"))?;
    let ask = Msg::new("handover-ask").text("name", &handover.name).text("table", handover.table);
    html(&GoOnPage {
        question: shell.t.msg(&ask),
        shell,
        name: handover.name,
    })
    .map(unkept)
}

/// `POST /h/{code}`: this device goes on as the guest who made the code.
///
/// # Errors
/// As [`go_on_page`].
pub async fn go_on(req: HttpRequest, web: Data<Web>, tongue: Tongue, path: Path<String>) -> Answer {
    web.limits.join(peer(&req))?;
    let (old, token) = (token_hash(&req, GUEST), SessionToken::fresh()?);
    let new = token.hash();
    let used = match code_of(&path) {
        Ok(code) => {
            let work = move |tx: &Tx<'_>| {
                let old = old.as_ref().map(|h| h.as_slice());
                tables::party::actions::use_handover(tx, &Actor::Nobody, &code.hash(), old, &new)
            };
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    if let Err(e) = used {
        return no_handover(&req, &web, tongue, e);
    }
    let mut answer = reply::see_other("/menu");
    answer
        .add_cookie(&guest_cookie(&token))
        .map_err(|e| Error::fault(format!("cookie: {e}")))?;
    Ok(answer)
}

fn code_of(raw: &str) -> Result<Code> {
    Code::parse(raw).ok_or_else(|| Error::NotFound(Msg::new("handover-unknown")))
}

/// The page of a code that is no longer good, or that nobody knows.
fn no_handover(req: &HttpRequest, web: &Web, tongue: Tongue, error: Error) -> Answer {
    let code = match &error {
        Error::NotFound(_) => {
            web.limits.unknown_token(peer(req))?;
            StatusCode::NOT_FOUND
        }
        Error::Conflict(_) => StatusCode::GONE,
        _ => return Err(error.into()),
    };
    let title = if code == StatusCode::GONE {
        "handover-over-title"
    } else {
        "token-unknown-title"
    };
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", title))?;
    let sentences: Vec<_> = error.messages().iter().map(|(_, m)| shell.t.msg(m)).collect();
    let page = MessagePage {
        shell,
        mark: "qr",
        sentence: sentences.join(" "),
        link: None,
    };
    let mut answer = html(&page)?;
    *answer.status_mut() = code;
    Ok(answer)
}
