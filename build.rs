//! Joins the sentences of each language, and packs `static/` into the program: every file with a hash of its content for
//! its address, and its gzip bytes, made once here and never at run time. Only these are kept.
//! Scripts are joined to one for each kind of page, because on a phone's first
//! visit a request costs more than its bytes.
//!
//! This took the place of a crate for embedded files: we need the hash in the
//! address and bytes that go out as they are, and that is these few lines.
//! Browsers ask plain http for gzip only, so there is no brotli.

#[path = "build/squeeze.rs"]
mod squeeze;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest, Sha256};

/// What is served, by the end of its name; other files (notes, licences) stay at home.
const TYPES: [(&str, &str); 9] = [
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("json", "application/json"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The script of each kind of page, and what it is joined of; other scripts are not served.
const SCRIPTS: [(&str, &[&str]); 8] = [
    ("guest.js", &["live.js", "menu.js"]),
    ("staff.js", &["live.js"]),
    ("board.js", &["live.js", "kitchen.js"]),
    ("setup.js", &["setup.js"]),
    ("print.js", &["print.js"]),
    ("figures.js", &["print.js", "figures.js"]),
    ("admin.js", &["vendor/htmx.min.js", "admin.js"]),
    ("docs.js", &["docs.js", "vendor/rapidoc-min.js"]),
];

/// The drawings of icons: those of the guests' pages, and the rest.
const SPRITES: [&str; 2] = ["icons.svg", "desk-icons.svg"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build/squeeze.rs");
    let home = root.join("static");
    let (kept, templates) = (files(&home)?, files(&root.join("templates"))?);
    let mut table = String::from("static FILES: &[File] = &[\n");
    for (name, parts) in SCRIPTS {
        let parts: io::Result<Vec<_>> = parts.iter().map(|part| script(&home, part)).collect();
        row(&mut table, name, parts?.join("\n").as_bytes(), &out)?;
    }
    for path in kept.iter().filter(|p| p.extension().is_none_or(|end| end != "js")) {
        let name = path.strip_prefix(&home).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        if name.ends_with(".css") {
            row(
                &mut table,
                &name,
                squeeze::style(&fs::read_to_string(path)?).as_bytes(),
                &out,
            )?;
        } else {
            row(&mut table, &name, &fs::read(path)?, &out)?;
        }
    }
    table.push_str("];\nstatic ICONS: &[(&str, &str)] = &[\n");
    for sprite in SPRITES {
        for name in fs::read_to_string(home.join(sprite))?.split(" id=\"").skip(1) {
            let name = name.split('"').next().unwrap_or_default();
            writeln!(table, "({name:?}, {sprite:?}),").map_err(io::Error::other)?;
        }
    }
    table.push_str("];\n");
    fs::write(out.join("static_files.rs"), table)?;
    sentences(&root.join("assets/locales"), &out)?;
    let version = version(&root, kept.iter().chain(&templates))?;
    println!("cargo::rustc-env=COMANDA_VERSION_HASH={version}");
    println!("cargo::rustc-env=COMANDA_BUILT_S={}", built());
    Ok(())
}

/// Joins the files of each language to one.
fn sentences(home: &Path, out: &Path) -> io::Result<()> {
    for language in fs::read_dir(home)? {
        let folder = language?.path();
        let parts: io::Result<Vec<String>> = files(&folder)?.iter().map(fs::read_to_string).collect();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        fs::write(out.join(format!("{name}.ftl")), parts?.join("\n"))?;
    }
    Ok(())
}

/// When this is built, in seconds since 1970: what says so for builds that are to be the same again, or the clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the program itself has its clock injected; this is no part of it"
)]
fn built() -> u64 {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let said = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    said.unwrap_or_else(|| now.map_or(0, |span| span.as_secs()))
}

/// A script of ours without what only people read; one that others made goes out unchanged.
fn script(home: &Path, name: &str) -> io::Result<String> {
    let source = fs::read_to_string(home.join(name))?;
    Ok(if name.starts_with("vendor/") {
        source
    } else {
        squeeze::script(&source)
    })
}

/// Every file below a directory, in the order of their names.
fn files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn content_type(name: &str) -> Option<&'static str> {
    let end = name.rsplit_once('.')?.1;
    TYPES.iter().find(|(e, _)| *e == end).map(|(_, kind)| *kind)
}

/// Writes the row of a file that is served, and its bytes: only the packed ones where they are fewer.
fn row(table: &mut String, name: &str, bytes: &[u8], out: &Path) -> io::Result<()> {
    let Some(kind) = content_type(name) else {
        return Ok(());
    };
    let hash = hash(bytes);
    let file = out.join(format!("{hash}-{}", name.replace('/', "-")));
    // What was packed before stays: a template that changes packs no script anew.
    if !file.exists() {
        let mut packed = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
        fs::write(&file, if packed.len() < bytes.len() { &packed } else { bytes })?;
    }
    let is_packed = fs::metadata(&file)?.len() < bytes.len() as u64;
    writeln!(
        table,
        "File {{ path: {name:?}, hash: {hash:?}, url: \"/static/{hash}/{name}\", content_type: {kind:?}, \
         bytes: include_bytes!({file:?}), is_packed: {is_packed} }},"
    )
    .map_err(io::Error::other)
}

/// One hash over names and contents: a page that was made with another one reloads itself.
fn version<'a>(root: &Path, paths: impl Iterator<Item = &'a PathBuf>) -> io::Result<String> {
    let mut all = Sha256::new();
    for path in paths {
        let name = path.strip_prefix(root).map_err(io::Error::other)?;
        all.update(name.to_string_lossy().as_bytes());
        all.update(Sha256::digest(fs::read(path)?));
    }
    Ok(short(&all.finalize()))
}

fn hash(bytes: &[u8]) -> String {
    short(&Sha256::digest(bytes))
}

/// The first 64 bits in hexadecimal: enough to tell versions of a file apart.
fn short(digest: &[u8]) -> String {
    digest.iter().take(8).fold(String::new(), |out, b| out + &format!("{b:02x}"))
}
