//! A code for a telephone's camera.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// The light border that a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code of `text` as a drawing in the colour of the text around it, on nothing. `label`: what it is, for who does
/// not see it. `None` where the text is longer than a code can hold (about 2,300 characters).
///
/// A quarter of it may be dirty or torn: it hangs on a door.
#[must_use]
pub fn qr_svg(text: &str, label: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::Q).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in (0..code.size).filter(|column| code[row][*column].value()) {
            // Writing into a String does not fail.
            let _ = write!(path, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
        }
    }
    let side = code.size + 2 * QUIET;
    let label = label.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><path fill=\"currentColor\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use rqrr::PreparedImage;

    use super::qr_svg;

    /// How many pixels a module is wide in front of the reader.
    const SCALE: usize = 4;

    /// What a reader that we did not write finds in the drawing.
    fn read(svg: &str) -> String {
        let between = |before: &str, after: &str| {
            let rest = &svg[svg.find(before).unwrap() + before.len()..];
            rest[..rest.find(after).unwrap()].to_owned()
        };
        let side: usize = between("viewBox=\"0 0 ", " ").parse().unwrap();
        let dark: Vec<(usize, usize)> = between(" d=\"", "\"")
            .split_terminator("h1v1h-1z")
            .map(|module| {
                let (column, row) = module.strip_prefix('M').unwrap().split_once(' ').unwrap();
                (column.parse().unwrap(), row.parse().unwrap())
            })
            .collect();
        let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
            if dark.contains(&(x / SCALE, y / SCALE)) { 0 } else { 255 }
        });
        let (_, content) = image.detect_grids()[0].decode().unwrap();
        content
    }

    #[test]
    fn a_reader_finds_the_address() {
        for address in
            ["https://pescaglia.ricevimento.example/uffici/anagrafe", "http://a.localhost:8080/uffici/città"]
        {
            assert_eq!(read(&qr_svg(address, "Anagrafe").unwrap()), address);
        }
    }

    #[test]
    fn the_label_stays_text_and_what_is_too_long_has_no_code() {
        let svg = qr_svg("x", "\"><script>&").unwrap();
        assert!(svg.contains("aria-label=\"&quot;>&lt;script>&amp;\""), "{svg}");
        assert_eq!(qr_svg(&"x".repeat(5000), ""), None);
    }
}
