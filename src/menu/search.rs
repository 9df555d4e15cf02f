//! Looking for a dish by words: in any order, whatever their case and accents.
//! `static/menu.js` folds in the same way while somebody types.

use super::{Category, Item};

/// Plain letters, each with those that are found by it. Combining marks are
/// dropped, so this is what precomposed letters of European languages need.
const BASES: [(&str, &str); 26] = [
    ("a", "àáâãäåāăą"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏő"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
    (
        "",
        "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30a}\u{30b}\u{30c}",
    ),
    ("", "\u{323}\u{326}\u{327}\u{328}"),
    ("", "\u{ad}\u{200b}"),
];

/// The most letters of a search that are read.
pub const SEARCH_MAX: usize = 80;

/// A text in small letters without accents, its words apart by one space each.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let base = || BASES.iter().find(|(_, from)| from.contains(c)).map(|(to, _)| *to);
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if !c.is_ascii()
                && let Some(base) = base() =>
            {
                out.push_str(base)
            }
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words that somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// What was typed; `None` if there is no word in it.
    pub fn parse(typed: &str) -> Option<Search> {
        let typed: String = typed.chars().take(SEARCH_MAX).collect();
        let words: Vec<String> = fold(&typed).split(' ').filter(|w| !w.is_empty()).map(String::from).collect();
        (!words.is_empty()).then_some(Search(words))
    }

    /// Its words, so many letters of them as somebody reads in a list.
    pub fn words(&self) -> String {
        self.0.join(" ").chars().take(40).collect()
    }

    /// Whether it finds a dish: by its name, its description or its category.
    pub fn suits(&self, category: &Category, item: &Item) -> bool {
        self.finds(&[&item.name, &item.description, &category.name])
    }

    /// The menu with the dishes that it finds, and their categories.
    pub fn narrow(&self, mut menu: Vec<Category>) -> Vec<Category> {
        for category in &mut menu {
            let mut items = std::mem::take(&mut category.items);
            items.retain(|i| self.suits(category, i));
            category.items = items;
        }
        menu.retain(|c| !c.items.is_empty());
        menu
    }

    /// Whether every word is in one of these texts.
    fn finds(&self, texts: &[&str]) -> bool {
        let texts = fold(&texts.join(" "));
        self.0.iter().all(|word| texts.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_signs_do_not_matter() {
        for (text, folded) in [
            ("Tiramisù", "tiramisu"),
            ("Tiramisu\u{300}", "tiramisu"),
            ("  Linguine all’ASTICE! ", "linguine all astice"),
            ("Weißwürste", "weisswurste"),
            ("Œufs à la crème", "oeufs a la creme"),
            ("Ñoquis", "noquis"),
            ("İstanbul", "istanbul"),
            ("Smørrebrød Ærø", "smorrebrod aero"),
            ("Żurek, łosoś", "zurek losos"),
            ("Борщ 1", "борщ 1"),
            ("…", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn every_word_is_found_in_any_order_and_place() {
        let texts = ["Fried calamari", "With lemon mayonnaise", "Starters"];
        let finds = |typed: &str| Search::parse(typed).unwrap().finds(&texts);
        assert!(finds("CALAMÁRI") && finds("mayo fried") && finds("starters lemon"));
        assert!(!finds("calamari pizza"));
        assert_eq!(Search::parse(" – "), None);
        let long = "a".repeat(SEARCH_MAX * 2);
        assert!(Search::parse(&long).unwrap().finds(&[&long[..SEARCH_MAX]]));
    }
}
