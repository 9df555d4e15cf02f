//! Menu engineering after Kasavana and Smith (1982): a dish is popular with at least 70 % of an even
//! share of what is sold, and earns well with at least the average margin of a piece. Where no cost is
//! known, what a piece brings stands for its margin.

use super::{Scope, Section, sheet};
use crate::base::Money;
use crate::insights::report::{Sold, rounded};
use crate::insights::sheet::Cell;
use crate::web::ui::diet::Html;
use crate::web::ui::scatter::{Dot, Fields, scatter};

/// With fewer dishes an average says nothing.
const LEAST: usize = 4;

/// What differs between the two ways to rate: all by key.
struct Words {
    title: &'static str,
    says: &'static str,
    each: &'static str,
    /// Of the fields: popular and worth much, popular and worth little, and the same of what is not popular.
    fields: [&'static str; 4],
    kinds: [&'static str; 4],
}

const BY_MARGIN: Words = Words {
    title: "sheet-quadrants",
    says: "quadrants-margin",
    each: "figure-margin-each",
    fields: ["field-star", "field-plowhorse", "field-puzzle", "field-dog"],
    kinds: ["quadrant-star", "quadrant-plowhorse", "quadrant-puzzle", "quadrant-dog"],
};

const BY_PRICE: Words = Words {
    title: "sheet-quadrants-price",
    says: "quadrants-price",
    each: "figure-price-each",
    fields: [
        "field-often-dear",
        "field-often-cheap",
        "field-seldom-dear",
        "field-seldom-cheap",
    ],
    kinds: [
        "field-often-dear",
        "field-often-cheap",
        "field-seldom-dear",
        "field-seldom-cheap",
    ],
};

/// The dishes in their fields; `None` where there are too few of them.
pub fn section(scope: &Scope, sold: &[Sold]) -> Option<Section> {
    let rated = |worth: fn(&Sold) -> Option<Money>| -> Vec<(&Sold, i64)> {
        let some = sold.iter().filter(|s| s.part.pieces > 0);
        some.filter_map(|s| Some((s, worth(s)?.0))).collect()
    };
    let (words, all) = match rated(Sold::margin) {
        costed if costed.is_empty() => (BY_PRICE, rated(|s| Some(Money(s.part.gross)))),
        costed => (BY_MARGIN, costed),
    };
    if all.len() < LEAST {
        return None;
    }
    let pieces: i64 = all.iter().map(|(s, _)| s.part.pieces).sum();
    let average = all.iter().map(|(_, worth)| worth).sum::<i64>() as f64 / pieces.max(1) as f64;
    let even = 0.7 * pieces as f64 / all.len() as f64;
    let row = |(s, worth): &(&Sold, i64)| {
        let each = *worth as f64 / s.part.pieces as f64;
        let field = usize::from(each < average) + 2 * usize::from((s.part.pieces as f64) < even);
        vec![
            Cell::Text(s.name.clone()),
            words.kinds.get(field).map_or(Cell::Empty, |key| Cell::Key(key)),
            Cell::Count(s.part.pieces),
            Cell::Money(Money(rounded(*worth, s.part.pieces))),
        ]
    };
    let columns = ["figure-dish", "figure-kind", "figure-sold", words.each];
    let rows: Vec<Vec<Cell>> = all.iter().map(row).collect();
    Some(Section {
        says: scope.t.t(words.says),
        drawing: Some(drawn(scope, &words, &all, [even, average])),
        ..Section::of(sheet("quadrants", words.title, &columns, rows))
    })
}

fn drawn(scope: &Scope, words: &Words, all: &[(&Sold, i64)], meet: [f64; 2]) -> Html {
    let t = scope.t;
    let dot = |(s, worth): &(&Sold, i64)| {
        let each = rounded(*worth, s.part.pieces);
        let pieces = t.lang.count(s.part.pieces);
        Dot {
            name: s.name.clone(),
            at: [s.part.pieces, each],
            title: format!(
                "{}: {} {pieces} · {} {}",
                s.name,
                t.t("figure-sold"),
                t.t(words.each),
                t.money(Money(each))
            ),
        }
    };
    let dots: Vec<Dot> = all.iter().map(dot).collect();
    let fields = Fields {
        meet,
        axes: ["figure-sold", words.each].map(|key| t.t(key)),
        names: words.fields.map(|key| t.t(key)),
    };
    scatter(&dots, &fields, [&|v| t.lang.count(v), &|v| t.at_axis(Money(v))])
}
