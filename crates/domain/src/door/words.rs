//! The state of a door in words.

use chrono::{DateTime, Datelike, TimeDelta, Timelike};
use chrono_tz::{Europe::Rome, Tz};
use opening_hours_syntax::rules::day::Month;

use super::{DoorPhase, DoorState};
use crate::{
    Instant, Lang,
    texts::{self, pick},
};

/// The sentence of a state, as read at `now`.
pub fn sentence(state: &DoorState, now: Instant, lang: Lang) -> String {
    match state.phase {
        DoorPhase::Open => open(state, now, lang),
        DoorPhase::Paused => with_message(state, pick(lang, "Torna subito", "Back in a moment")),
        DoorPhase::ByAppointment => pick(lang, "Riceve su appuntamento", "By appointment only").to_owned(),
        DoorPhase::Closed => {
            let closed = match state.opens_at {
                Some(at) => {
                    format!("{} {}", pick(lang, "Chiuso, riapre", "Closed, opens"), moment(at, now, lang))
                }
                None => pick(lang, "Chiuso", "Closed").to_owned(),
            };
            with_message(state, &closed)
        }
    }
}

fn open(state: &DoorState, now: Instant, lang: Lang) -> String {
    let until = state.until.map_or_else(String::new, |until| {
        format!("{}{}", pick(lang, ", fino ", ", until "), ending(until, now, lang))
    });
    let nobody = if state.staffed {
        ""
    } else {
        pick(lang, " (nessuno collegato in questo momento)", " (nobody connected at this moment)")
    };
    format!("{}{until}{nobody}", pick(lang, "Riceve ora", "Open now"))
}

fn with_message(state: &DoorState, sentence: &str) -> String {
    state.message.as_ref().map_or_else(|| sentence.to_owned(), |message| format!("{sentence}: {message}"))
}

/// When something begins: "oggi alle 15:00", "domani alle 9:00", "lunedì 30 novembre alle 9:00".
fn moment(at: Instant, now: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&Rome);
    let time = clock(&local);
    let day = match days_from(now, at) {
        0 => pick(lang, "oggi", "today").to_owned(),
        1 => pick(lang, "domani", "tomorrow").to_owned(),
        _ => date(&local, lang),
    };
    match lang {
        Lang::It => format!("{day} {}", at_hour(&time)),
        Lang::En => format!("{day} at {time}"),
    }
}

/// When something ends. An end at midnight is the day's own end, not the next day's beginning.
fn ending(until: Instant, now: Instant, lang: Lang) -> String {
    let local = until.with_timezone(&Rome);
    let midnight = (local.hour(), local.minute()) == (0, 0);
    if days_from(now, until) == i64::from(midnight) {
        let time = if midnight { "24:00".to_owned() } else { clock(&local) };
        return match lang {
            Lang::It => at_hour(&time),
            Lang::En => time,
        };
    }
    match lang {
        Lang::It => format!("a {}", moment(until, now, lang)),
        Lang::En => moment(until, now, lang),
    }
}

/// "alle 9:00", "all’1:00".
fn at_hour(time: &str) -> String {
    if time.starts_with("1:") { format!("all’{time}") } else { format!("alle {time}") }
}

fn clock(local: &DateTime<Tz>) -> String {
    format!("{}:{:02}", local.hour(), local.minute())
}

fn days_from(now: Instant, at: Instant) -> i64 {
    let days: TimeDelta = at.with_timezone(&Rome).date_naive() - now.with_timezone(&Rome).date_naive();
    days.num_days()
}

fn date(local: &DateTime<Tz>, lang: Lang) -> String {
    let (day, month) = (texts::weekday(local.weekday(), lang), texts::month(Month::from_date(*local), lang));
    format!("{day} {} {month}", local.day())
}
