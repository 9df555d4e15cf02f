use super::*;
use crate::base::Lang;
use crate::base::money::Currency;
use crate::menu::import::{Form, MenuFile, Problem, parse_as, picture_names};

const HEAD: &str = "kind,key,name:en,name:it,description:en,price:EUR,tax_percent,station,tags,allergens,available,stock,restock:fri,min,max,picture";

fn parse(text: &[u8]) -> Result<MenuFile, Vec<Problem>> {
    parse_as(Form::Csv, text, Currency::parse("EUR").unwrap(), &|_: &str| None)
}

fn problems(text: &[u8]) -> Vec<(String, String)> {
    let found = parse(text).unwrap_err();
    found.into_iter().map(|p| (p.path, Lang::En.msg(&p.sentence))).collect()
}

fn places(text: &str) -> Vec<String> {
    problems(text.as_bytes()).into_iter().map(|(place, _)| place).collect()
}

fn good() -> String {
    format!(
        "{HEAD}
station,kitchen,Kitchen,Cucina
category,food,Food,,,,,,,,,,
item,soup,\"Soup, hot\",Zuppa,\"Says \"\"hi\"\"\",5.50,10,kitchen,vegan spicy,celery,yes,,12
group,size,Size,,,,,,,,,,,1,1
option,s,Small,,,0,,,,
option,l,Large,,,1.5,,,,\"milk, eggs\",no
removal,onion,'-Onion,,,,,,,celery

item,cake,Cake,,,4,,,,,,3
"
    )
}

#[test]
fn a_table_is_read_with_commas_or_semicolons_with_or_without_a_mark() {
    let text = good();
    let semicolons = text
        .replace("\"Soup, hot\"", "Soup")
        .replace("\"milk, eggs\"", "milk eggs")
        .replace(',', ";");
    let semicolons = semicolons.replace("Soup;", "\"Soup, hot\";");
    for text in [
        text.clone(),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        semicolons,
    ] {
        let file = parse(text.as_bytes()).unwrap();
        let items = &file.categories[0].items;
        let (soup, cake) = (&items[0], &items[1]);
        assert_eq!(
            (soup.names["en"].as_str(), soup.descriptions["en"].as_str()),
            ("Soup, hot", "Says \"hi\"")
        );
        assert_eq!(
            (soup.price.0, soup.restock.unwrap()[4], cake.stock),
            (550, Some(12), Some(3))
        );
        assert_eq!(
            (file.languages.join(" "), soup.tags.join(" ")),
            ("en it".into(), "vegan spicy".into())
        );
        let large = &soup.groups[0].options[1];
        assert_eq!((large.available, large.allergens.words().count()), (false, 2));
        assert_eq!(soup.groups[1].options[0].names["en"], "-Onion");
    }
}

#[test]
fn every_problem_has_its_line_and_column() {
    let text = good()
        .replace("5.50", "5.555")
        .replace("vegan spicy", "vegan tasty")
        .replace(",no\n", ",perhaps\n")
        .replace("Cake,,,4,,,,,,3", ",,,4,,bar,,,,many")
        .replace("removal,onion", "removal,Onion");
    assert_eq!(
        places(&text),
        [
            "line 4, column price:EUR",
            "line 4, column tags",
            "line 7, column available",
            "line 8, column key",
            "line 10, column name:en",
            "line 10, column station",
            "line 10, column stock",
        ]
    );
    for (_, sentence) in problems(text.as_bytes()) {
        assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
    }
    // A row that nobody can place hides no problem of others, except of those that may hang on it.
    let text = text.replace("group,size", "grupp,size");
    assert_eq!(
        places(&text)[2..5],
        [
            "line 5, column kind",
            "line 10, column name:en",
            "line 10, column station"
        ]
    );
    let windows = text.replace('\n', "\r\n");
    assert_eq!(places(&windows), places(&text));
}

#[test]
fn a_field_of_another_kind_of_row_is_told() {
    let text = good().replace("category,food,Food,,,,", "category,food,Food,,,7,");
    assert_eq!(places(&text), ["line 3, column price:EUR"]);
}

#[test]
fn rows_and_columns_that_are_not_known_are_told() {
    let lost = good().replace("category,", "categorie,");
    let told = problems(lost.as_bytes());
    assert_eq!(told[0].0, "line 3, column kind");
    assert!(told[0].1.contains("category, item"), "{}", told[0].1);
    assert_eq!(told[1].0, "line 4, column kind");
    assert!(told[1].1.contains("kind category"), "{}", told[1].1);
    assert_eq!(places(&good().replacen("tags", "colour", 1)), ["line 1, column colour"]);
    assert_eq!(places(&good().replacen("tags", "stock", 1)), ["line 1, column stock"]);
    assert_eq!(places(&good().replacen("kind,", "", 1))[0], "line 1");
    assert_eq!(
        places(&good().replace("price:EUR", "price:USD")),
        ["line 1, column price:USD"]
    );
    assert_eq!(
        places(&good().replace(
            "station,kitchen,Kitchen,Cucina",
            "station,kitchen,Kitchen,,,,,,,,,,,,,,,odd"
        )),
        ["line 2"]
    );
    assert_eq!(
        (places(""), places("\n,,\n")),
        (vec!["line 1".to_string()], vec!["line 1".to_string()])
    );
}

#[test]
fn letters_of_another_code_are_told_with_their_line() {
    let told = problems(b"kind,key,name:en\nstation,k,K\nitem,x,Caf\xe9\n");
    assert_eq!(told[0].0, "line 3");
    assert!(told[0].1.contains("UTF-8"));
}

#[test]
fn what_looks_like_a_formula_is_defused_and_comes_back() {
    for text in [
        "=1+1", "+39", "-x", "@a", "\tb", "'=x", "''@y", "'Nduja", "'", "", "plain", "a=b",
    ] {
        assert_eq!(meant(&defused(text)), text);
        assert!(!defused(text).starts_with(FORMULA), "{text}");
    }
    assert_eq!(
        (defused("=1"), defused("'Nduja")),
        ("'=1".to_string(), "'Nduja".to_string())
    );
    assert_eq!(meant("-1"), "-1", "what was never written by us is taken as it is");
}

#[test]
fn pictures_are_named_by_tables_too() {
    let text = good()
        .replace(",,,4,,,,,,3\n", ",,,4,,,,,,3,,,,cake.webp\n")
        .replace(",yes,,12\n", ",yes,,12,,,../soup.webp\n");
    assert_eq!(picture_names(Form::Csv, text.as_bytes()), ["cake.webp"]);
}

#[test]
fn the_form_is_told_by_the_ending_or_else_by_how_it_begins() {
    assert_eq!(
        (Form::of("a.CSV", b"{"), Form::of("a.json", b"kind")),
        (Form::Csv, Form::Json)
    );
    assert_eq!(
        (Form::of("a.txt", "\u{feff} {".as_bytes()), Form::of("a", b"kind,key")),
        (Form::Json, Form::Csv)
    );
}
