//! The first owner: whoever has the code that the program shows at its start.

use super::*;

#[derive(Template)]
#[template(path = "account/setup.html")]
struct SetupPage {
    shell: Shell,
    code: String,
    name: String,
    problems: Problems,
}

impl SetupPage {
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

/// `GET /setup`
///
/// # Errors
/// `Conflict` once there is an owner.
pub async fn setup_page(web: Data<Web>, tongue: Tongue, brought: Query<Brought>) -> Answer {
    if web.app.read(people::queries::has_owner)? {
        return Ok(reply::see_other("/sign-in"));
    }
    setup_form(&web, tongue, &brought.code, "", Problems::none())
}

fn setup_form(web: &Web, tongue: Tongue, code: &str, name: &str, problems: Problems) -> Answer {
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "setup-title"))?;
    html(&SetupPage {
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
    match make_owner(&req, &web, &form).await {
        Ok(owner) => start(&web, &req, owner, "/admin").await,
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            setup_form(&web, tongue, &form.code, &form.name, problems)
        }),
    }
}

async fn make_owner(req: &HttpRequest, web: &Web, form: &Setup) -> Result<StaffId> {
    let now = web.app.store.clock().now().at_ms;
    web.throttle.begin("setup code", peer(req), now)?;
    let typed = form.code.trim().to_ascii_uppercase();
    let same: bool = typed.as_bytes().ct_eq(web.app.setup_code.as_bytes()).into();
    if !same {
        return Err(Error::field("code", Msg::new("error-setup-code")));
    }
    web.throttle.succeeded("setup code", peer(req));
    let name = Name::parse(&form.name)?;
    let password = Password::parse(&form.password)?;
    let hash = actix_web::web::block(move || password::hash(&password));
    let hash = hash.await.map_err(|_| Error::Busy)??;
    web.app.write(move |tx| people::actions::create_owner(tx, &name, &hash)).await
}
