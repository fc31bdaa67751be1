//! The built scripts, styles and fonts: in memory, compressed once by the build, for ever fresh by their names.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{Web, headers::for_everybody, rendered::Rendered};

/// What `npm run build` makes. A release carries it; a debug build reads it when it starts.
#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Built;

/// The script for other sites, which is built apart.
const WIDGET: &str = "widget.js";

/// The service worker of the console. A browser asks for it anew at the same address.
const NOTICES: &str = "src/console/alert/notices.worker.ts";

/// The build is missing or incomplete.
#[derive(Debug, thiserror::Error)]
pub enum AssetError {
    /// There is no manifest, or it cannot be read.
    #[error("the browser's scripts have not been built: run `npm ci && npm run build` in frontend/")]
    NotBuilt,
    /// An entry that the pages need is not in the manifest.
    #[error("the build of the browser's scripts lacks `{0}`: build it again")]
    Missing(&'static str),
}

/// The files, and where the pages find them.
#[derive(Clone)]
pub struct Assets {
    files: Arc<HashMap<String, File>>,
    addresses: Arc<pages::Assets>,
    widget: Arc<Rendered>,
    notices: Arc<Rendered>,
}

struct File {
    mime: HeaderValue,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

/// An entry of the bundler's manifest.
#[derive(Deserialize)]
struct Entry {
    file: String,
}

impl Assets {
    /// Reads what was built.
    pub fn load() -> Result<Self, AssetError> {
        let manifest = Built::get("manifest.json").ok_or(AssetError::NotBuilt)?;
        let manifest = serde_json::from_slice(&manifest.data).map_err(|_| AssetError::NotBuilt)?;
        let addresses = Arc::new(addresses(&manifest)?);
        let notices = manifest.get(NOTICES).ok_or(AssetError::Missing(NOTICES))?.file.clone();
        let bytes = |name: &str| Built::get(name).map(|file| Bytes::from(file.data.into_owned()));
        let mut files = HashMap::new();
        for name in Built::iter().filter(|name| name.starts_with("assets/")) {
            let Some(file) = Built::get(&name) else { continue };
            let mime = HeaderValue::from_str(file.metadata.mimetype());
            let mime = mime.unwrap_or(HeaderValue::from_static("application/octet-stream"));
            let (gzip, brotli) = (bytes(&format!("{name}.gz")), bytes(&format!("{name}.br")));
            files.insert(
                name.into_owned(),
                File { mime, plain: Bytes::from(file.data.into_owned()), gzip, brotli },
            );
        }
        let widget = Built::get(WIDGET).ok_or(AssetError::Missing(WIDGET))?;
        let notices = Built::get(&notices).ok_or(AssetError::Missing(NOTICES))?;
        let script = |file: rust_embed::EmbeddedFile| {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Arc::new(Rendered::new("text/javascript; charset=utf-8", text))
        };
        Ok(Self { files: Arc::new(files), addresses, widget: script(widget), notices: script(notices) })
    }

    /// Where the pages find them.
    #[must_use]
    pub fn addresses(&self) -> &pages::Assets {
        &self.addresses
    }
}

fn addresses(manifest: &HashMap<String, Entry>) -> Result<pages::Assets, AssetError> {
    let entry = |name: &'static str| manifest.get(name).ok_or(AssetError::Missing(name));
    let address = |name| Ok(format!("/{}", entry(name)?.file));
    Ok(pages::Assets {
        site_css: address("src/visitor/site.scss")?,
        sheet_css: address("src/visitor/sheet.scss")?,
        frame_css: address("src/widget/frame.scss")?,
        page_js: address("src/visitor/page.ts")?,
        lobby_js: address("src/visitor/lobby.ts")?,
        lobby_css: Some(address("src/visitor/lobby.scss")?),
        console_js: address("src/console/main.tsx")?,
        console_css: Some(address("src/console/console.scss")?),
        manage_js: address("src/manage/main.tsx")?,
        manage_css: Some(address("src/manage/manage.scss")?),
    })
}

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/assets/{file}", get(asset))
        .route("/widget.js", get(widget))
        .route("/avvisi.js", get(notices))
}

async fn asset(State(web): State<Web>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = web.assets.files.get(&format!("assets/{name}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (encoding, body) = match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepted.contains("br") => (Some("br"), brotli),
        (_, Some(gzip)) if accepted.contains("gzip") => (Some("gzip"), gzip),
        _ => (None, &file.plain),
    };
    let mut response = body.clone().into_response();
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, file.mime.clone());
    // The name carries a hash of the content: what it names never changes.
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The script for other sites, at an address that never changes.
async fn widget(State(web): State<Web>, headers: HeaderMap) -> Response {
    for_everybody(web.assets.widget.answer(&headers))
}

/// The console's service worker, at the root: from anywhere else it could not look after `/sportello`.
async fn notices(State(web): State<Web>, headers: HeaderMap) -> Response {
    web.assets.notices.answer(&headers)
}
