//! The comune and its doors for search engines (schema.org, as JSON-LD).
//!
//! Every door is a `GovernmentOffice`, the mayor's and a councillor's too: what has hours is the organ, which is what a
//! door is named after, and a schema.org `Person` can have none. Only that type, a local business to a search engine,
//! takes opening hours; to receive is a `GovernmentService` of it, because only a service has channels.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use domain::{
    Office,
    hours::{AgendaDay, HoursKind, WallTime},
};
use serde_json::{Value, json};

use crate::{Door, Publisher};

/// How far ahead hours are told, in days: four weeks.
pub const LINKED_DAYS: u16 = 28;

const WEEK: TimeDelta = TimeDelta::days(7);

/// The comune with its doors. Their hours are at their own pages, under the same `@id`.
#[must_use]
pub fn home(publisher: &Publisher<'_>, doors: &[Door<'_>]) -> String {
    let departments: Vec<_> = doors.iter().map(|door| named(publisher, door.office)).collect();
    let mut comune = comune(publisher);
    comune["department"] = departments.into();
    document(&[comune])
}

/// One door with its hours of four weeks, and how one is received there.
#[must_use]
pub fn office(publisher: &Publisher<'_>, door: Door<'_>) -> String {
    let agenda = door.agenda(publisher.from, LINKED_DAYS);
    let mut office = named(publisher, door.office);
    office["description"] = door.office.summary.as_str().into();
    office["parentOrganization"] = json!({ "@id": id(publisher.origin) });
    office["areaServed"] = area(publisher);
    office["openingHoursSpecification"] = regular(&agenda).into();
    office["specialOpeningHoursSpecification"] = closures(&agenda).into();
    document(&[office, service(publisher, door.office), comune(publisher)])
}

/// Text to stand in a `<script>`: nothing in it can end the element, or begin a comment.
fn document(graph: &[Value]) -> String {
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn id(address: &str) -> String {
    format!("{address}#id")
}

fn comune(publisher: &Publisher<'_>) -> Value {
    let url = publisher.tenant.profile.site_url.as_deref().unwrap_or(publisher.origin);
    json!({
        "@type": "GovernmentOrganization",
        "@id": id(publisher.origin),
        "name": publisher.words.comune,
        "url": url,
        "areaServed": area(publisher),
    })
}

fn area(publisher: &Publisher<'_>) -> Value {
    json!({
        "@type": "City",
        "name": publisher.tenant.name,
        "containedInPlace": { "@type": "AdministrativeArea", "name": publisher.tenant.region },
    })
}

fn named(publisher: &Publisher<'_>, office: &Office) -> Value {
    let page = publisher.page(office);
    json!({ "@type": "GovernmentOffice", "@id": id(&page), "name": office.name, "url": page })
}

fn service(publisher: &Publisher<'_>, office: &Office) -> Value {
    let page = publisher.page(office);
    json!({
        "@type": "GovernmentService",
        "name": format!("{}: {}", publisher.words.service, office.name),
        "serviceType": publisher.words.service,
        "description": publisher.words.lead,
        "serviceOperator": { "@id": id(&page) },
        "areaServed": area(publisher),
        "audience": { "@type": "Audience", "audienceType": publisher.words.audience },
        "availableChannel": { "@type": "ServiceChannel", "serviceUrl": page },
    })
}

/// The same hours on the same weekday, week after week without a gap.
struct Run {
    weekday: Weekday,
    opens: WallTime,
    closes: WallTime,
    first: NaiveDate,
    last: NaiveDate,
}

/// The hours without an appointment. A week in which they differ ends a run and is told in runs of its own, so that
/// what is told of a date is true of that date.
fn regular(agenda: &[AgendaDay]) -> Vec<Value> {
    let mut runs: Vec<Run> = vec![];
    for (date, opens, closes) in walk_in(agenda) {
        let continued =
            runs.iter_mut().find(|run| run.last + WEEK == date && (run.opens, run.closes) == (opens, closes));
        match continued {
            Some(run) => run.last = date,
            None => runs.push(Run { weekday: date.weekday(), opens, closes, first: date, last: date }),
        }
    }
    runs.iter()
        .map(|run| {
            json!({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": weekday(run.weekday),
                "opens": run.opens.to_string(),
                "closes": closing(run.closes),
                "validFrom": run.first,
                "validThrough": run.last,
            })
        })
        .collect()
}

/// The days that are shut although the same weekday a week before or after is not, and the holidays among the days on
/// which the door opens at all. An interval without a length is how a search engine wants a day that is shut.
fn closures(agenda: &[AgendaDay]) -> Vec<Value> {
    let open: Vec<NaiveDate> = walk_in(agenda).map(|(date, ..)| date).collect();
    let beside = |date: NaiveDate| open.contains(&(date - WEEK)) || open.contains(&(date + WEEK));
    let opens_on = |weekday: Weekday| open.iter().any(|date| date.weekday() == weekday);
    let is_missed =
        |day: &&AgendaDay| beside(day.date) || day.holiday.is_some() && opens_on(day.date.weekday());
    let shut = agenda.iter().filter(|day| !open.contains(&day.date)).filter(is_missed).map(|day| day.date);
    shut.map(|date| {
        json!({
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": date,
            "validThrough": date,
        })
    })
    .collect()
}

fn walk_in(agenda: &[AgendaDay]) -> impl Iterator<Item = (NaiveDate, WallTime, WallTime)> {
    agenda.iter().flat_map(|day| {
        let open = day.stretches.iter().filter(|stretch| stretch.kind == HoursKind::Open);
        open.map(|stretch| (day.date, stretch.start_time, stretch.end_time))
    })
}

/// `24:00` is no time of schema.org; 00:00 would end before it begins where the day begins at midnight.
fn closing(time: WallTime) -> String {
    if time == WallTime::END_OF_DAY { "23:59".to_owned() } else { time.to_string() }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests;
