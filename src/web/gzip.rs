//! gzip for pages: they are most of what a phone loads over a busy Wi-Fi.
//! Static files are packed by the build and never come through here.

use std::io::{Read, Write};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::shared::Piece;

/// Shorter bodies fit into one packet as they are.
const LEAST: usize = 1024;
/// Kinds of bodies that shrink.
const KINDS: [&str; 4] = ["text/", "application/json", "application/problem+json", "image/svg+xml"];

/// Whether the browser takes gzip (RFC 9110, 12.5.3).
pub fn accepted(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).filter_map(|v| v.to_str().ok());
    values.flat_map(|v| v.split(',')).any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let weight = pieces.find_map(|p| p.strip_prefix("q=")).unwrap_or("1");
        named && weight.parse::<f32>().is_ok_and(|q| q > 0.0)
    })
}

/// The middleware: packs bodies that are in memory and worth it.
///
/// # Errors
/// Those of the inner service.
pub async fn pack(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let wanted = accepted(req.headers());
    let mut res = next.call(req).await?;
    if !is_worth_it(&res) {
        return Ok(res);
    }
    res.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !wanted {
        return Ok(res);
    }
    let piece = res.response_mut().extensions_mut().remove::<Piece>();
    Ok(res.map_body(|head, body| match body.try_into_bytes() {
        Ok(plain) if plain.len() > LEAST => {
            let shared = piece.and_then(|piece| piece.squeeze(&plain));
            let Ok(packed) = shared.unwrap_or_else(|| squeeze(&plain)) else {
                return BoxBody::new(plain);
            };
            head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            BoxBody::new(packed)
        }
        Ok(plain) => BoxBody::new(plain),
        // A stream, such as a socket, goes out as it comes.
        Err(stream) => stream,
    }))
}

fn is_worth_it(res: &ServiceResponse) -> bool {
    let kind = res.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let bodiless = [
        StatusCode::SWITCHING_PROTOCOLS,
        StatusCode::NO_CONTENT,
        StatusCode::NOT_MODIFIED,
    ];
    KINDS.iter().any(|k| kind.starts_with(k))
        && !bodiless.contains(&res.status())
        && !res.headers().contains_key(header::CONTENT_ENCODING)
        && !res.headers().contains_key(header::VARY)
        // A strong tag is of the very bytes (RFC 9110, 8.8.1): what is edited over the API goes out as it is.
        && !res.headers().get(header::ETAG).is_some_and(|tag| tag.as_bytes().starts_with(b"\""))
}

/// Packs bytes at a level that is quick and nearly as good as the best.
///
/// # Errors
/// None in memory; the signature is the encoder's.
pub fn squeeze(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(6));
    packer.write_all(plain)?;
    packer.finish()
}

/// The plain bytes of packed ones.
///
/// # Errors
/// If they are not gzip.
pub fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut plain)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_say_whether_they_take_gzip() {
        let mut headers = HeaderMap::new();
        assert!(!accepted(&headers));
        for (value, yes) in [
            ("gzip, deflate", true),
            ("br;q=1, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("br", false),
        ] {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            assert_eq!(accepted(&headers), yes, "{value}");
        }
    }
}
