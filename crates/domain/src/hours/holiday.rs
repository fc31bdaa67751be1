//! The names of the holidays.

use chrono::{Datelike, NaiveDate, TimeDelta};

/// A public holiday of Italy, or of one comune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// Easter Sunday.
    Easter,
    /// The day after Easter.
    EasterMonday,
    /// 25 April.
    Liberation,
    /// 1 May.
    Labour,
    /// 2 June.
    Republic,
    /// 15 August.
    Assumption,
    /// 4 October, from 2026 (law 151/2025).
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 8 December.
    ImmaculateConception,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
    /// The day of the comune's patron saint, where it is not one of the others.
    Patron,
    /// A national holiday that the calendar has and that is not named here.
    Other,
}

impl Holiday {
    /// The name of a national holiday. Where Easter falls on 25 April, Easter.
    pub(super) fn national(date: NaiveDate) -> Self {
        if let Some(easter) = easter(date.year()) {
            match (date - easter).num_days() {
                0 => return Self::Easter,
                1 => return Self::EasterMonday,
                _ => {}
            }
        }
        match (date.month(), date.day()) {
            (1, 1) => Self::NewYear,
            (1, 6) => Self::Epiphany,
            (4, 25) => Self::Liberation,
            (5, 1) => Self::Labour,
            (6, 2) => Self::Republic,
            (8, 15) => Self::Assumption,
            (10, 4) => Self::SaintFrancis,
            (11, 1) => Self::AllSaints,
            (12, 8) => Self::ImmaculateConception,
            (12, 25) => Self::Christmas,
            (12, 26) => Self::SaintStephen,
            _ => Self::Other,
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let since_march = epact + to_sunday - 7 * late + 21;
    NaiveDate::from_ymd_opt(year, 3, 1)?.checked_add_signed(TimeDelta::days(since_march.into()))
}
