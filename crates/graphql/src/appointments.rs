//! What can be done with appointments.

use app::{App, ArriveOutcome as Arriving, BookOutcome as BookedOr, Booking, Key, Secret};
use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::{DateTime, Utc};
use domain::appointment::Unfit;

use crate::{
    Caller,
    error::{coded, masked},
    objects::{Appointment, Visit},
    outcome::{AlreadyWaiting, InvalidInput},
    scalar::{id, key},
};

/// What visitors and operators do with appointments.
#[derive(Default)]
pub struct AppointmentMutation;

/// A booking.
#[derive(InputObject)]
pub struct BookInput {
    /// At whose door.
    office_id: ID,
    /// The start of a slot that is free.
    starts_at: DateTime<Utc>,
    /// At most 80 characters.
    name: String,
    /// Where the confirmation is sent.
    email: String,
    /// May be left out. At most 40 characters.
    phone: Option<String>,
    /// May be left out. At most 500 characters.
    reason: Option<String>,
    /// Made by the client, unique to this booking: a retry with the same key never makes a second appointment.
    idempotency_key: ID,
}

/// What became of a booking.
#[derive(Union)]
pub enum BookOutcome {
    /// It is booked.
    Booked(Booked),
    /// The time is not, or no longer, to be had.
    SlotGone(SlotGone),
    /// It was not taken.
    BookingRefused(BookingRefused),
    /// More bookings than are taken from one address.
    TooManyBookings(TooManyBookings),
    /// What was written cannot be taken.
    InvalidBooking(InvalidBooking),
}

/// It is booked.
#[derive(SimpleObject)]
pub struct Booked {
    appointment: Box<Appointment>,
    /// Whoever has it may change the appointment, and come: it stands in the link. Told here, and nowhere again.
    token: String,
}

/// The time is not, or no longer, to be had.
#[derive(SimpleObject)]
pub struct SlotGone {
    /// Another may be: ask for them anew.
    retry: bool,
}

/// More bookings than are taken from one address.
#[derive(SimpleObject)]
pub struct TooManyBookings {
    retry_after_s: u64,
}

/// What was written cannot be taken.
#[derive(SimpleObject)]
pub struct InvalidBooking {
    /// Every field that is wrong.
    problems: Vec<InvalidInput>,
}

/// A booking was not taken.
#[derive(SimpleObject)]
pub struct BookingRefused {
    reason: BookingRefusal,
}

/// Why a booking was not taken.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum BookingRefusal {
    /// The address has two coming appointments at this door.
    TooMany,
    /// The key was used for something else.
    KeyReused,
    /// There is no such door here, or one cannot book at it.
    NotOffered,
}

/// What became of a change of an appointment.
#[derive(Union)]
pub enum AppointmentOutcome {
    /// This is the appointment now.
    AppointmentChanged(AppointmentChanged),
    /// The time is not, or no longer, to be had: nothing has changed.
    SlotGone(SlotGone),
    /// It was not changed.
    AppointmentRefused(AppointmentRefused),
    /// Something that was written cannot be taken.
    InvalidInput(InvalidInput),
}

/// This is the appointment now.
#[derive(SimpleObject)]
pub struct AppointmentChanged {
    appointment: Box<Appointment>,
}

/// It was not changed.
#[derive(SimpleObject)]
pub struct AppointmentRefused {
    reason: AppointmentRefusal,
}

/// Why an appointment was not changed.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentRefusal {
    /// There is no such appointment here.
    NotFound,
    /// It was cancelled.
    Cancelled,
    /// Its visitor has come.
    Arrived,
    /// Its time has passed, or has begun.
    Over,
    /// Its time has not come.
    TooEarly,
    /// The door is shut by a sign, or nobody is behind it.
    DoorClosed,
    /// Another browser waits for it.
    WaitingElsewhere,
}

impl From<Unfit> for AppointmentRefusal {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Cancelled => Self::Cancelled,
            Unfit::Arrived => Self::Arrived,
            Unfit::Over => Self::Over,
            Unfit::TooEarly => Self::TooEarly,
        }
    }
}

impl From<app::AppointmentOutcome> for AppointmentOutcome {
    fn from(outcome: app::AppointmentOutcome) -> Self {
        match outcome {
            app::AppointmentOutcome::Changed(record) => {
                Self::AppointmentChanged(AppointmentChanged { appointment: Box::new(Appointment(*record)) })
            }
            app::AppointmentOutcome::SlotGone => Self::SlotGone(SlotGone { retry: true }),
            app::AppointmentOutcome::Refused(unfit) => {
                Self::AppointmentRefused(AppointmentRefused { reason: unfit.into() })
            }
            app::AppointmentOutcome::Invalid(invalid) => Self::InvalidInput(invalid.into()),
            app::AppointmentOutcome::NotFound => {
                Self::AppointmentRefused(AppointmentRefused { reason: AppointmentRefusal::NotFound })
            }
        }
    }
}

/// What became of an arrival.
#[derive(Union)]
pub enum ArriveOutcome {
    /// The visitor waits.
    Arrived(Arrived),
    /// This browser already has another visit in this comune.
    AlreadyWaiting(AlreadyWaiting),
    /// The visitor was not let into the lobby.
    AppointmentRefused(AppointmentRefused),
}

/// The visitor waits.
#[derive(SimpleObject)]
pub struct Arrived {
    visit: Visit,
}

/// A link's token. What cannot be one names nothing here.
pub fn token(text: &str) -> Result<Secret> {
    Secret::parse(text).ok_or_else(|| coded("NOT_FOUND", "There is no such thing here."))
}

#[Object]
impl AppointmentMutation {
    /// Book an appointment.
    async fn book(&self, ctx: &Context<'_>, input: BookInput) -> Result<BookOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let booking = Booking {
            office: id(&input.office_id)?,
            starts_at: input.starts_at,
            name: input.name,
            email: input.email,
            phone: input.phone,
            reason: input.reason,
            key: key(&input.idempotency_key)?,
        };
        if let Err(retry_after_s) = (caller.may_knock)() {
            return Ok(BookOutcome::TooManyBookings(TooManyBookings { retry_after_s }));
        }
        let refused = |reason| BookOutcome::BookingRefused(BookingRefused { reason });
        Ok(match app.book(&caller.ctx, &booking).await.map_err(masked)? {
            BookedOr::Booked(record, token) => {
                let token = token.expose().to_owned();
                BookOutcome::Booked(Booked { appointment: Box::new(Appointment(*record)), token })
            }
            BookedOr::SlotGone => BookOutcome::SlotGone(SlotGone { retry: true }),
            BookedOr::TooMany => refused(BookingRefusal::TooMany),
            BookedOr::KeyReused => refused(BookingRefusal::KeyReused),
            BookedOr::NotOffered => refused(BookingRefusal::NotOffered),
            BookedOr::Invalid(invalid) => {
                let problems = invalid.into_iter().map(InvalidInput::from).collect();
                BookOutcome::InvalidBooking(InvalidBooking { problems })
            }
        })
    }

    /// Move an appointment to another time. By the token of its link.
    async fn change_appointment(
        &self,
        ctx: &Context<'_>,
        token: String,
        starts_at: DateTime<Utc>,
    ) -> Result<AppointmentOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let token = self::token(&token)?;
        Ok(app.change_appointment(&caller.ctx, &token, starts_at).await.map_err(masked)?.into())
    }

    /// Cancel an appointment. By the token of its link.
    async fn cancel_appointment(&self, ctx: &Context<'_>, token: String) -> Result<AppointmentOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.cancel_appointment(&caller.ctx, &self::token(&token)?).await.map_err(masked)?.into())
    }

    /// Take back that it was cancelled, if its time is still free. By the token of its link.
    async fn book_again(&self, ctx: &Context<'_>, token: String) -> Result<AppointmentOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.book_again(&caller.ctx, &self::token(&token)?).await.map_err(masked)?.into())
    }

    /// The visitor of an appointment is there, and joins the queue at the appointment's time. By the token of its
    /// link. Sets the cookie by which the visitor is known.
    async fn arrive(&self, ctx: &Context<'_>, token: String) -> Result<ArriveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let token = self::token(&token)?;
        let mut visitor = caller.ctx.clone();
        if visitor.visitor.is_none() {
            let (Some(issue), Some(key)) = (&caller.issue_cookie, Key::parse(token.expose())) else {
                return Err(coded(
                    "COOKIE_NEEDED",
                    "An arrival goes over HTTP, so that a cookie can be set.",
                ));
            };
            let secret = app.derive_secret(&visitor, &key);
            visitor.visitor = Some(secret.hash());
            ctx.append_http_header("set-cookie", issue(&secret));
        }
        let refused = |reason| Ok(ArriveOutcome::AppointmentRefused(AppointmentRefused { reason }));
        match app.arrive(&visitor, &token).await.map_err(masked)? {
            Arriving::Arrived(record) => {
                let position = app.position(&visitor, &record).await.map_err(masked)?;
                Ok(ArriveOutcome::Arrived(Arrived { visit: Visit::new((*record).into(), position) }))
            }
            Arriving::AlreadyWaiting(record) => {
                Ok(ArriveOutcome::AlreadyWaiting(AlreadyWaiting::new(Visit::new((*record).into(), None))))
            }
            Arriving::WaitingElsewhere => refused(AppointmentRefusal::WaitingElsewhere),
            Arriving::DoorClosed(_) => refused(AppointmentRefusal::DoorClosed),
            Arriving::Refused(unfit) => refused(unfit.into()),
            Arriving::NotFound => refused(AppointmentRefusal::NotFound),
        }
    }

    /// Cancel an appointment of the office, with a message that the visitor reads: at most 300 characters. For staff.
    async fn call_off_appointment(
        &self,
        ctx: &Context<'_>,
        appointment_id: ID,
        message: Option<String>,
    ) -> Result<AppointmentOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let outcome = app.call_off(&caller.ctx, id(&appointment_id)?, message.as_deref()).await;
        Ok(outcome.map_err(masked)?.into())
    }

    /// Nobody came to an appointment of the office. For staff.
    async fn miss_appointment(&self, ctx: &Context<'_>, appointment_id: ID) -> Result<AppointmentOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.mark_missed(&caller.ctx, id(&appointment_id)?).await.map_err(masked)?.into())
    }
}
