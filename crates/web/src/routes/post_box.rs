//! What the demonstration would have sent, on the platform's own host.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};

use crate::{
    Web,
    caller::{self, Caller},
    host::Place,
    reply::html,
    routes,
};

/// The letters, the newest first. Where letters are really sent, there is no such page.
pub async fn letters(
    State(web): State<Web>,
    Extension(place): Extension<Place>,
    uri: Uri,
    headers: HeaderMap,
    caller: Option<Caller>,
) -> Response {
    let (Place::Platform, Some(letter_box)) = (&place, &web.app.settings().post.letter_box) else {
        return routes::not_found(State(web), Some(Extension(place)), uri, headers, caller).await;
    };
    let letters = letter_box.letters();
    let letters = letters.iter().map(|kept| (kept.at, &kept.mail));
    let page = pages::post_box(&caller::site(&web, &uri, &headers), letters);
    ([(header::CACHE_CONTROL, "no-store")], html(StatusCode::OK, page)).into_response()
}
