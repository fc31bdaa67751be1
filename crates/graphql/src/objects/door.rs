//! Doors.

use access::Action;
use app::{App, DoorView};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::Lang;

use super::DayFigures;
use crate::{Caller, error::masked, scalar::Date};

/// Who receives behind the door.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::OfficeKind")]
pub enum OfficeKind {
    /// An office of the administration.
    Office,
    /// A councillor.
    Councillor,
    /// The mayor.
    Mayor,
}

/// What the door is now, in one word.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::door::DoorPhase")]
pub enum DoorPhase {
    /// Knocks are taken.
    Open,
    /// Knocks are taken, and staff is back in a moment.
    Paused,
    /// Receives by appointment only.
    ByAppointment,
    /// Knocks are refused.
    Closed,
}

/// What staff can hang on a door.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "DoorSign", remote = "app::SignKind")]
pub enum SignKind {
    /// Nothing: the hours decide.
    None,
    /// Back in a moment: knocks are taken.
    Paused,
    /// Closed out of turn: knocks are refused.
    Closed,
}

/// Somebody one can visit.
pub struct Office(pub DoorView);

#[Object]
impl Office {
    async fn id(&self) -> ID {
        ID(self.0.office.id.to_string())
    }

    async fn slug(&self) -> &str {
        &self.0.office.slug
    }

    async fn name(&self) -> &str {
        &self.0.office.name
    }

    async fn kind(&self) -> OfficeKind {
        self.0.office.kind.into()
    }

    /// What one can come for.
    async fn summary(&self) -> &str {
        &self.0.office.summary
    }

    async fn opening_hours(&self) -> OpeningHours<'_> {
        OpeningHours(&self.0)
    }

    /// What the door is now: hours, sign and staff presence together.
    async fn door(&self) -> Door<'_> {
        Door(&self.0)
    }

    /// One can book an appointment here: see `slots`.
    async fn takes_appointments(&self) -> bool {
        self.0.office.reception.appointments.is_some()
    }

    /// To staff of the office: sentences that it sends often. To anybody else none.
    async fn replies(&self, ctx: &Context<'_>) -> Result<&[String]> {
        let staff = ctx.data::<Caller>()?.ctx.may(Action::Receive(self.0.office.id));
        Ok(if staff { &self.0.office.reception.replies } else { &[] })
    }

    /// For staff who may see them; null for anybody else. Without a day: today.
    async fn figures(&self, ctx: &Context<'_>, day: Option<Date>) -> Result<Option<DayFigures>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let office = self.0.office.id;
        if !caller.ctx.may(Action::SeeFigures(office)) {
            return Ok(None);
        }
        Ok(Some(DayFigures(app.figures(&caller.ctx, office, day.map(|day| day.0)).await.map_err(masked)?)))
    }
}

/// When a door receives.
pub struct OpeningHours<'a>(&'a DoorView);

#[Object]
impl OpeningHours<'_> {
    /// OpenStreetMap syntax.
    async fn syntax(&self) -> &str {
        &self.0.office.hours
    }

    /// In words, in the language of the request, a line for each rule.
    async fn text(&self, ctx: &Context<'_>) -> Result<String> {
        let lang = ctx.data::<Caller>()?.ctx.lang;
        Ok(self.0.hours.as_ref().map_or_else(String::new, |hours| hours.words(lang).join("\n")))
    }
}

/// How long one usually waits from the knock on, as the office's own past tells: four in five wait so long. In steps of
/// five minutes.
#[derive(SimpleObject)]
pub struct WaitRange {
    /// At least. Null where it may be one's turn at once.
    low_min: Option<u32>,
    /// At most.
    high_min: u32,
}

impl From<domain::estimate::WaitRange> for WaitRange {
    fn from(range: domain::estimate::WaitRange) -> Self {
        Self { low_min: range.low_min, high_min: range.high_min }
    }
}

/// What a door is now.
pub struct Door<'a>(&'a DoorView);

#[Object]
impl Door<'_> {
    /// Knocks are taken.
    async fn open(&self) -> bool {
        self.0.state.is_open()
    }

    async fn phase(&self) -> DoorPhase {
        self.0.state.phase.into()
    }

    /// Until when it stays so, if it is open and that is known.
    async fn until(&self) -> Option<DateTime<Utc>> {
        self.0.state.until
    }

    /// When it opens next, if it is closed and that is known.
    async fn opens_at(&self) -> Option<DateTime<Utc>> {
        self.0.state.opens_at
    }

    /// How many wait.
    async fn waiting(&self) -> usize {
        self.0.state.waiting
    }

    /// How long who knocks now usually waits. Null where the office's own past does not tell.
    async fn wait_range(&self, ctx: &Context<'_>) -> Result<Option<WaitRange>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let outlook = app.outlook_at(&caller.ctx.at(app.now()), self.0).await.map_err(masked)?;
        Ok(outlook.range.map(WaitRange::from))
    }

    /// Somebody of the office has the console open.
    async fn staffed(&self) -> bool {
        self.0.state.staffed
    }

    /// What staff wrote on the sign.
    async fn message(&self) -> Option<&str> {
        self.0.state.message.as_deref()
    }

    /// All of it in words, in the language of the request.
    async fn text(&self, ctx: &Context<'_>) -> Result<String> {
        let (app, lang): (_, Lang) = (ctx.data::<App>()?, ctx.data::<Caller>()?.ctx.lang);
        Ok(self.0.state.text(app.now(), lang))
    }
}
