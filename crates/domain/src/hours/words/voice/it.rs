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

pub struct Italian;

const PHRASES: Phrases = Phrases {
    and: "e",
    every_day: "tutti i giorni",
    other_days: "negli altri giorni",
    odd_weeks: "nelle settimane dispari dell’anno",
    even_weeks: "nelle settimane pari dell’anno",
    all_day: "24 ore su 24",
    always_open: "sempre aperto",
    closed: "chiuso",
    only: "solo",
    also: "anche",
    by_appointment: "su appuntamento",
    by_appointment_only: "solo su appuntamento",
};

impl Voice for Italian {
    fn phrases(&self) -> &'static Phrases {
        &PHRASES
    }

    fn day(&self, day: DayName<'_>, naming: Naming) -> String {
        match (day, naming) {
            (DayName::Weekday(day), Naming::Hours) => name(day).to_owned(),
            (DayName::Weekday(day), Naming::Closure) => format!("{} {}", article(day), name(day)),
            (DayName::Run(first, last), _) => format!("da {} a {}", name(first), name(last)),
            (DayName::Nth(nth), naming) => nth_weekday(nth, naming),
            (DayName::Holidays, _) => "nei giorni festivi".to_owned(),
        }
    }

    fn span(&self, from: u16, to: u16) -> String {
        format!("{}–{}", super::clock(from, Lang::It), super::clock(to, Lang::It))
    }

    fn day_number(&self, day: u8) -> String {
        if day == 1 { "1°".to_owned() } else { day.to_string() }
    }

    fn month(&self, month: Month) -> &'static str {
        texts::month(month, Lang::It)
    }

    fn months(&self, from: Month, to: Month) -> String {
        let (first, last) = (self.month(from), self.month(to));
        let to_last = if last.starts_with('a') { "ad" } else { "a" };
        if from == to { format!("{to_last} {last}") } else { format!("da {first} {to_last} {last}") }
    }

    fn on(&self, day: CalendarDay) -> String {
        format!("{}{}", elided("il ", "l’", day), day.say(self))
    }

    fn since(&self, day: CalendarDay) -> String {
        format!("{}{} in poi", elided("dal ", "dall’", day), day.say(self))
    }

    fn between(&self, start: CalendarDay, end: CalendarDay) -> String {
        let (from, to) = (elided("dal ", "dall’", start), elided("al ", "all’", end));
        format!("{from}{} {to}{}", start.say_before(end, self), end.say(self))
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last { format!("nel {first}") } else { format!("dal {first} al {last}") }
    }

    fn since_year(&self, first: i32) -> String {
        format!("dal {first} in poi")
    }

    fn in_season(&self, season: &str, line: &str) -> String {
        format!("{season}, {line}")
    }

    fn closed(&self, when: &str) -> String {
        format!("chiuso {when}")
    }
}

const fn name(day: Weekday) -> &'static str {
    texts::weekday(day, Lang::It)
}

/// Sunday is a she.
const fn article(day: Weekday) -> &'static str {
    if matches!(day, Weekday::Sun) { "la" } else { "il" }
}

/// The day's number decides: "dal 10", "dall’8", "dall’11".
const fn elided(plain: &'static str, elided: &'static str, day: CalendarDay) -> &'static str {
    if matches!(day.day, 8 | 11) { elided } else { plain }
}

fn nth_weekday(nth: &NthWeekday, naming: Naming) -> String {
    let ordinals = nth.ordinals().into_iter().map(|it| ordinal(it, nth.day)).collect();
    let ordinals = texts::list(ordinals, PHRASES.and);
    let article = match naming {
        Naming::Hours => String::new(),
        Naming::Closure if ordinals.starts_with('u') => "l’".to_owned(),
        Naming::Closure => format!("{} ", article(nth.day)),
    };
    format!("{article}{ordinals} {} del mese", name(nth.day))
}

fn ordinal(ordinal: Ordinal, day: Weekday) -> String {
    let he = match ordinal {
        Ordinal::First => "primo",
        Ordinal::Second => "secondo",
        Ordinal::Third => "terzo",
        Ordinal::Fourth => "quarto",
        Ordinal::Fifth => "quinto",
        Ordinal::SecondToLast => "penultimo",
        Ordinal::Last => "ultimo",
    };
    if day == Weekday::Sun { format!("{}a", he.trim_end_matches('o')) } else { he.to_owned() }
}
