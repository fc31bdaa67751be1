//! The figures of an office on a day: how many knocked, how many were received, how long it took. Never a person.
//!
//! They are counted from the log of transitions, one fact at a time, so that replaying the log gives the same
//! figures. Everything about a visit belongs to the day on which it happened, at the office at which it happened: a
//! transferred visitor knocked at one door and was received at another.

use chrono::NaiveDate;

use crate::{Instant, Outcome, VisitEventKind};

/// The calendar day of Europe/Rome.
#[must_use]
pub fn rome_day(at: Instant) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Rome).date_naive()
}

/// One transition, as the figures need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What happened.
    pub kind: VisitEventKind,
    /// With an end: how.
    pub outcome: Option<Outcome>,
    /// When.
    pub at: Instant,
    /// [`Visit::waits_since`](crate::Visit::waits_since).
    pub waits_since: Instant,
    /// When the visitor first entered a room.
    pub received_at: Option<Instant>,
}

/// Figures of one office on one day. Sums are in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayFigures {
    /// Of Europe/Rome.
    pub day: NaiveDate,
    /// Visits that began.
    pub knocks: u32,
    /// Visits whose visitor entered the room, each once.
    pub received: u32,
    /// From the knock to the room, over the received.
    pub wait_s_sum: i64,
    /// Visits that ended after having been received.
    pub served: u32,
    /// From the room to the end, over the served.
    pub duration_s_sum: i64,
}

impl DayFigures {
    /// A day on which nothing happened.
    #[must_use]
    pub const fn none(day: NaiveDate) -> Self {
        Self { day, knocks: 0, received: 0, wait_s_sum: 0, served: 0, duration_s_sum: 0 }
    }

    /// Counts one fact of this day.
    pub fn count(&mut self, fact: &Fact) {
        match (fact.kind, fact.received_at) {
            (VisitEventKind::Knocked, _) => self.knocks += 1,
            // Only the first time: who was put back and enters again was received before.
            (VisitEventKind::Entered, Some(received_at)) if received_at == fact.at => {
                self.received += 1;
                self.wait_s_sum += seconds(fact.waits_since, received_at);
            }
            (VisitEventKind::Ended, Some(received_at)) => {
                self.served += 1;
                self.duration_s_sum += seconds(received_at, fact.at);
            }
            _ => {}
        }
    }

    /// Mean time from the knock to the room, in seconds.
    #[must_use]
    pub fn mean_wait_s(&self) -> Option<i64> {
        self.wait_s_sum.checked_div(i64::from(self.received))
    }

    /// Mean time from the room to the end, in seconds.
    #[must_use]
    pub fn mean_duration_s(&self) -> Option<i64> {
        self.duration_s_sum.checked_div(i64::from(self.served))
    }
}

/// Whole seconds, never negative: a clock that was set back must not make a day's sum wrong.
fn seconds(from: Instant, to: Instant) -> i64 {
    (to - from).num_seconds().max(0)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{DayFigures, Fact, rome_day};
    use crate::{Instant, Outcome, VisitEventKind as Kind};

    fn at(minutes: i64) -> Instant {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn a_visit_that_was_held_is_received_once() {
        let mut day = DayFigures::none(rome_day(at(0)));
        for (kind, minute, received, outcome) in [
            (Kind::Knocked, 0, None, None),
            (Kind::Alerted, 0, None, None),
            (Kind::Called, 3, None, None),
            (Kind::Entered, 4, Some(4), None),
            (Kind::Held, 5, Some(4), None),
            (Kind::Called, 8, Some(4), None),
            (Kind::Entered, 9, Some(4), None),
            (Kind::Ended, 14, Some(4), Some(Outcome::Served)),
            (Kind::Knocked, 20, None, None),
            (Kind::Ended, 21, None, Some(Outcome::Left)),
        ] {
            let waits_since = at(if minute < 20 { 0 } else { 20 });
            day.count(&Fact { kind, outcome, at: at(minute), waits_since, received_at: received.map(at) });
        }
        assert_eq!((day.knocks, day.received, day.served), (2, 1, 1));
        assert_eq!((day.mean_wait_s(), day.mean_duration_s()), (Some(240), Some(600)));
    }

    #[test]
    fn a_day_without_receptions_has_no_means() {
        let day = DayFigures::none(rome_day(at(0)));
        assert_eq!((day.mean_wait_s(), day.mean_duration_s()), (None, None));
    }

    #[test]
    fn the_day_is_romes() {
        let before_midnight: Instant = "2026-07-01T21:59:59Z".parse().unwrap();
        assert_eq!(rome_day(before_midnight).to_string(), "2026-07-01");
        assert_eq!(rome_day(before_midnight + TimeDelta::seconds(1)).to_string(), "2026-07-02");
    }
}
