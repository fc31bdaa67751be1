//! What visitor and office write to each other before they talk, and what staff notes for itself.

/// At most this many characters in a message.
pub const TEXT_MAX: usize = 500;
/// At most this many messages in a visit, of both sides together.
pub const MESSAGES_MAX: u8 = 50;
/// At most this many messages of a visitor in [`PACE`].
pub const AT_A_PACE: usize = 8;
/// How long a visitor's messages are counted against [`AT_A_PACE`].
pub const PACE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);
/// At most this many characters in the notes of a visit.
pub const NOTES_MAX: usize = 1_000;

/// The notes with one more under them, by whom.
#[must_use]
pub fn noted(notes: Option<&str>, by: &str, note: &str) -> String {
    match notes {
        Some(notes) => format!("{notes}\n{by}: {note}"),
        None => format!("{by}: {note}"),
    }
}
