//! Column kinds that every table shares.

use sea_orm_migration::prelude::*;

/// A `UUIDv7`.
pub fn id(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid().not_null();
    column
}

/// A `UUIDv7` that may be absent.
pub fn id_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid();
    column
}

/// Text of a length that the application bounds.
pub fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text().not_null();
    column
}

/// Text that may be absent.
pub fn text_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text();
    column
}

/// A UTC instant.
pub fn instant(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.timestamp_with_time_zone().not_null();
    column
}

/// A UTC instant that may be absent.
pub fn instant_null(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.timestamp_with_time_zone();
    column
}

/// A count or a sum, from 0.
pub fn count(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.big_integer().not_null().default(0);
    column
}

/// A table of tenant data: `(tenant_id, key..)` is its primary key.
pub fn tenant_table(name: &'static str, key: &[&'static str]) -> TableCreateStatement {
    let mut primary = Index::create();
    primary.col("tenant_id");
    for column in key {
        primary.col(*column);
    }
    Table::create()
        .table(name)
        .col(id("tenant_id"))
        .primary_key(&mut primary)
        .foreign_key(ForeignKey::create().from(name, "tenant_id").to("tenants", "id"))
        .to_owned()
}

/// A reference within the comune: `(tenant_id, column)` to `(tenant_id, id)`.
pub fn within(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, ("tenant_id", column)).to(target, ("tenant_id", "id")).to_owned()
}

/// A uniqueness within the comune.
pub fn unique(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().unique().name(name).table(table).col("tenant_id").to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
