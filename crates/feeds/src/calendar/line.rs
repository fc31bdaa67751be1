//! Content lines (RFC 5545, 3.1): folded, escaped, ended as the format wants it.

/// The longest line, in octets, without its end.
const LINE_MAX: usize = 75;

/// A calendar as it grows.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value is taken as it is.
    pub fn push(&mut self, name: &str, value: &str) {
        let mut room = LINE_MAX;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if character.len_utf8() > room {
                // The space that marks the continuation counts.
                self.0.push_str("\r\n ");
                room = LINE_MAX - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value people wrote.
    pub fn push_text(&mut self, name: &str, text: &str) {
        self.push(name, &escape(text));
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

/// A TEXT value (RFC 5545, 3.3.11). Control characters have no place in it, and no other way to be written.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push('\t'),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{LINE_MAX, Lines};

    fn written(name: &str, text: &str) -> String {
        let mut lines = Lines::default();
        lines.push_text(name, text);
        lines.into_text()
    }

    #[test]
    fn what_is_special_is_escaped_and_what_controls_is_left_out() {
        assert_eq!(written("X", "a;b,c\\d\r\ne\nf\u{0}\r\u{7f}"), "X:a\\;b\\,c\\\\d\\ne\\nf\r\n");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let text = "città🚪".repeat(60);
        let folded = written("SUMMARY", &text);
        for line in folded.split_terminator("\r\n") {
            assert!(line.len() <= LINE_MAX, "{} octets: {line}", line.len());
        }
        assert!(
            folded
                .split_terminator("\r\n")
                .all(|line| line.len() > LINE_MAX - 4 || folded.ends_with(&format!("{line}\r\n")))
        );
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }

    #[test]
    fn a_line_of_exactly_the_limit_is_whole() {
        assert_eq!(written("X", &"a".repeat(LINE_MAX - 2)).matches("\r\n").count(), 1);
        assert_eq!(written("X", &"a".repeat(LINE_MAX - 1)).matches("\r\n").count(), 2);
    }
}
