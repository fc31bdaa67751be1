//! Answers.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};

/// How soon a browser may try again when we are unavailable, in seconds.
pub const RETRY_AFTER_S: u64 = 10;

const HTML: &str = "text/html; charset=utf-8";

/// A page that no cache keeps.
pub fn html(status: StatusCode, page: String) -> Response {
    let mut response = (status, Html(page)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// A page that says to come back in a moment.
pub fn unavailable(page: String) -> Response {
    let mut response = html(StatusCode::SERVICE_UNAVAILABLE, page);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_S));
    response
}

/// A page that could not be had is asked for again by the browser itself: nobody has to watch it. A form is not, for
/// what was typed would be sent without being asked.
pub async fn ask_again(request: Request, next: Next) -> Response {
    let is_read = request.method() == Method::GET;
    let mut response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == HTML);
    let is_gone = response.status() == StatusCode::SERVICE_UNAVAILABLE;
    let after = response.headers().get(header::RETRY_AFTER).cloned();
    if let Some(after) = after.filter(|_| is_read && is_page && is_gone) {
        response.headers_mut().insert(header::REFRESH, after);
    }
    response
}

/// "See other": after a form, so that a reload does not send it again (RFC 9110, 15.4.4).
pub fn see_other(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
