//! How strongly a person proved who they are.

use serde::{Deserialize, Serialize};

/// A level of SPID; CIE uses the same scale. Ordered from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// One factor (a password).
    SpidL1,
    /// Two factors. What a public body asks of its staff.
    SpidL2,
    /// Two factors, one of them a certified device.
    SpidL3,
}

impl Level {
    /// All of them, weakest first.
    pub const ALL: [Self; 3] = [Self::SpidL1, Self::SpidL2, Self::SpidL3];

    /// The `acr` value (`AgID`, SPID/CIE `OpenID` Connect technical rules, "`acr_values`").
    #[must_use]
    pub const fn acr(self) -> &'static str {
        match self {
            Self::SpidL1 => "https://www.spid.gov.it/SpidL1",
            Self::SpidL2 => "https://www.spid.gov.it/SpidL2",
            Self::SpidL3 => "https://www.spid.gov.it/SpidL3",
        }
    }

    /// The level of an `acr` value; `None` for one that is not on this scale.
    #[must_use]
    pub fn from_acr(acr: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.acr() == acr)
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn a_level_is_read_back_from_its_acr_and_only_from_it() {
        for level in Level::ALL {
            assert_eq!(Level::from_acr(level.acr()), Some(level));
        }
        for other in ["", "SpidL2", "https://www.spid.gov.it/SpidL22", "https://www.spid.gov.it/SpidL9"] {
            assert_eq!(Level::from_acr(other), None, "{other}");
        }
        assert!(Level::SpidL1 < Level::SpidL2 && Level::SpidL2 < Level::SpidL3);
    }
}
