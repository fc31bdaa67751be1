//! How long one usually waits at a door, and whether there is time enough left.

use std::{collections::HashMap, sync::Arc};

use access::Ctx;
use chrono::{NaiveDate, TimeDelta};
use domain::{
    ClosingWord, Instant, OfficeId, Outlook, TenantId, VisitState, closing,
    estimate::{Estimate, HISTORY_DAYS, WaitRange},
    figures::rome_day,
    office::DoorSign,
    reception::Closing,
};
use store::VisitRecord;
use tokio::sync::{Mutex, OnceCell};

use crate::{App, DoorView, Result};

/// The estimates of this process: one for each office and day at which somebody has looked.
#[derive(Default)]
pub(crate) struct Estimates {
    offices: Mutex<HashMap<(TenantId, OfficeId), Kept>>,
}

#[derive(Clone)]
struct Kept {
    day: NaiveDate,
    /// Made once, however many ask in the same instant.
    estimate: Arc<OnceCell<Arc<Estimate>>>,
}

impl Estimates {
    async fn on(&self, tenant: TenantId, office: OfficeId, day: NaiveDate) -> Arc<OnceCell<Arc<Estimate>>> {
        let mut offices = self.offices.lock().await;
        let kept = offices.get(&(tenant, office)).filter(|kept| kept.day == day).cloned();
        let kept = kept.unwrap_or_else(|| {
            // What was true yesterday is asked for by nobody.
            offices.retain(|_, kept| kept.day == day);
            let new = Kept { day, estimate: Arc::default() };
            offices.insert((tenant, office), new.clone());
            new
        });
        kept.estimate
    }
}

impl App {
    /// What an office's own past says of waiting there today. One statement a day, and never on the way of a knock.
    async fn estimate(&self, ctx: &Ctx, office: OfficeId) -> Result<Arc<Estimate>> {
        let day = rome_day(ctx.now);
        let kept = self.estimates().on(ctx.tenant, office, day).await;
        let made = kept.get_or_try_init(|| async {
            let tx = self.store().begin_read(ctx).await?;
            let past = tx.list_waits(office, ctx.now - TimeDelta::days(HISTORY_DAYS)).await?;
            Ok::<_, crate::AppError>(Arc::new(Estimate::of(&past, day)))
        });
        Ok(Arc::clone(made.await?))
    }

    /// What can be said to somebody who is about to knock at a door.
    pub async fn outlook_at(&self, ctx: &Ctx, door: &DoorView) -> Result<Outlook> {
        let ahead = door.state.waiting;
        // Where nobody is, the past of those who found somebody says nothing.
        if !door.state.is_open() || !door.state.staffed {
            return Ok(Outlook {
                closing: too_late(door, None, ahead, TimeDelta::zero(), ctx.now),
                ..Outlook::default()
            });
        }
        let range = self.estimate(ctx, door.office.id).await?.at(ahead + 1);
        let closing = too_late(door, range, ahead, TimeDelta::zero(), ctx.now);
        Ok(Outlook { range, closing, ..Outlook::default() })
    }

    /// What can be said to somebody who waits at a door, in this position.
    pub async fn outlook(
        &self,
        ctx: &Ctx,
        record: &VisitRecord,
        position: Option<usize>,
        door: &DoorView,
    ) -> Result<Outlook> {
        let (Some(position), VisitState::Waiting) = (position, record.visit.state()) else {
            return Ok(Outlook::default());
        };
        let usual = self.usual(ctx, record, door).await?;
        let since = record.visit.waits_since();
        let over_at = usual.map(|range| since + TimeDelta::minutes(range.high_min.into()));
        let longer = over_at.is_some_and(|at| at <= ctx.now);
        let range = usual.filter(|_| !longer);
        let shuts_at = door.shuts_at(record);
        let closing = match shuts_at.filter(|at| *at <= ctx.now) {
            Some(at) => is_kept(door, ctx.now).then_some(ClosingWord::Kept(at)),
            None if record.called_back => None,
            None => too_late(door, range, position - 1, ctx.now - since, ctx.now),
        };
        let short_at = shuts_at.map(|at| at - closing::SHORT);
        let until = [over_at, short_at, shuts_at].into_iter().flatten().filter(|at| *at > ctx.now).min();
        Ok(Outlook { range, longer, closing, until })
    }

    /// How long one usually waits who knocked in the place of this visit.
    async fn usual(&self, ctx: &Ctx, record: &VisitRecord, door: &DoorView) -> Result<Option<WaitRange>> {
        // Who was called and waits again is not where the others were.
        let undisturbed = record.visit.calls() == 0 && record.visit.received_at().is_none();
        let Some(place) = record.place.filter(|_| undisturbed && door.state.staffed) else { return Ok(None) };
        let estimate = self.estimate(ctx, record.visit.office_id).await?;
        Ok(estimate.at(usize::try_from(place).unwrap_or(usize::MAX)))
    }
}

/// Whether who waits after the hours is received. A sign says more than the hours: nobody knows what comes next.
fn is_kept(door: &DoorView, now: Instant) -> bool {
    let by_sign = matches!(door.office.sign.at(now), DoorSign::Closed { .. });
    door.office.reception.closing == Closing::ServeWaiting && !by_sign
}

fn too_late(
    door: &DoorView,
    range: Option<WaitRange>,
    ahead: usize,
    waited: TimeDelta,
    now: Instant,
) -> Option<ClosingWord> {
    let shuts_at = door.state.until.filter(|_| door.office.reception.closing == Closing::TurnAway)?;
    closing::may_be_too_late(range, ahead, waited, shuts_at - now)
        .then_some(ClosingWord::MayBeTooLate(shuts_at))
}

impl DoorView {
    /// When the hours end, or ended, in which this visit waits. A door that is open again shuts when it shuts next; whom the
    /// office has called back waits for it at any hour.
    #[must_use]
    pub(crate) fn shuts_at(&self, record: &VisitRecord) -> Option<Instant> {
        match &self.hours {
            _ if record.called_back => None,
            _ if self.state.is_open() => self.state.until,
            Some(hours) => closing::shuts_at(hours, record.visit.waits_since()),
            None => None,
        }
    }
}
