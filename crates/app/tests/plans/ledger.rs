//! What the world outside was told: every acknowledged knock and every admission.

use std::collections::{BTreeMap, BTreeSet};

use access::SecretHash;
use app::{KnockOutcome, Move, VisitRecord};
use domain::{OfficeId, PersonId, VisitId, VisitState, queue::Rank};
use plans::Broken;

use crate::messages::{Act, Answer, Message};

/// Somebody whose knock was acknowledged.
#[derive(Debug, Clone)]
pub struct Guest {
    pub holder: SecretHash,
    pub rank: Rank,
}

/// What was told.
#[derive(Default)]
pub struct Ledger {
    pub guests: BTreeMap<VisitId, Guest>,
    /// Who was told to have admitted whom, by the change of the queue that did it.
    pub admitted: BTreeMap<(OfficeId, i64), BTreeSet<PersonId>>,
}

impl Ledger {
    /// Writes down what a client was told.
    pub fn hear(&mut self, message: &Message, answer: &Answer) -> Result<(), Broken> {
        match answer {
            Answer::Knock(KnockOutcome::Knocked(record)) => self.welcome(message, record),
            Answer::Knock(KnockOutcome::AlreadyWaiting(record)) => own(message, record),
            Answer::Look(Some(mine)) => own(message, &mine.record),
            Answer::Move(Move::Moved(record)) => {
                self.admit(message, record);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn welcome(&mut self, message: &Message, record: &VisitRecord) -> Result<(), Broken> {
        own(message, record)?;
        let rank = record.visit.rank();
        let guest =
            self.guests.entry(record.visit.id).or_insert_with(|| Guest { holder: record.holder, rank });
        if guest.rank == rank { Ok(()) } else { Err(format!("{record:?} has lost its rank, {guest:?}")) }
    }

    /// An answer that comes again later tells how the visit stands then: only what is this operator's own counts.
    fn admit(&mut self, message: &Message, record: &VisitRecord) {
        let (Act::CallNext(_) | Act::Admit(_)) = message.act else { return };
        let VisitState::Called { by, .. } = record.visit.state() else { return };
        if message.ctx.staff.as_ref().is_some_and(|staff| staff.id == by) {
            self.admitted.entry((record.visit.office_id, record.version)).or_default().insert(by);
        }
    }
}

fn own(message: &Message, record: &VisitRecord) -> Result<(), Broken> {
    if message.ctx.visitor == Some(record.holder) {
        return Ok(());
    }
    Err(format!("{record:?} was shown to somebody else"))
}
