//! Connecting, migrating, beginning.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement, sqlx,
};
use sea_orm_migration::MigratorTrait;

use crate::{Result, StoreError, sessions::Sessions};

/// Which engine is below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded: a demonstration, or one comune.
    Sqlite,
    /// The service's database.
    Postgres,
}

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
}

/// How long a request waits for a free connection before it is told to come back.
const ACQUIRE: Duration = Duration::from_secs(3);

impl Store {
    /// Brings the schema up to date, as the owner that `url` names. Several nodes may do it at once: on
    /// PostgreSQL an advisory lock makes them take turns, because the migrator takes none.
    pub async fn migrate(url: &str) -> Result<()> {
        let mut options = ConnectOptions::new(url.to_owned());
        options.max_connections(2).connect_timeout(ACQUIRE).sqlx_logging(false);
        let db = Database::connect(options).await?;
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        if !postgres {
            migrations::Migrator::up(&db, None).await?;
            return Ok(db.close().await?);
        }
        // The lock is the session's, so it is held by a transaction's connection while the other one migrates.
        let lock = sea_orm::TransactionTrait::begin(&db).await?;
        lock.execute_unprepared("select pg_advisory_xact_lock(7110427)").await?;
        migrations::Migrator::up(&db, None).await?;
        lock.commit().await?;
        Ok(db.close().await?)
    }

    /// Connects as the server. On PostgreSQL each session lowers itself to the role that row level security
    /// binds, whoever `url` names.
    pub async fn connect(url: &str, max_connections: u32) -> Result<Self> {
        let mut options = ConnectOptions::new(url.to_owned());
        options
            .max_connections(max_connections)
            .min_connections(1)
            .acquire_timeout(ACQUIRE)
            .connect_timeout(ACQUIRE)
            .test_before_acquire_if_idle_for(Duration::from_secs(5))
            .sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            // FULL: a knock that was acknowledged outlives a power cut, not only a crash.
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "5000")
        });
        options.map_sqlx_postgres_opts(lowered);
        let store = Self { db: Database::connect(options).await? };
        store.refuse_powerful_role().await?;
        Ok(store)
    }

    /// Which engine is below.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.db.get_database_backend() {
            DbBackend::Postgres => Engine::Postgres,
            _ => Engine::Sqlite,
        }
    }

    /// Whether the database answers and its schema is the one that this program was built for.
    pub async fn ping(&self) -> Result<()> {
        let last = migrations::Migrator::migrations().pop().map(|m| m.name().to_owned()).unwrap_or_default();
        let sql = "select version from seaql_migrations where version = $1";
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), sql, [last.into()]);
        match self.db.query_one_raw(statement).await? {
            Some(_) => Ok(()),
            None => Err(StoreError::Absent("migration: run `ricevimento migrate`")),
        }
    }

    /// Where signed-in staff's sessions are kept.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        Sessions::new(self.db.clone())
    }

    /// Ends all connections.
    pub async fn close(self) -> Result<()> {
        Ok(self.db.close().await?)
    }

    /// A role above row level security would make the strongest belt a decoration.
    async fn refuse_powerful_role(&self) -> Result<()> {
        if self.engine() != Engine::Postgres {
            return Ok(());
        }
        let sql = "select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls) \
                   union all select 1 from pg_tables where schemaname = 'public' and tableowner = current_user";
        let powerful = self.db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
        if powerful.is_none() {
            return Ok(());
        }
        Err(StoreError::Database(DbErr::Custom(
            "the server's database role bypasses row level security: it must be neither owner nor superuser"
                .into(),
        )))
    }
}

/// A session of the server's role that cannot stand in the way of other nodes: one whose line was cut in the middle of a
/// transaction would hold the turn of a door for hours, until the network itself gave up. Nothing of ours waits for
/// anything else with a transaction open, and whoever is cut off says the same again with the same key.
fn lowered(options: sqlx::postgres::PgConnectOptions) -> sqlx::postgres::PgConnectOptions {
    options
        .options([
            ("role", migrations::SERVER_ROLE),
            ("timezone", "UTC"),
            ("idle_in_transaction_session_timeout", "1s"),
            ("lock_timeout", "3s"),
        ])
        .application_name("ricevimento")
}
