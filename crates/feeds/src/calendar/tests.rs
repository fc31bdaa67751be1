use super::{comune, office};
use crate::fixture::Comune;

/// The lines of a calendar, unfolded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// The values of a property, in order.
fn values(calendar: &str, name: &str) -> Vec<String> {
    let lines = lines(calendar);
    let value = |line: &String| line.strip_prefix(name)?.strip_prefix(':').map(str::to_owned);
    lines.iter().filter_map(value).collect()
}

fn of(syntax: &str, from: &str) -> String {
    let comune = Comune::with_hours(syntax);
    office(&comune.publisher(from), comune.door())
}

#[test]
fn the_same_time_on_the_wall_is_another_instant_after_the_clock_has_changed() {
    let calendar = of("Sa,Su,Mo 09:00-12:00", "2027-03-27");
    let starts = values(&calendar, "DTSTART");
    // Behind the two of the zone itself. The clock is put forward on Sunday, 28 March 2027.
    assert_eq!(starts[2..5], ["20270327T080000Z", "20270328T070000Z", "20270329T070000Z"]);
    assert_eq!(values(&calendar, "DTEND")[..2], ["20270327T110000Z", "20270328T100000Z"]);
}

#[test]
fn an_event_keeps_its_name_from_day_to_day_and_the_calendar_is_the_same_all_day() {
    let comune = Comune::with_hours("Mo 09:00-12:00");
    let on = |day| office(&comune.publisher(day), comune.door());
    assert_eq!(on("2026-11-23"), on("2026-11-23"));
    let (monday, tuesday) = (values(&on("2026-11-23"), "UID"), values(&on("2026-11-24"), "UID"));
    assert_eq!(monday[1], tuesday[0], "a week on");
    assert_eq!(monday[0], format!("20261123T080000Z-{}", comune.office.id));
    assert_eq!(values(&on("2026-11-23"), "DTSTAMP")[0], "20261122T230000Z");
}

#[test]
fn who_needs_an_appointment_is_told() {
    let calendar = of("We 10:00-12:00 unknown \"scrivere a urp; o chiamare\"", "2026-11-23");
    assert_eq!(values(&calendar, "STATUS")[0], "TENTATIVE");
    assert_eq!(values(&calendar, "SUMMARY")[0], "Anagrafe\\, stato civile (su appuntamento)");
    assert_eq!(values(&calendar, "DESCRIPTION")[0], "scrivere a urp\\; o chiamare");
}

#[test]
fn holidays_are_not_told_and_half_a_year_is() {
    let calendar = of("Mo-Fr 09:00-12:00; PH off", "2026-12-21");
    let days: Vec<_> = values(&calendar, "DTSTART")[2..].iter().map(|start| start[..8].to_owned()).collect();
    for holiday in ["20261225", "20270101", "20270106", "20270329"] {
        assert!(!days.contains(&holiday.to_owned()), "{holiday}");
    }
    assert_eq!((days.first().unwrap().as_str(), days.last().unwrap().as_str()), ("20261221", "20270618"));
}

#[test]
fn a_door_that_never_opens_has_a_calendar_without_events() {
    for calendar in [of("off", "2026-11-23"), of("no such syntax", "2026-11-23")] {
        assert_eq!(values(&calendar, "BEGIN"), ["VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD"]);
    }
}

#[test]
fn it_can_be_subscribed_to_and_is_not_an_invitation() {
    let prova = Comune::with_hours("24/7");
    let calendar = comune(&prova.publisher("2026-11-23"), &[prova.door(), prova.door()]);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.ends_with("END:VCALENDAR\r\n")
    );
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
    assert_eq!(values(&calendar, "METHOD"), Vec::<String>::new());
    assert_eq!(values(&calendar, "X-WR-CALNAME"), ["Ricevimento Virtuale · Comune di Prova"]);
    assert_eq!(values(&calendar, "REFRESH-INTERVAL;VALUE=DURATION"), ["PT6H"]);
    assert_eq!(values(&calendar, "UID").len(), 2 * 26 * 7, "one for each day that is open throughout");
}

#[test]
fn what_a_comune_writes_cannot_add_lines() {
    let mut hostile = Comune::with_hours("Mo 09:00-12:00");
    hostile.office.name = "A\r\nATTACH:evil\nEND:VEVENT".to_owned();
    let calendar = office(&hostile.publisher("2026-11-23"), hostile.door());
    assert_eq!(values(&calendar, "ATTACH"), Vec::<String>::new());
    assert_eq!(values(&calendar, "SUMMARY")[0], "A\\nATTACH:evil\\nEND:VEVENT");
}
