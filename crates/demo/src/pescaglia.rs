//! The doors of an invented Pescaglia. The comune exists; its doors, hours and staff here do not: roles only, and
//! every page says that the data are for demonstration.

use domain::{
    OfficeKind, Profile, Reception, Tenant, TenantId, TenantStatus,
    profile::{Languages, MonthDay},
    reception::{AlertRules, AppointmentRules, Closing},
};

/// The subdomain.
pub const SLUG: &str = "pescaglia";

/// Somebody one can visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// In the address: `/uffici/<slug>`.
    pub slug: &'static str,
    /// Who receives.
    pub kind: OfficeKind,
    /// As people read it.
    pub name: &'static str,
    /// What one can come for, in one sentence.
    pub summary: &'static str,
    /// Both in English.
    pub english: (&'static str, &'static str),
    /// `OpeningHours` in OpenStreetMap syntax.
    pub hours: &'static str,
}

/// What one of the demonstration's accounts may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// Of the account at the demonstration's identity provider.
    pub login: &'static str,
    /// The slugs of the doors at which this person receives.
    pub offices: &'static [&'static str],
    /// Manages the comune.
    pub administers: bool,
}

/// In the order of the page: offices, the mayor, councillors.
pub const DOORS: &[Door] = &[
    Door {
        slug: "sportello-digitale",
        kind: OfficeKind::Office,
        name: "Sportello digitale",
        summary: "Per farsi aiutare con SPID, CIE, pagoPA e i servizi online del Comune, a qualsiasi ora.",
        english: (
            "Digital help desk",
            "For help with SPID, CIE, pagoPA and the comune's online services, at any hour.",
        ),
        hours: "24/7",
    },
    Door {
        slug: "anagrafe",
        kind: OfficeKind::Office,
        name: "Anagrafe e stato civile",
        summary: "Per la carta d'identità, la residenza e i certificati, e per dichiarare nascite, matrimoni e decessi.",
        english: (
            "Registry office",
            "For identity cards, residence and certificates, and to register births, marriages and deaths.",
        ),
        hours: "Mo,We,Fr 09:00-12:30; Tu,Th 09:00-12:30,15:00-17:00; PH off",
    },
    Door {
        slug: "ufficio-tecnico",
        kind: OfficeKind::Office,
        name: "Ufficio tecnico",
        summary: "Per segnalare guasti a strade, fontane e illuminazione, e per lavori, frane e cimiteri.",
        english: (
            "Public works office",
            "To report faults of roads, fountains and street lights, and for works, landslides and cemeteries.",
        ),
        hours: "Mo,Fr 09:00-12:00; We 09:00-12:00,14:30-16:30; PH off",
    },
    Door {
        slug: "edilizia-privata",
        kind: OfficeKind::Office,
        name: "Edilizia privata",
        summary: "Per permessi di costruire, CILA, SCIA e agibilità, e per consultare le pratiche edilizie.",
        english: (
            "Building permits",
            "For building permits and certificates of occupancy, and to consult building files.",
        ),
        hours: "Tu 09:00-13:00; Th 15:00-17:30 unknown \"su appuntamento\"; Aug 10-21 off; PH off",
    },
    Door {
        slug: "tributi",
        kind: OfficeKind::Office,
        name: "Tributi",
        summary: "Per capire, pagare o farsi rimborsare l'IMU e la tassa sui rifiuti, e per chiedere una rateizzazione.",
        english: (
            "Local taxes",
            "To understand, pay or be refunded property tax and waste tax, and to ask for instalments.",
        ),
        hours: "Mo,We 09:00-12:30; Th 15:00-17:00; Aug 10-21 off; PH off",
    },
    Door {
        slug: "ragioneria",
        kind: OfficeKind::Office,
        name: "Ragioneria",
        summary: "Per fatture, mandati e pagamenti del Comune a fornitori e professionisti.",
        english: (
            "Accounts office",
            "For invoices and payments of the comune to suppliers and professionals.",
        ),
        hours: "Tu,Th 10:00-12:00; PH off",
    },
    Door {
        slug: "protocollo",
        kind: OfficeKind::Office,
        name: "Protocollo",
        summary: "Per consegnare una domanda o un documento e per sapere a che punto è una pratica.",
        english: (
            "Document registry",
            "To hand in an application or a document, and to ask how far a file has got.",
        ),
        hours: "Mo-Fr 08:30-13:00; PH off",
    },
    Door {
        slug: "servizi-sociali",
        kind: OfficeKind::Office,
        name: "Servizi sociali",
        summary: "Per chiedere un contributo o l'assistenza a casa, e per parlare di una difficoltà in famiglia.",
        english: (
            "Social services",
            "To ask for support or care at home, and to talk about difficulties in the family.",
        ),
        hours: "Mo,Th 09:00-12:00; We 15:00-17:00 unknown \"su appuntamento\"; PH off",
    },
    Door {
        slug: "polizia-locale",
        kind: OfficeKind::Office,
        name: "Polizia locale",
        summary: "Per verbali, permessi di sosta, occupazione di suolo pubblico e oggetti smarriti.",
        english: ("Municipal police", "For fines, parking permits, use of public space and lost property."),
        hours: "Mo-Sa 11:00-12:30; PH off",
    },
    Door {
        slug: "segretario-comunale",
        kind: OfficeKind::Office,
        name: "Segretario comunale",
        summary: "Per contratti con il Comune, accesso civico e segnalazioni di irregolarità.",
        english: (
            "Municipal secretary",
            "For contracts with the comune, civic access and reports of irregularities.",
        ),
        hours: "We 10:00-12:00 unknown \"su appuntamento\"; Aug 10-21 off; PH off",
    },
    Door {
        slug: "sindaco",
        kind: OfficeKind::Mayor,
        name: "Sindaco",
        summary: "Per parlare del paese, fare una proposta o portare un problema che nessun ufficio ha risolto.",
        english: (
            "Mayor",
            "To talk about the town, make a proposal or bring a problem that no office has solved.",
        ),
        hours: "We 15:00-17:00 unknown \"su appuntamento\"; Sa 10:00-12:00; PH off",
    },
    Door {
        slug: "assessore-bilancio",
        kind: OfficeKind::Councillor,
        name: "Assessore al bilancio e alle attività produttive",
        summary: "Per parlare dei conti e delle tariffe del Comune, di commercio, artigianato e turismo.",
        english: (
            "Councillor for budget and business",
            "To talk about the comune's accounts and fees, trade, crafts and tourism.",
        ),
        hours: "Mo[1] 10:00-12:00; PH off",
    },
    Door {
        slug: "assessore-lavori-pubblici",
        kind: OfficeKind::Councillor,
        name: "Assessore ai lavori pubblici e all'ambiente",
        summary: "Per parlare di cantieri, viabilità, boschi, corsi d'acqua e raccolta dei rifiuti.",
        english: (
            "Councillor for public works and environment",
            "To talk about building sites, roads, woods, streams and waste collection.",
        ),
        hours: "Fr 17:00-18:30; Aug 10-21 off; PH off",
    },
    Door {
        slug: "assessore-scuola",
        kind: OfficeKind::Councillor,
        name: "Assessore alla scuola e alle politiche sociali",
        summary: "Per parlare di scuola, mensa e scuolabus, biblioteca, sport, giovani e associazioni.",
        english: (
            "Councillor for schools and social policy",
            "To talk about school, meals and school bus, library, sport, young people and associations.",
        ),
        hours: "Th 16:00-18:00 unknown \"su appuntamento\"; PH off",
    },
];

/// Who signs in at the doors of Pescaglia. Names and fiscal codes are the accounts'.
pub const STAFF: &[Staff] = &[
    Staff { login: "anagrafe", offices: &["anagrafe", "sportello-digitale"], administers: false },
    Staff { login: "tecnico", offices: &["ufficio-tecnico"], administers: false },
    Staff {
        login: "segreteria",
        offices: &[
            "edilizia-privata",
            "tributi",
            "ragioneria",
            "protocollo",
            "servizi-sociali",
            "polizia-locale",
            "segretario-comunale",
        ],
        administers: false,
    },
    Staff {
        login: "giunta",
        offices: &["sindaco", "assessore-bilancio", "assessore-lavori-pubblici", "assessore-scuola"],
        administers: false,
    },
    Staff { login: "amministratore", offices: &[], administers: true },
];

/// How a door receives beyond its hours.
#[must_use]
pub fn reception(slug: &str) -> Reception {
    match slug {
        "sportello-digitale" => Reception {
            // Whoever tries it need not wait: the next time is a quarter of an hour away, at any hour.
            appointments: Some(AppointmentRules { slot_min: 15, at_once: 1, notice_h: 0, horizon_days: 30 }),
            ..Reception::default()
        },
        "anagrafe" => Reception {
            alert: AlertRules {
                emails: owned(&["anagrafe@comune.pescaglia.example"]),
                ..AlertRules::default()
            },
            replies: owned(&[
                "Buongiorno! Prepara il documento d'identità e il codice fiscale.",
                "Finisco una telefonata e sono da te.",
                "Per la carta d'identità elettronica serve una fototessera recente.",
                "Questo certificato si scarica subito e gratis dal sito dell'ANPR: se vuoi ti spiego come.",
            ]),
            ..Reception::default()
        },
        // Who receives here leaves for the streets at half past twelve.
        "polizia-locale" => Reception {
            closing: Closing::TurnAway,
            alert: AlertRules {
                after_s: 120,
                emails: owned(&["polizia.locale@comune.pescaglia.example"]),
                ..AlertRules::default()
            },
            ..Reception::default()
        },
        "segretario-comunale" => Reception {
            appointments: Some(AppointmentRules { slot_min: 20, at_once: 1, notice_h: 24, horizon_days: 60 }),
            ..Reception::default()
        },
        _ => Reception::default(),
    }
}

/// The slug of the door that receives in place of another.
#[must_use]
pub fn substitute(slug: &str) -> Option<&'static str> {
    (slug == "anagrafe").then_some("sportello-digitale")
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The comune.
#[must_use]
pub fn tenant(id: TenantId) -> Tenant {
    Tenant {
        id,
        slug: SLUG.to_owned(),
        name: "Pescaglia".to_owned(),
        province: "LU".to_owned(),
        region: "Toscana".to_owned(),
        status: TenantStatus::Active,
        demonstration: true,
        profile: Profile {
            languages: Languages::all(),
            // Invented for the demonstration, like the hours: a day on which all but one of the doors are shut.
            patron: Some(MonthDay { month: 9, day: 21 }),
            site_url: Some("https://www.comune.pescaglia.lu.it".to_owned()),
            ..Profile::default()
        },
        revision: 1,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, TimeDelta};
    use domain::{
        Instant, TenantId,
        hours::{Calendar, HoursKind, OpeningHours},
    };

    use super::{DOORS, Door, STAFF, substitute, tenant};

    /// What fits on a door.
    const SUMMARY_MAX: usize = 255;

    fn hours(door: &Door) -> OpeningHours {
        let patron = tenant(TenantId::new(DateTime::UNIX_EPOCH, [0; 10])).profile.patron;
        OpeningHours::parse(door.hours, &Calendar::italy(patron)).unwrap()
    }

    fn kind(slug: &str, at: &str) -> HoursKind {
        let door = DOORS.iter().find(|door| door.slug == slug).unwrap();
        hours(door).at(at.parse().unwrap()).kind
    }

    #[test]
    fn slugs_are_unique_and_labels_of_a_host_name() {
        let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        for Door { slug, .. } in DOORS {
            assert!((1..=63).contains(&slug.len()) && slug.chars().all(valid), "{slug}");
            assert!(!slug.starts_with('-') && !slug.ends_with('-'), "{slug}");
        }
        assert_eq!(DOORS.iter().map(|door| door.slug).collect::<HashSet<_>>().len(), DOORS.len());
    }

    #[test]
    fn summaries_are_short_sentences() {
        for Door { slug, summary, english: (_, in_english), .. } in DOORS {
            for summary in [summary, in_english] {
                assert!(summary.chars().count() <= SUMMARY_MAX && summary.ends_with('.'), "{slug}");
            }
        }
    }

    #[test]
    fn staff_receives_at_every_door_and_no_other() {
        for Door { slug, .. } in DOORS {
            assert!(STAFF.iter().any(|staff| staff.offices.contains(slug)), "{slug}");
        }
        for slug in STAFF.iter().flat_map(|staff| staff.offices) {
            assert!(DOORS.iter().any(|door| door.slug == *slug), "{slug}");
        }
    }

    #[test]
    fn nobody_stands_in_for_oneself_or_for_a_door_that_is_not_there() {
        for (slug, other) in DOORS.iter().filter_map(|door| Some((door.slug, substitute(door.slug)?))) {
            assert!(slug != other && DOORS.iter().any(|door| door.slug == other), "{slug}: {other}");
        }
    }

    #[test]
    fn every_door_receives_at_some_time_of_the_year_or_by_appointment() {
        let start: Instant = "2026-11-23T00:00:00Z".parse().unwrap();
        for door in DOORS {
            let hours = hours(door);
            let mut moments = (0..365 * 48).map(|half_hours| start + TimeDelta::minutes(30 * half_hours));
            assert!(moments.any(|moment| hours.at(moment).kind != HoursKind::Closed), "{}", door.slug);
        }
    }

    #[test]
    fn only_the_digital_counter_receives_on_holidays() {
        // Christmas and the patron's day, 2026: a Friday and a Monday, at 11:15 in Rome.
        for at in ["2026-12-25T10:15:00Z", "2026-09-21T09:15:00Z"] {
            for Door { slug, hours, .. } in DOORS {
                assert!(hours.ends_with("; PH off") || *slug == "sportello-digitale", "{slug}");
                let open = kind(slug, at) != HoursKind::Closed;
                assert_eq!(open, *slug == "sportello-digitale", "{slug} at {at}");
            }
        }
    }

    #[test]
    fn the_hours_say_what_was_meant() {
        use HoursKind::{ByAppointment, Closed, Open};
        for (slug, at, expected) in [
            // A Tuesday in winter: morning, midday, afternoon.
            ("anagrafe", "2026-11-24T09:00:00Z", Open),
            ("anagrafe", "2026-11-24T12:00:00Z", Closed),
            ("anagrafe", "2026-11-24T15:00:00Z", Open),
            ("sindaco", "2026-11-25T15:00:00Z", ByAppointment),
            ("sindaco", "2026-11-28T10:00:00Z", Open),
            // The first Monday of December, and the second.
            ("assessore-bilancio", "2026-12-07T10:00:00Z", Open),
            ("assessore-bilancio", "2026-12-14T10:00:00Z", Closed),
            // Tuesdays in August: before the closure, within, after.
            ("edilizia-privata", "2026-08-04T09:00:00Z", Open),
            ("edilizia-privata", "2026-08-11T09:00:00Z", Closed),
            ("edilizia-privata", "2026-08-25T09:00:00Z", Open),
            ("sportello-digitale", "2026-12-25T01:00:00Z", Open),
        ] {
            assert_eq!(kind(slug, at), expected, "{slug} at {at}");
        }
    }
}
