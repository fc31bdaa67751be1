//! What is remembered between leaving for the provider and coming back, and what comes back.

use std::fmt;

use chrono::TimeDelta;
use domain::Instant;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use url::Url;

use crate::{SignInRefused, refused::Cause};

/// How long a person may take at the provider. Finding the phone with the app included.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// A sign-in that has begun. It belongs in the server-side session and nowhere else.
///
/// It works once: take it out of the session *before* completing, whatever the result. The type has no
/// `Clone`, so that a second use has to be written on purpose.
#[derive(Serialize, Deserialize)]
pub struct PendingSignIn {
    /// Sent to the provider and expected back, unchanged.
    pub state: String,
    /// Expected inside the id token.
    pub nonce: String,
    /// The secret behind the PKCE challenge.
    pub verifier: String,
    /// Where the provider sends the browser.
    pub redirect_uri: String,
    /// Which provider was asked.
    pub issuer: String,
    /// When.
    pub begun_at: Instant,
    /// Where the person wanted to go.
    pub next: LocalPath,
}

/// Written by hand so that the secrets stay out of logs.
impl fmt::Debug for PendingSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingSignIn")
            .field("issuer", &self.issuer)
            .field("begun_at", &self.begun_at)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

/// The query of the callback: a success has `code`, a failure has `error` (RFC 6749, 4.1.2).
#[derive(Clone, Default, Deserialize)]
pub struct CallbackParams {
    /// What the provider gives for the tokens, once.
    pub code: Option<String>,
    /// What we sent.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// The kind of failure.
    pub error: Option<String>,
    /// More about the failure, in the provider's words.
    pub error_description: Option<String>,
}

/// Written by hand so that the code stays out of logs.
impl fmt::Debug for CallbackParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallbackParams")
            .field("iss", &self.iss)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl PendingSignIn {
    /// Checks everything that can be checked without asking the provider, and gives the code.
    pub(crate) fn accept(&self, callback: CallbackParams, now: Instant) -> Result<String, SignInRefused> {
        // First of all, and even for errors: without the right state this is not an answer to us.
        let state = callback.state.as_deref().unwrap_or_default();
        if !bool::from(state.as_bytes().ct_eq(self.state.as_bytes())) {
            return Err(SignInRefused::WrongState);
        }
        if now - self.begun_at > PATIENCE {
            return Err(SignInRefused::Expired);
        }
        if callback.iss.is_some_and(|iss| iss != self.issuer) {
            return Err(SignInRefused::WrongIssuer);
        }
        if let Some(error) = &callback.error {
            return Err(refused_by_provider(error, callback.error_description.as_deref()));
        }
        callback.code.ok_or_else(|| SignInRefused::BadCode(Cause::new("the callback has no code")))
    }
}

/// What an error of the authorization endpoint means for the person (RFC 6749, 4.1.2.1; `OpenID` Connect Core,
/// 3.1.2.6; Unmet Authentication Requirements 1.0).
fn refused_by_provider(error: &str, description: Option<&str>) -> SignInRefused {
    let cause = || Cause::new(&format!("{error}: {}", description.unwrap_or("no description")));
    match error {
        "access_denied" | "login_required" | "consent_required" | "interaction_required" => {
            SignInRefused::Cancelled
        }
        "unmet_authentication_requirements" => SignInRefused::LevelTooLow,
        "server_error" | "temporarily_unavailable" => SignInRefused::ProviderUnavailable(cause()),
        _ => SignInRefused::Misconfigured(cause()),
    }
}

/// A path (and query) on the comune's own host: where to go after signing in.
///
/// Made only by [`LocalPath::parse`], so that nobody can be sent to another site by a crafted link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalPath(String);

impl Default for LocalPath {
    /// The comune's own page.
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl LocalPath {
    /// Reads a path as a browser would (which takes `/\example.org` and `//example.org` for another host).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let here = Url::parse("http://here.invalid").ok()?;
        let url = here.join(text).ok().filter(|url| url.origin() == here.origin())?;
        let local = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        // `/.//example.org` normalises to `//example.org`, which is another host the second time.
        (text.starts_with('/') && !local.starts_with("//")).then_some(Self(local))
    }

    /// The path, beginning with a slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LocalPath {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a path on this host")
    }
}

impl From<LocalPath> for String {
    fn from(path: LocalPath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::LocalPath;

    #[test]
    fn only_paths_on_this_host_are_followed() {
        for (text, path) in [
            ("/", "/"),
            ("/sportello", "/sportello"),
            ("/sportello?ufficio=anagrafe", "/sportello?ufficio=anagrafe"),
            ("/a/../sportello#x", "/sportello"),
            ("/perché", "/perch%C3%A9"),
        ] {
            assert_eq!(LocalPath::parse(text).as_ref().map(LocalPath::as_str), Some(path), "{text}");
        }
        for text in [
            "",
            "sportello",
            "https://example.org/",
            "//example.org",
            "/\\example.org",
            "/\t/example.org",
            "/.//example.org",
            "/a/..//example.org",
            "javascript:alert(1)",
            "\\\\example.org",
            " //example.org",
        ] {
            assert_eq!(LocalPath::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_stored_path_is_read_with_the_same_suspicion() {
        assert!(serde_json::from_str::<LocalPath>("\"//example.org\"").is_err());
        assert!(serde_json::from_str::<LocalPath>("\"/sportello\"").is_ok());
    }
}
