//! The schema, as the database itself describes it.

use std::collections::{BTreeMap, BTreeSet};

use testkit::Owner;

/// What the catalogue says.
#[derive(Debug)]
pub struct Schema {
    /// The columns of each table.
    pub tables: BTreeMap<String, BTreeSet<String>>,
    pub unique: Vec<Unique>,
    pub references: Vec<Reference>,
}

/// A primary key or a unique index.
#[derive(Debug)]
pub struct Unique {
    pub table: String,
    pub primary: bool,
    /// Its first column.
    pub first: String,
}

/// A foreign key.
#[derive(Debug)]
pub struct Reference {
    pub from: String,
    pub to: String,
    /// Pairs of columns: here, and there.
    pub columns: BTreeSet<(String, String)>,
}

/// The queries of one engine: tables with their columns; unique indexes with their first columns; foreign keys with
/// their pairs of columns.
struct Queries {
    columns: &'static str,
    unique: &'static str,
    references: &'static str,
}

const SQLITE: Queries = Queries {
    columns: "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c
              where m.type = 'table' and m.name not like 'sqlite_%'",
    unique: "select m.name, case i.origin when 'pk' then 'primary' else 'unique' end, c.name
             from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
             where m.type = 'table' and i.\"unique\" = 1 and c.seqno = 0",
    references: "select m.name, m.name || f.id, f.\"table\", f.\"from\", f.\"to\"
                 from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'",
};

const POSTGRES: Queries = Queries {
    columns: "select table_name::text, column_name::text from information_schema.columns
              where table_schema = 'public'",
    unique:
        "select t.relname::text, case when x.indisprimary then 'primary' else 'unique' end, a.attname::text
             from pg_index x join pg_class t on t.oid = x.indrelid
             join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
             where t.relnamespace = 'public'::regnamespace and x.indisunique",
    references: "select c.conrelid::regclass::text, c.oid::text, c.confrelid::regclass::text,
                        here.attname::text, there.attname::text
                 from pg_constraint c
                 cross join lateral unnest(c.conkey, c.confkey) pair(here, there)
                 join pg_attribute here on here.attrelid = c.conrelid and here.attnum = pair.here
                 join pg_attribute there on there.attrelid = c.confrelid and there.attnum = pair.there
                 where c.contype = 'f' and c.connamespace = 'public'::regnamespace",
};

impl Schema {
    pub async fn read(owner: &Owner, engine: store::Engine) -> Self {
        let queries = match engine {
            store::Engine::Sqlite => SQLITE,
            store::Engine::Postgres => POSTGRES,
        };
        let mut tables = BTreeMap::<_, BTreeSet<_>>::new();
        for [table, column] in cells(owner, queries.columns).await {
            tables.entry(table).or_default().insert(column);
        }
        let unique = cells(owner, queries.unique).await.into_iter();
        let unique =
            unique.map(|[table, kind, first]| Unique { table, primary: kind == "primary", first }).collect();
        let mut references = BTreeMap::new();
        for [from, key, to, here, there] in cells(owner, queries.references).await {
            let reference =
                references.entry(key).or_insert_with(|| Reference { from, to, columns: BTreeSet::new() });
            reference.columns.insert((here, there));
        }
        Self { tables, unique, references: references.into_values().collect() }
    }
}

/// Rows of `N` cells.
pub async fn cells<const N: usize>(owner: &Owner, sql: &str) -> Vec<[String; N]> {
    let row = |row: Vec<String>| row.try_into().expect("as many columns as were asked for");
    owner.rows(sql).await.into_iter().map(row).collect()
}
