//! What happens without anybody asking: deadlines, figures, retention.
//!
//! Every job may run on every node at once: each change is decided again inside its own transaction.

mod appointments;
mod closing;
mod deadlines;
mod deliver;
mod retention;
mod roll_up;

use std::{future::Future, time::Duration};

use tokio::task::JoinSet;

use crate::{App, Result};

impl App {
    /// Starts the jobs. They run until the set is dropped.
    #[must_use]
    pub fn start_jobs(&self) -> JoinSet<()> {
        let mut jobs = JoinSet::new();
        jobs.spawn(every("deadlines", Duration::from_secs(1), self.clone(), |app| async move {
            app.meet_deadlines().await
        }));
        jobs.spawn(every("deliver", Duration::from_secs(1), self.clone(), |app| async move {
            app.begin_to_deliver().await
        }));
        jobs.spawn(every("roll_up", Duration::from_millis(500), self.clone(), |app| async move {
            app.roll_up().await
        }));
        jobs.spawn(every("reconcile", Duration::from_secs(2), self.clone(), |app| async move {
            app.hub().reconcile().await
        }));
        jobs.spawn(every("contacts", Duration::from_secs(30), self.clone(), |app| async move {
            app.note_contacts().await
        }));
        jobs.spawn(every("presence", Duration::from_secs(10), self.clone(), |app| async move {
            app.exchange_contacts().await
        }));
        jobs.spawn(every("appointments", Duration::from_mins(2), self.clone(), |app| async move {
            app.attend_to_appointments().await
        }));
        jobs.spawn(every("retention", Duration::from_mins(10), self.clone(), |app| async move {
            app.retain().await
        }));
        jobs
    }
}

/// Runs `work` again and again; a failure is logged, and tried again at the next turn.
async fn every<F>(name: &'static str, pause: Duration, app: App, work: impl Fn(App) -> F + Send)
where
    F: Future<Output = Result<()>> + Send,
{
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = work(app.clone()).await {
            tracing::warn!(job = name, %error, cause = ?std::error::Error::source(&error), "a job failed");
        }
    }
}
