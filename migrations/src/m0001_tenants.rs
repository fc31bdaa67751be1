//! The registry of comuni. Not tenant data: it says which tenants there are.

use sea_orm_migration::prelude::*;

use crate::schema::{count, id, instant, text};

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
            .col(ColumnDef::new("demonstration").boolean().not_null().default(false))
            .col(ColumnDef::new("profile").json_binary().not_null())
            .col(count("revision"))
            .col(count("version"))
            .col(instant("created_at"))
            .to_owned();
        manager.create_table(tenants).await
    }
}
