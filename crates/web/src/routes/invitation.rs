//! The link by which the office calls somebody back into its queue.

use app::{Accepted, InvitationState, InvitationView, Secret};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use pages::{Invitation, Notice};

use crate::{
    caller::Caller,
    cookies, doors, origin,
    reply::{html, see_other},
};

/// What the link leads to. Looking at it changes nothing.
pub async fn look(Path(token): Path<String>, caller: Caller) -> Response {
    let Some(secret) = Secret::parse(&token) else { return unknown(&caller) };
    match caller.web.app.look_at_invitation(&caller.ctx, &secret).await {
        Ok(Some(view)) => show(&caller, &secret, StatusCode::OK, &view),
        Ok(None) => unknown(&caller),
        Err(error) => caller.fault(&error),
    }
}

/// Comes into the queue, and is known by the invitation from now on.
pub async fn accept(Path(token): Path<String>, headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let Some(secret) = Secret::parse(&token) else { return unknown(&caller) };
    match caller.web.app.accept_invitation(&caller.ctx, &secret).await {
        Ok(Accepted::Entered(_, own)) => {
            let jar = CookieJar::new().add(cookies::lasting(&caller.web, &own));
            (jar, see_other(&caller.href("/attesa"))).into_response()
        }
        // Where this browser waits already is told by the lobby.
        Ok(Accepted::AlreadyWaiting(_)) => see_other(&caller.href("/attesa")),
        Ok(Accepted::QueueFull(door)) => {
            let view = doors::door(&caller.tenant, &door, caller.ctx.now, caller.language.lang);
            caller.notice(StatusCode::SERVICE_UNAVAILABLE, &Notice::QueueFull { door: &view })
        }
        Ok(Accepted::Unusable(view)) => show(&caller, &secret, StatusCode::GONE, &view),
        Ok(Accepted::Unknown) => unknown(&caller),
        Err(error) => caller.fault(&error),
    }
}

fn show(caller: &Caller, secret: &Secret, status: StatusCode, view: &InvitationView) -> Response {
    let invitation = match view.state {
        InvitationState::Good => Invitation::Good,
        InvitationState::Waiting => Invitation::Waiting,
        InvitationState::Expired => Invitation::Expired,
        InvitationState::Over => Invitation::Over,
    };
    let door = doors::door(&caller.tenant, &view.door, caller.ctx.now, caller.language.lang);
    let path = format!("/ricontatto/{}", secret.expose());
    html(status, pages::invitation(&caller.frame(), &door, &path, invitation))
}

fn unknown(caller: &Caller) -> Response {
    caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound)
}
