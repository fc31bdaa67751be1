//! The figures: each change of a queue is counted once, by a cursor that moves in the same transaction.

use access::{Ctx, Platform, PlatformCaller};
use domain::{Lang, OfficeId, TenantId};
use store::{StoreError, Unrolled};

use crate::{App, Result};

/// How many queues one turn of the job counts.
const AT_ONCE: u64 = 500;

impl App {
    /// Counts what has not been counted.
    pub async fn roll_up(&self) -> Result<()> {
        let now = self.now();
        let tx = self.store().begin_platform(&Platform { caller: PlatformCaller::RollUps, now }).await?;
        let queues = tx.list_unrolled(AT_ONCE).await?;
        tx.commit().await?;
        for Unrolled { tenant, office, .. } in queues {
            self.roll_up_queue(tenant, office).await?;
        }
        Ok(())
    }

    async fn roll_up_queue(&self, tenant: TenantId, office: OfficeId) -> Result<()> {
        let tx = self.store().begin(&Ctx::anonymous(tenant, Lang::It, self.now())).await?;
        match tx.roll_up(office).await {
            Ok(()) => {}
            // Another node counts this queue at this moment.
            Err(StoreError::Conflict) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        tx.commit().await?;
        self.hub().nudge(tenant, office);
        Ok(())
    }
}
