//! What becomes of appointments as time goes by: reminded of the day before, missed after their end.

use access::Ctx;
use chrono::TimeDelta;
use domain::{Lang, TenantId};

use crate::{App, Result};

/// How long before it begins the visitor is reminded of it.
const REMINDED_BEFORE: TimeDelta = TimeDelta::hours(24);

impl App {
    /// Reminds whoever comes tomorrow, and notes who did not come. Every letter is written once: the appointment notes
    /// it in the same transaction, over the revision that was read.
    pub async fn attend_to_appointments(&self) -> Result<()> {
        for tenant in self.store().list_tenants().await? {
            self.attend_to_appointments_of(tenant.id).await?;
        }
        Ok(())
    }

    async fn attend_to_appointments_of(&self, tenant: TenantId) -> Result<()> {
        let ctx = Ctx::anonymous(tenant, Lang::It, self.now());
        let tx = self.store().begin_read(&ctx).await?;
        let (now, last) = (ctx.now, ctx.now + REMINDED_BEFORE);
        let unreminded = tx.list_unreminded(now, last).await?;
        let unattended = tx.list_unattended(now - domain::appointment::LATE).await?;
        drop(tx);
        for record in unreminded {
            self.remind(&ctx, record).await?;
        }
        for record in unattended {
            self.let_pass(&ctx, record).await?;
        }
        Ok(())
    }
}
