//! The overview's live regions: what waits for the floor, and every table.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::base::ids::{OrderId, TableId};
use crate::base::time::Now;
use crate::base::{Actor, Result};
use crate::floor::{self, Call, Feedback, Joining, Overview, TableCard, ToDo};
use crate::orders::{Line, State};
use crate::store::Read;
use crate::web::screen::{Op, place, remove, replace};
use crate::web::ui::{self, Words};

/// Calls that wait.
#[derive(Template)]
#[template(path = "floor/_calls.html")]
pub struct CallsRegion {
    t: Words,
    seq: i64,
    calls: Vec<Call>,
    unhappy: Vec<Feedback>,
}
impl HtmlSafe for CallsRegion {}

/// Lines to run.
#[derive(Template)]
#[template(path = "floor/_ready.html")]
pub struct ReadyRegion {
    t: Words,
    seq: i64,
    runs: Vec<RunRegion>,
}
impl HtmlSafe for ReadyRegion {}

impl ReadyRegion {
    fn new(to_run: Vec<ToDo>, t: Words, seq: i64) -> ReadyRegion {
        let runs = to_run.into_iter().flat_map(|to_do| RunRegion::all(to_do, t, seq)).collect();
        ReadyRegion { t, seq, runs }
    }
}

/// One line to run.
#[derive(Template)]
#[template(path = "floor/_run.html")]
struct RunRegion {
    t: Words,
    seq: i64,
    table: String,
    placed: Now,
    l: Line,
}
impl HtmlSafe for RunRegion {}

impl RunRegion {
    fn all(to_do: ToDo, t: Words, seq: i64) -> impl Iterator<Item = RunRegion> {
        let (table, placed) = (to_do.table, to_do.placed);
        to_do.lines.into_iter().map(move |l| {
            let table = table.clone();
            RunRegion {
                t,
                seq,
                table,
                placed,
                l,
            }
        })
    }

    fn id(&self) -> String {
        format!("run-{}", self.l.id)
    }
}

/// First orders and guests that wait for a nod.
#[derive(Template)]
#[template(path = "floor/_asks.html")]
pub struct AsksRegion {
    t: Words,
    seq: i64,
    to_approve: Vec<ToDo>,
    joining: Vec<Joining>,
}
impl HtmlSafe for AsksRegion {}

/// One table.
#[derive(Template)]
#[template(path = "floor/_table.html")]
pub struct TableRegion {
    t: Words,
    seq: i64,
    card: TableCard,
    calling: Option<Call>,
}
impl HtmlSafe for TableRegion {}

impl TableRegion {
    fn new(card: TableCard, calls: &[Call], t: Words, seq: i64) -> TableRegion {
        let calling = card.visit.as_ref().and_then(|v| calls.iter().find(|c| c.visit == v.id)).cloned();
        TableRegion { t, seq, card, calling }
    }
}

/// Every table, by area.
#[derive(Template)]
#[template(path = "floor/_areas.html")]
pub struct AreasRegion {
    t: Words,
    seq: i64,
    areas: Vec<(String, Vec<TableRegion>)>,
}
impl HtmlSafe for AreasRegion {}

/// Everything on the overview.
pub struct Regions {
    /// Calls.
    pub calls: CallsRegion,
    /// Lines to run.
    pub ready: ReadyRegion,
    /// What waits for a nod.
    pub asks: AsksRegion,
    /// Tables by area, in the owner's order.
    pub areas: AreasRegion,
}

/// Reads the overview.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn regions(read: &Read<'_>, actor: &Actor, t: Words, seq: i64) -> Result<Regions> {
    let Overview {
        tables,
        to_run,
        to_approve,
        joining,
        calls,
        unhappy,
    } = floor::overview::get(read, actor, t.lang)?;
    let mut areas: Vec<(String, Vec<TableRegion>)> = Vec::new();
    for card in tables {
        let area = card.table.area.clone();
        let region = TableRegion::new(card, &calls, t, seq);
        match areas.iter_mut().find(|(name, _)| *name == area) {
            Some((_, cards)) => cards.push(region),
            None => areas.push((area, vec![region])),
        }
    }
    Ok(Regions {
        calls: CallsRegion { t, seq, calls, unhappy },
        ready: ReadyRegion::new(to_run, t, seq),
        asks: AsksRegion {
            t,
            seq,
            to_approve,
            joining,
        },
        areas: AreasRegion { t, seq, areas },
    })
}

/// The overview as operations.
///
/// # Errors
/// As [`regions`]; a fault of a template.
pub fn paint(read: &Read<'_>, actor: &Actor, t: Words, seq: i64) -> Result<Vec<Op>> {
    let all = regions(read, actor, t, seq)?;
    Ok(vec![
        replace("calls", &all.calls)?,
        replace("ready", &all.ready)?,
        replace("asks", &all.asks)?,
        replace("areas", &all.areas)?,
    ])
}

/// What has changed on the overview.
#[derive(Default)]
pub struct Changes {
    /// These tables.
    pub tables: Vec<TableId>,
    /// What is to run of these orders.
    pub orders: Vec<OrderId>,
    /// All that is to run.
    pub ready: bool,
    /// What waits for a nod.
    pub asks: bool,
    /// Calls and low marks.
    pub calls: bool,
}

/// What has changed on the overview as operations.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_changes(read: &Read<'_>, t: Words, seq: i64, changes: &Changes) -> Result<Vec<Op>> {
    let (mut ops, calls) = (Vec::new(), floor::queries::list_calls(read)?);
    for card in floor::overview::list_cards(read, Some(&changes.tables))? {
        let region = TableRegion::new(card, &calls, t, seq);
        ops.push(replace(&format!("table-{}", region.card.table.id), &region)?);
    }
    if changes.ready {
        let to_run = floor::overview::list_to_do(read, State::Ready, t.lang)?;
        ops.push(replace("ready", &ReadyRegion::new(to_run, t, seq))?);
    }
    for order in changes.orders.iter().filter(|_| !changes.ready) {
        let (order, to_run) = floor::overview::get_to_run(read, *order, t.lang)?;
        let runs: Vec<_> = to_run.into_iter().flat_map(|to_do| RunRegion::all(to_do, t, seq)).collect();
        let gone = order.lines.iter().filter(|line| runs.iter().all(|run| run.l.id != line.id));
        ops.extend(gone.map(|line| remove(&format!("run-{}", line.id))));
        for run in &runs {
            ops.push(place("ready", &run.id(), run)?);
        }
    }
    if changes.asks {
        let to_approve = floor::overview::list_to_do(read, State::Waiting, t.lang)?;
        let joining = floor::overview::list_joining(read)?;
        let asks = AsksRegion {
            t,
            seq,
            to_approve,
            joining,
        };
        ops.push(replace("asks", &asks)?);
    }
    if changes.calls {
        let unhappy = floor::queries::list_unhappy(read)?;
        ops.push(replace("calls", &CallsRegion { t, seq, calls, unhappy })?);
    }
    Ok(ops)
}
