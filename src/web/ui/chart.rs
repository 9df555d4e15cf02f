//! Charts as SVG, drawn here: they need no script, print as they are, and take their colours from the
//! style sheet. Each is drawn for a phone and for a laptop, because text in a picture that shrinks
//! cannot be read; the style sheet shows one of them. The table beside a chart has the same numbers.

use std::fmt::Write;

use super::diet::Html;

/// A column of a chart.
#[derive(Debug, Clone)]
pub struct Point {
    /// What stands below it, where there is room.
    pub label: String,
    /// How high it is.
    pub value: i64,
    /// What it is compared with.
    pub other: Option<i64>,
    /// All of it in words.
    pub title: String,
}

/// The room of a drawing, in its own pixels: width, height, and what the words at the axis take.
struct Room {
    class: &'static str,
    width: f64,
    height: f64,
    left: f64,
    labels: usize,
}

const ROOMS: [Room; 2] = [
    Room {
        class: "wide",
        width: 880.0,
        height: 260.0,
        left: 76.0,
        labels: 16,
    },
    Room {
        class: "narrow",
        width: 340.0,
        height: 220.0,
        left: 64.0,
        labels: 6,
    },
];
const FOOT: f64 = 26.0;
const HEAD: f64 = 10.0;

/// Columns over time, each with a line where its like stood. `scale` writes a value at the axis.
pub fn columns(points: &[Point], scale: impl Fn(i64) -> String) -> Html {
    let all = points.iter().flat_map(|p| [Some(p.value), p.other]).flatten();
    let ticks = ticks(all.max().unwrap_or_default().max(0));
    let mut out = String::new();
    for room in &ROOMS {
        draw(&mut out, room, points, &ticks, &scale);
    }
    Html::ours(out)
}

/// A line as small as a word, from nothing to its highest value; none for a single value.
pub fn line(values: &[i64]) -> Html {
    const ROOM: [f64; 2] = [60.0, 18.0];
    let high = values.iter().copied().max().unwrap_or_default().max(1) as f64;
    let step = ROOM[0] / values.len().saturating_sub(1).max(1) as f64;
    let mut out = String::new();
    for (n, value) in values.iter().enumerate().filter(|_| values.len() > 1) {
        let y = ROOM[1] - ROOM[1] * (*value).max(0) as f64 / high;
        let _ = write!(out, "{}{:.1} {y:.1}", if n == 0 { "M" } else { " " }, step * n as f64);
    }
    if !out.is_empty() {
        let (wide, high) = (ROOM[0] + 4.0, ROOM[1] + 4.0);
        out = format!(
            r#"<svg class="i-line" viewBox="-2 -2 {wide} {high}" width="{wide}" height="{high}" aria-hidden="true"><path d="{out}"/></svg>"#
        );
    }
    Html::ours(out)
}

fn draw(out: &mut String, room: &Room, points: &[Point], ticks: &[i64], scale: &impl Fn(i64) -> String) {
    let top = ticks.last().copied().unwrap_or(1).max(1) as f64;
    let (bottom, right) = (room.height - FOOT, room.width - 4.0);
    let y = |value: i64| bottom - (bottom - HEAD) * (value.max(0) as f64 / top);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        out,
        r#"<svg class="chart {}" viewBox="0 0 {} {}" aria-hidden="true">"#,
        room.class, room.width, room.height
    );
    for tick in ticks {
        let (at, words) = (y(*tick), escaped(&scale(*tick)));
        let _ = write!(
            out,
            r#"<path class="rule" d="M{:.1} {at:.1}H{right:.1}"/><text x="{:.1}" y="{:.1}" class="end">{words}</text>"#,
            room.left,
            room.left - 8.0,
            at + 4.0
        );
    }
    let step = (right - room.left) / points.len().max(1) as f64;
    let every = points.len().div_ceil(room.labels).max(1);
    for (n, point) in points.iter().enumerate() {
        let middle = room.left + step * (n as f64 + 0.5);
        column(out, point, [middle, step, bottom], &y);
        if n % every == 0 {
            let (words, at) = (escaped(&point.label), room.height - 6.0);
            let _ = write!(out, r#"<text x="{middle:.1}" y="{at:.1}" class="mid">{words}</text>"#);
        }
    }
    out.push_str("</svg>");
}

/// A column in the middle of its step, with the mark of its like, and as wide as its step to point at.
fn column(out: &mut String, point: &Point, [middle, step, bottom]: [f64; 3], y: &impl Fn(i64) -> f64) {
    let width = (step * 0.68).clamp(1.0, 44.0);
    let (left, high) = (middle - step / 2.0, bottom - y(point.value));
    let _ = write!(out, "<g><title>{}</title>", escaped(&point.title));
    let _ = write!(
        out,
        r#"<rect class="hit" x="{left:.1}" y="{HEAD}" width="{step:.1}" height="{:.1}"/>"#,
        bottom - HEAD
    );
    let _ = write!(
        out,
        r#"<rect class="bar" x="{:.1}" y="{:.1}" width="{width:.1}" height="{high:.1}" rx="{:.1}"/>"#,
        middle - width / 2.0,
        bottom - high,
        (width / 4.0).min(3.0)
    );
    if let Some(other) = point.other {
        let wide = (width + 4.0).min(step);
        let _ = write!(
            out,
            r#"<path class="other" d="M{:.1} {:.1}h{wide:.1}"/>"#,
            middle - wide / 2.0,
            y(other)
        );
    }
    out.push_str("</g>");
}

/// The marks of an axis from 0 to a highest value: steps of 1, 2 or 5 times a power of ten, five at most.
pub fn ticks(highest: i64) -> Vec<i64> {
    let mut step: i64 = 1;
    let fits = |step: i64| highest <= step.saturating_mul(5);
    let mut tens: i64 = 1;
    while !fits(step) {
        step = match step / tens {
            1 => 2 * tens,
            2 => 5 * tens,
            _ => {
                tens = tens.saturating_mul(10);
                tens
            }
        };
    }
    let most = (highest + step - 1) / step;
    (0..=most.max(1)).map(|n| n * step).collect()
}

pub(super) fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_axis_has_few_round_marks_and_reaches_the_top(highest in 0i64..1_000_000_000_000) {
            let marks = ticks(highest);
            prop_assert!((2..=6).contains(&marks.len()), "{marks:?}");
            prop_assert!(*marks.last().unwrap() >= highest && marks[marks.len() - 2] <= highest);
            let digits = marks[1].to_string();
            prop_assert!(["1", "2", "5"].contains(&digits.trim_end_matches('0')), "{marks:?}");
        }

        #[test]
        fn nothing_is_drawn_outside_of_its_room(values in prop::collection::vec(-500i64..1_000_000, 0..400)) {
            let point = |value: i64| Point { label: "1 < 2".into(), value, other: Some(value / 2), title: "\"a\" & b".into() };
            let points: Vec<Point> = values.iter().map(|v| point(*v)).collect();
            let svg = columns(&points, |v| v.to_string()).to_string();
            prop_assert_eq!(svg.matches("class=\"bar\"").count(), 2 * values.len());
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("1 < 2"));
            for part in svg.split("height=\"").skip(1) {
                let high: f64 = part.split('"').next().unwrap().parse().unwrap();
                prop_assert!((0.0..=260.0).contains(&high));
            }
        }
    }
}
