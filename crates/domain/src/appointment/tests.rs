use chrono::TimeDelta;

use super::{Appointment, AppointmentState, EARLY, LATE, Party, Slot, Unfit};
use crate::{AppointmentId, Instant, OfficeId, VisitId};

fn at(minutes: i64) -> Instant {
    "2026-11-25T09:00:00Z".parse::<Instant>().unwrap() + TimeDelta::minutes(minutes)
}

fn visit() -> VisitId {
    VisitId::new(at(0), [3; 10])
}

/// From 9:00 to 9:20, UTC.
fn booked() -> Appointment {
    let slot = Slot { start: at(0), end: at(20) };
    Appointment::book(AppointmentId::new(at(-600), [1; 10]), OfficeId::new(at(-600), [2; 10]), slot)
}

#[test]
fn a_change_is_told_to_calendars_and_the_arrival_is_not() {
    let later = Slot { start: at(60), end: at(80) };
    let changed = booked().change(later, at(-30)).unwrap();
    assert_eq!((changed.slot(), changed.sequence()), (later, 1));
    let cancelled = changed.clone().cancel(Party::Visitor, at(-20)).unwrap();
    assert_eq!(cancelled.sequence(), 2);
    assert_eq!(cancelled.book_again(at(-10)).unwrap().sequence(), 3);
    assert_eq!(changed.arrive(visit(), at(60)).unwrap().sequence(), 1);
}

#[test]
fn the_lobby_takes_who_is_a_little_early_or_late() {
    let arrive = |now| booked().arrive(visit(), now).map(|it| it.state());
    let second = TimeDelta::seconds(1);
    assert_eq!(arrive(at(0) - EARLY - second), Err(Unfit::TooEarly));
    assert_eq!(arrive(at(0) - EARLY), Ok(AppointmentState::Arrived { visit: visit() }));
    assert_eq!(arrive(at(20) + LATE - second), Ok(AppointmentState::Arrived { visit: visit() }));
    assert_eq!(arrive(at(20) + LATE), Err(Unfit::Over));
}

#[test]
fn what_has_begun_is_neither_moved_nor_booked_again() {
    let slot = booked().slot();
    assert_eq!(booked().change(slot, at(0)), Err(Unfit::Over));
    let cancelled = booked().cancel(Party::Visitor, at(5)).unwrap();
    assert_eq!(cancelled.book_again(at(5)), Err(Unfit::Over));
    assert_eq!(booked().cancel(Party::Office, at(35)), Err(Unfit::Over));
}

#[test]
fn each_state_says_no_in_its_own_words() {
    let before = at(-60);
    let cancelled = booked().cancel(Party::Office, before).unwrap();
    assert_eq!(cancelled.clone().book_again(before), Err(Unfit::Cancelled), "the office meant it");
    assert_eq!(cancelled.clone().arrive(visit(), at(0)), Err(Unfit::Cancelled));
    assert_eq!(cancelled.clone().cancel(Party::Visitor, before), Err(Unfit::Cancelled));
    assert_eq!(cancelled.miss(at(40)), Err(Unfit::Cancelled));

    let arrived = booked().arrive(visit(), at(0)).unwrap();
    assert_eq!(arrived.clone().cancel(Party::Visitor, at(1)), Err(Unfit::Arrived));
    assert_eq!(arrived.clone().change(arrived.slot(), at(1)), Err(Unfit::Arrived));
    assert_eq!(arrived.clone().miss(at(40)), Err(Unfit::Arrived));
    let again = VisitId::new(at(5), [4; 10]);
    assert_eq!(arrived.arrive(again, at(5)).unwrap().state(), AppointmentState::Arrived { visit: again });

    assert_eq!(booked().miss(at(-1)), Err(Unfit::TooEarly));
    let missed = booked().miss(at(0)).unwrap();
    assert_eq!(missed.clone().arrive(visit(), at(10)), Err(Unfit::Over));
    assert!(!missed.holds_slot());
}
