//! The state of a door in words.

use chrono::{DateTime, Datelike, TimeDelta, Timelike};
use chrono_tz::{Europe::Rome, Tz};
use opening_hours_syntax::rules::day::Month;

use super::{DoorPhase, DoorState};
use crate::{Instant, Lang, texts};

/// What does not depend on the time.
struct Phrases {
    open: &'static str,
    nobody: &'static str,
    paused: &'static str,
    by_appointment: &'static str,
    closed: &'static str,
    opens: &'static str,
    today: &'static str,
    tomorrow: &'static str,
    /// Before the message of the sign.
    colon: &'static str,
}

const fn phrases(lang: Lang) -> &'static Phrases {
    match lang {
        Lang::It => &Phrases {
            open: "Riceve ora",
            nobody: "nessuno collegato in questo momento",
            paused: "Torna subito",
            by_appointment: "Riceve su appuntamento",
            closed: "Chiuso",
            opens: "riapre",
            today: "oggi",
            tomorrow: "domani",
            colon: ":",
        },
        Lang::En => &Phrases {
            open: "Open now",
            nobody: "nobody connected at this moment",
            paused: "Back in a moment",
            by_appointment: "By appointment only",
            closed: "Closed",
            opens: "opens",
            today: "today",
            tomorrow: "tomorrow",
            colon: ":",
        },
        Lang::De => &Phrases {
            open: "Jetzt geöffnet",
            nobody: "im Moment ist niemand verbunden",
            paused: "Gleich wieder da",
            by_appointment: "Nur nach Vereinbarung",
            closed: "Geschlossen",
            opens: "öffnet",
            today: "heute",
            tomorrow: "morgen",
            colon: ":",
        },
        Lang::Fr => &Phrases {
            open: "Ouvert maintenant",
            nobody: "personne n’est connecté en ce moment",
            paused: "De retour dans un instant",
            by_appointment: "Uniquement sur rendez-vous",
            closed: "Fermé",
            opens: "ouvre",
            today: "aujourd’hui",
            tomorrow: "demain",
            colon: "\u{a0}:",
        },
        Lang::Sl => &Phrases {
            open: "Odprto",
            nobody: "trenutno ni nihče povezan",
            paused: "Takoj nazaj",
            by_appointment: "Samo po dogovoru",
            closed: "Zaprto",
            opens: "odpre se",
            today: "danes",
            tomorrow: "jutri",
            colon: ":",
        },
    }
}

/// The sentence of a state, as read at `now`.
pub fn sentence(state: &DoorState, now: Instant, lang: Lang) -> String {
    let say = phrases(lang);
    let sentence = match (state.phase, state.opens_at) {
        (DoorPhase::Open, _) => return open(state, now, lang),
        (DoorPhase::ByAppointment, _) => return say.by_appointment.to_owned(),
        (DoorPhase::Paused, _) => say.paused.to_owned(),
        (DoorPhase::Closed, None) => say.closed.to_owned(),
        (DoorPhase::Closed, Some(at)) => {
            format!("{}, {} {}", say.closed, say.opens, beginning(at, now, lang))
        }
    };
    match &state.message {
        Some(message) => format!("{sentence}{} {message}", say.colon),
        None => sentence,
    }
}

fn open(state: &DoorState, now: Instant, lang: Lang) -> String {
    let say = phrases(lang);
    let until = state.until.map_or_else(String::new, |until| format!(", {}", ending(until, now, lang)));
    let nobody = if state.staffed { String::new() } else { format!(" ({})", say.nobody) };
    format!("{}{until}{nobody}", say.open)
}

/// When something begins: "oggi alle 15:00", "domani alle 9:00", "lunedì 30 novembre alle 9:00".
fn beginning(at: Instant, now: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&Rome);
    let day = match (days_from(now, at), lang) {
        (0, _) => phrases(lang).today.to_owned(),
        (1, _) => phrases(lang).tomorrow.to_owned(),
        (_, Lang::It | Lang::En | Lang::Fr) => date(&local, lang),
        (_, Lang::De) => format!("am {},", date(&local, lang)),
        (_, Lang::Sl) => format!("v {},", date(&local, lang)),
    };
    format!("{day} {}", at_hour(&clock(&local, lang), lang))
}

/// When something ends: "fino alle 12:30", "fino a domani alle 9:00". An end at midnight is the day's own end, not
/// the next day's beginning.
fn ending(until: Instant, now: Instant, lang: Lang) -> String {
    let local = until.with_timezone(&Rome);
    let midnight = (local.hour(), local.minute()) == (0, 0);
    let days = days_from(now, until);
    if days == i64::from(midnight) {
        let time = if midnight { texts::clock(24, 0, lang) } else { clock(&local, lang) };
        return until_hour(&time, lang);
    }
    let hour = at_hour(&clock(&local, lang), lang);
    let tomorrow = (days == 1).then_some(phrases(lang).tomorrow);
    match (lang, tomorrow) {
        (Lang::It, Some(day)) => format!("fino a {day} {hour}"),
        (Lang::It, None) => format!("fino a {} {hour}", date(&local, lang)),
        (Lang::En, Some(day)) => format!("until {day} {hour}"),
        (Lang::En, None) => format!("until {} {hour}", date(&local, lang)),
        (Lang::De, Some(day)) => format!("bis {day} {hour}"),
        (Lang::De, None) => format!("bis {}, {hour}", date(&local, lang)),
        (Lang::Fr, Some(day)) => format!("jusqu’à {day} {hour}"),
        (Lang::Fr, None) => format!("jusqu’au {} {hour}", date(&local, lang)),
        (Lang::Sl, Some(day)) => format!("do {day} {hour}"),
        (Lang::Sl, None) => {
            let day = texts::slovene::genitive(local.weekday());
            format!("do {day}, {}, {hour}", day_of_month(&local, lang))
        }
    }
}

/// "alle 9:00", "all’1:00".
fn at_hour(time: &str, lang: Lang) -> String {
    match lang {
        Lang::It if time.starts_with("1:") => format!("all’{time}"),
        Lang::It => format!("alle {time}"),
        Lang::En => format!("at {time}"),
        Lang::De => format!("um {time}\u{a0}Uhr"),
        Lang::Fr => format!("à {time}"),
        Lang::Sl => format!("ob {time}"),
    }
}

/// Of the same day: "fino alle 12:30".
fn until_hour(time: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("fino {}", at_hour(time, lang)),
        Lang::En => format!("until {time}"),
        Lang::De => format!("bis {time}\u{a0}Uhr"),
        Lang::Fr => format!("jusqu’{}", at_hour(time, lang)),
        Lang::Sl => format!("do {time}"),
    }
}

fn clock(local: &DateTime<Tz>, lang: Lang) -> String {
    texts::clock(local.hour(), local.minute(), lang)
}

fn days_from(now: Instant, at: Instant) -> i64 {
    let days: TimeDelta = at.with_timezone(&Rome).date_naive() - now.with_timezone(&Rome).date_naive();
    days.num_days()
}

/// "lunedì 30 novembre"; in Slovene as it stands after "v".
fn date(local: &DateTime<Tz>, lang: Lang) -> String {
    let (weekday, day) = (local.weekday(), day_of_month(local, lang));
    match lang {
        Lang::It | Lang::En | Lang::Fr => format!("{} {day}", texts::weekday(weekday, lang)),
        Lang::De => format!("{}, {day}", texts::weekday(weekday, lang)),
        Lang::Sl => format!("{}, {day}", texts::slovene::accusative(weekday)),
    }
}

/// "30 novembre".
fn day_of_month(local: &DateTime<Tz>, lang: Lang) -> String {
    let (day, month) = (local.day(), texts::month(Month::from_date(*local), lang));
    match lang {
        Lang::Fr if day == 1 => format!("1er {month}"),
        Lang::It | Lang::En | Lang::Fr => format!("{day} {month}"),
        Lang::De | Lang::Sl => format!("{day}. {month}"),
    }
}
