//! Whether two texts say the same at every minute.

use std::{ops::RangeInclusive, sync::Arc};

use chrono::{Datelike, NaiveDate};
use opening_hours::{
    Context, ContextHolidays, OpeningHours, RuleKind,
    schedule::{Schedule, TimeRange},
};
use opening_hours_syntax::ExtendedTime;

use super::{Dates, OnHolidays, Plan, Usual, WeekRule};

/// Days of the week, of the month and of ISO 8601's weeks come in a cycle of 28 years. No plan names one of
/// these: what it says of every year is seen here, untouched by what it says of one.
const CYCLE: RangeInclusive<i32> = 2072..=2099;

/// Whether `text` says what `other` says, until the year 2099. Both must name no years but those of `plan`, be
/// without intervals over midnight, and know a holiday only by `PH`.
///
/// Then what they say of a day depends on its place in the cycle, on its date where a year is named, and on
/// whether it is a holiday: all days of all of these are compared, once as if none and, where the plan speaks of
/// holidays, once as if each were one.
pub(super) fn say_the_same(text: &OpeningHours, other: &OpeningHours, plan: &Plan) -> bool {
    let days = days_to_compare(plan);
    let same = |holidays: &ContextHolidays| {
        let context = Context::default().with_holidays(holidays.clone());
        let (text, other) = (text.clone().with_context(context.clone()), other.clone().with_context(context));
        days.iter().all(|day| told(text.schedule_at(*day)).eq(told(other.schedule_at(*day))))
    };
    same(&ContextHolidays::default()) && (plan.holidays == OnHolidays::AsUsual || same(&all_holidays(&days)))
}

fn told(schedule: Schedule) -> impl Iterator<Item = (ExtendedTime, ExtendedTime, RuleKind, Arc<str>)> {
    schedule.into_iter().map(|TimeRange { range, kind, comment }| (range.start, range.end, kind, comment))
}

fn days_to_compare(plan: &Plan) -> Vec<NaiveDate> {
    let mut years = plan.dates().flat_map(years_of).chain(CYCLE).collect::<Vec<_>>();
    years.sort_unstable();
    years.dedup();
    let days_of = |year| NaiveDate::from_ymd_opt(year, 1, 1).into_iter().flat_map(|first| first.iter_days());
    years.into_iter().flat_map(|year| days_of(year).take_while(move |day| day.year() == year)).collect()
}

/// Those named, with one before and one after.
fn years_of(dates: Dates) -> RangeInclusive<i32> {
    match dates {
        Dates::EveryYear { .. } => CYCLE,
        Dates::Once { from, to } => from.year() - 1..=to.year() + 1,
    }
}

fn all_holidays(days: &[NaiveDate]) -> ContextHolidays {
    let mut all = ContextHolidays::default().get_public().clone();
    for day in days {
        all.insert(*day);
    }
    ContextHolidays::new(Arc::new(all), Arc::default())
}

impl Plan {
    fn dates(&self) -> impl Iterator<Item = Dates> {
        let weeks: &[WeekRule] = if let Usual::Weeks(weeks) = &self.usual { weeks } else { &[] };
        weeks.iter().filter_map(|week| week.season).chain(self.exceptions.iter().map(|of| of.dates))
    }
}
