//! Our two cookies: the visitor's place, and the session of staff. Both are technical, first-party and host-only.

use std::sync::Arc;

use app::Secret;
use axum_extra::extract::cookie::{Cookie, SameSite};
use store::Sessions;
use time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::{Scheme, Web};

/// A place is kept for as long as a visit can last.
const VISIT: Duration = Duration::days(1);
/// What was left at a door is found again for as long as an answer can reasonably take.
const REQUEST: Duration = Duration::days(30);
/// Staff that was idle for a working day signs in again.
const SESSION: Duration = Duration::hours(9);

fn secure(web: &Web) -> bool {
    web.settings.scheme == Scheme::Https
}

/// `__Host-` binds a cookie to this host and to TLS (RFC 6265bis, 4.1.3.2). Without TLS a browser would drop it.
pub fn visit_name(web: &Web) -> &'static str {
    if secure(web) { "__Host-visita" } else { "visita" }
}

/// The cookie of a visitor.
pub fn visit(web: &Web, secret: &Secret) -> Cookie<'static> {
    visitor(web, secret, VISIT)
}

/// The same cookie, of a visitor who has left something at a door.
pub fn lasting(web: &Web, secret: &Secret) -> Cookie<'static> {
    visitor(web, secret, REQUEST)
}

fn visitor(web: &Web, secret: &Secret, max_age: Duration) -> Cookie<'static> {
    Cookie::build((visit_name(web), secret.expose().to_owned()))
        .http_only(true)
        .secure(secure(web))
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(max_age)
        .build()
}

/// How the API writes the cookie of a visitor.
pub fn issuer(web: &Web) -> graphql::IssueCookie {
    let web = web.clone();
    Arc::new(move |secret| visit(&web, secret).to_string())
}

/// The sessions of staff.
pub fn session_layer(web: &Web) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(web.app.store().sessions())
        .with_name(if secure(web) { "__Host-sessione" } else { "sessione" })
        .with_http_only(true)
        .with_secure(secure(web))
        .with_same_site(tower_sessions::cookie::SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(SESSION))
}
