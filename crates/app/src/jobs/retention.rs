//! What is noted, and what is erased, as time goes by.

use access::Ctx;
use chrono::TimeDelta;
use domain::Lang;

use crate::{App, Result};

impl App {
    /// Writes down which visitors' browsers are connected, so that their places outlive a restart.
    pub async fn note_contacts(&self) -> Result<()> {
        let now = self.now();
        for (tenant, visits) in self.hub().presence().connected() {
            let tx = self.store().begin(&Ctx::anonymous(tenant, Lang::It, now)).await?;
            // Fewer than an engine's limit of bound values.
            for some in visits.chunks(500) {
                tx.touch_visits(some.iter().copied()).await?;
            }
            tx.commit().await?;
        }
        self.hub().presence().forget_before(now - self.settings().silence);
        Ok(())
    }

    /// Erases what people wrote once each comune's retention has passed, and sessions that expired.
    pub async fn retain(&self) -> Result<()> {
        let now = self.now();
        for tenant in self.store().list_tenants().await? {
            let tx = self.store().begin(&Ctx::anonymous(tenant.id, Lang::It, now)).await?;
            let erased = tx
                .erase_written_before(now - TimeDelta::hours(i64::from(tenant.profile.retention_h)))
                .await?;
            let erased = erased
                + tx.erase_appointments_before(now - TimeDelta::hours(i64::from(tenant.profile.retention_h)))
                    .await?;
            tx.commit().await?;
            if erased > 0 {
                tracing::info!(tenant = tenant.slug, visits = erased, "erased what visitors had written");
            }
        }
        self.store().sessions().delete_expired(now).await?;
        Ok(())
    }
}
