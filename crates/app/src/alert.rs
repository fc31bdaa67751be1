//! The receipt of a knock: a console says that it rang.

use access::{Action, Ctx};
use domain::{OfficeId, Step, VisitEventKind, VisitId};
use store::StoreError;

use crate::{App, Result, moves::retrying};

/// At most this many visits are confirmed at once; a console confirms as they come.
const AT_ONCE: usize = 200;

impl App {
    /// A console of `office` rang for these visits. The visitors read at what time. Visits that had been confirmed,
    /// that are over or that are not of this office stay as they are.
    pub async fn confirm_alert(&self, ctx: &Ctx, office: OfficeId, visits: &[VisitId]) -> Result<()> {
        ctx.demand(Action::SeeQueue(office))?;
        let visits = &visits[..visits.len().min(AT_ONCE)];
        retrying(|| self.try_confirm_alert(ctx, office, visits)).await
    }

    async fn try_confirm_alert(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        visits: &[VisitId],
    ) -> std::result::Result<(), StoreError> {
        let _announce = self.hub().announce(ctx.tenant, office);
        let tx = self.store().begin(ctx).await?;
        let records = tx.list_visits(visits.iter().copied()).await?;
        for mut record in records {
            let here = record.visit.office_id == office && !record.visit.is_ended();
            if record.alerted_at.is_some() || !here {
                continue;
            }
            record.alerted_at = Some(ctx.now);
            let step = Step { visit: record.visit.clone(), event: VisitEventKind::Alerted };
            let turn = tx.take_turn(office, self.due(ctx)).await?;
            tx.log_step(turn, step, record, None).await?;
        }
        tx.commit().await
    }
}
