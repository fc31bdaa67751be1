//! The hours as a calendar to subscribe to (RFC 5545, RFC 7986).
//!
//! Every stretch of the coming half year is an event of its own, so that holidays and exceptions need no rule that a
//! calendar program could read otherwise. Instants are in UTC: a rule of Europe/Rome is then right on both nights on
//! which the clock changes, in every program and wherever it is read.

mod invitation;
mod line;

use chrono::{NaiveDate, NaiveTime, TimeZone};
use domain::{
    Instant, Office, ROME,
    hours::{AgendaStretch, HoursKind},
};
pub use invitation::{Invitation, Method, invitation};
use line::Lines;

use crate::{Door, Publisher};

/// How far ahead events are told, in days: 26 weeks.
pub const CALENDAR_DAYS: u16 = 26 * 7;

/// How often a program should ask again. The next days change rarely, and then by a sign, which is no event.
const REFRESH: &str = "PT6H";

/// The rules of Italy since 1996, for programs that show a calendar in its own zone. It also keeps the calendar of a
/// door that never opens valid: without any component there is no calendar (RFC 5545, 3.4).
const ZONE: [(&str, &str); 16] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "Europe/Rome"),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19960331T020000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0100"),
    ("TZOFFSETTO", "+0200"),
    ("TZNAME", "CEST"),
    ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T030000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0200"),
    ("TZOFFSETTO", "+0100"),
    ("TZNAME", "CET"),
    ("END", "STANDARD"),
];

/// The calendar of all these doors.
#[must_use]
pub fn comune(publisher: &Publisher<'_>, doors: &[Door<'_>]) -> String {
    let title = format!("{} · {}", publisher.words.service, publisher.words.comune);
    write(publisher, &title, "/orari.ics", doors)
}

/// The calendar of one door.
#[must_use]
pub fn office(publisher: &Publisher<'_>, door: Door<'_>) -> String {
    let title = format!("{} · {}", door.office.name, publisher.words.comune);
    write(publisher, &title, &format!("/uffici/{}/orari.ics", door.office.slug), &[door])
}

fn write(publisher: &Publisher<'_>, title: &str, path: &str, doors: &[Door<'_>]) -> String {
    let mut lines = Lines::default();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", "-//Ricevimento//Orari di ricevimento//IT");
    lines.push("CALSCALE", "GREGORIAN");
    lines.push_text("NAME", title);
    lines.push_text("X-WR-CALNAME", title);
    lines.push("X-WR-TIMEZONE", "Europe/Rome");
    lines.push("SOURCE;VALUE=URI", &format!("{}{path}", publisher.origin));
    lines.push("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.push("X-PUBLISHED-TTL", REFRESH);
    for (name, value) in ZONE {
        lines.push(name, value);
    }
    lines.push("END", "VTIMEZONE");
    let stamp = utc(midnight(publisher.from));
    for door in doors {
        for day in door.agenda(publisher.from, CALENDAR_DAYS) {
            for stretch in &day.stretches {
                event(&mut lines, publisher, door.office, stretch, &stamp);
            }
        }
    }
    lines.push("END", "VCALENDAR");
    lines.into_text()
}

/// `stamp`: the calendar is a revision of its first day. The time of the request would make every event look new each
/// time; the time of the last change is not known for a holiday, nor for the day that fell out of the calendar.
fn event(
    lines: &mut Lines,
    publisher: &Publisher<'_>,
    office: &Office,
    stretch: &AgendaStretch,
    stamp: &str,
) {
    let by_appointment = stretch.kind == HoursKind::ByAppointment;
    let (start, page) = (utc(stretch.start), publisher.page(office));
    let mut summary = office.name.clone();
    if by_appointment {
        summary = format!("{summary} ({})", publisher.words.by_appointment);
    }
    lines.push("BEGIN", "VEVENT");
    // An office's id is unique among all comuni, and stays when its name or its address changes.
    lines.push("UID", &format!("{start}-{}", office.id));
    lines.push("DTSTAMP", stamp);
    lines.push("DTSTART", &start);
    lines.push("DTEND", &utc(stretch.end));
    lines.push_text("SUMMARY", &summary);
    if let Some(comment) = &stretch.comment {
        lines.push_text("DESCRIPTION", comment);
    }
    lines.push_text("LOCATION", &page);
    lines.push("URL", &page);
    lines.push("STATUS", if by_appointment { "TENTATIVE" } else { "CONFIRMED" });
    // That an office receives keeps nobody from anything.
    lines.push("TRANSP", "TRANSPARENT");
    lines.push("END", "VEVENT");
}

fn utc(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// When the day begins. The clock in Italy changes at two or three, never at midnight.
fn midnight(date: NaiveDate) -> Instant {
    let naive = date.and_time(NaiveTime::MIN);
    ROME.from_local_datetime(&naive).earliest().map_or_else(|| naive.and_utc(), |at| at.to_utc())
}

#[cfg(test)]
mod tests;
