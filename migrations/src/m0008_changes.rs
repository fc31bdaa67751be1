//! The register of what a comune changed in its own set-up: who, when, from what, to what. Append-only: what takes a
//! change back is a change itself, and names it.

use sea_orm_migration::prelude::*;

use crate::schema::{id, id_null, instant, tenant_table, text, unique, within};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changes = tenant_table("changes", &["id"])
            .col(id("id"))
            .col(ColumnDef::new("version").big_integer().not_null())
            .col(instant("at"))
            .col(id_null("person_id"))
            .col(text("subject"))
            .col(id_null("subject_id"))
            .col(id_null("office_id"))
            .col(ColumnDef::new("before").json_binary())
            .col(ColumnDef::new("after").json_binary().not_null())
            .col(id_null("undoes"))
            .foreign_key(&mut within("changes", "person_id", "people"))
            .foreign_key(&mut within("changes", "office_id", "offices"))
            .foreign_key(&mut within("changes", "undoes", "changes"))
            .to_owned();
        manager.create_table(changes).await?;
        manager.create_index(unique("changes_version", "changes", &["version"])).await?;
        for sql in [
            // A change is taken back once, whatever the race.
            "create unique index changes_undone_once on changes (tenant_id, undoes) where undoes is not null",
            "create index changes_subject on changes (tenant_id, subject_id, version)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
