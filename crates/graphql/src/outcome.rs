//! What became of a mutation: one type for each way in which it can end.

use std::sync::Arc;

use app::{Broadcast, DoorView, Invalid, KnockOutcome as Knocking, Move, Problem, Reason, VisitRecord};
use async_graphql::{Enum, ID, SimpleObject, Union};
use domain::{Refusal, room::NoRoom};

use crate::objects::{Office, Visit};

/// What became of a knock.
#[derive(Union)]
pub enum KnockOutcome {
    /// The visitor waits.
    Knocked(Knocked),
    /// This browser already has a visit in this comune.
    AlreadyWaiting(AlreadyWaiting),
    /// The door takes no knocks now.
    DoorClosed(DoorClosed),
    /// As many wait as one door can bear.
    QueueFull(QueueFull),
    /// More knocks than are taken from one address.
    TooManyKnocks(TooManyKnocks),
    /// Something that was written cannot be taken.
    InvalidInput(InvalidInput),
    /// There is no such door here.
    OfficeNotFound(OfficeNotFound),
}

/// The visitor waits.
#[derive(SimpleObject)]
pub struct Knocked {
    visit: Visit,
}

/// This browser already has a visit in this comune.
#[derive(SimpleObject)]
pub struct AlreadyWaiting {
    visit: Visit,
}

impl AlreadyWaiting {
    pub const fn new(visit: Visit) -> Self {
        Self { visit }
    }
}

/// The door takes no knocks now.
#[derive(SimpleObject)]
pub struct DoorClosed {
    office: Office,
}

/// As many wait as one door can bear.
#[derive(SimpleObject)]
pub struct QueueFull {
    office: Office,
}

/// More knocks than are taken from one address.
#[derive(SimpleObject)]
pub struct TooManyKnocks {
    retry_after_s: u64,
}

impl From<u64> for TooManyKnocks {
    fn from(retry_after_s: u64) -> Self {
        Self { retry_after_s }
    }
}

/// There is no such door here.
#[derive(SimpleObject)]
pub struct OfficeNotFound {
    office_id: ID,
}

impl OfficeNotFound {
    /// No door of this id.
    pub const fn new(office_id: ID) -> Self {
        Self { office_id }
    }
}

/// Something that was written cannot be taken.
#[derive(SimpleObject)]
pub struct InvalidInput {
    /// The name of the input field.
    field: String,
    problem: InputProblem,
    /// With `TOO_LONG`: how many characters are taken.
    limit: Option<usize>,
}

/// What is wrong with a field.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum InputProblem {
    /// Too many characters.
    TooLong,
    /// Characters that are not text.
    ControlCharacters,
    /// An instant that has passed.
    InThePast,
    /// Nothing, where something is needed.
    Empty,
    /// Not an address of the web.
    NotAUrl,
    /// Not an address of electronic mail.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a fiscal code: a character is wrong, or missing.
    NotAFiscalCode,
    /// Not lower-case letters, digits and hyphens, at most 63.
    NotASlug,
    /// Not the name of a host.
    NotAHost,
    /// A day that no year has.
    NotADate,
    /// Not a colour of the form `#rrggbb`.
    NotAColour,
    /// A colour that cannot be read on white.
    LowContrast,
    /// Beyond what is possible.
    OutOfRange,
    /// A language twice, or none.
    Languages,
    /// Not a picture of a kind that is taken.
    NotAPicture,
    /// The platform has no relay for calls.
    NoRelay,
}

impl From<Invalid> for InvalidInput {
    fn from(invalid: Invalid) -> Self {
        let (problem, limit) = match invalid.problem {
            Problem::TooLong(limit) => (InputProblem::TooLong, Some(limit)),
            Problem::ControlCharacters => (InputProblem::ControlCharacters, None),
            Problem::InThePast => (InputProblem::InThePast, None),
            Problem::Empty => (InputProblem::Empty, None),
            Problem::NotAUrl => (InputProblem::NotAUrl, None),
            Problem::NotAnEmail => (InputProblem::NotAnEmail, None),
            Problem::NotAPhone => (InputProblem::NotAPhone, None),
            Problem::NotAFiscalCode => (InputProblem::NotAFiscalCode, None),
            Problem::NotASlug => (InputProblem::NotASlug, None),
            Problem::NotAHost => (InputProblem::NotAHost, None),
            Problem::NotADate => (InputProblem::NotADate, None),
            Problem::NotAColour => (InputProblem::NotAColour, None),
            Problem::LowContrast => (InputProblem::LowContrast, None),
            Problem::OutOfRange => (InputProblem::OutOfRange, None),
            Problem::Languages => (InputProblem::Languages, None),
            Problem::NotAPicture => (InputProblem::NotAPicture, None),
            Problem::NoRelay => (InputProblem::NoRelay, None),
        };
        Self { field: invalid.field.to_owned(), problem, limit }
    }
}

impl KnockOutcome {
    /// With the position of the visit, where there is one.
    pub fn new(outcome: Knocking, office_id: ID, position: Option<usize>) -> Self {
        let visit = |record: VisitRecord| Visit::new(Arc::new(record), position);
        match outcome {
            Knocking::Knocked(record) => Self::Knocked(Knocked { visit: visit(record) }),
            Knocking::AlreadyWaiting(record) => Self::AlreadyWaiting(AlreadyWaiting { visit: visit(record) }),
            Knocking::DoorClosed(door) => Self::DoorClosed(DoorClosed { office: Office(door) }),
            Knocking::QueueFull(door) => Self::QueueFull(QueueFull { office: Office(door) }),
            Knocking::Invalid(invalid) => Self::InvalidInput(invalid.into()),
            Knocking::OfficeNotFound => Self::OfficeNotFound(OfficeNotFound::new(office_id)),
        }
    }
}

/// What became of a step in a visit.
#[derive(Union)]
pub enum MoveOutcome {
    /// It was taken.
    Moved(Moved),
    /// It was not, and nothing changed.
    Refused(Refused),
}

/// A step that was taken.
#[derive(SimpleObject)]
pub struct Moved {
    visit: Visit,
}

/// A step that was not taken.
#[derive(SimpleObject)]
pub struct Refused {
    reason: RefusalReason,
    /// As it stands now, where it exists and the caller may see it.
    visit: Option<Visit>,
}

/// Why a step was not taken.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// There is no such visit here.
    NotFound,
    /// A colleague was faster.
    AlreadyTaken,
    /// The visit is over.
    AlreadyEnded,
    /// The step needs a visit that was called.
    NotCalled,
    /// The step needs a visit that waits.
    NotWaiting,
    /// Nobody waits.
    QueueEmpty,
    /// The operator is receiving somebody else.
    Busy,
    /// This idempotency key was used for something else.
    KeyReused,
    /// What was written is too long, or is not text.
    UnreadableMessage,
    /// Nothing was written.
    EmptyMessage,
    /// A visit has no more than 50 messages.
    TooManyMessages,
    /// A visitor writes no more than 8 messages in a minute.
    TooFast,
    /// A colleague has changed the notes since the caller read them: `visit` has them as they are.
    NotesChanged,
    /// Whoever waits is away.
    NobodyPresent,
    /// None of the office's rooms is the operator's.
    NoRoom,
    /// All rooms of the operator are taken.
    RoomsFull,
}

impl From<Reason> for RefusalReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::NotFound => Self::NotFound,
            Reason::QueueEmpty => Self::QueueEmpty,
            Reason::Busy => Self::Busy,
            Reason::KeyReused => Self::KeyReused,
            Reason::UnreadableMessage => Self::UnreadableMessage,
            Reason::EmptyMessage => Self::EmptyMessage,
            Reason::TooManyMessages => Self::TooManyMessages,
            Reason::TooFast => Self::TooFast,
            Reason::NotesChanged => Self::NotesChanged,
            Reason::NobodyPresent => Self::NobodyPresent,
            Reason::NoRoom(NoRoom::None) => Self::NoRoom,
            Reason::NoRoom(NoRoom::Full) => Self::RoomsFull,
            Reason::Rule(Refusal::AlreadyTaken) => Self::AlreadyTaken,
            Reason::Rule(Refusal::AlreadyEnded) => Self::AlreadyEnded,
            Reason::Rule(Refusal::NotCalled) => Self::NotCalled,
            Reason::Rule(Refusal::NotWaiting | Refusal::TooEarly) => Self::NotWaiting,
        }
    }
}

impl From<Move> for MoveOutcome {
    fn from(moved: Move) -> Self {
        let visit = |record: VisitRecord| Visit::new(Arc::new(record), None);
        match moved {
            Move::Moved(record) => Self::Moved(Moved { visit: visit(record) }),
            Move::Refused { reason, visit: record } => {
                Self::Refused(Refused { reason: reason.into(), visit: record.map(visit) })
            }
        }
    }
}

/// What became of a message to all who wait.
#[derive(Union)]
pub enum BroadcastOutcome {
    /// It was sent.
    BroadcastSent(BroadcastSent),
    /// It was not, and nobody reads it.
    BroadcastRefused(BroadcastRefused),
}

/// A message that all who wait read.
#[derive(SimpleObject)]
pub struct BroadcastSent {
    /// How many they are.
    visits: u64,
}

/// A message that was not sent.
#[derive(SimpleObject)]
pub struct BroadcastRefused {
    reason: RefusalReason,
}

impl From<Broadcast> for BroadcastOutcome {
    fn from(outcome: Broadcast) -> Self {
        match outcome {
            Broadcast::Sent(visits) => Self::BroadcastSent(BroadcastSent { visits }),
            Broadcast::Refused(reason) => Self::BroadcastRefused(BroadcastRefused { reason: reason.into() }),
        }
    }
}

/// What became of a sign.
#[derive(Union)]
pub enum DoorOutcome {
    /// It hangs.
    DoorSet(DoorSet),
    /// Something cannot be taken.
    InvalidInput(InvalidInput),
}

/// The sign hangs.
#[derive(SimpleObject)]
pub struct DoorSet {
    office: Office,
}

impl DoorOutcome {
    /// The door with the sign on it.
    pub fn set(door: DoorView) -> Self {
        Self::DoorSet(DoorSet { office: Office(door) })
    }
}
