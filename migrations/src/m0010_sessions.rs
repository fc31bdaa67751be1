//! Sessions of signed-in staff. Keyed by an unguessable id; the data name the comune, and a session is only
//! good at the host of that comune.

use sea_orm_migration::prelude::*;

use crate::schema::{instant, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sessions = Table::create()
            .table("sessions")
            .col(text("id").primary_key())
            .col(ColumnDef::new("data").json_binary().not_null())
            .col(instant("expires_at"))
            .to_owned();
        manager.create_table(sessions).await?;
        manager
            .create_index(
                Index::create().name("sessions_expiry").table("sessions").col("expires_at").to_owned(),
            )
            .await
    }
}
