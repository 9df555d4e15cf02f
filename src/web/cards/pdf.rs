//! Cards as PDF (ISO 32000-1): text in Helvetica, codes as rectangles.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Name, Pdf, Rect, Ref, Str, TextStr};

use super::layout::{Face, Mark, Paper, QUIET, runs};
use super::{Deck, Size, font, papers};
use crate::base::{Error, Result};

/// Points in a millimetre.
const POINT: f32 = 72.0 / 25.4;

/// The cards as a PDF file.
///
/// # Errors
/// As [`papers`].
pub fn file(deck: &Deck, size: Size) -> Result<Vec<u8>> {
    let papers = papers(deck, size)?;
    let [catalog, tree, info, regular, bold] = [1, 2, 3, 4, 5].map(Ref::new);
    let page = |n: i32| [Ref::new(6 + 2 * n), Ref::new(7 + 2 * n)];
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree).lang(TextStr(deck.lang.code()));
    pdf.document_info(info).title(TextStr(&deck.house));
    let count = papers.len() as i32;
    pdf.pages(tree).kids((0..count).map(|n| page(n)[0])).count(count);
    for (id, name) in [(regular, "Helvetica"), (bold, "Helvetica-Bold")] {
        let mut font = pdf.type1_font(id);
        font.base_font(Name(name.as_bytes())).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (n, paper) in (0..count).zip(&papers) {
        let [id, content] = page(n);
        let mut out = pdf.page(id);
        out.media_box(Rect::new(0.0, 0.0, paper.width * POINT, paper.height * POINT));
        out.parent(tree).contents(content);
        out.resources().fonts().pair(Name(b"R"), regular).pair(Name(b"B"), bold);
        drop(out);
        pdf.stream(content, &packed(&drawn(paper))?).filter(Filter::FlateDecode);
    }
    Ok(pdf.finish())
}

fn packed(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = out.write_all(content).and_then(|()| out.finish());
    packed.map_err(|e| Error::fault(format!("PDF: {e}")))
}

fn drawn(paper: &Paper) -> Vec<u8> {
    let mut out = Content::new();
    // From here on millimetres from the top left, as in the layout.
    out.transform([POINT, 0.0, 0.0, -POINT, 0.0, paper.height * POINT]);
    out.set_line_width(0.15);
    for [x, y, to_x, to_y] in &paper.cuts {
        out.move_to(*x, *y).line_to(*to_x, *to_y);
    }
    out.stroke();
    for face in &paper.faces {
        draw(&mut out, face);
    }
    out.finish().into_vec()
}

fn draw(out: &mut Content, face: &Face) {
    out.save_state();
    if face.turned {
        out.transform([-1.0, 0.0, 0.0, -1.0, face.x + face.width, face.y + face.height]);
    } else {
        out.transform([1.0, 0.0, 0.0, 1.0, face.x, face.y]);
    }
    for mark in face.marks.iter() {
        match mark {
            Mark::Text { x, y, size, bold, text } => {
                let from = x - font::width(text, *bold) * size / 2.0;
                out.begin_text().set_font(Name(if *bold { b"B" } else { b"R" }), *size);
                // Letters stand upright although y grows downwards.
                out.set_text_matrix([1.0, 0.0, 0.0, -1.0, from, *y]);
                out.show(Str(&font::bytes(text))).end_text();
            }
            Mark::Code { x, y, side, code } => {
                let module = side / (code.width() + 2 * QUIET) as f32;
                out.save_state().transform([module, 0.0, 0.0, module, *x, *y]);
                for (x, y, long) in runs(code) {
                    out.rect(x as f32, y as f32, long as f32, 1.0);
                }
                out.fill_nonzero().restore_state();
            }
        }
    }
    out.restore_state();
}
