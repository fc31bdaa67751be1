//! From wall-clock rules to instants.

use std::{iter, sync::Arc};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use opening_hours::{OpeningHours, RuleKind, schedule::TimeRange};
use opening_hours_syntax::ExtendedTime;

use super::HoursKind;
use crate::{Instant, ROME};

/// How far ahead changes are looked for.
const HORIZON: TimeDelta = TimeDelta::days(366);
/// The clock changes twice a year: within such a window, once at the most.
const WINDOW: TimeDelta = TimeDelta::days(30);

/// Time during which the hours say the same, until the next stretch starts.
pub(super) struct Stretch {
    pub start: Instant,
    pub kind: HoursKind,
    pub comment: Arc<str>,
}

/// What the hours say from `from` on, for a year. Two stretches in a row may say the same.
pub(super) fn stretches(rules: &OpeningHours, from: Instant) -> impl Iterator<Item = Stretch> {
    between(rules, from, from + HORIZON)
}

/// What the hours say from `from` until `to`. Two stretches in a row may say the same.
///
/// A wall-clock rule holds whenever the clock on the wall shows its time: on the night in October an office
/// that is open from 2:00 to 2:30 is open twice, on the night in March not at all.
pub(super) fn between(rules: &OpeningHours, from: Instant, to: Instant) -> impl Iterator<Item = Stretch> {
    windows(from, to).flat_map(|Window { start, end, offset }| {
        let (first, last) = (wall_clock(start, offset), wall_clock(end, offset));
        day_by_day(rules, first, last).map(move |(at, TimeRange { kind, comment, .. })| Stretch {
            start: (at - offset).and_utc(),
            kind: kind.into(),
            comment,
        })
    })
}

/// The ranges of each day from `from` until `to`, each with when it starts.
///
/// `OpeningHours::iter_range` would skip days by a hint that is wrong (2.1.4) where the last rule has no
/// selector: `Mo-Fr 09:00-12:00 || unknown` would stay on Saturday what it was on Friday night.
fn day_by_day(
    rules: &OpeningHours,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> impl Iterator<Item = (NaiveDateTime, TimeRange)> {
    from.date()
        .iter_days()
        .take_while(move |day| day.and_time(NaiveTime::MIN) < to)
        .flat_map(|day| rules.schedule_at(day).into_iter().map(move |range| (day, range)))
        .filter(move |(day, range)| from < time_of(*day, range.range.end))
        .map(move |(day, range)| (time_of(day, range.range.start).max(from), range))
        .take_while(move |(start, _)| *start < to)
}

fn time_of(day: NaiveDate, time: ExtendedTime) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(time.mins_from_midnight().into())
}

/// A time during which the clock on the wall is `offset` ahead of UTC.
struct Window {
    start: Instant,
    end: Instant,
    offset: TimeDelta,
}

fn windows(from: Instant, to: Instant) -> impl Iterator<Item = Window> {
    let window = move |start: Instant| {
        let end = first_change(start, to.min(start + WINDOW));
        (start < end).then(|| Window { start, end, offset: offset_at(start) })
    };
    iter::successors(window(from), move |previous| window(previous.end))
}

/// When the offset from UTC first differs from that at `start`; `end` where it does not until then.
fn first_change(start: Instant, end: Instant) -> Instant {
    let offset = offset_at(start);
    if offset_at(end) == offset {
        return end;
    }
    let (mut same, mut other) = (start, end);
    while other - same > TimeDelta::seconds(1) {
        let middle = same + (other - same) / 2;
        if offset_at(middle) == offset { same = middle } else { other = middle }
    }
    // A change falls on a whole second; halving ends within one after it.
    Instant::from_timestamp(other.timestamp(), 0).unwrap_or(other)
}

fn offset_at(at: Instant) -> TimeDelta {
    let seconds = ROME.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    TimeDelta::seconds(seconds.into())
}

fn wall_clock(at: Instant, offset: TimeDelta) -> NaiveDateTime {
    at.naive_utc() + offset
}

impl From<RuleKind> for HoursKind {
    fn from(kind: RuleKind) -> Self {
        match kind {
            RuleKind::Open => Self::Open,
            RuleKind::Unknown => Self::ByAppointment,
            RuleKind::Closed => Self::Closed,
        }
    }
}
