//! Instants as people read them: Europe/Rome, 24 hours.

use chrono::SecondsFormat;
use chrono_tz::Europe::Rome;
use domain::Instant;

/// An instant for a `<time>` element.
#[derive(Debug, Clone)]
pub struct Moment {
    /// RFC 3339, UTC.
    pub machine: String,
    /// `10:32`.
    pub time: String,
}

impl Moment {
    pub fn new(at: Instant) -> Self {
        Self {
            machine: at.to_rfc3339_opts(SecondsFormat::Secs, true),
            time: at.with_timezone(&Rome).format("%H:%M").to_string(),
        }
    }
}
