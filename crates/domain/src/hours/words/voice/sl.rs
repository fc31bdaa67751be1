use chrono::Weekday;
use opening_hours_syntax::rules::day::Month;

use super::{
    super::{
        days::{DayName, Naming, NthWeekday, Ordinal},
        season::CalendarDay,
    },
    Phrases, Voice,
};
use crate::{
    Lang,
    texts::{
        self,
        slovene::{accusative, genitive, locative_plural},
    },
};

pub struct Slovene;

const PHRASES: Phrases = Phrases {
    and: "in",
    every_day: "vsak dan",
    other_days: "druge dni",
    odd_weeks: "v lihih tednih leta",
    even_weeks: "v sodih tednih leta",
    all_day: "24 ur na dan",
    always_open: "vedno odprto",
    closed: "zaprto",
    only: "samo",
    also: "tudi",
    by_appointment: "po dogovoru",
    by_appointment_only: "samo po dogovoru",
};

impl Voice for Slovene {
    fn phrases(&self) -> &'static Phrases {
        &PHRASES
    }

    /// One "ob" serves all that follow each other: "ob ponedeljkih, sredah in praznikih".
    fn days(&self, days: &[DayName<'_>], naming: Naming) -> Vec<String> {
        let mut after_ob = false;
        let mut said = Vec::with_capacity(days.len());
        for day in days {
            let (takes_ob, name) = match day {
                DayName::Weekday(day) => (true, locative_plural(*day).to_owned()),
                DayName::Holidays => (true, "praznikih".to_owned()),
                other => (false, self.day(*other, naming)),
            };
            said.push(if takes_ob && !after_ob { format!("ob {name}") } else { name });
            after_ob = takes_ob;
        }
        said
    }

    fn day(&self, day: DayName<'_>, _: Naming) -> String {
        match day {
            DayName::Weekday(day) => format!("ob {}", locative_plural(day)),
            DayName::Run(first, last) => format!("od {} do {}", genitive(first), genitive(last)),
            DayName::Nth(nth) => nth_weekday(nth),
            DayName::Holidays => "ob praznikih".to_owned(),
        }
    }

    fn span(&self, from: u16, to: u16) -> String {
        format!("{}–{}", super::clock(from, Lang::Sl), super::clock(to, Lang::Sl))
    }

    fn day_number(&self, day: u8) -> String {
        format!("{day}.")
    }

    fn month(&self, month: Month) -> &'static str {
        texts::month(month, Lang::Sl)
    }

    fn months(&self, from: Month, to: Month) -> String {
        let (first, last) = (self.month(from), self.month(to));
        if from == to { last.to_owned() } else { format!("od {first} do {last}") }
    }

    fn on(&self, day: CalendarDay) -> String {
        day.say(self)
    }

    fn since(&self, day: CalendarDay) -> String {
        format!("od {} dalje", day.say(self))
    }

    fn between(&self, start: CalendarDay, end: CalendarDay) -> String {
        format!("od {} do {}", start.say_before(end, self), end.say(self))
    }

    fn years(&self, first: i32, last: i32) -> String {
        if first == last { format!("leta {first}") } else { format!("od leta {first} do leta {last}") }
    }

    fn since_year(&self, first: i32) -> String {
        format!("od leta {first} dalje")
    }

    fn in_season(&self, season: &str, line: &str) -> String {
        format!("{season}: {line}")
    }

    fn closed(&self, when: &str) -> String {
        format!("zaprto {when}")
    }
}

fn nth_weekday(nth: &NthWeekday) -> String {
    let ordinals = nth.ordinals().into_iter().map(|it| ordinal(it, nth.day)).collect();
    format!("{} {} v mesecu", texts::list(ordinals, PHRASES.and), accusative(nth.day))
}

/// Wednesday, Saturday and Sunday are shes: "prvo sredo", but "prvi ponedeljek".
fn ordinal(ordinal: Ordinal, day: Weekday) -> String {
    let stem = match ordinal {
        Ordinal::First => "prv",
        Ordinal::Second => "drug",
        Ordinal::Third => "tretj",
        Ordinal::Fourth => "četrt",
        Ordinal::Fifth => "pet",
        Ordinal::SecondToLast => "predzadnj",
        Ordinal::Last => "zadnj",
    };
    let she = matches!(day, Weekday::Wed | Weekday::Sat | Weekday::Sun);
    format!("{stem}{}", if she { "o" } else { "i" })
}
