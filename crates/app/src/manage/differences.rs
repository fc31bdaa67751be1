//! What differs between two states, in words.

use std::collections::BTreeMap;

use domain::{
    Lang, OfficeId, PersonId, Profile, Reception, RoomId,
    hours::{Calendar, OpeningHours},
    reception::{AppointmentRules, Closing},
    room::Provider,
};

use super::state::{OfficeState, PersonState, RoomState, State};

/// A field that differs. The values are as people read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its name in the API.
    pub field: &'static str,
    /// What it was, if anything.
    pub before: Option<String>,
    /// What it became, if anything.
    pub after: Option<String>,
}

/// What ids are called now, and the calendar by which hours are read.
pub struct Names {
    pub tenant: String,
    pub offices: BTreeMap<OfficeId, String>,
    pub rooms: BTreeMap<RoomId, String>,
    pub people: BTreeMap<PersonId, String>,
    pub calendar: Calendar,
}

/// The fields in which two states of the same thing differ. Of what was added: all that it has.
pub fn differences(before: Option<&State>, after: &State, names: &Names, lang: Lang) -> Vec<Difference> {
    let before = before.map_or_else(Vec::new, |state| fields(state, names, lang));
    let was = |field| before.iter().find(|(known, _)| *known == field).and_then(|(_, value)| value.clone());
    fields(after, names, lang)
        .into_iter()
        .map(|(field, after)| Difference { field, before: was(field), after })
        .filter(|difference| difference.before != difference.after)
        .collect()
}

type Field = (&'static str, Option<String>);

fn fields(state: &State, names: &Names, lang: Lang) -> Vec<Field> {
    match state {
        State::Tenant(profile) => of_profile(profile),
        State::Office(office) => of_office(office, names, lang),
        State::Room(room) => of_room(room, names),
        State::Person(person) => of_person(person, names),
        State::OfficeOrder { offices } => vec![("order", listed(offices, &names.offices))],
        State::RoomOrder { rooms } => vec![("order", listed(rooms, &names.rooms))],
    }
}

fn of_profile(profile: &Profile) -> Vec<Field> {
    let languages: Vec<_> = profile.languages.as_slice().iter().map(|lang| lang.tag()).collect();
    let name = |(lang, name): (&Lang, &String)| format!("{}: {name}", lang.tag());
    let contacts = &profile.contacts;
    vec![
        ("languages", Some(languages.join(", "))),
        ("translations", joined(profile.names.iter().map(name))),
        ("siteUrl", profile.site_url.clone()),
        ("colour", profile.colour.map(|colour| colour.to_string())),
        // A picture is told apart by the beginning of its hash.
        ("crest", profile.crest.as_ref().map(|hash| hash.chars().take(8).collect())),
        ("patron", profile.patron.map(|day| format!("{}/{}", day.day, day.month))),
        ("address", contacts.address.clone()),
        ("phone", contacts.phone.clone()),
        ("email", contacts.email.clone()),
        ("pec", contacts.pec.clone()),
        ("accessibilityUrl", profile.accessibility_url.clone()),
        ("appointmentUrl", profile.appointment_url.clone()),
        ("reportUrl", profile.report_url.clone()),
        ("privacyContact", profile.privacy_contact.clone()),
        ("retentionH", Some(profile.retention_h.to_string())),
        ("relayOnly", Some(profile.relay_only.to_string())),
        ("widgetHosts", joined(profile.widget_hosts.iter().cloned())),
    ]
}

fn of_office(office: &OfficeState, names: &Names, lang: Lang) -> Vec<Field> {
    let translation = |(lang, words): (&Lang, &domain::office::OfficeWords)| {
        let said = [&words.name, &words.summary].into_iter().flatten().cloned().collect::<Vec<_>>();
        format!("{}: {}", lang.tag(), said.join(" – "))
    };
    let hours = OpeningHours::parse(&office.hours, &names.calendar)
        .map_or_else(|_| office.hours.clone(), |hours| hours.words(lang).join("; "));
    vec![
        ("name", Some(office.name.clone())),
        ("slug", Some(office.slug.clone())),
        ("kind", Some(format!("{:?}", office.kind).to_uppercase())),
        ("summary", some(&office.summary)),
        ("translations", joined(office.translations.iter().map(translation))),
        ("hours", some(&hours)),
    ]
    .into_iter()
    .chain(of_reception(&office.reception, names))
    .collect()
}

fn of_reception(reception: &Reception, names: &Names) -> Vec<Field> {
    let alert = &reception.alert;
    let closing = match reception.closing {
        Closing::ServeWaiting => "SERVE_WAITING",
        Closing::TurnAway => "TURN_AWAY",
    };
    let number = |pick: fn(&AppointmentRules) -> u16| {
        reception.appointments.as_ref().map(|rules| pick(rules).to_string())
    };
    vec![
        ("closing", Some(closing.to_owned())),
        ("alertAfterS", Some(alert.after_s.to_string())),
        ("alertEmails", joined(alert.emails.iter().cloned())),
        ("webhookUrl", alert.webhook.as_ref().map(|webhook| webhook.url.clone())),
        ("webhookKey", alert.webhook.as_ref().map(|webhook| webhook.key_version.to_string())),
        ("substitute", listed(alert.substitute.as_slice(), &names.offices)),
        ("replies", joined(reception.replies.iter().cloned())),
        ("takesMessages", Some(reception.takes_messages.to_string())),
        ("slotMin", number(|rules| rules.slot_min)),
        ("atOnce", number(|rules| rules.at_once)),
        ("noticeH", number(|rules| rules.notice_h)),
        ("horizonDays", number(|rules| rules.horizon_days)),
    ]
}

fn of_room(room: &RoomState, names: &Names) -> Vec<Field> {
    let (provider, url) = match &room.provider {
        Provider::Builtin => ("BUILTIN", None),
        Provider::Link { url } => ("LINK", Some(url.clone())),
    };
    vec![
        ("name", Some(room.name.clone())),
        ("provider", Some(provider.to_owned())),
        ("url", url),
        ("capacity", Some(room.capacity.to_string())),
        ("servedBy", listed(&room.served_by, &names.people)),
        ("welcome", room.welcome.clone()),
        ("bring", room.bring.clone()),
    ]
}

fn of_person(person: &PersonState, names: &Names) -> Vec<Field> {
    vec![
        ("name", Some(person.name.clone())),
        // Enough to recognise, and not the code.
        ("fiscalCode", person.fiscal_code.as_deref().map(super::people::hint)),
        ("email", person.email.clone()),
        ("administers", Some(person.administers.to_string())),
        ("offices", listed(&person.offices, &names.offices)),
    ]
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn joined(items: impl Iterator<Item = String>) -> Option<String> {
    some(&items.collect::<Vec<_>>().join(", "))
}

fn listed<T: Ord>(ids: &[T], names: &BTreeMap<T, String>) -> Option<String> {
    joined(ids.iter().map(|id| names.get(id).cloned().unwrap_or_default()))
}
