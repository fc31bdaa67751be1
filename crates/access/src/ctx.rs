//! The context of a request.

use std::{fmt, sync::Arc};

use domain::{Instant, Lang, OfficeId, PersonId, TenantId};

/// Who asks, for which comune, when, and in which language.
///
/// One browser can be both a visitor and staff: the cookie of a visit and a session do not exclude each other.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The comune that the `Host` header named.
    pub tenant: TenantId,
    /// The instant of the request. A subscription renews it with each event.
    pub now: Instant,
    /// What the person reads.
    pub lang: Lang,
    /// Holder of a visit's secret.
    pub visitor: Option<SecretHash>,
    /// Signed in.
    pub staff: Option<Arc<StaffMember>>,
}

impl Ctx {
    /// A request by nobody in particular.
    #[must_use]
    pub const fn anonymous(tenant: TenantId, lang: Lang, now: Instant) -> Self {
        Self { tenant, now, lang, visitor: None, staff: None }
    }

    /// The same, asked at a later instant.
    #[must_use]
    pub fn at(&self, now: Instant) -> Self {
        Self { now, ..self.clone() }
    }
}

/// The SHA-256 of the random secret in a visitor's cookie. The secret itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash(pub [u8; 32]);

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(..)")
    }
}

/// A member of staff, with the roles of this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Key.
    pub id: PersonId,
    /// As colleagues read it.
    pub name: String,
    /// What this person may do.
    pub roles: Vec<Role>,
}

impl StaffMember {
    /// Whether this person receives at `office`.
    #[must_use]
    pub fn receives_at(&self, office: OfficeId) -> bool {
        self.roles.contains(&Role::Operator(office))
    }

    /// Whether this person manages the comune.
    #[must_use]
    pub fn administers(&self) -> bool {
        self.roles.contains(&Role::TenantAdmin)
    }

    /// The offices at which this person receives.
    pub fn offices(&self) -> impl Iterator<Item = OfficeId> + '_ {
        self.roles.iter().filter_map(|role| match role {
            Role::Operator(office) => Some(*office),
            Role::TenantAdmin => None,
        })
    }
}

/// What a person may be in a comune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Receives at one office.
    Operator(OfficeId),
    /// Manages the comune. Does not read what visitors wrote.
    TenantAdmin,
}

/// Work across comuni. Few may do it, and each says who it is.
#[derive(Debug, Clone, Copy)]
pub struct Platform {
    /// Who.
    pub caller: PlatformCaller,
    /// When.
    pub now: Instant,
}

/// The callers of work across comuni.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlatformCaller {
    /// The operator of the platform, and its command line.
    Console,
    /// The figures.
    RollUps,
    /// Deadlines and retention.
    Jobs,
}
