//! What somebody leaves at a door where nobody is: a message, or the wish to be called back.
//!
//! ```text
//!   leave -> OPEN -- take --> TAKEN
//!              ^ \              |
//!              |  `-- close ----+--> DONE(answered | unreachable | not needed | withdrawn | lapsed)
//!              |                |
//!              +-- no answer ---+   one more attempt is counted
//!              +-- reopen ------+-- of one that was done, too, unless the visitor withdrew it
//! ```
//!
//! As with a visit, the state is private and every step consumes the request.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{Instant, OfficeId, PersonId, RequestId};

/// At most this many requests of one browser wait for an answer.
pub const OPEN_PER_VISITOR: u64 = 3;
/// At most this many requests of one office wait for an answer.
pub const OPEN_PER_OFFICE: u64 = 500;
/// How long an invitation to come into the queue is good.
pub const INVITATION_LASTS: TimeDelta = TimeDelta::hours(24);
/// A request that nobody answered in this time is given up: what was written is not kept any longer.
pub const LAPSES_AFTER: TimeDelta = TimeDelta::days(90);

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RequestKind {
    /// To be read.
    Message,
    /// To be called.
    CallBack,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Nobody sees to it yet.
    Open,
    /// Somebody of the office sees to it.
    Taken {
        /// Who.
        by: PersonId,
    },
    /// Over.
    Done {
        /// How.
        outcome: RequestOutcome,
        /// When.
        at: Instant,
    },
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RequestOutcome {
    /// The office answered.
    Answered,
    /// The office tried, and gave up.
    Unreachable,
    /// There was nothing left to answer.
    NotNeeded,
    /// The visitor took it back.
    Withdrawn,
    /// Nobody answered for [`LAPSES_AFTER`].
    Lapsed,
}

/// What the office says of a request that it saw to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Answered: done.
    Answered,
    /// Tried, and nobody answered: one attempt more, and it waits again.
    NoAnswer,
    /// Tried often enough: done. Takes at least one attempt.
    Unreachable,
    /// Nothing left to answer: done.
    NotNeeded,
}

/// Why a step was not taken. The request is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestRefusal {
    /// A colleague sees to it.
    #[error("a colleague sees to this request")]
    AlreadyTaken,
    /// It is over.
    #[error("the request is over")]
    AlreadyDone,
    /// The visitor took it back.
    #[error("the visitor took the request back")]
    Withdrawn,
    /// There is nothing that could be taken back.
    #[error("the request is open")]
    StillOpen,
    /// Nobody has tried to reach the visitor.
    #[error("nobody has tried yet")]
    NotTried,
}

/// A message, or the wish to be called back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Key.
    pub id: RequestId,
    /// At whose door it was left.
    pub office_id: OfficeId,
    /// What is asked for.
    pub kind: RequestKind,
    /// When it was left: the rank of a visit that comes of it.
    pub created_at: Instant,
    state: RequestState,
    attempts: u16,
    tried_at: Option<Instant>,
}

/// The parts of a request as a store keeps them; see [`Request::restore`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredRequest {
    /// Key.
    pub id: RequestId,
    /// At whose door.
    pub office_id: OfficeId,
    /// What is asked for.
    pub kind: RequestKind,
    /// When it was left.
    pub created_at: Instant,
    /// Where it stands.
    pub state: RequestState,
    /// [`Request::attempts`].
    pub attempts: u16,
    /// [`Request::tried_at`].
    pub tried_at: Option<Instant>,
}

/// What every step answers.
type Step = Result<Request, RequestRefusal>;

impl Request {
    /// A request is left.
    #[must_use]
    pub const fn leave(id: RequestId, office_id: OfficeId, kind: RequestKind, now: Instant) -> Self {
        let (state, attempts, tried_at) = (RequestState::Open, 0, None);
        Self { id, office_id, kind, created_at: now, state, attempts, tried_at }
    }

    /// A request as it was stored. `None` where the parts contradict each other.
    #[must_use]
    pub const fn restore(parts: StoredRequest) -> Option<Self> {
        let StoredRequest { id, office_id, kind, created_at, state, attempts, tried_at } = parts;
        if (attempts > 0) != tried_at.is_some() {
            return None;
        }
        Some(Self { id, office_id, kind, created_at, state, attempts, tried_at })
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> RequestState {
        self.state
    }

    /// How often the office has tried to reach the visitor in vain.
    #[must_use]
    pub const fn attempts(&self) -> u16 {
        self.attempts
    }

    /// When the office last tried in vain.
    #[must_use]
    pub const fn tried_at(&self) -> Option<Instant> {
        self.tried_at
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        matches!(self.state, RequestState::Done { .. })
    }

    /// Who sees to it.
    #[must_use]
    pub const fn taken_by(&self) -> Option<PersonId> {
        match self.state {
            RequestState::Taken { by } => Some(by),
            RequestState::Open | RequestState::Done { .. } => None,
        }
    }

    /// Somebody of the office sees to it from now on. Once more by the same person changes nothing.
    pub fn take(self, by: PersonId) -> Step {
        match self.state {
            RequestState::Taken { by: other } if other != by => Err(RequestRefusal::AlreadyTaken),
            RequestState::Open | RequestState::Taken { .. } => {
                Ok(Self { state: RequestState::Taken { by }, ..self })
            }
            RequestState::Done { .. } => Err(RequestRefusal::AlreadyDone),
        }
    }

    /// The office says what became of it. Whoever is of the office may: the telephone is on everybody's desk.
    pub fn close(self, verdict: Verdict, now: Instant) -> Step {
        if self.is_done() {
            return Err(RequestRefusal::AlreadyDone);
        }
        let outcome = match verdict {
            Verdict::NoAnswer => {
                let attempts = self.attempts.saturating_add(1);
                // Whoever is free tries next.
                return Ok(Self { state: RequestState::Open, attempts, tried_at: Some(now), ..self });
            }
            Verdict::Unreachable if self.attempts == 0 => return Err(RequestRefusal::NotTried),
            Verdict::Unreachable => RequestOutcome::Unreachable,
            Verdict::Answered => RequestOutcome::Answered,
            Verdict::NotNeeded => RequestOutcome::NotNeeded,
        };
        Ok(self.done(outcome, now))
    }

    /// Takes back what the office said or did last: it waits again, and an attempt that was counted is not.
    pub fn reopen(self) -> Step {
        match self.state {
            RequestState::Done { outcome: RequestOutcome::Withdrawn, .. } => Err(RequestRefusal::Withdrawn),
            RequestState::Done { outcome: RequestOutcome::Lapsed, .. } => Err(RequestRefusal::AlreadyDone),
            RequestState::Done { .. } | RequestState::Taken { .. } => {
                Ok(Self { state: RequestState::Open, ..self })
            }
            RequestState::Open if self.attempts > 0 => {
                let attempts = self.attempts - 1;
                Ok(Self { attempts, tried_at: self.tried_at.filter(|_| attempts > 0), ..self })
            }
            RequestState::Open => Err(RequestRefusal::StillOpen),
        }
    }

    /// The visitor takes it back.
    pub fn withdraw(self, now: Instant) -> Step {
        if self.is_done() {
            Err(RequestRefusal::AlreadyDone)
        } else {
            Ok(self.done(RequestOutcome::Withdrawn, now))
        }
    }

    /// Nobody has answered for too long.
    pub fn lapse(self, now: Instant) -> Step {
        if self.is_done() {
            Err(RequestRefusal::AlreadyDone)
        } else {
            Ok(self.done(RequestOutcome::Lapsed, now))
        }
    }

    const fn done(self, outcome: RequestOutcome, at: Instant) -> Self {
        Self { state: RequestState::Done { outcome, at }, ..self }
    }
}

#[cfg(test)]
mod tests;
