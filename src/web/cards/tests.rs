use super::layout::{Face, Mark, QUIET};
use super::*;
use crate::settings::WifiSecurity;

const URL: &str = "http://192.168.178.100:8080/t/0123456789abcdef0123456789abcdef";

fn deck(tables: usize, wifi: &str) -> Deck {
    Deck {
        house: "Trattoria Da Rosa".into(),
        lang: Lang::De,
        beneath: Some(Lang::En),
        wifi: Wifi {
            name: wifi.into(),
            security: WifiSecurity::Wpa,
            password: "pasta al forno".into(),
            hidden: false,
        },
        tables: (1..=tables).map(|n| (format!("Tisch {n}"), URL.into())).collect(),
    }
}

/// The sides of the codes of a face without their white edge.
fn sides(face: &Face) -> Vec<f32> {
    let one = |mark: &Mark| match mark {
        Mark::Code { side, code, .. } => {
            assert_eq!(code.error_correction_level(), qrcode::EcLevel::Q);
            Some(side * code.width() as f32 / (code.width() + 2 * QUIET) as f32)
        }
        Mark::Text { .. } => None,
    };
    face.marks.iter().filter_map(one).collect()
}

#[test]
fn every_card_has_its_codes_large_enough() {
    for (size, each, faces) in [(Size::Sheet, 8, 8), (Size::Tent, 1, 2), (Size::Pocket, 10, 10)] {
        for (wifi, codes) in [("Ospiti", 2), ("", 1)] {
            let papers = papers(&deck(each + 1, wifi), size).unwrap();
            assert_eq!(papers.len(), 2, "{size:?}");
            assert_eq!(papers[0].faces.len(), faces);
            for face in &papers[0].faces {
                let sides = sides(face);
                assert_eq!(sides.len(), codes);
                assert!(sides.iter().all(|s| *s >= 20.0), "{size:?} {sides:?}");
            }
        }
    }
}

/// Left, top, right and bottom of what stands on a face.
fn boxes(face: &Face) -> Vec<[f32; 4]> {
    let one = |mark: &Mark| match mark {
        Mark::Code { x, y, side, .. } => [*x, *y, x + side, y + side],
        Mark::Text { x, y, size, bold, text } => {
            let half = font::width(text, *bold) * size / 2.0;
            // Helvetica's letters rise to 0.72 of its size and hang down 0.21.
            [x - half, y - 0.72 * size, x + half, y + 0.21 * size]
        }
    };
    face.marks.iter().map(one).collect()
}

fn long() -> Deck {
    let mut deck = deck(1, "A network whose name is long 123");
    deck.wifi.password = "a password that is as long as passwords of WPA can be: 63 chars".into();
    deck.house = "Antica Trattoria della Nonna Rosa al Ponte Vecchio di Sotto".into();
    deck.tables[0].0 = "Tisch am großen Fenster hinten links neben dem Kamin".into();
    deck
}

#[test]
fn nothing_leaves_its_card_or_stands_in_the_white_edge_of_a_code() {
    for size in Size::ALL {
        for deck in [deck(1, "Ospiti"), deck(1, ""), long()] {
            let paper = papers(&deck, size).unwrap().remove(0);
            let face = &paper.faces[0];
            let boxes = boxes(face);
            for (n, a) in boxes.iter().enumerate() {
                let inside = a[0] >= 1.5 && a[1] >= 1.5 && a[2] <= face.width - 1.5 && a[3] <= face.height - 1.5;
                assert!(inside, "{size:?} {a:?}");
                for b in &boxes[n + 1..] {
                    let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                    assert!(apart, "{size:?}: {a:?} and {b:?}");
                }
            }
        }
    }
}

#[test]
fn no_name_breaks_out_of_a_page() {
    let mut deck = deck(2, "\"><b>");
    deck.house = "Rosa & <b>".into();
    deck.tables[1].0 = "\"><script>".into();
    let page = svg::page(&deck, Size::Sheet).unwrap();
    assert!(page.contains("Rosa &amp; &lt;b&gt;") && page.contains("lang=\"de\""));
    assert!(!page.contains("<script") && !page.contains("<b>"));
    assert_eq!((page.matches("<svg ").count(), page.matches("</svg>").count()), (1, 1));
    assert!(deck.fits_pdf());
    deck.tables[1].0 = "Łódź".into();
    assert!(!deck.fits_pdf());
    let file = pdf::file(&deck, Size::Tent).unwrap();
    assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"%%EOF"));
}
