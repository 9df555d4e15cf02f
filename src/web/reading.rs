//! How a guest reads: the size of the text on their pages, kept in a cookie.

/// How large a guest's pages are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser has it.
    #[default]
    Plain,
    /// Larger by a fifth.
    Large,
    /// Larger by two fifths.
    Largest,
}

impl TextSize {
    /// Every size, in order.
    pub const ALL: [TextSize; 3] = [TextSize::Plain, TextSize::Large, TextSize::Largest];

    /// Its word in forms, in the cookie, and as the class of the page.
    pub fn word(self) -> &'static str {
        match self {
            TextSize::Plain => "text-1",
            TextSize::Large => "text-2",
            TextSize::Largest => "text-3",
        }
    }
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            TextSize::Plain => "reading-plain",
            TextSize::Large => "reading-large",
            TextSize::Largest => "reading-largest",
        }
    }
    /// The size of a word.
    pub fn parse(word: &str) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|s| s.word() == word)
    }
}
