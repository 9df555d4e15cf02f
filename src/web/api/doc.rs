//! The API's description (OpenAPI 3.1.0), from what stands beside each handler.
//!
//! What every operation can answer is added in one place: problem details by what the operation takes,
//! so that no handler forgets one. Long because it names every operation.

mod examples;

use std::collections::HashSet;
use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::http::header;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, Content, HeaderBuilder, OpenApi as Document, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use super::editor::{categories, files, groups, items, list, photo, stations};
use super::{
    areas, auth, backups, calls, cart, codes, customers, devices, events, floor, handover, house, insights, keys,
    kitchen, log, me, menu, mine, orders, own, pay, people, receipt, rehearsal, sales, seats, settings, stock, tables,
    visits,
};
use crate::base::{Error, Result};
use crate::web::actor::{CUSTOMER, GUEST, STAFF};
use crate::web::error::{Answer, ProblemJson};

/// The description.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Comanda",
        description = "Real-time table ordering: menu, visits with their shared cart, orders, kitchen, floor, payments.\n\n\
            Amounts are whole numbers in the currency's smallest unit (`GET /api/v1/house` tells the currency), times are \
            RFC 3339 in UTC, rates are parts per million. Refusals are problem details (RFC 9457) with a stable `code`. \
            What would be made twice when it is sent twice wants an `Idempotency-Key`: the same key with the same body is \
            answered as the first time. What others may be editing too has an `ETag`, and a change of it says with `If-Match` \
            what it was made from: 412 tells that something else stands by now. Long lists come in pieces: `next` of one is \
            `after` of the next.\n\n\
            What the pages ask the password for (it is said so) wants it here too: in the last five minutes, by signing in or \
            at `POST /api/v1/auth/proof`; else it is refused as `proof-needed`. A machine's key needs its scope alone.\n\n\
            Each answer tells which limits its request was held against, the narrowest first, and what is left of them: \
            `RateLimit-Policy` and `RateLimit`, as draft-ietf-httpapi-ratelimit-headers-10 has them. 429 says with \
            `Retry-After` when to try again.\n\n\
            Pages of other websites may use the API once the owner has named their origins in the settings: with a token, and \
            never with cookies of this house.\n\n\
            Fields and values may be added within a version; nothing is removed or changes its \
            meaning. What will go with the next version is marked as deprecated first.",
        license(name = "MIT", identifier = "MIT"),
    ),
    servers((url = "/", description = "The house")),
    paths(
        house::house, house::me, log::log, rehearsal::standing, rehearsal::start, rehearsal::end,
        auth::token, auth::prove, auth::sessions, auth::end, auth::end_browser, keys::keys, keys::make, keys::revoke,
        own::password, own::pin, own::end_others, own::end_all,
        people::people, people::person, people::add, people::change, people::password, people::pin, people::leave,
        people::come_back, people::end_sessions, devices::devices, devices::pair, devices::revoke,
        tables::tables, tables::table, tables::add, tables::change, tables::move_to, tables::retire, tables::restore,
        tables::rotate, areas::area, areas::rename_area, areas::move_area, codes::svg, codes::png, codes::cards,
        settings::settings, settings::change, settings::set_logo, settings::remove_logo, backups::list, backups::make,
        menu::menu, menu::item, stock::items, stock::item, stock::option, stock::stock, stock::counts,
        categories::list, categories::add, categories::get, categories::save, categories::delete, categories::restore,
        categories::move_to, categories::hide, list::list,
        items::add, items::get, items::save, items::delete, items::restore, items::copy, items::move_to, items::hide,
        photo::set, photo::remove,
        groups::add, groups::get, groups::save, groups::delete, groups::restore, groups::move_to,
        stations::list, stations::add, stations::get, stations::save, stations::retire, stations::restore, stations::move_to,
        files::json, files::csv, files::check, files::import,
        visits::join, visits::visit, visits::rename,
        me::diet, me::set_diet, me::speak, me::missed, me::feedback, me::give, me::care,
        handover::make, handover::look, handover::take,
        seats::open, seats::covers, seats::admit, seats::send_away, seats::close, seats::waive,
        customers::register, customers::account, customers::email, customers::sharing, customers::secret,
        customers::my_sessions, customers::end, customers::end_browser, customers::export, customers::delete,
        mine::history, mine::usual, mine::favourites, mine::love, mine::unlove, mine::kept, mine::take_up, mine::let_go,
        cart::cart, cart::add, cart::change, cart::fit, cart::remove,
        orders::orders, orders::place, orders::take_back, orders::again, orders::again_round,
        pay::bill, pay::pay, receipt::receipt,
        kitchen::stations, kitchen::tickets, kitchen::step_ticket, kitchen::step_line, kitchen::ticket_seen, kitchen::line_seen,
        kitchen::undo,
        floor::floor, calls::call, calls::cancel, calls::answer, floor::approve, floor::refuse, floor::step,
        events::events,
        insights::today, insights::page, insights::dish, insights::file, insights::dish_file, insights::whole,
        sales::imports, sales::take_back, sales::bring, sales::file, sales::throw_away, sales::check, sales::import,
    ),
    components(schemas(ProblemJson, insights::PageJson)),
    tags(
        (name = "house", description = "The house, and who asks"),
        (name = "auth", description = "Signing programs in and out, and keys for machines"),
        (name = "people", description = "Accounts, roles, passwords, PINs and paired devices"),
        (name = "tables", description = "The plan of the house, and the codes and cards of its tables"),
        (name = "settings", description = "The settings of the house"),
        (name = "backups", description = "Copies of the house, by night and by hand"),
        (name = "menu", description = "What is sold, and what is sold out"),
        (name = "editor", description = "The menu as its owner edits it, with its stations, photos and files"),
        (name = "visits", description = "Parties at tables and their guests"),
        (name = "customers", description = "Accounts of guests, which nobody needs: what they find again"),
        (name = "cart", description = "The cart that a party shares"),
        (name = "orders", description = "Rounds that were sent"),
        (name = "payments", description = "Bills and what came in"),
        (name = "kitchen", description = "Tickets by station"),
        (name = "floor", description = "Tables, calls, nods, serving"),
        (name = "events", description = "What happens, as it happens"),
        (name = "insights", description = "The house in numbers: today, periods, dishes, guests, times"),
        (name = "sales", description = "Past sales of another system"),
    ),
    modifiers(&Common),
    security(("guest" = []), ("account" = []), ("key" = []), ("guestCookie" = []), ("customerCookie" = []), ("staffCookie" = [])),
)]
struct Doc;

/// What all operations have in common.
struct Common;

impl Modify for Common {
    fn modify(&self, doc: &mut Document) {
        doc.info.version = env!("CARGO_PKG_VERSION").into();
        let components = doc.components.get_or_insert_default();
        sign_in(components);
        events::schema::spread(components);
        let mut used = HashSet::new();
        for (path, item) in &mut doc.paths.paths {
            let all = [
                &mut item.get,
                &mut item.put,
                &mut item.post,
                &mut item.delete,
                &mut item.patch,
            ];
            for operation in all.into_iter().flatten() {
                used.extend(tell(path, operation));
            }
        }
        let components = doc.components.get_or_insert_default();
        examples::give(components);
        for (status, says) in PROBLEMS.into_iter().filter(|(status, _)| used.contains(status)) {
            let answer = ResponseBuilder::new().description(says).content(PROBLEM, problem());
            let answer = if status == 429 { limits(answer) } else { answer };
            components.responses.insert(named(status), answer.build().into());
        }
    }
}

/// The headers that tell of the limits.
fn limits(answer: ResponseBuilder) -> ResponseBuilder {
    let told = [
        ("Retry-After", "After how many seconds to try again"),
        (
            "RateLimit-Policy",
            "The limits that the request was held against, such as `\"session\";q=60;w=3`",
        ),
        ("RateLimit", "What is left of them, such as `\"session\";r=0;t=3`"),
    ];
    told.into_iter().fold(answer, |answer, (name, says)| {
        answer.header(name, HeaderBuilder::new().description(Some(says)).build())
    })
}

/// How a caller shows who they are.
fn sign_in(components: &mut Components) {
    for (name, format, whose) in [
        ("guest", "opaque", "The token of a guest, as `joinVisit` gives it"),
        (
            "account",
            "JWT",
            "An access token of the staff or of a customer, as `getTokens` gives it",
        ),
        ("key", "opaque", "A machine's key, as `makeKey` gives it"),
    ] {
        let bearer = Http::builder().scheme(HttpAuthScheme::Bearer).bearer_format(format);
        let scheme = bearer.description(Some(whose)).build();
        components.add_security_scheme(name, SecurityScheme::Http(scheme));
    }
    for (name, cookie, whose) in [
        (
            "guestCookie",
            GUEST,
            "The cookie of a guest's page; a change wants an `Origin` of this house",
        ),
        (
            "customerCookie",
            CUSTOMER,
            "The cookie of a guest's account; a change wants an `Origin` of this house",
        ),
        (
            "staffCookie",
            STAFF,
            "The cookie of the staff's pages; a change wants an `Origin` of this house",
        ),
    ] {
        let value = ApiKeyValue::with_description(cookie, whose);
        components.add_security_scheme(name, SecurityScheme::ApiKey(ApiKey::Cookie(value)));
    }
}

/// The media type of a refusal.
const PROBLEM: &str = "application/problem+json";

/// What is in a refusal.
fn problem() -> Content {
    Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem"))))
}

/// The refusals that there are.
const PROBLEMS: [(u16, &str); 15] = [
    (400, "The request cannot be read"),
    (401, "Nobody is signed in, or the session has ended"),
    (403, "The caller may not do this"),
    (404, "There is no such thing for this caller"),
    (409, "The state of things refuses it"),
    (
        412,
        "Something else stands by now than what `If-Match` names: read it again",
    ),
    (413, "More was sent than is read"),
    (415, "The body is not `application/json`"),
    (421, "The host is none of this house"),
    (422, "A value is refused; `errors` names its field"),
    (428, "The change does not say with `If-Match` what it was made from"),
    (429, "Too often; `Retry-After` says when to try again"),
    (500, "A fault of the house, which is logged"),
    (503, "The house has more work waiting than it takes on; try again"),
    (507, "There is no room on the disk"),
];

/// What wants the password, given just now: as the pages do.
const PROVED: [&str; 21] = [
    "makeKey",
    "addPerson",
    "changePerson",
    "resetPassword",
    "setPin",
    "personLeaves",
    "personReturns",
    "endPersonsSessions",
    "pairDevice",
    "revokeDevice",
    "setOwnPin",
    "rotateCode",
    "getCards",
    "changeSettings",
    "setLogo",
    "removeLogo",
    "getInsightsFile",
    "getDishFile",
    "getWorkbook",
    "importSales",
    "takeBackSales",
];
/// How that is told.
const PROOF: &str = "The caller may not do this; or the password is to be given first (`proof-needed`)";

/// By these answers an operation is known that changes something.
const CHANGES: [&str; 4] = ["201", "202", "204", "409"];

fn named(status: u16) -> String {
    format!("Problem{status}")
}

/// Adds the refusals that an operation can answer, and tells which of the common ones it has. One that it has described itself keeps its words.
fn tell(path: &str, operation: &mut Operation) -> Vec<u16> {
    let mut used = Vec::new();
    let is_open = operation
        .security
        .as_ref()
        .is_some_and(|s| s.contains(&utoipa::openapi::SecurityRequirement::default()));
    let writes = CHANGES.iter().any(|s| operation.responses.responses.contains_key(*s));
    let wants_proof = operation.operation_id.as_deref().is_some_and(|id| PROVED.contains(&id));
    let from_what = operation
        .parameters
        .iter()
        .flatten()
        .any(|p| matches!(p, RefOr::T(p) if p.name == "If-Match"));
    let has_body = operation.request_body.is_some();
    say(operation);
    for (status, says) in PROBLEMS {
        let can = match status {
            401 | 403 => !is_open,
            404 => path.contains('{') || path.contains("tickets") || path.ends_with("/undo"),
            409 | 422 | 507 => writes || from_what,
            412 | 428 => from_what,
            413 | 415 => has_body,
            _ => true,
        };
        let known = operation.responses.responses.get_mut(&status.to_string());
        match known {
            Some(RefOr::T(answer)) => {
                answer.content.insert(PROBLEM.into(), problem().into());
            }
            Some(RefOr::Ref(_)) => {}
            None if can => {
                let mut answer = Ref::new(format!("#/components/responses/{}", named(status)));
                answer.description = if status == 403 && wants_proof { PROOF } else { says }.into();
                operation.responses.responses.insert(status.to_string(), answer.into());
                used.push(status);
            }
            None => {}
        }
    }
    used
}

/// An answer without words of its own says what the operation does.
fn say(operation: &mut Operation) {
    let summary = operation.summary.clone().unwrap_or_default();
    for answer in operation.responses.responses.values_mut() {
        if let RefOr::T(answer) = answer
            && answer.description.is_empty()
        {
            answer.description.clone_from(&summary);
        }
    }
}

/// The description as JSON, indented so that a change of it can be read; made once.
///
/// # Errors
/// A fault if it cannot be written.
pub fn json() -> Result<&'static str> {
    static JSON: OnceLock<String> = OnceLock::new();
    if let Some(json) = JSON.get() {
        return Ok(json);
    }
    let json = Doc::openapi().to_pretty_json();
    let json = json.map_err(|e| Error::fault(format!("the API's description: {e}")))?;
    Ok(JSON.get_or_init(|| json + "\n"))
}

/// The types that `tests/schema` makes of the description, for clients in TypeScript.
const TYPES: &str = include_str!("../../../assets/api/schema.d.ts");

/// `GET /api/v1/schema.d.ts`
///
/// # Errors
/// None.
pub async fn types() -> Answer {
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    Ok(HttpResponse::Ok().insert_header(kind).body(TYPES))
}

/// `GET /api/openapi.json`
///
/// # Errors
/// A fault if it cannot be written.
pub async fn openapi() -> Answer {
    let answer = HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "application/json")).body(json()?);
    Ok(answer)
}
