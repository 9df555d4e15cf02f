//! A table of figures on a page.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Words;
use super::diet::Html;
use crate::insights::sheet::{Cell, Column, Sheet};

/// A table with its title, its definition, and the ways to take it along.
#[derive(Template)]
#[template(path = "admin/insights/_sheet.html")]
pub struct SheetTable<'a> {
    t: Words,
    sheet: &'a Sheet,
    files: Option<(String, String)>,
    links: Vec<String>,
    lines: &'a [Html],
    /// The highest share of each column of shares.
    tops: Vec<f64>,
    /// The class of each column.
    sides: Vec<&'static str>,
}
impl HtmlSafe for SheetTable<'_> {}

impl<'a> SheetTable<'a> {
    /// A table without downloads.
    pub fn new(t: Words, sheet: &'a Sheet) -> SheetTable<'a> {
        let share = |row: &Vec<Cell>, at: usize| match row.get(at) {
            Some(Cell::Share(part)) if part.is_finite() => *part,
            _ => 0.0,
        };
        let top = |at: usize| sheet.rows.iter().map(|row| share(row, at)).fold(0.0, f64::max);
        SheetTable {
            t,
            sheet,
            files: None,
            links: Vec::new(),
            lines: &[],
            tops: (0..sheet.columns.len()).map(top).collect(),
            sides: (0..sheet.columns.len()).map(|at| side(sheet, at)).collect(),
        }
    }

    /// With where the name of each row leads.
    #[must_use]
    pub fn links(self, links: Vec<String>) -> SheetTable<'a> {
        SheetTable { links, ..self }
    }

    /// With the addresses of its files.
    #[must_use]
    pub fn files(self, csv: String, xlsx: String) -> SheetTable<'a> {
        SheetTable {
            files: Some((csv, xlsx)),
            ..self
        }
    }

    /// With a small drawing beside the change of each of the first rows.
    #[must_use]
    pub fn lines(self, lines: &'a [Html]) -> SheetTable<'a> {
        SheetTable { lines, ..self }
    }

    /// How wide the bar of a share is, in per cent of the widest in its column.
    fn bar(&self, cell: &Cell, at: &usize) -> Option<String> {
        let (Cell::Share(part), column) = (cell.known(), self.sheet.columns.get(*at)?) else {
            return None;
        };
        let top = self.tops.get(*at).copied().filter(|top| *top > 0.0)?;
        (column.title == "figure-share").then(|| format!("{:.1}", part.max(0.0) / top * 100.0))
    }

    /// The drawing beside a change.
    fn line(&self, cell: &Cell, row: &usize, at: &usize) -> Option<&Html> {
        let column = self.sheet.columns.get(*at)?;
        let is_change = column.title == "figure-change" && matches!(cell, Cell::Change(_) | Cell::Empty);
        self.lines.get(*row).filter(|_| is_change)
    }

    /// Where the name of a row leads.
    fn link(&self, row: &usize) -> Option<&String> {
        self.links.get(*row)
    }

    /// A cell in words.
    fn show(&self, cell: &Cell) -> String {
        cell.show(self.t.lang, self.t.currency)
    }

    /// The class of a column.
    fn side(&self, at: &usize) -> &'static str {
        self.sides.get(*at).copied().unwrap_or("word")
    }

    /// Better or worse than before, for the colour beside the sign.
    fn mood(&self, cell: &Cell) -> &'static str {
        match cell.known() {
            Cell::Change(x) if *x >= 0.0005 => " up",
            Cell::Change(x) if *x <= -0.0005 => " down",
            _ => "",
        }
    }

    /// The columns that need a definition.
    fn defined(&self) -> Vec<(&Column, &'static str)> {
        self.sheet.columns.iter().filter_map(|c| Some((c, c.note?))).collect()
    }
}

/// The class of a column: numbers stand at the end, and a column of nothing but unknown ones too.
fn side(sheet: &Sheet, at: usize) -> &'static str {
    let mut cells = sheet.rows.iter().filter_map(|row| row.get(at));
    if at == 0 || cells.any(Cell::is_word) {
        "word"
    } else {
        "figure"
    }
}

#[cfg(test)]
mod tests {
    use scraper::{Html as Page, Selector};

    use super::*;
    use crate::base::money::Currency;
    use crate::base::{Lang, Money};

    fn html(sheet: &Sheet) -> Page {
        let t = Words {
            lang: Lang::En,
            currency: Currency::parse("EUR").unwrap(),
        };
        let part = SheetTable::new(t, sheet).files("/a.csv".into(), "/a.xlsx".into());
        Page::parse_fragment(&part.render().unwrap())
    }

    fn texts(html: &Page, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let text = |e: scraper::ElementRef<'_>| e.text().collect::<String>().trim().to_string();
        html.select(&selector).map(text).collect()
    }

    #[test]
    fn a_table_names_its_rows_and_columns_and_tells_unknown_from_zero() {
        let columns = ["dish", "gross", "change"].map(|name| Column::new(name, "total"));
        let mut sheet = Sheet::new("dishes", "dishes", columns.to_vec()).note("total");
        sheet.rows.push(vec![
            Cell::Text("<b>Soup</b>".into()),
            Cell::Money(Money::ZERO),
            Cell::Change(-0.25),
        ]);
        sheet.rows.push(vec![Cell::Text("Bread".into()), Cell::Empty, Cell::Change(0.25)]);
        sheet.total = Some(vec![Cell::Key("total"), Cell::Money(Money(100)), Cell::Empty]);
        let html = html(&sheet);
        assert_eq!(texts(&html, "caption"), [Lang::En.t("dishes")]);
        assert_eq!(texts(&html, "thead th[scope=col]").len(), 3);
        assert_eq!(texts(&html, "tbody th[scope=row].word"), ["<b>Soup</b>", "Bread"]);
        assert_eq!(texts(&html, "tbody td.figure"), ["€0.00", "-25%", "–", "+25%"]);
        assert_eq!(texts(&html, "td.down"), ["-25%"]);
        assert_eq!(texts(&html, "td.up"), ["+25%"]);
        assert_eq!(texts(&html, "tfoot td"), ["€1.00", "–"]);
        assert_eq!(texts(&html, "a[download]"), ["CSV", "XLSX"]);
        assert_eq!(texts(&html, "details summary").len(), 1);
    }

    #[test]
    fn shares_have_bars_as_wide_as_they_are() {
        let columns = [Column::new("dish", "dishes"), Column::new("share", "figure-share")];
        let mut sheet = Sheet::new("dishes", "dishes", columns.to_vec());
        for share in [0.5, 0.125, f64::NAN] {
            sheet.rows.push(vec![Cell::Text("Soup".into()), Cell::Share(share)]);
        }
        let html = html(&sheet);
        let bars = Selector::parse("td svg.i-bar rect").unwrap();
        let widths: Vec<_> = html.select(&bars).filter_map(|bar| bar.attr("width")).collect();
        assert_eq!(widths, ["100.0", "25.0"]);
    }

    #[test]
    fn a_table_without_rows_says_so() {
        let sheet = Sheet::new("dishes", "dishes", vec![Column::new("dish", "total")]);
        let html = html(&sheet);
        assert!(texts(&html, "table").is_empty());
        assert_eq!(texts(&html, "p"), [Lang::En.t("sheet-nothing")]);
    }
}
