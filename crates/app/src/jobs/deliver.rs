//! Sending what was written down. Each attempt is claimed first, so that two nodes never make the same one; it is made
//! outside of any transaction, and a process that dies in it leaves a lease that ends.

use std::time::Duration;

use access::{Ctx, Platform, PlatformCaller};
use chrono::TimeDelta;
use domain::{Fault, Lang};
use store::{Attempted, Claimed, DueDelivery};
use tokio::task::JoinSet;

use crate::{App, Result};

/// How many one turn of the job attempts, side by side.
const AT_ONCE: u64 = 64;

/// An attempt takes no longer, whatever the receiver does.
const ATTEMPT: Duration = Duration::from_secs(40);

/// For how long an attempt is nobody else's.
const LEASE: TimeDelta = TimeDelta::seconds(60);

impl App {
    /// Attempts everything whose time has come, and waits until that is done.
    pub async fn deliver(&self) -> Result<()> {
        self.begin_deliveries().await?.join_all().await;
        Ok(())
    }

    /// Attempts everything whose time has come, and waits for none of it: a receiver that hangs must not hold up what
    /// others are to be told a second later.
    pub(super) async fn begin_to_deliver(&self) -> Result<()> {
        self.begin_deliveries().await?.detach_all();
        Ok(())
    }

    async fn begin_deliveries(&self) -> Result<JoinSet<()>> {
        let now = self.now();
        let tx = self.store().begin_platform(&Platform { caller: PlatformCaller::Jobs, now }).await?;
        let due = tx.list_due_deliveries(AT_ONCE).await?;
        tx.commit().await?;
        let mut attempts = JoinSet::new();
        for delivery in due {
            let app = self.clone();
            attempts.spawn(async move {
                if let Err(error) = app.deliver_one(delivery).await {
                    let cause = std::error::Error::source(&error);
                    tracing::warn!(delivery = %delivery.id, %error, ?cause, "an attempt could not be written down");
                }
            });
        }
        Ok(attempts)
    }

    async fn deliver_one(&self, DueDelivery { tenant, id }: DueDelivery) -> Result<()> {
        let ctx = Ctx::anonymous(tenant, Lang::It, self.now());
        let tx = self.store().begin(&ctx).await?;
        let Some(claimed) = tx.claim_delivery(id, LEASE).await? else { return Ok(()) };
        tx.commit().await?;
        let sent = tokio::time::timeout(ATTEMPT, self.attempt(tenant, &claimed)).await;
        let attempted = match sent.unwrap_or(Err(Fault::Timeout)) {
            Ok(()) => Attempted::Sent,
            Err(fault) => after(&claimed, fault),
        };
        let tx = self.store().begin(&ctx.at(self.now())).await?;
        tx.settle_delivery(&claimed, attempted).await?;
        tx.commit().await?;
        match attempted {
            Attempted::Sent => tracing::debug!(delivery = %id, attempt = claimed.attempt, "sent"),
            Attempted::Retry(fault, pause) => {
                tracing::info!(delivery = %id, attempt = claimed.attempt, %fault, again_in_s = pause.num_seconds(), "not sent");
            }
            Attempted::Failed(fault) => {
                tracing::warn!(delivery = %id, attempt = claimed.attempt, %fault, "not sent, and given up");
            }
        }
        Ok(())
    }
}

fn after(claimed: &Claimed, fault: Fault) -> Attempted {
    let again = fault.again_after(claimed.attempt);
    again.map_or(Attempted::Failed(fault), |pause| Attempted::Retry(fault, pause))
}
