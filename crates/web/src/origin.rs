//! Requests that change something must come from our own pages.

use axum::http::{HeaderMap, Uri, header};

/// Whether a request that changes something may come from where it says it comes from.
///
/// Browsers send `Origin` with every POST and every WebSocket; `Sec-Fetch-Site` where they know it. A client that is
/// no browser sends neither, and holds no cookie that it was not given on purpose.
pub fn is_own(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok());
    match (origin.as_ref().and_then(Uri::authority), host) {
        (Some(authority), Some(host)) => authority.as_str().eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;

    #[test]
    fn only_our_own_pages_change_something() {
        let host = ("host", "pescaglia.localhost:8080");
        for (headers, own) in [
            (vec![host], true),
            (vec![host, ("origin", "http://pescaglia.localhost:8080")], true),
            (vec![host, ("origin", "http://lucca.localhost:8080")], false),
            (vec![host, ("origin", "http://pescaglia.localhost")], false),
            (vec![host, ("origin", "null")], false),
            (vec![("origin", "http://pescaglia.localhost:8080")], false),
            (vec![host, ("sec-fetch-site", "same-origin")], true),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (
                vec![host, ("sec-fetch-site", "cross-site"), ("origin", "http://pescaglia.localhost:8080")],
                false,
            ),
        ] {
            let map: HeaderMap = headers
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(is_own(&map), own, "{headers:?}");
        }
    }
}
