//! What other nodes know: who has a console open there, and whom they heard from.
//!
//! A node writes at which of its doors consoles are open, and renews it; the others read it with every sweep. What a
//! node that died has written is ignored once it is old.

use std::collections::{HashMap, HashSet};

use access::{Ctx, Platform, PlatformCaller};
use chrono::TimeDelta;
use domain::{Instant, Lang, OfficeId, TenantId, VisitId};

use super::{Hub, locked};
use crate::Result;

/// How often a node says again that its consoles are open.
const RENEWED: TimeDelta = TimeDelta::seconds(10);

/// For how long what a node said is taken for true. Leaves room for a renewal that came late and for clocks that differ.
const TRUE_FOR: TimeDelta = TimeDelta::seconds(25);

/// After how long what a node said is removed: nothing depends on it any more.
const KEPT: TimeDelta = TimeDelta::minutes(5);

/// A door of a comune.
type DoorKey = (TenantId, OfficeId);

/// What this node has said, and when.
#[derive(Default)]
pub struct Told(HashMap<DoorKey, Instant>);

impl Hub {
    /// Tells the other nodes at which doors consoles are open here, as far as that is news to them, and brings the boards
    /// up to date on which a door is staffed by what they told.
    pub async fn compare_presence(&self) -> Result<()> {
        let now = self.now();
        // One at a time: what is said of a console that closes and opens again must be said in that order.
        let mut told = self.inner.told.lock().await;
        let open: HashSet<DoorKey> = self.presence().staffed_here();
        let closed: Vec<_> = told.0.keys().filter(|door| !open.contains(*door)).copied().collect();
        // Both ways: a clock that was set back must not keep a node silent.
        let fresh = |said: &Instant| (now - *said).abs() < RENEWED;
        let news: Vec<_> =
            open.iter().filter(|door| !told.0.get(*door).is_some_and(fresh)).copied().collect();
        let tx = self.inner.store.begin_platform(&Platform { caller: PlatformCaller::Jobs, now }).await?;
        if !news.is_empty() {
            tx.note_consoles(self.inner.node, &news).await?;
            tx.forget_consoles_before(now - KEPT).await?;
        }
        tx.forget_consoles(self.inner.node, &closed).await?;
        let elsewhere = tx.list_consoles_elsewhere(self.inner.node, now - TRUE_FOR).await?;
        tx.commit().await?;
        told.0.retain(|door, _| open.contains(door));
        told.0.extend(news.into_iter().map(|door| (door, now)));
        drop(told);
        let before = self.presence().note_elsewhere(elsewhere.clone());
        for (tenant, _) in before.symmetric_difference(&elsewhere) {
            self.nudge_board(*tenant);
        }
        Ok(())
    }

    /// Asks the database of whom else was heard, where a visitor in a queue that is looked at here seems to be away: their
    /// browser may be connected to another node.
    pub async fn look_for_the_silent(&self, limit: TimeDelta) -> Result<()> {
        let now = self.now();
        for (tenant, visits) in self.silent(limit, now) {
            let tx = self.inner.store.begin_read(&Ctx::anonymous(tenant, Lang::It, now)).await?;
            for record in tx.list_visits(visits).await? {
                self.presence().heard(tenant, record.visit.id, record.last_seen_at);
            }
        }
        Ok(())
    }

    fn silent(&self, limit: TimeDelta, now: Instant) -> HashMap<TenantId, Vec<VisitId>> {
        let mut silent: HashMap<_, Vec<_>> = HashMap::new();
        for ((tenant, _), live) in locked(&self.inner.queues).iter() {
            let Some(view) = live.current() else { continue };
            let away = view
                .visits
                .iter()
                .filter(|record| self.presence().away_since(*tenant, record, limit, now).is_some());
            silent.entry(*tenant).or_default().extend(away.map(|record| record.visit.id));
        }
        silent.retain(|_, visits| !visits.is_empty());
        silent
    }
}
