//! The register.

use app::manage::{RegisterEntry, Subject};
use async_graphql::{Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};

/// What kind of thing was changed.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSubject {
    /// What the comune says of itself.
    Tenant,
    /// A door.
    Office,
    /// A room.
    Room,
    /// Somebody of the staff.
    Person,
    /// The order of the doors.
    OfficeOrder,
    /// The order of the rooms of an office.
    RoomOrder,
}

/// What was done.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "app::manage::ChangeKind")]
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
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "app::manage::NotUndoable")]
pub enum NotUndoable {
    /// It was.
    UndoneAlready,
    /// The same thing was changed since.
    ChangedSince,
}

/// An entry of the register.
pub struct Change(pub RegisterEntry);

#[Object]
impl Change {
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// Who. Null where it was the platform.
    async fn by(&self) -> Option<&str> {
        self.0.by.as_deref()
    }

    async fn subject(&self) -> ChangeSubject {
        match self.0.subject {
            Subject::Tenant => ChangeSubject::Tenant,
            Subject::Office(_) => ChangeSubject::Office,
            Subject::Room(_) => ChangeSubject::Room,
            Subject::Person(_) => ChangeSubject::Person,
            Subject::OfficeOrder => ChangeSubject::OfficeOrder,
            Subject::RoomOrder(_) => ChangeSubject::RoomOrder,
        }
    }

    /// Which one, where there are several.
    async fn subject_id(&self) -> Option<ID> {
        self.0.subject.id().map(|id| ID(id.to_string()))
    }

    /// As it was called then.
    async fn subject_name(&self) -> &str {
        &self.0.subject_name
    }

    async fn kind(&self) -> ChangeKind {
        self.0.kind.into()
    }

    /// What differs, field by field.
    async fn differences(&self) -> Vec<Difference> {
        let difference = |d: &app::manage::Difference| Difference {
            field: d.field,
            before: d.before.clone(),
            after: d.after.clone(),
        };
        self.0.differences.iter().map(difference).collect()
    }

    /// The change that it takes back.
    async fn undoes(&self) -> Option<ID> {
        self.0.undoes.map(|id| ID(id.to_string()))
    }

    /// Why it cannot be taken back now. Null: it can.
    async fn not_undoable(&self) -> Option<NotUndoable> {
        self.0.not_undoable.map(Into::into)
    }
}

/// A field that differs.
#[derive(SimpleObject)]
pub struct Difference {
    /// Its name in the input.
    field: &'static str,
    /// As people read it.
    before: Option<String>,
    after: Option<String>,
}
