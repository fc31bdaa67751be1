//! A request.

use std::sync::Arc;

use access::Action;
use app::{App, RequestRecord, live::RequestsView};
use async_graphql::{Context, Enum, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::request::RequestState as State;

use crate::{
    Caller,
    error::masked,
    objects::{Office, office},
};

/// What is asked for.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::RequestKind")]
pub enum RequestKind {
    /// To be read.
    Message,
    /// To be called.
    CallBack,
}

/// Where a request stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Nobody sees to it yet.
    Open,
    /// Somebody of the office sees to it.
    Taken,
    /// Over.
    Done,
}

/// How a request ended.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::request::RequestOutcome")]
pub enum RequestEnd {
    /// The office answered.
    Answered,
    /// The office tried, and gave up.
    Unreachable,
    /// There was nothing left to answer.
    NotNeeded,
    /// The visitor took it back.
    Withdrawn,
    /// Nobody answered for too long.
    Lapsed,
}

/// A message, or the wish to be called back. Given only to who left it and to the staff of its office.
pub struct Request(Arc<RequestRecord>);

impl From<RequestRecord> for Request {
    fn from(record: RequestRecord) -> Self {
        Self(Arc::new(record))
    }
}

impl Request {
    /// All of a view.
    pub fn list(view: &RequestsView) -> Vec<Self> {
        view.requests.iter().map(|record| Self(Arc::clone(record))).collect()
    }
}

#[Object]
impl Request {
    async fn id(&self) -> ID {
        ID(self.0.request.id.to_string())
    }

    async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        office(ctx, self.0.request.office_id).await
    }

    async fn kind(&self) -> RequestKind {
        self.0.request.kind.into()
    }

    async fn state(&self) -> RequestState {
        match self.0.request.state() {
            State::Open => RequestState::Open,
            State::Taken { .. } => RequestState::Taken,
            State::Done { .. } => RequestState::Done,
        }
    }

    /// How it ended, once it has.
    async fn outcome(&self) -> Option<RequestEnd> {
        match self.0.request.state() {
            State::Done { outcome, .. } => Some(outcome.into()),
            State::Open | State::Taken { .. } => None,
        }
    }

    /// What the visitor wrote.
    async fn name(&self) -> Option<&str> {
        self.0.words.name.as_deref()
    }

    /// As one dials it: digits, after a `+` where it is international.
    async fn phone(&self) -> Option<&str> {
        self.0.words.phone.as_deref()
    }

    async fn email(&self) -> Option<&str> {
        self.0.words.email.as_deref()
    }

    /// What the visitor wrote.
    async fn text(&self) -> Option<&str> {
        self.0.words.text.as_deref()
    }

    /// The language in which the visitor reads: `it`, `en`, `de`, `fr` or `sl`.
    async fn lang(&self) -> &'static str {
        self.0.lang.tag()
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.0.request.created_at
    }

    async fn done_at(&self) -> Option<DateTime<Utc>> {
        match self.0.request.state() {
            State::Done { at, .. } => Some(at),
            State::Open | State::Taken { .. } => None,
        }
    }

    /// How often the office has tried to reach the visitor in vain.
    async fn attempts(&self) -> u16 {
        self.0.request.attempts()
    }

    /// When the office last tried in vain.
    async fn tried_at(&self) -> Option<DateTime<Utc>> {
        self.0.request.tried_at()
    }

    /// When the visitor was last invited into the queue.
    async fn invited_at(&self) -> Option<DateTime<Utc>> {
        self.0.invitation.map(|invitation| invitation.at)
    }

    /// The visitor has used the invitation.
    async fn came(&self) -> bool {
        self.0.invitation.is_some_and(|invitation| invitation.visit.is_some())
    }

    /// The visitor gave up a place in the queue for it.
    async fn left_queue(&self) -> bool {
        self.0.visit.is_some()
    }

    /// Grows with each change: what may be done once only names the one that it was decided by.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// To staff: what the office noted for itself.
    async fn note(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(if self.is_for_staff(ctx)? { self.0.note.as_deref() } else { None })
    }

    /// To staff: who sees to it.
    async fn taken_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        match self.0.request.taken_by() {
            Some(by) if self.is_for_staff(ctx)? => app.staff_name(&caller.ctx, by).await.map_err(masked),
            _ => Ok(None),
        }
    }

    /// To staff: the caller sees to it.
    async fn mine(&self, ctx: &Context<'_>) -> Result<bool> {
        let staff = ctx.data::<Caller>()?.ctx.staff.as_ref();
        Ok(self.0.request.taken_by().is_some_and(|by| staff.is_some_and(|staff| staff.id == by)))
    }
}

impl Request {
    fn is_for_staff(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.data::<Caller>()?.ctx.may(Action::SeeQueue(self.0.request.office_id)))
    }
}
