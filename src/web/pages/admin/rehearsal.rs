//! The opening rehearsal: how it shall be, how it goes, what the last one found.

use std::sync::Arc;

use actix_web::web::{Data, Form as Posted, block};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused};
use super::shell;
use crate::app::App;
use crate::app::rehearsal::{self, Standing, Wish};
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::rehearse::report::Report;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};

#[derive(Template)]
#[template(path = "admin/rehearsal.html")]
struct RehearsalPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    standing: Standing,
    typed: Typed,
    problems: Problems,
    report: Option<ReportTold>,
}

impl RehearsalPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }

    fn fields(&self) -> [(&'static str, &'static str, &str); 4] {
        let typed = &self.typed;
        [
            ("tables", "rehearsal-tables", typed.tables.as_str()),
            ("guests", "rehearsal-guests", typed.guests.as_str()),
            ("orders", "rehearsal-orders", typed.orders.as_str()),
            ("minutes", "rehearsal-minutes", typed.minutes.as_str()),
        ]
    }

    /// How far it is: in per cent, and in words.
    fn progress(&self) -> Option<(u64, String)> {
        let progress = self.standing.progress.filter(|_| !self.standing.gone)?;
        let part = (progress.seconds / progress.of_seconds.max(1.0)).clamp(0.0, 1.0);
        let phones = i64::try_from(progress.phones).unwrap_or(i64::MAX);
        let words = Msg::new("rehearsal-so-far")
            .number("orders", i64::try_from(progress.orders).unwrap_or(i64::MAX))
            .number("phones", phones);
        // Between 0 and 100.
        Some(((part * 100.0) as u64, self.shell.t.msg(&words)))
    }
}

/// What was typed, as it was typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    tables: String,
    #[serde(default)]
    guests: String,
    #[serde(default)]
    orders: String,
    #[serde(default)]
    minutes: String,
    cooks: Option<String>,
}

impl Typed {
    fn of(wish: Wish) -> Typed {
        Typed {
            tables: wish.tables.to_string(),
            guests: wish.guests.to_string(),
            orders: wish.orders.to_string(),
            minutes: wish.minutes.to_string(),
            cooks: wish.cooks.then(String::new),
        }
    }

    /// What is no number is one that no house bears, so that it is told with the others.
    fn wish(&self) -> Wish {
        let number = |text: &str| text.trim().parse().unwrap_or(0);
        Wish {
            tables: number(&self.tables),
            guests: number(&self.guests),
            orders: number(&self.orders),
            minutes: number(&self.minutes),
            cooks: self.cooks.is_some(),
        }
    }
}

/// A report in words.
struct ReportTold {
    is_sound: bool,
    rows: Vec<(String, String)>,
}

impl ReportTold {
    fn of(t: Words, report: &Report) -> ReportTold {
        let (orders, latency) = (&report.orders, &report.latency_ms);
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).to_string();
        let mut rows = vec![
            (t.t("rehearsal-acknowledged"), count(orders.acknowledged)),
            (t.t("rehearsal-lost"), count(orders.lost)),
            (t.t("rehearsal-doubled"), count(orders.doubled)),
        ];
        for (key, spread) in [
            ("rehearsal-to-kitchen", latency.order_to_kitchen),
            ("rehearsal-to-phones", latency.cart_to_phones),
            ("rehearsal-to-guest", latency.step_to_guest),
        ]
        .into_iter()
        // Where real cooks did nothing there is nothing to tell.
        .filter(|(_, spread)| spread.count > 0)
        {
            let words = Msg::new("rehearsal-within")
                .text("half", ms(t, spread.p50))
                .text("most", ms(t, spread.p99));
            rows.push((t.t(key), t.msg(&words)));
        }
        rows.push((t.t("rehearsal-errors"), count(report.errors.values().sum())));
        if let Some(memory) = report.memory_mb {
            rows.push((t.t("rehearsal-memory"), format!("{}\u{a0}MB", memory.most.round())));
        }
        ReportTold {
            is_sound: report.is_sound(),
            rows,
        }
    }
}

/// Milliseconds, with a decimal where they are few.
fn ms(t: Words, ms: f64) -> String {
    let text = if ms < 10.0 {
        format!("{ms:.1}")
    } else {
        format!("{ms:.0}")
    };
    text.replace('.', t.lang.number_style().decimal)
}

/// `GET /admin/rehearsal`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    show(&web, &who, tongue, Typed::of(Wish::OFFERED), Problems::none())
}

/// `POST /admin/rehearsal`: begins one.
///
/// # Errors
/// `Forbidden`; the page again with what is refused.
pub async fn start(web: Data<Web>, who: StaffWho, tongue: Tongue, typed: Posted<Typed>) -> Answer {
    let typed = typed.into_inner();
    match begin(web.app.clone(), who.actor(), typed.wish()).await {
        Ok(()) => Ok(reply::see_other("/admin/rehearsal")),
        Err(e) => refused(&web, tongue, e, |problems| show(&web, &who, tongue, typed, problems)),
    }
}

/// Copying takes long on purpose: on a blocking thread, never among the requests.
///
/// # Errors
/// As [`rehearsal::start`].
pub async fn begin(app: Arc<App>, actor: Actor, wish: Wish) -> Result<()> {
    block(move || rehearsal::start(&app, &actor, wish)).await.map_err(|_| Error::Busy)?
}

/// `POST /admin/rehearsal/end`
///
/// # Errors
/// `Forbidden`; the page again where none runs.
pub async fn end(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    match rehearsal::end(&web.app, &who.actor()) {
        Ok(()) => Ok(reply::see_other("/admin/rehearsal")),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, Typed::of(Wish::OFFERED), problems)
        }),
    }
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, typed: Typed, problems: Problems) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    let standing = web.app.rehearsal.standing();
    let page = web.app.read(|read| {
        let shell = shell(read, who, tongue, "rehearsal")?;
        let report = standing.report.clone().or_else(|| rehearsal::last(&web.app));
        Ok(RehearsalPage {
            report: report.map(|report| ReportTold::of(shell.t, &report)),
            shell,
            person: who.name.clone(),
            tab: "home",
            standing,
            typed,
            problems,
        })
    })?;
    html(&page)
}
