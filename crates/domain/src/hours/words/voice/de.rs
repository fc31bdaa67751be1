use chrono::Weekday;
use opening_hours_syntax::rules::day::Month;

use super::{
    super::{
        days::{DayName, Naming, NthWeekday, Ordinal},
        season::CalendarDay,
    },
    Phrases, Voice,
};
use crate::{Lang, texts};

pub struct German;

const PHRASES: Phrases = Phrases {
    and: "und",
    every_day: "täglich",
    other_days: "an den anderen Tagen",
    odd_weeks: "in ungeraden Kalenderwochen",
    even_weeks: "in geraden Kalenderwochen",
    all_day: "rund um die Uhr",
    always_open: "immer geöffnet",
    closed: "geschlossen",
    only: "nur",
    also: "auch",
    by_appointment: "nach Vereinbarung",
    by_appointment_only: "nur nach Vereinbarung",
};

impl Voice for German {
    fn phrases(&self) -> &'static Phrases {
        &PHRASES
    }

    fn day(&self, day: DayName<'_>, _: Naming) -> String {
        match day {
            DayName::Weekday(day) => every(day),
            DayName::Run(first, last) => format!("{} bis {}", every(first), every(last)),
            DayName::Nth(nth) => nth_weekday(nth),
            DayName::Holidays => "an Feiertagen".to_owned(),
        }
    }

    fn span(&self, from: u16, to: u16) -> String {
        format!("{}–{}", super::clock(from, Lang::De), super::clock(to, Lang::De))
    }

    fn times(&self, spans: &str) -> String {
        format!("{spans}\u{a0}Uhr")
    }

    fn day_number(&self, day: u8) -> String {
        format!("{day}.")
    }

    fn month(&self, month: Month) -> &'static str {
        texts::month(month, Lang::De)
    }

    fn months(&self, from: Month, to: Month) -> String {
        let (first, last) = (self.month(from), self.month(to));
        if from == to { format!("im {last}") } else { format!("von {first} bis {last}") }
    }

    fn on(&self, day: CalendarDay) -> String {
        format!("am {}", day.say(self))
    }

    fn since(&self, day: CalendarDay) -> String {
        format!("ab dem {}", day.say(self))
    }

    fn between(&self, start: CalendarDay, end: CalendarDay) -> String {
        format!("vom {} bis {}", start.say_before(end, self), end.say(self))
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last { format!("im Jahr {first}") } else { format!("von {first} bis {last}") }
    }

    fn since_year(&self, first: i32) -> String {
        format!("ab {first}")
    }

    fn in_season(&self, season: &str, line: &str) -> String {
        format!("{season}: {line}")
    }

    fn closed(&self, when: &str) -> String {
        format!("{when} geschlossen")
    }
}

/// "montags": as on every Monday.
fn every(day: Weekday) -> String {
    format!("{}s", texts::weekday(day, Lang::De).to_lowercase())
}

fn nth_weekday(nth: &NthWeekday) -> String {
    let ordinals = nth.ordinals().into_iter().map(|it| ordinal(it).to_owned()).collect();
    let ordinals = texts::list(ordinals, PHRASES.and);
    format!("am {ordinals} {} im Monat", texts::weekday(nth.day, Lang::De))
}

const fn ordinal(ordinal: Ordinal) -> &'static str {
    match ordinal {
        Ordinal::First => "ersten",
        Ordinal::Second => "zweiten",
        Ordinal::Third => "dritten",
        Ordinal::Fourth => "vierten",
        Ordinal::Fifth => "fünften",
        Ordinal::SecondToLast => "vorletzten",
        Ordinal::Last => "letzten",
    }
}
