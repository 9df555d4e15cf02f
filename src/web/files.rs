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
use crate::web::ui;
use crate::{menu, settings};

/// A file of `static/`, as the build packed it.
struct File {
    path: &'static str,
    hash: &'static str,
    url: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    /// Whether these are gzip bytes.
    is_packed: bool,
}

include!(concat!(env!("OUT_DIR"), "/static_files.rs"));

const FOR_EVER: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");

/// The address of a file of `static/`: `app.css` gives `/static/HASH/app.css`.
/// A test holds that every name in the templates exists.
pub fn asset(path: &str) -> &'static str {
    FILES.iter().find(|f| f.path == path).map_or("/static/missing", |f| f.url)
}

/// The address of the drawings that an icon is among.
pub fn sprite(icon: &str) -> &'static str {
    asset(ICONS.iter().find(|(name, _)| *name == icon).map_or("", |(_, file)| file))
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
    if !file.is_packed {
        return Ok(answer.body(Bytes::from_static(file.bytes)));
    }
    answer.insert_header((header::VARY, "accept-encoding"));
    if gzip::accepted(req.headers()) {
        answer.insert_header((header::CONTENT_ENCODING, "gzip"));
        return Ok(answer.body(Bytes::from_static(file.bytes)));
    }
    // No browser comes here; a program that asks plainly has time.
    let plain = gzip::unpack(file.bytes).map_err(|e| Error::fault(format!("{}: {e}", file.path)))?;
    Ok(answer.body(plain))
}

/// `GET /accent/{name}.css`: the house's own colour. Its name is all that it depends on.
///
/// # Errors
/// `NotFound` for another colour than the house's, and for the sheet of another version.
pub async fn accent(web: Data<State>, name: Path<String>) -> Answer {
    let house = web.app.read(settings::queries::get)?;
    if ui::accent::name(house.accent) != name.as_str() {
        return Err(Error::missing().into());
    }
    let sheet = ui::accent::css(house.accent);
    Ok(HttpResponse::Ok()
        .insert_header(FOR_EVER)
        .content_type("text/css; charset=utf-8")
        .body(sheet))
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

/// `GET /pictures/{hash}/{side}`: a photo in a smaller size.
///
/// # Errors
/// `NotFound`.
pub async fn photo(web: Data<State>, path: Path<(String, u32)>) -> Answer {
    let (hash, side) = path.into_inner();
    let bytes = web
        .app
        .read(|read| menu::photo::queries::find(read, &hash, side))?
        .ok_or_else(Error::missing)?;
    Ok(HttpResponse::Ok().insert_header(FOR_EVER).content_type("image/jpeg").body(bytes))
}

#[cfg(test)]
#[path = "../../build/squeeze.rs"]
mod squeeze;

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in quotation marks that follow `mark` in files below a folder, each with its file.
    fn named(folder: &str, mark: &str) -> Vec<(String, String)> {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                let words = text.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
                found.extend(words.map(|w| (w.to_string(), path.display().to_string())));
            }
        }
        assert!(!found.is_empty());
        found
    }

    #[test]
    fn every_file_and_icon_that_a_template_names_exists() {
        for (name, place) in named("templates", "asset(\"") {
            assert!(FILES.iter().any(|f| f.path == name), "{name} in {place}");
        }
        let icons = named("templates", "icon(\"").into_iter();
        for (name, place) in icons.chain(named("src/web/pages", "mark: \"")) {
            assert!(ICONS.iter().any(|(icon, _)| *icon == name), "{name} in {place}");
        }
    }

    #[test]
    fn guests_load_one_file_of_icons() {
        for (name, place) in named("templates/guest", "icon(\"") {
            assert!(ICONS.contains(&(name.as_str(), "icons.svg")), "{name} in {place}");
        }
    }

    #[test]
    fn a_squeezed_script_says_the_same() {
        for (source, squeezed) in [
            ("/* a */ const a = b ?? c; // d\n\n  a?.b;", "const a=b??c;a?.b;"),
            ("let a = 1\n  let b = a\n    .c", "let a=1\nlet b=a.c"),
            ("return a / b / c; // d", "return a/b/c;"),
            ("a / /b/.c", "a/ /b/.c"),
            ("x = /[/\"]\\/ \\]/g .test(y)", "x=/[/\"]\\/ \\]/g.test(y)"),
            ("return /a  b/", "return/a  b/"),
            ("a = 'it\\'s // a'; b = \"/* b */\"", "a='it\\'s // a';b=\"/* b */\""),
            (
                "`a  ${ b ? `c  ${ {d: 1}.d }` : '}' }  // e`",
                "`a  ${b?`c  ${{d:1}.d}`:'}'}  // e`",
            ),
            ("a + +b - -c + d++ + 1 .e", "a+ +b- -c+d++ +1 .e"),
            (
                "class A { #x = 1; static y; get z() { return this.#x } }",
                "class A{#x=1;static y;get z(){return this.#x}}",
            ),
            ("a\n++b", "a\n++b"),
            (
                "if (a) { return }\nfor (const b of c) d(b)",
                "if(a){return}\nfor(const b of c)d(b)",
            ),
        ] {
            assert_eq!(squeeze::script(source), squeezed);
        }
    }

    #[test]
    fn a_squeezed_style_sheet_says_the_same() {
        for (source, squeezed) in [
            ("/* a */\na , b > c :hover { d: e f; /* g */ }\n", "a,b>c :hover{d:e f}"),
            (
                "@media (min-width: 1rem) and (hover) { a { b: calc(1px + 2px - var(--c)) } }",
                "@media (min-width:1rem) and (hover){a{b:calc(1px + 2px - var(--c))}}",
            ),
            (
                "a::after { content: \" ; } /* \"; margin: -1px -.5em !important }",
                "a::after{content:\" ; } /* \";margin:-1px -.5em !important}",
            ),
        ] {
            assert_eq!(squeeze::style(source), squeezed);
        }
    }
}
