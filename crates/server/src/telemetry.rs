//! Logs to standard error, one JSON object a line; traces to an OpenTelemetry collector, where one is set.

use anyhow::Context as _;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::WithExportConfig as _;
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tracing_subscriber::{EnvFilter, Layer as _, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::settings::{SettingError, Source};

/// Keeps the exporter, so that it can be emptied at the end.
pub struct Telemetry(Option<SdkTracerProvider>);

/// Starts logging. A demonstration says little.
pub fn start(source: &Source, quiet: bool) -> anyhow::Result<Telemetry> {
    let default = if quiet { "warn" } else { "info" };
    let value = source.text("log").unwrap_or_else(|| default.to_owned());
    let filter = EnvFilter::try_new(&value).map_err(|_| SettingError::Wrong {
        name: "log",
        value,
        expected: "a level such as info, or directives such as info,store=debug",
    })?;
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
    let provider = source.text("otlp_endpoint").map(|endpoint| exporter(&endpoint)).transpose()?;
    let traces = provider
        .as_ref()
        .map(|p| tracing_opentelemetry::layer().with_tracer(p.tracer("ricevimento")).boxed());
    tracing_subscriber::registry().with(filter).with(traces).with(lines).init();
    Ok(Telemetry(provider))
}

fn exporter(endpoint: &str) -> anyhow::Result<SdkTracerProvider> {
    let exporter = opentelemetry_otlp::SpanExporter::builder()
        .with_http()
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .build()
        .with_context(|| format!("RICEVIMENTO_OTLP_ENDPOINT `{endpoint}` cannot be used"))?;
    let resource = Resource::builder().with_service_name("ricevimento").build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

impl Telemetry {
    /// Sends what has not been sent.
    pub fn stop(self) {
        if let Some(provider) = self.0
            && let Err(error) = provider.shutdown()
        {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}
