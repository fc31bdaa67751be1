//! Days in a row: in the syntax, and beside one another.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use opening_hours_syntax::rules::day::{Date, DateOffset, DaySelector, MonthdayRange, Year};

use super::{Dates, PlanFault};
use crate::profile::MonthDay;

/// A plan is compared with a text in the years after these, where neither names a year.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2000..=2070;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LEAP_YEAR: i32 = 2024;

impl Dates {
    /// What is wrong with them.
    pub(super) fn fault(&self) -> Option<PlanFault> {
        match *self {
            Self::EveryYear { from, to } => {
                if [from, to].into_iter().any(|day| in_leap_year(day).is_none()) {
                    Some(PlanFault::NoSuchDay)
                } else if [from, to].into_iter().any(is_leap_day) && !self.is_months() {
                    Some(PlanFault::LeapDay)
                } else {
                    None
                }
            }
            Self::Once { from, to } => {
                if !YEARS.contains(&from.year()) || !YEARS.contains(&to.year()) {
                    Some(PlanFault::YearOutOfRange)
                } else {
                    (to < from).then_some(PlanFault::DatesReversed)
                }
            }
        }
    }

    /// Whether they are told as "August", "November to February".
    pub(super) fn is_months(&self) -> bool {
        let Self::EveryYear { from, to } = *self else { return false };
        from.day == 1 && to.day == last_day(to.month)
    }

    /// As the syntax has them. Only where there is no [`Dates::fault`].
    pub(super) fn written(&self) -> String {
        match *self {
            Self::EveryYear { from, to } if self.is_months() && from.month == to.month => {
                name(from.month).to_owned()
            }
            Self::EveryYear { from, to } if self.is_months() => {
                format!("{}-{}", name(from.month), name(to.month))
            }
            Self::EveryYear { from, to } => {
                range(&(from.month, from.day), &(to.month, to.day), |(month, day)| day_of(*month, *day))
            }
            Self::Once { from, to } => {
                let key = |date: NaiveDate| ((date.year(), date.month()), date.day());
                range(&key(from), &key(to), |((year, month), day)| format!("{year} {}", day_of(*month, *day)))
            }
        }
    }

    /// Days in a row that a selector of dates means; several, if it names several. `None` for what is counted
    /// from Easter or from a day of the week, and for uncommon mixtures.
    pub(super) fn read(selector: &DaySelector) -> Option<Vec<Self>> {
        match (selector.year.as_slice(), selector.monthday.as_slice()) {
            ([], ranges) => ranges.iter().map(Self::read_range).collect(),
            ([years], ranges) => {
                let (years, step) = years.into_parts();
                let (first, last) = (years.start().0, years.end().0);
                match (step, ranges) {
                    (1, []) => Some(vec![Self::once((first, 1, 1), (last, 12, 31))?]),
                    (_, [range @ MonthdayRange::Month { .. }]) if first == last => {
                        let Self::EveryYear { from, to } = Self::read_range(range)? else { return None };
                        let end = NaiveDate::from_ymd_opt(last, to.month, to.day);
                        let end = end.map_or(to.day - 1, |end| end.day());
                        let from = (first, from.month, from.day);
                        Some(vec![Self::once(from, (last, to.month, end))?]).filter(|_| from.1 <= to.month)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn read_range(range: &MonthdayRange) -> Option<Self> {
        let none = DateOffset::default();
        match range {
            MonthdayRange::Month { range, year: None } => {
                let to = (*range.end()).into();
                Some(Self::EveryYear {
                    from: MonthDay { month: (*range.start()).into(), day: 1 },
                    to: MonthDay { month: to, day: last_day(to) },
                })
            }
            MonthdayRange::Date { start: (start, from), end: (end, to) } if *from == none && *to == none => {
                Self::between(fixed(*start)?, fixed(*end)?)
            }
            _ => None,
        }
    }

    /// An end without a year is the first such day after the beginning.
    fn between(
        (year, from): (Option<i32>, MonthDay),
        (end_year, to): (Option<i32>, MonthDay),
    ) -> Option<Self> {
        let Some(year) = year else {
            return end_year.is_none().then_some(Self::EveryYear { from, to });
        };
        let next = i32::from((to.month, to.day) < (from.month, from.day));
        Self::once((year, from.month, from.day), (end_year.unwrap_or(year + next), to.month, to.day))
    }

    fn once(from: (i32, u32, u32), to: (i32, u32, u32)) -> Option<Self> {
        let date = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
        Some(Self::Once { from: date(from)?, to: date(to)? })
    }

    /// Whether every day of `other` is one of these.
    pub(super) fn contains(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Once { from, to }, Self::Once { from: first, to: last }) => from <= first && last <= to,
            (Self::Once { .. }, Self::EveryYear { .. }) => false,
            (Self::EveryYear { .. }, _) => other.days_of_year().all(|day| self.has_day_of_year(day)),
        }
    }

    /// Whether there may be a day in both. Where one is of a year and the other of every year, that is not
    /// looked at: a day too many closed explicitly harms nothing.
    pub(super) fn may_overlap(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Once { from, to }, Self::Once { from: first, to: last }) => from <= last && first <= to,
            _ => self.days_of_year().any(|day| other.has_day_of_year(day)),
        }
    }

    /// As a leap year numbers them, from 1.
    fn days_of_year(self) -> impl Iterator<Item = u32> {
        (1..=366).filter(move |day| self.has_day_of_year(*day))
    }

    fn has_day_of_year(&self, day: u32) -> bool {
        let (from, to) = match *self {
            Self::EveryYear { from, to } => (from, to),
            Self::Once { from, to } if to - from >= chrono::TimeDelta::days(365) => return true,
            Self::Once { from, to } => (month_day(from), month_day(to)),
        };
        let number = |day| in_leap_year(day).map_or(0, |date| date.ordinal());
        let (from, to) = (number(from), number(to));
        if from <= to { from <= day && day <= to } else { from <= day || day <= to }
    }
}

/// From a day of a month to another.
fn range<M: PartialEq>(from: &(M, u32), to: &(M, u32), written: impl Fn(&(M, u32)) -> String) -> String {
    let mut text = written(from);
    if from.0 == to.0 && from.1 < to.1 {
        let _ = write!(text, "-{:02}", to.1);
    } else if from != to {
        let _ = write!(text, "-{}", written(to));
    }
    text
}

fn day_of(month: u32, day: u32) -> String {
    format!("{} {day:02}", name(month))
}

fn name(month: u32) -> &'static str {
    month.checked_sub(1).and_then(|index| MONTHS.get(index as usize)).copied().unwrap_or_default()
}

fn fixed(date: Date) -> Option<(Option<i32>, MonthDay)> {
    let Date::Fixed { year, month, day } = date else { return None };
    Some((year.map(|Year(year)| year), MonthDay { month: month.into(), day: day.into() }))
}

fn month_day(date: NaiveDate) -> MonthDay {
    MonthDay { month: date.month(), day: date.day() }
}

fn in_leap_year(day: MonthDay) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(LEAP_YEAR, day.month, day.day)
}

const fn is_leap_day(day: MonthDay) -> bool {
    day.month == 2 && day.day == 29
}

/// Of February, 29.
fn last_day(month: u32) -> u32 {
    (28..=31).rev().find(|day| in_leap_year(MonthDay { month, day: *day }).is_some()).unwrap_or(0)
}
