use super::HoursWarning;
use crate::hours::{Calendar, OpeningHours};

/// In the year from 23 November 2026 on.
fn warnings(syntax: &str) -> Vec<HoursWarning> {
    let hours = OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap();
    hours.warnings("2026-11-23T10:00:00Z".parse().unwrap())
}

#[test]
fn what_is_meant_as_it_is() {
    for syntax in [
        "Mo-Fr 09:00-12:00, Tu,Th 15:00-17:00; PH off",
        "Mo,Th 09:00-12:00; We 15:00-17:00 unknown \"su appuntamento\"; PH off",
        "Mo-Fr 08:30-13:30; Jun 15-Sep 15 Mo-Fr 08:00-13:00; PH off",
        "Mo-Fr 08:30-13:30; Aug 10-21 off; 2020 Dec 24 off; PH off, 2026 Dec 25 10:00-11:00",
        "Mo-Fr 09:00-12:00, week 1-53/2 We 15:00-17:00, Mo[1] 15:00-17:00; PH off",
        "unknown \"su richiesta\"; PH off",
        "Mo-Fr 09:00-18:00; We 09:00-12:00; PH off",
        "unknown \"su richiesta\"",
        "off; 2026 Dec 05 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH 10:00-11:00",
    ] {
        assert_eq!(warnings(syntax), [], "{syntax}");
    }
}

#[test]
fn never() {
    assert_eq!(warnings("off \"ufficio soppresso\""), [HoursWarning::NeverOpens]);
    assert_eq!(warnings("2020 Mo 09:00-12:00; PH off"), [HoursWarning::NeverOpens]);
}

#[test]
fn an_appointment_without_unknown() {
    let rule = "Tu 15:00-17:00 \"Su appuntamento\"".to_owned();
    assert_eq!(
        warnings("Mo 09:00-12:00; Tu 15:00-17:00 \"Su appuntamento\"; PH off"),
        [HoursWarning::AppointmentReadsOpen { rule }]
    );
}

#[test]
fn a_semicolon_that_takes_the_morning_away() {
    let taken =
        |rule: &str, on: &str| HoursWarning::TakesAway { rule: rule.to_owned(), on: on.parse().unwrap() };
    assert_eq!(
        warnings("Mo-Fr 09:00-12:00; Tu 15:00-17:00; PH off"),
        [taken("Tu 15:00-17:00", "2026-11-24")]
    );
    assert_eq!(
        warnings("Mo-Fr 09:00-12:00; Mo[1] 15:00-17:00; PH off"),
        [taken("Mo[1] 15:00-17:00", "2026-12-07")]
    );
}

#[test]
fn a_rule_that_is_wholly_replaced() {
    assert_eq!(
        warnings("Mo 09:00-11:00; Mo-Fr 09:00-12:00; PH off"),
        [HoursWarning::NoEffect { rule: "Mo 09:00-11:00".to_owned() }]
    );
}

#[test]
fn open_on_holidays() {
    let on = |day: &str| HoursWarning::OpenOnHolidays { on: day.parse().unwrap() };
    assert_eq!(warnings("Mo-Fr 09:00-12:00"), [on("2026-12-08")]);
    assert_eq!(warnings("24/7"), [on("2026-12-08")]);
    assert_eq!(warnings("Su 09:00-12:00"), [on("2027-03-28")]);
}

#[test]
fn a_rule_for_holidays_that_comes_too_early() {
    let on = "2026-12-08".parse().unwrap();
    assert_eq!(warnings("PH off; Mo-Fr 09:00-12:00"), [HoursWarning::OpenOnHolidays { on }]);
}

/// Generous: seconds where the work takes milliseconds.
#[test]
fn hundreds_of_rules_take_bounded_time() {
    let began = std::time::Instant::now();
    for rule in ["Mo;", "Mo off;", "Mo[1];", "PH off;", "Aug: Mo[1];"] {
        let text = rule.repeat(999 / rule.len());
        let _ = warnings(text.trim_end_matches(';'));
        let few = rule.repeat(24);
        let _ = warnings(few.trim_end_matches(';'));
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(30), "{:?}", began.elapsed());
}
