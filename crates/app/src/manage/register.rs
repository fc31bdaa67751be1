//! The register as people read it: who, when, what differs, and whether it can be taken back.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use access::{Action, Ctx};
use domain::{ChangeId, Instant, OfficeId, hours::Calendar};
use store::{ChangeRecord, StoreError, TenantTx};

use super::{
    Difference,
    differences::{Names, differences},
    known,
    state::{self, State, Subject},
};
use crate::{App, Result};

/// At most this many entries at once.
const PAGE_MAX: u64 = 100;

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// Key.
    pub id: ChangeId,
    /// When.
    pub at: Instant,
    /// Who, as colleagues read it. Absent where it was the platform.
    pub by: Option<String>,
    /// What was changed.
    pub subject: Subject,
    /// As it was called then.
    pub subject_name: String,
    /// What was done to it.
    pub kind: ChangeKind,
    /// What differs, field by field.
    pub differences: Vec<Difference>,
    /// The change that it takes back.
    pub undoes: Option<ChangeId>,
    /// Why it cannot be taken back now.
    pub not_undoable: Option<NotUndoable>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was added.
    Added,
    /// It was changed.
    Edited,
    /// It was taken out of use.
    Archived,
    /// It was taken back into use.
    Restored,
    /// Its order was changed.
    Reordered,
}

/// Why a change cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotUndoable {
    /// It was.
    UndoneAlready,
    /// The same thing was changed since.
    ChangedSince,
}

/// A state as the register keeps it.
pub fn json(state: &State) -> serde_json::Value {
    // Our own types cannot fail to be written.
    serde_json::to_value(state).unwrap_or_default()
}

/// What an entry says: of what, from what, to what.
pub fn read(change: &ChangeRecord) -> Result<(Subject, Option<State>, State)> {
    let inconsistent = || StoreError::Inconsistent { table: "changes", row: change.id.to_string() };
    let state = |value: &serde_json::Value| {
        serde_json::from_value::<State>(value.clone()).map_err(|_| inconsistent())
    };
    let subject = Subject::read(&change.subject, change.subject_id).ok_or_else(inconsistent)?;
    Ok((subject, change.before.as_ref().map(state).transpose()?, state(&change.after)?))
}

impl App {
    /// The register from the newest entry on, those before `before`. Who does not manage the comune reads what concerns
    /// the own offices.
    pub async fn register(
        &self,
        ctx: &Ctx,
        before: Option<ChangeId>,
        limit: u64,
    ) -> Result<Vec<RegisterEntry>> {
        known(ctx)?;
        let offices: Vec<OfficeId> = ctx.staff.iter().flat_map(|staff| staff.offices()).collect();
        let concerned = (!ctx.may(Action::Administer)).then_some(offices.as_slice());
        let tx = self.store().begin_read(ctx).await?;
        let before = match before {
            Some(id) => tx.lookup_change(id).await?.map(|change| change.version),
            None => None,
        };
        let changes = tx.list_changes(before, concerned, limit.min(PAGE_MAX)).await?;
        let ids: Vec<_> = changes.iter().map(|change| change.id).collect();
        let undone = tx.list_undone(&ids).await?;
        let names = names(&tx).await?;
        let mut standing = HashMap::new();
        let mut entries = vec![];
        for change in changes {
            let (subject, before, after) = read(&change)?;
            let now = match standing.entry(subject) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    unknown.insert(state::lookup(&tx, subject).await?.map(|standing| standing.state))
                }
            };
            let same = now.as_ref() == Some(&after);
            let not_undoable = match (undone.contains(&change.id), same) {
                (true, _) => Some(NotUndoable::UndoneAlready),
                (false, false) => Some(NotUndoable::ChangedSince),
                (false, true) => None,
            };
            entries.push(RegisterEntry {
                id: change.id,
                at: change.at,
                by: change.by.and_then(|person| names.people.get(&person).cloned()),
                subject,
                subject_name: names.of(subject, &after),
                kind: kind(before.as_ref(), &after),
                differences: differences(before.as_ref(), &after, &names, ctx.lang),
                undoes: change.undoes,
                not_undoable,
            });
        }
        Ok(entries)
    }
}

async fn names(tx: &TenantTx) -> Result<Names> {
    let mut offices: BTreeMap<_, _> =
        tx.list_offices().await?.into_iter().map(|office| (office.id, office.name)).collect();
    offices.extend(tx.list_archived_offices().await?.into_iter().map(|office| (office.id, office.name)));
    let tenant = tx.fetch_tenant().await?;
    Ok(Names {
        offices,
        rooms: tx.list_rooms().await?.into_iter().map(|room| (room.id, room.name)).collect(),
        people: tx.list_people().await?.into_iter().map(|person| (person.id, person.name)).collect(),
        calendar: Calendar::italy(tenant.profile.patron),
        tenant: tenant.name,
    })
}

fn kind(before: Option<&State>, after: &State) -> ChangeKind {
    let in_use = |state: &State| match state {
        State::Office(office) => !office.archived,
        State::Room(room) => !room.archived,
        State::Person(person) => !person.removed,
        _ => true,
    };
    let Some(before) = before else { return ChangeKind::Added };
    match (in_use(before), in_use(after), after) {
        (_, _, State::OfficeOrder { .. } | State::RoomOrder { .. }) => ChangeKind::Reordered,
        (true, false, _) => ChangeKind::Archived,
        (false, true, _) => ChangeKind::Restored,
        _ => ChangeKind::Edited,
    }
}

impl Names {
    /// What a thing was called in this state.
    fn of(&self, subject: Subject, state: &State) -> String {
        match (subject, state) {
            (_, State::Office(office)) => office.name.clone(),
            (_, State::Room(room)) => room.name.clone(),
            (_, State::Person(person)) => person.name.clone(),
            (Subject::RoomOrder(office), _) => self.offices.get(&office).cloned().unwrap_or_default(),
            _ => self.tenant.clone(),
        }
    }
}
