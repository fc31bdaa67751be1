//! From wall-clock rules to instants.

use std::{iter, sync::Arc};

use chrono::{NaiveDateTime, Offset, TimeDelta, TimeZone};
use opening_hours::{DateTimeRange, OpeningHours, RuleKind};

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
///
/// A wall-clock rule holds whenever the clock on the wall shows its time: on the night in October an office
/// that is open from 2:00 to 2:30 is open twice, on the night in March not at all.
pub(super) fn stretches(rules: &OpeningHours, from: Instant) -> impl Iterator<Item = Stretch> {
    windows(from, from + HORIZON).flat_map(|Window { start, end, offset }| {
        rules.iter_range(wall_clock(start, offset), wall_clock(end, offset)).map(
            move |DateTimeRange { range, kind, comment, .. }| Stretch {
                start: (range.start - offset).and_utc(),
                kind: kind.into(),
                comment,
            },
        )
    })
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
