//! What a comune sets up: what it says of itself, its doors, rooms and staff.
//!
//! An edit names the revision on which it is based, so that nobody's work is overwritten unseen. Each is entered in the
//! register with what was before and what came after, in the same transaction, and can be taken back as long as nobody
//! has changed the same thing since. The changes of one comune take turns.

mod alerts;
mod crest;
mod differences;
mod hours;
mod offices;
mod overview;
mod people;
mod profile;
mod reception;
mod register;
mod rooms;
mod state;
mod templates;
mod write;

use access::{Action, Ctx};
use domain::{ChangeId, Instant, OfficeId};
use store::{ChangeRecord, TenantTx};
use uuid::Uuid;

pub use alerts::{Alerts, Silence, Trial, Way};
pub use crest::CREST_MAX;
pub use differences::Difference;
pub use hours::{HoursEdit, HoursFault, HoursPreview, PREVIEW_DAYS};
pub use offices::OfficeEdit;
pub use overview::{ManagedOffice, Management};
pub use people::{PersonEdit, hint};
pub use profile::ProfileEdit;
pub use reception::{AppointmentsEdit, ReceptionEdit};
pub use register::{ChangeKind, NotUndoable, RegisterEntry};
pub use rooms::{ProviderEdit, RoomEdit};
pub use state::Subject;
pub use templates::{OfficeTemplate, TEMPLATES};

use self::state::{Standing, State};
use crate::{App, AppError, Invalid, Result};

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Managed {
    /// It is saved.
    Saved {
        /// Its entry in the register; absent where nothing differed.
        change: Option<ChangeId>,
        /// What was changed or added, where there are several.
        subject: Option<Uuid>,
    },
    /// Somebody else was faster; nothing was overwritten.
    Stale {
        /// Who, as colleagues read it. Absent where it was the platform.
        by: Option<String>,
        /// When.
        at: Option<Instant>,
    },
    /// It cannot be.
    Refused(ManageRefusal),
    /// Something that was written cannot be taken.
    Invalid(Invalid),
    /// The hours cannot be used.
    HoursRefused(HoursFault),
}

/// Why a change cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManageRefusal {
    /// What was named does not exist here.
    NotFound,
    /// Another door has this address, be it an archived one.
    SlugTaken,
    /// Somebody else was invited with this fiscal code or address.
    PersonKnown,
    /// Nobody would manage the comune.
    LastAdministrator,
    /// Somebody has changed the same thing since.
    ChangedSince,
    /// It was taken back already.
    UndoneAlready,
    /// There is no such template.
    UnknownTemplate,
    /// Somebody waits at the door, or is being received.
    InUse,
}

/// What is to be done to a thing that exists.
struct Edit<F> {
    subject: Subject,
    /// The revision that the editor had seen; absent for orders, which are replaced whole.
    based_on: Option<i64>,
    /// What it shall be, given what it is.
    decide: F,
}

impl App {
    /// Changes a thing that exists.
    async fn edit<F>(&self, ctx: &Ctx, edit: Edit<F>) -> Result<Managed>
    where
        F: FnOnce(State) -> std::result::Result<State, Managed> + Send,
    {
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        let Some(Standing { state: before, revision, office }) = state::lookup(&tx, edit.subject).await?
        else {
            return Ok(Managed::Refused(ManageRefusal::NotFound));
        };
        ctx.demand(action(edit.subject, office))?;
        if revision.is_some() && edit.based_on != revision {
            return self.stale(&tx, edit.subject).await;
        }
        let after = match (edit.decide)(before.clone()) {
            Ok(after) => after,
            Err(outcome) => return Ok(outcome),
        };
        ctx.demand(demanded(edit.subject, office, Some(&before), &after))?;
        let subject = edit.subject.id();
        if after == before {
            return Ok(Managed::Saved { change: None, subject });
        }
        if let Some(refusal) = write::refusal(&tx, edit.subject, &after).await? {
            return Ok(Managed::Refused(refusal));
        }
        self.write(&tx, ctx.now, edit.subject, &after).await?;
        let entry = Entry { version, subject: edit.subject, office, before: Some(&before), after: &after };
        let change = self.enter(ctx, &tx, entry, None).await?;
        self.finish(ctx, tx, version).await?;
        Ok(Managed::Saved { change: Some(change), subject })
    }

    /// Takes a change back, unless somebody has changed the same thing since. What was added is archived.
    pub async fn undo(&self, ctx: &Ctx, id: ChangeId) -> Result<Managed> {
        known(ctx)?;
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        let Some(change) = tx.lookup_change(id).await? else {
            return Ok(Managed::Refused(ManageRefusal::NotFound));
        };
        let (subject, before, after) = register::read(&change)?;
        ctx.demand(action(subject, change.office))?;
        if !tx.list_undone(&[id]).await?.is_empty() {
            return Ok(Managed::Refused(ManageRefusal::UndoneAlready));
        }
        let standing = state::lookup(&tx, subject).await?;
        if standing.is_none_or(|standing| standing.state != after) {
            return Ok(Managed::Refused(ManageRefusal::ChangedSince));
        }
        let target = before.unwrap_or_else(|| after.clone().archived());
        ctx.demand(demanded(subject, change.office, Some(&after), &target))?;
        if let Some(refusal) = write::refusal(&tx, subject, &target).await? {
            return Ok(Managed::Refused(refusal));
        }
        self.write(&tx, ctx.now, subject, &target).await?;
        let entry = Entry { version, subject, office: change.office, before: Some(&after), after: &target };
        let undone = self.enter(ctx, &tx, entry, Some(id)).await?;
        self.finish(ctx, tx, version).await?;
        Ok(Managed::Saved { change: Some(undone), subject: subject.id() })
    }

    /// Enters a change in the register.
    async fn enter(
        &self,
        ctx: &Ctx,
        tx: &TenantTx,
        entry: Entry<'_>,
        undoes: Option<ChangeId>,
    ) -> Result<ChangeId> {
        let id = ChangeId::new(ctx.now, self.entropy());
        let record = ChangeRecord {
            id,
            version: entry.version,
            at: ctx.now,
            by: ctx.staff.as_ref().map(|staff| staff.id),
            subject: entry.subject.code().to_owned(),
            subject_id: entry.subject.id(),
            office: entry.office,
            before: entry.before.map(register::json),
            after: register::json(entry.after),
            undoes,
        };
        tx.add_change(&record).await?;
        Ok(id)
    }

    /// Makes the change true, and waits until the doors of this process show it.
    async fn finish(&self, ctx: &Ctx, tx: TenantTx, version: i64) -> Result<()> {
        let announce = self.hub().announce_set_up(ctx.tenant);
        tx.commit().await?;
        drop(announce);
        self.hub().board_reached(ctx.tenant, version).await;
        Ok(())
    }

    async fn stale(&self, tx: &TenantTx, subject: Subject) -> Result<Managed> {
        let last = tx.lookup_last_change(subject.code(), subject.id()).await?;
        let by = match last.as_ref().and_then(|change| change.by) {
            Some(person) => tx.lookup_person_name(person).await?,
            None => None,
        };
        Ok(Managed::Stale { by, at: last.map(|change| change.at) })
    }
}

/// What the register is told.
struct Entry<'a> {
    version: i64,
    subject: Subject,
    office: Option<OfficeId>,
    before: Option<&'a State>,
    after: &'a State,
}

/// What one must be allowed to change a thing.
fn action(subject: Subject, office: Option<OfficeId>) -> Action {
    match (subject, office) {
        (Subject::Office(_) | Subject::Room(_) | Subject::RoomOrder(_), Some(office)) => {
            Action::SetUpOffice(office)
        }
        _ => Action::Administer,
    }
}

/// The same, given what is to become of it: which doors there are is decided for the whole comune.
fn demanded(subject: Subject, office: Option<OfficeId>, before: Option<&State>, after: &State) -> Action {
    let shown = |state: &State| match state {
        State::Office(office) => Some(!office.archived),
        _ => None,
    };
    if shown(after) == before.and_then(shown) { action(subject, office) } else { Action::Administer }
}

/// Nobody learns from a refusal what exists before it is known who asks.
fn known(ctx: &Ctx) -> Result<()> {
    if ctx.staff.is_some() { Ok(()) } else { Err(AppError::Denied(access::Denied::Unauthenticated)) }
}

impl State {
    /// The same, taken out of use.
    fn archived(self) -> Self {
        self.in_use(false)
    }

    /// The same, in use or out of it. Whoever comes back is invited anew, with roles.
    fn in_use(self, used: bool) -> Self {
        let archived = !used;
        match self {
            Self::Office(office) => Self::Office(state::OfficeState { archived, ..office }),
            Self::Room(room) => Self::Room(state::RoomState { archived, ..room }),
            Self::Person(person) if archived => Self::Person(person.removed()),
            other => other,
        }
    }
}
