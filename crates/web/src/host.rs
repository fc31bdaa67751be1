//! The first belt: the `Host` header picks the comune, and nothing else does.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use domain::{Tenant, TenantStatus};
use pages::{Frame, Notice, Site, Standalone};

use crate::{
    Web, caller,
    reply::{self, html},
};

/// What a host of ours is.
#[derive(Debug, Clone)]
pub enum Place {
    /// The base domain itself.
    Platform,
    /// A comune's subdomain.
    Comune(Arc<Tenant>),
}

/// Finds the comune of the request, or answers that there is none.
pub async fn resolve(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let site = caller::site(&web, request.uri(), request.headers());
    let Some(host) = host(request.headers()) else {
        return html(StatusCode::BAD_REQUEST, pages::standalone(&site, Standalone::UnknownHost));
    };
    let place = match subdomain(&host, &web.settings.base_domain) {
        Subdomain::Base => Place::Platform,
        Subdomain::Of(slug) => match web.tenants.lookup(slug).await {
            Ok(Some(tenant)) => Place::Comune(tenant),
            Ok(None) => {
                return html(StatusCode::NOT_FOUND, pages::standalone(&site, Standalone::UnknownHost));
            }
            Err(error) => {
                tracing::warn!(%error, cause = ?error, "the comune of a host could not be looked up");
                return reply::unavailable(pages::standalone(&site, Standalone::Unavailable));
            }
        },
        Subdomain::Foreign => {
            return html(StatusCode::NOT_FOUND, pages::standalone(&site, Standalone::UnknownHost));
        }
    };
    if let Place::Comune(tenant) = &place
        && tenant.status == TenantStatus::Suspended
    {
        let origin = web.settings.comune(&tenant.slug);
        let frame = Frame { site: Site { origin: &origin, ..site }, tenant };
        return html(StatusCode::SERVICE_UNAVAILABLE, pages::notice(&frame, &Notice::Suspended));
    }
    request.extensions_mut().insert(place.clone());
    let mut response = next.run(request).await;
    // For the request line.
    response.extensions_mut().insert(place);
    response
}

/// The host name of a request, lower case, without the port.
fn host(headers: &HeaderMap) -> Option<String> {
    let authority: Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    Some(authority.host().trim_end_matches('.').to_ascii_lowercase())
}

#[derive(Debug, PartialEq, Eq)]
enum Subdomain<'a> {
    Base,
    Of(&'a str),
    Foreign,
}

fn subdomain<'a>(host: &'a str, base: &str) -> Subdomain<'a> {
    if host == base {
        return Subdomain::Base;
    }
    let slug = host.strip_suffix(base).and_then(|rest| rest.strip_suffix('.'));
    match slug {
        Some(slug) if is_label(slug) => Subdomain::Of(slug),
        _ => Subdomain::Foreign,
    }
}

/// A single label of a host name (RFC 1123, 2.1).
fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::{Subdomain, subdomain};

    #[test]
    fn only_a_single_label_under_the_base_domain_is_a_comune() {
        for (host, place) in [
            ("localhost", Subdomain::Base),
            ("pescaglia.localhost", Subdomain::Of("pescaglia")),
            ("a.b.localhost", Subdomain::Foreign),
            (".localhost", Subdomain::Foreign),
            ("evillocalhost", Subdomain::Foreign),
            ("pescaglia.localhost.evil.example", Subdomain::Foreign),
            ("pesca_glia.localhost", Subdomain::Foreign),
            ("127.0.0.1", Subdomain::Foreign),
        ] {
            assert_eq!(subdomain(host, "localhost"), place, "{host}");
        }
    }
}
