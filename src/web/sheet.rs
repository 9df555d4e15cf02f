//! Figures as files: a table as CSV, tables as one workbook with a worksheet each.

use std::collections::HashSet;

use actix_web::HttpResponse;
use actix_web::http::header;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::Csv;
use super::ui::Words;
use crate::insights::sheet::{Cell, Sheet};

/// The media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The longest name of a worksheet that spreadsheets take.
const NAME_MAX: usize = 31;
/// The widest column, in characters.
const WIDTH_MAX: usize = 48;

/// A table as CSV, with the machine's names of its columns; the total is left to the reader's own sums.
pub fn csv(t: &Words, sheet: &Sheet) -> Csv {
    let mut csv = Csv::new(sheet.columns.iter().map(|c| c.name));
    for row in &sheet.rows {
        let cell = |cell: &Cell| {
            let number = !matches!(cell.known(), Cell::Text(_) | Cell::Key(_));
            (cell.plain(t.lang, t.currency), number)
        };
        csv.figures(row.iter().map(cell));
    }
    csv
}

/// Tables as a workbook.
pub fn xlsx(t: &Words, sheets: &[&Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names = HashSet::new();
    let formats = Formats::new(t.currency.decimals());
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(worksheet_name(&t.t(sheet.title), &mut names))?;
        fill(page, t, sheet, &formats)?;
    }
    book.save_to_buffer()
}

/// A workbook as a download of that name.
pub fn download(bytes: Vec<u8>, file: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(XLSX)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")))
        .body(bytes)
}

/// How the kinds of figures look in a workbook, plain and in the row of sums.
struct Formats {
    head: Format,
    money: String,
}

impl Formats {
    fn new(decimals: u32) -> Formats {
        let zeros = "0".repeat(decimals as usize);
        Formats {
            head: Format::new().set_bold(),
            money: if decimals == 0 {
                "#,##0".into()
            } else {
                format!("#,##0.{zeros}")
            },
        }
    }

    fn of(&self, cell: &Cell, bold: bool) -> Format {
        let format = match cell {
            Cell::Count(_) | Cell::Seconds(_) => "#,##0",
            Cell::Money(_) => &self.money,
            Cell::Share(_) => "0.0%",
            Cell::Change(_) => "+0.0%;-0.0%;0.0%",
            Cell::Decimal(_) => "#,##0.0",
            Cell::Day(_) => "yyyy-mm-dd",
            Cell::Month(..) => "yyyy-mm",
            Cell::Empty | Cell::Text(_) | Cell::Key(_) | Cell::Hour(_) | Cell::Weekday(_) => "General",
        };
        let format = Format::new().set_num_format(format);
        if bold { format.set_bold() } else { format }
    }
}

/// Writes the head, the rows and the sums.
fn fill(page: &mut Worksheet, t: &Words, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    page.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, at, column.name, &formats.head)?;
        let cells = sheet.rows.iter().chain(&sheet.total).filter_map(|row| row.get(usize::from(at)));
        let widths = cells.map(|cell| cell.show(t.lang, t.currency).chars().count());
        let width = widths.chain([column.name.len()]).max().unwrap_or_default().min(WIDTH_MAX);
        page.set_column_width(at, u32::try_from(width + 2).unwrap_or_default())?;
    }
    let rows = sheet.rows.iter().map(|row| (row, false));
    let total = sheet.total.iter().map(|row| (row, true));
    for (line, (row, bold)) in (1u32..).zip(rows.chain(total)) {
        for (at, cell) in (0u16..).zip(row) {
            write(page, (line, at), t, cell.known(), &formats.of(cell, bold))?;
        }
    }
    Ok(())
}

/// Writes a cell. Texts are written as texts, whatever they begin with.
fn write(page: &mut Worksheet, at: (u32, u16), t: &Words, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    let number = match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(_) | Cell::Key(_) | Cell::Weekday(_) => {
            let text = match cell {
                Cell::Weekday(day) => t.lang.weekday(*day),
                _ => cell.plain(t.lang, t.currency),
            };
            page.write_string_with_format(row, column, text, format)?;
            return Ok(());
        }
        Cell::Day(day) => {
            let date = day.date();
            return date_cell(page, at, (date.year(), date.month(), date.day()), format);
        }
        Cell::Month(year, month) => return date_cell(page, at, (*year, month.cast_signed(), 1), format),
        Cell::Hour(n) => f64::from(*n),
        Cell::Share(x) | Cell::Change(x) | Cell::Decimal(x) => *x,
        // The form for machines is exact, and reading it gives the nearest number that a workbook holds.
        Cell::Count(_) | Cell::Seconds(_) | Cell::Money(_) => {
            cell.plain(t.lang, t.currency).parse().unwrap_or_default()
        }
    };
    page.write_number_with_format(row, column, number, format)?;
    Ok(())
}

/// A date that a spreadsheet can count with.
fn date_cell(page: &mut Worksheet, at: (u32, u16), ymd: (i16, i8, i8), format: &Format) -> Result<(), XlsxError> {
    let (year, month, day) = (ymd.0.unsigned_abs(), ymd.1.unsigned_abs(), ymd.2.unsigned_abs());
    let date = ExcelDateTime::from_ymd(year, month, day)?;
    page.write_datetime_with_format(at.0, at.1, date, format)?;
    Ok(())
}

/// A name that spreadsheets take: no signs of addresses in it, not too long, not twice in a workbook.
fn worksheet_name(title: &str, taken: &mut HashSet<String>) -> String {
    let clean: String = title
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control())
        .collect();
    let clean = clean.trim().trim_matches('\'').to_string();
    let base = if clean.is_empty() { "1".to_string() } else { clean };
    for n in 1.. {
        let end = if n == 1 { String::new() } else { format!(" {n}") };
        // Spreadsheets count in UTF-16 units.
        let (mut name, mut length) = (String::new(), end.len());
        for c in base.chars().take_while(|c| {
            length += c.len_utf16();
            length <= NAME_MAX
        }) {
            name.push(c);
        }
        let name = name.trim_end_matches(['\'', ' ']).to_string() + &end;
        if taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use actix_web::body::MessageBody;
    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::base::money::Currency;
    use crate::base::time::BusinessDay;
    use crate::base::{Lang, Money};
    use crate::insights::sheet::Column;

    fn words(currency: &str) -> Words {
        Words {
            lang: Lang::En,
            currency: Currency::parse(currency).unwrap(),
        }
    }

    fn sheet() -> Sheet {
        let names = ["day", "item", "gross", "share", "count"];
        let columns = names.map(|name| Column::new(name, "total")).to_vec();
        let mut sheet = Sheet::new("sold", "total", columns);
        let day = BusinessDay::parse("2026-11-20").unwrap();
        for name in ["=1+1", "+x", "-x", "@x", "a \"b\", c"] {
            sheet.rows.push(vec![
                Cell::Day(day),
                Cell::Text(name.into()),
                Cell::Money(Money(-1250)),
                Cell::Share(0.063),
                Cell::Empty,
            ]);
        }
        sheet.total = Some(vec![
            Cell::Key("total"),
            Cell::Empty,
            Cell::Money(Money(-6250)),
            Cell::Share(f64::NAN),
            Cell::Count(5),
        ]);
        sheet
    }

    #[test]
    fn a_csv_has_numbers_as_numbers_and_no_formulas() {
        let answer = csv(&words("EUR"), &sheet()).download("sold.csv");
        let bytes = answer.into_body().try_into_bytes().unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let head: Vec<_> = reader.headers().unwrap().iter().map(str::to_string).collect();
        assert_eq!(head, ["day", "item", "gross", "share", "count"]);
        let rows: Vec<_> = reader.records().map(|r| r.unwrap()).collect();
        let names: Vec<_> = rows.iter().map(|r| r[1].to_string()).collect();
        assert_eq!(names, ["'=1+1", "'+x", "'-x", "'@x", "a \"b\", c"]);
        assert_eq!(
            rows[0].iter().collect::<Vec<_>>(),
            ["2026-11-20", "'=1+1", "-12.50", "0.063", ""]
        );
    }

    #[test]
    fn a_workbook_has_real_dates_numbers_and_texts() {
        let (one, two) = (sheet(), sheet());
        let bytes = xlsx(&words("EUR"), &[&one, &two]).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["Total", "Total 2"]);
        let range = book.worksheet_range("Total").unwrap();
        let rows: Vec<_> = range.rows().collect();
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[0][2], Data::String("gross".into()));
        let Data::DateTime(day) = &rows[1][0] else {
            panic!("{:?} is no date", rows[1][0])
        };
        // 2026-11-20 counted from the end of 1899, as workbooks do.
        assert!((day.as_f64() - 46_346.0).abs() < f64::EPSILON, "{day}");
        assert_eq!(rows[1][1], Data::String("=1+1".into()));
        assert_eq!(rows[1][2], Data::Float(-12.5));
        assert_eq!(rows[1][3], Data::Float(0.063));
        assert_eq!(rows[1][4], Data::Empty);
        assert_eq!(rows[6][0], Data::String("Total".into()));
        assert_eq!((&rows[6][3], &rows[6][4]), (&Data::Empty, &Data::Float(5.0)));
        assert!(book.worksheet_formula("Total").unwrap().is_empty());
        let yen = xlsx(&words("JPY"), &[&sheet()]).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(yen)).unwrap();
        let range = book.worksheet_range("Total").unwrap();
        assert_eq!(range.rows().nth(1).unwrap()[2], Data::Float(-1250.0));
    }

    #[test]
    fn names_of_worksheets_are_short_clean_and_their_own() {
        let mut taken = HashSet::new();
        let long = "Umsatz / Bestellungen: je Wochentag und Stunde [alle]";
        for (title, name) in [
            (long, "Umsatz  Bestellungen je Wochent"),
            (long, "Umsatz  Bestellungen je Woche 2"),
            ("'?*'", "1"),
            ("abc", "abc"),
            ("ABC", "ABC 2"),
        ] {
            assert_eq!(worksheet_name(title, &mut taken), name);
        }
    }
}
