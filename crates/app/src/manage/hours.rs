//! Hours: looked at before they are saved, and saved.

use access::Ctx;
use domain::{
    OfficeId,
    figures::rome_day,
    hours::{AgendaDay, Calendar, HoursError, OpeningHours},
};

use super::{
    Edit, Managed, known,
    state::{OfficeState, State, Subject},
};
use crate::{App, Result};

/// How many days a preview shows: today and the rest of four weeks.
pub const PREVIEW_DAYS: u16 = 28;

/// What hours say.
#[derive(Debug, Clone)]
pub struct HoursPreview {
    /// The hours, or what is wrong with them.
    pub hours: std::result::Result<OpeningHours, HoursError>,
    /// The coming days; none where the hours cannot be read.
    pub days: Vec<AgendaDay>,
}

impl App {
    /// What hours would say in this comune.
    pub async fn preview_hours(&self, ctx: &Ctx, syntax: &str) -> Result<HoursPreview> {
        known(ctx)?;
        let tx = self.store().begin_read(ctx).await?;
        let calendar = Calendar::italy(tx.fetch_tenant().await?.profile.patron);
        Ok(preview(ctx, syntax, &calendar))
    }

    /// Changes when a door receives.
    pub async fn set_hours(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        revision: i64,
        syntax: &str,
    ) -> Result<Managed> {
        known(ctx)?;
        let syntax = syntax.trim();
        // The holidays of the comune do not matter to whether hours can be read.
        if let Err(error) = OpeningHours::parse(syntax, &Calendar::italy(None)) {
            return Ok(Managed::HoursRefused(error));
        }
        let decide = |state| {
            Ok(match state {
                State::Office(office) => State::Office(OfficeState { hours: syntax.to_owned(), ..office }),
                other => other,
            })
        };
        self.edit(ctx, Edit { subject: Subject::Office(office), based_on: Some(revision), decide }).await
    }
}

/// What hours say from today on.
pub fn preview(ctx: &Ctx, syntax: &str, calendar: &Calendar) -> HoursPreview {
    let hours = OpeningHours::parse(syntax.trim(), calendar);
    let days = match &hours {
        Ok(hours) => hours.agenda(rome_day(ctx.now), PREVIEW_DAYS),
        Err(_) => vec![],
    };
    HoursPreview { hours, days }
}
