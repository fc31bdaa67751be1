//! Figures of an office on a day of Europe/Rome. Never a person.

use sea_orm_migration::prelude::*;

use crate::schema::{count, id, tenant_table, within};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let days = tenant_table("office_days", &["office_id", "day"])
            .col(id("office_id"))
            .col(ColumnDef::new("day").date().not_null())
            .col(count("knocks"))
            .col(count("received"))
            .col(count("wait_s_sum"))
            .col(count("served"))
            .col(count("duration_s_sum"))
            .foreign_key(&mut within("office_days", "office_id", "offices"))
            .to_owned();
        manager.create_table(days).await
    }
}
