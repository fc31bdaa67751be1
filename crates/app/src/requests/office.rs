//! What the office does about what was left at its door.

use std::sync::Arc;

use access::{Action, Ctx};
use domain::{OfficeId, PersonId, RequestId, request::Verdict};
use store::RequestRecord;
use tokio::sync::watch;

use super::{Change, RequestMove, RequestReason, step};
use crate::{
    App, Result, input,
    live::{LiveRequests, RequestsView},
};

pub(super) fn receives(ctx: &Ctx, record: &RequestRecord) -> bool {
    ctx.may(Action::Receive(record.request.office_id))
}

/// Who is signed in. Nobody at all is told so before anything is looked up.
pub(super) fn signed_in(ctx: &Ctx) -> Result<PersonId> {
    let staff = ctx.staff.as_ref().ok_or(access::Denied::Unauthenticated)?;
    Ok(staff.id)
}

impl App {
    /// An operator sees to a request from now on.
    pub async fn take_request(&self, ctx: &Ctx, request: RequestId) -> Result<RequestMove> {
        let by = signed_in(ctx)?;
        let decide = step(move |request| request.take(by));
        self.change_request(ctx, Change { request, seen: None, permitted: receives, decide }).await
    }

    /// An operator says what became of a request. `seen` is the version that they decided by; a `note` replaces the
    /// one before.
    pub async fn close_request(
        &self,
        ctx: &Ctx,
        request: RequestId,
        seen: i64,
        verdict: Verdict,
        note: Option<&str>,
    ) -> Result<RequestMove> {
        signed_in(ctx)?;
        let note = match input::lines("note", note, input::MESSAGE_MAX) {
            Ok(note) => note,
            Err(invalid) => return Ok(RequestMove::refused(RequestReason::Invalid(invalid), None)),
        };
        let now = ctx.now;
        let decide = move |record: &mut RequestRecord| {
            record.request = record.request.clone().close(verdict, now)?;
            record.note = note.clone().or(record.note.take());
            Ok(None)
        };
        self.change_request(ctx, Change { request, seen: Some(seen), permitted: receives, decide }).await
    }

    /// An operator takes back what was done last. `seen` is the version that it made.
    pub async fn reopen_request(&self, ctx: &Ctx, request: RequestId, seen: i64) -> Result<RequestMove> {
        signed_in(ctx)?;
        let decide = step(domain::Request::reopen);
        self.change_request(ctx, Change { request, seen: Some(seen), permitted: receives, decide }).await
    }

    /// Follows the requests of an office: as they are at once, then with each change.
    pub async fn follow_requests(&self, ctx: &Ctx, office: OfficeId) -> Result<RequestUpdates> {
        ctx.demand(Action::SeeQueue(office))?;
        let live = self.hub().requests(ctx.tenant, office).await?;
        let mut changes = live.subscribe();
        changes.mark_changed();
        Ok(RequestUpdates { app: self.clone(), ctx: ctx.clone(), office, changes, _live: live })
    }

    /// The requests of an office, as they are now.
    pub async fn requests(&self, ctx: &Ctx, office: OfficeId) -> Result<RequestsView> {
        ctx.demand(Action::SeeQueue(office))?;
        self.hub().fresh_requests(ctx, office).await
    }
}

/// The requests of an office that are being followed.
pub struct RequestUpdates {
    app: App,
    ctx: Ctx,
    office: OfficeId,
    changes: watch::Receiver<Option<Arc<RequestsView>>>,
    _live: LiveRequests,
}

impl RequestUpdates {
    /// The next state; the first call answers at once. `None` where the caller may no longer see it: a socket outlives
    /// a role.
    pub async fn next(&mut self) -> Option<Arc<RequestsView>> {
        self.changes.changed().await.ok()?;
        let view = self.changes.borrow_and_update().clone()?;
        self.ctx = self.app.renew(&self.ctx).await.ok()?;
        self.ctx.demand(Action::SeeQueue(self.office)).ok()?;
        Some(view)
    }
}
