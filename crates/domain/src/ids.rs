//! Typed identifiers: `UUIDv7` (RFC 9562, 5.7), so that they sort by the instant of creation.
//!
//! An `OfficeId` cannot be passed where a `VisitId` is wanted. All are made from an instant and ten random
//! bytes; nothing here reads a clock or a generator.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::Instant;

/// The random part of an id.
pub type Entropy = [u8; 10];

/// The text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct InvalidId;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id. `at` becomes its sortable prefix (milliseconds).
            #[must_use]
            pub fn new(at: Instant, entropy: Entropy) -> Self {
                let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
                Self(Builder::from_unix_timestamp_millis(millis, &entropy).into_uuid())
            }

            /// The id as the database keeps it.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::parse_str(text).map(Self).map_err(|_| InvalidId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

id_type!(
    /// A comune, the boundary of isolation.
    TenantId
);
id_type!(
    /// A door.
    OfficeId
);
id_type!(
    /// One person's path from the knock to the end.
    VisitId
);
id_type!(
    /// A member of a comune's staff.
    PersonId
);
id_type!(
    /// Where an office receives.
    RoomId
);
id_type!(
    /// An entry of the register of changes.
    ChangeId
);
id_type!(
    /// A process of the server, from its start to its end.
    NodeId
);
id_type!(
    /// What somebody said of a page.
    RatingId
);
id_type!(
    /// A time at a door, kept for one person.
    AppointmentId
);
id_type!(
    /// Something that is sent.
    DeliveryId
);
id_type!(
    /// A message, or the wish to be called back.
    RequestId
);
