//! Where nobody is: messages, wishes to be called back, and the way from there into the queue.

mod invite;
mod leave;
mod mine;
mod office;

use access::Ctx;
use domain::{
    Mail, Outgoing, Request, RequestId,
    request::{LAPSES_AFTER, RequestRefusal},
};
use store::{RequestRecord, RequestWords, StoreError};

use crate::{App, Invalid, Result, moves::retrying};

pub use invite::{Accepted, InvitationState, InvitationView, Invited};
pub use leave::{LeaveOutcome, LeaveRequest};
pub use office::RequestUpdates;

/// How many requests one turn of retention gives up.
const AT_ONCE: u64 = 500;

/// What became of a step in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestMove {
    /// It was taken; this is the request now.
    Moved(RequestRecord),
    /// It was not; nothing changed.
    Refused {
        /// Why.
        reason: RequestReason,
        /// The request in question, where the caller may see it.
        request: Option<RequestRecord>,
    },
}

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestReason {
    /// There is no such request here.
    NotFound,
    /// Somebody changed it meanwhile.
    Stale,
    /// A rule of the request.
    Rule(RequestRefusal),
    /// What was written cannot be taken.
    Invalid(Invalid),
}

impl RequestMove {
    const fn refused(reason: RequestReason, request: Option<RequestRecord>) -> Self {
        Self::Refused { reason, request }
    }
}

/// What is to be done to a request.
struct Change<F> {
    request: RequestId,
    /// The version that the caller has seen, where doing it twice would differ from doing it once.
    seen: Option<i64>,
    /// Whether the caller may, given the request as it stands.
    permitted: fn(&Ctx, &RequestRecord) -> bool,
    /// The decision. May also change what was written, and send a letter.
    decide: F,
}

/// A letter to send with the change, or why there is none.
type Decided = std::result::Result<Option<Mail>, RequestRefusal>;

/// A decision that only the domain takes part in.
fn step(
    decide: impl Fn(Request) -> std::result::Result<Request, RequestRefusal> + Send + Sync,
) -> impl Fn(&mut RequestRecord) -> Decided + Send + Sync {
    move |record| {
        record.request = decide(record.request.clone())?;
        Ok(None)
    }
}

impl App {
    /// Takes one step in one request.
    async fn change_request<F>(&self, ctx: &Ctx, change: Change<F>) -> Result<RequestMove>
    where
        F: Fn(&mut RequestRecord) -> Decided + Send + Sync,
    {
        retrying(|| self.try_change_request(ctx, &change)).await
    }

    /// Gives up what nobody answered for too long, and erases what was written there at once.
    pub(crate) async fn lapse_requests(&self, ctx: &Ctx) -> Result<()> {
        let tx = self.store().begin_read(ctx).await?;
        let old = tx.list_requests_left_before(ctx.now - LAPSES_AFTER, AT_ONCE).await?;
        drop(tx);
        for RequestRecord { request, .. } in old {
            let now = ctx.now;
            let decide = move |record: &mut RequestRecord| {
                record.request = record.request.clone().lapse(now)?;
                (record.words, record.note, record.holder) = (RequestWords::default(), None, None);
                Ok(None)
            };
            let change = Change { request: request.id, seen: None, permitted: |_, _| true, decide };
            self.change_request(ctx, change).await?;
        }
        Ok(())
    }

    async fn try_change_request<F>(
        &self,
        ctx: &Ctx,
        change: &Change<F>,
    ) -> std::result::Result<RequestMove, StoreError>
    where
        F: Fn(&mut RequestRecord) -> Decided + Send + Sync,
    {
        let tx = self.store().begin(ctx).await?;
        let found = tx.lookup_request(change.request).await?.filter(|found| (change.permitted)(ctx, found));
        let Some(found) = found else { return Ok(RequestMove::refused(RequestReason::NotFound, None)) };
        let office = found.request.office_id;
        let turn = tx.take_requests_turn(office).await?;
        // Read again: until the turn came, somebody else may have taken a step.
        let mut record = tx.lookup_request(change.request).await?.ok_or(StoreError::Conflict)?;
        if change.seen.is_some_and(|seen| seen != record.version) {
            return Ok(RequestMove::refused(RequestReason::Stale, Some(record)));
        }
        let unchanged = record.clone();
        let letter = match (change.decide)(&mut record) {
            Err(rule) => return Ok(RequestMove::refused(RequestReason::Rule(rule), Some(unchanged))),
            Ok(_) if record == unchanged => return Ok(RequestMove::Moved(unchanged)),
            Ok(letter) => letter,
        };
        let _announce = self.hub().announce_requests(ctx.tenant, office);
        let record = tx.update_request(record, turn).await?;
        if let Some(letter) = letter {
            tx.post(self.delivery_id(), Some(office), &Outgoing::Mail(letter)).await?;
        }
        tx.commit().await?;
        Ok(RequestMove::Moved(record))
    }
}
