//! QR codes for paper and terminal: error correction Q, quiet zone of four.

use std::io::IsTerminal;
use std::path::Path;

use qrcode::QrCode;
use qrcode::render::unicode;

use super::verbs::House;
use super::{QrPicture, Told, put};
use crate::app::control::{Command, Outcome, TableLink, sentences};
use crate::base::Lang;
use crate::config::Config;
use crate::settings::Wifi;
use crate::web::cards::{Deck, Size, pdf, svg};
use crate::web::qr;

/// What is drawn of a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Svg,
    Png,
    Sheet,
    Pdf,
}

/// What was asked for, or else what the file's ending says.
fn form(asked: &QrPicture, to: Option<&Path>) -> Form {
    let ending = to.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    match (asked, ending.as_deref()) {
        (QrPicture { svg: true, .. }, _) => Form::Svg,
        (QrPicture { png: true, .. }, _) => Form::Png,
        (_, Some("pdf")) => Form::Pdf,
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
        wifi,
        tables,
    } = House::new(config).send(Command::Qr { table })?
    else {
        return Ok(());
    };
    let lang = Lang::parse(&language).unwrap_or(Lang::En);
    let bytes = match (form, tables.as_slice()) {
        (Form::Sheet | Form::Pdf, tables) => cards(form, house, lang, wifi, tables)?,
        (Form::Svg, [t, ..]) => (picture(&t.url)? + "\n").into_bytes(),
        (Form::Png, [t, ..]) => qr::png(&t.url).map_err(|e| sentences(&e))?,
        (_, [t]) if one => format!("{}  {}\n\n{}\n", t.name, t.url, text(&t.url)?).into_bytes(),
        (_, tables) => {
            let line = |t: &TableLink| format!("{:<6} {}\n", t.name, t.url);
            tables.iter().map(line).collect::<String>().into_bytes()
        }
    };
    put(to, &bytes)?;
    if let Some(file) = to {
        say!("{} is written.", file.display());
    }
    Ok(())
}

/// Eight cards a page.
fn cards(form: Form, house: String, lang: Lang, wifi: Wifi, tables: &[TableLink]) -> Result<Vec<u8>, Vec<String>> {
    let deck = Deck {
        house,
        lang,
        beneath: (lang != Lang::En).then_some(Lang::En),
        wifi,
        tables: tables.iter().map(|t| (t.title.clone(), t.url.clone())).collect(),
    };
    let drawn = match form {
        Form::Pdf => pdf::file(&deck, Size::Sheet),
        _ => svg::page(&deck, Size::Sheet).map(String::into_bytes),
    };
    drawn.map_err(|e| sentences(&e))
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

#[cfg(test)]
mod tests {
    use super::*;

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
            ("a.pdf", Form::Pdf),
            ("a", Form::Text),
        ] {
            assert!(form(&asked(false), Some(Path::new(file))) == form_of, "{file}");
        }
        assert!(form(&asked(true), Some(Path::new("a.png"))) == Form::Sheet);
    }
}
