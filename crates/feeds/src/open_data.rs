//! The hours as open data: one JSON document with a published schema.

use chrono::{NaiveDate, SecondsFormat};
use domain::{
    Lang, OfficeKind, ROME,
    hours::{AgendaDay, AgendaStretch, HoursKind},
};
use serde::Serialize;

use crate::{Door, Publisher};

/// The schema of the document (JSON Schema 2020-12).
pub const SCHEMA: &str = include_str!("../schema/orari.schema.json");

/// How far ahead days are told: 26 weeks, as in the calendars.
pub const OPEN_DATA_DAYS: u16 = crate::calendar::CALENDAR_DAYS;

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    #[serde(rename = "$schema")]
    schema: String,
    licence: &'static str,
    /// Whoever takes the data must not take an invented comune for a real one.
    demonstration: bool,
    language: &'static str,
    time_zone: &'static str,
    from: NaiveDate,
    days: u16,
    comune: Comune<'a>,
    offices: Vec<Office<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Comune<'a> {
    name: &'a str,
    province: &'a str,
    region: &'a str,
    url: &'a str,
    site_url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Office<'a> {
    slug: &'a str,
    kind: &'static str,
    name: &'a str,
    summary: &'a str,
    url: String,
    calendar_url: String,
    opening_hours: Hours<'a>,
    agenda: Vec<Day>,
}

#[derive(Serialize)]
struct Hours<'a> {
    syntax: &'a str,
    text: Vec<String>,
}

#[derive(Serialize)]
struct Day {
    date: NaiveDate,
    holiday: bool,
    stretches: Vec<Stretch>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stretch {
    start: String,
    end: String,
    by_appointment: bool,
    comment: Option<String>,
}

/// The document, with all these doors.
#[must_use]
pub fn hours(publisher: &Publisher<'_>, doors: &[Door<'_>]) -> String {
    let tenant = publisher.tenant;
    let document = Document {
        schema: format!("{}/open-data/orari.schema.json", publisher.origin),
        licence: LICENCE,
        demonstration: tenant.demonstration,
        language: publisher.lang.tag(),
        time_zone: ROME.name(),
        from: publisher.from,
        days: OPEN_DATA_DAYS,
        comune: Comune {
            name: &tenant.name,
            province: &tenant.province,
            region: &tenant.region,
            url: publisher.origin,
            site_url: tenant.profile.site_url.as_deref(),
        },
        offices: doors.iter().map(|door| office(publisher, *door)).collect(),
    };
    // Structs of strings and numbers always are JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn office<'a>(publisher: &Publisher<'_>, door: Door<'a>) -> Office<'a> {
    let office = door.office;
    let url = publisher.page(office);
    Office {
        slug: &office.slug,
        kind: kind(office.kind),
        name: &office.name,
        summary: &office.summary,
        calendar_url: format!("{url}/orari.ics"),
        url,
        opening_hours: Hours { syntax: &office.hours, text: words(door, publisher.lang) },
        agenda: door.agenda(publisher.from, OPEN_DATA_DAYS).into_iter().map(day).collect(),
    }
}

fn words(door: Door<'_>, lang: Lang) -> Vec<String> {
    door.hours.map_or_else(Vec::new, |hours| hours.words(lang))
}

/// As the API writes it.
const fn kind(kind: OfficeKind) -> &'static str {
    match kind {
        OfficeKind::Office => "OFFICE",
        OfficeKind::Councillor => "COUNCILLOR",
        OfficeKind::Mayor => "MAYOR",
    }
}

fn day(day: AgendaDay) -> Day {
    let stretches = day.stretches.into_iter().map(stretch).collect();
    Day { date: day.date, holiday: day.holiday.is_some(), stretches }
}

/// Times carry the offset of that day, so that they are both the instant and what the clock on the wall shows.
fn stretch(stretch: AgendaStretch) -> Stretch {
    let local = |at: domain::Instant| at.with_timezone(&ROME).to_rfc3339_opts(SecondsFormat::Secs, false);
    Stretch {
        start: local(stretch.start),
        end: local(stretch.end),
        by_appointment: stretch.kind == HoursKind::ByAppointment,
        comment: stretch.comment,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{OPEN_DATA_DAYS, SCHEMA, hours};
    use crate::fixture::{Comune, ORIGIN};

    fn document(comune: &Comune, from: &str) -> Value {
        serde_json::from_str(&hours(&comune.publisher(from), &[comune.door()])).unwrap()
    }

    #[test]
    fn every_day_is_told_with_its_offset_and_whether_it_is_a_holiday() {
        let comune = Comune::with_hours("Sa,Su 09:00-12:00; PH off");
        let document = document(&comune, "2027-03-27");
        let agenda = document["offices"][0]["agenda"].as_array().unwrap();
        assert_eq!(agenda.len(), usize::from(OPEN_DATA_DAYS));
        assert_eq!(agenda[0]["stretches"][0]["start"], "2027-03-27T09:00:00+01:00");
        // Easter: a holiday, and the night on which the clock is put forward.
        assert_eq!(agenda[1], json!({ "date": "2027-03-28", "holiday": true, "stretches": [] }));
        assert_eq!(agenda[8]["stretches"][0]["start"], "2027-04-04T09:00:00+02:00");
    }

    #[test]
    fn hours_that_cannot_be_read_are_said_to_be_unknown() {
        let comune = Comune::with_hours("no such syntax");
        let document = document(&comune, "2026-11-23");
        let office = &document["offices"][0];
        assert_eq!(office["openingHours"], json!({ "syntax": "no such syntax", "text": [] }));
        assert_eq!(office["agenda"], json!([]));
    }

    #[test]
    fn the_schema_is_named_and_is_one() {
        let comune = Comune::with_hours("24/7");
        assert_eq!(
            document(&comune, "2026-11-23")["$schema"],
            format!("{ORIGIN}/open-data/orari.schema.json")
        );
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}
