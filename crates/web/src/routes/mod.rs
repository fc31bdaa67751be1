//! Handlers, by who they are for.

mod api;
mod appointment;
mod booking;
mod crest;
mod feeds;
mod handover;
mod invitation;
mod knock;
mod legal;
mod lobby;
mod manage;
mod post_box;
mod public;
mod rating;
mod requests;
mod sign_in;
mod talk;
mod widget;
mod widget_events;

use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
    routing::{get, post},
};
use pages::{Notice, Standalone};

use crate::{
    Web,
    caller::{self, Caller},
    host::Place,
    reply::html,
};

pub use crest::upload;
pub use talk::letters;

/// What citizens see, and the platform's own page.
pub fn public() -> Router<Web> {
    Router::new()
        .route("/", get(public::home))
        .route("/uffici/{slug}", get(public::office))
        .route("/uffici/{slug}/bussa", post(knock::knock))
        .merge(booking::routes())
        .merge(appointment::routes())
        .route("/uffici/{slug}/messaggio", get(requests::form).post(requests::leave))
        .route("/richiesta", get(requests::mine))
        .route("/richiesta/ritira", post(requests::withdraw))
        .route("/ricontatto/{token}", get(invitation::look).post(invitation::accept))
        .route("/attesa", get(lobby::lobby))
        .route("/attesa/esci", post(lobby::leave))
        .route("/attesa/entra", post(lobby::enter))
        .route("/attesa/continua", get(handover::back).post(handover::begin))
        .route("/attesa/continua/{token}", get(handover::ask).post(handover::take))
        .route("/posta", get(post_box::letters))
        .route("/privacy", get(legal::privacy))
        .route("/accessibilita", get(legal::accessibility))
        .route("/note-legali", get(legal::legal_notes))
        .route("/valutazione", get(rating::ask).post(rating::rate))
        .route("/valutazione/grazie", get(rating::thanks))
        .route("/stemma/{file}", get(crest::show))
        .route("/colore/{file}", get(crest::colour))
}

/// What is for whoever is not at the pages.
pub fn feeds() -> Router<Web> {
    feeds::routes().merge(widget::routes())
}

/// What is the same on every host.
pub fn icons() -> Router<Web> {
    feeds::icons()
}

/// What staff sees.
pub fn staff() -> Router<Web> {
    Router::new()
        .route("/accedi", get(sign_in::begin))
        .route("/accedi/ritorno", get(sign_in::complete))
        .route("/esci", post(sign_in::sign_out))
        .route("/sportello", get(sign_in::console))
        .merge(manage::routes())
}

/// The API's transports.
pub fn api() -> Router<Web> {
    Router::new().route("/graphql", post(api::operation)).route("/graphql/ws", get(api::socket))
}

/// No such page.
pub async fn not_found(
    State(web): State<Web>,
    place: Option<Extension<Place>>,
    uri: Uri,
    headers: HeaderMap,
    caller: Option<Caller>,
) -> Response {
    if let (Some(Extension(Place::Comune(_))), Some(caller)) = (place, caller) {
        return caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound);
    }
    let site = caller::site(&web, &uri, &headers);
    html(StatusCode::NOT_FOUND, pages::standalone(&site, Standalone::NotFound))
}
