//! A comune for the tests.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use domain::{
    Lang, Office, OfficeId, OfficeKind, Profile, Tenant, TenantId, TenantStatus,
    hours::{Calendar, OpeningHours},
    office::DoorSign,
    profile::MonthDay,
};

use crate::{Door, Publisher, Words};

pub const ORIGIN: &str = "https://prova.ricevimento.example";

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A comune with its words and one door.
pub struct Comune {
    pub tenant: Tenant,
    pub words: Words,
    pub office: Office,
    pub hours: Option<OpeningHours>,
}

impl Comune {
    /// The hours of its door are these; the patron's day is 21 September.
    pub fn with_hours(syntax: &str) -> Self {
        let patron = Some(MonthDay { month: 9, day: 21 });
        let tenant = Tenant {
            id: TenantId::new(DateTime::UNIX_EPOCH, [1; 10]),
            slug: "prova".to_owned(),
            name: "Prova".to_owned(),
            province: "LU".to_owned(),
            region: "Toscana".to_owned(),
            status: TenantStatus::Active,
            demonstration: false,
            profile: Profile {
                patron,
                site_url: Some("https://www.comune.prova.lu.it".to_owned()),
                ..Profile::default()
            },
            revision: 1,
            version: 1,
        };
        let words = Words {
            service: "Ricevimento Virtuale".to_owned(),
            comune: "Comune di Prova".to_owned(),
            lead: "Parla con gli uffici".to_owned(),
            audience: "Cittadini".to_owned(),
            by_appointment: "su appuntamento".to_owned(),
        };
        let office = Office {
            id: OfficeId::new(DateTime::UNIX_EPOCH, [2; 10]),
            slug: "anagrafe".to_owned(),
            kind: OfficeKind::Office,
            name: "Anagrafe, stato civile".to_owned(),
            summary: "Per la carta d'identità.".to_owned(),
            translations: BTreeMap::new(),
            hours: syntax.to_owned(),
            reception: domain::Reception::default(),
            sign: DoorSign::None,
            rank: 0,
            archived_at: None,
            revision: 1,
        };
        let hours = OpeningHours::parse(syntax, &Calendar::italy(patron)).ok();
        Self { tenant, words, office, hours }
    }

    pub fn publisher(&self, from: &str) -> Publisher<'_> {
        Publisher {
            tenant: &self.tenant,
            origin: ORIGIN,
            lang: Lang::It,
            from: date(from),
            words: &self.words,
        }
    }

    pub fn door(&self) -> Door<'_> {
        Door { office: &self.office, hours: self.hours.as_ref() }
    }
}
