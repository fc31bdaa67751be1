//! What is typed into the management.

use app::manage::{OfficeEdit, PersonEdit, ProfileEdit, ProviderEdit, RoomEdit};
use async_graphql::{Enum, ID, InputObject, Result};

use crate::{objects::OfficeKind, scalar::id};

/// A language of the pages.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Lang")]
pub enum Language {
    /// Italian.
    It,
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Slovene.
    Sl,
}

/// Where a call takes place.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum RoomProvider {
    /// From browser to browser, with our own relay.
    Builtin,
    /// At an address of the office's own.
    Link,
}

/// What the comune says of itself. What is left out is no longer said.
#[derive(InputObject)]
pub struct TenantInput {
    /// The comune's name in languages beside the first.
    #[graphql(default)]
    translations: Vec<NameTranslationInput>,
    /// Offered to citizens; the first is the comune's own.
    languages: Vec<Language>,
    site_url: Option<String>,
    /// `#rrggbb`, at least 4.5:1 on white.
    colour: Option<String>,
    /// The patron saint's day.
    patron: Option<MonthDayInput>,
    address: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    pec: Option<String>,
    /// `AgID`'s declaration of accessibility.
    accessibility_url: Option<String>,
    appointment_url: Option<String>,
    report_url: Option<String>,
    /// How to reach the data protection officer.
    privacy_contact: Option<String>,
    /// Hours that what visitors wrote is kept after the end of the visit.
    retention_h: i32,
    /// Visitors' calls go by way of the relay alone, so that the office does not learn their network address.
    #[graphql(default)]
    relay_only: bool,
    /// Hosts of sites that may show the widget in a frame.
    #[graphql(default)]
    widget_hosts: Vec<String>,
}

/// A name in a language.
#[derive(InputObject)]
pub struct NameTranslationInput {
    language: Language,
    name: String,
}

/// A day of the year.
#[derive(InputObject)]
pub struct MonthDayInput {
    month: u32,
    day: u32,
}

impl From<TenantInput> for ProfileEdit {
    fn from(input: TenantInput) -> Self {
        Self {
            languages: input.languages.into_iter().map(Into::into).collect(),
            names: input.translations.into_iter().map(|t| (t.language.into(), t.name)).collect(),
            site_url: input.site_url,
            colour: input.colour,
            patron: input.patron.map(|day| (day.month, day.day)),
            address: input.address,
            phone: input.phone,
            email: input.email,
            pec: input.pec,
            accessibility_url: input.accessibility_url,
            appointment_url: input.appointment_url,
            report_url: input.report_url,
            privacy_contact: input.privacy_contact,
            retention_h: input.retention_h,
            relay_only: input.relay_only,
            widget_hosts: input.widget_hosts,
        }
    }
}

/// What a door says.
#[derive(InputObject)]
pub struct OfficeInput {
    /// The end of its address. Left out: made of the name, or kept.
    slug: Option<String>,
    kind: OfficeKind,
    /// At most 120 characters.
    name: String,
    /// At most 255 characters.
    summary: String,
    /// In languages beside the comune's first.
    #[graphql(default)]
    translations: Vec<OfficeTranslationInput>,
}

/// What a door says in a language.
#[derive(InputObject)]
pub struct OfficeTranslationInput {
    language: Language,
    name: Option<String>,
    summary: Option<String>,
}

impl From<OfficeInput> for OfficeEdit {
    fn from(input: OfficeInput) -> Self {
        let translation = |t: OfficeTranslationInput| (t.language.into(), t.name, t.summary);
        Self {
            slug: input.slug,
            kind: input.kind.into(),
            name: input.name,
            summary: input.summary,
            translations: input.translations.into_iter().map(translation).collect(),
        }
    }
}

/// A room.
#[derive(InputObject)]
pub struct RoomInput {
    /// At most 80 characters.
    name: String,
    provider: RoomProvider,
    /// With `LINK`: where the call takes place; `https` only.
    url: Option<String>,
    /// How many visits at once, from 1 to 20.
    capacity: i32,
    /// Who may receive here; empty: everybody of the office.
    #[graphql(default)]
    served_by: Vec<ID>,
    /// What the visitor reads when called. At most 500 characters.
    welcome: Option<String>,
    /// What to have at hand; read before the knock. At most 500 characters.
    bring: Option<String>,
}

impl TryFrom<RoomInput> for RoomEdit {
    type Error = async_graphql::Error;

    fn try_from(input: RoomInput) -> Result<Self> {
        Ok(Self {
            name: input.name,
            provider: match input.provider {
                RoomProvider::Builtin => ProviderEdit::Builtin,
                RoomProvider::Link => ProviderEdit::Link(input.url),
            },
            capacity: input.capacity,
            served_by: input.served_by.iter().map(id).collect::<Result<_>>()?,
            welcome: input.welcome,
            bring: input.bring,
        })
    }
}

/// Somebody of the staff.
#[derive(InputObject)]
pub struct PersonInput {
    /// As colleagues read it. At most 80 characters.
    name: String,
    /// By which the person is recognised. Left out when editing: kept.
    fiscal_code: Option<String>,
    /// Likewise, where the identity provider has verified it.
    email: Option<String>,
    /// Manages the comune.
    administers: bool,
    /// Receives at these offices.
    offices: Vec<ID>,
}

impl TryFrom<PersonInput> for PersonEdit {
    type Error = async_graphql::Error;

    fn try_from(input: PersonInput) -> Result<Self> {
        Ok(Self {
            name: input.name,
            fiscal_code: input.fiscal_code,
            email: input.email,
            administers: input.administers,
            offices: input.offices.iter().map(id).collect::<Result<_>>()?,
        })
    }
}
