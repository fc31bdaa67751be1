//! A comune.

use serde::{Deserialize, Serialize};

use crate::{Lang, TenantId};

/// Whether a comune is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TenantStatus {
    /// Its pages answer.
    Active,
    /// Its pages say that the service is suspended.
    Suspended,
}

/// A day of the year without a year, such as the patron saint's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// A comune. Its official codes are attributes, never keys: they change with mergers and borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Key.
    pub id: TenantId,
    /// The subdomain.
    pub slug: String,
    /// As people write it, such as "Pescaglia".
    pub name: String,
    /// Two letters, such as "LU".
    pub province: String,
    /// Such as "Toscana".
    pub region: String,
    /// Served or not.
    pub status: TenantStatus,
    /// For visitors whose browser asks for none that we have.
    pub language: Lang,
    /// The patron saint's day, a holiday of this comune alone.
    pub patron: Option<MonthDay>,
    /// The comune's own site, for the way back.
    pub site_url: Option<String>,
    /// Shown on every page where the data are not real.
    pub demonstration: bool,
    /// How long what a visitor wrote is kept after the end of the visit, in hours.
    pub retention_h: u32,
}
