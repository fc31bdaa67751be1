//! What can be asked.

use app::App;
use async_graphql::{Context, ID, Object, Result};

use crate::{
    Caller, appointments,
    error::masked,
    manage::{HoursInput, HoursPreview, Management, OfficeAlerts},
    objects::{Appointment, CallSetup, CallSide, FreeSlots, IceServer, Office, Queue, Tenant, Viewer, Visit},
    requests::Request,
    scalar::{Date, id},
};

/// The root of queries.
pub struct Query;

#[Object]
impl Query {
    /// The comune of this host.
    async fn tenant(&self, ctx: &Context<'_>) -> Result<Tenant> {
        let caller = ctx.data::<Caller>()?;
        Ok(Tenant(caller.tenant.clone()))
    }

    /// A door, by its address.
    async fn office(&self, ctx: &Context<'_>, slug: String) -> Result<Option<Office>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let board = app.board(&caller.ctx).await.map_err(masked)?;
        Ok(board.door_at(&slug).cloned().map(Office))
    }

    /// The visit of this browser's cookie, until some minutes after its end.
    async fn my_visit(&self, ctx: &Context<'_>) -> Result<Option<Visit>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let mine = app.my_visit(&caller.ctx).await.map_err(masked)?;
        Ok(mine.map(Visit::from))
    }

    /// The visits of an office that are not over. For its staff.
    async fn queue(&self, ctx: &Context<'_>, office_id: ID) -> Result<Queue> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let office = id(&office_id)?;
        let update = app.queue(&caller.ctx, office).await.map_err(masked)?;
        Ok(Queue { office, update })
    }

    /// When a door can be booked: the first days from `from` on on which anything is free, at most 14. Null where one
    /// cannot book.
    async fn slots(
        &self,
        ctx: &Context<'_>,
        office_slug: String,
        from: Option<Date>,
        #[graphql(default = 5)] days: usize,
    ) -> Result<Option<FreeSlots>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let board = app.board(&caller.ctx).await.map_err(masked)?;
        let Some(door) = board.door_at(&office_slug) else { return Ok(None) };
        let from = from.map(|date| date.0);
        let free = app.free_slots(&caller.ctx, door.office.id, from, days.min(14)).await;
        Ok(free.map_err(masked)?.map(FreeSlots::from))
    }

    /// The appointment of a link, by its token.
    async fn appointment(&self, ctx: &Context<'_>, token: String) -> Result<Option<Appointment>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let found = app.my_appointment(&caller.ctx, &appointments::token(&token)?).await;
        Ok(found.map_err(masked)?.map(Appointment))
    }

    /// The appointments of an office from this morning on, without those that were cancelled. For its staff.
    async fn appointments(&self, ctx: &Context<'_>, office_id: ID) -> Result<Vec<Appointment>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let all = app.appointments(&caller.ctx, id(&office_id)?).await.map_err(masked)?;
        Ok(all.into_iter().map(Appointment).collect())
    }

    /// What this browser has left at the doors of the comune, the newest first.
    async fn my_requests(&self, ctx: &Context<'_>) -> Result<Vec<Request>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let mine = app.my_requests(&caller.ctx).await.map_err(masked)?;
        Ok(mine.into_iter().map(Request::from).collect())
    }

    /// What was left at the door of an office: what waits, the longest first; then what was done lately. For its staff.
    async fn requests(&self, ctx: &Context<'_>, office_id: ID) -> Result<Vec<Request>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let view = app.requests(&caller.ctx, id(&office_id)?).await.map_err(masked)?;
        Ok(Request::list(&view))
    }

    /// All that the caller may manage: the comune for who administers it, their offices for operators.
    async fn management(&self, ctx: &Context<'_>) -> Result<Management> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(Management(app.management(&caller.ctx).await.map_err(masked)?))
    }

    /// How the alerts of a door fare. For who sets it up.
    async fn office_alerts(&self, ctx: &Context<'_>, office_id: ID) -> Result<OfficeAlerts> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        Ok(OfficeAlerts(app.alerts(&caller.ctx, id(&office_id)?).await.map_err(masked)?))
    }

    /// What hours would say, before they are saved. For staff.
    async fn preview_hours(&self, ctx: &Context<'_>, hours: HoursInput) -> Result<HoursPreview> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let lang = caller.ctx.lang;
        match hours.read() {
            Ok(hours) => {
                let preview = app.preview_hours(&caller.ctx, &hours).await.map_err(masked)?;
                Ok(HoursPreview::of(preview, lang))
            }
            Err(problem) => {
                caller
                    .ctx
                    .staff
                    .as_ref()
                    .ok_or(access::Denied::Unauthenticated)
                    .map_err(|d| masked(d.into()))?;
                Ok(HoursPreview::unreadable(problem.say(lang)))
            }
        }
    }

    /// Who is signed in, if anybody.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        Ok(ctx.data::<Caller>()?.ctx.staff.clone().map(Viewer))
    }

    /// What a browser needs to join a call at one of its ends. Null where no call is on for this visit, or the caller
    /// is not at that end.
    async fn call_setup(&self, ctx: &Context<'_>, visit_id: ID, side: CallSide) -> Result<Option<CallSetup>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let setup = app.call_setup(&caller.ctx, id(&visit_id)?, side.into()).await.map_err(masked)?;
        Ok(setup.map(|setup| CallSetup { visit_id, setup }))
    }

    /// Relays for a visitor who waits and would know beforehand whether a call gets through. Null where the caller does
    /// not wait, or there is none.
    async fn relays_to_try(&self, ctx: &Context<'_>) -> Result<Option<Vec<IceServer>>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let relays = app.relays_to_try(&caller.ctx).await.map_err(masked)?;
        Ok(relays.map(|relays| relays.into_iter().map(IceServer::from).collect()))
    }
}
