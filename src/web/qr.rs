//! QR codes as pictures.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode, QrResult};

use crate::base::{Error, Result};

/// The code of an address, with error correction Q: for paper.
///
/// # Errors
/// If the address is too long.
pub fn code(url: &str) -> QrResult<QrCode> {
    QrCode::with_error_correction_level(url, EcLevel::Q)
}

/// A code as an SVG, with a quiet zone of four modules, as ISO/IEC 18004 asks for.
pub fn drawn(code: &QrCode) -> String {
    code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build()
}

/// An address as an SVG.
///
/// # Errors
/// A fault if the address is too long.
pub fn svg(url: &str) -> Result<String> {
    let code = code(url).map_err(|e| Error::fault(format!("QR code: {e}")))?;
    Ok(drawn(&code))
}
