//! Messages and wishes to be called back. `name`, `phone`, `email`, `text` and `note` are what people wrote: retention
//! erases them, and the hash of the cookie by which the visitor finds the request again.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    SERVER_ROLE,
    m0011_row_level_security::OWN_TENANT,
    schema::{count, id, id_null, instant, instant_null, tenant_table, text, text_null, unique, within},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(requests()).await?;
        manager.create_index(unique("requests_once", "requests", &["idempotency_key"])).await?;
        manager.create_index(unique("requests_invitation", "requests", &["invitation_hash"])).await?;
        let db = manager.get_connection();
        for sql in [
            "create index requests_open on requests (tenant_id, office_id, created_at) where state <> 'DONE'",
            "create index requests_done on requests (tenant_id, done_at)",
            "create index requests_invited on requests (tenant_id, invited_visit_id)",
            "create index requests_of on requests (tenant_id, secret_hash)",
        ] {
            db.execute_unprepared(sql).await?;
        }
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let secure = format!(
            "alter table requests enable row level security;
             alter table requests force row level security;
             create policy own_tenant on requests using ({OWN_TENANT}) with check ({OWN_TENANT});
             grant select, insert, update on requests to {SERVER_ROLE};"
        );
        db.execute_unprepared(&secure).await.map(drop)
    }
}

fn requests() -> TableCreateStatement {
    tenant_table("requests", &["id"])
        .col(id("id"))
        .col(id("office_id"))
        .col(text("kind"))
        .col(text("state"))
        .col(text_null("outcome"))
        .col(ColumnDef::new("attempts").small_integer().not_null())
        .col(instant_null("tried_at"))
        .col(text_null("name"))
        .col(text_null("phone"))
        .col(text_null("email"))
        .col(text_null("text"))
        .col(text("lang"))
        .col(ColumnDef::new("secret_hash").blob())
        .col(id_null("visit_id"))
        .col(instant_null("invited_at"))
        .col(ColumnDef::new("invitation_hash").blob())
        .col(id_null("invited_visit_id"))
        .col(id_null("taken_by"))
        .col(text_null("note"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .col(instant_null("done_at"))
        .col(count("version"))
        .col(text("idempotency_key"))
        .foreign_key(&mut within("requests", "office_id", "offices"))
        .foreign_key(&mut within("requests", "visit_id", "visits"))
        .foreign_key(&mut within("requests", "invited_visit_id", "visits"))
        .foreign_key(&mut within("requests", "taken_by", "people"))
        .to_owned()
}
