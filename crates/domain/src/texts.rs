//! Names of days and months, times of day, and lists.

use chrono::Weekday;
use opening_hours_syntax::rules::day::Month;

use crate::Lang;

pub mod slovene;

/// "a, b e c", where `and` is "e".
pub fn list(mut items: Vec<String>, and: &str) -> String {
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {and} {last}", items.join(", ")),
    }
}

/// The name of a day, as a language quotes it.
pub const fn weekday(day: Weekday, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::It => ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Lang::De => ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        Lang::Fr => ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        Lang::Sl => ["ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja"],
    };
    names[day as usize]
}

/// The name of a month as it stands in a date. Slovene has it in the genitive; South Tyrol says "Jänner".
#[rustfmt::skip]
pub const fn month(month: Month, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::It => [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
            "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
        ],
        Lang::En => [
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ],
        Lang::De => [
            "Jänner", "Februar", "März", "April", "Mai", "Juni",
            "Juli", "August", "September", "Oktober", "November", "Dezember",
        ],
        Lang::Fr => [
            "janvier", "février", "mars", "avril", "mai", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ],
        Lang::Sl => [
            "januarja", "februarja", "marca", "aprila", "maja", "junija",
            "julija", "avgusta", "septembra", "oktobra", "novembra", "decembra",
        ],
    };
    names[month as usize - 1]
}

/// A time of day: "9:00", "9 h", "12 h 30", "9.00".
pub fn clock(hour: u32, minute: u32, lang: Lang) -> String {
    match (lang, minute) {
        (Lang::It | Lang::En | Lang::De, _) => format!("{hour}:{minute:02}"),
        (Lang::Fr, 0) => format!("{hour}\u{a0}h"),
        (Lang::Fr, _) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        (Lang::Sl, _) => format!("{hour}.{minute:02}"),
    }
}
