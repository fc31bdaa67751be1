use chrono::Weekday::{Mon, Tue};

use super::{
    Change, Dates, Exception, Interval, Plan, Rhythm, closed, date, every_year, in_weeks, interval, on, once,
    plan, week,
};
use crate::hours::plan::{PlanFault, PlanPlace, PlanProblem};

#[track_caller]
fn only_problem(plan: &Plan, place: PlanPlace, fault: PlanFault) {
    let problem = PlanProblem { place, fault };
    assert_eq!(plan.problems(date("2026-11-23")), [problem]);
    if fault != PlanFault::Past {
        assert_eq!(plan.to_syntax(), Err(problem));
    }
}

fn with_exception(dates: Dates, change: Change) -> Plan {
    let usual = week(None, on(&[Mon], &[interval("09:00", "12:00")]));
    plan(vec![usual], vec![Exception { dates, change }])
}

fn off() -> Change {
    Change::Closed { comment: None }
}

#[test]
fn an_interval_in_the_week() {
    let of = |intervals: &[Interval]| plan(vec![week(None, on(&[Mon], intervals))], vec![]);
    let place = |interval| PlanPlace::WeekInterval { week: 0, interval };
    only_problem(&of(&[interval("12:00", "09:00")]), place(0), PlanFault::Reversed);
    only_problem(&of(&[interval("09:00", "09:00")]), place(0), PlanFault::Empty);
    let overlapping = [interval("09:00", "12:00"), interval("15:00", "16:00"), interval("11:59", "13:00")];
    only_problem(&of(&overlapping), place(2), PlanFault::Overlaps { with: 0 });
    let touching = [interval("09:00", "12:00"), interval("12:00", "13:00")];
    assert_eq!(of(&touching).problems(date("2026-11-23")), []);
    only_problem(&of(&[]), PlanPlace::Week { week: 0 }, PlanFault::NoIntervals);
    only_problem(&plan(vec![], vec![]), PlanPlace::Usual, PlanFault::NoIntervals);
}

#[test]
fn intervals_that_meet_in_some_weeks_only() {
    let meet = |one: Rhythm, other: Rhythm| {
        let of = |rhythm| in_weeks(&rhythm, &[Mon], &[interval("09:00", "12:00")]);
        let week = week(None, [of(one), of(other)].concat());
        plan(vec![week], vec![]).to_syntax().is_err()
    };
    let of_month = |nths: &[i8]| Rhythm::OfMonth(nths.to_vec());
    assert!(!meet(Rhythm::OddWeeks, Rhythm::EvenWeeks));
    assert!(meet(Rhythm::OddWeeks, Rhythm::EveryWeek));
    assert!(meet(Rhythm::OddWeeks, of_month(&[1])));
    assert!(!meet(of_month(&[1, 3]), of_month(&[2, 4])));
    assert!(meet(of_month(&[4]), of_month(&[-1])));
    assert!(meet(of_month(&[5]), of_month(&[-1])));
    assert!(meet(of_month(&[-3]), of_month(&[3])));
    assert!(!meet(of_month(&[1]), of_month(&[-1])));
}

#[test]
fn weeks_of_a_month_that_there_are_not() {
    let of = |nths| {
        plan(
            vec![week(None, in_weeks(&Rhythm::OfMonth(nths), &[Mon], &[interval("09:00", "12:00")]))],
            vec![],
        )
    };
    for nths in [vec![], vec![0], vec![6], vec![1, -6], vec![i8::MIN]] {
        only_problem(&of(nths), PlanPlace::WeekInterval { week: 0, interval: 0 }, PlanFault::NoSuchWeek);
    }
}

#[test]
fn a_week_that_never_holds() {
    let morning = || on(&[Tue], &[interval("09:00", "12:00")]);
    let summer = week(Some(every_year((6, 15), (9, 15))), morning());
    let always = week(None, morning());
    let replaced = PlanFault::Replaced { by: 1 };
    let first = PlanPlace::Week { week: 0 };
    only_problem(&plan(vec![summer.clone(), always.clone()], vec![]), first, replaced);
    only_problem(&plan(vec![summer.clone(), summer.clone()], vec![]), first, replaced);
    assert!(plan(vec![always, summer], vec![]).to_syntax().is_ok());
}

#[test]
fn dates_of_an_exception() {
    let place = PlanPlace::Exception { exception: 0 };
    for (dates, fault) in [
        (once("2026-12-24", "2026-12-23"), PlanFault::DatesReversed),
        (once("2026-11-01", "2026-11-22"), PlanFault::Past),
        (once("2071-01-01", "2071-01-01"), PlanFault::YearOutOfRange),
        (every_year((2, 29), (2, 29)), PlanFault::LeapDay),
        (every_year((2, 15), (2, 29)), PlanFault::LeapDay),
        (every_year((2, 30), (3, 1)), PlanFault::NoSuchDay),
        (every_year((13, 1), (3, 1)), PlanFault::NoSuchDay),
        (every_year((0, 0), (3, 1)), PlanFault::NoSuchDay),
    ] {
        only_problem(&with_exception(dates, off()), place, fault);
    }
    for dates in [
        once("2026-11-23", "2026-11-23"),
        once("2026-11-01", "2026-11-23"),
        once("2028-02-29", "2028-02-29"),
        every_year((12, 24), (1, 6)),
        every_year((2, 1), (2, 29)),
    ] {
        assert_eq!(with_exception(dates, off()).problems(date("2026-11-23")), [], "{dates:?}");
    }
}

#[test]
fn what_is_over_can_be_left_out() {
    let over = with_exception(once("2026-11-22", "2026-11-22"), off());
    let kept = with_exception(once("2026-11-22", "2026-11-23"), off());
    assert_eq!(over.without_past(date("2026-11-23")).exceptions, []);
    assert_eq!(kept.without_past(date("2026-11-23")), kept);
}

#[test]
fn intervals_of_an_exception() {
    let dates = once("2026-12-07", "2026-12-07");
    let place = PlanPlace::ExceptionInterval { exception: 0, interval: 1 };
    let intervals = vec![interval("09:00", "12:00"), interval("10:00", "11:00")];
    only_problem(&with_exception(dates, Change::Also(intervals)), place, PlanFault::Overlaps { with: 0 });
    let none = with_exception(dates, Change::Instead(vec![]));
    only_problem(&none, PlanPlace::Exception { exception: 0 }, PlanFault::NoIntervals);

    let mut twice = with_exception(dates, Change::Also(vec![interval("09:00", "12:00")]));
    twice.exceptions.push(Exception { dates, change: Change::Instead(vec![interval("15:00", "16:00")]) });
    let place = PlanPlace::Exception { exception: 1 };
    only_problem(&twice, place, PlanFault::SameDates { with: 0 });
    twice.exceptions[1] = closed(dates, None);
    assert_eq!(twice.problems(date("2026-11-23")), []);
}

#[test]
fn comments() {
    let of = |comment: &str| {
        with_exception(once("2026-12-07", "2026-12-07"), Change::Closed { comment: Some(comment.to_owned()) })
    };
    let place = PlanPlace::Exception { exception: 0 };
    only_problem(&of(&"x".repeat(101)), place, PlanFault::CommentTooLong);
    for comment in ["il \"ponte\"", "due\nrighe", "zero\0", "gira\u{202E}to"] {
        only_problem(&of(comment), place, PlanFault::CommentCharacters);
    }
    for comment in ["x".repeat(100), " ".repeat(500), "l’ufficio; chiuso".to_owned(), "مغلق".to_owned()]
    {
        assert_eq!(of(&comment).problems(date("2026-11-23")), [], "{comment}");
    }
}
