//! Points in four fields, as SVG; see [`super::chart`]. Names stand beside the points that lie far
//! from the middle, as long as none covers another; every point says its name when it is touched.

use std::fmt::Write;

use super::chart::{escaped, ticks};
use super::diet::Html;

/// A point.
#[derive(Debug, Clone)]
pub struct Dot {
    /// Its name.
    pub name: String,
    /// Where it is, to the right and up.
    pub at: [i64; 2],
    /// All of it in words.
    pub title: String,
}

/// The four fields.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Where they meet, to the right and up.
    pub meet: [f64; 2],
    /// What stands at the two axes.
    pub axes: [String; 2],
    /// The names: above at the right, below at the right, above at the left, below at the left.
    pub names: [String; 4],
}

/// A drawing in its own pixels: its class, width and height, and how many letters of a name are written.
const ROOMS: [(&str, f64, f64, usize); 2] = [("wide", 880.0, 440.0, 28), ("narrow", 340.0, 400.0, 18)];
const LEFT: f64 = 64.0;
const FOOT: f64 = 46.0;
const HEAD: f64 = 34.0;
/// About how wide a letter is, and how high a line.
const LETTER: [f64; 2] = [6.6, 14.0];

/// How a number is written at an axis.
type Scale<'a> = &'a dyn Fn(i64) -> String;

/// The points in their fields; `scales` write the numbers at the two axes.
pub fn scatter(dots: &[Dot], fields: &Fields, scales: [Scale<'_>; 2]) -> Html {
    let mut out = String::new();
    for (class, width, height, letters) in ROOMS {
        let room = Room {
            right: width - 18.0,
            bottom: height - FOOT,
            letters,
            axes: [0, 1].map(|n| Axis::over(dots.iter().map(|d| d.at[n]), fields.meet[n])),
        };
        // Writing to a string cannot fail, here and below.
        let _ = write!(
            out,
            r#"<svg class="chart fields {class}" viewBox="0 0 {width} {height}" aria-hidden="true">"#
        );
        room.frame(&mut out, fields, scales);
        room.dots(&mut out, dots, fields);
        room.headings(&mut out, fields);
        out.push_str("</svg>");
    }
    Html::ours(out)
}

/// The marks of an axis, round numbers around all that is on it; nothing lies at its very end, where
/// no name would fit.
struct Axis(Vec<i64>);

impl Axis {
    fn over(values: impl Iterator<Item = i64>, meet: f64) -> Axis {
        let (mut low, mut high) = (meet.floor() as i64, meet.ceil() as i64);
        for value in values {
            (low, high) = (low.min(value), high.max(value));
        }
        let step = ticks(high.saturating_sub(low).max(1)).get(1).copied().unwrap_or(1).max(1);
        let (first, last) = (low.div_euclid(step), high.div_euclid(step) + 1);
        Axis((first..=last.max(first + 1)).map(|n| n.saturating_mul(step)).collect())
    }
    /// Where a value lies, from 0 to 1.
    fn at(&self, value: f64) -> f64 {
        let first = self.0.first().copied().unwrap_or_default() as f64;
        let last = self.0.last().copied().unwrap_or_default() as f64;
        ((value - first) / (last - first).max(1.0)).clamp(0.0, 1.0)
    }
}

/// What is covered: left, top, right, bottom.
type Area = [f64; 4];

fn meets(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

struct Room {
    right: f64,
    bottom: f64,
    letters: usize,
    axes: [Axis; 2],
}

impl Room {
    fn point(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            LEFT + (self.right - LEFT) * self.axes[0].at(x),
            self.bottom - (self.bottom - HEAD) * self.axes[1].at(y),
        ]
    }

    /// The axes with their names, and the lines between the fields.
    fn frame(&self, out: &mut String, fields: &Fields, scales: [Scale<'_>; 2]) {
        let (right, bottom) = (self.right, self.bottom);
        for mark in &self.axes[0].0 {
            let [x, _] = self.point([*mark as f64, 0.0]);
            let (words, y) = (escaped(&scales[0](*mark)), bottom + 17.0);
            let _ = write!(out, r#"<text x="{x:.1}" y="{y:.1}" class="mid">{words}</text>"#);
        }
        for mark in &self.axes[1].0 {
            let [_, y] = self.point([0.0, *mark as f64]);
            let (words, x) = (escaped(&scales[1](*mark)), LEFT - 8.0);
            let _ = write!(
                out,
                r#"<path class="rule" d="M{LEFT} {y:.1}H{right}"/><text x="{x}" y="{:.1}" class="end">{words}</text>"#,
                y + 4.0
            );
        }
        let [x, y] = self.point(fields.meet);
        let _ = write!(
            out,
            r#"<path class="cut" d="M{x:.1} {HEAD}V{bottom}M{LEFT} {y:.1}H{right}"/>"#
        );
        let [along, up] = [0, 1].map(|n| escaped(&fields.axes[n]));
        let _ = write!(
            out,
            r#"<text x="{right}" y="{:.1}" class="end">{along} →</text><text x="0" y="14">↑ {up}</text>"#,
            bottom + 37.0
        );
    }

    /// The names of the fields, over what lies there.
    fn headings(&self, out: &mut String, fields: &Fields) {
        for (name, (class, at)) in fields.names.iter().zip(self.corners()) {
            let name = escaped(name);
            let _ = write!(
                out,
                r#"<text x="{}" y="{}" class="field {class}">{name}</text>"#,
                at[0], at[1]
            );
        }
    }

    /// Where the names of the fields stand.
    fn corners(&self) -> [(&'static str, [f64; 2]); 4] {
        let (top, low) = (HEAD + 15.0, self.bottom - 7.0);
        let (left, right) = (LEFT + 6.0, self.right - 6.0);
        [
            ("end", [right, top]),
            ("end", [right, low]),
            ("", [left, top]),
            ("", [left, low]),
        ]
    }

    fn dots(&self, out: &mut String, dots: &[Dot], fields: &Fields) {
        let at = |dot: &Dot| self.point(dot.at.map(|v| v as f64));
        for dot in dots {
            let [x, y] = at(dot);
            let right = dot.at[0] as f64 >= fields.meet[0];
            let class = match (right, dot.at[1] as f64 >= fields.meet[1]) {
                (true, true) => "f1",
                (true, false) => "f2",
                (false, true) => "f3",
                (false, false) => "f4",
            };
            let _ = write!(
                out,
                r#"<g><title>{}</title><circle class="hit" cx="{x:.1}" cy="{y:.1}" r="11"/><circle class="dot {class}" cx="{x:.1}" cy="{y:.1}" r="5.5"/></g>"#,
                escaped(&dot.title)
            );
        }
        for (words, [x, y]) in self.names(dots, fields) {
            let _ = write!(
                out,
                r#"<text x="{x:.1}" y="{y:.1}" class="name">{}</text>"#,
                escaped(&words)
            );
        }
    }

    /// The names that have room, the farthest from the middle first, and where each begins.
    fn names(&self, dots: &[Dot], fields: &Fields) -> Vec<(String, [f64; 2])> {
        let places: Vec<[f64; 2]> = dots.iter().map(|d| self.point(d.at.map(|v| v as f64))).collect();
        let mut taken: Vec<Area> = places.iter().map(|[x, y]| [x - 6.0, y - 6.0, x + 6.0, y + 6.0]).collect();
        for (name, (class, [x, y])) in fields.names.iter().zip(self.corners()) {
            let wide = LETTER[0] * name.chars().count() as f64;
            let left = if class == "end" { x - wide } else { x };
            taken.push([left, y - LETTER[1], left + wide, y + 4.0]);
        }
        let middle = self.point(fields.meet);
        let far = |n: &usize| {
            let [x, y] = places.get(*n).copied().unwrap_or(middle);
            (x - middle[0]).hypot(y - middle[1])
        };
        let mut order: Vec<usize> = (0..dots.len()).collect();
        order.sort_by(|a, b| far(b).total_cmp(&far(a)));
        let mut found = Vec::new();
        for n in order {
            let (Some(dot), Some([x, y])) = (dots.get(n), places.get(n)) else {
                continue;
            };
            let words = short(&dot.name, self.letters);
            let wide = LETTER[0] * words.chars().count() as f64;
            let sides = [
                [x + 9.0, y + 4.0],
                [x - 9.0 - wide, y + 4.0],
                [x - wide / 2.0, y - 10.0],
                [x - wide / 2.0, y + 20.0],
            ];
            let area = |[x, y]: [f64; 2]| [x, y - 11.0, x + wide, y + 3.0];
            let fits = |a: &Area| a[0] >= LEFT && a[2] <= self.right && a[1] >= HEAD && a[3] <= self.bottom;
            let free = sides.into_iter().find(|side| {
                let area = area(*side);
                fits(&area) && taken.iter().all(|other| !meets(&area, other))
            });
            if let Some(side) = free {
                taken.push(area(side));
                found.push((words, side));
            }
        }
        found
    }
}

/// A name with so many letters at most.
fn short(name: &str, letters: usize) -> String {
    match name.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or(name).trim_end()),
        None => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(meet: [f64; 2]) -> Fields {
        Fields {
            meet,
            axes: ["Sold".into(), "Margin".into()],
            names: ["Star", "Workhorse", "Puzzle", "Slow seller"].map(Into::into),
        }
    }

    proptest! {
        #[test]
        fn names_cover_neither_each_other_nor_a_point(all in prop::collection::vec((0i64..5_000, -500i64..3_000), 1..60)) {
            let dots: Vec<Dot> = all.iter().enumerate().map(|(n, (x, y))| Dot {
                name: format!("Dish number {n} & more"),
                at: [*x, *y],
                title: format!("<{n}>"),
            }).collect();
            let fields = fields([700.0, 900.5]);
            for (_, width, height, letters) in ROOMS {
                let axes = [0, 1].map(|n| Axis::over(dots.iter().map(|d| d.at[n]), fields.meet[n]));
                let room = Room { right: width - 18.0, bottom: height - FOOT, letters, axes };
                let mut taken: Vec<Area> = dots.iter().map(|d| room.point(d.at.map(|v| v as f64)))
                    .map(|[x, y]| [x - 5.0, y - 5.0, x + 5.0, y + 5.0]).collect();
                for (words, [x, y]) in room.names(&dots, &fields) {
                    let area = [x, y - 11.0, x + LETTER[0] * words.chars().count() as f64, y + 3.0];
                    prop_assert!(area[0] >= 0.0 && area[2] <= width && area[3] <= height);
                    prop_assert!(taken.iter().all(|other| !meets(&area, other)), "{words}");
                    taken.push(area);
                }
            }
            let svg = scatter(&dots, &fields, [&|v| v.to_string(), &|v| v.to_string()]).to_string();
            prop_assert_eq!(svg.matches("class=\"dot").count(), 2 * dots.len());
            prop_assert!(!svg.contains("NaN") && !svg.contains("<0>") && !svg.contains(" & more"));
        }
    }

    #[test]
    fn a_single_point_has_its_name() {
        let dot = Dot {
            name: "Melanzane".into(),
            at: [300, 900],
            title: "Melanzane: 3 · €5.00".into(),
        };
        let svg = scatter(
            &[dot],
            &fields([100.0, 500.0]),
            [&|v| v.to_string(), &|v| v.to_string()],
        )
        .to_string();
        assert_eq!(svg.matches("class=\"name\">Melanzane<").count(), 2, "{svg}");
        assert_eq!(short("Melanzane alla parmigiana", 10), "Melanzane…");
    }
}
