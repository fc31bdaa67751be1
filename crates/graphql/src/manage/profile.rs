//! What a comune says of itself.

use async_graphql::{Object, SimpleObject};

use super::input::Language;

/// What the comune says of itself.
pub struct TenantProfile<'a>(pub &'a domain::Tenant);

#[Object]
impl TenantProfile<'_> {
    /// What an edit must name.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// In the comune's first language. Changed by the platform alone.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// In languages beside the first.
    async fn translations(&self) -> Vec<NameTranslation> {
        let names = self.0.profile.names.iter();
        names.map(|(lang, name)| NameTranslation { language: (*lang).into(), name: name.clone() }).collect()
    }

    /// Offered to citizens; the first is the comune's own.
    async fn languages(&self) -> Vec<Language> {
        self.0.profile.languages.as_slice().iter().map(|lang| (*lang).into()).collect()
    }

    /// The comune's own site.
    async fn site_url(&self) -> Option<&str> {
        self.0.profile.site_url.as_deref()
    }

    /// `#rrggbb`.
    async fn colour(&self) -> Option<String> {
        self.0.profile.colour.map(|colour| colour.to_string())
    }

    /// Where the crest's picture is, if there is one. Set by `PUT /gestione/stemma`: the body is a PNG, JPEG or WebP of
    /// at most 2 MB, the header `If-Match` the revision. Removed by `DELETE`.
    async fn crest_path(&self) -> Option<String> {
        self.0.profile.crest.as_ref().map(|hash| format!("/stemma/{hash}.png"))
    }

    /// The patron saint's day.
    async fn patron(&self) -> Option<MonthDay> {
        self.0.profile.patron.map(|day| MonthDay { month: day.month, day: day.day })
    }

    /// Where it is.
    async fn address(&self) -> Option<&str> {
        self.0.profile.contacts.address.as_deref()
    }

    /// As people dial it.
    async fn phone(&self) -> Option<&str> {
        self.0.profile.contacts.phone.as_deref()
    }

    /// Ordinary mail.
    async fn email(&self) -> Option<&str> {
        self.0.profile.contacts.email.as_deref()
    }

    /// Certified mail.
    async fn pec(&self) -> Option<&str> {
        self.0.profile.contacts.pec.as_deref()
    }

    /// `AgID`'s declaration of accessibility.
    async fn accessibility_url(&self) -> Option<&str> {
        self.0.profile.accessibility_url.as_deref()
    }

    /// Where appointments are made.
    async fn appointment_url(&self) -> Option<&str> {
        self.0.profile.appointment_url.as_deref()
    }

    /// Where faults are reported.
    async fn report_url(&self) -> Option<&str> {
        self.0.profile.report_url.as_deref()
    }

    /// How to reach the data protection officer.
    async fn privacy_contact(&self) -> Option<&str> {
        self.0.profile.privacy_contact.as_deref()
    }

    /// Hours that what visitors wrote is kept after the end of the visit.
    async fn retention_h(&self) -> u32 {
        self.0.profile.retention_h
    }

    /// Visitors' calls go by way of the relay alone, so that the office does not learn their network address.
    async fn relay_only(&self) -> bool {
        self.0.profile.relay_only
    }

    /// Hosts of sites that may show the widget in a frame.
    async fn widget_hosts(&self) -> &[String] {
        &self.0.profile.widget_hosts
    }
}

/// A name in a language.
#[derive(SimpleObject)]
pub struct NameTranslation {
    language: Language,
    name: String,
}

/// A day of the year.
#[derive(SimpleObject)]
pub struct MonthDay {
    month: u32,
    day: u32,
}
