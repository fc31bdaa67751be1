//! A visit and its transitions.
//!
//! ```text
//!             knock
//!               |
//!            WAITING <----------- hold / transfer (rank kept) / no answer, the first time
//!            |  |  \
//!     leave  |  |   decline, turned away, expiry
//!            |  |      \
//!            |  admit   ENDED(left | declined | unserved | expired)
//!            |  |
//!            | CALLED --(no answer within the grace, the second time; end)--> ENDED(no_show)
//!            |  |
//!            |  enter
//!            |  |
//!            | IN_ROOM --end--> ENDED(served)
//! ```
//!
//! The state is private and every method that changes it consumes the visit, so that no illegal visit can be
//! made and no transition can be taken twice from the same value. What comes out is a [`Step`]: the visit as it
//! is now and the one event that the store writes beside it.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{Instant, OfficeId, PersonId, VisitId};

/// How many unanswered calls end a visit.
pub const CALLS_BEFORE_NO_SHOW: u8 = 2;

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitState {
    /// In the queue.
    Waiting,
    /// Admitted by an operator; the visitor has not entered the room yet.
    Called {
        /// Who admitted.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// Being received.
    InRoom {
        /// Who receives.
        by: PersonId,
        /// When the visitor entered.
        since: Instant,
    },
    /// Over.
    Ended {
        /// How.
        outcome: Outcome,
        /// When.
        at: Instant,
    },
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Received.
    Served,
    /// The visitor went away before being received.
    Left,
    /// The office said no.
    Declined,
    /// The door shut for good before the turn came.
    Unserved,
    /// The visitor was called and did not come: twice, or until the operator gave up.
    NoShow,
    /// The visitor was silent for too long.
    Expired,
}

/// What happened in a transition, as the append-only log keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VisitEventKind {
    /// Joined the queue.
    Knocked,
    /// A console of the office rang for it.
    Alerted,
    /// Somebody of the office said that they had heard it.
    Acknowledged,
    /// Nobody had, and the office, or who receives in its place, was written to.
    Escalated,
    /// Was admitted.
    Called,
    /// Entered the room.
    Entered,
    /// Was put back into the queue by the operator.
    Held,
    /// Was put back into the queue because a call went unanswered.
    Missed,
    /// Left this office's queue for another's.
    TransferredOut,
    /// Came into this office's queue from another's.
    TransferredIn,
    /// Somebody wrote: a message between visitor and office, or the notes of the staff.
    Wrote,
    /// Ended.
    Ended,
}

/// Why a transition was not taken. The visit is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody else has admitted this visit.
    #[error("another operator has admitted this visit")]
    AlreadyTaken,
    /// The visit is over.
    #[error("the visit has ended")]
    AlreadyEnded,
    /// The step needs a visit that was called or is in the room.
    #[error("the visit has not been called")]
    NotCalled,
    /// The step needs a visit that waits.
    #[error("the visit is not waiting")]
    NotWaiting,
    /// The deadline of the step has not come.
    #[error("it is too early for this step")]
    TooEarly,
}

/// One person's path from the knock to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Key.
    pub id: VisitId,
    /// Whose door.
    pub office_id: OfficeId,
    /// The instant of the knock.
    pub knocked_at: Instant,
    /// From which instant on the place in the queue counts: that of the knock, unless an appointment or an answered
    /// request gives another.
    pub rank_at: Instant,
    state: VisitState,
    calls: u8,
    received_at: Option<Instant>,
}

/// A transition that was taken: one change, one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// As it is now.
    pub visit: Visit,
    /// What to write into the log.
    pub event: VisitEventKind,
}

/// The parts of a visit as a store keeps them; see [`Visit::restore`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Key.
    pub id: VisitId,
    /// Whose door.
    pub office_id: OfficeId,
    /// The instant of the knock.
    pub knocked_at: Instant,
    /// [`Visit::rank_at`].
    pub rank_at: Instant,
    /// Where it stands.
    pub state: VisitState,
    /// [`Visit::calls`].
    pub calls: u8,
    /// When the visitor first entered the room.
    pub received_at: Option<Instant>,
}

impl Visit {
    /// A knock: the visit begins, and waits in the place of `rank_at`.
    #[must_use]
    pub const fn knock(id: VisitId, office_id: OfficeId, rank_at: Instant, now: Instant) -> Step {
        let (state, calls, received_at) = (VisitState::Waiting, 0, None);
        let visit = Self { id, office_id, knocked_at: now, rank_at, state, calls, received_at };
        Step { visit, event: VisitEventKind::Knocked }
    }

    /// A visit as it was stored. `None` where the parts contradict each other.
    ///
    /// Instants out of order are no contradiction: clocks are set back, and those of two servers differ.
    #[must_use]
    pub fn restore(parts: Stored) -> Option<Self> {
        let Stored { id, office_id, knocked_at, rank_at, state, calls, received_at } = parts;
        let consistent = match state {
            VisitState::Waiting => true,
            VisitState::Called { .. } => calls > 0,
            VisitState::InRoom { .. } => calls > 0 && received_at.is_some(),
            VisitState::Ended { outcome, .. } => (outcome == Outcome::Served) == received_at.is_some(),
        };
        consistent.then_some(Self { id, office_id, knocked_at, rank_at, state, calls, received_at })
    }

    /// Since when the visitor waits for the turn: who comes early to an appointment does not wait yet.
    #[must_use]
    pub fn waits_since(&self) -> Instant {
        self.knocked_at.max(self.rank_at)
    }

    /// Where the visit stands.
    #[must_use]
    pub const fn state(&self) -> VisitState {
        self.state
    }

    /// How often this office has called the visitor, calls that ended in [`Visit::hold`] aside.
    #[must_use]
    pub const fn calls(&self) -> u8 {
        self.calls
    }

    /// When the visitor first entered the room.
    #[must_use]
    pub const fn received_at(&self) -> Option<Instant> {
        self.received_at
    }

    /// Whether the visit is over.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        matches!(self.state, VisitState::Ended { .. })
    }

    /// Who receives or has called this visit.
    #[must_use]
    pub const fn operator(&self) -> Option<PersonId> {
        match self.state {
            VisitState::Called { by, .. } | VisitState::InRoom { by, .. } => Some(by),
            VisitState::Waiting | VisitState::Ended { .. } => None,
        }
    }

    /// An operator lets the visitor in.
    pub fn admit(self, by: PersonId, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Waiting => {
                let calls = self.calls.saturating_add(1);
                Ok(Self { calls, ..self }.into(VisitState::Called { by, at: now }, VisitEventKind::Called))
            }
            VisitState::Called { .. } | VisitState::InRoom { .. } => Err(Refusal::AlreadyTaken),
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
        }
    }

    /// The visitor enters the room to which they were called.
    pub fn enter(self, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Called { by, .. } => {
                let received_at = self.received_at.or(Some(now));
                Ok(Self { received_at, ..self }
                    .into(VisitState::InRoom { by, since: now }, VisitEventKind::Entered))
            }
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            VisitState::Waiting | VisitState::InRoom { .. } => Err(Refusal::NotCalled),
        }
    }

    /// The operator puts the visitor back into the queue, at the same rank. The call no longer counts: it was
    /// withdrawn or answered, and only two that were neither cost the place.
    pub fn hold(self) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Called { .. } | VisitState::InRoom { .. } => {
                let calls = self.calls.saturating_sub(1);
                Ok(Self { calls, ..self }.into(VisitState::Waiting, VisitEventKind::Held))
            }
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            VisitState::Waiting => Err(Refusal::NotCalled),
        }
    }

    /// The visit goes to another office's queue, at the same rank.
    pub fn transfer(self, to: OfficeId) -> Result<Step, Refusal> {
        if self.is_ended() {
            return Err(Refusal::AlreadyEnded);
        }
        // A new office calls afresh: an unanswered call elsewhere does not count here.
        let moved = Self { office_id: to, calls: 0, ..self };
        Ok(moved.into(VisitState::Waiting, VisitEventKind::TransferredIn))
    }

    /// The visitor goes away. Who was received, was served.
    pub fn leave(self, now: Instant) -> Result<Step, Refusal> {
        self.close(Outcome::Left, now)
    }

    /// The office says no.
    pub fn decline(self, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::InRoom { .. } => Err(Refusal::NotWaiting),
            _ => self.close(Outcome::Declined, now),
        }
    }

    /// The operator ends the conversation, or no longer waits for who was called.
    pub fn end(self, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::InRoom { .. } => self.close(Outcome::Served, now),
            VisitState::Called { .. } => self.close(Outcome::NoShow, now),
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            VisitState::Waiting => Err(Refusal::NotCalled),
        }
    }

    /// The door shut for good before the turn came.
    pub fn turn_away(self, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Waiting => self.close(Outcome::Unserved, now),
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            VisitState::Called { .. } | VisitState::InRoom { .. } => Err(Refusal::NotWaiting),
        }
    }

    /// Nobody answered the call within `grace`: back into the queue the first time, the end the second.
    pub fn miss(self, grace: TimeDelta, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Called { at, .. } if at + grace > now => Err(Refusal::TooEarly),
            VisitState::Called { .. } if self.calls < CALLS_BEFORE_NO_SHOW => {
                Ok(self.into(VisitState::Waiting, VisitEventKind::Missed))
            }
            VisitState::Called { .. } => self.close(Outcome::NoShow, now),
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            VisitState::Waiting | VisitState::InRoom { .. } => Err(Refusal::NotCalled),
        }
    }

    /// Nobody has heard from the visitor since `last_seen_at`, for longer than `silence`.
    pub fn expire(self, last_seen_at: Instant, silence: TimeDelta, now: Instant) -> Result<Step, Refusal> {
        match self.state {
            VisitState::Ended { .. } => Err(Refusal::AlreadyEnded),
            _ if last_seen_at + silence > now => Err(Refusal::TooEarly),
            _ => self.close(Outcome::Expired, now),
        }
    }

    /// Somebody writes: to the other side, or a note. The visit stands where it stood.
    pub fn write(self) -> Result<Step, Refusal> {
        if self.is_ended() {
            return Err(Refusal::AlreadyEnded);
        }
        Ok(Step { visit: self, event: VisitEventKind::Wrote })
    }

    /// Ends the visit. Whoever was once received counts as served, whatever ended it.
    fn close(self, outcome: Outcome, now: Instant) -> Result<Step, Refusal> {
        if self.is_ended() {
            return Err(Refusal::AlreadyEnded);
        }
        let outcome = if self.received_at.is_some() { Outcome::Served } else { outcome };
        Ok(self.into(VisitState::Ended { outcome, at: now }, VisitEventKind::Ended))
    }

    const fn into(self, state: VisitState, event: VisitEventKind) -> Step {
        Step { visit: Self { state, ..self }, event }
    }
}
