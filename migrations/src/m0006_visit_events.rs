//! The append-only log of transitions, which is also the outbox. The key is the queue's version: it leaves no
//! gap and its order is the order of the commits, because the queue's row is locked until then.

use sea_orm_migration::prelude::*;

use crate::schema::{id, instant, instant_null, tenant_table, text, text_null, unique, within};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let events = tenant_table("visit_events", &["office_id", "version"])
            .col(id("office_id"))
            .col(ColumnDef::new("version").big_integer().not_null())
            .col(id("visit_id"))
            .col(text("kind"))
            .col(text_null("outcome"))
            .col(instant("at"))
            .col(instant("waits_since"))
            .col(instant_null("received_at"))
            .col(text_null("idempotency_key"))
            .foreign_key(&mut within("visit_events", "office_id", "offices"))
            .foreign_key(&mut within("visit_events", "visit_id", "visits"))
            .to_owned();
        manager.create_table(events).await?;
        manager.create_index(unique("visit_events_once", "visit_events", &["idempotency_key"])).await?;
        manager
            .create_index(
                Index::create()
                    .name("visit_events_visit")
                    .table("visit_events")
                    .col("tenant_id")
                    .col("visit_id")
                    .to_owned(),
            )
            .await
    }
}
