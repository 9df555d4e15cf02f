//! QR codes as pictures.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::base::{Error, Result};

/// An address as an SVG: error correction Q and a quiet zone of four modules,
/// as ISO/IEC 18004 asks for.
///
/// # Errors
/// A fault if the address is too long.
pub fn svg(url: &str) -> Result<String> {
    let code =
        QrCode::with_error_correction_level(url, EcLevel::Q).map_err(|e| Error::fault(format!("QR code: {e}")))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build())
}
