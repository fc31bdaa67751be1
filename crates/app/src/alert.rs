//! What consoles say of a knock: that it rang, and that somebody has heard it.

use access::{Action, Ctx};
use domain::{OfficeId, Step, VisitEventKind, VisitId, VisitState};
use store::{StoreError, VisitRecord};

use crate::{App, Result, moves::retrying};

/// At most this many visits are confirmed at once; a console confirms as they come.
const AT_ONCE: usize = 200;

impl App {
    /// A console of `office` rang for these visits. The visitors read at what time. Visits that had been confirmed,
    /// that are over or that are not of this office stay as they are.
    pub async fn confirm_alert(&self, ctx: &Ctx, office: OfficeId, visits: &[VisitId]) -> Result<()> {
        ctx.demand(Action::SeeQueue(office))?;
        let now = ctx.now;
        let mark = move |record: &mut VisitRecord| {
            let first = record.alerted_at.is_none() && !record.visit.is_ended();
            record.alerted_at = record.alerted_at.or(Some(now));
            first
        };
        retrying(|| self.try_note(ctx, office, visits, VisitEventKind::Alerted, mark)).await
    }

    /// Somebody of `office` has heard these knocks: the bells of all its consoles end, and the visitors read at what
    /// time. Visits that do not wait here, or of whom this was known, stay as they are.
    pub async fn acknowledge(&self, ctx: &Ctx, office: OfficeId, visits: &[VisitId]) -> Result<()> {
        ctx.demand(Action::Receive(office))?;
        let now = ctx.now;
        let mark = move |record: &mut VisitRecord| {
            let waits = matches!(record.visit.state(), VisitState::Waiting);
            let first = record.acknowledged_at.is_none() && waits;
            record.acknowledged_at = record.acknowledged_at.or(Some(now));
            first
        };
        retrying(|| self.try_note(ctx, office, visits, VisitEventKind::Acknowledged, mark)).await
    }

    /// Notes something of those visits of the office for which `mark` finds that it is new.
    async fn try_note(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        visits: &[VisitId],
        event: VisitEventKind,
        mark: impl Fn(&mut VisitRecord) -> bool + Send + Sync,
    ) -> std::result::Result<(), StoreError> {
        let _announce = self.hub().announce(ctx.tenant, office);
        let tx = self.store().begin(ctx).await?;
        let records = tx.list_visits(visits.iter().copied().take(AT_ONCE)).await?;
        for mut record in records.into_iter().filter(|record| record.visit.office_id == office) {
            if mark(&mut record) {
                let step = Step { visit: record.visit.clone(), event };
                let turn = tx.take_turn(office, self.due(ctx)).await?;
                tx.log_step(turn, step, record, None).await?;
            }
        }
        tx.commit().await
    }
}
