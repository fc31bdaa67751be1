//! The one way in which this crate talks to providers.

use std::{future::Future, pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

use crate::settings::is_protected;

/// How long a provider may take for one answer, body included.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How large an answer may be, bytes. Metadata, keys and tokens are a hundredth of it.
const BODY_LIMIT: usize = 1024 * 1024;

/// An HTTP client for providers: bounded in time and size, no redirects, nothing in clear text over a network.
///
/// Cheap to clone; clones share the connections.
#[derive(Debug, Clone)]
pub struct HttpClient(reqwest::Client);

/// The client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum HttpClientError {
    /// The process must choose its TLS implementation (`CryptoProvider::install_default`) first.
    #[error("no TLS implementation was installed in this process")]
    NoTls,
    /// The certificates of the system could not be loaded.
    #[error("the HTTP client cannot be made")]
    Client(#[from] reqwest::Error),
}

impl HttpClient {
    /// A client that waits five seconds for an answer.
    pub fn new() -> Result<Self, HttpClientError> {
        Self::with_timeout(TIMEOUT)
    }

    /// A client that waits `limit` for an answer.
    pub fn with_timeout(limit: Duration) -> Result<Self, HttpClientError> {
        // reqwest would panic.
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err(HttpClientError::NoTls);
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(limit)
            .user_agent("Ricevimento")
            .build()?;
        Ok(Self(client))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        // Metadata name further addresses: an https issuer must not send us, or the secret, anywhere in clear.
        if !is_protected(request.url()) {
            return Err(HttpError::Unprotected);
        }
        let mut answer = self.0.execute(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > BODY_LIMIT {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

/// Why a provider gave no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error(transparent)]
    Transport(#[from] reqwest::Error),
    #[error("an address of the provider is neither https nor on this machine")]
    Unprotected,
    #[error("the answer is larger than {BODY_LIMIT} bytes")]
    TooLarge,
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
