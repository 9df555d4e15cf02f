//! What a guest does not eat, on their screens. Dishes, lines and options say
//! what they contain in attributes, the body says what its guest marked, and the
//! style sheet brings both together: so regions stay the same for everybody.

use std::borrow::Borrow;
use std::fmt;

use super::Words;
use crate::menu::{Allergens, Item};
use crate::tables::diet::{DIETS, Diet};

/// Markup of ours around words of ours: nothing in it comes from anybody else.
pub struct Html(String);

impl Html {
    /// Markup that this program made, with whatever came from elsewhere escaped.
    pub(super) fn ours(markup: String) -> Html {
        Html(markup)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::FastWritable for Html {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}
impl askama::filters::HtmlSafe for Html {}

/// The attributes of the body, and of the element that brings them after a change.
pub fn marks(diet: &Diet) -> Html {
    let mut out = String::new();
    if !diet.diets.is_empty() {
        out += &format!(r#" data-diets="{}""#, diet.diets.join(" "));
    }
    if !diet.avoids.is_empty() {
        out += &format!(r#" data-avoids="{}""#, words(diet.avoids.and(Allergens::UNSTATED)));
    }
    for (on, name) in [
        (diet.hides, "hides"),
        (diet.allergic, "allergic"),
        (diet.filters(), "filters"),
    ] {
        if on {
            out += &format!(" data-{name}");
        }
    }
    Html(out)
}

/// The words of a set, for an attribute.
pub fn words(set: impl Borrow<Allergens>) -> String {
    set.borrow().words().collect::<Vec<_>>().join(" ")
}

/// Whether a word is in a set.
pub fn has(set: &Allergens, word: &str) -> bool {
    set.words().any(|w| w == word)
}

/// The name of an allergen.
pub fn name(t: &Words, word: &str) -> String {
    t.t(&format!("allergen-{word}"))
}

/// The attribute of what contains something; nothing for what contains nothing.
pub fn holds(set: impl Borrow<Allergens>) -> Html {
    let set = set.borrow();
    Html(if set.is_empty() {
        String::new()
    } else {
        format!(r#" data-allergens="{}""#, words(*set))
    })
}

/// The diets that a dish keeps to, for an attribute.
pub fn diets(item: &Item) -> String {
    let kept: Vec<_> = DIETS.into_iter().filter(|d| item.is(d)).collect();
    kept.join(" ")
}

/// The names of a set, each of which the style sheet can mark.
pub fn names(t: &Words, set: impl Borrow<Allergens>) -> Html {
    let one = |w: &str| format!("<i class={w}>{}</i>", name(t, w));
    Html(set.borrow().words().map(one).collect::<Vec<_>>().join(", "))
}

/// "Contains …", and that the guest marked it where that is so.
pub fn contains(t: &Words, set: impl Borrow<Allergens>) -> Html {
    let list = format!("<span>{}</span>", names(t, set));
    Html(format!("{}{}", t.with("contains", "list", list), yours(t)))
}

/// "– you marked it", which shows where something clashes.
pub fn yours(t: &Words) -> Html {
    Html(format!("<b class=clash> {}</b>", t.t("diet-yours")))
}
