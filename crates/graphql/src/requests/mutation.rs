//! What visitors leave, and what the office does about it.

use app::{App, LeaveRequest};
use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use domain::request::Verdict;

use super::{
    object::RequestKind,
    outcome::{InviteOutcome, LeaveRequestOutcome, RequestMoveOutcome},
};
use crate::{
    Caller,
    error::{coded, masked},
    scalar::{id, key},
};

/// The mutations of requests.
#[derive(Default)]
pub struct RequestMutation;

/// A message, or the wish to be called back.
#[derive(InputObject)]
pub struct RequestInput {
    /// At whose door.
    office_id: ID,
    kind: RequestKind,
    /// May be left out. At most 80 characters.
    name: Option<String>,
    /// With `CALL_BACK` one of the two is needed.
    phone: Option<String>,
    /// With `CALL_BACK` one of the two is needed.
    email: Option<String>,
    /// Needed with `MESSAGE`. At most 1000 characters.
    text: Option<String>,
    /// If the visitor waits at this door, the visit ends with it.
    #[graphql(default)]
    leave_queue: bool,
    /// Made by the client, unique to this request: a retry with the same key never makes a second one.
    idempotency_key: ID,
}

/// What the office says of a request that it saw to.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::request::Verdict")]
pub enum RequestVerdict {
    /// Answered: done.
    Answered,
    /// Tried, and nobody answered: one attempt more, and it waits again.
    NoAnswer,
    /// Tried often enough: done. Takes at least one attempt.
    Unreachable,
    /// Nothing left to answer: done.
    NotNeeded,
}

#[Object]
impl RequestMutation {
    /// Leave a message, or ask to be called back. Sets the cookie by which the visitor is known.
    async fn leave_request(&self, ctx: &Context<'_>, input: RequestInput) -> Result<LeaveRequestOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let request = LeaveRequest {
            office: id(&input.office_id)?,
            kind: input.kind.into(),
            name: input.name,
            phone: input.phone,
            email: input.email,
            text: input.text,
            leaves_queue: input.leave_queue,
            key: key(&input.idempotency_key)?,
        };
        if let Err(retry_after_s) = (caller.may_leave_request)() {
            return Ok(LeaveRequestOutcome::too_often(retry_after_s));
        }
        let mut visitor = caller.ctx.clone();
        if visitor.visitor.is_none() {
            let Some(issue) = &caller.issue_cookie else {
                return Err(coded(
                    "COOKIE_NEEDED",
                    "A first request goes over HTTP, so that a cookie can be set.",
                ));
            };
            let secret = app.derive_secret(&visitor, &request.key);
            visitor.visitor = Some(secret.hash());
            ctx.append_http_header("set-cookie", issue(&secret));
        }
        let board = app.board(&visitor).await.map_err(masked)?;
        let door = board.door(request.office).cloned();
        let outcome = app.leave_request(&visitor, request).await.map_err(masked)?;
        Ok(LeaveRequestOutcome::new(outcome, input.office_id, door))
    }

    /// The visitor takes a request back.
    async fn withdraw_request(&self, ctx: &Context<'_>, id: ID) -> Result<RequestMoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.withdraw_request(&caller.ctx, self::id(&id)?).await.map_err(masked)?.into())
    }

    /// See to a request from now on: colleagues read who does.
    async fn take_request(&self, ctx: &Context<'_>, id: ID) -> Result<RequestMoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.take_request(&caller.ctx, self::id(&id)?).await.map_err(masked)?.into())
    }

    /// Say what became of a request, by the version that was seen. A note of at most 300 characters replaces the one
    /// before.
    async fn close_request(
        &self,
        ctx: &Context<'_>,
        id: ID,
        version: i64,
        verdict: RequestVerdict,
        note: Option<String>,
    ) -> Result<RequestMoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let verdict = Verdict::from(verdict);
        let moved = app.close_request(&caller.ctx, self::id(&id)?, version, verdict, note.as_deref()).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Take back what was done last, by the version that it made: it waits again, and an attempt that was counted is not.
    async fn reopen_request(&self, ctx: &Context<'_>, id: ID, version: i64) -> Result<RequestMoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.reopen_request(&caller.ctx, self::id(&id)?, version).await.map_err(masked)?.into())
    }

    /// Invite whoever left a request into the queue, at the rank of the request: by e-mail where there is an address and
    /// the comune can send any; otherwise the link has to be passed on. It is good for 24 hours.
    async fn invite_requester(&self, ctx: &Context<'_>, id: ID) -> Result<InviteOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.invite_requester(&caller.ctx, self::id(&id)?).await.map_err(masked)?.into())
    }
}
