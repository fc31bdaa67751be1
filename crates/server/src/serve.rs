//! Serving.

use std::{net::SocketAddr, time::Duration};

use anyhow::Context as _;
use app::App;
use axum::{extract::connect_info::IntoMakeServiceWithConnectInfo, serve::ListenerExt as _};
use identity::{HttpClient, RelyingParty};
use store::{Engine, Store};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use web::{Assets, Web};

use crate::{clock, metrics, settings::Source};

/// How long open requests may take to end once we are told to stop, and sockets to be closed.
const DRAIN: Duration = Duration::from_secs(5);

/// Serves the comuni of the database.
pub async fn serve(source: &Source) -> anyhow::Result<()> {
    let settings = source.web()?;
    let provider = source.provider()?;
    let key = source.secret_key()?.context("the setting RICEVIMENTO_SECRET_KEY is missing; expected are 64 hexadecimal digits, such as `openssl rand -hex 32` prints")?;
    let address = source.listen("listen")?.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
    let store = Store::connect(&source.database_url()?, source.database_connections()?).await;
    let store = store.context("cannot connect to the database")?;
    store.ping().await.context("the database cannot be used")?;
    if store.engine() == Engine::Sqlite && store.list_tenants().await?.len() > 1 {
        anyhow::bail!("several comuni need PostgreSQL: SQLite has no row level security to keep them apart");
    }
    let own = app::Settings { comune_url: settings.comune("{slug}"), ..source.app(key)? };
    let app = App::new(store, own, clock::system(), clock::random());
    let parties = provider.map(relying_party).transpose()?.into_iter().collect();
    if let Some(address) = source.listen("metrics_listen")? {
        metrics::start(address, app.clone()).await?;
    }
    let listener = listen(address).await?;
    tracing::info!(%address, base_domain = settings.base_domain, "serving");
    run(app.clone(), Web::new(app, settings, Assets::load()?, parties), listener).await
}

/// One sign-in method.
pub fn relying_party(provider: identity::ProviderSettings) -> anyhow::Result<RelyingParty> {
    let http = HttpClient::new().context("no HTTP client")?;
    RelyingParty::new(http, provider).context("the identity provider cannot be used")
}

/// Listens, and says so in a sentence where it cannot.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}: is something else there?"))
}

/// Serves until told to stop.
pub async fn run(app: App, web: Web, listener: TcpListener) -> anyhow::Result<()> {
    let jobs = app.start_jobs();
    // Without this a push waits 40 ms for the peer's delayed acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    let service: IntoMakeServiceWithConnectInfo<_, SocketAddr> =
        web::router(web.clone()).into_make_service_with_connect_info();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let stopping = async { stopped.await.unwrap_or_default() };
    let server = axum::serve(listener, service).with_graceful_shutdown(stopping);
    let mut server = std::pin::pin!(server.into_future());
    tokio::select! {
        end = &mut server => end.context("the server ended")?,
        () = told_to_stop() => {
            let _ = stop.send(());
            // Requests that are under way are answered; who waits or looks on goes to another process at once.
            let farewell = async { tokio::join!(server, web.close_sockets()) };
            let _ = tokio::time::timeout(DRAIN, farewell).await;
        }
    }
    drop(jobs);
    Ok(app.store().clone().close().await?)
}

async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
