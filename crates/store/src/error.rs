//! What can go wrong with a database.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// A fault of the store. None of it is for people to read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer: the same call may go through in a moment.
    #[error("the database is unavailable")]
    Unavailable(#[source] DbErr),
    /// Somebody else changed the same row first: read again and decide anew.
    #[error("somebody else was faster")]
    Conflict,
    /// What was asked for must exist, and does not.
    #[error("no such {0}")]
    Absent(&'static str),
    /// A row contradicts what the domain allows.
    #[error("row {row} of {table} is inconsistent")]
    Inconsistent {
        /// Where.
        table: &'static str,
        /// Which.
        row: String,
    },
    /// Anything else: a mistake of ours.
    #[error(transparent)]
    Database(DbErr),
}

impl StoreError {
    /// Whether trying again as it is makes sense.
    #[must_use]
    pub const fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Conflict;
        }
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
                match kind(cause) {
                    Kind::Unavailable => Self::Unavailable(error),
                    Kind::Conflict => Self::Conflict,
                    Kind::Other => Self::Database(error),
                }
            }
            _ => Self::Database(error),
        }
    }
}

enum Kind {
    Unavailable,
    Conflict,
    Other,
}

fn kind(error: &sqlx::Error) -> Kind {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Tls(_) => {
            Kind::Unavailable
        }
        sqlx::Error::Database(cause) => match cause.code().as_deref() {
            // PostgreSQL, appendix A: serialization failure, deadlock, a lock that did not come; SQLite: busy in each of
            // its forms.
            Some("40001" | "40P01" | "55P03" | "5" | "261" | "517" | "773") => Kind::Conflict,
            // PostgreSQL: connection exceptions, shutting down, cannot connect now, too many connections, a session that
            // was idle in a transaction.
            Some(code)
                if code.starts_with("08")
                    || code.starts_with("57P")
                    || ["53300", "25P03"].contains(&code) =>
            {
                Kind::Unavailable
            }
            _ => Kind::Other,
        },
        _ => Kind::Other,
    }
}
