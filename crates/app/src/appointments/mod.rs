//! Appointments: what is free, booking, changing, coming.
//!
//! An appointment belongs to whoever has its link: the token in it is derived from the installation's key, so that
//! every letter can carry it, and the database keeps its hash alone.

mod arrive;
mod book;
mod follow;
mod free;
mod own;
mod pass;
mod staff;
mod tell;

use access::Ctx;
use domain::{
    AppointmentId, Office,
    appointment::{Slots, Unfit},
    hours::OpeningHours,
};
use store::AppointmentRecord;

use crate::{App, DoorView, Invalid, Secret};

pub use arrive::ArriveOutcome;
pub use book::{BookOutcome, Booking, PHONE_MAX};
pub use follow::Appointments;
pub use free::FreeDays;

/// What became of a change of an appointment.
#[derive(Debug)]
pub enum AppointmentOutcome {
    /// This is the appointment now.
    Changed(Box<AppointmentRecord>),
    /// The time is not, or no longer, to be had.
    SlotGone,
    /// A rule of the appointment.
    Refused(Unfit),
    /// Something that was written cannot be taken.
    Invalid(Invalid),
    /// There is no such appointment here.
    NotFound,
}

impl App {
    /// The token of an appointment's link.
    #[must_use]
    pub fn appointment_token(&self, ctx: &Ctx, id: AppointmentId) -> Secret {
        self.derived(&[b"appointment", ctx.tenant.uuid().as_bytes(), id.uuid().as_bytes()])
    }
}

/// What can be booked at a door now. `None` where it takes no appointments, or nobody receives there.
fn offered<'a>(door: &'a DoorView, office: &Office, ctx: &Ctx) -> Option<Slots<'a>> {
    let hours: &OpeningHours = door.hours.as_ref()?;
    let rules = office.reception.appointments?;
    let receives = door.attended && office.archived_at.is_none() && office.hours == door.office.hours;
    if receives { Slots::new(hours, rules, &office.sign, ctx.now) } else { None }
}
