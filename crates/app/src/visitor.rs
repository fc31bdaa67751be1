//! What a visitor does, and sees of their own visit.

use std::sync::Arc;

use access::{Action, Ctx};
use chrono::TimeDelta;
use domain::{OfficeId, VisitId};
use store::{Key, Message, VisitRecord};
use tokio::sync::watch;

use crate::{
    App, Board, Move, Reason, Result,
    live::{Contact, QueueView},
    moves::{Change, step},
};

/// How long after its end a visit is still shown to its visitor.
const SHOWN_AFTER_END: TimeDelta = TimeDelta::minutes(30);

/// A visit as its visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyVisit {
    /// The visit.
    pub record: Arc<VisitRecord>,
    /// From 1, while waiting.
    pub position: Option<usize>,
    /// What visitor and office wrote to each other.
    pub messages: Arc<[Message]>,
}

/// The holder of the visit's secret.
pub(crate) fn holds(ctx: &Ctx, record: &VisitRecord) -> bool {
    ctx.may(Action::FollowVisit(record.holder))
}

impl App {
    /// The visit of this browser: the live one, or the one that has just ended. Counts as a sign of life.
    pub async fn my_visit(&self, ctx: &Ctx) -> Result<Option<MyVisit>> {
        let Some(record) = self.lookup_my_visit(ctx).await? else { return Ok(None) };
        if !record.visit.is_ended() {
            self.hub().contact(ctx.tenant, record.visit.id, ctx.now);
            let tx = self.store().begin(ctx).await?;
            tx.touch_visits([record.visit.id]).await?;
            tx.commit().await?;
        }
        let view = self.hub().queue(ctx.tenant, record.visit.office_id).await?;
        let position = view.position(&record).await?;
        let messages = self.messages(ctx, &record).await?.into();
        Ok(Some(MyVisit { record: Arc::new(record), position, messages }))
    }

    async fn lookup_my_visit(&self, ctx: &Ctx) -> Result<Option<VisitRecord>> {
        let Some(holder) = ctx.visitor else { return Ok(None) };
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_visit_of(holder, ctx.now - SHOWN_AFTER_END).await?)
    }

    /// The visitor goes away.
    pub async fn leave(&self, ctx: &Ctx, key: Key) -> Result<Move> {
        let now = ctx.now;
        self.change_mine(ctx, key, move |v| v.leave(now)).await
    }

    /// The visitor who was called enters the room.
    pub async fn enter_room(&self, ctx: &Ctx, key: Key) -> Result<Move> {
        let now = ctx.now;
        self.change_mine(ctx, key, move |v| v.enter(now)).await
    }

    async fn change_mine(
        &self,
        ctx: &Ctx,
        key: Key,
        decide: impl Fn(domain::Visit) -> std::result::Result<domain::Step, domain::Refusal> + Send + Sync,
    ) -> Result<Move> {
        let Some(visit) = self.lookup_meant(ctx, &key).await? else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        let decide = step(decide);
        let change = Change { visit, key: Some(key), permitted: holds, decide, room_for: None };
        self.change(ctx, change).await
    }

    /// Which of the visitor's visits a message is about: where it came before, the same as then.
    async fn lookup_meant(&self, ctx: &Ctx, key: &Key) -> Result<Option<VisitId>> {
        let Some(holder) = ctx.visitor else { return Ok(None) };
        let tx = self.store().begin_read(ctx).await?;
        if let Some(logged) = tx.lookup_logged(key).await?
            && tx.lookup_visit(logged.visit_id).await?.is_some_and(|record| holds(ctx, &record))
        {
            return Ok(Some(logged.visit_id));
        }
        let latest = tx.lookup_visit_of(holder, ctx.now - SHOWN_AFTER_END).await?;
        Ok(latest.map(|record| record.visit.id))
    }

    /// Follows the visit of this browser: as it stands at once, then with each change. `None` where there is none.
    pub async fn follow_my_visit(&self, ctx: &Ctx) -> Result<Option<MyVisits>> {
        let Some(mine) = self.my_visit(ctx).await? else { return Ok(None) };
        let visit = mine.record.visit.id;
        let office = mine.record.visit.office_id;
        let view = self.hub().queue(ctx.tenant, office).await?;
        let contact = self.hub().visitor_connected(ctx.tenant, office, visit);
        let (changes, doors) = (view.subscribe(), self.follow_doors(ctx).await?);
        let (app, ctx) = (self.clone(), ctx.clone());
        Ok(Some(MyVisits { app, ctx, visit, changes, doors, view, contact, last: None }))
    }
}

/// A visit that is being followed.
pub struct MyVisits {
    app: App,
    ctx: Ctx,
    visit: VisitId,
    view: crate::live::LiveQueue,
    changes: watch::Receiver<Option<Arc<QueueView>>>,
    doors: watch::Receiver<Option<Arc<Board>>>,
    /// While it lives, the visitor is not away.
    contact: Contact,
    /// With whether somebody of the office was connected: who waits in front of an empty room is told so.
    last: Option<(MyVisit, bool)>,
}

impl MyVisits {
    /// The next state that differs from the last one given; the first call answers at once. `None` after the end.
    pub async fn next(&mut self) -> Option<MyVisit> {
        loop {
            if self.last.as_ref().is_some_and(|(last, _)| last.record.visit.is_ended()) {
                return None;
            }
            if self.last.is_some() {
                tokio::select! {
                    changed = self.changes.changed() => changed.ok()?,
                    changed = self.doors.changed() => changed.ok()?,
                }
            }
            let found = { self.changes.borrow_and_update().as_ref().and_then(|view| view.mine(self.visit)) };
            let state = match found {
                Some(state) => state,
                None => self.elsewhere().await?,
            };
            let state = (state.clone(), self.is_staffed(state.record.visit.office_id));
            if self.last.as_ref() != Some(&state) {
                self.last = Some(state.clone());
                return Some(state.0);
            }
        }
    }

    fn is_staffed(&mut self, office: OfficeId) -> bool {
        let board = self.doors.borrow_and_update().clone();
        board.as_ref().and_then(|board| board.door(office)).is_some_and(|door| door.state.staffed)
    }

    /// The visit has ended, or gone to another office: the database knows.
    async fn elsewhere(&mut self) -> Option<MyVisit> {
        let ctx = self.ctx.at(self.app.now());
        let tx = self.app.store().begin_read(&ctx).await.ok()?;
        let record = tx.lookup_visit(self.visit).await.ok()??;
        drop(tx);
        let office = record.visit.office_id;
        let messages = self.app.messages(&ctx, &record).await.ok()?.into();
        if record.visit.is_ended() {
            return Some(MyVisit { record: Arc::new(record), position: None, messages });
        }
        self.view = self.app.hub().queue(ctx.tenant, office).await.ok()?;
        self.changes = self.view.subscribe();
        self.contact = self.app.hub().visitor_connected(ctx.tenant, office, self.visit);
        let position = self.view.position(&record).await.ok()?;
        Some(MyVisit { record: Arc::new(record), position, messages })
    }
}
