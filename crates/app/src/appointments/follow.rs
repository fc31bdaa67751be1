//! The appointments of an office, as a console follows them.

use std::time::Duration;

use access::Ctx;
use domain::{OfficeId, TenantId};
use store::AppointmentRecord;
use tokio::{sync::broadcast, time::Instant};

use crate::App;

/// The net under what other nodes do, of which nobody tells us.
const LOOK_AGAIN: Duration = Duration::from_secs(15);

/// Appointments that are being followed.
pub struct Appointments {
    app: App,
    ctx: Ctx,
    office: OfficeId,
    changes: broadcast::Receiver<(TenantId, OfficeId)>,
    last: Option<Vec<AppointmentRecord>>,
}

impl App {
    /// Follows the appointments of an office: as they are at once, and again with each change. They change a few times
    /// a day, so that all are sent each time, and there is no view of them in memory.
    pub fn follow_appointments(
        &self,
        ctx: &Ctx,
        office: OfficeId,
    ) -> std::result::Result<Appointments, access::Denied> {
        ctx.demand(access::Action::SeeQueue(office))?;
        let changes = self.hub().appointment_changes();
        Ok(Appointments { app: self.clone(), ctx: ctx.clone(), office, changes, last: None })
    }
}

impl Appointments {
    /// The next state that differs; the first call answers at once. `None` where the caller may no longer see it.
    pub async fn next(&mut self) -> Option<Vec<AppointmentRecord>> {
        loop {
            if self.last.is_some() {
                self.something_happened().await?;
            }
            self.ctx = self.app.renew(&self.ctx).await.ok()?;
            match self.app.appointments(&self.ctx, self.office).await {
                Ok(all) if self.last.as_ref() != Some(&all) => {
                    self.last = Some(all.clone());
                    return Some(all);
                }
                Ok(_) => {}
                // The database is away for a moment: what is shown stays.
                Err(crate::AppError::Unavailable(_)) if self.last.is_some() => {}
                Err(_) => return None,
            }
        }
    }

    /// `None` where nothing ever will again.
    async fn something_happened(&mut self) -> Option<()> {
        let until = Instant::now() + LOOK_AGAIN;
        loop {
            match tokio::time::timeout_at(until, self.changes.recv()).await {
                Ok(Ok(which)) if which != (self.ctx.tenant, self.office) => {}
                Ok(Err(broadcast::error::RecvError::Closed)) => return None,
                Ok(_) | Err(_) => return Some(()),
            }
        }
    }
}
