//! The API over HTTP and over a WebSocket.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use async_graphql::Request;
use axum::{
    Json,
    extract::{ConnectInfo, WebSocketUpgrade},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use graphql::IssueCookie;
use serde_json::json;

use crate::{caller::Caller, cookies, limits, origin, persisted, socket};

/// A message of a browser: an offer with three media lines has some six kilobytes.
const MESSAGE_MAX: usize = 64 * 1024;
/// With the default of 128 KiB a waiting visitor would cost ten times as much.
const READ_BUFFER: usize = 2 * 1024;
/// The one protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// One operation.
pub async fn operation(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    body: Result<Json<Request>, axum::extract::rejection::JsonRejection>,
) -> Response {
    if !origin::is_own(&headers) {
        return refusal(StatusCode::FORBIDDEN, "FOREIGN_ORIGIN", "This came from another site.");
    }
    let request = match body {
        Ok(Json(request)) => request,
        Err(rejection) => {
            return refusal(rejection.status(), "BAD_REQUEST", "This is not a GraphQL request in JSON.");
        }
    };
    let web = caller.web.clone();
    if !web.settings.open_api && caller.ctx.staff.is_none() && !persisted::is_ours(&request) {
        return refusal(
            StatusCode::FORBIDDEN,
            "UNKNOWN_OPERATION",
            "Only the operations of our own pages are taken.",
        );
    }
    let address = limits::address(&headers, peer, web.settings.trusted_proxies);
    let caller = of_the_api(caller, address, Some(cookies::issuer(&web)));
    let answer = web.schema.execute(graphql::request(request, caller)).await;
    let mut response = Json(&answer).into_response();
    response.headers_mut().extend(answer.http_headers);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// A socket for subscriptions, and for whatever else a page asks while it has one.
pub async fn socket(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !origin::is_own(&headers) {
        return refusal(StatusCode::FORBIDDEN, "FOREIGN_ORIGIN", "This came from another site.");
    }
    let offered = headers.get(header::SEC_WEBSOCKET_PROTOCOL).and_then(|value| value.to_str().ok());
    if !offered.is_some_and(|offered| offered.split(',').any(|name| name.trim() == PROTOCOL)) {
        return refusal(StatusCode::BAD_REQUEST, "BAD_PROTOCOL", "The protocol is graphql-transport-ws.");
    }
    let web = caller.web.clone();
    let address = limits::address(&headers, peer, web.settings.trusted_proxies);
    let (caller, open) = (of_the_api(caller, address, None), web.settings.open_api);
    let ending = web.ending.subscribe();
    let operations = socket::Operations { app: web.app, schema: web.schema, caller: Arc::new(caller), open };
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_message_size(MESSAGE_MAX)
        .protocols([PROTOCOL])
        .on_upgrade(move |stream| socket::serve(stream, operations, ending))
}

/// Who asks, as the schema knows them.
fn of_the_api(caller: Caller, address: IpAddr, issue_cookie: Option<IssueCookie>) -> graphql::Caller {
    let Caller { web, ctx, tenant, .. } = caller;
    let (knocks, requests, trials, comune) =
        (web.limits.clone(), web.limits.clone(), web.limits.clone(), ctx.tenant);
    graphql::Caller {
        ctx,
        tenant,
        issue_cookie,
        may_knock: Arc::new(move || knocks.knock(address)),
        may_leave_request: Arc::new(move || requests.request(address)),
        may_try_alert: Arc::new(move || trials.trial(comune)),
    }
}

/// An answer that is no answer of the schema.
fn refusal(status: StatusCode, code: &'static str, message: &'static str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    (status, Json(body)).into_response()
}
