//! One setting in a form: how it is shown, and what is said of it.

use super::Typed;
use crate::base::Lang;
use crate::base::money::Currency;
use crate::base::time;
use crate::settings::{JoinNod, PayWay, WifiSecurity};
use crate::web::ui::Words;
use crate::web::ui::hours::HoursField;

/// Those that need a word more; `setting-KEY-hint` is its key.
pub const HINTED: [&str; 15] = [
    "language",
    "cut-over",
    "tax-percent",
    "pay-ways",
    "guard-total",
    "idle-minutes",
    "wifi-name",
    "base-url",
    "opening-hours",
    "service-percent",
    "tips",
    "receipt-head",
    "accent",
    "tax-in-prices",
    "tax-rates",
];

/// How a setting is changed.
pub enum Widget {
    /// A line of text; the keyboard that a phone shows.
    Text(&'static str),
    Colour,
    /// Lines of text.
    Lines,
    Time,
    /// Hours of the week.
    Hours,
    Switch,
    /// One of these: the value and its name.
    One(Vec<(String, String)>),
    /// Any of these.
    Any(Vec<(String, String)>),
    /// Any of these in an order of their own.
    Ranked(Vec<(String, String)>),
}

pub struct Field {
    pub key: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub value: String,
    pub widget: Widget,
    pub error: Option<String>,
    /// What stands now, where somebody else saved meanwhile.
    pub now: Option<String>,
    pub fixed: bool,
}

impl Field {
    pub fn new(t: Words, key: &'static str, stands: &str, typed: Option<&Typed>, fixed: bool) -> Field {
        let value = typed.and_then(|typed| typed.values.iter().find(|(k, _)| *k == key));
        let value = value.map_or(stands, |(_, v)| v.as_str());
        let fixed = fixed && key == "currency";
        let hint = HINTED.contains(&key).then(|| t.t(&format!("setting-{key}-hint")));
        let nothing = |value: &str| {
            if value.is_empty() {
                t.t("editor-nothing")
            } else {
                value.to_string()
            }
        };
        Field {
            key,
            label: t.t(&format!("setting-{key}")),
            hint: if fixed { Some(t.t("error-currency-fixed")) } else { hint },
            value: value.into(),
            widget: with_own(widget(t, key), stands),
            error: typed.and_then(|typed| typed.problems.get(key)).map(String::from),
            now: typed.filter(|typed| typed.stale && value != stands).map(|_| nothing(stands)),
            fixed,
        }
    }

    /// The rows of a field for hours.
    pub fn hours(&self, t: &Words) -> HoursField {
        let hint = self.hint.clone().unwrap_or_default();
        HoursField::new(*t, self.key, &self.value, self.label.clone(), hint).told(self.error.clone(), self.now.clone())
    }
    pub fn has(&self, value: &str) -> bool {
        self.value.split(',').any(|v| v == value)
    }
    pub fn ranked(&self, place: &usize) -> &str {
        self.value.split(',').nth(*place).unwrap_or_default()
    }
    /// What describes the field to who cannot see it.
    pub fn described(&self) -> String {
        let parts = [
            (self.hint.is_some(), "hint"),
            (self.error.is_some(), "error"),
            (self.now.is_some(), "now"),
        ];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, id)| format!("{}-{id}", self.key));
        ids.collect::<Vec<_>>().join(" ")
    }
}

/// What stands can always be kept, also where a list does not offer it.
fn with_own(widget: Widget, stands: &str) -> Widget {
    match widget {
        Widget::One(mut options) if !options.iter().any(|(value, _)| value == stands) => {
            options.insert(0, (stands.into(), stands.into()));
            Widget::One(options)
        }
        widget => widget,
    }
}

fn widget(t: Words, key: &str) -> Widget {
    let same = |word: &str| (word.to_string(), word.to_string());
    let languages = || Lang::ALL.map(|l| (l.code().to_string(), l.own_name().to_string())).to_vec();
    match key {
        "language" => Widget::One(languages()),
        "languages" => Widget::Any(languages()),
        "time-zone" => Widget::One(time::zones().iter().map(|zone| same(zone)).collect()),
        "currency" => Widget::One(
            Currency::all()
                .map(|c| (c.code().into(), format!("{} – {}", c.code(), c.name())))
                .collect(),
        ),
        "cut-over" => Widget::Time,
        "accent" => Widget::Colour,
        "opening-hours" => Widget::Hours,
        "receipt-head" | "receipt-foot" => Widget::Lines,
        "pay-ways" => Widget::Ranked(PayWay::ALL.map(|w| (w.word().to_string(), t.t(w.key()))).to_vec()),
        "approve-first-order" | "wifi-hidden" | "tax-in-prices" => Widget::Switch,
        "join-nod" => Widget::One(
            JoinNod::ALL
                .map(|n| (n.word().to_string(), t.t(&format!("join-nod-{}", n.word()))))
                .to_vec(),
        ),
        "wifi-security" => Widget::One(
            WifiSecurity::ALL
                .map(|s| (s.word().to_string(), t.t(&format!("wifi-security-{}", s.word()))))
                .to_vec(),
        ),
        "tax-percent" | "service-percent" => Widget::Text("decimal"),
        "guard-pieces" | "idle-minutes" => Widget::Text("numeric"),
        "base-url" => Widget::Text("url"),
        _ => Widget::Text("text"),
    }
}
