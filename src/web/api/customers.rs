//! A guest's account for programs: opening one, what it says, and taking it along or away. Never needed:
//! everything at a table works without.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, done, ok, time};
use super::auth::{BrowserJson, ProgramJson, TokensJson, end_program};
use crate::base::ids::{CustomerId, hex};
use crate::base::{Actor, Result};
use crate::customers::{self, Customer, queries, sessions};
use crate::people::token;
use crate::people::token::{ApiSession, RefreshToken};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::customer::{hashed, prove};
use crate::web::error::Answer;
use crate::web::pages::guest::account::{open, registration};

/// A guest's account.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub struct CustomerJson {
    id: String,
    /// The name that they sign in with; no table sees it.
    name: String,
    /// Kept only if they gave one; nothing is sent there.
    email: Option<String>,
    /// Whether the house may see the name beside its figures.
    shares: bool,
    #[schema(format = DateTime)]
    since: String,
}

impl From<Customer> for CustomerJson {
    fn from(me: Customer) -> Self {
        CustomerJson {
            id: me.subject(),
            shares: me.shares,
            since: time(me.made_ms),
            name: me.name,
            email: me.email,
        }
    }
}

/// What an account is opened with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Register)]
pub struct RegisterJson {
    /// Unique in the house, whatever its case and accents.
    #[schema(min_length = 2, max_length = 40, examples("anna.rossi"))]
    name: String,
    /// A passphrase of 10 characters or more, or a PIN of 6 digits or more.
    #[schema(min_length = 6, max_length = 128, examples("correct horse battery"))]
    secret: String,
    #[serde(default)]
    #[schema(max_length = 254)]
    email: Option<String>,
}

/// A new account, and tokens to act with.
#[derive(Serialize, ToSchema)]
#[schema(as = Registered)]
pub struct RegisteredJson {
    customer: CustomerJson,
    tokens: TokensJson,
}

/// Begins a session of the API for a customer whose secret was checked.
///
/// # Errors
/// `SignIn` if the account is gone; `Invalid` on the label.
pub async fn begin(web: &Web, customer: CustomerId, label: String) -> Result<(ApiSession, RefreshToken)> {
    let work = move |tx: &crate::store::Tx<'_>| {
        sessions::actions::seen(tx, customer)?;
        let me = queries::me(tx, &Actor::Customer { customer })?;
        token::actions::start_for(tx, customer, &me.public_id, &label, sessions::EACH)
    };
    web.app.write(work).await
}

/// Opens an account for the guest who asks, who is that customer from now on.
#[utoipa::path(post, path = "/api/v1/customers", tag = "customers", operation_id = "register",
    params(Key),
    request_body = RegisterJson,
    responses((status = 201, body = RegisteredJson), (status = 409, description = "This guest has an account already")))]
pub async fn register(web: Data<Web>, caller: Caller, key: Key, body: Json<RegisterJson>) -> Answer {
    let who = caller.guest()?;
    let email = body.email.as_deref().unwrap_or_default();
    let read = registration(&body.name, &body.secret, email);
    let customer = open(&web, who, Some(key.0), read).await?;
    let (session, refresh) = begin(&web, customer, String::new()).await?;
    let me = web.app.read(|read| queries::me(read, &Actor::Customer { customer }))?;
    let body = RegisteredJson {
        customer: me.into(),
        tokens: TokensJson::new(&web, &session, &refresh)?,
    };
    let place = (header::LOCATION, "/api/v1/me/account");
    let kept = (header::CACHE_CONTROL, "no-store");
    Ok(HttpResponse::Created().insert_header(place).insert_header(kept).json(body))
}

/// The account of the customer who asks.
#[utoipa::path(get, path = "/api/v1/me/account", tag = "customers", operation_id = "getAccount",
    responses((status = 200, body = CustomerJson)))]
pub async fn account(web: Data<Web>, caller: Caller) -> Answer {
    let me = web.app.read(|read| queries::me(read, &caller.actor()))?;
    ok(&CustomerJson::from(me))
}

/// A mail address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetEmail)]
pub struct EmailJson {
    /// Null for none.
    #[schema(max_length = 254)]
    email: Option<String>,
}

/// Changes the customer's mail address, or takes it away.
#[utoipa::path(put, path = "/api/v1/me/email", tag = "customers", operation_id = "setEmail",
    request_body = EmailJson, responses((status = 204, description = "Done")))]
pub async fn email(web: Data<Web>, caller: Caller, body: Json<EmailJson>) -> Answer {
    let actor = caller.actor();
    let email = customers::email(body.email.as_deref().unwrap_or_default())?;
    web.app
        .write(move |tx| customers::actions::set_email(tx, &actor, email.as_deref()))
        .await?;
    done()
}

/// What the house may see.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetSharing)]
pub struct SharingJson {
    /// Whether the house may see the name beside its figures.
    shares: bool,
}

/// Lets the house see the customer's name beside its figures, or not.
#[utoipa::path(put, path = "/api/v1/me/sharing", tag = "customers", operation_id = "setSharing",
    request_body = SharingJson, responses((status = 204, description = "Done")))]
pub async fn sharing(web: Data<Web>, caller: Caller, body: Json<SharingJson>) -> Answer {
    let (actor, shares) = (caller.actor(), body.shares);
    web.app.write(move |tx| customers::actions::set_sharing(tx, &actor, shares)).await?;
    done()
}

/// The secret of now, and a new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetSecret)]
pub struct SecretJson {
    #[schema(max_length = 1024)]
    old: String,
    /// A passphrase of 10 characters or more, or a PIN of 6 digits or more.
    #[schema(min_length = 6, max_length = 128)]
    secret: String,
}

/// Changes the customer's secret; they are signed out everywhere else.
#[utoipa::path(put, path = "/api/v1/me/secret", tag = "customers", operation_id = "setSecret",
    request_body = SecretJson, responses((status = 204, description = "Done")))]
pub async fn secret(req: HttpRequest, web: Data<Web>, caller: Caller, body: Json<SecretJson>) -> Answer {
    let new = customers::secret::Secret::parse(&body.secret)?;
    let actor = proved(&req, &web, &caller, &body.old).await?;
    let hash = hashed(new).await?;
    let (browser, program) = (caller.browser(), caller.session().map(|id| hex(&id)));
    let work = move |tx: &crate::store::Tx<'_>| {
        customers::actions::change_secret(tx, &actor, browser, program.as_deref(), &hash)
    };
    web.app.write(work).await?;
    done()
}

/// That the customer has just shown their secret.
async fn proved(req: &HttpRequest, web: &Web, caller: &Caller, secret: &str) -> Result<Actor> {
    let actor = caller.actor();
    let me = web.app.read(|read| queries::me(read, &actor))?;
    prove(req, web, &actor, &me.name, secret).await?;
    Ok(actor)
}

/// Where a customer is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerSessions)]
pub struct CustomerSessionsJson {
    programs: Vec<ProgramJson>,
    browsers: Vec<BrowserJson>,
}

/// Where the customer who asks is signed in.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "customers", operation_id = "getMySessions",
    responses((status = 200, body = CustomerSessionsJson)))]
pub async fn my_sessions(web: Data<Web>, caller: Caller) -> Answer {
    let (actor, here) = (caller.actor(), caller.session().map(|id| hex(&id)));
    let sessions = web.app.read(|read| {
        let me = queries::me(read, &actor)?;
        let programs = token::queries::list_of_customer(read, me.id)?.into_iter();
        let browsers = sessions::queries::list(read, &actor)?.into_iter();
        Ok(CustomerSessionsJson {
            programs: programs.map(|s| ProgramJson::new(s, here.as_deref())).collect(),
            browsers: browsers
                .map(|s| BrowserJson::new(s.id, s.device, (s.made_ms, s.seen_ms), caller.browser()))
                .collect(),
        })
    })?;
    ok(&sessions)
}

/// Signs a program of the customer out: its tokens end at once.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{session}", tag = "customers", operation_id = "endMySession",
    params(("session" = String, Path, description = "The session's id, or `current`", max_length = 64)),
    responses((status = 204, description = "Done")))]
pub async fn end(web: Data<Web>, caller: Caller, path: Path<String>) -> Answer {
    end_program(&web, &caller, &path).await
}

/// Signs a browser of the customer out, and takes it from its table.
#[utoipa::path(delete, path = "/api/v1/me/browsers/{session}", tag = "customers", operation_id = "endMyBrowser",
    params(("session" = i64, Path, description = "The session's id")),
    responses((status = 204, description = "Done")))]
pub async fn end_browser(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, session) = (caller.actor(), *path);
    web.app.write(move |tx| sessions::actions::end(tx, &actor, session)).await?;
    done()
}

/// Everything that the house knows of the customer, as a file for them: its fields may change.
#[utoipa::path(get, path = "/api/v1/me/export", tag = "customers", operation_id = "exportMyData",
    responses((status = 200, body = serde_json::Value, content_type = "application/json",
        example = json!({"house": "Osteria del Porto", "account": {"name": "anna.rossi", "email": null}, "visits": []}))))]
pub async fn export(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let file = web.app.read(|read| customers::export::queries::export(read, &caller.actor(), tongue.0))?;
    ok(&file)
}

/// The secret, once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeleteAccount)]
pub struct DeleteJson {
    #[schema(max_length = 1024)]
    secret: String,
}

/// Deletes the customer's account for good. Orders stay in the house's books, as a guest's whom nobody knows.
#[utoipa::path(post, path = "/api/v1/me/delete", tag = "customers", operation_id = "deleteAccount",
    request_body = DeleteJson, responses((status = 204, description = "Done")))]
pub async fn delete(req: HttpRequest, web: Data<Web>, caller: Caller, body: Json<DeleteJson>) -> Answer {
    let actor = proved(&req, &web, &caller, &body.secret).await?;
    web.app.write(move |tx| customers::actions::delete(tx, &actor)).await?;
    done()
}
