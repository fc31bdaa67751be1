//! Visits.

use access::SecretHash;
use domain::{
    Instant, OfficeId, PersonId, RoomId, Visit, VisitEventKind, VisitId, VisitState, visit::Stored,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    Result, StoreError, TenantTx,
    code::{code, word},
    entity::visits::{ActiveModel, Column, Entity, Model},
};

/// A visit with what the domain need not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRecord {
    /// The visit.
    pub visit: Visit,
    /// What the visitor wrote, until retention erases it.
    pub name: Option<String>,
    /// What the visitor wrote, until retention erases it.
    pub reason: Option<String>,
    /// What the office wrote to the visitor.
    pub message: Option<String>,
    /// What staff noted for itself.
    pub notes: Option<String>,
    /// How many messages went between visitor and office.
    pub messages: u8,
    /// In which room it is received, while it is called or received.
    pub room: Option<RoomId>,
    /// In the queue at the knock, from 1. Only of a plain knock at the office at which it waits: who has an
    /// appointment, or comes from another office, waits otherwise.
    pub place: Option<u32>,
    /// Whose visit it is.
    pub holder: SecretHash,
    /// When it came into this office's queue.
    pub joined_at: Instant,
    /// When a console of the office first rang for it.
    pub alerted_at: Option<Instant>,
    /// When somebody of the office said that they had heard it, or called the visitor.
    pub acknowledged_at: Option<Instant>,
    /// When the office was written to because nobody had.
    pub escalated_at: Option<Instant>,
    /// When another office was asked to receive in place of one that did not answer. Once in a visit.
    pub substituted_at: Option<Instant>,
    /// It came of a request, by invitation of the office.
    pub called_back: bool,
    /// When the visitor's browser was last heard from.
    pub last_seen_at: Instant,
    /// The version of the office's queue in which it last changed.
    pub version: i64,
}

/// What a knock brings besides the visit.
#[derive(Debug, Clone)]
pub struct NewVisit {
    /// What the visitor wrote.
    pub name: Option<String>,
    /// What the visitor wrote.
    pub reason: Option<String>,
    /// See [`VisitRecord::place`].
    pub place: Option<u32>,
    /// Whose visit it is.
    pub holder: SecretHash,
    /// See [`VisitRecord::called_back`].
    pub called_back: bool,
}

impl VisitRecord {
    /// What an event means for the alert: a call has been heard, and another office has heard nothing yet.
    pub(crate) fn heed(&mut self, event: VisitEventKind, now: Instant) {
        match event {
            VisitEventKind::Called => self.acknowledged_at = self.acknowledged_at.or(Some(now)),
            VisitEventKind::TransferredIn => {
                self.joined_at = now;
                (self.alerted_at, self.acknowledged_at, self.escalated_at) = (None, None, None);
            }
            _ => {}
        }
    }
}

impl TenantTx {
    /// One visit.
    pub async fn lookup_visit(&self, id: VisitId) -> Result<Option<VisitRecord>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        row.map(record).transpose()
    }

    /// The visit of a holder: the live one, or else the one that ended last, if that was after `ended_after`.
    pub async fn lookup_visit_of(
        &self,
        holder: SecretHash,
        ended_after: Instant,
    ) -> Result<Option<VisitRecord>> {
        let fresh = Condition::any().add(Column::EndedAt.is_null()).add(Column::EndedAt.gt(ended_after));
        let row = self
            .rows::<Entity>()
            .filter(Column::SecretHash.eq(holder.0.to_vec()))
            .filter(fresh)
            // A holder has one live visit. It is the newest as a rule, but not where the clock was set back.
            .order_by_desc(Column::EndedAt.is_null())
            .order_by_desc(Column::Id)
            .one(&self.conn)
            .await?;
        row.map(record).transpose()
    }

    /// The visit that an operator has called or is receiving.
    pub async fn lookup_visit_received_by(&self, operator: PersonId) -> Result<Option<VisitRecord>> {
        let row = self
            .rows::<Entity>()
            .filter(Column::OperatorId.eq(operator.uuid()))
            .filter(Column::State.is_in(["CALLED", "IN_ROOM"]))
            .one(&self.conn)
            .await?;
        row.map(record).transpose()
    }

    /// The visits of an office that are not over, in order of rank.
    pub async fn list_live_visits(&self, office: OfficeId) -> Result<Vec<VisitRecord>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::State.ne("ENDED"))
            .order_by_asc(Column::RankAt)
            .order_by_asc(Column::Id);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// The first of the queue.
    pub async fn lookup_next_visit(&self, office: OfficeId) -> Result<Option<VisitRecord>> {
        let row = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::State.eq("WAITING"))
            .order_by_asc(Column::RankAt)
            .order_by_asc(Column::Id)
            .one(&self.conn)
            .await?;
        row.map(record).transpose()
    }

    /// The visits of these ids that exist here.
    pub async fn list_visits(
        &self,
        ids: impl IntoIterator<Item = VisitId> + Send,
    ) -> Result<Vec<VisitRecord>> {
        let ids: Vec<_> = ids.into_iter().map(VisitId::uuid).collect();
        let rows = self.rows::<Entity>().filter(Column::Id.is_in(ids));
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// The room of each visit of an office that was called or is being received.
    pub async fn list_taken_rooms(&self, office: OfficeId) -> Result<Vec<RoomId>> {
        let rows: Vec<Option<uuid::Uuid>> = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::State.is_in(["CALLED", "IN_ROOM"]))
            .select_only()
            .column(Column::RoomId)
            .into_tuple()
            .all(&self.conn)
            .await?;
        Ok(rows.into_iter().flatten().map(RoomId::from).collect())
    }

    /// How many wait, at each door where anybody does.
    pub async fn count_waiting(&self) -> Result<Vec<(OfficeId, u64)>> {
        let rows: Vec<(uuid::Uuid, i64)> = self
            .rows::<Entity>()
            .filter(Column::State.eq("WAITING"))
            .select_only()
            .column(Column::OfficeId)
            .column_as(Column::Id.count(), "waiting")
            .group_by(Column::OfficeId)
            .into_tuple()
            .all(&self.conn)
            .await?;
        Ok(rows.into_iter().map(|(office, n)| (office.into(), u64::try_from(n).unwrap_or(0))).collect())
    }

    /// How many wait at one door.
    pub async fn count_waiting_at(&self, office: OfficeId) -> Result<u64> {
        let rows = self.rows::<Entity>().filter(Column::OfficeId.eq(office.uuid()));
        Ok(rows.filter(Column::State.eq("WAITING")).count(&self.conn).await?)
    }

    /// Notes that the browsers of these visits were heard from, as far as they are not over.
    pub async fn touch_visits(&self, ids: impl IntoIterator<Item = VisitId> + Send) -> Result<()> {
        let ids: Vec<_> = ids.into_iter().map(VisitId::uuid).collect();
        Entity::update_many()
            .col_expr(Column::LastSeenAt, Expr::value(self.now))
            .filter(self.own::<Entity>())
            .filter(Column::Id.is_in(ids))
            .filter(Column::State.ne("ENDED"))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    /// Erases what people wrote in visits that ended before `limit`. The anonymous fact remains. Returns how
    /// many visits were erased.
    pub async fn erase_written_before(&self, limit: Instant) -> Result<u64> {
        let written = Condition::any()
            .add(Column::Name.is_not_null())
            .add(Column::Reason.is_not_null())
            .add(Column::Message.is_not_null())
            .add(Column::Notes.is_not_null())
            .add(Column::Messages.gt(0));
        self.delete_messages_before(limit).await?;
        let nothing = || Expr::value(Option::<String>::None);
        let done = Entity::update_many()
            .col_expr(Column::Name, nothing())
            .col_expr(Column::Reason, nothing())
            .col_expr(Column::Message, nothing())
            .col_expr(Column::Notes, nothing())
            .col_expr(Column::Messages, Expr::value(0_i16))
            .filter(self.own::<Entity>())
            .filter(Column::EndedAt.lt(limit))
            .filter(written)
            .exec(&self.conn)
            .await?;
        Ok(done.rows_affected)
    }

    pub(crate) async fn insert_visit(
        &self,
        visit: &Visit,
        new: &NewVisit,
        version: i64,
    ) -> Result<VisitRecord> {
        let record = VisitRecord {
            visit: visit.clone(),
            name: new.name.clone(),
            reason: new.reason.clone(),
            message: None,
            notes: None,
            messages: 0,
            room: None,
            place: new.place,
            holder: new.holder,
            joined_at: visit.knocked_at,
            alerted_at: None,
            acknowledged_at: None,
            escalated_at: None,
            substituted_at: None,
            called_back: new.called_back,
            last_seen_at: visit.knocked_at,
            version,
        };
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(visit.id.uuid()),
            name: Set(record.name.clone()),
            reason: Set(record.reason.clone()),
            secret_hash: Set(new.holder.0.to_vec()),
            knocked_at: Set(visit.knocked_at),
            called_back: Set(new.called_back),
            rank_at: Set(visit.rank_at),
            last_seen_at: Set(record.last_seen_at),
            ..changing(&record)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(record)
    }

    /// Writes a visit over the one that was read at `version` of the queue of `office`; if that has changed since, a
    /// conflict. Each queue counts for itself: of a visit that has gone to another, the number may be the same again.
    pub(crate) async fn update_visit(
        &self,
        record: &VisitRecord,
        office: OfficeId,
        version: i64,
    ) -> Result<()> {
        let done = Entity::update_many()
            .set(changing(record))
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(record.visit.id.uuid()))
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::Version.eq(version))
            .exec(&self.conn)
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }
}

/// The columns that a transition may change.
fn changing(record: &VisitRecord) -> ActiveModel {
    let visit = &record.visit;
    let (state, outcome) = match visit.state() {
        VisitState::Waiting => ("WAITING", None),
        VisitState::Called { .. } => ("CALLED", None),
        VisitState::InRoom { .. } => ("IN_ROOM", None),
        VisitState::Ended { outcome, .. } => ("ENDED", Some(outcome)),
    };
    let (mut called_at, mut entered_at, mut ended_at) = (None, None, None);
    match visit.state() {
        VisitState::Waiting => {}
        VisitState::Called { at, .. } => called_at = Some(at),
        VisitState::InRoom { since, .. } => entered_at = Some(since),
        VisitState::Ended { at, .. } => ended_at = Some(at),
    }
    ActiveModel {
        office_id: Set(visit.office_id.uuid()),
        state: Set(state.to_owned()),
        outcome: Set(outcome.map(code)),
        operator_id: Set(visit.operator().map(PersonId::uuid)),
        // A room is taken for as long as somebody receives in it.
        room_id: Set(record.room.filter(|_| visit.operator().is_some()).map(RoomId::uuid)),
        message: Set(record.message.clone()),
        place: Set(record.place.map(|place| i32::try_from(place).unwrap_or(i32::MAX))),
        notes: Set(record.notes.clone()),
        messages: Set(record.messages.into()),
        calls: Set(i16::from(visit.calls())),
        called_at: Set(called_at),
        received_at: Set(visit.received_at()),
        entered_at: Set(entered_at),
        ended_at: Set(ended_at),
        joined_at: Set(record.joined_at),
        alerted_at: Set(record.alerted_at),
        acknowledged_at: Set(record.acknowledged_at),
        escalated_at: Set(record.escalated_at),
        substituted_at: Set(record.substituted_at),
        version: Set(record.version),
        ..Default::default()
    }
}

fn record(row: Model) -> Result<VisitRecord> {
    let inconsistent = || StoreError::Inconsistent { table: "visits", row: row.id.to_string() };
    let by = row.operator_id.map(PersonId::from);
    let state = match (row.state.as_str(), by) {
        ("WAITING", None) => VisitState::Waiting,
        ("CALLED", Some(by)) => VisitState::Called { by, at: row.called_at.ok_or_else(inconsistent)? },
        ("IN_ROOM", Some(by)) => VisitState::InRoom { by, since: row.entered_at.ok_or_else(inconsistent)? },
        ("ENDED", None) => VisitState::Ended {
            outcome: row.outcome.as_deref().and_then(word).ok_or_else(inconsistent)?,
            at: row.ended_at.ok_or_else(inconsistent)?,
        },
        _ => return Err(inconsistent()),
    };
    let visit = Visit::restore(Stored {
        id: row.id.into(),
        office_id: row.office_id.into(),
        knocked_at: row.knocked_at,
        rank_at: row.rank_at,
        state,
        calls: u8::try_from(row.calls).map_err(|_| inconsistent())?,
        received_at: row.received_at,
    });
    let messages = u8::try_from(row.messages).map_err(|_| inconsistent())?;
    Ok(VisitRecord {
        visit: visit.ok_or_else(inconsistent)?,
        holder: SecretHash(row.secret_hash.as_slice().try_into().map_err(|_| inconsistent())?),
        name: row.name,
        reason: row.reason,
        message: row.message,
        notes: row.notes,
        messages,
        room: row.room_id.map(RoomId::from),
        place: row.place.and_then(|place| u32::try_from(place).ok()),
        joined_at: row.joined_at,
        alerted_at: row.alerted_at,
        acknowledged_at: row.acknowledged_at,
        escalated_at: row.escalated_at,
        substituted_at: row.substituted_at,
        called_back: row.called_back,
        last_seen_at: row.last_seen_at,
        version: row.version,
    })
}
