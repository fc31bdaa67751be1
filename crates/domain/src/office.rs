//! A door: an office, a councillor or the mayor.

use serde::{Deserialize, Serialize};

use crate::{Instant, OfficeId};

/// Who receives behind the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfficeKind {
    /// An office of the administration.
    Office,
    /// A councillor (*assessore*).
    Councillor,
    /// The mayor (*sindaco*).
    Mayor,
}

/// What the staff has hung on the door, over and above the hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DoorSign {
    /// Nothing: the hours decide.
    #[default]
    None,
    /// "Torno subito": knocks are taken, nobody is called for the moment.
    Paused {
        /// What visitors read.
        message: Option<String>,
        /// When the sign comes down by itself.
        until: Option<Instant>,
    },
    /// Closed out of turn: knocks are refused.
    Closed {
        /// What visitors read.
        message: Option<String>,
        /// When the sign comes down by itself; without it, staff takes it down.
        until: Option<Instant>,
    },
}

impl DoorSign {
    /// The sign as it hangs at `now`: one whose time has passed is none.
    #[must_use]
    pub fn at(&self, now: Instant) -> &Self {
        match self {
            Self::Paused { until: Some(until), .. } | Self::Closed { until: Some(until), .. }
                if *until <= now =>
            {
                &Self::None
            }
            sign => sign,
        }
    }
}

/// Somebody one can visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Key.
    pub id: OfficeId,
    /// In the address: `/uffici/<slug>`.
    pub slug: String,
    /// Who receives.
    pub kind: OfficeKind,
    /// As people read it. A role, such as "Assessore al bilancio", where it is a person.
    pub name: String,
    /// What one can come for, in one sentence.
    pub summary: String,
    /// `OpeningHours` in OpenStreetMap syntax.
    pub hours: String,
    /// What hangs on the door.
    pub sign: DoorSign,
    /// Place on the page, ascending.
    pub rank: i32,
}
