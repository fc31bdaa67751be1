//! A message between visitor and office.

use async_graphql::{Enum, SimpleObject};
use chrono::{DateTime, Utc};
use domain::Party;

/// Which side wrote.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Party")]
pub enum MessageAuthor {
    /// The visitor.
    Visitor,
    /// The office.
    Office,
}

/// A message between visitor and office.
#[derive(SimpleObject)]
pub struct Message {
    /// Its place among those of the visit, from 1.
    number: u8,
    by: MessageAuthor,
    /// To staff: who of the office.
    author: Option<String>,
    /// Text, as it was written; at most 500 characters.
    text: String,
    at: DateTime<Utc>,
}

impl Message {
    /// As `staff` of the office reads it, or as the visitor does: to whom the office has no names.
    pub fn new(message: app::Message, staff: bool) -> Self {
        let app::Message { number, by, author, text, at } = message;
        Self { number, by: by.into(), author: author.filter(|_| staff), text, at }
    }
}
