//! The icon of every page, in the sizes that browsers and phones ask for. The build draws them from one drawing.

/// The drawing, for `/favicon.svg`.
pub const SVG: &str = include_str!("../icon.svg");
/// 192 pixels wide, with transparent corners.
pub const PNG_192: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/icon-192.png"));
/// 512 pixels wide, with transparent corners.
pub const PNG_512: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/icon-512.png"));
/// 512 pixels wide, to be cut to any shape.
pub const MASKABLE_512: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/icon-maskable-512.png"));
/// 180 pixels wide, for the home screen of an iPhone.
pub const APPLE_180: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/apple-touch-icon.png"));

/// The colour of the browser's frame around a page.
pub const THEME_COLOUR: &str = "#0066cc";
