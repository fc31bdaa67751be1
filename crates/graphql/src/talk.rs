//! What visitor and office write to each other, and what staff notes for itself.

use app::App;
use async_graphql::{Context, ID, Object, Result};

use crate::{
    Caller,
    error::masked,
    outcome::{BroadcastOutcome, MoveOutcome},
    scalar::{id, key},
};

/// What is written.
#[derive(Default)]
pub struct TalkMutation;

#[Object]
impl TalkMutation {
    /// Write to a visitor: at most 500 characters.
    async fn send_message(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        text: String,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let moved = app.send_message(&caller.ctx, id(&visit_id)?, &text, key(&idempotency_key)?).await;
        Ok(moved.map_err(masked)?.into())
    }

    /// The visitor writes to the office: at most 500 characters.
    async fn write_to_office(
        &self,
        ctx: &Context<'_>,
        text: String,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(app.write_to_office(&caller.ctx, &text, key(&idempotency_key)?).await.map_err(masked)?.into())
    }

    /// Write the same to everybody who waits at a door: at most 500 characters.
    async fn broadcast(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
        text: String,
        idempotency_key: ID,
    ) -> Result<BroadcastOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let sent = app.broadcast(&caller.ctx, id(&office_id)?, &text, key(&idempotency_key)?).await;
        Ok(sent.map_err(masked)?.into())
    }

    /// Note something of a visit that the visitor never reads: at most 1,000 characters. `seen`: the notes over which
    /// this is written; where a colleague has changed them meanwhile, the answer is `NOTES_CHANGED`.
    async fn set_notes(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        notes: Option<String>,
        seen: Option<String>,
        idempotency_key: ID,
    ) -> Result<MoveOutcome> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let (visit, key) = (id(&visit_id)?, key(&idempotency_key)?);
        let moved = app.set_notes(&caller.ctx, visit, notes.as_deref(), seen.as_deref(), key).await;
        Ok(moved.map_err(masked)?.into())
    }
}
