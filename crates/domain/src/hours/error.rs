//! What is wrong with hours that were typed, and where.

use chrono::NaiveDate;
use opening_hours_syntax::{
    Error,
    rules::{
        OpeningHoursExpression, RuleSequence,
        day::{Date, HolidayKind, MonthdayRange, WeekDayRange, Year},
        time::{Time, TimeSpan},
    },
};
use pest::error::InputLocation;

/// No office needs more; a longer text is refused before it is read.
pub const MAX_CHARS: usize = 1_000;

/// Dates such as `Oct Su[-1]` in one text. The grammar (2.1.4) reads what follows such a date three times over,
/// and so on for each that follows: twelve take seconds, sixty for ever.
const MAX_NTH_DATES: usize = 5;

/// The hours cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (character {})", offset + 1)]
pub struct HoursError {
    /// Where it begins to be wrong, in characters from 0: the character for what cannot be read, the beginning
    /// of the rule for what cannot be used.
    pub offset: usize,
    /// What is wrong.
    pub problem: HoursProblem,
}

/// What is wrong with hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursProblem {
    /// More than [`MAX_CHARS`] characters.
    #[error("the hours are longer than {MAX_CHARS} characters")]
    TooLong,
    /// Not in the grammar.
    #[error("this is not in the syntax of opening hours")]
    Syntax,
    /// More than five dates such as `Oct Su[-1]`.
    #[error("more than {MAX_NTH_DATES} dates by a day of the week in a month")]
    TooManyNthDates,
    /// A number that no day, week or time has.
    #[error("a number is out of bounds")]
    OutOfBounds,
    /// In the grammar, and not evaluated as it is meant: points in time (`10:00-12:00/00:30`), open ends
    /// (`10:00+`), a month that touches its year (`2026Aug`; `2026 Aug` is fine).
    #[error("this form is not supported")]
    Unsupported,
    /// There is no national calendar of school holidays.
    #[error("school holidays (SH) have no national calendar")]
    SchoolHolidays,
    /// An office has no coordinates.
    #[error("sunrise and sunset need a place")]
    Sun,
}

/// Reads the syntax, and refuses what could not be told truthfully.
pub(super) fn parse(syntax: &str) -> Result<opening_hours::OpeningHours, HoursError> {
    if syntax.chars().nth(MAX_CHARS).is_some() {
        return Err(HoursError { offset: MAX_CHARS, problem: HoursProblem::TooLong });
    }
    if let Some(byte) = nth_dates(syntax).nth(MAX_NTH_DATES) {
        return Err(HoursError {
            offset: chars_before(syntax, byte),
            problem: HoursProblem::TooManyNthDates,
        });
    }
    read(syntax).map_err(|fault| match fault {
        Fault::At(byte) => HoursError { offset: chars_before(syntax, byte), problem: HoursProblem::Syntax },
        Fault::Somewhere(problem) => {
            HoursError { offset: chars_before(syntax, first_rule_with(syntax, problem)), problem }
        }
    })
}

/// The bytes at which dates such as `Oct Su[-1]` begin.
fn nth_dates(syntax: &str) -> impl Iterator<Item = usize> {
    const MONTHS: [&[u8; 3]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    syntax.as_bytes().windows(7).enumerate().filter_map(|(byte, window)| match window {
        [month @ .., b' ', _, _, b'['] if MONTHS.iter().any(|name| month.eq_ignore_ascii_case(*name)) => {
            Some(byte)
        }
        _ => None,
    })
}

/// What is wrong, as far as one reading tells where.
enum Fault {
    /// Not in the grammar from this byte on.
    At(usize),
    Somewhere(HoursProblem),
}

fn read(syntax: &str) -> Result<opening_hours::OpeningHours, Fault> {
    let rules: opening_hours::OpeningHours = syntax.parse().map_err(|error| match error {
        Error::Syntax(error) => {
            let (InputLocation::Pos(byte) | InputLocation::Span((byte, _))) = error.location;
            Fault::At(byte)
        }
        Error::Unsupported(_) => Fault::Somewhere(HoursProblem::Unsupported),
        _ => Fault::Somewhere(HoursProblem::OutOfBounds),
    })?;
    match unusable(&rules.get_expression()) {
        Some(problem) => Err(Fault::Somewhere(problem)),
        None => Ok(rules),
    }
}

/// The byte at which the first rule begins that has this problem on its own.
fn first_rule_with(syntax: &str, problem: HoursProblem) -> usize {
    let has_it = |rule: &str| matches!(read(rule), Err(Fault::Somewhere(found)) if found == problem);
    let mut in_quotes = false;
    let rules = syntax.split(|c| {
        in_quotes ^= c == '"';
        c == ';' && !in_quotes
    });
    let mut begins = 0;
    for rule in rules {
        let text = rule.trim_start();
        if has_it(text.trim_end()) {
            return begins + rule.len() - text.len();
        }
        begins += rule.len() + 1;
    }
    0
}

fn chars_before(syntax: &str, byte: usize) -> usize {
    syntax.char_indices().take_while(|(index, _)| *index < byte).count()
}

/// What the parser accepts and would not be evaluated as it is meant.
fn unusable(expression: &OpeningHoursExpression) -> Option<HoursProblem> {
    expression.rules.iter().find_map(|RuleSequence { day_selector, time_selector, .. }| {
        let days = day_selector.weekday.iter().find_map(unusable_day);
        let dates = || day_selector.monthday.iter().find_map(unusable_dates);
        let times = || time_selector.spans.iter().find_map(unusable_times);
        days.or_else(dates).or_else(times)
    })
}

fn unusable_day(day: &WeekDayRange) -> Option<HoursProblem> {
    matches!(day, WeekDayRange::Holiday { kind: HolidayKind::School, .. })
        .then_some(HoursProblem::SchoolHolidays)
}

fn unusable_dates(range: &MonthdayRange) -> Option<HoursProblem> {
    match range {
        // Evaluated (2.1.4) until the first day of its last month only.
        MonthdayRange::Month { year: Some(_), .. } => Some(HoursProblem::Unsupported),
        MonthdayRange::Month { year: None, .. } => None,
        // Evaluated (2.1.4) as nearly the whole year.
        MonthdayRange::Date { start, end } => {
            [start.0, end.0].into_iter().any(no_such_date).then_some(HoursProblem::OutOfBounds)
        }
    }
}

/// Such as 30 February. 29 February exists where no year is said.
fn no_such_date(date: Date) -> bool {
    const LEAP: Year = Year(2024);
    let Date::Fixed { year, month, day } = date else { return false };
    NaiveDate::from_ymd_opt(year.unwrap_or(LEAP).0, month.into(), day.into()).is_none()
}

fn unusable_times(span: &TimeSpan) -> Option<HoursProblem> {
    if [span.range.start, span.range.end].iter().any(|time| matches!(time, Time::Variable(_))) {
        return Some(HoursProblem::Sun);
    }
    (span.open_end || span.repeats.is_some()).then_some(HoursProblem::Unsupported)
}

#[cfg(test)]
mod tests;
