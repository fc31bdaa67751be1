//! What offices publish, as a plan and as text.

use chrono::Weekday::{Mon, Sat, Thu, Tue, Wed};

use super::{
    Change, Exception, Interval, OnHolidays, Plan, Rhythm, Usual, WORKDAYS, by_appointment, closed,
    every_year, in_weeks, interval, on, once, parse, plan, week,
};
use crate::hours::HoursKind;

/// Each plan has one text, and the text gives the plan back.
#[track_caller]
fn both_ways(plan: &Plan, syntax: &str) {
    assert_eq!(plan.to_syntax().as_deref(), Ok(syntax));
    assert_eq!(Plan::read(&parse(syntax)), Some(plan.normalised()), "{syntax}");
}

#[test]
fn several_intervals_a_day() {
    let morning = interval("09:00", "12:30");
    let afternoon = interval("15:00", "17:00");
    let days = [on(&WORKDAYS, &[morning]), on(&[Tue, Thu], &[afternoon])].concat();
    both_ways(
        &plan(vec![week(None, days)], vec![]),
        "Mo,We,Fr 09:00-12:30; Tu,Th 09:00-12:30,15:00-17:00; PH off",
    );
}

#[test]
fn without_a_break() {
    both_ways(
        &plan(vec![week(None, on(&WORKDAYS, &[interval("08:00", "18:00")]))], vec![]),
        "Mo-Fr 08:00-18:00; PH off",
    );
}

#[test]
fn by_appointment_for_an_interval() {
    let open = interval("09:00", "12:00");
    let meet = by_appointment("15:00", "17:00", "su appuntamento");
    both_ways(
        &plan(vec![week(None, on(&[Mon, Thu], &[open, meet]))], vec![]),
        "Mo,Th 09:00-12:00, Mo,Th 15:00-17:00 unknown \"su appuntamento\"; PH off",
    );
}

/// The reference implementation takes a comment alone for `unknown`.
#[test]
fn a_comment_on_an_interval_without_appointment() {
    let pick_up = Interval { comment: Some("solo ritiro".to_owned()), ..interval("09:00", "12:00") };
    both_ways(
        &plan(vec![week(None, on(&[Mon], &[pick_up]))], vec![]),
        "Mo 09:00-12:00 open \"solo ritiro\"; PH off",
    );
}

#[test]
fn alternate_weeks_and_the_first_monday() {
    let every = on(&WORKDAYS, &[interval("09:00", "12:00")]);
    let odd = in_weeks(&Rhythm::OddWeeks, &[Wed, Sat], &[interval("15:00", "17:00")]);
    let even = in_weeks(&Rhythm::EvenWeeks, &[Sat], &[interval("09:00", "10:00")]);
    let first = in_weeks(&Rhythm::OfMonth(vec![-1, 1]), &[Mon], &[interval("15:00", "17:00")]);
    both_ways(
        &plan(vec![week(None, [every, odd, even, first].concat())], vec![]),
        "Mo-Fr 09:00-12:00, week 1-53/2 We,Sa 15:00-17:00, week 2-52/2 Sa 09:00-10:00, \
         Mo[1,-1] 15:00-17:00; PH off",
    );
}

#[test]
fn a_summer_with_its_own_week() {
    let usual = on(&WORKDAYS, &[interval("08:30", "13:30")]);
    let usual = [usual, on(&[Sat], &[interval("09:00", "12:00")])].concat();
    let summer = on(&WORKDAYS, &[interval("08:00", "13:00")]);
    let dates = every_year((6, 15), (9, 15));
    both_ways(
        &plan(vec![week(None, usual), week(Some(dates), summer)], vec![]),
        "Mo-Fr 08:30-13:30; Sa 09:00-12:00; Jun 15-Sep 15 Sa off; Jun 15-Sep 15 Mo-Fr 08:00-13:00; PH off",
    );
}

#[test]
fn a_summer_of_one_year_and_whole_months() {
    let usual = on(&[Mon], &[interval("08:30", "13:30")]);
    let this_year = week(Some(once("2027-07-01", "2027-08-31")), on(&[Mon], &[interval("08:00", "09:00")]));
    let winter = in_weeks(&Rhythm::OfMonth(vec![1]), &[Mon], &[interval("10:00", "11:00")]);
    let winter = week(Some(every_year((11, 1), (2, 29))), winter);
    both_ways(
        &plan(vec![week(None, usual), this_year, winter], vec![]),
        "Mo 08:30-13:30; 2027 Jul 01-2027 Aug 31 Mo 08:00-09:00; \
         Nov-Feb Mo off, Nov-Feb: Mo[1] 10:00-11:00; PH off",
    );
}

#[test]
fn closures_before_holidays_and_openings_after_them() {
    let usual = on(&WORKDAYS, &[interval("09:00", "12:00")]);
    let also = Change::Also(vec![interval("15:00", "17:00")]);
    let instead =
        Change::Instead(vec![by_appointment("11:00", "12:00", "elezioni"), interval("09:00", "10:00")]);
    let exceptions = vec![
        Exception { dates: once("2026-12-07", "2026-12-07"), change: also },
        closed(once("2026-12-24", "2026-12-24"), Some(" Ponte ")),
        Exception { dates: once("2026-12-25", "2026-12-25"), change: instead },
        closed(every_year((12, 27), (1, 5)), None),
        closed(every_year((8, 10), (8, 21)), Some("ferie")),
    ];
    both_ways(
        &plan(vec![week(None, usual)], exceptions),
        "Mo-Fr 09:00-12:00; 2026 Dec 24 off \"Ponte\"; Dec 27-Jan 05 off; Aug 10-21 off \"ferie\"; PH off, \
         2026 Dec 07 15:00-17:00; 2026 Dec 25 09:00-10:00, 2026 Dec 25 11:00-12:00 unknown \"elezioni\"",
    );
}

#[test]
fn an_opening_wins_over_a_holiday_and_over_a_closure() {
    let usual = on(&WORKDAYS, &[interval("09:00", "12:00")]);
    let open =
        |day| Exception { dates: once(day, day), change: Change::Instead(vec![interval("10:00", "11:00")]) };
    let exceptions =
        vec![open("2026-12-25"), open("2026-12-28"), closed(once("2026-12-24", "2026-12-31"), None)];
    let hours = parse(&plan(vec![week(None, usual)], exceptions).to_syntax().unwrap());
    let at = |text: &str| hours.at(text.parse().unwrap()).kind;
    assert_eq!(at("2026-12-25T09:30:00Z"), HoursKind::Open);
    assert_eq!(at("2026-12-28T09:30:00Z"), HoursKind::Open);
    assert_eq!(at("2026-12-28T08:30:00Z"), HoursKind::Closed);
    assert_eq!(at("2026-12-29T09:30:00Z"), HoursKind::Closed);
}

#[test]
fn without_a_week() {
    let of = |usual| Plan { usual, holidays: OnHolidays::AsUsual, exceptions: vec![] };
    both_ways(&of(Usual::Always), "24/7");
    both_ways(&of(Usual::Never { comment: None }), "off");
    let comment = Some("ufficio soppresso".to_owned());
    both_ways(&of(Usual::Never { comment }), "off \"ufficio soppresso\"");
    let comment = Some("su richiesta".to_owned());
    both_ways(&of(Usual::OnRequest { comment: comment.clone() }), "unknown \"su richiesta\"");
    let holidays = OnHolidays::Closed;
    let exceptions = vec![closed(every_year((8, 1), (8, 31)), None)];
    both_ways(
        &Plan { usual: Usual::OnRequest { comment }, holidays, exceptions },
        "unknown \"su richiesta\"; Aug off; PH off",
    );
}

#[test]
fn no_comma_after_always() {
    let change = Change::Also(vec![by_appointment("09:00", "10:00", "collaudo")]);
    let exceptions = vec![Exception { dates: once("2026-12-07", "2026-12-07"), change }];
    both_ways(
        &Plan { usual: Usual::Always, holidays: OnHolidays::AsUsual, exceptions },
        "00:00-24:00, 2026 Dec 07 09:00-10:00 unknown \"collaudo\"",
    );
}

#[test]
fn until_midnight_and_all_day() {
    let sat = on(&[Sat], &[interval("18:00", "24:00")]);
    let mon = on(&[Mon], &[interval("00:00", "24:00")]);
    both_ways(&plan(vec![week(None, [sat, mon].concat())], vec![]), "Mo 00:00-24:00; Sa 18:00-24:00; PH off");
}
