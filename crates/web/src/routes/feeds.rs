//! The hours where people already are: calendars, open data, search engines, the home screen, the office door.

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use feeds::{calendar, icon, open_data};
use pages::Notice;

use crate::{
    Web,
    caller::Caller,
    doors,
    headers::for_everybody,
    published::{Feed, Told, door},
    rendered::Rendered,
    reply::html,
};

const CALENDAR: &str = "text/calendar; charset=utf-8";
const JSON: &str = "application/json";
/// How long an icon is believed: it changes with a release, if ever.
const ICON_FRESH: HeaderValue = HeaderValue::from_static("public, max-age=86400");

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/orari.ics", get(comune_calendar))
        .route("/uffici/{slug}/orari.ics", get(office_calendar))
        .route("/uffici/{slug}/cartello", get(sheet))
        .route("/open-data/orari.json", get(hours))
        .route("/open-data/orari.schema.json", get(schema))
        .route("/manifest.webmanifest", get(manifest))
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
}

/// The icons, on every host.
pub fn icons() -> Router<Web> {
    Router::new()
        .route("/favicon.svg", get(async || picture("image/svg+xml", icon::SVG.as_bytes())))
        .route("/icon-192.png", get(async || png(icon::PNG_192)))
        .route("/icon-512.png", get(async || png(icon::PNG_512)))
        .route("/icon-maskable-512.png", get(async || png(icon::MASKABLE_512)))
        .route("/apple-touch-icon.png", get(async || png(icon::APPLE_180)))
}

/// The hours of all doors, to subscribe to.
async fn comune_calendar(caller: Caller, headers: HeaderMap) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let told = Told::new(&caller, &board);
    let render = || calendar::comune(&told.publisher(), &told.doors());
    let text = caller.web.feeds.get(Feed::Calendar, &told, CALENDAR, render).await;
    for_everybody(text.answer(&headers))
}

/// The hours of one door, to subscribe to.
async fn office_calendar(Path(slug): Path<String>, caller: Caller, headers: HeaderMap) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let Some(shown) = board.door_at(&slug) else {
        return caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound);
    };
    let told = Told::new(&caller, &board);
    let render = || calendar::office(&told.publisher(), door(shown));
    let feed = Feed::OfficeCalendar(shown.office.id);
    let text = caller.web.feeds.get(feed, &told, CALENDAR, render).await;
    for_everybody(text.answer(&headers))
}

/// The hours as open data.
async fn hours(caller: Caller, headers: HeaderMap) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let told = Told::new(&caller, &board);
    let render = || open_data::hours(&told.publisher(), &told.doors());
    let text = caller.web.feeds.get(Feed::OpenData, &told, JSON, render).await;
    for_everybody(text.answer(&headers))
}

/// What the open data look like.
async fn schema(_: Caller, headers: HeaderMap) -> Response {
    let schema = Rendered::new("application/schema+json", open_data::SCHEMA.to_owned());
    for_everybody(schema.answer(&headers))
}

/// The sheet of paper for the office door.
async fn sheet(Path(slug): Path<String>, caller: Caller) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let Some(shown) = board.door_at(&slug) else {
        return caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound);
    };
    let frame = caller.frame();
    let view = doors::door(&board.tenant, shown, board.at, caller.language.lang);
    let address = format!("{}/uffici/{slug}", caller.origin);
    // The address of a door is far shorter than a code can hold.
    let code = feeds::qr_svg(&address, &pages::sheet_code_label(&frame, &view)).unwrap_or_default();
    html(StatusCode::OK, pages::sheet(&frame, &view, &code))
}

/// How the page is called on a telephone.
async fn manifest(caller: Caller, headers: HeaderMap) -> Response {
    with_board(&caller, &headers, "application/manifest+json", |told| feeds::manifest(&told.publisher()))
        .await
}

/// What search engines may read.
async fn robots(caller: Caller, headers: HeaderMap) -> Response {
    with_board(&caller, &headers, "text/plain; charset=utf-8", |told| feeds::robots(&told.publisher())).await
}

/// Which pages there are.
async fn sitemap(caller: Caller, headers: HeaderMap) -> Response {
    let map = |told: &Told<'_>| feeds::sitemap(&told.publisher(), &told.doors());
    with_board(&caller, &headers, "application/xml", map).await
}

/// A text that is so short that it is written for each request.
async fn with_board(
    caller: &Caller,
    headers: &HeaderMap,
    kind: &'static str,
    write: impl FnOnce(&Told<'_>) -> String,
) -> Response {
    match caller.web.app.board(&caller.ctx).await {
        Ok(board) => Rendered::new(kind, write(&Told::new(caller, &board))).answer(headers),
        Err(error) => caller.fault(&error),
    }
}

fn png(bytes: &'static [u8]) -> Response {
    picture("image/png", bytes)
}

fn picture(kind: &'static str, bytes: &'static [u8]) -> Response {
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, ICON_FRESH)];
    // A preview on another site shows it.
    for_everybody((headers, bytes).into_response())
}
