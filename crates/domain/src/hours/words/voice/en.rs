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

pub struct English;

const PHRASES: Phrases = Phrases {
    and: "and",
    every_day: "every day",
    other_days: "on other days",
    odd_weeks: "in odd weeks of the year",
    even_weeks: "in even weeks of the year",
    all_day: "24 hours a day",
    always_open: "always open",
    closed: "closed",
    only: "only",
    also: "also",
    by_appointment: "by appointment",
    by_appointment_only: "by appointment only",
};

impl Voice for English {
    fn phrases(&self) -> &'static Phrases {
        &PHRASES
    }

    fn day(&self, day: DayName<'_>, naming: Naming) -> String {
        match (day, naming) {
            (DayName::Weekday(day), _) => name(day).to_owned(),
            (DayName::Run(first, last), _) => format!("{} to {}", name(first), name(last)),
            (DayName::Nth(nth), Naming::Hours) => nth_weekday(nth),
            (DayName::Nth(nth), Naming::Closure) => format!("on the {}", nth_weekday(nth)),
            (DayName::Holidays, _) => "on public holidays".to_owned(),
        }
    }

    fn span(&self, from: u16, to: u16) -> String {
        format!("{}–{}", super::clock(from, Lang::En), super::clock(to, Lang::En))
    }

    fn day_number(&self, day: u8) -> String {
        day.to_string()
    }

    fn month(&self, month: Month) -> &'static str {
        texts::month(month, Lang::En)
    }

    fn months(&self, from: Month, to: Month) -> String {
        let (first, last) = (self.month(from), self.month(to));
        if from == to { format!("in {last}") } else { format!("from {first} to {last}") }
    }

    fn on(&self, day: CalendarDay) -> String {
        format!("on {}", day.say(self))
    }

    fn since(&self, day: CalendarDay) -> String {
        format!("from {} on", day.say(self))
    }

    fn between(&self, start: CalendarDay, end: CalendarDay) -> String {
        format!("from {} to {}", start.say_before(end, self), end.say(self))
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last { format!("in {first}") } else { format!("from {first} to {last}") }
    }

    fn since_year(&self, first: i32) -> String {
        format!("from {first} on")
    }

    fn in_season(&self, season: &str, line: &str) -> String {
        format!("{season}, {line}")
    }

    fn closed(&self, when: &str) -> String {
        format!("closed {when}")
    }
}

const fn name(day: Weekday) -> &'static str {
    texts::weekday(day, Lang::En)
}

fn nth_weekday(nth: &NthWeekday) -> String {
    let ordinals = nth.ordinals().into_iter().map(|it| ordinal(it).to_owned()).collect();
    format!("{} {} of the month", texts::list(ordinals, PHRASES.and), name(nth.day))
}

const fn ordinal(ordinal: Ordinal) -> &'static str {
    match ordinal {
        Ordinal::First => "first",
        Ordinal::Second => "second",
        Ordinal::Third => "third",
        Ordinal::Fourth => "fourth",
        Ordinal::Fifth => "fifth",
        Ordinal::SecondToLast => "second to last",
        Ordinal::Last => "last",
    }
}
