//! Booking.

use access::Ctx;
use chrono::TimeDelta;
use domain::{
    Appointment, AppointmentId, Instant, OfficeId,
    appointment::{PER_PERSON, Slot},
};
use store::{AppointmentRecord, Booked, Key, StoreError, TenantTx};

use super::{offered, tell::News};
use crate::{App, DoorView, Invalid, Problem, Result, Secret, input, moves::retrying};

/// At most this many characters in a telephone number: enough for an extension.
pub const PHONE_MAX: usize = 40;

/// Of an appointment that is booked so shortly before it nobody is reminded: the confirmation is of yesterday.
const NO_REMINDER_WITHIN: TimeDelta = TimeDelta::hours(36);

/// A booking as it comes in.
#[derive(Debug, Clone)]
pub struct Booking {
    /// At whose door.
    pub office: OfficeId,
    /// When: the start of a slot that is free.
    pub starts_at: Instant,
    /// Who comes.
    pub name: String,
    /// Where they are written to.
    pub email: String,
    /// May be left out.
    pub phone: Option<String>,
    /// May be left out.
    pub reason: Option<String>,
    /// A retry with the same key never makes a second appointment.
    pub key: Key,
}

/// What became of it.
#[derive(Debug)]
pub enum BookOutcome {
    /// It is booked; the secret is the token of its link.
    Booked(Box<AppointmentRecord>, Secret),
    /// The time is not, or no longer, to be had.
    SlotGone,
    /// This address has as many coming appointments at this door as it may.
    TooMany,
    /// The key was used for something else.
    KeyReused,
    /// What was written cannot be taken: every field that is wrong.
    Invalid(Vec<Invalid>),
    /// There is no such door here, or one cannot book at it.
    NotOffered,
}

impl App {
    /// Books an appointment. Everybody may.
    pub async fn book(&self, ctx: &Ctx, booking: &Booking) -> Result<BookOutcome> {
        let booked = match written(booking) {
            Ok(booked) => booked,
            Err(invalid) => return Ok(BookOutcome::Invalid(invalid)),
        };
        let board = self.board(ctx).await?;
        let Some(door) = board.door(booking.office) else { return Ok(BookOutcome::NotOffered) };
        if door.office.reception.appointments.is_none() {
            return Ok(BookOutcome::NotOffered);
        }
        let outcome = retrying(|| self.try_book(ctx, booking, &booked, door)).await?;
        if let BookOutcome::Booked(..) = &outcome {
            self.hub().appointments_changed(ctx.tenant, booking.office);
        }
        Ok(outcome)
    }

    async fn try_book(
        &self,
        ctx: &Ctx,
        booking: &Booking,
        booked: &Booked,
        door: &DoorView,
    ) -> std::result::Result<BookOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        // Whoever books at this door is alone until the transaction ends: the last place is taken once.
        tx.hold_queue(booking.office).await?;
        if let Some(known) = tx.lookup_booked(&booking.key).await? {
            let appointment = &known.appointment;
            let same = appointment.office_id == booking.office
                && appointment.slot().start == booking.starts_at
                && known.booked == *booked;
            let token = self.appointment_token(ctx, appointment.id);
            return Ok(if same {
                BookOutcome::Booked(Box::new(known), token)
            } else {
                BookOutcome::KeyReused
            });
        }
        let Some(slot) = free_at(&tx, ctx, door, booking.starts_at, None).await? else {
            return Ok(BookOutcome::SlotGone);
        };
        let email = booked.email.as_deref().unwrap_or_default();
        if tx.count_coming(booking.office, email).await? >= PER_PERSON {
            return Ok(BookOutcome::TooMany);
        }
        let id = AppointmentId::new(ctx.now, self.entropy());
        let token = self.appointment_token(ctx, id);
        let record = AppointmentRecord {
            appointment: Appointment::book(id, booking.office, slot),
            booked: booked.clone(),
            message: None,
            lang: ctx.lang,
            token: token.hash(),
            booked_at: ctx.now,
            changed_at: ctx.now,
            reminded_at: known(slot, ctx.now),
            revision: 1,
        };
        tx.add_appointment(&record, &booking.key).await?;
        self.tell(&tx, ctx, &record, News::Booked).await?;
        tx.commit().await?;
        Ok(BookOutcome::Booked(Box::new(record), token))
    }
}

/// The slot that begins at `start`, if it is offered at this moment and somebody more has a place in it; the
/// appointment that is to be moved there does not count. The caller holds the queue.
pub(super) async fn free_at(
    tx: &TenantTx,
    ctx: &Ctx,
    door: &DoorView,
    start: Instant,
    moving: Option<AppointmentId>,
) -> std::result::Result<Option<Slot>, StoreError> {
    let office = tx.lookup_office(door.office.id).await?.ok_or(StoreError::Absent("office"))?;
    let Some(rules) = office.reception.appointments else { return Ok(None) };
    let Some(slot) = offered(door, &office, ctx).and_then(|slots| slots.at(start)) else { return Ok(None) };
    let taken = tx.list_taken_slots(office.id, slot.start, slot.end).await?;
    let others = taken.iter().filter(|(id, _)| Some(*id) != moving).count();
    Ok((others < usize::from(rules.at_once)).then_some(slot))
}

/// Whoever hears of an appointment so shortly before it is not reminded of it the day before.
pub(super) fn known(slot: Slot, now: Instant) -> Option<Instant> {
    (slot.start - now < NO_REMINDER_WITHIN).then_some(now)
}

/// What was written, cleaned, or everything that is wrong with it.
fn written(booking: &Booking) -> std::result::Result<Booked, Vec<Invalid>> {
    let mut wrong = vec![];
    let mut taken = |field: std::result::Result<Option<String>, Invalid>| {
        field.unwrap_or_else(|invalid| {
            wrong.push(invalid);
            None
        })
    };
    let email = input::email("email", Some(&booking.email)).and_then(|email| match email {
        None => Err(Invalid { field: "email", problem: Problem::Empty }),
        email => Ok(email),
    });
    let booked = Booked {
        name: taken(input::required("name", &booking.name, input::NAME_MAX).map(Some)),
        email: taken(email),
        phone: taken(input::line("phone", booking.phone.as_deref(), PHONE_MAX)),
        reason: taken(input::lines("reason", booking.reason.as_deref(), input::REASON_MAX)),
    };
    if wrong.is_empty() { Ok(booked) } else { Err(wrong) }
}
