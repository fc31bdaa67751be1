//! The way from a request into the queue: a link that is good for a day.
//!
//! The secret in the link follows from the request, so that a link that is sent twice is the same one. So does the
//! secret of whoever comes by it: on whichever device the link is opened, it is the same visit.

use access::Ctx;
use chrono::TimeDelta;
use domain::{
    Mail, Outcome, RequestId, Visit, VisitId, VisitState, queue,
    request::{INVITATION_LASTS, RequestRefusal, Verdict},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::{Invitation, Key, NewVisit, RequestRecord, StoreError, TenantTx, VisitRecord};

use super::{
    Change, RequestMove,
    office::{receives, signed_in},
};
use crate::{
    App, Board, DoorView, Result, knock::Secret, letters::Letters, live::RequestsAnnouncement,
    moves::retrying,
};

/// In this time nobody is written to twice.
const BETWEEN_LETTERS: TimeDelta = TimeDelta::minutes(1);

/// What became of an invitation.
#[derive(Debug)]
pub struct Invited {
    /// The request, or why there is no invitation.
    pub moved: RequestMove,
    /// What stands in the link.
    pub secret: Option<Secret>,
    /// It is on its way by e-mail.
    pub mailed: bool,
}

/// Whether an invitation can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// It can.
    Good,
    /// It was, and the visit is not over.
    Waiting,
    /// Its time has passed.
    Expired,
    /// The office has received or answered the visitor, or the visitor took the request back.
    Over,
}

/// An invitation as its holder sees it.
#[derive(Debug, Clone)]
pub struct InvitationView {
    /// Of which request.
    pub record: RequestRecord,
    /// At whose door.
    pub door: DoorView,
    /// Whether it can be used.
    pub state: InvitationState,
}

/// What became of using an invitation.
#[derive(Debug)]
pub enum Accepted {
    /// The visitor waits, and is known by this secret from now on.
    Entered(Box<VisitRecord>, Secret),
    /// This browser waits already, for something else.
    AlreadyWaiting(Box<VisitRecord>),
    /// As many wait as the door can bear.
    QueueFull(Box<DoorView>),
    /// It cannot be used.
    Unusable(Box<InvitationView>),
    /// There is no such invitation here.
    Unknown,
}

impl App {
    /// An operator invites whoever left a request into the queue. The same link again is good for another day.
    pub async fn invite_requester(&self, ctx: &Ctx, request: RequestId) -> Result<Invited> {
        let by = signed_in(ctx)?;
        let secret = self.derive(ctx, "invitation", request.uuid().as_bytes());
        let (now, hash, board) = (ctx.now, secret.hash(), self.board(ctx).await?);
        let letter = |record: &RequestRecord| self.invitation_letter(&board, record, &secret);
        let decide = |record: &mut RequestRecord| {
            if record.request.is_done() {
                return Err(RequestRefusal::AlreadyDone);
            }
            // Who invites sees to it, unless a colleague does.
            if let Ok(taken) = record.request.clone().take(by) {
                record.request = taken;
            }
            let before = record.invitation;
            record.invitation = Some(Invitation { at: now, hash, visit: before.and_then(|it| it.visit) });
            // A second click, or a retry after a lost answer: the letter is on its way.
            let just_sent = before.is_some_and(|it| now < it.at + BETWEEN_LETTERS);
            Ok(if just_sent { None } else { letter(record) })
        };
        let moved =
            self.change_request(ctx, Change { request, seen: None, permitted: receives, decide }).await?;
        let (mailed, made) = match &moved {
            RequestMove::Moved(record) => (letter(record).is_some(), true),
            RequestMove::Refused { .. } => (false, false),
        };
        Ok(Invited { moved, secret: made.then_some(secret), mailed })
    }

    /// What is written to whoever left an address. `None` where there is none, or nothing can be sent.
    fn invitation_letter(&self, board: &Board, record: &RequestRecord, secret: &Secret) -> Option<Mail> {
        let to = record.words.email.as_deref().filter(|_| self.mail_enabled())?;
        let office = &board.door(record.request.office_id)?.office;
        let (lang, tenant) = (record.lang, &board.tenant);
        let link = self.page_url(tenant, &format!("/ricontatto/{}?lang={}", secret.expose(), lang.tag()));
        let name = office.name_in(lang).unwrap_or(&office.name);
        let values = [("office", name), ("comune", tenant.name_in(lang)), ("link", &link)];
        Some(Letters::of(lang).invitation.fill(to, &values))
    }

    /// An invitation, for whoever holds its secret. `None` where there is none, or its door is gone.
    pub async fn look_at_invitation(&self, ctx: &Ctx, secret: &Secret) -> Result<Option<InvitationView>> {
        let board = self.board(ctx).await?;
        let tx = self.store().begin_read(ctx).await?;
        let Some(record) = tx.lookup_invited(secret.hash()).await? else { return Ok(None) };
        let Some(door) = board.door(record.request.office_id).cloned() else { return Ok(None) };
        let state = judge(&record, visit_of(&tx, &record).await?.as_ref(), ctx);
        Ok(Some(InvitationView { record, door, state }))
    }

    /// Whoever holds the secret of an invitation comes into the queue, at the rank of the request, whatever the hours
    /// of the door say.
    pub async fn accept_invitation(&self, ctx: &Ctx, secret: &Secret) -> Result<Accepted> {
        let Some(view) = self.look_at_invitation(ctx, secret).await? else { return Ok(Accepted::Unknown) };
        let own = self.derive(ctx, "invited", secret.expose().as_bytes());
        retrying(|| self.try_accept(ctx, secret, &own, &view)).await
    }

    async fn try_accept(
        &self,
        ctx: &Ctx,
        secret: &Secret,
        own: &Secret,
        seen: &InvitationView,
    ) -> std::result::Result<Accepted, StoreError> {
        let office = seen.record.request.office_id;
        let tx = self.store().begin(ctx).await?;
        let turn = tx.take_turn(office, self.due(ctx)).await?;
        // Read with the turn: of two presses one makes the visit, and the other finds it.
        let Some(mut record) = tx.lookup_invited(secret.hash()).await? else { return Ok(Accepted::Unknown) };
        let before = visit_of(&tx, &record).await?;
        let state = judge(&record, before.as_ref(), ctx);
        match (state, before) {
            (InvitationState::Waiting, Some(visit)) => {
                return Ok(Accepted::Entered(Box::new(visit), own.clone()));
            }
            (InvitationState::Good, _) => {}
            _ => return Ok(Accepted::Unusable(Box::new(InvitationView { record, state, ..seen.clone() }))),
        }
        if let Some(elsewhere) = live_visit(&tx, ctx).await? {
            return Ok(Accepted::AlreadyWaiting(Box::new(elsewhere)));
        }
        if tx.count_waiting_at(office).await? >= queue::CAPACITY as u64 {
            return Ok(Accepted::QueueFull(Box::new(seen.door.clone())));
        }
        let (_queue, _requests) =
            (self.hub().announce(ctx.tenant, office), self.hub().announce_requests(ctx.tenant, office));
        let rank_at = match record.visit {
            // Who gave up a place for the request has it back.
            Some(given_up) => tx.lookup_visit(given_up).await?.map(|given_up| given_up.visit.rank_at),
            None => None,
        };
        let (now, rank_at) = (self.now(), rank_at.unwrap_or(record.request.created_at));
        let step = Visit::knock(VisitId::new(now, self.entropy()), office, rank_at, now);
        let (name, reason) = (record.words.name.clone(), record.words.text.clone());
        let new = NewVisit { name, reason, place: None, holder: own.hash(), called_back: true };
        let visit = tx.log_knock(turn, step, &new, &Key::from_random(self.random())).await?;
        let requests_turn = tx.take_requests_turn(office).await?;
        record.invitation = record.invitation.map(|it| Invitation { visit: Some(visit.visit.id), ..it });
        record.holder = Some(own.hash());
        tx.update_request(record, requests_turn).await?;
        if let Some(before) = ctx.visitor {
            tx.rehold_requests(before, own.hash()).await?;
        }
        tx.commit().await?;
        Ok(Accepted::Entered(Box::new(visit), own.clone()))
    }

    /// Whoever came by invitation and has been received is answered: nobody has to say so by hand.
    pub(crate) async fn answered(
        &self,
        ctx: &Ctx,
        tx: &TenantTx,
        visit: &VisitRecord,
    ) -> std::result::Result<Option<RequestsAnnouncement>, StoreError> {
        if !visit.called_back || visit.visit.received_at().is_none() || !visit.visit.is_ended() {
            return Ok(None);
        }
        let Some(found) = tx.lookup_request_of_visit(visit.visit.id).await? else { return Ok(None) };
        let office = found.request.office_id;
        let turn = tx.take_requests_turn(office).await?;
        // Read again: until the turn came, somebody may have said so by hand.
        let Some(mut record) = tx.lookup_request_of_visit(visit.visit.id).await? else { return Ok(None) };
        let Ok(done) = record.request.clone().close(Verdict::Answered, ctx.now) else { return Ok(None) };
        record.request = done;
        tx.update_request(record, turn).await?;
        Ok(Some(self.hub().announce_requests(ctx.tenant, office)))
    }

    /// A secret that follows from something of this comune, and that nobody else can compute.
    fn derive(&self, ctx: &Ctx, purpose: &str, of: &[u8]) -> Secret {
        // HMAC takes a key of any length: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.settings().secret_key) else {
            return self.new_secret();
        };
        mac.update(purpose.as_bytes());
        mac.update(ctx.tenant.uuid().as_bytes());
        mac.update(of);
        Secret::of(&mac.finalize().into_bytes())
    }
}

/// The visit that last came of an invitation.
async fn visit_of(
    tx: &TenantTx,
    record: &RequestRecord,
) -> std::result::Result<Option<VisitRecord>, StoreError> {
    match record.invitation.and_then(|invitation| invitation.visit) {
        Some(visit) => tx.lookup_visit(visit).await,
        None => Ok(None),
    }
}

/// The visit of this browser that is not over.
async fn live_visit(tx: &TenantTx, ctx: &Ctx) -> std::result::Result<Option<VisitRecord>, StoreError> {
    let Some(holder) = ctx.visitor else { return Ok(None) };
    Ok(tx.lookup_visit_of(holder, ctx.now).await?.filter(|live| !live.visit.is_ended()))
}

/// A visit that came to nothing leaves the invitation good: whoever closed the page by mistake comes in again.
fn judge(record: &RequestRecord, visit: Option<&VisitRecord>, ctx: &Ctx) -> InvitationState {
    let Some(Invitation { at: invited_at, .. }) = record.invitation else { return InvitationState::Over };
    match visit.map(|visit| visit.visit.state()) {
        Some(VisitState::Waiting | VisitState::Called { .. } | VisitState::InRoom { .. }) => {
            InvitationState::Waiting
        }
        _ if record.request.is_done() => InvitationState::Over,
        Some(VisitState::Ended { outcome: Outcome::Served | Outcome::Declined, at }) if at >= invited_at => {
            InvitationState::Over
        }
        _ if ctx.now >= invited_at + INVITATION_LASTS => InvitationState::Expired,
        _ => InvitationState::Good,
    }
}
