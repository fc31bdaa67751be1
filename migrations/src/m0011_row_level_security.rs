//! PostgreSQL only: the server's role, its grants, and row level security forced on every tenant table.
//!
//! `(select current_setting(..))` is evaluated once per statement; `nullif` because a setting that was set
//! locally is empty, and not absent, after its transaction.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::SERVER_ROLE;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The condition of the policy that every table of tenant data has.
pub const OWN_TENANT: &str = "tenant_id = nullif((select current_setting('app.tenant_id', true)), '')::uuid";

/// Each table of tenant data with what the server may do to it. The log and the register are append-only.
const GRANTS: [(&str, &str); 11] = [
    ("offices", "select, insert, update"),
    ("queues", "select, insert, update"),
    ("people", "select, insert, update"),
    ("roles", "select, insert, delete"),
    ("rooms", "select, insert, update"),
    ("room_people", "select, insert, delete"),
    ("visits", "select, insert, update"),
    ("visit_events", "select, insert"),
    ("office_days", "select, insert, update"),
    ("changes", "select, insert"),
    ("crests", "select, insert"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let db = manager.get_connection();
        // Roles belong to the cluster, so another database may have made it, or be making it now.
        db.execute_unprepared(&format!(
            "do $$ begin
               if not exists (select from pg_roles where rolname = '{SERVER_ROLE}') then
                 create role {SERVER_ROLE} nologin;
               end if;
             exception when duplicate_object or unique_violation then null;
             end $$;
             do $$ begin
               if not pg_has_role(current_user, '{SERVER_ROLE}', 'member') then
                 execute format('grant {SERVER_ROLE} to %I', current_user);
               end if;
             end $$;
             grant usage on schema public to {SERVER_ROLE};
             grant select, insert, update on tenants to {SERVER_ROLE};
             grant select, insert, update, delete on sessions to {SERVER_ROLE};
             grant select on seaql_migrations to {SERVER_ROLE};"
        ))
        .await?;
        for (table, grant) in GRANTS {
            db.execute_unprepared(&format!(
                "alter table {table} enable row level security;
                 alter table {table} force row level security;
                 create policy own_tenant on {table} using ({OWN_TENANT}) with check ({OWN_TENANT});
                 grant {grant} on {table} to {SERVER_ROLE};"
            ))
            .await?;
        }
        // What jobs over all comuni may see without naming one: that a queue has work, and nothing of it.
        db.execute_unprepared(
            "create policy platform_sees_work on queues for select
               using ((select current_setting('app.platform', true)) = 'on')",
        )
        .await
        .map(drop)
    }
}
