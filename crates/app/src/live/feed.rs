//! One view, kept up to date by one task.

use std::{
    future::Future,
    sync::{
        Arc, Weak,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tokio::sync::watch;

use crate::{AppError, Result};

/// A view that is loaded again whenever it is nudged, and whenever it said it would change by itself.
pub struct Live<T> {
    state: watch::Sender<Option<Arc<T>>>,
    dirty: watch::Sender<()>,
    /// How many sweeps in a row found nobody looking.
    idle: AtomicU32,
}

/// A view at which nobody looked in this many sweeps in a row is forgotten.
const IDLE_SWEEPS: u32 = 20;

/// After a failed load, at first; doubles up to [`RETRY_MAX`].
const RETRY: Duration = Duration::from_millis(100);
const RETRY_MAX: Duration = Duration::from_secs(1);

impl<T: Send + Sync + 'static> Live<T> {
    /// Starts a view. `load` is given the state before, and answers the state now and after how long it will
    /// have changed by itself.
    pub fn spawn<L, F>(load: L) -> Arc<Self>
    where
        L: Fn(Option<Arc<T>>) -> F + Send + 'static,
        F: Future<Output = Result<(T, Option<Duration>)>> + Send + 'static,
    {
        let (dirty, mut wake) = watch::channel(());
        wake.mark_changed();
        let live = Arc::new(Self { state: watch::channel(None).0, dirty, idle: AtomicU32::new(0) });
        tokio::spawn(follow(Arc::downgrade(&live), wake, load));
        live
    }

    /// Loads again, soon.
    pub fn nudge(&self) {
        self.dirty.send_replace(());
    }

    /// Wakes with each change. `None` until it was first loaded.
    pub fn subscribe(&self) -> watch::Receiver<Option<Arc<T>>> {
        self.idle.store(0, Ordering::Relaxed);
        self.state.subscribe()
    }

    /// The state as of now.
    pub fn current(&self) -> Option<Arc<T>> {
        self.state.borrow().clone()
    }

    /// Waits for the first state.
    pub async fn ready(&self, patience: Duration) -> Result<Arc<T>> {
        if let Some(state) = self.current() {
            self.idle.store(0, Ordering::Relaxed);
            return Ok(state);
        }
        let mut receiver = self.subscribe();
        match tokio::time::timeout(patience, receiver.wait_for(Option::is_some)).await {
            Ok(Ok(state)) => state.clone().ok_or(AppError::Unavailable(None)),
            _ => Err(AppError::Unavailable(None)),
        }
    }

    /// Whether nobody has looked for long. Asked once a sweep.
    pub fn is_idle(&self) -> bool {
        if self.state.receiver_count() > 0 {
            self.idle.store(0, Ordering::Relaxed);
            return false;
        }
        self.idle.fetch_add(1, Ordering::Relaxed) >= IDLE_SWEEPS
    }
}

/// Ends when the view is dropped.
async fn follow<T, L, F>(live: Weak<Live<T>>, mut wake: watch::Receiver<()>, load: L)
where
    T: Send + Sync + 'static,
    L: Fn(Option<Arc<T>>) -> F + Send,
    F: Future<Output = Result<(T, Option<Duration>)>> + Send,
{
    let mut changes_in = None;
    let mut retry = RETRY;
    loop {
        let pause = changes_in.unwrap_or(Duration::MAX);
        tokio::select! {
            woken = wake.changed() => if woken.is_err() { return },
            () = tokio::time::sleep(pause) => {}
        }
        let Some(previous) = live.upgrade().map(|live| live.current()) else { return };
        match load(previous).await {
            Ok((next, change)) => {
                (changes_in, retry) = (change, RETRY);
                let Some(live) = live.upgrade() else { return };
                live.state.send_replace(Some(Arc::new(next)));
            }
            Err(error) => {
                tracing::warn!(%error, retry_ms = retry.as_millis(), "a live view could not be loaded");
                changes_in = Some(retry);
                retry = (retry * 2).min(RETRY_MAX);
            }
        }
    }
}
