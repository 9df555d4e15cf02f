//! Every sentence in every language (Fluent). A language is read when it is first spoken: most houses speak two of them,
//! and the rest would cost time at the start and memory for good.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::lang::Lang;

/// What the build joined from `assets/locales`.
fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!(concat!(env!("OUT_DIR"), "/en.ftl")),
        Lang::It => include_str!(concat!(env!("OUT_DIR"), "/it.ftl")),
        Lang::De => include_str!(concat!(env!("OUT_DIR"), "/de.ftl")),
        Lang::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.ftl")),
        Lang::Es => include_str!(concat!(env!("OUT_DIR"), "/es.ftl")),
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    BUNDLES[lang as usize].get_or_init(|| read(lang))
}

fn read(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(lang.code().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    // A formatter knows no language: each has its own.
    bundle.set_formatter(Some(match lang {
        Lang::En => numbers::<_, { Lang::En as usize }>,
        Lang::It => numbers::<_, { Lang::It as usize }>,
        Lang::De => numbers::<_, { Lang::De as usize }>,
        Lang::Fr => numbers::<_, { Lang::Fr as usize }>,
        Lang::Es => numbers::<_, { Lang::Es as usize }>,
    }));
    // What is broken is left out and the rest is read; a test holds that nothing is broken.
    let whole = FluentResource::try_new(source(lang).into()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(whole);
    bundle
}

/// Whole numbers in sentences are written as those in tables are.
fn numbers<M, const LANG: usize>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(Lang::ALL[LANG].count(n.value as i64)),
        _ => None,
    }
}

/// A sentence in a language; in English where the language has none, and the key where English has none.
pub fn say(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let of = |lang: Lang| {
        let bundle = bundle(lang);
        let pattern = bundle.get_message(key)?.value()?;
        // Of an argument that is missing the name is shown; a test holds that none is.
        let said: Cow<'_, str> = bundle.format_pattern(pattern, args, &mut Vec::new());
        Some(said.into_owned())
    };
    of(lang).or_else(|| of(Lang::En)).unwrap_or_else(|| key.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_whole_and_says_nothing_twice() {
        for lang in Lang::ALL {
            let broken = FluentResource::try_new(source(lang).into()).err().map(|(_, errors)| errors);
            assert_eq!(broken, None, "{lang:?}");
            let resource = FluentResource::try_new(source(lang).into()).unwrap();
            let mut bundle = Bundle::new_concurrent(vec![lang.code().parse().unwrap()]);
            assert!(bundle.add_resource(resource).is_ok(), "{lang:?} says something twice");
        }
    }

    #[test]
    fn what_a_language_does_not_say_is_shown_as_its_key() {
        assert_eq!(say(Lang::It, "no-such-sentence", None), "no-such-sentence");
    }
}
