//! Who is connected to this process.

use std::{collections::HashMap, sync::Mutex};

use chrono::TimeDelta;
use domain::{Instant, OfficeId, TenantId, VisitId};
use store::VisitRecord;

use super::{Hub, locked};

/// Sockets of consoles and of visitors, and when a visitor was last heard from.
#[derive(Default)]
pub struct Presence {
    consoles: Mutex<HashMap<(TenantId, OfficeId), usize>>,
    visitors: Mutex<HashMap<(TenantId, VisitId), Seen>>,
}

#[derive(Clone, Copy)]
struct Seen {
    sockets: usize,
    last: Instant,
}

/// Somebody is connected, while this lives.
pub struct Contact {
    hub: Hub,
    tenant: TenantId,
    office: OfficeId,
    /// A visitor's; otherwise a console's.
    visit: Option<VisitId>,
}

impl Presence {
    /// Whether a console of this office is open.
    #[must_use]
    pub fn is_staffed(&self, tenant: TenantId, office: OfficeId) -> bool {
        locked(&self.consoles).contains_key(&(tenant, office))
    }

    /// Since when a visitor has been silent, if that is longer than `limit`.
    #[must_use]
    pub fn away_since(
        &self,
        tenant: TenantId,
        record: &VisitRecord,
        limit: TimeDelta,
        now: Instant,
    ) -> Option<Instant> {
        let seen = locked(&self.visitors).get(&(tenant, record.visit.id)).copied();
        let last = match seen {
            Some(Seen { sockets: 1.., .. }) => return None,
            Some(Seen { last, .. }) => last.max(record.last_seen_at),
            None => record.last_seen_at,
        };
        (last + limit < now).then_some(last)
    }

    /// How many visitors' browsers are connected.
    #[must_use]
    pub fn visitors(&self) -> usize {
        locked(&self.visitors).values().filter(|seen| seen.sockets > 0).count()
    }

    /// How many consoles are open.
    #[must_use]
    pub fn consoles(&self) -> usize {
        locked(&self.consoles).values().sum()
    }

    /// The visits whose browsers are connected, by comune.
    #[must_use]
    pub fn connected(&self) -> HashMap<TenantId, Vec<VisitId>> {
        let mut visits: HashMap<_, Vec<_>> = HashMap::new();
        for ((tenant, visit), seen) in locked(&self.visitors).iter() {
            if seen.sockets > 0 {
                visits.entry(*tenant).or_default().push(*visit);
            }
        }
        visits
    }

    /// Forgets visitors who were last heard from before `limit`: the database remembers.
    pub fn forget_before(&self, limit: Instant) {
        locked(&self.visitors).retain(|_, seen| seen.sockets > 0 || seen.last >= limit);
    }

    pub(super) fn contact(&self, tenant: TenantId, visit: VisitId, now: Instant) {
        let mut visitors = locked(&self.visitors);
        visitors.entry((tenant, visit)).or_insert(Seen { sockets: 0, last: now }).last = now;
    }
}

impl Contact {
    pub(super) fn visitor(hub: Hub, tenant: TenantId, office: OfficeId, visit: VisitId) -> Self {
        let now = hub.now();
        locked(&hub.inner.presence.visitors)
            .entry((tenant, visit))
            .or_insert(Seen { sockets: 0, last: now })
            .sockets += 1;
        Self { hub, tenant, office, visit: Some(visit) }
    }

    pub(super) fn console(hub: Hub, tenant: TenantId, office: OfficeId) -> Self {
        *locked(&hub.inner.presence.consoles).entry((tenant, office)).or_default() += 1;
        // Whether a door is staffed shows on the board.
        hub.nudge_board(tenant);
        Self { hub, tenant, office, visit: None }
    }
}

impl Drop for Contact {
    fn drop(&mut self) {
        let presence = &self.hub.inner.presence;
        if let Some(visit) = self.visit {
            if let Some(seen) = locked(&presence.visitors).get_mut(&(self.tenant, visit)) {
                seen.sockets = seen.sockets.saturating_sub(1);
                seen.last = self.hub.now();
            }
            return;
        }
        let mut consoles = locked(&presence.consoles);
        let key = (self.tenant, self.office);
        if let Some(count) = consoles.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                consoles.remove(&key);
            }
        }
        drop(consoles);
        self.hub.nudge_board(self.tenant);
    }
}
