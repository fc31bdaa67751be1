//! When an appointment is, in words. No sentence is built around them, so that none has to be inflected.

use chrono::{Datelike, NaiveDate, Timelike};
use opening_hours_syntax::rules::day::Month;

use super::Slot;
use crate::{Instant, Lang, ROME, texts};

/// "mercoledì 25 novembre 2026".
#[must_use]
pub fn day(date: NaiveDate, lang: Lang) -> String {
    let (weekday, month) = (texts::weekday(date.weekday(), lang), texts::month(Month::from_date(date), lang));
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::Fr if day == 1 => format!("{weekday} 1er {month} {year}"),
        Lang::It | Lang::En | Lang::Fr => format!("{weekday} {day} {month} {year}"),
        Lang::De | Lang::Sl => format!("{weekday}, {day}. {month} {year}"),
    }
}

/// "10:30", "10 h 30".
#[must_use]
pub fn time(at: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&ROME);
    texts::clock(local.hour(), local.minute(), lang)
}

impl Slot {
    /// "mercoledì 25 novembre 2026, 10:00–10:20". The clock is that of Italy.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let date = self.start.with_timezone(&ROME).date_naive();
        let unit = if lang == Lang::De { "\u{a0}Uhr" } else { "" };
        format!("{}, {}–{}{unit}", day(date, lang), time(self.start, lang), time(self.end, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::Slot;
    use crate::Lang;

    #[test]
    fn when_it_is_in_every_language() {
        let slot = Slot {
            start: "2026-07-01T07:00:00Z".parse().unwrap(),
            end: "2026-07-01T07:20:00Z".parse().unwrap(),
        };
        for (lang, text) in [
            (Lang::It, "mercoledì 1 luglio 2026, 9:00–9:20"),
            (Lang::En, "Wednesday 1 July 2026, 9:00–9:20"),
            (Lang::De, "Mittwoch, 1. Juli 2026, 9:00–9:20\u{a0}Uhr"),
            (Lang::Fr, "mercredi 1er juillet 2026, 9\u{a0}h–9\u{a0}h\u{a0}20"),
            (Lang::Sl, "sreda, 1. julija 2026, 9.00–9.20"),
        ] {
            assert_eq!(slot.text(lang), text);
        }
    }
}
