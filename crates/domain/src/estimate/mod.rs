//! How long one usually waits, said only where an office's own past shows that it can be said.
//!
//! For a visitor who knocks as the n-th in the queue, the waits of those who knocked in a like place on the days before
//! make a range that should hold for four in five. It is what people read that is judged, so the ends are multiples of
//! five minutes from the start. The past is then replayed in order, each day predicted from the days before it alone:
//! the range is shown only where it held for 75 to 85 in a hundred, over enough visits and days, and held lately, too.
//!
//! Rounding widens a range, and habits drift. So the level at which the ranges are cut follows what each replayed day
//! showed (adaptive conformal inference, Gibbs and Candès 2021): after days on which too many were within it is
//! lowered, after days on which too few were it is raised.

mod curve;

use std::{collections::BTreeMap, ops::RangeInclusive};

use chrono::NaiveDate;

use curve::{Curve, count};

/// How many days back an office's past is looked at.
pub const HISTORY_DAYS: i64 = 60;

/// Every range is meant to hold for this share of visits.
const TARGET: f64 = 0.8;
/// What the replay must show. Beyond it the past says too little, or too little exactly.
const HELD: RangeInclusive<f64> = 0.75..=0.85;
/// What the last days of the replay must show at least: a change must not hide behind a long good past.
const HELD_LATELY: f64 = 0.65;
const LATELY_DAYS: usize = 5;
/// A range that holds on good days alone is no help on the others: of the days with so many visits at least, so many in
/// a hundred at most may be such on which it did not hold for half.
const TELLING_DAY: usize = 4;
const BAD_DAYS_MAX: f64 = 0.15;
/// The replay is judged over this many of its last days: what was true two months ago is no longer to the point.
const JUDGED_DAYS: usize = 20;
const JUDGED_VISITS_MIN: usize = 60;
const JUDGED_DAYS_MIN: usize = 5;
/// From at least and at most so many visits in a like place is a range made, the newest first.
const LIKE_MIN: usize = 30;
const LIKE_MAX: usize = 150;
/// A place is like another where neither is more than this many times the other.
const LIKE_RATIO: f64 = 1.5;
/// How much the level follows the share of one day, and between which levels.
const FOLLOW: f64 = 0.3;
const LEVELS: RangeInclusive<f64> = 0.3..=0.97;
/// A day of so few visits moves the level less.
const FULL_DAY: usize = 10;
/// A range is of use up to this width, or up to this many times its low end.
const WIDTH_MAX_MIN: u32 = 30;
const RATIO_MAX: u32 = 2;
/// Places that are judged together: a range that always holds for the first in the queue must not make up for one that
/// seldom holds for the tenth. In order, without a gap; beyond the last nothing is said.
const CLASSES: [RangeInclusive<u32>; 5] = [1..=1, 2..=3, 4..=6, 7..=12, 13..=30];
const STEP_S: i64 = 5 * 60;

/// How a past wait ended. In seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// Received after so long.
    Received(i64),
    /// Gone, or sent away, after so long.
    GaveUp(i64),
}

/// What a past visit tells of waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastVisit {
    /// Of Europe/Rome.
    pub day: NaiveDate,
    /// In the queue at the knock, from 1.
    pub place: u32,
    /// How the wait ended.
    pub waited: Waited,
}

/// How long one usually waits from the knock on, in minutes, both multiples of five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitRange {
    /// At least. `None`: it may be one's turn at once.
    pub low_min: Option<u32>,
    /// At most.
    pub high_min: u32,
}

/// How the ranges held when the past was replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Over how many days.
    pub days: usize,
    /// For how many visits there was a range and is an answer.
    pub visits: usize,
    /// Whose waits were within.
    pub within: usize,
}

/// What one office's past says of waiting there on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Estimate {
    /// By place, from 1.
    ranges: Vec<Option<WaitRange>>,
    /// How the ranges held for each of [`CLASSES`], shown or not.
    held: [Held; CLASSES.len()],
}

impl Estimate {
    /// What the visits of the days before `today` say of it.
    #[must_use]
    pub fn of(past: &[PastVisit], today: NaiveDate) -> Self {
        let mut days: BTreeMap<NaiveDate, Vec<PastVisit>> = BTreeMap::new();
        for visit in past.iter().filter(|visit| visit.day < today) {
            days.entry(visit.day).or_default().push(*visit);
        }
        let mut estimate = Self::default();
        for (class, held) in CLASSES.into_iter().zip(&mut estimate.held) {
            let (before, replayed) = replay(&days, &class);
            *held = sum(&replayed, JUDGED_DAYS);
            let shown = is_enough(*held) && is_steady(&replayed);
            estimate.ranges.extend(class.map(|place| shown.then(|| before.range(place)).flatten()));
        }
        estimate
    }

    /// How long one waits who knocks in this place, from 1, where that can be said.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<WaitRange> {
        self.ranges.get(place.checked_sub(1)?).copied().flatten()
    }

    /// How the ranges for this place, from 1, and those near it held when the past was replayed.
    #[must_use]
    pub fn held_at(&self, place: u32) -> Held {
        let class = CLASSES.iter().position(|class| class.contains(&place));
        class.map_or_else(Held::default, |class| self.held[class])
    }
}

/// Predicts each day from the days before it, for the places of one class. Answers what was known in the end, and how
/// the ranges held on each day that had any.
fn replay(days: &BTreeMap<NaiveDate, Vec<PastVisit>>, class: &RangeInclusive<u32>) -> (Before, Vec<Held>) {
    let mut before = Before { visits: Vec::new(), level: TARGET };
    let mut replayed = Vec::new();
    for visits in days.values() {
        let held = before.held_on(visits.iter().filter(|visit| class.contains(&visit.place)));
        if held.visits > 0 {
            replayed.push(held);
            before.follow(held);
        }
        before.visits.extend(visits);
    }
    (before, replayed)
}

impl WaitRange {
    /// Whether a wait was as long as said. `None` where that will never be known.
    fn holds(self, waited: Waited) -> Option<bool> {
        let high_s = i64::from(self.high_min) * 60;
        match waited {
            Waited::Received(after_s) => {
                Some(after_s <= high_s && after_s >= i64::from(self.low_min.unwrap_or(0)) * 60)
            }
            // Their turn would have come later still.
            Waited::GaveUp(after_s) => (after_s > high_s).then_some(false),
        }
    }

    /// Whether it helps anybody to know.
    fn is_of_use(self) -> bool {
        let low = self.low_min.unwrap_or(0);
        self.high_min - low <= WIDTH_MAX_MIN || self.high_min <= low * RATIO_MAX
    }
}

impl Held {
    /// Of the visits, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        count(self.within) / count(self.visits.max(1))
    }
}

fn is_enough(held: Held) -> bool {
    held.visits >= JUDGED_VISITS_MIN && held.days >= JUDGED_DAYS_MIN && HELD.contains(&held.share())
}

fn is_steady(replayed: &[Held]) -> bool {
    let telling = || newest(replayed, JUDGED_DAYS).iter().filter(|day| day.visits >= TELLING_DAY);
    let bad = telling().filter(|day| day.share() < 0.5).count();
    sum(replayed, LATELY_DAYS).share() >= HELD_LATELY && count(bad) <= count(telling().count()) * BAD_DAYS_MAX
}

fn newest(replayed: &[Held], days: usize) -> &[Held] {
    &replayed[replayed.len().saturating_sub(days)..]
}

fn sum(replayed: &[Held], days: usize) -> Held {
    newest(replayed, days).iter().fold(Held::default(), |sum, day| Held {
        days: sum.days + day.days,
        visits: sum.visits + day.visits,
        within: sum.within + day.within,
    })
}

/// The days before some day, in order, and what they taught.
struct Before {
    visits: Vec<PastVisit>,
    /// The share of past waits between the ends of a range before they are rounded outwards.
    level: f64,
}

impl Before {
    fn range(&self, place: u32) -> Option<WaitRange> {
        let like = |visit: &&PastVisit| {
            let ratio = f64::from(visit.place) / f64::from(place);
            (1.0 / LIKE_RATIO..=LIKE_RATIO).contains(&ratio)
        };
        let waits: Vec<_> = self.visits.iter().rev().filter(like).take(LIKE_MAX).collect();
        if waits.len() < LIKE_MIN {
            return None;
        }
        let curve = Curve::of(waits.into_iter().map(|visit| visit.as_if_at(place)).collect());
        let beside = (1.0 - self.level) / 2.0;
        let low = steps_of(curve.quantile(beside)?.div_euclid(STEP_S))?;
        // Where there is no low end to be missed, all that may be missed is the high one.
        let high_s = curve.quantile(if low == 0 { self.level } else { 1.0 - beside })?;
        // Who is received in the very first second has waited a little, too.
        let high = steps_of(high_s.max(1).div_euclid(STEP_S) + i64::from(high_s.rem_euclid(STEP_S) > 0))?;
        let range = WaitRange { low_min: (low > 0).then_some(low * 5), high_min: high.max(low + 1) * 5 };
        range.is_of_use().then_some(range)
    }

    fn held_on<'a>(&self, visits: impl Iterator<Item = &'a PastVisit>) -> Held {
        let mut ranges = BTreeMap::new();
        let mut held = Held::default();
        for visit in visits {
            let range = *ranges.entry(visit.place).or_insert_with(|| self.range(visit.place));
            let Some(within) = range.and_then(|range| range.holds(visit.waited)) else { continue };
            held = Held { days: 1, visits: held.visits + 1, within: held.within + usize::from(within) };
        }
        held
    }

    fn follow(&mut self, day: Held) {
        let weight = (count(day.visits) / count(FULL_DAY)).min(1.0);
        let level = self.level + FOLLOW * weight * (TARGET - day.share());
        self.level = level.clamp(*LEVELS.start(), *LEVELS.end());
    }
}

impl PastVisit {
    /// The wait, had the queue been as long as it is for `place`.
    fn as_if_at(self, place: u32) -> Waited {
        let scaled = |after_s: i64| after_s * i64::from(place) / i64::from(self.place.max(1));
        match self.waited {
            Waited::Received(after_s) => Waited::Received(scaled(after_s)),
            Waited::GaveUp(after_s) => Waited::GaveUp(scaled(after_s)),
        }
    }
}

fn steps_of(steps: i64) -> Option<u32> {
    u32::try_from(steps).ok()
}

#[cfg(test)]
mod tests;
