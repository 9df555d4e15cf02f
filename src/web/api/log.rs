//! Who changed what.

use std::collections::HashMap;

use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::answers::{ok, time};
use super::lines::mirror;
use super::listing::Piece;
use crate::audit::{self, Change, Filter, Kind};
use crate::base::time::BusinessDay;
use crate::base::{Error, Lang, Msg, Result};
use crate::people;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

mirror! {
    /// What kind of thing was changed.
    KindJson as ChangedKind = Kind {
        /// The menu as a whole, such as by an import.
        Menu,
        /// A category of the menu.
        Category,
        /// A dish.
        Item,
        /// A group of choices, or one of them.
        Choice,
        /// A station of the kitchen.
        Station,
        /// A table.
        Table,
        /// A person of the staff.
        Person,
        /// A paired device.
        Device,
        /// A setting of the house.
        Setting,
        /// Sales of another system.
        Sales,
        /// A key of a machine.
        Key,
        /// A backup that the house went back to.
        Backup,
    }
}

/// Which changes.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only of this kind.
    #[param(inline)]
    kind: Option<KindJson>,
    /// From this business day on (ISO 8601).
    #[param(format = Date, example = "2026-06-01")]
    from: Option<String>,
    /// Up to this business day (ISO 8601).
    #[param(format = Date, example = "2026-06-30")]
    to: Option<String>,
}

impl Asked {
    fn filter(&self) -> Result<Filter> {
        let day = |field: &'static str, text: &Option<String>| {
            let wrong = || Error::field(field, Msg::new("error-date"));
            text.as_ref().map(|t| BusinessDay::parse(t).ok_or_else(wrong)).transpose()
        };
        Ok(Filter {
            by: None,
            kind: self.kind.map(Kind::from),
            from: day("from", &self.from)?,
            to: day("to", &self.to)?,
        })
    }
}

/// One field that somebody changed.
#[derive(Serialize, ToSchema)]
#[schema(as = Change)]
pub struct ChangeJson {
    #[schema(format = DateTime)]
    at: String,
    /// The name of the person or key; null for the house itself.
    by: Option<String>,
    kind: KindJson,
    /// How the thing was called then; empty where the field says it all.
    name: String,
    /// The field, in the caller's language.
    field: String,
    /// What it was; empty for what is new.
    was: String,
    /// What it became; empty for what is gone.
    became: String,
}

/// A piece of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = Log)]
pub struct LogJson {
    /// The newest first.
    changes: Vec<ChangeJson>,
    /// For `after` of the next piece; null at the end.
    next: Option<String>,
}

fn change(change: Change, people: &HashMap<i64, String>, lang: Lang) -> ChangeJson {
    let value = |text: String| audit::key_of(&text).map_or(text.clone(), |key| lang.t(key));
    let person = change.staff.and_then(|s| people.get(&s.0)).cloned();
    ChangeJson {
        at: time(change.at_ms),
        by: person.or(change.machine),
        kind: change.kind.into(),
        name: change.name,
        field: lang.t(&change.field),
        was: value(change.was),
        became: value(change.became),
    }
}

/// Who changed what, the newest first.
#[utoipa::path(get, path = "/api/v1/log", tag = "house", operation_id = "getLog", params(Asked, Piece),
    responses((status = 200, body = LogJson), (status = 422, description = "A day or a place that is none")))]
pub async fn log(web: Data<Web>, caller: Caller, tongue: Tongue, asked: Query<Asked>, piece: Query<Piece>) -> Answer {
    let (filter, limit, after) = (asked.filter()?, piece.limit()?, piece.after()?);
    let log = web.app.read(|read| {
        let mut found = audit::queries::list(read, &caller.actor(), &filter, after, limit as i64 + 1)?;
        let next = piece.cut(&mut found, |c| c.id)?;
        let all = people::queries::list(read, &caller.actor())?;
        let people = all.into_iter().map(|p| (p.id.0, p.name)).collect();
        Ok(LogJson {
            changes: found.into_iter().map(|c| change(c, &people, tongue.0)).collect(),
            next,
        })
    })?;
    ok(&log)
}
