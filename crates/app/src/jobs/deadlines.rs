//! Calls that nobody answered, knocks that nobody heard, visitors of whom nobody has heard, and hours that end.

use access::{Ctx, Platform, PlatformCaller};
use chrono::TimeDelta;
use domain::{Instant, Lang, OfficeId, Refusal, VisitState, closing::AtClosing};
use store::{Due, VisitRecord};

use super::closing::HoursEnd;
use crate::{App, Result, ladder::Ladder, moves::Change};

/// How many queues one turn of the job looks at.
const AT_ONCE: u64 = 200;

/// After how long a deadline that could not be met is looked at again.
const AGAIN: TimeDelta = TimeDelta::seconds(1);

impl App {
    /// Meets every deadline that has come.
    pub async fn meet_deadlines(&self) -> Result<()> {
        let now = self.now();
        let tx = self.store().begin_platform(&Platform { caller: PlatformCaller::Jobs, now }).await?;
        let due = tx.list_due(AT_ONCE).await?;
        tx.commit().await?;
        for Due { tenant, office } in due {
            self.meet_deadlines_of(&Ctx::anonymous(tenant, Lang::It, now), office).await?;
        }
        Ok(())
    }

    async fn meet_deadlines_of(&self, ctx: &Ctx, office: OfficeId) -> Result<()> {
        let tx = self.store().begin_read(ctx).await?;
        let visits = tx.list_live_visits(office).await?;
        let ladder = self.ladder(&tx, ctx, office).await?;
        drop(tx);
        let end = self.hours_end(ctx, office, &visits).await?;
        for record in &visits {
            self.meet_deadline(ctx, &ladder, &end, record).await?;
        }
        // Alone at the door: a knock in between would set an earlier deadline, and this one would take its place.
        let tx = self.store().begin(ctx).await?;
        tx.hold_queue(office).await?;
        let ladder = self.ladder(&tx, ctx, office).await?;
        let visits = tx.list_live_visits(office).await?;
        let next = visits.iter().map(|record| self.deadline(&ladder, &end, record, ctx.now)).min();
        // One that has passed without effect, such as the silence of a visitor who is connected, is met again.
        tx.set_due(office, next.map(|due| due.max(ctx.now + AGAIN))).await?;
        Ok(tx.commit().await?)
    }

    async fn meet_deadline(
        &self,
        ctx: &Ctx,
        ladder: &Ladder,
        end: &HoursEnd,
        record: &VisitRecord,
    ) -> Result<()> {
        let sent_away = |record: &VisitRecord| end.decide(record) == AtClosing::TurnAway;
        let (grace, silence, now) = (self.settings().grace, self.settings().silence, ctx.now);
        let connected =
            self.hub().presence().away_since(ctx.tenant, record, TimeDelta::zero(), now).is_none();
        let decide = move |record: &mut VisitRecord| {
            let visit = record.visit.clone();
            match record.visit.state() {
                VisitState::Called { at, .. } if at + grace <= now => visit.miss(grace, now),
                _ if sent_away(record) => visit.turn_away(now),
                _ if connected => Err(Refusal::TooEarly),
                _ => visit.expire(record.last_seen_at, silence, now),
            }
        };
        if let Some(rung) = ladder.due(record, now) {
            self.climb(ctx, record, rung).await?;
        }
        if !sent_away(record) && self.patience(record, end) > now {
            return Ok(());
        }
        let visit = record.visit.id;
        let change = Change { visit, key: None, permitted: |_, _| true, decide, room_for: None };
        self.change(ctx, change).await.map(drop)
    }

    /// When something must happen in this visit if nothing else does.
    fn deadline(&self, ladder: &Ladder, end: &HoursEnd, record: &VisitRecord, now: Instant) -> Instant {
        let patience = self.patience(record, end);
        ladder.deadline(record, now).map_or(patience, |rung| rung.min(patience))
    }

    /// How long we wait for the visitor, and the visitor for the office.
    fn patience(&self, record: &VisitRecord, end: &HoursEnd) -> Instant {
        let expiry = record.last_seen_at + self.settings().silence;
        match record.visit.state() {
            VisitState::Called { at, .. } => expiry.min(at + self.settings().grace),
            VisitState::Waiting => expiry.min(end.due(record)),
            _ => expiry,
        }
    }
}
