//! What a comune writes down about one of its sign-in methods.

use std::fmt;

use url::{Host, Url};

use crate::Level;

/// One `OpenID` provider of one comune.
#[derive(Clone)]
pub struct ProviderSettings {
    /// The issuer, exactly as the provider spells it: it is compared byte by byte.
    pub issuer: String,
    /// Our name at the provider.
    pub client_id: String,
    /// Our secret at the provider; none for a public client, which PKCE alone protects.
    pub client_secret: Option<String>,
    /// The weakest proof of identity that is let in; `None` accepts what the provider does.
    pub minimum_level: Option<Level>,
    /// What the button says, e.g. "Entra con SPID".
    pub label: String,
}

/// Written by hand so that the secret stays out of logs.
impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("minimum_level", &self.minimum_level)
            .finish_non_exhaustive()
    }
}

/// A sign-in method that cannot work. Shown to whoever set it up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSettings {
    /// The issuer is no address.
    #[error("the issuer `{0}` is not a URL")]
    NotAUrl(String),
    /// The issuer would be asked in clear text over a network.
    #[error("the issuer `{0}` must use https (http is only for this very machine)")]
    Unprotected(String),
    /// `OpenID` Connect Discovery 1.0, 3: an issuer has no query and no fragment.
    #[error("the issuer `{0}` must have neither a query nor a fragment")]
    WithQuery(String),
    /// There is no client id.
    #[error("the client id is empty")]
    NoClientId,
}

impl ProviderSettings {
    /// Says what is wrong with these settings, as far as it can be seen without asking the provider.
    pub fn validate(&self) -> Result<(), InvalidSettings> {
        let issuer = || self.issuer.clone();
        let url = Url::parse(&self.issuer).map_err(|_| InvalidSettings::NotAUrl(issuer()))?;
        if !is_protected(&url) {
            return Err(InvalidSettings::Unprotected(issuer()));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(InvalidSettings::WithQuery(issuer()));
        }
        if self.client_id.is_empty() { Err(InvalidSettings::NoClientId) } else { Ok(()) }
    }
}

/// Whether nobody on a network can read what goes to this address: https, or this very machine (RFC 6761, 6.3).
pub(crate) fn is_protected(url: &Url) -> bool {
    let on_this_machine = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && on_this_machine)
}

#[cfg(test)]
mod tests {
    use super::{InvalidSettings, ProviderSettings};

    fn settings(issuer: &str) -> ProviderSettings {
        ProviderSettings {
            issuer: issuer.to_owned(),
            client_id: "ricevimento".to_owned(),
            client_secret: Some("unsayable".to_owned()),
            minimum_level: None,
            label: "Entra".to_owned(),
        }
    }

    #[test]
    fn an_issuer_is_https_or_on_this_machine() {
        for good in [
            "https://login.comune.example",
            "https://login.comune.example/realms/a/",
            "http://127.0.0.1:9400",
            "http://[::1]:9400",
            "http://localhost",
            "http://idp.localhost:8080",
        ] {
            assert_eq!(settings(good).validate(), Ok(()), "{good}");
        }
        for bad in [
            "http://login.comune.example",
            "http://10.0.0.1",
            "http://127.0.0.1.example.org",
            "http://localhost.example.org",
            "http://notlocalhost",
            "http://localhost@example.org",
            "ftp://localhost",
            "file:///etc/passwd",
        ] {
            assert_eq!(settings(bad).validate(), Err(InvalidSettings::Unprotected(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn what_else_cannot_work_is_named() {
        assert_eq!(settings("login").validate(), Err(InvalidSettings::NotAUrl("login".to_owned())));
        let with_query = "https://login.comune.example/?a=b";
        assert_eq!(settings(with_query).validate(), Err(InvalidSettings::WithQuery(with_query.to_owned())));
        let nameless = ProviderSettings { client_id: String::new(), ..settings("https://a.example") };
        assert_eq!(nameless.validate(), Err(InvalidSettings::NoClientId));
    }

    #[test]
    fn the_secret_is_not_shown() {
        assert!(!format!("{:?}", settings("https://a.example")).contains("unsayable"));
    }
}
