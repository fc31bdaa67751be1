//! The page of an appointment: for whoever has its link.

use askama::Template;
use domain::{Appointment, AppointmentState, Instant, Party, Tenant, appointment::words};

use crate::{DoorView, Frame, Site, render, texts::Texts};

/// Why what was asked for could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentProblem {
    /// It is too early to enter the lobby.
    TooEarly,
    /// Too late for that.
    Over,
    /// Nobody is received at this moment.
    DoorClosed,
    /// The visitor waits in another browser.
    WaitingElsewhere,
    /// Somebody else has taken the time.
    SlotGone,
    /// The visitor has been received, or the office has cancelled.
    Settled,
}

/// An appointment as its visitor sees it.
#[derive(Debug, Clone, Copy)]
pub struct AppointmentView<'a> {
    /// The appointment.
    pub appointment: &'a Appointment,
    /// In the address: `/appuntamento/<token>`.
    pub token: &'a str,
    /// Where the visitor is written to; `None` where no letters are sent.
    pub mailed_to: Option<&'a str>,
    /// What the office wrote when it cancelled.
    pub message: Option<&'a str>,
    /// Why what was asked for could not be done.
    pub problem: Option<AppointmentProblem>,
    /// The visit that this appointment has become is not over.
    pub waiting: bool,
    /// The instant of the request.
    pub now: Instant,
}

/// What the page is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// It will take place.
    Coming,
    /// The lobby can be entered.
    Now,
    /// The visitor waits, or is received.
    Arrived,
    /// The visitor was there.
    Done,
    /// Its time has passed.
    Over,
    /// The visitor has cancelled it.
    Cancelled,
    /// The office has.
    CalledOff,
}

impl AppointmentView<'_> {
    fn phase(&self) -> Phase {
        let entering = self.appointment.opens_at() <= self.now && self.now < self.appointment.closes_at();
        match self.appointment.state() {
            AppointmentState::Cancelled { by: Party::Visitor } => Phase::Cancelled,
            AppointmentState::Cancelled { by: Party::Office } => Phase::CalledOff,
            AppointmentState::Missed => Phase::Over,
            AppointmentState::Arrived { .. } if self.waiting => Phase::Arrived,
            AppointmentState::Arrived { .. } if !entering => Phase::Done,
            _ if entering => Phase::Now,
            _ if self.now < self.appointment.opens_at() => Phase::Coming,
            _ => Phase::Over,
        }
    }

    fn path(&self, page: &str) -> String {
        format!("/appuntamento/{}{page}", self.token)
    }
}

#[derive(Template)]
#[template(path = "appointment.html", whitespace = "minimize")]
struct OwnPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    door: &'a DoorView,
    v: &'a AppointmentView<'a>,
    title: &'static str,
    phase: Phase,
    when: String,
    problem: Option<&'static str>,
}

impl OwnPage<'_> {
    fn opens(&self) -> String {
        words::time(self.v.appointment.opens_at(), self.s.lang)
    }

    fn closes(&self) -> String {
        words::time(self.v.appointment.closes_at(), self.s.lang)
    }

    fn is_shut(&self) -> bool {
        self.v.problem == Some(AppointmentProblem::DoorClosed)
    }

    /// It has not begun: it can be moved, or booked again.
    fn is_ahead(&self) -> bool {
        self.v.now < self.v.appointment.slot().start
    }
}

/// What is booked, and what one can do with it.
#[must_use]
pub fn appointment(frame: &Frame<'_>, door: &DoorView, view: &AppointmentView<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let phase = view.phase();
    render(&OwnPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: view.path(""),
        door,
        v: view,
        title: match phase {
            Phase::Cancelled | Phase::CalledOff => t.appointment_cancelled_title,
            Phase::Over => t.appointment_over_title,
            Phase::Coming | Phase::Now | Phase::Arrived | Phase::Done => t.appointment_title,
        },
        phase,
        when: view.appointment.slot().text(frame.site.lang),
        problem: view.problem.map(|problem| match problem {
            AppointmentProblem::TooEarly => t.appointment_too_early,
            AppointmentProblem::Over => t.appointment_too_late,
            AppointmentProblem::DoorClosed => t.appointment_door_closed,
            AppointmentProblem::WaitingElsewhere => t.appointment_elsewhere,
            AppointmentProblem::SlotGone => t.booking_gone,
            AppointmentProblem::Settled => t.appointment_settled,
        }),
    })
}

/// What is to be confirmed.
#[derive(Debug, Clone, Copy)]
pub enum Confirmation {
    /// To cancel.
    Cancel,
    /// To move to another time.
    Move(domain::appointment::Slot),
}

#[derive(Template)]
#[template(path = "appointment_confirm.html", whitespace = "minimize")]
struct ConfirmPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    door: &'a DoorView,
    title: &'static str,
    when: String,
    to: Option<(String, String)>,
    yes: &'static str,
    back: String,
}

/// Asks before something is done.
#[must_use]
pub fn confirm_appointment(
    frame: &Frame<'_>,
    door: &DoorView,
    view: &AppointmentView<'_>,
    what: Confirmation,
) -> String {
    let t = Texts::of(frame.site.lang);
    let (title, yes, path) = match what {
        Confirmation::Cancel => (t.appointment_cancel_title, t.appointment_cancel_yes, view.path("/annulla")),
        Confirmation::Move(_) => (t.appointment_move_ask, t.appointment_move_yes, view.path("/cambia")),
    };
    let to = match what {
        Confirmation::Cancel => None,
        Confirmation::Move(slot) => {
            let machine = slot.start.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
            Some((slot.text(frame.site.lang), machine))
        }
    };
    render(&ConfirmPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path,
        door,
        title,
        when: view.appointment.slot().text(frame.site.lang),
        to,
        yes,
        back: view.path(""),
    })
}
