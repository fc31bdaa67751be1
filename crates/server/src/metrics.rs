//! Figures about the process, for Prometheus, on a listener of their own.

use std::net::SocketAddr;

use anyhow::Context as _;
use app::App;
use axum::{Router, routing::get};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;

/// Bounds of the histogram of request durations, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// Starts counting, and answers `/metrics` at `address`.
pub async fn start(address: SocketAddr, app: App) -> anyhow::Result<()> {
    let recorder = PrometheusBuilder::new().set_buckets(&BOUNDS)?.install_recorder()?;
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let scrape = get(async move || {
        let presence = app.hub().presence();
        metrics::gauge!("ricevimento_visitors_connected").set(as_gauge(presence.visitors()));
        metrics::gauge!("ricevimento_consoles_open").set(as_gauge(presence.consoles()));
        recorder.run_upkeep();
        recorder.render()
    });
    tokio::spawn(async move {
        let served = axum::serve(listener, Router::new().route("/metrics", scrape)).await;
        tracing::error!(?served, "the metrics listener ended");
    });
    Ok(())
}

fn as_gauge(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
