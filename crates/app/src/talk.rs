//! What visitor and office write to each other before they talk, and what staff notes for itself.

use access::{Action, Ctx};
use domain::{Instant, OfficeId, Party, PersonId, Visit, VisitId, message};
use sha2::{Digest, Sha256};
use store::{Key, Message, Said, StoreError, TenantTx, VisitRecord};

use crate::{
    App, Move, Reason, Result, input,
    moves::{Change, replay, retrying, step},
    receive::{is_waiting, operator, receives},
    visitor::holds,
};

/// What became of a message to all who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broadcast {
    /// It was sent to this many. None wait where it is 0.
    Sent(u64),
    /// It was not.
    Refused(Reason),
}

/// The key of a message that a form sends: of the form and of the text. Whoever goes back to a form that was sent, and
/// writes something else in it, writes another message.
#[must_use]
pub fn letter_key(form: &Key, text: &str) -> Key {
    let digest = Sha256::new().chain_update(form.as_str()).chain_update([0]).chain_update(text).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Key::from_random(bytes)
}

/// A message, cleaned; none where nothing was written. `author` is who of the office, otherwise the visitor.
pub(crate) fn said(
    author: Option<PersonId>,
    text: Option<&str>,
) -> std::result::Result<Option<Said>, Reason> {
    match input::lines("message", text, message::TEXT_MAX) {
        Ok(text) => Ok(text.map(|text| Said { text, author })),
        Err(_) => Err(Reason::UnreadableMessage),
    }
}

/// A message that must be one.
fn something(author: Option<PersonId>, text: &str) -> std::result::Result<Said, Reason> {
    said(author, Some(text))?.ok_or(Reason::EmptyMessage)
}

/// Counts a message among those of its visit, in the visit's turn. Otherwise says why it is one too many.
pub(crate) async fn count(
    tx: &TenantTx,
    now: Instant,
    record: &mut VisitRecord,
    said: Option<&Said>,
) -> std::result::Result<Option<Reason>, StoreError> {
    let Some(said) = said else { return Ok(None) };
    if record.messages >= message::MESSAGES_MAX {
        return Ok(Some(Reason::TooManyMessages));
    }
    if said.author.is_none() && usize::from(record.messages) >= message::AT_A_PACE {
        let known = tx.list_messages([record.visit.id]).await?.remove(&record.visit.id).unwrap_or_default();
        let since = now - message::PACE;
        let recent = known.iter().filter(|known| known.by == Party::Visitor && known.at > since);
        if recent.count() >= message::AT_A_PACE {
            return Ok(Some(Reason::TooFast));
        }
    }
    record.messages += 1;
    Ok(None)
}

/// Keeps a message that was counted.
pub(crate) async fn keep(
    tx: &TenantTx,
    record: &VisitRecord,
    said: Option<&Said>,
    key: Option<&Key>,
) -> std::result::Result<(), StoreError> {
    match said {
        Some(said) => tx.add_message(record, said, key).await,
        None => Ok(()),
    }
}

impl App {
    /// The office writes to a visitor: at most [`message::TEXT_MAX`] characters.
    pub async fn send_message(&self, ctx: &Ctx, visit: VisitId, text: &str, key: Key) -> Result<Move> {
        self.pass_on(ctx, visit, receives, something(Some(operator(ctx)?), text), key).await
    }

    /// The visitor writes to the office: at most [`message::TEXT_MAX`] characters.
    pub async fn write_to_office(&self, ctx: &Ctx, text: &str, key: Key) -> Result<Move> {
        let Some(mine) = self.my_visit(ctx).await? else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        self.pass_on(ctx, mine.record.visit.id, holds, something(None, text), key).await
    }

    async fn pass_on(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        permitted: fn(&Ctx, &VisitRecord) -> bool,
        said: std::result::Result<Said, Reason>,
        key: Key,
    ) -> Result<Move> {
        let said = match said {
            Ok(said) => said,
            Err(reason) => return Ok(Move::refused(reason, None)),
        };
        let decide = step(Visit::write);
        let change = Change { visit, key: Some(key), permitted, decide, room_for: None };
        self.change_saying(ctx, change, Some(said)).await
    }

    /// The messages of a visit: to its visitor, and to the staff of its office.
    pub async fn messages(&self, ctx: &Ctx, record: &VisitRecord) -> Result<Vec<Message>> {
        let visit = &record.visit;
        if record.messages == 0 || !(holds(ctx, record) || ctx.may(Action::SeeQueue(visit.office_id))) {
            return Ok(vec![]);
        }
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.list_messages([visit.id]).await?.remove(&visit.id).unwrap_or_default())
    }

    /// The office writes the same to everybody who waits at a door, in one transaction.
    pub async fn broadcast(&self, ctx: &Ctx, office: OfficeId, text: &str, key: Key) -> Result<Broadcast> {
        ctx.demand(Action::Receive(office))?;
        match something(Some(operator(ctx)?), text) {
            Ok(said) => retrying(|| self.try_broadcast(ctx, office, &said, &key)).await,
            Err(reason) => Ok(Broadcast::Refused(reason)),
        }
    }

    async fn try_broadcast(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        said: &Said,
        key: &Key,
    ) -> std::result::Result<Broadcast, StoreError> {
        let tx = self.store().begin(ctx).await?;
        tx.hold_queue(office).await?;
        // With the turn in hand: the same message may have come twice at once.
        if let Some(logged) = tx.lookup_logged(key).await? {
            let same = logged.office_id == office && logged.kind == domain::VisitEventKind::Wrote;
            return Ok(if same {
                Broadcast::Sent(tx.count_messages(key).await?)
            } else {
                Broadcast::Refused(Reason::KeyReused)
            });
        }
        let mut waiting = tx.list_live_visits(office).await?;
        waiting.retain(|record| is_waiting(record) && record.messages < message::MESSAGES_MAX);
        // The queue takes no more than `queue::CAPACITY`.
        let turns = u16::try_from(waiting.len()).unwrap_or(u16::MAX);
        if turns == 0 {
            return Ok(Broadcast::Sent(0));
        }
        let _announce = self.hub().announce(ctx.tenant, office);
        let last = tx.take_turns(office, self.due(ctx), turns).await?;
        tx.log_message_to_all(last, &waiting, said, key).await?;
        tx.commit().await?;
        Ok(Broadcast::Sent(turns.into()))
    }

    /// Staff notes something of a visit, over the notes that the caller had `seen`. If they are others by now, nothing is
    /// written: the caller reads them first.
    pub async fn set_notes(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        notes: Option<&str>,
        seen: Option<&str>,
        key: Key,
    ) -> Result<Move> {
        operator(ctx)?;
        let Ok(notes) = input::lines("notes", notes, message::NOTES_MAX) else {
            return Ok(Move::refused(Reason::UnreadableMessage, None));
        };
        retrying(|| self.try_set_notes(ctx, visit, notes.as_deref(), seen, &key)).await
    }

    async fn try_set_notes(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        notes: Option<&str>,
        seen: Option<&str>,
        key: &Key,
    ) -> std::result::Result<Move, StoreError> {
        let tx = self.store().begin(ctx).await?;
        let Some(found) = tx.lookup_visit(visit).await?.filter(|found| receives(ctx, found)) else {
            return Ok(Move::refused(Reason::NotFound, None));
        };
        let office = found.visit.office_id;
        let turn = tx.take_turn(office, self.due(ctx)).await?;
        let stands = tx.lookup_visit(visit).await?.filter(|r| r.visit.office_id == office);
        let mut record = stands.ok_or(StoreError::Conflict)?;
        if let Some(replayed) = replay(&tx, ctx, key, visit, receives).await? {
            return Ok(replayed);
        }
        if record.notes.as_deref() != seen.filter(|seen| !seen.is_empty()) {
            return Ok(Move::refused(Reason::NotesChanged, Some(record)));
        }
        let step = match record.visit.clone().write() {
            Ok(step) => step,
            Err(rule) => return Ok(Move::refused(Reason::Rule(rule), Some(record))),
        };
        record.notes = notes.map(str::to_owned);
        let _announce = self.hub().announce(ctx.tenant, office);
        let record = tx.log_step(turn, step, record, Some(key)).await?;
        tx.commit().await?;
        Ok(Move::Moved(record))
    }
}
