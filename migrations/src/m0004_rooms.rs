//! Where offices receive, and who receives there. A room without people is for everybody of its office.

use sea_orm_migration::prelude::*;

use crate::schema::{count, id, instant, instant_null, tenant_table, text, text_null, within};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let rooms = tenant_table("rooms", &["id"])
            .col(id("id"))
            .col(id("office_id"))
            .col(text("name"))
            .col(text("provider"))
            .col(text_null("url"))
            .col(ColumnDef::new("capacity").small_integer().not_null())
            .col(text_null("welcome"))
            .col(text_null("bring"))
            .col(ColumnDef::new("rank").integer().not_null())
            .col(instant_null("archived_at"))
            .col(count("revision"))
            .col(instant("created_at"))
            .foreign_key(&mut within("rooms", "office_id", "offices"))
            .to_owned();
        manager.create_table(rooms).await?;
        manager
            .create_index(
                Index::create()
                    .name("rooms_office")
                    .table("rooms")
                    .col("tenant_id")
                    .col("office_id")
                    .to_owned(),
            )
            .await?;

        let room_people = tenant_table("room_people", &["room_id", "person_id"])
            .col(id("room_id"))
            .col(id("person_id"))
            .foreign_key(&mut within("room_people", "room_id", "rooms"))
            .foreign_key(&mut within("room_people", "person_id", "people"))
            .to_owned();
        manager.create_table(room_people).await
    }
}
