//! What a door is now: hours, sign and staff presence together.

use chrono::{NaiveTime, TimeZone};

use crate::{
    Instant, Lang, ROME,
    figures::rome_day,
    hours::{HoursKind, OpeningHours},
    office::DoorSign,
};

mod words;

/// What a door is, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoorPhase {
    /// Knocks are taken.
    Open,
    /// Knocks are taken; staff is back in a moment.
    Paused,
    /// Who has an appointment is received; a knock is not taken.
    ByAppointment,
    /// Knocks are refused.
    Closed,
}

/// What a door is at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorState {
    /// In one word.
    pub phase: DoorPhase,
    /// Until when it takes knocks, if it does and that is known.
    pub until: Option<Instant>,
    /// When it takes knocks again, if it does not and that is known.
    pub opens_at: Option<Instant>,
    /// A console of the office is open.
    pub staffed: bool,
    /// How many wait.
    pub waiting: usize,
    /// What staff wrote on the sign.
    pub message: Option<String>,
    /// When this state, or what its sentence calls "today", is over by itself.
    pub changes_at: Option<Instant>,
}

impl DoorState {
    /// The state of a door at `now`.
    #[must_use]
    pub fn compute(
        hours: &OpeningHours,
        sign: &DoorSign,
        staffed: bool,
        waiting: usize,
        now: Instant,
    ) -> Self {
        let at = hours.at(now);
        let within = match at.kind {
            HoursKind::Open => DoorPhase::Open,
            HoursKind::ByAppointment => DoorPhase::ByAppointment,
            // "Closed" alone would say nothing to whoever needs an appointment.
            HoursKind::Closed if hours.is_by_appointment_only(now) => DoorPhase::ByAppointment,
            HoursKind::Closed => DoorPhase::Closed,
        };
        let (phase, message, sign_until) = match (sign.at(now), within) {
            (DoorSign::Closed { message, until }, _) => (DoorPhase::Closed, message.clone(), *until),
            // Outside of the hours nobody comes back in a moment.
            (DoorSign::Paused { message, until }, DoorPhase::Open) => {
                (DoorPhase::Paused, message.clone(), *until)
            }
            (DoorSign::Paused { until, .. }, within) => (within, None, *until),
            (DoorSign::None, within) => (within, None, None),
        };
        let takes_knocks = matches!(phase, DoorPhase::Open | DoorPhase::Paused);
        let opens_at = if takes_knocks { None } else { opening(hours, sign.at(now), within, now) };
        let until = if takes_knocks { at.until } else { None };
        // From then on, "tomorrow" is today.
        let midnight = opens_at.or(until).and_then(|_| next_midnight(now));
        Self {
            phase,
            until,
            opens_at,
            staffed,
            waiting,
            message,
            changes_at: [at.until, sign_until, midnight].into_iter().flatten().min(),
        }
    }

    /// A door whose hours cannot be read.
    #[must_use]
    pub const fn closed(staffed: bool, waiting: usize) -> Self {
        let (until, opens_at, message, changes_at) = (None, None, None, None);
        Self { phase: DoorPhase::Closed, until, opens_at, staffed, waiting, message, changes_at }
    }

    /// Whether a knock is taken.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.phase, DoorPhase::Open | DoorPhase::Paused)
    }

    /// All of it in a sentence: "Riceve ora, fino alle 12:30".
    #[must_use]
    pub fn text(&self, now: Instant, lang: Lang) -> String {
        words::sentence(self, now, lang)
    }
}

/// When the door takes knocks again. A sign without an end stays until staff takes it down: nobody knows when.
fn opening(hours: &OpeningHours, sign: &DoorSign, within: DoorPhase, now: Instant) -> Option<Instant> {
    match sign {
        DoorSign::Closed { until: None, .. } => None,
        DoorSign::Closed { until: Some(down), .. } => match hours.at(*down).kind {
            HoursKind::Open => Some(*down),
            _ => hours.next_opening(*down),
        },
        _ if within == DoorPhase::Open => None,
        _ => hours.next_opening(now),
    }
}

fn next_midnight(now: Instant) -> Option<Instant> {
    let tomorrow = rome_day(now).succ_opt()?;
    Some(ROME.from_local_datetime(&tomorrow.and_time(NaiveTime::MIN)).earliest()?.to_utc())
}

#[cfg(test)]
mod tests;
