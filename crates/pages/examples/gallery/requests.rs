//! Where nobody is.

use chrono::TimeDelta;
use domain::{
    PersonId, RequestKind,
    request::{RequestOutcome, RequestState},
};
use pages::{Frame, Invitation, LeftRequest, Notice, RequestField, RequestForm, RequestProblem};

use super::{Page, door, hard, morning};

/// The form, what was left, and the invitation, each in every state.
pub fn pages(frame: &Frame<'_>) -> Vec<Page> {
    let lang = frame.site.lang;
    let (open, hard) = (door(lang), hard(lang));
    let form = RequestForm {
        key: "0192",
        kind: RequestKind::CallBack,
        name: "",
        phone: "",
        email: "",
        text: "",
        errors: &[],
        leaves_queue: false,
    };
    let errors = [
        (RequestField::Name, RequestProblem::TooLong),
        (RequestField::Phone, RequestProblem::Missing),
        (RequestField::Email, RequestProblem::Unreadable),
        (RequestField::Text, RequestProblem::TooLong),
    ];
    let typed = RequestForm {
        kind: RequestKind::Message,
        name: "Maria <i>Bianchi</i> مريم",
        phone: "\"><script>alert(1)</script>",
        text: "</textarea><script>alert(1)</script>",
        errors: &errors,
        ..form
    };
    let invitation = |state| pages::invitation(frame, &open, "/ricontatto/abc", state);
    let notice = |notice| pages::notice(frame, &notice);
    vec![
        ("notice-too-many-requests", notice(Notice::TooManyRequests { retry_after_s: 30 })),
        ("notice-open-requests", notice(Notice::OpenRequests { limit: 3 })),
        ("notice-requests-full", notice(Notice::RequestsFull { door: &open })),
        ("request-form", pages::request_form(frame, &open, &form)),
        ("request-form-errors", pages::request_form(frame, &open, &typed)),
        (
            "request-form-waiting",
            pages::request_form(frame, &hard, &RequestForm { leaves_queue: true, ..form }),
        ),
        ("requests", pages::requests(frame, &left())),
        ("requests-none", pages::requests(frame, &[])),
        ("invitation", invitation(Invitation::Good)),
        ("invitation-waiting", invitation(Invitation::Waiting)),
        ("invitation-expired", invitation(Invitation::Expired)),
        ("invitation-over", invitation(Invitation::Over)),
    ]
}

/// One in each state.
fn left() -> Vec<LeftRequest<'static>> {
    let now = morning();
    let left = |n: u8, state| LeftRequest {
        id: format!("0192-{n}"),
        office: "Anagrafe e stato civile",
        kind: RequestKind::CallBack,
        state,
        left_at: now - TimeDelta::days(i64::from(n)),
        tried_at: None,
        invited: false,
        text: Some("Carta d'identità <b>scaduta</b> 🙏"),
        contacts: vec!["+393331234567", "maria@posta.example"],
    };
    let taken = RequestState::Taken { by: PersonId::new(now, [2; 10]) };
    let outcomes = [
        RequestOutcome::Answered,
        RequestOutcome::Unreachable,
        RequestOutcome::NotNeeded,
        RequestOutcome::Withdrawn,
        RequestOutcome::Lapsed,
    ];
    let done = outcomes.map(|outcome| left(6, RequestState::Done { outcome, at: now }));
    let open = RequestState::Open;
    [
        LeftRequest { kind: RequestKind::Message, contacts: vec![], ..left(1, open) },
        left(2, taken),
        LeftRequest { tried_at: Some(now), text: None, ..left(3, open) },
        LeftRequest { invited: true, ..left(4, taken) },
    ]
    .into_iter()
    .chain(done)
    .collect()
}
