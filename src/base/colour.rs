//! Colours, and how well one is read on another.
//!
//! Relative luminance and contrast are those of WCAG 2.2 (w3.org/TR/WCAG22, "relative luminance" and
//! "contrast ratio"): text is asked for 4.5 to 1 (success criterion 1.4.3).

use std::fmt;

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// What text on a surface is asked for.
pub const READABLE: f64 = 4.5;

impl Colour {
    /// White.
    pub const WHITE: Colour = Colour::of(0xff_ff_ff);

    /// A colour by its number, `0xRRGGBB`.
    pub const fn of(rgb: u32) -> Colour {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Colour { red, green, blue }
    }

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok().map(Colour::of)
    }

    /// This colour with so much of another, from 0 to 1.
    #[must_use]
    pub fn mix(self, other: Colour, part: f64) -> Colour {
        let one = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
        Colour {
            red: one(self.red, other.red),
            green: one(self.green, other.green),
            blue: one(self.blue, other.blue),
        }
    }

    /// From 0, black, to 1, white.
    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast with another colour, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The nearest mixture with another colour that is readable on all of some surfaces; that other
    /// colour itself if none is.
    #[must_use]
    pub fn readable_on(self, surfaces: &[Colour], towards: Colour) -> Colour {
        let fits = |c: &Colour| surfaces.iter().all(|s| c.contrast(*s) >= READABLE);
        let steps = (0..=100).map(|n| self.mix(towards, f64::from(n) / 100.0));
        steps.into_iter().find(fits).unwrap_or(towards)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_is_the_standards() {
        let black = Colour::of(0);
        assert!((Colour::WHITE.contrast(black) - 21.0).abs() < 1e-9);
        assert!((black.contrast(black) - 1.0).abs() < 1e-9);
        // #767676 is the lightest grey that is readable on white.
        assert!(Colour::of(0x76_76_76).contrast(Colour::WHITE) >= READABLE);
        assert!(Colour::of(0x77_77_77).contrast(Colour::WHITE) < READABLE);
    }

    #[test]
    fn a_colour_is_written_as_it_is_read() {
        assert_eq!(Colour::parse("#A8321a").unwrap().to_string(), "#a8321a");
        for wrong in ["", "a8321a", "#a8321", "#a8321g", "red", "#é8321"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_readable_is(rgb in 0u32..0x0100_0000) {
            let paper = Colour::of(0xfb_f5_ec);
            let ink = Colour::of(rgb).readable_on(&[paper, Colour::WHITE], Colour::of(0));
            prop_assert!(ink.contrast(paper) >= READABLE && ink.contrast(Colour::WHITE) >= READABLE);
        }
    }
}
