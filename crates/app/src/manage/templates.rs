//! Typical offices of an Italian comune: a page in a few clicks.

use std::collections::BTreeMap;

use domain::{Lang, OfficeKind, Reception, office::OfficeWords};

use super::state::OfficeState;

/// A typical office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeTemplate {
    /// Its address.
    pub slug: &'static str,
    /// Who receives.
    pub kind: OfficeKind,
    /// As people read it.
    pub name: &'static str,
    /// What one can come for.
    pub summary: &'static str,
    /// The same in English.
    english: (&'static str, &'static str),
    /// When such an office usually receives.
    pub hours: &'static str,
}

const MORNINGS: &str = "Mo-Fr 09:00-12:30; PH off";
const MORNINGS_AND_AFTERNOONS: &str = "Mo,We,Fr 09:00-12:30; Tu,Th 09:00-12:30,15:00-17:00; PH off";
const BY_APPOINTMENT: &str = "We 15:00-17:00 unknown \"su appuntamento\"; PH off";

const fn office(
    slug: &'static str,
    (name, summary): (&'static str, &'static str),
    english: (&'static str, &'static str),
    hours: &'static str,
) -> OfficeTemplate {
    OfficeTemplate { slug, kind: OfficeKind::Office, name, summary, english, hours }
}

/// In the order in which they are offered.
pub const TEMPLATES: &[OfficeTemplate] = &[
    office(
        "urp",
        (
            "Ufficio relazioni con il pubblico",
            "Per sapere a chi rivolgersi, avere informazioni e fare una segnalazione.",
        ),
        ("Public relations office", "To know whom to turn to, get information and report a problem."),
        MORNINGS_AND_AFTERNOONS,
    ),
    office(
        "anagrafe",
        (
            "Anagrafe e stato civile",
            "Per la carta d'identità, la residenza e i certificati, e per nascite, matrimoni e decessi.",
        ),
        ("Registry office", "For identity cards, residence and certificates, births, marriages and deaths."),
        MORNINGS_AND_AFTERNOONS,
    ),
    office(
        "protocollo",
        ("Protocollo", "Per consegnare una domanda o un documento e sapere a che punto è una pratica."),
        ("Document registry", "To hand in an application or a document and ask how far it has got."),
        MORNINGS,
    ),
    office(
        "tributi",
        ("Tributi", "Per capire, pagare o farsi rimborsare l'IMU e la tassa sui rifiuti."),
        ("Local taxes", "To understand, pay or be refunded property tax and waste tax."),
        MORNINGS,
    ),
    office(
        "ufficio-tecnico",
        ("Ufficio tecnico", "Per segnalare guasti a strade e illuminazione, e per i lavori pubblici."),
        ("Public works office", "To report faults of roads and lighting, and for public works."),
        MORNINGS,
    ),
    office(
        "edilizia-privata",
        ("Edilizia privata e SUE", "Per permessi di costruire, CILA, SCIA e agibilità."),
        ("Building permits", "For building permits and certificates of occupancy."),
        BY_APPOINTMENT,
    ),
    office(
        "suap",
        ("Attività produttive e SUAP", "Per aprire, cambiare o chiudere un'attività, e per fiere e mercati."),
        ("Business services", "To open, change or close a business, and for fairs and markets."),
        MORNINGS,
    ),
    office(
        "servizi-sociali",
        (
            "Servizi sociali",
            "Per chiedere un contributo o assistenza, e parlare di una difficoltà in famiglia.",
        ),
        ("Social services", "To ask for support or care, and to talk about difficulties in the family."),
        MORNINGS,
    ),
    office(
        "scuola",
        ("Servizi scolastici", "Per mensa, scuolabus, iscrizioni e contributi per la scuola."),
        ("School services", "For school meals, school bus, enrolment and support."),
        MORNINGS,
    ),
    office(
        "polizia-locale",
        (
            "Polizia locale",
            "Per verbali, permessi di sosta, occupazione di suolo pubblico e oggetti smarriti.",
        ),
        ("Municipal police", "For fines, parking permits, use of public space and lost property."),
        "Mo-Sa 10:00-12:30; PH off",
    ),
    office(
        "elettorale",
        (
            "Ufficio elettorale",
            "Per la tessera elettorale, il voto assistito e gli albi di scrutatori e presidenti.",
        ),
        ("Electoral office", "For voting cards, assisted voting and the rolls of polling staff."),
        MORNINGS,
    ),
    office(
        "ragioneria",
        ("Ragioneria", "Per fatture, mandati e pagamenti del Comune."),
        ("Accounts office", "For invoices and payments of the comune."),
        MORNINGS,
    ),
    office(
        "segretario-comunale",
        (
            "Segretario comunale",
            "Per contratti con il Comune, accesso civico e segnalazioni di irregolarità.",
        ),
        ("Municipal secretary", "For contracts with the comune, civic access and reports of irregularities."),
        BY_APPOINTMENT,
    ),
    OfficeTemplate {
        kind: OfficeKind::Mayor,
        ..office(
            "sindaco",
            (
                "Sindaco",
                "Per parlare del paese, fare una proposta o portare un problema che nessun ufficio ha risolto.",
            ),
            (
                "Mayor",
                "To talk about the town, make a proposal or bring a problem that no office has solved.",
            ),
            BY_APPOINTMENT,
        )
    },
];

impl OfficeTemplate {
    /// The door that it makes.
    pub(super) fn state(&self) -> OfficeState {
        let (name, summary) = self.english;
        let english = OfficeWords { name: Some(name.to_owned()), summary: Some(summary.to_owned()) };
        OfficeState {
            slug: self.slug.to_owned(),
            kind: self.kind,
            name: self.name.to_owned(),
            summary: self.summary.to_owned(),
            translations: BTreeMap::from([(Lang::En, english)]),
            hours: self.hours.to_owned(),
            reception: Reception::default(),
            archived: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::hours::{Calendar, OpeningHours};

    use super::TEMPLATES;
    use crate::input;

    #[test]
    fn each_template_can_be_saved_as_it_is() {
        let mut slugs = HashSet::new();
        for template in TEMPLATES {
            assert!(slugs.insert(template.slug), "{}", template.slug);
            assert!(input::slug("slug", template.slug).is_ok(), "{}", template.slug);
            assert!(OpeningHours::parse(template.hours, &Calendar::italy(None)).is_ok(), "{}", template.slug);
            for text in [template.summary, template.english.1] {
                assert!(text.ends_with('.') && text.chars().count() <= 255, "{text}");
            }
        }
    }
}
