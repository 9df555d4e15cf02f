//! Reads the days that a forecast looks at.

use super::{Forecast, LIKES, Like, Trial, close, tried};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Result, Verb};
use crate::insights::period::Period;
use crate::insights::report::queries::{days, likes, until};
use crate::store::Read;

/// Today's end as it looks at a minute of the wall clock, on days that end so many minutes after midnight.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn today(read: &Read<'_>, actor: &Actor, minute: i64, cut_over: i64) -> Result<Option<Forecast>> {
    let so_far = until(read, actor, read.day, minute, cut_over)?.gross;
    let before = likes(read, actor, read.day, LIKES)?;
    Ok(close(so_far, &looked_at(read, actor, &before, minute, cut_over)?))
}

fn looked_at(read: &Read<'_>, actor: &Actor, before: &[BusinessDay], minute: i64, cut_over: i64) -> Result<Vec<Like>> {
    let last = (cut_over + 1_439) % 1_440;
    let one = |day: &BusinessDay| {
        Ok(Like {
            until: until(read, actor, *day, minute, cut_over)?.gross,
            whole: until(read, actor, *day, last, cut_over)?.gross,
        })
    };
    before.iter().map(one).collect()
}

/// How the forecast would have done at these hours of every day before today that has enough like it.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn trial(read: &Read<'_>, actor: &Actor, hours: &[i64], cut_over: i64) -> Result<Vec<Trial>> {
    actor.may(Verb::ReadInsights)?;
    let whole = Period {
        from: BusinessDay(0),
        to: BusinessDay(read.day.0 - 1),
    };
    let over = days(read, actor, whole)?;
    let mut trials = Vec::new();
    for hour in hours {
        let mut all = Vec::new();
        for (day, sum) in &over {
            let before = likes(read, actor, *day, LIKES)?;
            let looked = looked_at(read, actor, &before, hour * 60, cut_over)?;
            let so_far = until(read, actor, *day, hour * 60, cut_over)?.gross;
            if let Some(forecast) = close(so_far, &looked) {
                let plain = looked.iter().map(|l| l.whole).sum::<i64>() / looked.len() as i64;
                all.push((sum.gross, forecast, plain));
            }
        }
        trials.push(tried(*hour, &all));
    }
    Ok(trials)
}
