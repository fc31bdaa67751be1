//! Times of the year.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, Month, MonthdayRange, WeekRange, Year, YearRange,
};

use crate::Lang;
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
    pub fn say(&self, lang: Lang) -> String {
        let periods = texts::list(self.periods.iter().map(|period| period.say(lang)).collect(), lang);
        let years = self.years.map(|(first, last)| {
            if self.periods.is_empty() { say_years(first, last, lang) } else { first.to_string() }
        });
        let dates = [Some(periods), years].into_iter().flatten().filter(|text| !text.is_empty());
        let dates = dates.collect::<Vec<_>>().join(" ");
        let weeks = self.weeks.map(|weeks| match weeks {
            Weeks::Odd => texts::pick(lang, "nelle settimane dispari dell’anno", "in odd weeks of the year"),
            Weeks::Even => texts::pick(lang, "nelle settimane pari dell’anno", "in even weeks of the year"),
        });
        let parts = [Some(dates.as_str()), weeks].into_iter().flatten().filter(|text| !text.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn read_years(years: &YearRange) -> Option<(i32, i32)> {
    let (range, step) = years.into_parts();
    (step == 1).then_some((range.start().0, range.end().0))
}

fn say_years(first: i32, last: i32, lang: Lang) -> String {
    match (lang, last) {
        (Lang::It, _) if first == last => format!("nel {first}"),
        (Lang::En, _) if first == last => format!("in {first}"),
        (Lang::It, FOREVER) => format!("dal {first} in poi"),
        (Lang::En, FOREVER) => format!("from {first} on"),
        (Lang::It, _) => format!("dal {first} al {last}"),
        (Lang::En, _) => format!("from {first} to {last}"),
    }
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

    fn say(&self, lang: Lang) -> String {
        match *self {
            Self::Months(from, to) => say_months(from, to, lang),
            Self::Days(day, end) if day == end => match lang {
                Lang::It => format!("{}{}", article("il ", "l’", day), day.say(lang)),
                Lang::En => format!("on {}", day.say(lang)),
            },
            Self::Days(start, CalendarDay { year: Some(FOREVER), .. }) => match lang {
                Lang::It => format!("{}{} in poi", article("dal ", "dall’", start), start.say(lang)),
                Lang::En => format!("from {} on", start.say(lang)),
            },
            Self::Days(start, end) => {
                let said = start.say_before(end, lang);
                match lang {
                    Lang::It => {
                        let (from, to) = (article("dal ", "dall’", start), article("al ", "all’", end));
                        format!("{from}{said} {to}{}", end.say(lang))
                    }
                    Lang::En => format!("from {said} to {}", end.say(lang)),
                }
            }
        }
    }
}

impl CalendarDay {
    fn read(date: Date) -> Option<Self> {
        let Date::Fixed { year, month, day } = date else { return None };
        Some(Self { year: year.map(|Year(year)| year), month, day })
    }

    /// "10 agosto 2026", "1° luglio".
    fn say(self, lang: Lang) -> String {
        let year = self.year.map_or_else(String::new, |year| format!(" {year}"));
        format!("{} {}{year}", self.number(lang), texts::month(self.month, lang))
    }

    /// The beginning of a range without what its end says again: "10" before "21 agosto".
    fn say_before(self, end: Self, lang: Lang) -> String {
        if self.year != end.year {
            return self.say(lang);
        }
        // Without a year, "from 21 to 10 August" would be nearly a year.
        if self.month == end.month && self.day < end.day {
            return self.number(lang);
        }
        Self { year: None, ..self }.say(lang)
    }

    fn number(self, lang: Lang) -> String {
        match (lang, self.day) {
            (Lang::It, 1) => "1°".to_owned(),
            _ => self.day.to_string(),
        }
    }
}

/// The day's number decides: "dal 10", "dall’8", "dall’11".
const fn article(plain: &'static str, elided: &'static str, day: CalendarDay) -> &'static str {
    if matches!(day.day, 8 | 11) { elided } else { plain }
}

fn say_months(from: Month, to: Month, lang: Lang) -> String {
    let (first, last) = (texts::month(from, lang), texts::month(to, lang));
    let to_last = if last.starts_with('a') { "ad" } else { "a" };
    match lang {
        Lang::It if from == to => format!("{to_last} {last}"),
        Lang::En if from == to => format!("in {last}"),
        Lang::It => format!("da {first} {to_last} {last}"),
        Lang::En => format!("from {first} to {last}"),
    }
}
