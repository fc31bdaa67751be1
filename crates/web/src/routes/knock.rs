//! The knock, by a form: with or without JavaScript it is the same one.

use std::net::SocketAddr;

use app::{Invalid, Key, Knock, KnockOutcome, Problem};
use axum::{
    Form,
    extract::{ConnectInfo, Path},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use pages::{Field, FieldError, FieldProblem, KnockForm, Notice};
use serde::Deserialize;

use super::public;
use crate::{caller::Caller, doors, limits, origin, reply::see_other};

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Fields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    key: String,
}

/// Knocks, and goes to the lobby.
pub async fn knock(
    Path(slug): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    if caller.ctx.visitor.is_none() {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::CookiesRefused);
    }
    let Some(key) = Key::parse(&fields.key) else {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected);
    };
    let address = limits::address(&headers, peer, caller.web.settings.trusted_proxies);
    if let Err(retry_after_s) = caller.web.limits.knock(address) {
        let mut response =
            caller.notice(StatusCode::TOO_MANY_REQUESTS, &Notice::TooManyKnocks { retry_after_s });
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        return response;
    }
    match at_the_door(&caller, &slug, fields, key).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn at_the_door(caller: &Caller, slug: &str, fields: Fields, key: Key) -> app::Result<Response> {
    let app = &caller.web.app;
    let board = app.board(&caller.ctx).await?;
    let Some(door) = board.door_at(slug) else {
        return Ok(caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound));
    };
    let (name, reason) = (Some(fields.name.clone()), Some(fields.reason.clone()));
    let outcome = app.knock(&caller.ctx, Knock { office: door.office.id, name, reason, key }).await?;
    Ok(match outcome {
        // Who already waits elsewhere is shown where: one browser, one place.
        KnockOutcome::Knocked(_) | KnockOutcome::AlreadyWaiting(_) => see_other(&caller.href("/attesa")),
        KnockOutcome::DoorClosed(_) => {
            public::show(caller, slug, StatusCode::CONFLICT, &KnockForm::default()).await
        }
        KnockOutcome::QueueFull(door) => {
            let view = doors::door(&caller.tenant, &door, caller.ctx.now, caller.language.lang);
            caller.notice(StatusCode::SERVICE_UNAVAILABLE, &Notice::QueueFull { door: &view })
        }
        KnockOutcome::Invalid(invalid) => {
            let errors = [field_error(invalid)];
            let form = KnockForm {
                name: &fields.name,
                reason: &fields.reason,
                errors: &errors,
                ..Default::default()
            };
            public::show(caller, slug, StatusCode::UNPROCESSABLE_ENTITY, &form).await
        }
        KnockOutcome::OfficeNotFound => caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound),
    })
}

fn field_error(invalid: Invalid) -> FieldError {
    let field = if invalid.field == "name" { Field::Name } else { Field::Reason };
    let problem = match invalid.problem {
        Problem::TooLong(_) => FieldProblem::TooLong,
        _ => FieldProblem::ControlCharacters,
    };
    FieldError { field, problem }
}
