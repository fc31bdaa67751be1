//! The belt under the finders: a transaction that refuses any statement on a tenant's table that does not
//! name `tenant_id` and bind this tenant. `SQLite` has no row level security, so there it is the last belt.
//! A net, not a proof: a condition with OR would pass.

use std::time::Instant;

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, Value,
};

use crate::meter;

/// The tables of tenant data. A test compares the list with the catalogue.
pub const TENANT_TABLES: [&str; 18] = [
    "offices",
    "queues",
    "people",
    "roles",
    "rooms",
    "room_people",
    "visits",
    "visit_events",
    "office_days",
    "changes",
    "crests",
    "ratings",
    "consoles",
    "deliveries",
    "appointments",
    "handovers",
    "visit_messages",
    "requests",
];

/// A transaction that speaks for one tenant.
pub struct Scoped {
    pub tx: DatabaseTransaction,
    pub tenant: uuid::Uuid,
}

impl Scoped {
    fn check(&self, statement: &Statement) -> Result<(), DbErr> {
        let values = statement.values.as_ref().map_or(&[][..], |values| values.0.as_slice());
        if permitted(&statement.sql, values, self.tenant) {
            return Ok(());
        }
        Err(DbErr::Custom(format!("statement without tenant: {}", statement.sql)))
    }
}

fn permitted(sql: &str, values: &[Value], tenant: uuid::Uuid) -> bool {
    if !TENANT_TABLES.iter().any(|table| sql.contains(&format!("\"{table}\""))) {
        return true;
    }
    let binds = values.iter().any(|value| matches!(value, Value::Uuid(Some(id)) if *id == tenant));
    let names = if sql.starts_with("INSERT") {
        sql.contains("\"tenant_id\"")
    } else {
        sql.contains("\"tenant_id\" = ")
    };
    binds && names
}

#[async_trait::async_trait]
impl ConnectionTrait for Scoped {
    fn get_database_backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.check(&statement)?;
        let begun = Instant::now();
        let answer = self.tx.execute_raw(statement).await;
        meter::count(begun);
        answer
    }

    async fn execute_unprepared(&self, _sql: &str) -> Result<ExecResult, DbErr> {
        Err(DbErr::Custom("a tenant's transaction takes prepared statements only".into()))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.check(&statement)?;
        let begun = Instant::now();
        let answer = self.tx.query_one_raw(statement).await;
        meter::count(begun);
        answer
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.check(&statement)?;
        let begun = Instant::now();
        let answer = self.tx.query_all_raw(statement).await;
        meter::count(begun);
        answer
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Value;
    use uuid::Uuid;

    use super::permitted;

    #[test]
    fn a_statement_names_and_binds_its_tenant_or_is_refused() {
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let bind = |id: Uuid| vec![Value::Uuid(Some(id))];
        for (sql, values, may) in [
            (r#"SELECT * FROM "visits" WHERE "visits"."tenant_id" = $1"#, bind(own), true),
            (r#"SELECT * FROM "visits" WHERE "visits"."tenant_id" = $1"#, bind(other), false),
            (r#"SELECT * FROM "visits" WHERE "visits"."id" = $1"#, bind(own), false),
            (r#"SELECT * FROM "visits""#, vec![], false),
            (r#"DELETE FROM "roles""#, vec![], false),
            (r#"UPDATE "offices" SET "sign" = $2 WHERE "offices"."id" = $1"#, bind(own), false),
            (r#"INSERT INTO "visits" ("tenant_id", "id") VALUES ($1, $2)"#, bind(own), true),
            (r#"INSERT INTO "visits" ("tenant_id", "id") VALUES ($1, $2)"#, bind(other), false),
            (r#"SELECT * FROM "tenants""#, vec![], true),
        ] {
            assert_eq!(permitted(sql, &values, own), may, "{sql}");
        }
    }
}
