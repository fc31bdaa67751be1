//! Places that are on their way to another device. `sealed` opens only with the link, of which there is but a hash here.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{id, instant, tenant_table, within},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One for each visit: whoever asks for another link makes the one before it worthless.
        let handovers = tenant_table("handovers", &["visit_id"])
            .col(id("visit_id"))
            .col(ColumnDef::new("token_hash").blob().not_null())
            .col(ColumnDef::new("sealed").blob().not_null())
            .col(instant("expires_at"))
            .foreign_key(&mut within("handovers", "visit_id", "visits"))
            .to_owned();
        manager.create_table(handovers).await?;
        let unique = "create unique index handovers_by_token on handovers (tenant_id, token_hash)";
        manager.get_connection().execute_unprepared(unique).await?;
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table handovers enable row level security;
             alter table handovers force row level security;
             create policy own_tenant on handovers using ({OWN_TENANT}) with check ({OWN_TENANT});
             grant select, insert, delete on handovers to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
