//! Answers that are rendered when what they show changes, and kept as bytes until then.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Write as _,
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};

/// A text as bytes, plain and compressed.
pub struct Rendered {
    kind: HeaderValue,
    etag: HeaderValue,
    plain: Bytes,
    gzip: Bytes,
}

impl Rendered {
    /// `kind`: the media type.
    pub fn new(kind: &'static str, text: String) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        // Hex and quotes are always a header's value.
        let etag = HeaderValue::from_str(&format!("\"{:016x}\"", hasher.finish()));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(6));
        // Writing into memory does not fail; if it did, browsers would be given the plain text.
        let gzip = gzip.write_all(text.as_bytes()).and_then(|()| gzip.finish()).unwrap_or_default();
        Self {
            kind: HeaderValue::from_static(kind),
            etag: etag.unwrap_or(HeaderValue::from_static("\"\"")),
            plain: text.into(),
            gzip: gzip.into(),
        }
    }

    /// How much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        self.plain.len() + self.gzip.len()
    }

    /// The answer to a request: the text, or that it has not changed.
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
        headers.insert(header::CONTENT_TYPE, self.kind.clone());
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
