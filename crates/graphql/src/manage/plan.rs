//! Hours in the form in which the week grid edits them: `domain::hours::plan`, field by field.

use async_graphql::{Enum, Object, SimpleObject};
use domain::{
    hours::plan::{self, Change, Dates, OnHolidays, Rhythm, Usual},
    profile::MonthDay,
};

/// What the usual hours are.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum PlanUsual {
    /// Nobody is received, but for openings among the exceptions.
    Never,
    /// At any hour of any day.
    Always,
    /// Without fixed hours: only who has an appointment.
    OnRequest,
    /// By weeks.
    Weeks,
}

/// In which weeks an interval holds.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum PlanRhythm {
    /// In each.
    EveryWeek,
    /// In odd weeks by the numbers of ISO 8601.
    OddWeeks,
    /// In even weeks.
    EvenWeeks,
    /// In those that `nths` names.
    OfMonth,
}

/// What an exception does to its days.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum PlanChange {
    /// Nobody is received.
    Closed,
    /// Its intervals and no others.
    Instead,
    /// Its intervals beside those that the day has.
    Also,
}

/// A day of the week.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

/// Hours as the week grid edits them.
pub struct Plan(pub plan::Plan);

#[Object]
impl Plan {
    async fn usual(&self) -> PlanUsual {
        match &self.0.usual {
            Usual::Never { .. } => PlanUsual::Never,
            Usual::Always => PlanUsual::Always,
            Usual::OnRequest { .. } => PlanUsual::OnRequest,
            Usual::Weeks(_) => PlanUsual::Weeks,
        }
    }

    /// With `NEVER` and `ON_REQUEST`.
    async fn comment(&self) -> Option<&str> {
        match &self.0.usual {
            Usual::Never { comment } | Usual::OnRequest { comment } => comment.as_deref(),
            Usual::Always | Usual::Weeks(_) => None,
        }
    }

    /// With `WEEKS`: at least one. Where seasons overlap, the later counts.
    async fn weeks(&self) -> Vec<PlanWeek> {
        match &self.0.usual {
            Usual::Weeks(weeks) => weeks.iter().map(PlanWeek::from).collect(),
            _ => vec![],
        }
    }

    async fn closed_on_holidays(&self) -> bool {
        self.0.holidays == OnHolidays::Closed
    }

    /// An opening wins over a closure and over a holiday.
    async fn exceptions(&self) -> Vec<PlanException> {
        self.0.exceptions.iter().map(PlanException::from).collect()
    }
}

/// A week, and when in the year it holds.
#[derive(SimpleObject)]
pub struct PlanWeek {
    /// Null for the whole year.
    season: Option<PlanDates>,
    intervals: Vec<PlanInterval>,
}

/// An interval of a day of the week.
#[derive(SimpleObject)]
pub struct PlanInterval {
    day: Weekday,
    rhythm: PlanRhythm,
    /// With `OF_MONTH`: 1 to 5 from the beginning of the month, -1 to -5 from its end.
    nths: Vec<i8>,
    /// Such as `09:00`.
    start: String,
    /// `24:00` at the end of the day.
    end: String,
    by_appointment: bool,
    comment: Option<String>,
}

/// Both ends included. `YYYY-MM-DD`, or `MM-DD` for every year; both alike.
#[derive(SimpleObject)]
pub struct PlanDates {
    from: String,
    to: String,
}

/// What is different on certain dates.
#[derive(SimpleObject)]
pub struct PlanException {
    dates: PlanDates,
    change: PlanChange,
    /// With `CLOSED`.
    comment: Option<String>,
    /// Otherwise.
    intervals: Vec<PlanTime>,
}

/// An interval of a day.
#[derive(SimpleObject)]
pub struct PlanTime {
    start: String,
    end: String,
    by_appointment: bool,
    comment: Option<String>,
}

impl From<&plan::WeekRule> for PlanWeek {
    fn from(week: &plan::WeekRule) -> Self {
        let interval = |own: &plan::WeekInterval| {
            let (rhythm, nths) = match &own.rhythm {
                Rhythm::EveryWeek => (PlanRhythm::EveryWeek, vec![]),
                Rhythm::OddWeeks => (PlanRhythm::OddWeeks, vec![]),
                Rhythm::EvenWeeks => (PlanRhythm::EvenWeeks, vec![]),
                Rhythm::OfMonth(nths) => (PlanRhythm::OfMonth, nths.clone()),
            };
            let PlanTime { start, end, by_appointment, comment } = (&own.interval).into();
            PlanInterval { day: own.day.into(), rhythm, nths, start, end, by_appointment, comment }
        };
        Self {
            season: week.season.as_ref().map(Into::into),
            intervals: week.intervals.iter().map(interval).collect(),
        }
    }
}

impl From<&plan::Interval> for PlanTime {
    fn from(interval: &plan::Interval) -> Self {
        Self {
            start: interval.start.to_string(),
            end: interval.end.to_string(),
            by_appointment: interval.by_appointment,
            comment: interval.comment.clone(),
        }
    }
}

impl From<&Dates> for PlanDates {
    fn from(dates: &Dates) -> Self {
        let every_year = |day: &MonthDay| format!("{:02}-{:02}", day.month, day.day);
        match dates {
            Dates::EveryYear { from, to } => Self { from: every_year(from), to: every_year(to) },
            Dates::Once { from, to } => Self { from: from.to_string(), to: to.to_string() },
        }
    }
}

impl From<&plan::Exception> for PlanException {
    fn from(exception: &plan::Exception) -> Self {
        let times = |intervals: &[plan::Interval]| intervals.iter().map(PlanTime::from).collect();
        let (change, comment, intervals) = match &exception.change {
            Change::Closed { comment } => (PlanChange::Closed, comment.clone(), vec![]),
            Change::Instead(intervals) => (PlanChange::Instead, None, times(intervals)),
            Change::Also(intervals) => (PlanChange::Also, None, times(intervals)),
        };
        Self { dates: (&exception.dates).into(), change, comment, intervals }
    }
}
