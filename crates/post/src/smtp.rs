//! Letters by SMTP.

use std::{error::Error, time::Duration};

use domain::Fault;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{self, PoolConfig},
};
use url::{Host, Url};

use crate::mail::{Letter, Mailer, compose};

/// How long the server may take for each of its answers.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How many letters travel at once; the server on the other side counts connections.
const CONNECTIONS: u32 = 4;

/// A mail server.
#[derive(Clone)]
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// What was set cannot be a mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSmtp {
    /// Not the address of a server.
    #[error("not the address of a mail server")]
    Url,
    /// The password would travel in clear text over a network.
    #[error("the password would travel in clear text")]
    Unprotected,
    /// Not the address of a sender.
    #[error("not the address of a sender")]
    From,
}

impl SmtpMailer {
    /// The server at `url`, as `smtps://user:password@host` or `smtp://user:password@host:587?tls=required`; letters
    /// come from `from`, as `Comune di Pescaglia <avvisi@comune.example.it>`.
    ///
    /// # Errors
    /// What cannot be used, without asking the server.
    pub fn new(url: &str, from: &str) -> Result<Self, InvalidSmtp> {
        if !is_protected(&Url::parse(url).map_err(|_| InvalidSmtp::Url)?) {
            return Err(InvalidSmtp::Unprotected);
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| InvalidSmtp::Url)?;
        let transport = builder
            .timeout(Some(TIMEOUT))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS).idle_timeout(Duration::from_secs(30)))
            .build();
        Ok(Self { transport, from: from.parse().map_err(|_| InvalidSmtp::From)? })
    }

    /// Whether the server answers, and takes our password.
    ///
    /// # Errors
    /// In words for whoever runs the installation.
    pub async fn greet(&self) -> Result<(), Box<dyn Error + Send + Sync>> {
        if self.transport.test_connection().await? {
            Ok(())
        } else {
            Err("the server does not answer".into())
        }
    }
}

/// Whether nobody on a network can read the password.
fn is_protected(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // Of a scheme that it does not know, the parser leaves an address in digits as it was written.
        Some(Host::Domain(name)) => ["localhost", "127.0.0.1", "[::1]"].contains(&name),
        None => false,
    };
    let tls = url.scheme() == "smtps"
        || url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
    tls || here || url.password().is_none()
}

#[async_trait::async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, letter: Letter<'_>) -> Result<(), Fault> {
        let message = compose(&self.from, letter)?;
        self.transport.send(message).await.map(drop).map_err(|error| {
            tracing::debug!(delivery = %letter.id, %error, "a letter was not taken");
            fault(&error)
        })
    }
}

fn fault(error: &smtp::Error) -> Fault {
    if let Some(code) = error.status() {
        return Fault::Answered(code.into());
    }
    if error.is_tls() {
        return Fault::Certificate;
    }
    if error.is_timeout() { Fault::Timeout } else { Fault::Unreachable }
}

#[cfg(test)]
mod tests {
    use super::{InvalidSmtp, SmtpMailer};

    #[tokio::test]
    async fn what_cannot_be_a_mail_server_is_told_from_what_can() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let from = "Comune <avvisi@prova.example>";
        for (url, from, expected) in [
            ("smtps://u:p@mail.example", from, None),
            ("smtp://u:p@mail.example:587?tls=required", from, None),
            ("smtp://mail.example", from, None),
            ("smtp://u:p@127.0.0.1:2525", from, None),
            ("smtp://u:p@mail.example", from, Some(InvalidSmtp::Unprotected)),
            ("smtp://u:p@mail.example?tls=opportunistic", from, Some(InvalidSmtp::Unprotected)),
            ("http://mail.example", from, Some(InvalidSmtp::Url)),
            ("mail.example", from, Some(InvalidSmtp::Url)),
            ("smtps://u:p@mail.example", "nobody", Some(InvalidSmtp::From)),
            ("smtps://u:p@mail.example", "a@b.example\r\nBcc: c@d.example", Some(InvalidSmtp::From)),
        ] {
            assert_eq!(SmtpMailer::new(url, from).err(), expected, "{url} {from}");
        }
    }
}
