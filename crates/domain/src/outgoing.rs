//! What leaves the house: letters by e-mail, calls to the systems of a comune, and what can become of them.

use std::{fmt, str::FromStr};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long after each attempt that failed the next one is made. After the last of them it is given up.
const BACKOFF_S: [i64; 5] = [10, 60, 5 * 60, 30 * 60, 2 * 60 * 60];

/// Something to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// An e-mail.
    Mail(Mail),
    /// A call to a comune's own system.
    Webhook(WebhookCall),
}

/// An e-mail, in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// One address, such as `anagrafe@comune.example.it`.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Lines end in `\n`.
    pub text: String,
    /// An iCalendar object (RFC 5545) with its own `METHOD`, attached (RFC 5546).
    pub calendar: Option<String>,
}

/// A signed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookCall {
    /// Where to.
    pub url: String,
    /// Which of the office's keys signs it.
    pub key_version: u32,
    /// JSON.
    pub body: String,
}

/// Why something could not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fault {
    /// This installation has no mail server.
    NoServer,
    /// What was meant to be an address is none.
    BadAddress,
    /// The address is not one to which we send: not https, or in a network that is not public.
    Forbidden,
    /// The name has no address.
    Unresolved,
    /// Nobody listens there, or the connection was cut.
    Unreachable,
    /// The certificate is not good.
    Certificate,
    /// There was no answer in time.
    Timeout,
    /// The receiver said no, with this status: of HTTP (RFC 9110, 15) or of SMTP (RFC 5321, 4.2).
    Answered(u16),
}

/// The text is no code of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a fault")]
pub struct InvalidFault;

impl Fault {
    const CODES: [(Self, &'static str); 7] = [
        (Self::NoServer, "NO_SERVER"),
        (Self::BadAddress, "BAD_ADDRESS"),
        (Self::Forbidden, "FORBIDDEN"),
        (Self::Unresolved, "UNRESOLVED"),
        (Self::Unreachable, "UNREACHABLE"),
        (Self::Certificate, "CERTIFICATE"),
        (Self::Timeout, "TIMEOUT"),
    ];

    /// When to try once more after `attempts` of them failed, counted from the last; `None` where that is in vain.
    #[must_use]
    pub fn again_after(self, attempts: u8) -> Option<TimeDelta> {
        if matches!(self, Self::NoServer | Self::BadAddress | Self::Forbidden) {
            return None;
        }
        let pause = BACKOFF_S.get(usize::from(attempts).checked_sub(1)?)?;
        Some(TimeDelta::seconds(*pause))
    }
}

/// As the database and the API write it: `TIMEOUT`, `ANSWERED 500`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answered(status) => write!(f, "ANSWERED {status}"),
            plain => {
                let code = Self::CODES.iter().find(|(fault, _)| fault == plain);
                f.write_str(code.map_or("", |(_, code)| code))
            }
        }
    }
}

impl FromStr for Fault {
    type Err = InvalidFault;

    fn from_str(text: &str) -> Result<Self, InvalidFault> {
        if let Some(status) = text.strip_prefix("ANSWERED ") {
            return status.parse().map(Self::Answered).map_err(|_| InvalidFault);
        }
        Self::CODES.iter().find(|(_, code)| *code == text).map(|(fault, _)| *fault).ok_or(InvalidFault)
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn the_pauses_grow_and_then_it_is_given_up() {
        let pauses: Vec<_> =
            (1..=6).map(|n| Fault::Timeout.again_after(n).map(|d| d.num_seconds())).collect();
        assert_eq!(pauses, [Some(10), Some(60), Some(300), Some(1800), Some(7200), None]);
        for vain in [Fault::NoServer, Fault::BadAddress, Fault::Forbidden] {
            assert_eq!(vain.again_after(1), None, "{vain}");
        }
        assert!(Fault::Answered(500).again_after(1).is_some());
    }

    #[test]
    fn every_code_reads_back() {
        for fault in Fault::CODES.map(|(fault, _)| fault).into_iter().chain([Fault::Answered(550)]) {
            assert_eq!(fault.to_string().parse(), Ok(fault));
        }
        for text in ["", "ANSWERED", "ANSWERED x", "ANSWERED 99999", "timeout"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
