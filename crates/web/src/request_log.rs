//! One line for each request.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::Response,
};
use store::{Meter, metered};
use tracing::Instrument as _;

use crate::host::Place;

/// Writes what a request was, for whom, what it answered and what it cost. Paths are the routes' patterns: what
/// people put into an address is nobody's business. See `docs/operator.md` for the fields.
pub async fn line(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let meter = Arc::new(Meter::default());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "-".to_owned());
    let span = tracing::info_span!("request", otel.name = %format!("{method} {route}"), tenant = tracing::field::Empty);
    let response = metered(Arc::clone(&meter), next.run(request)).instrument(span.clone()).await;
    let tenant = match response.extensions().get::<Place>() {
        Some(Place::Comune(tenant)) => tenant.slug.clone(),
        _ => "-".to_owned(),
    };
    span.record("tenant", &tenant);
    let status = response.status().as_u16();
    let (duration_us, db_us) =
        (u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX), meter.micros());
    count(&method, &route, status, begun);
    span.in_scope(|| {
        tracing::info!(%method, route, tenant, status, duration_us, db_us, queries = meter.statements(), "request");
    });
    response
}

/// Counts the request for whoever scrapes.
fn count(method: &Method, route: &str, status: u16, begun: Instant) {
    let labels =
        [("method", method.to_string()), ("route", route.to_owned()), ("status", status.to_string())];
    metrics::counter!("ricevimento_requests_total", &labels).increment(1);
    metrics::histogram!("ricevimento_request_seconds", &labels[1..2]).record(begun.elapsed().as_secs_f64());
}
