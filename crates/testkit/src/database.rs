//! A fresh database for each test.

use std::{fmt::Write as _, sync::Arc};

use migrations::Migrator;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait as _;
use store::{Engine, Store};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::Url;

use crate::Owner;

/// Where the throw-away cluster of the tests is; `scripts/with-postgres` sets it.
const VARIABLE: &str = "TEST_POSTGRES_URL";

/// A migrated, empty database that nobody else uses.
#[derive(Clone)]
pub struct Database {
    /// As its owner.
    pub url: String,
    /// As the server.
    pub store: Store,
    _folder: Option<Arc<TempDir>>,
}

impl Database {
    /// A file in a folder of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.sqlite").display());
        Store::migrate(&url).await.expect("migrations on SQLite");
        let store = Store::connect(&url, 8).await.expect("a connection to SQLite");
        Self { url, store, _folder: Some(Arc::new(folder)) }
    }

    /// A database of the tests' own cluster, made from a template that was migrated once.
    pub async fn postgres() -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let cluster = std::env::var(VARIABLE).unwrap_or_else(|_| {
            panic!("{VARIABLE} is not set: run the tests by `make test`, or under `scripts/with-postgres`")
        });
        let template = TEMPLATE.get_or_init(|| template(&cluster)).await;
        let name = format!("test_{}", random());
        let admin = connect(&cluster).await;
        let create = format!("create database {name} template {template}");
        admin.execute_unprepared(&create).await.expect("a database from the template");
        admin.close().await.expect("an orderly end");
        let url = named(&cluster, &name);
        let store = Store::connect(&url, 8).await.expect("a connection to PostgreSQL");
        Self { url, store, _folder: None }
    }

    /// An id as this engine writes it in SQL.
    #[must_use]
    pub fn literal(&self, id: uuid::Uuid) -> String {
        match self.store.engine() {
            Engine::Postgres => format!("'{id}'"),
            Engine::Sqlite => format!("x'{}'", id.simple()),
        }
    }

    /// A session of the owner, past the store.
    pub async fn as_owner(&self) -> Owner {
        Owner::connect(&self.url).await
    }
}

/// Makes the template, unless another process of the same test run has.
async fn template(cluster: &str) -> String {
    let last = Migrator::migrations().last().map(|m| m.name().to_owned()).unwrap_or_default();
    let name = format!("template_{last}");
    let admin = connect(cluster).await;
    let lock = sea_orm::TransactionTrait::begin(&admin).await.expect("a transaction");
    lock.execute_unprepared("select pg_advisory_xact_lock(7110428)").await.expect("the lock");
    let found = lock.query_one_raw(sea_orm::Statement::from_string(
        sea_orm::DbBackend::Postgres,
        format!("select 1 from pg_database where datname = '{name}'"),
    ));
    if found.await.expect("the catalogue").is_none() {
        let building = format!("building_{}", random());
        run(&admin, &format!("create database {building}")).await;
        Store::migrate(&named(cluster, &building)).await.expect("migrations on PostgreSQL");
        // Renamed when complete: a run that was cut off leaves no half-made template.
        run(&admin, &format!("alter database {building} rename to {name}")).await;
    }
    lock.commit().await.expect("the end of the lock");
    admin.close().await.expect("an orderly end");
    name
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("a statement of the tests' own");
}

async fn connect(url: &str) -> DatabaseConnection {
    let connected: Result<_, DbErr> = sea_orm::Database::connect(url).await;
    connected.expect("a connection as the owner")
}

fn named(cluster: &str, database: &str) -> String {
    let mut url = Url::parse(cluster).expect("the cluster's address");
    url.set_path(database);
    url.into()
}

fn random() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("randomness");
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
