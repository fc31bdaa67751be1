//! What is noted, and what is erased, as time goes by.

use std::collections::HashMap;

use access::Ctx;
use chrono::TimeDelta;
use domain::{Lang, TenantId, VisitId};

use crate::{App, Result};

/// For how long it is known that something was sent, or could not be.
const DELIVERIES_KEPT: TimeDelta = TimeDelta::days(30);

impl App {
    /// Writes down which visitors' browsers are connected, so that their places outlive a restart.
    pub async fn note_contacts(&self) -> Result<()> {
        self.touch(self.hub().presence().connected()).await?;
        self.hub().presence().forget_before(self.now() - self.settings().silence);
        Ok(())
    }

    /// Tells the consoles of other nodes, and asks for ours, which visitors are connected where. Twice its interval is less
    /// than the silence after which a visitor is shown as away.
    pub async fn exchange_contacts(&self) -> Result<()> {
        self.touch(self.hub().presence().looked_at_elsewhere()).await?;
        self.hub().look_for_the_silent(self.settings().away_after / 3).await
    }

    async fn touch(&self, visits: HashMap<TenantId, Vec<VisitId>>) -> Result<()> {
        let now = self.now();
        for (tenant, visits) in visits {
            let tx = self.store().begin(&Ctx::anonymous(tenant, Lang::It, now)).await?;
            // Fewer than an engine's limit of bound values.
            for some in visits.chunks(500) {
                tx.touch_visits(some.iter().copied()).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// Erases what people wrote once each comune's retention has passed, and sessions that expired.
    pub async fn retain(&self) -> Result<()> {
        let now = self.now();
        for tenant in self.store().list_tenants().await? {
            let ctx = Ctx::anonymous(tenant.id, Lang::It, now);
            self.lapse_requests(&ctx).await?;
            let tx = self.store().begin(&ctx).await?;
            let limit = now - TimeDelta::hours(i64::from(tenant.profile.retention_h));
            let visits = tx.erase_written_before(limit).await?;
            let requests = tx.erase_requests_before(limit).await?;
            let appointments = tx.erase_appointments_before(limit).await?;
            tx.forget_deliveries(limit, limit.min(now - DELIVERIES_KEPT)).await?;
            tx.delete_expired_handovers().await?;
            tx.commit().await?;
            if visits + requests + appointments > 0 {
                // A console that is open must not go on showing it.
                self.hub().nudge_requests(tenant.id);
                tracing::info!(
                    tenant = tenant.slug,
                    visits,
                    requests,
                    appointments,
                    "erased what visitors had written"
                );
            }
        }
        self.store().sessions().delete_expired(now).await?;
        Ok(())
    }
}
