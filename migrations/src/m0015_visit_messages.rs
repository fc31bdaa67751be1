//! What visitor and office write to each other. `text` is what people wrote: retention deletes the row.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{id, id_null, instant, tenant_table, text, text_null, unique, within},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let messages = tenant_table("visit_messages", &["visit_id", "number"])
            .col(id("visit_id"))
            .col(ColumnDef::new("number").small_integer().not_null())
            .col(text("by"))
            .col(id_null("author_id"))
            .col(text("text"))
            .col(instant("at"))
            .col(text_null("idempotency_key"))
            .foreign_key(&mut within("visit_messages", "visit_id", "visits"))
            .foreign_key(&mut within("visit_messages", "author_id", "people"))
            .to_owned();
        manager.create_table(messages).await?;
        // A message to all who wait has one key, and one row for each of them.
        let once = unique("visit_messages_once", "visit_messages", &["idempotency_key", "visit_id"]);
        manager.create_index(once).await?;
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table visit_messages enable row level security;
             alter table visit_messages force row level security;
             create policy own_tenant on visit_messages using ({OWN_TENANT}) with check ({OWN_TENANT});
             grant select, insert, delete on visit_messages to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
