//! The hours as the grid of the editor holds them: a week, other weeks in other seasons, holidays, exceptions.
//!
//! A [`Plan`] says less than the syntax can. What it says is evaluated in this order, later over earlier:
//!
//! 1. the usual hours: of the weeks whose season it is, the last one counts alone;
//! 2. closures;
//! 3. holidays;
//! 4. openings on certain dates, so that an office can open on a holiday.
//!
//! [`Plan::to_syntax`] writes one canonical text for that. [`Plan::read`] takes a text back only where the plan
//! says the same as the text at every minute; anything else is edited as text.

mod dates;
mod normal;
mod problem;
mod read;
mod rule;
mod same;
mod write;

use chrono::{NaiveDate, Weekday};

pub use problem::{MAX_COMMENT_CHARS, MAX_ENTRIES, PlanFault, PlanPlace, PlanProblem};

use super::WallTime;
use crate::profile::MonthDay;

/// From Monday, the order in which a week is told.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Reception hours in the form in which they are edited.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plan {
    /// Where nothing else is said.
    pub usual: Usual,
    /// On public holidays and on the patron saint's day.
    pub holidays: OnHolidays,
    /// Closures and openings on certain dates. An opening wins over a closure and over a holiday; of two closures
    /// or two openings of the same day the later in the list wins.
    pub exceptions: Vec<Exception>,
}

/// The usual hours.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Usual {
    /// Nobody is received, but for openings among the exceptions.
    Never {
        /// Why, such as "ufficio soppresso".
        comment: Option<String>,
    },
    /// At any hour of any day.
    Always,
    /// Without fixed hours: at any hour, but only who has an appointment.
    OnRequest {
        /// Such as "su richiesta".
        comment: Option<String>,
    },
    /// Weeks, at least one. Where the seasons of two overlap, the later counts.
    Weeks(Vec<WeekRule>),
}

/// A week, and when in the year it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WeekRule {
    /// `None` for the whole year.
    pub season: Option<Dates>,
    /// At least one. A day without is closed.
    pub intervals: Vec<WeekInterval>,
}

/// An interval of a day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WeekInterval {
    /// On which.
    pub day: Weekday,
    /// In which weeks.
    pub rhythm: Rhythm,
    /// From when to when.
    pub interval: Interval,
}

/// In which weeks an interval holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// In each.
    EveryWeek,
    /// In odd weeks by the numbers of ISO 8601. After a year of 53 weeks two odd ones come in a row.
    OddWeeks,
    /// In even weeks.
    EvenWeeks,
    /// Such as the first Monday of the month: 1 to 5 from its beginning, -1 to -5 from its end.
    OfMonth(Vec<i8>),
}

/// A time of a day during which somebody is received.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// Its beginning.
    pub start: WallTime,
    /// After `start`. No interval goes on after midnight: no office needs it.
    pub end: WallTime,
    /// Only who has an appointment is received.
    pub by_appointment: bool,
    /// Such as "solo ritiro documenti".
    pub comment: Option<String>,
}

/// What holidays change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnHolidays {
    /// Nothing.
    AsUsual,
    /// Nobody is received.
    Closed,
}

/// What is different on certain dates.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exception {
    /// Which.
    pub dates: Dates,
    /// What is different.
    pub change: Change,
}

/// What an exception does to its days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// Nobody is received.
    Closed {
        /// Why, such as "Ponte".
        comment: Option<String>,
    },
    /// These intervals and no others.
    Instead(Vec<Interval>),
    /// These intervals beside those that the day has.
    Also(Vec<Interval>),
}

/// Days in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dates {
    /// Of every year; they may go on over New Year. 29 February only as the end of whole months, such as
    /// 1 November to 29 February.
    EveryYear {
        /// The first.
        from: MonthDay,
        /// The last.
        to: MonthDay,
    },
    /// Of the years 2000 to 2070.
    Once {
        /// The first.
        from: NaiveDate,
        /// The last.
        to: NaiveDate,
    },
}

#[cfg(test)]
mod tests;
