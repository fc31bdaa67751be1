//! A visitor leaves a request, and goes.

use access::{Ctx, SecretHash};
use domain::{
    Office, OfficeId, Outgoing, Request, RequestId, RequestKind, VisitId, VisitState,
    request::{OPEN_PER_OFFICE, OPEN_PER_VISITOR},
};
use store::{Key, NewRequest, RequestRecord, RequestWords, StoreError, TenantTx};

use crate::{App, Board, Invalid, Problem, Result, input, letters::Letters, moves::retrying};

/// A request as it comes in.
#[derive(Debug, Clone)]
pub struct LeaveRequest {
    /// At whose door.
    pub office: OfficeId,
    /// What is asked for.
    pub kind: RequestKind,
    /// May be left out.
    pub name: Option<String>,
    /// One of the two is needed by whoever wants to be called back.
    pub phone: Option<String>,
    /// See [`LeaveRequest::phone`].
    pub email: Option<String>,
    /// Needed in a message.
    pub text: Option<String>,
    /// If the visitor waits at this door, the visit ends with it.
    pub leaves_queue: bool,
    /// A retry with the same key never makes a second request.
    pub key: Key,
}

/// What became of it.
#[derive(Debug)]
pub enum LeaveOutcome {
    /// It is kept.
    Left(Box<RequestRecord>),
    /// The visitor wanted to give up a place in the queue, and is being called at this moment.
    BeingCalled,
    /// As many requests of this browser wait as are taken.
    TooMany,
    /// As many requests wait at this door as it can bear.
    Full,
    /// This door takes no requests.
    NotTaken,
    /// Something that was written cannot be taken: each field once.
    Invalid(Vec<Invalid>),
    /// There is no such door here.
    OfficeNotFound,
}

impl App {
    /// A visitor leaves a request. `ctx.visitor` must be set.
    pub async fn leave_request(&self, ctx: &Ctx, new: LeaveRequest) -> Result<LeaveOutcome> {
        let Some(holder) = ctx.visitor else { return Err(access::Denied::Unauthenticated.into()) };
        let words = match clean(&new) {
            Ok(words) => words,
            Err(invalid) => return Ok(LeaveOutcome::Invalid(invalid)),
        };
        let board = self.board(ctx).await?;
        retrying(|| self.try_leave_request(ctx, &new, &words, holder, &board)).await
    }

    async fn try_leave_request(
        &self,
        ctx: &Ctx,
        new: &LeaveRequest,
        words: &RequestWords,
        holder: SecretHash,
        board: &Board,
    ) -> std::result::Result<LeaveOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        // A retry, a second click, a form that was sent again.
        if let Some(left) = tx.lookup_request_by_key(&new.key).await? {
            let own = left.holder == Some(holder);
            return Ok(if own { LeaveOutcome::Left(Box::new(left)) } else { LeaveOutcome::OfficeNotFound });
        }
        let office = tx.lookup_office(new.office).await?.filter(|office| office.archived_at.is_none());
        let Some(office) = office else { return Ok(LeaveOutcome::OfficeNotFound) };
        if !office.reception.takes_messages {
            return Ok(LeaveOutcome::NotTaken);
        }
        let (_requests, _queue) = (
            self.hub().announce_requests(ctx.tenant, new.office),
            self.hub().announce(ctx.tenant, new.office),
        );
        let turn = tx.take_requests_turn(new.office).await?;
        if tx.count_requests_of(holder).await? >= OPEN_PER_VISITOR {
            return Ok(LeaveOutcome::TooMany);
        }
        if tx.count_requests_at(new.office).await? >= OPEN_PER_OFFICE {
            return Ok(LeaveOutcome::Full);
        }
        let Ok(visit) = self.give_up(ctx, &tx, new, holder).await? else {
            return Ok(LeaveOutcome::BeingCalled);
        };
        let now = self.now();
        let request = Request::leave(RequestId::new(now, self.entropy()), new.office, new.kind, now);
        let (words, lang) = (words.clone(), ctx.lang);
        let left = NewRequest { request, words, lang, holder, visit, key: &new.key };
        let record = tx.add_request(left, turn).await?;
        self.tell_office(&tx, board, &office).await?;
        tx.commit().await?;
        Ok(LeaveOutcome::Left(Box::new(record)))
    }

    /// Writes to the office, where it wants that and nobody of it is connected. Nothing of what was left: a letter passes
    /// through machines that are not ours.
    async fn tell_office(
        &self,
        tx: &TenantTx,
        board: &Board,
        office: &Office,
    ) -> std::result::Result<(), StoreError> {
        let staffed = board.door(office.id).is_some_and(|door| door.state.staffed);
        if staffed || !self.mail_enabled() {
            return Ok(());
        }
        let (lang, link) = (board.tenant.language(), self.page_url(&board.tenant, "/sportello"));
        for to in &office.reception.alert.emails {
            let values = [("office", office.name.as_str()), ("link", link.as_str())];
            let letter = Letters::of(lang).request.fill(to, &values);
            tx.post(self.delivery_id(), Some(office.id), &Outgoing::Mail(letter)).await?;
        }
        Ok(())
    }

    /// Ends the visit of this visitor at this door, if that is wanted and there is one that waits.
    async fn give_up(
        &self,
        ctx: &Ctx,
        tx: &TenantTx,
        new: &LeaveRequest,
        holder: SecretHash,
    ) -> std::result::Result<std::result::Result<Option<VisitId>, BeingCalled>, StoreError> {
        if !new.leaves_queue {
            return Ok(Ok(None));
        }
        let turn = tx.take_turn(new.office, self.due(ctx)).await?;
        let live = tx.lookup_visit_of(holder, ctx.now).await?;
        let Some(live) = live.filter(|live| !live.visit.is_ended() && live.visit.office_id == new.office)
        else {
            return Ok(Ok(None));
        };
        if !matches!(live.visit.state(), VisitState::Waiting) {
            return Ok(Err(BeingCalled));
        }
        let (id, step) = (live.visit.id, live.visit.clone().leave(ctx.now));
        // It waits, and this transaction holds the queue: it can be left.
        let step = step.map_err(|_| StoreError::Conflict)?;
        tx.log_step(turn, step, live, None).await?;
        Ok(Ok(Some(id)))
    }
}

/// Nobody leaves the queue while being called.
struct BeingCalled;

/// What was written, or everything that is wrong with it.
fn clean(new: &LeaveRequest) -> std::result::Result<RequestWords, Vec<Invalid>> {
    let mut problems = vec![];
    let mut keep = |field: std::result::Result<Option<String>, Invalid>| {
        field.unwrap_or_else(|invalid| {
            problems.push(invalid);
            None
        })
    };
    let words = RequestWords {
        name: keep(input::line("name", new.name.as_deref(), input::NAME_MAX)),
        phone: keep(input::phone("phone", new.phone.as_deref())),
        email: keep(input::email("email", new.email.as_deref())),
        text: keep(input::lines("text", new.text.as_deref(), input::REQUEST_MAX)),
    };
    let missing = match new.kind {
        RequestKind::CallBack if words.phone.is_none() && words.email.is_none() => Some("phone"),
        RequestKind::Message if words.text.is_none() => Some("text"),
        _ => None,
    };
    // What could not be read is not missing.
    if let Some(field) = missing
        && !problems
            .iter()
            .any(|invalid| invalid.field == field || (field == "phone" && invalid.field == "email"))
    {
        problems.push(Invalid { field, problem: Problem::Empty });
    }
    if problems.is_empty() { Ok(words) } else { Err(problems) }
}
