//! The public page: rendered when a door changes, and kept as bytes until the next change.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Write as _,
    sync::{Arc, PoisonError, RwLock},
};

use app::Board;
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Lang, Tenant, TenantId, door::DoorPhase};
use flate2::{Compression, write::GzEncoder};
use pages::DoorView;

/// What tells one version of the page from another, besides the doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Variant {
    pub tenant: TenantId,
    pub lang: Lang,
    pub lang_chosen: bool,
    pub only_open: bool,
}

/// The rendered pages.
#[derive(Clone, Default)]
pub struct DoorPages {
    pages: Arc<RwLock<HashMap<Variant, Kept>>>,
}

/// The doors, and the page that shows them.
type Kept = (Arc<Board>, Arc<Rendered>);

/// A page as bytes.
pub struct Rendered {
    etag: HeaderValue,
    plain: Bytes,
    gzip: Bytes,
}

impl DoorPages {
    /// The page for these doors; `render` is called only if they have changed.
    pub fn get(
        &self,
        variant: Variant,
        board: &Arc<Board>,
        render: impl FnOnce() -> String,
    ) -> Arc<Rendered> {
        if let Some((of, page)) = self.pages.read().unwrap_or_else(PoisonError::into_inner).get(&variant)
            && Arc::ptr_eq(of, board)
        {
            return Arc::clone(page);
        }
        let page = Arc::new(Rendered::new(render()));
        let entry = (Arc::clone(board), Arc::clone(&page));
        self.pages.write().unwrap_or_else(PoisonError::into_inner).insert(variant, entry);
        page
    }
}

impl Rendered {
    fn new(page: String) -> Self {
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        // Hex and quotes are always a header's value.
        let etag = HeaderValue::from_str(&format!("\"{:016x}\"", hasher.finish()));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(6));
        // Writing into memory does not fail; if it did, browsers would be given the plain page.
        let gzip = gzip.write_all(page.as_bytes()).and_then(|()| gzip.finish()).unwrap_or_default();
        Self { etag: etag.unwrap_or(HeaderValue::from_static("\"\"")), plain: page.into(), gzip: gzip.into() }
    }

    /// The answer to a request: the page, or that it has not changed.
    pub fn answer(&self, request: &HeaderMap) -> Response {
        let unchanged = request.get(header::IF_NONE_MATCH).is_some_and(|known| known == self.etag);
        let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let gzip = accepted.is_some_and(|accepted| accepted.contains("gzip")) && !self.gzip.is_empty();
        let mut response = match (unchanged, gzip) {
            (true, _) => StatusCode::NOT_MODIFIED.into_response(),
            (false, true) => self.gzip.clone().into_response(),
            (false, false) => self.plain.clone().into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::ETAG, self.etag.clone());
        // Always asked again: a door that has shut must not be shown open.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language, accept-encoding"));
        if gzip && !unchanged {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

/// A door in the words of a page.
pub fn door(tenant: &Tenant, door: &app::DoorView, at: domain::Instant, lang: Lang) -> DoorView {
    let (office, state) = (&door.office, &door.state);
    let phase = match state.phase {
        DoorPhase::Open => "OPEN",
        DoorPhase::Paused => "PAUSED",
        DoorPhase::ByAppointment => "BY_APPOINTMENT",
        DoorPhase::Closed => "CLOSED",
    };
    let own = tenant.language();
    let (name, name_lang) = office.name_in(lang).map_or((&*office.name, own), |name| (name, lang));
    let (summary, summary_lang) =
        office.summary_in(lang).map_or((&*office.summary, own), |text| (text, lang));
    DoorView {
        slug: office.slug.clone(),
        kind: office.kind,
        name: name.to_owned(),
        name_lang,
        summary: summary.to_owned(),
        summary_lang,
        hours: door.hours.as_ref().map_or_else(String::new, |hours| hours.words(lang).join("\n")),
        open: state.is_open(),
        phase,
        text: state.text(at, lang),
        opens_at: state.opens_at,
        waiting: state.waiting,
        staffed: state.staffed,
        message: state.message.clone(),
        rank: office.rank,
    }
}
