//! What the steps have in common: where one is, saving and going on, skipping.

use std::collections::HashMap;

use super::*;
use crate::base::Verb;
use crate::store::{Read, Tx};
use crate::web::pages::refused;
use crate::web::ui::Words;

/// Where somebody is in the setup.
pub(super) struct At {
    /// The step; none for the owner's account before it.
    pub(super) step: Option<Step>,
    /// Its number among all.
    pub(super) number: usize,
    /// How many there are.
    pub(super) of: usize,
    words: String,
    back: Option<String>,
}

impl At {
    pub(super) fn first(t: &Words) -> At {
        At::number(t, None, 1)
    }

    pub(super) fn step(t: &Words, step: Step) -> At {
        let place = Step::ALL.iter().position(|s| *s == step).unwrap_or_default();
        At::number(t, Some(step), place + 2)
    }

    fn number(t: &Words, step: Option<Step>, number: usize) -> At {
        let of = Step::ALL.len() + 1;
        let words = Msg::new("setup-step").number("n", number as i64).number("of", of as i64);
        At {
            step,
            number,
            of,
            words: t.msg(&words),
            back: step.and_then(Step::previous).map(place),
        }
    }

    /// In words: step 2 of 7.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// The address of the page before.
    pub(super) fn back(&self) -> Option<&str> {
        self.back.as_deref()
    }

    /// The second page of a step, which leads back to its first.
    pub(super) fn second(self) -> At {
        At {
            back: self.step.map(place),
            ..self
        }
    }

    /// The address that skips this step.
    pub(super) fn skip(&self) -> String {
        self.step.map(|s| format!("{}/skip", place(s))).unwrap_or_default()
    }
}

/// The address of a step.
pub(super) fn place(step: Step) -> String {
    format!("/setup/{}", step.word())
}

/// A step's form as it was typed, or as it stands.
#[derive(Default)]
pub(super) struct Typed(HashMap<String, String>);

impl Typed {
    pub(super) fn of<const N: usize>(fields: [(&str, String); N]) -> Typed {
        Typed(fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
    }
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }
    pub(super) fn put(&mut self, name: &str, value: String) {
        self.0.insert(name.to_string(), value);
    }
}

/// What a step's page is made from.
pub(super) struct Asked<'a> {
    pub(super) web: &'a Web,
    pub(super) req: &'a HttpRequest,
    pub(super) who: &'a StaffWho,
    pub(super) lang: Lang,
    /// What was typed and refused.
    pub(super) typed: Option<Typed>,
    pub(super) problems: Problems,
}

impl Asked<'_> {
    /// The shell of a step's page, and where it stands.
    pub(super) fn shell(&self, read: &Read<'_>, step: Step, title: &str) -> Result<(Shell, At)> {
        let shell = desk_shell(read, self.lang, "", title)?;
        let at = At::step(&shell.t, step);
        Ok((shell, at))
    }
}

fn step_of(word: &str) -> Result<Step> {
    Step::parse(word).ok_or_else(Error::missing)
}

/// `GET /setup/{step}`
///
/// # Errors
/// `Forbidden` for anybody but an owner; `NotFound`.
pub async fn step_page(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<String>) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    let asked = Asked {
        web: &web,
        req: &req,
        who: &who,
        lang: tongue.0,
        typed: None,
        problems: Problems::none(),
    };
    page(step_of(&path)?, asked)
}

fn page(step: Step, asked: Asked<'_>) -> Answer {
    match step {
        Step::House => house::page(asked),
        Step::Tax => tax::page(asked),
        Step::Tables => tables::page(asked),
        Step::Address => address::page(asked),
        Step::Menu => menu::page(asked),
        Step::Done => menu::done(asked),
    }
}

/// `POST /setup/{step}`: saves the step and leads to the next one.
///
/// # Errors
/// `Forbidden`, `NeedsProof`, `NotFound`; `Invalid` on the step's fields, with what was typed.
pub async fn save(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<String>,
    form: Form<HashMap<String, String>>,
) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    let step = step_of(&path)?;
    who.proved(&web)?;
    let typed = Typed(form.into_inner());
    let saved = match step {
        Step::House => house::save(&web, &who, &typed).await,
        Step::Tax => tax::save(&web, &who, &typed).await,
        Step::Tables => tables::save(&web, &who, &typed).await,
        Step::Address => address::save(&web, &who, &typed).await,
        Step::Menu => menu::save(&web, &who).await,
        Step::Done => Ok(()),
    };
    match saved {
        Ok(()) if step == Step::Address => {
            go_on(&web, &who, step).await?;
            Ok(reply::see_other("/setup/reach"))
        }
        Ok(()) => go_on(&web, &who, step).await,
        Err(e) => refused(&web, tongue, e, |problems| {
            let (web, req, who, lang) = (&web, &req, &who, tongue.0);
            page(
                step,
                Asked {
                    web,
                    req,
                    who,
                    lang,
                    typed: Some(typed),
                    problems,
                },
            )
        }),
    }
}

/// `POST /setup/{step}/skip`: leads to the next step and leaves this one for later.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn skip(web: Data<Web>, who: StaffWho, path: Path<String>) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    go_on(&web, &who, step_of(&path)?).await
}

/// Notes how far the setup is and leads on; back to the admin's page once it was finished.
async fn go_on(web: &Web, who: &StaffWho, step: Step) -> Answer {
    let (actor, next) = (who.actor(), step.next());
    let stands = web.app.read(settings::queries::get)?.setup_next;
    if stands == Step::Done {
        return Ok(reply::see_other("/admin"));
    }
    if next > stands {
        web.app
            .write(move |tx| settings::actions::set(tx, &actor, "setup-next", next.word()))
            .await?;
    }
    Ok(reply::see_other(&place(next)))
}

/// What a step's form was made from: the version of its settings.
pub(super) fn version(read: &Read<'_>, who: &StaffWho, keys: &[&'static str]) -> Result<String> {
    Ok(settings::version(&settings::queries::form(read, &who.actor(), keys)?))
}

/// Saves a step's settings unless somebody else has changed one of these keys since its form was
/// made. What is sent twice finds its own values and is no conflict.
pub(super) fn save_settings(
    tx: &Tx<'_>,
    actor: &Actor,
    keys: &[&'static str],
    seen: &str,
    values: &[(&'static str, String)],
) -> Result<()> {
    let stands = settings::queries::form(tx, actor, keys)?;
    let is_there = values.iter().all(|value| stands.contains(value));
    if !is_there && settings::version(&stands) != seen {
        return Err(Error::conflict("setup-stale"));
    }
    settings::actions::save(tx, actor, values)
}
