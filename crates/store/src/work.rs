//! Which queues have work to do, over all comuni. Nothing of what is in them can be seen from here.

use domain::{OfficeId, TenantId};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    PlatformTx, Result,
    entity::queues::{Column, Entity},
};

/// A queue with a deadline that has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub office: OfficeId,
}

/// A queue with changes that the figures have not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unrolled {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub office: OfficeId,
    /// Its present version.
    pub version: i64,
}

/// How far a queue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub office: OfficeId,
    /// Its present version.
    pub version: i64,
    /// The version up to which the figures have counted it.
    pub counted: i64,
    /// The version of what was left at its door.
    pub requests: i64,
}

impl PlatformTx {
    /// The queues whose deadline has come, the longest overdue first.
    pub async fn list_due(&self, limit: u64) -> Result<Vec<Due>> {
        let rows =
            Entity::find().filter(Column::DueAt.lte(self.now)).order_by_asc(Column::DueAt).limit(limit);
        let rows = rows.all(&self.tx).await?;
        Ok(rows
            .into_iter()
            .map(|row| Due { tenant: row.tenant_id.into(), office: row.office_id.into() })
            .collect())
    }

    /// The queues that changed since the figures last counted them.
    pub async fn list_unrolled(&self, limit: u64) -> Result<Vec<Unrolled>> {
        let rows = Entity::find()
            .filter(Expr::col(Column::Version).gt(Expr::col(Column::RolledVersion)))
            .limit(limit)
            .all(&self.tx)
            .await?;
        let unrolled = |row: crate::entity::queues::Model| Unrolled {
            tenant: row.tenant_id.into(),
            office: row.office_id.into(),
            version: row.version,
        };
        Ok(rows.into_iter().map(unrolled).collect())
    }

    /// How far these queues are.
    pub async fn list_heads(&self, offices: impl IntoIterator<Item = OfficeId> + Send) -> Result<Vec<Head>> {
        let offices: Vec<_> = offices.into_iter().map(OfficeId::uuid).collect();
        let rows = Entity::find().filter(Column::OfficeId.is_in(offices)).all(&self.tx).await?;
        let head = |row: crate::entity::queues::Model| Head {
            tenant: row.tenant_id.into(),
            office: row.office_id.into(),
            version: row.version,
            counted: row.rolled_version,
            requests: row.requests_version,
        };
        Ok(rows.into_iter().map(head).collect())
    }
}
