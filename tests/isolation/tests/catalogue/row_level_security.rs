//! Row level security, by the catalogue and by trying.

use std::collections::{BTreeMap, BTreeSet};

use app::manage::{HoursEdit, Managed};
use domain::TenantId;
use migrations::SERVER_ROLE;
use store::TENANT_TABLES;
use testkit::{Database, Owner, Town};

use crate::schema::cells;

/// What the server may do to each table. A change of it is a change of policy.
const GRANTS: [(&str, &str); 21] = [
    ("offices", "INSERT SELECT UPDATE"),
    ("queues", "INSERT SELECT UPDATE"),
    ("people", "INSERT SELECT UPDATE"),
    ("roles", "DELETE INSERT SELECT"),
    ("rooms", "INSERT SELECT UPDATE"),
    ("room_people", "DELETE INSERT SELECT"),
    ("visits", "INSERT SELECT UPDATE"),
    // Append-only.
    ("visit_events", "INSERT SELECT"),
    ("office_days", "INSERT SELECT UPDATE"),
    // Append-only.
    ("changes", "INSERT SELECT"),
    ("crests", "INSERT SELECT"),
    ("ratings", "INSERT SELECT"),
    ("visit_messages", "DELETE INSERT SELECT"),
    ("requests", "INSERT SELECT UPDATE"),
    ("appointments", "INSERT SELECT UPDATE"),
    ("consoles", "DELETE INSERT SELECT UPDATE"),
    ("deliveries", "DELETE INSERT SELECT UPDATE"),
    ("handovers", "DELETE INSERT SELECT"),
    ("tenants", "INSERT SELECT UPDATE"),
    ("sessions", "DELETE INSERT SELECT UPDATE"),
    ("seaql_migrations", "SELECT"),
];

const DENIED: &str = "permission denied";
const POLICY: &str = "row-level security";

#[tokio::test]
async fn it_is_forced_on_every_table_of_tenants_and_lets_nothing_else_through() {
    let owner = Database::postgres().await.as_owner().await;
    let forced = cells::<1>(
        &owner,
        "select relname::text from pg_class where relnamespace = 'public'::regnamespace
         and relrowsecurity and relforcerowsecurity",
    );
    let forced: BTreeSet<_> = forced.await.into_iter().map(|[table]| table).collect();
    assert_eq!(forced, TENANT_TABLES.map(str::to_owned).into());

    let own = "(tenant_id = (NULLIF(( SELECT current_setting('app.tenant_id'::text, true) AS current_setting), \
               ''::text))::uuid)";
    let platform = "(( SELECT current_setting('app.platform'::text, true) AS current_setting) = 'on'::text)";
    let mut expected: BTreeSet<_> = TENANT_TABLES.map(|table| [table, "own_tenant", "ALL", own, own]).into();
    expected.insert(["queues", "platform_sees_work", "SELECT", platform, ""]);
    expected.insert(["consoles", "platform_keeps_presence", "ALL", platform, platform]);
    let undone = format!("({platform} AND (sent_at IS NULL) AND (failed_at IS NULL))");
    expected.insert(["deliveries", "platform_sees_work", "SELECT", &undone, ""]);
    let policies = cells::<5>(
        &owner,
        "select tablename::text, policyname::text, cmd, qual, with_check from pg_policies
         where schemaname = 'public'",
    );
    let policies: BTreeSet<_> = policies.await.into_iter().collect();
    assert_eq!(policies, expected.into_iter().map(|row| row.map(str::to_owned)).collect());
}

#[tokio::test]
async fn the_server_s_role_is_weak() {
    let owner = Database::postgres().await.as_owner().await;
    let strong = format!(
        "select rolname::text from pg_roles where rolname = '{SERVER_ROLE}' and
           (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)
         union all select 'owns ' || relname from pg_class where pg_get_userbyid(relowner) = '{SERVER_ROLE}'
         union all select 'is a ' || roleid::regrole from pg_auth_members where member::regrole::text = '{SERVER_ROLE}'
         union all select 'makes tables' where has_schema_privilege('{SERVER_ROLE}', 'public', 'create')"
    );
    assert_eq!(owner.rows(&strong).await, Vec::<Vec<String>>::new());

    let grants = format!(
        "select table_name::text, string_agg(privilege_type::text, ' ' order by privilege_type::text)
             from information_schema.role_table_grants
             where table_schema = 'public' and grantee in ('{SERVER_ROLE}', 'PUBLIC') group by table_name"
    );
    let grants: BTreeMap<_, _> =
        cells::<2>(&owner, &grants).await.into_iter().map(|[table, may]| (table, may)).collect();
    assert_eq!(grants, GRANTS.map(|(table, may)| (table.to_owned(), may.to_owned())).into());
}

#[tokio::test]
async fn the_store_connects_as_that_role() {
    let db = Database::postgres().await;
    let owner = db.as_owner().await;
    db.store.list_tenants().await.expect("the registry");
    owner.must(&format!("revoke select on tenants from {SERVER_ROLE}")).await;
    // The owner, or a superuser, would not have noticed.
    assert!(db.store.list_tenants().await.is_err());
}

/// A database with two comuni, each with something in every table.
struct Two {
    db: Database,
    own: TenantId,
    other: TenantId,
}

impl Two {
    async fn new() -> Self {
        let db = Database::postgres().await;
        let (own, other) = (furnished(&db, "qui").await, furnished(&db, "altrove").await);
        Self { db, own, other }
    }

    /// A session as the server, in the comune of its own; without one, in none.
    async fn server(&self, tenant: Option<TenantId>) -> Owner {
        let session = self.db.as_owner().await;
        session.must(&format!("set role {SERVER_ROLE}")).await;
        if let Some(tenant) = tenant {
            session.must(&format!("set app.tenant_id = '{tenant}'")).await;
        }
        session
    }
}

async fn furnished(db: &Database, slug: &str) -> TenantId {
    let town = Town::named(db, slug).await;
    town.knock(&town.visitor(), town.office).await;
    let anna = town.staff("anna").await;
    let changed = town
        .app
        .set_hours(&anna, town.office, 1, &HoursEdit::Syntax("off".to_owned()))
        .await
        .expect("a change");
    assert!(matches!(changed, Managed::Saved { change: Some(_), .. }), "{changed:?}");
    let owner = db.as_owner().await;
    let id = town.tenant.id;
    for rows in [
        format!(
            "office_days (tenant_id, office_id, day) select tenant_id, id, '2026-11-23' from offices where tenant_id = '{id}'"
        ),
        format!(
            "room_people select r.tenant_id, r.id, p.id from rooms r join people p using (tenant_id)
             where tenant_id = '{id}'"
        ),
        format!(
            "consoles select tenant_id, id, gen_random_uuid(), now() from offices where tenant_id = '{id}'"
        ),
        format!("crests values ('{id}', 'sha256', 'png', now())"),
        format!(
            "ratings (tenant_id, id, page, lang, stars, at) values ('{id}', gen_random_uuid(), '/', 'it', 5, now())"
        ),
        format!(
            "requests (tenant_id, id, office_id, kind, state, attempts, lang, created_at, updated_at, idempotency_key)
             select tenant_id, gen_random_uuid(), id, 'MESSAGE', 'OPEN', 0, 'it', now(), now(), 'una'
             from offices where tenant_id = '{id}' limit 1"
        ),
        format!(
            "appointments (tenant_id, id, office_id, starts_at, ends_at, state, lang, token_hash, booked_at, changed_at,
                           sequence, revision, idempotency_key)
             select tenant_id, gen_random_uuid(), id, now(), now(), 'BOOKED', 'it', 'hash', now(), now(), 0, 1, 'una'
             from offices where tenant_id = '{id}' limit 1"
        ),
        format!(
            "visit_messages (tenant_id, visit_id, number, \"by\", text, at)
             select tenant_id, id, 1, 'VISITOR', 'Ciao', now() from visits where tenant_id = '{id}'"
        ),
        format!(
            "deliveries (tenant_id, id, kind, target, created_at, due_at, attempts)
             values ('{id}', gen_random_uuid(), 'MAIL', 'a@b.example', now(), now(), 0)"
        ),
        format!(
            "handovers (tenant_id, visit_id, token_hash, sealed, expires_at)
             select tenant_id, id, 'hash', 'sealed', now() from visits where tenant_id = '{id}' limit 1"
        ),
    ] {
        owner.must(&format!("insert into {rows}")).await;
    }
    town.tenant.id
}

async fn count(session: &Owner, table: &str, tenant: TenantId) -> String {
    let sql = format!("select count(*)::text from {table} where tenant_id = '{tenant}'");
    session.rows(&sql).await.concat().concat()
}

#[tokio::test]
async fn a_session_sees_its_own_comune_and_without_one_nothing() {
    let two = Two::new().await;
    let owner = two.db.as_owner().await;
    let (own, none) = (two.server(Some(two.own)).await, two.server(None).await);
    for table in TENANT_TABLES {
        assert_ne!(count(&owner, table, two.other).await, "0", "{table} has nothing to hide");
        assert_ne!(count(&own, table, two.own).await, "0", "{table} of its own");
        assert_eq!(count(&own, table, two.other).await, "0", "{table} of the other");
        for tenant in [two.own, two.other] {
            assert_eq!(count(&none, table, tenant).await, "0", "{table} without a comune");
        }
    }
}

#[tokio::test]
async fn a_session_changes_nothing_of_another_comune() {
    let two = Two::new().await;
    let session = two.server(Some(two.own)).await;
    for table in TENANT_TABLES {
        let may = GRANTS.iter().find(|(known, _)| *known == table).expect("a known table").1;
        for (verb, sql) in [
            ("UPDATE", format!("update {table} set tenant_id = tenant_id where tenant_id = '{}'", two.other)),
            ("DELETE", format!("delete from {table} where tenant_id = '{}'", two.other)),
        ] {
            match session.run(&sql).await {
                Ok(rows) => assert!(rows == 0 && may.contains(verb), "{sql}: {rows}"),
                Err(error) => assert!(error.contains(DENIED) && !may.contains(verb), "{sql}: {error}"),
            }
        }
    }
}

#[tokio::test]
async fn a_session_writes_nothing_for_another_comune() {
    let two = Two::new().await;
    let session = two.server(Some(two.own)).await;
    for table in TENANT_TABLES {
        let copied = format!(
            "insert into {table} select (jsonb_populate_record(null::{table}, to_jsonb(own)
               || jsonb_build_object('tenant_id', '{}'))).* from {table} own limit 1",
            two.other
        );
        let refused = session.run(&copied).await.expect_err(&copied);
        assert!(refused.contains(POLICY), "{table}: {refused}");
        let moved = session.run(&format!("update {table} set tenant_id = '{}'", two.other)).await;
        let refused = moved.expect_err("rows of its own were given away");
        assert!(refused.contains(POLICY) || refused.contains(DENIED), "{table}: {refused}");
    }
}

#[tokio::test]
async fn work_across_comuni_sees_that_there_is_work_and_who_is_present_and_nothing_else() {
    let two = Two::new().await;
    let session = two.server(None).await;
    session.must("set app.platform = 'on'").await;
    for table in TENANT_TABLES {
        let sees = count(&session, table, two.other).await != "0";
        assert_eq!(sees, ["queues", "deliveries", "consoles"].contains(&table), "{table}");
    }
    assert_eq!(session.must("update queues set version = 7").await, 0);
    assert_eq!(session.must("update deliveries set attempts = 7").await, 0);
    // What is done is nobody's work any more.
    let owner = two.db.as_owner().await;
    owner.must("update deliveries set sent_at = now()").await;
    assert_eq!(count(&session, "deliveries", two.other).await, "0");
    let truncated = session.run("truncate queues").await.expect_err("a queue was emptied");
    assert!(truncated.contains(DENIED), "{truncated}");
}
