//! The doors.

use app::{Board, Key};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::Lang;
use pages::{DoorView, Frame, KnockForm, Notice, Search};

use crate::{
    Web,
    caller::{self, Caller},
    cookies,
    doors::{self, Variant},
    host::Place,
    published::{self, Told},
    reply::html,
};

/// `?ora=1`: only the doors that receive now. `?cerca=`: only those with these words. Whatever else stands there, or
/// stands there twice, is no reason for an error.
fn search(uri: &Uri) -> Search {
    let (mut only_open, mut text) = (false, String::new());
    for (name, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
        match &*name {
            "ora" => only_open = true,
            "cerca" => text = value.into_owned(),
            _ => {}
        }
    }
    Search::new(&text, only_open)
}

/// All doors of a comune; on the platform's host, what the platform is.
pub async fn home(
    State(web): State<Web>,
    Extension(place): Extension<Place>,
    uri: Uri,
    headers: HeaderMap,
    caller: Option<Caller>,
) -> Response {
    match (place, caller) {
        (Place::Comune(_), Some(caller)) => comune(&caller, &search(&uri), &headers).await,
        _ => platform(&web, &uri, &headers),
    }
}

async fn comune(caller: &Caller, search: &Search, headers: &HeaderMap) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let Some(variant) = Variant::of(caller, search) else {
        // There are as many pages as there are things to look for: none of them is kept.
        return html(
            StatusCode::OK,
            pages::home(&caller.frame(), &views(&board, caller.language.lang), search),
        );
    };
    let page = caller.web.doors.get(variant, &board, || {
        let told = Told::new(caller, &board);
        let linked = feeds::linked_home(&told.publisher(), &told.doors());
        // The comune as the doors were computed with it: the page is kept until they change.
        let frame = Frame { tenant: &board.tenant, ..linking(caller.frame(), &linked) };
        pages::home(&frame, &views(&board, caller.language.lang), search)
    });
    page.answer(headers)
}

fn views(board: &Board, lang: Lang) -> Vec<DoorView> {
    board.doors.iter().map(|door| doors::door(&board.tenant, door, board.at, lang)).collect()
}

fn platform(web: &Web, uri: &Uri, headers: &HeaderMap) -> Response {
    let site = caller::site(web, uri, headers);
    html(StatusCode::OK, pages::platform(&site, web.settings.demo_comune().as_deref()))
}

/// One door, with the form to knock.
pub async fn office(Path(slug): Path<String>, caller: Caller) -> Response {
    show(&caller, &slug, StatusCode::OK, &KnockForm::default()).await
}

/// The page of one door, with what was typed and what is wrong with it. The key of the form is made here.
pub async fn show(caller: &Caller, slug: &str, status: StatusCode, form: &KnockForm<'_>) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let Some(door) = board.door_at(slug) else {
        return caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound);
    };
    let waiting_at = match waiting_at(caller).await {
        Ok(waiting_at) => waiting_at,
        Err(error) => return caller.fault(&error),
    };
    let outlook = match caller.web.app.outlook_at(&caller.ctx, door).await {
        Ok(outlook) => outlook,
        Err(error) => return caller.fault(&error),
    };
    let key = Key::from_random(caller.web.app.random());
    let alert = &door.office.reception.alert;
    let told = alert.webhook.is_some() || !alert.emails.is_empty() && caller.web.app.mail_enabled();
    let form = KnockForm { key: key.as_str(), waiting_at: waiting_at.as_deref(), outlook, told, ..*form };
    let view = doors::door(&board.tenant, door, board.at, caller.language.lang);
    let linked = feeds::linked_office(&Told::new(caller, &board).publisher(), published::door(door));
    let mut response = html(status, pages::office(&linking(caller.frame(), &linked), &view, &form));
    if caller.ctx.visitor.is_none() && door.state.is_open() {
        // Given before the knock, so that a browser that takes no cookies is told, and leaves no ghost in the queue.
        let secret = caller.web.app.new_secret();
        let jar = CookieJar::new().add(cookies::visit(&caller.web, &secret));
        response = (jar, response).into_response();
        response.headers_mut().append(header::VARY, header::COOKIE.into());
    }
    response
}

/// With what search engines read.
const fn linking<'a>(mut frame: Frame<'a>, linked_data: &'a str) -> Frame<'a> {
    frame.site.linked_data = linked_data;
    frame
}

/// The office at whose door this browser already waits.
async fn waiting_at(caller: &Caller) -> app::Result<Option<String>> {
    let mine = caller.web.app.my_visit(&caller.ctx).await?;
    let Some(mine) = mine.filter(|mine| !mine.record.visit.is_ended()) else { return Ok(None) };
    let board = caller.web.app.board(&caller.ctx).await?;
    Ok(board.door(mine.record.visit.office_id).map(|door| door.office.name.clone()))
}
