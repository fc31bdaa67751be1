//! What can be done.

use app::{App, DoorChange, Knock, KnockOutcome as Knocking, Transfer};
use async_graphql::{Context, ID, InputObject, MergedObject, Object, Result};
use chrono::{DateTime, Utc};

use crate::{
    Caller,
    appointments::AppointmentMutation,
    error::{coded, masked},
    manage::SetUpMutation,
    objects::{CallSide, SignKind},
    outcome::{DoorOutcome, KnockOutcome, MoveOutcome},
    requests::RequestMutation,
    scalar::{id, key},
    talk::TalkMutation,
};

/// The root of mutations.
#[derive(Default, MergedObject)]
pub struct Mutation(VisitMutation, AppointmentMutation, TalkMutation, RequestMutation, SetUpMutation);

/// What visitors and operators do.
#[derive(Default)]
pub struct VisitMutation;

/// A knock.
#[derive(InputObject)]
pub struct KnockInput {
    /// At whose door.
    office_id: ID,
    /// May be left out. At most 80 characters.
    name: Option<String>,
    /// May be left out. At most 500 characters.
    reason: Option<String>,
    /// Made by the client, unique to this knock: a retry with the same key never makes a second visit.
    idempotency_key: ID,
}

/// A change of a door's sign.
#[derive(InputObject)]
pub struct DoorInput {
    sign: SignKind,
    /// What visitors read. At most 300 characters.
    message: Option<String>,
    /// When the sign comes down by itself.
    until: Option<DateTime<Utc>>,
    /// With CLOSED: end the visits of those who wait. Otherwise they keep their place.
    #[graphql(default)]
    turn_away: bool,
}

#[Object]
impl VisitMutation {
    /// Knock at a door. Sets the cookie by which the visitor is known.
    async fn knock(&self, ctx: &Context<'_>, input: KnockInput) -> Result<KnockOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let knock = Knock {
            office: id(&input.office_id)?,
            name: input.name,
            reason: input.reason,
            key: key(&input.idempotency_key)?,
        };
        if let Err(retry_after_s) = (caller.may_knock)() {
            return Ok(KnockOutcome::TooManyKnocks(retry_after_s.into()));
        }
        let mut visitor = caller.ctx.clone();
        if visitor.visitor.is_none() {
            let Some(issue) = &caller.issue_cookie else {
                return Err(coded(
                    "COOKIE_NEEDED",
                    "A first knock goes over HTTP, so that a cookie can be set.",
                ));
            };
            let secret = app.derive_secret(&visitor, &knock.key);
            visitor.visitor = Some(secret.hash());
            ctx.append_http_header("set-cookie", issue(&secret));
        }
        let outcome = app.knock(&visitor, knock).await.map_err(masked)?;
        let position = match &outcome {
            Knocking::Knocked(record) | Knocking::AlreadyWaiting(record) => {
                app.position(&visitor, record).await.map_err(masked)?
            }
            _ => None,
        };
        Ok(KnockOutcome::new(outcome, input.office_id, position))
    }

    /// The visitor goes away.
    async fn leave(&self, ctx: &Context<'_>, idempotency_key: ID) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.leave(&caller.ctx, key(&idempotency_key)?).await.map_err(masked)?.into())
    }

    /// The visitor who was called enters the room.
    async fn enter_room(&self, ctx: &Context<'_>, idempotency_key: ID) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.enter_room(&caller.ctx, key(&idempotency_key)?).await.map_err(masked)?.into())
    }

    /// Admit the first of the queue; with `presentOnly`, the first who is not away.
    async fn call_next(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
        #[graphql(default)] present_only: bool,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let (office, key) = (id(&office_id)?, key(&idempotency_key)?);
        let moved = if present_only {
            app.call_next_present(&caller.ctx, office, key).await
        } else {
            app.call_next(&caller.ctx, office, key).await
        };
        Ok(moved.map_err(masked)?.into())
    }

    /// Admit one visit, whatever its place.
    async fn admit(&self, ctx: &Context<'_>, visit_id: ID, idempotency_key: ID) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let moved = app.admit(&caller.ctx, id(&visit_id)?, key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Say no, with a reason that the visitor reads: at most 300 characters.
    async fn decline(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        message: Option<String>,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let moved =
            app.decline(&caller.ctx, id(&visit_id)?, message.as_deref(), key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Back into the queue, rank kept, with a message that the visitor reads there: at most 500 characters.
    async fn hold(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        message: Option<String>,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let moved = app.hold(&caller.ctx, id(&visit_id)?, message.as_deref(), key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Into another office's queue: rank, reason, messages and notes are kept. `note` is added to the notes; the visitor
    /// reads `message`, of at most 500 characters.
    #[expect(clippy::too_many_arguments, reason = "the arguments of the field, each by its name")]
    async fn transfer(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        to_office_id: ID,
        note: Option<String>,
        message: Option<String>,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let (visit, to) = (id(&visit_id)?, id(&to_office_id)?);
        let transfer = Transfer { visit, to, note: note.as_deref(), message: message.as_deref() };
        let moved = app.transfer(&caller.ctx, transfer, key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Say goodbye.
    async fn end_visit(&self, ctx: &Context<'_>, visit_id: ID, idempotency_key: ID) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let moved = app.end_visit(&caller.ctx, id(&visit_id)?, key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// Hang a sign on a door, or take it down.
    async fn set_door(&self, ctx: &Context<'_>, office_id: ID, input: DoorInput) -> Result<DoorOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let office = id(&office_id)?;
        let (until, turn_away) = (input.until, input.turn_away);
        let change = DoorChange { sign: input.sign.into(), message: input.message, until, turn_away };
        match app.set_door(&caller.ctx, office, &change).await.map_err(masked)? {
            app::DoorOutcome::Invalid(invalid) => Ok(DoorOutcome::InvalidInput(invalid.into())),
            app::DoorOutcome::Set(door) => Ok(DoorOutcome::set(*door)),
        }
    }

    /// A console has rung for these visits: at most 200 at once. What the visitor reads as "the office was told at
    /// 10:32".
    async fn confirm_alert(&self, ctx: &Context<'_>, office_id: ID, visit_ids: Vec<ID>) -> Result<bool> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let visits = visit_ids.iter().map(id).collect::<Result<Vec<_>>>()?;
        app.confirm_alert(&caller.ctx, id(&office_id)?, &visits).await.map_err(masked)?;
        Ok(true)
    }

    /// Somebody has heard these knocks: at most 200 at once. The bells of all consoles of the office end, and the visitors
    /// read "the office has seen your knock at 10:34".
    async fn acknowledge(&self, ctx: &Context<'_>, office_id: ID, visit_ids: Vec<ID>) -> Result<bool> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let visits = visit_ids.iter().map(id).collect::<Result<Vec<_>>>()?;
        app.acknowledge(&caller.ctx, id(&office_id)?, &visits).await.map_err(masked)?;
        Ok(true)
    }

    /// To the other end of the call, untouched. At most 32,000 bytes. False where no call is on, or nobody is there.
    async fn signal(&self, ctx: &Context<'_>, visit_id: ID, side: CallSide, payload: String) -> Result<bool> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        app.signal(&caller.ctx, id(&visit_id)?, side.into(), payload).await.map_err(masked)
    }
}
