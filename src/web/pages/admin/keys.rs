//! Keys for machines: which there are, a new one with what it may do, and an end for each.

use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::text::Name;
use crate::base::time::Calendar;
use crate::base::{Error, Msg, Result, Role};
use crate::people::queries::roles;
use crate::people::token::machine::{ApiKey, actions, queries};
use crate::people::token::{ApiSecret, Scope, Scopes};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// The key of a scope's name: `scope-menu-read` and so on.
fn scope_key(scope: Scope) -> String {
    format!("scope-{}", scope.word().replace(':', "-"))
}

/// A key as it was typed.
#[derive(Default)]
struct Typed {
    name: String,
    role: String,
    scopes: Vec<String>,
}

impl Typed {
    fn of(posted: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (field, value) in posted {
            match field.as_str() {
                "name" => typed.name = value,
                "role" => typed.role = value,
                "scope" => typed.scopes.push(value),
                _ => {}
            }
        }
        typed
    }

    /// The name, the role and the scopes, or everything that is wrong with them.
    fn read(&self) -> Result<(Name, Role, Scopes)> {
        let name = Name::parse(&self.name);
        let role = Role::parse(&self.role).ok_or_else(|| Error::field("role", Msg::new("error-role")));
        let scopes = Scopes::parse(&self.scopes.join(" ")).filter(|scopes| !scopes.is_empty());
        let scopes = scopes.ok_or_else(|| Error::field("scopes", Msg::new("error-key-scopes")));
        let mut wrong = Vec::new();
        for told in [name.as_ref().err(), role.as_ref().err(), scopes.as_ref().err()].into_iter().flatten() {
            match told {
                Error::Invalid(fields) => wrong.extend(fields.clone()),
                other => return Err(other.clone()),
            }
        }
        match (name, role, scopes) {
            (Ok(name), Ok(role), Ok(scopes)) => Ok((name, role, scopes)),
            _ => Err(Error::Invalid(wrong)),
        }
    }
}

#[derive(Template)]
#[template(path = "admin/keys.html")]
struct KeysPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    keys: Vec<ApiKey>,
    roles: Vec<Role>,
    typed: Typed,
    calendar: Calendar,
    problems: Problems,
}

impl KeysPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// Every scope that a key can have: its word, and what it means.
    fn scopes(&self) -> Vec<(&'static str, String)> {
        Scopes::of_machines()
            .map(|scope| (scope.word(), self.shell.t.t(&scope_key(scope))))
            .collect()
    }
    fn has(&self, word: &str) -> bool {
        self.typed.scopes.iter().any(|typed| typed == word)
    }
    /// What a key may, in words.
    fn may(&self, key: &ApiKey) -> Vec<String> {
        let scopes = Scope::ALL.iter().filter(|scope| key.scopes.has(**scope));
        scopes.map(|scope| self.shell.t.t(&scope_key(*scope))).collect()
    }
    /// Who made a key, when, and when it was last used.
    fn story(&self, key: &ApiKey) -> String {
        let t = &self.shell.t;
        let when = |ms| t.lang.date_time(self.calendar.local(ms));
        let made = Msg::new("key-made").text("name", &key.made_by).text("when", when(key.made_ms));
        let used = match key.seen_ms {
            Some(ms) => t.with("key-seen", "when", when(ms)),
            None => t.t("key-never"),
        };
        format!("{} {used}", t.msg(&made))
    }
}

/// `GET /admin/keys`
///
/// # Errors
/// `Forbidden`.
pub async fn keys(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    page(&web, &who, tongue, Typed::default(), Problems::none())
}

fn page(web: &Web, who: &StaffWho, tongue: Tongue, typed: Typed, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        Ok(KeysPage {
            shell: shell(read, who, tongue, "keys")?,
            person: who.name.clone(),
            tab: "keys",
            keys: queries::list(read, &who.actor())?,
            roles: roles(&who.actor()),
            typed,
            calendar: web.app.store.calendar(),
            problems,
        })
    })?;
    html(&page)
}

#[derive(Template)]
#[template(path = "admin/key_made.html")]
struct MadePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    name: String,
    secret: ApiSecret,
}

/// `POST /admin/keys`: makes a key and shows it once.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `name`, `role` or `scopes`; `Forbidden`.
pub async fn make(web: Data<Web>, who: StaffWho, tongue: Tongue, posted: Form<Vec<(String, String)>>) -> Answer {
    who.proved(&web)?;
    let typed = Typed::of(posted.into_inner());
    let secret = match make_now(&web, &who, &typed).await {
        Ok(secret) => secret,
        Err(e) => return refused(&web, tongue, e, |problems| page(&web, &who, tongue, typed, problems)),
    };
    let page = web.app.read(|read| {
        Ok(MadePage {
            shell: shell(read, &who, tongue, "key-made-title")?,
            person: who.name.clone(),
            tab: "keys",
            name: typed.name,
            secret,
        })
    })?;
    html(&page)
}

async fn make_now(web: &Web, who: &StaffWho, typed: &Typed) -> Result<ApiSecret> {
    let ((name, role, scopes), actor) = (typed.read()?, who.actor());
    let made = web.app.write(move |tx| actions::make(tx, &actor, &name, role, scopes));
    Ok(made.await?.1)
}

/// `POST /admin/keys/{key}/revoke`: whoever has it is out at once.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn revoke(web: Data<Web>, who: StaffWho, path: Path<String>) -> Answer {
    let (actor, id) = (who.actor(), path.into_inner());
    web.app.write(move |tx| actions::revoke(tx, &actor, &id)).await?;
    Ok(reply::see_other("/admin/keys"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn every_scope_has_words_in_every_language() {
        for scope in Scope::ALL.iter().filter(|s| Scopes::of_machines().any(|of| of == **s)) {
            let key = scope_key(*scope);
            for lang in Lang::ALL {
                assert_ne!(lang.t(&key), key, "{lang:?}");
            }
        }
    }
}
