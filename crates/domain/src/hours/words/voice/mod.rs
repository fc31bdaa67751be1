//! How each language says hours: a language that lacks a form does not compile.

mod de;
mod en;
mod fr;
mod it;
mod sl;

use opening_hours_syntax::rules::day::Month;

use super::{
    days::{DayName, Naming},
    season::CalendarDay,
};
use crate::Lang;

/// What stays the same wherever it stands in a line.
pub struct Phrases {
    pub and: &'static str,
    pub every_day: &'static str,
    /// Days that no other line is about.
    pub other_days: &'static str,
    pub odd_weeks: &'static str,
    pub even_weeks: &'static str,
    /// Of days: from midnight to midnight.
    pub all_day: &'static str,
    pub always_open: &'static str,
    pub closed: &'static str,
    /// Before hours that take the place of others.
    pub only: &'static str,
    /// Before hours that come on top of others.
    pub also: &'static str,
    pub by_appointment: &'static str,
    pub by_appointment_only: &'static str,
}

/// The grammar of a language.
pub trait Voice: Sync {
    fn phrases(&self) -> &'static Phrases;

    /// Days in a list, in their order.
    fn days(&self, days: &[DayName<'_>], naming: Naming) -> Vec<String> {
        days.iter().map(|day| self.day(*day, naming)).collect()
    }

    /// "lunedì", "da lunedì a venerdì", "primo lunedì del mese", "nei giorni festivi".
    fn day(&self, day: DayName<'_>, naming: Naming) -> String;

    /// "9:00–12:30", from minutes after midnight.
    fn span(&self, from: u16, to: u16) -> String;

    /// A list of spans as it stands in a line.
    fn times(&self, spans: &str) -> String {
        spans.to_owned()
    }

    /// The day's number before its month: "10", "1°".
    fn day_number(&self, day: u8) -> String;

    /// After a day's number.
    fn month(&self, month: Month) -> &'static str;

    /// "ad agosto", "da luglio ad agosto".
    fn months(&self, from: Month, to: Month) -> String;

    /// "il 15 agosto".
    fn on(&self, day: CalendarDay) -> String;

    /// "dal 15 agosto 2026 in poi".
    fn since(&self, day: CalendarDay) -> String;

    /// "dal 10 al 21 agosto".
    fn between(&self, start: CalendarDay, end: CalendarDay) -> String;

    /// "nel 2026", "dal 2026 al 2028".
    fn years(&self, first: i32, last: i32) -> String;

    /// "dal 2027 in poi".
    fn since_year(&self, first: i32) -> String;

    /// A line that holds at some time of the year only.
    fn in_season(&self, season: &str, line: &str) -> String;

    /// "chiuso il sabato".
    fn closed(&self, when: &str) -> String;
}

/// The voice of a language.
pub fn of(lang: Lang) -> &'static dyn Voice {
    match lang {
        Lang::It => &it::Italian,
        Lang::En => &en::English,
        Lang::De => &de::German,
        Lang::Fr => &fr::French,
        Lang::Sl => &sl::Slovene,
    }
}

/// "9:00", from minutes after midnight.
fn clock(minutes: u16, lang: Lang) -> String {
    crate::texts::clock(u32::from(minutes) / 60, u32::from(minutes) % 60, lang)
}

#[cfg(test)]
mod tests;
