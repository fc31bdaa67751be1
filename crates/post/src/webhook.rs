//! Signed calls.

use std::{error::Error, fmt::Write as _, net::IpAddr, sync::Arc, time::Duration};

use domain::{DeliveryId, Fault, Instant};
use hmac::{Hmac, Mac as _};
use reqwest::{Client, redirect::Policy};
use sha2::Sha256;
use tokio::sync::OnceCell;
use url::{Host, Url};

use crate::address::{Checked, Network, Refused, Resolver, SystemResolver};

/// How long the receiver may take to let us in.
const CONNECT: Duration = Duration::from_secs(5);
/// How long it may take in all.
const TOTAL: Duration = Duration::from_secs(10);
/// How much of an answer is read, bytes: none of it matters, but a receiver that is cut off may count that as a fault.
const ANSWER_MAX: usize = 64 * 1024;

/// A call to be made.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Key: a receiver drops what it has seen already.
    pub id: DeliveryId,
    /// When it is made.
    pub at: Instant,
    /// Where to.
    pub url: &'a str,
    /// Signs it.
    pub key: &'a str,
    /// JSON.
    pub body: &'a str,
}

/// Who makes calls. Cheap to clone.
#[derive(Clone)]
pub struct Webhooks {
    resolver: Arc<dyn Resolver>,
    network: Network,
    /// Made with the first call: making it reads the certificates of the machine.
    client: Arc<OnceCell<Client>>,
}

impl Webhooks {
    /// Calls go as far as `network`.
    #[must_use]
    pub fn new(network: Network) -> Self {
        Self::with_resolver(network, Arc::new(SystemResolver))
    }

    /// The same, with another idea of who has which address.
    #[must_use]
    pub fn with_resolver(network: Network, resolver: Arc<dyn Resolver>) -> Self {
        Self { resolver, network, client: Arc::default() }
    }

    /// Makes a call. Any answer but a 2xx is a fault; a redirect is an answer, and nobody follows it.
    ///
    /// # Errors
    /// Why the call was not taken.
    pub async fn send(&self, call: Call<'_>) -> Result<(), Fault> {
        let url = self.permitted(call.url)?;
        let client = self.client.get_or_try_init(|| async { self.client() }).await?;
        let request = client
            .post(url)
            .header("Content-Type", "application/json")
            .header("Ricevimento-Delivery", call.id.to_string())
            .header("Ricevimento-Signature", signature(call.key, call.at, call.body))
            .body(call.body.to_owned());
        let mut answer = request.send().await.map_err(|error| {
            tracing::debug!(delivery = %call.id, error = ?error, "a call was not taken");
            fault(&error)
        })?;
        let status = answer.status();
        let mut read = 0;
        while let Ok(Some(chunk)) = answer.chunk().await {
            read += chunk.len();
            if read > ANSWER_MAX {
                break;
            }
        }
        if status.is_success() { Ok(()) } else { Err(Fault::Answered(status.as_u16())) }
    }

    /// Whether this is an address on this very machine that is called without TLS: in the demonstration and in tests.
    #[must_use]
    pub fn reaches_here(&self, url: &str) -> bool {
        let plain = |url: Url| url.scheme() == "http" && is_here(&url);
        self.network == Network::WithLoopback && Url::parse(url).is_ok_and(plain)
    }

    /// Says what can be said of an address before anybody is asked for its name.
    fn permitted(&self, url: &str) -> Result<Url, Fault> {
        let url = Url::parse(url).map_err(|_| Fault::BadAddress)?;
        // A client connects to digits without asking its resolver.
        let digits = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(_)) => None,
            None => return Err(Fault::BadAddress),
        };
        let allowed = digits.is_none_or(|address| self.network.allows(address));
        let protected = match url.scheme() {
            "https" => true,
            "http" => self.network == Network::WithLoopback && is_here(&url),
            _ => false,
        };
        if allowed && protected { Ok(url) } else { Err(Fault::Forbidden) }
    }

    fn client(&self) -> Result<Client, Fault> {
        // reqwest would panic.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            tracing::error!("no TLS implementation was installed in this process");
            return Err(Fault::Unreachable);
        }
        let checked = Checked { resolver: Arc::clone(&self.resolver), network: self.network };
        let client = Client::builder()
            .redirect(Policy::none())
            // A proxy of the environment would resolve and connect in our place.
            .no_proxy()
            .dns_resolver(Arc::new(checked))
            .connect_timeout(CONNECT)
            .timeout(TOTAL)
            // A kept connection was checked at another time.
            .pool_max_idle_per_host(0)
            .user_agent("Ricevimento")
            .build();
        client.map_err(|error| {
            tracing::error!(%error, "no client for calls can be made");
            Fault::Unreachable
        })
    }
}

/// This very machine (RFC 6761, 6.3).
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// `t=<unix seconds>,v1=<hex of HMAC-SHA256 over "t.body">`. The instant is signed too, so that an old call cannot be
/// made again later.
#[must_use]
pub fn signature(key: &str, at: Instant, body: &str) -> String {
    let at = at.timestamp();
    let mut text = format!("t={at},v1=");
    // HMAC takes a key of any length: this cannot fail.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) {
        mac.update(format!("{at}.{body}").as_bytes());
        for byte in mac.finalize().into_bytes() {
            let _ = write!(text, "{byte:02x}");
        }
    }
    text
}

fn fault(error: &reqwest::Error) -> Fault {
    if error.is_timeout() {
        return Fault::Timeout;
    }
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        match error.downcast_ref::<Refused>() {
            Some(Refused::Forbidden) => return Fault::Forbidden,
            Some(Refused::Unresolved(_)) => return Fault::Unresolved,
            None => {}
        }
        if tls(error) {
            return Fault::Certificate;
        }
        cause = error.source();
    }
    Fault::Unreachable
}

/// An I/O error hides what it was made from: its `source` is that of what it holds.
fn tls(error: &(dyn Error + 'static)) -> bool {
    let held = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>() || held.is_some_and(<dyn Error + Send + Sync>::is::<rustls::Error>)
}

#[cfg(test)]
mod tests {
    use super::signature;

    /// By `printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac chiave`.
    #[test]
    fn a_signature_is_what_openssl_says() {
        let at = "2023-11-14T22:13:20Z".parse().expect("an instant");
        let expected = "t=1700000000,v1=27f7c6d20b54a4c730477a3702bc3a20439bcc9729c55b18bbb8cfbd63011caa";
        assert_eq!(signature("chiave", at, r#"{"a":1}"#), expected);
    }
}
