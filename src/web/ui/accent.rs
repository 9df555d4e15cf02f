//! The house's own colour as a style sheet: the few tokens of `app.css` that are its accent, for light
//! and dark, each as readable as the colours that it takes the place of.

use crate::base::colour::Colour;

/// The surfaces that words of the accent stand on, in light and dark, as in `app.css`: paper, card, sunk.
const LIGHT: [Colour; 3] = [Colour::of(0xfb_f5_ec), Colour::of(0xff_fd_f9), Colour::of(0xf3_e9_db)];
const DARK: [Colour; 3] = [Colour::of(0x18_11_0d), Colour::of(0x26_1b_15), Colour::of(0x31_24_1d)];
const BLACK: Colour = Colour::of(0);

/// Stands for how the sheet is made: browsers keep a sheet for good, so another way of making it
/// needs another address. A test says the new one.
const MADE: &str = "0aa3a14f";

/// The last part of where the style sheet of a colour is, without its ending.
pub fn name(colour: Colour) -> String {
    format!("{}-{MADE}", colour.to_string().trim_start_matches('#'))
}

/// Where the style sheet of a colour is.
pub fn url(colour: Colour) -> String {
    format!("/accent/{}.css", name(colour))
}

/// The style sheet of a colour on which white is readable.
pub fn css(colour: Colour) -> String {
    let light = tokens(colour, Colour::WHITE, &LIGHT, BLACK, 0.14);
    // On dark ground the colour itself would glow or vanish: it is lightened until it is read there.
    let lit = colour.readable_on(&DARK, Colour::WHITE);
    let dark = tokens(
        lit,
        lit.mix(BLACK, 0.85).readable_on(&[lit], BLACK),
        &DARK,
        Colour::WHITE,
        0.2,
    );
    format!(":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}\n")
}

/// The tokens: `ink` is read on the colour, `away` is where a colour goes to be read on the surfaces.
fn tokens(brand: Colour, ink: Colour, surfaces: &[Colour; 3], away: Colour, part: f64) -> String {
    let tint = surfaces[1].mix(brand, part);
    let [paper, card, sunk] = *surfaces;
    let text = brand.readable_on(&[paper, card, sunk, tint], away);
    let press = brand.mix(away, 0.15);
    format!("--brand:{brand};--brand-press:{press};--on-brand:{ink};--brand-text:{text};--tint:{tint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::colour::READABLE;
    use proptest::prelude::*;

    fn token(css: &str, name: &str) -> Colour {
        let value = css.split(&format!("--{name}:")).nth(1).unwrap();
        Colour::parse(value.get(..7).unwrap()).unwrap()
    }

    #[test]
    fn another_sheet_has_another_address() {
        use sha2::{Digest, Sha256};
        let made = [0x7a_1f_3d, 0x00_5f_87, 0x3c_3c_3c].map(|rgb| css(Colour::of(rgb))).concat();
        let hash = Sha256::digest(made.as_bytes());
        let hash: String = hash.iter().take(4).map(|b| format!("{b:02x}")).collect();
        assert_eq!(MADE, hash, "the sheet is made otherwise: this is its stamp");
    }

    #[test]
    fn the_surfaces_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../../static/app.css");
        let (light, dark) = sheet.split_once("prefers-color-scheme: dark").unwrap();
        for (part, surfaces) in [(light, LIGHT), (dark, DARK)] {
            for (name, colour) in ["paper", "card", "sunk"].into_iter().zip(surfaces) {
                let value = part.split(&format!("--{name}: ")).nth(1).unwrap().split(';').next().unwrap();
                assert_eq!(Colour::parse(value), Some(colour), "{name}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_colour_that_is_taken_is_readable_everywhere(rgb in 0u32..0x0100_0000) {
            let colour = Colour::of(rgb).readable_on(&[Colour::WHITE], BLACK);
            let css = css(colour);
            let (light, dark) = css.split_once("@media").unwrap();
            for (sheet, surfaces) in [(light, LIGHT), (dark, DARK)] {
                let read = |a: &str, b: Colour| token(sheet, a).contrast(b) >= READABLE;
                prop_assert!(read("on-brand", token(sheet, "brand")), "{sheet}");
                prop_assert!(read("on-brand", token(sheet, "brand-press")), "{sheet}");
                prop_assert!(read("brand-text", token(sheet, "tint")), "{sheet}");
                for surface in surfaces {
                    prop_assert!(read("brand-text", surface), "{sheet}");
                }
            }
        }
    }
}
