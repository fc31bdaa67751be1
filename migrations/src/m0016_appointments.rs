//! Appointments. `name`, `email`, `phone`, `reason` and `message` are what people wrote: retention erases them.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{id, id_null, instant, instant_null, tenant_table, text, text_null, unique, within},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let appointments = tenant_table("appointments", &["id"])
            .col(id("id"))
            .col(id("office_id"))
            .col(instant("starts_at"))
            .col(instant("ends_at"))
            .col(text("state"))
            .col(text_null("cancelled_by"))
            .col(text_null("name"))
            .col(text_null("email"))
            .col(text_null("phone"))
            .col(text_null("reason"))
            .col(text_null("message"))
            .col(text("lang"))
            .col(ColumnDef::new("token_hash").blob().not_null())
            .col(id_null("visit_id"))
            .col(instant("booked_at"))
            .col(instant("changed_at"))
            .col(instant_null("reminded_at"))
            .col(ColumnDef::new("sequence").integer().not_null())
            .col(ColumnDef::new("revision").big_integer().not_null())
            .col(text("idempotency_key"))
            .foreign_key(&mut within("appointments", "office_id", "offices"))
            .foreign_key(&mut within("appointments", "visit_id", "visits"))
            .to_owned();
        manager.create_table(appointments).await?;
        for columns in [("appointments_token", "token_hash"), ("appointments_key", "idempotency_key")] {
            manager.create_index(unique(columns.0, "appointments", &[columns.1])).await?;
        }
        for sql in [
            "create index appointments_of_office on appointments (tenant_id, office_id, starts_at)",
            "create index appointments_ended on appointments (tenant_id, ends_at)",
            "create index appointments_of_visit on appointments (tenant_id, visit_id) where visit_id is not null",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table appointments enable row level security;
             alter table appointments force row level security;
             create policy own_tenant on appointments using ({OWN_TENANT}) with check ({OWN_TENANT});
             grant select, insert, update on appointments to {SERVER_ROLE};"
        );
        manager.get_connection().execute_unprepared(&secure).await.map(drop)
    }
}
