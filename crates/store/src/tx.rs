//! Transactions: of one comune, or across comuni.

use access::{Ctx, Platform};
use domain::{Instant, TenantId};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, Select,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, sea_query::SimpleExpr,
};

use crate::{Result, Store, StoreError, entity::Tenanted, guard::Scoped};

/// A transaction in one comune. Dropped without [`TenantTx::commit`], nothing of it happened.
pub struct TenantTx {
    pub(crate) conn: Scoped,
    pub(crate) tenant: TenantId,
    pub(crate) now: Instant,
}

/// A transaction across comuni.
pub struct PlatformTx {
    pub(crate) tx: DatabaseTransaction,
    pub(crate) now: Instant,
}

impl Store {
    /// Begins a transaction that may write, in the comune of `ctx`.
    pub async fn begin(&self, ctx: &Ctx) -> Result<TenantTx> {
        self.begin_in(ctx, SqliteTransactionMode::Immediate).await
    }

    /// Begins a transaction that only reads, in the comune of `ctx`.
    pub async fn begin_read(&self, ctx: &Ctx) -> Result<TenantTx> {
        self.begin_in(ctx, SqliteTransactionMode::Deferred).await
    }

    /// Begins a transaction across comuni. Allowed for the callers that [`Platform`] names.
    pub async fn begin_platform(&self, platform: &Platform) -> Result<PlatformTx> {
        tracing::debug!(caller = ?platform.caller, "across comuni");
        let tx = self.db.begin_with_options(mode(self, SqliteTransactionMode::Immediate)).await?;
        set(&tx, "app.platform", "on").await?;
        Ok(PlatformTx { tx, now: platform.now })
    }

    async fn begin_in(&self, ctx: &Ctx, sqlite: SqliteTransactionMode) -> Result<TenantTx> {
        let tx = self.db.begin_with_options(mode(self, sqlite)).await?;
        set(&tx, "app.tenant_id", &ctx.tenant.to_string()).await?;
        let conn = Scoped { tx, tenant: ctx.tenant.uuid() };
        Ok(TenantTx { conn, tenant: ctx.tenant, now: ctx.now })
    }
}

/// A transaction that reads and then writes must take SQLite's write lock at once: begun deferred it fails with
/// `SQLITE_BUSY_SNAPSHOT` when another wrote meanwhile, whatever the busy timeout says.
fn mode(store: &Store, sqlite: SqliteTransactionMode) -> TransactionOptions {
    let sqlite_transaction_mode = (store.db.get_database_backend() == DbBackend::Sqlite).then_some(sqlite);
    TransactionOptions { sqlite_transaction_mode, ..Default::default() }
}

/// Sets what row level security reads, until the transaction ends.
async fn set(tx: &DatabaseTransaction, name: &str, value: &str) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let sql = "select set_config($1, $2, true)";
        tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [name.into(), value.into()]))
            .await?;
    }
    Ok(())
}

impl TenantTx {
    /// Makes what was written true.
    pub async fn commit(self) -> Result<()> {
        Ok(self.conn.tx.commit().await?)
    }

    /// The rows of this comune: the only way in which this room reads a tenant's table.
    pub(crate) fn rows<E: Tenanted>(&self) -> Select<E> {
        E::find().filter(self.own::<E>())
    }

    /// Writes `change` over the one row of this comune that `which` names; without one, `what` is absent.
    pub(crate) async fn set_row<A>(&self, change: A, which: SimpleExpr, what: &'static str) -> Result<()>
    where
        A: ActiveModelTrait + Send,
        A::Entity: Tenanted,
    {
        let rows = A::Entity::update_many().set(change).filter(self.own::<A::Entity>());
        let done = rows.filter(which).exec(&self.conn).await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent(what)) }
    }

    /// The condition that every statement of this transaction carries.
    pub(crate) fn own<E: Tenanted>(&self) -> SimpleExpr {
        sea_orm::ColumnTrait::eq(&E::tenant_column(), self.tenant.uuid())
    }
}

impl PlatformTx {
    /// Makes what was written true.
    pub async fn commit(self) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}
