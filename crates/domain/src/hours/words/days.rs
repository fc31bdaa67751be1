//! Days of the week, of the month, and holidays.

use chrono::Weekday;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};

use super::voice::Voice;
use crate::texts;

/// From Monday, the order in which they are told.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A set of days of the week: a bit for each, Monday the lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    pub const ALL: Self = Self(0b111_1111);

    pub const fn of(day: Weekday) -> Self {
        Self(1 << day.num_days_from_monday())
    }

    pub const fn contains(self, day: Weekday) -> bool {
        self.overlaps(Self::of(day))
    }

    pub const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Some days of the week in a month, such as the first Monday. Counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NthWeekday {
    pub day: Weekday,
    pub from_start: [bool; 5],
    pub from_end: [bool; 5],
}

/// The days that any of these reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    pub weekdays: Weekdays,
    pub nth: Vec<NthWeekday>,
    pub holidays: bool,
}

/// How days are named in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Before their hours: "lunedì 9:00–12:00".
    Hours,
    /// After "chiuso": "il lunedì".
    Closure,
}

impl Days {
    /// `None` for days counted from other days, and for those that nobody would count in words.
    pub fn read(ranges: &[WeekDayRange]) -> Option<Self> {
        if ranges.is_empty() {
            return Some(Self { weekdays: Weekdays::ALL, ..Self::default() });
        }
        ranges.iter().try_fold(Self::default(), Self::reaching)
    }

    fn reaching(mut self, range: &WeekDayRange) -> Option<Self> {
        match range {
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => self.holidays = true,
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } => {
                let days = from_to(*range.start(), *range.end());
                if *nth_from_start == [true; 5] || *nth_from_end == [true; 5] {
                    self.weekdays = self.weekdays.with(days);
                } else if range.start() == range.end() && !nth_from_end[2..].contains(&true) {
                    let (from_start, from_end) = (*nth_from_start, *nth_from_end);
                    self.nth.push(NthWeekday { day: *range.start(), from_start, from_end });
                } else {
                    return None;
                }
            }
            _ => return None,
        }
        Some(self)
    }

    pub fn weekly(weekdays: Weekdays) -> Self {
        Self { weekdays, ..Self::default() }
    }

    /// Days of the week and nothing else.
    pub fn is_plain(&self) -> bool {
        self.nth.is_empty() && !self.holidays
    }

    pub fn is_every(&self) -> bool {
        self.weekdays == Weekdays::ALL
    }

    /// "da lunedì a venerdì", "primo lunedì del mese e nei giorni festivi".
    pub fn say(&self, naming: Naming, voice: &dyn Voice) -> String {
        let phrases = voice.phrases();
        if self.is_every() {
            return phrases.every_day.to_owned();
        }
        let mut days = runs(self.weekdays);
        days.extend(self.nth.iter().map(DayName::Nth));
        if self.holidays {
            days.push(DayName::Holidays);
        }
        texts::list(voice.days(&days, naming), phrases.and)
    }
}

/// Days that have a name together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DayName<'a> {
    /// Every Monday.
    Weekday(Weekday),
    /// From one day of the week to another: three and more.
    Run(Weekday, Weekday),
    /// Every first Monday of a month.
    Nth(&'a NthWeekday),
    /// Public holidays.
    Holidays,
}

/// From one day to another, over Sunday if need be.
fn from_to(first: Weekday, last: Weekday) -> Weekdays {
    let (mut days, mut day) = (Weekdays::of(first), first);
    while day != last {
        day = day.succ();
        days = days.with(Weekdays::of(day));
    }
    days
}

fn runs(weekdays: Weekdays) -> Vec<DayName<'static>> {
    let runs = WEEK.split(|day| !weekdays.contains(*day)).filter(|run| !run.is_empty());
    runs.flat_map(|run| match run {
        [first, _, .., last] if run.len() > 2 => vec![DayName::Run(*first, *last)],
        days => days.iter().map(|day| DayName::Weekday(*day)).collect(),
    })
    .collect()
}

/// The place of a day of the week in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordinal {
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    SecondToLast,
    Last,
}

impl NthWeekday {
    /// From the first to the last.
    pub fn ordinals(&self) -> Vec<Ordinal> {
        const FROM_START: [Ordinal; 5] =
            [Ordinal::First, Ordinal::Second, Ordinal::Third, Ordinal::Fourth, Ordinal::Fifth];
        const FROM_END: [Ordinal; 2] = [Ordinal::Last, Ordinal::SecondToLast];
        let from_start = FROM_START.into_iter().zip(self.from_start);
        let from_end = FROM_END.into_iter().zip(self.from_end).rev();
        from_start.chain(from_end).filter_map(|(ordinal, chosen)| chosen.then_some(ordinal)).collect()
    }
}
