//! Helvetica, which every PDF viewer and printer has: what a text's bytes are and how wide it is.

/// The widths of Helvetica's letters in thousandths of the size, from code 32 of WinAnsiEncoding on
/// (ISO 32000-1, annex D; the numbers are those of Adobe's Core 14 metrics).
#[rustfmt::skip]
const REGULAR: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350,
    611, 350, 350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556,
    556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333,
    365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556,
    556, 500, 556, 500,
];
/// The widths of Helvetica-Bold's letters.
#[rustfmt::skip]
const BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
    611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
    611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778,
    556, 556, 500, 389, 280, 389, 584, 350, 556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350,
    611, 350, 350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667, 278, 333, 556, 556,
    556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333,
    365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611,
    611, 556, 611, 556,
];

/// The letters of WinAnsiEncoding from 128 to 159; NUL where there is none.
const SPECIAL: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The byte of a letter; `None` for one that this font does not have.
fn byte(c: char) -> Option<u8> {
    match c {
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(c)).ok(),
        '\0' => None,
        // A narrow space is a space to this font.
        '\u{202f}' | '\u{2009}' => Some(b' '),
        _ => SPECIAL.iter().zip(128..).find(|(s, _)| **s == c).map(|(_, byte)| byte),
    }
}

/// Whether the font has every letter of a text.
pub(super) fn has(text: &str) -> bool {
    text.chars().all(|c| byte(c).is_some())
}

/// A text's bytes, with a question mark for a letter that the font does not have.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| byte(c).unwrap_or(b'?')).collect()
}

/// How wide a text of size 1 is.
pub(super) fn width(text: &str, bold: bool) -> f32 {
    let widths = if bold { &BOLD } else { &REGULAR };
    let one = |b: u8| widths.get(usize::from(b).wrapping_sub(32)).copied().unwrap_or_default();
    bytes(text).into_iter().map(one).map(f32::from).sum::<f32>() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_letters_of_every_language_of_the_house_are_there() {
        for lang in Lang::ALL {
            for key in ["cards-step-wifi", "scan-to-order", "cards-wifi-name", "table-name"] {
                assert!(has(&lang.t(key)), "{lang:?} {key}");
            }
        }
        assert!(has("äöüß ÀÈÉÌÒÙ çœŒæ ¿¡ñ € “” « »") && !has("Łódź") && !has("寿司"));
        assert_eq!(bytes("Zürich €5 Ł"), b"Z\xfcrich \x805 ?");
    }

    #[test]
    fn widths_are_those_of_the_font() {
        assert!((width("Table 4", false) - 3.335).abs() < 0.001);
        assert!(width("Table 4", true) > width("Table 4", false));
        assert!(width("", true).abs() < f32::EPSILON);
    }
}
