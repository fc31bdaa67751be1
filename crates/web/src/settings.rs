//! What an installation can set about its hosts.

use std::num::NonZeroU32;

/// How browsers reach us, whatever stands in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Plain, for the demonstration on one machine.
    Http,
    /// TLS, ended by whatever stands in front.
    Https,
}

impl Scheme {
    /// As in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// Settings of the web.
#[derive(Debug, Clone)]
pub struct Settings {
    /// A comune is at `<slug>.<base_domain>`; the platform at the base domain itself.
    pub base_domain: String,
    /// How browsers reach us.
    pub scheme: Scheme,
    /// The port in public addresses, where it is not the scheme's own.
    pub public_port: Option<u16>,
    /// Whether anybody may send any operation, and introspect.
    pub open_api: bool,
    /// How many knocks one address may make in a minute.
    pub knocks_per_minute: NonZeroU32,
    /// The slug of a comune to try, where there is one for that.
    pub demo: Option<String>,
    /// How many proxies in front add to `X-Forwarded-For`. 0: the peer's address is the visitor's.
    pub trusted_proxies: usize,
}

impl Settings {
    /// The address of a host of ours: `http://pescaglia.localhost:8080`.
    #[must_use]
    pub fn origin(&self, host: &str) -> String {
        let port = self.public_port.map_or_else(String::new, |port| format!(":{port}"));
        format!("{}://{host}{port}", self.scheme.as_str())
    }

    /// The address of a comune.
    #[must_use]
    pub fn comune(&self, slug: &str) -> String {
        self.origin(&format!("{slug}.{}", self.base_domain))
    }

    /// The address of the platform.
    pub(crate) fn platform(&self) -> String {
        self.origin(&self.base_domain)
    }

    /// The address of the comune to try.
    pub(crate) fn demo_comune(&self) -> Option<String> {
        self.demo.as_deref().map(|slug| self.comune(slug))
    }
}
