use chrono::NaiveDate;
use proptest::prelude::*;

use super::{AgendaDay, AgendaStretch, MAX_AGENDA_DAYS};
use crate::{
    hours::{Calendar, Holiday, HoursKind, OpeningHours, WallTime},
    profile::MonthDay,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn agenda(syntax: &str, from: &str, days: u16) -> Vec<AgendaDay> {
    OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap().agenda(date(from), days)
}

/// `2026-11-23 09:00-12:00 su appuntamento?`; the question mark is for "by appointment".
fn lines(days: &[AgendaDay]) -> Vec<String> {
    let line = |date: NaiveDate, stretch: &AgendaStretch| {
        let AgendaStretch { start_time, end_time, kind, comment, .. } = stretch;
        let comment = comment.as_ref().map_or_else(String::new, |comment| format!(" {comment}"));
        let mark = if *kind == HoursKind::ByAppointment { "?" } else { "" };
        format!("{date} {start_time}-{end_time}{comment}{mark}")
    };
    days.iter().flat_map(|day| day.stretches.iter().map(move |stretch| line(day.date, stretch))).collect()
}

#[test]
fn every_day_is_told_closed_or_not() {
    let days =
        agenda("Mo 09:00-12:00,15:00-17:00; We 10:00-12:00 unknown \"su appuntamento\"", "2026-11-23", 7);
    assert_eq!(days.len(), 7);
    assert_eq!(
        lines(&days),
        ["2026-11-23 09:00-12:00", "2026-11-23 15:00-17:00", "2026-11-25 10:00-12:00 su appuntamento?"]
    );
}

#[test]
fn what_says_the_same_is_one_stretch() {
    let days = agenda("Mo 09:00-12:00, Mo 12:00-13:00, Mo 13:00-14:00 \"solo ritiro\"", "2026-11-23", 1);
    assert_eq!(lines(&days), ["2026-11-23 09:00-13:00", "2026-11-23 13:00-14:00 solo ritiro"]);
}

#[test]
fn a_night_is_told_on_the_day_on_which_it_starts() {
    let night = "Fr 22:00-02:00";
    assert_eq!(lines(&agenda(night, "2026-11-23", 7)), ["2026-11-27 22:00-02:00"]);
    assert_eq!(lines(&agenda(night, "2026-11-28", 6)), Vec::<String>::new());
    assert_eq!(lines(&agenda("Fr 22:00-24:00", "2026-11-23", 7)), ["2026-11-27 22:00-24:00"]);
}

#[test]
fn what_lasts_a_day_is_cut_at_midnight() {
    assert_eq!(lines(&agenda("24/7", "2026-11-23", 2)), ["2026-11-23 00:00-24:00", "2026-11-24 00:00-24:00"]);
    assert_eq!(
        lines(&agenda("Fr 22:00-24:00, Sa, Su 00:00-01:00", "2026-11-28", 2)),
        ["2026-11-28 00:00-24:00", "2026-11-29 00:00-01:00"]
    );
}

#[test]
fn the_nights_when_the_clock_changes() {
    let march = agenda("Su 01:00-04:00", "2026-03-29", 1);
    assert_eq!(lines(&march), ["2026-03-29 01:00-04:00"]);
    assert_eq!(lasts_min(&march), [120]);
    assert_eq!(lines(&agenda("Su 02:00-02:30", "2026-03-29", 1)), Vec::<String>::new());

    let october = agenda("Su 01:00-04:00", "2026-10-25", 1);
    assert_eq!(lasts_min(&october), [240]);
    let twice = agenda("Su 02:00-02:30", "2026-10-25", 1);
    assert_eq!(lines(&twice), ["2026-10-25 02:00-02:30", "2026-10-25 02:00-02:30"]);
    assert_eq!(lasts_min(&twice), [30, 30]);

    let always = agenda("24/7", "2026-10-24", 3);
    assert_eq!(lasts_min(&always), [24 * 60, 25 * 60, 24 * 60]);
}

fn lasts_min(days: &[AgendaDay]) -> Vec<i64> {
    days.iter().flat_map(|day| &day.stretches).map(|of| (of.end - of.start).num_minutes()).collect()
}

#[test]
fn holidays_have_a_name() {
    let lucca = Calendar::italy(Some(MonthDay { month: 7, day: 12 }));
    let hours = OpeningHours::parse("Mo-Su 09:00-12:00; PH off", &lucca).unwrap();
    let named = |from: &str| hours.agenda(date(from), 1)[0].holiday;
    assert_eq!(named("2026-04-05"), Some(Holiday::Easter));
    assert_eq!(named("2026-04-06"), Some(Holiday::EasterMonday));
    assert_eq!(named("2026-07-12"), Some(Holiday::Patron));
    assert_eq!(named("2026-10-04"), Some(Holiday::SaintFrancis));
    assert_eq!(named("2025-10-04"), None);
    assert_eq!(named("2026-12-24"), None);
}

#[test]
fn every_national_holiday_has_a_name_of_its_own() {
    let calendar = Calendar::italy(None);
    let days = date("2000-01-01").iter_days().take_while(|day| *day < date("2076-01-01"));
    let holidays = days.filter_map(|day| Some((day, calendar.holiday(day)?))).collect::<Vec<_>>();
    assert!(holidays.len() > 76 * 11);
    for (day, holiday) in holidays {
        assert!(!matches!(holiday, Holiday::Other | Holiday::Patron), "{day}");
    }
}

#[test]
fn no_more_days_than_a_calendar_needs() {
    assert_eq!(agenda("24/7", "2026-11-23", u16::MAX).len(), usize::from(MAX_AGENDA_DAYS));
    assert_eq!(agenda("24/7", "2026-11-23", 0), []);
}

#[test]
fn the_ends_of_time_break_nothing() {
    let hours = OpeningHours::parse("24/7", &Calendar::italy(None)).unwrap();
    assert!(hours.agenda(NaiveDate::MIN, 3).len() <= 3);
    assert!(hours.agenda(NaiveDate::MAX, 3).len() <= 3);
}

#[test]
fn times_of_the_wall() {
    for (text, shown) in [("8:30", Some("08:30")), ("24:00", Some("24:00")), ("0:00", Some("00:00"))] {
        assert_eq!(text.parse::<WallTime>().ok().map(|time| time.to_string()).as_deref(), shown);
    }
    for text in ["", "24:01", "9:60", "9", "9:5", "09:000", "+9:00", "٠٩:٠٠", "25:00", ":30", "-1:00"] {
        assert!(text.parse::<WallTime>().is_err(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever minute one asks for, the agenda says what the hours say.
    #[test]
    fn the_agenda_says_what_the_hours_say(
        syntax in prop::sample::select(vec![
            "Mo-Fr 08:30-13:00, Tu,Th 15:00-17:00; PH off",
            "Fr 22:00-02:00, Sa 23:00-24:00, Su 00:00-04:00",
            "24/7; PH off",
            "unknown \"su richiesta\"; Su off",
            "Mo-Fr 00:00-24:00; We 12:00-36:00 unknown",
        ]),
        day in 0_u64..4_000,
        minute in 0_i64..1_440,
    ) {
        let hours = OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap();
        let date = date("2024-01-01") + chrono::Days::new(day);
        let at = super::midnight(date) + chrono::TimeDelta::minutes(minute);
        let told = hours.agenda(date.pred_opt().unwrap(), 3);
        let during = told.iter().flat_map(|day| &day.stretches).find(|of| of.start <= at && at < of.end);
        prop_assert_eq!(during.map_or(HoursKind::Closed, |of| of.kind), hours.at(at).kind);
    }
}
