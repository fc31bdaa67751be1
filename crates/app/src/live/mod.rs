//! Views that follow the database: the queue of an office, the doors of a comune.
//!
//! A view is loaded once, kept in memory while somebody looks, and brought up to date after each commit from what
//! the log holds beyond its version. Subscribers are given the whole state or the difference between two
//! versions, so a lost wake-up delays a screen, and never makes it wrong. [`Hub::reconcile`] is the net under it.

mod elsewhere;
mod feed;
mod presence;
mod queue_view;
mod requests_view;
mod sweep;

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use access::Ctx;
use domain::{Lang, NodeId, OfficeId, TenantId, VisitId};
use store::{Store, VisitRecord};
use tokio::sync::{broadcast, watch};

pub use feed::Live;
pub use presence::{Contact, Presence};
pub use queue_view::QueueView;
pub use requests_view::{LiveRequests, RequestsAnnouncement, RequestsView};

use crate::{AppError, Board, Clock, Result};

/// How long a request waits for a view to catch up with what the database has.
const CATCH_UP: Duration = Duration::from_secs(3);

/// After how long a view that is behind is told so: what this node did itself is there by then, and what another
/// node did would be found by [`Hub::reconcile`] alone.
const BEHIND: Duration = Duration::from_millis(50);

/// How many changes of appointments a console may be behind before it reads all of them again.
const APPOINTMENT_CHANGES: usize = 64;

/// The live view of one queue.
#[derive(Clone)]
pub struct LiveQueue(Arc<Live<QueueView>>);

/// All live views of this process.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

/// Views that somebody looks at, or did a moment ago.
type Views<K, V> = Mutex<HashMap<K, Arc<Live<V>>>>;

struct Inner {
    store: Store,
    clock: Clock,
    node: NodeId,
    told: tokio::sync::Mutex<elsewhere::Told>,
    presence: Presence,
    queues: Views<(TenantId, OfficeId), QueueView>,
    boards: Views<TenantId, Board>,
    heads: Mutex<sweep::Heads>,
    appointments: broadcast::Sender<(TenantId, OfficeId)>,
    requests: Views<(TenantId, OfficeId), RequestsView>,
}

/// Says, when it is dropped, that a queue may have changed. Made before the commit: if the request is cut off in
/// the middle of it, the views are told all the same.
#[must_use = "dropped at once it would announce what has not happened yet"]
pub struct Announcement {
    hub: Hub,
    tenant: TenantId,
    office: OfficeId,
}

impl Drop for Announcement {
    fn drop(&mut self) {
        self.hub.nudge(self.tenant, self.office);
    }
}

/// Says, when it is dropped, that what a comune has set up may have changed. As [`Announcement`].
#[must_use = "dropped at once it would announce what has not happened yet"]
pub struct SetUpAnnouncement {
    hub: Hub,
    tenant: TenantId,
}

impl Drop for SetUpAnnouncement {
    fn drop(&mut self) {
        self.hub.nudge_board(self.tenant);
    }
}

impl Hub {
    pub(crate) fn new(store: Store, clock: Clock, node: NodeId) -> Self {
        let (presence, told) = (Presence::default(), tokio::sync::Mutex::default());
        let (queues, boards) = (Mutex::default(), Mutex::default());
        let (heads, requests) = (Mutex::default(), Mutex::default());
        let appointments = broadcast::Sender::new(APPOINTMENT_CHANGES);
        let inner =
            Inner { store, clock, node, told, presence, queues, boards, heads, appointments, requests };
        Self { inner: Arc::new(inner) }
    }

    /// The live queue of an office.
    pub async fn queue(&self, tenant: TenantId, office: OfficeId) -> Result<LiveQueue> {
        let live = get(&self.inner.queues, (tenant, office), || {
            let (store, clock) = (self.inner.store.clone(), Arc::clone(&self.inner.clock));
            Live::spawn(move |previous| {
                let (store, ctx) = (store.clone(), Ctx::anonymous(tenant, Lang::It, clock()));
                async move { queue_view::load(&store, &ctx, office, previous).await.map(|view| (view, None)) }
            })
        });
        live.ready(CATCH_UP).await?;
        Ok(LiveQueue(live))
    }

    /// Says, after the commit, that the appointments of an office have changed.
    pub(crate) fn appointments_changed(&self, tenant: TenantId, office: OfficeId) {
        // Nobody may be listening.
        let _ = self.inner.appointments.send((tenant, office));
    }

    /// Whose appointments change from now on.
    pub(crate) fn appointment_changes(&self) -> broadcast::Receiver<(TenantId, OfficeId)> {
        self.inner.appointments.subscribe()
    }

    /// The live doors of a comune.
    pub(crate) async fn board(&self, tenant: TenantId) -> Result<Arc<Live<Board>>> {
        let live = get(&self.inner.boards, tenant, || {
            let (hub, clock) = (Arc::downgrade(&self.inner), Arc::clone(&self.inner.clock));
            Live::spawn(move |previous| {
                let (hub, ctx) = (hub.clone(), Ctx::anonymous(tenant, Lang::It, clock()));
                async move {
                    let inner = hub.upgrade().ok_or(AppError::Unavailable(None))?;
                    Board::load(&inner.store, &inner.presence, &ctx, previous).await
                }
            })
        });
        live.ready(CATCH_UP).await?;
        Ok(live)
    }

    /// The doors of a comune, read from the database at this moment.
    pub(crate) async fn fresh_board(&self, ctx: &Ctx) -> Result<Board> {
        let (board, _) = Board::load(&self.inner.store, &self.inner.presence, ctx, None).await?;
        Ok(board)
    }

    /// See [`Announcement`].
    pub(crate) fn announce(&self, tenant: TenantId, office: OfficeId) -> Announcement {
        Announcement { hub: self.clone(), tenant, office }
    }

    /// Waits until the doors of a comune, if anybody looks at them here, are those of this version of its set-up. Not for
    /// ever: what is late is only shown late.
    pub(crate) async fn board_reached(&self, tenant: TenantId, version: i64) {
        let Some(live) = locked(&self.inner.boards).get(&tenant).cloned() else { return };
        let mut changes = live.subscribe();
        let reached =
            |board: &Option<Arc<Board>>| board.as_ref().is_some_and(|board| board.tenant.version >= version);
        let waited = tokio::time::timeout(CATCH_UP, changes.wait_for(reached)).await;
        if waited.is_err() {
            tracing::warn!(%tenant, version, "the doors are late");
        }
    }

    /// See [`SetUpAnnouncement`].
    pub(crate) fn announce_set_up(&self, tenant: TenantId) -> SetUpAnnouncement {
        SetUpAnnouncement { hub: self.clone(), tenant }
    }

    /// Brings the views of an office up to date.
    pub(crate) fn nudge(&self, tenant: TenantId, office: OfficeId) {
        if let Some(live) = locked(&self.inner.queues).get(&(tenant, office)) {
            live.nudge();
        }
        self.nudge_board(tenant);
    }

    /// Brings the doors of a comune up to date.
    pub(crate) fn nudge_board(&self, tenant: TenantId) {
        if let Some(live) = locked(&self.inner.boards).get(&tenant) {
            live.nudge();
        }
    }

    /// Who is connected.
    #[must_use]
    pub fn presence(&self) -> &Presence {
        &self.inner.presence
    }

    /// A visitor's browser said something.
    pub(crate) fn contact(&self, tenant: TenantId, visit: VisitId, now: domain::Instant) {
        self.inner.presence.heard(tenant, visit, now);
    }

    /// A visitor's browser follows its visit; until the guard is dropped the visitor is not away.
    pub(crate) fn visitor_connected(&self, tenant: TenantId, office: OfficeId, visit: VisitId) -> Contact {
        Contact::visitor(self.clone(), tenant, office, visit)
    }

    /// A console of an office is open; until the guard is dropped the door is staffed.
    pub(crate) fn console_connected(&self, tenant: TenantId, office: OfficeId) -> Contact {
        Contact::console(self.clone(), tenant, office)
    }

    fn now(&self) -> domain::Instant {
        (self.inner.clock)()
    }
}

impl LiveQueue {
    /// Wakes with each change.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<Option<Arc<QueueView>>> {
        self.0.subscribe()
    }

    /// The view, once it has seen `version`.
    pub async fn reached(&self, version: i64) -> Result<Arc<QueueView>> {
        let mut receiver = self.0.subscribe();
        let seen = |view: &Option<Arc<QueueView>>| view.as_ref().is_some_and(|view| view.version >= version);
        if tokio::time::timeout(BEHIND, receiver.wait_for(seen)).await.is_err() {
            self.0.nudge();
        }
        let view = tokio::time::timeout(CATCH_UP, receiver.wait_for(seen)).await;
        match view {
            Ok(Ok(view)) => view.clone().ok_or(AppError::Unavailable(None)),
            _ => Err(AppError::Unavailable(None)),
        }
    }

    /// The position of a visit, by a view that has seen its last change.
    pub async fn position(&self, record: &VisitRecord) -> Result<Option<usize>> {
        Ok(self.reached(record.version).await?.position(&record.visit))
    }
}

fn get<K: Eq + Hash, V>(map: &Mutex<HashMap<K, Arc<V>>>, key: K, make: impl FnOnce() -> Arc<V>) -> Arc<V> {
    Arc::clone(locked(map).entry(key).or_insert_with(make))
}

/// A panic elsewhere does not make a map of views unusable: it is only ever replaced whole, entry by entry.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
