//! At which doors each node of the server has a console open.

use std::collections::HashSet;

use domain::{Instant, NodeId, OfficeId, TenantId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};

use crate::{
    PlatformTx, Result,
    entity::consoles::{ActiveModel, Column, Entity},
};

/// Fewer than an engine's limit of bound values.
const AT_ONCE: usize = 500;

impl PlatformTx {
    /// A node has consoles open at these doors, now.
    pub async fn note_consoles(&self, node: NodeId, doors: &[(TenantId, OfficeId)]) -> Result<()> {
        for some in doors.chunks(AT_ONCE) {
            let rows = some.iter().map(|(tenant, office)| ActiveModel {
                tenant_id: Set(tenant.uuid()),
                office_id: Set(office.uuid()),
                node_id: Set(node.uuid()),
                seen_at: Set(self.now),
            });
            let again = OnConflict::columns([Column::TenantId, Column::OfficeId, Column::NodeId])
                .update_column(Column::SeenAt)
                .to_owned();
            Entity::insert_many(rows).on_conflict(again).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// A node has no console open any more at these doors.
    pub async fn forget_consoles(&self, node: NodeId, doors: &[(TenantId, OfficeId)]) -> Result<()> {
        for (tenant, office) in doors {
            Entity::delete_by_id((tenant.uuid(), office.uuid(), node.uuid())).exec(&self.tx).await?;
        }
        Ok(())
    }

    /// Forgets what nodes said before `limit` and have not said again: they died.
    pub async fn forget_consoles_before(&self, limit: Instant) -> Result<()> {
        Entity::delete_many().filter(Column::SeenAt.lt(limit)).exec(&self.tx).await?;
        Ok(())
    }

    /// The doors at which other nodes have had a console open since `since`.
    pub async fn list_consoles_elsewhere(
        &self,
        node: NodeId,
        since: Instant,
    ) -> Result<HashSet<(TenantId, OfficeId)>> {
        let rows: Vec<(uuid::Uuid, uuid::Uuid)> = Entity::find()
            .filter(Column::NodeId.ne(node.uuid()))
            .filter(Column::SeenAt.gt(since))
            .select_only()
            .columns([Column::TenantId, Column::OfficeId])
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows.into_iter().map(|(tenant, office)| (tenant.into(), office.into())).collect())
    }
}
