//! The comune's own colour, as a stylesheet: the content policy takes no styles within a page.

use domain::profile::Colour;

/// The darkest of our grounds on which there are links.
const WASH: [u8; 3] = [0xf2, 0xf6, 0xfa];

/// Where the stylesheet of a colour is. It never changes.
#[must_use]
pub fn colour_path(colour: &Colour) -> String {
    format!("/colore/{}.css", colour.to_string().trim_start_matches('#'))
}

/// What the stylesheet of the pages takes in place of its own blue. White can be read on each of the shades; that of
/// text can be read on every ground of ours.
#[must_use]
pub fn colour_css(colour: Colour) -> String {
    let (hover, band) = (colour.dimmed(80), colour.dimmed(63));
    let text = text_shade(colour);
    format!(
        ":root{{--comune:{colour};--comune-text:{text};--comune-hover:{hover};--comune-pressed:{band};--comune-band:{band}}}\n"
    )
}

fn text_shade(colour: Colour) -> Colour {
    let shades = (1..=20).rev().map(|twentieths| colour.dimmed(5 * twentieths));
    shades.into_iter().find(|shade| shade.contrast_with(WASH) >= Colour::CONTRAST).unwrap_or(colour.dimmed(0))
}

#[cfg(test)]
mod tests {
    use domain::profile::Colour;

    use super::{WASH, colour_css, text_shade};

    #[test]
    fn every_shade_of_a_colour_that_is_taken_can_be_read() {
        let all = (0..=255_u8).step_by(15).flat_map(|r| (0..=255_u8).step_by(15).map(move |g| (r, g)));
        let all =
            all.flat_map(|(r, g)| (0..=255_u8).step_by(15).map(move |b| format!("#{r:02x}{g:02x}{b:02x}")));
        let taken: Vec<_> = all.filter_map(|text| Colour::parse(&text).ok()).collect();
        assert!(taken.len() > 1_000, "{}", taken.len());
        for colour in taken {
            for shade in [colour.dimmed(80), colour.dimmed(63), text_shade(colour)] {
                assert!(shade.contrast_with([255; 3]) >= Colour::CONTRAST, "{shade} of {colour}");
            }
            assert!(text_shade(colour).contrast_with(WASH) >= Colour::CONTRAST, "{colour}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_everywhere_is_taken_as_it_is() {
        let css = colour_css(Colour::parse("#7a1f2b").unwrap());
        assert!(
            css.starts_with(":root{--comune:#7a1f2b;--comune-text:#7a1f2b;--comune-hover:#611822;"),
            "{css}"
        );
    }
}
