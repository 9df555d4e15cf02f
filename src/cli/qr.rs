//! QR codes for paper and terminal: error correction Q, quiet zone of four.

use std::fmt::Write;
use std::io::IsTerminal;
use std::path::Path;

use qrcode::render::unicode;
use qrcode::{Color, QrCode};

use super::verbs::House;
use super::{QrPicture, Told, put};
use crate::app::control::{Command, Outcome, TableLink};
use crate::base::Lang;
use crate::config::Config;
use crate::web::qr;

/// The white edge that a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;
/// About so wide and high is a PNG picture, in pixels; a module is whole pixels.
const PNG_SIZE: usize = 600;

/// What is drawn of a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Svg,
    Png,
    Sheet,
}

/// What was asked for, or else what the file's ending says.
fn form(asked: &QrPicture, to: Option<&Path>) -> Form {
    let ending = to.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    match (asked, ending.as_deref()) {
        (QrPicture { svg: true, .. }, _) => Form::Svg,
        (QrPicture { png: true, .. }, _) => Form::Png,
        (QrPicture { sheet: true, .. }, _) | (_, Some("html")) => Form::Sheet,
        (_, Some("svg")) => Form::Svg,
        (_, Some("png")) => Form::Png,
        _ => Form::Text,
    }
}

pub(super) fn run(config: Config, table: Option<String>, asked: &QrPicture, to: Option<&Path>) -> Told {
    let (form, one) = (form(asked, to), table.is_some());
    if !one && matches!(form, Form::Svg | Form::Png) {
        return Err(vec!["Say which table; --sheet has all of them.".into()]);
    }
    if form == Form::Png && to.is_none() && std::io::stdout().is_terminal() {
        return Err(vec!["A PNG picture is nothing for a terminal; say --to FILE.".into()]);
    }
    let Outcome::Tables {
        house,
        language,
        tables,
    } = House::new(config).send(Command::Qr { table })?
    else {
        return Ok(());
    };
    let lang = Lang::parse(&language).unwrap_or(Lang::En);
    let bytes = match (form, tables.as_slice()) {
        (Form::Sheet, tables) => sheet(&house, lang, tables)?.into_bytes(),
        (Form::Svg, [t, ..]) => (picture(&t.url)? + "\n").into_bytes(),
        (Form::Png, [t, ..]) => png(&t.url)?,
        (_, [t]) if one => format!("{}  {}\n\n{}\n", t.name, t.url, text(&t.url)?).into_bytes(),
        (_, tables) => tables
            .iter()
            .map(|t| format!("{:<6} {}\n", t.name, t.url))
            .collect::<String>()
            .into_bytes(),
    };
    put(to, &bytes)?;
    if let Some(file) = to {
        say!("{} is written.", file.display());
    }
    Ok(())
}

fn code(url: &str) -> Result<QrCode, Vec<String>> {
    qr::code(url).map_err(|e| vec![format!("{url} does not fit a QR code: {e}.")])
}

/// The code in characters for a dark terminal, as most are: light modules are drawn.
pub(super) fn text(url: &str) -> Result<String, Vec<String>> {
    let code = code(url)?;
    let mut drawing = code.render::<unicode::Dense1x2>();
    drawing.dark_color(unicode::Dense1x2::Light).light_color(unicode::Dense1x2::Dark);
    Ok(drawing.quiet_zone(true).build())
}

/// The code as an SVG picture.
fn picture(url: &str) -> Result<String, Vec<String>> {
    Ok(qr::drawn(&code(url)?))
}

/// The code as a PNG picture of one bit a pixel.
fn png(url: &str) -> Result<Vec<u8>, Vec<String>> {
    let code = code(url)?;
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
    written.map_err(|e| vec![format!("The picture cannot be made: {e}.")])?;
    Ok(bytes)
}

/// The look of the cards; they are printed on white, two beside each other on A4.
const STYLE: &str = "body{font-family:system-ui,sans-serif;margin:1rem;color:#2b1b12;background:#fff}\
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem}\
article{display:grid;justify-items:center;align-content:center;gap:.75rem;padding:1.5rem;text-align:center;\
border:1px dashed #8a7465;break-inside:avoid}\
p,h2{margin:0}.house{font-weight:650;font-size:1.125rem}h2{font-size:1.75rem}svg{width:11rem;height:11rem}\
.url{font-size:.8125rem;color:#665144;word-break:break-all}\
@page{size:A4;margin:10mm}@media print{body{margin:0}main{grid-template-columns:1fr 1fr;gap:0}\
article{min-height:80mm;padding:4mm}svg{width:46mm;height:46mm}}";

/// The cards of tables as a web page that needs nothing else.
fn sheet(house: &str, lang: Lang, tables: &[TableLink]) -> Result<String, Vec<String>> {
    let mut cards = String::new();
    for table in tables {
        let svg = picture(&table.url)?;
        let svg = svg.find("<svg ").map_or(svg.as_str(), |at| &svg[at + "<svg ".len()..]);
        // Writing to a String cannot fail.
        let _ = writeln!(
            cards,
            "<article><p class=\"house\">{}</p><h2>{}</h2><svg role=\"img\" aria-label=\"{}\" {svg}<p>{}</p><p class=\"url\">{}</p></article>",
            escaped(house),
            escaped(&lang.with("table-name", "table", &table.name)),
            escaped(&lang.with("qr-of", "table", &table.name)),
            escaped(&lang.t("scan-to-order")),
            escaped(&table.url),
        );
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}</style></head>\n<body><main>\n{cards}</main></body></html>\n",
        lang.code(),
        escaped(house)
    ))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
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

    #[test]
    fn a_sheet_holds_every_table_and_no_name_breaks_out() {
        let link = |name: &str| TableLink {
            name: name.into(),
            url: URL.into(),
        };
        let page = sheet("Rosa & <b>", Lang::It, &[link("T1"), link("\"><script>")]).unwrap();
        assert_eq!(
            (
                page.matches("<svg role=\"img\"").count(),
                page.matches("</svg>").count()
            ),
            (2, 2)
        );
        assert!(page.contains("Rosa &amp; &lt;b&gt;") && page.contains(&Lang::It.t("scan-to-order")));
        assert!(!page.contains("<script") && !page.contains("<?xml") && page.contains("lang=\"it\""));
    }

    #[test]
    fn the_ending_of_a_file_says_what_is_drawn() {
        let asked = |sheet| QrPicture {
            svg: false,
            png: false,
            sheet,
        };
        for (file, form_of) in [
            ("a.PNG", Form::Png),
            ("a.svg", Form::Svg),
            ("a.html", Form::Sheet),
            ("a", Form::Text),
        ] {
            assert!(form(&asked(false), Some(Path::new(file))) == form_of, "{file}");
        }
        assert!(form(&asked(true), Some(Path::new("a.png"))) == Form::Sheet);
    }
}
