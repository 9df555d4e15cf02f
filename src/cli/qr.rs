//! QR codes for paper and terminal: error correction Q, quiet zone of four.

use qrcode::render::{svg, unicode};
use qrcode::{EcLevel, QrCode};

fn code(url: &str) -> Result<QrCode, Vec<String>> {
    QrCode::with_error_correction_level(url, EcLevel::Q)
        .map_err(|e| vec![format!("{url} does not fit a QR code: {e}.")])
}

/// The code in characters for a dark terminal, as most are: light modules are drawn.
pub(super) fn text(url: &str) -> Result<String, Vec<String>> {
    let code = code(url)?;
    let mut drawing = code.render::<unicode::Dense1x2>();
    drawing.dark_color(unicode::Dense1x2::Light).light_color(unicode::Dense1x2::Dark);
    Ok(drawing.quiet_zone(true).build())
}

/// The code as an SVG picture.
pub(super) fn picture(url: &str) -> Result<String, Vec<String>> {
    Ok(code(url)?.render::<svg::Color<'_>>().quiet_zone(true).min_dimensions(240, 240).build())
}
