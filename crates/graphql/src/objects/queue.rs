//! The queue of an office.

use std::sync::Arc;

use app::{App, QueueUpdate, VisitRecord};
use async_graphql::{Context, Object, Result};
use domain::OfficeId;

use super::{DayFigures, Office, Visit};
use crate::{
    Caller,
    error::{coded, masked},
};

/// The visits of an office that are not over, or what changed among them.
pub struct Queue {
    pub office: OfficeId,
    pub update: QueueUpdate,
}

#[Object]
impl Queue {
    async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        office(ctx, self.office).await
    }

    /// Grows by one with each change.
    async fn version(&self) -> i64 {
        self.update.version
    }

    /// The version to which `visits` are the difference; 0 where they are the whole state. The same as `version` where
    /// only the door, the figures or a visitor's absence changed.
    async fn since(&self) -> i64 {
        self.update.since
    }

    /// Whole state: forget what you hold. Otherwise put each visit in the place of what you hold of it; one that has
    /// ended or gone to another office goes.
    async fn complete(&self) -> bool {
        self.update.complete
    }

    /// In order of rank.
    async fn visits(&self) -> Vec<Visit> {
        let view = &self.update.view;
        let visit = |record: &Arc<VisitRecord>| {
            let visit = Visit::new(Arc::clone(record), view.position(&record.visit));
            // The messages of a visit that is over are not in the view.
            if view.holds(record) { visit.with_messages(view.messages(record.visit.id)) } else { visit }
        };
        self.update.visits.iter().map(visit).collect()
    }

    /// The figures of today.
    async fn figures(&self) -> DayFigures {
        DayFigures(self.update.figures.clone())
    }
}

/// A door of the caller's comune.
pub async fn office(ctx: &Context<'_>, id: OfficeId) -> Result<Office> {
    let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
    let board = app.board(&caller.ctx).await.map_err(masked)?;
    board.door(id).cloned().map(Office).ok_or_else(|| coded("NOT_FOUND", "There is no such office here."))
}
