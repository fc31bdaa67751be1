//! Appointments.

use app::{AppointmentRecord, FreeDays};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{AppointmentState as State, Party, appointment};

use super::{Office, queue::office};
use crate::scalar::Date;

/// A time that can be booked.
#[derive(SimpleObject)]
pub struct Slot {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

/// The free times of one day.
#[derive(SimpleObject)]
pub struct SlotDay {
    date: Date,
    /// In order, at least one.
    slots: Vec<Slot>,
}

/// When a door can be booked.
#[derive(SimpleObject)]
pub struct FreeSlots {
    /// In order, those alone on which anything is free.
    days: Vec<SlotDay>,
    /// From which day on there is more.
    next: Option<Date>,
}

impl From<FreeDays> for FreeSlots {
    fn from(free: FreeDays) -> Self {
        let slot = |slot: appointment::Slot| Slot { starts_at: slot.start, ends_at: slot.end };
        let day = |day: appointment::SlotDay| SlotDay {
            date: Date(day.date),
            slots: day.slots.into_iter().map(slot).collect(),
        };
        Self { days: free.days.into_iter().map(day).collect(), next: free.next.map(Date) }
    }
}

/// Where an appointment stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentState {
    /// It will take place.
    Booked,
    /// Its visitor has come, and is in the queue or was.
    Arrived,
    /// The visitor has cancelled it.
    Cancelled,
    /// The office has cancelled it.
    CalledOff,
    /// Nobody came.
    Missed,
}

/// A time at a door, kept for one person. Given only to whoever has its link and to the staff of its office.
pub struct Appointment(pub AppointmentRecord);

#[Object]
impl Appointment {
    async fn id(&self) -> ID {
        ID(self.0.appointment.id.to_string())
    }

    async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        office(ctx, self.0.appointment.office_id).await
    }

    async fn starts_at(&self) -> DateTime<Utc> {
        self.0.appointment.slot().start
    }

    async fn ends_at(&self) -> DateTime<Utc> {
        self.0.appointment.slot().end
    }

    /// From when on the visitor may enter the lobby.
    async fn opens_at(&self) -> DateTime<Utc> {
        self.0.appointment.opens_at()
    }

    /// From when on the visitor may no longer.
    async fn closes_at(&self) -> DateTime<Utc> {
        self.0.appointment.closes_at()
    }

    async fn state(&self) -> AppointmentState {
        match self.0.appointment.state() {
            State::Booked => AppointmentState::Booked,
            State::Arrived { .. } => AppointmentState::Arrived,
            State::Cancelled { by: Party::Visitor } => AppointmentState::Cancelled,
            State::Cancelled { by: Party::Office } => AppointmentState::CalledOff,
            State::Missed => AppointmentState::Missed,
        }
    }

    /// Once the visitor has come: the visit in the queue.
    async fn visit_id(&self) -> Option<ID> {
        match self.0.appointment.state() {
            State::Arrived { visit } => Some(ID(visit.to_string())),
            _ => None,
        }
    }

    /// What the visitor wrote, until retention erases it.
    async fn name(&self) -> Option<&str> {
        self.0.booked.name.as_deref()
    }

    /// What the visitor wrote, until retention erases it.
    async fn email(&self) -> Option<&str> {
        self.0.booked.email.as_deref()
    }

    /// What the visitor wrote, until retention erases it.
    async fn phone(&self) -> Option<&str> {
        self.0.booked.phone.as_deref()
    }

    /// What the visitor wrote, until retention erases it.
    async fn reason(&self) -> Option<&str> {
        self.0.booked.reason.as_deref()
    }

    /// What the office wrote when it cancelled.
    async fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    async fn booked_at(&self) -> DateTime<Utc> {
        self.0.booked_at
    }
}
