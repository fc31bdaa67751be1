//! When a door can be booked.

use chrono::{Days, NaiveDate, TimeDelta};

use crate::{
    Instant,
    figures::rome_day,
    hours::{AgendaStretch, HoursKind, OpeningHours},
    office::DoorSign,
    reception::AppointmentRules,
};

/// A time for an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// When it begins.
    pub start: Instant,
    /// When the next may begin.
    pub end: Instant,
}

impl Slot {
    /// Whether there is an instant in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The slots that begin on one day on the wall in Italy, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotDay {
    /// Which day.
    pub date: NaiveDate,
    /// Never empty.
    pub slots: Vec<Slot>,
}

/// What can be booked at a door at one moment, whoever has booked before.
///
/// Slots begin with the stretches of the hours that are by appointment; where the hours have none within a year, of
/// those in which the door is open. What is left of a stretch that is shorter than a slot is not offered. Holidays,
/// exceptions and the nights on which the clock changes are those of the [agenda](OpeningHours::agenda).
#[derive(Debug, Clone)]
pub struct Slots<'a> {
    hours: &'a OpeningHours,
    kind: HoursKind,
    length: TimeDelta,
    /// None begins before.
    earliest: Instant,
    /// None begins after this day.
    last: NaiveDate,
    /// Some time on the day after it.
    latest: Instant,
}

impl<'a> Slots<'a> {
    /// `None` where nobody knows when the door receives again: a sign without an end says that it is closed.
    #[must_use]
    pub fn new(
        hours: &'a OpeningHours,
        rules: AppointmentRules,
        sign: &DoorSign,
        now: Instant,
    ) -> Option<Self> {
        let noticed = now + TimeDelta::hours(rules.notice_h.into());
        let earliest = match sign.at(now) {
            DoorSign::Closed { until: None, .. } => return None,
            DoorSign::Closed { until: Some(until), .. } => noticed.max(*until),
            DoorSign::None | DoorSign::Paused { .. } => noticed,
        };
        let by_appointment = hours.receives_by_appointment(now);
        Some(Self {
            hours,
            kind: if by_appointment { HoursKind::ByAppointment } else { HoursKind::Open },
            length: TimeDelta::minutes(i64::from(rules.slot_min.max(1))),
            earliest,
            last: rome_day(now).checked_add_days(Days::new(rules.horizon_days.into()))?,
            // A day more than the last one can last: that on which the clock goes back has 25 hours.
            latest: now + TimeDelta::days(i64::from(rules.horizon_days) + 2),
        })
    }

    /// The first day that can have one.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        rome_day(self.earliest)
    }

    /// The last day that can have one.
    #[must_use]
    pub const fn last_day(&self) -> NaiveDate {
        self.last
    }

    /// The days from `from` on that have slots, of the next `days`.
    #[must_use]
    pub fn days(&self, from: NaiveDate, days: u16) -> Vec<SlotDay> {
        let mut told: Vec<SlotDay> = vec![];
        for slot in self.starting(from, days) {
            let date = rome_day(slot.start);
            match told.last_mut() {
                Some(day) if day.date == date => day.slots.push(slot),
                _ => told.push(SlotDay { date, slots: vec![slot] }),
            }
        }
        told
    }

    /// The slot that begins at `start`, if there is one.
    #[must_use]
    pub fn at(&self, start: Instant) -> Option<Slot> {
        // Whoever asks may name any instant, even one that no clock in Italy can show.
        if start < self.earliest || start > self.latest {
            return None;
        }
        self.starting(rome_day(start), 1).into_iter().find(|slot| slot.start == start)
    }

    /// The slots that begin on these days, in order.
    fn starting(&self, from: NaiveDate, days: u16) -> Vec<Slot> {
        let end = from.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        let dates = from..end.min(self.last.succ_opt().unwrap_or(NaiveDate::MAX));
        // A stretch that goes on after midnight is told on the day before.
        let agenda = self.hours.agenda(from.pred_opt().unwrap_or(from), days.saturating_add(1));
        let stretches = agenda.iter().flat_map(|day| &day.stretches);
        let offered = stretches.filter(|stretch| stretch.kind == self.kind);
        offered
            .flat_map(|stretch| self.within(stretch))
            .filter(|slot| slot.start >= self.earliest && dates.contains(&rome_day(slot.start)))
            .collect()
    }

    fn within<'d>(&self, stretch: &'d AgendaStretch) -> impl Iterator<Item = Slot> + use<'d> {
        let length = self.length;
        std::iter::successors(Some(stretch.start), move |start| Some(*start + length))
            .map(move |start| Slot { start, end: start + length })
            .take_while(|slot| slot.end <= stretch.end)
    }
}

#[cfg(test)]
mod tests;
