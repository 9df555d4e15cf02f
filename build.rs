//! Packs `static/` into the program: every file with a hash of its content for
//! its address, and its gzip bytes, made once here and never at run time.
//!
//! This took the place of a crate for embedded files: we need the hash in the
//! address and bytes that go out as they are, and that is these few lines.
//! Browsers ask plain http for gzip only, so there is no brotli.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;
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

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    println!("cargo::rerun-if-changed=build.rs");
    let (served, templates) = (files(&root.join("static"))?, files(&root.join("templates"))?);
    let mut table = String::from("static FILES: &[File] = &[\n");
    for (n, path) in served.iter().enumerate() {
        if let Some(kind) = content_type(path) {
            let name = path.strip_prefix(root.join("static")).map_err(io::Error::other)?;
            row(&mut table, n, path, name, kind, &out)?;
        }
    }
    table.push_str("];\n");
    fs::write(out.join("static_files.rs"), table)?;
    let version = version(&root, served.iter().chain(&templates))?;
    println!("cargo::rustc-env=COMANDA_VERSION_HASH={version}");
    Ok(())
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

fn content_type(path: &Path) -> Option<&'static str> {
    let end = path.extension()?.to_str()?;
    TYPES.iter().find(|(e, _)| *e == end).map(|(_, kind)| *kind)
}

/// Writes one row of the table, and the packed bytes where they are fewer.
fn row(table: &mut String, n: usize, path: &Path, name: &Path, kind: &str, out: &Path) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let (name, hash) = (name.to_string_lossy().replace('\\', "/"), hash(&bytes));
    let packed = pack(&bytes)?;
    let gz = if packed.len() < bytes.len() {
        let file = out.join(format!("{n}.gz"));
        fs::write(&file, packed)?;
        format!("Some(include_bytes!({file:?}))")
    } else {
        "None".to_string()
    };
    writeln!(
        table,
        "File {{ path: {name:?}, hash: {hash:?}, url: \"/static/{hash}/{name}\", content_type: {kind:?}, \
         plain: include_bytes!({path:?}), gz: {gz} }},"
    )
    .map_err(io::Error::other)
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
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
