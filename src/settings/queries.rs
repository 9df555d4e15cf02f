//! What the house asks of its settings, and how each is written as text. Long because every
//! setting is read and written here, and so the two forms of each stand together.

use std::sync::Arc;

use super::first::{Step, doubled, parse_rates, show_rates};
use super::{
    ACCENT, ACCOUNT_MONTHS, GuardTotal, JoinNod, Logo, PayWay, RETURNING_DAYS, Settings, Terms, Wifi, WifiSecurity,
};
use crate::base::address::base_url;
use crate::base::colour::Colour;
use crate::base::hours::Hours;
use crate::base::money::Currency;
use crate::base::text::Name;
use crate::base::time::Calendar;
use crate::base::{Actor, Error, Lang, Msg, Result, Verb};
use crate::store::{Read, Stamp};

/// The settings by their keys, in the order in which they are listed.
pub const KEYS: [&str; 32] = [
    "house-name",
    "base-url",
    "currency",
    "time-zone",
    "cut-over",
    "language",
    "tax-in-prices",
    "tax-percent",
    "tax-rates",
    "service-percent",
    "tips",
    "receipt-head",
    "receipt-foot",
    "accent",
    "logo",
    "pay-ways",
    "approve-first-order",
    "guard-pieces",
    "guard-total",
    "join-nod",
    "idle-minutes",
    "returning-days",
    "account-months",
    "languages",
    "opening-hours",
    "wifi-name",
    "wifi-security",
    "wifi-password",
    "wifi-hidden",
    "backup-place",
    "api-origins",
    "setup-next",
];

/// Under what a database remembers that it is a rehearsal's. It is no setting: nobody changes it on a page.
pub(super) const REHEARSAL: &str = "rehearsal";

/// Those whose values are not listed, logged or noted.
pub(super) const SECRET: [&str; 1] = ["wifi-password"];

/// The settings as they stand.
///
/// # Errors
/// A fault of the database, or of a row that nothing of ours has written.
pub fn get(read: &Read<'_>) -> Result<Arc<Settings>> {
    read.steady(|| {
        let rehearsal = read.remembered(REHEARSAL)?.is_some_and(|mark| !mark.is_empty());
        let stamp = Stamp {
            seqs: [stamp(read)?, 0],
            other: rehearsal.into(),
        };
        read.made(0, stamp, || parse(read, rehearsal))
    })
}

/// A number that every change of the settings raises.
///
/// # Errors
/// A fault of the database.
pub fn stamp(read: &Read<'_>) -> Result<i64> {
    let stamp = read.remembered("settings_stamp")?;
    Ok(stamp.and_then(|stamp| stamp.parse().ok()).unwrap_or_default())
}

fn parse(read: &Read<'_>, rehearsal: bool) -> Result<Settings> {
    let mut settings = defaults()?;
    settings.rehearsal = rehearsal;
    let rows = read.rows("SELECT key, value FROM settings", [], |r| {
        Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))
    })?;
    for (key, value) in rows {
        // Going on with a default could mean another currency: a fault is better.
        read_value(&mut settings, &key, &value)
            .map_err(|_| Error::fault(format!("the setting {key} is damaged: {value}")))?;
    }
    Ok(settings)
}

/// Every setting as text, in the order of [`KEYS`]; of a secret only whether there is one.
///
/// # Errors
/// As [`get`].
pub fn list(read: &Read<'_>) -> Result<Vec<(&'static str, String)>> {
    let settings = get(read)?;
    let shown = |key| match show_value(&settings, key) {
        value if SECRET.contains(&key) && !value.is_empty() => "…".into(),
        value => value,
    };
    Ok(KEYS.into_iter().map(|key| (key, shown(key))).collect())
}

/// Some settings as the form about them has them, secrets too.
///
/// # Errors
/// As [`get`]; `Forbidden`.
pub fn form(read: &Read<'_>, actor: &Actor, keys: &[&'static str]) -> Result<Vec<(&'static str, String)>> {
    actor.may(Verb::EditSettings)?;
    let settings = get(read)?;
    Ok(keys.iter().map(|key| (*key, show_value(&settings, key))).collect())
}

/// Whether the currency stays as it is, because there are amounts in it.
///
/// # Errors
/// A fault of the database.
pub fn is_currency_fixed(read: &Read<'_>) -> Result<bool> {
    has_amounts(read)
}

/// The house's own language alone, for texts that fall back to it.
///
/// # Errors
/// A fault of the database.
pub fn language(read: &Read<'_>) -> Result<Lang> {
    Ok(get(read)?.language)
}

/// Whether there are amounts already. The menu's and the orders' own queries are
/// above this room and cannot be called, and one row of their tables is all that is asked.
pub(super) fn has_amounts(read: &Read<'_>) -> Result<bool> {
    let row = read.row(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM orders) OR EXISTS (SELECT 1 FROM items WHERE active = 1)",
        [],
        |_| Ok(()),
    )?;
    Ok(row.is_some())
}

/// The settings as they are at first.
///
/// # Errors
/// A fault, which nothing can cause.
pub fn defaults() -> Result<Settings> {
    Ok(Settings {
        house_name: "Comanda".into(),
        rehearsal: false,
        base_url: String::new(),
        currency: Currency::parse("EUR").ok_or_else(|| Error::fault("the currencies are missing"))?,
        time_zone: "Europe/Rome".into(),
        cut_over_minutes: 4 * 60,
        language: Lang::En,
        tax_ppm: 100_000,
        accent: ACCENT,
        logo: None,
        terms: Terms::default(),
        tips: Vec::new(),
        receipt_head: String::new(),
        receipt_foot: String::new(),
        opening_hours: Hours::default(),
        tax_rates: Vec::new(),
        pay_ways: PayWay::ALL.to_vec(),
        approve_first_order: false,
        guard_pieces: 40,
        guard_total: GuardTotal::Auto,
        join_nod: JoinNod::Idle,
        idle_minutes: 45,
        returning_days: 0,
        account_months: 24,
        languages: Lang::ALL.to_vec(),
        wifi: Wifi {
            name: String::new(),
            security: WifiSecurity::Wpa,
            password: String::new(),
            hidden: false,
        },
        backup_place: String::new(),
        api_origins: Vec::new(),
        // A house that was set up in another way has nothing to go on with.
        setup_next: Step::Done,
    })
}

/// Puts one setting's text into the settings.
///
/// # Errors
/// `Invalid` on the setting's key.
#[expect(clippy::too_many_lines, reason = "a table, a row for each setting")]
pub(super) fn read_value(settings: &mut Settings, key: &str, value: &str) -> Result<()> {
    let value = value.trim();
    match key {
        "house-name" => settings.house_name = house_name(value)?,
        "base-url" if value.is_empty() => settings.base_url.clear(),
        "base-url" => settings.base_url = base_url(value).map_err(|_| wrong("base-url", "error-base-url"))?,
        "currency" => settings.currency = Currency::parse(value).ok_or_else(|| wrong("currency", "error-currency"))?,
        "time-zone" => {
            Calendar::new(value, 0).ok_or_else(|| wrong("time-zone", "error-time-zone"))?;
            settings.time_zone = value.into();
        }
        "cut-over" => settings.cut_over_minutes = minutes(value).ok_or_else(|| wrong("cut-over", "error-cut-over"))?,
        "language" => settings.language = one_language(value)?,
        "tax-percent" => {
            settings.tax_ppm = parse_percent(value).ok_or_else(|| wrong("tax-percent", "error-tax-percent"))?
        }
        "tax-rates" => settings.tax_rates = parse_rates(value).ok_or_else(|| wrong("tax-rates", "error-tax-rates"))?,
        "tax-in-prices" => settings.terms.tax_added = !switch("tax-in-prices", value)?,
        "service-percent" if value.is_empty() => settings.terms.service_ppm = 0,
        "service-percent" => {
            settings.terms.service_ppm =
                parse_percent(value).ok_or_else(|| wrong("service-percent", "error-service-percent"))?
        }
        "accent" => settings.accent = accent(value)?,
        "logo" if value.is_empty() => settings.logo = None,
        "logo" => settings.logo = Some(Logo::parse(value).ok_or_else(|| wrong("logo", "error-logo"))?),
        "tips" => settings.tips = tips(value).map_err(|told| wrong("tips", told))?,
        "receipt-head" => settings.receipt_head = receipt_text("receipt-head", value)?,
        "receipt-foot" => settings.receipt_foot = receipt_text("receipt-foot", value)?,
        "setup-next" => {
            settings.setup_next = Step::parse(value).ok_or_else(|| wrong("setup-next", "error-setup-next"))?
        }
        "pay-ways" => settings.pay_ways = pay_ways(value)?,
        "guard-pieces" => {
            settings.guard_pieces = whole(value, 9_999).ok_or_else(|| wrong("guard-pieces", "error-guard-pieces"))?
        }
        "guard-total" => {
            settings.guard_total = guard_total(value).ok_or_else(|| wrong("guard-total", "error-guard-total"))?
        }
        "approve-first-order" => settings.approve_first_order = switch("approve-first-order", value)?,
        "join-nod" => settings.join_nod = JoinNod::parse(value).ok_or_else(|| wrong("join-nod", "error-join-nod"))?,
        "idle-minutes" => {
            let minutes = whole(value, 480).filter(|n| *n >= 5);
            settings.idle_minutes = minutes.ok_or_else(|| wrong("idle-minutes", "error-idle-minutes"))?;
        }
        "returning-days" => {
            let days = whole(value, 9_999).filter(|n| RETURNING_DAYS.contains(n));
            settings.returning_days = days.ok_or_else(|| wrong("returning-days", "error-returning-days"))?;
        }
        "account-months" => {
            let months = whole(value, ACCOUNT_MONTHS.1).filter(|n| *n >= ACCOUNT_MONTHS.0);
            settings.account_months = months.ok_or_else(|| wrong("account-months", "error-account-months"))?;
        }
        "languages" => settings.languages = languages(value)?,
        "opening-hours" => settings.opening_hours = Hours::judge(value).map_err(|told| wrong("opening-hours", told))?,
        "wifi-name" => settings.wifi.name = wifi_name(value)?,
        "wifi-security" => {
            settings.wifi.security =
                WifiSecurity::parse(value).ok_or_else(|| wrong("wifi-security", "error-wifi-security"))?
        }
        "wifi-password" => settings.wifi.password = wifi_password(value)?,
        "wifi-hidden" => settings.wifi.hidden = switch("wifi-hidden", value)?,
        "backup-place" => {
            settings.backup_place = folder(value).ok_or_else(|| wrong("backup-place", "error-backup-place"))?
        }
        "api-origins" => settings.api_origins = origins(value)?,
        _ => return Err(Error::fault(format!("no setting {key}"))),
    }
    Ok(())
}

/// One setting as the text that [`read_value`] reads.
#[expect(clippy::too_many_lines, reason = "a table, a row for each setting")]
pub fn show_value(settings: &Settings, key: &str) -> String {
    match key {
        "house-name" => settings.house_name.clone(),
        "base-url" => settings.base_url.clone(),
        "currency" => settings.currency.code().into(),
        "time-zone" => settings.time_zone.clone(),
        "cut-over" => {
            let minutes = settings.cut_over_minutes;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        }
        "language" => settings.language.code().into(),
        "tax-percent" => show_percent(settings.tax_ppm),
        "tax-rates" => show_rates(&settings.tax_rates),
        "tax-in-prices" => on_off(!settings.terms.tax_added),
        "service-percent" => show_percent(settings.terms.service_ppm),
        "accent" => settings.accent.to_string(),
        "logo" => settings.logo.as_ref().map(Logo::to_string).unwrap_or_default(),
        "tips" => settings.tips.iter().map(|ppm| show_percent(*ppm)).collect::<Vec<_>>().join(" "),
        "receipt-head" => settings.receipt_head.clone(),
        "receipt-foot" => settings.receipt_foot.clone(),
        "setup-next" => settings.setup_next.word().into(),
        "pay-ways" => {
            let words: Vec<_> = settings.pay_ways.iter().map(|w| w.word()).collect();
            words.join(",")
        }
        "guard-pieces" => settings.guard_pieces.to_string(),
        "guard-total" => match settings.guard_total {
            GuardTotal::Auto => "auto".into(),
            GuardTotal::Units(units) => units.to_string(),
        },
        "approve-first-order" => on_off(settings.approve_first_order),
        "join-nod" => settings.join_nod.word().into(),
        "idle-minutes" => settings.idle_minutes.to_string(),
        "returning-days" => settings.returning_days.to_string(),
        "account-months" => settings.account_months.to_string(),
        "languages" => {
            let codes: Vec<_> = settings.languages.iter().map(|l| l.code()).collect();
            codes.join(",")
        }
        "opening-hours" => settings.opening_hours.to_string(),
        "wifi-name" => settings.wifi.name.clone(),
        "wifi-security" => settings.wifi.security.word().into(),
        "wifi-password" => settings.wifi.password.clone(),
        "backup-place" => settings.backup_place.clone(),
        "api-origins" => settings.api_origins.join("\n"),
        _ => on_off(settings.wifi.hidden),
    }
}

/// A value as it is shown once it is kept; one that is refused as it is.
pub(super) fn canonical(settings: &Settings, key: &'static str, value: &str) -> String {
    let mut read = settings.clone();
    if read_value(&mut read, key, value).is_err() {
        return value.trim().into();
    }
    // A form lists the languages in its own order.
    read.languages.sort_by_key(|l| l.code());
    show_value(&read, key)
}

/// What is wrong with values that can be read: together, or where an older one of the kind may stand.
pub(super) fn conflicts(before: &Settings, settings: &Settings) -> Vec<(&'static str, Msg)> {
    let mut wrong = wifi_conflicts(&settings.wifi);
    if settings.opening_hours != before.opening_hours && settings.opening_hours.overlap() {
        wrong.push(("opening-hours", Msg::new("error-hours-overlap")));
    }
    let double = doubled(&settings.tax_rates).filter(|_| settings.tax_rates != before.tax_rates);
    wrong.extend(double.map(|twice| ("tax-rates", Msg::new("error-tax-rates-double").text("value", twice))));
    wrong
}

fn wifi_conflicts(wifi: &Wifi) -> Vec<(&'static str, Msg)> {
    let Wifi {
        name,
        security,
        password,
        ..
    } = wifi;
    let fits = match security {
        // IEEE 802.11: a pass phrase of 8 to 63 characters, or the key itself in 64 hexadecimal digits.
        WifiSecurity::Wpa => (8..=63).contains(&password.len()) || is_hex(password, 64),
        // 40 or 104 bits, as characters or in hexadecimal digits.
        WifiSecurity::Wep => matches!(password.len(), 5 | 13) || is_hex(password, 10) || is_hex(password, 26),
        WifiSecurity::Open => password.is_empty(),
    };
    let key = match security {
        WifiSecurity::Wpa => "error-wifi-password-wpa",
        WifiSecurity::Wep => "error-wifi-password-wep",
        WifiSecurity::Open => "error-wifi-password-open",
    };
    let wrong = !name.is_empty() && !fits;
    wrong.then(|| ("wifi-password", Msg::new(key))).into_iter().collect()
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn on_off(on: bool) -> String {
    if on { "on" } else { "off" }.into()
}

/// A rate in parts per million from per cent such as `10` or `8.875`: 0 to
/// 100 with at most four decimals.
pub fn parse_percent(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let plain = |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole, 3) || !plain(fraction, 4) {
        return None;
    }
    let ppm = format!("{whole}{fraction:0<4}").parse::<i64>().ok()?;
    (ppm <= 1_000_000).then_some(ppm)
}

/// A rate in parts per million as per cent, with the decimals that it needs.
pub fn show_percent(ppm: i64) -> String {
    let text = format!("{}.{:04}", ppm / 10_000, ppm % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn wrong(key: &'static str, message: &'static str) -> Error {
    Error::field(key, Msg::new(message))
}

fn house_name(value: &str) -> Result<String> {
    let name = Name::parse(value).map_err(|e| {
        let told = e.messages().into_iter().map(|(_, m)| ("house-name", m));
        Error::Invalid(told.collect())
    })?;
    Ok(name.as_str().to_string())
}

/// A colour on which white words are read, or the nearest one that would do.
fn accent(value: &str) -> Result<Colour> {
    let colour = Colour::parse(value).ok_or_else(|| wrong("accent", "error-accent"))?;
    let darker = colour.readable_on(&[Colour::WHITE], Colour::of(0));
    if darker != colour {
        let ratio = format!("{:.1}", colour.contrast(Colour::WHITE));
        let pale = Msg::new("error-accent-pale").text("ratio", ratio);
        return Err(Error::field("accent", pale.text("nearest", darker.to_string())));
    }
    Ok(colour)
}

/// The most tips that guests choose from: more is no choice at a glance.
const TIPS_MAX: usize = 4;

/// Rising per cents such as `5 10 15`, between spaces, commas or semicolons; the sentence that says what
/// is wrong with others.
fn tips(value: &str) -> std::result::Result<Vec<i64>, &'static str> {
    let parts: Vec<&str> = value
        .split([' ', ';'])
        .map(|w| w.trim_matches([',', '%']))
        .filter(|w| !w.is_empty())
        .collect();
    let mut tips = Vec::new();
    for part in &parts {
        let numbers: Vec<&str> = part.split(',').map(|n| n.trim_end_matches('%')).collect();
        match numbers[..] {
            // 5,7 alone may be two tips or one; 7,5 is one, because tips rise.
            [one, other] if other.len() == 1 && parts.len() == 1 && parse_percent(one) < parse_percent(other) => {
                return Err("error-tips-comma");
            }
            [_, decimal] if decimal.len() == 1 => tips.push(parse_percent(&numbers.join(","))),
            _ => tips.extend(numbers.into_iter().map(parse_percent)),
        }
    }
    let tips: Vec<i64> = tips.into_iter().collect::<Option<_>>().ok_or("error-tips")?;
    let rising = tips.first().is_none_or(|first| *first > 0) && tips.windows(2).all(|two| two[0] < two[1]);
    if rising && tips.len() <= TIPS_MAX {
        Ok(tips)
    } else {
        Err("error-tips")
    }
}

/// The longest text above or below a receipt: lines, and characters of all.
const RECEIPT_MAX: (usize, usize) = (8, 400);

fn receipt_text(key: &'static str, value: &str) -> Result<String> {
    let lines: Vec<&str> = value.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let (most, longest) = RECEIPT_MAX;
    let plain = !lines.iter().any(|line| line.chars().any(char::is_control));
    if !plain || lines.len() > most || text.chars().count() > longest {
        let lines = i64::try_from(most).unwrap_or_default();
        return Err(Error::field(key, Msg::new("error-receipt-text").number("lines", lines)));
    }
    Ok(text)
}

/// A folder by its whole path, without ways up; or nothing.
fn folder(value: &str) -> Option<String> {
    let plain = value.len() <= 200 && !value.chars().any(char::is_control);
    let whole = value.starts_with('/') && value.len() > 1 && !value.split('/').any(|part| part == "..");
    (value.is_empty() || (plain && whole)).then(|| value.into())
}

/// A whole number from 0 to `most`.
fn whole(value: &str, most: i64) -> Option<i64> {
    let plain = (1..=9).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| value.parse().ok()).flatten().filter(|n| *n <= most)
}

fn switch(key: &'static str, value: &str) -> Result<bool> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(wrong(key, "error-on-off")),
    }
}

/// An SSID: at most 32 bytes (IEEE 802.11), no control characters.
fn wifi_name(value: &str) -> Result<String> {
    let plain = value.len() <= 32 && !value.chars().any(char::is_control);
    plain.then(|| value.into()).ok_or_else(|| wrong("wifi-name", "error-wifi-name"))
}

fn wifi_password(value: &str) -> Result<String> {
    let plain = value.len() <= 64 && value.bytes().all(|b| (b' '..=b'~').contains(&b));
    plain.then(|| value.into()).ok_or_else(|| wrong("wifi-password", "error-wifi-password"))
}

/// So many sites may use the API: more than any house has.
const ORIGINS_MAX: usize = 10;

/// Origins (RFC 6454, section 6.1) as browsers write them, between spaces, commas or lines.
fn origins(value: &str) -> Result<Vec<String>> {
    let words = value.split([' ', ',', ';', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    let mut all = Vec::new();
    for word in words {
        let told = Msg::new("error-api-origins").text("word", word);
        let origin = base_url(word).map_err(|_| Error::field("api-origins", told))?;
        // Browsers leave out the port that a scheme has anyway.
        let usual = [("http://", ":80"), ("https://", ":443")];
        let usual = usual.iter().find(|(scheme, port)| origin.starts_with(scheme) && origin.ends_with(port));
        let origin = usual.map_or(origin.as_str(), |(_, port)| origin.trim_end_matches(port)).to_string();
        if !all.contains(&origin) {
            all.push(origin);
        }
    }
    if all.len() > ORIGINS_MAX {
        let most = i64::try_from(ORIGINS_MAX).unwrap_or_default();
        return Err(Error::field(
            "api-origins",
            Msg::new("error-api-origins-many").number("max", most),
        ));
    }
    Ok(all)
}

fn languages(value: &str) -> Result<Vec<Lang>> {
    let words = value.split(',').map(str::trim).filter(|w| !w.is_empty());
    let mut all = Vec::new();
    for word in words {
        let lang = one_language(word).map_err(|e| match e {
            Error::Invalid(told) => Error::Invalid(told.into_iter().map(|(_, msg)| ("languages", msg)).collect()),
            e => e,
        })?;
        if !all.contains(&lang) {
            all.push(lang);
        }
    }
    Ok(all)
}

fn guard_total(value: &str) -> Option<GuardTotal> {
    match value {
        "auto" => Some(GuardTotal::Auto),
        units => whole(units, 9_999_999).map(GuardTotal::Units),
    }
}

fn minutes(value: &str) -> Option<i64> {
    let (hour, minute) = value.split_once(':')?;
    let part = |s: &str, below: i64| {
        let plain = s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| s.parse::<i64>().ok()).flatten().filter(|n| *n < below)
    };
    Some(part(hour, 24)? * 60 + part(minute, 60)?)
}

fn one_language(value: &str) -> Result<Lang> {
    let known = Lang::ALL.map(Lang::code).join(", ");
    Lang::ALL
        .into_iter()
        .find(|l| l.code() == value)
        .ok_or_else(|| Error::field("language", Msg::new("error-setting-language").text("known", known)))
}

fn pay_ways(value: &str) -> Result<Vec<PayWay>> {
    let mut ways = Vec::new();
    for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let way = PayWay::parse(word).ok_or_else(|| {
            let known = PayWay::ALL.map(PayWay::word).join(", ");
            Error::field(
                "pay-ways",
                Msg::new("error-pay-ways").text("word", word).text("known", known),
            )
        })?;
        if ways.contains(&way) {
            return Err(wrong("pay-ways", "error-pay-ways-twice"));
        }
        ways.push(way);
    }
    if ways.is_empty() {
        return Err(wrong("pay-ways", "error-pay-ways-none"));
    }
    Ok(ways)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_goes_both_ways() {
        for (text, ppm) in [
            ("10", 100_000),
            ("0", 0),
            ("8.875", 88_750),
            ("100", 1_000_000),
            ("5.5", 55_000),
        ] {
            assert_eq!(parse_percent(text), Some(ppm));
            assert_eq!(show_percent(ppm), text);
        }
        assert_eq!(parse_percent("8,875"), Some(88_750));
        for bad in ["", ".", "1.", ".5", "-1", "100.1", "1e1", "1.00001"] {
            assert_eq!(parse_percent(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_comma_between_tips_is_no_decimal_sign() {
        for (text, read) in [
            ("5,10", &[50_000, 100_000][..]),
            ("5,10,15", &[50_000, 100_000, 150_000]),
            ("5, 10; 15 %", &[50_000, 100_000, 150_000]),
            ("5%,10%", &[50_000, 100_000]),
            ("7,5", &[75_000]),
            ("5,5 10", &[55_000, 100_000]),
            ("5 7.5 10", &[50_000, 75_000, 100_000]),
            ("", &[]),
        ] {
            assert_eq!(tips(text).as_deref(), Ok(read), "{text}");
        }
        for (text, told) in [
            ("5,7", "error-tips-comma"),
            ("10,5,2", "error-tips"),
            ("5,,10", "error-tips"),
        ] {
            assert_eq!(tips(text), Err(told), "{text}");
        }
    }

    #[test]
    fn each_refused_way_to_pay_has_its_own_sentence() {
        for (text, told) in [
            ("", "error-pay-ways-none"),
            ("cash,cash", "error-pay-ways-twice"),
            ("cheque", "error-pay-ways"),
        ] {
            let refused = pay_ways(text).unwrap_err().messages();
            assert_eq!(refused.first().map(|(_, msg)| msg.key), Some(told), "{text}");
        }
    }
}
