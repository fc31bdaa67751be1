//! What a visitor writes to the office, by a form: with or without JavaScript it is the same one.

use app::{Key, Move, MyVisit, Reason, letter_key};
use axum::{
    Form, Router,
    extract::rejection::FormRejection,
    http::{HeaderMap, StatusCode},
    response::Response,
    routing::get,
};
use pages::{Notice, WriteForm, WriteProblem};
use serde::Deserialize;
use tower_http::limit::RequestBodyLimitLayer;

use super::lobby::fresh_key;
use crate::{
    Web,
    caller::Caller,
    doors, origin,
    reply::{html, see_other},
};

/// Far more than a message has: whoever pasted too much is given it back, to be shortened.
const LETTER_MAX: usize = 8 * 1024 * 1024;

/// Where a form may be larger than elsewhere.
pub fn letters() -> Router<Web> {
    let routes = get(ask).post(write);
    Router::new().route("/attesa/messaggio", routes).layer(RequestBodyLimitLayer::new(LETTER_MAX))
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
struct Fields {
    #[serde(default)]
    text: String,
    #[serde(default)]
    key: String,
}

/// The form on a page of its own.
async fn ask(caller: Caller) -> Response {
    let key = fresh_key(&caller);
    let form = WriteForm { key: key.as_str(), ..WriteForm::default() };
    show(&caller, StatusCode::OK, &form).await
}

/// Sends a message, and goes back to the lobby.
async fn write(headers: HeaderMap, caller: Caller, fields: Result<Form<Fields>, FormRejection>) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let Form(fields) = match fields {
        Ok(fields) => fields,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let form = WriteForm { problem: Some(WriteProblem::Unreadable), ..WriteForm::default() };
            return show(&caller, StatusCode::PAYLOAD_TOO_LARGE, &form).await;
        }
        Err(rejection) => return caller.notice(rejection.status(), &Notice::Rejected),
    };
    let Some(key) = Key::parse(&fields.key) else {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected);
    };
    let moved =
        caller.web.app.write_to_office(&caller.ctx, &fields.text, letter_key(&key, &fields.text)).await;
    let (status, problem) = match moved {
        Ok(Move::Refused { reason: Reason::EmptyMessage, .. }) => {
            (StatusCode::UNPROCESSABLE_ENTITY, WriteProblem::Empty)
        }
        Ok(Move::Refused { reason: Reason::UnreadableMessage, .. }) => {
            (StatusCode::UNPROCESSABLE_ENTITY, WriteProblem::Unreadable)
        }
        Ok(Move::Refused { reason: Reason::TooManyMessages, .. }) => {
            (StatusCode::CONFLICT, WriteProblem::Full)
        }
        Ok(Move::Refused { reason: Reason::TooFast, .. }) => {
            (StatusCode::TOO_MANY_REQUESTS, WriteProblem::TooFast)
        }
        // Whatever else became of it, the lobby says how things stand.
        Ok(_) => return see_other(&caller.href("/attesa")),
        Err(error) => return caller.fault(&error),
    };
    let form = WriteForm { key: &fields.key, text: &fields.text, problem: Some(problem) };
    show(&caller, status, &form).await
}

async fn show(caller: &Caller, status: StatusCode, form: &WriteForm<'_>) -> Response {
    match page(caller, status, form).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn page(caller: &Caller, status: StatusCode, form: &WriteForm<'_>) -> app::Result<Response> {
    let app = &caller.web.app;
    let live = app.my_visit(&caller.ctx).await?.filter(|mine: &MyVisit| !mine.record.visit.is_ended());
    let board = app.board(&caller.ctx).await?;
    let Some(door) = live.and_then(|mine| board.door(mine.record.visit.office_id)) else {
        return Ok(see_other(&caller.href("/attesa")));
    };
    let door = doors::door(&board.tenant, door, caller.ctx.now, caller.language.lang);
    Ok(html(status, pages::write(&caller.frame(), &door, form)))
}
