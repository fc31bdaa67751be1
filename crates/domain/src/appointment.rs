//! An appointment: a time at a door, kept for one person.
//!
//! ```text
//!            book
//!             |
//!  change -> BOOKED <---- book again ---- CANCELLED (by the visitor)
//!             |  |  \
//!             |  |   cancel -----------> CANCELLED (by the visitor | by the office)
//!             |  |
//!             |  arrive ---------------> ARRIVED: a visit in the queue, in the place of the appointment's time
//!             |
//!             miss --------------------> MISSED
//! ```
//!
//! As with a visit the state is private, and every transition consumes the appointment or leaves it as it is. Each
//! one that calendars must hear of adds one to [`Appointment::sequence`] (RFC 5546, 2.1.4).

mod slots;
pub mod words;

use chrono::TimeDelta;

pub use slots::{Slot, SlotDay, Slots};

use crate::{AppointmentId, Instant, OfficeId, Party, VisitId};

/// From how long before the start of the appointment its visitor may enter the lobby.
pub const EARLY: TimeDelta = TimeDelta::minutes(15);
/// Until how long after its end. Whoever comes later finds the next person in their place.
pub const LATE: TimeDelta = TimeDelta::minutes(15);
/// How many coming appointments one address of electronic mail may have at one door.
pub const PER_PERSON: u64 = 2;

/// Where an appointment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentState {
    /// It will take place.
    Booked,
    /// Its visitor has come.
    Arrived {
        /// In the queue.
        visit: VisitId,
    },
    /// It will not take place.
    Cancelled {
        /// Who said so.
        by: Party,
    },
    /// Nobody came.
    Missed,
}

/// Why a transition was not taken. The appointment is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It was cancelled.
    #[error("the appointment was cancelled")]
    Cancelled,
    /// Its visitor is there, or was.
    #[error("the visitor has arrived")]
    Arrived,
    /// Its time has passed.
    #[error("the time of the appointment has passed")]
    Over,
    /// Its time has not come.
    #[error("it is too early")]
    TooEarly,
}

/// A time at a door, kept for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Key.
    pub id: AppointmentId,
    /// Whose door.
    pub office_id: OfficeId,
    slot: Slot,
    state: AppointmentState,
    sequence: u32,
}

impl Appointment {
    /// A booking.
    #[must_use]
    pub const fn book(id: AppointmentId, office_id: OfficeId, slot: Slot) -> Self {
        Self { id, office_id, slot, state: AppointmentState::Booked, sequence: 0 }
    }

    /// An appointment as it was stored.
    #[must_use]
    pub const fn restore(
        id: AppointmentId,
        office_id: OfficeId,
        slot: Slot,
        state: AppointmentState,
        sequence: u32,
    ) -> Self {
        Self { id, office_id, slot, state, sequence }
    }

    /// When.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> AppointmentState {
        self.state
    }

    /// How often it was changed since it was booked, as calendars count.
    #[must_use]
    pub const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// Whether it keeps its place in the slot from others.
    #[must_use]
    pub const fn holds_slot(&self) -> bool {
        matches!(self.state, AppointmentState::Booked | AppointmentState::Arrived { .. })
    }

    /// Whether this party has cancelled it.
    #[must_use]
    pub fn is_cancelled_by(&self, party: Party) -> bool {
        self.state == AppointmentState::Cancelled { by: party }
    }

    /// From when on its visitor may enter the lobby.
    #[must_use]
    pub fn opens_at(&self) -> Instant {
        self.slot.start - EARLY
    }

    /// From when on its visitor may no longer.
    #[must_use]
    pub fn closes_at(&self) -> Instant {
        self.slot.end + LATE
    }

    /// To another time. The present one must not have begun.
    pub fn change(self, to: Slot, now: Instant) -> Result<Self, Unfit> {
        self.must_be_booked()?;
        self.must_be_coming(now)?;
        Ok(Self { slot: to, sequence: self.sequence + 1, ..self })
    }

    /// It will not take place.
    pub fn cancel(self, by: Party, now: Instant) -> Result<Self, Unfit> {
        self.must_be_booked()?;
        if self.closes_at() <= now {
            return Err(Unfit::Over);
        }
        let state = AppointmentState::Cancelled { by };
        Ok(Self { state, sequence: self.sequence + 1, ..self })
    }

    /// It will, after all: what the office has cancelled stays so.
    pub fn book_again(self, now: Instant) -> Result<Self, Unfit> {
        match self.state {
            AppointmentState::Cancelled { by: Party::Visitor } => {
                self.must_be_coming(now)?;
                let (state, sequence) = (AppointmentState::Booked, self.sequence + 1);
                Ok(Self { state, sequence, ..self })
            }
            AppointmentState::Cancelled { by: Party::Office } => Err(Unfit::Cancelled),
            AppointmentState::Booked | AppointmentState::Arrived { .. } => Err(Unfit::Arrived),
            AppointmentState::Missed => Err(Unfit::Over),
        }
    }

    /// The visitor is there: `visit` waits. Who has arrived may arrive anew, where the visit before is over and was
    /// not received; that is for the caller to know.
    pub fn arrive(self, visit: VisitId, now: Instant) -> Result<Self, Unfit> {
        if !matches!(self.state, AppointmentState::Arrived { .. }) {
            self.must_be_booked()?;
        }
        if now < self.opens_at() {
            return Err(Unfit::TooEarly);
        }
        if now >= self.closes_at() {
            return Err(Unfit::Over);
        }
        Ok(Self { state: AppointmentState::Arrived { visit }, ..self })
    }

    /// Nobody came. The office may say so once the appointment has begun; by itself it is so from
    /// [`Appointment::closes_at`] on.
    pub fn miss(self, now: Instant) -> Result<Self, Unfit> {
        self.must_be_booked()?;
        if now < self.slot.start {
            return Err(Unfit::TooEarly);
        }
        Ok(Self { state: AppointmentState::Missed, ..self })
    }

    const fn must_be_booked(&self) -> Result<(), Unfit> {
        match self.state {
            AppointmentState::Booked => Ok(()),
            AppointmentState::Arrived { .. } => Err(Unfit::Arrived),
            AppointmentState::Cancelled { .. } => Err(Unfit::Cancelled),
            AppointmentState::Missed => Err(Unfit::Over),
        }
    }

    fn must_be_coming(&self, now: Instant) -> Result<(), Unfit> {
        if self.slot.start <= now { Err(Unfit::Over) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
