//! Photos of dishes: whatever was uploaded becomes a square JPEG in three sizes. And the house's logo,
//! which stays as wide as it is.
//!
//! Nothing of the file itself is kept: what is stored was drawn anew from its pixels, so neither
//! where a photo was taken nor anything hidden in the file gets to a guest.

pub mod actions;
pub mod queries;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::import::{Picture, picture};
use crate::base::Msg;
use crate::settings::Logo;

/// The largest file that is taken, in bytes.
pub const UPLOAD_MAX: usize = 10 << 20;
/// The most pixels that are decoded, in millions; asked before any of them is.
const MEGAPIXELS_MAX: u64 = 24;
/// The most memory that decoding may take: 24 megapixels in colour, and as much again to work with.
const MEMORY_MAX: u64 = 160 << 20;
/// The sides of the squares in pixels, each with the most bytes it may have. The menu shows the
/// smallest, dozens at once; a dish's own page the others.
const SIZES: [(u32, usize); 3] = [(864, 150_000), (432, 45_000), (216, 12_000)];
/// A picture of more bytes than the menu's size may have is kept in smaller sizes too.
pub(super) const SMALL: usize = SIZES[2].1;
/// The qualities that are tried, until one is small enough.
const QUALITIES: [u8; 7] = [82, 75, 65, 55, 45, 32, 20];

/// Makes a picture of an uploaded file, or says why not. It takes a second of work: not for a
/// thread that answers requests.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn take(bytes: &[u8]) -> Result<Picture, Msg> {
    if bytes.len() > UPLOAD_MAX {
        return Err(too_large());
    }
    let mut sizes = squares(&decode(bytes)?, &SIZES)?;
    let (_, largest) = sizes.remove(0);
    let mut taken = picture::named(largest, "image/jpeg");
    taken.sizes = sizes;
    Ok(taken)
}

/// The smaller sizes of a picture that stays as it is.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn smaller(bytes: &[u8]) -> Result<Vec<(u32, Vec<u8>)>, Msg> {
    squares(&decode(bytes)?, &SIZES[1..])
}

/// The sentence for a file that is too large.
pub fn too_large() -> Msg {
    Msg::new("photo-error-large").number("max", (UPLOAD_MAX >> 20) as i64)
}

/// The box that a house's logo fits in, in pixels: twice what the widest screen shows of it.
const LOGO: (u32, u32) = (480, 160);

/// Makes the house's logo of an uploaded file, with what is transparent in it, or says why not.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn take_logo(bytes: &[u8]) -> Result<(Picture, Logo), Msg> {
    if bytes.len() > UPLOAD_MAX {
        return Err(too_large());
    }
    let (mut image, orientation) = open(bytes)?;
    let (width, height) = LOGO;
    // Before it is turned: a large photo is turned slowly.
    let long = width.max(height);
    if image.width().max(image.height()) > 2 * long {
        image = image.thumbnail(2 * long, 2 * long);
    }
    image.apply_orientation(orientation);
    if image.width() > width || image.height() > height {
        image = image.resize(width, height, FilterType::Lanczos3);
    }
    let mut png = Vec::new();
    let pixels = DynamicImage::ImageRgba8(image.into_rgba8());
    pixels.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|e| told(&e))?;
    let picture = picture::named(png, "image/png");
    let logo = Logo {
        hash: picture.hash.clone(),
        width: pixels.width(),
        height: pixels.height(),
    };
    Ok((picture, logo))
}

/// The pixels of the middle of a file, upright, on white where it is transparent.
fn decode(bytes: &[u8]) -> Result<DynamicImage, Msg> {
    let (image, orientation) = open(bytes)?;
    let mut image = middle(&image);
    image.apply_orientation(orientation);
    Ok(on_white(image))
}

/// The pixels of a file as they lie, and how they are turned.
fn open(bytes: &[u8]) -> Result<(DynamicImage, Orientation), Msg> {
    let format = match picture::kind(bytes) {
        Some("image/jpeg") if !is_whole_jpeg(bytes) => return Err(broken()),
        Some("image/jpeg") => ImageFormat::Jpeg,
        Some("image/png") => ImageFormat::Png,
        Some("image/webp") => ImageFormat::WebP,
        _ => return Err(Msg::new("photo-error-kind")),
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|e| told(&e))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MEGAPIXELS_MAX * 1_000_000 || decoder.total_bytes() > MEMORY_MAX {
        return Err(too_many());
    }
    decoder.set_limits(limits).map_err(|e| told(&e))?;
    // A photo whose orientation cannot be read is taken as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|e| told(&e))?;
    Ok((image, orientation))
}

/// The largest square around the middle.
fn middle(image: &DynamicImage) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    let side = width.min(height);
    image.crop_imm((width - side) / 2, (height - side) / 2, side, side)
}

fn on_white(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let from = image.into_rgba8();
    let white = RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [r, g, b, a] = from.get_pixel(x, y).0.map(u32::from);
        let over = |c: u32| u8::try_from((c * a + 255 * (255 - a)) / 255).unwrap_or(u8::MAX);
        Rgb([over(r), over(g), over(b)])
    });
    DynamicImage::ImageRgb8(white)
}

/// The squares of these sides, the largest first; never larger than the picture is.
fn squares(image: &DynamicImage, sizes: &[(u32, usize)]) -> Result<Vec<(u32, Vec<u8>)>, Msg> {
    let mut out = Vec::with_capacity(sizes.len());
    for (side, most) in sizes {
        let to = (*side).min(image.width());
        // Coarsely to twice the size first: a fine filter over a whole photo takes seconds on a small machine.
        let small = if image.width() > 4 * to {
            image.thumbnail_exact(2 * to, 2 * to).resize_exact(to, to, FilterType::Lanczos3)
        } else {
            image.resize_exact(to, to, FilterType::Lanczos3)
        };
        out.push((*side, encode(&small, *most)?));
    }
    Ok(out)
}

/// The picture at the best quality that is small enough, or at the lowest.
fn encode(image: &DynamicImage, most: usize) -> Result<Vec<u8>, Msg> {
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes.clear();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        image.write_with_encoder(encoder).map_err(|e| told(&e))?;
        if bytes.len() <= most {
            break;
        }
    }
    Ok(bytes)
}

fn broken() -> Msg {
    Msg::new("photo-error-broken")
}

fn too_many() -> Msg {
    Msg::new("photo-error-pixels").number("max", MEGAPIXELS_MAX as i64)
}

fn told(error: &image::ImageError) -> Msg {
    match error {
        image::ImageError::Limits(_) => too_many(),
        _ => broken(),
    }
}

/// Whether a JPEG (ITU-T T.81) has its end: the decoder paints what is missing in grey and says nothing.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(0xff), Some(0xd9)) => return true,
            // Between markers stands anything; 0 and the restart marks belong to the pixels.
            (Some(0xff), Some(0x00 | 0x01 | 0xd0..=0xd8)) => at += 2,
            (Some(0xff), Some(0xff)) => at += 1,
            (Some(0xff), Some(_)) => match (bytes.get(at + 2), bytes.get(at + 3)) {
                (Some(high), Some(low)) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2),
                _ => return false,
            },
            (Some(_), Some(_)) => at += 1,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests;
