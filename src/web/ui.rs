//! Small things that every template uses: words and money of the viewer's
//! language, icons, colours of guests.

pub mod accent;
pub mod chart;
pub mod diet;
mod dish;
pub mod hours;
mod round;
pub mod scatter;
pub mod sheet;

use std::fmt;

pub use dish::{from, group_rule, picture, tag_class, tag_icon, tag_key, tags};
pub use round::{call_asks, call_icon, call_waiting, mark_key, nod, nod_before, trouble};

use crate::base::hours::Later;
use crate::base::money::Currency;
use crate::base::{Lang, Money, Msg};
use crate::floor::{TableState, ToDo};
use crate::menu::Allergens;
use crate::orders::{Line, State};
use crate::settings::queries::show_percent;
use crate::settings::{ACCENT, Logo, PayWay, Settings};
use crate::web::files;
use crate::web::reading::TextSize;

/// The viewer's language and the house's currency: what a template speaks with.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// The currency.
    pub currency: Currency,
}

impl Words {
    /// A sentence.
    pub fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }
    /// A sentence that counts.
    pub fn n(&self, key: &str, n: impl Plain<i64>) -> String {
        self.lang.n(key, n.plain())
    }
    /// A sentence with one text.
    pub fn with(&self, key: &str, name: &'static str, value: impl fmt::Display) -> String {
        self.lang.with(key, name, value)
    }
    /// A message.
    pub fn msg(&self, msg: &Msg) -> String {
        self.lang.msg(msg)
    }
    /// An amount.
    pub fn money(&self, amount: impl Plain<Money>) -> String {
        self.currency.show(amount.plain(), self.lang)
    }
    /// An amount at an axis, where cents of nothing only take room.
    pub fn at_axis(&self, amount: Money) -> String {
        let cents = format!(
            "{}{}",
            self.lang.number_style().decimal,
            "0".repeat(self.currency.decimals() as usize)
        );
        self.money(amount).replace(&cents, "")
    }
    /// A rate in parts per million, as a percentage without needless zeros.
    pub fn percent(&self, ppm: impl Plain<i64>) -> String {
        let style = self.lang.number_style();
        show_percent(ppm.plain()).replace('.', style.decimal) + style.percent
    }
}

/// A number or amount, behind however many references a template puts.
pub trait Plain<T> {
    /// The value itself.
    fn plain(self) -> T;
}
impl Plain<i64> for i64 {
    fn plain(self) -> i64 {
        self
    }
}
impl Plain<Money> for Money {
    fn plain(self) -> Money {
        self
    }
}
impl<T, U: Plain<T> + Copy> Plain<T> for &U {
    fn plain(self) -> T {
        (*self).plain()
    }
}

/// One of our own icons, drawn in the text's colour.
pub struct Icon(&'static str);

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            r#"<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>"#,
            files::sprite(self.0),
            self.0
        )
    }
}
impl askama::FastWritable for Icon {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}
impl askama::filters::HtmlSafe for Icon {}

/// The icon of a name in `static/icons.svg` or, for the staff alone, `static/desk-icons.svg`.
pub fn icon(name: &'static str) -> Icon {
    Icon(name)
}

/// Which of the eight guest colours a guest's small number has.
pub fn colour(number: impl Plain<i64>) -> i64 {
    (number.plain() - 1).rem_euclid(8) + 1
}

/// The first letter of a name.
pub fn initial(name: &str) -> String {
    name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

/// The number of the guest whose line it is; 0 for the floor.
pub fn by(line: &Line) -> i64 {
    line.guest.as_ref().map_or(0, |g| g.1)
}

/// From when on a dish is served that is not served now.
pub fn later(t: &Words, later: &Later) -> String {
    later.words(t.lang)
}

/// The names of allergens, in the regulation's order.
pub fn allergens(t: &Words, set: &Allergens) -> String {
    let names: Vec<_> = set.words().map(|w| t.t(&format!("allergen-{w}"))).collect();
    names.join(", ")
}

/// A device in words, from what its browser says of itself.
pub fn device(agent: &str) -> String {
    let first = |names: &[(&'static str, &'static str)]| {
        let found = names.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    // The order matters: each browser also names those that it resembles.
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg", "Edge"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        _ => agent.chars().take(40).collect(),
    }
}

/// The icon of a way to pay.
pub fn pay_icon(way: &PayWay) -> &'static str {
    match way {
        PayWay::Cash => "cash",
        PayWay::CardAtTable => "card",
        PayWay::AtCounter => "counter",
        PayWay::Later => "receipt",
    }
}

/// The icon of a table's state, if it has one.
pub fn table_icon(state: &TableState) -> Option<&'static str> {
    match state {
        TableState::Free => None,
        TableState::Seated => Some("users"),
        TableState::Waiting => Some("hand"),
        TableState::Cooking => Some("flame"),
        TableState::Ready | TableState::Paid => Some("check"),
        TableState::Served => Some("receipt"),
    }
}

/// The class of a line's state.
pub fn state_class(state: &State) -> &'static str {
    match state {
        State::Waiting | State::Held | State::Accepted | State::Cooking => "warn",
        State::Sent => "cool",
        State::Ready => "good",
        State::Served => "",
        State::Voided => "bad",
    }
}

/// What the lines of a to-do cost.
pub fn sum(to_do: &ToDo) -> Money {
    to_do.lines.iter().map(Line::total).sum()
}

/// What every page has around its content.
pub struct Shell {
    /// Words of the viewer.
    pub t: Words,
    /// The page's title.
    pub title: String,
    /// The house's name.
    pub house: String,
    /// The house's logo.
    pub logo: Option<Logo>,
    /// The style sheet of the house's own colour, if it has one.
    pub accent: Option<String>,
    /// The class of the body: audience, and `me-N` for a guest.
    pub class: String,
    /// The socket's path, if the page is live.
    pub live: Option<String>,
    /// What its guest does not eat, as attributes of the body.
    pub marks: Option<diet::Html>,
    /// How large the page is written.
    pub text: TextSize,
    /// Whether this is a rehearsal, which every page says.
    pub rehearsal: bool,
    /// What is wrong with the machine's clock, for the staff.
    pub clock: Option<&'static str>,
    /// Whether an owner sees it, whose pages have more in their navigation.
    pub owner: bool,
}

impl Shell {
    /// A page without a socket.
    pub fn new(t: Words, house: &Settings, title: String, class: &str) -> Shell {
        Shell {
            t,
            title,
            house: house.house_name.clone(),
            logo: house.logo.clone(),
            accent: (house.accent != ACCENT).then(|| accent::url(house.accent)),
            class: class.to_string(),
            live: None,
            marks: None,
            text: TextSize::default(),
            rehearsal: house.rehearsal,
            clock: None,
            owner: false,
        }
    }
    /// With a socket.
    #[must_use]
    pub fn live(mut self, path: impl Into<String>) -> Shell {
        self.live = Some(path.into());
        self
    }
    /// Whether a guest sees it: their pages have the script with the menu's comforts.
    pub fn is_guest(&self) -> bool {
        self.class.starts_with("guest")
    }
    /// The hash of everything that a browser keeps; another one makes it reload.
    pub fn version(&self) -> &'static str {
        env!("COMANDA_VERSION_HASH")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_no_needless_zeros() {
        let t = |lang| Words {
            lang,
            currency: Currency::parse("EUR").unwrap(),
        };
        assert_eq!(t(Lang::En).percent(100_000), "10%");
        assert_eq!(t(Lang::It).percent(88_750), "8,875%");
        assert_eq!(t(Lang::De).percent(88_750), "8,875\u{a0}%");
        assert_eq!(t(Lang::En).percent(0), "0%");
    }
}
