//! The tables of a new house: so many in each area, and perhaps a counter.

use super::steps::{Asked, At, Typed};
use super::*;
use crate::tables::plan::{self, Place};
use crate::tables::{self, TableKind};

/// The fields of the areas: the name, and how many tables.
const AREAS: [(&str, &str); 3] = [("area-1", "count-1"), ("area-2", "count-2"), ("area-3", "count-3")];
/// More tables in one area than a restaurant has.
const COUNT_MAX: i64 = 200;
/// How many people a table seats until somebody says otherwise.
const SEATS: i64 = 4;

#[derive(Template)]
#[template(path = "account/setup/tables.html")]
struct TablesPage {
    shell: Shell,
    at: At,
    typed: Typed,
    problems: Problems,
    /// How many there are already; then none are added here.
    tables: i64,
}

impl TablesPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn areas(&self) -> [(&'static str, &'static str); 3] {
        AREAS
    }
}

pub(super) fn page(mut asked: Asked<'_>) -> Answer {
    let web = asked.web;
    let page = web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::Tables, "setup-tables")?;
        let usual = Typed::of([
            ("area-1", shell.t.t("setup-inside")),
            ("count-1", "8".into()),
            ("area-2", shell.t.t("setup-garden")),
        ]);
        Ok(TablesPage {
            shell,
            at,
            typed: asked.typed.take().unwrap_or(usual),
            problems: std::mem::replace(&mut asked.problems, Problems::none()),
            tables: tables::queries::list(read)?.len() as i64,
        })
    })?;
    html(&page)
}

/// Adds T1, T2 and so on, area by area. Where there are tables already it adds none: what was sent
/// twice, or from a page that was left open, makes no second set.
pub(super) async fn save(web: &Web, who: &StaffWho, typed: &Typed) -> Result<()> {
    let areas = areas(typed)?;
    let house = web.app.read(settings::queries::get)?.language;
    let counter = (!typed.get("counter").is_empty()).then(|| house.t("setup-counter"));
    if areas.is_empty() && counter.is_none() {
        return Err(Error::field("count-1", Msg::new("error-setup-count")));
    }
    let actor = who.actor();
    let work = move |tx: &crate::store::Tx<'_>| {
        if !tables::queries::list(tx)?.is_empty() {
            return Ok(());
        }
        let mut last = 0;
        for (area, count) in &areas {
            let names = (last + 1..=last + count).map(|n| Name::parse(&format!("T{n}")));
            let names = names.collect::<Result<Vec<_>>>()?;
            plan::actions::add(tx, &actor, &names, &Place::table(area.as_str(), SEATS)?)?;
            last += count;
        }
        if let Some(counter) = &counter {
            let place = Place::new(counter, TableKind::Counter, None)?;
            plan::actions::add(tx, &actor, &[Name::parse(counter)?], &place)?;
        }
        Ok(())
    };
    web.app.write(work).await
}

fn areas(typed: &Typed) -> Result<Vec<(Name, i64)>> {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for (area, count) in AREAS {
        if typed.get(count).is_empty() {
            continue;
        }
        match typed.get(count).parse().ok().filter(|n| (0..=COUNT_MAX).contains(n)) {
            None => wrong.push((count, Msg::new("error-setup-count"))),
            Some(0) => {}
            Some(n) => match Name::parse(typed.get(area)) {
                Ok(name) => found.push((name, n)),
                Err(e) => wrong.extend(e.messages().into_iter().map(|(_, msg)| (area, msg))),
            },
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(Error::Invalid(wrong))
    }
}
