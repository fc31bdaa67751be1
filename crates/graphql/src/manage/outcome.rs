//! What became of a change.

use app::{
    App,
    manage::{ManageRefusal, Managed as Done},
};
use async_graphql::{ComplexObject, Context, Enum, ID, Result, SimpleObject, Union};
use chrono::{DateTime, Utc};
use domain::Lang;

use super::{hours::HoursProblem, objects::Management, words};
use crate::{Caller, error::masked, outcome::InvalidInput};

/// What became of a change.
#[derive(Union)]
pub enum ManageOutcome {
    /// It is saved.
    Managed(Managed),
    /// Somebody else was faster.
    Stale(Stale),
    /// Something that was written cannot be taken.
    InvalidInput(InvalidInput),
    /// The hours cannot be used.
    HoursRefused(HoursRefused),
    /// It cannot be.
    ManageRefused(ManageRefused),
}

/// It is saved.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Managed {
    /// What `undo` takes. Null where nothing differed.
    change_id: Option<ID>,
    /// What was changed or added.
    subject_id: Option<ID>,
}

/// Somebody else was faster; nothing was overwritten.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Stale {
    /// Who. Null where it was the platform.
    by: Option<String>,
    at: Option<DateTime<Utc>>,
}

async fn management(ctx: &Context<'_>) -> Result<Management> {
    let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
    Ok(Management(app.management(&caller.ctx).await.map_err(masked)?))
}

#[ComplexObject]
impl Managed {
    /// All that the caller may manage, as it is now.
    async fn management(&self, ctx: &Context<'_>) -> Result<Management> {
        management(ctx).await
    }
}

#[ComplexObject]
impl Stale {
    /// All that the caller may manage, as it is now.
    async fn management(&self, ctx: &Context<'_>) -> Result<Management> {
        management(ctx).await
    }
}

/// The hours cannot be used; nothing was saved.
#[derive(SimpleObject)]
pub struct HoursRefused {
    problems: Vec<HoursProblem>,
}

/// It cannot be; nothing was saved.
#[derive(SimpleObject)]
pub struct ManageRefused {
    reason: RefusedBecause,
}

/// Why a change cannot be.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "ManageRefusal", remote = "app::manage::ManageRefusal")]
pub enum RefusedBecause {
    /// What was named does not exist here.
    NotFound,
    /// Another door has this address, be it an archived one.
    SlugTaken,
    /// Somebody else was invited with this fiscal code or address.
    PersonKnown,
    /// Nobody would manage the comune.
    LastAdministrator,
    /// Somebody has changed the same thing since.
    ChangedSince,
    /// It was taken back already.
    UndoneAlready,
    /// There is no such template.
    UnknownTemplate,
    /// Somebody waits at the door, or is being received.
    InUse,
}

impl ManageOutcome {
    /// Hours in a form that is none.
    pub fn unreadable(problem: HoursProblem) -> Self {
        Self::HoursRefused(HoursRefused { problems: vec![problem] })
    }

    /// In the words of the caller's language.
    pub fn new(done: Done, lang: Lang) -> Self {
        let refused = |reason: ManageRefusal| Self::ManageRefused(ManageRefused { reason: reason.into() });
        match done {
            Done::Saved { change, subject } => Self::Managed(Managed {
                change_id: change.map(|id| ID(id.to_string())),
                subject_id: subject.map(|id| ID(id.to_string())),
            }),
            Done::Stale { by, at } => Self::Stale(Stale { by, at }),
            Done::Refused(reason) => refused(reason),
            Done::Invalid(invalid) => Self::InvalidInput(invalid.into()),
            Done::HoursRefused(error) => {
                Self::HoursRefused(HoursRefused { problems: words::problems(&error, lang) })
            }
        }
    }
}
