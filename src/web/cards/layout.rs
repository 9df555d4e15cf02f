//! Where everything stands, in millimetres from the top left.

use std::rc::Rc;

use qrcode::{Color, QrCode};

use super::{Deck, Size, font, wifi};
use crate::base::{Error, Lang, Result};
use crate::web::qr;

/// The white edge that a reader needs, in modules (ISO/IEC 18004).
pub(super) const QUIET: usize = 4;

/// One page.
pub struct Paper {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Whose cards are on it.
    pub tables: Vec<String>,
    pub(super) faces: Vec<Face>,
    /// Where it is cut or folded: from, to.
    pub(super) cuts: Vec<[f32; 4]>,
}

/// A card, or a side of a tent, at a place of the paper.
pub(super) struct Face {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether it stands on its head.
    pub(super) turned: bool,
    pub(super) marks: Rc<Vec<Mark>>,
}

/// What is drawn on a face.
pub(super) enum Mark {
    /// A line of text, its middle at x, its baseline at y.
    Text {
        x: f32,
        y: f32,
        size: f32,
        bold: bool,
        text: String,
    },
    /// A code with its white edge.
    Code {
        x: f32,
        y: f32,
        side: f32,
        code: Rc<QrCode>,
    },
}

/// The dark runs of a code, row by row: column, row and length in modules, the white edge counted.
pub(super) fn runs(code: &QrCode) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let width = code.width();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color != Color::Dark {
            continue;
        }
        let (x, y) = (at % width + QUIET, at / width + QUIET);
        match runs.last_mut() {
            Some((from, row, long)) if *row == y && *from + *long == x => *long += 1,
            _ => runs.push((x, y, 1)),
        }
    }
    runs
}

/// The pages of cards.
///
/// # Errors
/// A fault if an address or a network does not fit a QR code.
pub fn papers(deck: &Deck, size: Size) -> Result<Vec<Paper>> {
    let network = (!deck.wifi.name.is_empty()).then(|| code(&wifi::text(&deck.wifi))).transpose()?;
    let (columns, rows, width, height) = match size {
        Size::Sheet => (2, 4, 95.0, 68.0),
        Size::Tent => (1, 1, 148.0, 105.0),
        Size::Pocket => (2, 5, 85.6, 54.0),
    };
    let mut papers = Vec::new();
    for tables in deck.tables.chunks(columns * rows) {
        let mut faces = Vec::new();
        for (name, url) in tables {
            let drawn = face(deck, network.as_ref(), name, code(url)?, width, height);
            faces.push(Rc::new(drawn));
        }
        let names = tables.iter().map(|(name, _)| name.clone()).collect();
        papers.push(match size {
            Size::Tent => tent(names, &faces, width, height),
            _ => grid(size, names, faces, columns, width, height),
        });
    }
    Ok(papers)
}

fn code(text: &str) -> Result<Rc<QrCode>> {
    qr::code(text).map(Rc::new).map_err(|e| Error::fault(format!("QR code: {e}")))
}

/// Cards side by side in the middle of the paper, with marks in its margin and between them.
fn grid(size: Size, tables: Vec<String>, marks: Vec<Rc<Vec<Mark>>>, columns: usize, w: f32, h: f32) -> Paper {
    let (width, height) = size.paper();
    let rows = match size {
        Size::Pocket => 5,
        _ => 4,
    };
    let (left, top) = ((width - w * columns as f32) / 2.0, (height - h * rows as f32) / 2.0);
    let place = |(n, marks)| Face {
        x: left + w * (n % columns) as f32,
        y: top + h * (n / columns) as f32,
        width: w,
        height: h,
        turned: false,
        marks,
    };
    let mut cuts = Vec::new();
    let (right, bottom) = (width - left, height - top);
    for x in (0..=columns).map(|n| left + w * n as f32) {
        cuts.extend([[x, top - 7.0, x, top - 1.0], [x, bottom + 1.0, x, bottom + 7.0]]);
        cuts.extend((1..rows).map(|n| top + h * n as f32).map(|y| [x, y - 1.5, x, y + 1.5]));
    }
    for y in (0..=rows).map(|n| top + h * n as f32) {
        cuts.extend([[left - 7.0, y, left - 1.0, y], [right + 1.0, y, right + 7.0, y]]);
        cuts.extend((1..columns).map(|n| left + w * n as f32).map(|x| [x - 1.5, y, x + 1.5, y]));
    }
    Paper {
        width,
        height,
        tables,
        faces: marks.into_iter().enumerate().map(place).collect(),
        cuts,
    }
}

/// The same face twice; once folded, both stand upright.
fn tent(tables: Vec<String>, marks: &[Rc<Vec<Mark>>], w: f32, h: f32) -> Paper {
    let (width, height) = Size::Tent.paper();
    let mut faces = Vec::new();
    for marks in marks {
        for (y, turned) in [(0.0, true), (h, false)] {
            faces.push(Face {
                x: 0.0,
                y,
                width: w,
                height: h,
                turned,
                marks: Rc::clone(marks),
            });
        }
    }
    Paper {
        width,
        height,
        tables,
        faces,
        cuts: vec![[3.0, h, 11.0, h], [width - 11.0, h, width - 3.0, h]],
    }
}

/// One face. Everything is drawn for a height of 54, the lowest card's, and grows with the face.
fn face(deck: &Deck, network: Option<&Rc<QrCode>>, name: &str, table: Rc<QrCode>, w: f32, h: f32) -> Vec<Mark> {
    let mut pen = Pen {
        unit: h / 54.0,
        marks: Vec::new(),
    };
    let wide = w / pen.unit;
    let both = |key: &str| (deck.lang.t(key), deck.beneath.map(|l| l.t(key)));
    pen.text(&deck.house, wide / 2.0, 4.9, 2.9, false, wide - 8.0);
    pen.text(name, wide / 2.0, 11.6, 7.0, true, wide - 8.0);
    let Some(network) = network else {
        let (order, beneath) = both("scan-to-order");
        pen.code(table, wide / 2.0, 13.1, 31.0);
        pen.text(&order, wide / 2.0, 47.2, 3.6, true, wide - 8.0);
        pen.text(&beneath.unwrap_or_default(), wide / 2.0, 50.8, 2.5, false, wide - 8.0);
        return pen.marks;
    };
    let room = wide / 2.0 - 5.0;
    let (left, right) = (wide * 0.265, wide * 0.735);
    for (x, n, code, key) in [
        (left, 1, network, "cards-step-wifi"),
        (right, 2, &table, "scan-to-order"),
    ] {
        let (words, beneath) = both(key);
        pen.code(Rc::clone(code), x, 13.1, 26.6);
        pen.text(&format!("{n}  {words}"), x, 42.2, 3.0, true, room);
        pen.text(&beneath.unwrap_or_default(), x, 44.9, 2.2, false, room);
    }
    pen.network(deck, left, room);
    pen.marks
}

/// Draws in units of a face.
struct Pen {
    unit: f32,
    marks: Vec<Mark>,
}

impl Pen {
    /// A line that is made smaller where it has no room; nothing for an empty one.
    fn text(&mut self, text: &str, x: f32, y: f32, size: f32, bold: bool, room: f32) {
        if text.is_empty() {
            return;
        }
        let size = size.min(room / font::width(text, bold).max(0.1));
        self.marks.push(Mark::Text {
            x: x * self.unit,
            y: y * self.unit,
            size: size * self.unit,
            bold,
            text: text.into(),
        });
    }

    /// The network in words, for who cannot scan.
    fn network(&mut self, deck: &Deck, x: f32, room: f32) {
        let [first, second] = if deck.beneath.is_some() {
            [47.8, 50.6]
        } else {
            [46.0, 49.0]
        };
        let name = deck.lang.with("cards-wifi-name", "name", &deck.wifi.name);
        self.text(&name, x, first, 2.3, false, room);
        if !deck.wifi.password.is_empty() {
            let words = deck.lang.with("cards-wifi-password", "password", &deck.wifi.password);
            self.text(&words, x, second, 2.3, false, room);
        }
    }

    /// A code whose middle is at x.
    fn code(&mut self, code: Rc<QrCode>, x: f32, y: f32, side: f32) {
        self.marks.push(Mark::Code {
            x: (x - side / 2.0) * self.unit,
            y: y * self.unit,
            side: side * self.unit,
            code,
        });
    }
}

/// The words of a page's cards, for who cannot see them.
pub(super) fn told(paper: &Paper, lang: Lang) -> String {
    lang.with("cards-of", "tables", paper.tables.join(", "))
}
