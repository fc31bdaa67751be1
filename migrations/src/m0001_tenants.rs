//! The registry of comuni. Not tenant data: it says which tenants there are.

use sea_orm_migration::prelude::*;

use crate::schema::{count, id, instant, text, text_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tenants = Table::create()
            .table("tenants")
            .col(id("id").primary_key())
            .col(text("slug").unique_key())
            .col(text("name"))
            .col(text("province"))
            .col(text("region"))
            .col(text("status"))
            .col(text("language"))
            .col(ColumnDef::new("patron_month").small_integer())
            .col(ColumnDef::new("patron_day").small_integer())
            .col(text_null("site_url"))
            .col(ColumnDef::new("demonstration").boolean().not_null().default(false))
            .col(count("retention_h"))
            .col(instant("created_at"))
            .to_owned();
        manager.create_table(tenants).await
    }
}
