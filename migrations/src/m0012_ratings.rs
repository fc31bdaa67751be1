//! What people said of the clearness of a page. Anonymous and append-only.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{id, instant, tenant_table, text, text_null},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ratings = tenant_table("ratings", &["id"])
            .col(id("id"))
            .col(text("page"))
            .col(text("lang"))
            .col(ColumnDef::new("stars").small_integer().not_null())
            .col(text_null("answer"))
            .col(text_null("comment"))
            .col(instant("at"))
            .to_owned();
        manager.create_table(ratings).await?;
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table ratings enable row level security;
             alter table ratings force row level security;
             create policy own_tenant on ratings using ({OWN_TENANT}) with check ({OWN_TENANT});
             grant select, insert on ratings to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
