//! What is to be sent, and what became of it. `payload` is erased once it was sent; `target` may be somebody's address,
//! and retention erases it.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{id, id_null, instant, instant_null, tenant_table, text, text_null, within},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let deliveries = tenant_table("deliveries", &["id"])
            .col(id("id"))
            .col(id_null("office_id"))
            .col(text("kind"))
            .col(text("target"))
            .col(ColumnDef::new("payload").json_binary())
            .col(instant("created_at"))
            .col(instant("due_at"))
            .col(ColumnDef::new("attempts").small_integer().not_null())
            .col(text_null("last_error"))
            .col(instant_null("sent_at"))
            .col(instant_null("failed_at"))
            .foreign_key(&mut within("deliveries", "office_id", "offices"))
            .to_owned();
        manager.create_table(deliveries).await?;
        for sql in [
            "create index deliveries_due on deliveries (due_at) where sent_at is null and failed_at is null",
            "create index deliveries_failed on deliveries (tenant_id, office_id, failed_at)",
            "create index deliveries_made on deliveries (tenant_id, created_at)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table deliveries enable row level security;
             alter table deliveries force row level security;
             create policy own_tenant on deliveries using ({OWN_TENANT}) with check ({OWN_TENANT});
             create policy platform_sees_work on deliveries for select using (
               (select current_setting('app.platform', true)) = 'on' and sent_at is null and failed_at is null);
             grant select, insert, update, delete on deliveries to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
