//! The comune's own management: one shell, whose script reads the rest of the address.

use axum::{
    Router,
    http::{StatusCode, Uri},
    response::Response,
    routing::get,
};
use pages::Notice;

use super::sign_in;
use crate::{Web, caller::Caller, reply::html};

/// Every page of the management survives a reload.
pub fn routes() -> Router<Web> {
    Router::new().route("/gestione", get(shell)).route("/gestione/{*page}", get(shell))
}

/// For whoever has a role: what it lets one see, the API decides.
async fn shell(uri: Uri, caller: Caller) -> Response {
    let Some(staff) = &caller.ctx.staff else { return sign_in::first(&caller, uri.path()) };
    if staff.roles.is_empty() {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Forbidden);
    }
    html(StatusCode::OK, pages::manage(&caller.frame()))
}
