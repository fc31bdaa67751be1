//! What can be followed. Each gives the whole state first, then the changes.

use std::time::Duration;

use app::App;
use async_graphql::{Context, ID, Result, Subscription};
use futures_util::{Stream, StreamExt as _, stream};

use crate::{
    Caller,
    error::masked,
    objects::{Appointment, CallEvent, CallSide, Office, Queue, Visit},
    requests::Request,
    scalar::id,
};

/// The root of subscriptions.
pub struct Subscription;

/// A public page hears of its doors at most this often.
const DOORS_PAUSE: Duration = Duration::from_millis(200);

#[Subscription]
impl Subscription {
    /// All doors: as they are at once, and again with each change of any of them.
    async fn doors(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Vec<Office>> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let changes = app.follow_doors(&caller.ctx).await.map_err(masked)?;
        Ok(stream::unfold((changes, false), |(mut changes, begun)| async move {
            if begun {
                tokio::time::sleep(DOORS_PAUSE).await;
            }
            changes.changed().await.ok()?;
            let board = changes.borrow_and_update().clone()?;
            Some((board.doors.iter().cloned().map(Office).collect(), (changes, true)))
        }))
    }

    /// The visit of this browser, whole, with each change. Null once where there is none.
    async fn my_visit(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Option<Visit>> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let followed = app.follow_my_visit(&caller.ctx).await.map_err(masked)?;
        let Some(followed) = followed else { return Ok(stream::once(async { None }).left_stream()) };
        Ok(stream::unfold(followed, |mut followed| async move {
            let state = followed.next().await?;
            Some((Some(Visit::from(state)), followed))
        })
        .right_stream())
    }

    /// The queue of an office, for its staff. While it is followed, the door is staffed.
    async fn queue(&self, ctx: &Context<'_>, office_id: ID) -> Result<impl Stream<Item = Queue> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let office = id(&office_id)?;
        let followed = app.follow_queue(&caller.ctx, office).await.map_err(masked)?;
        Ok(stream::unfold(followed, move |mut followed| async move {
            let update = followed.next().await?;
            Some((Queue { office, update }, followed))
        }))
    }

    /// The appointments of an office, for its staff: all of them at once, and again with each change.
    async fn appointments(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
    ) -> Result<impl Stream<Item = Vec<Appointment>> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let followed =
            app.follow_appointments(&caller.ctx, id(&office_id)?).map_err(|denied| masked(denied.into()))?;
        Ok(stream::unfold(followed, |mut followed| async move {
            let all = followed.next().await?;
            Some((all.into_iter().map(Appointment).collect(), followed))
        }))
    }

    /// What was left at the door of an office, whole, with each change. For its staff.
    async fn requests(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
    ) -> Result<impl Stream<Item = Vec<Request>> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let followed = app.follow_requests(&caller.ctx, id(&office_id)?).await.map_err(masked)?;
        Ok(stream::unfold(followed, |mut followed| async move {
            let view = followed.next().await?;
            Some((Request::list(&view), followed))
        }))
    }

    /// Joins the call of a visit at one of its ends. The newest socket of an end wins.
    async fn call(
        &self,
        ctx: &Context<'_>,
        visit_id: ID,
        side: CallSide,
    ) -> Result<impl Stream<Item = CallEvent> + use<>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let seat = app.join_call(&caller.ctx, id(&visit_id)?, side.into()).await.map_err(masked)?;
        let Some(seat) = seat else {
            let over = CallEvent::from(app::CallEvent::Over);
            return Ok(stream::once(async move { over }).left_stream());
        };
        Ok(stream::unfold(seat, |mut seat| async move {
            let event = seat.next().await?;
            Some((CallEvent::from(event), seat))
        })
        .right_stream())
    }
}
