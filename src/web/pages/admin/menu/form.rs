//! A form of the editor: fields with what was typed, what is wrong with it, and,
//! where somebody else saved meanwhile, what stands now.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::base::{Lang, Result};
use crate::menu::ALLERGENS;
use crate::menu::edit::merge::OPENED;
use crate::menu::edit::{Fields, House, Problem, queries};
use crate::menu::import::TAGS;
use crate::menu::queries::stations;
use crate::settings;
use crate::settings::queries::show_percent;
use crate::store::Read;
use crate::web::ui::hours::{self, HoursField};
use crate::web::ui::{self, Words};

/// A form as it was typed.
pub struct Form {
    pub t: Words,
    pub fields: Fields,
    problems: Vec<(String, String)>,
    now: Option<Fields>,
    /// What the form was opened with, to be sent along.
    pub opened: String,
    /// Whether somebody deleted meanwhile what this was about.
    pub gone: bool,
    /// The languages that the menu is written in.
    pub languages: Vec<String>,
    /// Those that it could be written in, too.
    pub more: Vec<String>,
    stations: Vec<(String, String)>,
    categories: Vec<(String, String)>,
    /// The house's usual tax rates, as they are typed, with what they are for.
    rates: Vec<(String, String)>,
}

impl Form {
    pub fn new(read: &Read<'_>, t: Words, house: &House, fields: Fields, problems: &[Problem]) -> Result<Form> {
        let languages = queries::languages(read)?;
        let more = house.languages.iter().filter(|l| !languages.contains(l)).cloned().collect();
        let name = |id| Ok((format!("{id}"), queries::category_name(read, id, t.lang)?));
        let opened = match fields.one(OPENED) {
            "" => fields.marks(),
            sent => sent.to_string(),
        };
        Ok(Form {
            t,
            opened,
            fields,
            problems: problems.iter().map(|p| (p.field.clone(), t.msg(&p.sentence))).collect(),
            now: None,
            gone: false,
            languages,
            more,
            stations: stations(read, t.lang)?.into_iter().map(|s| (s.key, s.name)).collect(),
            categories: house.categories.iter().map(|id| name(*id)).collect::<Result<_>>()?,
            rates: rates(read, t)?,
        })
    }

    /// Whether a button asked for another row or for one less, and nothing is to be saved.
    pub fn is_kept(fields: &Fields) -> bool {
        !fields.one(&hours::dropping("hours")).is_empty()
    }

    /// The fields as a browser sent them.
    pub fn fields(mut typed: Vec<(String, String)>) -> Fields {
        hours::gather(&mut typed, "hours");
        Fields::new(typed)
    }

    /// Says beside each field what stands now.
    pub fn stale(&mut self, now: Fields) {
        self.opened = now.marks();
        self.now = Some(now);
    }

    /// A form about something that, if `gone`, somebody deleted meanwhile.
    pub fn gone(gone: bool, form: Form) -> Form {
        Form { gone, ..form }
    }

    pub fn is_stale(&self) -> bool {
        self.now.is_some()
    }

    pub fn wrong(&self) -> usize {
        self.problems.len()
    }

    pub fn error(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|(f, _)| f == field).map(|(_, words)| words.as_str())
    }

    /// What stands now in a field, if it is something else than what was typed.
    fn now(&self, field: &str) -> Option<String> {
        let now = self.now.as_ref().filter(|now| now.joined(field) != self.fields.joined(field))?;
        let options = self.options(field);
        let label = |value: &str| {
            let known = options.iter().find(|(v, _)| v == value);
            known.map_or(value.to_string(), |(_, label)| label.clone())
        };
        let shown: Vec<String> = now.all(field).filter(|v| !v.is_empty()).map(label).collect();
        Some(if shown.is_empty() {
            self.t.t("editor-nothing")
        } else {
            shown.join(", ")
        })
    }

    /// What a field offers: the value and its name.
    fn options(&self, field: &str) -> Vec<(String, String)> {
        let named = |words: &[&str], prefix: &str| {
            let one = |w: &&str| ((*w).to_string(), self.t.t(&format!("{prefix}-{w}")));
            words.iter().map(one).collect()
        };
        match field.rsplit('-').next().unwrap_or_default() {
            "station" => self.stations.clone(),
            "category" => self.categories.clone(),
            "allergens" if field == "allergens" => {
                let mut all: Vec<(String, String)> = named(&ALLERGENS, "allergen");
                all.push(("none".into(), self.t.t("allergen-none")));
                all
            }
            "allergens" => named(&ALLERGENS, "allergen"),
            "tags" => named(&TAGS, "tag"),
            "tax" => self.rates.clone(),
            "hidden" => vec![("on".into(), self.t.t("editor-hidden"))],
            _ => Vec::new(),
        }
    }

    /// A line of text; `mode` is the keyboard that a phone shows.
    pub fn input(&self, name: impl AsRef<str>, label: &str, mode: &'static str) -> Field {
        self.field(name.as_ref(), self.t.t(label), mode, Vec::new())
    }

    /// When it is served.
    pub fn hours(&self) -> HoursField {
        let value = self.fields.one("hours");
        let field = HoursField::new(
            self.t,
            "hours",
            value,
            self.t.t("editor-hours"),
            self.t.t("editor-hours-hint"),
        );
        field.told(self.error("hours").map(String::from), self.now("hours"))
    }

    /// A text in one language.
    pub fn text(&self, name: &str, language: &str, label: &str, mode: &'static str) -> Field {
        let field = self.field(&format!("{name}-{language}"), self.t.t(label), mode, Vec::new());
        Field {
            lang: language.into(),
            ..field
        }
    }

    /// A name in a language, labelled by the language.
    pub fn name_in(&self, name: &str, language: &str) -> Field {
        let label = language_name(language);
        let field = self.field(&format!("{name}-{language}"), label, "text", Vec::new());
        Field {
            lang: language.into(),
            ..field
        }
    }

    /// A line of text that offers what is usual.
    pub fn offered(&self, name: &str, label: &str) -> Field {
        self.field(name, self.t.t(label), "offered", self.options(name))
    }

    /// One of several; with `none`, the words for none of them.
    pub fn select(&self, name: impl AsRef<str>, label: &str, none: &str) -> Field {
        let mut options = self.options(name.as_ref());
        if !none.is_empty() {
            options.insert(0, (String::new(), self.t.t(none)));
        }
        self.field(name.as_ref(), self.t.t(label), "select", options)
    }

    /// Any of several.
    pub fn boxes(&self, name: impl AsRef<str>, label: &str) -> Field {
        let options = self.options(name.as_ref());
        self.field(name.as_ref(), self.t.t(label), "boxes", options)
    }

    fn field(&self, name: &str, label: String, mode: &'static str, options: Vec<(String, String)>) -> Field {
        let ticked = |value: &str| self.fields.has(name, value);
        let options = options.into_iter().map(|(value, label)| (ticked(&value), value, label)).collect();
        Field {
            t: self.t,
            name: name.into(),
            label,
            mode,
            lang: String::new(),
            value: self.fields.one(name).into(),
            options,
            error: self.error(name).map(String::from),
            now: self.now(name),
        }
    }

    /// Whether a dish has no words in a language that others have some in.
    pub fn lacks(&self, language: &str) -> bool {
        let empty = |name: &str, l: &str| self.fields.one(&format!("{name}-{l}")).trim().is_empty();
        let described = self.languages.iter().any(|l| !empty("description", l));
        let named = self.languages.iter().any(|l| !empty("name", l));
        named && (empty("name", language) || (described && empty("description", language)))
    }
}

/// The usual rate, and the further ones with their names.
fn rates(read: &Read<'_>, t: Words) -> Result<Vec<(String, String)>> {
    let house = settings::queries::get(read)?;
    let decimal = t.lang.number_style().decimal;
    let mut all = vec![(house.tax_ppm, t.t("setup-tax-usual-short"))];
    all.extend(house.tax_rates.iter().map(|r| (r.ppm, r.name.clone())));
    Ok(all
        .into_iter()
        .map(|(ppm, name)| (show_percent(ppm).replace('.', decimal), name))
        .collect())
}

/// A language's own name; its tag where the screens do not speak it.
pub fn language_name(tag: &str) -> String {
    let known = Lang::ALL.into_iter().find(|l| l.code() == tag);
    known.map_or(tag.to_string(), |l| l.own_name().into())
}

/// One field with its label, what is wrong with it, and what stands now.
#[derive(Template)]
#[template(path = "admin/menu/_field.html")]
pub struct Field {
    t: Words,
    name: String,
    label: String,
    mode: &'static str,
    lang: String,
    value: String,
    /// Ticked, value, label.
    options: Vec<(bool, String, String)>,
    error: Option<String>,
    now: Option<String>,
}
impl HtmlSafe for Field {}

impl Field {
    /// What describes the field to who cannot see it.
    fn described(&self) -> String {
        let parts = [(self.error.is_some(), "error"), (self.now.is_some(), "now")];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, id)| format!("{}-{id}", self.name));
        ids.collect::<Vec<_>>().join(" ")
    }
}
