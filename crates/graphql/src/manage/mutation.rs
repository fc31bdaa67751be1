//! What can be changed.

use access::Action;
use app::{App, manage::Managed};
use async_graphql::{Context, ID, Object, Result};

use super::{
    alerts::{AlertWay, TryAlertOutcome},
    input::{OfficeInput, PersonInput, RoomInput, TenantInput},
    outcome::ManageOutcome,
    plan_input::HoursInput,
    reception::ReceptionInput,
};
use crate::{Caller, error::masked, requests::TooOften, scalar::id};

/// The changes of what a comune sets up. Each names the revision on which it is based.
#[derive(Default)]
pub struct SetUpMutation;

fn parts<'a>(ctx: &Context<'a>) -> Result<(&'a App, &'a Caller)> {
    Ok((ctx.data::<App>()?, ctx.data::<Caller>()?))
}

fn outcome(managed: app::Result<Managed>, caller: &Caller) -> Result<ManageOutcome> {
    Ok(ManageOutcome::new(managed.map_err(masked)?, caller.ctx.lang))
}

#[Object]
impl SetUpMutation {
    /// Change what the comune says of itself.
    async fn edit_tenant(
        &self,
        ctx: &Context<'_>,
        revision: i64,
        input: TenantInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.edit_profile(&caller.ctx, revision, input.into()).await, caller)
    }

    /// Send something to each address of a door, to see whether it arrives. For who sets it up.
    async fn try_alert(&self, ctx: &Context<'_>, office_id: ID, way: AlertWay) -> Result<TryAlertOutcome> {
        let (app, caller) = parts(ctx)?;
        let office = id(&office_id)?;
        // Whoever may not must not use up what the others may.
        caller.ctx.demand(Action::SetUpOffice(office)).map_err(|denied| masked(denied.into()))?;
        if let Err(retry_after_s) = (caller.may_try_alert)() {
            return Ok(TryAlertOutcome::TooOften(TooOften { retry_after_s }));
        }
        let trials = app.try_alert(&caller.ctx, office, way.into()).await.map_err(masked)?;
        Ok(trials.into())
    }

    /// Add a door with a first room, at the end of the page. It is closed until it has hours.
    async fn add_office(&self, ctx: &Context<'_>, input: OfficeInput) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.add_office(&caller.ctx, input.into()).await, caller)
    }

    /// Add typical offices by the slugs of their templates. Those whose address is taken are left out.
    async fn add_offices(&self, ctx: &Context<'_>, templates: Vec<String>) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.add_offices(&caller.ctx, &templates).await, caller)
    }

    /// Change what a door says.
    async fn edit_office(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] office: ID,
        revision: i64,
        input: OfficeInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.edit_office(&caller.ctx, id(&office)?, revision, input.into()).await, caller)
    }

    /// Change when a door receives.
    async fn set_hours(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
        revision: i64,
        hours: HoursInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        let office = id(&office_id)?;
        match hours.read() {
            Ok(hours) => outcome(app.set_hours(&caller.ctx, office, revision, &hours).await, caller),
            Err(problem) => Ok(ManageOutcome::unreadable(problem.say(caller.ctx.lang))),
        }
    }

    /// Change how a door receives, beyond its hours.
    async fn set_reception(
        &self,
        ctx: &Context<'_>,
        office_id: ID,
        revision: i64,
        input: ReceptionInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        let edit = input.try_into()?;
        outcome(app.set_reception(&caller.ctx, id(&office_id)?, revision, edit).await, caller)
    }

    /// Take a door off the page.
    async fn archive_office(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] office: ID,
        revision: i64,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.archive_office(&caller.ctx, id(&office)?, revision, true).await, caller)
    }

    /// Put a door back on the page.
    async fn restore_office(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] office: ID,
        revision: i64,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.archive_office(&caller.ctx, id(&office)?, revision, false).await, caller)
    }

    /// Put the doors of the page, all of them, in this order.
    async fn order_offices(&self, ctx: &Context<'_>, ids: Vec<ID>) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        let offices = ids.iter().map(id).collect::<Result<_>>()?;
        outcome(app.order_offices(&caller.ctx, offices).await, caller)
    }

    /// Add a room, after the others of its office.
    async fn add_room(&self, ctx: &Context<'_>, office_id: ID, input: RoomInput) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.add_room(&caller.ctx, id(&office_id)?, input.try_into()?).await, caller)
    }

    /// Change a room.
    async fn edit_room(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] room: ID,
        revision: i64,
        input: RoomInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.edit_room(&caller.ctx, id(&room)?, revision, input.try_into()?).await, caller)
    }

    /// Take a room out of use. Who is being received there stays.
    async fn archive_room(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] room: ID,
        revision: i64,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.archive_room(&caller.ctx, id(&room)?, revision, true).await, caller)
    }

    /// Take a room back into use.
    async fn restore_room(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] room: ID,
        revision: i64,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.archive_room(&caller.ctx, id(&room)?, revision, false).await, caller)
    }

    /// Put the rooms of an office that are in use, all of them, in this order.
    async fn order_rooms(&self, ctx: &Context<'_>, office_id: ID, ids: Vec<ID>) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        let rooms = ids.iter().map(id).collect::<Result<_>>()?;
        outcome(app.order_rooms(&caller.ctx, id(&office_id)?, rooms).await, caller)
    }

    /// Invite somebody, by fiscal code or address.
    async fn invite(&self, ctx: &Context<'_>, input: PersonInput) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.invite(&caller.ctx, input.try_into()?).await, caller)
    }

    /// Change what somebody may do, or is called.
    async fn edit_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] person: ID,
        revision: i64,
        input: PersonInput,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.edit_person(&caller.ctx, id(&person)?, revision, input.try_into()?).await, caller)
    }

    /// Take somebody's access away, at once.
    async fn remove_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] person: ID,
        revision: i64,
    ) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.remove_person(&caller.ctx, id(&person)?, revision).await, caller)
    }

    /// Take a change back, unless the same thing was changed since. What was added is archived.
    async fn undo(&self, ctx: &Context<'_>, change_id: ID) -> Result<ManageOutcome> {
        let (app, caller) = parts(ctx)?;
        outcome(app.undo(&caller.ctx, id(&change_id)?).await, caller)
    }
}
