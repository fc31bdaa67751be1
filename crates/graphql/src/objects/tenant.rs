//! The comune, and who is signed in.

use std::sync::Arc;

use access::StaffMember;
use app::App;
use async_graphql::{Context, ID, Object, Result};

use super::{Office, Visit};
use crate::{Caller, error::masked};

/// A comune.
pub struct Tenant(pub Arc<domain::Tenant>);

#[Object]
impl Tenant {
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    async fn slug(&self) -> &str {
        &self.0.slug
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Two letters.
    async fn province(&self) -> &str {
        &self.0.province
    }

    async fn region(&self) -> &str {
        &self.0.region
    }

    /// The comune's own site.
    async fn site_url(&self) -> Option<&str> {
        self.0.profile.site_url.as_deref()
    }

    /// The data are invented, for demonstration.
    async fn demonstration(&self) -> bool {
        self.0.demonstration
    }

    /// All doors, in the order of the page.
    async fn offices(&self, ctx: &Context<'_>) -> Result<Vec<Office>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let board = app.board(&caller.ctx).await.map_err(masked)?;
        Ok(board.doors.iter().cloned().map(Office).collect())
    }
}

/// Who is signed in.
pub struct Viewer(pub Arc<StaffMember>);

#[Object]
impl Viewer {
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The offices at which the viewer receives.
    async fn offices(&self, ctx: &Context<'_>) -> Result<Vec<Office>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let board = app.board(&caller.ctx).await.map_err(masked)?;
        let own = board.doors.iter().filter(|door| self.0.receives_at(door.office.id));
        Ok(own.cloned().map(Office).collect())
    }

    /// The visit that the viewer has called or is receiving.
    async fn current_visit(&self, ctx: &Context<'_>) -> Result<Option<Visit>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let current = app.current_visit(&caller.ctx).await.map_err(masked)?;
        Ok(current.map(|record| Visit::new(Arc::new(record), None)))
    }

    /// Whether the viewer manages the comune.
    async fn administers(&self) -> bool {
        self.0.administers()
    }
}
