//! At which doors a node of the server has a console open. A node renews its rows; those of one that died grow old.

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
        let consoles = tenant_table("consoles", &["office_id", "node_id"])
            .col(id("office_id"))
            .col(id("node_id"))
            .col(instant("seen_at"))
            .foreign_key(&mut within("consoles", "office_id", "offices"))
            .to_owned();
        manager.create_table(consoles).await?;
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        // A node speaks for all comuni at once: one statement every ten seconds, however many they are.
        let secure = format!(
            "alter table consoles enable row level security;
             alter table consoles force row level security;
             create policy own_tenant on consoles using ({OWN_TENANT}) with check ({OWN_TENANT});
             create policy platform_keeps_presence on consoles
               using ((select current_setting('app.platform', true)) = 'on')
               with check ((select current_setting('app.platform', true)) = 'on');
             grant select, insert, update, delete on consoles to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
