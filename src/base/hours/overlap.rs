//! Spans that cover the same minute of a day: two that somebody wrote by mistake, most often.

use jiff::ToSpan;

use super::{DAY, Hours, Part};

impl Hours {
    /// Whether two spans cover the same minute. Weekly ones and those of certain dates never do, because
    /// dates replace the week.
    pub fn overlap(&self) -> bool {
        self.open.iter().enumerate().any(|(n, part)| {
            let own = part.spans.iter().enumerate().any(|(n, span)| {
                let others = part.spans.iter().skip(n + 1);
                others
                    .into_iter()
                    .any(|other| (-1..=1).any(|later| meet(*span, *other, later) && part.follows(part, later)))
            });
            own || self.open.iter().skip(n + 1).any(|other| part.meets(other))
        })
    }
}

impl Part {
    fn meets(&self, other: &Part) -> bool {
        let pairs = || self.spans.iter().flat_map(|span| other.spans.iter().map(|o| (*span, *o)));
        (-1..=1).any(|later| pairs().any(|(span, o)| meet(span, o, later)) && self.follows(other, later))
    }

    /// Whether the other part names a day that comes so many days later than one of this part.
    fn follows(&self, other: &Part, later: i32) -> bool {
        match (self.dates, other.dates) {
            (None, None) => (0..7).any(|day| self.days[day] && other.days[shifted(day, later)]),
            (Some(mine), Some(theirs)) => {
                let Ok(first) = theirs.0.checked_sub(later.days()) else {
                    return false;
                };
                // After a week the same days come again.
                let dates = mine.0.max(first).series(1.day()).take(7).take_while(|date| *date <= mine.1);
                let mut pairs = dates.filter_map(|date| Some((date, date.checked_add(later.days()).ok()?)));
                pairs.any(|(date, then)| self.names(date) && other.names(then))
            }
            _ => false,
        }
    }
}

fn shifted(day: usize, later: i32) -> usize {
    match later {
        -1 => (day + 6) % 7,
        0 => day,
        _ => (day + 1) % 7,
    }
}

/// Whether two spans cover a minute if the second begins so many days later.
fn meet(one: (i32, i32), other: (i32, i32), later: i32) -> bool {
    let end = |(from, to): (i32, i32)| if to <= from { to + DAY } else { to };
    one.0 < end(other) + later * DAY && other.0 + later * DAY < end(one)
}
