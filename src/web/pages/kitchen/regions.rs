//! The kitchen's live regions: tickets on the board and among the done, and what is to make.

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
    minutes: i64,
    age: Age,
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

/// How many of what are to make at one station.
#[derive(Template)]
#[template(path = "kitchen/_all_day.html")]
pub(super) struct AllDayRegion {
    t: Words,
    seq: i64,
    id: String,
    station: AllDay,
}
impl HtmlSafe for AllDayRegion {}

/// The buttons that choose the stations; which of them are chosen is the device's.
#[derive(Template)]
#[template(path = "kitchen/_stations.html")]
pub(super) struct StationsRegion {
    t: Words,
    seq: i64,
    stations: Vec<Station>,
    which: Which,
}
impl HtmlSafe for StationsRegion {}

impl StationsRegion {
    pub(super) fn new(t: Words, seq: i64, stations: Vec<Station>, which: Which) -> StationsRegion {
        StationsRegion {
            t,
            seq,
            stations,
            which,
        }
    }
}

/// Everything that a board shows.
pub(super) struct Board {
    pub(super) tickets: BoardRegion,
    pub(super) done: DonesRegion,
    pub(super) all_day: Vec<AllDayRegion>,
}

impl BoardRegion {
    /// How many changes no cook has acknowledged yet.
    pub(super) fn changes(&self) -> usize {
        self.tickets.iter().map(|r| r.ticket.changes()).sum()
    }
    /// The element of the first ticket with such a change.
    pub(super) fn first_change(&self) -> &str {
        let found = self.tickets.iter().find(|r| r.ticket.changes() > 0);
        found.map_or("board", |r| r.id.as_str())
    }
}

impl TicketRegion {
    fn new(read: &Read<'_>, t: Words, seq: i64, id: String, ticket: Ticket) -> TicketRegion {
        TicketRegion {
            t,
            seq,
            id,
            since: read.now.at_ms - read.now.since(&ticket.placed),
            minutes: ticket.minutes(&read.now),
            age: ticket.age(&read.now),
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
    /// Whether a line can go a step back.
    fn goes_back(&self, line: &Line) -> bool {
        matches!(line.state, State::Accepted | State::Cooking | State::Ready)
    }
    /// The class of a line: its state, with `void` as the design calls it.
    fn class(&self, line: &Line) -> &'static str {
        match line.state {
            State::Voided => "void",
            other => other.word(),
        }
    }
    /// The class of its age.
    fn age_class(&self) -> &'static str {
        match self.age {
            Age::Fresh => "",
            Age::Slow => " warn",
            Age::Late => " late",
        }
    }
    /// Its age in words.
    fn age_words(&self) -> String {
        self.t.t("minutes").replace("{n}", &self.minutes.to_string())
    }
    /// Who must not eat what, of the guest of a line.
    fn allergy(&self, line: &Line) -> String {
        let list = ui::allergens(&self.t, &line.allergies);
        let name = line.guest.as_ref().map_or("", |g| g.2.as_str());
        self.t.msg(&Msg::new("board-allergy").text("guest", name).text("list", list))
    }
    /// What of that it contains.
    fn danger(&self, line: &Line) -> String {
        let list = ui::allergens(&self.t, &line.danger());
        self.t.with("board-danger", "list", list)
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

impl AllDayRegion {
    fn new(t: Words, seq: i64, station: AllDay) -> AllDayRegion {
        let id = format!("all-day-{}", station.station);
        AllDayRegion { t, seq, id, station }
    }
    /// Whether the ways of a dish say more than its name.
    fn tells_ways(&self, dish: &DishCount) -> bool {
        dish.ways.iter().any(|w| !w.options.is_empty() || !w.removals.is_empty())
    }
    /// One way in words.
    fn way(&self, way: &Way) -> String {
        let without = way.removals.iter().map(|name| self.t.with("board-without", "name", name));
        let words: Vec<_> = way.options.iter().cloned().chain(without).collect();
        if words.is_empty() {
            self.t.t("board-plain")
        } else {
            words.join(", ")
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

/// What is to make at these stations, as operations.
///
/// # Errors
/// `Forbidden`; a fault of the database or of a template.
pub fn paint_all_day(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, stations: &[StationId]) -> Result<Vec<Op>> {
    let counts = kitchen::queries::all_day(read, actor, stations)?;
    let regions = counts.into_iter().map(|s| AllDayRegion::new(t, seq, s));
    regions.map(|region| place("all-day", &region.id, &region)).collect()
}

impl Board {
    /// What a screen of these stations shows.
    ///
    /// # Errors
    /// `Forbidden`; a fault of the database.
    pub(super) fn read(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, stations: &[StationId]) -> Result<Board> {
        let (mut board, mut done) = (Vec::new(), Vec::new());
        for ticket in kitchen::queries::list(read, actor, stations)? {
            let id = ticket_id(ticket.order, ticket.station);
            match ticket.place() {
                Place::Board => board.push(TicketRegion::new(read, t, seq, id, ticket)),
                Place::Done => done.push(DoneRegion { t, seq, id, ticket }),
                Place::Gone => {}
            }
        }
        let counts = kitchen::queries::all_day(read, actor, stations)?;
        Ok(Board {
            tickets: BoardRegion { t, seq, tickets: board },
            done: DonesRegion { seq, tickets: done },
            all_day: counts.into_iter().map(|s| AllDayRegion::new(t, seq, s)).collect(),
        })
    }
}

/// Everything that a screen of these stations shows, as operations by region.
///
/// # Errors
/// `Forbidden`; a fault of the database or of a template.
pub fn snapshot(
    read: &Read<'_>,
    actor: &Actor,
    t: Words,
    seq: i64,
    which: &Which,
    stations: &[StationId],
) -> Result<Vec<(&'static str, Vec<Op>)>> {
    let board = Board::read(read, actor, t, seq, stations)?;
    let choice = StationsRegion::new(t, seq, kitchen::queries::stations(read, t.lang)?, which.clone());
    let all_day = board.all_day.iter().map(|region| place("all-day", &region.id, region));
    Ok(vec![
        (
            "board",
            vec![
                replace("stations", &choice)?,
                replace("board", &board.tickets)?,
                replace("done", &board.done)?,
            ],
        ),
        ("all-day", all_day.collect::<Result<_>>()?),
    ])
}
