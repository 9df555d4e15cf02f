//! What a test reads off a page or a paint, without building its tree: the house's templates are
//! plain enough for it, and hundreds of paints are read in a test.

use serde_json::Value;

/// What stands between the first `before` and the next `after`.
pub fn between<'a>(html: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// Every value of an attribute, in order.
pub fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The value of a form's field.
pub fn field<'a>(html: &'a str, name: &str) -> &'a str {
    let (before, rest) = html
        .split_once(&format!(" name=\"{name}\""))
        .unwrap_or_else(|| panic!("no field {name} in {html}"));
    // The value may stand before the name or after it, in the same tag.
    let tag_before = before.rsplit('<').next().unwrap_or_default();
    let tag_after = rest.split('>').next().unwrap_or_default();
    let tag = format!(" {tag_before} {tag_after}");
    let start = tag.find(" value=\"").unwrap_or_else(|| panic!("{name} has no value")) + 8;
    let length = tag[start..].find('"').expect("the end of a value");
    let found = &tag[start..start + length];
    let at = html.find(&format!("value=\"{found}\"")).expect("the value") + 7;
    &html[at..at + found.len()]
}

/// The element with this id, to the end of the page: enough to read what follows its start.
pub fn from_id<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let at = html.find(&format!(" id=\"{id}\""))?;
    Some(&html[html[..at].rfind('<')?..])
}

/// A text as a template writes it into HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;")
}

/// The operations of a paint: word, ids and HTML as texts.
pub fn ops(paint: &Value) -> Vec<Vec<&str>> {
    let all = paint["ops"].as_array().map(Vec::as_slice).unwrap_or_default();
    let texts = |op: &'_ Value| -> Vec<&str> { op.as_array().into_iter().flatten().filter_map(Value::as_str).collect() };
    // The closure's lifetime is the paint's.
    let mut found = Vec::with_capacity(all.len());
    for op in all {
        found.push(texts_of(op));
    }
    let _ = texts;
    found
}

fn texts_of(op: &Value) -> Vec<&str> {
    op.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// An amount on a page, such as `12.50`, in the smallest unit.
pub fn cents(text: &str) -> i64 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let part = format!("{part:0<2}");
    whole.parse::<i64>().expect("an amount") * 100 + part[..2].parse::<i64>().expect("an amount")
}
