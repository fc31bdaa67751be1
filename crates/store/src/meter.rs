//! How much of a request the database took: the request line says so.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

/// Counts the statements of one request and the time they took.
#[derive(Debug, Default)]
pub struct Meter {
    statements: AtomicU64,
    micros: AtomicU64,
}

impl Meter {
    /// How many statements ran.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// How long they took together, in microseconds.
    #[must_use]
    pub fn micros(&self) -> u64 {
        self.micros.load(Ordering::Relaxed)
    }
}

tokio::task_local! {
    static METER: Arc<Meter>;
}

/// Runs `work`; what it asks of the database is counted in `meter`.
pub async fn metered<F: Future>(meter: Arc<Meter>, work: F) -> F::Output {
    METER.scope(meter, work).await
}

/// Counts one statement. Outside of [`metered`] it does nothing.
pub fn count(begun: Instant) {
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    // No meter: a job, or a test.
    let _ = METER.try_with(|meter| {
        meter.statements.fetch_add(1, Ordering::Relaxed);
        meter.micros.fetch_add(micros, Ordering::Relaxed);
    });
}
