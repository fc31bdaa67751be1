//! Who is connected: to this process by its sockets, to others by what they told.

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};

use chrono::TimeDelta;
use domain::{Instant, OfficeId, TenantId, VisitId};
use store::VisitRecord;

use super::{Hub, locked};

/// Sockets of consoles and of visitors, and when a visitor was last heard from.
#[derive(Default)]
pub struct Presence {
    consoles: Mutex<HashMap<(TenantId, OfficeId), usize>>,
    visitors: Mutex<HashMap<(TenantId, VisitId), Seen>>,
    /// Doors at which another node has a console open.
    elsewhere: Mutex<HashSet<(TenantId, OfficeId)>>,
}

#[derive(Clone, Copy)]
struct Seen {
    sockets: usize,
    /// At whose door, once there was a socket.
    office: Option<OfficeId>,
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
    /// Whether a console of this office is open, here or at another node.
    #[must_use]
    pub fn is_staffed(&self, tenant: TenantId, office: OfficeId) -> bool {
        let door = (tenant, office);
        locked(&self.consoles).contains_key(&door) || locked(&self.elsewhere).contains(&door)
    }

    /// The doors at which a console is open here.
    pub(super) fn staffed_here(&self) -> HashSet<(TenantId, OfficeId)> {
        locked(&self.consoles).keys().copied().collect()
    }

    /// Takes note of the doors at which other nodes have a console open. Answers what was known before.
    pub(super) fn note_elsewhere(
        &self,
        doors: HashSet<(TenantId, OfficeId)>,
    ) -> HashSet<(TenantId, OfficeId)> {
        std::mem::replace(&mut *locked(&self.elsewhere), doors)
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

    /// The visits whose browsers are connected here, by comune.
    #[must_use]
    pub fn connected(&self) -> HashMap<TenantId, Vec<VisitId>> {
        self.connected_at(|_| true)
    }

    /// Those of them at whose door another node has a console open: there somebody looks whether they are away.
    #[must_use]
    pub fn looked_at_elsewhere(&self) -> HashMap<TenantId, Vec<VisitId>> {
        let elsewhere = locked(&self.elsewhere).clone();
        self.connected_at(|door| elsewhere.contains(&door))
    }

    fn connected_at(&self, which: impl Fn((TenantId, OfficeId)) -> bool) -> HashMap<TenantId, Vec<VisitId>> {
        let mut visits: HashMap<_, Vec<_>> = HashMap::new();
        for ((tenant, visit), seen) in locked(&self.visitors).iter() {
            if seen.sockets > 0 && seen.office.is_some_and(|office| which((*tenant, office))) {
                visits.entry(*tenant).or_default().push(*visit);
            }
        }
        visits
    }

    /// Forgets visitors who were last heard from before `limit`: the database remembers.
    pub fn forget_before(&self, limit: Instant) {
        locked(&self.visitors).retain(|_, seen| seen.sockets > 0 || seen.last >= limit);
    }

    /// A visitor was heard from at `at`, here or at another node.
    pub(super) fn heard(&self, tenant: TenantId, visit: VisitId, at: Instant) {
        let mut visitors = locked(&self.visitors);
        let seen = visitors.entry((tenant, visit)).or_insert(Seen { sockets: 0, office: None, last: at });
        seen.last = seen.last.max(at);
    }
}

impl Contact {
    pub(super) fn visitor(hub: Hub, tenant: TenantId, office: OfficeId, visit: VisitId) -> Self {
        let now = hub.now();
        let mut visitors = locked(&hub.inner.presence.visitors);
        let seen = visitors.entry((tenant, visit)).or_insert(Seen { sockets: 0, office: None, last: now });
        (seen.sockets, seen.office) = (seen.sockets + 1, Some(office));
        drop(visitors);
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
