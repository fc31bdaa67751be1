//! The order in which an office receives. The position is computed, never stored.

use crate::{Instant, Visit, VisitId, VisitState};

/// How many visits may wait at one door. Beyond it a knock is refused rather than accepted in vain.
pub const CAPACITY: usize = 2_000;

/// The place of a visit among all others. It is kept through hold and transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    /// [`Visit::rank_at`]: earlier goes first.
    pub at: Instant,
    /// Decides between two visits of the same microsecond.
    pub id: VisitId,
}

impl Visit {
    /// Where this visit stands.
    #[must_use]
    pub const fn rank(&self) -> Rank {
        Rank { at: self.rank_at, id: self.id }
    }
}

/// The position of `rank` among the waiting, counted from 1, given all ranks in order.
/// `None` where it is not among them.
#[must_use]
pub fn position(waiting_in_order: &[Rank], rank: Rank) -> Option<usize> {
    waiting_in_order.binary_search(&rank).ok().map(|index| index + 1)
}

/// The next visit to be called: the waiting one of lowest rank.
#[must_use]
pub fn next(visits: &[Visit]) -> Option<&Visit> {
    visits.iter().filter(|v| matches!(v.state(), VisitState::Waiting)).min_by_key(|v| v.rank())
}
