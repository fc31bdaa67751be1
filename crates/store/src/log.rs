//! The log of transitions: one transition, one row, one version of the queue.

use chrono::TimeDelta;
use domain::{Instant, OfficeId, Outcome, Step, Visit, VisitEventKind, VisitId, VisitState};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, Value},
};

use crate::{
    NewVisit, Result, StoreError, TenantTx, VisitRecord,
    code::{code, word},
    entity::{
        queues,
        visit_events::{ActiveModel, Column, Entity, Model},
    },
};

/// How many rows one statement writes: fewer than an engine's limit of bound values.
const AT_ONCE: usize = 500;

/// A client-made key: the same key never makes the same transition twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// At most this many bytes.
    pub const MAX: usize = 64;

    /// `None` where the text is empty or too long.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (!text.is_empty() && text.len() <= Self::MAX).then(|| Self(text.to_owned()))
    }

    /// A key of our own, from random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Uuid::from_bytes(bytes).to_string())
    }

    /// The key as the client made it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A turn at a queue: its number. Whoever holds it is alone at that door until the transaction ends.
#[derive(Debug)]
pub struct Entry {
    pub(crate) office: OfficeId,
    pub(crate) version: i64,
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Whose queue.
    pub office_id: OfficeId,
    /// The version that it made.
    pub version: i64,
    /// Whose transition.
    pub visit_id: VisitId,
    /// What happened.
    pub kind: VisitEventKind,
    /// With an end: how.
    pub outcome: Option<Outcome>,
    /// When.
    pub at: Instant,
    /// [`Visit::waits_since`].
    pub waits_since: Instant,
    /// When the visitor first entered the room, if that was before or now.
    pub received_at: Option<Instant>,
}

impl TenantTx {
    /// Waits for the turn at a queue and takes it. `due` is when the office must be looked at again at the latest.
    pub async fn take_turn(&self, office: OfficeId, due: Instant) -> Result<Entry> {
        self.take_turns(office, due, 1).await
    }

    /// As [`TenantTx::take_turn`], for as many transitions as are made at once: the numbers up to that of the entry.
    pub async fn take_turns(&self, office: OfficeId, due: Instant, turns: u16) -> Result<Entry> {
        let column = |c: queues::Column| Expr::col((queues::Entity, c));
        let sooner = column(queues::Column::DueAt).is_null().or(column(queues::Column::DueAt).gt(due));
        let statement = Query::update()
            .table(queues::Entity)
            .value(queues::Column::Version, column(queues::Column::Version).add(i64::from(turns)))
            .value(
                queues::Column::DueAt,
                Expr::case(sooner, Expr::value(due)).finally(column(queues::Column::DueAt)),
            )
            .and_where(self.own::<queues::Entity>())
            .and_where(queues::Column::OfficeId.eq(office.uuid()))
            .returning_col(queues::Column::Version)
            .to_owned();
        let row = self.conn.query_one(&statement).await?.ok_or(StoreError::Absent("office"))?;
        Ok(Entry { office, version: row.try_get_by_index(0)? })
    }

    /// Waits for the turn at a queue, and keeps everybody else waiting until the transaction ends, without a step:
    /// whoever knocks meanwhile decides by what is true then.
    pub async fn hold_queue(&self, office: OfficeId) -> Result<()> {
        let done = queues::Entity::update_many()
            .col_expr(queues::Column::Version, Expr::col(queues::Column::Version))
            .filter(self.own::<queues::Entity>())
            .filter(queues::Column::OfficeId.eq(office.uuid()))
            .exec(&self.conn)
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent("office")) }
    }

    /// Writes a knock.
    pub async fn log_knock(&self, turn: Entry, step: Step, new: &NewVisit, key: &Key) -> Result<VisitRecord> {
        let record = self.insert_visit(&step.visit, new, turn.version).await?;
        self.append(&turn, &step.visit, step.event, Some(key), earliest(&step.visit)).await?;
        Ok(record)
    }

    /// Writes a step of a visit over the record from which it was decided. If that is no longer what is stored,
    /// [`StoreError::Conflict`].
    pub async fn log_step(
        &self,
        turn: Entry,
        step: Step,
        before: VisitRecord,
        key: Option<&Key>,
    ) -> Result<VisitRecord> {
        let (read_in, read_at, earliest) = (before.visit.office_id, before.version, earliest(&before.visit));
        let mut record = VisitRecord { visit: step.visit, version: turn.version, ..before };
        record.heed(step.event, self.now);
        self.update_visit(&record, read_in, read_at).await?;
        self.append(&turn, &record.visit, step.event, key, earliest).await?;
        Ok(record)
    }

    /// Notes in the log of the queue that a visit came from, that it has gone to another.
    pub async fn log_departure(&self, turn: Entry, before: &VisitRecord) -> Result<()> {
        let visit = &before.visit;
        self.append(&turn, visit, VisitEventKind::TransferredOut, None, earliest(visit)).await
    }

    /// The offices from which a visit was transferred.
    pub async fn list_offices_left(&self, visit: VisitId) -> Result<Vec<OfficeId>> {
        let rows: Vec<uuid::Uuid> = self
            .rows::<Entity>()
            .filter(Column::VisitId.eq(visit.uuid()))
            .filter(Column::Kind.eq(code(VisitEventKind::TransferredOut)))
            .select_only()
            .column(Column::OfficeId)
            .into_tuple()
            .all(&self.conn)
            .await?;
        Ok(rows.into_iter().map(OfficeId::from).collect())
    }

    /// The transition that was made with this key.
    pub async fn lookup_logged(&self, key: &Key) -> Result<Option<Logged>> {
        let row =
            self.rows::<Entity>().filter(Column::IdempotencyKey.eq(key.0.clone())).one(&self.conn).await?;
        row.as_ref().map(logged).transpose()
    }

    /// The present version of a queue.
    pub async fn fetch_version(&self, office: OfficeId) -> Result<i64> {
        let head = self.rows::<queues::Entity>().filter(queues::Column::OfficeId.eq(office.uuid()));
        Ok(head.one(&self.conn).await?.ok_or(StoreError::Absent("office"))?.version)
    }

    /// What was logged after `version`, in order, at most `limit` rows.
    pub async fn list_logged(&self, office: OfficeId, version: i64, limit: u64) -> Result<Vec<Logged>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::Version.gt(version))
            .order_by_asc(Column::Version)
            .limit(limit);
        rows.all(&self.conn).await?.iter().map(logged).collect()
    }

    /// Sets when the office must be looked at again; `None` where nothing there has a deadline.
    pub async fn set_due(&self, office: OfficeId, due: Option<Instant>) -> Result<()> {
        queues::Entity::update_many()
            .col_expr(queues::Column::DueAt, Expr::value(Value::from(due)))
            .filter(self.own::<queues::Entity>())
            .filter(queues::Column::OfficeId.eq(office.uuid()))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    /// When an office was last written to that people wait.
    pub async fn fetch_written_at(&self, office: OfficeId) -> Result<Option<Instant>> {
        let head = self.rows::<queues::Entity>().filter(queues::Column::OfficeId.eq(office.uuid()));
        Ok(head.one(&self.conn).await?.ok_or(StoreError::Absent("office"))?.written_at)
    }

    /// Notes that an office is written to now.
    pub async fn note_written(&self, office: OfficeId) -> Result<()> {
        queues::Entity::update_many()
            .col_expr(queues::Column::WrittenAt, Expr::value(self.now))
            .filter(self.own::<queues::Entity>())
            .filter(queues::Column::OfficeId.eq(office.uuid()))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    async fn append(
        &self,
        turn: &Entry,
        visit: &Visit,
        kind: VisitEventKind,
        key: Option<&Key>,
        earliest: Instant,
    ) -> Result<()> {
        let row = self.event(turn, visit, kind, key, earliest);
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Writes an event for each of these visits: the turns taken are as many, and `last` is the last of them. The key
    /// stands with that one.
    pub(crate) async fn append_all(
        &self,
        last: &Entry,
        visits: &[VisitRecord],
        kind: VisitEventKind,
        key: &Key,
    ) -> Result<()> {
        let turns = (1..=last.version).rev().map(|version| Entry { office: last.office, version });
        let event = |(turn, record): (Entry, &VisitRecord)| {
            let key = (turn.version == last.version).then_some(key);
            self.event(&turn, &record.visit, kind, key, earliest(&record.visit))
        };
        let rows: Vec<_> = turns.zip(visits.iter().rev()).map(event).collect();
        for some in rows.chunks(AT_ONCE) {
            Entity::insert_many(some.iter().cloned()).exec_without_returning(&self.conn).await?;
        }
        Ok(())
    }

    fn event(
        &self,
        turn: &Entry,
        visit: &Visit,
        kind: VisitEventKind,
        key: Option<&Key>,
        earliest: Instant,
    ) -> ActiveModel {
        let outcome = match visit.state() {
            VisitState::Ended { outcome, .. } => Some(code(outcome)),
            _ => None,
        };
        ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            office_id: Set(turn.office.uuid()),
            version: Set(turn.version),
            visit_id: Set(visit.id.uuid()),
            kind: Set(code(kind)),
            outcome: Set(outcome),
            at: Set(Ord::max(self.now, earliest)),
            waits_since: Set(visit.waits_since()),
            received_at: Set(visit.received_at().map(|at| Ord::max(at, visit.knocked_at))),
            idempotency_key: Set(key.map(|key| key.0.clone())),
        }
    }
}

/// When a step of a visit can have been taken at the earliest, whatever the clock says. After the first reception it is
/// later by as little as both engines keep: by that the figures tell a second entry from the first.
fn earliest(before: &Visit) -> Instant {
    let knocked_at = before.knocked_at;
    before.received_at().map_or(knocked_at, |at| Ord::max(at, knocked_at) + TimeDelta::microseconds(1))
}

fn logged(row: &Model) -> Result<Logged> {
    let inconsistent = || StoreError::Inconsistent {
        table: "visit_events",
        row: format!("{}/{}", row.office_id, row.version),
    };
    Ok(Logged {
        office_id: row.office_id.into(),
        version: row.version,
        visit_id: row.visit_id.into(),
        kind: word(&row.kind).ok_or_else(inconsistent)?,
        outcome: match row.outcome.as_deref() {
            Some(code) => Some(word(code).ok_or_else(inconsistent)?),
            None => None,
        },
        at: row.at,
        waits_since: row.waits_since,
        received_at: row.received_at,
    })
}
