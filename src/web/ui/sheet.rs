//! A table of figures on a page.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Words;
use crate::insights::sheet::{Cell, Column, Sheet};

/// A table with its title, its definition, and the ways to take it along.
#[derive(Template)]
#[template(path = "admin/insights/_sheet.html")]
pub struct SheetTable<'a> {
    t: Words,
    sheet: &'a Sheet,
    files: Option<(String, String)>,
    links: Vec<String>,
}
impl HtmlSafe for SheetTable<'_> {}

impl<'a> SheetTable<'a> {
    /// A table without downloads.
    pub fn new(t: Words, sheet: &'a Sheet) -> SheetTable<'a> {
        SheetTable {
            t,
            sheet,
            files: None,
            links: Vec::new(),
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

    /// Where the name of a row leads.
    fn link(&self, row: &usize) -> Option<&String> {
        self.links.get(*row)
    }

    /// A cell in words.
    fn show(&self, cell: &Cell) -> String {
        cell.show(self.t.lang, self.t.currency)
    }

    /// The class of a column: numbers stand at the end, and a column of nothing but unknown ones too.
    fn side(&self, at: &usize) -> &'static str {
        let cells = || self.sheet.rows.iter().filter_map(|row| row.get(*at));
        if *at == 0 || cells().any(Cell::is_word) {
            "word"
        } else {
            "figure"
        }
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

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;
    use crate::base::money::Currency;
    use crate::base::{Lang, Money};

    fn html(sheet: &Sheet) -> Html {
        let t = Words {
            lang: Lang::En,
            currency: Currency::parse("EUR").unwrap(),
        };
        let part = SheetTable::new(t, sheet).files("/a.csv".into(), "/a.xlsx".into());
        Html::parse_fragment(&part.render().unwrap())
    }

    fn texts(html: &Html, selector: &str) -> Vec<String> {
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
    fn a_table_without_rows_says_so() {
        let sheet = Sheet::new("dishes", "dishes", vec![Column::new("dish", "total")]);
        let html = html(&sheet);
        assert!(texts(&html, "table").is_empty());
        assert_eq!(texts(&html, "p"), [Lang::En.t("sheet-nothing")]);
    }
}
