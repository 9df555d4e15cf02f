//! The kitchen's live regions: tickets on the board and among the done, and dishes of the stock list.

use super::*;

/// A ticket on the board.
#[derive(Template)]
#[template(path = "kitchen/_ticket.html")]
struct TicketRegion {
    t: Words,
    seq: i64,
    id: String,
    /// Since when, on the clock of now: the wall clock may have jumped since.
    since: i64,
    ticket: Ticket,
}
impl HtmlSafe for TicketRegion {}

/// A ticket whose lines are all ready.
#[derive(Template)]
#[template(path = "kitchen/_done.html")]
struct DoneRegion {
    t: Words,
    seq: i64,
    id: String,
    ticket: Ticket,
}
impl HtmlSafe for DoneRegion {}

#[derive(Template)]
#[template(path = "kitchen/_board.html")]
pub(super) struct BoardRegion {
    t: Words,
    seq: i64,
    tickets: Vec<TicketRegion>,
}
impl HtmlSafe for BoardRegion {}

#[derive(Template)]
#[template(path = "kitchen/_dones.html")]
pub(super) struct DonesRegion {
    seq: i64,
    tickets: Vec<DoneRegion>,
}
impl HtmlSafe for DonesRegion {}

impl TicketRegion {
    fn new(read: &Read<'_>, t: Words, seq: i64, id: String, ticket: Ticket) -> TicketRegion {
        TicketRegion {
            t,
            seq,
            id,
            since: read.now.at_ms - read.now.since(&ticket.placed),
            ticket,
        }
    }
    /// What a tap on a line does next, and its words.
    fn next(&self, line: &Line) -> Option<(Step, &'static str)> {
        match line.state {
            State::Sent => Some((Step::Accept, "step-accept")),
            State::Accepted => Some((Step::Start, "step-start")),
            State::Cooking => Some((Step::Bump, "step-ready")),
            State::Ready => Some((Step::Serve, "step-served")),
            _ => None,
        }
    }
    /// How many lines were voided: a change of it is heard.
    fn voided(&self) -> usize {
        self.ticket.lines.iter().filter(|l| l.state == State::Voided).count()
    }
    /// The class of a line: its state, with `void` as the design calls it.
    fn class(&self, line: &Line) -> &'static str {
        match line.state {
            State::Voided => "void",
            other => other.word(),
        }
    }
    /// The step that the ticket's main button takes: the least advanced line decides.
    fn next_all(&self) -> Option<(Step, &'static str)> {
        let least = self.ticket.lines.iter().map(|l| l.state).min()?;
        match least {
            State::Sent => Some((Step::Accept, "step-accept-all")),
            State::Accepted => Some((Step::Start, "step-start-all")),
            State::Cooking => Some((Step::Bump, "step-ready-all")),
            _ => None,
        }
    }
}

fn ticket_id(order: OrderId, station: StationId) -> String {
    format!("ticket-{order}-{station}")
}

/// A ticket as an operation of a paint: on the board, among the done, or gone.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_ticket(read: &Read<'_>, t: Words, seq: i64, order: OrderId, station: StationId) -> Result<Op> {
    let id = ticket_id(order, station);
    let Some(ticket) = kitchen::queries::find(read, order, station)? else {
        return Ok(remove(&id));
    };
    let sort = id.clone();
    match ticket.place() {
        Place::Board => place("board", &sort, &TicketRegion::new(read, t, seq, id, ticket)),
        Place::Done => place("done", &sort, &DoneRegion { t, seq, id, ticket }),
        Place::Gone => Ok(remove(&id)),
    }
}

pub(super) fn regions(
    read: &Read<'_>,
    actor: &Actor,
    t: Words,
    seq: i64,
    stations: &[StationId],
) -> Result<(BoardRegion, DonesRegion)> {
    let (mut board, mut done) = (Vec::new(), Vec::new());
    for ticket in kitchen::queries::list(read, actor, stations)? {
        let id = ticket_id(ticket.order, ticket.station);
        match ticket.place() {
            Place::Board => board.push(TicketRegion::new(read, t, seq, id, ticket)),
            Place::Done => done.push(DoneRegion { t, seq, id, ticket }),
            Place::Gone => {}
        }
    }
    let board = BoardRegion { t, seq, tickets: board };
    Ok((board, DonesRegion { seq, tickets: done }))
}

/// Everything that a screen of these stations shows, as operations.
///
/// # Errors
/// `Forbidden`; a fault of the database or of a template.
pub fn snapshot(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, stations: &[StationId]) -> Result<Vec<Op>> {
    let (board, done) = regions(read, actor, t, seq, stations)?;
    Ok(vec![replace("board", &board)?, replace("done", &done)?])
}

/// One dish on the list of what is sold out.
#[derive(Template)]
#[template(path = "kitchen/_stock_item.html")]
pub struct StockRegion<'a> {
    t: &'a Words,
    seq: i64,
    item: &'a Item,
}
impl HtmlSafe for StockRegion<'_> {}

impl<'a> StockRegion<'a> {
    /// The dish as of a sequence number.
    pub fn new(t: &'a Words, seq: &i64, item: &'a Item) -> Self {
        StockRegion { t, seq: *seq, item }
    }
}

/// Every dish, by category.
#[derive(Template)]
#[template(path = "kitchen/_stocks.html")]
pub struct StocksRegion {
    t: Words,
    seq: i64,
    categories: Vec<Category>,
}
impl HtmlSafe for StocksRegion {}

impl StocksRegion {
    /// The list as it stands.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn read(read: &Read<'_>, t: Words, seq: i64) -> Result<StocksRegion> {
        let categories = menu::queries::menu(read, t.lang)?;
        Ok(StocksRegion { t, seq, categories })
    }
}

/// That list as one operation.
///
/// # Errors
/// A fault of the database or of the template.
pub fn paint_stocks(read: &Read<'_>, t: Words, seq: i64) -> Result<Vec<Op>> {
    Ok(vec![replace("stock", &StocksRegion::read(read, t, seq)?)?])
}

/// One dish of that list as an operation.
///
/// # Errors
/// A fault of the template.
pub fn paint_stock(t: Words, seq: i64, item: &Item) -> Result<Op> {
    replace(&format!("stock-{}", item.id), &StockRegion::new(&t, &seq, item))
}
