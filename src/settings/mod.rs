//! The house's settings, read by every feature.

pub mod actions;
pub mod facts;
pub mod first;
pub mod form;
pub mod queries;

use crate::base::colour::Colour;
use crate::base::hours::{Hours, Later, Time};
use crate::base::money::Currency;
use crate::base::{Lang, Msg};
use jiff::ToSpan;
use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

/// For so many minutes after closing a round that guests still had in their hands is taken.
pub const GRACE_MINUTES: i64 = 5;

/// How a guest would like to pay; what they really pay is a row of the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayWay {
    /// In cash at the table.
    Cash,
    /// By card at the table.
    CardAtTable,
    /// At the counter.
    AtCounter,
    /// With the bill, later.
    Later,
}

impl PayWay {
    /// Every way.
    pub const ALL: [PayWay; 4] = [PayWay::Cash, PayWay::CardAtTable, PayWay::AtCounter, PayWay::Later];
    /// The word in files, forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            PayWay::Cash => "cash",
            PayWay::CardAtTable => "card-at-table",
            PayWay::AtCounter => "at-counter",
            PayWay::Later => "later",
        }
    }
    /// The way of a word.
    pub fn parse(word: &str) -> Option<PayWay> {
        PayWay::ALL.into_iter().find(|w| w.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            PayWay::Cash => "pay-cash",
            PayWay::CardAtTable => "pay-card-at-table",
            PayWay::AtCounter => "pay-at-counter",
            PayWay::Later => "pay-later",
        }
    }
}

/// Why guests cannot order now, in words.
pub fn closed_words(opens: Later, lang: Lang) -> Msg {
    match opens {
        Later::Never => Msg::new("error-closed-now"),
        opens => Msg::new("error-closed").text("when", opens.words(lang)),
    }
}

/// What a form about some settings was made from, as a short text to compare.
pub fn version(values: &[(&'static str, String)]) -> String {
    let digest = Sha256::digest(format!("{values:?}"));
    crate::base::ids::hex(&digest[..8])
}

/// The settings as they stand, defaults filled in.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The house's name, as guests see it.
    pub house_name: String,
    /// Whether this is a rehearsal, of which nothing counts and nothing stays.
    pub rehearsal: bool,
    /// The address that guests reach the house at; empty for this machine's own. What the program was
    /// started with wins.
    pub base_url: String,
    /// The currency; fixed after the first order.
    pub currency: Currency,
    /// IANA name of the time zone.
    pub time_zone: String,
    /// When a business day ends, in minutes after midnight.
    pub cut_over_minutes: i64,
    /// The house's own language: kitchen tickets, fallback of menu texts.
    pub language: Lang,
    /// The tax rate (parts per million) that items get which name none, when the
    /// menu is imported.
    pub tax_ppm: i64,
    /// The colour of buttons and links.
    pub accent: Colour,
    /// The house's sign, above the guests' pages.
    pub logo: Option<Logo>,
    /// What comes on top of the prices. A visit keeps what it was opened with.
    pub terms: Terms,
    /// The tips that guests are offered with the bill, parts per million; with none they are not asked.
    pub tips: Vec<i64>,
    /// What stands above a receipt: address, tax number.
    pub receipt_head: String,
    /// What stands below a receipt.
    pub receipt_foot: String,
    /// When the house takes guests and their orders.
    pub opening_hours: Hours,
    /// Further rates that the menu's editor offers.
    pub tax_rates: Vec<first::TaxRate>,
    /// The ways to pay that guests may choose, in order; never empty.
    pub pay_ways: Vec<PayWay>,
    /// Whether a visit's first order waits for a tap of the floor.
    pub approve_first_order: bool,
    /// From so many pieces on a guest's round waits for a tap of the floor; 0 for never.
    pub guard_pieces: i64,
    /// The amount from which a guest's round waits for a tap of the floor.
    pub guard_total: GuardTotal,
    /// Which phones wait for a nod before they take part.
    pub join_nod: JoinNod,
    /// After so many idle minutes a visit without an order is forgotten.
    pub idle_minutes: i64,
    /// For so many days a guest's phone is known again, to count who returns; 0 for not at all.
    pub returning_days: i64,
    /// A guest's account that nobody used for so many months is removed.
    pub account_months: i64,
    /// The languages that guests are offered, in order; the house's own is always among them.
    pub languages: Vec<Lang>,
    /// The guests' Wi-Fi, as the cards tell it.
    pub wifi: Wifi,
    /// A second folder that gets a copy of each backup, such as that of a stick; empty for none.
    pub backup_place: String,
    /// The origins of other sites whose pages may use the API; none is off.
    pub api_origins: Vec<String>,
    /// The step of the first setup that comes next.
    pub setup_next: first::Step,
}

/// The least and the most that [`Settings::account_months`] can be: a season, and longer than anybody is remembered.
pub const ACCOUNT_MONTHS: (i64, i64) = (3, 60);

/// What [`Settings::returning_days`] can be. The longest is 13 months, the most that the French authority
/// lets a cookie live that only measures (CNIL, guidelines of 17 September 2020, article 5).
pub const RETURNING_DAYS: [i64; 5] = [0, 30, 90, 180, 395];

/// The amount from which a guest's round is too large to go to the kitchen unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardTotal {
    /// As many average dishes of the menu as the guard on pieces allows: right in
    /// every currency, and off where that guard is.
    Auto,
    /// So many whole units of the currency; 0 for never.
    Units(i64),
}

/// Which phones wait for a nod of the table or the floor before they take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinNod {
    /// A new one where nobody has moved for three hours.
    Idle,
    /// Also the first one at a free table, so that the floor opens every table.
    First,
    /// Every new one.
    Each,
}

impl JoinNod {
    /// Every rule.
    pub const ALL: [JoinNod; 3] = [JoinNod::Idle, JoinNod::First, JoinNod::Each];
    /// The word in files, forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            JoinNod::Idle => "idle",
            JoinNod::First => "first",
            JoinNod::Each => "each",
        }
    }
    /// The rule of a word.
    pub fn parse(word: &str) -> Option<JoinNod> {
        JoinNod::ALL.into_iter().find(|n| n.word() == word)
    }
}

/// What comes on top of the prices of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// The service charge on what is ordered, parts per million; 0 for none.
    pub service_ppm: i64,
    /// Whether tax is added on the bill, as in the United States; else prices contain it.
    pub tax_added: bool,
}

/// The colour of buttons and links that the style sheet comes with.
pub const ACCENT: Colour = Colour::of(0xa8_32_1a);

/// The house's sign: a picture and its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The picture's hash, which is its name.
    pub hash: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Logo {
    /// Reads `HASH/WIDTHxHEIGHT`.
    pub fn parse(text: &str) -> Option<Logo> {
        let (hash, size) = text.split_once('/')?;
        let (width, height) = size.split_once('x')?;
        let is_hash = (16..=64).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let side = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=4_096).contains(n));
        Some(Logo {
            hash: is_hash.then(|| hash.into())?,
            width: side(width)?,
            height: side(height)?,
        })
    }
}

impl std::fmt::Display for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}x{}", self.hash, self.width, self.height)
    }
}

/// The guests' wireless network.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wifi {
    /// Its name (SSID); empty where cards say nothing of it.
    pub name: String,
    /// How it is locked.
    pub security: WifiSecurity,
    /// Its password; empty for an open one.
    pub password: String,
    /// Whether it does not tell its name.
    pub hidden: bool,
}

/// How a wireless network is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WifiSecurity {
    /// WPA, WPA2 or WPA3 with a password.
    Wpa,
    /// WEP, of old devices.
    Wep,
    /// Not at all.
    Open,
}

impl WifiSecurity {
    /// Every way.
    pub const ALL: [WifiSecurity; 3] = [WifiSecurity::Wpa, WifiSecurity::Wep, WifiSecurity::Open];
    /// The word in files, forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            WifiSecurity::Wpa => "wpa",
            WifiSecurity::Wep => "wep",
            WifiSecurity::Open => "open",
        }
    }
    /// The way of a word.
    pub fn parse(word: &str) -> Option<WifiSecurity> {
        WifiSecurity::ALL.into_iter().find(|s| s.word() == word)
    }
}

impl Settings {
    /// The language in which a guest reads who asks for one: it, where it is offered, else the house's own.
    pub fn spoken(&self, asked: Lang) -> Lang {
        if self.languages.contains(&asked) {
            asked
        } else {
            self.language
        }
    }
    /// When the house opens, if it is closed at a local moment.
    pub fn closed(&self, now: DateTime) -> Option<Later> {
        match self.opening_hours.at(now) {
            Time::Now => None,
            Time::From(next) => Some(Later::of(next, now.date())),
        }
    }
    /// As [`Settings::closed`], for a round that guests send: they may have begun before closing.
    pub fn closed_for_orders(&self, now: DateTime) -> Option<Later> {
        let before = now.checked_sub(GRACE_MINUTES.minutes()).unwrap_or(now);
        self.closed(now).filter(|_| self.closed(before).is_some())
    }
    /// The way to pay that is offered first: with the bill, where the house has that.
    pub fn usual_pay_way(&self) -> PayWay {
        let later = self.pay_ways.contains(&PayWay::Later);
        let first = self.pay_ways.first().filter(|_| !later);
        first.copied().unwrap_or(PayWay::Later)
    }
}
