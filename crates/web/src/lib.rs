//! HTTP: host to comune, pages, sessions, sign-in, the API's transport, assets and health.

mod assets;
mod caller;
mod cookies;
mod doors;
mod headers;
mod health;
mod host;
mod limits;
mod origin;
mod persisted;
mod published;
mod rendered;
mod reply;
mod request_log;
mod routes;
mod settings;
mod socket;
mod state;
mod tenants;

use axum::{Router, http::StatusCode, middleware};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};

pub use assets::{AssetError, Assets};
pub use settings::{Scheme, Settings};
pub use state::Web;

/// A form or an operation is small; nothing larger is read.
const BODY_MAX: usize = 64 * 1024;

/// No page takes this long; a database that does not answer is given up before.
const REQUEST_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(15);

/// Everything that a browser can reach, on every host.
pub fn router(web: Web) -> Router {
    let sessions = cookies::session_layer(&web);
    Router::new()
        .merge(routes::public())
        .merge(routes::feeds())
        .merge(routes::staff())
        .merge(routes::api())
        .fallback(routes::not_found)
        .layer(RequestBodyLimitLayer::new(BODY_MAX))
        .merge(routes::upload())
        .merge(routes::letters())
        .layer(sessions)
        // What was compressed before, such as the public page, passes as it is.
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(web.clone(), host::resolve))
        // Before the comune is looked for: these answer on any host.
        .merge(health::routes())
        .merge(assets::routes())
        .merge(routes::icons())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        .layer(middleware::from_fn(reply::ask_again))
        .layer(middleware::from_fn(headers::harden))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(request_log::line))
        .with_state(web)
}
