//! How long people waited, and what the end of the hours needs to know.

use domain::{
    Instant, OfficeId, Outcome,
    estimate::{PastVisit, Waited},
    figures::rome_day,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use crate::{
    Result, TenantTx,
    code::code,
    entity::{
        queues,
        visits::{Column, Entity},
    },
};

/// More visits than these say nothing more of waiting.
const WAITS_MAX: u64 = 6_000;

/// Ends that tell something of the wait. Whoever was called and did not come, or fell silent, was no longer waiting.
const TELLING: [Outcome; 4] = [Outcome::Served, Outcome::Left, Outcome::Declined, Outcome::Unserved];

/// Knock, place, room, end.
type Row = (Instant, Option<i32>, Option<Instant>, Option<Instant>);

impl TenantTx {
    /// What the visits to an office that began after `from` and are over tell of waiting, in the order of their knocks.
    pub async fn list_waits(&self, office: OfficeId, from: Instant) -> Result<Vec<PastVisit>> {
        let rows: Vec<Row> = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            // Nobody who knocked after it was done before it; and this is what the index has.
            .filter(Column::EndedAt.gt(from))
            .filter(Column::Place.is_not_null())
            .filter(Column::Outcome.is_in(TELLING.map(code)))
            .order_by_desc(Column::KnockedAt)
            .limit(WAITS_MAX)
            .select_only()
            .columns([Column::KnockedAt, Column::Place, Column::ReceivedAt, Column::EndedAt])
            .into_tuple()
            .all(&self.conn)
            .await?;
        Ok(rows.into_iter().rev().filter_map(past).collect())
    }

    /// When somebody of the office was last seen after its hours, if ever.
    pub async fn lookup_attended(&self, office: OfficeId) -> Result<Option<Instant>> {
        let rows = self.rows::<queues::Entity>().filter(queues::Column::OfficeId.eq(office.uuid()));
        Ok(rows.one(&self.conn).await?.and_then(|row| row.attended_at))
    }

    /// Notes that somebody of the office is there.
    pub async fn note_attended(&self, office: OfficeId) -> Result<()> {
        queues::Entity::update_many()
            .col_expr(queues::Column::AttendedAt, Expr::value(self.now))
            .filter(self.own::<queues::Entity>())
            .filter(queues::Column::OfficeId.eq(office.uuid()))
            .exec(&self.conn)
            .await?;
        Ok(())
    }
}

fn past((knocked_at, place, received_at, ended_at): Row) -> Option<PastVisit> {
    // Never negative: clocks are set back.
    let after_s = |at: Instant| (at - knocked_at).num_seconds().max(0);
    let waited = match received_at {
        Some(received_at) => Waited::Received(after_s(received_at)),
        None => Waited::GaveUp(after_s(ended_at?)),
    };
    Some(PastVisit { day: rome_day(knocked_at), place: u32::try_from(place?).ok()?, waited })
}
