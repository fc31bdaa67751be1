//! The hours laid out day by day: for calendars, open data and the preview in the editor.

use std::{iter, sync::Arc};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use super::{
    Holiday, HoursKind, OpeningHours, WallTime,
    timeline::{self, Stretch},
};
use crate::{Instant, ROME};

/// No calendar looks further ahead; [`OpeningHours::agenda`] tells no more days.
pub const MAX_AGENDA_DAYS: u16 = 400;

/// A stretch that is not shorter is cut at midnight.
const LONG: TimeDelta = TimeDelta::days(1);

/// One day on the wall in Italy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaDay {
    /// Which.
    pub date: NaiveDate,
    /// The public holiday it is.
    pub holiday: Option<Holiday>,
    /// When somebody is received, in order.
    pub stretches: Vec<AgendaStretch>,
}

/// Time during which somebody is received.
///
/// One that goes on after midnight is told once, on the day on which it starts; its `end_time` is then of the
/// next day, and not later than its `start_time`. One of 24 hours and more is cut at each midnight, so that every
/// day of a door that is always open says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaStretch {
    /// When it begins.
    pub start: Instant,
    /// When it is over.
    pub end: Instant,
    /// What the clock on the wall shows then. On the night in October the same time may come twice.
    pub start_time: WallTime,
    /// Midnight is 24:00.
    pub end_time: WallTime,
    /// Never [`HoursKind::Closed`].
    pub kind: HoursKind,
    /// What the rule adds in quotes.
    pub comment: Option<String>,
}

impl OpeningHours {
    /// The days from `from` on, at most [`MAX_AGENDA_DAYS`], closed ones too.
    #[must_use]
    pub fn agenda(&self, from: NaiveDate, days: u16) -> Vec<AgendaDay> {
        let dates = from.iter_days().take(days.min(MAX_AGENDA_DAYS).into()).collect::<Vec<_>>();
        let mut told =
            dates.last().map_or_else(Vec::new, |last| self.told_between(from, *last)).into_iter().peekable();
        let calendar = self.calendar();
        dates
            .into_iter()
            .map(|date| AgendaDay {
                date,
                holiday: calendar.holiday(date),
                stretches: iter::from_fn(|| told.next_if(|(day, _)| *day == date))
                    .map(|(_, stretch)| stretch)
                    .collect(),
            })
            .collect()
    }

    /// The stretches that start on these days, each with its day, in order.
    fn told_between(&self, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, AgendaStretch)> {
        // Two days beside the asked ones: what reaches as far is long, wherever its other end is.
        let before = first.checked_sub_days(Days::new(2)).unwrap_or(first);
        let after = last.checked_add_days(Days::new(3)).unwrap_or(last);
        joined(timeline::between(&self.rules, midnight(before), midnight(after)), midnight(after))
            .flat_map(cut)
            .map(|stretch| (stretch.start.with_timezone(&ROME).date_naive(), stretch.told()))
            .filter(|(date, _)| (first..=last).contains(date))
            .collect()
    }
}

/// A stretch whose end is known.
#[derive(Clone)]
struct Piece {
    start: Instant,
    end: Instant,
    kind: HoursKind,
    comment: Arc<str>,
}

impl Piece {
    fn told(self) -> AgendaStretch {
        let Self { start, end, kind, comment } = self;
        let end_time = match on_wall(end).time() {
            NaiveTime::MIN => WallTime::END_OF_DAY,
            time => time.into(),
        };
        let comment = (!comment.is_empty()).then(|| comment.to_string());
        AgendaStretch { start, end, start_time: on_wall(start).time().into(), end_time, kind, comment }
    }
}

/// Each with its end, those that say the same as one, and without those during which nobody is received.
fn joined(stretches: impl Iterator<Item = Stretch>, until: Instant) -> impl Iterator<Item = Piece> {
    let mut stretches = stretches.peekable();
    iter::from_fn(move || {
        let Stretch { start, kind, comment } = stretches.next()?;
        while stretches.next_if(|next| next.kind == kind && next.comment == comment).is_some() {}
        let end = stretches.peek().map_or(until, |next| next.start);
        Some(Piece { start, end, kind, comment })
    })
    .filter(|piece| piece.kind != HoursKind::Closed)
}

/// At each midnight, if it is long.
fn cut(piece: Piece) -> Vec<Piece> {
    if on_wall(piece.end) - on_wall(piece.start) < LONG {
        return vec![piece];
    }
    let first = on_wall(piece.start).date();
    let inner = first.iter_days().skip(1).map(midnight).take_while(|at| *at < piece.end);
    let mut starts = iter::once(piece.start).chain(inner).peekable();
    iter::from_fn(|| {
        let start = starts.next()?;
        let end = starts.peek().copied().unwrap_or(piece.end);
        Some(Piece { start, end, ..piece.clone() })
    })
    .collect()
}

fn on_wall(at: Instant) -> NaiveDateTime {
    at.with_timezone(&ROME).naive_local()
}

/// When the day begins. The clock in Italy changes at two or three, never at midnight.
fn midnight(date: NaiveDate) -> Instant {
    let naive = date.and_time(NaiveTime::MIN);
    ROME.from_local_datetime(&naive).earliest().map_or_else(|| naive.and_utc(), |at| at.to_utc())
}

#[cfg(test)]
mod tests;
