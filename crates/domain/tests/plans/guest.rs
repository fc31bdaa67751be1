//! What a visit must be, told apart from the code under test: the diagram of `domain::visit` as a table.

use chrono::TimeDelta;
use domain::{
    Instant, OfficeId, Outcome, PersonId, Refusal, VisitEventKind, VisitState, queue::Rank,
    visit::CALLS_BEFORE_NO_SHOW,
};

use crate::plan::Act;

/// How long a visitor has to answer a call.
pub const GRACE: TimeDelta = TimeDelta::seconds(120);
/// After how long without a word a visitor is given up.
pub const SILENCE: TimeDelta = TimeDelta::minutes(15);

/// Somebody who knocked, and what their visit must be by now.
#[derive(Debug, Clone)]
pub struct Guest {
    pub rank: Rank,
    pub office: OfficeId,
    pub state: VisitState,
    pub calls: u8,
    pub misses: u8,
    pub received_at: Option<Instant>,
    pub last_seen_at: Instant,
    /// The events that the domain gave out, in order.
    pub log: Vec<VisitEventKind>,
}

impl Guest {
    pub fn new(rank: Rank, office: OfficeId) -> Self {
        Self {
            rank,
            office,
            state: VisitState::Waiting,
            calls: 0,
            misses: 0,
            received_at: None,
            last_seen_at: rank.at,
            log: Vec::new(),
        }
    }

    /// Why the act must be refused at `now`; `None` where it must be taken.
    pub fn refusal(&self, act: Act, now: Instant) -> Option<Refusal> {
        use VisitState::{Called, Ended, InRoom, Waiting};
        match (self.state, act) {
            (Ended { .. }, _) => Some(Refusal::AlreadyEnded),
            (Called { .. } | InRoom { .. }, Act::Admit { .. }) => Some(Refusal::AlreadyTaken),
            (Waiting, Act::Enter | Act::Hold | Act::End | Act::Miss)
            | (InRoom { .. }, Act::Enter | Act::Miss) => Some(Refusal::NotCalled),
            (Called { .. }, Act::TurnAway) | (InRoom { .. }, Act::TurnAway | Act::Decline) => {
                Some(Refusal::NotWaiting)
            }
            (Called { at, .. }, Act::Miss) if now < at + GRACE => Some(Refusal::TooEarly),
            (_, Act::Expire) if now < self.last_seen_at + SILENCE => Some(Refusal::TooEarly),
            _ => None,
        }
    }

    /// Follows an act that was taken. `by` and `to` are what its numbers stand for.
    pub fn follow(&mut self, act: Act, by: PersonId, to: OfficeId, now: Instant) {
        match act {
            Act::Admit { .. } => {
                self.calls += 1;
                self.state = VisitState::Called { by, at: now };
            }
            Act::Enter => {
                self.received_at = self.received_at.or(Some(now));
                if let VisitState::Called { by, .. } = self.state {
                    self.state = VisitState::InRoom { by, since: now };
                }
            }
            Act::Hold => {
                self.calls -= 1;
                self.state = VisitState::Waiting;
            }
            Act::Transfer { .. } => {
                (self.office, self.calls, self.misses) = (to, 0, 0);
                self.state = VisitState::Waiting;
            }
            Act::Miss => {
                self.misses += 1;
                if self.misses < CALLS_BEFORE_NO_SHOW {
                    self.state = VisitState::Waiting;
                } else {
                    self.close(Outcome::NoShow, now);
                }
            }
            Act::Leave => self.close(Outcome::Left, now),
            Act::Decline => self.close(Outcome::Declined, now),
            // Who was called and never entered did not come; `close` knows who was received.
            Act::End => self.close(Outcome::NoShow, now),
            Act::TurnAway => self.close(Outcome::Unserved, now),
            Act::Expire => self.close(Outcome::Expired, now),
        }
    }

    /// Whether what came before the end was a call.
    pub fn was_called_last(&self) -> bool {
        self.log.iter().rev().nth(1) == Some(&VisitEventKind::Called)
    }

    fn close(&mut self, outcome: Outcome, now: Instant) {
        let outcome = if self.received_at.is_some() { Outcome::Served } else { outcome };
        self.state = VisitState::Ended { outcome, at: now };
    }
}
