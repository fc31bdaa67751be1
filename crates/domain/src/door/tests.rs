//! A door through its days.

use super::{DoorPhase, DoorState};
use crate::{
    Instant, Lang,
    hours::{Calendar, OpeningHours},
    office::DoorSign,
};

const HOURS: &str =
    "Mo,We,Fr 09:00-12:30; Tu 15:00-17:30; Th 09:00-12:00 unknown \"su appuntamento\"; PH off";

fn hours(syntax: &str) -> OpeningHours {
    OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap()
}

fn at(rome: &str) -> Instant {
    let local = chrono::NaiveDateTime::parse_from_str(rome, "%Y-%m-%d %H:%M").unwrap();
    local.and_local_timezone(chrono_tz::Europe::Rome).unwrap().to_utc()
}

fn door(sign: &DoorSign, now: &str) -> DoorState {
    DoorState::compute(&hours(HOURS), sign, true, 0, at(now))
}

fn text(sign: &DoorSign, now: &str) -> String {
    door(sign, now).text(at(now), Lang::It)
}

#[test]
fn the_hours_alone() {
    for (now, sentence) in [
        ("2026-11-23 10:00", "Riceve ora, fino alle 12:30"),
        ("2026-11-23 08:00", "Chiuso, riapre oggi alle 9:00"),
        ("2026-11-23 12:30", "Chiuso, riapre domani alle 15:00"),
        ("2026-11-24 18:00", "Chiuso, riapre domani alle 9:00"),
        ("2026-11-27 13:00", "Chiuso, riapre lunedì 30 novembre alle 9:00"),
        ("2026-11-26 10:00", "Riceve su appuntamento"),
        // The eighth of December is a holiday, and a Tuesday.
        ("2026-12-08 16:00", "Chiuso, riapre domani alle 9:00"),
    ] {
        assert_eq!(text(&DoorSign::None, now), sentence, "{now}");
    }
}

#[test]
fn a_knock_is_taken_when_open_or_paused_and_never_otherwise() {
    let paused = DoorSign::Paused { message: Some("torno alle 11".into()), until: None };
    let closed =
        DoorSign::Closed { message: Some("assemblea sindacale".into()), until: Some(at("2026-11-23 11:00")) };
    for (sign, now, phase, sentence) in [
        (&paused, "2026-11-23 10:00", DoorPhase::Paused, "Torna subito: torno alle 11"),
        (&paused, "2026-11-23 13:00", DoorPhase::Closed, "Chiuso, riapre domani alle 15:00"),
        (
            &closed,
            "2026-11-23 10:00",
            DoorPhase::Closed,
            "Chiuso, riapre oggi alle 11:00: assemblea sindacale",
        ),
        (&closed, "2026-11-23 11:00", DoorPhase::Open, "Riceve ora, fino alle 12:30"),
        (&DoorSign::None, "2026-11-26 10:00", DoorPhase::ByAppointment, "Riceve su appuntamento"),
    ] {
        let state = door(sign, now);
        assert_eq!(state.phase, phase, "{now}");
        assert_eq!(state.is_open(), matches!(phase, DoorPhase::Open | DoorPhase::Paused));
        assert_eq!(state.text(at(now), Lang::It), sentence);
    }
}

#[test]
fn a_door_that_receives_by_appointment_alone_says_so_at_any_hour() {
    let hours = hours("We 10:00-12:00 unknown \"su appuntamento\"; PH off");
    for now in ["2026-11-23 10:00", "2026-11-25 11:00"] {
        let state = DoorState::compute(&hours, &DoorSign::None, true, 0, at(now));
        assert_eq!(
            (state.is_open(), state.text(at(now), Lang::It).as_str()),
            (false, "Riceve su appuntamento"),
            "{now}"
        );
    }
}

#[test]
fn a_closed_sign_without_an_end_promises_nothing() {
    let sign = DoorSign::Closed { message: None, until: None };
    let state = door(&sign, "2026-11-23 10:00");
    assert_eq!((state.opens_at, state.text(at("2026-11-23 10:00"), Lang::En)), (None, "Closed".to_owned()));
}

#[test]
fn it_says_when_nobody_is_there_and_when_the_state_ends() {
    let now = at("2026-11-23 10:00");
    let state = DoorState::compute(&hours(HOURS), &DoorSign::None, false, 2, now);
    assert_eq!(
        state.text(now, Lang::It),
        "Riceve ora, fino alle 12:30 (nessuno collegato in questo momento)"
    );
    assert_eq!(state.changes_at, Some(at("2026-11-23 12:30")));
    let sign = DoorSign::Paused { message: None, until: Some(at("2026-11-23 10:15")) };
    assert_eq!(door(&sign, "2026-11-23 10:00").changes_at, Some(at("2026-11-23 10:15")));
}

#[test]
fn a_sentence_that_names_a_day_is_over_at_midnight() {
    let evening = "2026-11-24 18:00";
    let state = door(&DoorSign::None, evening);
    assert_eq!(state.text(at(evening), Lang::It), "Chiuso, riapre domani alle 9:00");
    let midnight = at("2026-11-25 00:00");
    assert_eq!(state.changes_at, Some(midnight));
    assert_eq!(state.text(midnight, Lang::It), "Chiuso, riapre oggi alle 9:00");
    // Nothing in it that midnight could change.
    let sign = DoorSign::Closed { message: None, until: None };
    let state = DoorState::compute(&hours("24/7"), &sign, true, 0, at(evening));
    assert_eq!(state.changes_at, None);
}

#[test]
fn midnight_and_always() {
    let late = hours("Mo 20:00-24:00");
    let now = at("2026-11-23 21:00");
    let state = DoorState::compute(&late, &DoorSign::None, true, 0, now);
    assert_eq!(state.text(now, Lang::It), "Riceve ora, fino alle 24:00");
    let always = DoorState::compute(&hours("24/7"), &DoorSign::None, true, 0, now);
    assert_eq!((always.until, always.text(now, Lang::En)), (None, "Open now".to_owned()));
}

/// With plain spaces in the place of those that do not break.
fn in_each(state: &DoorState, now: Instant) -> [String; 3] {
    [Lang::De, Lang::Fr, Lang::Sl].map(|lang| state.text(now, lang).replace('\u{a0}', " "))
}

#[test]
fn the_sentences_in_german_french_and_slovene() {
    for (now, sentences) in [
        (
            "2026-11-23 10:00",
            ["Jetzt geöffnet, bis 12:30 Uhr", "Ouvert maintenant, jusqu’à 12 h 30", "Odprto, do 12.30"],
        ),
        (
            "2026-11-23 08:00",
            [
                "Geschlossen, öffnet heute um 9:00 Uhr",
                "Fermé, ouvre aujourd’hui à 9 h",
                "Zaprto, odpre se danes ob 9.00",
            ],
        ),
        (
            "2026-11-23 12:30",
            [
                "Geschlossen, öffnet morgen um 15:00 Uhr",
                "Fermé, ouvre demain à 15 h",
                "Zaprto, odpre se jutri ob 15.00",
            ],
        ),
        (
            "2026-11-27 13:00",
            [
                "Geschlossen, öffnet am Montag, 30. November, um 9:00 Uhr",
                "Fermé, ouvre lundi 30 novembre à 9 h",
                "Zaprto, odpre se v ponedeljek, 30. novembra, ob 9.00",
            ],
        ),
        ("2026-11-26 10:00", ["Nur nach Vereinbarung", "Uniquement sur rendez-vous", "Samo po dogovoru"]),
    ] {
        assert_eq!(in_each(&door(&DoorSign::None, now), at(now)), sentences, "{now}");
    }
}

#[test]
fn an_end_on_another_day_and_a_message_in_german_french_and_slovene() {
    let now = at("2026-11-23 10:00");
    let until = |end| DoorState::compute(&hours(end), &DoorSign::None, false, 0, now);
    assert_eq!(
        in_each(&until("Mo-Tu 00:00-24:00; We 00:00-09:00"), now),
        [
            "Jetzt geöffnet, bis Mittwoch, 25. November, um 9:00 Uhr (im Moment ist niemand verbunden)",
            "Ouvert maintenant, jusqu’au mercredi 25 novembre à 9 h (personne n’est connecté en ce moment)",
            "Odprto, do srede, 25. novembra, ob 9.00 (trenutno ni nihče povezan)",
        ]
    );
    assert_eq!(
        in_each(&DoorState { staffed: true, ..until("Mo 00:00-24:00; Tu 00:00-01:00") }, now),
        [
            "Jetzt geöffnet, bis morgen um 1:00 Uhr",
            "Ouvert maintenant, jusqu’à demain à 1 h",
            "Odprto, do jutri ob 1.00",
        ]
    );
    let paused = DoorSign::Paused { message: Some("5 min".into()), until: None };
    assert_eq!(
        in_each(&door(&paused, "2026-11-23 10:00"), now),
        ["Gleich wieder da: 5 min", "De retour dans un instant : 5 min", "Takoj nazaj: 5 min"]
    );
}
