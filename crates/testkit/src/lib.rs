//! For tests only: fresh databases of both kinds, a clock that is set by hand, a small comune.
//!
//! What fails here fails the test: nothing returns an error that a test would only unwrap.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be prepared has failed"
)]

mod clock;
mod database;
mod owner;
mod town;

pub use clock::TestClock;
pub use database::Database;
pub use owner::Owner;
pub use town::{Town, Visitor, key};

/// Makes of each `async fn name(db: Database)` one test on SQLite and one on PostgreSQL.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: $kind:ident) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn run($db: $kind) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run($kind::sqlite().await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run($kind::postgres().await).await;
            }
        }
    )*};
}
