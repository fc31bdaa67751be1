//! What time does to an appointment.

use access::Ctx;
use store::{AppointmentRecord, StoreError};

use super::tell::News;
use crate::{App, Result};

impl App {
    /// Reminds the visitor, once: whoever else reminds at this moment, or changes the appointment, comes first.
    pub(crate) async fn remind(&self, ctx: &Ctx, record: AppointmentRecord) -> Result<()> {
        if !self.mail_enabled() {
            return Ok(());
        }
        let tx = self.store().begin(ctx).await?;
        let record = AppointmentRecord { reminded_at: Some(ctx.now), ..record };
        match tx.update_appointment(record).await {
            Ok(record) => {
                self.tell(&tx, ctx, &record, News::Reminder).await?;
                Ok(tx.commit().await?)
            }
            Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes that nobody came.
    pub(crate) async fn let_pass(&self, ctx: &Ctx, record: AppointmentRecord) -> Result<()> {
        let office = record.appointment.office_id;
        let Ok(appointment) = record.appointment.clone().miss(ctx.now) else { return Ok(()) };
        let tx = self.store().begin(ctx).await?;
        match tx.update_appointment(AppointmentRecord { appointment, changed_at: ctx.now, ..record }).await {
            Ok(_) => tx.commit().await?,
            Err(StoreError::Conflict) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        self.hub().appointments_changed(ctx.tenant, office);
        Ok(())
    }
}
