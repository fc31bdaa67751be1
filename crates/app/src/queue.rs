//! The queue as a console sees it.

use std::{collections::HashMap, sync::Arc, time::Duration};

use access::{Action, Ctx};
use chrono::NaiveDate;
use domain::{
    Instant, OfficeId, VisitId,
    door::DoorState,
    figures::{DayFigures, rome_day},
};
use store::VisitRecord;
use tokio::sync::watch;

use crate::{
    App, Board, Result,
    live::{Contact, LiveQueue, QueueView},
};

/// How often a console is told who has gone silent or come back.
const AWAY_CHECK: Duration = Duration::from_secs(5);

/// The whole state of a queue, or what changed in it.
#[derive(Debug, Clone)]
pub struct QueueUpdate {
    /// The version after it.
    pub version: i64,
    /// The version before it; 0 where this is the whole state.
    pub since: i64,
    /// Forget everything before it.
    pub complete: bool,
    /// In order of rank.
    pub visits: Vec<Arc<VisitRecord>>,
    /// The figures of the day.
    pub figures: DayFigures,
    /// The view from which it was made: knows each position.
    pub view: Arc<QueueView>,
}

impl App {
    /// The queue of an office, whole.
    pub async fn queue(&self, ctx: &Ctx, office: OfficeId) -> Result<QueueUpdate> {
        ctx.demand(Action::SeeQueue(office))?;
        let live = self.hub().queue(ctx.tenant, office).await?;
        let tx = self.store().begin_read(ctx).await?;
        let version = tx.fetch_version(office).await?;
        drop(tx);
        Ok(whole(live.reached(version).await?))
    }

    /// Follows a queue: whole at once, then each change. While it is followed the door is staffed.
    pub async fn follow_queue(&self, ctx: &Ctx, office: OfficeId) -> Result<QueueUpdates> {
        ctx.demand(Action::SeeQueue(office))?;
        let live = self.hub().queue(ctx.tenant, office).await?;
        let changes = live.subscribe();
        let console = self.hub().console_connected(ctx.tenant, office);
        if let Err(error) = self.hub().compare_presence().await {
            // The next sweep will.
            tracing::warn!(%error, "other nodes were not told of a console");
        }
        let doors = self.follow_doors(ctx).await?;
        let (app, ctx) = (self.clone(), ctx.clone());
        Ok(QueueUpdates {
            app,
            ctx,
            office,
            changes,
            doors,
            _live: live,
            _console: console,
            sent: None,
            door: None,
            away: HashMap::new(),
        })
    }

    /// The position of a visit, from 1, while it waits.
    pub async fn position(&self, ctx: &Ctx, record: &VisitRecord) -> Result<Option<usize>> {
        self.hub().queue(ctx.tenant, record.visit.office_id).await?.position(record).await
    }

    /// The figures of an office on a day; without one, today.
    pub async fn figures(&self, ctx: &Ctx, office: OfficeId, day: Option<NaiveDate>) -> Result<DayFigures> {
        ctx.demand(Action::SeeFigures(office))?;
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.fetch_day(office, day.unwrap_or_else(|| rome_day(ctx.now))).await?)
    }

    /// Since when a visitor has been silent, if that is worth telling the clerk.
    #[must_use]
    pub fn away_since(&self, ctx: &Ctx, record: &VisitRecord, now: Instant) -> Option<Instant> {
        self.hub().presence().away_since(ctx.tenant, record, self.settings().away_after, now)
    }
}

/// A queue that is being followed.
pub struct QueueUpdates {
    app: App,
    ctx: Ctx,
    office: OfficeId,
    changes: watch::Receiver<Option<Arc<QueueView>>>,
    doors: watch::Receiver<Option<Arc<Board>>>,
    _live: LiveQueue,
    _console: Contact,
    sent: Option<Arc<QueueView>>,
    door: Option<DoorState>,
    away: HashMap<VisitId, Instant>,
}

impl QueueUpdates {
    /// The next update; the first call answers at once. `None` where the caller may no longer see the queue: a
    /// socket outlives a role.
    pub async fn next(&mut self) -> Option<QueueUpdate> {
        loop {
            if self.sent.is_some() {
                tokio::select! {
                    changed = self.changes.changed() => changed.ok()?,
                    changed = self.doors.changed() => changed.ok()?,
                    () = tokio::time::sleep(AWAY_CHECK) => {}
                }
            }
            let view = self.changes.borrow_and_update().clone()?;
            let Some(update) = self.update(&view) else { continue };
            self.authorise().await?;
            self.sent = Some(view);
            return Some(update);
        }
    }

    fn update(&mut self, view: &Arc<QueueView>) -> Option<QueueUpdate> {
        let same_door = self.look_at_the_door();
        let away = self.away_now(view);
        let silent = std::mem::replace(&mut self.away, away);
        let Some(sent) = &self.sent else { return Some(whole(Arc::clone(view))) };
        let Some(mut visits) = view.changes_since(sent.version) else { return Some(whole(Arc::clone(view))) };
        for record in &view.visits {
            let id = record.visit.id;
            let known = visits.iter().any(|visit| visit.visit.id == id);
            if !known && silent.get(&id) != self.away.get(&id) {
                visits.push(Arc::clone(record));
            }
        }
        let same = sent.version == view.version && sent.figures == view.figures;
        if visits.is_empty() && same && same_door {
            return None;
        }
        let (version, since, figures) = (view.version, sent.version, view.figures.clone());
        Some(QueueUpdate { version, since, complete: false, visits, figures, view: Arc::clone(view) })
    }

    /// Whether the door is as it was when it was looked at last.
    fn look_at_the_door(&mut self) -> bool {
        let board = self.doors.borrow_and_update().clone();
        let door = board.as_ref().and_then(|board| board.door(self.office)).map(|door| door.state.clone());
        let same = door == self.door;
        self.door = door;
        same
    }

    fn away_now(&self, view: &QueueView) -> HashMap<VisitId, Instant> {
        let now = self.app.now();
        let away =
            |record: &Arc<VisitRecord>| Some((record.visit.id, self.app.away_since(&self.ctx, record, now)?));
        view.visits.iter().filter_map(away).collect()
    }

    async fn authorise(&mut self) -> Option<()> {
        self.ctx = self.app.renew(&self.ctx).await.ok()?;
        self.ctx.demand(Action::SeeQueue(self.office)).ok()
    }
}

fn whole(view: Arc<QueueView>) -> QueueUpdate {
    let (version, visits, figures) = (view.version, view.visits.clone(), view.figures.clone());
    QueueUpdate { version, since: 0, complete: true, visits, figures, view }
}
