//! What people write: cleaned, bounded, or refused with the reason.

mod forms;

pub use forms::{
    URL_MAX, colour, email, fiscal_code, host, month_day, phone, required, secure_url, slug, slug_of, url,
};

/// At most this many characters in a name.
pub const NAME_MAX: usize = 80;
/// At most this many characters in a reason.
pub const REASON_MAX: usize = 500;
/// At most this many characters in the text of a request.
pub const REQUEST_MAX: usize = 1000;
/// At most this many characters in what the office writes.
pub const MESSAGE_MAX: usize = 300;

/// A field that cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invalid {
    /// Its name in the API.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// More than this many characters.
    TooLong(usize),
    /// Characters that are not text.
    ControlCharacters,
    /// An instant that has passed.
    InThePast,
    /// Nothing, where something is needed.
    Empty,
    /// Not an address of the web.
    NotAUrl,
    /// Not an address of electronic mail.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a fiscal code: one character is wrong, or missing.
    NotAFiscalCode,
    /// Not lower-case letters, digits and hyphens, at most 63 (RFC 1123, 2.1).
    NotASlug,
    /// Not the name of a host.
    NotAHost,
    /// A day that no year has.
    NotADate,
    /// Not a colour of the form `#rrggbb`.
    NotAColour,
    /// A colour that cannot be read on white.
    LowContrast,
    /// Beyond what is possible.
    OutOfRange,
    /// A language twice, or none.
    Languages,
    /// Not a picture of a kind that is taken.
    NotAPicture,
    /// The platform has no relay for calls.
    NoRelay,
}

/// One line of text. Empty is none.
pub fn line(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>, Invalid> {
    // A pasted line break means a space here, and is not worth an error.
    clean(field, &text.unwrap_or_default().replace(['\r', '\n', '\t'], " "), max)
}

/// Text of several lines. Empty is none.
pub fn lines(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>, Invalid> {
    clean(field, &text.unwrap_or_default().replace("\r\n", "\n").replace('\t', " "), max)
}

fn clean(field: &'static str, text: &str, max: usize) -> Result<Option<String>, Invalid> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(Invalid { field, problem: Problem::TooLong(max) });
    }
    if text.chars().any(|c| c.is_control() && c != '\n') || text.chars().any(overrides_direction) {
        return Err(Invalid { field, problem: Problem::ControlCharacters });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Marks that turn the text around them, so that it reads as something else (Unicode TR 36, 2.4).
const fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Problem, line, lines};

    #[test]
    fn text_is_trimmed_bounded_and_free_of_control_characters() {
        let control = Err(Invalid { field: "name", problem: Problem::ControlCharacters });
        for (text, result) in [
            ("", Ok(None)),
            ("   ", Ok(None)),
            (" Maria  ", Ok(Some("Maria".to_owned()))),
            ("Ma\nria", Ok(Some("Ma ria".to_owned()))),
            ("<b>Maria</b>", Ok(Some("<b>Maria</b>".to_owned()))),
            ("مريم", Ok(Some("مريم".to_owned()))),
            ("Ma\0ria", control.clone()),
            ("Ma\u{1b}[31mria", control.clone()),
            ("Ma\u{202E}air", control),
        ] {
            assert_eq!(line("name", Some(text), 80), result, "{text:?}");
        }
        let long = "è".repeat(81);
        assert_eq!(
            line("name", Some(&long), 80),
            Err(Invalid { field: "name", problem: Problem::TooLong(80) })
        );
        assert_eq!(line("name", Some(&long[..160]), 80).unwrap().unwrap().chars().count(), 80);
        assert_eq!(lines("reason", Some("a\r\nb"), 9), Ok(Some("a\nb".to_owned())));
    }
}
