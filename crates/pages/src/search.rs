//! Finding a door by words. The script of the page compares in the same way, by what [`fold`] has made of the doors.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What stands between words besides white space and the punctuation of ASCII.
const QUOTES: &str = "‘’“”«»";

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// As it was typed, as far as it is taken.
    pub(crate) text: String,
    /// Only the doors that receive now.
    pub(crate) only_open: bool,
    words: Vec<String>,
}

impl Search {
    /// How many characters are taken; what follows is not read.
    pub const TEXT_MAX: usize = 100;

    /// A search for `text`, which may be anything.
    #[must_use]
    pub fn new(text: &str, only_open: bool) -> Self {
        let text: String = text.trim().chars().take(Self::TEXT_MAX).collect();
        let text = text.replace(char::is_control, " ").trim().to_owned();
        let folded = fold(&text);
        let between = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || QUOTES.contains(c);
        let words = folded.split(between).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { text, only_open, words }
    }

    /// Whether nothing is looked for in words: then there are few pages to be had.
    #[must_use]
    pub fn is_wordless(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether only the doors that receive now are looked for.
    #[must_use]
    pub fn is_only_open(&self) -> bool {
        self.only_open
    }

    /// Whether a door is looked for, by what [`fold`] has made of its words: each of ours is somewhere in them.
    pub(crate) fn finds(&self, searched: &str, open: bool) -> bool {
        (open || !self.only_open) && self.words.iter().all(|word| searched.contains(word))
    }

    /// The address of the same search among all doors, or among those that receive now.
    pub(crate) fn path(&self, only_open: bool) -> String {
        let query = match (self.text.is_empty(), only_open) {
            (true, false) => return "/".to_owned(),
            (true, true) => return "/?ora=1".to_owned(),
            (false, false) => "?",
            (false, true) => "?ora=1&",
        };
        format!("/{query}cerca={}", percent_encoded(&self.text))
    }
}

/// A text without what people leave out when they search: accents, capitals.
pub(crate) fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|c| !is_combining_mark(*c));
    bare.flat_map(char::to_lowercase).collect::<String>().replace('ß', "ss")
}

/// For a query (RFC 3986, 2.1).
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Search, fold};

    #[test]
    fn accents_and_capitals_do_not_matter_and_every_word_must_be_there() {
        let searched = fold("Assessore alle Attività produttive. Straße, carta d’identità");
        for (text, found) in [
            ("attivita", true),
            ("ATTIVITÀ", true),
            ("attivita\u{300}", true),
            ("produttive assessore", true),
            ("carta d'identità", true),
            ("strasse", true),
            ("STRASSE", true),
            ("assessore bilancio", false),
            ("", true),
            ("  ", true),
            ("!?«»", true),
            ("🏛️", false),
        ] {
            assert_eq!(Search::new(text, false).finds(&searched, false), found, "{text}");
        }
    }

    #[test]
    fn closed_doors_are_left_out_where_that_is_asked_for() {
        let search = Search::new("tributi", true);
        assert!(search.finds("tributi", true) && !search.finds("tributi", false));
        assert!(!search.finds("anagrafe", true));
    }

    #[test]
    fn whatever_is_sent_is_cut_and_shown_without_control_characters() {
        let search = Search::new(&"è".repeat(10_000), false);
        assert_eq!(search.text.chars().count(), Search::TEXT_MAX);
        assert_eq!(Search::new(" a\0\nb ", false).text, "a  b");
    }

    #[test]
    fn the_address_of_a_search_holds_it() {
        for (text, only_open, path) in [
            ("", false, "/"),
            ("", true, "/?ora=1"),
            ("a & b=è#", false, "/?cerca=a%20%26%20b%3D%C3%A8%23"),
            ("tributi", true, "/?ora=1&cerca=tributi"),
        ] {
            assert_eq!(Search::new(text, !only_open).path(only_open), path);
        }
    }
}
