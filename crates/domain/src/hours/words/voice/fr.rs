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

pub struct French;

const PHRASES: Phrases = Phrases {
    and: "et",
    every_day: "tous les jours",
    other_days: "les autres jours",
    odd_weeks: "les semaines impaires de l’année",
    even_weeks: "les semaines paires de l’année",
    all_day: "24 heures sur 24",
    always_open: "toujours ouvert",
    closed: "fermé",
    only: "uniquement",
    also: "aussi",
    by_appointment: "sur rendez-vous",
    by_appointment_only: "uniquement sur rendez-vous",
};

impl Voice for French {
    fn phrases(&self) -> &'static Phrases {
        &PHRASES
    }

    fn day(&self, day: DayName<'_>, _: Naming) -> String {
        match day {
            DayName::Weekday(day) => format!("le {}", name(day)),
            DayName::Run(first, last) => format!("du {} au {}", name(first), name(last)),
            DayName::Nth(nth) => nth_weekday(nth),
            DayName::Holidays => "les jours fériés".to_owned(),
        }
    }

    fn span(&self, from: u16, to: u16) -> String {
        format!("de {} à {}", super::clock(from, Lang::Fr), super::clock(to, Lang::Fr))
    }

    fn day_number(&self, day: u8) -> String {
        if day == 1 { "1er".to_owned() } else { day.to_string() }
    }

    fn month(&self, month: Month) -> &'static str {
        texts::month(month, Lang::Fr)
    }

    fn months(&self, from: Month, to: Month) -> String {
        let (first, last) = (self.month(from), self.month(to));
        let of = if first.starts_with(['a', 'o']) { "d’" } else { "de " };
        if from == to { format!("en {last}") } else { format!("{of}{first} à {last}") }
    }

    fn on(&self, day: CalendarDay) -> String {
        format!("le {}", day.say(self))
    }

    fn since(&self, day: CalendarDay) -> String {
        format!("à partir du {}", day.say(self))
    }

    fn between(&self, start: CalendarDay, end: CalendarDay) -> String {
        format!("du {} au {}", start.say_before(end, self), end.say(self))
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last { format!("en {first}") } else { format!("de {first} à {last}") }
    }

    fn since_year(&self, first: i32) -> String {
        format!("à partir de {first}")
    }

    fn in_season(&self, season: &str, line: &str) -> String {
        format!("{season}, {line}")
    }

    fn closed(&self, when: &str) -> String {
        format!("fermé {when}")
    }
}

const fn name(day: Weekday) -> &'static str {
    texts::weekday(day, Lang::Fr)
}

fn nth_weekday(nth: &NthWeekday) -> String {
    let ordinals = nth.ordinals().into_iter().map(|it| ordinal(it).to_owned()).collect();
    format!("{} {} du mois", texts::list(ordinals, PHRASES.and), name(nth.day))
}

const fn ordinal(ordinal: Ordinal) -> &'static str {
    match ordinal {
        Ordinal::First => "le premier",
        Ordinal::Second => "le deuxième",
        Ordinal::Third => "le troisième",
        Ordinal::Fourth => "le quatrième",
        Ordinal::Fifth => "le cinquième",
        Ordinal::SecondToLast => "l’avant-dernier",
        Ordinal::Last => "le dernier",
    }
}
