//! The languages of the screens: which there are, which one a browser asks
//! for, and how each writes numbers and dates.

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::{Date, DateTime};

use super::error::{Arg, Msg};
use super::sentences::say;

/// A language that every sentence exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
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

/// How a language writes numbers.
#[derive(Debug, Clone, Copy)]
pub struct NumberStyle {
    /// Between units and decimals.
    pub decimal: &'static str,
    /// Between thousands.
    pub group: &'static str,
    /// From how many digits on thousands are set apart: Spanish writes 1234 and 12.345.
    pub group_from: usize,
    /// Whether the currency's symbol stands before the number.
    pub symbol_first: bool,
    /// The sign of a percentage, with the space before it where there is one.
    pub percent: &'static str,
}

impl Lang {
    /// Every language, the fallback first.
    pub const ALL: [Lang; 5] = [Lang::En, Lang::It, Lang::De, Lang::Fr, Lang::Es];

    /// The tag (BCP 47) used in pages, cookies and files.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::It => "it",
            Lang::De => "de",
            Lang::Fr => "fr",
            Lang::Es => "es",
        }
    }
    /// The language's own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::It => "Italiano",
            Lang::De => "Deutsch",
            Lang::Fr => "Français",
            Lang::Es => "Español",
        }
    }
    /// The language of a tag; regions are ignored.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(primary))
    }
    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Option<Lang> {
        let mut best: Option<(f32, Lang)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim();
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            let Some(lang) = Lang::parse(tag) else { continue };
            if weight > 0.0 && best.is_none_or(|(w, _)| weight > w) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
    /// How this language writes numbers.
    pub fn number_style(self) -> NumberStyle {
        let english = NumberStyle {
            decimal: ".",
            group: ",",
            group_from: 4,
            symbol_first: true,
            percent: "%",
        };
        let italian = NumberStyle {
            decimal: ",",
            group: ".",
            symbol_first: false,
            ..english
        };
        let german = NumberStyle {
            percent: "\u{a0}%",
            ..italian
        };
        match self {
            Lang::En => english,
            Lang::It => italian,
            Lang::De => german,
            Lang::Fr => NumberStyle {
                group: "\u{202f}",
                ..german
            },
            Lang::Es => NumberStyle {
                group_from: 5,
                ..german
            },
        }
    }
    /// A local date and time as this language writes them: day first, 24 hours.
    pub fn date_time(self, at: DateTime) -> String {
        let form = match self {
            Lang::En => "%-d %b %Y, %H:%M",
            Lang::It | Lang::Es => "%d/%m/%Y, %H:%M",
            Lang::De => "%d.%m.%Y, %H:%M",
            Lang::Fr => "%d/%m/%Y %H:%M",
        };
        at.strftime(form).to_string()
    }

    /// A date as this language writes it.
    pub fn date(self, date: Date) -> String {
        let form = match self {
            Lang::En => "%-d %b %Y",
            Lang::It | Lang::Es | Lang::Fr => "%d/%m/%Y",
            Lang::De => "%d.%m.%Y",
        };
        date.strftime(form).to_string()
    }

    /// A sentence without arguments.
    pub fn t(self, key: &str) -> String {
        say(self, key, None)
    }
    /// A sentence that counts: its argument is `n`.
    pub fn n(self, key: &str, n: impl Into<i64>) -> String {
        let n: i64 = n.into();
        say(self, key, Some(&FluentArgs::from_iter([("n", FluentValue::from(n))])))
    }
    /// A sentence with one text argument.
    pub fn with(self, key: &str, name: &'static str, value: impl ToString) -> String {
        let value = FluentValue::from(value.to_string());
        say(self, key, Some(&FluentArgs::from_iter([(name, value)])))
    }
    /// A message with its arguments.
    pub fn msg(self, msg: &Msg) -> String {
        let value = |arg: &Arg| match arg {
            Arg::Number(n) => FluentValue::from(*n),
            Arg::Text(t) => FluentValue::from(t.clone()),
            Arg::Key(k) => FluentValue::from(self.t(k)),
        };
        let args: FluentArgs<'_> = msg.args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        say(self, msg.key, (!msg.args.is_empty()).then_some(&args))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_the_language_they_like_best() {
        assert_eq!(Lang::accepted("it-IT,it;q=0.9,en;q=0.8"), Some(Lang::It));
        assert_eq!(Lang::accepted("ja,en;q=0.5,it;q=0.7"), Some(Lang::It));
        assert_eq!(Lang::accepted("ja, zh;q=0.9"), None);
        assert_eq!(Lang::accepted("it;q=0, en"), Some(Lang::En));
        assert_eq!(Lang::accepted(";;;=,,q"), None);
        assert_eq!(Lang::accepted("de-AT,de;q=0.9,en;q=0.8"), Some(Lang::De));
        assert_eq!(
            Lang::accepted("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5"),
            Some(Lang::Fr)
        );
        assert_eq!(Lang::accepted("ca,es-419;q=0.9,en;q=0.5"), Some(Lang::Es));
        assert_eq!(Lang::accepted("nl-BE,fr;q=0.4,de;q=0.6"), Some(Lang::De));
    }

    #[test]
    fn plurals_and_arguments_work_in_every_language() {
        assert_eq!(Lang::En.n("count-items", 1), "1 item");
        assert_eq!(Lang::En.n("count-items", 2), "2 items");
        assert_eq!(Lang::It.n("count-items", 1), "1 articolo");
        assert_eq!(Lang::It.n("count-items", 3), "3 articoli");
        assert_eq!(Lang::De.n("count-items", 1), "1 Artikel");
        // French counts nothing in the singular, the others in the plural.
        assert_eq!(Lang::Fr.n("count-items", 0), "0 article");
        assert_eq!(Lang::Fr.n("count-items", 2), "2 articles");
        assert_eq!(Lang::Es.n("count-items", 0), "0 artículos");
        assert_eq!(Lang::Es.n("count-items", 1), "1 artículo");
        let m = Msg::new("error-note-long").number("max", 280);
        for lang in Lang::ALL {
            assert!(lang.msg(&m).contains("280"), "{lang:?}");
        }
    }

    #[test]
    fn numbers_in_sentences_are_grouped_as_in_tables() {
        for lang in Lang::ALL {
            for n in [0, 999, 1000, 21_350, 1_234_567] {
                let sentence = lang.n("count-items", n);
                assert!(sentence.starts_with(&format!("{} ", lang.count(n))), "{sentence}");
            }
        }
        let written = Lang::ALL.map(|lang| lang.n("count-items", 21_350));
        let expected = [
            "21,350 items",
            "21.350 articoli",
            "21.350 Artikel",
            "21\u{202f}350 articles",
            "21.350 artículos",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn dates_look_as_people_write_them() {
        let at = jiff::civil::date(2026, 11, 3).at(9, 5, 0, 0);
        let written = Lang::ALL.map(|lang| lang.date_time(at));
        assert_eq!(
            written,
            [
                "3 Nov 2026, 09:05",
                "03/11/2026, 09:05",
                "03.11.2026, 09:05",
                "03/11/2026 09:05",
                "03/11/2026, 09:05"
            ]
        );
    }
}
