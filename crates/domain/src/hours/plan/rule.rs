//! One rule of the syntax, as far as a plan has words for it.

use chrono::Weekday;
use opening_hours_syntax::rules::{
    RuleKind, RuleOperator, RuleSequence,
    day::{HolidayKind, WeekDayRange, WeekRange},
    time::{Time, TimeSpan},
};

use super::{Dates, Interval, Rhythm};
use crate::hours::WallTime;

/// On certain days, at certain times.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub dates: Option<Dates>,
    pub days: Days,
    pub times: Vec<(WallTime, WallTime)>,
    pub kind: RuleKind,
    pub comment: Option<String>,
    pub operator: RuleOperator,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Days {
    All,
    Weekly(Vec<Weekday>, Rhythm),
    Holidays,
}

impl Rule {
    /// The rule; as several, where it names dates or rhythms that are better told one by one. `None` for what no
    /// plan can say.
    pub(super) fn read(rule: &RuleSequence) -> Option<Vec<Self>> {
        let RuleSequence { day_selector, time_selector, kind, operator, comment } = rule;
        if *operator == RuleOperator::Fallback {
            return None;
        }
        let times = time_selector.spans.iter().map(read_times).collect::<Option<Vec<_>>>()?;
        let mut dates = Dates::read(day_selector)?.into_iter().map(Some).collect::<Vec<_>>();
        if dates.is_empty() {
            dates.push(None);
        }
        let days = read_days(&day_selector.weekday, &read_weeks(&day_selector.week)?)?;
        let comment = (!comment.is_empty()).then(|| comment.to_string());
        let one = |dates: Option<Dates>, days: Days| Self {
            dates,
            days,
            times: times.clone(),
            kind: *kind,
            comment: comment.clone(),
            operator: *operator,
        };
        Some(dates.iter().flat_map(|dates| days.iter().map(|days| one(*dates, days.clone()))).collect())
    }

    pub(super) fn is_full_day(&self) -> bool {
        self.times == [(WallTime::MIDNIGHT, WallTime::END_OF_DAY)]
    }

    /// Whole days.
    pub(super) fn closes(&self) -> bool {
        self.kind == RuleKind::Closed && self.is_full_day()
    }

    pub(super) fn opens(&self) -> bool {
        self.kind != RuleKind::Closed
    }

    /// None where nobody is received.
    pub(super) fn intervals(&self) -> Vec<Interval> {
        let by_appointment = match self.kind {
            RuleKind::Open => false,
            RuleKind::Unknown => true,
            RuleKind::Closed => return Vec::new(),
        };
        let interval = |(start, end)| Interval { start, end, by_appointment, comment: self.comment.clone() };
        self.times.iter().copied().map(interval).collect()
    }
}

fn read_times(TimeSpan { range, open_end, repeats }: &TimeSpan) -> Option<(WallTime, WallTime)> {
    let fixed = |time| match time {
        Time::Fixed(time) => WallTime::new(time.hour().into(), time.minute().into()),
        Time::Variable(_) => None,
    };
    let (start, end) = (fixed(range.start)?, fixed(range.end)?);
    (start < end && !open_end && repeats.is_none()).then_some((start, end))
}

fn read_weeks(weeks: &[WeekRange]) -> Option<Rhythm> {
    let [weeks] = weeks else { return weeks.is_empty().then_some(Rhythm::EveryWeek) };
    let (range, step) = weeks.into_parts();
    match (range.start().0, range.end().0, step) {
        (1, 53, 2) => Some(Rhythm::OddWeeks),
        (2, 52 | 53, 2) => Some(Rhythm::EvenWeeks),
        _ => None,
    }
}

/// Days of the week together, those of a month by which they are, and holidays.
fn read_days(ranges: &[WeekDayRange], weeks: &Rhythm) -> Option<Vec<Days>> {
    if ranges.is_empty() {
        let all = || Days::Weekly(super::WEEK.to_vec(), weeks.clone());
        return Some(vec![if *weeks == Rhythm::EveryWeek { Days::All } else { all() }]);
    }
    let mut found: Vec<Days> = Vec::new();
    for range in ranges {
        match range {
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } if *weeks == Rhythm::EveryWeek => {
                found.push(Days::Holidays);
            }
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } => {
                let rhythm = read_nths(*nth_from_start, *nth_from_end, weeks)?;
                let named = from_to(*range.start(), *range.end());
                let same = |days: &&mut Days| matches!(days, Days::Weekly(_, of) if *of == rhythm);
                match found.iter_mut().find(same) {
                    Some(Days::Weekly(days, _)) => days.extend(named),
                    _ => found.push(Days::Weekly(named.collect(), rhythm)),
                }
            }
            _ => return None,
        }
    }
    Some(found)
}

fn read_nths(from_start: [bool; 5], from_end: [bool; 5], weeks: &Rhythm) -> Option<Rhythm> {
    if from_start == [true; 5] || from_end == [true; 5] {
        return Some(weeks.clone());
    }
    let nths = |of: [bool; 5], sign: i8| {
        (1..).zip(of).filter(|(_, named)| *named).map(move |(nth, _)| nth * sign).collect::<Vec<i8>>()
    };
    (*weeks == Rhythm::EveryWeek).then(|| Rhythm::OfMonth([nths(from_start, 1), nths(from_end, -1)].concat()))
}

/// It may go on over Sunday.
fn from_to(first: Weekday, last: Weekday) -> impl Iterator<Item = Weekday> {
    let mut next = Some(first);
    std::iter::from_fn(move || {
        let day = next?;
        next = (day != last).then(|| day.succ());
        Some(day)
    })
}
