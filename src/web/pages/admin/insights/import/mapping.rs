//! Which column of a file is what, as a form.

use crate::app::past::Job;
use crate::base::{Error, Msg, Result};
use crate::insights::past::columns::{Field, Pick, Said};
use crate::insights::past::glance::Glance;
use crate::insights::past::rows::DayOrder;
use crate::web::ui::Words;

/// A list to choose a column from.
pub struct Choice {
    pub field: &'static str,
    /// Its id on the page; a dish may have two columns with options.
    pub id: String,
    pub label: String,
    /// What the field is about, where its name does not say it all.
    pub hint: Option<String>,
    pub chosen: Option<usize>,
}

/// The columns of a file, and which is what.
pub struct Mapping {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub choices: Vec<Choice>,
    /// The order of day and month, by its word; empty where the file is to say.
    pub dates: &'static str,
}

/// So many columns may hold options.
const OPTIONS: usize = 2;

impl Mapping {
    /// As somebody said for this file, or as the names of its columns tell.
    pub fn of(t: Words, glance: Glance, job: Option<&Job>) -> Mapping {
        let mut choices = Vec::new();
        for field in Field::ALL {
            let times = if field == Field::Option { OPTIONS } else { 1 };
            let guessed = || glance.columns.all(field).collect();
            let at: Vec<usize> = job.map_or_else(guessed, |job| said(job, field));
            for n in 0..times {
                choices.push(Choice {
                    field: field.word(),
                    id: format!("{}-{n}", field.word()),
                    label: match n {
                        0 => t.t(field.key()),
                        _ => t.t("past-field-more"),
                    },
                    hint: hint(field).map(|key| t.t(key)),
                    chosen: at.get(n).copied(),
                });
            }
        }
        let heads = glance.columns.head.into_iter().zip(1_i64..);
        Mapping {
            heads: heads
                .map(|(head, n)| if head.is_empty() { t.n("past-column", n) } else { head })
                .collect(),
            rows: glance.rows,
            choices,
            dates: match job.and_then(|j| j.order) {
                None => "",
                Some(DayOrder::DayFirst) => "dmy",
                Some(DayOrder::MonthFirst) => "mdy",
            },
        }
    }
}

fn said(job: &Job, field: Field) -> Vec<usize> {
    let of = job.said.iter().filter(|(f, _)| *f == field);
    of.filter_map(|(_, pick)| match pick {
        Pick::At(n) => Some(*n),
        _ => None,
    })
    .collect()
}

fn hint(field: Field) -> Option<&'static str> {
    match field {
        Field::Date => Some("past-hint-date"),
        Field::Order => Some("past-hint-order"),
        Field::Price => Some("past-hint-price"),
        Field::Total => Some("past-hint-total"),
        _ => None,
    }
}

/// Reads the form: a column for each field, and the order of day and month.
///
/// # Errors
/// `Malformed` for what the form does not send.
pub fn asked(form: &[(String, String)]) -> Result<(Said, Option<DayOrder>)> {
    let malformed = || Error::Malformed(Msg::new("error-malformed"));
    let (mut said, mut order) = (Said::new(), None);
    for (name, value) in form {
        if name == "dates" {
            order = match value.as_str() {
                "" => None,
                "dmy" => Some(DayOrder::DayFirst),
                "mdy" => Some(DayOrder::MonthFirst),
                _ => return Err(malformed()),
            };
            continue;
        }
        let field = Field::parse(name).ok_or_else(malformed)?;
        let pick = match value.as_str() {
            "" => Pick::No,
            at => Pick::At(at.parse().map_err(|_| malformed())?),
        };
        said.push((field, pick));
    }
    Ok((said, order))
}
