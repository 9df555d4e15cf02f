//! Signing in for programs: an access token of minutes, and a refresh token that is good for one use.

use actix_web::http::header;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{done, ok, time};
use super::customers;
use super::house::RoleJson;
use crate::base::ids::hex;
use crate::base::{Error, Msg, Result};
use crate::people;
use crate::people::token::{ACCESS_S, ApiSession, RefreshToken, Refreshed, actions, keys, queries};
use crate::web::State as Web;
use crate::web::customer::check;
use crate::web::error::Answer;
use crate::web::pages::account;

/// How a program shows whose it is (RFC 6749, sections 4.3 and 6, as JSON). What is not known here is not
/// looked at (section 3.2).
#[derive(Deserialize, ToSchema)]
#[serde(tag = "grant_type", rename_all = "snake_case")]
#[schema(as = TokenRequest)]
pub enum GrantJson {
    /// With a person's name and password.
    Password {
        /// The name that they sign in with.
        #[schema(max_length = 60)]
        name: String,
        /// Their password.
        #[schema(max_length = 1024)]
        password: String,
        /// The program in its own words, for the list of sessions.
        #[serde(default)]
        #[schema(max_length = 120)]
        label: String,
    },
    /// As a guest with an account, with its name and secret.
    Customer {
        /// The name of the account.
        #[schema(max_length = 60)]
        name: String,
        /// Its passphrase or PIN.
        #[schema(max_length = 1024)]
        secret: String,
        /// The program in its own words, for the list of sessions.
        #[serde(default)]
        #[schema(max_length = 120)]
        label: String,
    },
    /// With the refresh token of before, which is used up by it; again only where the answer was lost.
    RefreshToken {
        /// The token.
        #[schema(max_length = 128)]
        refresh_token: String,
    },
}

/// Tokens.
#[derive(Serialize, ToSchema)]
#[schema(as = Tokens)]
pub struct TokensJson {
    /// A JWT (RFC 7519), for `Authorization: Bearer`.
    access_token: String,
    #[schema(examples("Bearer"))]
    token_type: &'static str,
    /// Seconds until the access token ends.
    #[schema(examples(900))]
    expires_in: i64,
    /// Good for one use. When it is used a second time, its session ends: somebody else has it too. Only who lost the
    /// answer may ask again with it, within 30 seconds and while nothing that was given for it was used.
    refresh_token: String,
    role: RoleJson,
    /// What the tokens are for, with spaces between.
    scope: String,
}

/// Signs a program in, or renews its tokens.
///
/// A refresh token is good for one use. Where the answer was lost on its way, the same one may be sent again within 30
/// seconds, and brings new tokens in place of the lost ones, as long as the lost refresh token was not used. Any other
/// second use ends the session with all its tokens (RFC 9700, section 4.14.2), and so does a use of the lost one.
#[utoipa::path(post, path = "/api/v1/auth/token", tag = "auth", operation_id = "getTokens", security(()),
    request_body = GrantJson,
    responses((status = 200, body = TokensJson), (status = 401, description = "Wrong name or password, or no token of ours")))]
pub async fn token(req: HttpRequest, web: Data<Web>, body: Json<GrantJson>) -> Answer {
    let (session, refresh) = match body.into_inner() {
        GrantJson::Password { name, password, label } => {
            let (staff, _) = account::check(&req, &web, &name, &password).await?;
            let started = web.app.write(move |tx| actions::start(tx, staff, &label)).await?;
            if let Some(id) = started.0.sid() {
                web.proofs.note(id, &web.app.store.clock().now());
            }
            started
        }
        GrantJson::Customer { name, secret, label } => {
            let customer = check(&req, &web, &name, &secret).await?;
            customers::begin(&web, customer, label).await?
        }
        GrantJson::RefreshToken { refresh_token } => renew(&web, &refresh_token).await?,
    };
    given(&web, &session, &refresh)
}

async fn renew(web: &Web, raw: &str) -> Result<(ApiSession, RefreshToken)> {
    let refused = || Error::SignIn(Msg::new("error-sign-in"));
    let token = RefreshToken::parse(raw).ok_or_else(refused)?;
    match web.app.write(move |tx| actions::refresh(tx, &token)).await? {
        Refreshed::Fresh(session, next) => Ok((session, next)),
        Refreshed::Reused | Refreshed::Unknown => Err(refused()),
    }
}

impl TokensJson {
    /// The tokens of a session.
    ///
    /// # Errors
    /// A fault, which nothing that was given can cause.
    pub fn new(web: &Web, session: &ApiSession, refresh: &RefreshToken) -> Result<TokensJson> {
        let (now, scopes) = (web.app.store.clock().now().at_ms, session.holder.scopes());
        Ok(TokensJson {
            access_token: keys::sign(&web.app.tokens, session, scopes, now)?,
            token_type: "Bearer",
            expires_in: ACCESS_S,
            refresh_token: refresh.as_str().into(),
            role: session.holder.into(),
            scope: scopes.words(),
        })
    }
}

/// The answer; no cache keeps it (RFC 6749, section 5.1).
fn given(web: &Web, session: &ApiSession, refresh: &RefreshToken) -> Answer {
    let body = TokensJson::new(web, session, refresh)?;
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(body))
}

/// A password once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Proof)]
pub struct ProofJson {
    /// Of the person who asks; in a browser where they signed in with their PIN, that will do.
    #[schema(max_length = 1024)]
    password: String,
}

/// Gives the password once more. For five minutes the session may do what `proof-needed` refuses otherwise; to sign
/// in counts as well, to renew tokens does not.
#[utoipa::path(post, path = "/api/v1/auth/proof", tag = "auth", operation_id = "prove", request_body = ProofJson,
    responses((status = 204, description = "Done")))]
pub async fn prove(req: HttpRequest, web: Data<Web>, caller: Caller, body: Json<ProofJson>) -> Answer {
    let (actor, given) = (caller.actor(), body.into_inner().password);
    let me = web.app.read(|read| people::queries::me(read, &actor))?;
    let proved = match &caller {
        Caller::Staff(who) => account::proof::prove(&req, who, given).await,
        _ => account::check(&req, &web, &me.name, &given).await.map(|_| ()),
    };
    proved.map_err(|e| match e {
        Error::SignIn(_) => Error::field("password", Msg::new("error-proof-wrong")),
        e => e,
    })?;
    if let Some(id) = caller.session() {
        web.proofs.note(id, &web.app.store.clock().now());
    }
    done()
}

/// A program that is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgramSession)]
pub struct ProgramJson {
    id: String,
    /// The program in its own words; possibly empty.
    label: String,
    #[schema(format = DateTime)]
    made_at: String,
    /// When it last renewed its tokens.
    #[schema(format = DateTime)]
    seen_at: String,
    /// Whether it is the one that asks.
    current: bool,
}

impl ProgramJson {
    /// A session; `here` is the public id of the one that asks.
    pub fn new(session: ApiSession, here: Option<&str>) -> ProgramJson {
        ProgramJson {
            current: here == Some(session.public_id.as_str()),
            id: session.public_id,
            label: session.label,
            made_at: time(session.made_ms),
            seen_at: time(session.seen_ms),
        }
    }
}

/// A browser that is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = BrowserSession)]
pub struct BrowserJson {
    id: i64,
    /// In the browser's own words.
    device: String,
    #[schema(format = DateTime)]
    made_at: String,
    #[schema(format = DateTime)]
    seen_at: String,
    /// Whether it is the one that asks.
    current: bool,
}

impl BrowserJson {
    /// A session, with when it began and was last seen; `here` is the id of the one that asks.
    pub fn new(id: i64, device: String, (made_ms, seen_ms): (i64, i64), here: Option<i64>) -> BrowserJson {
        BrowserJson {
            current: here == Some(id),
            id,
            device,
            made_at: time(made_ms),
            seen_at: time(seen_ms),
        }
    }
}

/// Where a person is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Sessions)]
pub struct SessionsJson {
    programs: Vec<ProgramJson>,
    browsers: Vec<BrowserJson>,
}

/// Where the person who asks is signed in.
#[utoipa::path(get, path = "/api/v1/auth/sessions", tag = "auth", operation_id = "getSessions",
    responses((status = 200, body = SessionsJson)))]
pub async fn sessions(web: Data<Web>, caller: Caller) -> Answer {
    let actor = caller.actor();
    let current = caller.session().map(|id| hex(&id));
    let sessions = web.app.read(|read| {
        let me = people::queries::me(read, &actor)?;
        let programs = queries::list(read, &actor, me.id)?
            .into_iter()
            .map(|s| ProgramJson::new(s, current.as_deref()));
        let mut open = people::queries::list_sessions(read, &actor)?;
        open.retain(|s| s.staff == me.id);
        let browsers = open
            .into_iter()
            .map(|s| BrowserJson::new(s.session_id, s.device, (s.created_ms, s.seen_ms), caller.browser()));
        Ok(SessionsJson {
            programs: programs.collect(),
            browsers: browsers.collect(),
        })
    })?;
    ok(&sessions)
}

/// Signs a program out: its tokens end at once.
#[utoipa::path(delete, path = "/api/v1/auth/sessions/{session}", tag = "auth", operation_id = "endSession",
    params(("session" = String, Path, description = "The session's id, or `current`", max_length = 64)),
    responses((status = 204, description = "Done")))]
pub async fn end(web: Data<Web>, caller: Caller, path: Path<String>) -> Answer {
    end_program(&web, &caller, &path).await
}

/// Ends a program's session by its id, or that of the program that asks.
///
/// # Errors
/// `NotFound`, also for a session that is not theirs to end.
pub async fn end_program(web: &Web, caller: &Caller, id: &str) -> Answer {
    let actor = caller.actor();
    let id = match id {
        "current" => caller.session().map(|id| hex(&id)).ok_or_else(Error::missing)?,
        id => id.to_string(),
    };
    web.app.write(move |tx| actions::end(tx, &actor, &id)).await?;
    done()
}

/// Signs a browser out.
#[utoipa::path(delete, path = "/api/v1/auth/browsers/{session}", tag = "auth", operation_id = "endBrowserSession",
    params(("session" = i64, Path, description = "The session's id")),
    responses((status = 204, description = "Done")))]
pub async fn end_browser(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, session) = (caller.actor(), *path);
    web.app.write(move |tx| people::actions::end_session(tx, &actor, session)).await?;
    done()
}
