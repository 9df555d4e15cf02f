//! The first setup: whoever has the code that the program shows at its start becomes the owner, and
//! goes through a few steps, each saved when it is sent, until the cards can be printed.

mod address;
mod guess;
mod house;
mod menu;
mod steps;
mod tables;
mod tax;

use super::*;
use crate::base::Actor;
use crate::settings;
use crate::settings::first::Step;

pub use address::{reach_page, reached};
pub use steps::{save, skip, step_page};

#[derive(Template)]
#[template(path = "account/setup/owner.html")]
struct OwnerPage {
    shell: Shell,
    at: steps::At,
    code: String,
    name: String,
    problems: Problems,
}

impl OwnerPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// The code that the drawing in the terminal brings along. It stays in the address: no log names
/// more than the route, and other sites get no referrer.
#[derive(Deserialize)]
pub struct Brought {
    #[serde(default)]
    code: String,
}

/// `GET /setup`: the first page, or with an owner the step that comes next.
///
/// # Errors
/// A fault of the database.
pub async fn setup_page(web: Data<Web>, tongue: Tongue, brought: Query<Brought>) -> Answer {
    if !web.app.read(people::queries::has_owner)? {
        return owner_form(&web, tongue, &brought.code, "", Problems::none());
    }
    let next = web.app.read(settings::queries::get)?.setup_next;
    Ok(reply::see_other(&match next {
        Step::Done => "/admin".to_string(),
        step => steps::place(step),
    }))
}

fn owner_form(web: &Web, tongue: Tongue, code: &str, name: &str, problems: Problems) -> Answer {
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "setup-title"))?;
    html(&OwnerPage {
        at: steps::At::first(&shell.t),
        shell,
        code: code.to_string(),
        name: name.to_string(),
        problems,
    })
}

/// The first owner.
#[derive(Deserialize)]
pub struct Setup {
    code: String,
    name: String,
    password: String,
}

/// `POST /setup`
///
/// # Errors
/// `Invalid` on `code`, `name` or `password`; `Conflict` once there is an owner; 429 after too many tries.
pub async fn setup(req: HttpRequest, web: Data<Web>, tongue: Tongue, form: Form<Setup>) -> Answer {
    match make_owner(&req, &web, tongue.0, &form).await {
        Ok(owner) => start(&web, &req, owner, &steps::place(Step::House)).await,
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            owner_form(&web, tongue, &form.code, &form.name, problems)
        }),
    }
}

/// The owner, with the language in which they read as the house's own.
async fn make_owner(req: &HttpRequest, web: &Web, lang: Lang, form: &Setup) -> Result<StaffId> {
    let now = web.app.store.clock().now().at_ms;
    web.throttle.begin("setup code", peer(req), now)?;
    // People read it in groups, and copy the spaces and dashes between them.
    let typed: String = form.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let same: bool = typed.to_ascii_uppercase().as_bytes().ct_eq(web.app.setup_code.as_bytes()).into();
    let (name, password) = (Name::parse(&form.name), Password::parse(&form.password));
    let mut wrong = Vec::new();
    if same {
        web.throttle.succeeded("setup code", peer(req));
    } else {
        wrong.push(("code", Msg::new("error-setup-code")));
    }
    wrong.extend(name.as_ref().err().into_iter().flat_map(Error::messages));
    wrong.extend(password.as_ref().err().into_iter().flat_map(Error::messages));
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let (name, password) = (name?, password?);
    let hash = actix_web::web::block(move || password::hash(&password));
    let hash = hash.await.map_err(|_| Error::Busy)??;
    web.app
        .write(move |tx| {
            let staff = people::actions::create_owner(tx, &name, &hash)?;
            let owner = Actor::Staff {
                staff,
                role: Role::Owner,
            };
            settings::actions::set(tx, &owner, "language", lang.code())?;
            settings::actions::set(tx, &owner, "setup-next", Step::House.word())?;
            Ok(staff)
        })
        .await
}
