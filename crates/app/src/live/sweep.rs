//! The net under the views: what the database has, and a view may not have.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use access::{Platform, PlatformCaller};
use domain::{OfficeId, TenantId};
use store::Head;

use super::{Hub, locked};
use crate::{Board, Result};

/// Fewer than an engine's limit of bound values.
const AT_ONCE: usize = 1_000;

/// How far each queue was at the last sweep: its version, and up to which the figures had counted it.
pub type Heads = HashMap<(TenantId, OfficeId), (i64, i64)>;

impl Hub {
    /// Finds views that the database has left behind, whatever the reason, and forgets those at which nobody has
    /// looked for a while. Compares with other nodes who is present.
    pub async fn reconcile(&self) -> Result<()> {
        locked(&self.inner.queues).retain(|_, live| !live.is_idle());
        locked(&self.inner.boards).retain(|_, live| !live.is_idle());
        let queues: HashMap<_, _> = locked(&self.inner.queues)
            .iter()
            .filter_map(|(key, live)| Some((*key, live.current()?.version)))
            .collect();
        let boards: HashMap<TenantId, Arc<Board>> = locked(&self.inner.boards)
            .iter()
            .filter_map(|(tenant, live)| Some((*tenant, live.current()?)))
            .collect();
        let on_boards = boards.values().flat_map(|board| board.doors.iter().map(|door| door.office.id));
        let offices: HashSet<_> = queues.keys().map(|(_, office)| *office).chain(on_boards).collect();
        let (offices, tenants): (Vec<_>, Vec<_>) =
            (offices.into_iter().collect(), boards.keys().copied().collect());
        let platform = Platform { caller: PlatformCaller::Jobs, now: self.now() };
        let tx = self.inner.store.begin_platform(&platform).await?;
        let (mut heads, mut set_ups) = (vec![], vec![]);
        for some in offices.chunks(AT_ONCE) {
            heads.extend(tx.list_heads(some.iter().copied()).await?);
        }
        for some in tenants.chunks(AT_ONCE) {
            set_ups.extend(tx.list_set_up_versions(some.iter().copied()).await?);
        }
        tx.commit().await?;
        self.nudge_the_late(&queues, &heads);
        for (tenant, version) in set_ups {
            if boards.get(&tenant).is_some_and(|board| board.tenant.version < version) {
                self.nudge_board(tenant);
            }
        }
        self.reconcile_requests().await?;
        self.compare_presence().await
    }

    /// A queue's own version tells whether its view is late. Boards count who waits, and figures make no version: where a
    /// head is not what it was at the last sweep, another node may have been at work.
    fn nudge_the_late(&self, queues: &HashMap<(TenantId, OfficeId), i64>, heads: &[Head]) {
        let known = heads.iter().map(|head| ((head.tenant, head.office), (head.version, head.counted)));
        let before = std::mem::replace(&mut *locked(&self.inner.heads), known.collect());
        for Head { tenant, office, version, counted, .. } in heads {
            let key = (*tenant, *office);
            let late = queues.get(&key).is_some_and(|seen| seen < version);
            if late || before.get(&key) != Some(&(*version, *counted)) {
                self.nudge(*tenant, *office);
            }
        }
    }
}
