//! How a single cell is read.

use jiff::civil::{Date, Time};

use crate::base::Msg;

/// The longest name of an order, a dish, a category or an option, in characters.
const NAME_MAX: usize = 200;

/// A date as it is written.
pub(super) enum Written {
    Sure(Date),
    /// Two numbers in either order, and the year.
    Either(i8, i8, i16),
}

/// What a cell holds, or why it cannot be taken.
pub(super) type Cell<T> = Result<T, Msg>;

pub(super) fn named(text: String, needed: bool) -> Cell<String> {
    // As spreadsheets keep a text from being a formula; read as the menu's own files are.
    let text = text.strip_prefix('\'').map_or(text.clone(), str::to_string);
    if needed && text.is_empty() {
        return Err(Msg::new("past-nothing"));
    }
    let too_long = text.chars().count() > NAME_MAX;
    if too_long || text.chars().any(char::is_control) {
        return Err(Msg::new("past-name").number("most", NAME_MAX.try_into().unwrap_or(i64::MAX)));
    }
    Ok(text)
}

/// A value that is quoted in a sentence.
pub(super) fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A date and what follows it.
pub(super) fn split(text: &str) -> (&str, &str) {
    text.split_once(['T', ' ']).map_or((text, ""), |(date, time)| (date, time.trim()))
}

pub(super) fn written(text: &str) -> Cell<Written> {
    let bad = || Msg::new("past-date").text("value", short(text));
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let [a, b, c] = parts[..] else { return Err(bad()) };
    if marks.len() != 2 || marks[0] != marks[1] {
        return Err(bad());
    }
    let small = |s: &str| if s.len() <= 2 { s.parse::<i8>().ok() } else { None };
    let year = |s: &str| if s.len() == 4 { s.parse::<i16>().ok() } else { None };
    let found = match (a.len(), marks[0]) {
        (4, '-' | '/') => (|| Some(Written::Sure(Date::new(year(a)?, small(b)?, small(c)?).ok()?)))(),
        (_, '.') => (|| Some(Written::Sure(Date::new(year(c)?, small(b)?, small(a)?).ok()?)))(),
        _ => (|| Some(Written::Either(small(a)?, small(b)?, year(c)?)))(),
    };
    found.ok_or_else(bad)
}

/// A time such as `9:05`, `21:05:59` or `9:05 pm`.
pub(super) fn clock(text: &str) -> Option<Time> {
    let lower = text.to_ascii_lowercase().replace(['.', ' '], ":");
    let lower = lower.replace("a:m:", "am").replace("p:m:", "pm");
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (lower.as_str(), None),
    };
    let digits = digits.trim_end_matches(':');
    let parts: Vec<i8> = digits
        .split(':')
        .map(|p| p.parse().ok().filter(|_| (1..=2).contains(&p.len())))
        .collect::<Option<_>>()?;
    let (hour, minute, second) = match parts[..] {
        [h, m] => (h, m, 0),
        [h, m, s] => (h, m, s),
        _ => return None,
    };
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// A rate such as `10`, `5,5` or `22 %` in parts per million.
pub(super) fn rate_ppm(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('%').trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 4 || !plain(whole) || !plain(part) {
        return None;
    }
    format!("{whole}{part:0<4}").parse::<i64>().ok().filter(|ppm| *ppm <= 1_000_000)
}
