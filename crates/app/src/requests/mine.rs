//! What a visitor sees of what they left, and what they can still do about it.

use access::{Action, Ctx};
use chrono::TimeDelta;
use domain::RequestId;
use store::RequestRecord;

use super::{Change, RequestMove, step};
use crate::{App, Result};

/// How long a request that is done is still shown to whoever left it, unless retention erases it before.
const SHOWN_AFTER_END: TimeDelta = TimeDelta::days(7);

/// The holder of the request's secret.
fn holds(ctx: &Ctx, record: &RequestRecord) -> bool {
    record.holder.is_some_and(|holder| ctx.may(Action::FollowVisit(holder)))
}

impl App {
    /// The requests of this browser, the newest first.
    pub async fn my_requests(&self, ctx: &Ctx) -> Result<Vec<RequestRecord>> {
        let Some(holder) = ctx.visitor else { return Ok(vec![]) };
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.list_requests_of(holder, ctx.now - SHOWN_AFTER_END).await?)
    }

    /// The visitor takes a request back.
    pub async fn withdraw_request(&self, ctx: &Ctx, request: RequestId) -> Result<RequestMove> {
        let now = ctx.now;
        let decide = step(move |request| request.withdraw(now));
        self.change_request(ctx, Change { request, seen: None, permitted: holds, decide }).await
    }
}
