//! The web app manifest: how the page is called, and what it looks like, among the other things on a telephone.

use serde_json::json;

use crate::{Publisher, icon::THEME_COLOUR};

/// The manifest of a comune.
///
/// It opens in the browser itself (`display: browser`). An installed window has cookies of its own on an iPhone: who
/// knocked in Safari would not find the place in the queue again there, nor the permission for the camera.
#[must_use]
pub fn manifest(publisher: &Publisher<'_>) -> String {
    let png = |src: &str, sizes: &str, purpose: &str| json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose });
    json!({
        "id": "/",
        "name": format!("{} · {}", publisher.words.service, publisher.words.comune),
        "short_name": publisher.tenant.name,
        "description": publisher.words.lead,
        "lang": publisher.lang.tag(),
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "theme_color": THEME_COLOUR,
        "background_color": "#ffffff",
        "icons": [
            { "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" },
            png("/icon-192.png", "192x192", "any"),
            png("/icon-512.png", "512x512", "any"),
            png("/icon-maskable-512.png", "512x512", "maskable"),
        ],
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::manifest;
    use crate::{fixture::Comune, icon};

    /// Width and height in the header of a PNG (RFC 2083, 4.1.1).
    fn size(png: &[u8]) -> (u32, u32) {
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "not a PNG");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    }

    #[test]
    fn the_icons_are_as_large_as_they_are_said_to_be() {
        let comune = Comune::with_hours("24/7");
        let manifest: Value = serde_json::from_str(&manifest(&comune.publisher("2026-11-23"))).unwrap();
        assert_eq!((&manifest["short_name"], &manifest["display"]), (&"Prova".into(), &"browser".into()));
        for (png, side) in
            [(icon::PNG_192, 192), (icon::PNG_512, 512), (icon::MASKABLE_512, 512), (icon::APPLE_180, 180)]
        {
            assert_eq!(size(png), (side, side));
        }
    }
}
