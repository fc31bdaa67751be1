//! A visit.

use std::sync::Arc;

use access::Action;
use app::{App, MyVisit, VisitRecord};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Room, VisitState as State, room::Provider};

use super::{Message, Office, WaitRange, queue::office};
use crate::{Caller, error::masked, manage::RoomProvider};

/// Where a visit stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum VisitState {
    /// In the queue.
    Waiting,
    /// Admitted; the visitor has not entered yet.
    Called,
    /// Being received.
    InRoom,
    /// Over.
    Ended,
}

/// How a visit ended.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Outcome")]
pub enum VisitEnd {
    /// Received.
    Served,
    /// The visitor went away.
    Left,
    /// The office said no.
    Declined,
    /// The door shut before the turn came.
    Unserved,
    /// Called twice, and did not answer.
    NoShow,
    /// Silent for too long.
    Expired,
}

/// The room of a visit.
#[derive(SimpleObject)]
pub struct VisitRoom {
    /// As staff reads it.
    name: String,
    provider: RoomProvider,
    /// With `LINK`: where the call takes place.
    url: Option<String>,
    /// What the visitor reads when called.
    welcome: Option<String>,
}

impl From<Room> for VisitRoom {
    fn from(room: Room) -> Self {
        let (provider, url) = match room.provider {
            Provider::Builtin => (RoomProvider::Builtin, None),
            Provider::Link { url } => (RoomProvider::Link, Some(url)),
        };
        Self { name: room.name, provider, url, welcome: room.welcome }
    }
}

/// One person's path from the knock to the end. Given only to its visitor and to the staff of its office.
pub struct Visit {
    record: Arc<VisitRecord>,
    position: Option<usize>,
    /// As a live view has them; otherwise they are read when they are asked for.
    messages: Option<Arc<[app::Message]>>,
}

impl Visit {
    /// A visit and its position, from 1, while it waits.
    pub const fn new(record: Arc<VisitRecord>, position: Option<usize>) -> Self {
        Self { record, position, messages: None }
    }

    /// The same, with its messages.
    pub fn with_messages(self, messages: Arc<[app::Message]>) -> Self {
        Self { messages: Some(messages), ..self }
    }
}

impl From<MyVisit> for Visit {
    fn from(mine: MyVisit) -> Self {
        Self::new(mine.record, mine.position).with_messages(mine.messages)
    }
}

/// Whether the caller is staff of the office.
fn is_staff(ctx: &Context<'_>, record: &VisitRecord) -> Result<bool> {
    Ok(ctx.data::<Caller>()?.ctx.may(Action::SeeQueue(record.visit.office_id)))
}

#[Object]
impl Visit {
    async fn id(&self) -> ID {
        ID(self.record.visit.id.to_string())
    }

    async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        office(ctx, self.record.visit.office_id).await
    }

    async fn state(&self) -> VisitState {
        match self.record.visit.state() {
            State::Waiting => VisitState::Waiting,
            State::Called { .. } => VisitState::Called,
            State::InRoom { .. } => VisitState::InRoom,
            State::Ended { .. } => VisitState::Ended,
        }
    }

    /// How it ended, once it has.
    async fn outcome(&self) -> Option<VisitEnd> {
        match self.record.visit.state() {
            State::Ended { outcome, .. } => Some(outcome.into()),
            _ => None,
        }
    }

    /// From 1, while waiting.
    async fn position(&self) -> Option<usize> {
        self.position
    }

    /// While waiting: how long one usually waits from the knock on. Null where the office's own past does not tell, and
    /// once the wait is longer.
    async fn wait_range(&self, ctx: &Context<'_>) -> Result<Option<WaitRange>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let board = app.board(&caller.ctx).await.map_err(masked)?;
        let Some(door) = board.door(self.record.visit.office_id) else { return Ok(None) };
        let outlook = app.outlook(&caller.ctx.at(app.now()), &self.record, self.position, door).await;
        Ok(outlook.map_err(masked)?.range.map(WaitRange::from))
    }

    /// What the visitor wrote.
    async fn name(&self) -> Option<&str> {
        self.record.name.as_deref()
    }

    /// What the visitor wrote.
    async fn reason(&self) -> Option<&str> {
        self.record.reason.as_deref()
    }

    /// Where the visitor has come to an appointment: when it begins.
    async fn appointment_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        app.appointment_of(&caller.ctx, &self.record.visit).await.map_err(masked)
    }

    async fn knocked_at(&self) -> DateTime<Utc> {
        self.record.visit.knocked_at
    }

    /// The place in the queue counts from here: from the knock, unless an appointment or a request gives another instant.
    async fn rank_at(&self) -> DateTime<Utc> {
        self.record.visit.rank_at
    }

    /// While called: since when.
    async fn called_at(&self) -> Option<DateTime<Utc>> {
        match self.record.visit.state() {
            State::Called { at, .. } => Some(at),
            _ => None,
        }
    }

    /// While called: until when the visitor can enter.
    async fn answer_by(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let grace = ctx.data::<App>()?.settings().grace;
        Ok(match self.record.visit.state() {
            State::Called { at, .. } => Some(at + grace),
            _ => None,
        })
    }

    /// When the visitor first entered the room.
    async fn entered_at(&self) -> Option<DateTime<Utc>> {
        self.record.visit.received_at()
    }

    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        match self.record.visit.state() {
            State::Ended { at, .. } => Some(at),
            _ => None,
        }
    }

    /// How often the visitor was called.
    async fn calls(&self) -> u8 {
        self.record.visit.calls()
    }

    /// When a console of the office first rang for it.
    async fn alerted_at(&self) -> Option<DateTime<Utc>> {
        self.record.alerted_at
    }

    /// When somebody of the office said that they had heard it, or called the visitor.
    async fn acknowledged_at(&self) -> Option<DateTime<Utc>> {
        self.record.acknowledged_at
    }

    /// When the office was written to because nobody had.
    async fn escalated_at(&self) -> Option<DateTime<Utc>> {
        self.record.escalated_at
    }

    /// When another office was asked to receive in place of one that did not answer.
    async fn substituted_at(&self) -> Option<DateTime<Utc>> {
        self.record.substituted_at
    }

    /// It came of a request, by invitation of the office.
    async fn called_back(&self) -> bool {
        self.record.called_back
    }

    /// To staff: since when nobody has heard from the visitor's browser, where that is more than some seconds.
    async fn away_since(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let staff = is_staff(ctx, &self.record)?;
        Ok(if staff { app.away_since(&caller.ctx, &self.record, app.now()) } else { None })
    }

    /// While called or received: in which room.
    async fn room(&self, ctx: &Context<'_>) -> Result<Option<VisitRoom>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        if self.record.visit.operator().is_none() {
            return Ok(None);
        }
        Ok(app.room_of(&caller.ctx, &self.record).await.map_err(masked)?.map(VisitRoom::from))
    }

    /// What visitor and office wrote to each other.
    async fn messages(&self, ctx: &Context<'_>) -> Result<Vec<Message>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let messages = match &self.messages {
            Some(messages) => messages.to_vec(),
            None => app.messages(&caller.ctx, &self.record).await.map_err(masked)?,
        };
        let staff = is_staff(ctx, &self.record)?;
        Ok(messages.into_iter().map(|message| Message::new(message, staff)).collect())
    }

    /// To staff: what staff noted for itself. The visitor never reads it.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let staff = is_staff(ctx, &self.record)?;
        Ok(self.record.notes.as_deref().filter(|_| staff))
    }

    /// With a visit that was declined or turned away: what the office wrote to the visitor.
    async fn message(&self) -> Option<&str> {
        self.record.message.as_deref()
    }

    /// To staff: the caller is the one who called or receives it.
    async fn mine(&self, ctx: &Context<'_>) -> Result<bool> {
        let staff = ctx.data::<Caller>()?.ctx.staff.as_ref();
        Ok(self.record.visit.operator().is_some_and(|by| staff.is_some_and(|staff| staff.id == by)))
    }

    /// To staff: who called or receives it.
    async fn operator(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        match self.record.visit.operator() {
            Some(by) if is_staff(ctx, &self.record)? => app.staff_name(&caller.ctx, by).await.map_err(masked),
            _ => Ok(None),
        }
    }
}
