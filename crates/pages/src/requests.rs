//! Where nobody is: the form for a message or a call-back, what became of those left, and the way into the queue.

use askama::Template;
use domain::{
    Instant, RequestKind, Tenant,
    request::{RequestOutcome, RequestState},
};

use crate::{DoorView, Frame, KNOCK_NAME_MAX, Site, clock::Moment, render, texts::Texts};

/// How many characters of a text are taken.
pub const REQUEST_TEXT_MAX: usize = 1000;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestField {
    /// The visitor's name.
    Name,
    /// Where to call.
    Phone,
    /// Where to write.
    Email,
    /// What it is about.
    Text,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestProblem {
    /// More characters than are taken.
    TooLong,
    /// Nothing, where something is needed.
    Missing,
    /// Characters that cannot be shown; of a number or an address, that it is none.
    Unreadable,
}

/// The form as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct RequestForm<'a> {
    /// The idempotency key of this request.
    pub key: &'a str,
    /// What was chosen.
    pub kind: RequestKind,
    /// What was typed.
    pub name: &'a str,
    /// What was typed.
    pub phone: &'a str,
    /// What was typed.
    pub email: &'a str,
    /// What was typed.
    pub text: &'a str,
    /// What to correct.
    pub errors: &'a [(RequestField, RequestProblem)],
    /// The visitor waits at this door, and gives up the place by sending the form.
    pub leaves_queue: bool,
}

#[derive(Template)]
#[template(path = "request_form.html", whitespace = "minimize")]
struct RequestFormPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    door: &'a DoorView,
    form: RequestForm<'a>,
    name_error: Option<String>,
    phone_error: Option<String>,
    email_error: Option<String>,
    text_error: Option<String>,
}

impl RequestFormPage<'_> {
    fn wants_call(&self) -> bool {
        self.form.kind == RequestKind::CallBack
    }

    /// Each error with the id of its field.
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let errors = [
            ("name", &self.name_error),
            ("phone", &self.phone_error),
            ("email", &self.email_error),
            ("text", &self.text_error),
        ];
        errors.into_iter().filter_map(|(id, error)| Some((id, error.as_deref()?))).collect()
    }
}

/// The form for a message or a call-back.
#[must_use]
pub fn request_form(frame: &Frame<'_>, door: &DoorView, form: &RequestForm<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let error = |field| {
        let found = form.errors.iter().find(|(of, _)| *of == field);
        found.map(|(field, problem)| sentence(t, *field, *problem))
    };
    render(&RequestFormPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: door.request_path(),
        door,
        form: *form,
        name_error: error(RequestField::Name),
        phone_error: error(RequestField::Phone),
        email_error: error(RequestField::Email),
        text_error: error(RequestField::Text),
    })
}

fn sentence(t: &Texts, field: RequestField, problem: RequestProblem) -> String {
    match (field, problem) {
        (RequestField::Name, RequestProblem::TooLong) => t.knock_name_too_long(KNOCK_NAME_MAX),
        (RequestField::Name, _) => t.knock_name_unreadable.to_owned(),
        (RequestField::Phone, RequestProblem::Missing) => t.request_no_contact.to_owned(),
        (RequestField::Phone, _) => t.request_bad_phone.to_owned(),
        (RequestField::Email, _) => t.request_bad_email.to_owned(),
        (RequestField::Text, RequestProblem::TooLong) => t.request_text_too_long(REQUEST_TEXT_MAX),
        (RequestField::Text, RequestProblem::Missing) => t.request_no_text.to_owned(),
        (RequestField::Text, RequestProblem::Unreadable) => t.request_text_unreadable.to_owned(),
    }
}

/// A request as whoever left it sees it.
#[derive(Debug, Clone)]
pub struct LeftRequest<'a> {
    /// To take it back.
    pub id: String,
    /// The name of the office.
    pub office: &'a str,
    /// What was asked for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// When it was left.
    pub left_at: Instant,
    /// When the office last tried in vain.
    pub tried_at: Option<Instant>,
    /// The office has invited into the queue, and the invitation is good.
    pub invited: bool,
    /// What was written.
    pub text: Option<&'a str>,
    /// Where the office may answer.
    pub contacts: Vec<&'a str>,
}

/// A request in words.
struct Told<'a> {
    request: &'a LeftRequest<'a>,
    title: String,
    left: String,
    state: String,
}

#[derive(Template)]
#[template(path = "requests.html", whitespace = "minimize")]
struct RequestsPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    requests: Vec<Told<'a>>,
}

impl Told<'_> {
    fn is_open(&self) -> bool {
        !matches!(self.request.state, RequestState::Done { .. })
    }
}

/// What this browser has left at the doors of the comune.
#[must_use]
pub fn requests(frame: &Frame<'_>, requests: &[LeftRequest<'_>]) -> String {
    let (t, lang) = (Texts::of(frame.site.lang), frame.site.lang);
    let told = requests.iter().map(|request| {
        let kind = match request.kind {
            RequestKind::Message => t.request_kind_message_left,
            RequestKind::CallBack => t.request_kind_call_back_left,
        };
        let left = Moment::new(request.left_at, lang);
        Told {
            request,
            title: t.request_title_left(kind, request.office),
            left: t.request_left_at(left.date, left.time),
            state: standing(t, frame, request),
        }
    });
    let requests = told.collect();
    render(&RequestsPage { s: frame.site, t, tenant: frame.tenant, path: "/richiesta", requests })
}

/// What the office has done about it.
fn standing(t: &Texts, frame: &Frame<'_>, request: &LeftRequest<'_>) -> String {
    let tried = request.tried_at.map(|at| Moment::new(at, frame.site.lang));
    match (request.state, tried) {
        (RequestState::Done { outcome, .. }, _) => match outcome {
            RequestOutcome::Answered => t.request_answered,
            RequestOutcome::Unreachable => t.request_unreachable,
            RequestOutcome::NotNeeded => t.request_not_needed,
            RequestOutcome::Withdrawn => t.request_withdrawn,
            RequestOutcome::Lapsed => t.request_lapsed,
        }
        .to_owned(),
        _ if request.invited => t.request_invited.to_owned(),
        (RequestState::Taken { .. }, _) => t.request_taken.to_owned(),
        (RequestState::Open, Some(at)) => t.request_tried(at.date, at.time),
        (RequestState::Open, None) => t.request_open.to_owned(),
    }
}

/// Whether an invitation can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invitation {
    /// It can.
    Good,
    /// It was, and the visit is not over.
    Waiting,
    /// Its time has passed.
    Expired,
    /// Its request is over.
    Over,
}

#[derive(Template)]
#[template(path = "invitation.html", whitespace = "minimize")]
struct InvitationPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'a str,
    door: &'a DoorView,
    invitation: Invitation,
}

impl InvitationPage<'_> {
    fn lead(&self) -> &'static str {
        match self.invitation {
            Invitation::Good => self.t.invitation_lead,
            Invitation::Waiting => self.t.invitation_waiting,
            Invitation::Expired => self.t.invitation_expired,
            Invitation::Over => self.t.invitation_over,
        }
    }

    fn is_usable(&self) -> bool {
        matches!(self.invitation, Invitation::Good | Invitation::Waiting)
    }
}

/// The way into the queue at `path`, for whoever was sent its link. Opening it changes nothing: programs that look at
/// letters open links too.
#[must_use]
pub fn invitation(frame: &Frame<'_>, door: &DoorView, path: &str, invitation: Invitation) -> String {
    let t = Texts::of(frame.site.lang);
    render(&InvitationPage { s: frame.site, t, tenant: frame.tenant, path, door, invitation })
}
