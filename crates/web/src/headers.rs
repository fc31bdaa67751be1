//! Headers that every answer carries.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Everything from our own host, nothing inline, in no frame. `blob:` is where a browser puts a call's media.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                   connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; form-action 'self'; \
                   base-uri 'none'; frame-ancestors 'none'";

/// What a page in a frame on another site needs: it takes nothing but its own script and styles, and no form.
const FRAMED_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                          connect-src 'self'; form-action 'none'; base-uri 'none'";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const ANYBODY: HeaderValue = HeaderValue::from_static("cross-origin");

/// Camera, microphone and screen for our own pages; nothing else for anybody.
const PERMISSIONS: &str = "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), \
                           fullscreen=(self), picture-in-picture=(self), screen-wake-lock=(self), geolocation=()";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (RESOURCE_POLICY, "same-origin"),
];

/// Adds what protects a page, where the answer has not decided otherwise.
pub async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// What is public may be read by the script of any site. Never with cookies: `*` forbids it.
pub fn for_everybody(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(RESOURCE_POLICY, ANYBODY);
    response
}

/// A page that may stand in a frame of these `ancestors`, a source list of the content policy.
pub fn framed(mut response: Response, ancestors: &str) -> Response {
    let Ok(policy) = HeaderValue::from_str(&format!("{FRAMED_CSP}; frame-ancestors {ancestors}")) else {
        // Without a policy of its own it gets the one that allows no frame.
        return response;
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(RESOURCE_POLICY, ANYBODY);
    response
}
