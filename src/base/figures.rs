//! Numbers, spans and days as each language writes them.

use super::Lang;
use super::time::BusinessDay;

impl Lang {
    /// A whole number, with its thousands set apart.
    pub fn count(self, n: i64) -> String {
        let digits = self.grouped(&n.unsigned_abs().to_string());
        if n < 0 { format!("-{digits}") } else { digits }
    }

    /// A number with so many decimals.
    pub fn decimal(self, value: f64, places: usize) -> String {
        let all = format!("{:.places$}", value.abs());
        let (whole, fraction) = all.split_once('.').unwrap_or((&all, ""));
        let digits = self.grouped(whole);
        // What is rounded to nothing has no sign.
        let zero = all.bytes().all(|b| matches!(b, b'0' | b'.'));
        let sign = if value < 0.0 && !zero { "-" } else { "" };
        if fraction.is_empty() {
            format!("{sign}{digits}")
        } else {
            format!("{sign}{digits}{}{fraction}", self.number_style().decimal)
        }
    }

    /// A part of one, as a percentage: 0.063 is 6.3 %.
    pub fn share(self, part: f64) -> String {
        self.decimal(part * 100.0, 1) + self.number_style().percent
    }

    /// A change by a part of what was, with its sign: 0.08 is +8 %. Large ones need no decimals.
    pub fn change(self, part: f64) -> String {
        let places = usize::from(part.abs() < 0.0995);
        let number = self.decimal(part * 100.0, places);
        let plus = if part > 0.0 && !number.trim_start_matches(['0', '.', ',']).is_empty() {
            "+"
        } else {
            ""
        };
        format!("{plus}{number}{}", self.number_style().percent)
    }

    /// A span of time in its two largest units. The signs of units are the same in every language.
    pub fn span(self, seconds: i64) -> String {
        let sign = if seconds < 0 { "-" } else { "" };
        let s = seconds.unsigned_abs();
        let text = match s {
            0..60 => format!("{s}\u{a0}s"),
            60..3600 if s.is_multiple_of(60) => format!("{}\u{a0}min", s / 60),
            60..3600 => format!("{}\u{a0}min {}\u{a0}s", s / 60, s % 60),
            _ => {
                let hours = i64::try_from(s / 3600).unwrap_or(i64::MAX);
                format!("{}\u{a0}h {:02}\u{a0}min", self.count(hours), s % 3600 / 60)
            }
        };
        sign.to_string() + &text
    }

    /// A day with its weekday.
    pub fn day(self, day: BusinessDay) -> String {
        let date = day.date();
        let weekday = self.weekday_short(date.weekday().to_monday_one_offset().unsigned_abs());
        format!("{weekday} {}", self.date(date))
    }

    /// A day without its year, short enough for an axis.
    pub fn day_short(self, day: BusinessDay) -> String {
        let form = match self {
            Lang::En => "%-d %b",
            Lang::De => "%-d.%-m.",
            Lang::It | Lang::Fr | Lang::Es => "%-d/%-m",
        };
        day.date().strftime(form).to_string()
    }

    /// A month by its name and year.
    pub fn month(self, year: i16, month: u8) -> String {
        format!("{} {year}", self.nth("months", month))
    }

    /// A month for an axis.
    pub fn month_short(self, year: i16, month: u8) -> String {
        format!("{month}/{:02}", year.rem_euclid(100))
    }

    /// The name of a weekday, 1 for Monday.
    pub fn weekday(self, weekday: u8) -> String {
        self.nth("weekdays", weekday)
    }

    /// The short name of a weekday, 1 for Monday.
    pub fn weekday_short(self, weekday: u8) -> String {
        self.nth("weekdays-short", weekday)
    }

    /// Thousands set apart.
    fn grouped(self, digits: &str) -> String {
        let style = self.number_style();
        let group = if digits.len() < style.group_from {
            ""
        } else {
            style.group
        };
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(c);
        }
        out
    }

    /// One of a list that is a single sentence, because several of its words are the same in two languages.
    fn nth(self, list: &str, n: u8) -> String {
        let list = self.t(list);
        let nth = list.split(' ').nth(usize::from(n).saturating_sub(1));
        nth.unwrap_or_default().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_people_write_them() {
        let each = |f: &dyn Fn(Lang) -> String| Lang::ALL.map(f);
        assert_eq!(
            each(&|l| l.count(12_345)),
            ["12,345", "12.345", "12.345", "12\u{202f}345", "12.345"]
        );
        assert_eq!(
            each(&|l| l.decimal(-1234.56, 1)),
            ["-1,234.6", "-1.234,6", "-1.234,6", "-1\u{202f}234,6", "-1234,6"]
        );
        assert_eq!(
            each(&|l| l.share(0.063)),
            ["6.3%", "6,3%", "6,3\u{a0}%", "6,3\u{a0}%", "6,3\u{a0}%"]
        );
        assert_eq!(Lang::En.decimal(-0.04, 1), "0.0");
        assert_eq!(Lang::En.count(-5), "-5");
    }

    #[test]
    fn a_change_has_its_sign_and_no_needless_decimals() {
        assert_eq!(
            [0.08, -0.031, 1.5, 0.0, 0.0001, 0.0996].map(|c| Lang::En.change(c)),
            ["+8.0%", "-3.1%", "+150%", "0.0%", "0.0%", "+10%"]
        );
        assert_eq!(Lang::De.change(0.081), "+8,1\u{a0}%");
    }

    #[test]
    fn spans_are_written_in_their_two_largest_units() {
        assert_eq!(
            [0, 59, 60, 130, 3599, 3600, 7_500, -5].map(|s| Lang::It.span(s).replace('\u{a0}', " ")),
            [
                "0 s",
                "59 s",
                "1 min",
                "2 min 10 s",
                "59 min 59 s",
                "1 h 00 min",
                "2 h 05 min",
                "-5 s"
            ]
        );
    }

    #[test]
    fn days_and_months_have_their_names() {
        let day = BusinessDay::parse("2026-11-20").unwrap();
        assert_eq!(
            Lang::ALL.map(|l| l.day(day)),
            [
                "Fri 20 Nov 2026",
                "ven 20/11/2026",
                "Fr 20.11.2026",
                "ven. 20/11/2026",
                "vie 20/11/2026"
            ]
        );
        assert_eq!(
            Lang::ALL.map(|l| l.month(2026, 12)),
            [
                "December 2026",
                "dicembre 2026",
                "Dezember 2026",
                "décembre 2026",
                "diciembre 2026"
            ]
        );
        for lang in Lang::ALL {
            for (list, length) in [("months", 12), ("weekdays", 7), ("weekdays-short", 7)] {
                assert_eq!(lang.t(list).split(' ').count(), length, "{lang:?} {list}");
            }
        }
    }
}
