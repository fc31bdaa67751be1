//! Handing a visitor on to another office.

use access::Ctx;
use domain::{OfficeId, Refusal, VisitId, message};
use store::{Key, Logged, Said, StoreError, TenantTx, VisitRecord};

use crate::{
    App, Move, Reason, Result, input,
    moves::{ordered, retrying},
    receive::{operator, receives},
    talk,
};

/// A transfer as it comes in.
#[derive(Debug, Clone, Copy)]
pub struct Transfer<'a> {
    /// Whose visit.
    pub visit: VisitId,
    /// To whom.
    pub to: OfficeId,
    /// What the colleagues there should know; it is added to the notes.
    pub note: Option<&'a str>,
    /// What the visitor reads.
    pub message: Option<&'a str>,
}

/// A transfer whose words were cleaned.
struct Cleaned {
    visit: VisitId,
    to: OfficeId,
    note: Option<String>,
    said: Option<Said>,
    key: Key,
}

impl App {
    /// Puts a visit into another office's queue, at its rank, with all that was written.
    pub async fn transfer(&self, ctx: &Ctx, transfer: Transfer<'_>, key: Key) -> Result<Move> {
        let operator = operator(ctx)?;
        let Ok(note) = input::lines("note", transfer.note, message::NOTES_MAX) else {
            return Ok(Move::refused(Reason::UnreadableMessage, None));
        };
        let said = match talk::said(Some(operator), transfer.message) {
            Ok(said) => said,
            Err(reason) => return Ok(Move::refused(reason, None)),
        };
        let cleaned = Cleaned { visit: transfer.visit, to: transfer.to, note, said, key };
        let moved = retrying(|| self.try_transfer(ctx, &cleaned)).await?;
        if let Move::Moved(record) = &moved {
            self.after(ctx, record);
        }
        Ok(moved)
    }

    async fn try_transfer(&self, ctx: &Ctx, transfer: &Cleaned) -> std::result::Result<Move, StoreError> {
        let tx = self.store().begin(ctx).await?;
        // The visit before the key: if the same message, come twice at once, has just moved it, the key is there, too.
        let found = tx.lookup_visit(transfer.visit).await?.filter(|found| receives(ctx, found));
        if let Some(logged) = tx.lookup_logged(&transfer.key).await? {
            return replayed(&tx, ctx, transfer, &logged).await;
        }
        let (Some(found), Some(_)) = (found, tx.lookup_office(transfer.to).await?) else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        let (from, to) = (found.visit.office_id, transfer.to);
        if from == to {
            return Ok(Move::refused(Reason::Rule(Refusal::NotWaiting), Some(found)));
        }
        let [first, second] = ordered(from, to);
        let first = tx.take_turn(first, self.due(ctx)).await?;
        let second = tx.take_turn(second, self.due(ctx)).await?;
        let (leaving, joining) = if from <= to { (first, second) } else { (second, first) };
        let mut record = tx
            .lookup_visit(transfer.visit)
            .await?
            .filter(|r| r.visit.office_id == from)
            .ok_or(StoreError::Conflict)?;
        let step = match record.visit.clone().transfer(to) {
            Ok(step) => step,
            Err(rule) => return Ok(Move::refused(Reason::Rule(rule), Some(record))),
        };
        if let Some(reason) = write_down(&tx, ctx, &mut record, transfer).await? {
            return Ok(Move::refused(reason, Some(found)));
        }
        let _announce = [self.hub().announce(ctx.tenant, from), self.hub().announce(ctx.tenant, to)];
        tx.log_departure(leaving, &record).await?;
        // Where it stands in the other queue has nothing to do with when it came to this one.
        record.place = None;
        let record = tx.log_step(joining, step, record, Some(&transfer.key)).await?;
        talk::keep(&tx, &record, transfer.said.as_ref(), Some(&transfer.key)).await?;
        tx.commit().await?;
        Ok(Move::Moved(record))
    }
}

/// Adds the note to the notes, and counts the message. Otherwise says why not.
async fn write_down(
    tx: &TenantTx,
    ctx: &Ctx,
    record: &mut VisitRecord,
    transfer: &Cleaned,
) -> std::result::Result<Option<Reason>, StoreError> {
    if let (Some(note), Some(staff)) = (&transfer.note, &ctx.staff) {
        let notes = message::noted(record.notes.as_deref(), &staff.name, note);
        if notes.chars().count() > message::NOTES_MAX {
            return Ok(Some(Reason::UnreadableMessage));
        }
        record.notes = Some(notes);
    }
    talk::count(tx, ctx.now, record, transfer.said.as_ref()).await
}

/// The answer to a key that was used before. Whoever transferred may no longer see the visit, so it is the office that
/// it left which counts.
async fn replayed(
    tx: &TenantTx,
    ctx: &Ctx,
    transfer: &Cleaned,
    logged: &Logged,
) -> std::result::Result<Move, StoreError> {
    let same = logged.visit_id == transfer.visit && logged.office_id == transfer.to;
    let left = tx.list_offices_left(logged.visit_id).await?;
    let receives_there = left.into_iter().any(|office| ctx.may(access::Action::Receive(office)));
    let record = tx.lookup_visit(logged.visit_id).await?;
    Ok(match record.filter(|_| same && receives_there) {
        Some(record) => Move::Moved(record),
        None => Move::refused(Reason::KeyReused, None),
    })
}
