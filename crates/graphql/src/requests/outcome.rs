//! What became of a mutation of requests.

use app::{DoorView, Invited, LeaveOutcome, RequestMove, RequestReason};
use async_graphql::{Enum, ID, SimpleObject, Union};
use domain::request::{OPEN_PER_VISITOR, RequestRefusal};

use super::Request;
use crate::{
    objects::Office,
    outcome::{InvalidInput, OfficeNotFound},
};

/// What became of a request that was to be left.
#[derive(Union)]
pub enum LeaveRequestOutcome {
    /// It is kept.
    RequestLeft(RequestLeft),
    /// The visitor wanted to give up a place in the queue, and is being called at this moment.
    BeingCalled(BeingCalled),
    /// As many requests of this browser wait as are taken.
    TooManyRequests(TooManyRequests),
    /// As many requests wait at this door as it can bear.
    RequestsFull(RequestsFull),
    /// This door takes no requests.
    RequestsNotTaken(RequestsNotTaken),
    /// More requests than are taken from one address.
    TooOften(TooOften),
    /// Something that was written cannot be taken: the first such field.
    InvalidInput(InvalidInput),
    /// There is no such door here.
    OfficeNotFound(OfficeNotFound),
}

/// It is kept.
#[derive(SimpleObject)]
pub struct RequestLeft {
    request: Request,
}

/// The visitor is being called at this moment.
#[derive(SimpleObject)]
pub struct BeingCalled {
    office_id: ID,
}

/// As many requests of this browser wait as are taken.
#[derive(SimpleObject)]
pub struct TooManyRequests {
    limit: u64,
}

/// As many requests wait at this door as it can bear.
#[derive(SimpleObject)]
pub struct RequestsFull {
    office: Office,
}

/// This door takes no requests.
#[derive(SimpleObject)]
pub struct RequestsNotTaken {
    office: Office,
}

/// More than is taken from one address, or of one comune.
#[derive(SimpleObject)]
pub struct TooOften {
    pub retry_after_s: u64,
}

impl LeaveRequestOutcome {
    /// The address may try again after so many seconds.
    pub const fn too_often(retry_after_s: u64) -> Self {
        Self::TooOften(TooOften { retry_after_s })
    }

    /// What became of a request at `door`.
    pub fn new(outcome: LeaveOutcome, office_id: ID, door: Option<DoorView>) -> Self {
        let not_found = |office_id| Self::OfficeNotFound(OfficeNotFound::new(office_id));
        match (outcome, door) {
            (LeaveOutcome::Left(record), _) => {
                Self::RequestLeft(RequestLeft { request: Request::from(*record) })
            }
            (LeaveOutcome::BeingCalled, _) => Self::BeingCalled(BeingCalled { office_id }),
            (LeaveOutcome::TooMany, _) => Self::TooManyRequests(TooManyRequests { limit: OPEN_PER_VISITOR }),
            (LeaveOutcome::Full, Some(door)) => Self::RequestsFull(RequestsFull { office: Office(door) }),
            (LeaveOutcome::NotTaken, Some(door)) => {
                Self::RequestsNotTaken(RequestsNotTaken { office: Office(door) })
            }
            (LeaveOutcome::Invalid(invalid), _) => match invalid.first() {
                Some(first) => Self::InvalidInput((*first).into()),
                None => not_found(office_id),
            },
            (LeaveOutcome::OfficeNotFound, _) | (_, None) => not_found(office_id),
        }
    }
}

/// What became of a step in a request.
#[derive(Union)]
pub enum RequestMoveOutcome {
    /// It was taken.
    RequestMoved(RequestMoved),
    /// It was not, and nothing changed.
    RequestRefused(RequestRefused),
}

/// A step that was taken.
#[derive(SimpleObject)]
pub struct RequestMoved {
    request: Request,
}

/// A step that was not taken.
#[derive(SimpleObject)]
pub struct RequestRefused {
    reason: RequestRefusalReason,
    /// As it stands now, where it exists and the caller may see it.
    request: Option<Request>,
}

/// Why a step was not taken.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum RequestRefusalReason {
    /// There is no such request here.
    NotFound,
    /// Somebody changed it meanwhile.
    Stale,
    /// A colleague sees to it.
    AlreadyTaken,
    /// It is over.
    AlreadyDone,
    /// The visitor took it back.
    Withdrawn,
    /// There is nothing that could be taken back.
    StillOpen,
    /// Nobody has tried to reach the visitor yet.
    NotTried,
    /// The note is too long, or is not text.
    UnreadableNote,
}

impl From<RequestReason> for RequestRefusalReason {
    fn from(reason: RequestReason) -> Self {
        match reason {
            RequestReason::NotFound => Self::NotFound,
            RequestReason::Stale => Self::Stale,
            RequestReason::Invalid(_) => Self::UnreadableNote,
            RequestReason::Rule(RequestRefusal::AlreadyTaken) => Self::AlreadyTaken,
            RequestReason::Rule(RequestRefusal::AlreadyDone) => Self::AlreadyDone,
            RequestReason::Rule(RequestRefusal::Withdrawn) => Self::Withdrawn,
            RequestReason::Rule(RequestRefusal::StillOpen) => Self::StillOpen,
            RequestReason::Rule(RequestRefusal::NotTried) => Self::NotTried,
        }
    }
}

impl From<RequestMove> for RequestMoveOutcome {
    fn from(moved: RequestMove) -> Self {
        match moved {
            RequestMove::Moved(record) => Self::RequestMoved(RequestMoved { request: record.into() }),
            RequestMove::Refused { reason, request } => Self::RequestRefused(refused(reason, request)),
        }
    }
}

fn refused(reason: RequestReason, request: Option<app::RequestRecord>) -> RequestRefused {
    RequestRefused { reason: reason.into(), request: request.map(Request::from) }
}

/// What became of an invitation.
#[derive(Union)]
pub enum InviteOutcome {
    /// The visitor can come.
    RequesterInvited(RequesterInvited),
    /// Not invited, and nothing changed.
    RequestRefused(RequestRefused),
}

/// The visitor can come into the queue for 24 hours.
#[derive(SimpleObject)]
pub struct RequesterInvited {
    request: Request,
    /// Where, at the host of the comune. Whoever knows it can come: it is given to nobody but the visitor.
    path: String,
    /// It is on its way by e-mail. Otherwise it has to be passed on.
    mailed: bool,
}

impl From<Invited> for InviteOutcome {
    fn from(invited: Invited) -> Self {
        let Invited { moved, secret, mailed } = invited;
        match (moved, secret) {
            (RequestMove::Moved(record), Some(secret)) => Self::RequesterInvited(RequesterInvited {
                request: record.into(),
                path: format!("/ricontatto/{}", secret.expose()),
                mailed,
            }),
            (RequestMove::Moved(record), None) => {
                Self::RequestRefused(refused(RequestReason::NotFound, Some(record)))
            }
            (RequestMove::Refused { reason, request }, _) => Self::RequestRefused(refused(reason, request)),
        }
    }
}
