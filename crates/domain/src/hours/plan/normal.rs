//! One form for plans that say the same in the same words.

use super::{Change, Exception, Interval, Plan, Rhythm, Usual, WeekInterval, WeekRule};

impl Plan {
    /// The same plan as [`Plan::read`] gives it back: intervals in the order of the week, closures before
    /// openings, comments without space around them.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let mut exceptions = self.exceptions.iter().map(Exception::normalised).collect::<Vec<_>>();
        exceptions.sort_by_key(|exception| !matches!(exception.change, Change::Closed { .. }));
        Self { usual: self.usual.normalised(), holidays: self.holidays, exceptions }
    }
}

impl Usual {
    fn normalised(&self) -> Self {
        match self {
            Self::Never { comment } => Self::Never { comment: trimmed(comment.as_ref()) },
            Self::Always => Self::Always,
            Self::OnRequest { comment } => Self::OnRequest { comment: trimmed(comment.as_ref()) },
            Self::Weeks(weeks) => Self::Weeks(weeks.iter().map(WeekRule::normalised).collect()),
        }
    }
}

impl WeekRule {
    fn normalised(&self) -> Self {
        let mut intervals = self.intervals.iter().map(WeekInterval::normalised).collect::<Vec<_>>();
        intervals.sort_by(|a, b| {
            let key = |of: &WeekInterval| of.day.num_days_from_monday();
            (&a.rhythm, key(a), &a.interval).cmp(&(&b.rhythm, key(b), &b.interval))
        });
        Self { season: self.season, intervals }
    }
}

impl WeekInterval {
    fn normalised(&self) -> Self {
        Self { day: self.day, rhythm: self.rhythm.normalised(), interval: self.interval.normalised() }
    }
}

impl Rhythm {
    /// From the beginning of the month first. All five are every week.
    fn normalised(&self) -> Self {
        let Self::OfMonth(nths) = self else { return self.clone() };
        let mut nths = nths.clone();
        nths.sort_by_key(|nth| (*nth < 0, nth.unsigned_abs()));
        nths.dedup();
        let all = |sign: i8| (1..=5).all(|nth| nths.contains(&(nth * sign)));
        if all(1) || all(-1) { Self::EveryWeek } else { Self::OfMonth(nths) }
    }
}

impl Exception {
    fn normalised(&self) -> Self {
        let sorted = |intervals: &[Interval]| {
            let mut intervals = intervals.iter().map(Interval::normalised).collect::<Vec<_>>();
            intervals.sort();
            intervals
        };
        let change = match &self.change {
            Change::Closed { comment } => Change::Closed { comment: trimmed(comment.as_ref()) },
            Change::Instead(intervals) => Change::Instead(sorted(intervals)),
            Change::Also(intervals) => Change::Also(sorted(intervals)),
        };
        Self { dates: self.dates, change }
    }
}

impl Interval {
    fn normalised(&self) -> Self {
        Self { comment: trimmed(self.comment.as_ref()), ..*self }
    }
}

fn trimmed(comment: Option<&String>) -> Option<String> {
    comment.map(|comment| comment.trim().to_owned()).filter(|comment| !comment.is_empty())
}
