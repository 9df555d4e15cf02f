//! Pictures of a menu file: known by their first bytes, named by their hash.

use sha2::{Digest, Sha256};

use super::Picture;
use crate::base::Msg;
use crate::base::ids::hex;
use crate::menu::photo;

/// The largest picture, in bytes: a menu has dozens, on phones.
const SIZE_MAX: usize = 300_000;

/// Bytes of a picture's hash: enough to tell a house's pictures apart. It stands in every dish of
/// the guest's page, and no packing makes it shorter.
const HASH: usize = 8;

/// Whether a file may have this name: no path, nothing hidden.
pub(super) fn plain_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-' || b == b'_';
    (1..=100).contains(&name.len()) && !name.starts_with('.') && name.bytes().all(plain)
}

/// Takes a picture, or says why not.
pub(super) fn read(bytes: Vec<u8>) -> Result<Picture, Msg> {
    if bytes.len() > SIZE_MAX {
        return Err(Msg::new("menu-file-picture-large").number("max", (SIZE_MAX / 1000) as i64));
    }
    let kind = kind(&bytes).ok_or_else(|| Msg::new("menu-file-picture-kind"))?;
    // The picture itself stays as it is, so that an export imports again without a change.
    let sizes = if bytes.len() > photo::SMALL {
        photo::smaller(&bytes)?
    } else {
        Vec::new()
    };
    Ok(Picture {
        sizes,
        ..named(bytes, kind)
    })
}

/// A picture under the hash of its bytes.
pub(in crate::menu) fn named(bytes: Vec<u8>, kind: &'static str) -> Picture {
    Picture {
        hash: hex(&Sha256::digest(&bytes)[..HASH]),
        kind,
        bytes,
        sizes: Vec::new(),
    }
}

/// The media type by the first bytes; never by the file's name, and never SVG, which can hold scripts.
pub(in crate::menu) fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else {
        None
    }
}
