//! What a plan means, told a second time: day by day, without rules or syntax.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::{
    Change, Dates, Interval, MonthDay, OnHolidays, OpeningHours, Plan, Rhythm, Usual, WeekInterval, date,
    made_up, parse,
};
use crate::hours::{Calendar, HoursKind, WallTime};

const SLOT_MIN: u16 = 15;
const SLOTS: usize = 96;
const NOTHING: (HoursKind, Option<&str>) = (HoursKind::Closed, None);

type Day<'a> = [(HoursKind, Option<&'a str>); SLOTS];

fn day_by_plan(plan: &Plan, date: NaiveDate, is_holiday: bool) -> Day<'_> {
    let mut day = usual(&plan.usual, date);
    let exceptions = || plan.exceptions.iter().filter(|exception| holds(&exception.dates, date));
    for exception in exceptions() {
        if let Change::Closed { comment } = &exception.change {
            day = [(HoursKind::Closed, said(comment.as_ref())); SLOTS];
        }
    }
    if is_holiday && plan.holidays == OnHolidays::Closed {
        day = [NOTHING; SLOTS];
    }
    for exception in exceptions() {
        match &exception.change {
            Change::Closed { .. } => {}
            Change::Instead(intervals) => {
                day = [NOTHING; SLOTS];
                paint(&mut day, intervals);
            }
            Change::Also(intervals) => paint(&mut day, intervals),
        }
    }
    day
}

fn usual(usual: &Usual, date: NaiveDate) -> Day<'_> {
    match usual {
        Usual::Never { comment } => [(HoursKind::Closed, said(comment.as_ref())); SLOTS],
        Usual::Always => [(HoursKind::Open, None); SLOTS],
        Usual::OnRequest { comment } => [(HoursKind::ByAppointment, said(comment.as_ref())); SLOTS],
        Usual::Weeks(weeks) => {
            let mut day = [NOTHING; SLOTS];
            let in_season = weeks.iter().rfind(|week| week.season.is_none_or(|season| holds(&season, date)));
            let today = |of: &&WeekInterval| of.day == date.weekday() && is_week(&of.rhythm, date);
            let intervals = in_season.iter().flat_map(|week| week.intervals.iter().filter(today));
            intervals.for_each(|of| paint(&mut day, std::slice::from_ref(&of.interval)));
            day
        }
    }
}

fn paint<'a>(day: &mut Day<'a>, intervals: &'a [Interval]) {
    let slot = |time: WallTime| usize::from((time.hour() * 60 + time.minute()) / SLOT_MIN);
    for Interval { start, end, by_appointment, comment } in intervals {
        let kind = if *by_appointment { HoursKind::ByAppointment } else { HoursKind::Open };
        day[slot(*start)..slot(*end)].fill((kind, said(comment.as_ref())));
    }
}

/// Space around a comment is not part of it.
fn said(comment: Option<&String>) -> Option<&str> {
    comment.map(|comment| comment.trim()).filter(|comment| !comment.is_empty())
}

fn holds(dates: &Dates, date: NaiveDate) -> bool {
    match *dates {
        Dates::Once { from, to } => from <= date && date <= to,
        Dates::EveryYear { from, to } => {
            let of = |MonthDay { month, day }| (month, day);
            let (from, to, day) = (of(from), of(to), (date.month(), date.day()));
            if from <= to { from <= day && day <= to } else { from <= day || day <= to }
        }
    }
}

fn is_week(rhythm: &Rhythm, date: NaiveDate) -> bool {
    let is_odd = date.iso_week().week() % 2 == 1;
    let until_end = date.num_days_in_month() - u8::try_from(date.day()).unwrap();
    let from_start = i8::try_from((date.day() - 1) / 7 + 1).unwrap();
    let from_end = -i8::try_from(until_end / 7 + 1).unwrap();
    match rhythm {
        Rhythm::EveryWeek => true,
        Rhythm::OddWeeks => is_odd,
        Rhythm::EvenWeeks => !is_odd,
        Rhythm::OfMonth(nths) => nths.contains(&from_start) || nths.contains(&from_end),
    }
}

fn day_by_syntax(hours: &OpeningHours, date: NaiveDate) -> Vec<(HoursKind, Option<String>)> {
    let ranges = hours.rules.schedule_at(date).into_iter();
    let slots = |range: std::ops::Range<u16>| usize::from((range.end - range.start) / SLOT_MIN);
    let told = ranges.flat_map(|of| {
        let minutes = of.range.start.mins_from_midnight()..of.range.end.mins_from_midnight();
        let comment = (!of.comment.is_empty()).then(|| of.comment.to_string());
        std::iter::repeat_n((of.kind.into(), comment), slots(minutes))
    });
    told.collect()
}

fn same_day(plan: &Plan, hours: &OpeningHours, day: NaiveDate) -> Result<(), TestCaseError> {
    let is_holiday = Calendar::italy(None).is_holiday(day);
    let by_plan = day_by_plan(plan, day, is_holiday);
    let by_plan = by_plan.iter().map(|(kind, comment)| (*kind, comment.map(ToOwned::to_owned)));
    prop_assert_eq!(by_plan.collect::<Vec<_>>(), day_by_syntax(hours, day), "{} on {}", hours.syntax(), day);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_plan_and_its_text_are_one(plan in made_up::plans(), first in 0_u64..900) {
        let syntax = plan.to_syntax().unwrap();
        let hours = parse(&syntax);
        prop_assert_eq!(Plan::read(&hours), Some(plan.normalised()), "{}", syntax);
        for day in (date("2025-12-01") + chrono::Days::new(first)).iter_days().take(120) {
            same_day(&plan, &hours, day)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever somebody typed: the grid shows it as it is, or not at all.
    #[test]
    fn what_is_read_is_never_a_lie(syntax in made_up::texts(), first in 0_u64..900) {
        let hours = parse(&syntax);
        if let Some(plan) = Plan::read(&hours) {
            for day in (date("2025-12-01") + chrono::Days::new(first)).iter_days().take(120) {
                same_day(&plan, &hours, day)?;
            }
            let again = parse(&plan.to_syntax().unwrap());
            prop_assert_eq!(Plan::read(&again), Some(plan));
        }
    }
}
