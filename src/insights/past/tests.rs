//! How cells are read: each way to write a date, and each way to write none.

use std::sync::Arc;

use super::columns::{Field, Pick, said};
use super::rows::{DayOrder, Reading, Rows};
use super::{Problems, Row};
use crate::base::money::Currency;
use crate::base::time::{BusinessDay, Calendar};
use crate::base::{Lang, Money};

fn reading() -> Reading {
    Reading {
        currency: Currency::parse("EUR").unwrap(),
        calendar: Calendar::new("Europe/Rome", 240).unwrap(),
        today: BusinessDay::parse("2026-11-24").unwrap(),
        said: vec![],
        order: None,
    }
}

fn read(text: &[u8], reading: &Reading) -> Result<Vec<Row>, Problems> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let mut rows = Rows::open(file.path(), reading, &Arc::default())?;
    let (mut good, mut problems) = (vec![], Problems::default());
    while let Some(row) = rows.step()? {
        match row {
            Ok(row) => good.push(row),
            Err(more) => problems.extend(more),
        }
    }
    if problems.count == 0 { Ok(good) } else { Err(problems) }
}

/// The minute and day of a date and time as a file writes them.
fn when(date: &str, time: &str) -> Result<(String, i64), String> {
    let text = format!("date;time;order;item;price\n{date};{time};1;Soup;5\n");
    match read(text.as_bytes(), &reading()) {
        Ok(rows) => Ok((rows[0].day.date().to_string(), rows[0].minute)),
        Err(problems) => Err(Lang::En.msg(&problems.told[0].sentence)),
    }
}

#[test]
fn dates_and_times_are_read_as_people_write_them() {
    for date in [
        "2015-01-31",
        "2015/01/31",
        "31.1.2015",
        "31/01/2015",
        "01/31/2015",
        "31-01-2015",
    ] {
        assert_eq!(when(date, "18:05"), Ok(("2015-01-31".into(), 1085)), "{date}");
    }
    for (time, minute) in [
        ("9:05 am", 545),
        ("9:05PM", 1265),
        ("12:00 a.m.", 0),
        ("12:30 pm", 750),
        ("21:05:59", 1265),
    ] {
        assert_eq!(when("2015-01-31", time).unwrap().1, minute, "{time}");
    }
    for time in ["", "24:00", "13:00 pm", "9", "9:61", "9:5:5:5", "-1:00"] {
        assert!(when("2015-01-31", time).is_err(), "{time}");
    }
    for date in [
        "",
        "2015-02-29",
        "31.13.2015",
        "32/01/2015",
        "1/2",
        "15-01-31",
        "2015-01/31",
        "2027-01-01",
        "1969-12-31",
        "0001-01-01",
    ] {
        assert!(when(date, "12:00").is_err(), "{date}");
    }
    assert!(when("01/02/2015", "12:00").unwrap_err().contains("two ways"));
}

#[test]
fn a_day_ends_at_the_cut_over_and_the_clock_change_is_no_error() {
    assert_eq!(when("2015-06-02", "03:59"), Ok(("2015-06-01".into(), 239)));
    assert_eq!(when("2015-06-02", "04:00"), Ok(("2015-06-02".into(), 240)));
    // The clock sprang from 02:00 to 03:00.
    assert_eq!(when("2015-03-29", "02:30"), Ok(("2015-03-28".into(), 210)));
    assert_eq!(when("2015-10-25", "02:30"), Ok(("2015-10-24".into(), 150)));
}

#[test]
fn the_order_of_day_and_month_is_one_for_the_file() {
    let file = |dates: &[&str]| {
        let rows: String = dates.iter().map(|d| format!("{d} 12:00,1,Soup,5\n")).collect();
        format!("datetime,order,item,price\n{rows}")
    };
    let days = |text: &str, reading: &Reading| {
        let rows = read(text.as_bytes(), reading)?;
        Ok::<Vec<String>, Problems>(rows.iter().map(|r| r.day.date().to_string()).collect())
    };
    let european = file(&["01/02/2015", "13/02/2015"]);
    assert_eq!(days(&european, &reading()).unwrap(), ["2015-02-01", "2015-02-13"]);
    let american = file(&["01/02/2015", "02/13/2015"]);
    assert_eq!(days(&american, &reading()).unwrap(), ["2015-01-02", "2015-02-13"]);
    let mixed = days(&file(&["13/02/2015", "02/13/2015"]), &reading()).unwrap_err();
    assert_eq!((mixed.count, mixed.told[0].line), (1, 3));
    let mut told = reading();
    told.order = Some(DayOrder::MonthFirst);
    assert_eq!(days(&file(&["01/02/2015"]), &told).unwrap(), ["2015-01-02"]);
}

#[test]
fn columns_are_found_by_their_names_in_five_languages_or_as_said() {
    for head in [
        "id,date,time,name,price",
        "Ordine;Data;Ora;Articolo;Prezzo",
        "Bestellung\tDatum\tUhrzeit\tArtikel\tPreis",
        "Commande;Jour;Heure;Article;Prix",
        "\u{feff}Pedido;Fecha;Hora;Artículo;Precio",
    ] {
        let mark = if head.contains('\t') {
            "\t"
        } else if head.contains(';') {
            ";"
        } else {
            ","
        };
        let row = ["7", "2015-01-31", "18:05", "Zuppa", "5.00"];
        let text = format!("{head}\n{}\n", row.join(mark));
        let rows = read(text.as_bytes(), &reading()).unwrap_or_else(|p| panic!("{head}: {p:?}"));
        assert_eq!(
            (rows[0].order.as_str(), rows[0].item.as_str(), rows[0].gross),
            ("7", "Zuppa", Money(500)),
            "{head}"
        );
    }
    let mut told = reading();
    told.said = said("date=Wann, order=Nr,item=Was,total=Summe,option=A,option=B,category=").unwrap();
    let text = b"Wann,Nr,Was,Summe,A,B,type\n2015-01-31 18:05,7,Suppe,5,gross,mild,x\n";
    let rows = read(text, &told).unwrap();
    assert_eq!(
        (rows[0].options.join("+"), rows[0].category.as_str()),
        ("gross+mild".into(), "")
    );
    assert!(said("date").is_err() && said("colour=red").is_err());
    assert_eq!(said("item=a=b").unwrap(), [(Field::Item, Pick::Named("a=b".into()))]);
    let missing = read(b"a,b\n1,2\n", &reading()).unwrap_err();
    assert_eq!(missing.count, 4);
}

#[test]
fn what_is_no_amount_number_or_name_is_told_with_line_and_column() {
    let head = "date,time,order,item,quantity,price,rate\n";
    let good = "2015-01-31,18:05,1,Soup,2,\"5,50\",10\n";
    let rows = read(format!("{head}{good}").as_bytes(), &reading()).unwrap();
    assert_eq!((rows[0].gross, rows[0].tax), (Money(1100), Money(100)));
    for (cell, column) in [
        ("Soup,1,NaN,10", "price"),
        ("Soup,1,inf,10", "price"),
        ("Soup,1,-5,10", "price"),
        ("Soup,1,-0,10", "price"),
        ("Soup,1,5.123,10", "price"),
        ("Soup,1,1e3,10", "price"),
        ("Soup,1,,10", "price"),
        ("Soup,1,99999999999,10", "price"),
        ("Soup,0,5,10", "quantity"),
        ("Soup,10000,5,10", "quantity"),
        ("Soup,1.5,5,10", "quantity"),
        ("Soup,-1,5,10", "quantity"),
        ("=1+1,1,5,10", "item"),
        (",1,5,10", "item"),
        ("Soup,1,=1+1,10", "price"),
        ("Soup,1,5,101", "rate"),
        ("Soup,1,5,x", "rate"),
        ("Soup,1,5", ""),
    ] {
        let text = format!("{head}{good}2015-01-31,18:05,1,{cell}\n");
        let problems = read(text.as_bytes(), &reading()).unwrap_err();
        assert_eq!(
            (problems.count, problems.told[0].line, problems.told[0].column.as_str()),
            (1, 3, column),
            "{cell}"
        );
    }
    let latin = [head.as_bytes(), b"2015-01-31,18:05,1,Caf\xe9,1,5,10\n"].concat();
    assert_eq!(read(&latin, &reading()).unwrap_err().told[0].column, "item");
    let many = format!("{head}{}", "x\n".repeat(500));
    let problems = read(many.as_bytes(), &reading()).unwrap_err();
    assert_eq!((problems.count, problems.told.len()), (500, 100));
}

#[test]
fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
    let text = format!(
        "date,time,order,item,price\n2015-01-31,18:05,1,\"{}",
        "x".repeat(3 << 20)
    );
    let problems = read(text.as_bytes(), &reading()).unwrap_err();
    assert!(Lang::En.msg(&problems.told[0].sentence).contains("quote"));
}

#[test]
fn an_order_that_crosses_the_end_of_the_day_is_one() {
    let days = |rows: &[(&str, &str)]| {
        let lines: String = rows.iter().map(|(when, order)| format!("{when};{order};Soup;5\n")).collect();
        let rows = read(format!("date;order;item;price\n{lines}").as_bytes(), &reading()).unwrap();
        rows.iter().map(|row| i64::from(row.day.date().day())).collect::<Vec<_>>()
    };
    let crossing = [
        ("2026-10-02 03:58", "41"),
        ("2026-10-02 04:02", "41"),
        ("2026-10-02 04:03", "41"),
        ("2026-10-02 04:05", "1"),
    ];
    assert_eq!(days(&crossing), [1, 1, 1, 2]);
    // Numbers begin anew on each day: the same one much later, or after another, is another order.
    assert_eq!(days(&[("2026-10-02 03:58", "1"), ("2026-10-02 12:00", "1")]), [1, 2]);
    assert_eq!(
        days(&[
            ("2026-10-02 03:58", "1"),
            ("2026-10-02 03:59", "2"),
            ("2026-10-02 04:01", "1")
        ]),
        [1, 1, 2]
    );
}
