//! What a guest says about themselves: what they do not eat, their language, how the evening was, what they
//! looked for.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Whole, done, ok, time};
use super::lines::mirror;
use crate::base::ids::VisitId;
use crate::base::text::Note;
use crate::base::{Error, Lang, Msg, Result, Verb};
use crate::floor;
use crate::menu::Allergens;
use crate::tables::diet::{DIETS, Diet};
use crate::tables::{self, diet};
use crate::web::State as Web;
use crate::web::actor::{GuestWho, Tongue};
use crate::web::error::Answer;
use crate::web::missed::note_search;

/// The guest who changes something of their own: in this visit, and not too often.
///
/// # Errors
/// As [`Caller::changes`] and [`Caller::guest`]; `TooOften`.
pub fn own<'c>(web: &Web, caller: &'c Caller, visit: VisitId) -> Result<&'c GuestWho> {
    caller.changes(visit)?;
    let who = caller.guest()?;
    web.limits.cart(who.guest)?;
    Ok(who)
}

/// The allergens of Annex II of Regulation (EU) 1169/2011.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Allergen)]
#[expect(missing_docs, reason = "the names are the regulation's")]
pub enum AllergenJson {
    Gluten,
    Crustaceans,
    Eggs,
    Fish,
    Peanuts,
    Soybeans,
    Milk,
    Nuts,
    Celery,
    Mustard,
    Sesame,
    Sulphites,
    Lupin,
    Molluscs,
}

/// A diet that the menu can keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = DietWord)]
#[expect(missing_docs, reason = "the names are the words of the menu")]
pub enum DietWordJson {
    Vegan,
    Vegetarian,
    GlutenFree,
}

/// The word of a value as it stands in JSON.
fn word(value: impl Serialize) -> Result<String> {
    let word = serde_json::to_value(value)?;
    Ok(word.as_str().unwrap_or_default().to_string())
}

/// What a guest does not eat. It is erased when the visit closes.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Diet)]
pub struct DietJson {
    /// What dishes should be without.
    #[schema(max_items = 14)]
    avoids: Vec<AllergenJson>,
    /// Whether these are allergies: the kitchen is told.
    allergic: bool,
    /// Whether dishes with them are to be hidden.
    hides: bool,
    /// Other dishes are to be hidden.
    #[schema(max_items = 3)]
    diets: Vec<DietWordJson>,
}

impl DietJson {
    fn new(diet: &Diet) -> Result<DietJson> {
        let read = |word: &str| serde_json::from_value(word.into());
        let avoids = diet.avoids.words().map(read);
        let read = |word: &&str| serde_json::from_value((*word).into());
        Ok(DietJson {
            avoids: avoids.collect::<serde_json::Result<_>>()?,
            allergic: diet.allergic,
            hides: diet.hides,
            diets: diet.diets.iter().map(read).collect::<serde_json::Result<_>>()?,
        })
    }

    fn parse(&self) -> Result<Diet> {
        let wrong = || Error::field("diets", Msg::new("error-diet-word"));
        let mut avoids = Allergens::default();
        for allergen in &self.avoids {
            avoids = avoids.with(&word(allergen)?).ok_or_else(wrong)?;
        }
        let asked: Vec<String> = self.diets.iter().map(word).collect::<Result<_>>()?;
        Ok(Diet {
            avoids,
            allergic: self.allergic,
            hides: self.hides,
            // As they are read back, whatever the order in which they came.
            diets: DIETS.into_iter().filter(|d| asked.iter().any(|a| a == d)).collect(),
        })
    }
}

/// What the guest who asks does not eat.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/me/diet", tag = "visits", operation_id = "getDiet",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = DietJson)))]
pub async fn diet(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let who = caller.some_guest()?;
    let diet = web.app.read(|read| {
        caller.reads(read, VisitId(*path))?;
        diet::queries::get(read, who.guest)
    })?;
    ok(&DietJson::new(&diet)?)
}

/// Says what the guest who asks does not eat.
#[utoipa::path(put, path = "/api/v1/visits/{visit}/me/diet", tag = "visits", operation_id = "setDiet",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = DietJson,
    responses((status = 204, description = "Done")))]
pub async fn set_diet(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<DietJson>) -> Answer {
    let visit = VisitId(*path);
    own(&web, &caller, visit)?;
    let (actor, diet) = (caller.actor(), body.parse()?);
    web.app.write(move |tx| diet::actions::set(tx, &actor, visit, &diet)).await?;
    done()
}

mirror! {
    /// A language that every sentence exists in.
    LanguageJson as Language = Lang {
        /// English.
        En,
        /// Italian.
        It,
        /// German.
        De,
        /// French.
        Fr,
        /// Spanish.
        Es,
    }
}

/// The language in which somebody reads.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Speak)]
pub struct SpeakJson {
    language: LanguageJson,
}

/// Says in which language the guest who asks reads: what the house tells them later is in it. An answer itself is
/// in the language that `Accept-Language` asks for.
#[utoipa::path(put, path = "/api/v1/visits/{visit}/me/language", tag = "visits", operation_id = "setLanguage",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = SpeakJson,
    responses((status = 204, description = "Done")))]
pub async fn speak(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<SpeakJson>) -> Answer {
    let visit = VisitId(*path);
    own(&web, &caller, visit)?;
    let (actor, lang) = (caller.actor(), body.language.into());
    web.app.write(move |tx| tables::actions::speak(tx, &actor, visit, lang)).await?;
    done()
}

/// What a guest looked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Missed)]
pub struct MissedJson {
    #[schema(max_length = 280, examples("sushi"))]
    words: String,
}

/// Tells the house what the guest who asks looked for. It counts where the menu has nothing of it, once for each guest,
/// without who it was.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/me/missed", tag = "menu", operation_id = "tellMissed",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = MissedJson,
    responses((status = 204, description = "Done")))]
pub async fn missed(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>, body: Json<MissedJson>) -> Answer {
    let who = own(&web, &caller, VisitId(*path))?;
    let words = Note::parse(&body.words).map_err(|e| e.on("words"))?;
    note_search(&web, who, tongue.0, words.as_str());
    done()
}

/// What a guest says at the end.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GiveFeedback)]
pub struct GiveJson {
    /// From 1, bad, to 5, very good.
    #[schema(minimum = 1, maximum = 5, value_type = i64, examples(5))]
    mark: Whole,
    /// In their own words, if they like.
    #[serde(default)]
    #[schema(max_length = 280)]
    words: String,
}

/// What a guest said at the end.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenFeedback)]
pub struct GivenJson {
    /// From 1, bad, to 5, very good.
    mark: i64,
    /// In their own words; possibly empty.
    words: String,
    #[schema(format = DateTime)]
    at: String,
}

/// What there is to say at the end, and what was said.
#[derive(Serialize, ToSchema)]
#[schema(as = Feedback)]
pub struct FeedbackJson {
    /// Whether it is time for it: once everything is paid.
    open: bool,
    /// Null where nothing was said yet.
    given: Option<GivenJson>,
}

/// What the guest who asks said about the evening.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/me/feedback", tag = "visits", operation_id = "getFeedback",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = FeedbackJson)))]
pub async fn feedback(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let who = caller.some_guest()?;
    let said = web.app.read(|read| {
        caller.actor().may_in(Verb::GiveFeedback, VisitId(*path))?;
        let visit = caller.reads(read, VisitId(*path))?;
        let given = floor::queries::find_feedback(read, visit.id, who.guest)?;
        Ok(FeedbackJson {
            open: visit.closed_ms.is_some() || floor::queries::is_paid(read, visit.id)?,
            given: given.map(|said| GivenJson {
                mark: said.mark,
                words: said.words,
                at: time(said.at_ms),
            }),
        })
    })?;
    ok(&said)
}

/// Says how the evening was, once everything is paid, also after the visit was closed. Saying it again replaces it.
#[utoipa::path(put, path = "/api/v1/visits/{visit}/me/feedback", tag = "visits", operation_id = "giveFeedback",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = GiveJson,
    responses((status = 204, description = "Done"), (status = 409, description = "Something is due still")))]
pub async fn give(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<GiveJson>) -> Answer {
    let (actor, visit) = (caller.actor(), VisitId(*path));
    let who = caller.some_guest()?;
    actor.may_in(Verb::GiveFeedback, visit)?;
    who.is_in()?;
    web.limits.cart(who.guest)?;
    let words = Note::parse(&body.words).map_err(|e| e.on("words"))?;
    let mark = body.mark.0;
    web.app.write(move |tx| floor::actions::feedback(tx, &actor, visit, mark, &words)).await?;
    done()
}

/// Takes care of a guest who gave a low mark. What a colleague takes care of is no error.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/guests/{guest}/feedback/answer", tag = "floor", operation_id = "answerFeedback",
    params(("visit" = i64, Path, description = "The visit's id"), ("guest" = i64, Path, description = "The guest's number")),
    responses((status = 204, description = "Done")))]
pub async fn care(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (actor, (visit, guest)) = (caller.actor(), *path);
    let work = move |tx: &crate::store::Tx<'_>| floor::actions::answer_feedback(tx, &actor, VisitId(visit), guest);
    web.app.write(work).await?;
    done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::ALLERGENS;

    #[test]
    fn every_allergen_and_diet_has_its_word_here() {
        let all = ALLERGENS.iter().try_fold(Allergens::default(), |set, word| set.with(word));
        let diet = Diet {
            avoids: all.unwrap(),
            allergic: true,
            hides: false,
            diets: DIETS.to_vec(),
        };
        let json = DietJson::new(&diet).unwrap();
        assert_eq!((json.avoids.len(), json.diets.len()), (14, 3));
        assert_eq!(json.parse().unwrap(), diet);
    }
}
