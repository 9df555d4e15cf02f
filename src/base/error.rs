//! The one error of the house: a few kinds, each with words that a person
//! understands. `web::error` maps a kind to a status and a page.

use std::borrow::Cow;
use std::fmt;

/// What every fallible function of the house answers.
pub type Result<T> = std::result::Result<T, Error>;

/// A sentence in any language: the key of a message and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Msg {
    /// The message's key in `assets/locales`.
    pub key: &'static str,
    /// Named arguments: numbers choose the plural, texts are put in as they are.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A whole number, which also chooses the plural form.
    Number(i64),
    /// A text that is shown as it is (escaped by the template).
    Text(String),
    /// Another message's key, translated in place.
    Key(&'static str),
}

impl Msg {
    /// A sentence without arguments.
    pub fn new(key: &'static str) -> Self {
        Msg { key, args: Vec::new() }
    }
    /// Adds a number, which chooses the plural.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: i64) -> Self {
        self.args.push((name, Arg::Number(value)));
        self
    }
    /// Adds a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }
    /// Adds another message by its key.
    #[must_use]
    pub fn key(mut self, name: &'static str, value: &'static str) -> Self {
        self.args.push((name, Arg::Key(value)));
        self
    }
}

/// Why a verb or a query did not happen. Nothing was changed.
#[derive(Debug, Clone)]
pub enum Error {
    /// 400: the request cannot be read at all.
    Malformed(Msg),
    /// 401: nobody is signed in, or the session has ended.
    SignIn(Msg),
    /// 403: this actor may not do this.
    Forbidden(Msg),
    /// 404: there is no such thing for this actor.
    NotFound(Msg),
    /// 409: the state of things refuses it.
    Conflict(Msg),
    /// 412: something else stands by now than what the change was made from.
    Outdated,
    /// 413: more was sent than is read.
    TooLarge(Msg),
    /// 422: a field's value is refused; a sentence per field.
    Invalid(Vec<(&'static str, Msg)>),
    /// 428: a change of what others may change too does not say what it was made from.
    Unconditional,
    /// 422: values inside what a program sent are refused; a sentence per place, such as `options[2].names.it`.
    Within(Vec<(String, Msg)>),
    /// 429: too often; try again after so many seconds.
    TooOften(u32),
    /// 503: the house has more work waiting than it takes on.
    Busy,
    /// 507: there is no room on the disk, or it cannot be written.
    NoRoom,
    /// 500: a fault of ours, logged whole and told as one sentence.
    Fault(Cow<'static, str>),
}

impl Error {
    /// One field's value is refused.
    pub fn field(name: &'static str, msg: Msg) -> Self {
        Error::Invalid(vec![(name, msg)])
    }
    /// The same where a value is refused, told beside the field that the caller knows it by.
    #[must_use]
    pub fn on(self, field: &'static str) -> Self {
        match self {
            Error::Invalid(told) => Error::Invalid(told.into_iter().map(|(_, m)| (field, m)).collect()),
            other => other,
        }
    }
    /// The state of things refuses it, in one sentence.
    pub fn conflict(key: &'static str) -> Self {
        Error::Conflict(Msg::new(key))
    }
    /// There is no such thing for this actor.
    pub fn missing() -> Self {
        Error::NotFound(Msg::new("error-not-found"))
    }
    /// A fault of ours.
    pub fn fault(what: impl Into<Cow<'static, str>>) -> Self {
        Error::Fault(what.into())
    }
    /// The sentences to show: the field's name (empty for none) and its message.
    pub fn messages(&self) -> Vec<(&'static str, Msg)> {
        match self {
            Error::Malformed(m)
            | Error::SignIn(m)
            | Error::Forbidden(m)
            | Error::NotFound(m)
            | Error::Conflict(m)
            | Error::TooLarge(m) => vec![("", m.clone())],
            Error::Invalid(fields) => fields.clone(),
            Error::Outdated => vec![("", Msg::new("error-outdated"))],
            Error::Unconditional => vec![("", Msg::new("error-unconditional"))],
            Error::Within(places) => places.iter().map(|(_, m)| ("", m.clone())).collect(),
            Error::TooOften(s) => {
                vec![("", Msg::new("error-too-often").number("seconds", (*s).into()))]
            }
            Error::Busy => vec![("", Msg::new("error-busy"))],
            Error::NoRoom => vec![("", Msg::new("error-no-room"))],
            Error::Fault(_) => vec![("", Msg::new("error-fault"))],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Fault(what) => write!(f, "{what}"),
            other => {
                let words: Vec<String> = other
                    .messages()
                    .into_iter()
                    .map(|(field, m)| {
                        let text = crate::base::Lang::En.msg(&m);
                        if field.is_empty() {
                            text
                        } else {
                            format!("{field}: {text}")
                        }
                    })
                    .collect();
                write!(f, "{}", words.join(" "))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Error::Fault(format!("json: {e}").into())
    }
}
