mod hostile;
mod made_up;
mod model;
mod problems;
mod reading;
mod writing;

use chrono::{NaiveDate, Weekday};

use super::{Change, Dates, Exception, Interval, OnHolidays, Plan, Rhythm, Usual, WeekInterval, WeekRule};
use crate::{
    hours::{Calendar, OpeningHours},
    profile::MonthDay,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn parse(syntax: &str) -> OpeningHours {
    OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap_or_else(|error| panic!("{syntax}: {error}"))
}

fn interval(start: &str, end: &str) -> Interval {
    Interval {
        start: start.parse().unwrap(),
        end: end.parse().unwrap(),
        by_appointment: false,
        comment: None,
    }
}

fn by_appointment(start: &str, end: &str, comment: &str) -> Interval {
    Interval { by_appointment: true, comment: Some(comment.to_owned()), ..interval(start, end) }
}

fn on(days: &[Weekday], intervals: &[Interval]) -> Vec<WeekInterval> {
    in_weeks(&Rhythm::EveryWeek, days, intervals)
}

fn in_weeks(rhythm: &Rhythm, days: &[Weekday], intervals: &[Interval]) -> Vec<WeekInterval> {
    let of = |day: Weekday, interval: &Interval| WeekInterval {
        day,
        rhythm: rhythm.clone(),
        interval: interval.clone(),
    };
    days.iter().flat_map(|day| intervals.iter().map(|interval| of(*day, interval))).collect()
}

fn week(season: Option<Dates>, intervals: Vec<WeekInterval>) -> WeekRule {
    WeekRule { season, intervals }
}

/// Closed on holidays.
fn plan(weeks: Vec<WeekRule>, exceptions: Vec<Exception>) -> Plan {
    Plan { usual: Usual::Weeks(weeks), holidays: OnHolidays::Closed, exceptions }
}

fn every_year(from: (u32, u32), to: (u32, u32)) -> Dates {
    let day = |(month, day)| MonthDay { month, day };
    Dates::EveryYear { from: day(from), to: day(to) }
}

fn once(from: &str, to: &str) -> Dates {
    Dates::Once { from: date(from), to: date(to) }
}

fn closed(dates: Dates, comment: Option<&str>) -> Exception {
    Exception { dates, change: Change::Closed { comment: comment.map(ToOwned::to_owned) } }
}

const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
