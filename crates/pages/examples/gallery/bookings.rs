//! Appointments in every state.

use chrono::TimeDelta;
use domain::{
    Appointment, AppointmentId, OfficeId, Party, VisitId,
    appointment::{Slot, SlotDay},
};
use pages::{
    AppointmentProblem, AppointmentView, BookingField, BookingForm, BookingProblem, BookingRefusal,
    Confirmation, Frame, SlotChoice,
};

use super::{Page, hard, morning};

/// Two days with times, the second with one alone.
fn free() -> Vec<SlotDay> {
    let slot = |day: i64, minutes: i64| {
        let start = morning() + TimeDelta::days(day) + TimeDelta::minutes(minutes);
        Slot { start, end: start + TimeDelta::minutes(20) }
    };
    let date = |day| (morning() + TimeDelta::days(day)).date_naive();
    let many = (0..9).map(|n| slot(1, n * 20)).collect();
    vec![SlotDay { date: date(1), slots: many }, SlotDay { date: date(30), slots: vec![slot(30, 0)] }]
}

fn booked() -> Appointment {
    let slot = free()[0].slots[0];
    Appointment::book(AppointmentId::new(morning(), [1; 10]), OfficeId::new(morning(), [2; 10]), slot)
}

pub fn bookings(frame: &Frame<'_>) -> Vec<Page> {
    let door = hard(frame.site.lang);
    let free = free();
    let choice = SlotChoice {
        path: "/uffici/anagrafe/appuntamento",
        days: &free,
        next: free.last().map(|day| day.date),
        later: false,
        moving: None,
        gone: false,
    };
    let moving = SlotChoice { moving: Some(booked().slot()), gone: true, later: true, ..choice };
    let form = BookingForm {
        key: "k",
        slot: Some(free[0].slots[0]),
        name: "\"><script>alert(1)</script>",
        email: "مريم@example",
        phone: "+39 0733 000000",
        reason: "</textarea><b>",
        mail: true,
        ..BookingForm::default()
    };
    let wrong = [
        (BookingField::Name, BookingProblem::Missing),
        (BookingField::Email, BookingProblem::NotAnEmail),
        (BookingField::Phone, BookingProblem::TooLong),
        (BookingField::Reason, BookingProblem::TooLong),
    ];
    let nothing = [
        (BookingField::Slot, BookingProblem::Missing),
        (BookingField::Name, BookingProblem::TooLong),
        (BookingField::Email, BookingProblem::Missing),
        (BookingField::Reason, BookingProblem::ControlCharacters),
    ];
    let show = |form: BookingForm<'_>| pages::booking_form(frame, &door, &form);
    let refused = |refusal| show(BookingForm { refusal: Some(refusal), mail: false, ..form });
    vec![
        ("booking-slots", pages::booking_slots(frame, &door, &choice)),
        ("booking-none", pages::booking_slots(frame, &door, &SlotChoice { days: &[], next: None, ..choice })),
        ("booking-move", pages::booking_slots(frame, &door, &moving)),
        ("booking-form", show(form)),
        ("booking-wrong", show(BookingForm { errors: &wrong, ..form })),
        ("booking-no-slot", show(BookingForm { errors: &nothing, slot: None, free: &free, ..form })),
        (
            "booking-gone",
            show(BookingForm { refusal: Some(BookingRefusal::SlotGone), slot: None, free: &free, ..form }),
        ),
        (
            "booking-all-gone",
            show(BookingForm { refusal: Some(BookingRefusal::SlotGone), slot: None, ..form }),
        ),
        ("booking-too-many", refused(BookingRefusal::TooMany)),
        ("booking-sent-before", refused(BookingRefusal::KeyReused)),
    ]
}

pub fn appointments(frame: &Frame<'_>) -> Vec<Page> {
    let door = hard(frame.site.lang);
    let coming = booked();
    let view = AppointmentView {
        appointment: &coming,
        token: "token",
        mailed_to: Some("maria.bianchi+مريم@example.it"),
        message: None,
        problem: None,
        waiting: false,
        now: morning(),
    };
    let start = coming.slot().start;
    let visit = VisitId::new(start, [3; 10]);
    let taken = |step: Result<Appointment, _>| step.unwrap_or_else(|_: domain::appointment::Unfit| booked());
    let arrived = taken(booked().arrive(visit, start));
    let cancelled = taken(booked().cancel(Party::Visitor, morning()));
    let called_off = taken(booked().cancel(Party::Office, morning()));
    let missed = taken(booked().miss(start));
    let message = Some("Il funzionario è malato <b>مرحبا</b>.");
    let show = |view: AppointmentView<'_>| pages::appointment(frame, &door, &view);
    let problem = |problem| show(AppointmentView { problem: Some(problem), ..view });
    let later = start + TimeDelta::hours(3);
    vec![
        ("appointment", show(view)),
        ("appointment-unmailed", show(AppointmentView { mailed_to: None, ..view })),
        ("appointment-now", show(AppointmentView { now: start, ..view })),
        (
            "appointment-arrived",
            show(AppointmentView { appointment: &arrived, waiting: true, now: start, ..view }),
        ),
        ("appointment-done", show(AppointmentView { appointment: &arrived, now: later, ..view })),
        ("appointment-cancelled", show(AppointmentView { appointment: &cancelled, ..view })),
        ("appointment-called-off", show(AppointmentView { appointment: &called_off, message, ..view })),
        ("appointment-missed", show(AppointmentView { appointment: &missed, now: later, ..view })),
        ("appointment-too-early", problem(AppointmentProblem::TooEarly)),
        ("appointment-too-late", problem(AppointmentProblem::Over)),
        ("appointment-shut", problem(AppointmentProblem::DoorClosed)),
        ("appointment-elsewhere", problem(AppointmentProblem::WaitingElsewhere)),
        ("appointment-slot-gone", problem(AppointmentProblem::SlotGone)),
        ("appointment-settled", problem(AppointmentProblem::Settled)),
        ("appointment-cancel", pages::confirm_appointment(frame, &door, &view, Confirmation::Cancel)),
        (
            "appointment-move",
            pages::confirm_appointment(frame, &door, &view, Confirmation::Move(free()[1].slots[0])),
        ),
    ]
}
