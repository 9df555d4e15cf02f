use super::*;
use image::ImageEncoder;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

/// A picture that packs badly.
fn noise(side: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(side, side, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [r, g, b, _] = state.to_be_bytes();
        Rgb([r, g, b])
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).unwrap();
    bytes
}

/// A JPEG with an EXIF block: an orientation, and words as a camera leaves them.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 45.4642 N 9.1900 E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// A PNG that claims a size and has no pixels.
fn claims(width: u32, height: u32, depth: png::BitDepth) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(depth);
    encoder.write_header().unwrap().write_chunk(png::chunk::IDAT, b"\x78\x9c\x03").unwrap();
    bytes
}

fn shown(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn why(bytes: &[u8]) -> &'static str {
    take(bytes).unwrap_err().key
}

#[test]
fn a_photo_becomes_a_square_in_three_sizes_that_phones_can_afford() {
    for source in [jpeg(&halves(1600, 900)), jpeg(&noise(1200))] {
        let photo = take(&source).unwrap();
        assert_eq!((photo.kind, photo.sizes.len()), ("image/jpeg", 2));
        let all = [(864, &photo.bytes), (432, &photo.sizes[0].1), (216, &photo.sizes[1].1)];
        for ((side, bytes), (_, most)) in all.into_iter().zip(SIZES) {
            assert_eq!(shown(bytes).dimensions(), (side, side));
            assert!(
                bytes.len() <= most || source.len() > 500_000,
                "{side}: {} bytes",
                bytes.len()
            );
        }
    }
}

#[test]
fn a_small_picture_is_not_blown_up() {
    let photo = take(&jpeg(&halves(300, 200))).unwrap();
    assert_eq!(shown(&photo.bytes).dimensions(), (200, 200));
    assert!(photo.sizes.iter().all(|(_, b)| shown(b).width() == 200));
}

#[test]
fn a_photo_comes_upright_and_says_nothing_of_where_it_was_taken() {
    let lying = with_exif(&jpeg(&halves(400, 400)), 6);
    let photo = take(&lying).unwrap();
    let image = shown(&photo.bytes);
    // Turned clockwise by a quarter: what was left is above.
    let (above, below) = (image.get_pixel(200, 40).0, image.get_pixel(200, 360).0);
    assert!(above[0] > 150 && above[2] < 100, "{above:?}");
    assert!(below[2] > 150 && below[0] < 100, "{below:?}");
    for bytes in std::iter::once(&photo.bytes).chain(photo.sizes.iter().map(|s| &s.1)) {
        for trace in [&b"Exif"[..], b"GPS", b"45.4642"] {
            assert!(!bytes.windows(trace.len()).any(|w| w == trace));
        }
    }
    assert!(lying.windows(3).any(|w| w == b"GPS"), "the test has something to find");
}

#[test]
fn what_is_transparent_becomes_white() {
    let mut bytes = Vec::new();
    let clear = vec![0; 100 * 100 * 4];
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&clear, 100, 100, image::ExtendedColorType::Rgba8)
        .unwrap();
    assert!(shown(&take(&bytes).unwrap().bytes).pixels().all(|p| p.0.iter().all(|c| *c > 250)));
}

#[test]
fn a_webp_is_taken() {
    let mut bytes = Vec::new();
    let image = halves(500, 500);
    image::codecs::webp::WebPEncoder::new_lossless(&mut bytes)
        .write_image(&image, 500, 500, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert_eq!(shown(&take(&bytes).unwrap().bytes).dimensions(), (500, 500));
}

#[test]
fn bombs_are_refused_before_they_are_decoded() {
    for (width, height, depth) in [
        (60_000, 60_000, png::BitDepth::Eight),
        (2_000_000_000, 1, png::BitDepth::Eight),
        (4900, 4900, png::BitDepth::Sixteen),
    ] {
        let bomb = claims(width, height, depth);
        assert!(bomb.len() < 100);
        assert_eq!(why(&bomb), "photo-error-pixels", "{width}×{height}");
    }
}

#[test]
fn what_is_no_whole_photo_is_refused_whatever_its_name() {
    let whole = jpeg(&noise(300));
    for part in [3, 20, 200, whole.len() / 2, whole.len() - 2] {
        assert_eq!(why(&whole[..part]), "photo-error-broken", "{part} bytes");
    }
    // A thumbnail's end inside the metadata is not the photo's end.
    let mut thumb = with_exif(&whole, 1);
    let at = thumb.windows(3).position(|w| w == b"GPS").unwrap();
    thumb[at..at + 2].copy_from_slice(&[0xff, 0xd9]);
    thumb.truncate(thumb.len() / 2);
    assert_eq!(why(&thumb), "photo-error-broken");
    for other in [
        &b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..],
        b"GIF89a\x01\0\x01\0\x80\0\0",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"",
    ] {
        assert_eq!(why(other), "photo-error-kind");
    }
    assert_eq!(why(&claims(10, 10, png::BitDepth::Eight)), "photo-error-broken");
    assert_eq!(why(b"RIFF\x20\0\0\0WEBPVP8 \x10\0\0\0"), "photo-error-broken");
    assert_eq!(why(&vec![0xff; UPLOAD_MAX + 1]), "photo-error-large");
}

#[test]
fn what_hides_behind_a_photo_is_left_behind() {
    let mut two = jpeg(&halves(300, 300));
    two.extend(b"<script>alert(document.domain)</script>PK\x03\x04");
    let photo = take(&two).unwrap();
    assert!(!photo.bytes.windows(7).any(|w| w == b"<script"));
    assert_eq!(photo.hash, take(&jpeg(&halves(300, 300))).unwrap().hash);
}

#[test]
fn a_wrong_byte_anywhere_is_an_answer_and_no_panic() {
    let whole = with_exif(&jpeg(&noise(64)), 8);
    for at in 0..whole.len().min(900) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        let _ = take(&bytes);
    }
}
