//! What a cook does on the board, with the way back of a tap.

use crate::base::ids::{LineId, OrderId, StationId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::orders::actions::{step_line, step_ticket};
use crate::orders::queries::{get_line, list_lines};
use crate::orders::{State, Step};
use crate::store::Tx;

/// What a tap moves.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// One line.
    Line(LineId),
    /// An order's lines at a station.
    Ticket(OrderId, StationId),
}

/// What a tap has moved, so that it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The lines.
    pub lines: Vec<LineId>,
    /// Where they stand since.
    pub to: State,
}

/// Takes a step; answers what can be taken back of it, if anything can.
///
/// # Errors
/// `Forbidden`; and as [`step_line`] and [`step_ticket`].
pub fn step(tx: &Tx<'_>, actor: &Actor, what: What, step: Step) -> Result<Option<Moved>> {
    actor.may(Verb::ReadBoard)?;
    let heads = || match what {
        What::Line(line) => Ok(vec![get_line(tx, line)?]),
        What::Ticket(order, station) => list_lines(tx, order, Some(station)),
    };
    let before = heads()?;
    let note = Note::default();
    match what {
        What::Line(line) => step_line(tx, actor, line, step, &note)?,
        What::Ticket(order, station) => {
            step_ticket(tx, actor, order, Some(station), step, &note)?;
        }
    }
    // A way back that leads elsewhere than where the lines came from is none.
    let takes_back = |from: State, to: State| to.step(Step::Recall, actor).is_ok_and(|back| back == from);
    let mut moved = Vec::new();
    for (old, new) in before.iter().zip(heads()?) {
        if old.state != new.state {
            if !takes_back(old.state, new.state) {
                return Ok(None);
            }
            moved.push(new);
        }
    }
    Ok(moved.first().map(|first| Moved {
        to: first.state,
        lines: moved.iter().map(|l| l.id).collect(),
    }))
}

/// Takes a tap back. Lines that have moved on since stay where they are.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Conflict` if all have moved on; and as [`step_line`].
pub fn undo(tx: &Tx<'_>, actor: &Actor, moved: &Moved) -> Result<()> {
    actor.may(Verb::ReadBoard)?;
    let mut stand = None;
    let mut undone = 0;
    for line in &moved.lines {
        let head = get_line(tx, *line)?;
        if head.state == moved.to {
            step_line(tx, actor, *line, Step::Recall, &Note::default())?;
            undone += 1;
        } else {
            stand = Some(head.state);
        }
    }
    match stand {
        _ if undone > 0 => Ok(()),
        Some(state) => Err(Error::Conflict(Msg::new("error-step").key("state", state.key()))),
        None => Err(Error::missing()),
    }
}
