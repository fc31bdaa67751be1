//! What is wrong with a plan, and where.

use chrono::NaiveDate;

use super::{Change, Dates, Exception, Interval, Plan, Rhythm, Usual, WeekInterval, WeekRule};

/// A comment is a few words beside the hours.
pub const MAX_COMMENT_CHARS: usize = 100;

/// Weeks, intervals of a week, exceptions, intervals of an exception: of each no more. The text could not hold
/// them; a plan that has more is not looked at any further.
pub const MAX_ENTRIES: usize = 100;

/// What is wrong with a plan, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct PlanProblem {
    /// Where.
    pub place: PlanPlace,
    /// What.
    pub fault: PlanFault,
}

/// Part of a plan. Numbers count from 0, in the order of the plan that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PlanPlace {
    /// All of it.
    #[error("the plan")]
    Whole,
    /// [`Plan::usual`], but for its weeks.
    #[error("the usual hours")]
    Usual,
    /// A week, or its season.
    #[error("week {}", week + 1)]
    Week {
        /// Which.
        week: usize,
    },
    /// An interval of a week.
    #[error("week {}, interval {}", week + 1, interval + 1)]
    WeekInterval {
        /// In which week.
        week: usize,
        /// In [`WeekRule::intervals`].
        interval: usize,
    },
    /// An exception, or its dates.
    #[error("exception {}", exception + 1)]
    Exception {
        /// Which.
        exception: usize,
    },
    /// An interval of an exception.
    #[error("exception {}, interval {}", exception + 1, interval + 1)]
    ExceptionInterval {
        /// Of which exception.
        exception: usize,
        /// In its list.
        interval: usize,
    },
}

/// What is wrong with a part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PlanFault {
    /// It ends when it begins.
    #[error("an interval that ends when it begins")]
    Empty,
    /// It ends before it begins. Hours over midnight are two intervals.
    #[error("an interval that ends before it begins")]
    Reversed,
    /// An interval of the same day is at the same time.
    #[error("overlaps with interval {}", with + 1)]
    Overlaps {
        /// The earlier one in the same list.
        with: usize,
    },
    /// No weeks, or no intervals. What is meant is [`Usual::Never`] or [`Change::Closed`].
    #[error("without intervals")]
    NoIntervals,
    /// A later week holds in all of its season: the earlier never does.
    #[error("week {} replaces all of it", by + 1)]
    Replaced {
        /// The later one.
        by: usize,
    },
    /// No week of a month, or one that no month has: 1 to 5, or -1 to -5.
    #[error("no such week of the month")]
    NoSuchWeek,
    /// Such as 30 February.
    #[error("no such day")]
    NoSuchDay,
    /// 29 February of every year.
    #[error("29 February does not exist in every year")]
    LeapDay,
    /// Dates end before they begin.
    #[error("dates that end before they begin")]
    DatesReversed,
    /// Not in the years 2000 to 2070.
    #[error("not in the years 2000 to 2070")]
    YearOutOfRange,
    /// Another opening is on the same dates: it is to be one with several intervals.
    #[error("has the dates of exception {}", with + 1)]
    SameDates {
        /// The earlier one.
        with: usize,
    },
    /// The whole exception is over.
    #[error("is over")]
    Past,
    /// More than [`MAX_COMMENT_CHARS`].
    #[error("a comment of more than {MAX_COMMENT_CHARS} characters")]
    CommentTooLong,
    /// Double quotes (which end a comment in the syntax), or characters that do not show.
    #[error("a comment with quotes or with characters that do not show")]
    CommentCharacters,
    /// More than [`MAX_ENTRIES`].
    #[error("more than {MAX_ENTRIES} entries")]
    TooMany,
    /// The text of the plan would be longer than [`MAX_CHARS`](crate::hours::MAX_CHARS).
    #[error("too many rules: the text is too long")]
    TooLong,
}

impl Plan {
    /// Everything that is wrong, in the order of the plan; none where it can be kept. `today` is the date in
    /// Italy.
    #[must_use]
    pub fn problems(&self, today: NaiveDate) -> Vec<PlanProblem> {
        let mut problems = self.faults();
        if problems.is_empty() {
            problems.extend(self.to_syntax().err());
        }
        let over = |(exception, of): (usize, &Exception)| {
            let place = PlanPlace::Exception { exception };
            of.is_over(today).then_some(PlanProblem { place, fault: PlanFault::Past })
        };
        problems.extend(self.exceptions.iter().take(MAX_ENTRIES).enumerate().filter_map(over));
        problems
    }

    /// The plan without the exceptions that are over on `today`.
    #[must_use]
    pub fn without_past(&self, today: NaiveDate) -> Self {
        let exceptions = self.exceptions.iter().filter(|exception| !exception.is_over(today)).cloned();
        Self { exceptions: exceptions.collect(), ..self.clone() }
    }

    /// What is wrong whatever day it is.
    pub(super) fn faults(&self) -> Vec<PlanProblem> {
        let mut found = Found(Vec::new());
        match &self.usual {
            Usual::Never { comment } | Usual::OnRequest { comment } => {
                found.comment(PlanPlace::Usual, comment.as_ref());
            }
            Usual::Always => {}
            Usual::Weeks(weeks) => found.weeks(weeks),
        }
        if found.all_looked_at(PlanPlace::Whole, &self.exceptions) {
            for (index, exception) in self.exceptions.iter().enumerate() {
                found.exception(index, exception, &self.exceptions[..index]);
            }
        }
        found.0
    }
}

impl Exception {
    fn is_over(&self, today: NaiveDate) -> bool {
        matches!(self.dates, Dates::Once { to, .. } if to < today)
    }

    const fn opens(&self) -> bool {
        !matches!(self.change, Change::Closed { .. })
    }
}

struct Found(Vec<PlanProblem>);

impl Found {
    fn add(&mut self, place: PlanPlace, fault: impl Into<Option<PlanFault>>) {
        self.0.extend(fault.into().map(|fault| PlanProblem { place, fault }));
    }

    /// Nothing is compared with each other in a list that is too long.
    fn all_looked_at<T>(&mut self, place: PlanPlace, list: &[T]) -> bool {
        let too_many = list.len() > MAX_ENTRIES;
        self.add(place, too_many.then_some(PlanFault::TooMany));
        !too_many
    }

    fn weeks(&mut self, weeks: &[WeekRule]) {
        if weeks.is_empty() {
            self.add(PlanPlace::Usual, PlanFault::NoIntervals);
        }
        if self.all_looked_at(PlanPlace::Usual, weeks) {
            for (index, week) in weeks.iter().enumerate() {
                self.week(index, week);
                let later = weeks.iter().skip(index + 1).position(|later| later.replaces(week));
                let replaced = later.map(|later| PlanFault::Replaced { by: index + 1 + later });
                self.add(PlanPlace::Week { week: index }, replaced);
            }
        }
    }

    fn week(&mut self, week: usize, WeekRule { season, intervals }: &WeekRule) {
        let place = PlanPlace::Week { week };
        self.add(place, season.and_then(|season| season.fault()));
        if intervals.is_empty() {
            self.add(place, PlanFault::NoIntervals);
        }
        if !self.all_looked_at(place, intervals) {
            return;
        }
        for (interval, of) in intervals.iter().enumerate() {
            let place = PlanPlace::WeekInterval { week, interval };
            self.add(place, of.rhythm.fault());
            self.interval(place, &of.interval);
            let with = intervals[..interval].iter().position(|earlier| earlier.overlaps(of));
            self.add(place, with.map(|with| PlanFault::Overlaps { with }));
        }
    }

    fn exception(&mut self, index: usize, exception: &Exception, earlier: &[Exception]) {
        let place = PlanPlace::Exception { exception: index };
        self.add(place, exception.dates.fault());
        let intervals = match &exception.change {
            Change::Closed { comment } => return self.comment(place, comment.as_ref()),
            Change::Instead(intervals) | Change::Also(intervals) => intervals,
        };
        let with = earlier.iter().position(|other| other.opens() && other.dates == exception.dates);
        self.add(place, with.map(|with| PlanFault::SameDates { with }));
        if intervals.is_empty() {
            self.add(place, PlanFault::NoIntervals);
        }
        if !self.all_looked_at(place, intervals) {
            return;
        }
        for (interval, of) in intervals.iter().enumerate() {
            let place = PlanPlace::ExceptionInterval { exception: index, interval };
            self.interval(place, of);
            let with = intervals[..interval].iter().position(|earlier| earlier.overlaps(of));
            self.add(place, with.map(|with| PlanFault::Overlaps { with }));
        }
    }

    fn interval(&mut self, place: PlanPlace, Interval { start, end, comment, .. }: &Interval) {
        self.add(place, (start == end).then_some(PlanFault::Empty));
        self.add(place, (end < start).then_some(PlanFault::Reversed));
        self.comment(place, comment.as_ref());
    }

    fn comment(&mut self, place: PlanPlace, comment: Option<&String>) {
        let Some(comment) = comment.map(|comment| comment.trim()) else { return };
        if comment.chars().nth(MAX_COMMENT_CHARS).is_some() {
            self.add(place, PlanFault::CommentTooLong);
        } else if comment.chars().any(|c| c == '"' || c.is_control() || turns_the_text_around(c)) {
            self.add(place, PlanFault::CommentCharacters);
        }
    }
}

/// Embeddings, overrides and isolates of the Unicode bidirectional algorithm: left open, they would reorder the
/// page around the comment. Text in a right-to-left script needs none of them.
const fn turns_the_text_around(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl Rhythm {
    fn fault(&self) -> Option<PlanFault> {
        let Self::OfMonth(nths) = self else { return None };
        let exist = nths.iter().all(|nth| (1..=5).contains(&nth.unsigned_abs()));
        (nths.is_empty() || !exist).then_some(PlanFault::NoSuchWeek)
    }

    /// Whether there may be a week in both.
    fn may_coincide(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OddWeeks, Self::EvenWeeks) | (Self::EvenWeeks, Self::OddWeeks) => false,
            (Self::OfMonth(nths), Self::OfMonth(others)) => {
                nths.iter().any(|nth| others.iter().any(|other| may_be_same_week(*nth, *other)))
            }
            _ => true,
        }
    }
}

/// A month has four or five of each day of the week: the fourth from its beginning is the last or the last but
/// one.
fn may_be_same_week(nth: i8, other: i8) -> bool {
    if nth.signum() == other.signum() { nth == other } else { (5..=6).contains(&nth.abs_diff(other)) }
}

impl WeekRule {
    fn replaces(&self, earlier: &Self) -> bool {
        match (self.season, earlier.season) {
            (None, _) => true,
            (Some(season), Some(of)) => season.contains(&of),
            (Some(_), None) => false,
        }
    }
}

impl WeekInterval {
    fn overlaps(&self, other: &Self) -> bool {
        self.day == other.day
            && self.rhythm.may_coincide(&other.rhythm)
            && self.interval.overlaps(&other.interval)
    }
}

impl Interval {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
