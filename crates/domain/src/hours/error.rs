//! What is wrong with hours that were typed, and where.

use opening_hours_syntax::{
    Error,
    rules::OpeningHoursExpression,
    rules::day::{HolidayKind, WeekDayRange},
    rules::time::Time,
};
use pest::error::InputLocation;

/// No office needs more; a longer text is refused before it is read.
pub const MAX_CHARS: usize = 1_000;

/// The hours cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (character {})", offset + 1)]
pub struct HoursError {
    /// Where it begins to be wrong, in characters from 0.
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
    /// A number that no day, week or time has.
    #[error("a number is out of bounds")]
    OutOfBounds,
    /// In the grammar, and not evaluated by the parser.
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
    let rules: opening_hours::OpeningHours = syntax.parse().map_err(|error| unreadable(syntax, &error))?;
    match untold(&rules.get_expression()) {
        Some(problem) => Err(HoursError { offset: 0, problem }),
        None => Ok(rules),
    }
}

fn unreadable(syntax: &str, error: &Error) -> HoursError {
    match error {
        Error::Syntax(error) => {
            let (InputLocation::Pos(byte) | InputLocation::Span((byte, _))) = error.location;
            let offset = syntax.char_indices().take_while(|(index, _)| *index < byte).count();
            HoursError { offset, problem: HoursProblem::Syntax }
        }
        Error::Unsupported(_) => HoursError { offset: 0, problem: HoursProblem::Unsupported },
        _ => HoursError { offset: 0, problem: HoursProblem::OutOfBounds },
    }
}

/// What the parser accepts and we cannot evaluate.
fn untold(expression: &OpeningHoursExpression) -> Option<HoursProblem> {
    let school = |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { kind: HolidayKind::School, .. });
    let sun = |time: &Time| matches!(time, Time::Variable(_));
    expression.rules.iter().find_map(|rule| {
        if rule.day_selector.weekday.iter().any(school) {
            return Some(HoursProblem::SchoolHolidays);
        }
        let spans = &rule.time_selector.spans;
        spans.iter().any(|span| sun(&span.range.start) || sun(&span.range.end)).then_some(HoursProblem::Sun)
    })
}
