//! The guest's live regions: the same structs on the first paint and in pushes,
//! neutral as to the viewer. What is "mine" shows by the body's class.

use std::cell::OnceCell;

use askama::Template;
use askama::filters::HtmlSafe;

use super::summary::SummaryRegion;
use crate::base::ids::VisitId;
use crate::base::{Error, Money, Result};
use crate::bills::{self, Bill};
use crate::cart::{self, Cart, CartLine, Trouble};
use crate::floor::{self, Call};
use crate::store::Read;
use crate::tables::{self, Guest, GuestState};
use crate::web::screen::{Op, place, remove, replace};
use crate::web::ui::{self, Words};

/// Who sits at the table.
#[derive(Template)]
#[template(path = "guest/_guests.html")]
pub struct GuestsRegion {
    pub(super) t: Words,
    pub(super) seq: i64,
    guests: Vec<Guest>,
}
impl HtmlSafe for GuestsRegion {}

/// The bar with the cart's total, always in reach.
#[derive(Template)]
#[template(path = "guest/_cartbar.html")]
pub struct CartbarRegion {
    t: Words,
    seq: i64,
    count: i64,
    total: Money,
}
impl HtmlSafe for CartbarRegion {}

/// The cart, grouped by guest.
#[derive(Template)]
#[template(path = "guest/_cart.html")]
pub struct CartRegion {
    t: Words,
    seq: i64,
    groups: Vec<GroupRegion>,
}
impl HtmlSafe for CartRegion {}

/// One guest's lines of the cart; number 0 is the floor.
#[derive(Template)]
#[template(path = "guest/_group.html")]
struct GroupRegion {
    t: Words,
    seq: i64,
    number: i64,
    name: String,
    lines: Vec<CartLine>,
}
impl HtmlSafe for GroupRegion {}

impl GroupRegion {
    fn id(&self) -> String {
        format!("of-{}", self.number)
    }

    fn total(&self) -> Money {
        self.lines.iter().map(CartLine::total).sum()
    }
}

/// What the table owes.
#[derive(Template)]
#[template(path = "guest/_bill.html")]
pub struct BillRegion {
    t: Words,
    seq: i64,
    bill: Bill,
}
impl HtmlSafe for BillRegion {}

/// Calls that nobody has answered yet.
#[derive(Template)]
#[template(path = "guest/_calls.html")]
pub struct CallsRegion {
    t: Words,
    seq: i64,
    calls: Vec<Call>,
}
impl HtmlSafe for CallsRegion {}

/// Reads one of a visit's regions.
pub struct Visit<'a> {
    /// The state of the house.
    pub read: &'a Read<'a>,
    /// Which visit.
    pub id: VisitId,
    /// Words of the viewers.
    pub t: Words,
    /// The newest fact of that state.
    pub seq: i64,
    /// The cart, read once: bar, cart and total show the same.
    cart: OnceCell<Cart>,
}

impl<'a> Visit<'a> {
    /// A visit as of one state of the house.
    pub fn new(read: &'a Read<'a>, id: VisitId, t: Words, seq: i64) -> Visit<'a> {
        Visit {
            read,
            id,
            t,
            seq,
            cart: OnceCell::new(),
        }
    }

    /// Who sits at the table.
    ///
    /// # Errors
    /// A fault of the database; so with all that follow.
    pub fn guests(&self) -> Result<GuestsRegion> {
        let mut guests = tables::queries::list_guests(self.read, self.id)?;
        guests.retain(|g| g.state == GuestState::Seated);
        let (t, seq) = (self.t, self.seq);
        Ok(GuestsRegion { t, seq, guests })
    }

    fn cart(&self) -> Result<&Cart> {
        if self.cart.get().is_none() {
            let cart = cart::queries::get(self.read, self.id, self.t.lang)?;
            // It was empty a line above, and nobody else looks.
            let _ = self.cart.set(cart);
        }
        self.cart.get().ok_or_else(|| Error::fault("the cart was not kept"))
    }

    /// The bar.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn cartbar(&self) -> Result<CartbarRegion> {
        let cart = self.cart()?;
        Ok(CartbarRegion {
            t: self.t,
            seq: self.seq,
            count: cart.count(),
            total: cart.total(),
        })
    }

    /// The cart and its total: one truth, two places.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn cart_and_summary(&self) -> Result<(CartRegion, SummaryRegion)> {
        let cart = self.cart()?;
        let summary = SummaryRegion::new(self, cart)?;
        let groups = self.groups(cart);
        let (t, seq) = (self.t, self.seq);
        Ok((CartRegion { t, seq, groups }, summary))
    }

    fn groups(&self, cart: &Cart) -> Vec<GroupRegion> {
        let mut groups: Vec<GroupRegion> = Vec::new();
        for line in cart.lines.iter().cloned() {
            let (number, name) = match &line.guest {
                Some((number, name)) => (*number, name.clone()),
                None => (0, self.t.t("by-staff")),
            };
            match groups.iter_mut().find(|g| g.number == number) {
                Some(group) => group.lines.push(line),
                None => groups.push(GroupRegion {
                    t: self.t,
                    seq: self.seq,
                    number,
                    name,
                    lines: vec![line],
                }),
            }
        }
        groups.sort_by_key(|g| g.number);
        groups
    }

    /// The bill.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn bill(&self) -> Result<BillRegion> {
        let bill = bills::queries::get(self.read, self.id)?;
        let (t, seq) = (self.t, self.seq);
        Ok(BillRegion { t, seq, bill })
    }

    /// The calls.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn calls(&self) -> Result<CallsRegion> {
        let calls = floor::queries::list_calls_of(self.read, self.id)?;
        let (t, seq) = (self.t, self.seq);
        Ok(CallsRegion { t, seq, calls })
    }

    /// What lines of the cart change in it: the groups that they lie in, and the total, which may also change by
    /// itself. A line that is gone may have taken its group along, so then it is the whole cart.
    ///
    /// # Errors
    /// A fault of the database or of a template.
    pub fn paint_lines(&self, lines: &[i64]) -> Result<Vec<Op>> {
        let cart = self.cart()?;
        if !lines.iter().all(|line| cart.lines.iter().any(|l| l.number == *line)) {
            return self.paint("cart");
        }
        let (whole, summary) = self.cart_and_summary()?;
        let holds = |group: &&GroupRegion| group.lines.iter().any(|l| lines.contains(&l.number));
        let changed = whole.groups.iter().filter(holds);
        let mut ops = changed.map(|group| place("cart", &group.id(), group)).collect::<Result<Vec<_>>>()?;
        if !ops.is_empty() {
            ops.push(remove("cart-empty"));
        }
        ops.push(replace("summary", &summary)?);
        Ok(ops)
    }

    /// A region by its name, as operations of a paint; nothing for an unknown name.
    ///
    /// # Errors
    /// A fault of the database or of a template.
    pub fn paint(&self, region: &str) -> Result<Vec<Op>> {
        Ok(match region {
            "guests" => vec![replace("guests", &self.guests()?)?],
            "people" => vec![replace("people", &self.people()?)?],
            "cartbar" => vec![replace("cartbar", &self.cartbar()?)?],
            "cart" => {
                let (cart, summary) = self.cart_and_summary()?;
                vec![replace("cart", &cart)?, replace("summary", &summary)?]
            }
            "orders" => vec![replace("orders", &self.orders()?)?],
            "bill" => vec![replace("bill", &self.bill()?)?],
            "calls" => vec![replace("calls", &self.calls()?)?],
            _ => Vec::new(),
        })
    }
}
