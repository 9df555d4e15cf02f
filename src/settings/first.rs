//! The steps of the first setup, and the house's usual tax rates, which it asks for.

use super::queries::{parse_percent, show_percent};

/// A step of the first setup, after the owner's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Name, currency, time zone, cut-over.
    House,
    /// The tax rates.
    Tax,
    /// The tables.
    Tables,
    /// The address of the QR codes, and the guests' Wi-Fi.
    Address,
    /// The menu.
    Menu,
    /// Nothing is left.
    Done,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 6] = [
        Step::House,
        Step::Tax,
        Step::Tables,
        Step::Address,
        Step::Menu,
        Step::Done,
    ];
    /// The word in the database and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Step::House => "house",
            Step::Tax => "tax",
            Step::Tables => "tables",
            Step::Address => "address",
            Step::Menu => "menu",
            Step::Done => "done",
        }
    }
    /// The step of a word.
    pub fn parse(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The step after this one.
    #[must_use]
    pub fn next(self) -> Step {
        Step::ALL.into_iter().find(|s| *s > self).unwrap_or(Step::Done)
    }
    /// The step before this one, if there is one.
    pub fn previous(self) -> Option<Step> {
        Step::ALL.into_iter().rev().find(|s| *s < self)
    }
}

/// A tax rate that the editor offers beside the usual one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRate {
    /// What it is for: drinks, take-away.
    pub name: String,
    /// Parts per million.
    pub ppm: i64,
}

/// So many rates a house has beside the usual one: more than any country's law.
pub const TAX_RATES_MAX: usize = 4;
/// The longest name of a rate, in characters.
const NAME_MAX: usize = 30;

/// Rates as they are written: `22 Drinks; 4 Bread`.
pub(super) fn parse_rates(text: &str) -> Option<Vec<TaxRate>> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let rates: Option<Vec<TaxRate>> = parts.map(rate).collect();
    rates.filter(|rates| rates.len() <= TAX_RATES_MAX)
}

fn rate(text: &str) -> Option<TaxRate> {
    let (percent, name) = text.split_once(char::is_whitespace)?;
    let name = name.trim();
    let is_name = name.chars().count() <= NAME_MAX && !name.chars().any(char::is_control);
    Some(TaxRate {
        name: is_name.then(|| name.to_string())?,
        ppm: parse_percent(percent)?,
    })
}

/// A name or a per cent that two rates have.
pub(super) fn doubled(rates: &[TaxRate]) -> Option<String> {
    let later = rates
        .iter()
        .enumerate()
        .flat_map(|(n, rate)| rates.iter().skip(n + 1).map(move |other| (rate, other)));
    later.into_iter().find_map(|(rate, other)| {
        if rate.name.to_lowercase() == other.name.to_lowercase() {
            Some(other.name.clone())
        } else {
            (rate.ppm == other.ppm).then(|| show_percent(rate.ppm) + " %")
        }
    })
}

pub(super) fn show_rates(rates: &[TaxRate]) -> String {
    let parts: Vec<_> = rates.iter().map(|r| format!("{} {}", show_percent(r.ppm), r.name)).collect();
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_go_both_ways() {
        let rates = parse_rates(" 22 Drinks ;5,5   Take away;").unwrap();
        assert_eq!(show_rates(&rates), "22 Drinks; 5.5 Take away");
        assert_eq!(parse_rates("").unwrap(), []);
        let long = format!("1 {}", "x".repeat(31));
        for bad in ["Drinks", "22", "101 Drinks", "22 a\u{1}b", "1 a;2 b;3 c;4 d;5 e", &long] {
            assert_eq!(parse_rates(bad), None, "{bad}");
        }
    }

    #[test]
    fn rates_of_one_name_or_one_per_cent_are_doubles() {
        let twice = |text| doubled(&parse_rates(text).unwrap());
        assert_eq!(twice("22 Drinks; 4 Bread"), None);
        assert_eq!(twice("22 Drinks; 4 drinks"), Some("drinks".into()));
        assert_eq!(twice("4 Bread; 22 Drinks; 22.0 Wine"), Some("22 %".into()));
    }

    #[test]
    fn steps_follow_each_other_to_the_end() {
        assert_eq!(Step::ALL.map(Step::next)[..5], Step::ALL[1..]);
        assert_eq!((Step::Done.next(), Step::House.previous()), (Step::Done, None));
        assert!(Step::ALL.iter().all(|s| Step::parse(s.word()) == Some(*s)));
    }
}
