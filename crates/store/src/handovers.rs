//! Places that are on their way to another device.

use domain::{Instant, VisitId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Result, TenantTx,
    entity::handovers::{ActiveModel, Column, Entity},
};

/// A place on its way: what the link that was given out opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Whose place.
    pub visit: VisitId,
    /// The visitor's secret, sealed with the link.
    pub sealed: Vec<u8>,
}

impl TenantTx {
    /// Keeps the handover of a visit's place in the stead of an earlier one.
    pub async fn put_handover(
        &self,
        handover: &Handover,
        token_hash: [u8; 32],
        expires_at: Instant,
    ) -> Result<()> {
        Entity::delete_many()
            .filter(self.own::<Entity>())
            .filter(Column::VisitId.eq(handover.visit.uuid()))
            .exec(&self.conn)
            .await?;
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            visit_id: Set(handover.visit.uuid()),
            token_hash: Set(token_hash.to_vec()),
            sealed: Set(handover.sealed.clone()),
            expires_at: Set(expires_at),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// What a link opens, while it is good.
    pub async fn lookup_handover(&self, token_hash: [u8; 32]) -> Result<Option<Handover>> {
        let row = self
            .rows::<Entity>()
            .filter(Column::TokenHash.eq(token_hash.to_vec()))
            .filter(Column::ExpiresAt.gt(self.now))
            .one(&self.conn)
            .await?;
        Ok(row.map(|row| Handover { visit: row.visit_id.into(), sealed: row.sealed }))
    }

    /// Uses a link up. Of several who try, one is told that it was good until now.
    pub async fn take_handover(&self, token_hash: [u8; 32]) -> Result<bool> {
        let taken = Entity::delete_many()
            .filter(self.own::<Entity>())
            .filter(Column::TokenHash.eq(token_hash.to_vec()))
            .filter(Column::ExpiresAt.gt(self.now))
            .exec(&self.conn)
            .await?;
        Ok(taken.rows_affected == 1)
    }

    /// Forgets the links that are no longer good.
    pub async fn delete_expired_handovers(&self) -> Result<()> {
        let expired =
            Entity::delete_many().filter(self.own::<Entity>()).filter(Column::ExpiresAt.lte(self.now));
        expired.exec(&self.conn).await?;
        Ok(())
    }
}
