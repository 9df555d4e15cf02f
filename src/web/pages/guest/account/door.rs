//! Opening an account, signing in and out.

use actix_web::HttpResponse;
use actix_web::web::Form;

use super::*;
use crate::customers::actions::Registration;
use crate::customers::secret::{PHRASE_MIN, PIN_MIN, Secret};
use crate::customers::{Login, NAME_MAX, as_phone, sessions};
use crate::people::SessionToken;
use crate::store::Tx;
use crate::web::actor::{CUSTOMER, GUEST, PHONE, customer_cookie, guest_cookie, no_cookie, token_hash};
use crate::web::customer::{check, hashed};
use crate::web::error::status;
use crate::web::pages::account::device;
use crate::web::pages::refused;

#[derive(Template)]
#[template(path = "guest/account/sign_in.html")]
struct SignInPage {
    shell: Shell,
    seat: Option<Place>,
    next: String,
    name: String,
    problem: Option<String>,
}

/// Where to go after the sign-in.
#[derive(Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// Who sits at an open table with this phone.
fn seat_of(req: &HttpRequest) -> Option<GuestWho> {
    GuestWho::find(req).ok().filter(|who| who.seated().is_ok())
}

/// `GET /me/sign-in`
///
/// # Errors
/// A fault of the database.
pub async fn sign_in_page(req: HttpRequest, web: Data<Web>, tongue: Tongue, asked: Query<Next>) -> Answer {
    sign_in_form(&req, &web, tongue, asked.next.as_deref().unwrap_or_default(), "", None)
}

fn sign_in_form(req: &HttpRequest, web: &Web, tongue: Tongue, next: &str, name: &str, error: Option<Error>) -> Answer {
    let code = error.as_ref().map(status);
    let seat = seat_of(req);
    let page = web.app.read(|read| {
        let frame = frame(read, seat.as_ref(), tongue.0, "account-sign-in")?;
        let words = |e: Error| e.messages().iter().map(|(_, m)| frame.shell.t.msg(m)).collect::<Vec<_>>().join(" ");
        Ok(SignInPage {
            problem: error.map(words),
            shell: frame.shell,
            seat: frame.seat,
            next: next.into(),
            name: name.into(),
        })
    })?;
    let mut answer = html(&page)?;
    if let Some(code) = code {
        *answer.status_mut() = code;
    }
    Ok(answer)
}

/// Name and secret.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    name: String,
    secret: String,
    next: Option<String>,
}

/// `POST /me/sign-in`: at a table this phone becomes the guest whom the customer is there.
///
/// # Errors
/// 401 for a wrong name or secret, the same for both; 429 after too many tries.
pub async fn sign_in(req: HttpRequest, web: Data<Web>, tongue: Tongue, form: Form<SignIn>) -> Answer {
    let next = form.next.clone().unwrap_or_default();
    match check(&req, &web, &form.name, &form.secret).await {
        Ok(customer) => {
            let to = reply::safe_path(&next).unwrap_or("/me");
            begin(&req, &web, tongue, customer, to).await
        }
        Err(e @ (Error::SignIn(_) | Error::TooOften(_))) => {
            sign_in_form(&req, &web, tongue, &next, &form.name, Some(e))
        }
        Err(e) => Err(e.into()),
    }
}

/// Begins the session of this browser, in place of one that it has had, and takes its seat.
async fn begin(
    req: &HttpRequest,
    web: &Web,
    tongue: Tongue,
    customer: crate::base::ids::CustomerId,
    to: &str,
) -> Answer {
    let (token, seat) = (SessionToken::fresh()?, SessionToken::fresh()?);
    let (hash, new, device) = (token.hash(), seat.hash(), device(req));
    let (had, sat, phone) = (
        token_hash(req, CUSTOMER),
        token_hash(req, GUEST),
        token_hash(req, PHONE),
    );
    let lang = web.app.read(settings::queries::get)?.spoken(tongue.0);
    let work = move |tx: &Tx<'_>| {
        if let Some(before) = had.map(|had| sessions::queries::find(tx, &had)).transpose()?.flatten() {
            sessions::actions::sign_out(tx, &before.actor(), before.id)?;
        }
        let session = sessions::actions::start(tx, customer, &hash, &device)?;
        let moved = customers::seat::actions::sit(tx, customer, sat.as_ref().map(|h| h.as_slice()), &new, lang)?;
        if let Some(seat) = if moved { Some(new) } else { sat } {
            sessions::actions::sits(tx, session, &seat)?;
        }
        if let Some(phone) = phone {
            let me = queries::me(tx, &crate::base::Actor::Customer { customer })?;
            tables::known::actions::take_place(tx, &phone, &as_phone(&me.public_id))?;
        }
        Ok(moved)
    };
    let moved = web.app.write(work).await?;
    let mut answer = reply::see_other(to);
    reply::give_cookie(&mut answer, &customer_cookie(&token))?;
    if moved {
        reply::give_cookie(&mut answer, &guest_cookie(&seat))?;
    }
    Ok(answer)
}

#[derive(Template)]
#[template(path = "guest/account/register.html")]
struct RegisterPage {
    shell: Shell,
    seat: Option<Place>,
    name: String,
    email: String,
    problems: Problems,
}

impl RegisterPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn hint(&self) -> String {
        secret_hint(&self.shell.t)
    }
}

/// What a secret has to be.
pub(super) fn secret_hint(t: &Words) -> String {
    let hint = Msg::new("account-secret-hint")
        .number("min", PHRASE_MIN as i64)
        .number("digits", PIN_MIN as i64);
    t.msg(&hint)
}

/// `GET /me/register`
///
/// # Errors
/// 401 without a guest's session.
pub async fn register_page(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    who.actor().may(Verb::OpenAccount)?;
    if CustomerWho::session(&req)?.is_some() {
        return Ok(reply::see_other("/me"));
    }
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    register_form(&web, &who, tongue, "", "", Problems::none())
}

fn register_form(web: &Web, who: &GuestWho, tongue: Tongue, name: &str, email: &str, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        let frame = frame(read, Some(who), tongue.0, "account-register")?;
        Ok(RegisterPage {
            shell: frame.shell,
            seat: frame.seat,
            name: name.into(),
            email: email.into(),
            problems,
        })
    })?;
    html(&page)
}

/// What somebody opens an account with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterForm {
    name: String,
    secret: String,
    #[serde(default)]
    email: String,
}

impl RegisterForm {
    /// Every field that is wrong is told at once.
    fn parse(&self) -> Result<(Login, Secret, Option<String>)> {
        registration(&self.name, &self.secret, &self.email)
    }
}

/// Reads what an account is opened with, and tells every field that is wrong.
///
/// # Errors
/// `Invalid` on `name`, `secret` and `email`.
pub fn registration(name: &str, secret: &str, email: &str) -> Result<(Login, Secret, Option<String>)> {
    match (Login::parse(name), Secret::parse(secret), customers::email(email)) {
        (Ok(login), Ok(secret), Ok(email)) => Ok((login, secret, email)),
        (login, secret, email) => {
            let errors = [login.err(), secret.err(), email.err()].into_iter().flatten();
            let mut fields = Vec::new();
            for error in errors {
                match error {
                    Error::Invalid(told) => fields.extend(told),
                    other => return Err(other),
                }
            }
            Err(Error::Invalid(fields))
        }
    }
}

/// `POST /me/register`: opens an account for this guest, and signs them in.
///
/// # Errors
/// As [`registration`] and [`customers::actions::register`]; what was typed stays, but for the secret.
pub async fn register(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    form: Form<RegisterForm>,
) -> Answer {
    who.seated()?;
    match open(&web, &who, None, form.parse()).await {
        Ok(customer) => begin(&req, &web, tongue, customer, "/me?new=1").await,
        Err(e) => refused(&web, tongue, e, |problems| {
            register_form(&web, &who, tongue, &form.name, &form.email, problems)
        }),
    }
}

/// Opens an account for a guest; whoever is slower than the limit is told so before a name is looked at.
///
/// # Errors
/// `TooOften`; those of what was read; as [`customers::actions::register`].
pub async fn open(
    web: &Web,
    who: &GuestWho,
    key: Option<RequestKey>,
    read: Result<(Login, Secret, Option<String>)>,
) -> Result<crate::base::ids::CustomerId> {
    let (login, secret, email) = read?;
    web.limits.account(who.guest, who.visit)?;
    let secret_hash = hashed(secret).await?;
    let (actor, visit) = (who.actor(), who.visit);
    let new = Registration {
        login,
        secret_hash,
        email,
    };
    web.app
        .write(move |tx| customers::actions::register(tx, &actor, visit, key.as_ref(), &new))
        .await
}

/// `POST /me/sign-out`: the account goes from this phone; its seat and the table's cart stay.
///
/// # Errors
/// A fault of the database.
pub async fn sign_out(web: Data<Web>, who: CustomerWho) -> Answer {
    let (actor, session) = (who.actor(), who.id);
    web.app.write(move |tx| sessions::actions::sign_out(tx, &actor, session)).await?;
    without_account(if who.seat.is_some() { "/visit/me" } else { "/me/sign-in" })
}

/// Takes the account's cookie away, and leads on.
///
/// # Errors
/// A fault if the cookie cannot be written.
pub(super) fn without_account(to: &str) -> Answer {
    let mut answer: HttpResponse = reply::see_other(to);
    reply::give_cookie(&mut answer, &no_cookie(CUSTOMER))?;
    Ok(answer)
}
