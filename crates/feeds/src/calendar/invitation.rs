//! One appointment, for the calendar of whoever has it (RFC 5545, RFC 5546).

use domain::{Instant, appointment::Slot};

use super::{line::Lines, utc};

/// What the calendar is to do with it (RFC 5546, 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Keep it: somebody has downloaded it.
    Publish,
    /// Enter it, or change it: it came by mail.
    Request,
    /// Strike it out.
    Cancel,
}

impl Method {
    /// As in the calendar, and in the `method` of its media type (RFC 6047, 2.4).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// An appointment, as it is told to a calendar.
#[derive(Debug, Clone, Copy)]
pub struct Invitation<'a> {
    /// What to do with it.
    pub method: Method,
    /// Its name for good.
    pub uid: &'a str,
    /// How often it has changed.
    pub sequence: u32,
    /// When this was written.
    pub stamp: Instant,
    /// When it takes place.
    pub slot: Slot,
    /// What it is.
    pub summary: &'a str,
    /// What to know of it.
    pub description: &'a str,
    /// Its page.
    pub url: &'a str,
    /// Who receives.
    pub organizer: &'a str,
    /// Where the letters come from.
    pub organizer_address: Option<&'a str>,
    /// Who comes: their address of electronic mail.
    pub attendee: Option<&'a str>,
}

/// The address of an organizer who has none: a reserved scheme would be refused by some programs, this is not.
const NO_ADDRESS: &str = "noreply@invalid.invalid";

/// The calendar of one appointment.
#[must_use]
pub fn invitation(told: &Invitation<'_>) -> String {
    let cancelled = told.method == Method::Cancel;
    let mut lines = Lines::default();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", "-//Ricevimento//Appuntamenti//IT");
    lines.push("CALSCALE", "GREGORIAN");
    lines.push("METHOD", told.method.as_str());
    lines.push("BEGIN", "VEVENT");
    lines.push("UID", told.uid);
    lines.push("SEQUENCE", &told.sequence.to_string());
    lines.push("DTSTAMP", &utc(told.stamp));
    lines.push("DTSTART", &utc(told.slot.start));
    lines.push("DTEND", &utc(told.slot.end));
    lines.push_text("SUMMARY", told.summary);
    lines.push_text("DESCRIPTION", told.description);
    lines.push_text("LOCATION", told.url);
    lines.push("URL", told.url);
    let organizer = format!("ORGANIZER;CN=\"{}\"", quotable(told.organizer));
    lines.push(&organizer, &format!("mailto:{}", told.organizer_address.unwrap_or(NO_ADDRESS)));
    // Whoever publishes invites nobody (RFC 5546, 3.2.1).
    if let Some(attendee) = told.attendee.filter(|_| told.method != Method::Publish) {
        let status = if cancelled { "" } else { ";PARTSTAT=ACCEPTED;RSVP=FALSE" };
        lines.push(&format!("ATTENDEE;ROLE=REQ-PARTICIPANT{status}"), &format!("mailto:{attendee}"));
    }
    lines.push("STATUS", if cancelled { "CANCELLED" } else { "CONFIRMED" });
    lines.push("TRANSP", if cancelled { "TRANSPARENT" } else { "OPAQUE" });
    lines.push("END", "VEVENT");
    lines.push("END", "VCALENDAR");
    lines.into_text()
}

/// What may stand between the quotes of a parameter (RFC 5545, 3.2).
fn quotable(text: &str) -> String {
    text.chars().filter(|c| *c != '"' && !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use domain::{Instant, appointment::Slot};

    use super::{Invitation, Method, invitation};

    fn told(method: Method) -> Invitation<'static> {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        Invitation {
            method,
            uid: "a@b",
            sequence: 2,
            stamp: at("2026-11-23T09:00:00Z"),
            slot: Slot { start: at("2026-11-25T09:00:00Z"), end: at("2026-11-25T09:20:00Z") },
            summary: "Anagrafe; e\nstato civile",
            description: "",
            url: "https://prova.example/appuntamento/x",
            organizer: "L\"ufficio\r\nX: y",
            organizer_address: Some("comune@prova.example"),
            attendee: Some("ada@example.it"),
        }
    }

    fn lines(method: Method) -> Vec<String> {
        invitation(&told(method)).replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_request_invites_and_a_cancellation_takes_back() {
        let request = lines(Method::Request);
        for line in
            ["METHOD:REQUEST", "UID:a@b", "SEQUENCE:2", "DTSTART:20261125T090000Z", "STATUS:CONFIRMED"]
        {
            assert!(request.contains(&line.to_owned()), "{line}: {request:?}");
        }
        assert!(request.iter().any(|line| line.ends_with(":mailto:ada@example.it")));
        let cancel = lines(Method::Cancel);
        assert!(
            cancel.contains(&"METHOD:CANCEL".to_owned()) && cancel.contains(&"STATUS:CANCELLED".to_owned())
        );
    }

    #[test]
    fn what_is_downloaded_invites_nobody() {
        assert!(!lines(Method::Publish).iter().any(|line| line.starts_with("ATTENDEE")));
    }

    #[test]
    fn what_people_wrote_cannot_add_lines() {
        let request = lines(Method::Request);
        assert!(!request.iter().any(|line| line.starts_with("X:")), "{request:?}");
        assert!(request.contains(&"ORGANIZER;CN=\"LufficioX: y\":mailto:comune@prova.example".to_owned()));
        assert!(request.contains(&"SUMMARY:Anagrafe\\; e\\nstato civile".to_owned()));
    }
}
