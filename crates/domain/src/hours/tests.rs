use chrono::TimeZone;

use super::{Calendar, HoursKind, HoursState, OpeningHours};
use crate::{Instant, ROME, profile::MonthDay};

const fn shared<T: Clone + std::fmt::Debug + Send + Sync>() {}
const _: () = shared::<OpeningHours>();

fn hours(syntax: &str) -> OpeningHours {
    OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap()
}

/// A time on the wall in Italy. Where the clock shows it twice, the first.
fn rome(text: &str) -> Instant {
    let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    ROME.from_local_datetime(&naive).earliest().unwrap().to_utc()
}

fn utc(text: &str) -> Instant {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc()
}

/// What the hours say at a time on the wall, and until when.
fn at(hours: &OpeningHours, time: &str) -> (HoursKind, Option<String>) {
    let HoursState { kind, until, .. } = hours.at(rome(time));
    (kind, until.map(|until| until.with_timezone(&ROME).format("%Y-%m-%d %H:%M").to_string()))
}

/// Each row: a time on the wall, what the hours say then, and until when.
fn table(syntax: &str, rows: &[(&str, HoursKind, &str)]) {
    let hours = hours(syntax);
    for (time, kind, until) in rows {
        assert_eq!(at(&hours, time), (*kind, Some((*until).to_owned())), "{syntax} at {time}");
    }
}

const OPEN: HoursKind = HoursKind::Open;
const CLOSED: HoursKind = HoursKind::Closed;
const BY_APPOINTMENT: HoursKind = HoursKind::ByAppointment;

#[test]
fn a_week_of_an_office() {
    table(
        "Mo,We,Fr 09:00-12:30; Tu,Th 15:00-17:00; PH off",
        &[
            ("2026-11-23 08:59", CLOSED, "2026-11-23 09:00"),
            ("2026-11-23 09:00", OPEN, "2026-11-23 12:30"),
            ("2026-11-23 12:30", CLOSED, "2026-11-24 15:00"),
            ("2026-11-24 16:59", OPEN, "2026-11-24 17:00"),
            ("2026-11-27 12:30", CLOSED, "2026-11-30 09:00"),
        ],
    );
}

#[test]
fn a_semicolon_replaces_the_day_and_a_comma_adds_to_it() {
    table("Mo-Fr 08:30-13:00; Tu,Th 15:00-17:00", &[("2026-11-24 10:00", CLOSED, "2026-11-24 15:00")]);
    table("Mo-Fr 08:30-13:00, Tu,Th 15:00-17:00", &[("2026-11-24 10:00", OPEN, "2026-11-24 13:00")]);
}

#[test]
fn holidays_of_italy() {
    let office = "Mo-Su 09:00-12:00; PH off";
    table(
        office,
        &[
            ("2026-04-06 10:00", CLOSED, "2026-04-07 09:00"),
            // Saint Francis, a holiday again from 2026; a Sunday in 2026, the Monday after it is not one.
            ("2026-10-04 10:00", CLOSED, "2026-10-05 09:00"),
            ("2025-10-04 10:00", OPEN, "2025-10-04 12:00"),
            ("2026-12-24 10:00", OPEN, "2026-12-24 12:00"),
            ("2026-12-24 12:00", CLOSED, "2026-12-27 09:00"),
        ],
    );
    for day in [
        "01-01", "01-06", "04-05", "04-06", "04-25", "05-01", "06-02", "08-15", "10-04", "11-01", "12-08",
        "12-25", "12-26",
    ] {
        assert_eq!(at(&hours(office), &format!("2026-{day} 10:00")).0, CLOSED, "{day}");
    }
}

#[test]
fn the_patron_saint_is_a_holiday_of_one_comune() {
    let lucca = Calendar::italy(Some(MonthDay { month: 7, day: 12 }));
    let hours_of = |calendar| OpeningHours::parse("Mo-Su 09:00-12:00; PH off", calendar).unwrap();
    let feast = rome("2027-07-12 10:00");
    assert_eq!(hours_of(&lucca).at(feast).kind, CLOSED);
    assert_eq!(hours_of(&lucca).at(rome("2027-12-25 10:00")).kind, CLOSED);
    assert_eq!(hours_of(&Calendar::italy(None)).at(feast).kind, OPEN);
}

#[test]
fn an_impossible_patron_breaks_nothing() {
    let hours = |patron| OpeningHours::parse("Mo-Su 09:00-12:00; PH off", &Calendar::italy(Some(patron)));
    let leap = hours(MonthDay { month: 2, day: 29 }).unwrap();
    assert_eq!(leap.at(rome("2028-02-29 10:00")).kind, CLOSED);
    assert_eq!(leap.at(rome("2027-02-28 10:00")).kind, OPEN);
    assert_eq!(hours(MonthDay { month: 13, day: 40 }).unwrap().at(rome("2026-12-25 10:00")).kind, CLOSED);
}

#[test]
fn midnight_is_not_a_change_where_the_hours_go_on() {
    table(
        "Fr 22:00-02:00, Sa 22:00-24:00, Su 00:00-01:00",
        &[
            ("2026-11-27 23:00", OPEN, "2026-11-28 02:00"),
            ("2026-11-28 00:00", OPEN, "2026-11-28 02:00"),
            ("2026-11-28 23:59", OPEN, "2026-11-29 01:00"),
        ],
    );
    table("Mo-Fr", &[("2026-11-23 12:00", OPEN, "2026-11-28 00:00")]);
}

#[test]
fn the_night_in_march_has_no_hour_from_two_to_three() {
    let office = hours("Su 01:00-04:00");
    assert_eq!(office.at(rome("2026-03-29 01:30")).until, Some(utc("2026-03-29 02:00")));
    let skipped = hours("Mo-Su 02:00-02:30");
    assert_eq!(skipped.next_opening(rome("2026-03-28 12:00")), Some(rome("2026-03-30 02:00")));
}

#[test]
fn the_night_in_october_has_the_hour_from_two_to_three_twice() {
    let office = hours("Su 01:00-04:00");
    assert_eq!(office.at(rome("2026-10-25 01:30")).until, Some(utc("2026-10-25 03:00")));
    let twice = hours("Su 02:00-02:30");
    assert_eq!(twice.next_opening(utc("2026-10-24 12:00")), Some(utc("2026-10-25 00:00")));
    assert_eq!(twice.at(utc("2026-10-25 00:29")).until, Some(utc("2026-10-25 00:30")));
    assert_eq!(twice.at(utc("2026-10-25 00:30")).until, Some(utc("2026-10-25 01:00")));
    assert_eq!(twice.at(utc("2026-10-25 01:15")).kind, OPEN);
    assert_eq!(twice.at(utc("2026-10-25 01:30")).until, Some(utc("2026-11-01 01:00")));
}

#[test]
fn office_hours_keep_their_place_on_the_wall_across_the_change() {
    let office = hours("Mo-Fr 09:00-12:00");
    assert_eq!(office.next_opening(utc("2026-03-27 12:00")), Some(utc("2026-03-30 07:00")));
    assert_eq!(office.next_opening(utc("2026-10-23 12:00")), Some(utc("2026-10-26 08:00")));
}

#[test]
fn first_monday_of_the_month() {
    table(
        "Mo[1] 10:00-12:00",
        &[
            ("2026-11-23 11:00", CLOSED, "2026-12-07 10:00"),
            ("2026-12-07 11:00", OPEN, "2026-12-07 12:00"),
            ("2026-12-07 12:00", CLOSED, "2027-01-04 10:00"),
        ],
    );
}

#[test]
fn alternate_weeks() {
    table(
        "week 1-53/2 We 15:00-17:00",
        &[
            ("2026-11-23 11:00", CLOSED, "2026-12-02 15:00"),
            ("2026-12-02 17:00", CLOSED, "2026-12-16 15:00"),
            // 2026 has 53 weeks: two odd ones in a row.
            ("2026-12-16 17:00", CLOSED, "2026-12-30 15:00"),
            ("2026-12-30 17:00", CLOSED, "2027-01-06 15:00"),
        ],
    );
}

#[test]
fn closed_in_august() {
    table(
        "Mo-Fr 08:30-13:00; Aug 10-21 off \"ferie\"; PH off",
        &[
            ("2026-08-07 12:00", OPEN, "2026-08-07 13:00"),
            ("2026-08-07 13:00", CLOSED, "2026-08-24 08:30"),
            ("2026-08-21 12:00", CLOSED, "2026-08-24 08:30"),
        ],
    );
    let during = hours("Mo-Fr 08:30-13:00; Aug 10-21 off \"ferie\"").at(rome("2026-08-12 09:00"));
    assert_eq!(during.comment.as_deref(), Some("ferie"));
}

#[test]
fn summer_hours() {
    table(
        "Jul 01-Aug 31 Mo-Fr 08:00-13:00; Sep 01-Jun 30 Mo-Fr 08:30-13:30; PH off",
        &[
            ("2026-06-30 13:00", OPEN, "2026-06-30 13:30"),
            ("2026-06-30 14:00", CLOSED, "2026-07-01 08:00"),
            ("2026-08-31 14:00", CLOSED, "2026-09-01 08:30"),
        ],
    );
}

#[test]
fn by_appointment() {
    let office = hours("We 10:00-12:00 unknown \"su appuntamento\"; Fr 09:00-12:00");
    let state = office.at(rome("2026-11-25 11:00"));
    assert_eq!(state.kind, BY_APPOINTMENT);
    assert_eq!(state.comment.as_deref(), Some("su appuntamento"));
    assert_eq!(state.until, Some(rome("2026-11-25 12:00")));
    assert_eq!(office.next_opening(rome("2026-11-25 11:00")), Some(rome("2026-11-27 09:00")));

    let always = hours("unknown \"su appuntamento\"");
    let state = always.at(rome("2026-11-25 11:00"));
    assert_eq!((state.kind, state.until), (BY_APPOINTMENT, None));
    assert_eq!(always.next_opening(rome("2026-11-25 11:00")), None);
}

#[test]
fn a_comment_alone_changes_nothing() {
    let office = hours("Tu 15:00-17:00 \"su appuntamento\"");
    let state = office.at(rome("2026-11-24 16:00"));
    assert_eq!((state.kind, state.comment.as_deref()), (OPEN, Some("su appuntamento")));
}

#[test]
fn on_other_days_by_appointment() {
    table(
        "Mo-Fr 09:00-12:00 || unknown \"su appuntamento\"",
        &[
            ("2026-11-27 11:00", OPEN, "2026-11-27 12:00"),
            ("2026-11-27 13:00", CLOSED, "2026-11-28 00:00"),
            ("2026-11-28 09:00", BY_APPOINTMENT, "2026-11-30 00:00"),
        ],
    );
}

#[test]
fn always_open_has_no_end_and_no_next_opening() {
    let office = hours("24/7");
    let now = rome("2026-11-23 11:00");
    assert_eq!(office.at(now), HoursState { kind: OPEN, comment: None, until: None });
    assert_eq!(office.next_opening(now), None);
}

#[test]
fn never_open_has_no_next_opening() {
    let office = hours("off \"ufficio soppresso\"");
    let state = office.at(rome("2026-11-23 11:00"));
    assert_eq!((state.kind, state.until), (CLOSED, None));
    assert_eq!(state.comment.as_deref(), Some("ufficio soppresso"));
    assert_eq!(office.next_opening(rome("2026-11-23 11:00")), None);
}

#[test]
fn what_is_more_than_a_year_away_is_not_looked_for() {
    assert_eq!(hours("2030 Mo 09:00-12:00").next_opening(rome("2026-11-23 11:00")), None);
}

#[test]
fn the_next_opening_during_an_open_stretch_is_the_one_after_it() {
    let office = hours("Mo,Tu 09:00-12:00");
    assert_eq!(office.next_opening(rome("2026-11-23 10:00")), Some(rome("2026-11-24 09:00")));
    assert_eq!(office.next_opening(rome("2026-11-23 08:00")), Some(rome("2026-11-23 09:00")));
}

#[test]
fn seconds_within_a_minute_are_within_the_hours() {
    let office = hours("Mo 09:00-12:00");
    let second = |time: &str, seconds| rome(time) + chrono::TimeDelta::seconds(seconds);
    assert_eq!(office.at(second("2026-11-23 08:59", 59)).until, Some(rome("2026-11-23 09:00")));
    assert_eq!(office.at(second("2026-11-23 11:59", 59)).until, Some(rome("2026-11-23 12:00")));
    assert_eq!(office.at(second("2026-11-23 12:00", 1)).kind, CLOSED);
}

#[test]
fn the_syntax_stays_as_it_was_written() {
    assert_eq!(hours("mo 9:00 - 12:00;PH off").syntax(), "mo 9:00 - 12:00;PH off");
}
