//! Which days rules reach, and whether the words of an earlier rule stay true after a later one.

use chrono::Datelike;
use opening_hours::ContextHolidays;
use opening_hours_syntax::rules::{RuleOperator, day::Month};

use super::{
    days::{Days, NthWeekday, Weekdays},
    rule::Rule,
    season::{Period, Season, Weeks},
};

/// How a rule stands to those told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It gives hours to days that had none, or closes.
    Apart,
    /// It replaces hours of some of their days.
    Instead,
    /// It adds hours to some of their days.
    Besides,
}

/// Days of the year, a bit for each: January the first, the first day the lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DaysOfYear([u32; 12]);

impl DaysOfYear {
    const ALL: Self = Self([u32::MAX; 12]);

    fn insert(&mut self, month: u32, day: u32) {
        if let Some(days) = month.checked_sub(1).and_then(|index| self.0.get_mut(index as usize)) {
            *days |= 1 << (day - 1);
        }
    }

    fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|month| self.0[month] & other.0[month]))
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.and(other) != Self::default()
    }

    fn is_within(&self, other: &Self) -> bool {
        self.and(other) == *self
    }

    fn of(period: &Period) -> Self {
        let (first, last) = match period {
            Period::Months(from, to) => ((*from, 1), (*to, 31)),
            // A range between years may be longer than one.
            Period::Days(from, to) if from.year.zip(to.year).is_some_and(|(a, b)| a < b) => {
                return Self::ALL;
            }
            Period::Days(from, to) => ((from.month, from.day), (to.month, to.day)),
        };
        let mut days = Self::default();
        let (mut month, mut day) = first;
        loop {
            days.insert(month.into(), day.into());
            if (month, day) == last {
                return days;
            }
            (month, day) = if day == 31 { (Month::next(month), 1) } else { (month, day + 1) };
        }
    }
}

/// The days of the year that are a holiday in some year.
pub fn days_of(holidays: &ContextHolidays) -> DaysOfYear {
    let mut days = DaysOfYear::default();
    holidays.get_public().iter().for_each(|date| days.insert(date.month(), date.day()));
    days
}

/// The days that one period and one kind of days of a rule reach: those for which all of these hold.
#[derive(Clone, Copy)]
struct Piece {
    days: DaysOfYear,
    /// First and last.
    years: Option<(i32, i32)>,
    weeks: Option<Weeks>,
    nth: Option<NthWeekday>,
    weekdays: Weekdays,
}

impl Piece {
    fn overlaps(&self, other: &Self) -> bool {
        let years = self.years.zip(other.years).is_none_or(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
        let weeks = self.weeks.zip(other.weeks).is_none_or(|(a, b)| a == b);
        let nth = self.nth.zip(other.nth).is_none_or(|(a, b)| nth_overlap(&a, &b));
        self.days.overlaps(&other.days) && self.weekdays.overlaps(other.weekdays) && years && weeks && nth
    }

    /// Whether it is of no more of the year, whatever the day of the week.
    fn is_in_season_of(&self, other: &Self) -> bool {
        let years = other.years.is_none_or(|b| self.years.is_some_and(|a| b.0 <= a.0 && a.1 <= b.1));
        let weeks = other.weeks.is_none() || self.weeks == other.weeks;
        let nth = other.nth.is_none_or(|b| self.nth.is_some_and(|a| nth_is_within(&a, &b)));
        self.days.is_within(&other.days) && years && weeks && nth
    }

    fn is_within(&self, other: &Self) -> bool {
        self.is_in_season_of(other) && self.weekdays.is_within(other.weekdays)
    }

    /// Whether it reads as an exception to the other: of less of the year, or of the same and of fewer days.
    fn is_exception_to(&self, other: &Self) -> bool {
        let shorter = self.is_in_season_of(other) && !other.is_in_season_of(self);
        shorter || self.is_within(other) && !other.is_within(self)
    }
}

/// Certain to differ only where both are counted from the same end.
fn nth_overlap(a: &NthWeekday, b: &NthWeekday) -> bool {
    const NONE: [bool; 5] = [false; 5];
    let share = |a: &[bool; 5], b: &[bool; 5]| a.iter().zip(b).any(|(a, b)| *a && *b);
    if a.from_end == NONE && b.from_end == NONE {
        return share(&a.from_start, &b.from_start);
    }
    a.from_start != NONE || b.from_start != NONE || share(&a.from_end, &b.from_end)
}

/// Of the same day of the week.
fn nth_is_within(a: &NthWeekday, b: &NthWeekday) -> bool {
    let covered = |a: &[bool; 5], b: &[bool; 5]| a.iter().zip(b).all(|(a, b)| !a || *b);
    covered(&a.from_start, &b.from_start) && covered(&a.from_end, &b.from_end)
}

fn pieces(rule: &Rule, holidays: &DaysOfYear) -> Vec<Piece> {
    let Days { weekdays, nth, holidays: on_holidays } = &rule.days;
    let pieces_in = |season: Piece| {
        let weekly = (*weekdays != Weekdays::default()).then_some(Piece { weekdays: *weekdays, ..season });
        let nth =
            nth.iter().map(move |nth| Piece { nth: Some(*nth), weekdays: Weekdays::of(nth.day), ..season });
        let feasts = on_holidays.then(|| Piece { days: season.days.and(holidays), ..season });
        weekly.into_iter().chain(nth).chain(feasts).collect::<Vec<_>>()
    };
    seasons(&rule.season).into_iter().flat_map(pieces_in).collect()
}

fn seasons(season: &Season) -> Vec<Piece> {
    let (years, weeks) = (season.years, season.weeks);
    let always = Piece { days: DaysOfYear::ALL, years, weeks, nth: None, weekdays: Weekdays::ALL };
    if season.periods.is_empty() {
        return vec![always];
    }
    let within = |period: &Period| {
        let years = match period {
            Period::Days(from, to) => from.year.zip(to.year).or(years),
            Period::Months(..) => years,
        };
        Piece { days: DaysOfYear::of(period), years, ..always }
    };
    season.periods.iter().map(within).collect()
}

/// How `rule` stands to those told before it; `None` where it makes their words wrong.
pub fn relation(rule: &Rule, before: &[Rule], holidays: &DaysOfYear) -> Option<Relation> {
    let ours = pieces(rule, holidays);
    let mut relation = Relation::Apart;
    for earlier in before {
        let theirs = pieces(earlier, holidays);
        for (later, earlier_piece) in ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))) {
            if !later.overlaps(earlier_piece) {
                continue;
            }
            match meeting(rule, later, earlier, earlier_piece)? {
                Relation::Apart => {}
                found => relation = found,
            }
        }
    }
    Some(relation)
}

/// The same for two pieces that may share a day.
fn meeting(rule: &Rule, later: &Piece, earlier: &Rule, piece: &Piece) -> Option<Relation> {
    let same_hours = rule.times.overlaps(&earlier.times);
    match (rule.is_closure(), earlier.is_closure(), rule.operator) {
        (true, true, _) => Some(Relation::Apart),
        // Hours that are wholly closed afterwards would read as an exception to the closure.
        (true, false, _) => (!(same_hours && piece.is_within(later))).then_some(Relation::Apart),
        (false, true, RuleOperator::Normal) => later.is_exception_to(piece).then_some(Relation::Apart),
        (false, false, RuleOperator::Normal) => later.is_exception_to(piece).then_some(Relation::Instead),
        (false, true, _) => None,
        // Hours added to more than what the earlier rule is about would not be read into an exception.
        (false, false, _) => {
            let plain = !same_hours || rule.state == earlier.state;
            (plain && later.is_in_season_of(piece)).then_some(Relation::Besides)
        }
    }
}
