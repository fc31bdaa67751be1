use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::{Slot, Slots};
use crate::{
    Instant, ROME,
    hours::{Calendar, HoursKind, OpeningHours},
    office::DoorSign,
    profile::MonthDay,
    reception::AppointmentRules,
};

const RULES: AppointmentRules = AppointmentRules { slot_min: 30, at_once: 1, notice_h: 0, horizon_days: 60 };

fn hours(syntax: &str) -> OpeningHours {
    OpeningHours::parse(syntax, &Calendar::italy(Some(MonthDay { month: 9, day: 21 }))).unwrap()
}

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `2026-11-25 10:00-10:30`, on the wall.
fn told(slots: impl IntoIterator<Item = Slot>) -> Vec<String> {
    let wall = |at: Instant| at.with_timezone(&ROME);
    let line = |slot: Slot| {
        format!("{}-{}", wall(slot.start).format("%Y-%m-%d %H:%M"), wall(slot.end).format("%H:%M"))
    };
    slots.into_iter().map(line).collect()
}

fn within(
    syntax: &str,
    rules: AppointmentRules,
    sign: &DoorSign,
    now: &str,
    from: &str,
    days: u16,
) -> Vec<String> {
    let hours = hours(syntax);
    let slots = Slots::new(&hours, rules, sign, instant(now)).unwrap();
    told(slots.days(date(from), days).into_iter().flat_map(|day| day.slots))
}

fn of(syntax: &str, now: &str, from: &str, days: u16) -> Vec<String> {
    within(syntax, RULES, &DoorSign::None, now, from, days)
}

/// A Monday, nine in the morning.
const NOW: &str = "2026-11-23T08:00:00Z";

#[test]
fn hours_by_appointment_are_cut_into_slots_and_open_ones_left_alone() {
    assert_eq!(
        of("Mo-Fr 09:00-10:00; We 10:00-11:45 unknown \"su appuntamento\"", NOW, "2026-11-23", 7),
        ["2026-11-25 10:00-10:30", "2026-11-25 10:30-11:00", "2026-11-25 11:00-11:30"]
    );
}

#[test]
fn without_hours_by_appointment_the_open_ones_are_booked() {
    assert_eq!(
        of("Tu 09:00-10:00", NOW, "2026-11-23", 7),
        ["2026-11-24 09:00-09:30", "2026-11-24 09:30-10:00"]
    );
}

#[test]
fn nobody_is_booked_on_a_holiday_nor_on_the_day_of_the_patron() {
    let mondays = of("Mo 09:00-09:30; PH off", "2026-09-10T08:00:00Z", "2026-09-14", 60);
    assert!(mondays.contains(&"2026-09-28 09:00-09:30".to_owned()), "{mondays:?}");
    assert!(!mondays.iter().any(|slot| slot.starts_with("2026-09-21")), "{mondays:?}");
    let christmas = of("Fr 09:00-09:30; PH off", "2026-12-20T08:00:00Z", "2026-12-20", 14);
    assert_eq!(christmas, Vec::<String>::new(), "the 25th, and New Year");
}

#[test]
fn notice_and_horizon_bound_what_is_offered() {
    let rules = AppointmentRules { notice_h: 24, horizon_days: 2, ..RULES };
    assert_eq!(
        within("09:00-10:00", rules, &DoorSign::None, "2026-11-23T08:15:00Z", "2026-11-23", 14),
        ["2026-11-24 09:30-10:00", "2026-11-25 09:00-09:30", "2026-11-25 09:30-10:00"]
    );
}

#[test]
fn a_closed_door_is_not_booked_before_its_sign_comes_down() {
    let closed = |until| DoorSign::Closed { message: None, until };
    let until = Some(instant("2026-11-24T08:30:00Z"));
    assert_eq!(
        within("09:00-10:00", RULES, &closed(until), NOW, "2026-11-23", 2),
        ["2026-11-24 09:30-10:00"]
    );
    assert!(Slots::new(&hours("09:00-10:00"), RULES, &closed(None), instant(NOW)).is_none());
    let past = closed(Some(instant("2026-11-23T07:00:00Z")));
    assert_eq!(within("09:00-10:00", RULES, &past, NOW, "2026-11-23", 1).len(), 2);
    let paused = DoorSign::Paused { message: None, until: None };
    assert_eq!(within("09:00-10:00", RULES, &paused, NOW, "2026-11-23", 1).len(), 2);
}

#[test]
fn the_night_on_which_the_clock_changes_has_an_hour_more_or_less() {
    // 25 October 2026: from three back to two. 28 March 2027: from two on to three.
    let october = of("01:00-04:00 unknown", "2026-10-20T08:00:00Z", "2026-10-25", 1);
    assert_eq!(october.len(), 8, "{october:?}");
    assert_eq!(october.iter().filter(|slot| slot.contains("02:30-")).count(), 2);
    let march = of("01:00-04:00 unknown", "2027-03-20T08:00:00Z", "2027-03-28", 1);
    assert_eq!(march.len(), 4, "{march:?}");
}

#[test]
fn what_goes_on_after_midnight_is_offered_on_the_day_on_which_it_begins() {
    let nights = of("Fr 23:30-00:30 unknown", NOW, "2026-11-28", 1);
    assert_eq!(nights, ["2026-11-28 00:00-00:30"]);
}

fn syntaxes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "24/7",
        "Mo-Fr 09:00-12:30; PH off",
        "Mo-Fr 09:00-12:30; We 15:00-17:00 unknown \"su appuntamento\"; PH off",
        "Sa,Su 00:30-05:00 unknown",
        "Fr 22:00-03:00 unknown",
        "Mo 09:00-12:00, Mo 12:00-13:00 \"solo ritiro\"; Aug 10-21 off",
        "Fr 22:00-24:00, Sa, Su 00:00-01:00",
    ])
}

fn rules() -> impl Strategy<Value = AppointmentRules> {
    (5_u16..=240, 0_u16..=100, 1_u16..=12).prop_map(|(slot_min, notice_h, horizon_days)| AppointmentRules {
        slot_min,
        at_once: 1,
        notice_h,
        horizon_days,
    })
}

#[test]
fn the_last_evening_is_to_be_had_although_the_clock_goes_back_before_it() {
    let hours = hours("Fr 22:00-03:00 unknown");
    let rules = AppointmentRules { slot_min: 5, at_once: 1, notice_h: 0, horizon_days: 10 };
    let slots = Slots::new(&hours, rules, &DoorSign::None, instant("2026-10-19T22:00:00Z")).unwrap();
    let start = instant("2026-10-30T22:05:00Z");
    assert_eq!(slots.at(start).map(|slot| slot.start), Some(start));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn slots_lie_within_the_hours_after_the_notice_and_never_overlap(
        syntax in syntaxes(),
        rules in rules(),
        // Around both nights of 2026 on which the clock changes.
        hour in prop_oneof![0_i64..24 * 14, 24_i64 * 205..24 * 219],
    ) {
        let hours = hours(syntax);
        let now = instant("2026-03-20T00:00:00Z") + TimeDelta::hours(hour);
        let slots = Slots::new(&hours, rules, &DoorSign::None, now).unwrap();
        let days = slots.days(slots.first_day(), 14);
        let all: Vec<_> = days.iter().flat_map(|day| day.slots.clone()).collect();
        let kind = if syntax.contains("unknown") { HoursKind::ByAppointment } else { HoursKind::Open };
        for slot in &all {
            prop_assert_eq!(slot.end - slot.start, TimeDelta::minutes(rules.slot_min.into()));
            prop_assert!(slot.start >= now + TimeDelta::hours(rules.notice_h.into()));
            prop_assert_eq!(hours.at(slot.start).kind, kind);
            let until = hours.at(slot.start).until;
            prop_assert!(until.is_none_or(|until| slot.end <= until), "{:?} ends after {:?}", slot, until);
            prop_assert_eq!(slots.at(slot.start), Some(*slot));
            prop_assert_eq!(slots.at(slot.start + TimeDelta::minutes(1)), None);
        }
        for pair in all.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?}", pair);
        }
        // The same whichever day one begins to look at.
        let one_by_one = slots.first_day().iter_days().take(14).flat_map(|day| slots.days(day, 1));
        prop_assert_eq!(one_by_one.collect::<Vec<_>>(), days);
    }
}
