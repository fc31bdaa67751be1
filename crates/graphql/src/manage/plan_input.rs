//! Hours as they are typed: as text, or in the week grid.

use app::manage::HoursEdit;
use async_graphql::{InputObject, OneofObject};
use chrono::{Datelike, NaiveDate};
use domain::{
    Lang,
    hours::{
        WallTime,
        plan::{self, Change, Dates, OnHolidays, Rhythm, Usual},
    },
    profile::MonthDay,
};

use super::{
    hours::HoursProblem,
    plan::{PlanChange, PlanRhythm, PlanUsual, Weekday},
    words,
};

/// Reception hours: exactly one of these.
#[derive(OneofObject)]
pub enum HoursInput {
    /// OpenStreetMap syntax.
    Syntax(String),
    /// As the week grid edits them.
    Plan(PlanInput),
}

/// A time or a date that is none, and in which row.
pub struct Unreadable {
    week: Option<usize>,
    exception: Option<usize>,
    interval: Option<usize>,
}

impl Unreadable {
    /// For whoever typed it.
    pub fn say(self, lang: Lang) -> HoursProblem {
        let Self { week, exception, interval } = self;
        HoursProblem { message: words::unreadable(lang).to_owned(), offset: None, week, exception, interval }
    }
}

/// Nothing but that it cannot be read; where is added on the way up.
struct NotRead;

impl HoursInput {
    /// As the application takes them.
    pub fn read(self) -> Result<HoursEdit, Unreadable> {
        match self {
            Self::Syntax(syntax) => Ok(HoursEdit::Syntax(syntax)),
            Self::Plan(plan) => plan.read().map(HoursEdit::Plan),
        }
    }
}

/// Hours as the week grid edits them.
#[derive(InputObject)]
pub struct PlanInput {
    usual: PlanUsual,
    /// With `NEVER` and `ON_REQUEST`. At most 100 characters, as all comments.
    comment: Option<String>,
    #[graphql(default)]
    weeks: Vec<PlanWeekInput>,
    closed_on_holidays: bool,
    #[graphql(default)]
    exceptions: Vec<PlanExceptionInput>,
}

/// A week, and when in the year it holds.
#[derive(InputObject)]
pub struct PlanWeekInput {
    season: Option<PlanDatesInput>,
    intervals: Vec<PlanIntervalInput>,
}

/// An interval of a day of the week.
#[derive(InputObject)]
pub struct PlanIntervalInput {
    day: Weekday,
    #[graphql(default_with = "PlanRhythm::EveryWeek")]
    rhythm: PlanRhythm,
    #[graphql(default)]
    nths: Vec<i8>,
    start: String,
    end: String,
    #[graphql(default)]
    by_appointment: bool,
    comment: Option<String>,
}

/// Both ends included. `YYYY-MM-DD`, or `MM-DD` for every year; both alike.
#[derive(InputObject)]
pub struct PlanDatesInput {
    from: String,
    to: String,
}

/// What is different on certain dates.
#[derive(InputObject)]
pub struct PlanExceptionInput {
    dates: PlanDatesInput,
    change: PlanChange,
    comment: Option<String>,
    #[graphql(default)]
    intervals: Vec<PlanTimeInput>,
}

/// An interval of a day.
#[derive(InputObject)]
pub struct PlanTimeInput {
    start: String,
    end: String,
    #[graphql(default)]
    by_appointment: bool,
    comment: Option<String>,
}

/// Blank is none.
fn words_of(comment: Option<String>) -> Option<String> {
    comment.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn interval(
    start: &str,
    end: &str,
    by_appointment: bool,
    comment: Option<String>,
) -> Result<plan::Interval, NotRead> {
    let time = |text: &str| text.trim().parse::<WallTime>().map_err(|_| NotRead);
    Ok(plan::Interval { start: time(start)?, end: time(end)?, by_appointment, comment: words_of(comment) })
}

impl PlanDatesInput {
    fn read(&self) -> Result<Dates, NotRead> {
        let once = |text: &str| text.parse::<NaiveDate>();
        if let (Ok(from), Ok(to)) = (once(&self.from), once(&self.to)) {
            return Ok(Dates::Once { from, to });
        }
        // A leap year, so that 29 February is read, and refused by the plan with its own words.
        let every_year = |text: &str| {
            let date = once(&format!("2024-{text}")).map_err(|_| NotRead)?;
            Ok(MonthDay { month: date.month(), day: date.day() })
        };
        Ok(Dates::EveryYear { from: every_year(&self.from)?, to: every_year(&self.to)? })
    }
}

impl PlanInput {
    fn read(self) -> Result<plan::Plan, Unreadable> {
        let comment = words_of(self.comment);
        let usual = match self.usual {
            PlanUsual::Never => Usual::Never { comment },
            PlanUsual::Always => Usual::Always,
            PlanUsual::OnRequest => Usual::OnRequest { comment },
            PlanUsual::Weeks => {
                let weeks = self.weeks.into_iter().enumerate().map(|(index, week)| week.read(index));
                Usual::Weeks(weeks.collect::<Result<_, _>>()?)
            }
        };
        let holidays = if self.closed_on_holidays { OnHolidays::Closed } else { OnHolidays::AsUsual };
        let exceptions = self.exceptions.into_iter().enumerate().map(|(index, own)| own.read(index));
        Ok(plan::Plan { usual, holidays, exceptions: exceptions.collect::<Result<_, _>>()? })
    }
}

impl PlanWeekInput {
    fn read(self, week: usize) -> Result<plan::WeekRule, Unreadable> {
        let at = |interval| Unreadable { week: Some(week), exception: None, interval };
        let season = self.season.map(|dates| dates.read()).transpose().map_err(|NotRead| at(None))?;
        let own = |(index, own): (usize, PlanIntervalInput)| {
            let rhythm = match own.rhythm {
                PlanRhythm::EveryWeek => Rhythm::EveryWeek,
                PlanRhythm::OddWeeks => Rhythm::OddWeeks,
                PlanRhythm::EvenWeeks => Rhythm::EvenWeeks,
                PlanRhythm::OfMonth => Rhythm::OfMonth(own.nths),
            };
            let interval = interval(&own.start, &own.end, own.by_appointment, own.comment)
                .map_err(|NotRead| at(Some(index)))?;
            Ok(plan::WeekInterval { day: own.day.into(), rhythm, interval })
        };
        let intervals = self.intervals.into_iter().enumerate().map(own).collect::<Result<_, _>>()?;
        Ok(plan::WeekRule { season, intervals })
    }
}

impl PlanExceptionInput {
    fn read(self, exception: usize) -> Result<plan::Exception, Unreadable> {
        let at = |interval| Unreadable { week: None, exception: Some(exception), interval };
        let dates = self.dates.read().map_err(|NotRead| at(None))?;
        let own = |(index, own): (usize, PlanTimeInput)| {
            interval(&own.start, &own.end, own.by_appointment, own.comment).map_err(|NotRead| at(Some(index)))
        };
        let intervals = self.intervals.into_iter().enumerate().map(own).collect::<Result<_, _>>()?;
        let change = match self.change {
            PlanChange::Closed => Change::Closed { comment: words_of(self.comment) },
            PlanChange::Instead => Change::Instead(intervals),
            PlanChange::Also => Change::Also(intervals),
        };
        Ok(plan::Exception { dates, change })
    }
}
