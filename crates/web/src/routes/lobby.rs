//! The lobby, by pages: it works by being asked again.

use app::{Key, Move};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{Room, VisitState};
use pages::{HandoverLink, Lobby, Message, Notice, Told};

use crate::{
    caller::Caller,
    doors, origin,
    reply::{html, see_other},
};

/// Where the visitor stands.
pub async fn lobby(caller: Caller) -> Response {
    match show(&caller, None).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

/// The lobby of this browser's visit, with the link to another device that was just asked for.
pub async fn show(caller: &Caller, handover: Option<&HandoverLink<'_>>) -> app::Result<Response> {
    let app = &caller.web.app;
    let Some(mine) = app.my_visit(&caller.ctx).await? else {
        return Ok(html(StatusCode::OK, pages::no_visit(&caller.frame())));
    };
    let record = &mine.record;
    let board = app.board(&caller.ctx).await?;
    // A door is archived only once nobody waits there: this visit is over, and there is nothing to come back to.
    let Some(door) = board.door(record.visit.office_id) else {
        return Ok(html(StatusCode::OK, pages::no_visit(&caller.frame())));
    };
    let room = app.room_of(&caller.ctx, record).await?;
    let outlook = app.outlook(&caller.ctx, record, mine.position, door).await?;
    let alone = (!door.state.staffed).then(|| caller.ctx.now - record.visit.waits_since());
    let door = doors::door(&board.tenant, door, caller.ctx.now, caller.language.lang);
    let answer_by = match record.visit.state() {
        VisitState::Called { at, .. } => Some(at + app.settings().grace),
        _ => None,
    };
    let written = mine.messages.iter();
    let messages: Vec<_> =
        written.map(|message| Message { by: message.by, text: &message.text, at: message.at }).collect();
    let key = fresh_key(caller);
    let lobby = Lobby {
        visit: &record.visit,
        door: &door,
        position: mine.position,
        outlook,
        handover,
        alerted_at: record.alerted_at,
        told: Told {
            acknowledged_at: record.acknowledged_at,
            escalated_at: record.escalated_at,
            substituted_at: record.substituted_at,
            // Both were written in one transaction.
            stands_in: record.substituted_at == Some(record.joined_at),
        },
        answer_by,
        welcome: room.as_ref().and_then(|room| room.welcome.as_deref()),
        link: room.as_ref().and_then(Room::link),
        message: record.message.as_deref(),
        messages: &messages,
        key: key.as_str(),
        name: record.name.as_deref(),
        reason: record.reason.as_deref(),
        called_back: record.called_back,
        alone,
    };
    Ok(html(StatusCode::OK, pages::lobby(&caller.frame(), &lobby)))
}

/// Leaves the queue, or the call.
pub async fn leave(headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let moved = caller.web.app.leave(&caller.ctx, fresh_key(&caller)).await;
    back(&caller, moved)
}

/// Enters the room; the call itself needs JavaScript.
pub async fn enter(headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let moved = caller.web.app.enter_room(&caller.ctx, fresh_key(&caller)).await;
    back(&caller, moved)
}

/// To leave and to enter are taken once by their nature: a second one finds them taken, so any key will do.
pub fn fresh_key(caller: &Caller) -> Key {
    Key::from_random(caller.web.app.random())
}

/// Whatever became of the step, the lobby says how things stand.
fn back(caller: &Caller, moved: app::Result<Move>) -> Response {
    match moved {
        Ok(_) => see_other(&caller.href("/attesa")),
        Err(error) => caller.fault(&error),
    }
}
