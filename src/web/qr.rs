//! QR codes as pictures.

use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode, QrResult};

use crate::base::{Error, Result};

/// The quiet zone around a code, in modules.
const QUIET: usize = 4;
/// How wide a PNG picture is at most, in pixels, where one module is one pixel or more.
const PNG_SIZE: usize = 600;

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

/// An address as a PNG picture of one bit a pixel.
///
/// # Errors
/// A fault if the address is too long.
pub fn png(url: &str) -> Result<Vec<u8>> {
    let code = code(url).map_err(|e| Error::fault(format!("QR code: {e}")))?;
    let modules = code.width() + 2 * QUIET;
    let scale = (PNG_SIZE / modules).max(1);
    let size = modules * scale;
    let dark = |x: usize, y: usize| {
        let inside = |n: usize| (n / scale).checked_sub(QUIET).filter(|n| *n < code.width());
        matches!((inside(x), inside(y)), (Some(x), Some(y)) if code[(x, y)] == Color::Dark)
    };
    let mut rows = vec![0u8; size.div_ceil(8) * size];
    for (y, row) in rows.chunks_mut(size.div_ceil(8)).enumerate() {
        for x in (0..size).filter(|x| !dark(*x, y)) {
            row[x / 8] |= 0x80 >> (x % 8);
        }
    }
    let mut bytes = Vec::new();
    let side = u32::try_from(size).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let written = encoder.write_header().and_then(|mut w| w.write_image_data(&rows));
    written.map_err(|e| Error::fault(format!("QR code: {e}")))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "http://192.168.178.100:8080/t/abcdefghijklmnopqrstuv";

    /// What a reader finds in a PNG picture.
    fn read(png: &[u8]) -> (u32, String) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let (width, height) = (info.width as usize, info.height as usize);
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let found = picture.detect_grids().remove(0).decode().unwrap();
        assert_eq!(found.0.ecc_level, 3, "Q in the bits of ISO/IEC 18004");
        (info.width, found.1)
    }

    #[test]
    fn a_png_is_read_back_and_its_modules_are_whole_pixels() {
        for url in [URL.to_string(), format!("http://{}.example:8080/t/x", "a".repeat(200))] {
            let (size, found) = read(&png(&url).unwrap());
            assert_eq!(found, url);
            let modules = code(&url).unwrap().width() as u32 + 8;
            assert!(
                size.is_multiple_of(modules) && (500..=600).contains(&size),
                "{size} for {modules}"
            );
        }
    }
}
