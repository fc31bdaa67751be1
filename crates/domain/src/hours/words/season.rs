//! Times of the year.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, Month, MonthdayRange, WeekRange, Year, YearRange,
};

use super::voice::Voice;
use crate::texts;

/// The year that the parser puts for "and from then on".
const FOREVER: i32 = 9999;

/// Every other week, by the number that ISO 8601 gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weeks {
    Odd,
    Even,
}

/// A day of the year, of any year or of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDay {
    pub year: Option<i32>,
    pub month: Month,
    pub day: u8,
}

/// Part of the year, both ends included. It may go on over New Year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Months(Month, Month),
    /// Both ends are of a year, or neither.
    Days(CalendarDay, CalendarDay),
}

/// When in the year a rule holds: in any of the periods, in the years, in the weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// Empty for the whole year.
    pub periods: Vec<Period>,
    pub years: Option<(i32, i32)>,
    pub weeks: Option<Weeks>,
}

impl Season {
    pub const ALWAYS: Self = Self { periods: Vec::new(), years: None, weeks: None };

    /// `None` for what is counted from Easter or from a day of the week, and for uncommon mixtures.
    pub fn read(selector: &DaySelector) -> Option<Self> {
        let periods = selector.monthday.iter().map(Period::read).collect::<Option<Vec<_>>>()?;
        let years = match selector.year.as_slice() {
            [] => None,
            [years] => Some(read_years(years)?),
            _ => return None,
        };
        let weeks = match selector.week.as_slice() {
            [] => None,
            [weeks] => Some(read_weeks(weeks)?),
            _ => return None,
        };
        let sayable = match (years, periods.as_slice()) {
            (None, _) | (_, []) => true,
            (Some((first, last)), [Period::Months(from, to)]) => first == last && from <= to,
            _ => false,
        };
        sayable.then_some(Self { periods, years, weeks })
    }

    pub fn is_always(&self) -> bool {
        *self == Self::ALWAYS
    }

    /// "dal 10 al 21 agosto", "nelle settimane pari dell’anno".
    pub fn say(&self, voice: &dyn Voice) -> String {
        let phrases = voice.phrases();
        let periods = self.periods.iter().map(|period| period.say(voice)).collect();
        let periods = texts::list(periods, phrases.and);
        let years = self.years.map(|(first, last)| match last {
            _ if !self.periods.is_empty() => first.to_string(),
            FOREVER => voice.since_year(first),
            _ => voice.years(first, last),
        });
        let dates = [Some(periods), years].into_iter().flatten().filter(|text| !text.is_empty());
        let dates = dates.collect::<Vec<_>>().join(" ");
        let weeks = self.weeks.map(|weeks| match weeks {
            Weeks::Odd => phrases.odd_weeks,
            Weeks::Even => phrases.even_weeks,
        });
        let parts = [Some(dates.as_str()), weeks].into_iter().flatten().filter(|text| !text.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn read_years(years: &YearRange) -> Option<(i32, i32)> {
    let (range, step) = years.into_parts();
    (step == 1).then_some((range.start().0, range.end().0))
}

/// Odd and even only where it is so in years of 53 weeks too.
fn read_weeks(weeks: &WeekRange) -> Option<Weeks> {
    let (range, step): (RangeInclusive<_>, _) = weeks.into_parts();
    match (range.start().0, range.end().0, step) {
        (1, 53, 2) => Some(Weeks::Odd),
        (2, 52 | 53, 2) => Some(Weeks::Even),
        _ => None,
    }
}

impl Period {
    fn read(range: &MonthdayRange) -> Option<Self> {
        let none = DateOffset::default();
        match range {
            MonthdayRange::Month { range, year: None } => Some(Self::Months(*range.start(), *range.end())),
            MonthdayRange::Date { start: (start, from), end: (end, to) } if *from == none && *to == none => {
                Self::between(CalendarDay::read(*start)?, CalendarDay::read(*end)?)
            }
            _ => None,
        }
    }

    /// An end without a year is the first such day after the beginning.
    fn between(start: CalendarDay, end: CalendarDay) -> Option<Self> {
        let end = match (start.year, end.year) {
            (Some(year), None) => {
                let same_year = CalendarDay { year: Some(year), ..end };
                if same_year < start { CalendarDay { year: Some(year + 1), ..end } } else { same_year }
            }
            (None, Some(_)) => return None,
            (Some(_), Some(_)) if end < start => return None,
            _ => end,
        };
        Some(Self::Days(start, end))
    }

    fn say(&self, voice: &dyn Voice) -> String {
        match *self {
            Self::Months(from, to) => voice.months(from, to),
            Self::Days(day, end) if day == end => voice.on(day),
            Self::Days(start, CalendarDay { year: Some(FOREVER), .. }) => voice.since(start),
            Self::Days(start, end) => voice.between(start, end),
        }
    }
}

impl CalendarDay {
    fn read(date: Date) -> Option<Self> {
        let Date::Fixed { year, month, day } = date else { return None };
        Some(Self { year: year.map(|Year(year)| year), month, day })
    }

    /// "10 agosto 2026", "1° luglio".
    pub fn say(self, voice: &dyn Voice) -> String {
        let year = self.year.map_or_else(String::new, |year| format!(" {year}"));
        format!("{} {}{year}", voice.day_number(self.day), voice.month(self.month))
    }

    /// The beginning of a range without what its end says again: "10" before "21 agosto".
    pub fn say_before(self, end: Self, voice: &dyn Voice) -> String {
        if self.year != end.year {
            return self.say(voice);
        }
        // Without a year, "from 21 to 10 August" would be nearly a year.
        if self.month == end.month && self.day < end.day {
            return voice.day_number(self.day);
        }
        Self { year: None, ..self }.say(voice)
    }
}
