//! A served comune, with an identity provider beside it.

use std::{net::SocketAddr, num::NonZeroU32};

use demo::idp::DemoIdp;
use identity::{HttpClient, Level, ProviderSettings, RelyingParty};
use testkit::{Database, TestClock, Town};
use tokio::net::TcpListener;
use web::{Assets, Scheme, Settings, Web};

use crate::browser::Browser;

/// A comune at `prova.localhost`, and whatever else is in the database.
pub struct Site {
    pub db: Database,
    pub town: Town,
    pub web: Web,
    pub address: SocketAddr,
    http: reqwest::Client,
}

impl Site {
    /// Over plain http, as the demonstration; anybody may send any operation.
    pub async fn new(db: &Database) -> Self {
        Self::with(db, |_| {}).await
    }

    /// With other settings.
    pub async fn with(db: &Database, change: impl FnOnce(&mut Settings)) -> Self {
        let town = Town::new(db).await;
        let provider = provider(&town.clock).await;
        Self::signing_in_at(db, town, provider, change).await
    }

    /// With another identity provider.
    pub async fn signing_in_at(
        db: &Database,
        town: Town,
        provider: ProviderSettings,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        // The process chooses its TLS implementation once; in a second test of the process it has.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut settings = Settings {
            base_domain: "localhost".to_owned(),
            scheme: Scheme::Http,
            public_port: Some(address.port()),
            open_api: true,
            knocks_per_minute: NonZeroU32::new(1000).unwrap(),
            demo: None,
            trusted_proxies: 0,
        };
        change(&mut settings);
        let assets = Assets::load().expect("`npm ci && npm run build` in frontend/ comes first");
        let party = RelyingParty::new(HttpClient::new().unwrap(), provider).unwrap();
        let web = Web::new(town.app.clone(), settings, assets, vec![party]);
        let service = web::router(web.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        // Each request on a connection of its own: one whose body was refused half way may still be closing.
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let http = http.pool_max_idle_per_host(0);
        Self { db: db.clone(), town, web, address, http: http.build().unwrap() }
    }

    /// A browser at the comune.
    pub fn browser(&self) -> Browser {
        self.browser_at("prova.localhost")
    }

    /// A browser at another host.
    pub fn browser_at(&self, host: &str) -> Browser {
        Browser::new(self.http.clone(), self.address, host)
    }

    /// A browser in which somebody has signed in.
    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in(login).await;
        assert_eq!((answer.status, answer.header("location").as_str()), (303, "/sportello"));
        browser
    }

    /// How many visits there are, whatever became of them.
    pub async fn visits(&self) -> usize {
        self.db.as_owner().await.rows("select state from visits").await.len()
    }
}

/// The demonstration's own provider, on a port of its own.
pub async fn provider(clock: &TestClock) -> ProviderSettings {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let idp = DemoIdp::new(issuer.parse().unwrap(), demo::accounts(), clock.as_clock());
    tokio::spawn(idp.serve(listener));
    at(issuer)
}

/// The settings of a provider at this address.
pub fn at(issuer: String) -> ProviderSettings {
    ProviderSettings {
        issuer,
        client_id: "ricevimento".to_owned(),
        client_secret: None,
        minimum_level: Some(Level::SpidL2),
        label: "SPID o CIE".to_owned(),
    }
}
