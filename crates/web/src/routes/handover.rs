//! The place in the queue, taken along to another device: by a link, once, and never by merely looking at it.

use app::{HandoverOutcome, HandoverToken};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use pages::{HandoverLink, Notice};

use super::lobby;
use crate::{
    caller::{self, Caller},
    cookies, origin,
    reply::{html, see_other},
};

/// Makes a link, and shows it in the lobby.
pub async fn begin(headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    match make(&headers, &caller).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn make(headers: &HeaderMap, caller: &Caller) -> app::Result<Response> {
    let Some(secret) = caller::visitor(headers, &caller.web) else { return Ok(to_lobby(caller)) };
    let Some(link) = caller.web.app.offer_handover(&caller.ctx, &secret).await? else {
        return Ok(to_lobby(caller));
    };
    let address = format!("{}{}", caller.origin, caller.href(&path(&link.token)));
    let code = feeds::qr_svg(&address, pages::handover_code_label(&caller.frame())).unwrap_or_default();
    let shown = HandoverLink { address: &address, code: &code, expires_at: link.expires_at };
    lobby::show(caller, Some(&shown)).await
}

/// The lobby's page asks for itself again at the address of the form; the link it has already.
pub async fn back(caller: Caller) -> Response {
    to_lobby(&caller)
}

/// What a link opens. Programs that look at links before people do are shown the button and press none.
pub async fn ask(Path(token): Path<String>, caller: Caller) -> Response {
    match look(&caller, &token).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn look(caller: &Caller, token: &str) -> app::Result<Response> {
    let Some(token) = HandoverToken::parse(token) else { return Ok(gone(caller)) };
    Ok(match caller.web.app.look_at_handover(&caller.ctx, &token).await? {
        HandoverOutcome::Taken { office, .. } => {
            let board = caller.web.app.board(&caller.ctx).await?;
            let name = board.door(office).map_or("", |door| door.office.name.as_str());
            html(StatusCode::OK, pages::take_over(&caller.frame(), name, &path(&token)))
        }
        other => otherwise(caller, &other).await?,
    })
}

/// Takes the place along.
pub async fn take(Path(token): Path<String>, headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    match take_over(&caller, &token).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn take_over(caller: &Caller, token: &str) -> app::Result<Response> {
    let Some(token) = HandoverToken::parse(token) else { return Ok(gone(caller)) };
    Ok(match caller.web.app.take_over(&caller.ctx, &token).await? {
        HandoverOutcome::Taken { secret, .. } => {
            let jar = CookieJar::new().add(cookies::visit(&caller.web, &secret));
            (jar, to_lobby(caller)).into_response()
        }
        other => otherwise(caller, &other).await?,
    })
}

async fn otherwise(caller: &Caller, outcome: &HandoverOutcome) -> app::Result<Response> {
    Ok(match outcome {
        HandoverOutcome::WaitsElsewhere { office } => {
            let board = caller.web.app.board(&caller.ctx).await?;
            let office = board.door(*office).map_or("", |door| door.office.name.as_str());
            caller.notice(StatusCode::CONFLICT, &Notice::AlreadyWaiting { office })
        }
        HandoverOutcome::Here | HandoverOutcome::Taken { .. } => to_lobby(caller),
        HandoverOutcome::Gone => gone(caller),
    })
}

fn gone(caller: &Caller) -> Response {
    caller.notice(StatusCode::NOT_FOUND, &Notice::HandoverGone)
}

fn to_lobby(caller: &Caller) -> Response {
    see_other(&caller.href("/attesa"))
}

fn path(token: &HandoverToken) -> String {
    format!("/attesa/continua/{}", token.expose())
}
