//! What whoever has the link does: look, change, cancel, book again.

use access::Ctx;
use domain::{Appointment, Instant, OfficeId, Party};
use store::{AppointmentRecord, StoreError, TenantTx};

use super::{
    AppointmentOutcome,
    book::{free_at, known},
    tell::News,
};
use crate::{App, AppError, DoorView, Result, Secret, moves::retrying};

/// What is to be done.
#[derive(Debug, Clone, Copy)]
enum Step {
    Change(Instant),
    Cancel,
    BookAgain,
}

impl App {
    /// The appointment of a link, until retention has erased it.
    pub async fn my_appointment(&self, ctx: &Ctx, token: &Secret) -> Result<Option<AppointmentRecord>> {
        let tx = self.store().begin_read(ctx).await?;
        Ok(mine(&tx, token).await?)
    }

    /// To another time.
    pub async fn change_appointment(
        &self,
        ctx: &Ctx,
        token: &Secret,
        starts_at: Instant,
    ) -> Result<AppointmentOutcome> {
        self.step(ctx, token, Step::Change(starts_at)).await
    }

    /// It will not take place.
    pub async fn cancel_appointment(&self, ctx: &Ctx, token: &Secret) -> Result<AppointmentOutcome> {
        self.step(ctx, token, Step::Cancel).await
    }

    /// It will, after all, if its time is still free.
    pub async fn book_again(&self, ctx: &Ctx, token: &Secret) -> Result<AppointmentOutcome> {
        self.step(ctx, token, Step::BookAgain).await
    }

    async fn step(&self, ctx: &Ctx, token: &Secret, step: Step) -> Result<AppointmentOutcome> {
        let Some(known) = self.my_appointment(ctx, token).await? else {
            return Ok(AppointmentOutcome::NotFound);
        };
        let office = known.appointment.office_id;
        let board = self.board(ctx).await?;
        let door = board.door(office);
        let outcome = retrying(|| self.try_step(ctx, token, office, door, step)).await?;
        if let AppointmentOutcome::Changed(_) = &outcome {
            self.hub().appointments_changed(ctx.tenant, office);
        }
        Ok(outcome)
    }

    async fn try_step(
        &self,
        ctx: &Ctx,
        token: &Secret,
        office: OfficeId,
        door: Option<&DoorView>,
        step: Step,
    ) -> std::result::Result<AppointmentOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        tx.hold_queue(office).await?;
        let Some(record) = mine(&tx, token).await? else { return Ok(AppointmentOutcome::NotFound) };
        let slot = record.appointment.slot();
        let is_done = match step {
            Step::Change(start) => start == slot.start && record.appointment.holds_slot(),
            Step::Cancel => record.appointment.is_cancelled_by(Party::Visitor),
            Step::BookAgain => record.appointment.holds_slot(),
        };
        if is_done {
            return Ok(AppointmentOutcome::Changed(Box::new(record)));
        }
        let start = match step {
            Step::Change(start) => Some(start),
            Step::BookAgain => Some(slot.start),
            Step::Cancel => None,
        };
        let to = match (start, door) {
            (Some(start), Some(door)) => free_at(&tx, ctx, door, start, Some(record.appointment.id)).await?,
            _ => None,
        };
        let appointment = record.appointment.clone();
        let (changed, news) = match (step, to) {
            (Step::Cancel, _) => (appointment.cancel(Party::Visitor, ctx.now), News::Cancelled),
            (Step::Change(_), Some(to)) => (appointment.change(to, ctx.now), News::Changed),
            (Step::BookAgain, Some(_)) => (appointment.book_again(ctx.now), News::Booked),
            (Step::Change(_) | Step::BookAgain, None) => return Ok(AppointmentOutcome::SlotGone),
        };
        match changed {
            Ok(appointment) => self.keep(tx, ctx, AppointmentRecord { appointment, ..record }, news).await,
            Err(unfit) => Ok(AppointmentOutcome::Refused(unfit)),
        }
    }

    /// Writes an appointment that has changed, and says so to its visitor.
    pub(super) async fn keep(
        &self,
        tx: TenantTx,
        ctx: &Ctx,
        record: AppointmentRecord,
        news: News,
    ) -> std::result::Result<AppointmentOutcome, StoreError> {
        let reminded_at = known(record.appointment.slot(), ctx.now);
        let record = AppointmentRecord { changed_at: ctx.now, reminded_at, ..record };
        let record = tx.update_appointment(record).await?;
        self.tell(&tx, ctx, &record, news).await?;
        tx.commit().await?;
        Ok(AppointmentOutcome::Changed(Box::new(record)))
    }

    /// The door of an appointment, as it is now.
    pub async fn door_of(&self, ctx: &Ctx, appointment: &Appointment) -> Result<DoorView> {
        let board = self.board(ctx).await?;
        board.door(appointment.office_id).cloned().ok_or(AppError::NotFound("office"))
    }
}

/// The appointment of a link. One whose words were erased is nobody's any more.
pub(super) async fn mine(
    tx: &TenantTx,
    token: &Secret,
) -> std::result::Result<Option<AppointmentRecord>, StoreError> {
    Ok(tx.lookup_appointment_of(token.hash()).await?.filter(|record| record.booked.email.is_some()))
}
