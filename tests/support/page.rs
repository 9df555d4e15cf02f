//! What a test reads off a page or a paint, without building its tree: the house's templates are
//! plain enough for it, and thousands of paints are read in a test.

use serde_json::Value;

/// What stands between the first `before` and the next `after`.
pub fn between<'a>(html: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// Every value of an attribute, in order.
pub fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The value of a form's field; `name` stands before `value` in its tag.
pub fn field<'a>(html: &'a str, name: &str) -> &'a str {
    let (_, rest) = html
        .split_once(&format!(" name=\"{name}\""))
        .unwrap_or_else(|| panic!("no field {name} in {html}"));
    let tag = rest.split('>').next().unwrap_or_default();
    values(tag, "value").first().copied().unwrap_or_else(|| panic!("{name} has no value"))
}

/// What a section of the settings' page was opened with, as its form sends it.
pub fn settings_seen(page: &str, section: &str) -> Vec<(String, String)> {
    let from = from_id(page, section).unwrap_or_else(|| panic!("no section {section} in {page}"));
    let inside = from.split("</section>").next().unwrap_or_default();
    let names = values(inside, "name").into_iter().filter(|name| name.starts_with("was."));
    names.map(|name| (name.to_string(), field(inside, name).to_string())).collect()
}

/// The element with this id and what follows it on the page.
pub fn from_id<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let at = html.find(&format!(" id=\"{id}\""))?;
    Some(&html[html[..at].rfind('<')?..])
}

/// A text as a template writes it into HTML.
pub fn escaped(text: &str) -> String {
    let signs = [
        ('&', "&#38;"),
        ('<', "&#60;"),
        ('>', "&#62;"),
        ('"', "&#34;"),
        ('\'', "&#39;"),
    ];
    signs.iter().fold(text.to_string(), |text, (sign, code)| text.replace(*sign, code))
}

/// The operations of a paint: each its word, its ids and its HTML.
pub fn ops(paint: &Value) -> Vec<Vec<&str>> {
    let all = paint["ops"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(parts).collect()
}

fn parts(op: &Value) -> Vec<&str> {
    op.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// An amount on a page, such as `12.50`, in the smallest unit.
pub fn cents(text: &str) -> i64 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let part = format!("{part:0<2}");
    whole.parse::<i64>().expect("an amount") * 100 + part[..2].parse::<i64>().expect("an amount")
}
