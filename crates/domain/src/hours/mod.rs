//! Reception hours: recurring rules and dated exceptions, in OpenStreetMap's `opening_hours` syntax.
//!
//! The syntax is parsed and evaluated by the crate `opening-hours`; this module adds what a comune needs around
//! it: Italian holidays with the patron saint, Europe/Rome on the nights when the clock changes, limits for
//! hostile input, the rules in words that a citizen understands, day by day ([`AgendaDay`]), and in the form of
//! the editor's grid ([`plan`]), with warnings of what is probably not meant. `tests/oracles` compares all that
//! with implementations that we did not write.

mod agenda;
mod calendar;
mod error;
mod holiday;
pub mod plan;
mod timeline;
mod wall;
mod warning;
mod words;

use std::{fmt, sync::Arc};

pub use agenda::{AgendaDay, AgendaStretch, MAX_AGENDA_DAYS};
pub use calendar::Calendar;
pub use error::{HoursError, HoursProblem, MAX_CHARS};
pub use holiday::Holiday;
pub use wall::{InvalidTime, WallTime};
pub use warning::HoursWarning;

use crate::{Instant, Lang};

/// What the hours alone say of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HoursKind {
    /// Whoever comes is received.
    Open,
    /// `unknown` in the syntax: whoever has an appointment is received.
    ByAppointment,
    /// Nobody is received.
    Closed,
}

/// The hours at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursState {
    /// What they say.
    pub kind: HoursKind,
    /// What the rule adds in quotes, such as "su appuntamento".
    pub comment: Option<String>,
    /// When `kind` changes next, if that is within a year.
    pub until: Option<Instant>,
}

/// Reception hours, parsed. Cheap to clone.
#[derive(Clone)]
pub struct OpeningHours {
    syntax: Arc<str>,
    rules: opening_hours::OpeningHours,
}

/// The holidays of a century would hide what one is looking for.
impl fmt::Debug for OpeningHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OpeningHours").field(&self.syntax).finish()
    }
}

impl OpeningHours {
    /// Reads the syntax. A comment alone does not change what a rule says: `Tu 15:00-17:00 "su appuntamento"` is
    /// open, `Tu 15:00-17:00 unknown "su appuntamento"` is by appointment.
    ///
    /// # Errors
    ///
    /// Beside what is not in the grammar, refuses what could not be told truthfully: school holidays (there is
    /// no national calendar of them), sunrise and sunset (an office has no coordinates), days that do not
    /// exist, and what the evaluator takes otherwise than it is meant ([`HoursProblem::Unsupported`]).
    pub fn parse(syntax: &str, calendar: &Calendar) -> Result<Self, HoursError> {
        let rules = error::parse(syntax)?;
        Ok(Self { syntax: syntax.into(), rules: rules.with_context(calendar.context()) })
    }

    /// As it was written.
    #[must_use]
    pub fn syntax(&self) -> &str {
        &self.syntax
    }

    /// What the hours say at `now`.
    #[must_use]
    pub fn at(&self, now: Instant) -> HoursState {
        let mut stretches = timeline::stretches(&self.rules, now);
        let Some(first) = stretches.next() else {
            return HoursState { kind: HoursKind::Closed, comment: None, until: None };
        };
        let until = stretches.find(|stretch| stretch.kind != first.kind).map(|next| next.start);
        let comment = (!first.comment.is_empty()).then(|| first.comment.to_string());
        HoursState { kind: first.kind, comment, until }
    }

    /// When they next become [`HoursKind::Open`], if that is within a year. During an open stretch: the one
    /// after it.
    #[must_use]
    pub fn next_opening(&self, now: Instant) -> Option<Instant> {
        timeline::stretches(&self.rules, now)
            .skip_while(|stretch| stretch.kind == HoursKind::Open)
            .find(|stretch| stretch.kind == HoursKind::Open)
            .map(|stretch| stretch.start)
    }

    /// Whether nobody is received without an appointment for a year, and somebody with one is.
    #[must_use]
    pub fn is_by_appointment_only(&self, now: Instant) -> bool {
        let mut kinds = timeline::stretches(&self.rules, now).map(|stretch| stretch.kind);
        let mut any = false;
        kinds.all(|kind| {
            any |= kind == HoursKind::ByAppointment;
            kind != HoursKind::Open
        }) && any
    }

    /// Whether somebody with an appointment is received at some time of the coming year.
    #[must_use]
    pub fn receives_by_appointment(&self, now: Instant) -> bool {
        timeline::stretches(&self.rules, now).any(|stretch| stretch.kind == HoursKind::ByAppointment)
    }

    /// The holidays that `PH` means here.
    fn calendar(&self) -> Calendar {
        Calendar::of(self.rules.get_context().holidays.clone())
    }

    /// The rules in words, one line for each. Where a rule cannot be said truthfully, the syntax itself.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let holidays = &self.rules.get_context().holidays;
        words::lines(&self.rules.get_expression(), holidays, lang)
            .unwrap_or_else(|| vec![self.syntax.to_string()])
    }
}

#[cfg(test)]
mod tests;
