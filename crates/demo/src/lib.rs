//! The demonstration: an invented Pescaglia, and an identity provider at which anybody can be anybody.

pub mod bookings;
pub mod idp;
pub mod pescaglia;

use serde::Deserialize;

/// Somebody whom the demonstration's identity provider knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Account {
    /// By which `login_hint` names them.
    pub login: String,
    /// As people read it: a role, nobody's name.
    pub name: String,
    /// Invented, with a valid check letter.
    pub fiscal_code: String,
    /// Invented.
    pub email: String,
    /// How well they prove who they are: 1 to 3, as in `SpidL2`.
    pub level: u8,
}

/// All accounts. The same file feeds the provider of the tests.
#[must_use]
pub fn accounts() -> Vec<Account> {
    // A test reads it, so that what is compiled in is well-formed.
    serde_json::from_str(include_str!("../accounts.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{accounts, pescaglia};

    #[test]
    fn all_staff_of_pescaglia_has_an_account() {
        let accounts = accounts();
        for staff in pescaglia::STAFF {
            assert!(accounts.iter().any(|account| account.login == staff.login), "{}", staff.login);
        }
    }
}
