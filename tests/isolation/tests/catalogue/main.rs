//! Belts 3 and 4: what the databases' own catalogues say about the tables of tenants, and what they do.
#![expect(clippy::expect_used, reason = "in a test a panic is the report")]

mod row_level_security;
mod schema;

use std::collections::BTreeSet;

use schema::Schema;
use store::TENANT_TABLES;
use testkit::{Database, on_both_engines};

/// The tables that belong to no comune. The list may only shrink.
const SHARED_TABLES: [&str; 3] = ["seaql_migrations", "sessions", "tenants"];

const TENANT: &str = "tenant_id";

fn is_tenants(table: &str) -> bool {
    TENANT_TABLES.contains(&table)
}

async fn schema(db: &Database) -> Schema {
    Schema::read(&db.as_owner().await, db.store.engine()).await
}

fn named<'a>(tables: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    tables.into_iter().collect()
}

on_both_engines! {
    async fn every_table_belongs_to_a_comune_or_is_known_to_belong_to_none(db: Database) {
        let schema = schema(&db).await;
        let (with, without): (Vec<_>, Vec<_>) =
            schema.tables.iter().partition(|(_, columns)| columns.contains(TENANT));
        assert_eq!(named(with.iter().map(|(table, _)| table.as_str())), named(TENANT_TABLES));
        assert_eq!(named(without.iter().map(|(table, _)| table.as_str())), named(SHARED_TABLES));
    }

    async fn every_key_begins_with_the_comune(db: Database) {
        let schema = schema(&db).await;
        for unique in schema.unique.iter().filter(|unique| is_tenants(&unique.table)) {
            assert_eq!(unique.first, TENANT, "{unique:?}");
        }
        for table in TENANT_TABLES {
            let primary = schema.unique.iter().any(|unique| unique.table == table && unique.primary);
            assert!(primary, "{table} has no primary key");
        }
    }

    async fn no_row_can_point_at_a_row_of_another_comune(db: Database) {
        let schema = schema(&db).await;
        let comune = (TENANT.to_owned(), TENANT.to_owned());
        let of_tenants = schema.references.iter().filter(|reference| is_tenants(&reference.from));
        for reference in of_tenants.clone().filter(|reference| is_tenants(&reference.to)) {
            assert!(reference.columns.contains(&comune), "{reference:?}");
        }
        assert!(of_tenants.clone().all(|reference| is_tenants(&reference.to) || reference.to == "tenants"));
        for table in TENANT_TABLES {
            let known = of_tenants.clone().any(|r| r.from == table && r.to == "tenants");
            assert!(known, "{table} may name a comune that does not exist");
        }
    }
}
