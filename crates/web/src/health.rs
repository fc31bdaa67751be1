//! Whether we live, and whether we can serve.

use axum::{Router, extract::State, http::StatusCode, routing::get};

use crate::Web;

pub fn routes() -> Router<Web> {
    Router::new().route("/livez", get(async || "ok")).route("/readyz", get(ready))
}

/// Ready is who can reach a database of the right schema.
async fn ready(State(web): State<Web>) -> (StatusCode, &'static str) {
    match web.app.store().ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::warn!(%error, cause = ?error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer, or its schema is not the one expected",
            )
        }
    }
}
