//! How the comune looks: its crest, shown to everybody and set by whoever manages the comune, and its colour.

use app::{
    AppError,
    manage::{CREST_MAX, Managed},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::put,
};
use domain::profile::Colour;
use pages::Notice;
use serde_json::{Value, json};
use tower_http::limit::RequestBodyLimitLayer;

use crate::{Web, caller::Caller, origin};

/// Where pictures are larger than anything else that is read.
pub fn upload() -> Router<Web> {
    let routes = put(set).delete(remove);
    Router::new().route("/gestione/stemma", routes).layer(RequestBodyLimitLayer::new(CREST_MAX))
}

/// The picture. Its address is made of what it contains: it never changes.
pub async fn show(Path(file): Path<String>, caller: Caller) -> Response {
    let hash = file.strip_suffix(".png").unwrap_or_default();
    match caller.web.app.crest(&caller.ctx, hash).await {
        Ok(png) => {
            let headers = [
                (header::CONTENT_TYPE, "image/png"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, png).into_response()
        }
        Err(error) => caller.fault(&error),
    }
}

/// The stylesheet of a colour. It follows from its address, and never changes.
pub async fn colour(Path(file): Path<String>, caller: Caller) -> Response {
    let digits = file.strip_suffix(".css").unwrap_or_default();
    match Colour::parse(&format!("#{digits}")) {
        Ok(colour) => {
            let headers = [
                (header::CONTENT_TYPE, "text/css; charset=utf-8"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, pages::colour_css(colour)).into_response()
        }
        Err(_) => caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound),
    }
}

async fn set(headers: HeaderMap, caller: Caller, picture: Bytes) -> Response {
    change(&headers, &caller, Some(picture.to_vec())).await
}

async fn remove(headers: HeaderMap, caller: Caller) -> Response {
    change(&headers, &caller, None).await
}

/// The revision on which the change is based stands in `If-Match` (RFC 9110, 13.1.1), with or without quotes.
async fn change(headers: &HeaderMap, caller: &Caller, picture: Option<Vec<u8>>) -> Response {
    if !origin::is_own(headers) {
        return answer(StatusCode::FORBIDDEN, json!({ "code": "FOREIGN_ORIGIN" }));
    }
    let revision = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let Some(revision) = revision.and_then(|value| value.trim_matches('"').parse().ok()) else {
        return answer(StatusCode::PRECONDITION_REQUIRED, json!({ "code": "REVISION_NEEDED" }));
    };
    match caller.web.app.set_crest(&caller.ctx, revision, picture).await {
        Ok(Managed::Saved { change, .. }) => {
            answer(StatusCode::OK, json!({ "changeId": change.map(|id| id.to_string()) }))
        }
        Ok(Managed::Stale { by, at }) => {
            answer(StatusCode::PRECONDITION_FAILED, json!({ "code": "STALE", "by": by, "at": at }))
        }
        Ok(_) => answer(StatusCode::UNSUPPORTED_MEDIA_TYPE, json!({ "code": "NOT_A_PICTURE" })),
        Err(AppError::Denied(_)) => answer(StatusCode::FORBIDDEN, json!({ "code": "FORBIDDEN" })),
        Err(error) => {
            tracing::error!(?error, "a crest could not be set");
            answer(StatusCode::SERVICE_UNAVAILABLE, json!({ "code": "UNAVAILABLE" }))
        }
    }
}

fn answer(status: StatusCode, body: Value) -> Response {
    (status, [(header::CACHE_CONTROL, "private, no-store")], Json(body)).into_response()
}
