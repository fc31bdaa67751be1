//! Names of days and months, and lists.

use chrono::Weekday;
use opening_hours_syntax::rules::day::Month;

use crate::Lang;

pub const fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

/// "a, b e c".
pub fn list(mut items: Vec<String>, lang: Lang) -> String {
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {} {last}", items.join(", "), pick(lang, "e", "and")),
    }
}

pub const fn weekday(day: Weekday, lang: Lang) -> &'static str {
    let (it, en) = match day {
        Weekday::Mon => ("lunedì", "Monday"),
        Weekday::Tue => ("martedì", "Tuesday"),
        Weekday::Wed => ("mercoledì", "Wednesday"),
        Weekday::Thu => ("giovedì", "Thursday"),
        Weekday::Fri => ("venerdì", "Friday"),
        Weekday::Sat => ("sabato", "Saturday"),
        Weekday::Sun => ("domenica", "Sunday"),
    };
    pick(lang, it, en)
}

pub const fn month(month: Month, lang: Lang) -> &'static str {
    let (it, en) = match month {
        Month::January => ("gennaio", "January"),
        Month::February => ("febbraio", "February"),
        Month::March => ("marzo", "March"),
        Month::April => ("aprile", "April"),
        Month::May => ("maggio", "May"),
        Month::June => ("giugno", "June"),
        Month::July => ("luglio", "July"),
        Month::August => ("agosto", "August"),
        Month::September => ("settembre", "September"),
        Month::October => ("ottobre", "October"),
        Month::November => ("novembre", "November"),
        Month::December => ("dicembre", "December"),
    };
    pick(lang, it, en)
}
