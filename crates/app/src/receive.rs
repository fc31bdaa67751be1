//! What an operator does with those who wait.

use access::{Action, Ctx};
use domain::{OfficeId, PersonId, VisitId};
use store::{Key, StoreError, VisitRecord};

use crate::{
    App, Move, Reason, Result, input,
    moves::{Change, ordered, retrying, step},
    rooms,
};

/// Staff sees the visits of its own offices; any other is as if it did not exist.
fn receives(ctx: &Ctx, record: &VisitRecord) -> bool {
    ctx.may(Action::Receive(record.visit.office_id))
}

impl App {
    /// Admits the first of the queue.
    pub async fn call_next(&self, ctx: &Ctx, office: OfficeId, key: Key) -> Result<Move> {
        ctx.demand(Action::Receive(office))?;
        let operator = operator(ctx)?;
        let moved = retrying(|| self.try_call_next(ctx, office, operator, &key)).await?;
        if let Move::Moved(record) = &moved {
            self.after(ctx, record);
        }
        Ok(moved)
    }

    async fn try_call_next(
        &self,
        ctx: &Ctx,
        office: OfficeId,
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
        let Some(next) = tx.lookup_next_visit(office).await? else {
            return Ok(Move::refused(Reason::QueueEmpty, None));
        };
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

    /// Puts a visit back into the queue, at its rank.
    pub async fn hold(&self, ctx: &Ctx, visit: VisitId, key: Key) -> Result<Move> {
        operator(ctx)?;
        let decide = step(domain::Visit::hold);
        self.change(ctx, Change { visit, key: Some(key), permitted: receives, decide, room_for: None }).await
    }

    /// Says goodbye.
    pub async fn end_visit(&self, ctx: &Ctx, visit: VisitId, key: Key) -> Result<Move> {
        operator(ctx)?;
        let now = ctx.now;
        let decide = step(move |v| v.end(now));
        self.change(ctx, Change { visit, key: Some(key), permitted: receives, decide, room_for: None }).await
    }

    /// Puts a visit into another office's queue, at its rank.
    pub async fn transfer(&self, ctx: &Ctx, visit: VisitId, to: OfficeId, key: Key) -> Result<Move> {
        operator(ctx)?;
        let moved = retrying(|| self.try_transfer(ctx, visit, to, &key)).await?;
        if let Move::Moved(record) = &moved {
            self.after(ctx, record);
        }
        Ok(moved)
    }

    async fn try_transfer(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        to: OfficeId,
        key: &Key,
    ) -> std::result::Result<Move, StoreError> {
        let tx = self.store().begin(ctx).await?;
        if let Some(logged) = tx.lookup_logged(key).await? {
            let record = tx.lookup_visit(logged.visit_id).await?;
            let same = logged.visit_id == visit && logged.office_id == to;
            return Ok(match record.filter(|_| same) {
                Some(record) => Move::Moved(record),
                None => Move::refused(Reason::KeyReused, None),
            });
        }
        let found = tx.lookup_visit(visit).await?.filter(|found| receives(ctx, found));
        let (Some(found), Some(_)) = (found, tx.lookup_office(to).await?) else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        let from = found.visit.office_id;
        if from == to {
            return Ok(Move::refused(Reason::Rule(domain::Refusal::NotWaiting), Some(found)));
        }
        let [first, second] = ordered(from, to);
        let first = tx.take_turn(first, self.due(ctx)).await?;
        let second = tx.take_turn(second, self.due(ctx)).await?;
        let (leaving, joining) = if from <= to { (first, second) } else { (second, first) };
        let record = tx
            .lookup_visit(visit)
            .await?
            .filter(|r| r.visit.office_id == from)
            .ok_or(StoreError::Conflict)?;
        match record.visit.clone().transfer(to) {
            Err(rule) => Ok(Move::refused(Reason::Rule(rule), Some(record))),
            Ok(step) => {
                let _announce = [self.hub().announce(ctx.tenant, from), self.hub().announce(ctx.tenant, to)];
                tx.log_departure(leaving, &record).await?;
                // Where it stands in the other queue has nothing to do with when it came to this one.
                let record = VisitRecord { place: None, ..record };
                let record = tx.log_step(joining, step, record, Some(key)).await?;
                tx.commit().await?;
                Ok(Move::Moved(record))
            }
        }
    }
}

/// The person who acts. Whether they may is decided with the visit at hand.
fn operator(ctx: &Ctx) -> Result<PersonId> {
    Ok(ctx.staff.as_ref().ok_or(access::Denied::Unauthenticated)?.id)
}
