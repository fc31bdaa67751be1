//! What was left at one door, as of one version.

use std::sync::Arc;

use access::{Ctx, Platform, PlatformCaller};
use chrono::TimeDelta;
use domain::{Lang, OfficeId, TenantId};
use store::{RequestRecord, Store};
use tokio::sync::watch;

use super::{CATCH_UP, Hub, Live, get, locked};
use crate::Result;

/// How long a request that is done is still shown to the office, and at most how many of them.
const SHOWN_AFTER_END: (TimeDelta, u64) = (TimeDelta::hours(24), 50);

/// The requests of an office: those that wait, the longest first, then those that were done lately.
#[derive(Debug, Clone)]
pub struct RequestsView {
    /// Grows by one with each change.
    pub version: i64,
    /// In their order.
    pub requests: Vec<Arc<RequestRecord>>,
}

/// The live view of an office's requests.
#[derive(Clone)]
pub struct LiveRequests(Arc<Live<RequestsView>>);

impl LiveRequests {
    /// Wakes with each change.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<Option<Arc<RequestsView>>> {
        self.0.subscribe()
    }
}

/// Says, when it is dropped, that the requests of an office may have changed. As [`super::Announcement`].
#[must_use = "dropped at once it would announce what has not happened yet"]
pub struct RequestsAnnouncement {
    hub: Hub,
    tenant: TenantId,
    office: OfficeId,
}

impl Drop for RequestsAnnouncement {
    fn drop(&mut self) {
        if let Some(live) = locked(&self.hub.inner.requests).get(&(self.tenant, self.office)) {
            live.nudge();
        }
    }
}

impl Hub {
    /// The live requests of an office.
    pub(crate) async fn requests(&self, tenant: TenantId, office: OfficeId) -> Result<LiveRequests> {
        let live = get(&self.inner.requests, (tenant, office), || {
            let (store, clock) = (self.inner.store.clone(), Arc::clone(&self.inner.clock));
            Live::spawn(move |_| {
                let (store, ctx) = (store.clone(), Ctx::anonymous(tenant, Lang::It, clock()));
                async move { load(&store, &ctx, office).await.map(|view| (view, None)) }
            })
        });
        live.ready(CATCH_UP).await?;
        Ok(LiveRequests(live))
    }

    /// The requests of an office, read from the database at this moment.
    pub(crate) async fn fresh_requests(&self, ctx: &Ctx, office: OfficeId) -> Result<RequestsView> {
        load(&self.inner.store, ctx, office).await
    }

    /// See [`RequestsAnnouncement`].
    pub(crate) fn announce_requests(&self, tenant: TenantId, office: OfficeId) -> RequestsAnnouncement {
        RequestsAnnouncement { hub: self.clone(), tenant, office }
    }

    /// Brings what was left at the doors of a comune up to date, whatever its version says.
    pub(crate) fn nudge_requests(&self, tenant: TenantId) {
        for ((of, _), live) in locked(&self.inner.requests).iter() {
            if *of == tenant {
                live.nudge();
            }
        }
    }

    /// As [`Hub::reconcile`], for requests.
    pub(super) async fn reconcile_requests(&self) -> Result<()> {
        locked(&self.inner.requests).retain(|_, live| !live.is_idle());
        let known: Vec<_> = locked(&self.inner.requests)
            .iter()
            .filter_map(|((_, office), live)| Some((*office, live.current()?.version, Arc::clone(live))))
            .collect();
        if known.is_empty() {
            return Ok(());
        }
        let platform = Platform { caller: PlatformCaller::Jobs, now: self.now() };
        let tx = self.inner.store.begin_platform(&platform).await?;
        let heads = tx.list_heads(known.iter().map(|(office, ..)| *office)).await?;
        tx.commit().await?;
        for (office, seen, live) in known {
            if heads.iter().any(|head| head.office == office && seen < head.requests) {
                live.nudge();
            }
        }
        Ok(())
    }
}

async fn load(store: &Store, ctx: &Ctx, office: OfficeId) -> Result<RequestsView> {
    let tx = store.begin_read(ctx).await?;
    // The version first: a change that commits between the two reads is then told twice, and not never.
    let version = tx.fetch_requests_version(office).await?;
    let (shown, at_most) = SHOWN_AFTER_END;
    let requests = tx.list_requests(office, ctx.now - shown, at_most).await?;
    Ok(RequestsView { version, requests: requests.into_iter().map(Arc::new).collect() })
}
