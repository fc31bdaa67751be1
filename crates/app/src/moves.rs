//! Steps of a visit: one turn at the queue, one decision of the domain, one row in the log.

use std::future::Future;

use access::Ctx;
use chrono::TimeDelta;
use domain::{OfficeId, PersonId, Refusal, Step, Visit, VisitId, room::NoRoom};
use store::{Key, Said, StoreError, TenantTx, VisitRecord};

use crate::{App, Result, rooms, talk};

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// It was taken; this is the visit now.
    Moved(VisitRecord),
    /// It was not; nothing changed.
    Refused {
        /// Why.
        reason: Reason,
        /// The visit in question, where the caller may see it.
        visit: Option<VisitRecord>,
    },
}

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no such visit here.
    NotFound,
    /// A rule of the visit.
    Rule(Refusal),
    /// Nobody waits.
    QueueEmpty,
    /// The operator has no room to receive in.
    NoRoom(NoRoom),
    /// The operator is receiving somebody else.
    Busy,
    /// The key was used for something else.
    KeyReused,
    /// What was written is too long, or is not text.
    UnreadableMessage,
    /// Nothing was written.
    EmptyMessage,
    /// As many messages as a visit can have.
    TooManyMessages,
    /// More messages of a visitor than anybody reads.
    TooFast,
    /// A colleague has changed the notes since the caller read them.
    NotesChanged,
    /// Whoever waits is away.
    NobodyPresent,
}

impl Move {
    pub(crate) const fn refused(reason: Reason, visit: Option<VisitRecord>) -> Self {
        Self::Refused { reason, visit }
    }
}

/// What is to be done to a visit.
pub(crate) struct Change<F> {
    pub visit: VisitId,
    pub key: Option<Key>,
    /// Whether the caller may, given the visit as it stands.
    pub permitted: fn(&Ctx, &VisitRecord) -> bool,
    /// The decision. May also change what the office wrote.
    pub decide: F,
    /// Who needs a room for what was decided.
    pub room_for: Option<PersonId>,
}

/// How soon a queue is looked at after a change of it, whatever else: a knock at a door where nobody is connected does not
/// wait for the time that an office gives itself.
const FIRST_LOOK: TimeDelta = TimeDelta::seconds(10);

/// How often a use case begins anew when somebody else was faster.
const ATTEMPTS: usize = 6;

/// Repeats `attempt` while somebody else is faster.
pub(crate) async fn retrying<T, F>(attempt: impl Fn() -> F + Send) -> Result<T>
where
    T: Send,
    F: Future<Output = std::result::Result<T, StoreError>> + Send,
{
    for _ in 1..ATTEMPTS {
        match attempt().await {
            Err(StoreError::Conflict) => {}
            done => return Ok(done?),
        }
    }
    Ok(attempt().await?)
}

impl App {
    /// Takes one step in one visit.
    pub(crate) async fn change<F>(&self, ctx: &Ctx, change: Change<F>) -> Result<Move>
    where
        F: Fn(&mut VisitRecord) -> std::result::Result<Step, Refusal> + Send + Sync,
    {
        self.change_saying(ctx, change, None).await
    }

    /// Takes one step in one visit, with a message that goes with it.
    pub(crate) async fn change_saying<F>(
        &self,
        ctx: &Ctx,
        change: Change<F>,
        said: Option<Said>,
    ) -> Result<Move>
    where
        F: Fn(&mut VisitRecord) -> std::result::Result<Step, Refusal> + Send + Sync,
    {
        let moved = retrying(|| self.try_change(ctx, &change, said.as_ref())).await?;
        if let Move::Moved(record) = &moved {
            self.after(ctx, record);
        }
        Ok(moved)
    }

    async fn try_change<F>(
        &self,
        ctx: &Ctx,
        change: &Change<F>,
        said: Option<&Said>,
    ) -> std::result::Result<Move, StoreError>
    where
        F: Fn(&mut VisitRecord) -> std::result::Result<Step, Refusal> + Send + Sync,
    {
        let tx = self.store().begin(ctx).await?;
        let Some(found) = tx.lookup_visit(change.visit).await?.filter(|found| (change.permitted)(ctx, found))
        else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        let turn = tx.take_turn(found.visit.office_id, self.due(ctx)).await?;
        // Read again: until the turn came, somebody else may have taken a step.
        let mut record = tx.lookup_visit(change.visit).await?.ok_or(StoreError::Conflict)?;
        if record.visit.office_id != found.visit.office_id {
            return Err(StoreError::Conflict);
        }
        // With the turn in hand: the same message may have come twice at once.
        if let Some(key) = &change.key
            && let Some(replayed) = replay(&tx, ctx, key, change.visit, change.permitted).await?
        {
            return Ok(replayed);
        }
        let unchanged = record.clone();
        match (change.decide)(&mut record) {
            Err(rule) => Ok(Move::refused(Reason::Rule(rule), Some(unchanged))),
            Ok(step) => {
                if let Some(operator) = change.room_for {
                    match rooms::pick(&tx, found.visit.office_id, operator).await? {
                        Ok(room) => record.room = Some(room),
                        Err(reason) => return Ok(Move::refused(reason, Some(unchanged))),
                    }
                }
                if let Some(reason) = talk::count(&tx, ctx.now, &mut record, said).await? {
                    return Ok(Move::refused(reason, Some(unchanged)));
                }
                let _announce = self.hub().announce(ctx.tenant, found.visit.office_id);
                let record = tx.log_step(turn, step, record, change.key.as_ref()).await?;
                talk::keep(&tx, &record, said, change.key.as_ref()).await?;
                let _requests = self.answered(ctx, &tx, &record).await?;
                tx.commit().await?;
                Ok(Move::Moved(record))
            }
        }
    }

    /// When the office of a visit that has just changed must be looked at again at the latest.
    pub(crate) fn due(&self, ctx: &Ctx) -> domain::Instant {
        ctx.now + self.settings().grace.min(FIRST_LOOK)
    }

    /// What follows a step outside of the database.
    pub(crate) fn after(&self, ctx: &Ctx, record: &VisitRecord) {
        if record.visit.operator().is_none() {
            self.calls().over(ctx.tenant, record.visit.id);
        }
    }
}

/// The answer to a key that was used before: what stands now, if it was used for the same visit.
pub(crate) async fn replay(
    tx: &TenantTx,
    ctx: &Ctx,
    key: &Key,
    visit: VisitId,
    permitted: fn(&Ctx, &VisitRecord) -> bool,
) -> std::result::Result<Option<Move>, StoreError> {
    let Some(logged) = tx.lookup_logged(key).await? else { return Ok(None) };
    let record = tx.lookup_visit(logged.visit_id).await?;
    let same = |record: &VisitRecord| logged.visit_id == visit && permitted(ctx, record);
    Ok(Some(match record.filter(same) {
        Some(record) => Move::Moved(record),
        None => Move::refused(Reason::KeyReused, None),
    }))
}

/// A decision that only the domain takes part in.
pub(crate) fn step(
    decide: impl Fn(Visit) -> std::result::Result<Step, Refusal> + Send + Sync,
) -> impl Fn(&mut VisitRecord) -> std::result::Result<Step, Refusal> + Send + Sync {
    move |record| decide(record.visit.clone())
}

/// Both, in the order in which every transaction takes the turns of two queues, so that none waits in a circle.
pub(crate) fn ordered(a: OfficeId, b: OfficeId) -> [OfficeId; 2] {
    if a <= b { [a, b] } else { [b, a] }
}
