//! Hours: looked at before they are saved, and saved.

use access::Ctx;
use domain::{
    Instant, OfficeId,
    figures::rome_day,
    hours::{
        AgendaDay, Calendar, HoursError, HoursWarning, OpeningHours,
        plan::{Plan, PlanProblem},
    },
};

use super::{
    Edit, Managed, known,
    state::{OfficeState, State, Subject},
};
use crate::{App, Result};

/// How many days a preview shows: today and the rest of four weeks.
pub const PREVIEW_DAYS: u16 = 28;

/// Hours, as they are typed.
#[derive(Debug, Clone)]
pub enum HoursEdit {
    /// In OpenStreetMap syntax.
    Syntax(String),
    /// In the grid of the editor.
    Plan(Plan),
}

/// Why hours cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursFault {
    /// The text cannot be read.
    Syntax(HoursError),
    /// The plan contradicts itself, or says what cannot be.
    Plan(Vec<PlanProblem>),
}

/// What hours say from a moment on. Worked out when it is asked for: a page full of offices asks for little of it.
#[derive(Debug, Clone)]
pub struct HoursPreview {
    /// The hours, or what is wrong with them.
    pub hours: std::result::Result<OpeningHours, HoursFault>,
    now: Instant,
}

impl HoursPreview {
    /// The same for the grid of the editor, without exceptions that are over; absent where the grid cannot express it.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        let plan = Plan::read(self.hours.as_ref().ok()?)?;
        Some(plan.without_past(rome_day(self.now)))
    }

    /// What is odd about them.
    #[must_use]
    pub fn warnings(&self) -> Vec<HoursWarning> {
        self.hours.as_ref().map_or_else(|_| vec![], |hours| hours.warnings(self.now))
    }

    /// The coming days; none where the hours cannot be read.
    #[must_use]
    pub fn days(&self) -> Vec<AgendaDay> {
        self.hours.as_ref().map_or_else(|_| vec![], |hours| hours.agenda(rome_day(self.now), PREVIEW_DAYS))
    }
}

impl App {
    /// What hours would say in this comune.
    pub async fn preview_hours(&self, ctx: &Ctx, edit: &HoursEdit) -> Result<HoursPreview> {
        known(ctx)?;
        let tx = self.store().begin_read(ctx).await?;
        let calendar = Calendar::italy(tx.fetch_tenant().await?.profile.patron);
        Ok(preview(ctx, edit, &calendar))
    }

    /// Changes when a door receives.
    pub async fn set_hours(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        revision: i64,
        edit: &HoursEdit,
    ) -> Result<Managed> {
        known(ctx)?;
        // The holidays of the comune do not matter to whether hours can be read.
        let hours = match read(ctx, edit, &Calendar::italy(None)) {
            Ok(hours) => hours.syntax().to_owned(),
            Err(fault) => return Ok(Managed::HoursRefused(fault)),
        };
        let decide = |state| {
            Ok(match state {
                State::Office(office) => State::Office(OfficeState { hours, ..office }),
                other => other,
            })
        };
        self.edit(ctx, Edit { subject: Subject::Office(office), based_on: Some(revision), decide }).await
    }
}

fn read(ctx: &Ctx, edit: &HoursEdit, calendar: &Calendar) -> std::result::Result<OpeningHours, HoursFault> {
    let parse = |syntax: &str| OpeningHours::parse(syntax, calendar).map_err(HoursFault::Syntax);
    match edit {
        HoursEdit::Syntax(syntax) => parse(syntax.trim()),
        HoursEdit::Plan(plan) => {
            let problems = plan.problems(rome_day(ctx.now));
            if !problems.is_empty() {
                return Err(HoursFault::Plan(problems));
            }
            parse(&plan.to_syntax().map_err(|problem| HoursFault::Plan(vec![problem]))?)
        }
    }
}

/// What hours say from today on.
pub fn preview(ctx: &Ctx, edit: &HoursEdit, calendar: &Calendar) -> HoursPreview {
    HoursPreview { hours: read(ctx, edit, calendar), now: ctx.now }
}
