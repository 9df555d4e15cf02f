//! A part of a page that is the same for everybody, such as the menu: hashed and packed once, so that a page with it
//! hashes and packs only what is its own.
//!
//! A packed page is one gzip member (RFC 1952). Its own beginning ends with a full flush and the shared part, packed
//! by itself, with a sync flush, so that each block begins at a byte and none looks back into another (RFC 1951,
//! 3.2.4).

use std::io;
use std::sync::Arc;

use actix_web::HttpResponse;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use super::etag;

/// gzip, deflate, no name, no time, no system (RFC 1952, 2.3).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// As in [`super::gzip::squeeze`].
const LEVEL: u32 = 6;

/// The part.
pub struct Shared {
    html: String,
    hash: [u8; 32],
    packed: Vec<u8>,
    crc: Crc,
}

/// Where the part stands in a page; given along with the answer.
#[derive(Clone)]
pub struct Piece {
    at: usize,
    part: Arc<Shared>,
}

impl Shared {
    /// A part that many pages will have.
    ///
    /// # Errors
    /// None in memory; the signature is the packer's.
    pub fn new(html: String) -> io::Result<Shared> {
        let mut packer = Compress::new(Compression::new(LEVEL), false);
        let mut packed = Vec::with_capacity(html.len() / 3);
        pack(&mut packer, html.as_bytes(), FlushCompress::Sync, &mut packed)?;
        Ok(Shared {
            hash: etag::hash(html.as_bytes()),
            packed,
            crc: crc(html.as_bytes()),
            html,
        })
    }

    /// The part as it stands in a page.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// A page that holds the part, as an answer.
    pub fn page(self: &Arc<Self>, html: String) -> HttpResponse {
        let at = self.place_in(&html);
        let mut answer = super::reply::page(html);
        if let Some(at) = at {
            answer.extensions_mut().insert(Piece { at, part: self.clone() });
        }
        answer
    }

    fn place_in(&self, page: &str) -> Option<usize> {
        // The beginning is rare enough to look for, and quick to; the rest is compared once.
        let start = self.html.get(..self.html.len().min(32)).filter(|s| !s.is_empty())?;
        page.match_indices(start).map(|(at, _)| at).find(|at| page[*at..].starts_with(&self.html))
    }
}

impl Piece {
    fn around<'p>(&self, page: &'p [u8]) -> Option<(&'p [u8], &'p [u8])> {
        Some((page.get(..self.at)?, page.get(self.at + self.part.html.len()..)?))
    }

    /// The hash of a page that has the piece; as [`etag::hash`], except that the piece stands in it by its own.
    pub fn hash(&self, page: &[u8]) -> Option<[u8; 32]> {
        let (before, after) = self.around(page)?;
        let parts = [etag::hash(before), self.part.hash, etag::hash(after)];
        Some(etag::hash(&parts.concat()))
    }

    /// The page packed with gzip; `None` if the piece is not in it.
    pub fn squeeze(&self, page: &[u8]) -> Option<io::Result<Vec<u8>>> {
        let (before, after) = self.around(page)?;
        Some(self.joined(before, after))
    }

    fn joined(&self, before: &[u8], after: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(self.part.packed.len() + (before.len() + after.len()) / 2 + 128);
        out.extend(HEAD);
        let mut packer = Compress::new(Compression::new(LEVEL), false);
        pack(&mut packer, before, FlushCompress::Full, &mut out)?;
        out.extend(&self.part.packed);
        pack(&mut packer, after, FlushCompress::Finish, &mut out)?;
        let mut sum = crc(before);
        sum.combine(&self.part.crc);
        sum.combine(&crc(after));
        out.extend(sum.sum().to_le_bytes());
        out.extend(sum.amount().to_le_bytes());
        Ok(out)
    }
}

fn crc(plain: &[u8]) -> Crc {
    let mut crc = Crc::new();
    crc.update(plain);
    crc
}

/// Packs all of these bytes to the end of `out`.
fn pack(packer: &mut Compress, plain: &[u8], flush: FlushCompress, out: &mut Vec<u8>) -> io::Result<()> {
    let begun = packer.total_in();
    loop {
        out.reserve(1024);
        let done = usize::try_from(packer.total_in() - begun).unwrap_or(plain.len());
        let status = packer.compress_vec(&plain[done..], out, flush).map_err(io::Error::other)?;
        let all = packer.total_in() - begun == plain.len() as u64;
        // What is flushed is out where room is left behind it.
        let ended = match flush {
            FlushCompress::Finish => status == Status::StreamEnd,
            _ => all && out.len() < out.capacity(),
        };
        if ended {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::gzip::unpack;

    /// Text that packs like a page, as long as asked.
    fn text(words: &str, length: usize) -> String {
        let all = (0..).flat_map(|n: usize| format!("<li data-n=\"{}\">{words}</li>\n", n * n % 977).into_bytes());
        String::from_utf8(all.take(length).collect()).unwrap()
    }

    #[test]
    fn a_packed_page_is_the_page() {
        for (before, shared, after) in [(0, 1, 0), (900, 40_000, 700), (70_000, 90_000, 50_000), (10, 5_000, 0)] {
            let part = Arc::new(Shared::new(text("menu", shared)).unwrap());
            let page = text("before", before) + part.html() + &text("after", after);
            let at = part.place_in(&page).unwrap();
            assert_eq!(at, before);
            let piece = Piece { at, part };
            let packed = piece.squeeze(page.as_bytes()).unwrap().unwrap();
            assert_eq!(unpack(&packed).unwrap(), page.as_bytes());
            assert!(packed.len() < page.len() / 2 + 128);
        }
    }

    #[test]
    fn the_hash_is_of_all_that_the_page_says() {
        let of = |before: &str, shared: &str, after: &str| {
            let part = Arc::new(Shared::new(shared.to_string()).unwrap());
            let at = before.len();
            Piece { at, part }.hash(format!("{before}{shared}{after}").as_bytes()).unwrap()
        };
        let page = of("<a data-seq=\"7\">", "<b data-seq=\"8\">", "<c data-seq=\"9\">");
        assert_eq!(
            page,
            of("<a data-seq=\"17\">", "<b data-seq=\"18\">", "<c data-seq=\"19\">")
        );
        for other in [
            of("<x data-seq=\"7\">", "<b data-seq=\"8\">", "<c data-seq=\"9\">"),
            of("<a data-seq=\"7\">", "<x data-seq=\"8\">", "<c data-seq=\"9\">"),
            of("<a data-seq=\"7\">", "<b data-seq=\"8\">", "<x data-seq=\"9\">"),
        ] {
            assert_ne!(page, other);
        }
    }

    #[test]
    fn a_page_without_the_part_is_packed_as_any() {
        let part = Arc::new(Shared::new("menu".into()).unwrap());
        assert!(part.place_in("no such thing").is_none());
        let answer = part.page("no such thing".into());
        assert!(answer.extensions().get::<Piece>().is_none());
    }
}
