//! Free text from people: names and notes, cleaned at the edge.

use super::error::{Error, Msg, Result};

/// The longest note, in characters.
pub const NOTE_MAX: usize = 280;
/// The longest name of a person, table or thing, in characters.
pub const NAME_MAX: usize = 60;

/// A note to the kitchen: at most [`NOTE_MAX`] characters, one paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// Reads a note; control and bidirectional characters are dropped.
    ///
    /// # Errors
    /// `Invalid` on the field `note` if it is longer than [`NOTE_MAX`] characters;
    /// `Malformed` if a part was no text.
    pub fn parse(raw: &str) -> Result<Self> {
        readable(raw)?;
        let text = clean(raw);
        let count = text.chars().count();
        if count > NOTE_MAX {
            return Err(Error::field(
                "note",
                Msg::new("error-note-long").number("max", NOTE_MAX as i64),
            ));
        }
        Ok(Note(text))
    }
    /// The text, possibly empty.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name: 1 to [`NAME_MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Reads a name; surrounding space and control characters are dropped.
    ///
    /// # Errors
    /// `Invalid` on the field `name` if nothing is left, or more than [`NAME_MAX`] characters;
    /// `Malformed` if a part was no text.
    pub fn parse(raw: &str) -> Result<Self> {
        readable(raw)?;
        let text = clean(raw);
        if text.is_empty() {
            return Err(Error::field("name", Msg::new("error-name-empty")));
        }
        // What is dropped counts as well: so many are taken at most, as fields and the API say.
        if raw.chars().count() > NAME_MAX {
            return Err(Error::field(
                "name",
                Msg::new("error-name-long").number("max", NAME_MAX as i64),
            ));
        }
        Ok(Name(text))
    }
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// That everything was text: where bytes are no UTF-8, a form's reader puts U+FFFD.
fn readable(raw: &str) -> Result<()> {
    if raw.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Error::Malformed(Msg::new("error-malformed")));
    }
    Ok(())
}

/// One paragraph without control characters (Unicode Cc) and without the
/// characters that change the direction of what follows (UAX #9 explicit
/// formatting, which can make a note read as something else on a ticket).
fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len().min(4096));
    for c in raw.chars() {
        let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
        let bidi =
            matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let gap = c == ' ' && (out.is_empty() || out.ends_with(' '));
        if !c.is_control() && !bidi && !gap {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_one_clean_paragraph() {
        let note = Note::parse("  no\u{202E} salt\r\n\tplease\u{7} ").unwrap();
        assert_eq!(note.as_str(), "no salt please");
    }

    #[test]
    fn long_notes_and_empty_names_are_refused() {
        assert!(Note::parse(&"é".repeat(280)).is_ok());
        assert!(Note::parse(&"é".repeat(281)).is_err());
        assert!(Name::parse(" \u{200E} ").is_err());
        assert!(Name::parse(&"é".repeat(60)).is_ok());
        assert!(Name::parse(&format!("{}\u{7}", "é".repeat(60))).is_err());
    }
}
