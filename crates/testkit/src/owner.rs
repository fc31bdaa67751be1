//! The database's owner, past the store.

use sea_orm::{ConnectOptions, ConnectionTrait as _, DatabaseConnection, Statement};

/// One session of the database's owner: to look at the catalogue, or to break things.
pub struct Owner(DatabaseConnection);

impl Owner {
    pub(crate) async fn connect(url: &str) -> Self {
        let mut options = ConnectOptions::new(url.to_owned());
        // One connection is one session: `set role` and settings last.
        options.max_connections(1).sqlx_logging(false);
        Self(sea_orm::Database::connect(options).await.expect("a connection as the owner"))
    }

    /// Runs statements. Answers how many rows the last one touched, or what the database had against it.
    pub async fn run(&self, sql: &str) -> Result<u64, String> {
        let done = self.0.execute_unprepared(sql).await;
        done.map(|done| done.rows_affected()).map_err(|error| error.to_string())
    }

    /// Runs statements that must succeed.
    pub async fn must(&self, sql: &str) -> u64 {
        self.run(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// What a query gives. Each of its columns must be text; null is empty.
    pub async fn rows(&self, sql: &str) -> Vec<Vec<String>> {
        let statement = Statement::from_string(self.0.get_database_backend(), sql);
        let rows = self.0.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        let cell = |value: Option<String>| value.unwrap_or_default();
        rows.iter()
            .map(|row| {
                let columns = 0..row.column_names().len();
                columns.map(|column| cell(row.try_get_by_index(column).expect("a column of text"))).collect()
            })
            .collect()
    }
}
