//! How the words of the domain are written in the database: the same words, in capitals.

use domain::{
    OfficeKind, Outcome, Party, RequestKind, TenantStatus, VisitEventKind, request::RequestOutcome,
};

/// A word with a code.
pub trait Code: Copy + Sized + 'static {
    /// All words and their codes.
    const CODES: &'static [(Self, &'static str)];
}

/// The code of a word.
pub fn code<C: Code + PartialEq>(word: C) -> String {
    C::CODES.iter().find(|(w, _)| *w == word).map(|(_, code)| (*code).to_owned()).unwrap_or_default()
}

/// The word of a code.
pub fn word<C: Code>(code: &str) -> Option<C> {
    C::CODES.iter().find(|(_, c)| *c == code).map(|(word, _)| *word)
}

impl Code for TenantStatus {
    const CODES: &'static [(Self, &'static str)] =
        &[(Self::Active, "ACTIVE"), (Self::Suspended, "SUSPENDED")];
}

impl Code for OfficeKind {
    const CODES: &'static [(Self, &'static str)] =
        &[(Self::Office, "OFFICE"), (Self::Councillor, "COUNCILLOR"), (Self::Mayor, "MAYOR")];
}

impl Code for Outcome {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Served, "SERVED"),
        (Self::Left, "LEFT"),
        (Self::Declined, "DECLINED"),
        (Self::Unserved, "UNSERVED"),
        (Self::NoShow, "NO_SHOW"),
        (Self::Expired, "EXPIRED"),
    ];
}

impl Code for RequestKind {
    const CODES: &'static [(Self, &'static str)] =
        &[(Self::Message, "MESSAGE"), (Self::CallBack, "CALL_BACK")];
}

impl Code for RequestOutcome {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Answered, "ANSWERED"),
        (Self::Unreachable, "UNREACHABLE"),
        (Self::NotNeeded, "NOT_NEEDED"),
        (Self::Withdrawn, "WITHDRAWN"),
        (Self::Lapsed, "LAPSED"),
    ];
}

impl Code for VisitEventKind {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Knocked, "KNOCKED"),
        (Self::Alerted, "ALERTED"),
        (Self::Acknowledged, "ACKNOWLEDGED"),
        (Self::Escalated, "ESCALATED"),
        (Self::Called, "CALLED"),
        (Self::Entered, "ENTERED"),
        (Self::Held, "HELD"),
        (Self::Missed, "MISSED"),
        (Self::TransferredOut, "TRANSFERRED_OUT"),
        (Self::TransferredIn, "TRANSFERRED_IN"),
        (Self::Wrote, "WROTE"),
        (Self::Ended, "ENDED"),
    ];
}

impl Code for Party {
    const CODES: &'static [(Self, &'static str)] = &[(Self::Visitor, "VISITOR"), (Self::Office, "OFFICE")];
}
