//! Visits. `name`, `reason`, `message` and `notes` are what people wrote: retention erases them.

use sea_orm_migration::prelude::*;

use crate::schema::{count, id, id_null, instant, instant_null, tenant_table, text, text_null, within};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let visits = tenant_table("visits", &["id"])
            .col(id("id"))
            .col(id("office_id"))
            .col(text("state"))
            .col(text_null("outcome"))
            .col(id_null("operator_id"))
            .col(id_null("room_id"))
            .col(text_null("name"))
            .col(text_null("reason"))
            .col(text_null("message"))
            .col(text_null("notes"))
            .col(ColumnDef::new("messages").small_integer().not_null().default(0))
            .col(ColumnDef::new("secret_hash").blob().not_null())
            .col(instant("knocked_at"))
            .col(instant("rank_at"))
            .col(ColumnDef::new("place").integer())
            .col(ColumnDef::new("calls").small_integer().not_null())
            .col(instant_null("called_at"))
            .col(instant_null("received_at"))
            .col(instant_null("entered_at"))
            .col(instant_null("ended_at"))
            .col(instant("joined_at"))
            .col(instant_null("alerted_at"))
            .col(instant_null("acknowledged_at"))
            .col(instant_null("escalated_at"))
            .col(instant_null("substituted_at"))
            .col(ColumnDef::new("called_back").boolean().not_null())
            .col(instant("last_seen_at"))
            .col(count("version"))
            .foreign_key(&mut within("visits", "office_id", "offices"))
            .foreign_key(&mut within("visits", "operator_id", "people"))
            .foreign_key(&mut within("visits", "room_id", "rooms"))
            .to_owned();
        manager.create_table(visits).await?;

        // The same text on both engines; sea-query has no partial indexes for a condition on an own column.
        for sql in [
            // A browser has one live visit in a comune, however many tabs knock.
            "create unique index visits_one_per_visitor on visits (tenant_id, secret_hash) where state <> 'ENDED'",
            // An operator receives one visit at a time, whatever the race.
            "create unique index visits_one_per_operator on visits (tenant_id, operator_id) \
             where state in ('CALLED', 'IN_ROOM')",
            "create index visits_live on visits (tenant_id, office_id, rank_at, id) where state <> 'ENDED'",
            "create index visits_changed on visits (tenant_id, office_id, version)",
            "create index visits_ended on visits (tenant_id, ended_at)",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
