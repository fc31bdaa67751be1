//! A comune.

use crate::{Lang, Profile, TenantId};

/// Whether a comune is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenantStatus {
    /// Its pages answer.
    Active,
    /// Its pages say that the service is suspended.
    Suspended,
}

/// A comune. Its official codes are attributes, never keys: they change with mergers and borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Key.
    pub id: TenantId,
    /// The subdomain.
    pub slug: String,
    /// As people write it in the comune's first language, such as "Pescaglia".
    pub name: String,
    /// Two letters, such as "LU".
    pub province: String,
    /// Such as "Toscana".
    pub region: String,
    /// Served or not.
    pub status: TenantStatus,
    /// Shown on every page where the data are not real.
    pub demonstration: bool,
    /// What the comune says of itself.
    pub profile: Profile,
    /// Grows with each edit of the profile: an edit names the one that it is based on.
    pub revision: i64,
    /// Grows with each change of anything that the comune has set up: profile, doors, rooms, people, signs.
    pub version: i64,
}

impl Tenant {
    /// The language of what the comune writes where nothing else is said, and the answer to a visitor whose browser
    /// asks for none that is offered.
    #[must_use]
    pub fn language(&self) -> Lang {
        self.profile.languages.first()
    }

    /// The name in this language, where the comune has one; "Bozen" in German.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        self.profile.names.get(&lang).unwrap_or(&self.name)
    }
}
