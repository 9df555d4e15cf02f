//! One setting in a form: how it is shown, and what is said of it.

use crate::base::Lang;
use crate::base::money::Currency;
use crate::base::time;
use crate::settings::first::TAX_RATES_MAX;
use crate::settings::{JoinNod, PayWay, RETURNING_DAYS, WifiSecurity};
use crate::web::ui::Words;
use crate::web::ui::hours::HoursField;

/// Those that need a word more; `setting-KEY-hint` is its key.
pub const HINTED: [&str; 19] = [
    "language",
    "cut-over",
    "tax-percent",
    "pay-ways",
    "guard-total",
    "idle-minutes",
    "returning-days",
    "account-months",
    "wifi-name",
    "base-url",
    "opening-hours",
    "service-percent",
    "tips",
    "receipt-head",
    "accent",
    "tax-in-prices",
    "tax-rates",
    "backup-place",
    "api-origins",
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
    /// Tax rates with their names.
    Rates,
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
    /// The mark of what the form is opened with.
    pub seen: String,
    pub widget: Widget,
    pub error: Option<String>,
    /// What stands now, where somebody else saved meanwhile.
    pub now: Option<String>,
    pub fixed: bool,
}

/// What a field shows of a setting.
pub struct Shown {
    pub value: String,
    pub seen: String,
    pub error: Option<String>,
    /// Whether somebody else has changed it to another value meanwhile.
    pub clashes: bool,
}

impl Field {
    pub fn new(t: Words, key: &'static str, stands: &str, shown: Shown, fixed: bool) -> Field {
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
            now: shown.clashes.then(|| nothing(stands)),
            value: shown.value,
            seen: shown.seen,
            widget: with_own(widget(t, key), stands),
            error: shown.error,
            fixed,
        }
    }

    /// The rows of a field for hours.
    pub fn hours(&self, t: &Words) -> HoursField {
        let hint = self.hint.clone().unwrap_or_default();
        HoursField::new(*t, self.key, &self.value, self.label.clone(), hint).told(self.error.clone(), self.now.clone())
    }
    /// The rows of further tax rates: each its per cent and its name, and an empty one while there may be more.
    pub fn rates(&self) -> Vec<(String, String)> {
        let parts = self.value.split("; ").filter(|part| !part.is_empty());
        let mut rows: Vec<_> = parts.map(|part| part.split_once(' ').unwrap_or((part, ""))).collect();
        rows.extend((rows.len() < TAX_RATES_MAX).then_some(("", "")));
        rows.into_iter().map(|(percent, name)| (percent.into(), name.into())).collect()
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
        "tax-rates" => Widget::Rates,
        "receipt-head" | "receipt-foot" | "api-origins" => Widget::Lines,
        "pay-ways" => Widget::Ranked(PayWay::ALL.map(|w| (w.word().to_string(), t.t(w.key()))).to_vec()),
        "approve-first-order" | "wifi-hidden" | "tax-in-prices" => Widget::Switch,
        "join-nod" => Widget::One(
            JoinNod::ALL
                .map(|n| (n.word().to_string(), t.t(&format!("join-nod-{}", n.word()))))
                .to_vec(),
        ),
        "returning-days" => Widget::One(RETURNING_DAYS.map(|n| (n.to_string(), t.n("returning-days", n))).to_vec()),
        "wifi-security" => Widget::One(
            WifiSecurity::ALL
                .map(|s| (s.word().to_string(), t.t(&format!("wifi-security-{}", s.word()))))
                .to_vec(),
        ),
        "tax-percent" | "service-percent" => Widget::Text("decimal"),
        "guard-pieces" | "idle-minutes" | "account-months" => Widget::Text("numeric"),
        "base-url" => Widget::Text("url"),
        _ => Widget::Text("text"),
    }
}

/// Puts the rows of the tax rates together to the one setting that they are, complete or not.
pub fn gather_rates(posted: &mut Vec<(String, String)>) {
    let mut rows = Vec::new();
    for n in 0..=TAX_RATES_MAX {
        let typed = |part: &str| {
            let name = format!("tax-rates.{n}.{part}");
            posted.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value.trim())
        };
        let percent: String = typed("percent").chars().filter(|c| !c.is_whitespace() && !";%".contains(*c)).collect();
        // What stands between rates has no place in a name.
        let name = typed("name").replace(';', ",");
        if !percent.is_empty() || !name.is_empty() {
            rows.push(format!("{percent} {name}"));
        }
    }
    posted.push(("tax-rates".into(), rows.join("; ")));
}
