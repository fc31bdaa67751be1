//! Providers, and a browser that follows a link.

use std::{net::Ipv4Addr, process::Stdio, sync::Arc};

use domain::{Instant, Lang};
use identity::{
    BeginOptions, CallbackParams, HttpClient, Level, LocalPath, PendingSignIn, ProviderSettings, RelyingParty,
};
use reqwest::{Client, redirect::Policy};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    net::TcpListener,
    process::{Child, Command},
};
use url::Url;

/// Where the comune's sign-in comes back.
pub const CALLBACK: &str = "http://prova.localhost:8080/accedi/ritorno";

/// A provider that runs while this lives.
pub struct Provider {
    pub issuer: String,
    _child: Option<Child>,
}

/// The present: providers read the machine's clock.
#[expect(clippy::disallowed_methods, reason = "the providers of the tests read it, too")]
pub fn now() -> Instant {
    chrono::Utc::now()
}

impl Provider {
    /// The demonstration's own.
    pub async fn demo() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let idp = demo::idp::DemoIdp::new(Url::parse(&issuer).unwrap(), demo::accounts(), Arc::new(now));
        tokio::spawn(idp.serve(listener));
        Self { issuer, _child: None }
    }

    /// The certified one.
    pub async fn certified() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/idp");
        assert!(
            std::path::Path::new(folder).join("node_modules/oidc-provider").exists(),
            "the certified provider is not installed: run `npm ci` in tests/idp, or `make test`"
        );
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap().port();
        let mut child = Command::new("node")
            .arg("op.mjs")
            .current_dir(folder)
            .env("PORT", port.to_string())
            .env("REDIRECTS", CALLBACK)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            if line.starts_with("ready:") {
                return Self { issuer: format!("http://127.0.0.1:{port}"), _child: Some(child) };
            }
        }
        panic!("the certified provider ended before it was ready");
    }

    /// A comune that trusts this provider.
    pub fn party(&self, minimum_level: Option<Level>) -> RelyingParty {
        relying_party(&self.issuer, "ricevimento", minimum_level)
    }
}

/// A comune that trusts whoever is at `issuer`.
pub fn relying_party(issuer: &str, client_id: &str, minimum_level: Option<Level>) -> RelyingParty {
    // A second test of the same process finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings = ProviderSettings {
        issuer: issuer.to_owned(),
        client_id: client_id.to_owned(),
        client_secret: None,
        minimum_level,
        label: "Prova".to_owned(),
    };
    RelyingParty::new(HttpClient::new().unwrap(), settings).unwrap()
}

/// Begins a sign-in as this account.
pub async fn begin(party: &RelyingParty, login: &str) -> (Url, PendingSignIn) {
    let options =
        BeginOptions { login_hint: Some(login.to_owned()), ui_locales: Lang::It, next: LocalPath::default() };
    let begun = party.begin(CALLBACK, options, now()).await.unwrap();
    (begun.url, begun.pending)
}

/// Follows the provider's redirects as a browser would, up to the comune's own address.
pub async fn browse(url: Url) -> CallbackParams {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let browser = Client::builder().redirect(Policy::none()).cookie_store(true).build().unwrap();
    let mut url = url;
    for _ in 0..10 {
        if url.as_str().starts_with(CALLBACK) {
            let query = url.query_pairs().into_owned().collect::<std::collections::HashMap<_, _>>();
            return serde_json::from_value(serde_json::to_value(query).unwrap()).unwrap();
        }
        let answer = browser.get(url.clone()).send().await.unwrap();
        let status = answer.status();
        let Some(location) = answer.headers().get("location") else { panic!("no redirect but {status}") };
        url = url.join(location.to_str().unwrap()).unwrap();
    }
    panic!("too many redirects");
}
