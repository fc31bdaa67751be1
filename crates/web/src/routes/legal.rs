//! Pages that the law asks for.

use axum::{http::StatusCode, response::Response};

use crate::{caller::Caller, reply::html};

/// What is kept, by whom, for how long.
pub async fn privacy(caller: Caller) -> Response {
    html(StatusCode::OK, pages::privacy(&caller.frame()))
}

/// How accessible the service is, and whom to tell.
pub async fn accessibility(caller: Caller) -> Response {
    html(StatusCode::OK, pages::accessibility(&caller.frame()))
}

/// Under which licence the contents are.
pub async fn legal_notes(caller: Caller) -> Response {
    html(StatusCode::OK, pages::legal_notes(&caller.frame()))
}
