//! What is read off our own pages and paints, without building their trees: thousands are read in a minute, beside
//! the house that is measured.

use serde_json::Value;

/// Every value of an attribute, in order.
pub fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The numbers at the ends of the ids that begin so.
pub fn numbers(html: &str, beginning: &str) -> Vec<i64> {
    let all = values(html, "id").into_iter();
    all.filter_map(|id| id.strip_prefix(beginning)?.parse().ok()).collect()
}

/// The files that a page asks for: scripts, styles and letters, each once.
pub fn files(html: &str) -> Vec<String> {
    let links = values(html, "href").into_iter().chain(values(html, "src"));
    let mut files: Vec<String> = links.filter(|l| l.starts_with("/static/")).map(String::from).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// What a screen was told.
pub struct Paint {
    /// Whether it is all that the screen shows, and not a change.
    pub full: bool,
    /// The elements that it puts on the screen.
    pub html: Vec<String>,
}

impl Paint {
    /// A message that paints; `None` for another.
    pub fn read(message: &str) -> Option<Paint> {
        let message: Value = serde_json::from_str(message).ok()?;
        if message["t"] != "paint" {
            return None;
        }
        let html = |op: &Value| Some(op.as_array()?.get(2..)?.last()?.as_str()?.to_string());
        Some(Paint {
            full: message["full"] == true,
            html: message["ops"].as_array()?.iter().filter_map(html).collect(),
        })
    }
}

/// A ticket as the kitchen's board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The order's id in the house.
    pub order: i64,
    /// The order's number of the day.
    pub number: i64,
    /// Whose station it is.
    pub station: i64,
    /// Its lines.
    pub lines: Vec<i64>,
}

impl Ticket {
    /// The ticket that an element is; `None` for another element.
    pub fn read(html: &str) -> Option<Ticket> {
        let first = |attribute: &str| values(html, attribute).first()?.parse::<i64>().ok();
        let number = first("data-order")?;
        let (_, path) = html.split_once("\"/kitchen/tickets/")?;
        let mut path = path.split(['/', '"']);
        Some(Ticket {
            number,
            order: path.next()?.parse().ok()?,
            station: path.next()?.parse().ok()?,
            lines: values(html, "data-line").iter().filter_map(|id| id.parse().ok()).collect(),
        })
    }
}

/// The words of where a line stands, from the order sent to the dish at the table.
const STATES: [&str; 5] = ["sent", "accepted", "cooking", "ready", "served"];

/// How far a line is; `None` for a word that is no step on the way.
pub fn rank(state: &str) -> Option<usize> {
    STATES.iter().position(|word| *word == state)
}

/// How far each line of an order is, as a guest's screen shows it; `None` where the order is not on it.
pub fn ranks_of(html: &str, order: i64) -> Option<Vec<usize>> {
    let (_, rest) = html.split_once(&format!(" id=\"order-{order}\""))?;
    let section = rest.split("</section>").next()?;
    Some(values(section, "data-state").into_iter().filter_map(rank).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_off_its_element() {
        let html = r#"<article class="ticket" id="ticket-9-2" data-sort="9" data-order="41"><li data-line="5" data-state="sent"></li>
            <li data-line="6"></li><form action="/kitchen/tickets/9/2"></form></article>"#;
        let found = Ticket {
            order: 9,
            number: 41,
            station: 2,
            lines: vec![5, 6],
        };
        assert_eq!(Ticket::read(html), Some(found));
        assert_eq!(Ticket::read("<p id=\"all-day\">3</p>"), None);
    }

    #[test]
    fn paints_are_told_from_beats() {
        let paint = Paint::read(r#"{"t":"paint","full":true,"ops":[["replace","a","<i>"],["remove","b"]]}"#).unwrap();
        assert!(paint.full && paint.html == ["<i>"]);
        assert!(Paint::read(r#"{"t":"beat"}"#).is_none() && Paint::read("x").is_none());
    }

    #[test]
    fn the_lines_of_one_order_are_told_from_anothers() {
        let html = r#"<section id="order-4"><li data-state="ready"></li><li data-state="voided"></li></section>
            <section id="order-41"><li data-state="sent"></li></section>"#;
        assert_eq!(ranks_of(html, 4), Some(vec![3]));
        assert_eq!(ranks_of(html, 41), Some(vec![0]));
        assert_eq!(ranks_of(html, 5), None);
    }
}
