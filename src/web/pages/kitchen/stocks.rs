//! The live list of all dishes: what is sold out, and what is left.

use super::*;

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
    /// How many are left, and how many of them lie in carts.
    fn left(&self, count: &i64) -> String {
        match self.item.held {
            0 => self.t.n("board-n-left", *count),
            held => self.t.msg(&Msg::new("board-n-left-held").number("n", *count).number("held", held)),
        }
    }
    /// How many of its options are sold out.
    fn options_out(&self) -> i64 {
        let options = self.item.groups.iter().flat_map(|g| &g.options);
        options.map(|o| i64::from(!o.available)).sum()
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
