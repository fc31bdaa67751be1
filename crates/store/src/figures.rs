//! Figures of an office on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    OfficeId,
    figures::{DayFigures, Fact, rome_day},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    Logged, Result, StoreError, TenantTx,
    entity::{
        office_days::{ActiveModel, Column, Entity, Model},
        queues,
    },
};

impl TenantTx {
    /// The figures of a day; none of anything where nothing happened.
    pub async fn fetch_day(&self, office: OfficeId, day: NaiveDate) -> Result<DayFigures> {
        let row = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::Day.eq(day))
            .one(&self.conn)
            .await?;
        row.as_ref().map_or_else(|| Ok(DayFigures::none(day)), figures)
    }

    /// Counts what the log of an office holds beyond the cursor, and moves the cursor. If somebody else moved it
    /// meanwhile, [`StoreError::Conflict`], and nothing was counted.
    pub async fn roll_up(&self, office: OfficeId) -> Result<()> {
        let head = self.rows::<queues::Entity>().filter(queues::Column::OfficeId.eq(office.uuid()));
        let cursor = head.one(&self.conn).await?.ok_or(StoreError::Absent("office"))?.rolled_version;
        let logged = self.list_logged(office, cursor, AT_ONCE).await?;
        let Some(last) = logged.last().map(|event| event.version) else { return Ok(()) };
        let mut days: BTreeMap<NaiveDate, DayFigures> = BTreeMap::new();
        for event in &logged {
            let day = rome_day(event.at);
            days.entry(day).or_insert_with(|| DayFigures::none(day)).count(&fact(event));
        }
        for figures in days.into_values() {
            self.add_to_day(office, &figures).await?;
        }
        self.move_cursor(office, cursor, last).await
    }

    async fn move_cursor(&self, office: OfficeId, from: i64, to: i64) -> Result<()> {
        let moved = queues::Entity::update_many()
            .col_expr(queues::Column::RolledVersion, Expr::value(to))
            .filter(self.own::<queues::Entity>())
            .filter(queues::Column::OfficeId.eq(office.uuid()))
            .filter(queues::Column::RolledVersion.eq(from))
            .exec(&self.conn)
            .await?;
        if moved.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }

    async fn add_to_day(&self, office: OfficeId, figures: &DayFigures) -> Result<()> {
        let counts = [
            (Column::Knocks, i64::from(figures.knocks)),
            (Column::Received, i64::from(figures.received)),
            (Column::WaitSSum, figures.wait_s_sum),
            (Column::Served, i64::from(figures.served)),
            (Column::DurationSSum, figures.duration_s_sum),
        ];
        let mut row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            office_id: Set(office.uuid()),
            day: Set(figures.day),
            ..Default::default()
        };
        let mut sum = OnConflict::columns([Column::TenantId, Column::OfficeId, Column::Day]);
        for (column, count) in counts {
            row.set(column, count.into());
            sum.value(column, Expr::col((Entity, column)).add(count));
        }
        Entity::insert(row).on_conflict(sum).exec_without_returning(&self.conn).await?;
        Ok(())
    }
}

/// How many rows of the log are counted in one transaction.
const AT_ONCE: u64 = 1_000;

const fn fact(event: &Logged) -> Fact {
    let Logged { kind, outcome, at, waits_since, received_at, .. } = *event;
    Fact { kind, outcome, at, waits_since, received_at }
}

fn figures(row: &Model) -> Result<DayFigures> {
    let inconsistent =
        || StoreError::Inconsistent { table: "office_days", row: format!("{}/{}", row.office_id, row.day) };
    let count = |n: i64| u32::try_from(n).map_err(|_| inconsistent());
    Ok(DayFigures {
        day: row.day,
        knocks: count(row.knocks)?,
        received: count(row.received)?,
        wait_s_sum: row.wait_s_sum,
        served: count(row.served)?,
        duration_s_sum: row.duration_s_sum,
    })
}
