//! Pictures of crests, by what they contain. One that is no longer shown stays, so that a change can be taken back.

use sea_orm_migration::prelude::*;

use crate::schema::{instant, tenant_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let crests = tenant_table("crests", &["sha256"])
            .col(text("sha256"))
            .col(ColumnDef::new("png").blob().not_null())
            .col(instant("added_at"))
            .to_owned();
        manager.create_table(crests).await
    }
}
