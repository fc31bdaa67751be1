//! Doors, and the head of each door's queue.

use sea_orm_migration::prelude::*;

use crate::schema::{
    count, id, id_null, instant, instant_null, tenant_table, text, text_null, unique, within,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let offices = tenant_table("offices", &["id"])
            .col(id("id"))
            .col(text("slug"))
            .col(text("kind"))
            .col(text("name"))
            .col(text("summary"))
            .col(ColumnDef::new("translations").json_binary().not_null())
            .col(text("hours"))
            .col(ColumnDef::new("reception").json_binary().not_null())
            .col(id_null("substitute_id"))
            .col(text("sign"))
            .col(text_null("sign_message"))
            .col(instant_null("sign_until"))
            .col(ColumnDef::new("rank").integer().not_null())
            .col(instant_null("archived_at"))
            .col(count("revision"))
            .col(instant("created_at"))
            .foreign_key(&mut within("offices", "substitute_id", "offices"))
            .to_owned();
        manager.create_table(offices).await?;
        manager.create_index(unique("offices_slug", "offices", &["slug"])).await?;

        // The row that every change of a queue locks first: it makes the changes of one door take turns, and
        // gives each its number. `rolled_version` is the cursor of the figures; `due_at` the next deadline;
        // `attended_at` when somebody was last seen there after the hours; `written_at` when the office was last written
        // to that people wait; `requests_version` numbers the changes of what was left at the door.
        let queues = tenant_table("queues", &["office_id"])
            .col(id("office_id"))
            .col(count("version"))
            .col(count("rolled_version"))
            .col(instant_null("due_at"))
            .col(instant_null("attended_at"))
            .col(instant_null("written_at"))
            .col(count("requests_version"))
            .foreign_key(&mut within("queues", "office_id", "offices"))
            .to_owned();
        manager.create_table(queues).await?;
        manager
            .create_index(Index::create().name("queues_due").table("queues").col("due_at").to_owned())
            .await
    }
}
