//! Why nobody was signed in.

use std::{error::Error, fmt, iter::successors};

/// Why nobody was signed in, by what the person can do about it. The [`Cause`] is for the log alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// The answer is not to the question that this browser asked: start again from our own page.
    #[error("the state of the callback is not the one of this session")]
    WrongState,
    /// More than ten minutes passed: start again.
    #[error("the sign-in took too long")]
    Expired,
    /// The person pressed "cancel" at the provider, or refused to share what is needed: start again, or leave.
    #[error("the person cancelled at the provider")]
    Cancelled,
    /// The answer comes from another provider than the one that was asked: start again, and tell the comune.
    #[error("the answer comes from another issuer")]
    WrongIssuer,
    /// The code was used before, has expired or is not ours: start again.
    #[error("the provider refused the code")]
    BadCode(#[source] Cause),
    /// The provider's statement about the person is not to be trusted: tell the comune.
    #[error("the identity token is not valid")]
    BadToken(#[source] Cause),
    /// Signed in with too weak a proof: start again and choose a stronger level, e.g. with the app.
    #[error("the level of the identity is too low")]
    LevelTooLow,
    /// The provider does not answer: try again later, or use another sign-in method.
    #[error("the provider gives no usable answer")]
    ProviderUnavailable(#[source] Cause),
    /// The provider and this comune do not agree on the settings: tell the comune.
    #[error("the provider does not accept our settings")]
    Misconfigured(#[source] Cause),
}

/// The technical cause, as text: for the log, never for a page.
///
/// Text and not the error itself, because the errors of the libraries below keep whole answers, with the
/// tokens and the personal data in them, within reach of `{:?}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause(String);

/// How much of a cause is kept, characters: part of it is written by the provider.
const CAUSE_LENGTH: usize = 500;

impl Cause {
    pub(crate) fn new(text: &str) -> Self {
        let printable = text.chars().map(|c| if c.is_control() { ' ' } else { c });
        Self(printable.take(CAUSE_LENGTH).collect())
    }

    /// The error and everything beneath it, in one line.
    pub(crate) fn of(error: &(dyn Error + 'static)) -> Self {
        let chain: Vec<_> =
            successors(Some(error), |error| (*error).source()).map(ToString::to_string).collect();
        Self::new(&chain.join(": "))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Cause {}
