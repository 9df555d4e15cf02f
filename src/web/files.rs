//! What a browser keeps for a year: our own files under a hash of their
//! content, and pictures under theirs. Both never change, so nobody asks twice.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Bytes, Data, Path};

use super::State;
use super::error::Answer;
use super::gzip;
use crate::base::Error;
use crate::menu;

/// A file of `static/`, as the build packed it.
struct File {
    path: &'static str,
    hash: &'static str,
    url: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/static_files.rs"));

const FOR_EVER: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");

/// The address of a file of `static/`: `app.css` gives `/static/HASH/app.css`.
/// A test holds that every name in the templates exists.
pub fn asset(path: &str) -> &'static str {
    FILES.iter().find(|f| f.path == path).map_or("/static/missing", |f| f.url)
}

/// `GET /static/{hash}/{path}`
///
/// # Errors
/// `NotFound`, also for the hash of another version.
pub async fn file(req: HttpRequest, path: Path<(String, String)>) -> Answer {
    let (hash, name) = path.into_inner();
    let file = FILES.iter().find(|f| f.path == name && f.hash == hash).ok_or_else(Error::missing)?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header(FOR_EVER).insert_header((header::CONTENT_TYPE, file.content_type));
    let Some(gz) = file.gz else {
        return Ok(answer.body(Bytes::from_static(file.plain)));
    };
    answer.insert_header((header::VARY, "accept-encoding"));
    if gzip::accepted(req.headers()) {
        answer.insert_header((header::CONTENT_ENCODING, "gzip"));
        return Ok(answer.body(Bytes::from_static(gz)));
    }
    Ok(answer.body(Bytes::from_static(file.plain)))
}

/// `GET /pictures/{hash}`
///
/// # Errors
/// `NotFound`.
pub async fn picture(web: Data<State>, hash: Path<String>) -> Answer {
    let (kind, bytes) = web
        .app
        .read(|read| menu::queries::find_picture(read, &hash))?
        .ok_or_else(Error::missing)?;
    Ok(HttpResponse::Ok().insert_header(FOR_EVER).content_type(kind).body(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_a_template_names_exists() {
        let mut folders = vec![std::path::PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates"
        ))];
        let mut named = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for rest in text.split("asset(\"").skip(1) {
                    let name = rest.split('"').next().unwrap();
                    assert!(FILES.iter().any(|f| f.path == name), "{name} in {}", path.display());
                    named += 1;
                }
            }
        }
        assert!(named > 0);
    }
}
