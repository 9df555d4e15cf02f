//! What a guest does not eat, and how large they read: a page without script,
//! a dialog on the menu with it.

use actix_web::web::Form;
use serde::Deserialize;

use super::*;
use crate::base::Msg;
use crate::menu::ALLERGENS;
use crate::store::Tx;
use crate::tables::diet::{DIETS, Diet};
use crate::web::actor::text_cookie;
use crate::web::pages::refused;
use crate::web::reading::TextSize;

/// The form; a region of its own where a dialog shows it.
#[derive(Template)]
#[template(path = "guest/_diet.html")]
struct DietForm {
    t: Words,
    diet: Diet,
    /// Whether it is in a dialog on the menu, which is updated at once.
    dialog: bool,
    text: TextSize,
    problem: Option<String>,
}
impl askama::filters::HtmlSafe for DietForm {}

impl DietForm {
    /// Where another text size leads back to.
    fn back(&self) -> &'static str {
        if self.dialog { "/menu" } else { "/visit/diet" }
    }
}

/// What the guest marked, above the menu: it carries the marks to the body after a change.
#[derive(Template)]
#[template(path = "guest/_marked.html")]
pub struct Marked {
    /// Words of the viewer.
    pub t: Words,
    /// What they said.
    pub diet: Diet,
}
impl askama::filters::HtmlSafe for Marked {}

#[derive(Template)]
#[template(path = "guest/diet.html")]
struct DietPage {
    shell: Shell,
    table: String,
    guests: GuestsRegion,
    cartbar: CartbarRegion,
    tab: &'static str,
    form: DietForm,
}

/// `GET /visit/diet`
///
/// # Errors
/// 401 without a guest's session.
pub async fn diet(req: HttpRequest, web: Data<Web>, who: GuestWho, tongue: Tongue) -> Answer {
    if let Some(answer) = instead(&web, &who, tongue) {
        return answer;
    }
    let diet = web.app.read(|read| tables::diet::queries::get(read, who.guest))?;
    diet_page(&req, &web, &who, tongue, diet, None)
}

fn diet_page(
    req: &HttpRequest,
    web: &Web,
    who: &GuestWho,
    tongue: Tongue,
    diet: Diet,
    problem: Option<String>,
) -> Answer {
    let page = web.app.read(|read| {
        let head = head(read, who, tongue.0, "diet", "diet-title")?;
        Ok(DietPage {
            form: DietForm {
                t: head.shell.t,
                diet,
                dialog: reply::wants_regions(req),
                text: who.text,
                problem,
            },
            shell: head.shell,
            table: head.table,
            guests: head.guests,
            cartbar: head.cartbar,
            tab: "menu",
        })
    })?;
    if !page.form.dialog {
        return html(&page);
    }
    Ok(reply::dialog(req, render(&page.form)?))
}

/// What was ticked, and whether a word of it is none of ours.
struct Ticked {
    diet: Diet,
    /// Only this: whatever was hidden is shown again.
    show_all: bool,
    unknown: bool,
}

impl Ticked {
    fn parse(fields: &[(String, String)]) -> Result<Ticked> {
        let mut ticked = Ticked {
            diet: Diet::default(),
            show_all: false,
            unknown: false,
        };
        for (name, value) in fields {
            let diet = &mut ticked.diet;
            match name.as_str() {
                "diet" => match DIETS.into_iter().find(|d| d == value) {
                    Some(known) if diet.diets.contains(&known) => {}
                    Some(known) => diet.diets.push(known),
                    None => ticked.unknown = true,
                },
                "avoid" => match diet.avoids.with(value) {
                    Some(more) => diet.avoids = more,
                    None => ticked.unknown = true,
                },
                "hides" => diet.hides = true,
                "allergic" => diet.allergic = true,
                "show" => ticked.show_all = true,
                _ => return Err(Error::Malformed(Msg::new("error-field-unknown"))),
            }
        }
        // As they are read back, whatever the order of the fields.
        ticked.diet.diets.sort_by_key(|d| DIETS.iter().position(|known| known == d));
        Ok(ticked)
    }

    fn save(self, tx: &Tx<'_>, who: &GuestWho) -> Result<()> {
        let mut diet = self.diet;
        if self.show_all {
            // Allergies stay marked: only what hides dishes goes.
            diet = tables::diet::queries::get(tx, who.guest)?;
            diet.hides = false;
            diet.diets.clear();
        }
        tables::diet::actions::set(tx, &who.actor(), who.visit, &diet)
    }
}

/// `POST /visit/diet`
///
/// # Errors
/// As [`tables::diet::actions::set`]; 422 for a word that is none of ours, with
/// the form as it was ticked.
pub async fn set_diet(
    req: HttpRequest,
    web: Data<Web>,
    who: GuestWho,
    tongue: Tongue,
    form: Form<Vec<(String, String)>>,
) -> Answer {
    who.seated()?;
    web.limits.cart(who.guest)?;
    let ticked = Ticked::parse(&form)?;
    if ticked.unknown {
        let error = Error::field("diet", Msg::new("error-diet-word"));
        return refused(&web, tongue, error, |problems| {
            let words = problems.get("diet").map(str::to_string);
            diet_page(&req, &web, &who, tongue, ticked.diet, words)
        });
    }
    let by = who.clone();
    web.app.write(move |tx| ticked.save(tx, &by)).await?;
    if !reply::wants_regions(&req) {
        return Ok(reply::see_other("/menu"));
    }
    let marked = web.app.read(|read| {
        Ok(Marked {
            t: super::super::words(read, tongue.0)?,
            diet: tables::diet::queries::get(read, who.guest)?,
        })
    })?;
    let mut answer = reply::regions(&[render(&marked)?]);
    reply::close_dialog(&mut answer);
    Ok(answer)
}

/// How large, and where to go back to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    text: String,
    back: Option<String>,
}

/// `POST /text-size`
///
/// # Errors
/// `Invalid` for a size that is not there.
pub async fn text_size(form: Form<TextForm>) -> Answer {
    let text = TextSize::parse(&form.text).ok_or_else(|| Error::field("text", Msg::new("error-reading-size")))?;
    let back = form.back.as_deref().and_then(reply::safe_path).unwrap_or("/menu");
    let mut answer = reply::see_other(back);
    reply::give_cookie(&mut answer, &text_cookie(text))?;
    Ok(answer)
}
