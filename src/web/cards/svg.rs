//! Cards as SVG, one picture for each page, a unit for each millimetre.

use std::fmt::Write;

use super::layout::{Face, Mark, Paper, QUIET, runs, told};
use super::{Deck, Size, font, papers};
use crate::base::{Lang, Result};

/// How a page lies on paper: the web page's own stylesheet says the same in `admin.css`.
const STYLE: &str = "body{margin:0}svg{display:block;max-width:100%;height:auto;margin:0 auto 1rem}\
@media print{svg{max-width:none;margin:0;break-inside:avoid}svg+svg{break-before:page}}";

/// Fonts as wide as Helvetica where there are some.
const FONT: &str = "font-family=\"Helvetica, Arial, sans-serif\"";

/// The cards as a web page that needs nothing else.
///
/// # Errors
/// As [`papers`].
pub fn page(deck: &Deck, size: Size) -> Result<String> {
    let drawn: Vec<String> = papers(deck, size)?.iter().map(|p| drawn(p, deck.lang)).collect();
    let (width, height) = size.paper();
    Ok(format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}@page{{size:{width}mm {height}mm;margin:0}}</style></head>\n<body>\n{}\n</body></html>\n",
        deck.lang.code(),
        escaped(&deck.house),
        drawn.join("\n")
    ))
}

/// One page.
pub fn drawn(paper: &Paper, lang: Lang) -> String {
    let (w, h) = (paper.width, paper.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}mm\" height=\"{h}mm\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-label=\"{}\"><path fill=\"#fff\" d=\"M0 0h{w}v{h}H0z\"/><path stroke=\"#000\" stroke-width=\".15\" d=\"",
        escaped(&told(paper, lang))
    );
    for [x, y, to_x, to_y] in &paper.cuts {
        put(&mut out, format_args!("M{x:.2} {y:.2}L{to_x:.2} {to_y:.2}"));
    }
    out += "\"/>";
    for face in &paper.faces {
        draw(&mut out, face);
    }
    out + "</svg>"
}

fn draw(out: &mut String, face: &Face) {
    let (x, y, turn) = if face.turned {
        (face.x + face.width, face.y + face.height, " rotate(180)")
    } else {
        (face.x, face.y, "")
    };
    put(out, format_args!("<g transform=\"translate({x:.2} {y:.2}){turn}\">"));
    for mark in face.marks.iter() {
        match mark {
            Mark::Text { x, y, size, bold, text } => {
                // The browser's font may be another one: it keeps to the width that the PDF has.
                let width = font::width(text, *bold) * size;
                let weight = if *bold { 700 } else { 400 };
                let words = escaped(text);
                let place = format_args!("x=\"{x:.2}\" y=\"{y:.2}\" text-anchor=\"middle\" textLength=\"{width:.2}\"");
                put(
                    out,
                    format_args!("<text {place} lengthAdjust=\"spacingAndGlyphs\" {FONT} "),
                );
                put(
                    out,
                    format_args!("font-size=\"{size:.2}\" font-weight=\"{weight}\">{words}</text>"),
                );
            }
            Mark::Code { x, y, side, code } => {
                let module = side / (code.width() + 2 * QUIET) as f32;
                let place = format_args!("translate({x:.3} {y:.3}) scale({module:.5})");
                put(
                    out,
                    format_args!("<path shape-rendering=\"crispEdges\" transform=\"{place}\" d=\""),
                );
                for (x, y, long) in runs(code) {
                    put(out, format_args!("M{x} {y}h{long}v1h-{long}z"));
                }
                *out += "\"/>";
            }
        }
    }
    *out += "</g>";
}

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(what);
}

/// A text between tags or in quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
