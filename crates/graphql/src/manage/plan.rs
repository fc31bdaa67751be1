//! Hours in the form in which the week grid edits them: `domain::hours::plan`, field by field.

use app::manage::HoursEdit;
use async_graphql::{Enum, InputObject, Object, OneofObject, SimpleObject};
use chrono::{Datelike, NaiveDate};
use domain::{
    Lang,
    hours::{
        WallTime,
        plan::{self, Change, Dates, OnHolidays, Rhythm, Usual},
    },
    profile::MonthDay,
};

use super::{hours::HoursProblem, words};

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
