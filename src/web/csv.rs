//! Tables for spreadsheets: RFC 4180, in UTF-8 with the mark by which a spreadsheet knows it.

use actix_web::HttpResponse;
use actix_web::http::header;

/// A table that grows by rows.
pub struct Csv(String);

impl Csv {
    /// A table with the names of its columns.
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a str>) -> Csv {
        let mut csv = Csv("\u{feff}".into());
        csv.row(columns);
        csv
    }

    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (i, text) in cells.into_iter().enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            self.cell(text);
        }
        self.0.push_str("\r\n");
    }

    /// Adds a row in which numbers stay numbers, also below zero.
    pub fn figures(&mut self, cells: impl IntoIterator<Item = (String, bool)>) {
        for (i, (text, number)) in cells.into_iter().enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            if number {
                self.0.push_str(&text);
            } else {
                self.cell(&text);
            }
        }
        self.0.push_str("\r\n");
    }

    /// A cell that begins like a formula would be computed, with whatever a name says it to; an
    /// apostrophe in front makes it a text.
    fn cell(&mut self, text: &str) {
        self.0.push('"');
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.0.push('\'');
        }
        self.0.push_str(&text.replace('"', "\"\""));
        self.0.push('"');
    }

    /// The table as a download of that name.
    pub fn download(self, file: &str) -> HttpResponse {
        HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")))
            .body(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_texts_whatever_they_begin_with() {
        let mut csv = Csv::new(["a", "b"]);
        csv.row(["=1+1", "say \"hi\", twice"]);
        csv.row(["-5", "@x"]);
        csv.row(["+1", "\tx"]);
        assert_eq!(
            csv.0,
            "\u{feff}\"a\",\"b\"\r\n\"'=1+1\",\"say \"\"hi\"\", twice\"\r\n\"'-5\",\"'@x\"\r\n\"'+1\",\"'\tx\"\r\n"
        );
    }
}
