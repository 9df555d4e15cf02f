use super::*;
use crate::base::Lang;

fn eur() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn no_pictures(_: &str) -> Option<Vec<u8>> {
    None
}

fn problems(text: &str) -> Vec<(String, String)> {
    let found = parse(text.as_bytes(), eur(), &no_pictures).unwrap_err();
    found.into_iter().map(|p| (p.path, Lang::En.msg(&p.sentence))).collect()
}

const HEAD: &str = r#""format":"comanda-menu","version":1,"currency":"EUR","languages":["en"],
    "stations":[{"key":"kitchen","name":{"en":"Kitchen"}}]"#;

fn with_item(fields: &str) -> String {
    format!(r#"{{{HEAD},"categories":[{{"key":"a","name":{{"en":"A"}},"items":[{{{fields}}}]}}]}}"#)
}

#[test]
fn the_least_item_has_a_key_a_name_a_price_and_a_station() {
    let text = with_item(r#""key":"x","name":{"en":" Soup "},"price":"7.50","station":"kitchen""#);
    let file = parse(text.as_bytes(), eur(), &no_pictures).unwrap();
    let item = &file.categories[0].items[0];
    assert_eq!(
        (item.price, item.names["en"].as_str(), item.available),
        (Money(750), "Soup", true)
    );
    assert_eq!((item.tax_ppm, item.stock, item.groups.len()), (None, None, 0));
}

#[test]
fn every_problem_is_told_at_once_with_its_path() {
    let item = r#""key":"X","name":{"de":"Suppe"},"price":7.5,"station":"bar","tags":["tasty"],"allergens":["milk","milk"],
        "picture":"../x.webp","stock":-1,"colour":"red",
        "groups":[{"key":"g","name":{"en":"G"},"min":2,"max":1,"options":[{"key":"o","name":{"en":"O"},"price":"-1"}]}]"#;
    let paths: Vec<String> = problems(&with_item(item)).into_iter().map(|(path, _)| path).collect();
    for field in [
        "colour",
        "key",
        "name.de",
        "price",
        "station",
        "tags[0]",
        "allergens[1]",
        "picture",
        "stock",
        "groups[0].min",
        "groups[0].options[0].price",
    ] {
        let path = format!("categories[0].items[0].{field}");
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    assert_eq!(paths.len(), 11, "{paths:?}");
}

#[test]
fn every_problem_is_a_sentence_and_not_a_key() {
    let text = with_item(
        r#""key":"x","name":{},"price":"1.234","station":"","groups":[{"key":"g","name":{"en":"G"},"min":0,"max":1,"options":[]}]"#,
    );
    for (path, sentence) in problems(&text) {
        assert!(sentence.ends_with('.') && sentence.contains(' '), "{path}: {sentence}");
    }
}

#[test]
fn other_files_are_refused_in_words() {
    assert!(problems("{").first().unwrap().1.contains("not a JSON file"));
    assert_eq!(problems("[]").len(), 1);
    let other = format!(r#"{{{HEAD},"categories":[]}}"#)
        .replace("EUR", "USD")
        .replace("comanda-menu", "x");
    let paths: Vec<String> = problems(&other).into_iter().map(|(p, _)| p).collect();
    assert_eq!(paths, ["format", "currency"]);
    let newer = format!(r#"{{{HEAD},"categories":[]}}"#).replace(r#""version":1"#, r#""version":2"#);
    assert_eq!(problems(&newer).len(), 1);
}

#[test]
fn keys_are_unique() {
    let item = r#"{"key":"x","name":{"en":"X"},"price":"1","station":"kitchen"}"#;
    let text = format!(r#"{{{HEAD},"categories":[{{"key":"a","name":{{"en":"A"}},"items":[{item},{item}]}}]}}"#);
    assert_eq!(problems(&text)[0].0, "categories[0].items[1].key");
}

#[test]
fn pictures_are_known_by_their_bytes() {
    let text = with_item(r#""key":"x","name":{"en":"X"},"price":"1","station":"kitchen","picture":"a.webp""#);
    let with = |bytes: Vec<u8>| {
        parse(text.as_bytes(), eur(), &move |name: &str| {
            (name == "a.webp").then(|| bytes.clone())
        })
    };
    let webp = b"RIFF\x00\x00\x00\x00WEBPVP8 ".to_vec();
    let file = with(webp.clone()).unwrap();
    assert_eq!((file.pictures[0].kind, file.pictures[0].hash.len()), ("image/webp", 16));
    assert_eq!(
        file.categories[0].items[0].picture.as_deref(),
        Some(file.pictures[0].hash.as_str())
    );
    assert_eq!(
        with(b"\x89PNG\r\n\x1a\n...".to_vec()).unwrap().pictures[0].kind,
        "image/png"
    );
    assert_eq!(
        with(vec![0xff, 0xd8, 0xff, 0xe0]).unwrap().pictures[0].kind,
        "image/jpeg"
    );
    assert!(with(b"<svg onload='alert(1)'/>".to_vec()).is_err());
    let mut large = webp;
    large.resize(300_001, 0);
    assert!(with(large).is_err());
}

#[test]
fn stations_have_thresholds_and_the_most_specific_station_counts() {
    let text = r#"{"format":"comanda-menu","version":1,"currency":"EUR","languages":["en"],
      "stations":[{"key":"kitchen","name":{"en":"K"}},{"key":"oven","name":{"en":"O"},"warn_minutes":30},
        {"key":"bar","name":{"en":"B"},"late_minutes":6}],
      "categories":[
        {"key":"a","name":{"en":"A"},"items":[{"key":"soup","name":{"en":"Soup"},"price":"1"}]},
        {"key":"b","name":{"en":"B"},"station":"oven","items":[
          {"key":"pizza","name":{"en":"Pizza"},"price":"1","groups":[{"key":"dough","name":{"en":"Dough"},"min":0,"max":1,
             "options":[{"key":"gf","name":{"en":"Gluten-free"},"price":"2","station":"kitchen"}]}]},
          {"key":"beer","name":{"en":"Beer"},"price":"1","station":"bar"}]}]}"#;
    let file = parse(text.as_bytes(), eur(), &no_pictures).unwrap();
    let minutes: Vec<_> = file.stations.iter().map(|s| (s.warn_minutes, s.late_minutes)).collect();
    assert_eq!(minutes, [(10, 18), (30, 30), (6, 6)]);
    let items: Vec<_> = file.categories.iter().flat_map(|c| &c.items).collect();
    let stations: Vec<_> = items.iter().map(|i| i.station.as_str()).collect();
    assert_eq!(stations, ["kitchen", "oven", "bar"]);
    assert_eq!(items[1].groups[0].options[0].station.as_deref(), Some("kitchen"));
    let paths = |text: &str| problems(text).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    assert_eq!(
        paths(&text.replace(r#""late_minutes":6"#, r#""warn_minutes":9,"late_minutes":6"#)),
        ["stations[2].late_minutes"]
    );
    let other = text.replace(r#""station":"kitchen"}"#, r#""station":"grill"}"#);
    assert_eq!(paths(&other), ["categories[1].items[0].groups[0].options[0].station"]);
    assert_eq!(
        paths(&text.replace(r#""station":"oven""#, r#""station":"x""#)),
        ["categories[1].station"]
    );
}

#[test]
fn what_can_be_left_out_is_the_last_group_and_takes_away_only_what_is_there() {
    let item = |removals: &str| {
        with_item(&format!(
            r#""key":"x","name":{{"en":"X"}},"price":"1","allergens":["milk"],"removals":{removals}"#
        ))
    };
    let text =
        item(r#"[{"key":"onion","name":{"en":"Onion"}},{"key":"cheese","name":{"en":"Cheese"},"allergens":["milk"]}]"#);
    let file = parse(text.as_bytes(), eur(), &no_pictures).unwrap();
    let group = file.categories[0].items[0].groups.last().unwrap();
    assert_eq!(
        (group.key.as_str(), group.removes, group.least, group.most),
        ("removals", true, 0, 2)
    );
    assert_eq!(group.options[1].allergens.words().collect::<Vec<_>>(), ["milk"]);
    let path = |text: String| problems(&text).remove(0).0.replace("categories[0].items[0].", "");
    let nuts = item(r#"[{"key":"n","name":{"en":"Nuts"},"allergens":["nuts"]}]"#);
    assert_eq!(path(nuts), "removals[0].allergens");
    assert_eq!(
        path(item(r#"[{"key":"n","name":{"en":"Nuts"},"price":"1"}]"#)),
        "removals[0].price"
    );
    let own = with_item(
        r#""key":"x","name":{"en":"X"},"price":"1","groups":[{"key":"removals","name":{"en":"G"},"min":0,"max":1,
           "options":[{"key":"o","name":{"en":"O"},"price":"0"}]}]"#,
    );
    assert_eq!(path(own), "groups[0].key");
}

#[test]
fn a_week_of_counts_names_any_days() {
    let item = |plan: &str| {
        with_item(&format!(
            r#""key":"x","name":{{"en":"X"}},"price":"1","restock":{plan}"#
        ))
    };
    let plan = |text: &str| parse(item(text).as_bytes(), eur(), &no_pictures).unwrap().categories[0].items[0].restock;
    assert_eq!(
        plan(r#"{"fri":12,"sun":0}"#),
        Some([None, None, None, None, Some(12), None, Some(0)])
    );
    assert_eq!((plan("{}"), plan("null")), (None, None));
    let paths = |text: &str| problems(&item(text)).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let at = "categories[0].items[0].restock";
    assert_eq!(paths("[1]"), [at]);
    assert_eq!(
        paths(r#"{"fri":-1,"day":2}"#),
        [format!("{at}.day"), format!("{at}.fri")]
    );
}
