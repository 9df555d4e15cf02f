//! Money: whole numbers of the currency's minor unit, never a float.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use iso_currency::Currency as Iso;
use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// An amount in the minor unit of the house's currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

/// The largest price of one item or option, in minor units: keeps every sum far from overflow.
pub const PRICE_MAX: i64 = 100_000_000;

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// This amount so many times.
    #[must_use]
    pub fn times(self, quantity: i64) -> Money {
        Money(self.0.saturating_mul(quantity))
    }

    /// The tax contained in a gross amount, for a rate in parts per million, rounded half up.
    #[must_use]
    pub fn tax_inside(self, ppm: i64) -> Money {
        if ppm <= 0 {
            return Money::ZERO;
        }
        let gross = i128::from(self.0);
        let (rate, whole) = (i128::from(ppm), i128::from(ppm) + 1_000_000);
        // Half up: floor(x + 1/2), also for refunds.
        let doubled = 2 * gross * rate + whole;
        Money(i64::try_from(doubled.div_euclid(2 * whole)).unwrap_or(i64::MAX))
    }

    /// So many parts per million of an amount, rounded half up.
    #[must_use]
    pub fn share(self, ppm: i64) -> Money {
        let doubled = 2 * i128::from(self.0) * i128::from(ppm) + 1_000_000;
        Money(i64::try_from(doubled.div_euclid(2_000_000)).unwrap_or(i64::MAX))
    }

    /// Splits an amount in the ratio of some weights, so that the parts sum to the whole: each is cut off
    /// to a whole unit, and the units that are left go to the parts that lost most. Nothing without a weight.
    pub fn spread(self, weights: &[Money]) -> Vec<Money> {
        let whole: i128 = weights.iter().map(|w| i128::from(w.0)).sum();
        if whole <= 0 {
            return weights.iter().map(|_| Money::ZERO).collect();
        }
        let exact = |w: &Money| i128::from(self.0) * i128::from(w.0);
        let cut = |w: &Money| i64::try_from(exact(w).div_euclid(whole)).unwrap_or_default();
        let mut parts: Vec<i64> = weights.iter().map(cut).collect();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|n| std::cmp::Reverse(exact(&weights[*n]).rem_euclid(whole)));
        let left = usize::try_from(self.0 - parts.iter().sum::<i64>()).unwrap_or_default();
        order.into_iter().take(left).for_each(|n| parts[n] += 1);
        parts.into_iter().map(Money).collect()
    }

    /// Splits an amount into `parts` that sum to the whole and differ by at most one unit.
    /// The larger parts come first. No parts for zero.
    pub fn split(self, parts: u32) -> Vec<Money> {
        let n = i64::from(parts);
        if n == 0 {
            return Vec::new();
        }
        let (each, rest) = (self.0.div_euclid(n), self.0.rem_euclid(n));
        (0..n).map(|i| Money(each + i64::from(i < rest))).collect()
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}
impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}
impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(iter: I) -> Money {
        iter.fold(Money::ZERO, Add::add)
    }
}

/// The codes of the currencies that people pay with (ISO 4217, without funds, metals and test codes).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD \
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR \
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS \
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/// The house's currency (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency(Iso);

impl Currency {
    /// A currency by its three-letter code, in capitals.
    pub fn parse(code: &str) -> Option<Self> {
        Iso::from_code(code).map(Currency)
    }
    /// The currencies that a house may choose from, by their codes.
    pub fn all() -> impl Iterator<Item = Currency> {
        CODES.split_whitespace().filter_map(Currency::parse)
    }
    /// Its name in English; a browser knows it in its own language.
    pub fn name(&self) -> &str {
        self.0.name()
    }
    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }
    /// Decimal places of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn decimals(self) -> u32 {
        self.0.exponent().unwrap_or(2).into()
    }
    /// Reads a decimal number such as `12.5`, `12,50` or `12` in major units.
    /// `None` for anything else, more decimals than the currency has, or a
    /// number beyond ten billion minor units.
    pub fn read(self, text: &str) -> Option<Money> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = match digits.find(['.', ',']) {
            Some(at) => (&digits[..at], &digits[at + 1..]),
            None => (digits, ""),
        };
        let decimals = self.decimals() as usize;
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || !plain(whole) || !plain(fraction) {
            return None;
        }
        if fraction.len() > decimals || (digits.len() > whole.len() && fraction.is_empty()) {
            return None;
        }
        let padded = format!("{whole}{fraction:0<decimals$}");
        padded.parse::<i64>().ok().map(|n| Money(sign * n))
    }
    /// So many whole units of the currency.
    pub fn units(self, units: i64) -> Money {
        Money(units.saturating_mul(10i64.saturating_pow(self.decimals())))
    }
    /// The amount as a decimal number without symbol, for forms and files.
    pub fn plain(self, amount: Money) -> String {
        self.digits(amount, ".", None)
    }
    /// The amount as people of that language write it (CLDR's standard patterns).
    pub fn show(self, amount: Money, lang: Lang) -> String {
        let symbol = match self.0.code() {
            "USD" => "$".to_string(),
            "GBP" => "£".to_string(),
            "JPY" => "¥".to_string(),
            _ => self.0.symbol().to_string(),
        };
        let style = lang.number_style();
        let number = self.digits(amount, style.decimal, Some((style.group, style.group_from)));
        if style.symbol_first {
            match number.strip_prefix('-') {
                Some(rest) => format!("-{symbol}{rest}"),
                None => format!("{symbol}{number}"),
            }
        } else {
            format!("{number}\u{a0}{symbol}")
        }
    }
    /// `group` stands between thousands, from so many digits on.
    fn digits(self, amount: Money, decimal: &str, group: Option<(&str, usize)>) -> String {
        let decimals = self.decimals() as usize;
        let width = decimals + 1;
        let all = format!("{:0>width$}", amount.0.unsigned_abs());
        let (whole, fraction) = all.split_at(all.len() - decimals);
        let mut out = String::new();
        if amount.0 < 0 {
            out.push('-');
        }
        let group = group.map_or("", |(group, from)| if whole.len() < from { "" } else { group });
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(c);
        }
        if decimals > 0 {
            out.push_str(decimal);
            out.push_str(fraction);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_currency_to_choose_from_is_known() {
        assert_eq!(Currency::all().count(), CODES.split_whitespace().count());
        assert!(Currency::all().any(|c| c.name() == "Euro"));
    }

    #[test]
    fn each_currency_has_its_decimals() {
        let (eur, jpy, kwd) = (
            Currency::parse("EUR").unwrap(),
            Currency::parse("JPY").unwrap(),
            Currency::parse("KWD").unwrap(),
        );
        assert_eq!(eur.read("12,5"), Some(Money(1250)));
        assert_eq!(jpy.read("1250"), Some(Money(1250)));
        assert_eq!(jpy.read("12.5"), None);
        assert_eq!(kwd.read("1.234"), Some(Money(1234)));
        assert_eq!(eur.read("1.234"), None);
        for bad in ["", ".", "1.", "1e3", "+1", "1 000", "١", "10000000000"] {
            assert_eq!(eur.read(bad), None, "{bad}");
        }
        assert_eq!((eur.units(300), jpy.units(300)), (Money(30_000), Money(300)));
        assert!(Currency::parse("XYZ").is_none());
    }

    #[test]
    fn amounts_look_as_people_write_them() {
        let eur = Currency::parse("EUR").unwrap();
        assert_eq!(eur.show(Money(123_456), Lang::En), "€1,234.56");
        assert_eq!(eur.show(Money(123_456), Lang::It), "1.234,56\u{a0}€");
        assert_eq!(eur.show(Money(123_456), Lang::De), "1.234,56\u{a0}€");
        assert_eq!(eur.show(Money(123_456), Lang::Fr), "1\u{202f}234,56\u{a0}€");
        assert_eq!(eur.show(Money(123_456), Lang::Es), "1234,56\u{a0}€");
        assert_eq!(eur.show(Money(1_234_567), Lang::Es), "12.345,67\u{a0}€");
        assert_eq!(eur.show(Money(-5), Lang::En), "-€0.05");
        assert_eq!(eur.plain(Money(123_456)), "1234.56");
        let jpy = Currency::parse("JPY").unwrap();
        assert_eq!(jpy.show(Money(1250), Lang::En), "¥1,250");
    }

    #[test]
    fn tax_is_rounded_half_up() {
        assert_eq!(Money(1100).tax_inside(100_000), Money(100));
        assert_eq!(Money(1000).tax_inside(100_000), Money(91));
        assert_eq!(Money(1000).tax_inside(0), Money::ZERO);
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        assert_eq!(Money(1005).share(100_000), Money(101));
        assert_eq!(Money(1004).share(100_000), Money(100));
        assert_eq!(Money(-1005).share(100_000), Money(-100));
        assert_eq!(Money(1000).share(0), Money::ZERO);
        let weights = [Money(1000), Money(1000), Money(1000)];
        assert_eq!(Money(100).spread(&weights), [Money(34), Money(33), Money(33)]);
        assert_eq!(Money(100).spread(&[Money::ZERO]), [Money::ZERO]);
    }

    proptest! {
        #[test]
        fn spreading_never_loses_or_makes_a_cent(amount in 0i64..10_000_000, weights in proptest::collection::vec(0i64..1_000_000, 1..9)) {
            prop_assume!(weights.iter().sum::<i64>() > 0);
            let weights: Vec<Money> = weights.into_iter().map(Money).collect();
            prop_assert_eq!(Money(amount).spread(&weights).into_iter().sum::<Money>(), Money(amount));
        }

        #[test]
        fn splitting_never_loses_or_makes_a_cent(amount in -10_000_000i64..10_000_000, parts in 1u32..60) {
            let split = Money(amount).split(parts);
            prop_assert_eq!(split.iter().copied().sum::<Money>(), Money(amount));
            let (least, most) = (split.iter().min().unwrap(), split.iter().max().unwrap());
            prop_assert!(most.0 - least.0 <= 1);
        }

        #[test]
        fn what_is_written_is_read_again(amount in 0i64..1_000_000_000) {
            for code in ["EUR", "JPY", "KWD"] {
                let c = Currency::parse(code).unwrap();
                prop_assert_eq!(c.read(&c.plain(Money(amount))), Some(Money(amount)));
            }
        }
    }
}
