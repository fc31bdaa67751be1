//! What the office does with its appointments.

use access::{Action, Ctx};
use chrono::{NaiveTime, TimeDelta, TimeZone};
use domain::{
    AppointmentId, AppointmentState, Instant, OfficeId, Party, ROME, figures::rome_day,
    reception::AppointmentRules,
};
use store::{AppointmentRecord, StoreError};

use super::{AppointmentOutcome, tell::News};
use crate::{App, Result, input, moves::retrying};

/// As many as a console shows.
const SHOWN: u64 = 300;

#[derive(Clone, Copy)]
enum Step<'a> {
    Cancel(Option<&'a str>),
    Miss,
}

impl App {
    /// The appointments of an office from this morning on.
    pub async fn appointments(&self, ctx: &Ctx, office: OfficeId) -> Result<Vec<AppointmentRecord>> {
        ctx.demand(Action::SeeQueue(office))?;
        let tx = self.store().begin_read(ctx).await?;
        let horizon = ctx.now + TimeDelta::days((*AppointmentRules::HORIZON_DAYS.end()).into());
        Ok(tx.list_appointments(office, this_morning(ctx.now), horizon + TimeDelta::days(2), SHOWN).await?)
    }

    /// The office cancels, with a message that the visitor reads.
    pub async fn call_off(
        &self,
        ctx: &Ctx,
        id: AppointmentId,
        message: Option<&str>,
    ) -> Result<AppointmentOutcome> {
        match input::lines("message", message, input::MESSAGE_MAX) {
            Ok(message) => self.staff_step(ctx, id, Step::Cancel(message.as_deref())).await,
            Err(invalid) => Ok(AppointmentOutcome::Invalid(invalid)),
        }
    }

    /// Nobody came.
    pub async fn mark_missed(&self, ctx: &Ctx, id: AppointmentId) -> Result<AppointmentOutcome> {
        self.staff_step(ctx, id, Step::Miss).await
    }

    async fn staff_step(&self, ctx: &Ctx, id: AppointmentId, step: Step<'_>) -> Result<AppointmentOutcome> {
        if ctx.staff.is_none() {
            return Err(access::Denied::Unauthenticated.into());
        }
        let outcome = retrying(|| self.try_staff_step(ctx, id, step)).await?;
        if let AppointmentOutcome::Changed(record) = &outcome {
            self.hub().appointments_changed(ctx.tenant, record.appointment.office_id);
        }
        Ok(outcome)
    }

    async fn try_staff_step(
        &self,
        ctx: &Ctx,
        id: AppointmentId,
        step: Step<'_>,
    ) -> std::result::Result<AppointmentOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        // Another office's appointment is as if it did not exist.
        let found = tx.lookup_appointment(id).await?;
        let Some(record) = found.filter(|it| ctx.may(Action::Receive(it.appointment.office_id))) else {
            return Ok(AppointmentOutcome::NotFound);
        };
        let appointment = record.appointment.clone();
        let is_done = match step {
            Step::Cancel(_) => appointment.is_cancelled_by(Party::Office),
            Step::Miss => appointment.state() == AppointmentState::Missed,
        };
        if is_done {
            return Ok(AppointmentOutcome::Changed(Box::new(record)));
        }
        let (changed, message, news) = match step {
            Step::Cancel(message) => {
                let message = message.map(str::to_owned);
                (appointment.cancel(Party::Office, ctx.now), message, News::CalledOff)
            }
            Step::Miss => (appointment.miss(ctx.now), record.message.clone(), News::None),
        };
        match changed {
            Ok(appointment) => {
                self.keep(tx, ctx, AppointmentRecord { appointment, message, ..record }, news).await
            }
            Err(unfit) => Ok(AppointmentOutcome::Refused(unfit)),
        }
    }
}

/// When today began in Italy.
fn this_morning(now: Instant) -> Instant {
    let midnight = rome_day(now).and_time(NaiveTime::MIN);
    ROME.from_local_datetime(&midnight).earliest().map_or(now, |at| at.to_utc())
}
