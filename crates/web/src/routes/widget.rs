//! The doors on the comune's own site: the state that its widget asks for, and a page to put in a frame.

use axum::{
    Router,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;

use crate::{
    Web,
    caller::Caller,
    doors,
    headers::{for_everybody, framed},
    rendered::Rendered,
    reply::html,
    routes::widget_events,
};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/widget", get(frame))
        .route("/widget/stato.json", get(state))
        .route("/widget/eventi", get(widget_events::events))
}

/// The doors as a widget shows them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State {
    /// Of the words.
    lang: &'static str,
    /// Of the names.
    content_lang: &'static str,
    /// What the whole is called.
    title: String,
    /// The page with all doors.
    url: String,
    doors: Vec<DoorNow>,
}

/// One door.
#[derive(Serialize)]
struct DoorNow {
    slug: String,
    name: String,
    url: String,
    open: bool,
    /// As the API writes it.
    phase: &'static str,
    /// The state in a sentence.
    text: String,
    /// What one can do there now.
    action: &'static str,
}

/// What `?ufficio=` asks for.
enum Wish {
    All,
    One(String),
    /// More than one: which is meant cannot be told.
    Unclear,
}

fn wish(uri: &Uri) -> Wish {
    let query = uri.query().unwrap_or_default();
    let mut wishes = url::form_urlencoded::parse(query.as_bytes())
        .filter_map(|(name, value)| (name == "ufficio").then(|| value.into_owned()));
    match (wishes.next(), wishes.next()) {
        (None, _) => Wish::All,
        (Some(slug), None) => Wish::One(slug),
        (Some(_), Some(_)) => Wish::Unclear,
    }
}

/// The doors as they are now, for any site and without cookies.
async fn state(caller: Caller, uri: Uri, headers: HeaderMap) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return for_everybody(caller.fault(&error)),
    };
    let doors: Vec<_> = match wish(&uri) {
        Wish::All => board.doors.iter().collect(),
        Wish::One(slug) => match board.door_at(&slug) {
            Some(door) => vec![door],
            None => return for_everybody(StatusCode::NOT_FOUND.into_response()),
        },
        Wish::Unclear => return for_everybody(StatusCode::BAD_REQUEST.into_response()),
    };
    let now = doors.into_iter().map(|door| door_now(&caller, &board, door)).collect();
    let words = pages::words(caller.language.lang);
    let state = State {
        lang: caller.language.lang.tag(),
        content_lang: caller.tenant.language().tag(),
        title: format!("{} · {}", words.service, words.comune(caller.tenant.name_in(caller.language.lang))),
        url: address(&caller, "/"),
        doors: now,
    };
    // Structs of strings always are JSON.
    let state = serde_json::to_string(&state).unwrap_or_default();
    for_everybody(Rendered::new("application/json", state).answer(&headers))
}

fn door_now(caller: &Caller, board: &app::Board, door: &app::DoorView) -> DoorNow {
    let view = doors::door(&board.tenant, door, board.at, caller.language.lang);
    let words = pages::words(caller.language.lang);
    DoorNow {
        url: address(caller, &format!("/uffici/{}", view.slug)),
        slug: view.slug,
        name: view.name,
        open: view.open,
        phase: view.phase,
        text: view.text,
        action: if view.open { words.knock } else { words.see_hours },
    }
}

fn address(caller: &Caller, path: &str) -> String {
    format!("{}{}", caller.origin, caller.href(path))
}

/// A page for a frame on a site of the comune.
async fn frame(caller: Caller, uri: Uri, headers: HeaderMap) -> Response {
    let hosts = widget_hosts(&caller);
    if is_refused(&caller.origin, hosts, &headers) {
        // In any frame: a browser would show an empty one otherwise, and nobody would know why.
        return framed(html(StatusCode::FORBIDDEN, pages::widget_refused(&caller.frame())), "*");
    }
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let view = |door| doors::door(&board.tenant, door, board.at, caller.language.lang);
    let shown = match wish(&uri) {
        Wish::All => Some((None, board.doors.iter().map(view).collect::<Vec<_>>())),
        Wish::One(slug) => board.door_at(&slug).map(|door| (Some(slug), vec![view(door)])),
        Wish::Unclear => None,
    };
    let response = match shown {
        Some((slug, doors)) => html(StatusCode::OK, pages::widget(&caller.frame(), slug.as_deref(), &doors)),
        None => html(StatusCode::NOT_FOUND, pages::widget_unknown(&caller.frame())),
    };
    framed(response, &ancestors(hosts))
}

/// The hosts that may show the page in a frame, each with its port where it has one.
fn widget_hosts(caller: &Caller) -> &[String] {
    &caller.tenant.profile.widget_hosts
}

/// For the content policy. What is not a host, or would be more than one entry, is left out.
fn ancestors(hosts: &[String]) -> String {
    let hosts: Vec<_> = hosts.iter().map(String::as_str).filter(|host| is_host(host)).collect();
    if hosts.is_empty() { "'none'".to_owned() } else { hosts.join(" ") }
}

fn is_host(text: &str) -> bool {
    let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b':');
    !text.is_empty() && text.bytes().all(known)
}

/// Whether the browser says that this is for a frame on a site that is not allowed. Without a word of either, the
/// content policy decides, in the browser and by every site around the frame.
fn is_refused(own: &str, hosts: &[String], headers: &HeaderMap) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let in_frame =
        header("sec-fetch-dest").is_some_and(|it| matches!(it, "iframe" | "frame" | "embed" | "object"));
    let from = header(header::REFERER.as_str()).and_then(|referer| url::Url::parse(referer).ok());
    let Some(from) = from.filter(|_| in_frame) else { return false };
    if from.origin().ascii_serialization() == own {
        // A page that reloads itself in its frame.
        return false;
    }
    let host = from.host_str().unwrap_or_default();
    let with_port = from.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    !hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(&with_port))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{ancestors, is_refused};

    fn hosts(hosts: &[&str]) -> Vec<String> {
        hosts.iter().map(|&host| host.to_owned()).collect()
    }

    #[test]
    fn nobody_is_an_ancestor_and_nothing_else_comes_into_the_policy() {
        assert_eq!(ancestors(&[]), "'none'");
        assert_eq!(ancestors(&hosts(&["*", "a; script-src *", "", "a b", "https://a.it/x"])), "'none'");
        assert_eq!(ancestors(&hosts(&["www.comune.it", "localhost:8080"])), "www.comune.it localhost:8080");
    }

    #[test]
    fn a_frame_on_another_site_is_refused() {
        let allowed = hosts(&["www.comune.it"]);
        for (dest, referer, refused) in [
            ("iframe", "https://evil.example/", true),
            ("object", "https://www.comune.it.evil.example/", true),
            ("iframe", "https://www.comune.it:8443/", true),
            ("iframe", "https://WWW.comune.it/uffici", false),
            ("iframe", "https://prova.example/widget?ufficio=a", false),
            ("iframe", "", false),
            ("iframe", "not an address", false),
            ("document", "https://evil.example/", false),
            ("", "https://evil.example/", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HeaderName::from_static("sec-fetch-dest"), HeaderValue::from_static(dest));
            headers.insert("referer", HeaderValue::from_static(referer));
            assert_eq!(is_refused("https://prova.example", &allowed, &headers), refused, "{dest} {referer}");
        }
    }
}
