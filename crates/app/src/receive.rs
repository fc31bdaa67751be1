//! What an operator does with those who wait.

use access::{Action, Ctx};
use domain::{OfficeId, PersonId, VisitId, VisitState};
use store::{Key, StoreError, VisitRecord};

use crate::{
    App, Move, Reason, Result, input,
    moves::{Change, retrying, step},
    rooms, talk,
};

/// Whether a visit is in the queue.
pub(crate) fn is_waiting(record: &VisitRecord) -> bool {
    matches!(record.visit.state(), VisitState::Waiting)
}

/// Staff sees the visits of its own offices; any other is as if it did not exist.
pub(crate) fn receives(ctx: &Ctx, record: &VisitRecord) -> bool {
    ctx.may(Action::Receive(record.visit.office_id))
}

impl App {
    /// Admits the first of the queue.
    pub async fn call_next(&self, ctx: &Ctx, office: OfficeId, key: Key) -> Result<Move> {
        self.call_first(ctx, office, false, key).await
    }

    /// Admits the first of the queue who is not away. Whoever is passed over keeps the rank.
    pub async fn call_next_present(&self, ctx: &Ctx, office: OfficeId, key: Key) -> Result<Move> {
        self.call_first(ctx, office, true, key).await
    }

    async fn call_first(&self, ctx: &Ctx, office: OfficeId, present_only: bool, key: Key) -> Result<Move> {
        ctx.demand(Action::Receive(office))?;
        let operator = operator(ctx)?;
        let moved = retrying(|| self.try_call_next(ctx, office, present_only, operator, &key)).await?;
        if let Move::Moved(record) = &moved {
            self.after(ctx, record);
        }
        Ok(moved)
    }

    async fn try_call_next(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        present_only: bool,
        operator: PersonId,
        key: &Key,
    ) -> std::result::Result<Move, StoreError> {
        let tx = self.store().begin(ctx).await?;
        let turn = tx.take_turn(office, self.due(ctx)).await?;
        // With the turn in hand: the same message may have come twice at once.
        if let Some(logged) = tx.lookup_logged(key).await? {
            let record = tx.lookup_visit(logged.visit_id).await?;
            return Ok(match record.filter(|r| logged.office_id == office && receives(ctx, r)) {
                Some(record) => Move::Moved(record),
                None => Move::refused(Reason::KeyReused, None),
            });
        }
        if let Some(current) = tx.lookup_visit_received_by(operator).await? {
            return Ok(Move::refused(Reason::Busy, Some(current)));
        }
        let Some(mut next) = tx.lookup_next_visit(office).await? else {
            return Ok(Move::refused(Reason::QueueEmpty, None));
        };
        if present_only && self.is_away(ctx, &next) {
            let waiting = tx.list_live_visits(office).await?.into_iter().filter(is_waiting);
            let Some(present) = waiting.into_iter().find(|record| !self.is_away(ctx, record)) else {
                return Ok(Move::refused(Reason::NobodyPresent, Some(next)));
            };
            next = present;
        }
        let room = match rooms::pick(&tx, office, operator).await? {
            Ok(room) => room,
            Err(reason) => return Ok(Move::refused(reason, Some(next))),
        };
        match next.visit.clone().admit(operator, ctx.now) {
            Err(rule) => Ok(Move::refused(Reason::Rule(rule), Some(next))),
            Ok(step) => {
                let next = VisitRecord { room: Some(room), ..next };
                let _announce = self.hub().announce(ctx.tenant, office);
                let record = tx.log_step(turn, step, next, Some(key)).await?;
                tx.commit().await?;
                Ok(Move::Moved(record))
            }
        }
    }

    fn is_away(&self, ctx: &Ctx, record: &VisitRecord) -> bool {
        self.away_since(ctx, record, self.now()).is_some()
    }

    /// Admits one visit, whatever its place.
    pub async fn admit(&self, ctx: &Ctx, visit: VisitId, key: Key) -> Result<Move> {
        let operator = operator(ctx)?;
        if let Some(busy) = self.busy_with_another(ctx, operator, visit).await? {
            return Ok(busy);
        }
        let now = ctx.now;
        let decide = step(move |v| v.admit(operator, now));
        let room_for = Some(operator);
        let change = Change { visit, key: Some(key), permitted: receives, decide, room_for };
        match self.change(ctx, change).await {
            // The index that allows an operator one visit at a time spoke in a race that no retry can win.
            Err(crate::AppError::Internal(StoreError::Conflict)) => {
                let busy = self.busy_with_another(ctx, operator, visit).await?;
                Ok(busy.unwrap_or(Move::refused(Reason::Busy, None)))
            }
            moved => moved,
        }
    }

    async fn busy_with_another(&self, ctx: &Ctx, operator: PersonId, visit: VisitId) -> Result<Option<Move>> {
        let tx = self.store().begin_read(ctx).await?;
        let current = tx.lookup_visit_received_by(operator).await?;
        Ok(current.filter(|c| c.visit.id != visit).map(|c| Move::refused(Reason::Busy, Some(c))))
    }

    /// The visit that the caller has called or is receiving.
    pub async fn current_visit(&self, ctx: &Ctx) -> Result<Option<VisitRecord>> {
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_visit_received_by(operator(ctx)?).await?)
    }

    /// Says no, with a reason that the visitor reads.
    pub async fn decline(&self, ctx: &Ctx, visit: VisitId, message: Option<&str>, key: Key) -> Result<Move> {
        operator(ctx)?;
        let Ok(message) = input::lines("message", message, input::MESSAGE_MAX) else {
            return Ok(Move::refused(Reason::UnreadableMessage, None));
        };
        let now = ctx.now;
        let decide = move |record: &mut VisitRecord| {
            record.message.clone_from(&message);
            record.visit.clone().decline(now)
        };
        self.change(ctx, Change { visit, key: Some(key), permitted: receives, decide, room_for: None }).await
    }

    /// Puts a visit back into the queue, at its rank, with a word that the visitor reads there.
    pub async fn hold(&self, ctx: &Ctx, visit: VisitId, message: Option<&str>, key: Key) -> Result<Move> {
        let said = match talk::said(Some(operator(ctx)?), message) {
            Ok(said) => said,
            Err(reason) => return Ok(Move::refused(reason, None)),
        };
        let decide = step(domain::Visit::hold);
        let change = Change { visit, key: Some(key), permitted: receives, decide, room_for: None };
        self.change_saying(ctx, change, said).await
    }

    /// Says goodbye.
    pub async fn end_visit(&self, ctx: &Ctx, visit: VisitId, key: Key) -> Result<Move> {
        operator(ctx)?;
        let now = ctx.now;
        let decide = step(move |v| v.end(now));
        self.change(ctx, Change { visit, key: Some(key), permitted: receives, decide, room_for: None }).await
    }
}

/// The person who acts. Whether they may is decided with the visit at hand.
pub(crate) fn operator(ctx: &Ctx) -> Result<PersonId> {
    Ok(ctx.staff.as_ref().ok_or(access::Denied::Unauthenticated)?.id)
}
