//! A door: an office, a councillor or the mayor.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Instant, Lang, OfficeId, Reception};

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
    /// Both in languages beside the comune's first.
    pub translations: BTreeMap<Lang, OfficeWords>,
    /// `OpeningHours` in OpenStreetMap syntax.
    pub hours: String,
    /// How it receives beyond that.
    pub reception: Reception,
    /// What hangs on the door.
    pub sign: DoorSign,
    /// Place on the page, ascending.
    pub rank: i32,
    /// Since when it is no longer shown.
    pub archived_at: Option<Instant>,
    /// Grows with each edit: an edit names the one that it is based on.
    pub revision: i64,
}

/// What a door says in a further language. What is absent is told in the comune's first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeWords {
    /// [`Office::name`].
    pub name: Option<String>,
    /// [`Office::summary`].
    pub summary: Option<String>,
}

impl Office {
    /// The name in `lang`, if there is one.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> Option<&str> {
        self.translations.get(&lang)?.name.as_deref()
    }

    /// The summary in `lang`, if there is one.
    #[must_use]
    pub fn summary_in(&self, lang: Lang) -> Option<&str> {
        self.translations.get(&lang)?.summary.as_deref()
    }
}
