//! Pictures of crests.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Result, TenantTx,
    entity::crests::{ActiveModel, Column, Entity},
};

impl TenantTx {
    /// Keeps a picture under the SHA-256 of its bytes, in hexadecimal. One that is known is left as it is.
    pub async fn add_crest(&self, sha256: &str, png: &[u8]) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            sha256: Set(sha256.to_owned()),
            png: Set(png.to_vec()),
            added_at: Set(self.now),
        };
        let keys = [Column::TenantId, Column::Sha256];
        Entity::insert(row).on_conflict_do_nothing_on(keys).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// The picture of this SHA-256, as PNG.
    pub async fn lookup_crest(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        let row = self.rows::<Entity>().filter(Column::Sha256.eq(sha256)).one(&self.conn).await?;
        Ok(row.map(|row| row.png))
    }
}
