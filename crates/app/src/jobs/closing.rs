//! The end of the hours, for those who wait.

use access::Ctx;
use chrono::TimeDelta;
use domain::{
    Instant, OfficeId,
    closing::{AtClosing, at_closing},
};
use store::VisitRecord;

use crate::{App, DoorView, Result};

/// How often an office is looked at while somebody waits there: its hours and its rules may be set anew meanwhile.
const LOOK: TimeDelta = TimeDelta::minutes(1);

/// The hours of one office at one look, and who is there.
pub(super) struct HoursEnd {
    door: Option<DoorView>,
    attended_at: Option<Instant>,
    now: Instant,
}

impl HoursEnd {
    /// What is to be done about a visit.
    pub fn decide(&self, record: &VisitRecord) -> AtClosing {
        let Some(door) = &self.door else { return AtClosing::Nothing };
        let shuts_at = door.shuts_at(record);
        at_closing(door.office.reception.closing, &record.visit, shuts_at, self.attended_at, self.now)
    }

    /// When it must be decided anew.
    pub fn due(&self, record: &VisitRecord) -> Instant {
        let shuts_at = self.door.as_ref().and_then(|door| door.shuts_at(record));
        let look = self.now + LOOK;
        shuts_at.filter(|at| *at > self.now).map_or(look, |at| at.min(look))
    }
}

impl App {
    /// Looks at the hours of an office where these visits are not over.
    pub(super) async fn hours_end(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        visits: &[VisitRecord],
    ) -> Result<HoursEnd> {
        let door = self.board(ctx).await?.door(office).cloned();
        let mut end = HoursEnd { door, attended_at: None, now: ctx.now };
        if visits.iter().all(|record| end.decide(record) == AtClosing::Nothing) {
            return Ok(end);
        }
        let attended_at = self.attended_at(ctx, office).await?;
        // Nobody can have been seen by a server that was not there: a deploy at noon sends nobody away.
        end.attended_at = Some(attended_at.map_or(self.started_at(), |at| at.max(self.started_at())));
        Ok(end)
    }

    /// When somebody of the office was last there after its hours, written down so that every node knows.
    async fn attended_at(&self, ctx: &Ctx, office: OfficeId) -> Result<Option<Instant>> {
        let tx = self.store().begin(ctx).await?;
        if !self.hub().presence().is_staffed(ctx.tenant, office) {
            return Ok(tx.lookup_attended(office).await?);
        }
        tx.note_attended(office).await?;
        tx.commit().await?;
        Ok(Some(ctx.now))
    }
}
