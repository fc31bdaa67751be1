//! Instants as people read them: Europe/Rome, 24 hours.

use chrono::{Datelike, SecondsFormat, Timelike};
use chrono_tz::Europe::Rome;
use domain::{Instant, Lang};

/// An instant for a `<time>` element.
#[derive(Debug, Clone)]
pub struct Moment {
    /// RFC 3339, UTC.
    pub machine: String,
    /// `10:32`, as the language writes it.
    pub time: String,
    /// `23/11/2026`, as the language writes it.
    pub date: String,
}

impl Moment {
    pub fn new(at: Instant, lang: Lang) -> Self {
        let local = at.with_timezone(&Rome);
        let (hour, minute) = (local.hour(), local.minute());
        let time = match lang {
            Lang::It | Lang::En => format!("{hour:02}:{minute:02}"),
            Lang::De => format!("{hour}:{minute:02}\u{a0}Uhr"),
            Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
            Lang::Sl => format!("{hour}.{minute:02}"),
        };
        let (day, month, year) = (local.day(), local.month(), local.year());
        let date = match lang {
            Lang::It | Lang::En | Lang::Fr => format!("{day:02}/{month:02}/{year}"),
            Lang::De => format!("{day}.{month}.{year}"),
            Lang::Sl => format!("{day}.\u{a0}{month}.\u{a0}{year}"),
        };
        Self { machine: at.to_rfc3339_opts(SecondsFormat::Secs, true), time, date }
    }
}
