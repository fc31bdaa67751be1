//! Times of a day.

use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};

use super::voice::Voice;
use crate::texts;

/// Minutes of a day, 24 hours.
const DAY: u16 = 24 * 60;

/// From a minute until before another, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Interval {
    from: u16,
    to: u16,
}

/// Intervals of one day, in order and apart from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times(Vec<Interval>);

impl Times {
    /// `None` where an interval goes on after midnight.
    pub fn read(selector: &TimeSelector) -> Option<Self> {
        let intervals = selector.spans.iter().map(interval).collect::<Option<Vec<_>>>()?;
        Some(Self::joined(intervals))
    }

    fn joined(mut intervals: Vec<Interval>) -> Self {
        intervals.sort_unstable();
        let mut joined: Vec<Interval> = Vec::with_capacity(intervals.len());
        for next in intervals {
            match joined.last_mut() {
                Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
                _ => joined.push(next),
            }
        }
        Self(joined)
    }

    pub fn is_all_day(&self) -> bool {
        self.0 == [Interval { from: 0, to: DAY }]
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.0.iter().any(|a| other.0.iter().any(|b| a.from < b.to && b.from < a.to))
    }

    pub fn with(&self, other: &Self) -> Self {
        Self::joined(self.0.iter().chain(&other.0).copied().collect())
    }

    pub fn without(&self, other: &Self) -> Self {
        let cut = |rest: Vec<Interval>, hole: &Interval| {
            let sides = |Interval { from, to }: Interval| {
                [Interval { from, to: to.min(hole.from) }, Interval { from: from.max(hole.to), to }]
            };
            rest.into_iter().flat_map(sides).filter(|side| side.from < side.to).collect()
        };
        Self(other.0.iter().fold(self.0.clone(), cut))
    }

    /// "9:00–12:30 e 15:00–17:30".
    pub fn say(&self, voice: &dyn Voice) -> String {
        let phrases = voice.phrases();
        if self.is_all_day() {
            return phrases.all_day.to_owned();
        }
        let spans = self.0.iter().map(|span| voice.span(span.from, span.to)).collect();
        voice.times(&texts::list(spans, phrases.and))
    }
}

fn interval(span: &TimeSpan) -> Option<Interval> {
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else { return None };
    let (from, to) = (from.mins_from_midnight(), to.mins_from_midnight());
    // "18:00-00:00" ends with the day; any other end before its beginning is on the next one.
    let to = if to == 0 { DAY } else { to };
    (from < to && to <= DAY && !span.open_end && span.repeats.is_none()).then_some(Interval { from, to })
}
