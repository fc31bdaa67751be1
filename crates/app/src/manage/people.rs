//! Staff: invited, edited, removed.

use access::{Action, Ctx};
use domain::{Instant, Lang, OfficeId, PersonId, TenantId};
use store::Person;

use super::{
    Edit, Entry, Managed, known,
    state::{PersonState, State, Subject},
    write,
};
use crate::{App, Invalid, Problem, Result, input};

/// As many people as a comune may invite.
const PEOPLE_MAX: usize = 1_000;

/// Somebody of the staff, as it is typed.
#[derive(Clone)]
pub struct PersonEdit {
    /// As colleagues read it.
    pub name: String,
    /// By which the person is recognised; left out when editing, it stays as it is.
    pub fiscal_code: Option<String>,
    /// Likewise.
    pub email: Option<String>,
    /// Manages the comune.
    pub administers: bool,
    /// Receives here.
    pub offices: Vec<OfficeId>,
}

impl PersonEdit {
    fn read(self) -> std::result::Result<PersonState, Invalid> {
        let mut offices = self.offices;
        offices.sort_unstable();
        offices.dedup();
        Ok(PersonState {
            name: input::required("name", &self.name, input::NAME_MAX)?,
            fiscal_code: input::fiscal_code("fiscalCode", self.fiscal_code.as_deref())?,
            email: input::email("email", self.email.as_deref())?,
            administers: self.administers,
            offices,
            removed: false,
        })
    }
}

/// Without one of the two nobody could be recognised.
const UNRECOGNISABLE: Invalid = Invalid { field: "fiscalCode", problem: Problem::Empty };

/// The end of a fiscal code: enough to recognise whose it is.
#[must_use]
pub fn hint(code: &str) -> String {
    let skipped = code.chars().count().saturating_sub(4);
    format!("…{}", code.chars().skip(skipped).collect::<String>())
}

impl App {
    /// Invites somebody. Who was removed before comes back as the same person.
    pub async fn invite(&self, ctx: &Ctx, edit: PersonEdit) -> Result<Managed> {
        known(ctx)?;
        ctx.demand(Action::Administer)?;
        self.take_in(ctx, edit).await
    }

    /// Invites somebody to manage a comune, on behalf of the platform: a new comune has nobody who could. The register
    /// says that it was the platform.
    pub async fn invite_administrator(&self, tenant: TenantId, edit: PersonEdit) -> Result<Managed> {
        let ctx = Ctx::anonymous(tenant, Lang::default(), self.now());
        self.take_in(&ctx, PersonEdit { administers: true, ..edit }).await
    }

    async fn take_in(&self, ctx: &Ctx, edit: PersonEdit) -> Result<Managed> {
        let state = match edit.read() {
            Ok(state) => state,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        if state.fiscal_code.is_none() && state.email.is_none() {
            return Ok(Managed::Invalid(UNRECOGNISABLE));
        }
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        let people = tx.list_people().await?;
        if people.len() >= PEOPLE_MAX {
            return Ok(Managed::Invalid(Invalid { field: "people", problem: Problem::OutOfRange }));
        }
        let removed = people.iter().find(|person| person.removed_at.is_some() && state.is_of(person));
        let id = removed.map_or_else(|| PersonId::new(ctx.now, self.entropy()), |person| person.id);
        let before = removed.map(|person| State::Person(person.into()));
        let (subject, after) = (Subject::Person(id), State::Person(state.clone()));
        if let Some(refusal) = write::refusal(&tx, subject, &after).await? {
            return Ok(Managed::Refused(refusal));
        }
        if before.is_some() {
            self.write(&tx, ctx.now, subject, &after).await?;
        } else {
            let person = write::over_person(&blank(id, ctx.now), &state, ctx.now);
            tx.add_person(&person, || self.entropy()).await?;
        }
        let entry = Entry { version, subject, office: None, before: before.as_ref(), after: &after };
        let change = self.enter(ctx, &tx, entry, None).await?;
        self.finish(ctx, tx, version).await?;
        Ok(Managed::Saved { change: Some(change), subject: subject.id() })
    }

    /// Changes what somebody may do, or is called.
    pub async fn edit_person(
        &self,
        ctx: &Ctx,
        id: PersonId,
        revision: i64,
        edit: PersonEdit,
    ) -> Result<Managed> {
        known(ctx)?;
        let state = match edit.read() {
            Ok(state) => state,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let decide = |before| {
            let State::Person(before) = before else { return Ok(before) };
            let fiscal_code = state.fiscal_code.clone().or(before.fiscal_code);
            if fiscal_code.is_none() && state.email.is_none() {
                return Err(Managed::Invalid(UNRECOGNISABLE));
            }
            Ok(State::Person(PersonState { fiscal_code, removed: before.removed, ..state }))
        };
        self.edit(ctx, Edit { subject: Subject::Person(id), based_on: Some(revision), decide }).await
    }

    /// Takes somebody's access away, at once and everywhere.
    pub async fn remove_person(&self, ctx: &Ctx, id: PersonId, revision: i64) -> Result<Managed> {
        known(ctx)?;
        let decide = |state: State| Ok(state.archived());
        self.edit(ctx, Edit { subject: Subject::Person(id), based_on: Some(revision), decide }).await
    }
}

/// Somebody of whom nothing is known yet.
const fn blank(id: PersonId, now: Instant) -> Person {
    Person {
        id,
        name: String::new(),
        fiscal_code: None,
        email: None,
        roles: vec![],
        invited_at: now,
        linked_at: None,
        removed_at: None,
        revision: 1,
    }
}
